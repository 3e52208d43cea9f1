"""What a candidate can reach: the words so far and the desk, and nothing that tells what is expected."""

import asyncio
import functools
import gc
import types

import pytest
from msgspec import structs

from hardcase.cases import (
    Case,
    Criterion,
    Customer,
    DeskHours,
    EscalationCosts,
    EscalationRule,
    Exemplar,
    ExpectedCall,
    Line,
    Matcher,
    Plan,
    PlannedCase,
    PlannedCriterion,
    Rubric,
    Suite,
)
from hardcase.conversations import Progress, Reply, play
from tests.builders import a_case, must

EXPECTATIONS = (
    Case,
    Criterion,
    Customer,
    DeskHours,
    EscalationCosts,
    EscalationRule,
    Exemplar,
    ExpectedCall,
    Line,
    Matcher,
    Plan,
    PlannedCase,
    PlannedCriterion,
    Rubric,
    Suite,
    Progress,
)
NOT_WALKED = (type, types.ModuleType, str, bytes, int, float, bool, types.NoneType, types.CodeType)
MOST = 100_000


def neighbours(thing):
    """Everything one step away: attributes, items, closures, bound objects, defaults, and what the collector knows."""
    if isinstance(thing, types.MethodType):
        yield from (thing.__self__, thing.__func__)
    if isinstance(thing, functools.partial):
        yield from (thing.func, thing.args, thing.keywords)
    if isinstance(thing, types.FunctionType):  # not its globals: from there every module can be reached
        yield from (thing.__defaults__, thing.__kwdefaults__, thing.__dict__)
        yield from (cell.cell_contents for cell in thing.__closure__ or ())
        return
    for name in dir(thing):
        if not name.startswith("__"):
            yield getattr(thing, name, None)
    yield getattr(thing, "__dict__", None)
    for owner in type(thing).__mro__:
        slots = owner.__dict__.get("__slots__", ())
        for slot in (slots,) if isinstance(slots, str) else slots:
            yield getattr(thing, slot, None)
    yield from gc.get_referents(thing)


def reachable(*roots):
    """Everything that can be reached from the roots, with the path that leads there."""
    seen, waiting = {}, [(f"root {index}", root) for index, root in enumerate(roots)]
    while waiting:
        path, thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, NOT_WALKED):
            continue
        assert len(seen) < MOST, "the walk has left the room"
        seen[id(thing)] = (path, thing)  # kept, so that no id is used twice
        waiting.extend((f"{path} > {type(each).__name__}", each) for each in neighbours(thing))
    return seen.values()


class Curious:
    """Keeps what it was given, and answers with a fact."""

    name = "curious"

    def __init__(self):
        self.given = []

    async def reply(self, conversation, desk):
        desk.call("look_up_orders")
        self.given.append((conversation, desk, desk.company, desk.tools, desk.calls, desk.handover))
        return Reply(text=f"I will look into part {len(self.given)}.")


def given_in(case):
    """Everything a bot is given while a case is played."""
    bot = Curious()
    asyncio.run(play(case, bot))
    return bot.given


CASE = a_case(
    "My loaf is stale.",
    Line(id="wants-person", say="A person, please."),
    escalation=must(due="wants-person"),
    history=({"id": "CON-1", "summary": "called"},),
    customer=Customer(name="Ida Lund", knows={"order_id": "It's ORD-12."}),
)


def test_nothing_a_bot_is_given_leads_to_what_is_expected():
    """From the open conversation and the desk no case, criterion, rule, exemplar or plan can be reached."""
    found = list(reachable(*given_in(CASE)))

    assert len(found) > 100
    assert [path for path, thing in found if isinstance(thing, EXPECTATIONS)] == []


@pytest.mark.parametrize(
    "hide",
    [
        pytest.param(lambda case: types.SimpleNamespace(inner=[{"deep": (case,)}]), id="in attributes and containers"),
        pytest.param(lambda case: lambda: case, id="in a closure"),
        pytest.param(lambda case: functools.partial(print, case), id="in a partial"),
        pytest.param(lambda case: types.MethodType(print, case), id="behind a bound method"),
        pytest.param(lambda case: iter([case]), id="in an iterator"),
    ],
)
def test_the_walk_finds_a_case_that_is_hidden(hide):
    """The walk of the test above is no formality: it finds a case wherever one could be tucked away."""
    found = reachable(hide(CASE))

    assert any(isinstance(thing, Case) for _, thing in found)


def test_no_line_id_of_the_script_is_shown():
    """The customer's turns reach the bot as words: the script's ids, as `wants-person`, stay on the record only."""
    bot = Curious()

    conversation = asyncio.run(play(CASE, bot))

    shown = [turn for view, *_ in bot.given for turn in view.turns]
    assert {turn.line for turn in shown} == {""}
    assert [turn.line for turn in conversation.customer_turns] == ["line-0", "wants-person"]
    last = bot.given[-1][0].turns
    assert [(turn.index, turn.speaker, turn.text) for turn in last] == [
        (turn.index, turn.speaker, turn.text) for turn in conversation.turns[:-1]
    ]


def test_the_words_of_the_case_file_that_nobody_said_stay_hidden():
    """No id of a case, line, fact or queue that is right, no title and no later line stands in what a bot is given."""
    first = given_in(CASE)[0]

    seen = " ".join(repr(thing) for thing in first)

    assert "My loaf is stale." in seen
    for secret in (CASE.id, CASE.title, "wants-person", "A person, please.", "It's ORD-12.", "Ida Lund"):
        assert secret not in seen


def test_a_bot_that_rewrites_what_was_said_rewrites_its_own_copy():
    """The record keeps what was said, whatever a bot does to the turns it was shown."""

    class Forger:
        name = "forger"

        async def reply(self, conversation, desk):
            for turn in conversation.turns:
                structs.force_setattr(turn, "text", "I never complained.")
            return "I will see to it."

    conversation = asyncio.run(play(CASE, Forger()))

    assert conversation.turns[0].text == "My loaf is stale."
    assert conversation.turns[1].text == "I will see to it."


def test_a_conversation_under_way_reads_as_chat_messages():
    """Customers are `user`, the bot is `assistant`, and the customer's latest words are at hand."""
    view = given_in(CASE)[1][0]

    assert view.messages == [
        {"role": "user", "content": "My loaf is stale."},
        {"role": "assistant", "content": "I will look into part 1."},
        {"role": "user", "content": "A person, please."},
    ]
    assert (view.customer_says, view.channel) == ("A person, please.", "chat")
