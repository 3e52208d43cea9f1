"""The desk: every tool kind answers or refuses in words, journals the call, and keeps its records to itself."""

import copy
import datetime
import enum

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.cases import NO_COMPANY, Queue, Requirement, Tool
from hardcase.conversations import Call, Desk
from hardcase.errors import BotError
from tests.builders import a_case, a_company, an_object

REFUND = {"order_id": "ORD-12", "amount": "6.40 EUR"}
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def a_desk(*, verified=True, people="open", records=None, **company):
    """The bakery's desk for one customer."""
    return Desk(a_company(**company), records or a_case().records, verified=verified, people=people)


def a_desk_with(tool, *, records=None, **more):
    """The bakery's desk with one tool in place of the one of its name, or beside the others."""
    others = tuple(each for each in a_company().tools if each.name != tool.name)
    return a_desk(tools=(*others, tool), records=records, **more)


def orders_of(desk):
    """The orders as the lookup tool shows them."""
    return desk.call("look_up_orders")["orders"]


def refund_tool(**changes):
    """The bakery's refund tool, changed."""
    fields = msgspec.structs.asdict(a_company().tool("refund_order"))
    return Tool(**{**fields, **changes})


# Every kind of tool, done


@pytest.mark.parametrize(
    ("tool", "arguments", "answer", "effect"),
    [
        pytest.param("check_customer", {"postcode": "ab1"}, {"verified": True, "customer": "CUS-1"}, "", id="verify"),
        pytest.param(
            "look_up_orders",
            {},
            {"orders": [{"id": "ORD-12", "total": "6.40 EUR", "status": "delivered"}]},
            "",
            id="look up all",
        ),
        pytest.param(
            "look_up_orders",
            {"order_id": "ord-12"},
            {"orders": [{"id": "ORD-12", "total": "6.40 EUR", "status": "delivered"}]},
            "",
            id="look up one, in any letter case",
        ),
        pytest.param(
            "search_rules",
            {"query": "stale bread"},
            {"policies": [{"id": "stale-bread", "text": "Stale bread is paid back within 2 days."}]},
            "",
            id="search policies",
        ),
        pytest.param("search_rules", {"query": "weather"}, {"policies": []}, "", id="search and find nothing"),
        pytest.param(
            "refund_order",
            REFUND,
            {"id": "ORD-12", "status": "refunded", "refunded": "6.40 EUR"},
            "refunded.ORD-12",
            id="update",
        ),
        pytest.param("give_roll", {"reason": "late"}, {"id": "ROLL-1", "reason": "late"}, "given.ROLL-1", id="create"),
        pytest.param(
            "hand_over",
            {"queue": "bikes", "packet": {}},
            {"reference": "HO-1001", "queue": "bikes"},
            "",
            id="hand over",
        ),
    ],
)
def test_a_right_call_is_answered_and_journalled(tool, arguments, answer, effect):
    """Each kind of tool does its work, and the journal holds what was asked, what was answered and the state made."""
    desk = a_desk()
    desk.begin_turn(3)

    given_back = desk.call(tool, **arguments)

    (call,) = desk.calls
    assert given_back == answer
    assert (call.turn, call.tool, call.arguments, call.result) == (3, tool, arguments, answer)
    assert (call.ok, call.effect) == (True, effect)


def test_an_update_changes_the_record_for_the_rest_of_the_trial():
    """What was done once is there for the next call, and is not done twice."""
    desk = a_desk()

    desk.call("refund_order", **REFUND)
    again = desk.call("refund_order", **REFUND)

    assert "already 'refunded'" in again["error"]
    assert orders_of(desk) == [{"id": "ORD-12", "total": "6.40 EUR", "status": "refunded", "refunded": "6.40 EUR"}]
    assert [call.effect for call in desk.calls if call.tool == "refund_order"] == ["refunded.ORD-12", ""]


def test_the_journal_keeps_what_was_answered_then():
    """A later change of a record does not rewrite what an earlier call was told."""
    desk = a_desk()

    shown = desk.call("look_up_orders")
    desk.call("refund_order", **REFUND)

    assert desk.calls[0].result == shown
    assert shown["orders"][0]["status"] == "delivered"


