"""Case files: what they name exists, and what they expect can be told from silence."""

import pytest

from hardcase.cases import Matcher
from tests.cases.bakery import CASE, COMPANY, ESCALATION, GOOD, LOOKUP, assert_only, row

NO_MATCHER = "write one typed matcher"
RULE = "escalation:\n    decision: must\n    trigger: x-ask\n    due: person\n    queues: [counter]\n"


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
        row("money", "amount: 6.40 EUR}", "¦amount: 6 euros}", "no call can equal '6 euros'", "as 84.50 GBP"),
        row("a bare number", "amount: 6.40 EUR}", "¦amount: 6.40}", "no call can equal 6.4", "as 84.50 GBP"),
        row("a field of nobody's", "{order_id: It", "{¦rental_id: It", "as 'rental_id'", "under fields in the company"),
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
        row("a value in what is said", "say: My loaf is stale.", "¦say: 'Hi {me}'", "{me}", "use one of 'refund_days'"),
    ],
)
def test_a_name_that_does_not_exist_is_told_with_the_nearest_that_does(tree, old, new, what, fix):
    """A misspelt name is an error at its place that suggests the right one, never an expectation nobody checks."""
    place = tree.edit(CASE, old, new)

    assert_only(tree, CASE, place, what, fix)


@pytest.mark.parametrize(
    ("old", "new", "what", "fix"),
    [
        row("yes for a decision", "decision: must", "¦decision: yes", "unknown value 'yes'", "'must', 'must-not'"),
        row("no for a boolean", "customer:\n", "¦portable: no\ncustomer:\n", "found text 'no'", "write true or false"),
        row("a number as text", "title: A stale loaf", "¦title: 12", "expected text, found number 12", "quotes"),
        row("an amount as a number", "money: 6.40 EUR", "¦money: 6.40", "found number 6.4", "quotes"),
        row("a fraction of a point", "points: 4", "¦points: 4.0", "found number 4.0", "a whole number"),
        row(
            "a comma without quotes", "asks: The bot says why", "asks: Well, ¦the bot says why", "unknown key", "comma"
        ),
        row("two matchers", "- {id: refund-amount", "- ¦{id_is: A-1, id: refund-amount", "money, id_is", NO_MATCHER),
        row("no forbidden phrases", "any_of: [come back tomorrow]", "¦any_of: []", "must not be empty", "at least one"),
        row("a bad act for free", "{id: sends-away, points: -3", "¦{id: sends-away", "costs nothing", "veto: true"),
        row("act and words in one", "{id: sends-away", "¦{tool: pass_on, id: sends-away", "a tool or one", "tool: ..."),
        row("arguments of no tool", "tomorrow]}", "tomorrow], ¦with: {a: b}}", "arguments and no tool", "remove with"),
        row("points for a bad act", "points: -3", "¦points: 3", "3 is out of range", "maximum is 0"),
        row("a fact without points", "points: 3, money", "¦points: 0, money", "0 is out of range", "minimum is 1"),
        row(
            "a first line on condition",
            "- id: opens\n",
            "- ¦id: opens\n    if: [angry]\n",
            "a condition",
            "always open",
        ),
        row("two lines of one id", "  - id: pers", "  - ¦id: when\n    say: So?\n  - id: pers", "id 'when'", "rename"),
        row("a rubric's id", "{id: sends-away", "{¦id: loop", "a rubric criterion has the id 'loop'", "rename"),
        row("two items of one id", "{id: sends-away", "{¦id: refund-loaf", "another item of this case has", "rename"),
        row("must without a trigger", RULE, f"¦{RULE.replace('    trigger: x-ask', '')}", "'trigger'", "add trigger"),
        row("must without a line", RULE, f"¦{RULE.replace('    due: person', '')}", "'due'", "add due"),
        row("must without queues", RULE, f"¦{RULE.replace('[counter]', '[]')}", "'queues'", "add queues"),
        row("a class without costs", "trigger: x-ask", "¦trigger: x-safe", "for the class 'x-safe'", "'x-ask'"),
        row("a record without an id", "  orders:\n", "  orders:\n    - ¦{total: 1 EUR}\n", "has no id", "add id"),
        row("two records of one id", "  orders:\n", "  ¦orders:\n    - {id: ORD-12}\n", "the id 'ORD-12'", "rename"),
        row("patience without end", "customer:\n", "¦patience: 25\ncustomer:\n", "25 is out of range", "maximum is 24"),
        row("another language", "family:", "¦language: sv\nfamily:", "'sv' is no language", "add it to languages"),
        row("a sharpened check", "of: every-ask-answered", "¦of: loop", "by a check alone", "a judge answers"),
    ],
)
def test_what_would_be_misread_is_refused(tree, old, new, what, fix):
    """A case that expects something else than it seems to is an error, and not a case that always passes."""
    place = tree.edit(CASE, old, new)

    assert_only(tree, CASE, place, what, fix)


