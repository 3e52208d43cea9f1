"""What the embedded judge learns from: exemplars as they were played, and what was made of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spoilt_conversations import GOOD_ACTS, SHARP, UNSEEN, Spoilt, acknowledgement, spoil_cold, spoil_good

from hardcase.bots import ExemplarBot
from hardcase.bots.terse import terse
from hardcase.cases import Case, Criterion, Suite
from hardcase.conversations import Conversation, play
from hardcase.verdicts import Outcome
from hardcase.verdicts.local_tokens import spoken, stem

LANGUAGES = ("en",)
COMMON_FROM = 0.10
"""A stem that customers of this share of families say is common."""


@dataclass(frozen=True, kw_only=True)
class Played:
    """One exemplar as it was played, with the labels of its judged criteria."""

    case: Case
    kind: str
    conversation: Conversation
    labels: Mapping[str, Outcome]

    @property
    def asked(self) -> Iterator[Criterion]:
        """Judged criteria with a label."""
        return (each for each in self.case.criteria if each.id in self.labels)


async def played_exemplars(suites: Sequence[Suite]) -> list[Played]:
    """Play every exemplar in the languages of the judge."""
    found = []
    for suite in suites:
        for case in suite.cases:
            if case.language not in LANGUAGES:
                continue
            judged = [each.id for each in case.criteria if each.judged and each.matcher is None]
            for _, exemplar in sorted(suite.exemplars.get(case.id, {}).items()):
                labels = {name: Outcome(exemplar.outcomes[name]) for name in judged if name in exemplar.outcomes}
                conversation = await play(case, ExemplarBot("exemplar", exemplar))
                found.append(Played(case=case, kind=exemplar.kind, conversation=conversation, labels=labels))
    return found


async def spoilt_of(suites: Sequence[Suite], played: Sequence[Played], common: frozenset[str]) -> list[Spoilt]:
    """Change conversations in every way. Acknowledgements that are pasted in come from these families too."""
    exemplars = {case.id: suite.good_exemplar(case.id) for suite in suites for case in suite.cases}
    warm = [(each.case.family, acknowledgement(each.conversation)) for each in played if each.kind == "good"]
    spoken_words = [
        (each.case.family, each.conversation.customer_turns[0].text.split()[:60])
        for each in played
        if each.kind == "good"
    ]
    spoilt: list[Spoilt] = []
    for place, each in enumerate(played):
        others = [text for family, text in warm if family != each.case.family and text]
        words = [word for family, said in spoken_words for word in said if family != each.case.family]
        draw = {"warm": others, "words": words, "place": place * 7}
        seen = each.labels.get("specific-acknowledgement")
        if each.kind == "good":
            short = await play(each.case, ExemplarBot("terse", terse(each.case, exemplars[each.case.id])))
            changed = list(
                spoil_good(
                    each.case,
                    each.conversation,
                    dict(each.labels),
                    terse=short,
                    common=common,
                    words=words,
                    place=place * 7,
                )
            )
            spoilt += changed
            for cold in changed:
                if cold.way in {"acknowledgement removed", "right facts, cold"}:
                    spoilt += spoil_cold(each.case, cold.conversation, UNSEEN, own=SHARP, **draw)
        elif seen is Outcome.NOT_MET:
            lacking = {name: each.labels[name] for name in GOOD_ACTS if each.labels.get(name) is Outcome.NOT_MET}
            met = {criterion.of for criterion in each.asked if each.labels[criterion.id] is Outcome.MET}
            own = frozenset(GOOD_ACTS) - met
            spoilt += spoil_cold(each.case, each.conversation, lacking, own=own, **draw)
    return spoilt


def common_stems(played: Iterable[Played]) -> tuple[str, ...]:
    """Stems that customers of many families say."""
    families: dict[str, set[str]] = defaultdict(set)
    everyone = set()
    for each in played:
        everyone.add(each.case.family)
        for turn in each.conversation.customer_turns:
            for word in spoken(turn.text):
                if word[0].isalpha():
                    families[stem(word)].add(each.case.family)
    return tuple(sorted(name for name, held in families.items() if len(held) >= COMMON_FROM * len(everyone)))
