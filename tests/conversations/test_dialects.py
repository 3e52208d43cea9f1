"""Rows from elsewhere: each form becomes the same recording, and what is none says why."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.conversations import Dialect, MisfitError, Recording, group_of, recording_of

RESULT = '{"id": "L-1", "status": "burnt"}'
ARGUMENTS = {"loaf": "L-1"}
CHAT = [
    {"role": "system", "content": "Sell bread."},
    {"role": "user", "content": "Where is my loaf?"},
    {"role": "assistant", "content": None, "tool_calls": [
        {"id": "c1", "type": "function", "function": {"name": "find_loaf", "arguments": json.dumps(ARGUMENTS)}},
        {"id": "c2", "type": "function", "function": {"name": "find_bike", "arguments": ""}},
    ]},
    {"role": "tool", "tool_call_id": "c2", "content": "Error: no bike"},
    {"role": "tool", "tool_call_id": "c1", "content": RESULT},
    {"role": "assistant", "content": "It is burnt, I am afraid."},
]  # fmt: skip
ROWS = {
    "id": "row-1",
    "language": "en",
    "turns": [
        {"role": "customer", "text": "Where is my loaf?"},
        {"role": "agent", "text": "", "meta": {"tool_calls": [
            {"name": "find_loaf", "arguments": ARGUMENTS}, {"name": "find_bike", "arguments": {}}]}},
        {"role": "agent", "text": "", "meta": {"tool_result": RESULT, "tool_name": "find_loaf"}},
        {"role": "agent", "text": "", "meta": {"tool_result": "Error: no bike"}},
        {"role": "agent", "text": "It is burnt, I am afraid."},
    ],
    "labels": {"bot": "krume", "reward": 1},
}  # fmt: skip


def read(data, name="file-1", **dialect):
    """One row, read."""
    return recording_of(json.dumps(data).encode(), Dialect(**dialect), name=name)


def reason(data, **dialect):
    """Why a row is set aside."""
    with pytest.raises(MisfitError) as misfit:
        recording_of(data if isinstance(data, bytes) else json.dumps(data).encode(), Dialect(**dialect), name="x")
    return str(misfit.value)


def said(recording):
    """Who said what."""
    return [(turn.speaker, turn.text) for turn in recording.turns]


@pytest.mark.parametrize(
    ("data", "id_"),
    [
        pytest.param(CHAT, "file-1", id="a bare list of messages"),
        pytest.param({"id": 7, "messages": CHAT}, "7", id="messages in an object"),
        pytest.param({"task_id": 3, "trial": 1, "reward": 0.0, "traj": CHAT}, "3/1", id="tau-bench"),
        pytest.param(ROWS, "row-1", id="rows with roles"),
    ],
)
def test_every_form_becomes_the_same_turns(data, id_):
    """Calls without words belong to the bot's next words; results find their call, JSON is read, errors are errors."""
    recording = read(data)

    assert said(recording) == [("customer", "Where is my loaf?"), ("bot", "It is burnt, I am afraid.")]
    found, bike = recording.turns[1].calls
    assert (found.tool, found.arguments, found.result) == ("find_loaf", ARGUMENTS, {"id": "L-1", "status": "burnt"})
    assert (bike.tool, bike.result) == ("find_bike", {"error": "Error: no bike"})
    assert recording.id == id_


def _wizard(api, item, *constraints):
    """A row of a wizard who asks a system once."""
    asked = {"APIName": api, "Action": "query", "Agent": "Wizard", "Constraints": [*constraints]}
    answered = {"APIName": api, "Action": "return_item", "Agent": "KnowledgeBase", "Item": item}
    events = [{"role": "agent", "text": "", "meta": {"event": each}} for each in (asked, answered)]
    return {"turns": [{"role": "customer", "text": "A loaf?"}, *events, {"role": "agent", "text": "Well."}]}