UNUSABLE = [
    pytest.param("money: '6.40'", "'6.40'", id="an amount without a currency"),
    pytest.param("money: six euros", "'six euros'", id="an amount in words"),
    pytest.param("duration: '2'", "'2'", id="a duration without a unit"),
    pytest.param("duration: soon", "'soon'", id="a duration that is none"),
    pytest.param("date: 2026-02-30", "'2026-02-30'", id="a day that no calendar has"),
    pytest.param("date: Friday week", "'Friday week'", id="a date that is none"),
    pytest.param("id_is: '-'", "never be found", id="an id without letters or digits"),
    pytest.param("any_of: [stale, ' ']", "never be found", id="a blank phrase"),
    pytest.param("regex: '('", "unterminated", id="a broken pattern"),
    pytest.param("regex: '(st+)+ale'", "could run away", id="a pattern that repeats what repeats"),
    pytest.param("regex: 'stale.*loaf.*again'", "could run away", id="a pattern with two open gaps"),
    pytest.param("regex: '(stale) loaf, \\1'", "refers back", id="a pattern that refers back"),
    pytest.param("regex: '.*'", "met by saying nothing", id="a pattern of anything"),
    pytest.param("regex: 'stale|'", "met by saying nothing", id="a pattern with an empty branch"),
    pytest.param("points: 1", "has none", id="no matcher at all"),
]


@pytest.mark.parametrize(("matcher", "what"), UNUSABLE)
@pytest.mark.parametrize("kind", ["facts", "handover", "forbidden"])
def test_a_matcher_that_cannot_tell_is_refused(tree, kind, matcher, what):
    """What silence meets, or no words could, is no expectation: alike for facts, packets and forbidden words."""
    item = {
        "facts": "- {id: refund-amount, points: 3, money: 6.40 EUR}",
        "handover": "- {id: packet-order, id_is: ORD-12}",
        "forbidden": "- {id: sends-away, points: -3, any_of: [come back tomorrow]}",
    }[kind]
    points = {"facts": "points: 3", "handover": "points: 1", "forbidden": "points: -3"}[kind]
    written = points if matcher == "points: 1" else f"{points}, {matcher}"
    place = tree.edit(CASE, item, f"- ¦{{id: {item.split('id: ')[1].split(',')[0]}, {written}}}")

    (problem,) = tree.problems()

    assert (tree.name(problem), problem.line, problem.column) == (CASE, *place)
    assert what in problem.what or (kind == "forbidden" and "either a tool or one matcher" in problem.what)
    assert "matcher" in problem.fix or "one of money" in problem.fix


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"money": "5 EUR", "regex": "x"}, id="two kinds"),
        pytest.param({"any_of": ()}, id="no phrase"),
        pytest.param({"any_of": ("\t",)}, id="a blank phrase"),
        pytest.param({"id_is": ""}, id="an empty id"),
        pytest.param({"regex": ""}, id="an empty pattern"),
        pytest.param({"money": ""}, id="an empty amount"),
    ],
)
def test_matchers_given_as_objects_know_their_problem_too(fields):
    """A matcher that was never in a file is held to the same rule."""
    assert Matcher(**fields).problem()


