"""How a bot of one's own is named, said to a person who has named it almost right."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

_ADDRESS = re.compile(
    r"(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]+\]|[a-z0-9-]+(?:\.[a-z0-9-]+)*(?=:\d))(?::\d+)?(?:/.*)?",
    re.IGNORECASE,
)
"""What is an address but for its scheme; a name without dots is one only where a port follows."""

_NAME = "NAME"


def named_right(spec: str) -> str:
    """Say how to write what was probably meant.

    Args:
        spec: What names no bot.

    Returns:
        One clause, such as `my_bot.py is beside you: write my_bot:reply`; empty: nothing like it is there.
    """
    if _ADDRESS.fullmatch(spec):
        return f"http:// is missing: write http://{spec}"
    path, _, attribute = spec.partition(":")
    for file, wanted in _files(path, attribute):
        if _is_there(file):
            return _say(file, wanted)
    return ""


def _is_there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # a name longer than any file's
        return False


def _files(path: str, attribute: str) -> Iterator[tuple[Path, str]]:
    """Files that may be meant, with the function that may be."""
    bare = path.removeprefix("./").removesuffix(".py")
    yield Path(f"{bare}.py"), attribute
    yield Path(f"{bare.replace('.', '/')}.py"), attribute
    for mark in "./":
        module, _, last = bare.rpartition(mark)
        if module and not attribute:
            yield Path(f"{module.replace('.', '/')}.py"), last


def _say(file: Path, wanted: str) -> str:
    there = f"{file} is beside you"
    names = _names(file)
    best = wanted if wanted in names else "reply" if "reply" in names else next(iter(names), "")
    if file.is_absolute() or ".." in file.parts:
        return f"{file} is there: go to its folder and write {file.stem}:{best or _NAME}"
    parts = file.with_suffix("").parts
    if not all(part.isidentifier() for part in parts):
        renamed = "/".join(re.sub(r"\W", "_", part) for part in parts)
        return f"{there}, and cannot be imported under this name: rename it to {renamed}.py"
    module = ".".join(parts)
    if not best:
        return f"{there}: write {module}:{_NAME}, by the name of what replies in it"
    others = [each for each in names if each != best]
    also = f"; it also has {', '.join(others[:10])}" if others else ""
    return f"{there}: write {module}:{best}{also}"


def _names(file: Path) -> list[str]:
    """What could be a bot, as it is written: nothing is imported.

    Public functions that take a conversation and a desk, then names that are given what a call returns (`bot = Bot()`),
    those of its own classes first.
    """
    try:
        body = ast.parse(file.read_bytes()).body
    except (OSError, SyntaxError, ValueError):
        return []
    functions = [each for each in body if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef))]
    takes_two = [each.name for each in functions if len(each.args.args) >= 2 or each.args.vararg]
    made = [each for each in body if isinstance(each, (ast.Assign, ast.AnnAssign)) and isinstance(each.value, ast.Call)]
    own = {each.name for each in body if isinstance(each, ast.ClassDef)}
    made.sort(key=lambda each: getattr(getattr(each.value, "func", None), "id", "") not in own)  # loggers come last
    targets = [target for each in made for target in (each.targets if isinstance(each, ast.Assign) else [each.target])]
    given = [target.id for target in targets if isinstance(target, ast.Name)]
    return [each for each in dict.fromkeys((*takes_two, *given)) if not each.startswith("_")]
