"""The rules that hold a bot against the champion: what may be lost."""

from .decision import RuleResult
from .gate import ChampionRules


def champion(rules: ChampionRules) -> RuleResult:
    """What may be lost against the champion waits until there is one: this version cannot pin one."""
    limit = f"at most {rules.lose_at_most:.2f} of a dimension may be"
    if rules.broken_families_at_most is not None:
        limit += f", and {rules.broken_families_at_most:.0%} of families broken"
    reason = f"no champion is pinned, so nothing can be lost against it yet; {limit}"
    return RuleResult(id="champion", status="waiting", reason=reason, threshold=rules.lose_at_most)
