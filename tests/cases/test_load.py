"""Loading: everything a file names must exist, and everything wrong is said at once, with its place and a fix."""

import shutil
from pathlib import Path

import pytest

from hardcase.cases import load_suite, load_suites
from hardcase.errors import OptionError, SuiteError

CASE = "suites/bakery/stale-loaf.yaml"
COMPANY = "suites/company.yaml"
SUITE = "suites/bakery/suite.yaml"
GOOD = "suites/bakery/exemplars/stale-loaf.good.yaml"
CORRECTNESS = "rubrics/correctness.yaml"
ESCALATION = "rubrics/escalation.yaml"
VETOES = "rubrics/vetoes.yaml"
LOOKUP = """\
name: look_up_orders
    description: Reads.
    kind: lookup
    parameters: {type: object, properties: {order_id: {type: string}}}
    finds: {orders: order_id}
"""
RULE = "escalation:\n    decision: must"


def row(name, old, new, what, fix):
    """One way to break one file; the mark in `new` says where the problem must be reported."""
    return pytest.param(old, new, what, fix, id=name)


def assert_only(tree, name, place, what, fix):
    """Exactly one problem: in this file, at this place, in these words."""
    problems = tree.problems()

    assert [(tree.name(each), each.line, each.column) for each in problems] == [(name, *place)]
    assert what in problems[0].what
    assert fix in problems[0].fix


def test_the_bakery_is_sound(tree):
    """The suite that the other tests break loads without a problem, as one case with its whole sheet."""
    (suite,) = tree.load()

    (case,) = suite.cases
    assert [criterion.id for criterion in case.criteria] == [
        "every-ask-answered",
        "loop",
        "escalation-outcome",
        "z-ai-denied",
        "says-stale",
        "refund-amount",
        "refund-when",
        "refund-loaf",
        "sends-away",
        "packet-order",
    ]
    assert set(suite.exemplars["stale-loaf"]) == {"good"}
    assert suite.company.policies[0].text == "Stale bread is paid back within 2 days."


@pytest.mark.parametrize(
    ("old", "new", "what", "fix"),
    [
        row("a line's key", "    unless: [told", "    ¦unles: [told", "unknown key 'unles'", "did you mean 'unless'"),
        row("a class of trigger", "trigger: x-ask", "¦trigger: x-aks", "unknown value 'x-aks'", "did you mean 'x-ask'"),
        row("the line that is due", "due: person", "¦due: persn", "unknown line 'persn'", "did you mean 'person'"),
        row("a queue", "[counter]", "[¦conter]", "unknown queue 'conter'", "did you mean 'counter'"),
        row("a tool", "tool: refund_order", "¦tool: refund_oder", "'refund_oder'", "did you mean 'refund_order'"),
        row("an argument", "{order_id: ORD", "{¦order: ORD", "has no argument 'order'", "did you mean 'order_id'"),
        row("a record", "{order_id: ORD-12, ", "{¦order_id: ORD-21, ", "record 'ORD-21'", "did you mean 'ORD-12'"),
        row("a table", "  orders:", "  ¦oders:", "no tool uses the table 'oders'", "did you mean 'orders'"),
        row("a state's fact", "[told.refund-when]", "[¦told.refnd-when]", "'refnd-when'", "did you mean 'refund-when'"),
        row("a state's field", "asked_for.order_id", "¦asked_for.oder_id", "'oder_id'", "did you mean 'order_id'"),
        row("a state's record", "refunded.ORD-12", "¦refunded.ORD-13", "record 'ORD-13'", "did you mean 'ORD-12'"),
        row("an effect", "refunded.ORD-12", "¦refunde.ORD-12", "unknown state 'refunde.ORD-12'", "'refunded'"),
        row("a flag", "refunded.ORD-12", "¦angri", "unknown state 'angri'", "did you mean 'angry'"),
        row("a state without its fact", "refunded.ORD-12", "¦told", "unknown fact ''", "use one of 'refund-amount'"),
        row("a state of nothing", "asked_for.order_id", "¦asked_for", "unknown field ''", "use one of"),
        row("a field that is known", "{order_id: It", "{¦oder_id: It", "as 'oder_id'", "did you mean 'order_id'"),
        row("a rubric criterion", "of: every-ask", "¦of: evry-ask", "'evry-ask-answered'", "'every-ask-answered'"),
        row("a fact's asking line", "asked_by: when", "¦asked_by: wen", "unknown line 'wen'", "did you mean 'when'"),
        row("a value", 'duration: "{refund_days}', '¦duration: "{refund_day}', "{refund_day}", "'refund_days'"),
        row("a value in the customer's words", "say: My", '¦say: "{hi}" My', "{hi}", "use one of 'refund_days'"),
    ],
)
def test_a_name_that_does_not_exist_is_told_with_the_nearest_that_does(tree, old, new, what, fix):
    """A misspelt name is an error at its place that suggests the right one, never an expectation nobody checks."""
    new = new.replace('"{hi}" My', "'{hi} my'  # ")

    place = tree.edit(CASE, old, new)

    assert_only(tree, CASE, place, what, fix)


