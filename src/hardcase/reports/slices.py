"""Who is hurt: every group of customers against every dimension, the worst first."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from hardcase.decisions import Decision, Ruling
from hardcase.scorecards import Scorecard

from .dimensions import DimensionLine
from .slice_rows import SliceRow, Table
from .words import LANGUAGES, count

_WORST = 3
SUITES, TAGS, TIERS = "Suites", "Tags", "Customer tiers"


class SliceGroup(Struct, frozen=True, kw_only=True):
    """Slices of one kind, the worst first."""

    label: str
    rows: tuple[SliceRow, ...]


class Hurt(Struct, frozen=True, kw_only=True):
    """The section on groups of customers.

    Attributes:
        worst: Name of a group and what it gets, suites before groups that cut across them, the worst first.
        says: How many suites are below, or that no group is, as far as that is known; empty: nothing may be said.
        groups: Suites, which stand open; `folded`: what cuts across them.
        bar: What numbers are held against, in words.
    """

    worst: tuple[tuple[str, str], ...]
    says: str
    groups: tuple[SliceGroup, ...]
    folded: tuple[SliceGroup, ...]
    bar: str


def hurt(
    card: Scorecard,
    lines: Sequence[DimensionLine],
    *,
    decision: Decision | None = None,
    champion: Scorecard | None = None,
    titles: Mapping[str, str] | None = None,
) -> Hurt:
    """Tell who is hurt: suites first, then tags, tiers and languages.

    A group that holds the cases of a suite, or all of them, is told once.

    Args:
        card: Balanced counts of one bot.
        lines: Its dimensions; only measured ones have numbers.
        decision: Has the floors of single slices.
        champion: What each number is held against; None: nothing.
        titles: Of suites, by id.
    """
    table = Table(card, lines, decision, champion)
    kinds: dict[str, list[tuple[str, ...]]] = {
        SUITES: [(case.suite,) for case in card.cases],
        TAGS: [case.tags for case in card.cases],
        TIERS: [(case.tier,) for case in card.cases],
        "Languages": [(case.language,) for case in card.cases],
    }
    bar = "champion" if table.of_a_change else "floor" if any(line.floor is not None for line in lines) else "usual bar"
    groups, seen = list[SliceGroup](), set[frozenset[int]]()
    for kind, memberships in kinds.items():
        members = [(name, of) for name, of in _members(card, memberships) if frozenset(of) not in seen]
        if kind == SUITES:
            seen = {frozenset(of) for _, of in members} | {frozenset(range(len(card.cases)))}
        rows = [table.row(name, _name(kind, name, titles or {}), of) for name, of in members]
        rows.sort(key=lambda row: (-row.struck, -row.short, row.low, row.id))
        if rows and (kind == SUITES or len(_members(card, memberships)) > 1):
            groups.append(SliceGroup(label=kind, rows=tuple(rows)))
    if card.stopped or (decision and decision.ruling is Ruling.INVALID):  # no number of it can be trusted
        return Hurt(worst=(), says="", groups=tuple(groups[:1]), folded=tuple(groups[1:]), bar=bar)
    # Suites are whole situations, told by their titles; tags and tiers cut across them and come after.
    told = [row for group in groups for row in group.rows if row.struck or row.short > 0]
    told.sort(key=lambda row: (row.id not in card.suites, -row.struck, -row.short))
    return Hurt(
        worst=tuple((row.name[:1].upper() + row.name[1:], table.tell(row)) for row in _apart(told, card)),
        says=_says(groups, told, bar),
        groups=tuple(groups[:1]),
        folded=tuple(groups[1:]),
        bar=bar,
    )


def _members(card: Scorecard, memberships: Sequence[tuple[str, ...]]) -> list[tuple[str, list[int]]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, names in enumerate(memberships):
        for name in dict.fromkeys(names):
            found[name].append(place)
    return list(found.items())


def _name(kind: str, name: str, titles: Mapping[str, str]) -> str:
    if kind == SUITES:
        return titles.get(name) or name.replace("_", " ").capitalize()
    if kind == TIERS:
        return f"{name} tier"
    return LANGUAGES.get(name, name) if kind == "Languages" else name.replace("-", " ").replace("_", " ")


def _apart(rows: Sequence[SliceRow], card: Scorecard) -> list[SliceRow]:
    """The first rows that are not the same customers by another name."""
    seen, kept = list[set[str]](), list[SliceRow]()
    for row in rows:
        mine = {case.id for case in card.cases if row.id in case.slices}
        if len(kept) < _WORST and all(len(mine & other) < len(mine | other) / 2 for other in seen):
            kept.append(row)
            seen.append(mine)
    return kept


def _says(groups: Sequence[SliceGroup], told: Sequence[SliceRow], bar: str) -> str:
    lost = "lost on average against the champion" if bar == "champion" else f"averages below its {bar}"
    if not told:
        rows = [row for group in groups for row in group.rows]
        unknown = sum(row.unknown for row in rows)
        if unknown:
            are = "is" if unknown == 1 else "are"
            none = (
                "None has surely lost against the champion"
                if bar == "champion"
                else f"None is shown to be below its {bar}"
            )
            return f"{none}; {unknown} of {count(len(rows), 'group')} {are} open."
        return f"No group of customers {lost}."
    suites = groups[0].rows
    below = sum(row.short > 0 for row in suites)
    than = "worse than the champion" if bar == "champion" else f"below the {bar}"
    return f"On average {than}: {below} of {count(len(suites), 'suite')}. Hurt most:"
