"""Front hall for pytest: a switchboard. It does nothing at all until a test is marked `hardcase`.

A project's tests say which suite they are a window on:

    @pytest.mark.hardcase("billing_disputes")
    def test_billing_disputes(hardcase_outcome):
        hardcase_outcome.check()

    @pytest.mark.hardcase_gate
    def test_gate(hardcase_rule):
        hardcase_rule.check()
"""

import contextlib
import importlib
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hardcase.errors import HardcaseError
from hardcase.options import OPTIONS

if TYPE_CHECKING:
    from hardcase.pytest_plugin.evals import Evals
    from hardcase.pytest_plugin.outcome import CaseOutcome, RuleOutcome

EVALS = pytest.StashKey["Evals"]()
WRONG = pytest.StashKey[bool]()
PREFIX = "hc_"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options, each with the prefix `--hc-`."""
    group = parser.getgroup("hardcase", "hardcase: replay hard cases against a customer-service bot")
    for option in OPTIONS:
        flag, dest = f"--hc-{option.flag}", PREFIX + option.name
        if option.metavar:
            action = "append" if option.many else "store"
            group.addoption(flag, dest=dest, action=action, metavar=option.metavar, help=option.help)
        else:
            group.addoption(flag, dest=dest, action="store_true", help=option.help)


def pytest_configure(config: pytest.Config) -> None:
    """Register the two markers, so that strict projects accept them."""
    config.addinivalue_line("markers", "hardcase(suite): one item for each case of the suite")
    config.addinivalue_line("markers", "hardcase_gate: one item for each rule of the gate, run last")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make one item for each case of a marked test, and one for each rule of the gate."""
    marker = metafunc.definition.get_closest_marker("hardcase")
    if marker is not None and "hardcase_outcome" in metafunc.fixturenames:
        with _told_once(metafunc.config):
            cases = _evals(metafunc.config).cases_of(marker)
        metafunc.parametrize("hardcase_outcome", cases, ids=cases, indirect=True)
    elif metafunc.definition.get_closest_marker("hardcase_gate") and "hardcase_rule" in metafunc.fixturenames:
        with _told_once(metafunc.config):
            rules = _evals(metafunc.config).rules
        metafunc.parametrize("hardcase_rule", rules, ids=rules, indirect=True)


@contextlib.contextmanager
def _told_once(config: pytest.Config) -> Generator[None, None, None]:
    """Tell wrong input as one collection error with our own message; it ends the session with exit code 2."""
    try:
        yield
    except HardcaseError as error:
        if WRONG in config.stash:
            pytest.skip("told already", allow_module_level=True)
        config.stash[WRONG] = True
        raise pytest.Collector.CollectError(f"hardcase: {error}") from None


def _evals(config: pytest.Config) -> "Evals":
    """The session's books, opened by the first marked test."""
    if EVALS not in config.stash:
        # Only a project that uses hardcase pays for its import.
        config.stash[EVALS] = importlib.import_module("hardcase.pytest_plugin.evals").open_evals(config)
    return config.stash[EVALS]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Before `-k` deselects anything: give items their tags as keywords, and put the gate last."""
    if EVALS in config.stash:
        config.stash[EVALS].arrange(items)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Start replaying what was selected, ahead of the items; before xdist tells its controller of the collection."""
    if EVALS in session.config.stash and not session.config.option.collectonly:
        session.config.stash[EVALS].start(session.items)


@pytest.fixture
def hardcase_outcome(request: pytest.FixtureRequest) -> "CaseOutcome":
    """What came of one case: a window on its own trials, waited for."""
    outcome = request.config.stash[EVALS].outcome(request.param)
    request.node.user_properties.extend(outcome.properties)
    return outcome


@pytest.fixture
def hardcase_rule(request: pytest.FixtureRequest) -> "RuleOutcome":
    """What came of one rule of the gate; waits for every case."""
    return request.config.stash[EVALS].rule(request.param)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: "pytest.CallInfo[None]"
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Report a shortfall as passed with its letter, when the whole plan is selected."""
    report = yield
    if EVALS in item.config.stash and call.excinfo is not None:
        item.config.stash[EVALS].mark_shortfall(report, call.excinfo.value)
    return report


def pytest_report_teststatus(report: pytest.TestReport) -> Any:
    """Show `b` for a case below its bar and `u` for one that nobody could grade."""
    letter = getattr(report, "hardcase_letter", None)
    if letter is None or report.when != "call":
        return None
    word = "shortfall" if letter == "b" else "ungraded"
    return word, letter, (word.upper(), {"yellow": True})


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember shortfalls of all workers for the last-failed cache."""
    if getattr(report, "hardcase_letter", None):
        _SHORT.add(report.nodeid)


_SHORT: set[str] = set()


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Close the books: decide, or say why not; a whole plan that does not ship is never exit 0."""
    _remember_shortfalls(session.config)
    if EVALS in session.config.stash:
        session.config.stash[EVALS].finish(session)


def _remember_shortfalls(config: pytest.Config) -> None:
    last_failed = getattr(config.pluginmanager.get_plugin("lfplugin"), "lastfailed", None)
    if last_failed is not None:
        last_failed.update(dict.fromkeys(_SHORT, True))
    _SHORT.clear()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Tell the story after pytest's own."""
    if EVALS in config.stash:
        config.stash[EVALS].tell(terminalreporter)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Under xdist: tell each worker where controller and workers meet."""
    node.workerinput["hardcase_meeting"] = str(_meeting(node.config))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_node_collection_finished(node: Any) -> None:
    """Under xdist: the controller replays what the first worker selected."""
    if EVALS not in node.config.stash and (_meeting(node.config) / SELECTION).exists():
        _evals(node.config).start_for_workers(_meeting(node.config))


def _meeting(config: pytest.Config) -> Path:
    """A folder for controller and workers; it goes away with the session."""
    if MEETING not in config.stash:
        folder = config.stash[MEETING] = Path(tempfile.mkdtemp(prefix="hardcase-"))
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    return config.stash[MEETING]


MEETING = pytest.StashKey[Path]()
SELECTION = "selection.json"
