"""Company files: authority, tools and rules refer to what is there."""

import pytest

from tests.cases.bakery import CASE, COMPANY, LOOKUP, assert_only, row

RULE = 'text: "Stale bread is paid back within {refund_days}'
LIMIT = "{at_most: {amount: refund_up_to}}"
HAND_OVER = "parameters: {type: object, properties: {queue: {type: string}, "
TWO_TABLES = "name: look_up\n    description: Reads.\n    kind: create\n    ¦creates: {a: A, b: B}\n"


def lookup(kind):
    """The first tool without what it finds, as another kind."""
    return f"¦name: look_up\n    description: Reads.\n    kind: {kind}\n"


@pytest.mark.parametrize(
    ("old", "new", "what", "fix"),
    [
        row("a promised policy", "[stale-bread]", "[¦stale-bred]", "'stale-bred'", "did you mean 'stale-bread'"),
        row("a policy twice", "{id: late-bike", "¦{id: stale-bread", "policy 'stale-bread' is defined twice", "rename"),
        row("a queue twice", "{id: bikes", "¦{id: counter", "queue 'counter' is defined twice", "rename"),
        row("a tool twice", "- name: pass_on", "- ¦name: refund_order", "'refund_order' is defined twice", "rename"),
        row(
            "a field that is known",
            "queues:\n",
            "fields: {¦order_id: {en: [order]}}\nqueues:\n",
            "'order_id'",
            "leave it out",
        ),
        row("a limit of no amount", "refund_up_to: 20 EUR", "¦refund_up_to: twenty", "'twenty'", "150 GBP"),
        row("a second limit of none", "[5 EUR, 5 GBP]", "[5 EUR, ¦5]", "expected text, found number 5", "quotes"),
        row("an unknown limit", LIMIT, f"¦{LIMIT}".replace("refund_up", "refund"), "'refund_to'", "'refund_up_to'"),
        row("a limit on nothing", LIMIT, f"¦{LIMIT}".replace("amount", "amunt"), "'amunt'", "mean 'amount'"),
        row("a limit of the record", LIMIT, "¦{at_most_record: {amunt: total}}", "'amunt'", "mean 'amount'"),
        row("two new tables", LOOKUP, TWO_TABLES, "holds 2, too many", "write at most 1"),
        row("conditions in one", "{not: {status:", "¦{is: {status: a}, not: {status:", "exactly one key", "at_most"),
        row("a condition", "[verified, ", "[¦verifed, ", "unknown value 'verifed'", "did you mean 'verified'"),
        row("a condition's key", "{not: {status", "{¦nott: {status", "unknown key 'nott'", "did you mean 'not'"),
        row(
            "found by nothing", LOOKUP, LOOKUP.replace("{orders: order_id", "{¦orders: order"), "'order'", "'order_id'"
        ),
        row("a column set to nothing", 'refunded: "{amount}"', '¦refunded: "{amunt}"', "'amunt'", "mean 'amount'"),
        row("an update of nothing", LOOKUP, lookup("update"), "look_up updates nothing", "add finds"),
        row("a creation of nothing", LOOKUP, lookup("create"), "look_up creates nothing", "add creates"),
        row("a kind of no tool", "kind: hand_over", "¦kind: handover", "'handover'", "did you mean 'hand_over'"),
        row(
            "no schema", HAND_OVER, f"¦{HAND_OVER}".replace("{type: string}", "3"), "no JSON Schema", "mend the schema"
        ),
        row("a value in a policy", RULE, f"¦{RULE}".replace("days", "day"), "{refund_day}", "mean 'refund_days'"),
        row(
            "a value of values",
            "roll_price: 1.20 EUR",
            "¦roll_price: '{refund_days} EUR'",
            "uses another value",
            "write the value out",
        ),
        row("an empty value", "roll_price: 1.20 EUR", "¦roll_price: ''", "must not be empty", "at least one"),
        row("a fraction as a value", "refund_days: 2", "¦refund_days: 2.5", "found number 2.5", "a whole number or"),
        row("a claim in no language", "claims: {en:", "claims: {¦english:", "key 'english'", "two lower case letters"),
    ],
)
def test_a_company_that_could_not_act_as_written_is_refused(tree, old, new, what, fix):
    """A limit, tool or rule that refers to nothing is an error of the company file, never a limit that is not there."""
    place = tree.edit(COMPANY, old, new)

    assert_only(tree, COMPANY, place, what, fix)


def test_hands_need_a_queue(tree):
    """A company whose bot can hand over to nobody is an error."""
    place = tree.edit(
        COMPANY, "queues:\n  - {id: counter, for: money}\n  - {id: bikes, for: deliveries}", "¦queues: []"
    )

    problems = tree.problems()

    assert (COMPANY, *place) in [(tree.name(each), each.line, each.column) for each in problems]
    assert any("there is no queue" in each.what for each in problems)


def test_where_people_must_be_reached_there_is_a_queue(tree):
    """A case that needs people, of a company that names none anywhere: no handover could be told from none."""
    queues = "queues:\n  - {id: counter, for: money}\n  - {id: bikes, for: deliveries}"
    tree.edit(COMPANY, queues, "¦queues: []")
    hand_over = "  - name: pass_on\n    description: Hands over.\n    kind: hand_over\n    parameters: "
    tree.edit(COMPANY, hand_over + "{type: object, properties: {queue: {type: string}, packet: {type: object}}}\n", "¦")
    tree.edit(CASE, "queues: [counter]", "¦queues: []")

    (problem,) = [each for each in tree.problems() if tree.name(each) == CASE]

    assert problem.what == "decision 'must', and Krume names no queue where people could be reached"


def test_values_are_filled_into_rules_and_not_into_tools(tree):
    """A number of the company stands in its rules once loaded; a tool's own braces are its arguments."""
    (suite,) = tree.load()

    assert suite.company.policies[0].text == "Stale bread is paid back within 2 days."
    assert suite.company.tool("refund_order").sets["refunded"] == "{amount}"
    assert next(each for each in suite.cases[0].criteria if each.id == "refund-when").matcher.duration == "2 days"
