"""The code that a person's own bot or judge is written in, so that another one is not taken for it."""

import sys
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
    """Hash what `written_in` reads; empty where it reads nothing."""
    code = written_in(target, module)
    return digest([list(code), list(code.values())])[:16] if code else ""
