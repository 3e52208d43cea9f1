"""The house rules, enforced: who may import whom, through which door, and how long a module may be."""

import ast
import functools
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "hardcase"
MODULES = sorted(SRC.rglob("*.py"))

CELLAR = ("errors", "options", "stats", "text", "tables")
ROOMS = (
    "cases",
    "models",
    "conversations",
    "bots",
    "verdicts",
    "scorecards",
    "decisions",
    "records",
    "reports",
    "metrics",
    "pipeline",
    "testing",
    "pytest_plugin",
    "cli",
)
CELLAR_USES = {"errors": set(), "options": {"errors"}, "stats": set(), "text": set(), "tables": {"errors"}}
WINDOWS = {  # a third-party package appears at its window and nowhere else
    "aiohttp": {"models"},
    "ahocorasick_rs": {"text"},
    "yaml": {"cases"},
    "jsonschema": {"cases"},
    "scipy": {"stats"},
    "jinja2": {"reports"},
    "rapidfuzz": {"pipeline"},
    "datasets": {"tables", "metrics"},  # a measure says by its types what it takes
    "evaluate": {"metrics"},
    "pandas": {"tables"},
    "pyarrow": {"tables"},
    "filelock": {"records"},
    "httpx2": {"models", "bots"},
    "tqdm": {"cli"},
    "pytest": {"pytest_plugin"},
    "_pytest": {"pytest_plugin"},
    "msgspec": {"text", "stats", "tables", *ROOMS},
    "numpy": {"verdicts", "stats"},
    "openai": {"models"},
    "anthropic": {"models"},
    "mcp": {"bots"},
    "mcp_types": {"bots"},
    "starlette": {"bots"},
    "uvicorn": {"bots"},
}
LOADED_LATE = {
    "aiohttp",
    "anthropic",
    "datasets",
    "evaluate",
    "httpx2",
    "jinja2",
    "jsonschema",
    "mcp",
    "mcp_types",
    "numpy",
    "openai",
    "pandas",
    "pyarrow",
    "rapidfuzz",
    "scipy",
    "starlette",
    "uvicorn",
    "yaml",
}  # heavy: imported at first use, inside a function


def room_of(path):
    """The room a module belongs to; empty for the front door."""
    parts = path.relative_to(SRC).with_suffix("").parts
    return "" if parts[0] in {"__init__", "__main__"} else parts[0]


@functools.cache
def nodes_of(path):
    """Every node of a module that tests here look for: most of them walk over all modules."""
    kinds = (ast.Import, ast.ImportFrom, ast.If)
    return [each for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(each, kinds)]


def imports_of(path):
    """Every import of a module: (node, full module name, level)."""
    for node in nodes_of(path):
        if isinstance(node, ast.ImportFrom):
            yield node, node.module or "", node.level
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name, 0


def type_checking_lines(path):
    """Lines inside `if TYPE_CHECKING:` blocks, which never run."""
    lines = set()
    for node in nodes_of(path):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def short(path):
    """A module's path as test id."""
    return str(path.relative_to(SRC))


def test_every_module_belongs_to_a_room():
    """Who sees a folder knows its room: nothing lies about outside them."""
    rooms = {room_of(path) for path in MODULES} - {""}

    assert rooms == {*CELLAR, *ROOMS}


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_rooms_only_look_back_and_only_through_doors(path):
    """A room imports earlier rooms only, and only through their door, so the data goes one way."""
    here, late = room_of(path), type_checking_lines(path)
    for node, module, level in imports_of(path):
        assert level <= 1, f"line {node.lineno}: write `from hardcase.<room> import ...`"
        if level or not module.startswith("hardcase.") or not here:
            continue
        _, room, *inside = module.split(".")
        if room == here:
            assert node.lineno in late, f"line {node.lineno}: within a room, import relatively"
            continue
        assert not inside, f"line {node.lineno}: walks past the door of {room!r}"
        if here in CELLAR:
            assert room in CELLAR_USES[here], f"line {node.lineno}: the cellar knows nothing of {room!r}"
        else:
            earlier = {*CELLAR, *ROOMS[: ROOMS.index(here)]}
            assert room in earlier, f"line {node.lineno}: looks ahead to {room!r}"


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_imports_stand_at_the_top(path):
    """No import hides inside a function, except heavy packages at their window and a few named trifles."""
    allowed = {*LOADED_LATE, "hardcase.text", "hardcase.reports"} if room_of(path) == "cli" else LOADED_LATE
    late = type_checking_lines(path)
    for node, module, _ in imports_of(path):
        if node.col_offset and node.lineno not in late:
            assert module in allowed or module.split(".")[0] in LOADED_LATE, f"line {node.lineno}: hides {module!r}"


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_third_party_packages_stay_at_their_window(path):
    """A package from outside is imported in its own room only, so that it can be replaced in one place."""
    for node, module, level in imports_of(path):
        package = module.split(".")[0]
        if level or package == "hardcase" or package in sys.stdlib_module_names:
            continue
        assert package in WINDOWS, f"line {node.lineno}: {package!r} has no window"
        assert room_of(path) in WINDOWS[package], f"line {node.lineno}: {package!r} belongs in {WINDOWS[package]}"


def test_no_import_cycle_within_a_room():
    """Modules of a room import each other in one direction too."""
    graph = {}
    for path in MODULES:
        if path.name == "__init__.py":
            continue
        late = type_checking_lines(path)
        targets = set()
        for node, module, level in imports_of(path):
            if level == 1 and node.lineno not in late:
                names = [module] if module else [alias.name for alias in node.names]
                targets.update(path.with_name(f"{name.split('.')[0]}.py") for name in names)
        graph[path] = {target for target in targets if target.exists()}

    def reaches(start, goal, seen):
        return any(
            each == goal or (each not in seen and reaches(each, goal, seen | {each})) for each in graph.get(start, ())
        )

    assert [short(path) for path in graph if reaches(path, path, {path})] == []


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_no_module_is_too_long(path):
    """A module over 300 lines is split, and the ceiling is not raised."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_no_module_is_named_after_nothing(path):
    """Names say what is inside."""
    assert path.stem not in {"utils", "util", "helpers", "common", "base", "core", "manager", "misc"}


def test_public_names_are_few_and_exist():
    """The front door hands out at most 25 names, each of them real."""
    import hardcase

    assert len(hardcase.__all__) <= 25
    assert all(getattr(hardcase, name) is not None for name in hardcase.__all__)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["--help"], id="help"),
        pytest.param(["lint", "tests/small_company/suites"], id="lint"),
    ],
)
def test_light_commands_import_nothing_heavy(words):
    """Help and lint never pay for data frames, providers or templates."""
    heavy = ["datasets", "pandas", "pyarrow", "evaluate", "openai", "anthropic", "numpy", "jinja2"]
    code = (
        "import sys\nfrom hardcase.cli import main\n"
        f"try:\n    main({words!r})\nexcept SystemExit:\n    pass\n"
        f"print('HEAVY', [name for name in {heavy!r} if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)

    assert done.stdout.splitlines()[-1] == "HEAVY []"


def test_plugin_costs_other_projects_almost_nothing():
    """Loading the pytest plugin imports no room of the house."""
    code = (
        "import sys\nimport hardcase.pytest_plugin\n"
        "print(sorted(name for name in sys.modules if name.startswith('hardcase.')))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "['hardcase.errors', 'hardcase.options', 'hardcase.pytest_plugin']"
