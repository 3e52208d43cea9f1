"""How judges earn licences, and how those that deserve none are refused."""

import asyncio
import dataclasses
import datetime
import random
import re
from collections import Counter
from pathlib import Path

import pytest
from msgspec import convert

from hardcase.cases import Rubric, Suite, is_locked, load_suites
from hardcase.errors import BudgetError, OptionError, QuotaError, RunError
from hardcase.pipeline import (
    Asking,
    Labelled,
    calibrate,
    folder_for,
    gather,
    judged_criteria,
    read_anchors,
    read_licence,
    shipped_data,
)
from hardcase.pipeline.labelled_items import author_labels, for_judge, talk_of
from hardcase.stats import youden_lower
from hardcase.testing import LabelJudge
from hardcase.verdicts import Compared, LocalJudge, Outcome, Ruling, measure, standing
from tests.builders import a_case, a_company, a_conversation, a_judged
from tests.cases.bakery import CASE, GOOD, Tree

ROOT = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2026, 11, 22)
RUBRIC = convert(
    {
        "schema": 1,
        "dimension": "empathy",
        "version": 1,
        "criteria": [
            {"id": "warm", "asks": "It is so.", "grader": "judge", "points": 3},
            {"id": "blunt", "asks": "It is so.", "grader": "judge", "points": -2},
        ],
    },
    Rubric,
)


class AJudge:
    """Answers by a function of case, conversation and criterion, and remembers how often it was asked."""

    def __init__(self, answer, *, name="a-judge", **attributes):
        self.name = self.fingerprint = name
        self.answer, self.asked, self.licensed = answer, Counter(), None
        for key, value in attributes.items():
            setattr(self, key, value)

    async def rule(self, case, conversation, criteria):
        """One answer for each criterion."""
        self.asked[case.id] += 1
        await asyncio.sleep(0)
        return {each.id: Ruling(outcome=self.answer(case, conversation, each), reason="because") for each in criteria}


def a_suite():
    """A suite without cases, whose rubric words `warm` and `blunt`."""
    fields = {"id": "s", "title": "s", "about": "s", "owner": "s", "path": shipped_data(), "cases": (), "exemplars": {}}
    fields |= {"company_path": None, "rubric_folder": shipped_data()}
    return Suite(**fields, company=a_company(), rubrics=(RUBRIC,), suite_hash="", rubric_hash="")


def some_talks(count=40, *, language="en", prefix="case"):
    """Families of one conversation each; every other one is warm, and blunt where it is not."""
    criteria = (a_judged("warm"), a_judged("blunt", points=-2), a_judged("own-warm", of="warm"))
    for index in range(count):
        case = a_case("Stale.", case_id=f"{prefix}-{index}", criteria=criteria, language=language)
        conversation = a_conversation("Stale.", f"Answer {index}.", case_id=case.id)
        warm, blunt = (("met",), ("not_met",))[:: 1 if index % 2 else -1]
        yield talk_of(case, conversation, {"warm": warm, "blunt": blunt, "own-warm": warm}, annotators=["ada"])


def labelled_of(talks):
    """These, labelled by an author."""
    return Labelled(talks=tuple(talks), by_authors=True)


FORTY = labelled_of(some_talks())
TRUTH = {talk.case.id: talk.labels for talk in FORTY.talks}


def right(case, conversation, criterion):
    """The label."""
    return Outcome(TRUTH[case.id][criterion.id])


def measured(judge, tmp_path, *, labelled=FORTY, repeats=2, today=TODAY, concurrency=4):
    """The licence a judge earns, and where it lies."""
    asking = Asking(judge, labelled.talks, repeats=repeats, results=tmp_path / "results")
    work = calibrate(
        asking, labelled, [a_suite()], licences=tmp_path / "licences", today=today, concurrency=concurrency
    )
    return asyncio.run(work)


def held(licence):
    """Criteria it may gate."""
    return {each.criterion for each in licence.criteria if each.may_gate}


# ---- the shipped exemplars


@pytest.fixture(scope="module")
def suites():
    """The shipped suites."""
    return load_suites([shipped_data() / "suites"])


