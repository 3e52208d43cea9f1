"""Repeats, topics and waivers, wherever a decision is told: terminal, page, summary and JUnit."""

import dataclasses
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from msgspec import structs

from hardcase.decisions import Topic, TopicFloor, WaiverOnRecord, decide
from hardcase.decisions.gate import Ceilings, Waiver
from hardcase.reports import story
from hardcase.reports.dimensions import dimension_lines
from hardcase.reports.dossier import read_dossier
from hardcase.reports.generic import generic_line
from hardcase.reports.junit import junit
from hardcase.reports.page import render
from hardcase.reports.summary import summary
from hardcase.reports.topics import one_route, topic_rows
from hardcase.reports.vetoes import veto_lines
from hardcase.scorecards import AtK, CaseResult, FamilyValue, FlakyCase, GenericnessCard, RepeatsCard, TrialResult
from tests.books import a_card, a_gate

WAIVER = Waiver(rule="floor-effort", reason="`rm` the new tone", owner="Support", expires="2026-12-31")
FLAKY = RepeatsCard(
    pass_hat=tuple(AtK(k=k, low=0.9 / k, high=0.9 / k, lower=0.1, upper=0.95, families=25) for k in (1, 2, 3)),
    worst={"effort": (AtK(k=1, low=0.8, high=0.9, lower=0.7, upper=0.95, families=25),)},
    stable_pass=20,
    stable_fail=3,
    flaky=(FlakyCase(id="case-01", passed=2, failed=1),),
    unknown=1,
    flake_rate=0.03,
)
TOPICS = (
    Topic(topic="bread", kind="suite", route="bot-alone", reason="every floor is shown", families=25, cases=30),
    Topic(
        topic="<b>cakes",
        kind="tag",
        route="people-first",
        reason="z-leak fired",
        families=22,
        cases=22,
        floors=(
            TopicFloor(dimension="effort", at_least=0.6, status="fail", point=0.2, lower=0.1, upper=0.3, families=22),
        ),
    ),
)


@pytest.fixture
def told(made, many, gate):
    """A dossier in which one rule is waived, cases flicker and topics are told."""

    def make(*, wrong=(), waivers=(WAIVER,), day="2026-12-01", **changes):
        run = made([dataclasses.replace(each, wrong=wrong) for each in many(25)], gate=gate())
        promised = gate(waivers=())
        promised = structs.replace(promised, file=structs.replace(promised.file, waivers=waivers))
        decision = structs.replace(decide(run.card, promised, day=day), **changes)
        card = structs.replace(run.card, repeats=FLAKY)
        return dataclasses.replace(read_dossier(run.run), card=card, decision=decision)

    return make


def everywhere(dossier):
    """The four tellings, by name."""
    return {
        "terminal": "\n".join(story(dossier)),
        "page": render(dossier),
        "summary": summary(dossier, report=Path("report.html")),
        "junit": junit(dossier).decode(),
    }


def test_a_waived_rule_is_shown_everywhere(told):
    """Ship, and in every telling: which rule is not kept, who waived it, and until when."""
    dossier = told(wrong=("next-step",))
    tellings = everywhere(dossier)

    assert dossier.decision.ruling == "ship"
    for name, text in tellings.items():
        assert "Support" in text, name
        assert "2026" in text, name
        assert "floor-effort" in text.replace("\\", ""), name
    assert tellings["terminal"].startswith("SHIP  scripted: every promise was kept, but for what is waived")
    assert re.search(r"effort .*floor \d\.\d\d \(waived\)", tellings["terminal"])
    assert "waived, and not kept: floor-effort" in tellings["page"]


@pytest.mark.parametrize(
    ("day", "tag", "word"), [("2026-12-01", "skipped", "waived by"), ("2027-01-01", "failure", "over")]
)
def test_a_waived_rule_is_no_failure_of_a_build(told, day, tag, word):
    """JUnit skips it with the reason; one whose waiver is over is a failure."""
    root = ET.fromstring(junit(told(wrong=("next-step",), day=day)))
    rule = root.find(".//testcase[@name='floor-effort']")

    assert [each.tag for each in rule if each.tag != "properties"] == [tag]
    assert word in rule.find(tag).get("message")


@pytest.mark.parametrize(("day", "word"), [("2026-12-01", "was not needed"), ("2027-01-01", "is over")])
def test_a_waiver_that_does_nothing_is_shown_too(told, day, word):
    """What was set aside in vain, or too long ago, is still a promise that was softened."""
    tellings = everywhere(told(day=day))

    assert all(word in tellings[name] for name in ("terminal", "page", "summary"))


def test_words_of_a_waiver_are_never_markup(told):
    """Its reason is text in the summary, and text in the page."""
    dossier = told(waivers=(structs.replace(WAIVER, reason="<script>alert(1)</script> [x](http://x)"),))

    assert "<script>alert" not in render(dossier)
    assert "[x](http" not in summary(dossier, report=Path("report.html"))


