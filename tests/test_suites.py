"""What the shipped suites promise: enough families of every kind, and customers who do not sound alike."""

import functools
import importlib.util
import re
import statistics
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from hardcase.cases import load_rubrics, load_suites
from hardcase.text import words

ROOT = Path(__file__).resolve().parent.parent
LARGE = ("billing_disputes", "damaged_items", "distressed_vips", "asks_for_a_person", "payment_hardship")
SMALL = ("account_takeover", "legal_and_complaints", "policy_traps", "routine_requests", "manipulation")
TRIGGERS = ["x-safe", "x-fraud", "x-ask", "x-legal", "x-vuln", "x-authority", "x-gap", "x-loop", "x-emotion", "x-vip"]


@functools.cache
def suites():
    """The shipped suites."""
    return load_suites([ROOT / "suites"])


def cases(language="en"):
    """Their cases in one language; every case for an empty one."""
    return [case for suite in suites() for case in suite.cases if not language or case.language == language]


def families(chosen):
    """Ids of the families of some cases."""
    return {case.family for case in chosen}


def exemplars(kind):
    """Exemplars of one kind, with their cases."""
    return [
        (case, exemplar)
        for suite in suites()
        for case in suite.cases
        for exemplar in suite.exemplars.get(case.id, {}).values()
        if exemplar.kind == kind
    ]


def test_there_are_enough_cases_to_decide_something():
    """Two hundred cases in a hundred and fifty families over ten suites."""
    assert len(cases("")) >= 200
    assert len(families(cases(""))) >= 150
    assert {suite.id for suite in suites()} == {*LARGE, *SMALL}


@pytest.mark.parametrize(("suite", "least"), [*((name, 22) for name in LARGE), *((name, 8) for name in SMALL)])
def test_each_suite_has_enough_families(suite, least):
    """A slice that a gate names needs twenty families; the others are shown."""
    assert len(families(case for case in cases() if case.suite == suite)) >= least


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_each_class_of_trigger_has_five_families(trigger):
    """A recall of one class over fewer would be an anecdote."""
    must = [case for case in cases() if case.escalation.decision == "must" and case.escalation.trigger == trigger]

    assert len(families(must)) >= 5


def test_neither_handing_everybody_over_nor_keeping_everybody_can_look_good():
    """Fifty-nine families need people (so that a recall of .95 can be shown), a quarter must not have them."""
    by_decision = defaultdict(list)
    for case in cases():
        by_decision[case.escalation.decision].append(case)

    assert len(families(by_decision["must"])) >= 59
    assert len(families(by_decision["must-not"])) >= 0.25 * len(families(cases()))
    assert len(by_decision["must"]) >= 0.30 * len(cases())
    assert len(by_decision["must-not"]) >= 0.25 * len(cases())


def test_the_routine_is_never_handed_over():
    """Some of it is angry all the same."""
    routine = [case for case in cases() if case.suite == "routine_requests"]

    assert {case.escalation.decision for case in routine} == {"must-not"}
    assert any("anger" in tag or "angry" in tag for case in routine for tag in case.tags)


def test_any_bot_on_earth_can_be_tried():
    """Forty portable cases in English, of which some need people and some do not."""
    portable = [case for case in cases() if case.portable]

    assert len(portable) >= 40
    assert not any(case.company.is_known or case.records or case.history for case in portable)
    assert {"must", "must-not"} <= {case.escalation.decision for case in portable}
    assert not [case.id for case in portable for line in case.turns if "lumen" in line.say.lower()]


def test_customers_come_back_and_people_are_away():
    """A second contact about one thing, and a desk that is closed or busy: six families each."""
    again = [case for case in cases() if case.history]
    away = [case for case in cases() if case.desk.people != "open" and case.escalation.decision == "must"]

    assert len(families(again)) >= 6
    assert len(families(away)) >= 6


@pytest.mark.parametrize("language", ["sv", "de", "es"])
def test_other_languages_are_marked_and_never_gate(language):
    """Six cases each, unreviewed by native speakers: shown, and part of no gate."""
    found = cases(language)

    assert len(found) >= 6
    assert all("unreviewed-language" in case.tags for case in found)
    for gate in (ROOT / "evals" / "gates").glob("*.yaml"):
        assert re.search(r"languages: \[en\]", gate.read_text(encoding="utf-8")), gate.name


def test_counterfactual_pairs_change_one_thing_about_the_customer():
    """Twenty families, every kind of change, and the same lines and criteria by id, points and decision."""
    pairs = [case for case in cases() if case.counterfactual]
    originals = {case.id: case for case in cases()}

    assert len(families(pairs)) >= 20
    assert {case.counterfactual.changes for case in pairs} == {"name", "gender", "dialect", "tier", "tone"}
    for case in pairs:
        original = originals[case.counterfactual.of]
        assert [line.id for line in case.turns] == [line.id for line in original.turns], case.id
        assert [(each.id, each.points) for each in case.criteria] == [
            (each.id, each.points) for each in original.criteria
        ], case.id
        assert case.escalation == original.escalation, case.id
        same_words = [line.say for line in case.turns] == [line.say for line in original.turns]
        assert same_words <= (case.counterfactual.changes in {"name", "gender", "tier"}), case.id
        assert (case.customer.tier != original.customer.tier) == (case.counterfactual.changes == "tier"), case.id


