"""The bots that ship: gold plays its exemplar, the concierge knows no company. Sentinels have a file of their own."""

import asyncio
import functools
import re
from pathlib import Path

import pytest
import yaml
from msgspec import structs

import hardcase.bots
from hardcase.bots import EMBEDDED, Concierge, ExemplarBot, find_bot
from hardcase.cases import NO_COMPANY, Customer, Exemplar, ExemplarTurn, load_suites
from hardcase.cases.exemplar import RecordedCall
from hardcase.conversations import play
from hardcase.errors import OptionError
from hardcase.text import discloses_ai
from tests.builders import a_case, a_company

ROOT = Path(__file__).resolve().parents[2]


@functools.cache
def shipped():
    """Every shipped case with its good exemplar."""
    return tuple(
        (case, suite.good_exemplar(case.id)) for suite in load_suites([ROOT / "suites"]) for case in suite.cases
    )


def played(bot, case):
    """One conversation."""
    return asyncio.run(play(case, bot))


def an_exemplar(*turns):
    """An exemplar of these bot turns, each a text or an ExemplarTurn."""
    bots = [each if isinstance(each, ExemplarTurn) else ExemplarTurn(speaker="bot", text=each) for each in turns]
    both = [turn for bot in bots for turn in (ExemplarTurn(speaker="customer", text="..."), bot)]
    return Exemplar(schema=1, kind="good", author="a", labelled_by="a", turns=tuple(both), labels=())


# Gold


def test_an_exemplar_is_played_turn_by_turn_with_its_calls():
    """The bot says the exemplar's words, trimmed, and makes its calls on the real desk."""
    refund = RecordedCall(tool="refund_order", arguments={"order_id": "ORD-12", "amount": "6.40 EUR"})
    exemplar = an_exemplar(ExemplarTurn(speaker="bot", text="  Refunded.\n", calls=(refund,)), "Goodbye.")

    conversation = played(ExemplarBot("gold", exemplar), a_case("Stale.", "Thanks."))

    assert [turn.text for turn in conversation.bot_turns] == ["Refunded.", "Goodbye."]
    assert [(call.turn, call.tool, call.effect) for call in conversation.calls] == [
        (1, "refund_order", "refunded.ORD-12")
    ]


def test_an_exemplar_that_is_too_short_breaks_and_invents_nothing():
    """When the customer goes on after the last line, the bot has nothing to say and says so."""
    conversation = played(ExemplarBot("gold", an_exemplar("Hello, I will look.")), a_case("Stale.", "And then?"))

    assert conversation.ending == "bot_broke"
    assert conversation.error == "the exemplar has 1 bot turns and the customer went on"


def test_bots_that_play_exemplars_cannot_be_made_without_one():
    """A case without a good exemplar is an error, not a silent bot."""
    for candidate in EMBEDDED:
        if candidate.needs_exemplar:
            with pytest.raises(OptionError, match="no good exemplar"):
                candidate.make(None)


def test_gold_plays_every_shipped_exemplar_to_its_end():
    """On the shipped cases gold says each exemplar word for word, and every call of it succeeds."""
    for case, exemplar in shipped():
        conversation = played(find_bot("gold").for_case(case, exemplar), case)

        assert [turn.text for turn in conversation.bot_turns] == [turn.text.strip() for turn in exemplar.bot_turns]
        assert [call for call in conversation.calls if not call.ok] == []
        assert conversation.ending in {"completed", "handed_over"}


# Concierge

SOURCE = (Path(hardcase.bots.__file__).parent / "concierge.py").read_text(encoding="utf-8").casefold()
COMPANY = yaml.safe_load((ROOT / "suites" / "company.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([COMPANY["company"]], id="its name"),
        pytest.param([tool["name"] for tool in COMPANY["tools"]], id="its tools"),
        pytest.param([policy["id"] for policy in COMPANY["policies"] if "-" in policy["id"]], id="its policies"),
        pytest.param(list(COMPANY["authority"]), id="its limits"),
        pytest.param(list(COMPANY["values"]), id="its numbers"),
        pytest.param([queue["id"] for queue in COMPANY["queues"] if "-" in queue["id"]], id="its queues"),
        pytest.param(
            [tool["effect"] for tool in COMPANY["tools"] if tool.get("effect") and tool["effect"] != "opened"],
            id="its effects",
        ),
    ],
)
def test_the_concierge_knows_no_company(words):
    """Nothing of the shipped company stands in the concierge's source: another company is another file."""
    assert words
    assert [word for word in words if re.search(rf"\b{re.escape(word.casefold())}\b", SOURCE)] == []


