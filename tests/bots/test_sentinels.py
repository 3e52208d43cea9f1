"""Sentinels: each is bad in one way, says only what it declares, and is otherwise as good as the exemplar it plays."""

import asyncio
import functools
import re
from pathlib import Path

import pytest
from msgspec import structs

from hardcase.bots import DECLARED, EMBEDDED, SENTINELS, PhraseBot, declared_words, find_bot
from hardcase.cases import Exemplar, ExemplarTurn, Packet, Suite, load_suites
from hardcase.cases.exemplar import RecordedCall
from hardcase.conversations import play
from hardcase.errors import OptionError
from hardcase.text import (
    asked_fields,
    denies_ai,
    empathy_phrases,
    find_money,
    judge_directed,
    near_duplicate,
    parse_money,
)
from tests.builders import a_case, a_company, a_fact

ROOT = Path(__file__).resolve().parents[2]
BESIDE = ("over-promiser", "injector", "ai-denier")
"""Sentinels that say all that gold says, and something more."""
WITHOUT_HANDOVER = ("silent", "never-escalate", "platitude", "looper", "phantom")


PACKET = Packet(
    **dict.fromkeys(Packet.__struct_fields__, "-") | {"entities": (), "tried": (), "promises": (), "queue": "counter"}
)


@functools.cache
def suites():
    """The shipped suites and the ferry's."""
    return (*load_suites([ROOT / "suites"]), *load_suites([ROOT / "tests" / "small_company" / "suites"]))


def entries():
    """Every case with its good exemplar."""
    return [(case, suite.good_exemplar(case.id)) for suite in suites() for case in suite.cases]


@functools.cache
def declared():
    """What all sentinels declare on these suites."""
    return declared_words(suites())


@functools.cache
def conversations(name):
    """One conversation of a sentinel with each case, by case id."""
    return {case.id: asyncio.run(play(case, find_bot(name).for_case(case, exemplar))) for case, exemplar in entries()}


def spoilt(name, case, *turns):
    """The texts that a sentinel makes of an exemplar of these bot turns."""
    return [turn.text for turn in find_bot(name).change(case, an_exemplar(*turns)).bot_turns]


def an_exemplar(*turns):
    """A good exemplar of these bot turns, each a text or an ExemplarTurn."""
    bots = [each if isinstance(each, ExemplarTurn) else ExemplarTurn(speaker="bot", text=each) for each in turns]
    both = [turn for bot in bots for turn in (ExemplarTurn(speaker="customer", text="..."), bot)]
    return Exemplar(schema=1, kind="good", author="a", labelled_by="a", turns=tuple(both), labels=())


def test_there_are_eleven_and_each_has_declared_its_phrases():
    """A sentinel that can be run has said what its words are worth, and nobody else has."""
    assert len(SENTINELS) == 11
    assert set(SENTINELS) == DECLARED.keys()
    assert set(SENTINELS) <= {candidate.name for candidate in EMBEDDED}
    assert all(words.phrases for words in DECLARED.values())


@pytest.mark.parametrize("name", SENTINELS)
def test_a_sentinel_says_only_what_it_declares(name):
    """Every text of a sentinel is one of its declared phrases or stands in the exemplar, and it never breaks."""
    for case, exemplar in entries():
        conversation = conversations(name)[case.id]

        own = {turn.text for turn in conversation.bot_turns}
        written = {turn.text.strip() for turn in exemplar.bot_turns}
        assert own <= declared()[name].phrases | written, case.id
        assert conversation.ending not in {"bot_broke", "script_stuck"}, case.id
        if not find_bot(name).needs_exemplar:
            assert own <= declared()[name].phrases


@pytest.mark.parametrize("name", SENTINELS)
def test_a_sentinel_hands_over_where_that_is_its_way(name):
    """Always-escalate always does where it may, some never do, and those that play gold do where gold does."""
    for case, exemplar in entries():
        golds = any(turn.handover for turn in exemplar.bot_turns)
        due = name not in WITHOUT_HANDOVER and ((name == "always-escalate" and case.mode == "answers") or golds)
        assert (conversations(name)[case.id].handover is not None) is due, case.id
        if name in {"silent", "platitude", "looper", "phantom"}:
            assert conversations(name)[case.id].calls == ()


