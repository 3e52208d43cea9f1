"""Exemplar files: the graders' own test set names only what is there, and labels all that counts."""

import shutil

import pytest

from tests.cases.bakery import CASE, GOOD, PACKET, row

BOT = "  - {speaker: bot, text: Hello.}\n"
CUSTOMER = "  - {speaker: customer, text: My loaf is stale.}\n"
CALLS = "a customer calls no tools"


@pytest.mark.parametrize(
    ("old", "new", "what", "fix"),
    [
        row("no criterion", "{criterion: says-stale", "¦{criterion: says-stal", "'says-stal'", "mean 'says-stale'"),
        row(
            "half an outcome", "when, outcome: met", "when, ¦outcome: half", "unknown value 'half'", "'met', 'not_met'"
        ),
        row("an unknown tool", "{tool: refund_order", "{¦tool: refund_oder", "'refund_oder'", "mean 'refund_order'"),
        row("a kind of no exemplar", "kind: good", "¦kind: great", "unknown value 'great'", "'good'"),
        row(
            "a calling customer",
            "- {speaker: customer",
            "- ¦{calls: [{tool: pass_on}], speaker: customer",
            CALLS,
            "bot's",
        ),
        row("two customers in a row", "turns:\n", f"¦turns:\n{CUSTOMER}", "must alternate", "mend the speakers"),
        row("the bot first", f"turns:\n{CUSTOMER}", f"¦turns:\n{BOT}{CUSTOMER}", "must alternate", "mend the speakers"),
        row("the customer last", "labels:\n", f"{CUSTOMER}labels:\n", "must alternate", "mend the speakers"),
    ],
)
def test_an_exemplar_that_no_conversation_could_be_is_refused(tree, old, new, what, fix):
    """Exemplars are the graders' own test set: one that names nothing real would test nothing."""
    place = tree.edit(GOOD, old, new)

    problems = tree.problems()

    found = [each for each in problems if what in each.what and fix in each.fix]
    assert {tree.name(each) for each in problems} == {GOOD}
    assert [(each.line, each.column) for each in found] == [place if place != (0, 0) else (5, 1)]


LABELS = ["every-ask-answered", "escalation-outcome", "refund-amount", "refund-when", "refund-loaf", "says-stale"]


@pytest.mark.parametrize("criterion", LABELS)
def test_what_lacks_a_label_is_known(tree, criterion):
    """Whatever earns points or needs a judge is labelled in every exemplar, or a grader goes untested."""
    tree.cut(GOOD, rf"^  - {{criterion: {criterion}, .*\n")

    assert tree.unlabelled() == [criterion]


def test_no_label_may_stand_twice(tree):
    """Two labels of one criterion could contradict each other."""
    tree.edit(GOOD, "labels:\n", "labels:\n  - {criterion: says-stale, outcome: not_met, why: It is not.}\n")

    (problem,) = tree.problems()

    assert "'says-stale' is labelled 2 times" in problem.what


def hand_over_at_the_end(tree, packet=PACKET):
    """Let the good exemplar hand over in its last turn."""
    tree.edit(GOOD, "    calls:\n", f"    handover: {packet}\n    calls:\n")


def test_a_handover_asks_for_the_labels_of_its_packet(tree):
    """What the packet must carry is labelled as soon as one is handed over, and not before."""
    hand_over_at_the_end(tree)

    assert tree.unlabelled() == ["packet-order"]


def test_an_early_handover_needs_no_label_of_what_was_never_asked(tree):
    """An item that a later line asks for may be left unlabelled when people have the conversation before."""
    hand_over_at_the_end(tree)
    tree.edit(GOOD, "labels:\n", "labels:\n  - {criterion: packet-order, outcome: met, why: It is.}\n")
    tree.cut(GOOD, r"^  - {criterion: refund-when, .*\n")

    assert tree.unlabelled() == []


def test_a_packet_names_a_queue_of_the_company(tree):
    """A handover to nobody is an error of the exemplar."""
    hand_over_at_the_end(tree, PACKET.replace("counter", "conter"))

    problems = tree.problems()

    assert any("unknown queue 'conter'" in each.what and "'counter'" in each.fix for each in problems)


def test_a_packet_has_every_field(tree):
    """One schema for packets everywhere: an exemplar's packet may be empty in places, never incomplete."""
    hand_over_at_the_end(tree, PACKET.replace("promises: [], ", ""))

    (problem,) = tree.problems()

    assert "missing key 'promises'" in problem.what


@pytest.mark.parametrize(
    ("file", "what"),
    [
        pytest.param("stale-lof.good.yaml", "there is no case 'stale-lof'", id="no such case"),
        pytest.param("stale-loaf.yaml", "the exemplar has no name", id="no name"),
    ],
)
def test_an_exemplar_is_named_after_its_case(tree, file, what):
    """An exemplar that belongs to nothing is an error: its labels would never be looked at."""
    folder = (tree.path / GOOD).parent
    shutil.move(tree.path / GOOD, folder / file)

    (problem,) = tree.problems()

    assert what in problem.what
    assert problem.path.name == file


def test_a_case_of_another_opinion_on_people_needs_no_label_of_it(tree):
    """Where either decision is right, escalation is neither graded nor labelled."""
    tree.edit(CASE, "decision: must\n    trigger: x-ask\n    due: person\n    queues: [counter]", "decision: may")
    tree.cut(GOOD, r"^  - {criterion: escalation-outcome, .*\n")

    assert tree.problems() == []
