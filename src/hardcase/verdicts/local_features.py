"""What the local judge weighs: some eighty numbers about a conversation, each with a name that people can read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hardcase.conversations import Conversation

from .local_seen import Seen, bits_of, count_bits, most_in_a_turn, reach
from .local_tokens import Tokens

if TYPE_CHECKING:
    import numpy as np

Columns = dict[str, "np.ndarray"]
WORDS = "words"
"""The one column that no answer rests on."""


def features(conversations: Sequence[Conversation], tokens: Tokens) -> Columns:
    """Describe conversations.

    Args:
        conversations: As they were read.
        tokens: Their words.

    Returns:
        dict: By the name of a feature, one number for each conversation. Counts are on a scale of log(1 + n).
    """
    seen = Seen(tokens, len(conversations))
    return (
        _length(seen) | _situation(seen) | _sympathy(seen) | _tone(seen) | _acts(seen, conversations) | _answers(seen)
    )


def _length(seen: Seen) -> Columns:
    """How much is said. Of the bot's words only whether there are any: a judge that weighs length is easily fooled."""
    import numpy as np

    return {
        WORDS: seen.per_token(seen.bot & seen.is_word),
        "bot turns": np.minimum(seen.turns, 8),
        "the customer's words": np.log1p(seen.per_token(seen.customer & seen.is_word)),
        "the customer's distress": seen.upset,
    }


def _situation(seen: Seen) -> Columns:
    """The customer's own things, said in a sentence about them and not merely copied."""
    import numpy as np

    rare, real, you = seen.overlap_rare > 0, seen.real, seen.you
    said, total = seen.said, seen.total
    shared_rare = seen.shared & seen.rare
    # What the trouble is about, by kind of trouble: a reply may meet it in other words.
    theirs = bits_of(said.matters, seen.told, said.owner, total)
    met = said.matters & theirs[said.owner]
    meets = (met != 0) & real
    met_of_all = count_bits(bits_of(met, real, said.owner, total))
    return {
        "words shared with the customer": np.log1p(seen.per_token(seen.shared)),
        "rare words shared with the customer": np.log1p(seen.per_token(shared_rare)),
        "share of its words that are the customer's": seen.per_token(seen.shared)
        / np.maximum(seen.per_token(seen.content & seen.bot), 1),
        "share of its rare words that are the customer's": seen.per_token(shared_rare)
        / np.maximum(seen.per_token(seen.rare & seen.bot), 1),
        "sentences to you with the customer's words": seen.much(real & you & (seen.overlap > 0)),
        "sentences to you with the customer's own things": seen.much(real & you & rare),
        "sentences with several of the customer's own things": seen.much(
            real & (seen.overlap_rare > 1) & (seen.fresh > 0)
        ),
        "the customer's own things in the first reply": seen.any(seen.opening & real & rare),
        "a sentence to you with them in the first reply": seen.any(seen.opening & real & you & rare),
        "replies with the customer's own things": seen.turns_with(real & rare),
        "replies with a sentence to you and them": seen.turns_with(real & you & rare),
        "kinds of the customer's trouble met": np.log1p(met_of_all),
        "share of the customer's troubles met": met_of_all / np.maximum(count_bits(theirs), 1),
        "sentences to you that meet a trouble": seen.much(meets & you),
        "feeling words about the trouble": seen.much(said.has("feeling") & meets),
        "seeing the customer's side of the trouble": seen.much(said.has("seen") & meets),
        "things from the records": np.log1p(seen.per_token(seen.looked_up)),
        "copied from the customer": seen.per_token(seen.copied)
        / np.maximum(seen.per_token(seen.bot & seen.is_word), 1),
        "sentences that echo": seen.per_sentence(seen.bots & seen.echo & (seen.words > 3)) / seen.sentences,
    }


