"""Which topics the bot may keep, as a table and as lines."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from hardcase.decisions import MIN_SLICE_FAMILIES, Decision, Route, Topic, TopicFloor

from .dimensions import DimensionLine
from .vetoes import VetoLine
from .words import families, score, sentence, some

ROUTES: dict[Route, str] = {
    "bot-alone": "bot alone",
    "hands-over-fast": "hands over fast",
    "people-first": "people first",
    "not-proven": "not proven",
}
MEANS: dict[Route, str] = {
    "bot-alone": "the bot may take the first reply; whoever needs a person gets one. All that was promised is proven.",
    "hands-over-fast": "the bot may begin; whoever needs a person gets one. Something else is not proven yet.",
    "people-first": "a person takes the first reply. A veto fired, or a floor is missed.",
    "not-proven": "no promise either way. Too few cases, too close to call, or not graded.",
}
"""What each route means for customers."""
_MAY: dict[Route, str] = {
    "bot-alone": "It may answer alone",
    "hands-over-fast": "It may begin, and hands over fast",
    "people-first": "A person takes the first reply",
    "not-proven": "No promise either way, not proven",
}
_PLAIN = {"must-recall": "reaching a person when needed", "needless-rate": "handing over only when needed"}
_UNANSWERED = " could not be answered"


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


def topic_rows(
    decision: Decision | None,
    titles: Mapping[str, str],
    *,
    lines: Sequence[DimensionLine] = (),
    vetoes: Sequence[VetoLine] = (),
) -> tuple[TopicRow, ...]:
    """One row for each topic, the best route first, as `ROUTES` has them.

    Args:
        decision: Has the topics; None: there are none.
        titles: Of suites, by id.
        lines: Dimensions of all cases; what needs a judge there needs one in every topic.
        vetoes: In words.
    """
    if decision is None:
        return ()
    order = list(ROUTES)
    unjudged = {each.name for each in lines if each.state == "needs-judge"}
    return tuple(
        TopicRow(
            topic=titles.get(each.topic, each.topic) if each.kind == "suite" else each.topic.replace("-", " "),
            kind=each.kind,
            route=each.route,
            word=ROUTES[each.route],
            why=sentence(_why(each, vetoes)),
            size=families(each.families),
            floors=tuple(_floor(one, unjudged) for one in each.floors),
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


def suites_by_route(decision: Decision | None, titles: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """What the bot may do and the suites where it may, by their titles; nothing where it may answer all alone."""
    suites = [each for each in decision.topics if each.kind == "suite"] if decision else []
    if all(each.route == "bot-alone" for each in suites):
        return []
    by_route = {route: [titles.get(each.topic, each.topic) for each in suites if each.route == route] for route in _MAY}
    return [(_MAY[route], named) for route, named in by_route.items() if named]


def floor_names(decision: Decision | None) -> tuple[str, ...]:
    """Dimensions whose floors are held against topics."""
    return tuple(each.dimension for each in decision.topics[0].floors) if decision and decision.topics else ()


def one_route(rows: Sequence[TopicRow]) -> str:
    """What holds for every topic, in one sentence; empty where they differ."""
    same = len(rows) > 1 and len({row.route for row in rows}) == 1
    return f"All {len(rows)} topics have one route: {rows[0].word}." if same else ""


def _why(topic: Topic, vetoes: Sequence[VetoLine]) -> str:
    """The reason without ids: of vetoes that fired one in words, the rubrics' before those of single cases."""
    if topic.vetoes:
        told = sorted((each for each in vetoes if each.id in topic.vetoes), key=lambda veto: bool(veto.story))
        lead, more = (told[0].happened if told else topic.vetoes[0]), len(topic.vetoes) - 1
        return f"{lead.rstrip('.')} (and {more} more {'veto' if more == 1 else 'vetoes'})" if more else lead
    if topic.reason.endswith(_UNANSWERED):
        return "nobody could tell whether a veto fired"
    if topic.reason.startswith(f"{topic.families} families, "):  # its size stands beside it
        return f"{MIN_SLICE_FAMILIES} families are needed to tell"
    why = topic.reason
    for id_, plain in _PLAIN.items():
        why = why.replace(id_, plain)
    return why


def _floor(each: TopicFloor, unjudged: set[str]) -> FloorCell:
    if each.dimension in unjudged:
        return FloorCell("needs a judge")
    if each.point is None or each.lower is None or each.upper is None:
        return FloorCell("not measured")
    reach = f"{score(each.lower)} to {score(each.upper)}"
    if each.families < MIN_SLICE_FAMILIES:
        return FloorCell(reach, "inconclusive", f"{score(each.at_least)}, too few")
    word = {"pass": "shown", "fail": "missed"}.get(each.status, "open")
    return FloorCell(reach, each.status if word != "open" else "inconclusive", f"{score(each.at_least)} {word}")