# Every kind of refusal


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        pytest.param(
            "refund_everything", {}, "no tool 'refund_everything'; there are check_customer", id="no such tool"
        ),
        pytest.param("", {}, "no tool ''", id="a tool without a name"),
        pytest.param("\ud800", {}, "no tool", id="a name that is no text"),
        pytest.param(None, {}, "no tool 'None'", id="None for a tool"),
        pytest.param("refund_order", {"order_id": "ORD-12"}, "missing key 'amount'", id="argument missing"),
        pytest.param("refund_order", {}, "missing key 'order_id'; missing key 'amount'", id="every argument missing"),
        pytest.param("refund_order", {**REFUND, "id": "ORD-9"}, "unknown key 'id'", id="argument too many"),
        pytest.param(
            "refund_order", {**REFUND, "amount": 6.4}, "expected text, found number 6.4", id="number for text"
        ),
        pytest.param("refund_order", {**REFUND, "order_id": None}, "expected text, found nothing", id="null for text"),
        pytest.param("refund_order", {**REFUND, "amount": ["6.40 EUR"]}, "expected text", id="list for text"),
        pytest.param("hand_over", {"queue": "counter", "packet": "help"}, "expected a mapping", id="text for a packet"),
        pytest.param("refund_order", {**REFUND, "order_id": "ORD-13"}, "no 'ORD-13' among", id="unknown record"),
        pytest.param("refund_order", {**REFUND, "order_id": ""}, "no '' among", id="no id at all"),
        pytest.param("look_up_orders", {"order_id": "CUS-1"}, "no 'CUS-1' among", id="a record of another table"),
        pytest.param(
            "refund_order",
            {**REFUND, "amount": "20.01 EUR"},
            "beyond your authority (20 EUR, 20 GBP)",
            id="over authority",
        ),
        pytest.param(
            "refund_order", {**REFUND, "amount": "5 USD"}, "beyond your authority", id="a currency without authority"
        ),
        pytest.param(
            "refund_order", {**REFUND, "amount": "5 GBP"}, "not within the 6.40 EUR", id="not the record's currency"
        ),
        pytest.param("refund_order", {**REFUND, "amount": "6.41 EUR"}, "not within the 6.40 EUR", id="over the record"),
        pytest.param("refund_order", {**REFUND, "amount": "-6.40 EUR"}, "no amount above zero", id="negative amount"),
        pytest.param("refund_order", {**REFUND, "amount": "0.00 EUR"}, "no amount above zero", id="zero"),
        pytest.param("refund_order", {**REFUND, "amount": "6.40"}, "no amount above zero", id="no currency"),
        pytest.param("refund_order", {**REFUND, "amount": "1 EUR 9 EUR"}, "no amount above zero", id="two amounts"),
        pytest.param("refund_order", {**REFUND, "amount": "NaN EUR"}, "no amount above zero", id="not a number"),
        pytest.param("refund_order", {**REFUND, "amount": ""}, "no amount above zero", id="empty amount"),
        pytest.param("check_customer", {"postcode": "AB2"}, "do not match", id="wrong details"),
        pytest.param("check_customer", {"postcode": ""}, "do not match", id="empty details"),
        pytest.param(
            "hand_over", {"queue": "vip", "packet": {}}, "no queue 'vip'; there are counter, bikes", id="queue"
        ),
    ],
)
def test_a_wrong_call_is_refused_in_words_and_changes_nothing(tool, arguments, says):
    """The bot gets an error it can act on, the journal keeps the attempt, and the records stay as they were."""
    desk = a_desk()
    before = orders_of(desk)

    answer = desk.call(tool, **arguments)

    attempt = desk.calls[1]
    assert says in answer["error"]
    assert (attempt.result, attempt.ok, attempt.effect) == (answer, False, "")
    assert (orders_of(desk), desk.handover) == (before, None)


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        pytest.param("look_up_orders", {}, id="look up"),
        pytest.param("refund_order", REFUND, id="update"),
        pytest.param("refund_order", {**REFUND, "order_id": "ORD-13"}, id="update of a record that is not there"),
    ],
)
def test_before_verification_not_even_the_existence_of_a_record_is_told(tool, arguments):
    """An unverified customer's records answer alike, whether they exist or not."""
    desk = a_desk(verified=False)

    answer = desk.call(tool, **arguments)

    assert answer == {"error": f"{tool}: the customer is not verified yet"}


