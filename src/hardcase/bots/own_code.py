"""The code that a person's own bot or judge is written in, so that another one is not taken for it."""

import ast
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hardcase.cases import digest


def written_in(target: Any, module: str = "") -> dict[str, bytes]:
    """Read the modules that an object and its class are written in.

    Args:
        target: A function, a method, or an object.
        module: Where it was found, which need not be where it is written; empty: nowhere by name.

    Returns:
        dict: Text by name of the module, without the standard library; empty where one of them has no file: then
            nothing shows whether it is the same code as another day.
    """
    owner = getattr(target, "__self__", target)
    named = {module, getattr(target, "__module__", ""), *(each.__module__ for each in type(owner).__mro__)}
    modules = sorted(each for each in named if each and each.partition(".")[0] not in sys.stdlib_module_names)
    try:
        return {each: Path(sys.modules[each].__file__ or "").read_bytes() for each in modules}
    except (AttributeError, KeyError, OSError):
        return {}


def code_hash(target: Any, module: str = "") -> str:
    """Hash what `written_in` reads, and what that imports of the same project; empty where it reads nothing.

    A module of the project is one that has been imported and lies in or below the folder that the bot is imported from.
    """
    code = written_in(target, module)
    todo = list(code)
    while todo:
        name = todo.pop()
        for other in _imported(name, code[name]):
            file = _file_of(other)
            if other not in code and file is not None and _is_beside(other, file, name):
                code[other] = file.read_bytes()
                todo.append(other)
    return digest([[name, code[name]] for name in sorted(code)])[:16] if code else ""


def _imported(name: str, text: bytes) -> Iterator[str]:
    """Full names that a module's import statements may mean; some are no modules. Of compiled code there are none."""
    package = getattr(sys.modules.get(name), "__package__", "") or ""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            relative = "." * node.level + (node.module or "")
            try:
                source = importlib.util.resolve_name(relative, package) if node.level else relative
            except ImportError:  # it climbs out of its package, in a line that was never reached
                continue
            yield source
            yield from (f"{source}.{each.name}" for each in node.names)


def _file_of(name: str) -> Path | None:
    file = Path(getattr(sys.modules.get(name), "__file__", None) or "")
    return file if file.suffix == ".py" and file.is_file() else None


def _is_beside(other: str, file: Path, name: str) -> bool:
    """Whether a module is of the same project as one that imports it: not of a package that was installed."""
    own = _file_of(name)
    if own is None:
        return False
    if other.partition(".")[0] == name.partition(".")[0]:
        return True
    root = own.parents[name.count(".") + (own.name == "__init__.py")]
    return file.is_relative_to(root) and "site-packages" not in file.parts
