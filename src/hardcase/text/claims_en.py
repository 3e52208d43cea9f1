"""How an English sentence claims that an act is done.

A sentence becomes tokens; every form of a claimed verb is a candidate, and words to its left must license it:
an auxiliary after "I" or "we", a passive auxiliary, or a verb so licensed with which it is coordinated. Then
everything that would turn the claim into something else is looked for around it. Sight is bounded, so a
hostile sentence costs linear time.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from . import clauses_en as en
from .acts import Act
from .cues import word_set
from .parts_en import heads, moves, object_behind

_REACH = 60
_NO_LICENCE = ("", -1)
_DETERMINERS = word_set("the a an your our my his her their its they he she it this that these those you")
_FINITE = word_set("are is were was do does") | (en.MODALS - {"to"})
_NO_SUBJECT = en.RELATIVES | word_set("that you we it they i he she there and but")
_NEW_CLAUSE = _NO_SUBJECT | en.CONDITIONS | word_set("because as since so or though although")
_OWN = word_set("notes memory list understanding summary")
_ALIKE = word_set("this that these those yours")
_INVERTED = word_set("have had has did do does was am were are is") | (en.MODALS - {"to"})
_QUESTION = re.compile(r"\?\W{0,9}$")


def english_claims(said: str, acts: Sequence[Act], *, last: bool) -> Iterator[str]:
    """Find the base forms that one sentence claims.

    Args:
        said: The sentence, from `plain`.
        acts: What may be claimed.
        last: Whether the turn ends with it; a headline without an end mark, as in a list, counts only then.

    Yields:
        Base forms, in order; the same one may come twice.
    """
    tokens = en.tokens_of(said)
    asking = _QUESTION.search(said) is not None
    closed = said.endswith((".", "!")) or last
    by_form: dict[str, list[Act]] = {}
    for act in acts:
        for form in act.past | act.participle:
            by_form.setdefault(form, []).append(act)
    for at, word in enumerate(tokens):
        for act in by_form.get(word.replace("-", ""), ()):
            if _claimed(en.Where(tokens, at, _REACH), act, asking=asking, closed=closed):
                yield act.base


def _claimed(where: en.Where, act: Act, *, asking: bool, closed: bool) -> bool:
    """Whether the candidate is a completed, affirmative claim of the act."""
    if asking and not _asks_later(where):
        return False
    voice, licence = _licence(where, act)
    if voice == "active":
        return _active_stands(where, licence) and _after_has(where, act)
    if voice == "passive":
        return _passive_stands(where, licence) and _around_has(where, act, licence)
    return closed and not asking and not voice and (_is_headline(where, act) or _drops_subject(where, act))


def _asks_later(where: en.Where) -> bool:
    """Whether a sentence with a question mark asks only in a clause behind the candidate's own.

    A tag ("I've refunded it, have I?") makes the whole sentence the question.
    """
    behind = where.after()
    rest = where.tokens[where.at + 1 + len(behind) + 1 :][:12]
    while rest and rest[0] in {"and", "so", "but", "then", "also", "now", "please", ","}:
        rest = rest[1:]
    return len(rest) >= 5 and rest[0] in en.QUESTION_STARTS


def _licence(where: en.Where, act: Act) -> tuple[str, int]:
    """What makes the candidate a finished verb.

    Returns:
        `active` and the index of "I" or "we", or `passive` and the index of the auxiliary; "denied" for a
        verb that something beside it unmakes; an empty voice without any licence.
    """
    form = where.token(where.at).replace("-", "")
    index, adverbs = where.left(where.at)
    if adverbs & en.DENIALS:
        return "denied", -1
    word = where.token(index)
    if word == "been" and form in act.participle:
        return _perfect_passive(where, index)
    if word in {"was", "were"} and form in act.participle:
        return "passive", index
    if word in {"is", "are", "'s"} and form in act.participle:
        return ("passive", index) if adverbs & en.NOW else ("denied", -1)
    if word == "have" and form in act.participle:
        subject, more = where.left(index)
        if more & en.DENIALS:
            return "denied", -1
        if where.token(subject) in {"i", "we"}:
            return "active", subject
        return _coordinated(where, subject) if where.token(subject) in {"and", ","} else ("denied", -1)
    if word in {"i", "we"} and form in act.past:
        # "I put you through" may be a habit or a plan; "I just put you through" is neither.
        return ("active", index) if act.verb not in act.past or adverbs & {"just"} else ("denied", -1)
    if word in {"and", ",", "&", "then", "plus"}:
        return ("denied", -1) if _is_subject(where) else _coordinated(where, index)
    return _NO_LICENCE


def _is_subject(where: en.Where) -> bool:
    """Whether the candidate only describes the subject of a new clause: "and paused payments must not be reported".

    A verb that belongs to a relative clause or a pronoun ("what is due") leaves that to the next one.
    """
    behind = where.after()[:12]
    if not behind or not behind[0].isalpha() or behind[0] in _DETERMINERS:
        return False
    first = next((at for at, word in enumerate(behind[:3]) if at and word in _FINITE | {"to"}), 0)
    if not first or (behind[first] != "to" and _NO_SUBJECT.isdisjoint(behind[:first])):
        return first > 0
    rest = behind[first + 1 :]
    ends = next((at for at, word in enumerate(rest) if word in _NEW_CLAUSE), len(rest))
    return behind[first - 1] not in {"and", "but"} and not (_FINITE - {"do", "does"}).isdisjoint(rest[:ends])


def _perfect_passive(where: en.Where, been: int) -> tuple[str, int]:
    auxiliary, adverbs = where.left(been)
    before, _ = where.left(auxiliary)
    if where.token(auxiliary) not in {"has", "have", "'s"} or adverbs & (en.DENIALS | {"already"}):
        return "denied", -1
    return ("denied", -1) if where.token(before) in en.MODALS else ("passive", auxiliary)


def _coordinated(where: en.Where, conjunction: int) -> tuple[str, int]:
    """The licence of the verb to the left with which the candidate shares its auxiliary."""
    for index in range(conjunction - 1, max(-1, where.at - where.reach), -1):
        word = where.token(index)
        following = _next_word(where, index)
        found = _NO_LICENCE
        if word in en.STOPS or where.is_hard(index):
            return _NO_LICENCE
        if word == "been":
            found = _perfect_passive(where, index)
        elif word == "have":
            subject, adverbs = where.left(index)
            if where.token(subject) not in {"i", "we"} or adverbs & en.DENIALS or not en.past_like(following):
                return "denied", -1
            found = ("active", subject)
        elif word in {"i", "we", "was", "were"}:
            if not en.past_like(following):
                return "denied", -1
            found = ("active" if word in {"i", "we"} else "passive", index)
        if found[0]:
            return ("denied", -1) if _new_subject(where, index, conjunction) else found
    return _NO_LICENCE


def _next_word(where: en.Where, index: int) -> str:
    """The first word behind an index that is no adverb."""
    index += 1
    while index < where.at and en.is_adverb(where.token(index)):
        index += 1
    return where.token(index)


def _new_subject(where: en.Where, licence: int, conjunction: int) -> bool:
    """Whether somebody else takes over in between: "I've asked the shop, and the seller cancelled and refunded"."""
    for index in range(licence + 1, conjunction):
        if where.token(index) in {",", "and", "but", "so"} and where.token(index + 1) in _DETERMINERS:
            return any(en.past_like(word) for word in where.tokens[index + 2 : conjunction])
    return False


def _active_stands(where: en.Where, subject: int) -> bool:
    """Whether nothing around "I have refunded" makes it less than a statement of fact."""
    if where.token(subject - 1) in _INVERTED:
        return False
    start = where.clause_start(subject)
    ahead = where.tokens[start:subject]
    if ahead[:1] == ["sure"]:
        ahead = ahead[1:]
    behind = where.after()
    return (
        en.BLOCKS_ACTIVE.isdisjoint(ahead)
        and en.NEGATIONS.isdisjoint(where.tokens[subject : where.at])
        and en.NEGATIONS.isdisjoint(behind[:1])
        and not _inherits_condition(where, start)
        and not en.undone(behind)
        and not _is_nobodys(behind)
    )


def _is_nobodys(behind: list[str]) -> bool:
    """Whether the object is no customer's: the bot's own notes, or many of a kind ("orders like this before")."""
    if behind[:1] == ["my"]:
        return bool(_OWN.intersection(behind[1:3]))
    if not behind or behind[0] in _DETERMINERS or not any(word.endswith("s") for word in behind[:3]):
        return False
    alike = any(pair[0] == "like" and pair[1] in _ALIKE for pair in pairwise(behind[:6]))
    return alike or (behind[-1] == "before" and len(behind) < 4)


def _passive_stands(where: en.Where, auxiliary: int) -> bool:
    """Whether nothing around "it has been refunded" makes it a report, a rule, a wish or somebody else's act."""
    before, _ = where.left(auxiliary)
    start = where.clause_start(auxiliary)
    if before < start and start > 1:
        start = where.clause_start(start - 1)
    ahead = where.tokens[start:auxiliary]
    subject = where.token(before)
    if subject in en.RELATIVES or (subject == "that" and before > start) or subject in {"i", "we", "there"}:
        return False
    if not en.BLOCKS_PASSIVE.isdisjoint(ahead) or _inherits_condition(where, start):
        return False
    earlier = where.tokens[max(0, where.at - where.reach) : start]
    if not en.PERSISTENT.isdisjoint(earlier) and ahead[:1] and ahead[0] not in en.CONCLUSIONS:
        return False
    verb_group = where.tokens[auxiliary : where.at]
    behind = where.after()
    reports = (
        en.was_reports(behind) if where.token(auxiliary) in {"was", "were"} else en.has_reports(behind, set(verb_group))
    )
    return not (reports or en.NEGATIONS & set(verb_group) or en.undone(behind) or _by_others(behind))