@pytest.mark.parametrize("kind", ["lookup", "search_policies", "create", "hand_over"])
def test_every_kind_of_tool_keeps_its_need_for_verification(kind):
    """A tool that requires a verified customer has none of its work done without, whatever its kind."""
    tool = Tool(
        name="locked",
        description="Locked.",
        kind=kind,
        parameters=an_object(queue="string", packet="object"),
        finds={"orders": "queue"} if kind == "lookup" else {},
        creates={"rolls": "ROLL"} if kind == "create" else {},
        requires=("verified",),
    )
    desk = a_desk_with(tool, verified=False)

    answer = desk.call("locked", queue="counter", packet={})

    assert answer == {"error": "locked: the customer is not verified yet"}
    assert desk.handover is None


def test_verification_opens_the_records_and_a_failed_one_does_not():
    """Wrong details leave the desk locked; right ones open it for the rest of the trial."""
    desk = a_desk(verified=False)

    desk.call("check_customer", postcode="AB2")
    locked = desk.call("look_up_orders")
    desk.call("check_customer", postcode="AB1")

    assert "not verified" in locked["error"]
    assert orders_of(desk)[0]["id"] == "ORD-12"


def test_an_empty_proof_verifies_nobody():
    """A verify tool that asks for nothing is no way in."""
    open_door = Tool(name="check_customer", description="Checks.", kind="verify", parameters=an_object())
    desk = a_desk_with(open_door, verified=False)

    answer = desk.call("check_customer")

    assert "error" in answer
    assert "not verified" in desk.call("look_up_orders")["error"]


class Count(int):
    """A number of another type."""


class Share(float):
    """Another number of another type, as numpy returns it."""


class Shade(enum.StrEnum):
    RYE = "rye"


class Marked(str):
    """Text of another type, as template engines return it."""


def endless():
    """A list that holds itself."""
    loop = []
    loop.append(loop)
    return loop


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(object(), id="an object"),
        pytest.param("\ud800", id="a lone surrogate"),
        pytest.param({"\ud800": 1}, id="a lone surrogate as key"),
        pytest.param({(1, 2): 3}, id="a tuple as key"),
        pytest.param(lambda: None, id="a function"),
        pytest.param(endless(), id="a list that holds itself"),
        pytest.param(msgspec.Raw(b"{"), id="half a JSON text"),
        pytest.param(1j, id="a complex number"),
    ],
)
def test_arguments_that_are_no_json_are_refused_and_can_be_written_down(value):
    """What cannot go over a wire is an error the bot can read, and the journal stays writable."""
    desk = a_desk()

    answer = desk.call("give_roll", reason=value)

    assert "cannot be written as JSON" in answer["error"]
    assert msgspec.json.encode(desk.calls)
    assert (desk.calls[0].arguments, desk.calls[0].ok) == ({}, False)


@pytest.mark.parametrize(
    ("value", "journalled"),
    [
        pytest.param(Count(3), 3, id="number of a subclass"),
        pytest.param(Share(0.5), 0.5, id="fraction of a subclass"),
        pytest.param(Marked("rye"), "rye", id="text of a subclass"),
        pytest.param(Shade.RYE, "rye", id="member of a text enum"),
        pytest.param(datetime.date(2026, 1, 2), "2026-01-02", id="a date"),
    ],
)
def test_arguments_arrive_as_they_would_over_a_wire(value, journalled):
    """Python's richer types arrive as the plain values they stand for."""
    gift = Tool(
        name="give_roll",
        description="Gives.",
        kind="create",
        parameters=an_object(reason="object"),
        creates={"rolls": "ROLL"},
    )
    desk = a_desk_with(gift)

    answer = desk.call("give_roll", reason={"is": value})

    assert answer == {"id": "ROLL-1", "reason": {"is": journalled}}
    assert type(desk.calls[0].arguments["reason"]["is"]) is type(journalled)