@pytest.mark.parametrize(
    ("constraints", "tool"),
    [
        pytest.param(({"Loaf": "rye"}, {"RequestType": '"Book"'}), "loaf_order.book", id="booking"),
        pytest.param(({"RequestType": 'api.is_equal_to("Check")'},), "loaf_order.check", id="checking, in a function"),
        pytest.param(({"Loaf": "rye"},), "loaf_order", id="a system with one kind of request"),
        pytest.param((), "loaf_order", id="no constraints"),
        pytest.param(({"RequestType": None}, 5), "loaf_order", id="null"),
        pytest.param(({"RequestType": "!"},), "loaf_order", id="no word"),
    ],
)
def test_a_wizard_s_call_is_named_by_what_is_asked_of_which_system(constraints, tool):
    """Checking and booking through one system are two tools."""
    (call,) = read(_wizard("loaf_order", {"Loaf": "rye"}, *constraints)).turns[1].calls

    assert (call.tool, call.arguments) == (tool, {"constraints": [*constraints]})
    assert call.result == {"Loaf": "rye"}


@pytest.mark.parametrize(
    ("item", "error"),
    [
        pytest.param({"OrderStatus": "Order Failed"}, "Order Failed", id="failed"),
        pytest.param({"Message": "We are unable to bake."}, "We are unable to bake.", id="unable"),
        pytest.param({"Message": "We cannot authenticate you."}, "We cannot authenticate you.", id="cannot"),
        pytest.param({"Message": "Unavailable"}, None, id="an answer to a check"),
        pytest.param({"OrderStatus": "Order Confirmed"}, None, id="done"),
        pytest.param({"Review": "The crust failed."}, None, id="a field that tells of something else"),
        pytest.param({"Message": 5}, None, id="no words"),
        pytest.param({"Message": "Order failed", "error": "oven cold"}, "oven cold", id="an error of its own"),
        pytest.param(None, None, id="nothing found"),
    ],
)
def test_a_wizard_s_system_says_in_its_status_that_it_failed(item, error):
    """What was turned down is an error, and the answer stays as it was beside it."""
    (call,) = read(_wizard("loaf_order", item)).turns[1].calls

    assert call.result.get("error") == error
    assert {**call.result, **(item or {})} == call.result


def test_what_stands_beside_the_conversation_goes_to_meta():
    """The prompt as `told`, labels and other keys by their names; the bot's name where a label says it."""
    assert read(CHAT).meta == {"told": "Sell bread."}
    assert (read(ROWS).bot, read(ROWS).meta) == ("krume", {"reward": 1})
    assert read({"task_id": 3, "traj": CHAT[1:2], "reward": 0.5}).meta == {"task_id": 3, "reward": 0.5}


def test_the_second_benchmark_s_messages_are_read_too():
    """Calls without `function`, results by the id of the message, times, the customer's own tools left aside."""
    messages = [
        {"role": "assistant", "content": "Hi!", "timestamp": "2026-11-03T10:00:00"},
        {"role": "user", "content": None, "tool_calls": [{"id": "u1", "name": "reboot", "requestor": "user"}]},
        {"role": "tool", "id": "u1", "content": "rebooted", "requestor": "user"},
        {"role": "user", "content": "Still dark. ###STOP###", "timestamp": "2026-11-03T10:00:09.500"},
        {"role": "assistant", "content": "I look.", "tool_calls": [{"id": "b1", "name": "look", "arguments": {}}]},
        {"role": "tool", "id": "b1", "content": "dark", "error": True},
        {"role": "user", "content": "###TRANSFER###"},
    ]

    recording = read({"id": "s", "messages": messages, "termination_reason": "user_stop"})

    assert said(recording) == [("bot", "Hi!"), ("customer", "Still dark."), ("bot", "I look.")]
    assert recording.turns[1].at_s == 9.5
    (call,) = recording.turns[2].calls
    assert (call.tool, call.result) == ("look", {"error": "dark"})
    assert recording.meta == {"termination_reason": "user_stop", "stopped_by": "###TRANSFER###"}


