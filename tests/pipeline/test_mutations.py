"""Mutations of gold: each spoils one thing and is noticed there and nowhere else; what a case lets through is named."""

import functools
import shutil
import sys
from pathlib import Path

import msgspec
import pytest

from hardcase.bots import SENTINELS
from hardcase.cases import Criterion, EscalationRule, Exemplar, ExemplarTurn, Matcher, Packet
from hardcase.cli import main
from hardcase.pipeline import MUTATIONS, PLAUSIBLE, is_worse, wait_for, weigh, weighable
from hardcase.pipeline.mutate import LOOKING
from hardcase.scorecards import DimensionScore, TrialResult
from hardcase.text import offers_next_step, promises_human
from hardcase.verdicts import Outcome, Verdict
from tests.builders import MUST_NOT, a_case, a_fact, an_action, must

ROOT = Path(__file__).resolve().parents[2]
MAKE = {mutation.name: mutation.make for mutation in MUTATIONS}
FIELDS = dict.fromkeys(Packet.__struct_fields__, "filled") | {"entities": (), "tried": (), "promises": ()}


def exemplar(*turns, packet=None):
    """A good exemplar of these bot turns; the last one hands over where a packet is given."""
    bots = [ExemplarTurn(speaker="bot", text=each) for each in turns]
    if packet is not None:
        filled = Packet(**(FIELDS | {"queue": "counter"} | packet))
        bots[-1] = ExemplarTurn(speaker="bot", text=turns[-1], handover=filled)
    both = tuple(turn for bot in bots for turn in (ExemplarTurn(speaker="customer", text="..."), bot))
    return Exemplar(schema=1, kind="good", author="a", labelled_by="a", turns=both, labels=())


def item(criterion_id, **matcher):
    """Something that the packet must carry."""
    return Criterion(
        id=criterion_id,
        dimension="escalation",
        asks="The packet carries it.",
        points=1,
        grader="check:packet",
        matcher=Matcher(**matcher),
    )


def judged(criterion_id, of=""):
    """A criterion that only a judge can answer."""
    return Criterion(id=criterion_id, dimension="empathy", asks="It is so.", points=3, of=of)


def checked(name):
    """A rubric criterion that a check answers."""
    return Criterion(id=name, dimension="effort", asks="It is so.", points=-3, grader=f"check:{name}")


def texts(mutant):
    """What the mutant's bot says."""
    return [turn.text for turn in mutant.exemplar.bot_turns]


# Kind words left out

KIND = a_case(
    criteria=(judged("specific-acknowledgement"), judged("the-cake", of="emotion-fit"), a_fact(), an_action())
)


def test_opening_sentences_that_carry_nothing_are_left_out():
    """What is left begins with the first sentence that tells, asks, does, refuses or promises something."""
    mutant = MAKE["drop-acknowledgement"](
        KIND, exemplar("How sad for the party and for you. It was 6.40 EUR. How sad.")
    )

    assert texts(mutant) == ["It was 6.40 EUR. How sad."]
    assert mutant.may_move == {"specific-acknowledgement", "the-cake"}
    assert mutant.needs_judge


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param("Not quite.", id="a short answer"),
        pytest.param("You can't eat a loaf that has gone hard.", id="a refusal"),
        pytest.param("It has lain there for three days, since the 4th.", id="a number"),
        pytest.param("Could you give me your order number, please?", id="a question for what is needed"),
        pytest.param("You are writing with the bakery's AI assistant here.", id="what it is"),
        pytest.param("I'll send you a fresh loaf this afternoon.", id="a next step"),
        pytest.param("A colleague of mine will call you about the loaf.", id="a person"),
        pytest.param("I have refunded the whole of the loaf to you.", id="an act"),
        pytest.param("The price of that loaf is coming back to you.", id="a fact of the case"),
    ],
)
def test_a_turn_that_opens_with_substance_is_left_alone(opening):
    """No opening that carries something is taken away, and without any other there is nothing to spoil."""
    case = a_case(
        criteria=(judged("emotion-fit"), a_fact(any_of=("coming back to you",))),
    )

    assert MAKE["drop-acknowledgement"](case, exemplar(f"{opening} And how sad it is.")) is None


