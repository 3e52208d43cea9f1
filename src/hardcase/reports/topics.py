"""Which topics the bot may keep, as a table and as lines."""

from msgspec import Struct

from hardcase.decisions import Decision, Route, TopicFloor

from .words import families, score, sentence, some

ROUTES: dict[Route, str] = {
    "bot-alone": "bot alone",
    "hands-over-fast": "hands over fast",
    "people-first": "people first",
    "not-proven": "not proven",
}


class TopicRow(Struct, frozen=True, kw_only=True):
    """One topic.

    Attributes:
        floors: One text for each dimension, in the order of the gate's floors.
    """

    topic: str
    kind: str
    route: Route
    word: str
    why: str
    size: str
    floors: tuple[str, ...]


def topic_rows(decision: Decision | None) -> tuple[TopicRow, ...]:
    """One row for each topic; the best route first, as `ROUTES` has them."""
    if decision is None:
        return ()
    order = list(ROUTES)
    return tuple(
        TopicRow(
            topic=each.topic,
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


def _floor(each: TopicFloor) -> str:
    word = {"pass": "shown", "fail": "missed"}.get(each.status, "open")
    if each.point is None or each.lower is None or each.upper is None:
        return "not measured"
    return f"{score(each.lower)} to {score(each.upper)}, floor {score(each.at_least)}: {word}"
