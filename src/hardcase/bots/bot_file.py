"""`evals/bots/*.yaml`: a candidate as a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from msgspec import Meta, field

from hardcase.cases import Company, Document, read_as
from hardcase.errors import Problem, SuiteError
from hardcase.models import ModelFile, find_model_file, model_files, parameter_problems

from .own_names import OwnNames

BOTS = Path("evals/bots")
"""Where candidates as files are, from the project's folder."""

_ToolName = Annotated[
    str, Meta(pattern="^[A-Za-z0-9_-]{1,64}$", description="What the model calls a tool: letters, digits, _ and -.")
]


class BotFile(ModelFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A model as a candidate."""

    prompt: Annotated[
        Annotated[str, Meta(min_length=1)] | None,
        Meta(description="Text file with your own instructions, beside this file."),
    ] = None
    tools: Annotated[
        dict[_ToolName, Annotated[str, Meta(min_length=1)]],
        Meta(description="Your name of a tool: the desk's name, where they differ."),
    ] = field(default_factory=dict)
    topics: Annotated[
        dict[Annotated[str, Meta(min_length=1)], Annotated[str, Meta(min_length=1)]],
        Meta(description="Your name of a queue or of a listed value, as a topic: the desk's name, where they differ."),
    ] = field(default_factory=dict)


def load_bot_file(path: Path, *, companies: Sequence[Company] = ()) -> tuple[BotFile, str]:
    """Read a candidate's file and its prompt.

    Args:
        path: Of the file.
        companies: Its names of tools and topics must fit one of them; none: nobody knows whom it serves.

    Returns:
        tuple: The file, and the words of its prompt; empty where it names none.

    Raises:
        SuiteError: Every problem of the file.
    """
    file, document = read_as(path, BotFile)
    problems = [*parameter_problems(file, document), *_twice(file, document)]
    prompt = ""
    if file.prompt is not None:
        try:
            prompt = (path.parent / file.prompt).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            what = f"prompt: {file.prompt!r} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}"
            problems.append(document.problem(("prompt",), what, "name a text file, as seen from this file's folder"))
    names = OwnNames(file.tools, file.topics)
    misfits = [list(names.misfits(each)) for each in companies]
    problems += [document.problem(at, what, fix) for at, what, fix in min(misfits, key=len, default=[])]
    if problems:
        raise SuiteError(problems)
    return file, prompt


def _twice(file: BotFile, document: Document) -> list[Problem]:
    seen: dict[str, str] = {}
    problems = []
    for theirs, ours in file.tools.items():
        if ours in seen:
            what = f"tools: {theirs!r} and {seen[ours]!r} are both {ours!r}"
            problems.append(document.problem(("tools", theirs), what, "keep one: the model is shown each tool once"))
        seen[ours] = theirs
    return problems


def find_bot_file(spec: str, *, folder: Path | None = None) -> Path | None:
    """The file that a spec names; see `find_model_file`."""
    return find_model_file(spec, BOTS, what="bot", folder=folder)


def bot_files(folder: Path | None = None) -> tuple[Path, ...]:
    """The candidates of a project, by name."""
    return model_files(BOTS, folder)