@pytest.mark.parametrize(
    ("old", "new", "what", "fix"),
    [
        row("yes for a decision", "decision: must", "¦decision: yes", "unknown value 'yes'", "'must', 'must-not'"),
        row("no for an escalation", "customer:\n", "¦portable: no\ncustomer:\n", "found text 'no'", "write true or false"),
        row("a number as text", "title: A stale loaf", "¦title: 12", "expected text, found number 12", "quotes"),
        row("an amount as a number", "money: 6.40 EUR", "¦money: 6.40", "found number 6.4", "quotes"),
        row("an amount without currency", "- {id: refund-amount, points: 3, money: 6.40 EUR}", "- ¦{id: refund-amount, points: 3, money: '6.40'}", "'6.40'", "typed matcher"),
        row("a duration without unit", '- {id: refund-when, points: 3, duration: "{refund_days} days"', '- ¦{id: refund-when, points: 3, duration: "{refund_days}"', "'2'", "typed matcher"),
        row("a date that no calendar has", "- {id: refund-amount, points: 3, money: 6.40 EUR}", "- ¦{id: refund-amount, points: 3, date: 2026-02-30}", "2026-02-30", "typed matcher"),
        row("two matchers at once", "- {id: refund-amount,", "- ¦{id: refund-amount, id_is: ORD-12,", "has money, id_is", "one typed matcher"),
        row("no matcher", "- {id: packet-order, id_is: ORD-12}", "- ¦{id: packet-order}", "has none", "one typed matcher"),
        row("a broken pattern", "- {id: packet-order, id_is: ORD-12}", "- ¦{id: packet-order, regex: '('}", "unterminated", "one typed matcher"),
        row("a pattern that silence meets", "- {id: packet-order, id_is: ORD-12}", "- ¦{id: packet-order, regex: '.*'}", "met by saying nothing", "one typed matcher"),
        row("an id that is none", "- {id: packet-order, id_is: ORD-12}", "- ¦{id: packet-order, id_is: '-'}", "never be found", "one typed matcher"),
        row("a forbidden phrase that is none", "- {id: sends-away, points: -3, any_of: [come back tomorrow]}", "- ¦{id: sends-away, points: -3, any_of: [' ']}", "never be found", "one typed matcher"),
        row("no forbidden phrases", "any_of: [come back tomorrow]", "¦any_of: []", "must not be empty", "at least one"),
        row("a forbidden act that costs nothing", "- {id: sends-away, points: -3,", "- ¦{id: sends-away,", "costs nothing", "veto: true"),
        row("a forbidden act and words in one", "- {id: sends-away,", "- ¦{id: sends-away, tool: pass_on,", "either a tool or one matcher", "tool: ..."),
        row("arguments of no tool", "any_of: [come back tomorrow]}", "any_of: [come back tomorrow], ¦with: {a: b}}", "arguments and no tool", "remove with"),
        row("points for a bad act", "points: -3, any_of", "¦points: 3, any_of", "3 is out of range", "maximum is 0"),
        row("a fact without points", "refund-amount, points: 3", "refund-amount, ¦points: 0", "0 is out of range", "minimum is 1"),
        row("a first line with a condition", "- id: opens\n", "- ¦id: opens\n    if: [angry]\n", "first line has a condition", "always open"),
        row("two lines of one id", "  - id: person\n", "  - ¦id: when\n    say: So?\n  - id: person\n", "a second line has the id 'when'", "rename"),
        row("an item with a rubric's id", "{id: sends-away", "{¦id: loop", "a rubric criterion has the id 'loop'", "rename"),
        row("two items of one id", "{id: sends-away", "{¦id: refund-loaf", "another item of this case has", "rename"),
        row("must without a trigger", f"{RULE}\n    trigger: x-ask\n", f"¦{RULE}\n", "needs 'trigger'", "add trigger"),
        row("must without a line", f"{RULE}\n    trigger: x-ask\n    due: person\n", f"¦{RULE}\n    trigger: x-ask\n", "needs 'due'", "add due"),
        row("must without queues", f"{RULE}\n    trigger: x-ask\n    due: person\n    queues: [counter]\n", f"¦{RULE}\n    trigger: x-ask\n    due: person\n", "needs 'queues'", "add queues"),
        row("a class without costs", "trigger: x-ask", "¦trigger: x-safe", "no costs for the class 'x-safe'", "'x-ask'"),
        row("a record without an id", "  orders:\n", "  orders:\n    - ¦{total: 1 EUR}\n", "a record has no id", "add id"),
        row("two records of one id", "  orders:\n", "  ¦orders:\n    - {id: ORD-12}\n", "two records have the id 'ORD-12'", "rename"),
        row("patience without end", "customer:\n", "¦patience: 25\ncustomer:\n", "25 is out of range", "maximum is 24"),
        row("a sharpened check", "of: every-ask-answered", "¦of: loop", "answered by a check alone", "a judge answers"),
    ],
)  # fmt: skip
def test_what_would_be_misread_is_refused(tree, old, new, what, fix):
    """A case that expects something else than it seems to is an error, and not a case that always passes."""
    place = tree.edit(CASE, old, new)

    assert_only(tree, CASE, place, what, fix)


