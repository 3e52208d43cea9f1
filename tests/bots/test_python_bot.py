"""A candidate written in Python: every way to write one works, and every way to get it wrong says how to mend it."""

import asyncio
import functools
import sys
import threading
import time

import pytest

from hardcase.bots import PythonBot, find_bot, load_attribute, load_python_bot
from hardcase.conversations import Reply, play
from hardcase.errors import OptionError
from tests.builders import a_case

SAID = "I will look into it and write to you before noon."


def turn_of(bot):
    """What the bot says first."""
    conversation = asyncio.run(play(a_case("Stale."), bot))
    assert conversation.error == ""
    return conversation.bot_turns[0].text


async def waiting(conversation, desk):
    await asyncio.sleep(0)
    return SAID


def plain(conversation, desk):
    return SAID


async def a_reply(conversation, desk):
    return Reply(text=SAID, tokens_in=3)


def a_reply_of_words(conversation, desk):
    return Reply(SAID, tokens_in=3)


def later(conversation, desk):
    return waiting(conversation, desk)


def with_more(conversation, desk, mood="calm"):
    return SAID


class Callable:
    """An object that is called."""

    def __call__(self, conversation, desk):
        return SAID


class WaitingCallable:
    """An object that is called and waits."""

    async def __call__(self, conversation, desk):
        return SAID


class WithMethod:
    """An object with a plain method."""

    name = "smith"

    def reply(self, conversation, desk):
        return SAID


class WithWaitingMethod:
    """An object with a waiting method."""

    async def reply(self, conversation, desk):
        return SAID


def configured(mood, conversation, desk):
    return SAID


WAYS = [
    pytest.param(waiting, id="an async function"),
    pytest.param(plain, id="a plain function"),
    pytest.param(a_reply, id="a function that returns a Reply"),
    pytest.param(a_reply_of_words, id="a Reply whose words are not named"),
    pytest.param(later, id="a plain function that returns an awaitable"),
    pytest.param(with_more, id="a function with a default"),
    pytest.param(lambda conversation, desk: SAID, id="a lambda"),
    pytest.param(Callable(), id="an object that is called"),
    pytest.param(WaitingCallable(), id="an object that is called and waits"),
    pytest.param(WithMethod().reply, id="a plain method"),
    pytest.param(WithWaitingMethod().reply, id="a waiting method"),
    pytest.param(functools.partial(configured, "calm"), id="a partial"),
    pytest.param(functools.partial(waiting), id="a partial of an async function"),
]


@pytest.mark.parametrize("function", WAYS)
def test_every_way_to_write_a_bot_works(function):
    """Async or plain, function or object: what it returns is its turn."""
    assert turn_of(PythonBot(function, name="mine")) == SAID


@pytest.mark.parametrize(("function", "in_the_loop"), [(waiting, True), (plain, False)], ids=["async", "plain"])
def test_a_plain_function_runs_in_a_thread_of_its_own(function, in_the_loop):
    """A plain function may block without stopping the other conversations; an async one stays in the loop."""
    seen = []

    if in_the_loop:

        async def reply(conversation, desk):
            seen.append(threading.current_thread())
            return await function(conversation, desk)
    else:

        def reply(conversation, desk):
            seen.append(threading.current_thread())
            return function(conversation, desk)

    turn_of(PythonBot(reply, name="mine"))

    assert (seen[0] is threading.main_thread()) is in_the_loop
    assert in_the_loop or seen[0].daemon


def test_blocking_bots_wait_side_by_side():
    """Ten plain functions that wait for each other all get their turn."""
    together = threading.Barrier(10, timeout=10)

    def reply(conversation, desk):
        together.wait()
        return SAID

    async def ten():
        bot = PythonBot(reply, name="mine")
        return await asyncio.gather(*(play(a_case("Stale."), bot) for _ in range(10)))

    assert {conversation.ending for conversation in asyncio.run(ten())} == {"completed"}