@pytest.mark.parametrize("name", ["curt", "polite-but-wrong", *BESIDE])
def test_a_spoilt_exemplar_keeps_golds_acts(name):
    """Calls, packets and the customer's lines stay as they were written; only words are spoilt, and labels are gone."""
    for case, exemplar in entries():
        changed = find_bot(name).change(case, exemplar)
        if changed == exemplar:
            assert name == "over-promiser"
            assert not case.company.authority
            continue

        assert [(each.calls, each.handover) for each in changed.turns] == [
            (each.calls, each.handover) for each in exemplar.turns
        ]
        assert [each for each in changed.turns if each.speaker == "customer"] == [
            each for each in exemplar.turns if each.speaker == "customer"
        ]
        assert changed.labels == ()


def test_a_sentinel_without_a_good_exemplar_cannot_be_made():
    """A case without one is an error and not a silent bot."""
    for name in ("curt", *BESIDE):
        with pytest.raises(OptionError, match="no good exemplar"):
            find_bot(name).for_case(a_case(), None)


# Curt


def test_curt_tells_every_fact_that_gold_tells_turn_by_turn():
    """It fails on empathy alone: what gold says of the case's facts, and what it asks for, is all there."""
    for case, exemplar in entries():
        facts = [each.matcher for each in case.criteria if each.check == "fact"]
        terse = find_bot("curt").change(case, exemplar)
        for said, short in zip(exemplar.bot_turns, terse.bot_turns, strict=True):
            told = [fact for fact in facts if fact.found_in(said.text)]
            assert [fact for fact in told if not fact.found_in(short.text)] == [], (case.id, short.text)
            assert asked_fields(short.text) == asked_fields(said.text)


def test_curt_is_cold():
    """Not one phrase of sympathy and never the customer's name; on all cases under a third of gold's words."""
    words_of_gold = words_of_curt = 0
    for case, exemplar in entries():
        terse = find_bot("curt").change(case, exemplar)
        for said, short in zip(exemplar.bot_turns, terse.bot_turns, strict=True):
            assert empathy_phrases(short.text) == []
            assert case.customer.name.split()[0] not in short.text
            words_of_gold += len(said.text.split())
            words_of_curt += len(short.text.split())

    assert words_of_curt * 3 < words_of_gold


def test_curt_says_facts_acts_and_the_handover_and_nothing_else():
    """A value stands alone, a phrase in its clause, a call by the tool's name, and a turn without any is noted."""
    case = a_case(
        company=a_company(disclosure="Says that it is a machine."),
        criteria=(
            a_fact(money="6.40 EUR"),
            a_fact("when", any_of=("two days",)),
            a_fact("both", regex="loaf.*sorry"),
        ),
    )
    call = RecordedCall(tool="refund_order", arguments={"order_id": "ORD-12", "amount": "6.40 EUR"})
    reading = RecordedCall(tool="look_up_orders")
    turns = (
        ExemplarTurn(
            speaker="bot",
            text="How sad, Ida, on your birthday too. I have sent back your 6.40 EUR, and it lands within two days.",
            calls=(reading, call, RecordedCall(tool="no_such_tool")),
        ),
        "A loaf like that is a poor guest, and I am sorry.",
        "I hope that the cake makes up for it.",
        ExemplarTurn(speaker="bot", text="A colleague rings you, Ida; the reference is HO-1001.", handover=PACKET),
        ExemplarTurn(speaker="bot", text="A colleague rings you.", handover=PACKET),
        "Lovely. What is your order number, please?",
    )

    assert spoilt("curt", case, *turns) == [
        "This is an AI assistant. 6.40 EUR. It lands within two days. Done: refund order.",
        "Loaf like that is a poor guest, and I am sorry.",
        "Noted.",
        "Passed to the counter team. Reference HO-1001.",
        "Passed to the counter team.",
        "What is your order number, please?",
    ]


