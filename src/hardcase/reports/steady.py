"""How steady a bot is, from several trials of each case, in words."""

from msgspec import Struct

from hardcase.scorecards import AtK, RepeatsCard, Scorecard

from .words import count, families, label, percent, score, some, span

_MAX_K = 5


class SteadyRow(Struct, frozen=True, kw_only=True):
    """One number about k trials.

    Attributes:
        cells: For each k that is shown, what was seen and its range.
    """

    name: str
    cells: tuple[tuple[str, str], ...]


class Steady(Struct, frozen=True, kw_only=True):
    """The section on repeats.

    Attributes:
        flaky: Ids of cases that passed in some trials and failed in others, with how often they passed.
    """

    says: tuple[str, ...]
    ks: tuple[int, ...]
    rows: tuple[SteadyRow, ...]
    flaky: tuple[tuple[str, str], ...]


def steady(card: Scorecard) -> Steady | None:
    """Tell what repeats showed; None where nothing was repeated."""
    repeats = card.repeats
    if repeats is None:
        return None
    ks = tuple(each.k for each in repeats.pass_hat if each.k <= _MAX_K or each.k == card.trials)
    rows = [
        SteadyRow(name=f"pass^1 to pass^{ks[-1]}: every one of k trials passes", cells=_cells(repeats.pass_hat, ks))
    ]
    rows += [
        SteadyRow(name=f"{label(name)}, the worst of k", cells=_cells(found, ks))
        for name, found in repeats.worst.items()
    ]
    flaky = tuple((each.id, f"{each.passed} of {card.trials} passed") for each in repeats.flaky)
    return Steady(says=tuple(_says(repeats, card.trials)), ks=ks, rows=tuple(rows), flaky=flaky)


def steady_line(card: Scorecard) -> str:
    """The same on one line; empty where nothing was repeated."""
    repeats = card.repeats
    if repeats is None:
        return ""
    last = repeats.pass_hat[-1]
    flaky = some(tuple(each.id for each in repeats.flaky), 3)
    reach = f"range {score(last.lower)} to {score(last.upper)}, {families(last.families)}"
    return (
        f"pass^{last.k} (all {last.k} trials of a case pass) {_span(last)} ({reach});"
        f" {count(len(repeats.flaky), 'flaky case')}{f': {flaky}' if flaky else ''}"
    )


def _says(repeats: RepeatsCard, trials: int) -> list[str]:
    unknown = f"; of {count(repeats.unknown, 'case')} it is not known" if repeats.unknown else ""
    says = [
        f"Of cases played {trials} times each, {repeats.stable_pass} passed every time, {repeats.stable_fail} failed "
        f"every time, and {len(repeats.flaky)} did both{unknown}."
    ]
    if repeats.flake_rate is not None:
        says.append(f"Two trials of one case came out differently {percent(repeats.flake_rate)} of the time.")
    says.append("A veto in any trial counts: nothing of what follows averages one away.")
    return says


def _cells(found: tuple[AtK, ...], ks: tuple[int, ...]) -> tuple[tuple[str, str], ...]:
    by_k = {each.k: each for each in found}
    return tuple(
        (_span(by_k[k]), f"{score(by_k[k].lower)} to {score(by_k[k].upper)}") if k in by_k else ("", "") for k in ks
    )


def _span(each: AtK) -> str:
    return span(each.low, each.high)
