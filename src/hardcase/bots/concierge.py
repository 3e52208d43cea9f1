"""Concierge: a small, honest, rule-based bot. It knows tools by their kind and no company by name.

It says that it is an AI, looks the customer up, acts when exactly one record allows what was asked, states what the
policies say, and hands over when it is out of its depth. It is the default candidate so that a first run shows
something real; it may well be held.
"""

import re
from collections.abc import Sequence
from typing import Any

from hardcase.cases import Company, Requirement, Tool
from hardcase.conversations import Desk, OpenConversation, Reply
from hardcase.text import asks_for_human, find_money, words

_STOP_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "my",
        "your",
        "our",
        "me",
        "you",
        "it",
        "is",
        "are",
        "was",
        "to",
        "of",
        "for",
        "in",
        "on",
        "with",
        "that",
        "this",
        "i",
        "we",
        "they",
    ]
)
_ID = re.compile(r"\b[A-Z]{2,6}-\d{2,}\b")

_BEYOND_ME = {
    "danger": (
        "burned",
        "burnt",
        "shock",
        "smoke",
        "fire",
        "hurt",
        "injured",
        "hospital",
        "suicide",
        "kill",
        "unsafe",
    ),
    "account takeover": (
        "hacked",
        "stolen",
        "fraud",
        "scam",
        "wasn't me",
        "didn't make",
        "not me",
        "unauthorised",
    ),
    "legal": ("lawyer", "solicitor", "court", "ombudsman", "regulator", "gdpr", "complaint", "legal action"),
    "vulnerability": (
        "died",
        "passed away",
        "funeral",
        "bereavement",
        "cancer",
        "lost my job",
        "can't afford",
        "cannot afford",
        "eviction",
        "depressed",
    ),
}


class Concierge:
    """An honest small rule-based bot. Stateless: everything is read from the conversation and the desk."""

    name = "concierge"

    async def reply(self, conversation: OpenConversation, desk: Desk) -> Reply:
        """Answer one turn. See `Bot.reply`."""
        said = [turn.text for turn in conversation.turns if turn.speaker == "customer"]
        opening = "" if len(said) > 1 else f"Hello, I'm {_whose(desk.company)} AI assistant. "
        reason = self._beyond_me(said)
        records = _look_up(desk)
        if reason or len(said) > 3:
            return self._hand_over(conversation, desk, opening, reason or "not solved after three replies", records)
        done = _act(desk, said[-1], records)
        if done == "refused":
            return self._hand_over(conversation, desk, opening, "beyond the assistant's authority", records)
        answer = _answer(desk, said[-1])
        seen = _seen(said[-1], records)
        if not done and not answer:
            return self._hand_over(conversation, desk, opening, "no rule fits", records)
        parts = [opening + _acknowledge(said[-1]), seen, done, answer]
        return Reply(text=" ".join(part for part in parts if part).strip())

    def _beyond_me(self, said: Sequence[str]) -> str:
        """Why people are needed now; empty when the bot may go on."""
        if asks_for_human(said[-1]):
            return "the customer asked for a person"
        text = " ".join(said).casefold()
        return next((name for name, signs in _BEYOND_ME.items() if any(sign in text for sign in signs)), "")

    def _hand_over(
        self, conversation: OpenConversation, desk: Desk, opening: str, reason: str, records: dict[str, Any]
    ) -> Reply:
        tool = desk.company.hand_over_tool
        if tool is None:
            return Reply(text=f"{opening}I can't solve this here, and there is nobody I could pass it to.")
        said = [turn.text for turn in conversation.turns if turn.speaker == "customer"]
        queue = _best_queue(desk.company, f"{reason} {' '.join(said)}")
        rows = [row for table in records.values() for row in table]
        customer: dict[str, Any] = next((row for row in rows if "name" in row), {})
        entities = list(dict.fromkeys(_ID.findall(" ".join(said)) + _amounts(said) + _record_ids(records)))
        packet = {
            "trigger": reason,
            "issue": said[0][:500],
            "identity": str(customer.get("name") or "not looked up"),
            "verified": "by the company's records" if customer else False,
            "entities": entities[:12],
            "tried": [{"what": call.tool, "result": "refused" if not call.ok else "done"} for call in desk.calls[-6:]],
            "promises": [],
            "emotional_state": "upset" if "!" in " ".join(said) else "not clear from the words",
            "vulnerability": reason if reason in {"vulnerability", "danger"} else "none",
            "wanted_outcome": said[-1][:300],
            "channel": conversation.channel,
            "language": "en",
            "queue": queue,
            "urgency": "high" if reason in {"danger", "account takeover"} else "normal",
            "next_best_action": "Read the issue and the entities, then answer the customer.",
        }
        result = desk.call(tool.name, queue=queue, packet=packet)
        if "error" in result:
            return Reply(text=f"{opening}I tried to pass you to a colleague and it did not work: please call us.")
        when = f" They will call you back ({result['call_back']})." if "call_back" in result else ""
        when = f" The wait is about {result['wait']}." if "wait" in result else when
        return Reply(
            text=f"{opening}{_acknowledge(said[-1])} This is one for a person, so I've passed you to our {queue} team "
            f"with what you told me; you won't need to repeat it. Your reference is {result['reference']}.{when}"
        )