def test_a_turn_of_nothing_but_kindness_is_not_emptied():
    """Silence would be another fault than coldness."""
    assert MAKE["drop-acknowledgement"](KIND, exemplar("How sad for the party and for you.")) is None


def test_without_a_criterion_about_kindness_nothing_can_be_noticed():
    """A mutation that nobody could notice does not apply."""
    case = a_case(criteria=(a_fact(),))

    assert MAKE["drop-acknowledgement"](case, exemplar("How sad for the party and you. It was 6.40 EUR.")) is None


# Another amount


def test_every_amount_is_changed_and_facts_about_money_may_move():
    """The customer's words stay; facts of other kinds must not move."""
    case = a_case(criteria=(a_fact(), a_fact("when", any_of=("today",)), an_action(), checked("grounded-numbers")))
    mutant = MAKE["change-amount"](case, exemplar("It was 6.40 EUR.", "So 6.40 EUR today."))

    assert texts(mutant) == ["It was 8.77 EUR.", "So 8.77 EUR today."]
    assert mutant.may_move == {"amount", "grounded-numbers"}
    assert not mutant.needs_judge


def test_without_amounts_or_facts_about_them_it_does_not_apply():
    """No amount in the replies, or nobody who would notice: no mutant."""
    assert MAKE["change-amount"](a_case(), exemplar("It comes back today.")) is None
    assert MAKE["change-amount"](a_case(criteria=(an_action(),)), exemplar("It was 6.40 EUR.")) is None


def test_what_then_stays_open_may_move_where_facts_decide_it():
    """Without actions the facts say whether it is solved; with them the records do."""
    flow = checked("resolved-or-routed")

    said = exemplar("It was 6.40 EUR.")
    assert "resolved-or-routed" in MAKE["change-amount"](a_case(criteria=(a_fact(), flow)), said).may_move
    assert (
        "resolved-or-routed" not in MAKE["change-amount"](a_case(criteria=(a_fact(), an_action(), flow)), said).may_move
    )


def test_a_customer_who_asks_again_for_the_amount_may_make_it_longer():
    """Where a line hangs on the amount being told, a wrong one lets the conversation take another way."""
    asks = a_case().turns[0]
    again = type(asks)(id="again", say="How much?", unless=("told.amount",))
    case = a_case(asks, again, criteria=(a_fact(), an_action(), checked("turns-to-outcome")))

    assert "turns-to-outcome" in MAKE["change-amount"](case, exemplar("It was 6.40 EUR.")).may_move


# A late handover

LATE = a_case(
    criteria=(
        checked("escalation"),
        a_fact("price", any_of=("six forty",)),
        a_fact("when", any_of=("in an hour",)),
        checked("disclosure-and-language"),
        item("loaf", any_of=("loaf",)),
    ),
    escalation=must(),
)
SAID = (
    "I'm the bakery's AI assistant. It was six forty. "
    "I've passed you to a colleague at the counter. She rings in an hour."
)


def test_a_handover_comes_two_turns_later_with_what_belongs_to_it():
    """What stands before it is said in time; then it is looked into twice, and then the rest with the packet."""
    mutant = MAKE["delay-handover"](LATE, exemplar("Good day.", SAID, packet={"issue": "loaf"}))

    assert texts(mutant) == [
        "Good day.",
        f"I'm the bakery's AI assistant. It was six forty. {LOOKING['en'][0]}",
        LOOKING["en"][1],
        "I've passed you to a colleague at the counter. She rings in an hour.",
    ]
    assert [turn.handover is not None for turn in mutant.exemplar.bot_turns] == [False, False, False, True]
    assert mutant.may_move == {"escalation", "when", "loaf"}