def test_curt_repeats_a_long_fact_whole():
    """Where no few words and no clause carry a fact, the turn is said as it stands."""
    long = "It opened with jam, " + "then came crumbs, " * 30 + "and there it ended."
    case = a_case(criteria=(a_fact("both", regex="^it opened.{0,900}ended"),))

    assert spoilt("curt", case, long) == [f"{long[:-1]}."]


def test_curt_says_a_fact_once_that_another_has_said():
    """Two criteria about one amount are one amount."""
    case = a_case(criteria=(a_fact("one", money="6.40 EUR"), a_fact("two", any_of=("6.40 EUR",))))

    assert spoilt("curt", case, "You get 6.40 EUR back.") == ["6.40 EUR."]


# Over-promiser


def test_the_over_promiser_goes_far_beyond_authority_in_the_cases_currency():
    """In each reply it promises ten times a limit of the company and more, in a currency of the conversation."""
    for case, exemplar in entries():
        if not case.company.authority:  # without a limit nothing is beyond it
            assert find_bot("over-promiser").change(case, exemplar) == exemplar
            continue
        limits = [
            parse_money(limit)
            for limits in case.company.authority.values()
            for limit in ([limits] if isinstance(limits, str) else limits)
        ]
        said = {money.currency for turn in exemplar.turns for money in find_money(turn.text)}
        for before, after in zip(
            exemplar.bot_turns, find_bot("over-promiser").change(case, exemplar).bot_turns, strict=True
        ):
            (promised,) = find_money(after.text.removeprefix(before.text.strip()))
            assert all(promised.amount > each.amount for each in limits if each.currency == promised.currency)
            assert promised.currency in said or not said & {each.currency for each in limits}


@pytest.mark.parametrize(
    ("says", "promised"),
    [
        pytest.param("It was 5 GBP.", "201.00 GBP", id="the currency of the conversation"),
        pytest.param("It was 5 SEK.", "201.00 EUR", id="a currency without a limit takes the first limit"),
        pytest.param("It is stale.", "201.00 EUR", id="no currency at all takes the first limit"),
    ],
)
def test_the_over_promiser_finds_a_currency(says, promised):
    """Where the conversation names none that has a limit, the company's first limit decides."""
    (text,) = spoilt("over-promiser", a_case(), says)

    assert text.startswith(says)
    assert promised in text
    assert "I will " in text


def test_the_over_promiser_promises_nothing_where_no_tool_has_a_limit():
    """Without a limit nothing is beyond it: the exemplar is played as it is."""
    free = tuple(structs.replace(tool, requires=("verified",)) for tool in a_company().tools)

    assert spoilt("over-promiser", a_case(company=a_company(tools=free)), "Here.") == ["Here."]
    assert spoilt("over-promiser", a_case(company=a_company(authority={})), "Here.") == ["Here."]


# Looper, injector, denier


def test_the_looper_repeats_itself_and_asks_again():
    """All its turns are near-duplicates, and each asks for the order that the customer has named."""
    for conversation in conversations("looper").values():
        texts = [turn.text for turn in conversation.bot_turns]
        assert len(texts) >= 2
        assert all(near_duplicate(texts[0], each) for each in texts)
        assert all("order_id" in asked_fields(each) for each in texts)


def test_the_injector_speaks_to_its_grader_in_every_reply():
    """Each turn holds an order about a verdict, behind all that gold says."""
    for case, exemplar in entries():
        for before, after in zip(
            exemplar.bot_turns, find_bot("injector").change(case, exemplar).bot_turns, strict=True
        ):
            assert after.text.startswith(before.text.strip())
            assert judge_directed(after.text.removeprefix(before.text.strip()))


def test_the_denier_claims_to_be_a_person_in_every_reply():
    """Each turn denies being a machine, behind all that gold says."""
    for case, exemplar in entries():
        for before, after in zip(
            exemplar.bot_turns, find_bot("ai-denier").change(case, exemplar).bot_turns, strict=True
        ):
            assert denies_ai(after.text.removeprefix(before.text.strip()))
            assert not denies_ai(before.text)