def _inherits_condition(where: en.Where, start: int) -> bool:
    """Whether a clause that begins with "and" or "or" goes on with a condition from before it."""
    while start > 0 and where.token(start) in {"and", "or", "nor"}:
        opening = where.clause_start(start - 1)
        if not en.CONDITIONS.isdisjoint(where.tokens[opening : opening + 3]) or where.token(start) == "nor":
            return True
        if where.token(start) == "and" or opening >= start - 1:
            return False
        # In a list of alternatives only the first names the condition.
        while opening > 1 and opening > where.at - where.reach:
            opening = where.clause_start(opening - 1)
            if not en.CONDITIONS.isdisjoint(where.tokens[opening : opening + 3]):
                return True
            if opening == 0:
                break
        return False
    return False


def _by_others(behind: list[str]) -> bool:
    """Whether somebody who is not the bot's side did it: "by the seller", "by your bank"."""
    for at, word in enumerate(behind[:12]):
        if word == "by" and not (at and en.past_like(behind[at - 1])):
            rest = behind[at + 1 : at + 3]
            return not (rest and (rest[0] in en.OURS | en.BY_MEANS or rest[0][:1].isdigit() or rest[-1] in en.OURS))
    return False


def _after_has(where: en.Where, act: Act) -> bool:
    """Whether the act's particle, recipient and object follow the verb."""
    behind = where.after()
    return moves(behind, act) and object_behind(behind, act)


