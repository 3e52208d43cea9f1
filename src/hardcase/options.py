"""One rule for every option: --hc-x under pytest = --x on the command line = HARDCASE_X = x in [tool.hardcase].

Command line before environment before file; a malformed value is an error that names its source.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hardcase.errors import OptionError, nearest

DEFAULT_JUDGES: tuple[str, ...] = ("local",)
"""Who judges where nobody is named."""
CHECKS_ONLY = "none"
"""As a judge: checks only."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How a run is made. Field by field, the options of every front hall.

    Attributes:
        bot: Candidates, as `concierge`, `openai:MODEL`, `package.module:attribute`, a URL or `recorded:PATH`.
        judge: Judges, as `local`, `openai:MODEL` or `package.module:attribute`; empty: checks only.
        trials: Fresh replays of each case; None: the gate's number.
        concurrency: Conversations in flight at once.
        seed: Seed of the order of play; recorded in the plan.
        results: Folder of all runs.
        gate: Name in evals/gates/, or a path; empty: none.
        no_gate: Record and grade, and decide nothing.
        resume: Folder of a run to go on with; None: a new run.
        turn_timeout: Seconds one reply may take.
        offline: No candidate and no judge may be asked beyond this machine.
        champion: Folder of a run to compare with in this decision; None: what is pinned for the gate.
        budget_usd: What all calls to models may cost, in US dollars; None: no end.
        no_cache: Ask judges everything anew.
        explicit: Names of the options that were given by hand: on the command line or in the environment.
        chosen: These, and the options of the project's file: everything that is no default of ours.
    """

    bot: tuple[str, ...] = ("concierge",)
    judge: tuple[str, ...] = DEFAULT_JUDGES
    trials: int | None = None
    concurrency: int = 16
    seed: int = 0
    results: Path = Path("results")
    gate: str = "release"
    no_gate: bool = False
    resume: Path | None = None
    turn_timeout: float = 30.0
    offline: bool = False
    champion: Path | None = None
    budget_usd: float | None = None
    no_cache: bool = False
    explicit: frozenset[str] = frozenset()
    chosen: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Option:
    """One option.

    Attributes:
        name: Field of `Settings`; underscores become hyphens at a command line.
        read: Turns text into a value; ValueError when it cannot.
        wants: What a good value is, for messages.
        help: One line.
        metavar: Placeholder in help; empty for a flag.
        many: May be given several times.
    """

    name: str
    read: Callable[[str], Any]
    wants: str
    help: str
    metavar: str
    many: bool = False

    @property
    def flag(self) -> str:
        """As written at a command line, without the leading hyphens."""
        return self.name.replace("_", "-")


def _at_least(least: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdecimal()):  # int() would take "1_0", " 1" and digits of other scripts
            raise ValueError(text)
        number = int(text)
        if number < least:
            raise ValueError(text)
        return number

    return read


def _below(most: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        number = float(text)
        if "_" in text or not 0 < number < most:
            raise ValueError(text)
        return number

    return read


def _flag(text: str) -> bool:
    if text not in {"true", "false"}:
        raise ValueError(text)
    return text == "true"


def _word(text: str) -> str:
    if not text.strip():
        raise ValueError(text)
    return text


def _path(text: str) -> Path:
    return Path(_word(text))


OPTIONS: tuple[Option, ...] = (
    Option(
        name="bot",
        read=_word,
        wants="an embedded bot, openai:MODEL, a file of evals/bots, package.module:attribute, a URL or recorded:PATH",
        help="candidate: an embedded bot (see `hardcase bots`), your own as package.module:attribute or by its URL,"
        " openai:MODEL, anthropic:MODEL, a file in evals/bots, or recorded:PATH",
        metavar="SPEC",
        many=True,
    ),
    Option(
        name="judge",
        read=_word,
        wants="a judge",
        help="judge for what no check can see: local, labels, openai:MODEL, anthropic:MODEL, a file in evals/judges,"
        f" your own as package.module:attribute, or none; repeatable (default: {', '.join(DEFAULT_JUDGES)})",
        metavar="SPEC",
        many=True,
    ),
    Option(
        name="trials",
        read=_at_least(1),
        wants="a whole number from 1",
        help="fresh replays of each case (default: what the gate says)",
        metavar="N",
    ),
    Option(
        name="concurrency",
        read=_at_least(1),
        wants="a whole number from 1",
        help="conversations in flight at once (default: 16)",
        metavar="N",
    ),
    Option(
        name="seed",
        read=_at_least(0),
        wants="a whole number from 0",
        help="seed of everything that is drawn, recorded in the plan (default: 0)",
        metavar="N",
    ),
    Option(name="results", read=_path, wants="a folder", help="folder of all runs (default: results)", metavar="DIR"),
    Option(
        name="gate",
        read=_word,
        wants="a name or a path",
        help="gate: a name in evals/gates/ or a path (default: what pyproject.toml says, else release)",
        metavar="NAME",
    ),
    Option(name="no_gate", read=_flag, wants="true or false", help="replay and grade, decide nothing", metavar=""),
    Option(
        name="resume",
        read=_path,
        wants="a run's folder",
        help="go on with a run that was cut off; what it finished is kept",
        metavar="RUN",
    ),
    Option(
        name="turn_timeout",
        read=_below(86_400),
        wants="seconds above 0",
        help="seconds one reply of the bot may take (default: 30)",
        metavar="SECONDS",
    ),
    Option(name="offline", read=_flag, wants="true or false", help="refuse whoever is beyond this machine", metavar=""),
    Option(
        name="champion",
        read=_path,
        wants="a run's folder",
        help="run to compare with in this decision (default: what is pinned in results/baselines)",
        metavar="RUN",
    ),
    Option(
        name="budget_usd",
        read=_below(1_000_000),
        wants="US dollars above 0",
        help="stop before calls to models cost more than this, bot and judges together; what is not finished then makes"
        " the run invalid",
        metavar="USD",
    ),
    Option(name="no_cache", read=_flag, wants="true or false", help="ask judges all of it anew", metavar=""),
)


MAY_BE_NONE = frozenset({"judge"})
"""Options of which a file may give none at all: `judge = []` is a run with checks only."""


def read_settings(
    given: Mapping[str, Any],
    *,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
    prefix: str = "--",
) -> Settings:
    """Join the command line, the environment and the project's file.

    Args:
        given: Values from the command line by option name; None or empty means not given.
        environ: Environment; the process's own when None.
        folder: Where pyproject.toml is looked for; the current folder when None.
        prefix: How options are written at this command line, for messages.

    Returns:
        Settings: Every option, from the first source that has it.

    Raises:
        OptionError: A malformed value, or an unknown key in [tool.hardcase].
    """
    environ = os.environ if environ is None else environ
    table = _project_table((folder or Path.cwd()) / "pyproject.toml")
    values: dict[str, Any] = {}
    explicit = set()
    for option in OPTIONS:
        raw, source = given.get(option.name), f"{prefix}{option.flag}"
        if not (raw is None or raw is False or raw == () or raw == []):  # 0 is given, and wrong or right
            explicit.add(option.name)
        elif f"HARDCASE_{option.name.upper()}" in environ:
            source = f"HARDCASE_{option.name.upper()}"
            text = environ[source]
            raw = [each.strip() for each in text.split(",")] if option.many else text
            explicit.add(option.name)
        elif option.name in table:
            raw, source = table[option.name], f"{option.name} in [tool.hardcase]"
        else:
            continue
        values[option.name] = _read(option, raw, source)
    return Settings(**values, explicit=frozenset(explicit), chosen=frozenset(values))


def _read(option: Option, raw: Any, source: str) -> Any:
    many = raw if isinstance(raw, (list, tuple)) else [raw]
    if len(many) != 1 and not option.many:
        raise OptionError(f"{source}: given {len(many)} times", fix="give it once")
    if not many and option.name not in MAY_BE_NONE:
        raise OptionError(f"{source}: names none", fix=f"give {option.wants}")
    read = []
    for each in many:
        text = str(each).lower() if isinstance(each, bool) else str(each)
        try:
            if not isinstance(each, (str, int, float, Path)):
                raise ValueError(text)
            read.append(option.read(text))
        except ValueError as error:
            raise OptionError(f"{source}: {text!r} is not usable", fix=f"give {option.wants}") from error
    if option.name == "judge" and CHECKS_ONLY in read:
        if len(read) > 1:
            raise OptionError(
                f"{source}: {CHECKS_ONLY!r} stands beside {len(read) - 1} more", fix="name judges, or none"
            )
        return ()
    return tuple(read) if option.many else read[0]


def _project_table(path: Path) -> Mapping[str, Any]:
    if not path.is_file():
        return {}
    try:
        table: Any = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OptionError(f"{path}: cannot be read: {error}", fix="mend the file") from error
    for name in ("tool", "hardcase"):
        table = table.get(name, {})
        if not isinstance(table, dict):
            raise OptionError(f"{path}: {name!r} is no table: {table!r}", fix="write [tool.hardcase] and its keys")
    known = {option.name: option for option in OPTIONS}
    normal: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in known:
            raise OptionError(f"{path}: unknown key {key!r} in [tool.hardcase]", fix=nearest(name, known))
        if name in normal:
            raise OptionError(f"{path}: {name!r} stands twice in [tool.hardcase]", fix=f"keep one of {name}, {key}")
        normal[name] = value
    return normal