@pytest.fixture(scope="module")
def shipped(suites):
    """Their locked exemplars, played once."""
    return asyncio.run(author_labels(suites))


@pytest.fixture(scope="module")
def criteria(suites):
    """What a judge can be licensed for."""
    return judged_criteria(suites)


def length(conversation):
    """Characters of the bot."""
    return sum(len(turn.text) for turn in conversation.bot_turns)


def answers_of(shipped, answer, criterion):
    """A deterministic judge's answers on one criterion, against the labels."""
    return [
        Compared(family=talk.case.family, ratings=talk.ratings[each.id], answered=answer(talk, each))
        for talk in shipped.talks
        for each in talk.criteria
        if each.licensed_as == criterion.id and each.id in talk.ratings
    ]


def coin(seed):
    """Heads or tails, the same for the same seed."""
    drawn = random.Random(seed)
    return lambda talk, each: drawn.choice(["met", "not_met"])


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(lambda talk, each: "met", id="always met"),
        pytest.param(lambda talk, each: "not_met", id="always not met"),
        pytest.param(lambda talk, each: "ungraded", id="never answers"),
        *(pytest.param(coin(seed), id=f"coin {seed}") for seed in range(5)),
    ],
)
def test_judges_that_do_not_read_are_refused_for_every_criterion(shipped, criteria, answer):
    """On the shipped exemplars no criterion is licensed to one that answers without reading."""
    results = [measure(each, {"en": answers_of(shipped, answer, each)}, repeats=3) for each in criteria]

    assert sum(each.items for each in results) == shipped.items > 2000
    assert [each.criterion for each in results if each.may_gate] == []
    assert all(each.why for each in results)