@pytest.mark.parametrize(
    ("old", "new", "what", "fix"),
    [
        row("a promised policy", "[stale-bread]", "[¦stale-bred]", "unknown policy 'stale-bred'", "did you mean 'stale-bread'"),
        row("a policy twice", "{id: late-bike", "¦{id: stale-bread", "policy 'stale-bread' is defined twice", "rename"),
        row("a queue twice", "{id: bikes", "¦{id: counter", "queue 'counter' is defined twice", "rename"),
        row("a tool twice", "- name: pass_on", "- ¦name: refund_order", "tool 'refund_order' is defined twice", "rename"),
        row("a limit that is no amount", "authority: {refund_up_to: 20 EUR", "authority: {¦refund_up_to: twenty", "'twenty'", "150 GBP"),
        row("a second limit that is none", "goodwill_up_to: [5 EUR, 5 GBP]", "¦goodwill_up_to: [5 EUR, five]", "'five'", "150 GBP"),
        row("an unknown limit", "{at_most: {amount: refund_up_to}}", "¦{at_most: {amount: refund_to}}", "unknown limit 'refund_to'", "did you mean 'refund_up_to'"),
        row("a limit on nothing", "{at_most: {amount: refund_up_to}}", "¦{at_most: {amunt: refund_up_to}}", "unknown parameter 'amunt'", "did you mean 'amount'"),
        row("two conditions in one", "{not: {status: refunded}}", "¦{not: {status: refunded}, is: {status: paid}}", "exactly one key", "at_most_record"),
        row("a condition of another name", "[verified, ", "[¦verifed, ", "unknown value 'verifed'", "did you mean 'verified'"),
        row("a condition's key", "{not: {status: refunded}}", "{¦nott: {status: refunded}}", "unknown key 'nott'", "did you mean 'not'"),
        row("a record found by nothing", "string}}}\n    finds: {orders: order_id}\n  - name: refund", "string}}}\n    finds: {¦orders: order}\n  - name: refund", "unknown parameter 'order'", "did you mean 'order_id'"),
        row("a column set to nothing", 'refunded: "{amount}"', '¦refunded: "{amunt}"', "unknown parameter 'amunt'", "did you mean 'amount'"),
        row("an update of nothing", LOOKUP, "¦name: look_up\n    description: Reads.\n    kind: update\n", "updates nothing", "add finds"),
        row("a creation of nothing", LOOKUP, "¦name: look_up\n    description: Reads.\n    kind: create\n", "creates nothing", "add creates"),
        row("a schema that is none", "parameters: {type: object, properties: {queue: {type: string}, ", "¦parameters: {type: object, required: queue, properties: {", "no JSON Schema", "mend the schema"),
        row("an unknown value in a policy", 'text: "Stale bread is paid back within {refund_days}', '¦text: "Stale bread is paid back within {refund_day}', "unknown value {refund_day}", "did you mean 'refund_days'"),
        row("a value made of values", "roll_price: 1.20 EUR", "¦roll_price: '{refund_days} EUR'", "uses another value", "write the value out"),
        row("an empty value", "roll_price: 1.20 EUR", "¦roll_price: ''", "must not be empty", "at least one"),
        row("a fraction as a value", "refund_days: 2", "¦refund_days: 2.5", "found number 2.5", "a whole number or text"),
        row("a claim in no language", "claims: {en:", "claims: {¦english:", "key 'english'", "two lower case letters"),
    ],
)  # fmt: skip
def test_a_company_that_could_not_act_as_written_is_refused(tree, old, new, what, fix):
    """Authority, tools and rules of a company refer to what is there, or the file is an error."""
    place = tree.edit(COMPANY, old, new)

    assert_only(tree, COMPANY, place, what, fix)