async def blocks(conversation, desk):
    time.sleep(0.02)
    return SAID


async def awaits(conversation, desk):
    await asyncio.sleep(0.02)
    return SAID


def holds(conversation, desk):
    time.sleep(0.02)
    return SAID


@pytest.mark.parametrize(
    ("function", "told"), [(blocks, 1), (awaits, 0), (holds, 0)], ids=["async that blocks", "async that waits", "plain"]
)
def test_a_bot_that_keeps_all_others_waiting_is_told_once(function, told, monkeypatch, caplog):
    """Which function it is and what to do: it alone makes a run as slow as one conversation after the other."""
    monkeypatch.setattr("hardcase.bots.python.BLOCKED_S", 0.01)
    bot = PythonBot(function, name="my_bot:blocks")

    assert [turn_of(bot), turn_of(bot)] == [SAID, SAID]

    assert len(caplog.messages) == told
    assert all("'my_bot:blocks': blocks is async and blocked all" in each for each in caplog.messages)
    assert all("write it as a plain `def`" in each for each in caplog.messages)


def test_a_waiting_bot_meets_its_deadline_at_its_own_await():
    """It may tidy up where it waits, in `finally` or `except`, as under any other loop."""
    tidied = []

    async def waits_long(conversation, desk):
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            tidied.append("yes")
            raise

    conversation = asyncio.run(play(a_case("Stale."), PythonBot(waits_long, name="mine"), turn_timeout_s=0.01))

    assert conversation.error == "no reply in 0.01 s"
    assert tidied == ["yes"]


# Loading


@pytest.fixture
def module(tmp_path, monkeypatch, request):
    """Write a module into a folder of its own, the current one; returns its name."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    before = set(sys.modules)

    def write(source, name="bakery_bot"):
        path = tmp_path / f"{name.replace('.', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
        return name

    yield write
    for name in set(sys.modules) - before:
        if name.startswith("bakery"):
            del sys.modules[name]


GOOD = """
SAID = "I will look into it and write to you before noon."
async def waiting(conversation, desk): return SAID
def plain(conversation, desk): return SAID
def greedy(*everything): return SAID
class Smith:
    name = "smith"
    def reply(self, conversation, desk): return SAID
class Quiet:
    def __call__(self, conversation, desk): return SAID
