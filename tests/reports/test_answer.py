"""Decision and reasons in words: sentences about customers, the worst quote of each, and the rule that it broke."""

import dataclasses

import pytest
from msgspec import structs

from hardcase.cases import PlannedCriterion
from hardcase.decisions import RuleResult, Ruling, Topic
from hardcase.reports import read_dossier
from hardcase.reports.answer import above_unproven, answer_of, headline
from hardcase.reports.byline import byline, suites_in_words
from hardcase.reports.clauses import kept
from hardcase.reports.customers import Held, held_sentence, who
from hardcase.reports.held_words import HELD_WORDS
from hardcase.verdicts import CHECKS

LIAR = {"wrong": ("z-ai-denied",)}


@pytest.fixture
def answered(made, gate):
    """The answer about a run by hand."""

    def make(specs, *, changes=None, **options):
        run = made(specs, gate=gate(**(changes or {})), **options)
        return answer_of(read_dossier(run.run))

    return make


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("must-recall", "37 of 100 kinds of customers who need a person reach one; at least 5% was promised."),
        (
            "needless-rate",
            "37 of 100 kinds of customers who need nobody are handed over; at most 5% was promised.",
        ),
        ("vetoes", "No veto was seen."),
    ],
)
def test_what_is_kept_is_told_by_its_number(rule, says):
    """Under a weak gate hardly anybody reaches a person and the promise is kept: no word may make more of it."""
    assert kept(RuleResult(id=rule, status="pass", reason="", point=0.37, threshold=0.05, families=100)) == says


def test_a_reason_is_a_sentence_about_customers_with_quote_and_rule(answered, many, spec):
    """What happened to how many, the bot's words as one of them read it, what they had asked, what it broke."""
    (reason, *_) = answered([*many(6), spec(id="liar", title="A loaf from nobody", **LIAR)]).reasons

    assert reason.lead == "With 1 of 7 test customers, the bot claims to be a person."
    assert reason.promises == ("The rule: never, not once.",)
    quote = reason.quote
    assert (quote.said, quote.asked) == ("I have refunded 6.40 EUR, it arrives tomorrow.", "My loaf is stale.")
    assert (quote.title, quote.anchor, quote.criterion) == ("A loaf from nobody", "liar-1", "z-ai-denied")


def test_a_floor_is_told_by_what_hurt_most_customers(answered, many):
    """A missed mean becomes a sentence about people, with what was promised and what was seen behind it."""
    reasons = answered(many(12, wrong=("amount", "invents"))).reasons
    floor = next(each for each in reasons if "correctness" in " ".join(each.promises))

    assert floor.lead == "All 12 test customers were not told a fact that they needed."
    assert floor.promises[0].startswith(
        "Promised: correctness of at least 0.60. Seen: 0.00; cases like these: 0.00 to "
    )
    assert floor.quote.criterion == "amount"


def test_a_customer_counts_once_however_often_it_was_played(answered, many, spec):
    """Three replays of one customer are one customer."""
    reasons = answered([*many(6), spec(id="liar", **LIAR)], trials=3).reasons

    assert reasons[0].lead.startswith("With 1 of 7 test customers")


def test_what_no_judge_may_gate_is_not_told_of_customers(answered, many):
    """An opinion without a licence is no reason, however many customers it is about."""
    answer = answered(many(12, wrong=("warm",)), licensed=False)

    assert not [each for each in answer.reasons if "trouble" in each.lead]


def test_who_needed_a_person_and_never_reached_one_is_counted_among_those(answered, many, spec):
    """The share is of the customers who needed one, not of all."""
    lost = [spec(id=f"lost-{index}", decision="must", trigger="x-ask", wrong=("outcome",)) for index in range(9)]
    changes = {"escalation": {"must_recall_at_least": 0.8}}
    reasons = answered([*many(6), *lost], changes=changes).reasons

    assert "All 9 test customers who needed a person never reached one." in [each.lead for each in reasons]


