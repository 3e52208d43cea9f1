"""What a model is told of its work: what the company file lets a bot know, and nothing of a case."""

from collections.abc import Iterator

from hardcase.cases import Company, Mode

_ACTS = "Look things up and act only through the tools."
_DRAFTS = (
    "A human agent has this conversation, and you draft for them: they check your draft, act, and send it in their own "
    "name. Look things up through the tools; you can change nothing, so never write that something was done. Beside "
    "the draft you write notes, which the customer does not read: in at most 150 words what the agent needs, which is "
    "what the records say, with ids and dates, which rule applies, what is to be done and by which queue, and what "
    "could go wrong."
)
LAST_WORDS = "The text of your last message is what the customer reads."
DRAFT_AND_NOTES = "Your last message is one JSON object of `draft` and `notes`."


def brief(
    company: Company, *, channel: str, mode: Mode = "answers", prompt: str = "", speaking: str = LAST_WORDS
) -> str:
    """Write the system prompt.

    Args:
        company: Whose bot it is, its values filled in.
        channel: As the customer came.
        mode: Who reads what the model writes.
        prompt: The team's own words; they stand first, in the place of ours.
        speaking: How words reach the customer.
    """
    opening = prompt.strip() or (
        f"You are the customer-service assistant of {company.company}."
        if company.is_known
        else "You are the customer-service assistant of a company."
    )
    parts = [opening, *(_facts(company, mode) if company.is_known else ())]
    parts.append(f"The customer writes by {channel}. {_ACTS if mode == 'answers' else _DRAFTS} {speaking}")
    return "\n\n".join(parts)


def _facts(company: Company, mode: Mode) -> Iterator[str]:
    yield f"About {company.company}: {company.about.strip()}"
    yield f"Hours of people: {company.hours.people}. Hours of the assistant: {company.hours.bot}."
    if company.disclosure.strip() and mode == "answers":  # a draft goes out in a person's name
        yield f"What you must say of yourself: {company.disclosure.strip()}"
    if company.policies:
        yield _list("Policies", (f"{each.id}: {each.text.strip()}" for each in company.policies))
    if company.promises_allowed:
        yield f"You may make promises only by these policies: {', '.join(company.promises_allowed)}."
    if company.authority:
        limits = ((name, (held,) if isinstance(held, str) else held) for name, held in company.authority.items())
        yield _list("What you may do alone", (f"{name}: {' or '.join(each)}" for name, each in limits))
    if company.queues:
        queues = (
            f"{each.id}: {each.purpose.strip()}{' (answered before all others)' if each.urgent else ''}"
            for each in company.queues
        )
        yield _list("Queues of people a conversation can be handed to", queues)


def _list(title: str, lines: Iterator[str]) -> str:
    return "\n".join([f"{title}:", *(f"- {line}" for line in lines)])