smith, quiet = Smith(), Quiet()
class bots: inner = smith
"""


@pytest.mark.parametrize(
    ("attribute", "name"),
    [
        pytest.param("waiting", "bakery_bot:waiting", id="an async function"),
        pytest.param("plain", "bakery_bot:plain", id="a plain function"),
        pytest.param("greedy", "bakery_bot:greedy", id="a function of anything"),
        pytest.param("smith", "smith", id="an object with a name"),
        pytest.param("quiet", "bakery_bot:quiet", id="an object that is called"),
        pytest.param("bots.inner", "smith", id="an attribute of an attribute"),
        pytest.param("smith.reply", "bakery_bot:smith.reply", id="a method"),
    ],
)
def test_a_bot_is_found_by_module_and_attribute(module, attribute, name):
    """The current folder is importable, and the bot is named by itself or by how it was asked for."""
    module(GOOD)

    bot = load_python_bot(f"bakery_bot:{attribute}")

    assert bot.name == name
    assert turn_of(bot) == SAID


def test_a_bot_in_a_package_is_found(module):
    """Packages below the current folder are importable too."""
    module("", "bakery_pack.__init__")
    module(GOOD, "bakery_pack.night.shift")

    assert turn_of(load_python_bot("bakery_pack.night.shift:plain")) == SAID


@pytest.mark.parametrize(
    ("source", "spec", "what", "fix"),
    [
        pytest.param(GOOD, "bakery_bod:plain", "no module 'bakery_bod'", "as my_bot:reply", id="no such module"),
        pytest.param(GOOD, "bakery_bot.night:plain", "no module 'bakery_bot.night'", "my_bot:reply", id="no package"),
        pytest.param(GOOD, "bakery_bot:plian", "has no 'plian'", "did you mean 'plain'?", id="no such attribute"),
        pytest.param(GOOD, "bakery_bot:smith.rply", "has no 'rply'", "did you mean 'reply'?", id="no such method"),
        pytest.param(GOOD, "bakery_bot:SAID.reply", "has no 'reply'", "did you mean", id="an attribute of a text"),
        pytest.param(GOOD, "bakery_bot:", "is not module:attribute", "bakery_bot:waiting", id="no attribute at all"),
        pytest.param(GOOD, ":plain", "is not module:attribute", "as my_bot:reply", id="no module at all"),
        pytest.param(GOOD, "bakery_bot:Smith", "is a class", "bot = Smith()", id="a class instead of an instance"),
        pytest.param(GOOD, "bakery_bot:SAID", "is a str, not a bot", "point at a function", id="a text"),
        pytest.param("reply = None", "bakery_bot:reply", "is a NoneType", "point at a function", id="None"),
        pytest.param(
            "def reply(words): return words",
            "bakery_bot:reply",
            "cannot be called with (conversation, desk): too many",
            "take these two",
            id="one argument",
        ),
        pytest.param(
            "def reply(conversation, desk, mood): return mood",
            "bakery_bot:reply",
            "missing a required argument: 'mood'",
            "take these two",
            id="three arguments",
        ),
        pytest.param(
            "class Bot:\n    def reply(conversation, desk): pass\nbot = Bot()",
            "bakery_bot:bot",
            "too many positional arguments",
            "take these two",
            id="a method without self",
        ),
        pytest.param(
            "def reply(*, conversation, desk): pass",
            "bakery_bot:reply",
            "too many",
            "take these two",
            id="by keyword",
        ),
        pytest.param("1 / 0", "bakery_bot:reply", "ZeroDivisionError: division", "import bakery_bot", id="raises"),
        pytest.param("def reply(:", "bakery_bot:reply", "SyntaxError", "import bakery_bot", id="is no Python"),
        pytest.param("raise SystemExit(3)", "bakery_bot:reply", "SystemExit: 3", "import bakery_bot", id="exits"),
        pytest.param(
            "import bakery_flour",
            "bakery_bot:reply",
            "needs 'bakery_flour'",
            "install bakery_flour",
            id="lacks one",
        ),
        pytest.param("import bakery", "bakery_bot:reply", "needs 'bakery'", "install bakery", id="lacks its namesake"),
        pytest.param("from os import bread", "bakery_bot:reply", "cannot import name", "mend it", id="lacks a name"),
    ],
)
def test_a_bot_that_cannot_be_loaded_says_why_and_how_to_mend_it(module, source, spec, what, fix):
    """Every mistake is the caller's to mend: one error with what is wrong and what to do, and exit code 2."""
    module(source)

    with pytest.raises(OptionError) as caught:
        load_python_bot(spec)

    said, mend = str(caught.value).split("\n  fix: ")
    assert what in said
    assert fix in mend
    assert caught.value.exit_code == 2


def test_a_builtin_that_is_no_bot_breaks_at_its_first_turn(module):
    """What cannot be looked into is tried, and counts against the bot when it fails."""
    module("reply = getattr")

    conversation = asyncio.run(play(a_case("Stale."), load_python_bot("bakery_bot:reply")))

    assert (conversation.ending, conversation.turns[1:]) == ("bot_broke", ())


def test_a_module_is_not_imported_twice(module):
    """A second look at the same module finds the same objects."""
    module(GOOD)

    assert load_attribute("bakery_bot:smith", what="bot") is load_attribute("bakery_bot:smith", what="bot")


# Finding


