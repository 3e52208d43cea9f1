"""What kind of sentence a number stands in: about somebody's record, about the calendar of today, or a commitment."""

from collections.abc import Mapping

from .cues import Cue, patterns, says_cue
from .dates import find_dates
from .lexicon import primary

_OF_RECORD = {
    "en": Cue(
        says=patterns(
            r"(?:total(?:s|led|ed|ing)?|refunds?|refunded|charged|paid|balance|remaining|reimbursed|deducted"
            r"|outstanding)",
            r"(?:your|the|this) (?:order|booking|reservation|payment|invoice|plan|instal?lment|purchase"
            r"|account) (?:<W4>)"
            r"(?:is|was|comes|came|costs?|amounts?|for|of)",
        ),
        unless=patterns(
            r"(?:up to|at least|at most|from|between|starting at|usually|typically|normally|generally|if|would"
            r"|could|might"
            r"|per|each|every|maximum|minimum|any|fees?|compensation|vouchers?|certificates?|insurance|policy"
            r"|policies)",
        ),
    ),
    "sv": Cue(
        says=patterns(
            r"(?:totalt|totalsumman?|summan|återbetal\w{1,10}|debiterats?|betalat|saldot?|dragits"
            r"|kvarstår)"
        ),
        unless=patterns(r"(?:upp till|minst|högst|från|mellan|vanligtvis|normalt|om|skulle|per|varje|avgift\w{0,5})"),
    ),
    "de": Cue(
        says=patterns(
            r"(?:gesamt\w{0,10}|insgesamt|erstatt\w{1,8}|rückerstatt\w{1,8}|belastet|abgebucht|bezahlt|guthaben"
            r"|restbetrag)"
        ),
        unless=patterns(
            r"(?:bis zu|mindestens|höchstens|zwischen|normalerweise|üblicherweise|wenn|falls|würde|pro|je"
            r"|jede\w?|gebühr\w{0,3})"
            r""
        ),
    ),
    "es": Cue(
        says=patterns(r"(?:total|reembols\w{1,8}|cobrado|cargado|pagado|saldo|pendiente|importe)"),
        unless=patterns(
            r"(?:hasta|al menos|como máximo|desde|entre|normalmente|si|podría|sería|por|cada|comisi\w{1,6}|tarifas?)"
        ),
    ),
}
_FROM_TODAY = {
    "en": Cue(
        says=patterns(
            r"(?:today|tomorrow|yesterday|tonight|now|currently|current (?:date|time|day)|as of)(?:'s)?",
            r"(?:within|in|next|last|past|ago|after|before|by|until)",
        )
    ),
    "sv": Cue(
        says=patterns(r"(?:i dag|idag|imorgon|i morgon|igår|just nu|nu|inom|senast|efter|före|innan|dagens datum)")
    ),
    "de": Cue(
        says=patterns(
            r"(?:heute|morgen|gestern|jetzt|aktuell\w{0,3}|innerhalb|binnen|spätestens|bis|nach"
            r"|vor)"
        )
    ),
    "es": Cue(says=patterns(r"(?:hoy|mañana|ayer|ahora|actual(?:mente)?|dentro de|en un plazo|antes|después|hasta)")),
}
_PAST = {
    "en": Cue(
        says=patterns(
            r"(?:was|were|has been|have been|'s been|had been) (?:<W3>)(?:made|placed|created|booked|delivered"
            r"|ordered"
            r"|charged|taken|paid|sent|shipped|dispatched|posted|added|opened|closed|returned|refunded"
            r"|cancel+ed|received"
            r"|issued|reversed|paused|moved|changed|reported|signed|collected|scanned)",
            r"(?:arrived|ordered|placed|delivered|left|reached|came|went out|happened|started|paid) (?:<W3>)on",
        ),
        unless=patterns(r"(?:will|would|'ll|can|could|may|might|should|until|till|by|due|if|unless|from|later|or)"),
    ),
    "sv": Cue(
        says=patterns(
            r"(?:levererades|beställdes|skapades|skickades|drogs|betalades|debiterades|bokades|lades|mottogs"
            r"|återbetalades)"
        ),
        unless=patterns(r"(?:ska|kommer|kan|senast|till|om|innan|från)"),
    ),
    "de": Cue(
        says=patterns(
            r"(?:wurden?|ist|sind) (?:<W8>)(?:geliefert|zugestellt|bestellt|erstellt|verschickt|versandt"
            r"|abgebucht|belastet"
            r"|bezahlt|gebucht|erstattet|storniert|eingegangen|angekommen)",
        ),
        unless=patterns(r"(?:wird|werden|kann|können|bis|spätestens|wenn|falls|ab)"),
    ),
    "es": Cue(
        says=patterns(
            r"(?:fue|fueron|ha sido|han sido|se) (?:<W2>)(?:entregad\w{1,2}|cread\w{1,2}|pagad\w{1,2}"
            r"|cobrad\w{1,2}|enviad\w{1,2}"
            r"|reembolsad\w{1,2}|realizad\w{1,2}|entregó|creó|pagó|cobró|envió|reembolsó|realizó)",
        ),
        unless=patterns(r"(?:será|serán|puede|podrá|hasta|antes|si|desde|a partir)"),
    ),
}
_DENIES = {
    "en": Cue(says=patterns(r"(?:no|not|none|nothing|never|nobody|without|cannot|\w{2,8}n't)")),
    "sv": Cue(says=patterns(r"(?:inte|ej|inga|inget|ingen|aldrig|utan)")),
    "de": Cue(says=patterns(r"(?:nicht|nichts|kein\w{0,2}|nie|niemals|ohne)")),
    "es": Cue(says=patterns(r"(?:no|nada|ningun\w{0,2}|ninguna|nunca|sin)")),
}


def speaks_of_record(text: str, language: str = "en") -> bool:
    """Say whether a sentence states an amount of one customer's own: what was paid, charged or given back, or a total.

    Tariffs ("$30 per passenger", "up to $200", "a fee of $50") and conditions are none.

    Args:
        text: One sentence.
        language: Language of the text; without tables, False.
    """
    return _plainly(_OF_RECORD, text, language)


def reckons_from_today(text: str, language: str = "en") -> bool:
    """Say whether a sentence counts days from today or names today's date.

    Args:
        text: One sentence.
        language: Language of the text; without tables, False.
    """
    return _plainly(_FROM_TODAY, text, language)


def tells_past(text: str, language: str = "en") -> bool:
    """Say whether a sentence tells when something on record happened: "it was delivered on 3 May".

    Args:
        text: One sentence.
        language: Language of the text; without tables, False.
    """
    # "3 May" is no "may".
    spans = [(each.start, each.end) for each in find_dates(text, language)]
    for start, end in sorted(set(spans), reverse=True):
        text = f"{text[:start]}2026-01-01{text[end:]}"
    return _plainly(_PAST, text, language)


def denies(text: str, language: str = "en") -> bool:
    """Say whether a text holds a word of denial.

    Args:
        text: What was said or written.
        language: Language of the text; without tables, False.
    """
    return _plainly(_DENIES, text, language)


def _plainly(cues: Mapping[str, Cue], text: str, language: str) -> bool:
    """Whether a text shows the cue of its language; here `unless` rules the whole text out."""
    cue = cues.get(primary(language))
    return cue is not None and says_cue(_SAYS[cue.says], text) and not says_cue(_SAYS[cue.unless], text)


_SAYS = {
    lines: Cue(says=lines)
    for cues in (_OF_RECORD, _FROM_TODAY, _PAST, _DENIES)
    for cue in cues.values()
    for lines in (cue.says, cue.unless)
}