def test_a_reason_quotes_another_customer_than_the_one_before(answered, spec):
    """Where there is a choice, no case is quoted twice."""
    names = [f"loaf-{index}" for index in range(12)]
    says = {name: ("My loaf is stale.", f"So is {name}.", "And now?", f"Eat {name}.") for name in names}
    reasons = answered([spec(id=name, wrong=("amount", "next-step"), says=says[name]) for name in names]).reasons
    quoted = [each.quote.case_id for each in reasons if each.quote]

    assert len(quoted) >= 2
    assert len(quoted) == len(set(quoted))


def test_every_veto_comes_before_any_rate_and_the_gravest_rate_stands_open_too(made, many, spec, gate):
    """However many are handed over for nothing, what must never happen once is told first; and not it alone."""
    lied = spec(id="lied", wrong=("z-ai-denied", "promise-kept", "amount"))
    needless = many(30, packet={"issue": "x"}, wrong=("outcome", "amount"))
    run = made([lied, *needless], gate=gate(escalation={"needless_rate_at_most": 0.1}))
    answer = answer_of(read_dossier(run.run))

    assert [each.veto for each in answer.reasons[:3]] == [True, True, False]
    three = structs.replace(answer, reasons=(answer.reasons[0], *answer.reasons))
    assert ([each.veto for each in three.first], len(three.more)) == ([True] * 3 + [False], len(answer.reasons) - 3)


def test_a_promise_that_counts_families_says_so_beside_customers(answered, many):
    """Two units in one reason are told apart: variants of one situation are one family."""
    reasons = answered(many(30, packet={"issue": "x"}), changes={"escalation": {"needless_rate_at_most": 0.1}}).reasons
    (needless,) = [each for each in reasons if "for nothing" in each.lead]

    assert needless.lead.startswith("All 30 test customers whom")
    assert "at most 10% of families that need nobody are handed over. Seen: 30 of 30 families of cases, 100%;" in (
        " ".join(needless.promises)
    )


def test_two_vetoes_come_before_the_gravest_floor_and_that_before_the_rest(made, many, gate):
    """The first screen tells what must never happen, and what happens to most."""
    run = made(many(12, wrong=("z-ai-denied", "promise-kept", "amount", "next-step")), gate=gate())
    leads = [each.lead for each in answer_of(read_dossier(run.run)).first]

    assert [lead.split(",")[0] for lead in leads[:2]] == ["With all 12 test customers"] * 2
    assert len(leads) == 3
    assert "test customers were not told" in leads[2]


@pytest.mark.parametrize(
    ("ruling", "change", "says"),
    [
        (Ruling.HOLD, False, "scripted may not ship."),
        (Ruling.HOLD, True, "this change makes the bot worse."),
        (Ruling.INCONCLUSIVE, False, "it is open whether scripted may ship."),
        (Ruling.INCONCLUSIVE, True, "it is open whether this change loses something."),
        (Ruling.SHIP, False, "scripted kept all 2 promises of the gate."),
    ],
)
def test_the_headline_speaks_of_what_its_gate_is_about(made, many, gate, ruling, change, says):
    """A change gate says nothing of a release, and a release gate nothing of a change."""
    run = made(many(6), gate=gate())
    status = {"hold": "fail", "inconclusive": "inconclusive", "ship": "pass"}[ruling]
    rules = tuple(
        RuleResult(id=name, status=status, reason="r") for name in ("new-vetoes" if change else "vetoes", "families")
    )

    assert headline(structs.replace(run.decision, ruling=ruling, rules=rules), run.card) == says