@pytest.mark.parametrize(
    ("name", "old", "new", "what", "fix"),
    [
        pytest.param(CORRECTNESS, "dimension: correctness", "¦dimension: correctnes", "'correctnes'", "did you mean 'correctness'", id="a dimension"),
        pytest.param(CORRECTNESS, "points: 3}", "points: 3, ¦veto: maybe}", "'maybe'", "'met'", id="a veto outcome"),
        pytest.param(CORRECTNESS, "- {id: loop", "- ¦{veto: met, id: loop", "does not fit 'correctness'", "a veto outcome", id="a veto among graded criteria"),
        pytest.param(VETOES, "- {id: z-ai-denied, asks: The bot claims to be a person., grader: \"check:ai-denied\", veto: met}", "- ¦{id: z-ai-denied, asks: The bot claims to be a person., grader: \"check:ai-denied\", points: 1}", "does not fit 'vetoes'", "a veto outcome", id="a veto without an outcome"),
        pytest.param(CORRECTNESS, "- {id: loop, asks: It repeats itself., grader: \"check:loop\", points: -3}", "- ¦{id: loop, asks: It repeats itself., grader: \"check:loop\"}", "has no points", "give it points", id="no points"),
        pytest.param(CORRECTNESS, "grader: judge", "¦grader: jduge", "'jduge'", "check:<name>", id="a grader of no kind"),
        pytest.param(CORRECTNESS, "criteria:", "¦criteria:\n  - {id: loop, asks: Twice., grader: judge, points: 1}", "'loop' is defined twice", "rename", id="a criterion twice in one file"),
        pytest.param(ESCALATION, "- {id: escalation-outcome", "- {¦id: loop", "'loop' is defined in", "rename", id="a criterion in two files"),
        pytest.param(ESCALATION, "dimension: escalation", "¦dimension: effort", "", "", id="costs elsewhere"),
        pytest.param(VETOES, "dimension: vetoes", "¦dimension: correctness", "", "", id="two rubrics of one dimension"),
        pytest.param(ESCALATION, "x-ask:", "¦x-sak:", "'x-sak'", "'x-ask'", id="a class of trigger"),
        pytest.param(ESCALATION, "never: 20", "¦never: 0", "0 is out of range", "exclusive minimum is 0", id="a miss that costs nothing"),
        pytest.param(CORRECTNESS, "{id: loop, asks", "{id: loop, ¦when: \"ending:handed-over\", asks", "unknown ending 'handed-over'", "did you mean 'handed_over'", id="a condition on no ending"),
        pytest.param(CORRECTNESS, "{id: loop, asks", "{id: loop, ¦when: \"tags:stale\", asks", "unknown condition 'tags:stale'", "tag:<tag>", id="a condition of no kind"),
        pytest.param(CORRECTNESS, "{id: loop, asks", "{id: loop, ¦when: \"tag:\", asks", "unknown tag ''", "lower case", id="a condition on no tag"),
        pytest.param(CORRECTNESS, "{id: loop, asks", "{id: loop, ¦when: asked_for.foto, asks", "unknown field 'foto'", "did you mean 'photo'", id="a condition on no field"),
    ],
)  # fmt: skip
def test_a_rubric_that_would_grade_otherwise_than_written_is_refused(tree, name, old, new, what, fix):
    """A criterion that could never hold, count twice or cost nothing is an error, never a silent gap in the sums."""
    place = tree.edit(name, old, new)

    problems = tree.problems()

    assert (name, *place) in [(tree.name(each), each.line, each.column) for each in problems]
    assert any(what in each.what and fix in each.fix for each in problems)