def _sympathy(seen: Seen) -> Columns:
    """Kind words that go with the customer's own things, and those that fit anybody."""
    import numpy as np

    said, real = seen.said, seen.real
    columns: Columns = {}
    for act, name in (
        ("feeling", "feeling words"),
        ("seen", "seeing the customer's side"),
        ("restates", "saying what the customer wants"),
    ):
        doing = said.has(act) & real
        columns[f"{name}, with the customer's words"] = seen.much(doing & (seen.overlap > 0))
        columns[f"{name}, with the customer's own things"] = seen.much(doing & (seen.overlap_rare > 0))
        columns[f"{name}, alone"] = seen.much(doing & (seen.overlap == 0))
    sorry = said.has("sorry")
    columns["an apology with the customer's own things"] = seen.much(sorry & real & (seen.overlap_rare > 0))
    columns["an apology alone"] = seen.much(sorry & seen.bots & (seen.overlap_rare == 0))
    columns["apologies after the first"] = np.maximum(seen.per_sentence(sorry & seen.bots) - 1, 0)
    columns["stock phrases"] = seen.much(said.has("formula") & seen.bots)
    columns["stock phrases in the first reply"] = seen.much(said.has("formula") & seen.opening)
    columns["stock phrases in the last reply"] = seen.much(said.has("formula") & seen.closing)
    return columns


def _tone(seen: Seen) -> Columns:
    said, bots = seen.said, seen.bots
    cheer, shouts = seen.much(said.has("cheer") & bots), seen.much(bots & seen.shouts)
    columns: Columns = {
        "cheer": cheer,
        "cheer at distress": cheer * seen.upset,
        "exclamation marks": shouts,
        "exclamation marks at distress": shouts * seen.upset,
        "share of sentences to you": seen.per_sentence(bots & seen.you) / seen.sentences,
        "share of stiff sentences": seen.per_sentence(bots & said.has("stiff")) / seen.sentences,
    }
    for act, name in (
        ("praise", "praise"),
        ("thanks", "thanks"),
        ("ease", "taking a load off"),
        ("blames", "words of blame"),
        ("pushes_off", "sending elsewhere"),
        ("dead", "closing the matter"),
        ("stiff", "stiff words"),
    ):
        columns[name] = seen.much(said.has(act) & bots)
    return columns


def _acts(seen: Seen, conversations: Sequence[Conversation]) -> Columns:
    """What the bot does, says it does, and by when."""
    import numpy as np

    said, bots = seen.said, seen.bots
    doing = (said.has("i_do") | said.has("we_do")) & bots
    timed = bots & said.has("when") & (said.has("by_when") | seen.numbers)
    acted = [sum(bool(call.effect) for call in each.calls) for each in conversations]
    return {
        "saying what it or the company does": seen.much(doing),
        "saying an act is done": seen.much(doing & said.has("done")),
        "saying what is done by a time": seen.much(doing & (said.has("when") | seen.numbers)),
        "times named": seen.much(timed),
        "a time in the last reply": seen.any(timed & seen.closing),
        "people with a time": seen.much(timed & said.has("who")),
        "people": seen.much(said.has("who") & bots),
        "vague promises": seen.much(said.has("vague") & bots),
        "a vague promise in the last reply": seen.any(said.has("vague") & seen.closing),
        "sentences with numbers": seen.much(bots & seen.numbers),
        "steps": seen.much(said.has("gives_how") & bots),
        "owning a mistake": seen.much(said.has("admits") & bots),
        "owning a mistake with the customer's words": seen.much(said.has("admits") & seen.real & (seen.overlap > 0)),
        "acts on the systems": np.log1p(np.array(acted, float)),
        "calls": np.log1p(np.array([len(each.calls) for each in conversations], float)),
        "handed over": np.array([each.handover is not None for each in conversations], float),
    }


def _answers(seen: Seen) -> Columns:
    """Questions on both sides, choices, and an honest no."""
    import numpy as np

    said, bots = seen.said, seen.bots
    asked, asks = seen.much(seen.told & seen.questions), seen.per_sentence(bots & seen.questions)
    no, why = said.has("cannot") & bots, said.has("because") | said.has("instead")
    return {
        "the customer's questions": asked,
        "its own questions": np.log1p(asks),
        "one question of its own": (asks == 1).astype(float),
        "several questions in one reply": (most_in_a_turn(seen, bots & seen.questions) > 1).astype(float),
        "a plain yes or no": seen.much(said.has("yes_no") & bots & (seen.words <= 8)),
        "sentences with the customer's words for each question": seen.much(bots & (seen.overlap > 0)) - asked,
        "share of the customer's sentences taken up": reach(seen),
        "choices": seen.much(said.has("offers") & bots),
        "choices put to you": seen.much(said.has("offers") & seen.you & bots),
        "saying no": seen.much(no),
        "saying no and why or what else": seen.much(no & why),
        "reasons": seen.much(said.has("because") & bots),
        "saying what can be had instead": seen.much(said.has("instead") & bots),
    }
