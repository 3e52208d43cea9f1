"""Every error this package raises on purpose, whose fault it is, and how a command exits.

    HardcaseError
    ├── SuiteError         a company, suite, case, exemplar or rubric file   author mends it       exit 2
    ├── GateError          a gate file that cannot be applied                operator mends it     exit 2
    ├── OptionError        an option, a path or a name that is not there     caller mends it       exit 2
    ├── RunError           a results folder that cannot be read or written   the run itself failed exit 4
    ├── BotError           the bot answered with a non-reply                 counts against the bot, recorded
    ├── UnreachableError   nobody answered                                   leaves the trial open,  recorded
    ├── JudgeError         the judge gave no usable ruling                   leaves a criterion open, recorded
    └── BudgetError        nothing that is still to be asked can be paid     stops the run          exit 4
        └── QuotaError     the provider wants no more calls for long         stops the run          exit 4

Recorded errors never stop a run: they become part of the evidence.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class HardcaseError(Exception):
    """Any error this package raises on purpose.

    Attributes:
        exit_code: What a command exits with when this error ends it.
    """

    exit_code = 4


@dataclass(frozen=True, kw_only=True, order=True)
class Problem:
    """One thing that is wrong in one file.

    Attributes:
        rank: What is told first: -1 goes before all others, as what explains them; 1 after them, as what is only to be
            filled in.
        path: File the problem is in.
        line: One-based line; 0 when the file as a whole is meant.
        column: One-based column; 0 when the line as a whole is meant.
        what: One clause that quotes the offending value with `!r`.
        fix: What to change, as an instruction.
    """

    rank: int = 0
    path: "Path"
    line: int = 0
    column: int = 0
    what: str
    fix: str

    def __str__(self) -> str:
        """Say where, what and what to do, on two lines."""
        where = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return f"{where}: {self.what}\n  fix: {self.fix}"


class FileError(HardcaseError):
    """One or more authored files that cannot be used as written.

    Attributes:
        problems: Everything that is wrong, sorted by rank, file and line.
    """

    exit_code = 2

    def __init__(self, problems: "Iterable[Problem]") -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class SuiteError(FileError):
    """A company, suite, case, exemplar or rubric file is wrong; its author mends it."""


class GateError(FileError):
    """A gate file is wrong, or no bot could pass it with these cases; the operator mends it."""


class OptionError(HardcaseError):
    """An option, a path or a name that cannot be used; the caller mends it."""

    exit_code = 2

    def __init__(self, what: str, *, fix: str) -> None:
        super().__init__(f"{what}\n  fix: {fix}")


class RunError(HardcaseError):
    """A results folder that cannot be read, written or resumed."""

    def __init__(self, what: str, *, fix: str) -> None:
        super().__init__(f"{what}\n  fix: {fix}")


class BotError(HardcaseError):
    """The bot was there and did not answer with a reply. Counts against the bot.

    Attributes:
        tokens_in: Tokens read for what it did instead, where known.
        tokens_out: Tokens written.
    """

    tokens_in = tokens_out = 0


class UnreachableError(HardcaseError):
    """Nobody answered. Leaves the trial open; never counts against the bot."""


class JudgeError(HardcaseError):
    """The judge gave no usable ruling. Leaves the criterion open."""


class BudgetError(HardcaseError):
    """What is left of the budget does not pay for the next call. Stops the run; never evidence about anybody.

    Attributes:
        what: The message without its fix.
        fix: What to do.
    """

    def __init__(self, what: str, *, fix: str) -> None:
        self.what, self.fix = what, fix
        super().__init__(f"{what}\n  fix: {fix}")


class QuotaError(BudgetError):
    """The provider asks for more time than a run waits, so its quota is spent. Stops the run; never evidence either."""


def heard_first(group: "BaseExceptionGroup[BaseException]") -> BaseException:
    """Which of several errors at once is told: an empty purse, which stops the run, else the first."""
    return next((each for each in group.exceptions if isinstance(each, BudgetError)), group.exceptions[0])


def nearest(name: str, known: "Iterable[str]") -> str:
    """Instruct how to write `name`, nearest known name first.

    Args:
        name: What was written.
        known: What could have been meant.

    Returns:
        One clause such as `"did you mean 'billing'? Known: 'billing', 'fraud'"`.
    """
    names = sorted(set(known))  # a queue, say, that two tools list
    listed = ", ".join(repr(each) for each in names[:40]) + (", ..." if len(names) > 40 else "")
    close = get_close_matches(name, names, n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]!r}? Known: {listed}"
    return f"use one of {listed}" if names else "there is none to choose from yet: define it first"