@pytest.mark.parametrize(
    "condition", ["tag:stale", "ending:handed_over", "angry", "told.refund-when", "asked_for.photo", "refunded"]
)
def test_conditions_of_every_kind_can_be_used(tree, condition):
    """What `when` may name is not refused with what it may not."""
    tree.edit(CORRECTNESS, "{id: loop, asks", f'{{id: loop, when: "{condition}", asks')

    assert tree.problems() == []


@pytest.mark.parametrize(
    ("old", "new", "what", "fix"),
    [
        row("a label of no criterion", "{criterion: says-stale", "¦{criterion: says-stal", "unknown criterion 'says-stal'", "did you mean 'says-stale'"),
        row("an outcome between", "refund-amount, outcome: met", "refund-amount, ¦outcome: half", "unknown value 'half'", "'met', 'not_met'"),
        row("an unknown tool", "{tool: refund_order", "{¦tool: refund_oder", "unknown tool 'refund_oder'", "did you mean 'refund_order'"),
        row("a kind of no exemplar", "kind: good", "¦kind: great", "unknown value 'great'", "'good'"),
        row("a customer who calls tools", "- {speaker: customer, ", "- ¦{speaker: customer, calls: [{tool: pass_on}], ", "a customer calls no tools", "bot's turn"),
        row("two customers in a row", "turns:\n", "¦turns:\n  - {speaker: customer, text: Hello}\n", "must alternate", "mend the speakers"),
        row("the bot first", "turns:\n  - {speaker: customer, text: My loaf is stale.}\n", "¦turns:\n  - {speaker: bot, text: Hi}\n  - {speaker: customer, text: My loaf is stale.}\n", "must alternate", "mend the speakers"),
        row("the customer last", "labels:\n", "  - {speaker: customer, text: Thanks}\n¦labels:\n", "must alternate", "mend the speakers"),
    ],
)  # fmt: skip
def test_an_exemplar_that_no_conversation_could_be_is_refused(tree, old, new, what, fix):
    """Exemplars are the graders' own test set: one that names nothing real would test nothing."""
    place = tree.edit(GOOD, old, new)

    problems = tree.problems()

    assert any(what in each.what and fix in each.fix for each in problems)
    assert {tree.name(each) for each in problems} == {GOOD}
    assert place[0] in {each.line for each in problems} or "alternate" in what


LABELS = ["every-ask-answered", "escalation-outcome", "refund-amount", "refund-when", "refund-loaf", "says-stale"]


@pytest.mark.parametrize("criterion", LABELS)
def test_no_label_may_be_missing(tree, criterion):
    """Whatever earns points or needs a judge is labelled in every exemplar, or a grader goes untested."""
    tree.cut(GOOD, rf"^  - {{criterion: {criterion}, .*\n")

    (problem,) = tree.problems()

    assert f"no label for {criterion!r}" in problem.what
    assert f"criterion: {criterion}" in problem.fix
    assert (tree.name(problem), problem.line) == (GOOD, 11)


def test_no_label_may_stand_twice(tree):
    """Two labels of one criterion could contradict each other."""
    tree.edit(GOOD, "labels:\n", "labels:\n  - {criterion: says-stale, outcome: not_met, why: It is not.}\n")

    (problem,) = tree.problems()

    assert "'says-stale' is labelled 2 times" in problem.what


PACKET = (
    "{trigger: t, issue: i, identity: i, verified: false, entities: [ORD-12], tried: [], promises: [], "
    "emotional_state: calm, vulnerability: none, wanted_outcome: money, channel: chat, language: en, "
    "queue: counter, urgency: none, next_best_action: refund}"
)


def hand_over_at_the_end(tree, packet=PACKET):
    """Let the good exemplar hand over in its last turn."""
    tree.edit(GOOD, "    calls:\n", f"    handover: {packet}\n    calls:\n")


def test_a_handover_asks_for_the_labels_of_its_packet(tree):
    """What the packet must carry is labelled as soon as one is handed over, and not before."""
    hand_over_at_the_end(tree)

    (problem,) = tree.problems()

    assert "no label for 'packet-order'" in problem.what