def test_parts_of_a_message_are_words_calls_and_results():
    """Content as a list of parts, as some providers write it."""
    recording = read([
        {"role": "user", "content": [{"type": "text", "text": "Where?"}, {"type": "image", "source": {}}]},
        {"role": "assistant", "content": [{"type": "tool_use", "id": "t1", "name": "find_loaf", "input": ARGUMENTS}]},
        {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t1", "content": RESULT}]},
        {"role": "assistant", "content": [{"type": "text", "text": "Burnt."}], "refusal": None},
    ])  # fmt: skip

    assert said(recording) == [("customer", "Where?"), ("bot", "Burnt.")]
    assert recording.turns[1].calls[0].result["status"] == "burnt"


def test_an_act_without_words_at_the_end_is_a_turn_without_words():
    """A bot that hands over and says nothing has acted: the act is kept, at a turn of its own."""
    recording = read([*CHAT[1:2], {"role": "assistant", "tool_calls": [{"function": {"name": "hand_over"}}]}])

    assert said(recording)[-1] == ("bot", "")
    assert [call.tool for call in recording.turns[-1].calls] == ["hand_over"]


def test_a_tool_that_was_named_hands_over_in_the_recording():
    """The packet is written down, so that nobody must name the tool again."""
    chat = [*CHAT[1:2], {"role": "assistant", "content": "One moment.", "function_call": {
        "name": "page_baker", "arguments": '{"queue": "ovens"}'}}]  # fmt: skip

    assert read(chat).turns[-1].handover is None
    assert read(chat, hand_over_tools=frozenset({"page_baker"})).turns[-1].handover == {"queue": "ovens"}


@pytest.mark.parametrize(
    ("reply", "words", "beside"),
    [
        pytest.param('{"message": "It is burnt."}', "It is burnt.", None, id="message"),
        pytest.param('{\n "response": "It is burnt."\n}', "It is burnt.", None, id="response over lines"),
        pytest.param('```json\n{"answer": "It is burnt."}\n```', "It is burnt.", None, id="fenced"),
        pytest.param('{"text": "Burnt.", "steps": ["bake"]}', "Burnt.", {"1": [{"steps": ["bake"]}]}, id="with others"),
        pytest.param("{shrugs} It is burnt.", "{shrugs} It is burnt.", None, id="braces that are words"),
        pytest.param('Here: {"message": "x"}', 'Here: {"message": "x"}', None, id="JSON inside words"),
        pytest.param("```\nbake --hot\n```", "```\nbake --hot\n```", None, id="a fence that is no JSON"),
    ],
)
@pytest.mark.parametrize("native", [False, True], ids=["messages", "ours"])
def test_replies_that_are_json_are_unwrapped(reply, words, beside, native):
    """The customer read the words: they are graded, and whatever stood beside them is kept."""
    turns = [{"speaker": "customer", "text": "Where?"}, {"speaker": "bot", "text": reply}]
    chat = [{"role": "user", "content": "Where?"}, {"role": "assistant", "content": reply}]
    recording = read({"id": "n", "bot": "b", "turns": turns} if native else chat)

    assert recording.turns[1].text == words
    assert recording.meta.get("unwrapped", 0) == (words not in {reply, ""})
    assert recording.meta.get("beside") == beside


@pytest.mark.parametrize(
    "reply", ['{"status": "ok"}', '{"message": "torn', '[{"message": "x"}]', '{"message": 5}', "{}"]
)
def test_json_without_words_is_set_aside(reply):
    """It is never graded as if the customer had read it, whole or broken off."""
    assert reason([*CHAT[1:2], {"role": "assistant", "content": reply}]) == "the reply in turn 1 is JSON and not words"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(b"{no json", "no JSON", id="no JSON"),
        pytest.param(b'{"turns": "\xff"}', "no JSON", id="no UTF-8"),
        pytest.param(b"[" * 100_000, "no JSON", id="too deep"),
        pytest.param(rb'{"turns": "a \ud83d"}', "half a character stands alone", id="a lone surrogate at the end"),
        pytest.param(rb'{"turns": "a \ude00 b, and more"}', "half a character stands alone", id="a lone low one"),
        pytest.param(5, "no object", id="a number"),
        pytest.param([], "no object", id="an empty list"),
        pytest.param({"text": "hi"}, "none of: turns, messages, traj", id="another object"),
        pytest.param({"turns": []}, "nobody says anything", id="no turns"),
        pytest.param({"turns": "hi"}, "no list of objects", id="turns that are text"),
        pytest.param({"messages": [1]}, "no list of objects", id="messages that are numbers"),
        pytest.param({"turns": [{"role": "customer", "text": None}]}, "turn 0 has nothing", id="null text"),
        pytest.param({"turns": [{"role": "customer", "text": 5}]}, "turn 0 has a number", id="text that is a number"),
        pytest.param({"turns": [{"role": "weaver", "text": "x"}]}, "'weaver': nobody knows", id="unknown role"),
        pytest.param({"turns": [{"role": "bot", "text": "x" * 100_001}]}, "100,001 characters", id="huge text"),
        pytest.param({"turns": [{"role": "bot", "text": "", "meta": {"tool_calls": [{}]}}]}, "no tool", id="nameless"),
        pytest.param(
            {"id": "r", "bot": "b", "turns": [{"speaker": "agent", "text": "x"}]},
            "Invalid enum value",
            id="ours, wrong",
        ),
        pytest.param(
            {"id": "r", "bot": "b", "surprise": 1, "turns": [{"speaker": "bot", "text": "x"}]},
            "surprise",
            id="extra key",
        ),
    ],
)
def test_what_is_no_conversation_says_why(data, why):
    """One sentence that whoever exported the file can act on."""
    assert why in reason(data)