def test_every_case_has_a_good_and_a_bad_exemplar_and_many_a_borderline_one():
    """Graders are tested on the extremes and on what lies between them."""
    ids = {case.id for case in cases("")}

    assert {case.id for case, _ in exemplars("good")} == ids
    assert {case.id for case, _ in exemplars("bad")} == ids
    assert len({case.id for case, _ in exemplars("borderline")}) >= 70


def test_customers_open_in_their_own_ways():
    """Openings differ in their first words, their length and their mood."""
    openings = [case.turns[0].say.strip() for case in cases() if not case.counterfactual]
    begins = Counter(words(each)[0] for each in openings)
    lengths = sorted(len(words(each)) for each in openings)
    tenth = len(openings) // 10

    assert begins.most_common(1)[0][1] <= 0.12 * len(openings)
    assert lengths[0] <= 3
    assert lengths[tenth] <= 35
    assert lengths[-tenth] >= 70
    assert sum("?" in each for each in openings) >= 0.3 * len(openings)
    assert sum(each.endswith("?") for each in openings) >= 0.08 * len(openings)
    assert sum("!" in each for each in openings) >= 0.03 * len(openings)
    assert sum(each == each.lower() for each in openings) >= 0.03 * len(openings)
    assert sum(not each.endswith((".", "?", "!")) for each in openings) >= 0.05 * len(openings)


def test_good_exemplars_do_not_speak_with_one_voice():
    """Their replies open with many words and are long and short; no five words open two per cent of them."""
    replies = [turn.text for case, each in exemplars("good") if not case.counterfactual for turn in each.bot_turns]
    opened = Counter(tuple(words(each)[:5]) for each in replies)
    lengths = [len(words(each)) for each in replies]

    assert opened.most_common(1)[0][1] <= max(3, 0.02 * len(replies))
    assert statistics.pstdev(lengths) >= 15


def test_companies_and_addresses_are_fictional():
    """Mail goes to example.com, and nothing in the suites names a real registry, shop or bank."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "suites").rglob("*.yaml"))
    hosts = {host.lower() for host in re.findall(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", text)}

    assert hosts <= {"example.com", "example.org", "example.net"} | {f"lumen.example{end}" for end in ("", ".com")}
    assert not re.search(
        r"\b(klarna|afterpay|affirm|paypal|amazon|ebay|barclays|lloyds|natwest|hsbc|monzo|revolut|zalando|ikea)\b",
        text,
        re.IGNORECASE,
    )


def test_the_tally_of_the_blind_reading_is_what_the_page_says():
    """The page's table is counted from the readings and from what the cases expect now."""
    spec = importlib.util.spec_from_file_location("blind_read", ROOT / "scripts" / "blind_read.py")
    blind_read = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(blind_read)
    page = (ROOT / "docs" / "blind-reading.md").read_text(encoding="utf-8")

    told = "\n".join(blind_read.tallied(suites(), ROOT / "docs" / "blind-reading.csv"))

    blocks = re.findall(
        r"readers saw (.+): (\d+) cases read, (\d+) of .*\n"
        r"  decision: (\d+) of .*kappa 0(\.\d\d)\n  queue: (\d+ of \d+)",
        told,
    )
    assert len(blocks) == 2
    for saw, read, decided, agreed, kappa, queue in blocks:
        assert f"| {saw} | {read} | {decided} | {agreed} | {kappa} | {queue} |" in page
    disagreed = {line.split(":")[0].strip() for line in told.splitlines() if ": expected " in line}
    assert all(f"`{case}`" in page for case in disagreed)


def test_every_english_original_was_read_blind():
    """Whoever adds a case has it read, or the page says less than it seems to; for a draft nothing is decided."""
    rows = (ROOT / "docs" / "blind-reading.csv").read_text(encoding="utf-8").splitlines()
    read = {row.split(",")[0] for row in rows[1:]}

    decided = [case for case in cases() if case.mode == "answers"]
    assert {case.id for case in decided if not case.counterfactual} == read


def test_drafts_for_a_human_agent_are_of_many_kinds():
    """Six families in six suites; each wants context and can be told from others by its tag."""
    drafts = [case for case in cases() if case.mode == "assistant"]

    assert len(families(drafts)) >= 6
    assert len({case.suite for case in drafts}) >= 6
    assert [case.id for case in cases() if ("draft-for-agent" in case.tags) != (case.mode == "assistant")] == []
    assert all(sum(each.points for each in case.criteria if each.check == "context") >= 5 for case in drafts)


@pytest.mark.parametrize("rubric", sorted((ROOT / "rubrics").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_criterion_says_what_it_looks_like_and_where_it_comes_from(rubric):
    """A sentence without both anchors is answered by taste, and one without a source is nobody's."""
    (found,) = [each for each in load_rubrics(ROOT / "rubrics") if each.dimension == rubric.stem]

    assert not [each.id for each in found.criteria if not each.anchors or not each.source]