def _around_has(where: en.Where, act: Act, auxiliary: int) -> bool:
    """Whether a passive has the act's particle behind it and its object as the subject."""
    return moves(where.after(), act) and _object_ahead(where, act, auxiliary)


def _object_ahead(where: en.Where, act: Act, auxiliary: int) -> bool:
    if not act.objects:
        return True
    before, _ = where.left(auxiliary)
    start = where.clause_start(auxiliary)
    if before < start and start > 1:
        start = where.clause_start(start - 1)
    return heads(where.tokens[start : before + 1], act.objects)


def _is_headline(where: en.Where, act: Act) -> bool:
    """Whether the whole sentence is a headline: "Refund issued." or "Order cancelled successfully."."""
    start = where.clause_start(where.at)
    head = [token for token in where.tokens[start : where.at] if token[0].isalnum() or token in {"£", "$", "€"}]
    behind = where.after()
    rest = where.tokens[where.at + 1 + len(behind) :]
    if not 1 <= len(head) <= 7 or any(word not in en.WALLS - {":", ","} for word in rest):
        return False
    if not set(where.tokens[:start]) <= en.DONE_WORDS | en.WALLS:
        return False
    if not en.HEADLINE_BLOCKS.isdisjoint(head) or (behind and behind[0] not in en.HEADLINE_TAILS):
        return False
    return moves(behind, act) and not (act.objects and not heads(head, act.objects))


def _drops_subject(where: en.Where, act: Act) -> bool:
    """Whether the sentence leaves out its "I": "Done - refunded the £40 to your card."."""
    lead = where.tokens[: where.at]
    if len(lead) > 5 or not set(lead) <= en.DONE_WORDS | en.WALLS or act.verb in act.past:
        return False
    behind = where.after()
    if not behind or not (behind[0] in en.DROPPED_AFTER or behind[0][:1].isdigit()):
        return False
    return not en.goes_on_as_sentence(behind) and not en.undone(behind) and _after_has(where, act)