def test_repeats_are_told(told):
    """How many cases pass every time, in words and with the range, the worst of k, and what flickers."""
    tellings = everywhere(told())

    assert "pass^" in tellings["terminal"]
    assert "All 3 replays of a case pass in 30% of cases (cases like these: 10% to 95%)." in tellings["page"]
    assert "<small>cases like these: 0.10 to 0.95</small>" in tellings["page"]
    assert "0.30 (range 0.10 to 0.95, 25 families); 1 flaky case: case-01" in tellings["terminal"]
    assert "flaky case: case" in tellings["summary"].replace("\\", "")
    assert 'id="repeats"' in tellings["page"]
    assert "Effort and flow, the worst of them" in tellings["page"]


def test_replays_that_are_all_alike_are_one_line(told):
    """A table whose columns are all the same is no table."""
    same = tuple(AtK(k=k, low=0.9, high=0.9, lower=0.1, upper=0.95, families=25) for k in (1, 2, 3))
    dossier = told()
    repeats = structs.replace(FLAKY, pass_hat=same, worst={"effort": same})
    page = render(dataclasses.replace(dossier, card=structs.replace(dossier.card, repeats=repeats)))

    assert "No average is lower when the worst of 3 replays counts instead of one." in page
    assert "the worst of them" not in page


def test_without_repeats_nothing_is_said_of_them(made, many, gate):
    """One trial shows nothing, and no section pretends otherwise."""
    run = made(many(25), gate=gate())

    assert not any(line.startswith("  repeats") for line in story(read_dossier(run.run)))


def test_topics_are_told(told):
    """A line for each route; a table in the page; names are text."""
    tellings = everywhere(told(topics=TOPICS))

    assert "  topics       bot alone: bread\n  topics       people first: <b>cakes" in tellings["terminal"]
    assert "- bot alone: bread" in tellings["summary"]
    assert "<b>cakes" not in tellings["page"]
    assert re.search(r"0\.10 to 0\.30 <small class=\"mark fail\">0\.60 missed</small>", tellings["page"])


def test_a_topic_says_what_it_means_and_no_more_than_is_known(told):
    """Each route in words; few families miss nothing; what needs a judge says so; reasons hold no ids."""
    dossier = told(wrong=("next-step",))
    few = structs.replace(TOPICS[1].floors[0], families=3)
    topic = structs.replace(TOPICS[1], vetoes=("z-ai-denied", "promise-kept"), floors=(few,))
    decision = structs.replace(dossier.decision, topics=(topic,))
    lines, vetoes = (dimension_lines(dossier.card, decision), veto_lines(dossier.card, dossier.plan, confidence=0.95))
    (row,) = topic_rows(decision, {}, lines=lines, vetoes=vetoes)

    assert row.floors[0].says == "0.60, too few"
    assert row.why == "Not kept: What it says is done (and 1 more veto)."
    unjudged = [structs.replace(each, state="needs-judge") for each in lines]
    (row,) = topic_rows(decision, {}, lines=unjudged)
    assert row.floors[0].range == "needs a judge"
    assert one_route((row, row)) == "All 2 topics have one route: people first."
    assert "People first:</b> a person takes the first reply" in render(dataclasses.replace(dossier, decision=decision))


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        ("22 families, 20 are needed to tell", "20 families are needed to tell."),
        ("z-leak, z-ai-denied could not be answered", "Nobody could tell whether a veto fired."),
        ("must-recall is below the floor", "Reaching a person when needed is below the floor."),
    ],
)
def test_reasons_of_a_topic_hold_no_ids(told, reason, why):
    """What the router reads by id, people read in words."""
    topic = structs.replace(TOPICS[0], reason=reason, families=22)

    assert topic_rows(told(topics=(topic,)).decision, {})[0].why == why


def test_steadiness_is_a_property_of_a_case(told):
    """Where a case was repeated, its label stands in the XML."""
    dossier = told()
    trials = (TrialResult(trial=0, status="passed"), TrialResult(trial=1, status="failed"))
    case = CaseResult(id="loaf", suite="bakery", family="loaf", status="failed", trials=trials)
    card = structs.replace(
        dossier.card,
        cases=(case,),
        planned=1,
        passed=0,
        failed=1,
        ungraded=0,
        trials=2,
        planned_trials=2,
        suites=("bakery",),
    )
    root = ET.fromstring(junit(dataclasses.replace(dossier, card=card)))

    assert root.find(".//property[@name='steadiness']").get("value") == "flaky"


def test_waivers_on_record_are_whole():
    """What a decision keeps of a waiver is everything that was signed."""
    assert set(WaiverOnRecord.__struct_fields__) == {*Waiver.__struct_fields__, "state"}


def test_a_waived_ceiling_of_genericness_is_told():
    """It is missed, and it is waived: both stand beside the number."""
    families = tuple(FamilyValue(family=f"case-{n}", low=1.0, high=1.0) for n in range(20))
    card = a_card(genericness=GenericnessCard(families=families, turns=20, of_turns=20, seed=0))
    waiver = structs.replace(WAIVER, rule="genericness")
    gate = a_gate(ceilings=Ceilings(genericness_at_most=0.3), waivers=(waiver,))

    assert generic_line(card, decide(card, gate, day="2026-12-01")).promise == "Ceiling 30%: missed, and waived."