def test_a_ceiling_that_seems_broken_is_not_called_kept(made, many, gate):
    """What lies above its ceiling and is not proven to is told as just that."""
    run = made(many(6), gate=gate())
    ceiling = RuleResult(id="genericness", status="pass", reason="r", point=0.4, lower=0.2, threshold=0.3)
    kept = RuleResult(id="vetoes", status="pass", reason="r")
    decision = structs.replace(run.decision, ruling=Ruling.SHIP, rules=(kept, ceiling))

    assert above_unproven(decision) == ["genericness"]
    assert headline(decision, run.card) == (
        "scripted kept the one promise of the gate; that genericness is above what was promised is not proven."
    )
    assert above_unproven(structs.replace(decision, rules=(structs.replace(ceiling, point=0.3),))) == []


def test_a_ship_beside_ungraded_cases_says_why_that_is_no_contradiction(answered, many):
    """Who reads ship and 10 ungraded is told how both can be."""
    cases = [*many(40)[2:], *(dataclasses.replace(each, unknown=("next-step",)) for each in many(2))]
    answer = answered(cases)
    assert answer.word == "Ship"
    (note,) = answer.notes
    assert note.says.startswith("2 of 40 cases are not graded in full; what is unknown is counted against the bot")


def test_a_ship_with_nothing_ungraded_needs_no_such_word(answered, many):
    """Nothing is explained that nobody asks."""
    assert answered(many(40)).notes == ()


@pytest.mark.parametrize(
    ("number", "total", "told"),
    [
        (3, 28, "3 of 28 test customers"),
        (0, 5, "None of 5 test customers"),
        (1, 1, "The one test customer"),
        (2, 2, "Both test customers"),
        (1200, 1200, "All 1,200 test customers"),
    ],
)
def test_customers_are_counted_as_people_speak(number, total, told):
    """Three of twenty-eight, both, all, none."""
    assert who(number, total) == told


def test_every_sentence_fits_one_customer_and_many():
    """No sentence about what happened has a hole left in it, and each check that is named exists."""
    for name in HELD_WORDS:
        for number in (1, 3):
            trials = {(f"case-{index}", 0): "x" for index in range(number)}
            cases = frozenset(f"case-{index}" for index in range(9))
            held = Held(name=name, asks="The bot errs.", points=1, veto="", answered=cases, trials=trials)
            told = held_sentence(held, within="billing_disputes")

            assert "{" not in told
            assert told.endswith(".")
            assert f"{number} of 9 test customers in billing disputes" in told
    assert {name.removeprefix("check:") for name in HELD_WORDS if name.startswith("check:")} <= set(CHECKS)


def test_who_is_hurt_most_is_named_as_the_section_names_them(made, many, spec, gate):
    """The first screen has the worst groups of the section below, by the titles of suites, and no list of its own."""
    hurt = [spec(id=f"cellar-{index}", suite="dark_cellar", wrong=("amount",)) for index in range(3)]
    run = made([*many(9), *hurt], gate=gate())
    run.run.write("plan.json", structs.replace(run.run.plan, titles={"dark_cellar": "Where it is dark"}))
    page = run.report().page.text

    assert "Hurt most: Where it is dark" in page
    assert "Where it is dark : correctness averages" in page


@pytest.mark.parametrize(
    ("others", "told"), [(("dark_cellar",), "bakery; dark cellar"), (("dark_cellar", "attic"), "3 suites")]
)
def test_two_suites_are_named_and_more_are_counted(made, many, spec, others, told):
    """A line of ten names tells nobody anything."""
    run = made([*many(2), *(spec(id=f"in-{suite}", suite=suite) for suite in others)])

    assert suites_in_words(read_dossier(run.run)) == told


SAME = "I have refunded 6.40 EUR, it arrives tomorrow."
OTHER = "Bread goes stale, that is its nature."


@pytest.mark.parametrize(("says", "quoted"), [(SAME, [SAME]), (OTHER, [OTHER, SAME])])
def test_no_two_reasons_quote_the_same_words(answered, spec, says, quoted):
    """A bot that says the same to everyone is quoted with it once; where there are other words, these are quoted."""
    wrong = ("amount", "next-step")
    same = [spec(id=f"same-{index}", wrong=wrong) for index in range(12)]
    reasons = answered([*same, spec(id="other", wrong=wrong, says=("My loaf is stale.", says))]).reasons

    assert sorted(each.quote.said for each in reasons if each.quote) == quoted


