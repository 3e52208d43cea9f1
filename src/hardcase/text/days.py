"""Days that people name without the calendar: weekdays, and stretches as seen from today."""

import re

from .cues import Cue, patterns, says_cue
from .lexicon import primary
from .normal import normalise

_WEEKDAYS = {
    "en": r"(?:(mon)|(tues)|(wednes)|(thurs)|(fri)|(satur)|(sun))days?",
    "sv": r"(?:(mån)|(tis)|(ons)|(tors)|(fre)|(lör)|(sön))dag(?:en|ar|s)?",
    "de": r"(?:(montag)|(dienstag)|(mittwoch)|(donnerstag)|(freitag)|(samstag|sonnabend)|(sonntag))s?",
    "es": r"(?:(lunes)|(martes)|(mi[ée]rcoles)|(jueves)|(viernes)|(s[áa]bado)|(domingo))s?",
}
_STRETCHES = {
    "en": Cue(
        says=patterns(
            r"(?:this|next|last|coming|following|previous|same) (?:week(?:end)?s?|months?|year)",
            r"(?:day|week|month)s? (?:before|after|earlier|later|from now|ago)",
            r"(?:weekend|end of the (?:week|month))",
        )
    ),
    "sv": Cue(
        says=patterns(
            r"(?:nästa|förra|samma|denna|den här) (?:vecka|veckan|månad|månaden|helg|helgen)",
            r"(?:veckan|dagen|månaden) (?:efter|innan|före)",
            r"helgen",
        )
    ),
    "de": Cue(
        says=patterns(
            r"(?:nächste[nrs]?|letzte[nrs]?|diese[mnrs]?|kommende[nrs]?) (?:woche|monats?|wochenende)",
            r"(?:tag|woche) (?:davor|danach|später|früher)",
            r"wochenende",
        )
    ),
    "es": Cue(
        says=patterns(
            r"(?:est[ea]|próxim[oa]|proxim[oa]|mism[oa]) (?:semana|mes|fin de semana)",
            r"(?:semana|mes|día|dia) (?:que viene|siguiente|anterior|pasad[oa]|antes|después)",
            r"fin de semana",
        )
    ),
}


def weekdays(text: str, language: str = "en") -> frozenset[int]:
    """Find the days of the week that a text names.

    Args:
        text: What was said.
        language: Language of the text; without tables, none.

    Returns:
        0 for Monday to 6 for Sunday.
    """
    names = _WEEKDAYS.get(primary(language))
    if names is None:
        return frozenset()
    found = re.finditer(rf"(?<!\w)(?:{names})(?!\w)", normalise(text))
    return frozenset(match.lastindex - 1 for match in found if match.lastindex)


def speaks_of_weeks(text: str, language: str = "en") -> bool:
    """Say whether a text names a stretch of days as seen from today: "next week", "the day after", "the weekend".

    Args:
        text: What was said.
        language: Language of the text; without tables, False.
    """
    cue = _STRETCHES.get(primary(language))
    return cue is not None and says_cue(cue, text)