def test_what_is_said_only_with_the_handover_may_move():
    """A disclosure that comes with the handover comes late; a turn without words of handover is late as a whole."""
    said = "I've passed you to a colleague, and I am the bakery's AI assistant. She rings in an hour."
    mutant = MAKE["delay-handover"](LATE, exemplar(said, packet={}))

    assert texts(mutant)[0] == LOOKING["en"][0]
    assert mutant.may_move == {"escalation", "when", "disclosure-and-language", "price", "loaf"}
    silent = MAKE["delay-handover"](LATE, exemplar("Good day.", packet={}))
    assert texts(silent) == [*LOOKING["en"], "Good day."]


@pytest.mark.parametrize(
    ("changes", "packet"),
    [
        pytest.param({}, None, id="no handover"),
        pytest.param({"escalation": EscalationRule(decision="may")}, {}, id="either decision is right"),
        pytest.param({"escalation": MUST_NOT}, {}, id="nobody is needed"),
        pytest.param({"escalation": must(), "language": "fi"}, {}, id="no words in the language"),
    ],
)
def test_a_handover_is_delayed_only_where_it_is_due(changes, packet):
    """Elsewhere its time decides nothing, or there is none."""
    case = a_case(**({"escalation": must(), "criteria": LATE.criteria} | changes))

    assert MAKE["delay-handover"](case, exemplar(SAID, packet=packet)) is None


@pytest.mark.parametrize("language", LOOKING)
def test_looking_into_it_promises_no_person(language):
    """The words of the delay must not count as a promise of people: that would be another fault."""
    assert not any(promises_human(each, language) for each in LOOKING[language])
    assert offers_next_step(LOOKING["en"][0], "en")


# A field less in the packet

PACKED = a_case(
    criteria=(item("order", id_is="ORD-12"), item("loaf", any_of=("stale loaf",)), item("price", money="6.40 EUR")),
    escalation=must(),
)


def test_one_wanted_thing_leaves_the_packet_wherever_it_stands():
    """The fewest words that state it go from every field and list; the other items stay."""
    packet = {
        "issue": "The stale loaf of ORD-12 was 6.40 EUR.",
        "entities": ("ORD-12", "6.40 EUR"),
        "tried": ({"what": "looked up ORD-12", "result": "delivered"},),
        "wanted_outcome": "ORD-12",
    }
    mutant = MAKE["drop-packet-field"](PACKED, exemplar("Passed on.", packet=packet))

    left = mutant.exemplar.bot_turns[-1].handover
    assert mutant.may_move == {"order"}
    assert (left.issue, left.entities, left.wanted_outcome) == ("The stale loaf of was 6.40 EUR.", ("6.40 EUR",), "-")
    assert left.tried[0].what == "looked up"
    assert left.queue == "counter"


def test_an_item_that_takes_another_with_it_is_passed_over():
    """Two items that rest on the same words cannot be told apart: the next one is taken, or none."""
    twins = a_case(
        criteria=(item("one", any_of=("stale",)), item("two", regex="stale"), item("price", money="6.40 EUR")),
        escalation=must(),
    )
    said = exemplar("Passed on.", packet={"issue": "A stale loaf for 6.40 EUR."})

    assert MAKE["drop-packet-field"](twins, said).may_move == {"price"}
    alone = a_case(criteria=twins.criteria[:2], escalation=must())
    assert MAKE["drop-packet-field"](alone, said) is None


def test_a_packet_of_long_words_is_cut_in_the_end():
    """Where no few words can go, the whole value goes."""
    everywhere = a_case(criteria=(item("stale", regex="[a-z]"),), escalation=must())

    mutant = MAKE["drop-packet-field"](everywhere, exemplar("Passed on.", packet={"issue": "word " * 20}))

    assert mutant.exemplar.bot_turns[-1].handover.issue == "-"