def test_arguments_of_megabytes_are_refused():
    """A bot cannot fill the ledger through a tool's arguments."""
    desk = a_desk()

    answer = desk.call("give_roll", reason="x" * 5_000_000)

    assert "at most 100,000" in answer["error"]
    assert len(msgspec.json.encode(desk.calls)) < 1_000


def test_a_bot_that_calls_without_end_is_stopped():
    """After a thousand calls the bot has broken, and the journal stops growing."""
    desk = a_desk()
    for _ in range(1_000):
        desk.call("nothing")

    with pytest.raises(BotError, match="more than 1,000"):
        desk.call("nothing")

    assert len(desk.calls) == 1_000


@given(name=st.text(st.characters(exclude_categories=())), arguments=st.dictionaries(st.text(max_size=8), ANY_JSON))
def test_no_call_breaks_the_desk(name, arguments):
    """Whatever is called with whatever, the answer is a dict, the call is journalled and the journal can be written."""
    desk = a_desk()

    answers = [desk.call(tool, **arguments) for tool in (name, *(tool.name for tool in desk.company.tools))]

    assert all(isinstance(answer, dict) for answer in answers)
    assert [call.result for call in desk.calls] == answers
    assert msgspec.json.decode(msgspec.json.encode(desk.calls), type=tuple[Call, ...]) == desk.calls


@given(amount=st.decimals(-100, 100, places=2), currency=st.sampled_from(["EUR", "GBP", "USD"]))
def test_nothing_beyond_record_and_authority_is_ever_paid(amount, currency):
    """Exactly the amounts above zero, in the record's currency and within its total, are refunded."""
    desk = a_desk()

    answer = desk.call("refund_order", order_id="ORD-12", amount=f"{amount} {currency}")

    assert ("error" not in answer) == (currency == "EUR" and 0 < amount <= 6.40)


# What a company file may leave open


def test_arguments_that_a_schema_does_not_name_are_refused_and_the_bot_is_told_so():
    """A schema that says nothing of further arguments means none, for the desk and for the tools it shows."""
    loose = refund_tool(parameters={"type": "object", "properties": {"order_id": {"type": "string"}, "amount": {}}})
    desk = a_desk_with(loose)

    answer = desk.call("refund_order", **REFUND, status="free")

    shown = next(tool for tool in desk.tools if tool["name"] == "refund_order")
    assert "unknown key 'status'" in answer["error"]
    assert shown["parameters"]["additionalProperties"] is False


def test_a_tool_without_parameters_takes_none():
    """An empty schema is not an open door for columns of a new record."""
    bare = Tool(name="give_roll", description="Gives.", kind="create", creates={"rolls": "ROLL"}, effect="given")
    desk = a_desk_with(bare)

    refused, done = desk.call("give_roll", amount="900 EUR"), desk.call("give_roll")

    assert "unknown key 'amount'" in refused["error"]
    assert done == {"id": "ROLL-1"}


def test_a_schema_that_welcomes_further_arguments_is_obeyed():
    """`additionalProperties: true` is the company's own word."""
    open_schema = {"type": "object", "properties": {"reason": {"type": "string"}}, "additionalProperties": True}
    tool = Tool(
        name="give_roll", description="Gives.", kind="create", parameters=open_schema, creates={"rolls": "ROLL"}
    )
    desk = a_desk_with(tool)

    answer = desk.call("give_roll", reason="late", kind="rye", id="ROLL-999")

    assert answer == {"id": "ROLL-1", "reason": "late", "kind": "rye"}


