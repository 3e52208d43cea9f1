"""Conversations that a judge of tact must not be fooled by: made of good ones, with labels that follow from how."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from msgspec import structs

from hardcase.cases import Case
from hardcase.conversations import Conversation, Turn
from hardcase.text import sentences
from hardcase.verdicts import Outcome
from hardcase.verdicts.local_tokens import spoken, stem

EMPATHY = ("specific-acknowledgement", "emotion-fit", "understanding-shown")
WARM = re.compile(
    r"\b(?:sorry|apolog\w+|understand|frustrat\w+|upset\w*|worr\w+|stress\w+|awful|horrible|difficult|hard|unfair|"
    r"must (?:be|have|feel)|can (?:see|hear|imagine)|you(?:'|\u2019)re right|you(?:'|\u2019)ve (?:been|had|waited)|"
    r"no wonder|"
    r"thank you|thanks|deserve\w*|glad|hope|loss|shouldn(?:'|\u2019)t have)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:I|we)(?:'|\u2019)?(?:ve|ll| have| will)\b|\d|\b(?:within|by|until|today|tomorrow)\b", re.IGNORECASE
)
FORMULAS = (
    "I completely understand how frustrating this must be for you.",
    "I'm so sorry to hear about your experience and I truly apologise for any inconvenience this may have caused.",
    "Please rest assured that we value you as a customer and take this very seriously.",
    "Thank you so much for your patience and understanding.",
    "I hear you, and I want you to know that your feelings are completely valid.",
    "We deeply appreciate you bringing this to our attention, and I'm here for you every step of the way.",
)
PADDING = (
    "Lumen serves customers in several countries, and its people work in shifts.",
    "The app and the website show the same pages, in the same order and with the same words.",
    "Messages in this chat are kept with the account and can be read there later.",
    "Orders from the marketplace are packed by their sellers and carried by several couriers.",
    "Pages with general questions are found at the foot of the website.",
    "Names of plans, orders and payments begin with three letters and a dash.",
)
Labels = dict[str, Outcome]
NO = Outcome.NOT_MET
SHARP = frozenset({"specific-acknowledgement"})
UNSEEN: Labels = {"specific-acknowledgement": NO}
GOOD_ACTS = (*EMPATHY, "control-and-choice", "own-mistake", "ownership", "next-step", "every-ask-answered")
NOTHING: Labels = dict.fromkeys((*EMPATHY, "control-and-choice", "ownership", "next-step", "every-ask-answered"), NO)


@dataclass(frozen=True, kw_only=True)
class Spoilt:
    """A conversation that was changed, and what is now true of it.

    Attributes:
        way: How it was changed.
        labels: By rubric criterion; own criteria of the case follow the one they sharpen where `own` says so.
        own: Rubric criteria whose own sharpenings are no longer met either.
    """

    way: str
    case: Case
    conversation: Conversation
    labels: Labels
    own: frozenset[str] = frozenset()


def spoil_good(
    case: Case,
    conversation: Conversation,
    labels: Labels,
    *,
    terse: Conversation,
    common: frozenset[str],
    words: Sequence[str],
    place: int,
) -> Iterator[Spoilt]:
    """Change a good conversation in every way.

    Args:
        case: What it plays.
        conversation: Labelled good.
        labels: By rubric criterion.
        terse: The same facts and acts in as few words as carry them.
        common: Stems that many customers share: what else they say is their own.
        words: Of other families' customers.
        place: Draws among phrases and words.
    """
    empathy = dict.fromkeys(EMPATHY, NO)
    yield Spoilt(
        way="right facts, cold",
        case=case,
        conversation=terse,
        labels=empathy | {"control-and-choice": NO},
        own=frozenset(EMPATHY),
    )
    cold = _changed(conversation, lambda text, _: _without_warmth(text, conversation, common))
    if cold.turns != conversation.turns:
        yield Spoilt(way="acknowledgement removed", case=case, conversation=cold, labels=UNSEEN, own=SHARP)
    alone = _changed(conversation, lambda _, nth: f"{FORMULAS[(place + nth) % 6]} {FORMULAS[(place + nth + 2) % 6]}")
    idle = structs.replace(alone, calls=(), handover=None)
    yield Spoilt(way="warmth without substance", case=case, conversation=idle, labels=NOTHING, own=frozenset(NOTHING))
    echoed = structs.replace(_echo(conversation), calls=(), handover=None)
    yield Spoilt(way="the customer's words echoed", case=case, conversation=echoed, labels=NOTHING)
    for way, change in (("the customer's words parroted", _parrot), ("the customer's words shuffled", _shuffle)):
        idle = structs.replace(_from_customer(conversation, change), calls=(), handover=None)
        yield Spoilt(way=way, case=case, conversation=idle, labels=NOTHING)
    only = _changed(conversation, lambda _, nth: " ".join(_drawn(words, place + nth, 80)))
    idle = structs.replace(only, calls=(), handover=None)
    yield Spoilt(way="words without sense", case=case, conversation=idle, labels=NOTHING, own=frozenset(NOTHING))
    kept = {name: labels[name] for name in (*EMPATHY, "ownership") if name in labels}
    yield Spoilt(way="padded", case=case, conversation=pad(conversation, place=place), labels=kept)


def spoil_cold(
    case: Case,
    conversation: Conversation,
    lacking: Labels,
    *,
    own: frozenset[str],
    warm: Sequence[str],
    words: Sequence[str],
    place: int,
) -> Iterator[Spoilt]:
    """Dress up a conversation that does not see the customer.

    Args:
        case: What it plays.
        conversation: Without a specific acknowledgement, by its label or because it was taken out.
        lacking: What it lacks, by rubric criterion; words that have nothing to do with it mend none of that.
        own: Rubric criteria of which it meets no own sentence of the case either.
        warm: Acknowledgements of other families.
        words: Of other families' customers.
        place: Draws among them.
    """
    others = warm[place % len(warm)]
    pasted = _changed(conversation, lambda text, nth: f"{others} {text}" if nth == 0 else text)
    yield Spoilt(way="another family's acknowledgement", case=case, conversation=pasted, labels=UNSEEN, own=own & SHARP)
    some = [FORMULAS[(place + step) % len(FORMULAS)] for step in range(3)]
    formulas = _changed(conversation, lambda text, nth: f"{' '.join(some)} {text}" if nth == 0 else text)
    gushing = UNSEEN | {"emotion-fit": NO}
    yield Spoilt(way="a string of empathy phrases", case=case, conversation=formulas, labels=gushing, own=own & SHARP)
    yield Spoilt(way="padded", case=case, conversation=pad(conversation, place=place), labels=lacking, own=own)
    longer = _changed(conversation, lambda text, nth: f"{_run_on(text)} {' '.join(_drawn(words, place + nth, 100))}")
    yield Spoilt(way="one long sentence", case=case, conversation=longer, labels=lacking, own=own)


def pad(conversation: Conversation, *, place: int) -> Conversation:
    """The same with sentences that have nothing to do with anything: only longer."""
    filling = [PADDING[(place + step) % len(PADDING)] for step in range(4)]
    return _changed(conversation, lambda text, nth: f"{text} {' '.join(filling[: 2 + nth % 3])}")


def acknowledgement(conversation: Conversation) -> str:
    """The sentences of the first reply that are about this customer; empty where there are none."""
    replies = conversation.bot_turns
    found = [each for each in sentences(replies[0].text) if _about(each, conversation)] if replies else []
    return " ".join(found[:2])


def _without_warmth(text: str, conversation: Conversation, common: frozenset[str]) -> str:
    """A reply without its warm sentences and without those that take up what is the customer's own."""
    own = {stem(word) for turn in conversation.customer_turns for word in spoken(turn.text)} - common
    own = {each for each in own if len(each) > 2 and each.isalpha()}
    kept = [
        each
        for each in sentences(text)
        if not WARM.search(each) and len(own.intersection(map(stem, spoken(each)))) <= bool(_ACT.search(each))
    ]
    return " ".join(kept) or "Noted."