def test_without_a_packet_or_items_nothing_can_be_dropped():
    """A case that never hands over, or wants nothing in the packet, gives no occasion."""
    packed = exemplar("Passed on.", packet={"issue": "A stale loaf, ORD-12."})

    assert MAKE["drop-packet-field"](PACKED, exemplar("Done.")) is None
    assert MAKE["drop-packet-field"](a_case(escalation=must()), packed) is None
    assert MAKE["drop-packet-field"](a_case(criteria=PACKED.criteria), packed) is None


# Another queue


def test_the_queue_is_swapped_for_one_that_the_case_does_not_name():
    """The words stay, the handover goes elsewhere."""
    case = a_case(criteria=(checked("escalation"),), escalation=must(queues=("counter",)))
    mutant = MAKE["swap-queue"](case, exemplar("Good day.", "Passed on.", packet={}))

    assert mutant.exemplar.bot_turns[-1].handover.queue == "bikes"
    assert texts(mutant) == ["Good day.", "Passed on."]
    assert mutant.may_move == {"escalation"}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"escalation": must(queues=("counter", "bikes"))}, id="every queue is right"),
        pytest.param({"escalation": must(queues=())}, id="no queue is named"),
        pytest.param({"escalation": MUST_NOT}, id="nobody is needed"),
    ],
)
def test_a_queue_is_swapped_only_where_it_can_be_wrong(changes):
    """Elsewhere no queue is the wrong one."""
    case = a_case(criteria=(checked("escalation"),), **changes)

    assert MAKE["swap-queue"](case, exemplar("Passed on.", packet={})) is None


# On the scales


@functools.cache
def weighed(folder):
    """Every case of a folder of suites, weighed once."""
    return wait_for(lambda: weigh(weighable([folder])))


@pytest.mark.parametrize(
    "folder", [ROOT / "suites", ROOT / "tests" / "small_company" / "suites"], ids=["shipped", "ferry"]
)
def test_every_mutation_is_noticed_there_and_nowhere_else(folder):
    """On each case where it applies, a criterion that is about it moves and no other does; none is too weak."""
    for each in weighed(folder):
        assert each.problems == ()
        for moved in each.moved:
            assert moved.elsewhere == (), (each.case_id, moved.mutant.mutation)
            assert set(moved.matching) <= moved.mutant.may_move
            assert moved.worse is bool(moved.matching)
            assert moved.worse is not moved.mutant.needs_judge
        assert len(each.worse) >= 2


def test_every_mutation_applies_somewhere_on_the_shipped_cases():
    """A mutation that never applies would be noticed by nothing."""
    applied = {moved.mutant.mutation for each in weighed(ROOT / "suites") for moved in each.moved}

    assert applied == MAKE.keys()
    assert set(PLAUSIBLE) < set(SENTINELS)


@pytest.fixture
def ferry(tmp_path, monkeypatch):
    """A copy of the ferry's suite that may be spoilt, and the current folder in it."""
    shutil.copytree(ROOT / "rubrics", tmp_path / "rubrics")
    home = tmp_path / "tests" / "small_company"
    shutil.copytree(ROOT / "tests" / "small_company", home)
    monkeypatch.chdir(home)
    return home


def test_what_moves_and_must_not_is_a_problem_with_its_place(ferry, capsys):
    """A forbidden phrase that only the delay says is noticed elsewhere: named with file, line and criterion."""
    path = ferry / "suites/crossings/hearse-on-a-full-boat.yaml"
    stall = "  forbidden:\n    - {id: stalls, any_of: [still looking into it], points: -3}\n"
    path.write_text(path.read_text().replace("  forbidden:\n", stall))

    code = main(["lint", "suites", "--mutations"])

    told = capsys.readouterr()
    assert code == 2
    assert "crossings/hearse-on-a-full-boat.yaml:23:1: delay-handover moves 'stalls', which it must not" in told.err
    assert "fix: make 'stalls' rest on what it asks for" in told.err