@pytest.mark.parametrize(
    "order",
    [
        pytest.param({"id": "ORD-12", "status": "delivered"}, id="absent"),
        pytest.param({"id": "ORD-12", "status": "delivered", "total": None}, id="empty"),
        pytest.param({"id": "ORD-12", "status": "delivered", "total": "a lot"}, id="unreadable"),
    ],
)
def test_a_limit_that_the_record_does_not_hold_allows_nothing(order):
    """Where the record's amount is missing, no amount is within it."""
    desk = a_desk(records={"orders": (order,)})

    answer = desk.call("refund_order", **REFUND)

    assert "holds no total" in answer["error"]
    assert orders_of(desk) == [order]


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        pytest.param("create", {"creates": {"credits": "CRE"}}, id="create"),
        pytest.param("lookup", {"finds": {"orders": "order_id"}}, id="lookup"),
        pytest.param("update", {"finds": {"orders": "order_id"}, "sets": {"status": "paid"}}, id="update"),
    ],
)
def test_every_kind_of_tool_keeps_within_its_limit(kind, more):
    """A limit of authority holds for whatever lands on a record, makes one or reads one."""
    schema = an_object("amount", amount="string", order_id="string")
    limit = Requirement(at_most={"amount": "refund_up_to"})
    tool = Tool(name="pay", description="Pays.", kind=kind, parameters=schema, requires=(limit,), **more)
    desk = a_desk_with(tool)

    answers = [desk.call("pay", amount=amount) for amount in ("20.01 EUR", "20 EUR")]

    assert "beyond your authority" in answers[0]["error"]
    assert "error" not in answers[1]


def test_a_composed_schema_is_taken_as_it_is():
    """Where a schema is put together from others, the desk adds nothing that would contradict it."""
    either = {"anyOf": [an_object("reason", reason="string"), an_object("note", note="string")]}
    tool = Tool(name="give_roll", description="-", kind="create", parameters=either, creates={"rolls": "ROLL"})
    desk = a_desk_with(tool)

    answers = [desk.call("give_roll", **{name: "late"}) for name in ("note", "mood")]

    assert answers[0] == {"id": "ROLL-1", "note": "late"}
    assert "error" in answers[1]


def test_a_record_in_another_state_is_refused_with_its_state():
    """`is` names what the record must be, and the error says what it is."""
    settled = refund_tool(requires=(Requirement(is_={"status": "settled"}),))
    desk = a_desk_with(settled)

    answer = desk.call("refund_order", **REFUND)

    assert answer["error"] == "refund_order: status is 'delivered', it must be 'settled'"


def test_an_argument_that_was_not_given_writes_nothing():
    """Where a tool may change several columns, only those that were named change."""
    contact = refund_tool(
        parameters=an_object("order_id", order_id="string", email="string", phone="string"),
        requires=(),
        sets={"email": "{email}", "phone": "{phone}", "checked": True},
        returns=(),
    )
    desk = a_desk_with(contact, records={"orders": ({"id": "ORD-12", "email": "old", "phone": "1"},)})

    answer = desk.call("refund_order", order_id="ORD-12", email="new")

    assert answer == {"id": "ORD-12", "email": "new", "phone": "1", "checked": True}


def test_new_records_get_an_id_that_nothing_else_has():
    """A created record never takes the id of one that is there."""
    desk = a_desk(records={"rolls": ({"id": "ROLL-2"}, {"id": "ROLL-4"}, {"id": "ROLL-7"})})

    made = [desk.call("give_roll", reason="late")["id"] for _ in range(3)]

    assert made == ["ROLL-5", "ROLL-6", "ROLL-8"]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        pytest.param(({"id": "ORD-12", "status": "delivered"},), None, id="the only one is meant"),
        pytest.param(
            ({"id": "ORD-12"}, {"id": "ORD-13"}), "has 2 orders: say which by 'order_id'", id="two to choose from"
        ),
        pytest.param((), "has 0 orders", id="none"),
    ],
)
def test_a_record_that_is_not_named_must_be_the_only_one(rows, says):
    """Without an id the desk never guesses."""
    schema = an_object(order_id="string")
    desk = a_desk_with(
        refund_tool(parameters=schema, requires=(), sets={"status": "refunded"}), records={"orders": rows}
    )

    answer = desk.call("refund_order")

    assert (says in answer["error"]) if says else answer["status"] == "refunded"


