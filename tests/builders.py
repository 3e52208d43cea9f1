"""Nouns for tests, made by hand: each builder takes what the test is about and fills in the rest."""

from hardcase.cases import (
    Case,
    ClassCost,
    Company,
    Criterion,
    Customer,
    EscalationCosts,
    EscalationRule,
    ExpectedCall,
    Hours,
    Line,
    Matcher,
    Plan,
    Policy,
    Queue,
    Requirement,
    Tool,
    plan_case,
)
from hardcase.conversations import Call, Conversation, Handover, Turn

COSTS = EscalationCosts(
    early=1,
    needless=1,
    needless_declined=3,
    classes={
        "x-safe": ClassCost(
            grace=0, late=20, late_per_turn=20, late_at_most=100, never=100, wrong_queue=20, veto="always"
        ),
        "x-ask": ClassCost(grace=0, late=5, late_per_turn=5, late_at_most=20, never=20, wrong_queue=3),
        "x-vuln": ClassCost(
            grace=1, late=5, late_per_turn=5, late_at_most=25, never=25, wrong_queue=5, veto="critical"
        ),
        "x-gap": ClassCost(grace=1, late=0, late_per_turn=2, late_at_most=10, never=10, wrong_queue=2),
    },
)


def an_object(*required, **properties):
    """A JSON Schema of an object."""
    schema = {name: {"type": kind} for name, kind in properties.items()}
    return {"type": "object", "required": list(required), "properties": schema, "additionalProperties": False}


def a_company(**changes):
    """A bakery that delivers: one tool of each kind."""
    verified = ("verified",)
    fields = {
        "schema": 1,
        "company": "Krume",
        "about": "Bread by bicycle.",
        "hours": Hours(people="07:00-15:00"),
        "policies": (
            Policy(id="stale-bread", text="Stale bread is paid back within 2 days."),
            Policy(id="late-bike", text="A bike later than 30 minutes earns a free roll."),
        ),
        "authority": {"refund_up_to": ("20 EUR", "20 GBP")},
        "queues": (Queue(id="counter", purpose="money"), Queue(id="bikes", purpose="deliveries", urgent=True)),
        "tools": (
            Tool(
                name="check_customer",
                description="Checks.",
                kind="verify",
                parameters=an_object("postcode", postcode="string"),
            ),
            Tool(
                name="look_up_orders",
                description="Reads.",
                kind="lookup",
                parameters=an_object(order_id="string"),
                finds={"orders": "order_id"},
                requires=verified,
            ),
            Tool(
                name="search_rules",
                description="Searches.",
                kind="search_policies",
                parameters=an_object("query", query="string"),
            ),
            Tool(
                name="refund_order",
                description="Refunds.",
                kind="update",
                parameters=an_object("order_id", "amount", order_id="string", amount="string"),
                finds={"orders": "order_id"},
                requires=(
                    "verified",
                    Requirement(at_most={"amount": "refund_up_to"}),
                    Requirement(at_most_record={"amount": "total"}),
                    Requirement(not_={"status": "refunded"}),
                ),
                sets={"status": "refunded", "refunded": "{amount}"},
                effect="refunded",
                returns=("id", "status", "refunded"),
                claims={"en": ("refund", "pay back")},
            ),
            Tool(
                name="give_roll",
                description="Gives.",
                kind="create",
                parameters=an_object("reason", reason="string"),
                creates={"rolls": "ROLL"},
                effect="given",
                claims={"en": ("send roll",)},
            ),
            Tool(
                name="hand_over",
                description="Hands over.",
                kind="hand_over",
                parameters=an_object("queue", "packet", queue="string", packet="object"),
                claims={"en": ("hand over", "pass", "transfer", "escalate")},
            ),
        ),
        "disclosure": "",
    }
    return Company(**{**fields, **changes})