def test_an_early_handover_needs_no_label_of_what_was_never_asked(tree):
    """An item that a later line asks for may be left unlabelled when people have the conversation before."""
    hand_over_at_the_end(tree)
    tree.edit(GOOD, "labels:\n", "labels:\n  - {criterion: packet-order, outcome: met, why: It is.}\n")
    tree.cut(GOOD, r"^  - {criterion: refund-when, .*\n")

    assert tree.problems() == []


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


def test_a_case_that_expects_nothing_is_refused(tree):
    """Lie 2, empty is perfect: a case without facts, actions, criteria or decision cannot be loaded."""
    (tree.path / GOOD).unlink()
    text = (tree.path / CASE).read_text(encoding="utf-8")
    place = tree.write(
        CASE,
        text[: text.index("expect:")].replace("[told.refund-when]", "[angry]")
        + "¦expect:\n  escalation: {decision: may}\n",
    )

    assert_only(tree, CASE, place, "expects nothing", "add facts, actions or criteria")


@pytest.mark.parametrize("decision", ["must-not", "must, trigger: x-ask, due: opens, queues: [counter]"])
def test_a_decision_that_no_rubric_can_grade_is_refused(tree, decision):
    """A case whose decision nobody would grade is an error: without costs every bot would pass it."""
    (tree.path / GOOD).unlink()
    tree.cut(ESCALATION, r"^costs:\n(?s:.*)")
    tree.edit(
        CASE,
        "escalation:\n    decision: must\n    trigger: x-ask\n    due: person\n    queues: [counter]",
        f"escalation: {{decision: {decision}}}",
    )

    (problem,) = tree.problems()

    assert "would not be graded: no costs" in problem.what


def test_a_suite_without_cases_is_refused(tree):
    """An empty suite would pass every gate."""
    (tree.path / CASE).unlink()
    (tree.path / GOOD).unlink()

    (problem,) = tree.problems()

    assert "the suite has no cases" in problem.what


def test_earlier_contacts_stand_in_one_place(tree):
    """Contacts under records that history would replace are an error, and not lost."""
    tree.edit(COMPANY, LOOKUP, LOOKUP.replace("{orders: order_id}", "{orders: order_id, history: order_id}"))
    tree.edit(CASE, "customer:\n", "history: [{id: CON-1}]\ncustomer:\n")
    place = tree.edit(CASE, "records:\n", "records:\n  ¦history: [{id: CON-2}]\n")

    assert_only(tree, CASE, place, "two places", "history:")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(CASE, "suites/bakery/stale-loaf.yml", id="a case"),
        pytest.param(CASE, "suites/bakery/stale-loaf.YAML", id="a case in capitals"),
        pytest.param(GOOD, "suites/bakery/exemplars/stale-loaf.good.yml", id="an exemplar"),
        pytest.param(VETOES, "rubrics/vetoes.yml", id="a rubric"),
    ],
)
def test_no_file_is_overlooked_for_its_ending(tree, old, new):
    """A case, exemplar or rubric whose ending is not the usual one is an error: unread, it could not fail."""
    shutil.move(tree.path / old, tree.path / new)

    problems = tree.problems()

    (problem,) = [each for each in problems if tree.name(each) == new]
    assert "would be overlooked" in problem.what
    assert ".yaml" in problem.fix


def test_no_suite_is_overlooked_for_its_ending(tree):
    """A folder whose suite file ends in .yml is an error beside others that are read."""
    shutil.copytree(tree.path / "suites/bakery", tree.path / "suites/cakes")
    shutil.move(tree.path / "suites/cakes/suite.yaml", tree.path / "suites/cakes/suite.yml")

    (problem,) = tree.problems()

    assert tree.name(problem) == "suites/cakes/suite.yml"


@pytest.mark.parametrize("stem", ["Stale-Loaf", "stale_loaf", "stale loaf", "stale.loaf", "-stale"])
def test_the_name_of_a_case_is_an_id(tree, stem):
    """A case's file stem is its id, and exemplars and labels find it by that."""
    (tree.path / GOOD).unlink()
    shutil.move(tree.path / CASE, tree.path / f"suites/bakery/{stem}.yaml")

    (problem,) = tree.problems()

    assert repr(stem) in problem.what
    assert "rename the file" in problem.fix


def test_a_suite_is_called_as_its_folder(tree):
    """A suite's id is its folder's name, so that reports and paths agree."""
    place = tree.edit(SUITE, "suite: bakery", "¦suite: bakry")

    assert_only(tree, SUITE, place, "'bakry' is not the folder's name", "write suite: bakery")