# People


@pytest.mark.parametrize(
    ("people", "told"),
    [
        pytest.param("open", {}, id="people are there"),
        pytest.param("closed", {"people": "closed", "call_back": "07:00-15:00"}, id="people are away"),
        pytest.param("wait 40 min", {"people": "busy", "wait": "40 min"}, id="people are busy"),
    ],
)
def test_the_bot_is_told_when_people_answer(people, told):
    """A handover always gives a reference, and the call-back or the waiting time when people are not free."""
    desk = a_desk(people=people)

    answer = desk.call("hand_over", queue="counter", packet={"issue": "stale"})

    assert answer == {"reference": "HO-1001", "queue": "counter", **told}
    assert (desk.handover.queue, desk.handover.packet) == ("counter", {"issue": "stale"})


def test_a_second_handover_changes_nothing_and_is_told_so():
    """The first handover stands, and the answer to a second says where the customer already is."""
    desk = a_desk()
    desk.begin_turn(1)

    desk.call("hand_over", queue="bikes", packet={"issue": "first"})
    second = desk.call("hand_over", queue="counter", packet={"issue": "second"})

    assert second["queue"] == "bikes"
    assert (desk.handover.turn, desk.handover.queue, desk.handover.packet) == (1, "bikes", {"issue": "first"})
    assert len(desk.calls) == 2


def test_a_company_without_the_tool_still_sees_a_handover():
    """Where nothing can be called, the packet of a reply is the act itself, whatever it holds."""
    desk = Desk(NO_COMPANY, {})

    desk.hand_over({"queue": "people", "issue": "stale"})
    desk.hand_over({"queue": "elsewhere"})

    assert (desk.handover.queue, desk.handover.packet["issue"]) == ("people", "stale")


@pytest.mark.parametrize("packet", [{"queue": "wherever"}, {"queue": ""}, {}, {"queue": "counter", "odd": object()}])
def test_a_queue_that_no_company_has_reaches_nobody_without_the_tool_either(packet):
    """Where a company names its queues, a packet in a reply is refused like a call, and the refusal is journalled."""
    desk = a_desk(tools=())

    desk.hand_over(packet)

    assert desk.handover is None
    assert [(call.tool, call.ok) for call in desk.calls] == [("hand_over", False)]
    assert "there is no queue" in desk.calls[0].result["error"]

    desk.hand_over({"queue": "counter", "issue": "stale"})
    assert (desk.handover.queue, desk.handover.packet["issue"]) == ("counter", "stale")


def test_a_company_of_neither_tool_nor_queue_sees_a_handover():
    """No queue can be wrong where none is named: giving the customer away is seen, and told from keeping them."""
    desk = a_desk(tools=(), queues=())

    desk.hand_over({"queue": "wherever"})

    assert desk.handover.queue == "wherever"


# What a bot gets is its own


def spoil(value):
    """Change everything that can be changed in what a bot was given."""
    if isinstance(value, dict):
        for each in list(value.values()):
            spoil(each)
        value.clear()
        value["spoilt"] = True
    elif isinstance(value, list):
        for each in value:
            spoil(each)
        value.clear()
    elif isinstance(value, tuple):
        for each in value:
            spoil(each)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            spoil(getattr(value, name))


