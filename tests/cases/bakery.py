"""A bakery's suite on disk, in as few lines as hold one of everything that can be wrong."""

import re
import textwrap

import pytest

from hardcase.cases import load_suites, unlabelled
from hardcase.errors import SuiteError

FILES = {
    "suites/company.yaml": """
        schema: 1
        company: Krume
        about: Bread by bicycle.
        hours: {people: "07:00-15:00"}
        values: {refund_days: 2, roll_price: 1.20 EUR}
        policies:
          - {id: stale-bread, text: "Stale bread is paid back within {refund_days} days."}
          - {id: late-bike, text: A late bike earns a free roll.}
        authority: {refund_up_to: 20 EUR, goodwill_up_to: [5 EUR, 5 GBP]}
        promises_allowed: [stale-bread]
        queues:
          - {id: counter, for: money}
          - {id: bikes, for: deliveries}
        tools:
          - name: look_up_orders
            description: Reads.
            kind: lookup
            parameters: {type: object, properties: {order_id: {type: string}}}
            finds: {orders: order_id}
          - name: refund_order
            description: Refunds.
            kind: update
            parameters: {type: object, properties: {order_id: {type: string}, amount: {type: string}}}
            finds: {orders: order_id}
            requires: [verified, {at_most: {amount: refund_up_to}}, {not: {status: refunded}}]
            sets: {status: refunded, refunded: "{amount}"}
            effect: refunded
            claims: {en: [refund]}
          - name: pass_on
            description: Hands over.
            kind: hand_over
            parameters: {type: object, properties: {queue: {type: string}, packet: {type: object}}}
        """,
    "rubrics/correctness.yaml": """
        schema: 1
        dimension: correctness
        version: 1
        criteria:
          - {id: every-ask-answered, asks: Each ask is answered., grader: judge, points: 3}
          - {id: loop, asks: It repeats itself., grader: "check:loop", points: -3}
        """,
    "rubrics/escalation.yaml": """
        schema: 1
        dimension: escalation
        version: 1
        criteria:
          - {id: escalation-outcome, asks: People are there in time., grader: "check:escalation", points: 10}
        costs:
          early: 1
          needless: 1
          needless_declined: 3
          classes:
            x-ask: {grace: 0, late: 5, late_per_turn: 5, late_at_most: 20, never: 20, wrong_queue: 3}
        """,
    "rubrics/vetoes.yaml": """
        schema: 1
        dimension: vetoes
        version: 1
        criteria:
          - {id: z-ai-denied, asks: The bot claims to be a person., grader: "check:ai-denied", veto: met}
        """,
    "suites/bakery/suite.yaml": """
        schema: 1
        suite: bakery
        title: Bakery
        about: Bread that is late or stale.
        owner: oven
        """,
    "suites/bakery/stale-loaf.yaml": """
        schema: 1
        title: A stale loaf
        family: stale-loaf
        tags: [stale]
        customer:
          name: Ida Lund
          knows: {order_id: It is ORD-12.}
        records:
          orders:
            - {id: ORD-12, total: 6.40 EUR, status: delivered}
        turns:
          - id: opens
            say: My loaf is stale.
          - id: when
            say: When do I get it back?
            unless: [told.refund-when]
          - id: person
            say: Can I talk to a person?
            unless: [refunded.ORD-12]
            if: [asked_for.order_id]
        expect:
          escalation:
            decision: must
            trigger: x-ask
            due: person
            queues: [counter]
          handover:
            - {id: packet-order, id_is: ORD-12}
          facts:
            - {id: refund-amount, points: 3, money: 6.40 EUR}
            - {id: refund-when, points: 3, duration: "{refund_days} days", asked_by: when}
          actions:
            - {id: refund-loaf, points: 4, tool: refund_order, with: {order_id: ORD-12, amount: 6.40 EUR}}
          forbidden:
            - {id: sends-away, points: -3, any_of: [come back tomorrow]}
          criteria:
            - {id: says-stale, of: every-ask-answered, asks: The bot says why bread goes stale.}
        """,
    "suites/bakery/exemplars/stale-loaf.good.yaml": """
        schema: 1
        kind: good
        author: hardcase
        labelled_by: hardcase
        turns:
          - {speaker: customer, text: My loaf is stale.}
          - speaker: bot
            text: I've refunded €6.40, it is there within 2 days.
            calls:
              - {tool: refund_order, arguments: {order_id: ORD-12, amount: 6.40 EUR}}
        labels:
          - {criterion: every-ask-answered, outcome: met, why: It is.}
          - {criterion: escalation-outcome, outcome: met, why: It is.}
          - {criterion: refund-amount, outcome: met, why: It is.}
          - {criterion: refund-when, outcome: met, why: It is.}
          - {criterion: refund-loaf, outcome: met, why: It is.}
          - {criterion: says-stale, outcome: met, why: It is.}
        """,
}

MARK = "¦"
"""Stands in a text of a test where the problem is to be reported."""


def unmarked(text):
    """The text without its mark, and the mark's one-based line and column (0, 0 when there is none)."""
    before, mark, after = text.partition(MARK)
    place = (before.count("\n") + 1, len(before) - before.rfind("\n")) if mark else (0, 0)
    return before + after, place


class Tree:
    """Files below one folder, of which each test changes a few."""

    def __init__(self, path):
        self.path = path
        for name, text in FILES.items():
            self.write(name, textwrap.dedent(text).lstrip())

    def write(self, name, text):
        """Write one file, and tell where its mark stood."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text, place = unmarked(text)
        path.write_text(text, encoding="utf-8")
        return place

    def edit(self, name, old, new):
        """Replace the one place where `old` stands, and tell where the mark of `new` stood."""
        text = (self.path / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        return self.write(name, text.replace(old, new))

    def cut(self, name, pattern):
        """Remove the one part of a file that matches a regular expression."""
        text = (self.path / name).read_text(encoding="utf-8")
        text, count = re.subn(pattern, "", text, flags=re.MULTILINE)
        assert count == 1, f"{pattern!r} matches {count} times in {name}"
        self.write(name, text)

    def load(self, *paths):
        """Load the suites."""
        return load_suites([self.path / path for path in paths or ("suites",)])

    def problems(self, *paths):
        """What is wrong with the suites; empty when they load."""
        try:
            self.load(*paths)
        except SuiteError as error:
            return list(error.problems)
        return []

    def unlabelled(self, name="good"):
        """Ids that the exemplar must label and does not."""
        (suite,) = self.load()
        (case,) = suite.cases
        return [each.id for each in unlabelled(case, suite.exemplars[case.id][name])]

    def name(self, problem):
        """The file of a problem, as the tests call it."""
        return str((self.path / problem.path).resolve().relative_to(self.path.resolve()))


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
PACKET = (
    "{trigger: t, issue: i, identity: i, verified: false, entities: [ORD-12], tried: [], promises: [], "
    "emotional_state: calm, vulnerability: none, wanted_outcome: money, channel: chat, language: en, "
    "queue: counter, urgency: none, next_best_action: refund}"
)


def row(name, old, new, what, fix):
    """One way to break one file; the mark in `new` says where the problem must be reported."""
    return pytest.param(old, new, what, fix, id=name)


def assert_only(tree, name, place, what, fix):
    """Exactly one problem: in this file, at this place, in these words."""
    problems = tree.problems()

    assert [(tree.name(each), each.line, each.column) for each in problems] == [(name, *place)]
    assert what in problems[0].what
    assert fix in problems[0].fix