@pytest.mark.parametrize("longer", ["met", "not_met"])
def test_judges_that_go_by_length_are_refused_for_every_criterion(shipped, criteria, longer):
    """Not at the median only: at no length, not even at the one that fits the labels best."""
    shorter = {"met": "not_met", "not_met": "met"}[longer]
    lengths = sorted(length(talk.conversation) for talk in shipped.talks)
    for limit in lengths[:: len(lengths) // 20]:

        def by_length(talk, each, limit=limit):
            return longer if length(talk.conversation) > limit else shorter

        results = [measure(each, {"en": answers_of(shipped, by_length, each)}, repeats=3) for each in criteria]
        assert [each.criterion for each in results if each.may_gate] == []


def test_a_judge_that_is_always_right_gets_every_criterion_with_enough_items(shipped, criteria):
    """And those that are refused have too few families of one label: even proof of perfection would not do."""
    labels = {each.id: answers_of(shipped, lambda talk, of: talk.labels[of.id], each) for each in criteria}
    results = [measure(each, {"en": labels[each.id]}, repeats=3) for each in criteria]

    refused = [each for each in results if not each.may_gate]
    assert len(refused) < len(results) / 2
    for each in refused:
        sides = [[1.0] * (side.families if side else 0) for side in (each.sensitivity, each.specificity)]
        assert youden_lower(*sides) < 0.5
        assert "too few labels" in each.why
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    told = page[page.index("always right is\n") :].partition("\n\n")[0]
    assert set(re.findall("`([a-z-]+)`", told)) == {each.criterion for each in refused}
    assert (len(refused), len(results)) == (5, 15), "the page says five of fifteen, LIMITS.md ten"


def test_the_shipped_licence_of_the_local_judge_is_what_it_earns_today(tmp_path, suites, shipped):
    """Weights, exemplars, rubrics and licence belong together: measured again, every number is the same."""
    judge = LocalJudge()
    there = read_licence(judge.fingerprint, shipped_data() / "rubrics" / "licences")
    labelled = for_judge(shipped, judge)
    asking = Asking(judge, labelled.talks, repeats=there.repeats, results=tmp_path / "results")
    work = calibrate(asking, labelled, suites, licences=tmp_path / "licences", today=TODAY)
    again, _ = asyncio.run(work)
    worth = standing(there, judged_criteria(suites), fingerprint=judge.fingerprint, today=TODAY)

    assert again.criteria == there.criteria
    assert (again.items_hash, there.labels, there.expires) == (there.items_hash, "author labels", "")
    assert worth.held.keys() == held(there) != set()
    assert len(read_anchors(judge.fingerprint, shipped_data() / "rubrics" / "licences")) == 40


def test_one_licence_of_the_local_judge_is_shipped():
    """Licences of weights that are gone would be read by nobody."""
    folder = shipped_data() / "rubrics" / "licences"

    assert {path.name.partition(".")[0] for path in folder.glob("*.json*")} == {LocalJudge().fingerprint}


def test_the_page_says_how_many_families_are_enough():
    """11 and 10, or 6 and 27: one fewer is not."""
    for enough, others in ((11, 10), (6, 27)):
        assert youden_lower([1.0] * enough, [1.0] * others) >= 0.5
        assert youden_lower([1.0] * enough, [1.0] * (others - 1)) < 0.5


def test_only_exemplars_of_locked_families_measure(shipped):
    """What graders are made from proves nothing about them."""
    assert all(is_locked(talk.case.family) for talk in shipped.talks)
    assert shipped.whose == "author labels"
    assert len({talk.key for talk in shipped.talks}) == len(shipped.talks) > 150


# ---- author labels


def test_an_exemplar_is_asked_what_a_run_would_ask(tmp_path):
    """What a check answered is left out; the label is the exemplar's; own criteria count for what they sharpen."""
    labelled = asyncio.run(author_labels(Tree(tmp_path).load()))

    (talk,) = labelled.talks
    assert [(each.id, each.licensed_as) for each in talk.criteria] == [
        ("every-ask-answered", "every-ask-answered"),
        ("says-stale", "every-ask-answered"),
    ]
    assert set(talk.labels.values()) == {"met"}
    assert labelled.annotators == ("hardcase",)


def test_a_checked_bad_act_without_a_label_was_not_done(tmp_path):
    """As the format of exemplars says, so it is compared; a judged sentence without a label is no item."""
    tree = Tree(tmp_path)
    tree.edit("rubrics/correctness.yaml", '"check:loop"', '"check-then-judge:loop"')
    tree.edit(GOOD, "  - {criterion: says-stale, outcome: met, why: It is.}\n", "")

    (talk,) = asyncio.run(author_labels(tree.load())).talks

    assert talk.labels == {"every-ask-answered": "met", "loop": "not_met"}


def test_suites_without_a_locked_exemplar_measure_nobody(tmp_path):
    """Told before anything is asked."""
    tree = Tree(tmp_path)
    tree.edit(CASE, "family: stale-loaf", "family: late-bike")

    with pytest.raises(OptionError, match="none of 1 families is locked") as caught:
        asyncio.run(gather(AJudge(right), tree.load()))
    assert "--labels" in str(caught.value)


def test_the_label_judge_is_no_judge_to_measure(tmp_path):
    """It repeats the labels it would be held against."""
    with pytest.raises(OptionError, match="repeats the labels"):
        asyncio.run(gather(LabelJudge({}), Tree(tmp_path).load()))


# ---- languages


def test_a_language_with_few_families_is_left_out_and_said(tmp_path):
    """Three Swedish conversations license nobody for Swedish, and spoil no English licence."""
    both = labelled_of([*some_talks(), *some_talks(3, language="sv", prefix="sv")])
    kept = for_judge(both, AJudge(right))

    assert kept.languages == ("en",)
    assert kept.set_aside == {"conversations in 'sv': under 10 families": 3}


def test_a_judge_is_measured_in_the_languages_it_claims():
    """What it does not claim to read is left out; a judge that reads none of them is told so."""
    both = labelled_of([*some_talks(20), *some_talks(20, language="sv", prefix="sv")])

    assert for_judge(both, AJudge(right)).languages == ("en", "sv")
    assert for_judge(both, AJudge(right, languages=("sv",))).languages == ("sv",)
    assert for_judge(both, AJudge(right, languages=("sv",))).set_aside == {
        "conversations in 'en': the judge does not claim to read it": 20
    }
    with pytest.raises(OptionError, match="20 conversations in 'en': the judge does not claim"):
        for_judge(both, AJudge(right, languages=("de",)))


def test_a_language_in_which_a_judge_is_always_wrong_is_not_held(tmp_path):
    """Sixty English families and ten German ones: it reads English, and turns every German answer round."""
    both = labelled_of([*some_talks(60), *some_talks(10, language="de", prefix="de")])

    def no_german(case, conversation, criterion):
        label = next(talk.labels[criterion.id] for talk in both.talks if talk.case.id == case.id)
        return Outcome(label if case.language == "en" else {"met": "not_met", "not_met": "met"}[label])

    licence, path = measured(AJudge(no_german), tmp_path, labelled=both)
    worth = standing(licence, judged_criteria([a_suite()]), fingerprint="a-judge", today=TODAY)

    assert licence.languages == ("de", "en")
    assert worth.may_gate("warm", language="en")
    assert not worth.may_gate("warm", language="de")
    assert {each.case.language for each in read_anchors("a-judge", path.parent)} == {"en"}


def test_a_judge_made_from_unlocked_families_is_measured_on_locked_ones():
    """A changed reply to a case it learnt is no evidence; a judge that was not made from exemplars keeps both."""
    locked = [talk for talk in some_talks(60) if is_locked(talk.case.family)]
    both = labelled_of(some_talks(60))
    why = "conversations of families that are not locked: the judge is made from such"

    kept = for_judge(both, AJudge(right, trained_on_unlocked=True))

    assert [talk.key for talk in kept.talks] == [talk.key for talk in locked]
    assert kept.set_aside == {why: 60 - len(locked)}
    assert for_judge(both, AJudge(right)).talks == both.talks
    with pytest.raises(OptionError, match=why):
        for_judge(
            labelled_of(each for each in both.talks if each not in locked), AJudge(right, trained_on_unlocked=True)
        )


def test_what_is_set_aside_lends_nothing_to_those_who_remain(tmp_path):
    """Annotators, how they agree and how it was drawn: all of the conversations that are left."""
    people = [
        dataclasses.replace(
            talk,
            ratings=dict.fromkeys(talk.ratings, ("met", "not_met")) if talk.case.language == "sv" else talk.ratings,
            annotators=("bo", "cy") if talk.case.language == "sv" else ("ada",),
            drawn=(f"drawn in {talk.case.language}",),
        )
        for talk in (*some_talks(), *some_talks(3, language="sv", prefix="sv"))
    ]

    kept = for_judge(Labelled(talks=tuple(people), by_authors=False), AJudge(right))
    licence, _ = measured(AJudge(right), tmp_path, labelled=kept)

    assert (kept.whose, kept.annotators, kept.drawn) == ("1 annotator", ("ada",), {"drawn in en": 40})
    assert (licence.annotators, licence.criteria[0].human) == (("ada",), None)


def test_a_small_suite_of_one_language_is_measured_whole():
    """Few families are told by the bar, in numbers, and not by leaving them out."""
    assert len(for_judge(labelled_of(some_talks(3)), AJudge(right)).talks) == 3


# ---- asking


def test_a_licence_is_written_with_all_that_it_rests_on(tmp_path):
    """Judge, labels, day, last day, languages, repeats; own criteria are counted where they belong."""
    licence, path = measured(AJudge(right), tmp_path, repeats=2)

    assert path == tmp_path / "licences" / "a-judge.json"
    assert read_licence("a-judge", path.parent) == licence
    assert (licence.judge, licence.labels, licence.annotators) == ("a-judge", "author labels", ("ada",))
    assert (licence.measured, licence.expires) == ("2026-11-22", "2027-02-20")
    assert (licence.languages, licence.repeats, licence.items_hash) == (("en",), 2, FORTY.hash)
    assert held(licence) == {"warm", "blunt"}
    assert {each.criterion: each.items for each in licence.criteria} == {"warm": 80, "blunt": 40, "case-facts": 0}


def test_a_licence_holds_until_its_last_day_and_for_its_words(tmp_path):
    """Through `standing`, as the gate asks: expiry and another wording make it advisory."""
    licence, _ = measured(AJudge(right), tmp_path)
    words = judged_criteria([a_suite()])

    def worth(today, asked=words):
        return standing(licence, asked, fingerprint="a-judge", today=today)

    assert worth(datetime.date(2027, 2, 20)).held.keys() == {"warm", "blunt"}
    assert worth(datetime.date(2027, 2, 21)).held == {}
    assert "expired" in worth(datetime.date(2027, 2, 21)).advisory["warm"]
    assert worth(TODAY, [a_judged("warm", met="another anchor")]).held == {}


def test_a_judge_that_cannot_change_under_its_name_keeps_its_licence(tmp_path):
    """It says so itself; then the fingerprint alone ends the licence."""
    assert measured(AJudge(right, lasts=True), tmp_path)[0].expires == ""


def test_a_judge_is_asked_what_is_not_labelled_too_and_compared_on_the_rest(tmp_path):
    """As in a run, where all stands beside each other; nothing of it is frozen that nobody labelled."""
    talks = [dataclasses.replace(talk, ratings={"warm": talk.ratings["warm"]}) for talk in FORTY.talks]
    seen = set()

    def noting(case, conversation, criterion):
        seen.add(criterion.id)
        return right(case, conversation, criterion)

    licence, path = measured(AJudge(noting), tmp_path, labelled=labelled_of(talks))

    assert seen == {"warm", "blunt", "own-warm"}
    assert {each.criterion: each.items for each in licence.criteria} == {"warm": 40, "blunt": 0, "case-facts": 0}
    assert {each.criterion for each in read_anchors("a-judge", path.parent)} == {"warm"}


def test_a_judge_that_is_asked_once_may_gate_nothing(tmp_path):
    """Nobody knows whether it contradicts itself; of one that cannot change, that is known."""
    once, _ = measured(AJudge(right), tmp_path / "once", repeats=1)

    assert held(once) == set()
    assert "self-consistency was not measured" in once.criteria[0].why
    assert held(measured(AJudge(right, lasts=True), tmp_path / "lasting", repeats=1)[0]) == {"warm", "blunt"}


def test_each_repeat_is_asked_and_flips_are_counted(tmp_path):
    """The second of three answers is otherwise for four conversations of forty: the majority stands, 10% flipped."""
    judge = AJudge(right)

    def wobbly(case, conversation, criterion):
        wrong = judge.asked[case.id] == 2 and case.id in {"case-0", "case-1", "case-2", "case-3"}
        truth = right(case, conversation, criterion)
        return {Outcome.MET: Outcome.NOT_MET, Outcome.NOT_MET: Outcome.MET}[truth] if wrong else truth

    judge.answer = wobbly
    licence, _ = measured(judge, tmp_path, repeats=3)

    assert set(judge.asked.values()) == {3}
    assert [(each.kappa, each.flip_rate) for each in licence.criteria[:2]] == [(1, 0.1), (1, 0.1)]
    assert held(licence) == set()


def test_two_answers_that_differ_are_none(tmp_path):
    """A tie of repeats is no answer: counted as abstained."""
    judge = AJudge(right)
    judge.answer = lambda case, conversation, criterion: Outcome.MET if judge.asked[case.id] == 1 else Outcome.NOT_MET
    licence, _ = measured(judge, tmp_path, repeats=2)

    assert [(each.abstained, each.items) for each in licence.criteria[:2]] == [(80, 80), (40, 40)]
    assert held(licence) == set()


def test_what_was_answered_before_an_interruption_is_not_asked_again(tmp_path):
    """A killed measurement goes on where it was, and pays for no question twice."""
    judge = AJudge(right)

    def stops(case, conversation, criterion):
        if judge.asked.total() > 30:
            raise asyncio.CancelledError
        return right(case, conversation, criterion)

    judge.answer = stops
    with pytest.raises(RunError):
        measured(judge, tmp_path, repeats=2, concurrency=1)
    judge.answer, before = right, judge.asked.total()
    licence, _ = measured(judge, tmp_path, repeats=2)

    assert before == 31
    assert judge.asked.total() == 31 + 80 - 30
    assert held(licence) == {"warm", "blunt"}


def test_a_finished_measurement_is_not_taken_up_again(tmp_path):
    """Ninety days later everything is asked anew: old answers prove nothing about the judge of today."""
    judge = AJudge(right)
    measured(judge, tmp_path, repeats=1)
    measured(judge, tmp_path, repeats=1, today=datetime.date(2027, 2, 20))

    assert set(judge.asked.values()) == {2}


def test_a_licence_expires_by_its_oldest_answer(tmp_path):
    """Half of the answers of last month are no licence of today."""
    judge = AJudge(right)
    asking = Asking(judge, FORTY.talks[:3], repeats=1, results=tmp_path / "results")
    asyncio.run(asking.ask(today=datetime.date(2026, 10, 1), concurrency=1))

    assert measured(judge, tmp_path)[0].expires == "2026-12-30"


@pytest.mark.parametrize(
    ("error", "fix"),
    [
        (QuotaError, "start again after that; what is answered is not asked again"),
        (BudgetError, "give another --budget-usd; "),
    ],
)
def test_what_ends_a_measurement_keeps_its_own_fix(tmp_path, error, fix):
    """No budget helps against a provider that wants no more calls, and what was answered is kept in both cases."""
    asked = []

    def spent_at_last(*asked_of):
        asked.append(asked_of)
        if len(asked) > 2 * 3:  # two conversations, three criteria each
            raise error("it asks to wait 3,600 s", fix="start again after that")
        return right(*asked_of)

    asking = Asking(AJudge(spent_at_last), FORTY.talks, repeats=1, results=tmp_path)
    with pytest.raises(BudgetError) as told:
        asyncio.run(asking.ask(today=TODAY, concurrency=1))

    assert type(told.value) is error
    assert "2 of 40 questions are answered: it asks to wait 3,600 s" in str(told.value)
    assert told.value.fix.startswith(fix)
    assert len(Asking(AJudge(right), FORTY.talks, repeats=1, results=tmp_path).open) == 38


def test_other_words_are_asked_though_the_rest_is_known(tmp_path):
    """An answer belongs to what was shown: an edited case is another question."""
    judge = AJudge(right)
    asking = Asking(judge, FORTY.talks, repeats=1, results=tmp_path)
    asyncio.run(asking.ask(today=TODAY, concurrency=4))
    edited = tuple(some_talks())[:1]
    changed = talk_of(
        a_case("Stale?", case_id="case-0", criteria=edited[0].case.criteria), edited[0].conversation, edited[0].ratings
    )

    assert Asking(judge, FORTY.talks, repeats=1, results=tmp_path).open == []
    assert Asking(judge, [changed], repeats=1, results=tmp_path).open == [(changed.key, 0)]


def test_a_judge_that_is_down_earns_nothing_and_loses_nothing(tmp_path):
    """An outage is no measurement: no licence is written over the one it has, and the rest is asked next time."""
    judge = AJudge(right)
    before, path = measured(judge, tmp_path, repeats=1)
    down = {f"case-{index}" for index in range(5)}

    def ill(case, conversation, criterion):
        if case.id in down:
            raise ConnectionError("nobody answers")
        return right(case, conversation, criterion)

    judge.answer, judge.asked = ill, Counter()
    with pytest.raises(RunError, match=r"5 of 40 questions have no usable answer.*ConnectionError"):
        measured(judge, tmp_path, repeats=1)

    assert read_licence("a-judge", path.parent) == before
    judge.answer = right
    measured(judge, tmp_path, repeats=1)
    assert judge.asked == Counter({**dict.fromkeys(TRUTH, 1), **dict.fromkeys(down, 2)})


def test_an_outage_is_what_happened_and_not_what_a_judge_says(tmp_path):
    """A judge that hands back nothing is not measured; one that writes of unusable answers is."""
    silent, wordy = AJudge(right), AJudge(right)

    async def nothing(case, conversation, criteria):
        return {}

    async def words(case, conversation, criteria):
        return {
            each.id: Ruling(outcome=right(case, conversation, each), reason="the bot gave no usable answer")
            for each in criteria
        }

    silent.rule, wordy.rule = nothing, words

    with pytest.raises(RunError, match="80 of 80 questions have no usable answer"):
        measured(silent, tmp_path / "silent")
    licence, _ = measured(wordy, tmp_path / "wordy")
    assert [each.abstained for each in licence.criteria[:2]] == [0, 0]


def test_a_question_without_a_usable_answer_is_one_left_open(tmp_path):
    """A few are no outage: they count as abstained, as they would in a run."""

    def picky(case, conversation, criterion):
        if case.id == "case-7":
            raise ValueError("no JSON")
        return right(case, conversation, criterion)

    licence, _ = measured(AJudge(picky), tmp_path)

    assert [each.abstained for each in licence.criteria[:2]] == [2, 1]


# ---- anchors


def test_forty_items_are_frozen_with_a_licence(tmp_path):
    """One of each conversation, both labels of each licensed criterion, with what was answered."""
    talks = labelled_of(some_talks(60))
    TRUTH.update({talk.case.id: talk.labels for talk in talks.talks})

    def slips(case, conversation, criterion):
        return Outcome.UNGRADED if case.id == "case-3" else right(case, conversation, criterion)

    _, path = measured(AJudge(slips), tmp_path, labelled=talks)
    anchors = read_anchors("a-judge", path.parent)

    assert len({each.case.id for each in anchors}) == len(anchors) == 40
    licensed = {criterion.id: criterion.licensed_as for criterion in anchors[0].case.criteria}
    spread = Counter((licensed[each.criterion], each.label) for each in anchors)
    assert spread == dict.fromkeys([("warm", "met"), ("warm", "not_met"), ("blunt", "met"), ("blunt", "not_met")], 10)
    assert all(each.label == TRUTH[each.case.id][each.criterion] for each in anchors)
    assert all(each.answered == ("ungraded" if each.case.id == "case-3" else each.label) for each in anchors)


def test_the_same_measurement_freezes_the_same_items(tmp_path):
    """Hashes choose, and no order of files."""
    backwards = labelled_of(reversed(FORTY.talks))
    _, one = measured(AJudge(right), tmp_path / "one")
    _, other = measured(AJudge(right), tmp_path / "other", labelled=backwards)

    assert read_anchors("a-judge", one.parent) == read_anchors("a-judge", other.parent)


def test_who_may_gate_nothing_has_nothing_to_drift_from(tmp_path):
    """No anchors without a licensed criterion."""
    _, path = measured(AJudge(lambda case, conversation, criterion: Outcome.MET), tmp_path)

    assert read_anchors("a-judge", path.parent) == ()


# ---- where to


def test_a_licence_goes_into_the_project_or_where_one_says(tmp_path, monkeypatch):
    """The shipped rubrics are nobody's to write."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OptionError, match="the shipped one cannot be written") as caught:
        folder_for(AJudge(right), None)
    assert "--licences" in str(caught.value)
    (tmp_path / "rubrics").mkdir()

    assert str(folder_for(AJudge(right), None)) == "rubrics/licences"
    assert folder_for(AJudge(right), tmp_path / "mine") == tmp_path / "mine"


def test_a_place_that_cannot_be_written_is_refused_before_anything_is_asked(tmp_path):
    """A file stands in the way, or the judge's fingerprint is a path."""
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(OptionError, match="cannot be written"):
        folder_for(AJudge(right), tmp_path / "file" / "licences")
    with pytest.raises(OptionError, match="cannot name a file"):
        folder_for(AJudge(right, fingerprint="../../x"), tmp_path)
    with pytest.raises(RunError, match="cannot be read"):
        Asking(AJudge(right), FORTY.talks, repeats=1, results=tmp_path / "file")