def test_a_ship_names_the_cases_that_failed(answered, spec, many):
    """Who reads that two failed can open them."""
    answer = answered([*many(60), *(spec(id=f"bad-{index}", wrong=("amount",)) for index in range(2))])
    assert answer.word == "Ship"

    assert [(each.says, each.cases) for each in answer.notes] == [("2 cases failed", ("bad-0", "bad-1"))]


def test_what_a_ship_promises_of_vetoes_is_said_as_people_count(answered, many):
    """One in so many, as the section on vetoes says it."""
    first = answered(many(60)).reasons[0]

    assert first.promises == ("No veto fired in 60 families; that proves at most about 1 in 20 for cases like these.",)


def test_a_missing_judge_is_told_once_with_the_way_to_get_one(made, many, gate):
    """The headline says that one is missing, the reason how far checks reach, and only the last part what to do."""
    answer = answer_of(read_dossier(made(many(40), gate=gate(), licensed=False, judges=False).run))

    assert answer.says.startswith("empathy")
    assert "Checks answer 0% of the points of empathy." in [each.lead for each in answer.reasons]
    assert "without a judge" not in " ".join(each.lead for each in answer.reasons)
    (judge,) = [each for each in answer.settle if "judge" in each]
    assert "docs/licences.md" in judge
    assert "--judge local" in judge


def test_a_ship_says_first_which_topics_it_does_not_open(made, many, spec, gate):
    """On the first screen: which topics it may answer alone and which not, and what nobody could grade."""
    few = [spec(id=f"few-{place}", suite="few", unknown=("amount",)) for place in range(5)]
    run = made([*many(30), *few], gate=gate())
    run.run.write("plan.json", structs.replace(run.run.plan, titles={"few": "Where few <come>"}))
    dossier = read_dossier(run.run)
    routes = (("bakery", "bot-alone"), ("few", "not-proven"))
    topics = [Topic(topic=name, kind="suite", route=route, reason="r", families=9, cases=9) for name, route in routes]
    shipped = structs.replace(dossier.decision, ruling=Ruling.SHIP, topics=tuple(topics))
    told = answer_of(dataclasses.replace(dossier, decision=shipped))

    said = [(each.route, each.says) for each in told.notes if each.route]
    assert said == [("It may answer alone", "bakery."), ("No promise either way, not proven", "Where few <come>.")]
    assert "with 5 of 35 cases not graded in full" in told.says


def test_the_line_below_names_bot_customers_gate_champion_and_graders(made, many, gate):
    """Who, against what, compared with whom, graded by whom."""
    dossier = read_dossier(made(many(6), gate=gate(), trials=2).run)

    told = "scripted: 6 test customers, 2 times each (bakery); gate pilot, no champion; graded by checks and "
    assert byline(dossier) == f"{told}labels@1a2b3c4d"
    against = structs.replace(dossier.decision, champion="run-7")
    assert "against the champion run-7" in byline(dataclasses.replace(dossier, decision=against))


def test_a_criterion_of_a_companys_own_is_told_by_its_sentence(made, many, gate):
    """What we have no words for is said in the author's."""
    run = made(many(12, wrong=("next-step",)), gate=gate())
    dossier = read_dossier(run.run)
    own = {
        key: PlannedCriterion(id=each.id, dimension=each.dimension, asks=each.asks, points=each.points, grader="judge")
        if each.id == "next-step"
        else each
        for key, each in dossier.criteria.items()
    }
    leads = [each.lead for each in answer_of(dataclasses.replace(dossier, criteria=own)).reasons]

    assert "With all 12 test customers, this was not so: There is a next step." in leads
