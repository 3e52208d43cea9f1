"""The door of the room: pure, so that a decision can be made again from what is on disk."""

from collections.abc import Mapping

from hardcase.scorecards import Outcomes, Scorecard, changes

from .champion import Champion
from .culprits import name_culprits
from .decision import Decision, RuleResult, RuleStatus, Ruling
from .gate import Gate
from .routing import topics
from .rules import apply_rules
from .waivers import apply_waivers, on_record

DECIDES: Mapping[Ruling, RuleStatus] = {
    Ruling.SHIP: "pass",
    Ruling.HOLD: "fail",
    Ruling.INVALID: "invalid",
    Ruling.INCONCLUSIVE: "inconclusive",
}
"""Rules of which status are the reasons for a ruling."""


def decide(
    card: Scorecard,
    gate: Gate,
    champion: Champion | None = None,
    *,
    outcomes: Outcomes | None = None,
    day: str = "",
    seed: int = 0,
) -> Decision:
    """Apply `gate` to `card`. No clock, no files, no printing.

    Precedence: a veto holds whatever else is wrong; a measurement that cannot be trusted is invalid; a rule that
    is failed holds; a rule that is open is inconclusive; only what passes every rule ships, but for a rule that waits
    for a champion or is waived, which is said and decides nothing. Every rule is tested at the gate's confidence
    without correction: all of them must pass, which is an intersection-union test (Berger 1982). A change gate has the
    same precedence and never ships: where nothing is failed or open, no loss is proven.

    Args:
        card: Balanced counts of one bot.
        gate: What was promised.
        champion: Whom the bot is compared with, graded alike; None: nobody, and a release gate's rules about it wait.
        outcomes: Seconds and money of the same run. They matter to ceilings only, which may block and never buy; None:
            not known, and a ceiling on them is open.
        day: Of plan or new decision, ISO 8601, for waivers that end; empty: not known, and every one has ended.
        seed: Of the draws that name culprits; no ruling rests on them.

    Returns:
        Decision: With one result for each rule and the deciding reasons in words.

    Raises:
        ValueError: A change gate without a champion (the caller looks for one before the run).
    """
    applied = tuple(apply_rules(card, gate, champion, outcomes=outcomes))
    plain = tuple(name_culprits(applied, card, gate, champion, seed=seed))
    rules = tuple(apply_waivers(plain, gate.file.waivers, day=day))
    ruling = _ruling(rules)
    no_loss_proven = gate.is_change and ruling is Ruling.SHIP
    deciding = DECIDES[ruling]
    ruling = Ruling.INCONCLUSIVE if no_loss_proven else ruling
    compared = champion if gate.compares else None
    return Decision(
        ruling=ruling,
        bot=card.bot,
        gate=gate.name,
        gate_hash=gate.hash,
        confidence=gate.file.confidence,
        rules=rules,
        reasons=tuple(rule.reason for rule in rules if rule.status == deciding),
        settle=tuple(rule.settle for rule in rules if rule.settle) if ruling is Ruling.INCONCLUSIVE else (),
        promised=card.hashes.get("gate") == gate.hash,
        waivers=on_record(gate.file.waivers, rules, day=day),
        topics=topics(card, gate, plain),
        no_loss_proven=no_loss_proven,
        champion=compared.run if compared else "",
        stands_in=compared is not None and compared.stands_in,
        changes=changes(card, compared.card) if compared else None,
    )


def _ruling(rules: tuple[RuleResult, ...]) -> Ruling:
    failed = {rule.id for rule in rules if rule.status == "fail"}
    if failed & {"vetoes", "new-vetoes"}:
        return Ruling.HOLD
    if any(rule.status == "invalid" for rule in rules):
        return Ruling.INVALID
    if failed:
        return Ruling.HOLD
    return Ruling.INCONCLUSIVE if any(rule.status == "inconclusive" for rule in rules) else Ruling.SHIP
