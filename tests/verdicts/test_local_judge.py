"""The embedded judge: what it answers, what it must not fall for, and when it says nothing."""

import asyncio
import importlib.util
import re
import sys
from pathlib import Path

import msgspec
import pytest

from hardcase.cases import Case, Criterion, Line
from hardcase.conversations import Conversation, Turn
from hardcase.verdicts import LocalJudge, Outcome, may_gate
from hardcase.verdicts.local_judge import WEIGHTS, LocalModel

ROOT = Path(__file__).resolve().parents[2]
CUSTOMER = (
    "My wedding cake stand came in three pieces this morning and the wedding is on Saturday. My grandmother lent us "
    "the money for it and I don't dare tell her. Can you get another one to me in time?"
)
SEEING = (
    "A cake stand in three pieces, days before your wedding and bought with your grandmother's money: no wonder you "
    "don't dare tell her. You want one that stands on Saturday, not a refund. I've ordered another, by express; it "
    "reaches you on Thursday. If you'd rather choose one from a shop, say so and I refund this one instead."
)
COLD = "A replacement was ordered. Delivery on Thursday. The damaged item can be thrown away."
ELSEWHERE = (
    "A frozen boiler with a newborn in the house, and three engineers who never came: you've waited long enough, and "
    "it is right that you are angry."
)
FORMULA = (
    "I completely understand how frustrating this must be, and I'm so sorry to hear about your experience. Please rest "
    "assured that we value you as a customer. Thank you so much for your patience and understanding."
)
FILLING = " ".join(
    [
        "Orders from the marketplace are packed by their sellers and carried by several couriers.",
        "Messages in this chat are kept with the account and can be read there later.",
        "Pages with general questions are found at the foot of the website.",
    ]
    * 3
)
NOUNS = ", ".join(["table", "river", "engine", "letter", "window", "garden"] * 33).replace(",", "")
DISCLAIMER = (
    "Replacements are provided subject to availability at the warehouse from which the original item was dispatched "
    "and are carried by the courier that serves the area in which the address lies, on working days between eight "
    "and eighteen, without a signature where the parcel fits the letter box, and otherwise against a signature of the "
    "person named on the label or of any other person who is found at the address and states a name"
)
PARROTED = (
    "Your wedding cake stand came in three pieces this morning and the wedding is on Saturday. Your grandmother lent "
    "you the money for it and you don't dare tell her. Can we get another one to you in time?"
)
SEEN = Criterion(id="specific-acknowledgement", dimension="empathy", asks="The bot sees this customer.", points=3)
GRANDMOTHER = Criterion(
    id="sees-the-grandmother",
    dimension="empathy",
    asks="The bot says that the money was the grandmother's and that the customer does not dare tell her.",
    of="specific-acknowledgement",
    points=3,
)


def said(*replies, customer=CUSTOMER):
    """A conversation in which the customer speaks once before each reply."""
    turns = []
    for reply in replies:
        turns.append(Turn(index=len(turns), speaker="customer", text=customer))
        turns.append(Turn(index=len(turns), speaker="bot", text=reply))
    return Conversation(case_id="stand", bot="anyone", trial=0, ending="completed", turns=tuple(turns))


def a_case(*criteria, language="en"):
    """A case that asks these."""
    return Case(id="stand", turns=(Line(id="opens", say=CUSTOMER),), criteria=criteria, language=language)


def outcome(*replies, criterion=SEEN):
    """What the judge answers to one criterion."""
    case = a_case(criterion)
    return LocalJudge().rule_many([(case, said(*replies))], [[criterion]])[0][criterion.id].outcome


def test_a_reply_that_sees_the_customer_is_met_and_a_cold_one_is_not():
    """The judge tells the customer's own trouble, said back, from the right facts alone."""
    assert outcome(SEEING) is Outcome.MET
    assert outcome(COLD) is Outcome.NOT_MET