def test_the_concierge_knows_no_case():
    """No record, no name and no run of five words of a shipped case stands in the concierge's source."""
    words = re.findall(r"\w+", SOURCE)
    own = {tuple(words[at : at + 5]) for at in range(len(words))}
    for case, _ in shipped():
        ids = [str(row["id"]) for rows in case.records.values() for row in rows]
        assert [each for each in (*ids, case.customer.name) if each.casefold() in SOURCE] == []
        for line in case.turns:
            said = re.findall(r"\w+", line.say.casefold())
            assert not own & {tuple(said[at : at + 5]) for at in range(len(said) - 4)}, line.id


def test_the_concierge_plays_every_shipped_case_without_breaking_and_says_what_it_is():
    """It answers something each time, and its first reply says that it is an AI."""
    for case, _ in shipped():
        conversation = played(Concierge(), case)

        assert conversation.ending in {"completed", "handed_over", "customer_left", "turn_limit"}, case.id
        assert all(turn.text.strip() for turn in conversation.bot_turns)
        assert discloses_ai(conversation.bot_turns[0].text), case.id


def test_the_concierge_is_the_same_in_every_trial():
    """It keeps nothing between conversations: two trials of a case are alike."""
    case = shipped()[0][0]

    one, other = (played(Concierge(), case) for _ in range(2))

    assert (one.turns, one.calls) == (other.turns, other.calls)


TOOLS = {tool.name: tool for tool in a_company().tools}


@pytest.mark.parametrize(
    "company",
    [
        pytest.param(a_company(), id="a bakery"),
        pytest.param(NO_COMPANY, id="no company at all"),
        pytest.param(a_company(tools=()), id="a company without tools"),
        pytest.param(a_company(queues=()), id="a company without queues"),
        pytest.param(a_company(policies=()), id="a company without policies"),
        pytest.param(a_company(tools=(TOOLS["refund_order"],)), id="a company that only refunds"),
    ],
)
@pytest.mark.parametrize(
    "says",
    [
        pytest.param("Please refund my stale bread, order ORD-12.", id="asks for an act"),
        pytest.param("How long does stale bread take to be paid back?", id="asks for a rule"),
        pytest.param("I want a person.", id="asks for a person"),
        pytest.param("\x00\u202e ?!", id="says nothing readable"),
        pytest.param("word " * 2_000, id="says very much"),
    ],
)
def test_the_concierge_breaks_on_no_company_and_no_customer(company, says):
    """Whoever it works for and whatever is said to it, it answers and says that it is an AI."""
    case = a_case(says, "And then?", "Well?", "Hello?", "Hm?", company=company, patience=9)

    conversation = played(Concierge(), case)

    assert conversation.error == ""
    assert conversation.ending in {"completed", "handed_over", "customer_left"}
    assert discloses_ai(conversation.bot_turns[0].text)


def test_the_concierge_does_what_one_record_allows_and_says_so():
    """A plain request on a bakery's record is done through the bakery's own tool."""
    conversation = played(Concierge(), a_case("Please refund my order ORD-12.", records=_order(amount="6.40 EUR")))

    assert [call.effect for call in conversation.calls if call.effect] == ["refunded.ORD-12"]
    assert "ORD-12" in conversation.bot_turns[0].text


def test_the_concierge_claims_nothing_that_was_refused():
    """Where the desk says no, it brings in people and does not say it was done."""
    conversation = played(Concierge(), a_case("Please refund my order ORD-12.", records=_order(amount="90 EUR")))

    assert [call.effect for call in conversation.calls if call.effect] == []
    assert conversation.handover is not None
    assert "went ahead" not in conversation.bot_turns[0].text


def _order(amount):
    row = {"id": "ORD-12", "total": amount, "amount": amount, "status": "delivered"}
    return {"orders": (row,), "customers": ({"id": "CUS-1", "name": "Ida Lund", "email": "ida@post.se"},)}


def test_the_concierge_recites_no_personal_record():
    """A customer who names their own customer id does not get their record read out."""
    members = structs.replace(TOOLS["look_up_orders"], name="look_up_members", finds={"customers": "order_id"})
    company = a_company(tools=(*a_company().tools, members))
    case = a_case(
        "My id is CUS-1 and stale bread is paid back, is it?",
        company=company,
        records=_order(amount="6.40 EUR"),
        customer=Customer(name="Ida Lund"),
    )

    conversation = played(Concierge(), case)

    assert "ida@post.se" not in conversation.bot_turns[0].text


def test_a_candidate_is_named_once():
    """No two embedded bots share a name, and each is found by it."""
    names = [candidate.name for candidate in EMBEDDED]

    assert len(set(names)) == len(names)
    assert [find_bot(name).name for name in names] == names
    assert all(candidate.about for candidate in EMBEDDED)