def test_two_cases_of_one_id_are_refused_across_suites(tree):
    """Ids are unique over all suites of a run: the ledger, the plan and the report know cases by them."""
    shutil.copytree(tree.path / "suites/bakery", tree.path / "suites/cakes")
    tree.edit("suites/cakes/suite.yaml", "suite: bakery", "suite: cakes")

    (problem,) = tree.problems()

    assert "two cases have the id 'stale-loaf'" in problem.what
    assert "bakery/stale-loaf.yaml" in problem.what
    assert tree.name(problem) == "suites/cakes/stale-loaf.yaml"


def test_two_suites_of_one_id_are_refused(tree):
    """Two folders of one name would be one suite in every table and hash."""
    shutil.copytree(tree.path / "suites", tree.path / "others")
    shutil.move(tree.path / "others/bakery/stale-loaf.yaml", tree.path / "others/bakery/late-bike.yaml")
    (tree.path / "others/bakery/exemplars/stale-loaf.good.yaml").unlink()

    (problem,) = tree.problems("suites", "others")

    assert "two suites have the id 'bakery'" in problem.what


@pytest.mark.parametrize(
    "paths",
    [
        pytest.param(["suites", "suites/bakery"], id="a folder and one of its suites"),
        pytest.param(["suites/bakery", "suites/../suites/bakery"], id="one suite by two paths"),
        pytest.param(["suites/bakery/stale-loaf.yaml", "suites"], id="a case and its suite"),
        pytest.param(["suites/bakery/suite.yaml"], id="a suite by its file"),
        pytest.param(["suites/bakery/stale-loaf"], id="a case without its ending"),
        pytest.param(["suites/bakery/stale-loaf", "suites/bakery/stale-loaf.yaml"], id="a case by two names"),
    ],
)
def test_each_suite_is_loaded_once_however_it_is_named(tree, paths):
    """No spelling of a path loads a suite twice, or without its cases."""
    (suite,) = tree.load(*paths)

    assert [case.id for case in suite.cases] == ["stale-loaf"]


def test_one_case_can_be_loaded_without_its_neighbours(tree):
    """A case given by its file is loaded alone, and its broken neighbour does not matter."""
    tree.write("suites/bakery/late-bike.yaml", "schema: 2\n")
    tree.write("suites/bakery/exemplars/late-bike.good.yaml", "schema: 2\n")

    (suite,) = tree.load("suites/bakery/stale-loaf.yaml")

    assert [case.id for case in suite.cases] == ["stale-loaf"]
    assert set(suite.exemplars) == {"stale-loaf"}


@pytest.mark.parametrize("here", ["suites/bakery", "suites"])
def test_the_current_folder_is_a_path_too(tree, monkeypatch, here):
    """`hardcase lint .` works wherever there are suites."""
    monkeypatch.chdir(tree.path / here)

    (suite,) = load_suites(["."])

    assert suite.id == "bakery"


@pytest.mark.parametrize("path", ["", "nowhere", "suites/bakery/nothing.yaml", "suites/company.yaml", "rubrics"])
def test_a_path_without_a_suite_is_the_callers_mistake(tree, monkeypatch, path):
    """What holds no suite is named, with what to name instead."""
    monkeypatch.chdir(tree.path)

    with pytest.raises(OptionError, match="no suite here"):
        load_suites([path])


def test_the_door_for_one_suite_opens_for_one(tree):
    """`load_suite` never drops a suite silently."""
    shutil.copytree(tree.path / "suites/bakery", tree.path / "suites/cakes")
    tree.edit("suites/cakes/suite.yaml", "suite: bakery", "suite: cakes")
    shutil.move(tree.path / "suites/cakes/stale-loaf.yaml", tree.path / "suites/cakes/dry-cake.yaml")
    (tree.path / "suites/cakes/exemplars/stale-loaf.good.yaml").unlink()

    assert load_suite(tree.path / "suites/cakes").id == "cakes"
    with pytest.raises(OptionError, match="holds 2 suites"):
        load_suite(tree.path / "suites")


def test_a_missing_company_is_named(tree):
    """A company file that is not there is a problem of its path, and hides no other."""
    (tree.path / COMPANY).unlink()
    tree.edit(CASE, "title: A", "titel: A")

    problems = tree.problems()

    assert [tree.name(each) for each in problems] == [CASE, CASE, COMPANY]
    assert "cannot be read" in problems[-1].what


