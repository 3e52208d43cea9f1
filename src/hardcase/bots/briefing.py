"""What a model is told of its work: what the company file lets a bot know, and nothing of a case."""

from collections.abc import Iterator

from hardcase.cases import Company

LAST_WORDS = "The text of your last message is what the customer reads."


def brief(company: Company, *, channel: str, prompt: str = "", speaking: str = LAST_WORDS) -> str:
    """Write the system prompt.

    Args:
        company: Whose bot it is, its values filled in.
        channel: As the customer came.
        prompt: The team's own words; they stand first, in the place of ours.
        speaking: How words reach the customer.
    """
    opening = prompt.strip() or (
        f"You are the customer-service assistant of {company.company}."
        if company.is_known
        else "You are the customer-service assistant of a company."
    )
    parts = [opening, *(_facts(company) if company.is_known else ())]
    parts.append(f"The customer writes by {channel}. Look things up and act only through the tools. {speaking}")
    return "\n\n".join(parts)


def _facts(company: Company) -> Iterator[str]:
    yield f"About {company.company}: {company.about.strip()}"
    yield f"Hours of people: {company.hours.people}. Hours of the assistant: {company.hours.bot}."
    if company.disclosure.strip():
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