def test_the_command_tells_what_was_noticed_and_what_only_a_judge_could_notice(ferry, capsys):
    """Two tables: what each mutation did, and what each case tells apart; nothing wrong is exit code 0."""
    code = main(["lint", "suites", "--discrimination"])

    shown = capsys.readouterr().out
    assert code == 0
    rows = {line.split()[0]: line.split() for line in shown.splitlines() if line.strip()}
    assert rows["drop-acknowledgement"][1:4] == ["1", "-", "0"]
    assert "kind words left out (only a judge could notice)" in shown
    assert rows["delay-handover"][1:4] == ["1", "1", "0"]
    assert rows["hearse-on-a-full-boat"][1:7] == ["3", "of", "3", "5", "of", "5"]
    assert f"sentinels: {', '.join(PLAUSIBLE)}" in shown
    assert "cases that no mutant can hurt: none" in shown


def test_lint_alone_plays_no_mutants(ferry, capsys):
    """Without the option nothing of it is said."""
    assert main(["lint", "suites"]) == 0
    assert "mutation" not in capsys.readouterr().out


def test_a_case_that_lets_everything_through_is_told_so(ferry, monkeypatch, capsys):
    """Were nothing worse than gold, each mutant, the sentinels and the case's own sentinel would be named."""
    monkeypatch.setattr(sys.modules["hardcase.pipeline.weigh"], "is_worse", lambda one, *, than: False)

    assert main(["lint", "suites", "--discrimination"]) == 2

    told = capsys.readouterr()
    assert "hearse-on-a-full-boat.yaml:23:1: swap-queue comes out no worse than gold" in told.err
    assert "never-escalate comes out no worse than gold where the handover is must" in told.err
    assert "always-escalate comes out no worse than gold where the handover is must-not" in told.err
    assert "of 5 plausible sentinels 0 come out worse than gold, 2 must" in told.err
    assert "drop-acknowledgement comes out" not in told.err
    assert "cases that no mutant can hurt: dog-paid-twice, hearse-on-a-full-boat, last-boat-cancelled" in told.out


@pytest.mark.parametrize("answer", ["nobody knows", "left out"])
def test_a_criterion_that_falls_silent_elsewhere_is_a_problem(answer, ferry, monkeypatch, capsys):
    """A check that a mutation makes unable to answer, or leaves without occasion, is named as one that lies."""
    module = sys.modules["hardcase.pipeline.weigh"]
    check = module.check

    def falls_silent(case, conversation):
        verdicts = check(case, conversation)
        if conversation.handover is None or conversation.handover.packet["queue"] == case.escalation.queues[0]:
            return verdicts
        rest = [each for each in verdicts.verdicts if each.criterion_id != "promise-kept"]
        if answer == "nobody knows":
            silent = Verdict(criterion_id="promise-kept", outcome=Outcome.UNGRADED, grader="x@1", reason="?")
            rest.append(silent)
        return msgspec.structs.replace(verdicts, verdicts=tuple(rest))

    monkeypatch.setattr(module, "check", falls_silent)

    assert main(["lint", "suites", "--mutations"]) == 2
    assert "swap-queue moves 'promise-kept', which it must not" in capsys.readouterr().err


def test_a_case_without_a_visible_mutant_is_not_called_weak(ferry, monkeypatch, capsys):
    """Where no mutation applies there is no mutant that could hurt: that is said as what it is."""
    monkeypatch.setattr(sys.modules["hardcase.pipeline.weigh"], "MUTATIONS", MUTATIONS[:1])

    assert main(["lint", "suites", "--discrimination"]) == 0

    shown = capsys.readouterr().out
    rows = {line.split()[0]: line.split() for line in shown.splitlines() if line.strip()}
    assert rows["hearse-on-a-full-boat"][1] == "none"
    assert "cases that no mutant can hurt: none" in shown
    assert "no mutant applies that a check can see: dog-paid-twice, hearse-on-a-full-boat, last-boat" in shown