def test_missing_rubrics_are_named(tree):
    """A folder without rubrics is a problem: nothing would be graded."""
    shutil.rmtree(tree.path / "rubrics")

    (problem,) = tree.problems()

    assert "no rubric files here" in problem.what
    assert "rubrics:" in problem.fix


def test_a_portable_case_needs_no_company(tree):
    """Without a company people can still be needed, and any handover reaches them."""
    (tree.path / COMPANY).unlink()
    tree.edit(SUITE, "owner: oven", "owner: oven\ncompany: none\nportable: true")
    tree.edit(CASE, "    queues: [counter]\n", "")
    tree.edit(CASE, "    unless: [refunded.ORD-12]\n", "")
    tree.edit(CASE, "{refund_days}", "2")
    tree.cut(CASE, r"^  actions:\n.*\n")
    tree.cut(GOOD, r"^  - {criterion: refund-loaf, .*\n")
    tree.cut(GOOD, r"^    calls:\n.*\n")
    hand_over_at = "    text: I've"
    tree.edit(GOOD, hand_over_at, f"    handover: {PACKET}\n{hand_over_at}")
    tree.edit(GOOD, "labels:\n", "labels:\n  - {criterion: packet-order, outcome: met, why: It is.}\n")

    (suite,) = tree.load()

    assert suite.cases[0].portable
    assert suite.cases[0].escalation.decision == "must"


def test_everything_wrong_with_a_suite_is_said_at_once(tree):
    """One run of the loader tells every problem of every file, sorted by file and line, before anything is paid."""
    tree.edit(COMPANY, "[stale-bread]", "[stale-bred]")
    tree.edit(COMPANY, "- {id: bikes", "- {id: counter")
    tree.edit(ESCALATION, "never: 20", "never: -1")
    tree.edit(SUITE, "owner: oven", "ownr: oven")
    tree.edit(CASE, "title: A", "titel: A")
    tree.edit(CASE, "patience", "patience") if False else tree.edit(CASE, "points: -3", "points: 3")
    tree.edit(GOOD, "kind: good", "kind: great")
    tree.write("suites/bakery/late-bike.yaml", "schema: 1\nschema: 1\n")
    tree.write("suites/bakery/exemplars/late-bike.bad.yaml", "a: [\n")

    problems = tree.problems()

    assert problems == sorted(problems)
    assert {tree.name(each) for each in problems} == {
        SUITE,
        CASE,
        GOOD,
        "suites/bakery/late-bike.yaml",
        "suites/bakery/exemplars/late-bike.bad.yaml",
    }


def test_problems_of_company_rubrics_cases_and_exemplars_come_together(tree):
    """A broken company hides neither a broken rubric nor a broken case nor a broken exemplar."""
    tree.edit(COMPANY, "[stale-bread]", "[stale-bred]")
    tree.edit(COMPANY, "- {id: bikes", "- {id: counter")
    tree.edit(ESCALATION, "never: 20", "never: -1")
    tree.edit(CASE, "title: A", "titel: A")
    tree.edit(GOOD, "kind: good", "kind: great")

    problems = tree.problems()

    assert problems == sorted(problems)
    assert sorted({tree.name(each) for each in problems}) == sorted({COMPANY, ESCALATION, CASE, GOOD})
    assert sum(tree.name(each) == COMPANY for each in problems) == 2


def test_a_broken_case_does_not_hide_its_broken_exemplar(tree):
    """Both files are mended in one go; labels are held against the case once it can be read."""
    tree.edit(CASE, "title: A", "titel: A")
    tree.edit(GOOD, "kind: good", "kind: great")

    problems = tree.problems()

    assert {tree.name(each) for each in problems} == {CASE, GOOD}


def test_problems_are_told_by_paths_as_a_reader_would_write_them(tree, monkeypatch):
    """Messages name files relative to where the reader stands."""
    monkeypatch.chdir(tree.path)
    tree.edit(COMPANY, "[stale-bread]", "[stale-bred]")
    tree.edit(VETOES, "veto: met", "veto: seen")

    with pytest.raises(SuiteError) as caught:
        load_suites(["suites"])

    assert {each.path for each in caught.value.problems} == {Path(COMPANY), Path(VETOES)}
