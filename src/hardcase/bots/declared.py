"""What sentinels declare about their own words, so that they can be graded where nobody is there to judge them.

A sentinel declares only what its words make obvious to anyone, and never anything good.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct, structs

from hardcase.cases import Suite

from .find import EMBEDDED, Candidate
from .played import STANDS
from .sentinels import ALWAYS_ESCALATE, LOOPER, NEVER_ESCALATE, PHANTOM, PLATITUDE, SILENT
from .terse import NOTED

Said = Literal["met", "not_met"]


class DeclaredWords(Struct, frozen=True, kw_only=True):
    """What a sentinel declares about its own phrases, for graders that know labelled words only.

    Attributes:
        phrases: Every text of its own that it may say.
        turned: Outcome by rubric criterion wherever one of the phrases was said.
        rest: Outcome of every other criterion when the phrases were all that was said; None: unknown.
    """

    phrases: frozenset[str] = frozenset()
    turned: dict[str, Said] = {}
    rest: Said | None = None

    def outcome(self, criterion: str, *, whole: bool) -> Said | None:
        """The declared outcome of a rubric criterion.

        Args:
            criterion: Rubric criterion, or the one that a case's own criterion sharpens.
            whole: The bot said nothing but its own phrases.
        """
        return self.turned.get(criterion) or (self.rest if whole else None)


DECLARED: Mapping[str, DeclaredWords] = {
    "silent": DeclaredWords(phrases=frozenset(SILENT), rest="not_met"),
    "always-escalate": DeclaredWords(phrases=frozenset(ALWAYS_ESCALATE), rest="not_met"),
    "never-escalate": DeclaredWords(
        phrases=frozenset(NEVER_ESCALATE),
        turned={
            "every-ask-answered": "not_met",
            "next-step": "not_met",
            "dead-end": "met",
            "control-and-choice": "not_met",
        },
        rest="not_met",
    ),
    "platitude": DeclaredWords(phrases=frozenset(PLATITUDE), turned={"dead-end": "met"}, rest="not_met"),
    "curt": DeclaredWords(
        phrases=frozenset({NOTED}),
        # Facts, acts and nothing else: no customer, no feeling and no mistake is named in them.
        turned={
            "specific-acknowledgement": "not_met",
            "emotion-fit": "not_met",
            "understanding-shown": "not_met",
            "own-mistake": "not_met",
        },
    ),
    "over-promiser": DeclaredWords(phrases=frozenset(STANDS)),
    "looper": DeclaredWords(phrases=frozenset(LOOPER), turned={"dead-end": "met"}, rest="not_met"),
    "phantom": DeclaredWords(phrases=frozenset(PHANTOM), turned={"next-step": "not_met"}, rest="not_met"),
    "injector": DeclaredWords(phrases=frozenset(STANDS)),
    "ai-denier": DeclaredWords(phrases=frozenset(STANDS)),
    # What is wrong with its figures is for checks to see.
    "polite-but-wrong": DeclaredWords(phrases=frozenset(STANDS)),
}
"""By sentinel: the phrases that are the same on every case, and what they turn."""


def declared_words(suites: Sequence[Suite]) -> Mapping[str, DeclaredWords]:
    """What sentinels declare on these suites: their fixed phrases, and what they make of each good exemplar.

    Args:
        suites: Whose cases they would play.

    Returns:
        Mapping: By the name of a sentinel.
    """
    made = {each.name: frozenset(_made_of(each, suites)) for each in EMBEDDED if each.change and each.name in DECLARED}
    return {
        name: structs.replace(words, phrases=words.phrases | made.get(name, frozenset()))
        for name, words in DECLARED.items()
    }


def _made_of(candidate: Candidate, suites: Sequence[Suite]) -> Iterator[str]:
    """The turns that a sentinel made its own: those that it plays as they are stay the exemplar's."""
    for suite in suites:
        for case in suite.cases:
            exemplar = suite.good_exemplar(case.id)
            if exemplar is None or candidate.change is None:
                continue
            written = {turn.text.strip() for turn in exemplar.bot_turns}
            changed = {turn.text.strip() for turn in candidate.change(case, exemplar).bot_turns}
            yield from changed - written