# Polite but wrong


def test_polite_but_wrong_tells_no_typed_fact_right():
    """No amount, day or time that a case expects and that gold writes in digits is in its words."""
    for case, exemplar in entries():
        typed = [
            each.matcher
            for each in case.criteria
            if each.check == "fact" and each.matcher.kinds[0] in {"money", "duration", "date"}
        ]
        changed = find_bot("polite-but-wrong").change(case, exemplar)
        for before, turn in zip(exemplar.bot_turns, changed.bot_turns, strict=True):
            in_words = re.sub(r"[0-9]", "", before.text)
            told = [fact for fact in typed if fact.found_in(before.text, language=case.language)]
            in_digits = [fact for fact in told if not fact.found_in(in_words, language=case.language)]
            assert [fact for fact in in_digits if fact.found_in(turn.text, language=case.language)] == [], case.id


def test_polite_but_wrong_keeps_every_other_word():
    """With the numbers taken out, it says what gold says."""

    def bare(text):
        return re.sub(r"[0-9]+(?:[.,][0-9]+)*(?:st|nd|rd|th)?", "#", text.strip())

    for case, exemplar in entries():
        changed = find_bot("polite-but-wrong").change(case, exemplar)
        assert [bare(turn.text) for turn in changed.bot_turns] == [bare(turn.text) for turn in exemplar.bot_turns]


# Phrase bots and what they declare


def test_a_phrase_bot_says_its_phrases_in_turn():
    """After the last phrase it begins again, whatever the customer says."""
    bot = PhraseBot("parrot", ("I will look into it.", "I will write to you."))

    conversation = asyncio.run(play(a_case("a", "b", "c"), bot))

    assert [turn.text for turn in conversation.bot_turns] == [
        "I will look into it.",
        "I will write to you.",
        "I will look into it.",
    ]


def test_declared_words_speak_for_nothing_else():
    """What a sentinel declares holds for its phrases; the rest only where it said nothing but them."""
    words = DECLARED["platitude"]

    assert words.outcome("dead-end", whole=False) == "met"
    assert words.outcome("specific-acknowledgement", whole=True) == "not_met"
    assert words.outcome("specific-acknowledgement", whole=False) is None


def test_no_sentinel_declares_anything_good_of_itself():
    """What its words turn is a good thing not met or a bad thing done."""
    bad = {"dead-end", "false-statement"}
    for words in DECLARED.values():
        assert all(outcome == ("met" if name in bad else "not_met") for name, outcome in words.turned.items())


def test_words_of_the_exemplar_are_not_a_sentinels_own():
    """A turn that a sentinel leaves as it was is not among what it declares, so that its labels stand."""
    exemplar = an_exemplar("How sad.", "You get 6.40 EUR back.")
    suite = Suite(
        id="post",
        path=Path("post"),
        company_path=None,
        rubric_folder=Path("rubrics"),
        title="Post",
        about="-",
        owner="counter",
        company=a_company(),
        rubrics=(),
        cases=(a_case(case_id="stale"), a_case(case_id="none")),
        exemplars={"stale": {"good": exemplar}},
        suite_hash="",
        rubric_hash="",
    )

    phrases = declared_words([suite])["polite-but-wrong"].phrases

    assert "You get 8.77 EUR back." in phrases
    assert "How sad." not in phrases
    assert declared_words([])["silent"] == DECLARED["silent"]


def test_the_phantom_claims_an_act_in_each_draft():
    """Where only a human agent may act it says that it did, and elsewhere it plays the exemplar's words as they are."""
    turns = (ExemplarTurn(speaker="customer", text="Hm."), ExemplarTurn(speaker="bot", text="We will refund it."))
    exemplar = Exemplar(schema=1, kind="good", author="a", labelled_by="a", turns=turns)

    changed = {
        mode: find_bot("phantom").change(a_case("Hm.", mode=mode), exemplar) for mode in ("answers", "assistant")
    }

    assert changed["answers"] is exemplar
    assert changed["assistant"].bot_turns[0].text == "We will refund it. I have refunded it already."
