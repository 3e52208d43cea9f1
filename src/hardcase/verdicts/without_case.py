"""The sheet of a conversation that plays no case: what rubrics ask that can be answered from the words alone."""

from collections.abc import Iterable

from hardcase.cases import NO_COMPANY, Case, Company, Criterion, Rubric

from .checks import CHECKS


def expecting_nothing(rubrics: Iterable[Rubric], *, company: Company = NO_COMPANY, language: str = "en") -> Case:
    """Make a case that expects nothing of its own, for recorded conversations.

    Criteria that only a judge answers are left aside, and so are those that need what a case expects. Those that need
    a company's tools and policies are asked where a company is given.

    Args:
        rubrics: Whose criteria are asked.
        company: Who the bot works for.
        language: Of the conversation.

    Returns:
        Case: Without lines, records or expectations.
    """
    known = {"words"} if not company.is_known else {"words", "company"}
    asked: list[Criterion] = []
    for rubric in rubrics:
        for each in rubric.criteria:
            criterion = each.resolved(rubric.dimension)
            check = CHECKS.get(criterion.check)
            if each.for_every_tag and check is not None and check.needs in known:
                asked.append(criterion)
    return Case(
        id="recorded",
        turns=(),
        criteria=tuple(asked),
        suite="recorded",
        title="A recorded conversation",
        family="recorded",
        language=language,
        company=company,
    )
