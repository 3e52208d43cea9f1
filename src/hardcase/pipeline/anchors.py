"""Which items are frozen with a licence, to be judged again with every gated run."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from hardcase.cases import Criterion, digest
from hardcase.verdicts import ANCHORS, Anchor

from .labelled_items import Talk

Answer = Literal["met", "not_met", "ungraded"]


def choose_anchors(
    talks: Sequence[Talk], answered: Mapping[tuple[str, str], Answer], *, held: Mapping[str, Collection[str]]
) -> tuple[Anchor, ...]:
    """Freeze items of the criteria that the judge may gate: both labels of each in turn, one item of a conversation.

    Hashes decide, so that nobody chooses and the same measurement freezes the same items.

    Args:
        talks: Labelled conversations.
        answered: What the judge said, by key of the conversation and id of the criterion.
        held: Rubric criteria it may gate, with the languages in which it may; nothing is frozen of others.

    Returns:
        tuple: At most `ANCHORS`; fewer where there are fewer conversations.
    """
    groups: defaultdict[tuple[str, str], list[tuple[str, Talk, Criterion]]] = defaultdict(list)
    for talk in talks:
        for each in talk.criteria:
            if each.id in talk.labels and talk.case.language in held.get(each.licensed_as, ()):
                groups[each.licensed_as, talk.labels[each.id]].append((digest([talk.key, each.id]), talk, each))
    # Small groups draw first, or the large ones would have taken their conversations.
    waiting = [
        sorted(groups[name], key=lambda item: item[0]) for name in sorted(groups, key=lambda n: (len(groups[n]), n))
    ]
    taken: dict[str, Anchor] = {}
    while any(waiting) and len(taken) < ANCHORS:
        for group in waiting:
            while group and group[0][1].key in taken:
                group.pop(0)
            if group and len(taken) < ANCHORS:
                _, talk, criterion = group.pop(0)
                taken[talk.key] = Anchor(
                    case=talk.case,
                    conversation=talk.conversation,
                    criterion=criterion.id,
                    label=talk.labels[criterion.id],
                    answered=answered[talk.key, criterion.id],
                )
    return tuple(taken.values())