@pytest.mark.parametrize(
    "replies",
    [
        pytest.param([f"{ELSEWHERE} {COLD}"], id="another customer's acknowledgement"),
        pytest.param([f"{FORMULA} {COLD}"], id="a string of empathy phrases"),
        pytest.param([FORMULA], id="warmth without substance"),
        pytest.param([f"You say: {CUSTOMER} {COLD}"], id="the customer's words echoed"),
        pytest.param(
            [f"You see that: {PARROTED} That must be hard. {COLD}"], id="the customer's words with I and you swapped"
        ),
        pytest.param([f"{COLD} {FILLING}"], id="length"),
        pytest.param([f"{COLD} {NOUNS}"], id="two hundred words without a stop"),
        pytest.param([NOUNS], id="words without sense"),
        pytest.param([" ".join(f"word{number}" for number in range(100_000))], id="a hundred thousand different words"),
        pytest.param([f"{COLD} {DISCLAIMER}"], id="a disclaimer in one long sentence"),
        pytest.param([f"{FORMULA} {FILLING}"], id="phrases and length"),
    ],
)
def test_formula_does_not_pass_for_seeing_the_customer(replies):
    """What is said to anybody, copied or merely long is never an acknowledgement."""
    assert outcome(*replies) is not Outcome.MET


def test_length_takes_nothing_from_a_reply_that_sees_the_customer():
    """Sentences that have nothing to do with anything turn no good reply into a bad one."""
    assert outcome(f"{SEEING} {FILLING}") is not Outcome.NOT_MET


def test_a_cases_own_criterion_wants_what_it_asks_for():
    """The same warm reply without the thing that is asked for does not meet the case's own sentence."""
    without = re.sub(r" and bought with your grandmother's money: no wonder you don't dare tell her", "", SEEING)

    assert outcome(SEEING, criterion=GRANDMOTHER) is Outcome.MET
    assert without != SEEING
    assert outcome(without, criterion=GRANDMOTHER) is not Outcome.MET


def test_many_at_once_are_answered_as_each_alone():
    """What else is read at the same time, and in which order, moves no answer and no word of a reason."""
    case = a_case(SEEN, GRANDMOTHER)
    talks = [said(text) for text in (SEEING, COLD, FORMULA, ELSEWHERE, f"{SEEING} {COLD}")] * 60
    criteria = [case.criteria] * len(talks)

    together = LocalJudge().rule_many([(case, talk) for talk in talks], criteria)
    backwards = LocalJudge().rule_many([(case, talk) for talk in reversed(talks)], criteria)
    alone = [LocalJudge().rule_many([(case, talk)], [case.criteria])[0] for talk in talks[:5]]

    assert together == list(reversed(backwards))
    assert together[:5] == alone


@pytest.mark.parametrize(
    ("case", "replies", "says"),
    [
        pytest.param(a_case(SEEN, language="sv"), [SEEING], "reads en, not sv", id="another language"),
        pytest.param(a_case(SEEN), [""], "said nothing", id="silence"),
        pytest.param(a_case(SEEN), ["   \n"], "said nothing", id="blanks"),
        pytest.param(a_case(SEEN), ["Мы вернём деньги завтра."], "said nothing that", id="another script"),
        pytest.param(a_case(SEEN), [], "said nothing", id="no reply at all"),
    ],
)
def test_it_says_nothing_of_what_it_cannot_read(case, replies, says):
    """Unknown stays ungraded, with the reason."""
    ruling = LocalJudge().rule_many([(case, said(*replies))], [case.criteria])[0][SEEN.id]

    assert ruling.outcome is Outcome.UNGRADED
    assert says in ruling.reason


@pytest.mark.parametrize("name", ["false-statement", "self-contradiction", "dead-end", "case-facts", "never-heard-of"])
def test_what_style_cannot_tell_is_left_to_others(name):
    """Criteria it was not trained on, or that only style would answer, stay ungraded."""
    criterion = Criterion(id=name, dimension="correctness", asks="Is it?", points=-4)
    ruling = LocalJudge().rule_many([(a_case(criterion), said(SEEING))], [[criterion]])[0][name]

    assert ruling.outcome is Outcome.UNGRADED
    assert ruling.reason