@pytest.mark.parametrize(
    "take",
    [
        pytest.param(lambda desk: desk.call("look_up_orders"), id="the answer of a lookup"),
        pytest.param(lambda desk: desk.call("search_rules", query="bread"), id="the answer of a search"),
        pytest.param(lambda desk: desk.call("refund_order", **REFUND), id="the answer of an update"),
        pytest.param(lambda desk: desk.call("give_roll", reason="late"), id="the answer of a creation"),
        pytest.param(lambda desk: desk.tools, id="the tools"),
        pytest.param(lambda desk: desk.company, id="the company"),
        pytest.param(lambda desk: desk.calls, id="the journal"),
        pytest.param(lambda desk: desk.handover, id="the handover"),
    ],
)
def test_a_bot_that_spoils_what_it_got_changes_nothing(take):
    """Answers, tools, company, journal and handover are copies: records, authority and evidence stay as they are."""
    desk, untouched = a_desk(), a_desk()
    for each in (desk, untouched):
        each.call("hand_over", queue="counter", packet={"issue": "stale", "tried": ["bread"]})
        each.call("refund_order", order_id="ORD-12", amount="900 EUR")

    spoil(take(desk))
    take(untouched)

    assert [msgspec.to_builtins(call) for call in desk.calls] == [msgspec.to_builtins(call) for call in untouched.calls]
    assert (desk.handover, desk.tools) == (untouched.handover, untouched.tools)
    assert orders_of(desk) == orders_of(untouched)
    assert desk.call("refund_order", order_id="ORD-12", amount="900 EUR") == untouched.call(
        "refund_order", order_id="ORD-12", amount="900 EUR"
    )


def test_arguments_that_are_changed_after_the_call_stay_as_they_were():
    """The journal holds what was asked, not what the bot made of it later."""
    desk, packet = a_desk(), {"tried": [{"what": "bread"}]}

    desk.call("hand_over", queue="counter", packet=packet)
    packet["tried"][0]["what"] = "cake"

    assert desk.handover.packet == {"tried": [{"what": "bread"}]}
    assert desk.calls[0].arguments["packet"] == {"tried": [{"what": "bread"}]}


def test_a_bot_cannot_raise_its_own_authority():
    """Writing into the company file that a bot can read moves no limit, in this trial or any other."""
    company = a_company()
    desk, next_desk = (Desk(company, a_case().records) for _ in range(2))

    desk.company.authority["refund_up_to"] = "1000 EUR"
    for tool in desk.company.tools:
        tool.parameters.clear()

    assert desk.call("refund_order", **{**REFUND, "amount": "30 EUR"})["error"].count("beyond your authority") == 1
    assert next_desk.company == company == a_company()


def test_a_trial_never_sees_another_trials_changes():
    """Two desks of one case start from the same records, whatever the first one did, and the case keeps its own."""
    case = a_case()
    before = copy.deepcopy(case.records)
    first = Desk(case.company, case.records)
    first.call("refund_order", **REFUND)
    first.call("give_roll", reason="late")

    second = Desk(case.company, case.records)

    assert (orders_of(second), case.records) == ([before["orders"][0]], before)
    assert (second.calls[:-1], second.handover) == ((), None)


def test_a_closed_desk_refuses_late_calls():
    """Once the conversation is over, a late bot is told so, and nothing is done or journalled."""
    desk = a_desk()
    desk.close()

    with pytest.raises(BotError, match="'refund_order' after its turn was over"):
        desk.call("refund_order", **REFUND)
    desk.hand_over({"queue": "counter"})

    assert (desk.calls, desk.handover) == ((), None)


def test_tools_are_shown_as_function_tools_with_the_packet_in_full():
    """A bot sees name, description and schema of each tool, and of the packet what each field is for."""
    tools = {tool["name"]: tool for tool in a_desk().tools}

    assert list(tools) == [tool.name for tool in a_company().tools]
    assert {key for tool in tools.values() for key in tool} == {"name", "description", "parameters"}
    assert tools["hand_over"]["parameters"]["properties"]["packet"] == {"$ref": "#/$defs/Packet"}
    assert "next_best_action" in tools["hand_over"]["parameters"]["$defs"]["Packet"]["properties"]


def test_a_company_without_queues_hands_nobody_over():
    """With no queue to stand in, a handover is refused and the customer is not lost on the way."""
    desk = a_desk(queues=())

    answer = desk.call("hand_over", queue="counter", packet={})

    assert "no queue 'counter'" in answer["error"]
    assert desk.handover is None


def test_queues_are_told_apart_by_their_whole_name():
    """A queue is found by its exact id only."""
    desk = a_desk(queues=(Queue(id="counter", purpose="money"),))

    answers = [desk.call("hand_over", queue=name, packet={}) for name in ("Counter", "count", "counter ")]

    assert all("no queue" in answer["error"] for answer in answers)
