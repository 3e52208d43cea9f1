"""Waivers in words: who set what aside, why and until when."""

from hardcase.decisions import Decision


def waiver_lines(decision: Decision | None) -> tuple[str, ...]:
    """One line for each waiver of the gate, in force or not."""
    if decision is None:
        return ()
    did = {"in-force": "sets it aside", "not-needed": "was not needed", "expired": "is over, and sets nothing aside"}
    return tuple(
        f"{each.rule}: a waiver by {each.owner} through {each.expires} {did[each.state]} ({each.reason})"
        for each in decision.waivers
    )


def kept_but_waived(decision: Decision) -> str:
    """What the headline says of a gate that ships with rules waived."""
    waived = [rule.id for rule in decision.waived]
    of = f"{decision.kept} of {decision.kept + len(waived)} promises of the gate were kept"
    return f"{of}; waived, and not kept: {', '.join(waived)}."