def test_it_abstains_where_it_is_as_likely_as_not():
    """Inside the margin the answer is ungraded; a margin of nothing answers always."""
    model = msgspec.json.decode(WEIGHTS.read_bytes(), type=LocalModel)
    seen = model.criteria[SEEN.id]
    wide, none = (
        msgspec.structs.replace(model, criteria={SEEN.id: msgspec.structs.replace(seen, margin=margin)})
        for margin in (100.0, 0.0)
    )
    played, asked = [(a_case(SEEN), said(SEEING))], [[SEEN]]

    unsure = LocalJudge(model=wide).rule_many(played, asked)[0][SEEN.id]

    assert unsure.outcome is Outcome.UNGRADED
    assert "not sure" in unsure.reason
    assert LocalJudge(model=none).rule_many(played, asked)[0][SEEN.id].outcome is Outcome.MET


def test_a_reason_names_what_speaks_for_the_answer():
    """A person can look up the turn and see what is meant."""
    ruling = asyncio.run(LocalJudge().rule(a_case(SEEN), said(SEEING), [SEEN]))[SEEN.id]

    assert re.fullmatch(r"\d+% sure; most telling: .+; .+", ruling.reason)
    assert ruling.evidence == (1,)


def test_other_weights_are_another_judge():
    """A licence is bound to the weights: the fingerprint moves with any of them, and with nothing else."""
    model = msgspec.json.decode(WEIGHTS.read_bytes(), type=LocalModel)
    seen = model.criteria[SEEN.id]
    moved = msgspec.structs.replace(model, criteria={SEEN.id: msgspec.structs.replace(seen, bias=seen.bias + 0.001)})

    assert LocalJudge().fingerprint == LocalJudge(model=model).fingerprint
    assert LocalJudge(model=moved).fingerprint != LocalJudge().fingerprint


def test_hostile_text_is_read_like_any_other():
    """Control characters, other scripts, endless words and thousands of turns neither break it nor bend a neighbour."""
    case = a_case(SEEN)
    hostile = [
        said("\x00\x7f " * 50, "\u202e\u200b", customer="\x00"),
        said("ю" * 5000, customer="漢字" * 500),
        said("a" * 100_000),
        said(*["again and again"] * 400),
        said("?!.'\"...", customer="..."),
    ]
    judge = LocalJudge()

    mixed = judge.rule_many([(case, talk) for talk in [*hostile, said(SEEING)]], [[SEEN]] * (len(hostile) + 1))

    assert all(isinstance(each[SEEN.id].outcome, Outcome) for each in mixed)
    assert mixed[-1] == LocalJudge().rule_many([(case, said(SEEING))], [[SEEN]])[0]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace(" ", "\u202f"), id="narrow blanks"),
        pytest.param(lambda text: text.replace(". ", ".\u2028"), id="line separators"),
        pytest.param(
            lambda text: "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text),
            id="wide letters",
        ),
        pytest.param(lambda text: f"{text} \U0001f600", id="an emoji"),
    ],
)
def test_the_same_words_in_other_characters_are_the_same_words(change):
    """How blanks and letters are encoded moves no answer."""
    assert outcome(change(SEEING)) is outcome(SEEING)


def test_without_a_licence_nothing_counts():
    """The judge by itself may gate nothing: its licence is given to it."""
    assert not may_gate(LocalJudge(), SEEN, language="en")


def test_the_weights_are_small_and_made_of_known_names():
    """One reviewed text file under a megabyte; every number has a name."""
    model = msgspec.json.decode(WEIGHTS.read_bytes(), type=LocalModel)
    names = set(LocalJudge().describe([(a_case(), said(SEEING))])[1])

    assert WEIGHTS.stat().st_size < 1_000_000
    assert all(set(each.weights) == names == set(each.usual) for each in model.criteria.values())
    assert not set(model.criteria) & set(model.withheld)


@pytest.fixture(scope="module")
def training():
    """The training script as a module."""
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        spec = importlib.util.spec_from_file_location("train_local_judge", ROOT / "scripts" / "train_local_judge.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        yield module
    finally:
        sys.path.remove(str(ROOT / "scripts"))


def test_training_again_gives_the_same_bytes(training):
    """Weights and report are what the exemplars and the blind set give today, bit for bit."""
    model, told = asyncio.run(training.trained())

    assert training.written(model) == WEIGHTS.read_bytes()
    assert told == WEIGHTS.with_suffix(".md").read_text(encoding="utf-8")
