"""What a judge is measured on: labelled conversations, each with the criteria that a run would put to a judge."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, cast

from msgspec import structs

from hardcase.bots import ExemplarBot
from hardcase.cases import Case, Criterion, Exemplar, Suite, digest, is_locked
from hardcase.conversations import Conversation, Usage, play
from hardcase.errors import OptionError
from hardcase.verdicts import AUTHOR_LABELS, Judge, check, left_to_judges

Label = Literal["met", "not_met"]

FEW_FAMILIES = 10
"""A language with fewer labelled families is no part of a measurement, unless no language has more: too few to say
anything about it, and a judge that does not read it would seem worse than it is."""


@dataclass(frozen=True, kw_only=True)
class Talk:
    """One labelled conversation.

    Attributes:
        key: Hash of all that a judge is shown: the same words in another case, or another question, are another key.
        criteria: Labelled, and left to judges once the checks have answered; in the sheet's order.
        labels: By id of the criterion.
    """

    key: str
    case: Case
    conversation: Conversation
    criteria: tuple[Criterion, ...]
    labels: Mapping[str, Label]


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """All of them.

    Attributes:
        talks: In the order of their keys.
        ratings: By licensed criterion, for each item what each annotator said; empty for author labels.
        whose: "author labels", or the number of annotators.
        annotators: Sorted.
        set_aside: What was left out, and how often, in words.
        drawn: How the conversations were drawn, in words, with the lines of each; for display only.
    """

    talks: tuple[Talk, ...]
    whose: str
    annotators: tuple[str, ...]
    ratings: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    set_aside: Mapping[str, int] = field(default_factory=dict)
    drawn: Mapping[str, int] = field(default_factory=dict)

    @property
    def items(self) -> int:
        """Answers that are compared with a label."""
        return sum(len(talk.criteria) for talk in self.talks)

    @property
    def languages(self) -> tuple[str, ...]:
        """Of the cases, sorted."""
        return tuple(sorted({talk.case.language for talk in self.talks}))

    @property
    def hash(self) -> str:
        """Of the conversations and their labels."""
        return digest([(talk.key, sorted(talk.labels.items())) for talk in self.talks])[:16]


def talk_of(case: Case, conversation: Conversation, labels: Mapping[str, Label]) -> Talk:
    """Ask of a conversation what a run would ask judges, as far as it is labelled."""
    conversation = structs.replace(conversation, usage=Usage())  # seconds differ from day to day
    left = left_to_judges(case, conversation, check(case, conversation))
    criteria = tuple(each for each in left if each.id in labels)
    return Talk(
        key=digest([case, conversation, [each.id for each in criteria]])[:32],
        case=case,
        conversation=conversation,
        criteria=criteria,
        labels={each.id: labels[each.id] for each in criteria},
    )


async def author_labels(suites: Sequence[Suite]) -> Labelled:
    """Play the exemplars of the locked families and take their labels.

    Args:
        suites: Whose exemplars measure.

    Raises:
        OptionError: No family of theirs is locked, or none has an exemplar.
    """
    talks, authors, families = [], set(), set()
    for suite in suites:
        for case in suite.cases:
            families.add(case.family)
            for exemplar in suite.exemplars.get(case.id, {}).values() if is_locked(case.family) else ():
                conversation = await play(case, ExemplarBot("exemplar", exemplar))
                talks.append(talk_of(case, conversation, _labels(case, exemplar)))
                authors.add(exemplar.labelled_by)
    if not talks:
        fix = "name more suites, or labels by people with --labels"
        what = f"none of {len(families)} families is locked for measuring judges and has an exemplar"
        raise OptionError(what, fix=fix)
    return Labelled(talks=in_order(talks), whose=AUTHOR_LABELS, annotators=tuple(sorted(authors)))


def _labels(case: Case, exemplar: Exemplar) -> dict[str, Label]:
    """Labels as they stand; a checked bad act or veto that is not listed was not done."""
    unlisted = {
        each.id: "not_met" if each.bad_outcome == "met" else "met"
        for each in case.criteria
        if each.check and each.bad_outcome
    }
    return cast("dict[str, Label]", unlisted | exemplar.outcomes)


def unlocked_words(suites: Sequence[Suite]) -> frozenset[tuple[str, ...]]:
    """What bots say in exemplars from which graders may be made, each with its case: no evidence about a grader."""
    return frozenset(
        (case.id, *(turn.text.strip() for turn in exemplar.bot_turns))
        for suite in suites
        for case in suite.cases
        if not is_locked(case.family)
        for exemplar in suite.exemplars.get(case.id, {}).values()
    )


def in_order(talks: Iterable[Talk]) -> tuple[Talk, ...]:
    """Each once: two exemplars may say the same words, and their labels are then the same too."""
    return tuple(sorted({talk.key: talk for talk in talks if talk.criteria}.values(), key=lambda talk: talk.key))


def for_judge(labelled: Labelled, judge: Judge) -> Labelled:
    """Leave out the languages that the judge does not claim to read, and those with too few families to say anything.

    Args:
        labelled: Every conversation.
        judge: Its `languages`, where it has any, are what it claims.

    Raises:
        OptionError: Nothing is left.
    """
    claimed = getattr(judge, "languages", None)
    families: defaultdict[str, set[str]] = defaultdict(set)
    for talk in labelled.talks:
        if claimed is None or talk.case.language in claimed:
            families[talk.case.language].add(talk.case.family)
    if not families:
        what = f"no labelled conversation is in a language that {judge.name} reads: {', '.join(labelled.languages)}"
        raise OptionError(what, fix="name other suites or other labels")
    most = max(len(each) for each in families.values())
    kept = {language for language, each in families.items() if len(each) >= min(FEW_FAMILIES, most)}
    aside = dict(labelled.set_aside)
    for language in labelled.languages:
        if language not in kept:
            why = f"under {FEW_FAMILIES} families" if language in families else "the judge does not claim to read it"
            aside[f"conversations in {language!r}: {why}"] = sum(
                talk.case.language == language for talk in labelled.talks
            )
    talks = tuple(talk for talk in labelled.talks if talk.case.language in kept)
    return replace(labelled, talks=talks, set_aside=aside)