def _whose(company: Company) -> str:
    return f"{company.company}'s" if company.is_known else "an"


def _acknowledge(text: str) -> str:
    """Say back what the customer wrote about, in as few words as can be true."""
    topic = next((sentence.strip() for sentence in re.split(r"[.!?\n]", text) if len(sentence.split()) > 3), "")
    return f'I understand this is about "{topic[:90]}".' if topic else "Thank you for telling me."


def _look_up(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Everything the lookup tools show without an id, by table."""
    found: dict[str, list[dict[str, Any]]] = {}
    for tool in desk.company.tools:
        if tool.kind == "lookup" and not tool.parameters.get("required"):
            result = desk.call(tool.name)
            found.update({table: rows for table, rows in result.items() if isinstance(rows, list)})
    return found


def _act(desk: Desk, text: str, records: dict[str, list[dict[str, Any]]]) -> str:
    """Do the one thing that was asked, if exactly one record allows it. "refused" when the desk says no."""
    asked = set(words(text))
    for tool in desk.company.tools:
        named = any(set(words(claim)) <= asked for claim in tool.claims.get("en", ()))
        if tool.kind != "update" or not named:
            continue
        table, parameter = next(iter(tool.finds.items()))
        rows = [row for row in records.get(table, []) if "id" in row and _allows(tool, row)]
        told = [row for row in rows if str(row.get("id")) in text]
        marked = [row for row in rows if any(str(key).startswith("duplicate") for key in row)]
        chosen = next((each for each in (told, marked, rows) if len(each) == 1), None)
        if chosen is None:
            continue
        arguments = _arguments(tool, parameter, chosen[0])
        if arguments is None:
            continue
        result = desk.call(tool.name, **arguments)
        if "error" in result:
            return "refused"
        verb = next(iter(tool.claims["en"]))
        amount = f" ({arguments['amount']})" if "amount" in arguments else ""
        return f"I went ahead on {chosen[0]['id']}{amount}: {verb} is done."
    return ""


def _allows(tool: Tool, row: dict[str, Any]) -> bool:
    for requirement in tool.requires:
        if isinstance(requirement, Requirement):
            if any(row.get(column) != value for column, value in (requirement.is_ or {}).items()):
                return False
            if any(row.get(column) == value for column, value in (requirement.not_ or {}).items()):
                return False
    return True


def _arguments(tool: Tool, parameter: str, row: dict[str, Any]) -> dict[str, Any] | None:
    """Arguments that the record itself supplies; None when the tool wants something it does not."""
    arguments = {parameter: row["id"]}
    for name in tool.parameters.get("required", []):
        if name != parameter:
            if name not in row:
                return None
            arguments[name] = row[name]
    return arguments


def _answer(desk: Desk, text: str) -> str:
    """The policy that shares the most words with what was asked, if it shares enough."""
    asked = {word for word in words(text) if len(word) > 3 and word not in _STOP_WORDS}
    best = max(
        desk.company.policies,
        key=lambda policy: len(asked & set(words(f"{policy.id.replace('-', ' ')} {policy.text}"))),
        default=None,
    )
    if best is None or len(asked & set(words(f"{best.id.replace('-', ' ')} {best.text}"))) < 2:
        return ""
    return f"Our rule is: {best.text}"


def _seen(text: str, records: dict[str, list[dict[str, Any]]]) -> str:
    """State the record that the customer named, if it is the only one of its kind."""
    for rows in records.values():
        named = [row for row in rows if "name" not in row and "id" in row and str(row["id"]) in text]
        if len(named) == 1:
            row = named[0]
            shown = ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in row.items() if key != "id")
            return f"I can see {row['id']}: {shown}."
    return ""


def _best_queue(company: Company, text: str) -> str:
    asked = set(words(text))
    best = max(company.queues, key=lambda queue: len(asked & set(words(f"{queue.id} {queue.purpose}"))), default=None)
    return best.id if best else ""


def _amounts(said: Sequence[str]) -> list[str]:
    return [f"{money.amount} {money.currency}".strip() for text in said for money in find_money(text)]


def _record_ids(records: dict[str, list[dict[str, Any]]]) -> list[str]:
    return [str(row["id"]) for rows in records.values() for row in rows if "id" in row]
