"""Which topics the bot may keep: the nouns."""

from typing import Literal

from msgspec import Struct

Route = Literal["bot-alone", "hands-over-fast", "people-first", "not-proven"]


class TopicFloor(Struct, frozen=True, kw_only=True):
    """One dimension's floor, held against one topic.

    Attributes:
        status: pass, fail or inconclusive, by the same bounds as the gate's own floors.
        point: Mean over the topic's families; None: not measured there.
    """

    dimension: str
    at_least: float
    status: str
    point: float | None = None
    lower: float | None = None
    upper: float | None = None
    families: int = 0


class TopicRate(Struct, frozen=True, kw_only=True):
    """What the gate asks of handovers, held against the customers of one topic.

    Attributes:
        rate: `must-recall`: at least `threshold` of those who need people reach them. `needless-rate`: at most
            `threshold` of those whom the bot should serve are handed over.
        status: pass, fail or inconclusive, by the same bounds as the gate's own rule.
        point: Share of the topic's families; None: not measured there.
    """

    rate: str
    threshold: float
    status: str
    point: float | None = None
    lower: float | None = None
    upper: float | None = None
    families: int = 0


class Topic(Struct, frozen=True, kw_only=True):
    """One topic, and who should answer it.

    Attributes:
        route: `bot-alone`: every floor is shown, correctness and escalation among them, and so is what the gate asks of
            handovers. `hands-over-fast`: that of escalation and recall are, others are open. `people-first`: a floor or
            recall is missed, or a veto fired. `not-proven`: none of these.
        reason: Why, in words.
        vetoes: Vetoes that fired in its cases.
    """

    topic: str
    kind: Literal["suite", "tag"]
    route: Route
    reason: str
    families: int
    cases: int
    vetoes: tuple[str, ...] = ()
    floors: tuple[TopicFloor, ...] = ()
    rates: tuple[TopicRate, ...] = ()


class Routing(Struct, frozen=True, kw_only=True):
    """The topics of one run, for the router in production.

    Attributes:
        ruling: What the gate says about the bot as a whole.
        otherwise: For every topic that is not named.
    """

    schema: int = 1
    run: str
    bot: str
    gate: str
    gate_hash: str
    confidence: float
    ruling: str
    topics: tuple[Topic, ...]
    otherwise: Route = "not-proven"
