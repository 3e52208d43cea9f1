"""Names of the states that conditions may use: one list for the loader, the customer and `hardcase schema states`."""

import re
from collections.abc import Iterable

from hardcase.errors import nearest
from hardcase.text import FIELDS

from .company import Company
from .fields import ID, PATTERNS

FLAGS = {
    "bot_refused_human": "the bot turned down a request for a person",
    "angry": "two unhelpful bot turns in a row",
}
ENDINGS = {
    "completed": "the customer's lines were used up",
    "handed_over": "the bot handed the conversation to people",
    "customer_left": "the customer's patience ran out",
    "turn_limit": "24 bot turns without an end",
    "bot_broke": "the bot raised, timed out, or gave an unreadable reply",
    "unreachable": "nobody answered; counted as missing, never against the bot",
    "script_stuck": "the script had no answer for what the bot asked; counted apart, never against the bot",
}


def state_problem(
    state: str, *, facts: Iterable[str], company: Company, record_ids: Iterable[str]
) -> tuple[str, str] | None:
    """Say what is wrong with the name of a state, and how to mend it; None when it can be used.

    Args:
        state: As written under `unless`, `if` or `when`.
        facts: Ids of the case's facts.
        company: Whose tools make effects.
        record_ids: Ids of the case's records.
    """
    kind, _, name = state.partition(".")
    effects = {tool.effect: tool for tool in company.tools if tool.effect}
    if kind == "told":
        known = list(facts)
        return None if name in known else (f"unknown fact {name!r} in state {state!r}", nearest(name, known))
    if kind == "asked_for":
        known = [*FIELDS, *company.own_fields]
        return None if name in known else (f"unknown field {name!r} in state {state!r}", nearest(name, known))
    if kind in effects:
        known = list(record_ids)
        if not name or effects[kind].creates or name in known:
            return None
        return f"unknown record {name!r} in state {state!r}", nearest(name, known)
    if state in FLAGS:
        return None
    return f"unknown state {state!r}", nearest(state, [*FLAGS, "told.<fact>", "asked_for.<field>", *effects])


def condition_problem(condition: str, company: Company | None = None) -> tuple[str, str] | None:
    """Say what is wrong with a rubric's `when`, and how to mend it; None when it can be used.

    A condition that can never hold would take its criterion out of every sum without a word.

    Args:
        condition: `tag:<tag>`, `ending:<ending>` or a state; empty: always.
        company: Whose tools make effects; None: any effect will do.
    """
    kind, colon, name = condition.partition(":")
    if not condition or (kind == "tag" and re.fullmatch(ID, name)):
        return None
    if colon and kind in {"tag", "ending"}:
        known = ENDINGS if kind == "ending" else ()
        wrong = f"unknown {kind} {name!r} in {condition!r}"
        return None if name in known else (wrong, nearest(name, known) if known else PATTERNS[ID])
    state, _, of = condition.partition(".")
    fields = [*FIELDS, *(company.own_fields if company else ())]
    if state == "asked_for" and of not in fields:
        return f"unknown field {of!r} in {condition!r}", nearest(of, fields)
    if not re.fullmatch(r"[a-z_]+(\.[A-Za-z0-9_-]+)?", condition):
        return f"unknown condition {condition!r}", "write tag:<tag>, ending:<ending> or a state"
    if company is None or state in {"told", "asked_for"}:
        return None
    return state_problem(state, facts=(), company=company, record_ids=())


def describe_states(company: Company) -> dict[str, str]:
    """List every state with its meaning, for `hardcase schema states`."""
    described = {"told.<fact>": "the bot has told this fact of the case"}
    described |= {
        f"asked_for.{field}": f"the bot has asked the customer for {field}" for field in [*FIELDS, *company.own_fields]
    }
    for tool in company.tools:
        if tool.effect:
            described[f"{tool.effect}.<record>"] = f"{tool.name} succeeded on this record"
    return described | FLAGS
