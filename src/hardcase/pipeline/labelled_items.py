"""What a judge is measured on: labelled conversations, each with the criteria that a run would put to a judge."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, cast

from msgspec import structs

from hardcase.bots import ExemplarBot
from hardcase.cases import Case, Criterion, Exemplar, Suite, digest, is_locked
from hardcase.conversations import Conversation, Usage, play
from hardcase.errors import OptionError
from hardcase.verdicts import AUTHOR_LABELS, Judge, check, left_to_judges, majority

Label = Literal["met", "not_met"]

FEW_FAMILIES = 10
"""A language with fewer labelled families is no part of a measurement, unless no language has more: too few to say
anything about it, and a judge that does not read it would seem worse than it is."""


@dataclass(frozen=True, kw_only=True)
class Talk:
    """One labelled conversation.

    Attributes:
        key: Hash of all that a judge is shown: the same words in another case, or another question, are another key.
        criteria: Left to judges once the checks have answered, labelled or not; in the sheet's order.
        ratings: By id of each criterion that is labelled, what each annotator said; one rating by authors.
        annotators: Who.
        drawn: How the conversation was drawn, in words, for each of them who says; for display only.
    """

    key: str
    case: Case
    conversation: Conversation
    criteria: tuple[Criterion, ...]
    ratings: Mapping[str, tuple[Label, ...]]
    annotators: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()

    @cached_property
    def labels(self) -> Mapping[str, Label]:
        """What most annotators say, by id of the criterion; without those of which as many say one as the other."""
        labels = {name: majority(each) for name, each in self.ratings.items()}
        return cast("dict[str, Label]", {name: label for name, label in labels.items() if label})


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """All of them.

    Attributes:
        talks: In the order of their keys.
        by_authors: The labels are those of the suite's exemplars.
        set_aside: What was left out, and how often, in words.
    """

    talks: tuple[Talk, ...]
    by_authors: bool
    set_aside: Mapping[str, int] = field(default_factory=dict)

    @property
    def whose(self) -> str:
        """Whose labels: "author labels", or the number of annotators."""
        count = len(self.annotators)
        return AUTHOR_LABELS if self.by_authors else f"{count} annotator{'s' if count != 1 else ''}"

    @property
    def annotators(self) -> tuple[str, ...]:
        """Of these conversations, sorted."""
        return tuple(sorted({name for talk in self.talks for name in talk.annotators}))

    @property
    def drawn(self) -> Mapping[str, int]:
        """How the conversations were drawn, in words, with the lines of each."""
        return Counter(how for talk in self.talks for how in talk.drawn)

    @property
    def items(self) -> int:
        """Answers that are compared with a label."""
        return sum(len(talk.labels) for talk in self.talks)

    @property
    def languages(self) -> tuple[str, ...]:
        """Of the cases, sorted."""
        return tuple(sorted({talk.case.language for talk in self.talks}))

    @property
    def hash(self) -> str:
        """Of the conversations and what was said of them."""
        return digest([(talk.key, sorted(talk.ratings.items())) for talk in self.talks])[:16]


def talk_of(
    case: Case,
    conversation: Conversation,
    ratings: Mapping[str, Sequence[Label]],
    *,
    annotators: Sequence[str] = (),
    drawn: Sequence[str] = (),
) -> Talk:
    """Ask of a conversation what a run would ask judges: all of it, since company may change an answer."""
    conversation = structs.replace(conversation, usage=Usage())  # seconds differ from day to day
    criteria = tuple(left_to_judges(case, conversation, check(case, conversation)))
    return Talk(
        key=digest([case, conversation, [each.id for each in criteria]])[:32],
        case=case,
        conversation=conversation,
        criteria=criteria,
        ratings={each.id: tuple(sorted(ratings[each.id])) for each in criteria if ratings.get(each.id)},
        annotators=tuple(annotators),
        drawn=tuple(drawn),
    )


async def author_labels(suites: Sequence[Suite]) -> Labelled:
    """Play the exemplars of the locked families and take their labels.

    Args:
        suites: Whose exemplars measure.

    Raises:
        OptionError: No family of theirs is locked, or none has an exemplar.
    """
    talks, families = [], set()
    for suite in suites:
        for case in suite.cases:
            families.add(case.family)
            for exemplar in suite.exemplars.get(case.id, {}).values() if is_locked(case.family) else ():
                conversation = await play(case, ExemplarBot("exemplar", exemplar))
                labels = {name: (label,) for name, label in _labels(case, exemplar).items()}
                talks.append(talk_of(case, conversation, labels, annotators=[exemplar.labelled_by]))
    if not talks:
        fix = "name more suites, or labels by people with --labels"
        what = f"none of {len(families)} families is locked for measuring judges and has an exemplar"
        raise OptionError(what, fix=fix)
    return Labelled(talks=in_order(talks), by_authors=True)


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
    return tuple(sorted({talk.key: talk for talk in talks if talk.ratings}.values(), key=lambda talk: talk.key))


def for_judge(labelled: Labelled, judge: Judge) -> Labelled:
    """Leave out what says nothing about a judge.

    That is: languages it does not claim to read, families it is made from, and languages with too few families.

    Args:
        labelled: Every conversation.
        judge: Its `languages`, where it has any, are what it claims. One that is made from exemplars of the families
            that are not locked says so with `trained_on_unlocked = True`: whatever bots say in those cases, it has seen
            something like it.

    Raises:
        OptionError: Nothing is left.
    """
    claimed, made_from = getattr(judge, "languages", None), getattr(judge, "trained_on_unlocked", False) is True
    left, aside = list[Talk](), Counter(labelled.set_aside)
    families: defaultdict[str, set[str]] = defaultdict(set)
    for talk in labelled.talks:
        language, family = talk.case.language, talk.case.family
        if claimed is not None and language not in claimed:
            aside[f"conversations in {language!r}: the judge does not claim to read it"] += 1
        elif made_from and not is_locked(family):
            aside["conversations of families that are not locked: the judge is made from such"] += 1
        else:
            left.append(talk)
            families[language].add(family)
    if not left:
        told = "".join(f"\n  {count} {what}" for what, count in aside.items())
        what = f"no labelled conversation can measure {judge.name}{told}"
        raise OptionError(what, fix="name other suites or other labels")
    least = min(FEW_FAMILIES, max(map(len, families.values())))
    few = {language for language, each in families.items() if len(each) < least}
    aside.update(
        f"conversations in {each.case.language!r}: under {FEW_FAMILIES} families"
        for each in left
        if each.case.language in few
    )
    return replace(labelled, talks=tuple(each for each in left if each.case.language not in few), set_aside=aside)
