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
        alike: One sentence instead of the rows, where no number depends on k.
        flaky: Ids of cases that passed in some trials and failed in others, with how often they passed.
    """

    says: tuple[str, ...]
    ks: tuple[int, ...]
    rows: tuple[SteadyRow, ...]
    flaky: tuple[tuple[str, str], ...]
    alike: str = ""


def steady(card: Scorecard) -> Steady | None:
    """Tell what repeats showed; None where nothing was repeated."""
    repeats = card.repeats
    if repeats is None:
        return None
    ks = tuple(each.k for each in repeats.pass_hat if each.k <= _MAX_K or each.k == card.trials)
    rows = [SteadyRow(name="All of them pass", cells=_cells(repeats.pass_hat, ks))]
    rows += [
        SteadyRow(name=f"{label(name)}, the worst of them", cells=_cells(found, ks))
        for name, found in repeats.worst.items()
    ]
    flaky = tuple((each.id, f"{each.passed} of {card.trials} passed") for each in repeats.flaky)
    alike = all(len({cell for cell in row.cells if cell[0]}) == 1 for row in rows)
    return Steady(
        says=tuple(_says(repeats, card.trials)),
        ks=ks,
        rows=() if alike else tuple(rows),
        flaky=flaky,
        alike=f"No average is lower when the worst of {ks[-1]} replays counts instead of one." if alike else "",
    )


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
    unknown = f"; of {repeats.unknown} it is not known" if repeats.unknown else ""
    last = repeats.pass_hat[-1]
    stable = repeats.stable_pass + repeats.stable_fail + len(repeats.flaky) + repeats.unknown
    says = [
        f"All {last.k} replays of a case pass in {_share(last.low, last.high)} of cases "
        f"(cases like these: {_share(last.lower, last.upper)}).",
        f"Of {count(stable, 'case')} played {trials} times each, {repeats.stable_pass} passed every time, "
        f"{repeats.stable_fail} failed every time, and {len(repeats.flaky)} did both{unknown}.",
    ]
    if repeats.flake_rate:
        says.append(f"Two replays of one case came out differently {percent(repeats.flake_rate)} of the time.")
    says.append("A veto in any replay counts, however the others went.")
    return says


def _share(low: float, high: float) -> str:
    return percent(low) if percent(low) == percent(high) else f"{percent(low)} to {percent(high)}"


def _cells(found: tuple[AtK, ...], ks: tuple[int, ...]) -> tuple[tuple[str, str], ...]:
    by_k = {each.k: each for each in found}
    return tuple(
        (_span(by_k[k]), f"{score(by_k[k].lower)} to {score(by_k[k].upper)}") if k in by_k else ("", "") for k in ks
    )


def _span(each: AtK) -> str:
    return span(each.low, each.high)