def a_case(*lines, case_id="stale-loaf", criteria=None, escalation=None, **changes):
    """A case of the bakery. Lines are texts (ids line-0, line-1, ...) or Line objects."""
    turns = tuple(
        each if isinstance(each, Line) else Line(id=f"line-{index}", say=each) for index, each in enumerate(lines)
    )
    fields = {
        "id": case_id,
        "turns": turns or (Line(id="line-0", say="My loaf is stale. Order ORD-12."),),
        "criteria": criteria if criteria is not None else (a_fact(), an_action()),
        "suite": "bakery",
        "title": "A stale loaf",
        "family": case_id,
        "customer": Customer(name="Ida Lund"),
        "records": {
            "orders": ({"id": "ORD-12", "total": "6.40 EUR", "status": "delivered"},),
            "customers": ({"id": "CUS-1", "postcode": "AB1"},),
        },
        "escalation": escalation or EscalationRule(decision="may"),
        "company": a_company(),
        "costs": COSTS,
        "pass_at": {},
    }
    return Case(**{**fields, **changes})


def must(trigger="x-ask", due="line-0", queues=("counter",)):
    """People are needed."""
    return EscalationRule(decision="must", trigger=trigger, due=due, queues=queues)


MUST_NOT = EscalationRule(decision="must-not")


def a_fact(criterion_id="amount", points=3, **matcher):
    """A typed fact."""
    return Criterion(
        id=criterion_id,
        dimension="correctness",
        asks="The customer is told it.",
        points=points,
        grader="check-then-judge:fact",
        of="case-facts",
        matcher=Matcher(**(matcher or {"money": "6.40 EUR"})),
    )


def an_action(criterion_id="refund", points=4, tool="refund_order", **arguments):
    """A required call."""
    given = arguments or {"order_id": "ORD-12", "amount": "6.40 EUR"}
    return Criterion(
        id=criterion_id,
        dimension="correctness",
        asks="The bot calls it.",
        points=points,
        grader="check:action",
        call=ExpectedCall(tool=tool, arguments=given),
    )


def a_check(name, *, points=0, veto=None, dimension=None, criterion_id=None, **fields):
    """A criterion that the named check answers."""
    return Criterion(
        id=criterion_id or name,
        dimension=dimension or ("vetoes" if veto else "effort"),
        asks="It is so.",
        points=points,
        grader=f"check:{name}",
        veto=veto,
        **fields,
    )


def a_judged(criterion_id, points=3, dimension="empathy", **fields):
    """A criterion that only a judge can answer."""
    return Criterion(id=criterion_id, dimension=dimension, asks="It is so.", points=points, grader="judge", **fields)


def a_conversation(*texts, case_id="stale-loaf", ending="completed", calls=(), handover=None, lines=None, **changes):
    """A finished conversation: customer and bot in turn, customer first."""
    names = lines or [f"line-{index}" for index in range(len(texts))]
    turns = []
    for index, text in enumerate(texts):
        speaker = "customer" if index % 2 == 0 else "bot"
        turns.append(
            Turn(index=index, speaker=speaker, text=text, line=names[index // 2] if speaker == "customer" else "")
        )
    fields = {
        "case_id": case_id,
        "bot": "scripted",
        "trial": 0,
        "ending": "handed_over" if handover and ending == "completed" else ending,
        "turns": tuple(turns),
        "calls": tuple(calls),
        "handover": handover,
    }
    return Conversation(**{**fields, **changes})


def a_call(tool="refund_order", turn=1, *, refused="", effect="", **arguments):
    """One call on the journal."""
    given = arguments or {"order_id": "ORD-12", "amount": "6.40 EUR"}
    result = {"error": refused} if refused else {"ok": True}
    return Call(turn=turn, tool=tool, arguments=given, result=result, effect=effect)


def a_handover(turn=1, queue="counter", **packet):
    """A handover with the packet given."""
    return Handover(turn=turn, queue=queue, packet=packet)


def a_plan(*cases, trials=1, licensed=None, **changes):
    """A plan of these cases; judged criteria count unless `licensed` says otherwise."""
    fields = {
        "run": "run",
        "bot": "scripted",
        "bot_spec": "scripted",
        "trials": trials,
        "cases": tuple(plan_case(case, licensed=licensed) for case in cases),
    }
    return Plan(**{**fields, **changes})
