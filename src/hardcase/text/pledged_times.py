"""How soon a bot says that money, goods or a call will come, and how soon a rule says so.

Like pledges of money it prefers silence: usual times, conditions, possibilities and denials promise nothing.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from .cues import Cue, patterns, spotted
from .durations import Duration, find_durations
from .lexicon import primary
from .normal import plain, sentences
from .pledges import hedged

_MINUTES = {"minutes": 1, "hours": 60, "days": 1440, "business days": 1440, "weeks": 10080, "months": 43200}
_COMES: Mapping[str, Mapping[str, Cue]] = {
    "refund": {
        "en": Cue(
            says=patterns(
                r"(?:money|refunds?|funds|cash|amount) (?:is|are|will be|'ll be) (?:back )?(?:in|on) (?:<W3>)"
                r"(?:account|card|bank)",
                r"(?:money|refunds?|funds|cash|amount) (?:arrives|will arrive|reaches|will reach|lands|will land|hits|"
                r"will hit|shows up|will show up|will be back) (?:<W3>)(?:account|card|bank)",
                r"you(?:'ll| will) (?:have|get) (?:your|the) (?:money|cash) back",
            )
        ),
        "sv": Cue(
            says=patterns(
                r"(?:pengarna|beloppet|återbetalningen) (?:är|finns|kommer att vara|kommer) (?:<W3>)(?:på|till|in på) "
                r"(?:<W2>)(?:konto|kontot|kortet|kort)",
            )
        ),
        "de": Cue(
            says=patterns(
                r"(?:geld|betrag|erstattung) ist (?:<W5>)auf (?:<W2>)(?:konto|karte)",
                r"(?:geld|betrag|erstattung) wird (?:<W5>)auf (?:<W2>)(?:konto|karte) sein",
            )
        ),
        "es": Cue(
            says=patterns(r"(?:dinero|reembolso|importe) (?:estará|llegará|aparecerá) (?:<W4>)(?:cuenta|tarjeta)")
        ),
    },
    "delivery": {
        "en": Cue(
            says=patterns(
                r"(?:replacement|parcel|package|delivery|new one|order) (?:will arrive|arrives|will be (?:with you|"
                r"delivered|there|at your door)|will reach you|is delivered|comes|will come)"
            )
        ),
        "sv": Cue(
            says=patterns(r"(?:paketet|leveransen|ersättningsvaran|varan|den nya) (?:kommer|levereras|är hos dig)")
        ),
        "de": Cue(says=patterns(r"(?:paket|lieferung|ersatz|ersatzlieferung|ware) (?:kommt|wird|ist|trifft)")),
        "es": Cue(
            says=patterns(r"(?:paquete|pedido|envío|reemplazo|artículo) (?:llega|llegará|será entregado|estará)")
        ),
    },
    "call-back": {
        "en": Cue(
            says=patterns(
                r"(?:will|'ll|is going to) (?:<W2>)(?:call|ring|phone|write to|contact|get back to) you",
                r"you(?:'ll| will) (?:get|receive|have) a call",
            )
        ),
        "sv": Cue(says=patterns(r"(?:ringer|kontaktar|hör av sig|återkommer)")),
        "de": Cue(says=patterns(r"(?:ruft|rufen|meldet|melden) (?:<W3>)(?:sie|ihnen|sich)")),
        "es": Cue(says=patterns(r"(?:llamará|llamaremos|contactará|le llama)")),
    },
}
_RULES = {
    "refund": (
        r"(?<!\w)(?:refund|reimburs|repay|repaid|money back|paid back|pays? back|återbetal|betalas? tillbaka|erstatt|"
        r"rückerstatt|zurück|gutschrift|reembols|devol|devuel)"
    ),
    "delivery": r"(?:replace|deliver|arriv|parcel|courier|express|lever|paket|ersätt|liefer|ersatz|entreg|envío|llega)",
    "call-back": r"(?:call|answer|contact|ring|svar|kontakt|ruf|antwort|llam|respon|respuesta)",
}
_UNSURE = re.compile(
    r"(?<!\w)(?:usually|normally|typically|often|about|around|roughly|hope\w*|should|expect\w*|estimated?|most|vanligtvis|"
    r"oftast|ungefär|cirka|normalt|normalerweise|meist\w*|etwa|voraussichtlich|normalmente|aproximadamente|suele)(?!\w)"
)
_AT_ONCE: Mapping[str, tuple[tuple[str, int], ...]] = {
    "en": (
        (
            r"within the hour|in the next hour|instantly|immediately|within minutes|in (?:a few )?(?:minutes|seconds)",
            60,
        ),
        (r"(?:by )?tonight|today|by the end of (?:the|this) day", 1440),
    ),
    "sv": ((r"inom en timme|omedelbart|på en gång|inom några minuter", 60), (r"i ?dag|ikväll|under dagen", 1440)),
    "de": ((r"innerhalb einer stunde|sofort|in wenigen minuten|umgehend", 60), (r"noch heute|heute", 1440)),
    "es": ((r"en una hora|al instante|inmediatamente|en unos minutos", 60), (r"hoy(?: mismo)?|esta tarde", 1440)),
}


class PledgedTime(Struct, frozen=True, kw_only=True):
    """How soon something is said to come.

    Attributes:
        topic: `refund`, `delivery` or `call-back`.
        minutes: The latest moment of it, from now.
        business: Said in business days, whose nights and weekends `minutes` does not count.
        sentence: The sentence, as it was written.
    """

    topic: str
    minutes: Decimal
    business: bool
    sentence: str


def pledged_times(text: str, language: str = "en") -> list[PledgedTime]:
    """Find how soon a bot says that money, goods or a call will come.

    Args:
        text: What was said.
        language: en, sv, de or es; for any other nothing is found.

    Returns:
        One for each sentence that is about one topic and one time.
    """
    spoken = primary(language)
    found: list[PledgedTime] = []
    for sentence in sentences(text) if spoken in _AT_ONCE else ():
        said = plain(sentence)[:1_000]
        topics = [topic for topic, cues in _COMES.items() if spotted(cues[spoken], said)]
        if len(topics) != 1 or _UNSURE.search(said):
            continue
        times = _times(said, spoken)
        # A call by other people is what a bot promises; their decisions are not.
        if len(times) == 1 and not hedged(sentence, spoken, by_others=topics[0] != "call-back"):
            minutes, business = times[0]
            found.append(PledgedTime(topic=topics[0], minutes=minutes, business=business, sentence=sentence))
    return found


def ruled_times(rule: str, topic: str) -> list[tuple[Decimal, bool]]:
    """Find the times that a rule gives for a topic.

    Args:
        rule: A policy's text.
        topic: `refund`, `delivery` or `call-back`.

    Returns:
        Shortest end of each time of the sentences on that topic, in minutes, and whether business days are meant.
    """
    found: list[tuple[Decimal, bool]] = []
    for sentence in sentences(rule):
        if re.search(_RULES[topic], plain(sentence)):
            found += [_measured(each, each.low) for each in find_durations(sentence) if each.unit in _MINUTES]
    return found


def _times(said: str, language: str) -> list[tuple[Decimal, bool]]:
    named = [_measured(each, each.high) for each in find_durations(said) if each.unit in _MINUTES]
    if named:
        return named
    return [
        (Decimal(minutes), False)
        for words, minutes in _AT_ONCE[language]
        if re.search(rf"(?<!\w)(?:{words})(?!\w)", said)
    ]


def _measured(duration: Duration, end: Decimal) -> tuple[Decimal, bool]:
    return end * _MINUTES[duration.unit], duration.unit == "business days"