def test_nothing_to_weigh_is_an_empty_table(ferry):
    """A case without a good exemplar is left out, and where none has one nothing is played."""
    (ferry / "suites/crossings/exemplars/dog-paid-twice.good.yaml").unlink()

    assert [case.id for _, case, _ in weighable(["suites"])] == ["hearse-on-a-full-boat", "last-boat-cancelled"]
    assert wait_for(lambda: weigh(())) == ()


def trial(low=0.5, high=0.5, **changes):
    """A trial with one measured dimension."""
    return TrialResult(
        trial=0, status="passed", scores={"effort": DimensionScore(low=low, high=high, counted=1.0)}, **changes
    )


@pytest.mark.parametrize(
    ("one", "worse"),
    [
        pytest.param(trial(), False, id="the same"),
        pytest.param(trial(0.2, 0.4), True, id="lower whatever is unknown"),
        pytest.param(trial(0.2, 0.5), False, id="perhaps lower"),
        pytest.param(trial(0.9, 0.9), False, id="better"),
        pytest.param(trial(vetoes=("z-leak",)), True, id="a veto"),
        pytest.param(trial(ending="bot_broke"), True, id="it broke"),
        pytest.param(TrialResult(trial=0, status="passed"), False, id="not measured"),
    ],
)
def test_worse_is_worse_under_every_reading(one, worse):
    """Unknowns count for the other and against gold, so that nothing unknown makes a case look strong."""
    assert is_worse(one, than=trial()) is worse
    assert not is_worse(trial(vetoes=("z-leak",)), than=trial(vetoes=("z-leak",)))


def test_mutations_alone_play_no_sentinels(ferry, capsys):
    """The shorter option tells what notices, and nothing of cases and sentinels."""
    assert main(["lint", "suites", "--mutations"]) == 0

    shown = capsys.readouterr().out
    assert "delay-handover" in shown
    assert "sentinels" not in shown


def test_exemplars_out_of_order_are_a_problem(ferry, capsys):
    """A bad exemplar that earns as much as the good one says that the case, or its labels, tell nothing apart."""
    exemplars = ferry / "suites/crossings/exemplars"
    bad = (exemplars / "dog-paid-twice.good.yaml").read_text().replace("kind: good", "kind: bad", 1)
    (exemplars / "dog-paid-twice.bad.yaml").write_text(bad)

    assert main(["lint", "suites/crossings/dog-paid-twice", "--discrimination"]) == 2

    told = capsys.readouterr()
    assert "a good exemplar earns" in told.err
    assert "no more than a bad one with" in told.err


def test_a_case_that_silence_passes_is_a_problem(ferry, monkeypatch, capsys):
    """Were silence enough, every case would be named."""
    module = sys.modules["hardcase.pipeline.weigh"]
    monkeypatch.setattr(module, "DOES_NOTHING", "gold")

    assert main(["lint", "suites", "--discrimination"]) == 2
    assert capsys.readouterr().err.count("a bot that says nothing passes") == 3


def test_notes_that_are_dropped_are_missed_by_context_alone():
    """Without its notes a draft lacks what the agent needs, and nothing that the customer was told."""
    wanted = Criterion(
        id="order",
        dimension="correctness",
        asks="It.",
        points=3,
        grader="check:context",
        matcher=Matcher(id_is="ORD-12"),
    )
    said = exemplar("We see to it.")
    noted = msgspec.structs.replace(said, turns=(said.turns[0], msgspec.structs.replace(said.turns[1], notes="ORD-12")))

    mutant = MAKE["drop-notes"](a_case(criteria=(wanted, a_fact()), mode="assistant"), noted)

    assert mutant.may_move == {"order"}
    assert [turn.notes for turn in mutant.exemplar.bot_turns] == [""]
    assert MAKE["drop-notes"](a_case(criteria=(wanted,)), said) is None