@pytest.mark.parametrize(
    "fields",
    [
        {"money": "84.50 GBP"},
        {"duration": "5 business days"},
        {"date": "2026-03-12"},
        {"date": "12 March"},
        {"id_is": "ORD-1"},
        {"any_of": ("rent", "!")},
        {"regex": r"\brent\b"},
    ],
    ids=str,
)
def test_a_usable_matcher_is_not_met_by_silence(fields):
    """Lie 5: no kind of matcher accepts what was not said."""
    matcher = Matcher(**fields)

    assert matcher.problem() is None
    assert not matcher.found_in("")
    assert not matcher.found_in("Thank you for your patience, I will look into this for you")


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


def test_earlier_contacts_stand_in_one_place(tree):
    """Contacts under records that history would replace are an error, and not lost."""
    tree.edit(COMPANY, LOOKUP, LOOKUP.replace("{orders: order_id}", "{orders: order_id, history: order_id}"))
    tree.edit(CASE, "customer:\n", "history: [{id: CON-1}]\ncustomer:\n")
    place = tree.edit(CASE, "records:\n", "records:\n  ¦history: [{id: CON-2}]\n")

    assert_only(tree, CASE, place, "two places", "history:")


@pytest.mark.parametrize(
    ("said", "problems"),
    [("My loaf is stale.", 1), ("My loaf LOAF-12 is stale.", 0), ("My loaf LOAF-121 is stale.", 1)],
    ids=["nobody names it", "the customer names it", "another one is named"],
)
def test_a_record_that_no_bot_could_find_is_named(tree, said, problems):
    """An expected act on a record that no tool reads and nobody names cannot be done but by guessing."""
    text = (tree.path / COMPANY).read_text()
    before, after = text.rsplit("finds: {orders: order_id}", 1)
    (tree.path / COMPANY).write_text(f"{before}finds: {{loaves: order_id}}{after}")
    tree.edit(CASE, "{order_id: ORD-12, amount", "{order_id: LOAF-12, amount")
    tree.edit(CASE, "  orders:\n", "  loaves:\n    - {id: LOAF-12}\n  orders:\n")
    tree.edit(CASE, "    unless: [refunded.ORD-12]\n", "")
    for file in (CASE, GOOD):
        tree.edit(file, "My loaf is stale.", said)
    tree.cut(GOOD, r"^    calls:\n.*\n")

    found = tree.problems()

    assert len(found) == problems
    assert all("no bot can know 'LOAF-12'" in each.what for each in found)


def test_an_argument_of_several_values_is_no_record(tree):
    """A list is compared as it is, and looked for nowhere."""
    tree.edit(CASE, "{order_id: ORD-12, amount", "{order_id: [ORD-12], amount")

    assert all("no bot can know" not in each.what for each in tree.problems())


def test_a_draft_expects_what_a_draft_can_do(tree):
    """Whoever drafts for a human agent can neither act nor hand over, and must have something to tell the agent."""
    tree.edit(CASE, "family:", "mode: assistant\nfamily:")

    told = " ".join(each.what for each in tree.problems())

    for problem in (
        "surface nothing",
        "decision 'must'",
        "hands nothing over",
        "'refund_order' is the agent's to call",
    ):
        assert problem in told


def test_context_is_for_drafts(tree):
    """Of a bot that answers alone nobody can want that it tells a human agent."""
    place = tree.edit(CASE, "  facts:\n", "  ¦context:\n    - {id: order, points: 1, id_is: ORD-12}\n  facts:\n")

    assert_only(tree, CASE, place, "nobody to tell it to", "mode: assistant")


def test_notes_are_for_drafts(tree):
    """An exemplar of a bot that answers alone has nobody to write notes to."""
    place = tree.edit(GOOD, "    calls:", "    ¦notes: ORD-12\n    calls:")

    assert_only(tree, GOOD, place, "no human agent reads them", "leave it out")