def test_a_format_that_was_named_is_the_only_one():
    """Naming it guards against rows that only look like it."""
    assert "not of the format 'openai'" in reason(ROWS, format="openai")
    assert said(read(ROWS, format="rows"))


@pytest.mark.parametrize(
    ("roles", "speakers", "who"),
    [
        pytest.param(("customer", "agent"), {}, ("customer", "bot"), id="agent is the bot"),
        pytest.param(("user", "bot", "agent"), {}, ("customer", "bot", "human"), id="unless there is a bot"),
        pytest.param(("human", "ai"), {}, ("customer", "bot"), id="human talks to ai"),
        pytest.param(("Visitor", "assistant", "human"), {}, ("customer", "bot", "human"), id="human took over"),
        pytest.param(("End-User", "Support Crew"), {"support_crew": "human"}, ("customer", "human"), id="explained"),
    ],
)
def test_who_speaks_is_told_by_all_names_together(roles, speakers, who):
    """A name may mean two things; the others in the conversation settle it."""
    turns = [{"role": role, "text": "Hello."} for role in roles]

    assert tuple(turn.speaker for turn in read({"turns": turns}, speakers=speakers).turns) == who


COLUMNS = {"id": "ticket", "speaker": "from", "text": "body", "at": "sent", "team": "group"}


def test_rows_of_one_conversation_are_joined():
    """One row for each message: speakers, seconds, columns of the whole, and what all rows agree on."""
    row = {"ticket": "T-9", "group": "ovens", "shop": "south", "n": 1}
    data = [
        {**row, "from": "Requester", "body": "Mould!", "sent": "2026-11-03 10:00:00"},
        {**row, "from": "bot", "body": '{"message": "Oh."}', "sent": "2026-11-03 10:00:20", "n": 2},
        {**row, "from": "system", "body": "assigned to Ida", "sent": ""},
        {**row, "from": "agent", "body": "Ida here.", "sent": "2026-11-03 10:01:00"},
    ]

    recording = recording_of(data, Dialect(format="columns", columns=COLUMNS), name="T-9")

    assert said(recording) == [("customer", "Mould!"), ("bot", "Oh."), ("human", "Ida here.")]
    assert [turn.at_s for turn in recording.turns] == [0, 20, 60]
    assert (recording.id, recording.team, recording.meta["shop"]) == ("T-9", "ovens", "south")
    assert recording.meta["beside"] == {"2": [{"system": "assigned to Ida"}]}
    assert group_of(data[0], COLUMNS) == "T-9"
    assert group_of(b"{torn", COLUMNS) == ""


def test_rows_by_somebody_unknown_are_set_aside_with_a_way_out():
    """The name is told, and the option that explains it."""
    data = [{"ticket": "T", "from": "Zoe Tamm", "body": "Hi"}]

    with pytest.raises(MisfitError, match=r"'Zoe Tamm' speaks.*--speakers"):
        recording_of(data, Dialect(format="columns", columns=COLUMNS), name="T")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["id", "turns", "messages", "traj", "role", "text", "content", "meta", "tool_calls", "speaker",
                         "tool_result", "name", "arguments", "function", "labels", "bot"]) | st.text(max_size=3),
        inner,
        max_size=5,
    ),
    max_leaves=25,
)  # fmt: skip


