"""Which completed acts a bot claims: the grammar under the promise ledger.

It feeds a veto, so it prefers silence to a misfire: a sentence that could be read as a plan, a condition, a question, a
denial, a report of the records or somebody else's act is no claim.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct

from .acts import Act, acts_of
from .claims_en import english_claims
from .claims_other import other_claims
from .lexicon import primary
from .normal import flat, plain, sentences
from .scan import one_pass

_BULLET = re.compile(r"[-*+•·–—#>|]|\(?[0-9a-z][.)]", re.IGNORECASE)
_WRITTEN_OUT = frozenset(("will", "shall", "have", "would", "am", "are", "not"))
_ESCAPED_LINE_END = re.compile(r"(?:\\[nrt])+")


class Claim(Struct, frozen=True, kw_only=True):
    """One act that a bot says it has done.

    Attributes:
        verb: The base form from the company file that the sentence claims, as it stands there.
        sentence: The sentence, as it was written.
    """

    verb: str
    sentence: str


def completed_claims(text: str, claims: Sequence[str], language: str = "en") -> list[Claim]:
    """Find the acts that a bot says, affirmatively and as completed, to have been done.

    In English: the first person ("I have refunded", "I went ahead and refunded"), the passive ("has been refunded",
    "was refunded", "is now refunded"), verbs coordinated after one auxiliary ("I've checked it and refunded £40"),
    headlines ("Refund issued.") and, for a verb with a noun of its own, the noun with issue, process, make, complete,
    give or grant ("your refund has been processed" claims `refund`). `pass`, `hand`, `put` and `connect`, with or
    without a particle, claim a handover when a colleague or team receives.

    A passive that names another's act, a cause or a past day, or says "already", reports the records and claims
    nothing; "I've already refunded it" is a claim.

    In Swedish, German and Spanish a modest part of that: first person perfect and passives within one clause. Not
    covered there: verbs coordinated across a comma, subordinate clauses ("dass ich ... erstattet habe"), headlines,
    nouns with light verbs, German and most Swedish and Spanish preterites in the first person.

    Not covered anywhere: acts of a third person who belongs to the company ("our team has refunded you"), claims spread
    over two sentences, and paraphrase without the verb ("the money is on its way").

    Args:
        text: What the bot said in one turn.
        claims: Base forms from the company file: a verb ("refund"), a verb with a particle ("pay back") or with
            its object ("issue refund", "open case").
        language: Language of the text and of the base forms: en, sv, de or es; for any other nothing is found.

    Returns:
        Claims in order, each base form at most once per sentence.
    """
    spoken = primary(language)
    acts = acts_of(tuple(claims), spoken)
    if not acts:
        return []
    mentions = _mentions(acts)
    folded = flat(text)
    if folded is not None and not mentions(folded):
        return []
    # A reply that is JSON writes its line ends out.
    written = [sentence for line in _ESCAPED_LINE_END.split(text) for sentence in sentences(line)]
    found: list[Claim] = []
    for sentence in written:
        said = plain(sentence)
        if not mentions(said):
            continue
        if spoken == "en":
            verbs = english_claims(said, acts, last=sentence is written[-1] and not _BULLET.match(sentence))
        else:
            verbs = other_claims(said, acts, spoken)
        found += [Claim(verb=verb, sentence=sentence) for verb in dict.fromkeys(verbs)]
    return found


@lru_cache(maxsize=64)
def _mentions(acts: tuple[Act, ...]) -> Callable[[str], bool]:
    """Tells of a text in normal form whether some form of some act stands in it, hyphens aside."""
    forms = {form.replace("-", "") for act in acts for form in act.past | act.participle}
    if not forms or "" in forms or forms & _WRITTEN_OUT:
        return lambda said: bool(forms)
    automaton = one_pass(sorted(forms))

    def mentions(said: str) -> bool:
        joined = said.replace("-", "")
        # A lone surrogate is in no form, and cannot be passed over.
        return bool(automaton.find_matches_as_strings(joined.encode("utf-8", "replace").decode()))

    return mentions