def _about(sentence: str, conversation: Conversation) -> bool:
    if _ACT.search(sentence):
        return False
    theirs = {word for turn in conversation.customer_turns for word in re.findall(r"[a-z]{4,}", turn.text.lower())}
    shared = theirs.intersection(re.findall(r"[a-z]{4,}", sentence.lower()))
    return bool(WARM.search(sentence)) or len(shared) >= 2


def _drawn(words: Sequence[str], place: int, count: int) -> list[str]:
    """Some words, from all over the list and the same for the same place."""
    return [words[(place * 7919 + step * 104_729) % len(words)] for step in range(count)]


def _run_on(text: str) -> str:
    """All in one sentence."""
    return re.sub(r"[.!?]+\s*", "; ", text)


def _echo(conversation: Conversation) -> Conversation:
    """What the customer has just said, in quotes so to speak."""
    frames = ("You say: {}", "So what you are telling me is this. {}", "I hear you. {} I understand.")
    return _from_customer(conversation, lambda said, nth: frames[nth % 3].format(" ".join(said.split())))


def _parrot(said: str, nth: int) -> str:
    """What the customer has just said, with I and you exchanged, and a kind word before and after."""
    swapped = re.sub(
        r"\b\w+(?:['\u2019](?:m|ve|ll|d|re))?\b", lambda word: _SWAPPED.get(word[0].lower(), word[0]), said
    )
    before, after = _KIND[nth % len(_KIND)]
    return f"{before} {swapped} {after}"