@given(data=JSON)
def test_whatever_json_comes_is_a_recording_or_a_reason(data):
    """Nothing else is ever raised, and a recording can be written down."""
    found = None
    with contextlib.suppress(MisfitError):
        found = read(data)

    assert found is None or (isinstance(found, Recording) and found.turns)


@pytest.mark.parametrize("role", [["user"], {"is": "user"}, 5, None], ids=repr)
def test_a_role_that_is_no_word_sets_its_row_aside(role):
    """It is a misfit like any other and stops nothing."""
    with pytest.raises(MisfitError, match="nobody knows who that is"):
        read([*CHAT[1:2], {"role": role, "content": "Hm."}])


def test_an_answer_s_id_may_be_anything():
    """Odd ids of answers are no ids."""
    chat = [*CHAT[1:3], {"role": "tool", "id": ["c1"], "content": "It is burnt."}, CHAT[-1]]

    assert read(chat).turns[1].calls[0].result == {"text": "It is burnt."}


def _baked(*results):
    """A chat with calls of three tools, and answers with names but without ids."""
    calls = [{"function": {"name": name, "arguments": "{}"}} for name in ("bake", "send", "bake")]
    answers = [{"role": "tool", "content": text, **({"name": name} if name else {})} for name, text in results]
    chat = [*CHAT[1:2], {"role": "assistant", "content": None, "tool_calls": calls}, *answers, CHAT[-1]]
    return read(chat)


@pytest.mark.parametrize(
    ("results", "answers"),
    [
        pytest.param([("send", "s"), ("bake", "b"), ("bake", "c")], ["b", "s", "c"], id="by name, then by order"),
        pytest.param([("", "b"), ("", "s"), ("", "c")], ["b", "s", "c"], id="by order"),
        pytest.param([("tool", "b"), ("tool", "s")], ["b", "s", None], id="a name that no call has"),
        pytest.param([("send", "s"), ("send", "t")], [None, "s", None], id="one answer too many"),
    ],
)
def test_answers_without_ids_find_the_call_of_their_name(results, answers):
    """An error of one tool is never read as the error of another; what was never answered says so."""
    recording = _baked(*results)

    assert [(each.result or {}).get("text") for each in recording.turns[1].calls] == answers
    assert [each.result is None for each in recording.turns[1].calls] == [each is None for each in answers]


def test_answers_in_rows_find_the_call_of_their_name():
    """Rows with a role for each turn name the tool beside its answer."""
    calls = {"tool_calls": [{"name": "bake"}, {"name": "send"}]}
    metas = (calls, {"tool_result": "s", "tool_name": "send"}, {"tool_result": "b", "tool_name": "bake"})
    turns = [{"role": "customer", "text": "A loaf?"}, *({"role": "agent", "text": "", "meta": each} for each in metas)]

    assert [each.result["text"] for each in read({"turns": turns}).turns[1].calls] == ["b", "s"]


@pytest.mark.parametrize(
    ("said_by_customer", "row", "dialect", "language"),
    [
        pytest.param("Ich habe mein Brot nicht bekommen und es ist spät.", {}, {}, "de", id="as the words show"),
        pytest.param("Ich habe mein Brot nicht bekommen und es ist spät.", {}, {"language": "en"}, "en", id="as told"),
        pytest.param("Das Brot?", {"language": "sv"}, {"language": "en"}, "sv", id="its own"),
        pytest.param("Brot?", {}, {}, "en", id="all words where the customer's are too few"),
        pytest.param("Je ne suis pas content et le pain est dur.", {}, {}, "fr", id="without tables"),
    ],
)
def test_a_row_without_a_language_is_in_the_one_it_is_written_in(said_by_customer, row, dialect, language):
    """Nobody is graded by the phrases of another language."""
    chat = [
        {"role": "user", "content": said_by_customer},
        {"role": "assistant", "content": "It is in the oven, and you can have it in an hour."},
    ]

    assert read({"messages": chat, **row}, **dialect).language == language


def test_a_row_of_too_few_words_has_no_language():
    """It is not taken for English."""
    assert read([{"role": "user", "content": "Brot?"}, {"role": "assistant", "content": "Ok."}]).language == ""
