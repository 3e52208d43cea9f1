"""A decision on disk: for people who read it, and for the router in production."""

from hardcase.decisions import Decision, Routing
from hardcase.records import DECISION, ROUTING, Run


def record_decision(run: Run, decision: Decision | None) -> None:
    """Write what was decided, and which topics the bot may keep; take away what an earlier decision left.

    Args:
        run: Whose folder takes it.
        decision: None: no gate was applied.
    """
    if decision is None:
        run.remove(DECISION)
    else:
        run.write(DECISION, decision)
    if decision is None or not decision.topics:
        run.remove(ROUTING)
        return
    run.write(
        ROUTING,
        Routing(
            run=run.path.name,
            bot=decision.bot,
            gate=decision.gate,
            gate_hash=decision.gate_hash,
            confidence=decision.confidence,
            ruling=decision.ruling.value,
            topics=decision.topics,
        ),
    )