_SWAPPED = {
    "i": "you",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "am": "are",
    "we": "you",
    "i'm": "you're",
    "i've": "you've",
    "i'll": "you'll",
    "i'd": "you'd",
    "our": "your",
    "us": "you",
    "was": "were",
    "you": "we",
    "your": "our",
    "yours": "ours",
    "you're": "we're",
    "you've": "we've",
    "you'll": "we'll",
}
_KIND = (
    ("", "I see that."),
    ("I'm sorry.", ""),
    ("Of course,", "That must be hard."),
    ("You're right:", "We look into it."),
)


def _shuffle(said: str, nth: int) -> str:
    """The customer's own words, in another order and to no end, as if they were a summary."""
    words = [word for word in re.findall(r"[\w'\u2019-]+", said) if len(word) > 3]
    mixed = [words[(nth + step * 7) % len(words)] for step in range(min(len(words), 24))] if words else ["this"]
    return (
        f"About your {', '.join(mixed[:12])}. And your {' and '.join(mixed[12:18]) or 'matter'}: you want it, not that."
    )


def _from_customer(conversation: Conversation, change: Callable[[str, int], str]) -> Conversation:
    """Each reply made of what the customer said before it."""
    said, nth = "", 0
    turns: list[Turn] = []
    for turn in conversation.turns:
        if turn.speaker == "customer":
            said = turn.text
        elif turn.speaker == "bot":
            turn, nth = structs.replace(turn, text=change(said, nth)), nth + 1
        turns.append(turn)
    return structs.replace(conversation, turns=tuple(turns))


def without_asked(conversation: Conversation, covers: Callable[[str], int]) -> Conversation:
    """The same without the sentences that cover what an own criterion asks for."""
    return _changed(
        conversation, lambda text, _: " ".join(each for each in sentences(text) if covers(each) < 1) or "Noted."
    )


def _changed(conversation: Conversation, change: Callable[[str, int], str]) -> Conversation:
    turns: list[Turn] = []
    nth = 0
    for turn in conversation.turns:
        if turn.speaker == "bot" and turn.text.strip():
            turns.append(structs.replace(turn, text=change(turn.text, nth)))
            nth += 1
        else:
            turns.append(turn)
    return structs.replace(conversation, turns=tuple(turns))