@pytest.mark.parametrize(
    ("spec", "what", "fix"),
    [
        pytest.param("conceirge", "unknown bot 'conceirge'", "did you mean 'concierge'?", id="a slip"),
        pytest.param("", "unknown bot ''", "package.module:attribute", id="no name"),
        pytest.param("my_bot.py", "unknown bot 'my_bot.py'", "package.module:attribute", id="a file"),
        pytest.param("mcp:bot.example", "is no URL, no Python function", "docs/mcp.md", id="an MCP client"),
    ],
)
def test_a_bot_that_is_not_there_says_what_is(spec, what, fix):
    """An unknown name is an error with the nearest known one."""
    with pytest.raises(OptionError) as caught:
        find_bot(spec)

    assert what in str(caught.value)
    assert fix in str(caught.value)


def test_your_own_bot_is_found_like_any_other(module):
    """`package.module:attribute` makes a candidate that needs nothing of the case."""
    module(GOOD)

    candidate = find_bot("bakery_bot:smith")

    assert (candidate.name, candidate.spec, candidate.needs_exemplar) == ("smith", "bakery_bot:smith", False)
    assert turn_of(candidate.make(None)) == SAID


BAKERY = "def reply(conversation, desk): ...\nasync def slow(conversation, desk): ...\ndef bake(oven): ...\nx = 1 / 0\n"
RYE = "log = get_logger()\nclass Rye:\n    def reply(self, conversation, desk): ...\n"
RYE += "_oven = Rye()\nrye = Rye()\nn = 3\nspelt: Rye = Rye()\n"
BESIDE = "bakery_bot.py is beside you: write bakery_bot:"


@pytest.mark.parametrize(
    ("spec", "fix"),
    [
        ("bakery_bot", f"{BESIDE}reply; it also has slow"),
        ("bakery_bot.py", f"{BESIDE}reply; it also has slow"),
        ("bakery_bot.slow", f"{BESIDE}slow; it also has reply"),
        ("bakery_bot/slow", f"{BESIDE}slow; it also has reply"),
        ("bakery_bot:", f"{BESIDE}reply; it also has slow"),
        ("bakery_bot.py:slow", f"{BESIDE}slow; it also has reply"),
        ("./bakery_bot:reply", f"{BESIDE}reply; it also has slow"),
        ("ovens/bakery_oven.py", "ovens/bakery_oven.py is beside you: write ovens.bakery_oven:reply; it also has slow"),
        (
            "bakery-2:reply",
            "bakery-2.py is beside you, and cannot be imported under this name: rename it to bakery_2.py",
        ),
        ("127.0.0.1:18431/asks", "http:// is missing: write http://127.0.0.1:18431/asks"),
        ("localhost:18431", "http:// is missing: write http://localhost:18431"),
        ("bots.bakery.example:443/v1", "http:// is missing: write http://bots.bakery.example:443/v1"),
        ("rye_bot", "rye_bot.py is beside you: write rye_bot:rye; it also has spelt, log"),
        ("oat_bot", "oat_bot.py is beside you: write oat_bot:NAME, by the name of what replies in it"),
        ("a" * 252 + ":reply", "name a module that can be imported from this folder, as my_bot:reply"),
        ("a" * 100_000 + ".py:reply", "name a module that can be imported from this folder, as my_bot:reply"),
        (":reply", "name a module that can be imported from this folder, as my_bot:reply"),
        ("bakery_shop:reply", "name a module that can be imported from this folder, as my_bot:reply"),
    ],
)
def test_a_bot_that_is_named_almost_right_is_named_right(module, spec, fix):
    """The file that lies beside is found without being run, with the functions and objects that could be meant."""
    for name in ("bakery_bot", "bakery-2", "ovens.bakery_oven"):
        module(BAKERY, name=name)
    module(RYE, name="rye_bot")
    module("class Oat: ...\n", name="oat_bot")

    with pytest.raises(OptionError) as told:
        find_bot(spec)

    assert str(told.value).endswith(f"fix: {fix}")
