"""Which topics the bot may keep, as a table and as lines."""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct

from hardcase.decisions import Decision, Route, TopicFloor

from .words import families, score, sentence, some

ROUTES: dict[Route, str] = {
    "bot-alone": "bot alone",
    "hands-over-fast": "hands over fast",
    "people-first": "people first",
    "not-proven": "not proven",
}


class FloorCell(NamedTuple):
    """One floor, held against one topic.

    Attributes:
        mark: Name of its colour.
        says: What became of it, with the floor.
    """

    range: str
    mark: str = ""
    says: str = ""


class TopicRow(Struct, frozen=True, kw_only=True):
    """One topic.

    Attributes:
        floors: Range and ruling for each dimension, in the order of the gate's floors.
    """

    topic: str
    kind: str
    route: Route
    word: str
    why: str
    size: str
    floors: tuple[FloorCell, ...]


def topic_rows(decision: Decision | None, titles: Mapping[str, str]) -> tuple[TopicRow, ...]:
    """One row for each topic, suites by their titles; the best route first, as `ROUTES` has them."""
    if decision is None:
        return ()
    order = list(ROUTES)
    return tuple(
        TopicRow(
            topic=titles.get(each.topic, each.topic) if each.kind == "suite" else each.topic,
            kind=each.kind,
            route=each.route,
            word=ROUTES[each.route],
            why=sentence(each.reason),
            size=families(each.families),
            floors=tuple(_floor(one) for one in each.floors),
        )
        for each in sorted(decision.topics, key=lambda topic: (order.index(topic.route), topic.kind, topic.topic))
    )


def topic_lines(decision: Decision | None, *, limit: int = 100) -> list[str]:
    """One line for each route that a topic has; `limit` topics are named on it."""
    if decision is None:
        return []
    told = []
    for route, word in ROUTES.items():
        named = tuple(each.topic for each in decision.topics if each.route == route)
        if named:
            told.append(f"{word}: {some(named, limit)}")
    return told


def floor_names(decision: Decision | None) -> tuple[str, ...]:
    """Dimensions whose floors are held against topics."""
    return tuple(each.dimension for each in decision.topics[0].floors) if decision and decision.topics else ()


def _floor(each: TopicFloor) -> FloorCell:
    word = {"pass": "shown", "fail": "missed"}.get(each.status, "open")
    if each.point is None or each.lower is None or each.upper is None:
        return FloorCell("not measured")
    mark = each.status if each.status in {"pass", "fail"} else "inconclusive"
    return FloorCell(f"{score(each.lower)} to {score(each.upper)}", mark, f"{score(each.at_least)} {word}")
