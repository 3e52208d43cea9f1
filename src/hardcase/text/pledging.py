"""How four languages say "I give": finite verbs in the first person, and what makes such a sentence no pledge."""

from collections.abc import Callable, Mapping

from .cues import Cue, patterns

GAPS: Mapping[str, str] = {
    "en": r"(?:(?!(?:on|under|below|above|over|than|for|from|minus|order|plan|otheramount|to (?:your|the))(?!\w))"
    r"[\w'-]{1,30} ){0,6}",
    "sv": r"(?:(?!(?:av|från|över|under|än|för|minus|otheramount)(?!\w))[\w'-]{1,30} ){0,6}",
    "de": r"(?:(?!(?:aus|über|unter|als|für|minus|otheramount)(?!\w))[\w'-]{1,30} ){0,6}",
    "es": r"(?:(?!(?:sobre|bajo|que|por|menos|otheramount)(?!\w))[\w'-]{1,30} ){0,6}",
}
"""Words between the verb and the amount it gives: none that ties the amount to something else."""

HEDGED: Mapping[str, Cue] = {
    "en": Cue(
        says=patterns(
            r"(?:if|unless|once|when|after|whether|until|provided|assuming|would|i'd|we'd|could|may|might|can|"
            r"cannot|should|"
            r"shall i|not|never|unable|no longer|ask(?:ing)?|request(?:ing)?|see|propose|recommend|suggest|try|"
            r"option|or|"
            r"as soon as|for example|such as|instead of|rather than|mistake|wrong|correction|approv(?:al|es?|ed))",
            r"(?:can|won|don|didn|haven|couldn|wouldn|shouldn|isn|aren)'t",
        )
    ),
    "sv": Cue(
        says=patterns(
            r"(?:om|ifall|när|efter att|tills|såvida|skulle|kunde|kan|får|inte|aldrig|ej|kanske|be|ber|frågar?|"
            r"eller|föreslår|"
            r"förutsatt|godkän\w*|fel)"
        )
    ),
    "de": Cue(
        says=patterns(
            r"(?:wenn|falls|sobald|nachdem|ob|sofern|bis wir|würde|könnte|kann|können|darf|dürfte|nicht|kein\w*|"
            r"nie|niemals|"
            r"vielleicht|bitte ich|frage|oder|schlage|genehmig\w*|falsch)"
        )
    ),
    "es": Cue(
        says=patterns(
            r"(?:si|cuando|después de|una vez|hasta que|siempre que|podr[ií]a\w*|puedo|podemos|pueden?|no|nunca|"
            r"quiz[aá]s?|"
            r"pedir\w*|pido|solicit\w*|o|propongo|sugiero|aprob\w*|apruebe\w*|error)"
        )
    ),
}
"""Conditions, possibilities, denials, corrections: a sentence that shows one promises nothing."""

OTHERS: Mapping[str, Cue] = {
    "en": Cue(
        says=patterns(
            r"(?:colleagues?|teams?|specialists?|agents?|advis[eo]rs?|managers?|supervisors?|departments?|desk|billing|"
            r"finance|humans?|person|people|someone|somebody|they)"
        )
    ),
    "sv": Cue(says=patterns(r"(?:kolleg\w*|team\w*|handläggare\w*|avdelning\w*|ekonomi\w*|de|någon)")),
    "de": Cue(
        says=patterns(r"(?:kolleg\w*|team\w*|abteilung\w*|buchhaltung|jemand|mensch\w*|mitarbeiter\w*|fachleute\w*)")
    ),
    "es": Cue(says=patterns(r"(?:compañer\w*|equipo\w*|departamento\w*|agente\w*|persona\w*|especialista\w*|alguien)")),
}
"""Other people in the sentence: what is given may be theirs to decide."""


# What "we" have done may be what people did last week: only the first person singular is the speaker's own act.
def _english(verb: str, done: str) -> tuple[str, ...]:
    going_on = rf"(?:{verb.removesuffix('e')}ing|{verb}ing|{verb}{verb[-1]}ing)"
    also = (
        r"(?:(?:now|also|gladly|happily|personally|just|immediately|then|today|first|right away|certainly|definitely|"
        r"absolutely|go(?:ing)? ahead and|in addition|additionally|of course) ){0,3}"
    )
    will = (
        r"(?:i'll|i will|i'm going to|i am going to|i'm about to|we'll|we will|we're going to|we are going to|"
        r"i promise to|i guarantee to)"
    )
    am = r"(?:i'm|i am|we're|we are|i'll be|i will be|we'll be|we will be)"
    have = r"(?:i've|i have|i)"
    more = rf"(?:(?:(?!otheramount)[\w'-]{{1,30}} |otheramount ){{1,10}}and {also})?"
    return (
        f"{will} {also}{more}{verb} <MIDDLE>",
        f"{am} {also}{more}{going_on} <MIDDLE>",
        f"{have} {also}{more}(?:{done}) <MIDDLE>",
    )


def _swedish(verb: str, done: str) -> tuple[str, ...]:
    stem = verb.removesuffix("a")
    now = f"(?:{verb}r|{stem}er|{stem})" if verb != stem else f"(?:{verb}r)"
    also = r"(?:(?:nu|också|även|genast|idag|gärna|dessutom|direkt|då) ){0,3}"
    return (
        rf"(?:jag|vi) {also}(?:ska|skall|kommer att|kommer) {also}{verb} <MIDDLE>",
        rf"(?:ska|skall|kommer) (?:jag|vi) {also}(?:att )?{verb} <MIDDLE>",
        rf"(?:jag|vi) {also}{now} <MIDDLE>",
        rf"{now} (?:jag|vi) {also}<MIDDLE>",
        rf"jag har {also}(?:{done}) <MIDDLE>",
        rf"har jag {also}(?:{done}) <MIDDLE>",
    )


_SPLIT = ("zurück", "gut", "aus", "ein", "ab", "zu", "rück", "nach")


def _german(verb: str, done: str) -> tuple[str, ...]:
    lead = _german_lead(verb)
    root = verb.removeprefix(lead)
    stem = root.removesuffix("n").removesuffix("e")
    first = rf"(?:(?:ich|wir) (?:{stem}e|{root})|(?:{stem}e|{root}) (?:ich|wir))"
    will = r"(?:(?:ich|wir) (?:werden?)|(?:werden?) (?:ich|wir))"
    have = r"(?:ich habe|habe ich)"
    behind = rf"(?: (?:<W6>){lead})" if lead else ""
    return (
        rf"{first} <MIDDLE>{behind}",
        rf"{will} <MIDDLE> (?:<W6>)(?:{verb})",
        rf"{have} <MIDDLE> (?:<W6>)(?:{done})",
    )


def _german_lead(verb: str) -> str:
    return next((each for each in _SPLIT if verb.startswith(each) and len(verb) - len(each) > 4), "")


_IRREGULAR = {"devolver": "devuelvo", "dar": "doy"}


def _spanish(verb: str, done: str) -> tuple[str, ...]:
    stem, ends = verb[:-2], ("amos" if verb.endswith("ar") else "emos")
    now = _IRREGULAR.get(verb, f"{stem}o")
    first = rf"(?:{verb}é|{verb}emos|{now}|{stem}{ends})"
    going = rf"(?:voy|vamos) a {verb}(?:le|te|les|se|os)?"
    under_way = rf"(?:estoy|estamos) {stem}(?:ando|iendo|yendo)(?:le|te|les)?"
    have = rf"he (?:{done})"
    return tuple(f"{each} <MIDDLE>" for each in (first, going, under_way, have))


FINITE: Mapping[str, Callable[[str, str], tuple[str, ...]]] = {
    "en": _english,
    "sv": _swedish,
    "de": _german,
    "es": _spanish,
}
"""First persons of a verb: base form and forms when done give patterns, with the amount's place."""


def stems(verb: str, language: str) -> frozenset[str]:
    """What every form of a verb that `FINITE` makes begins with, but for its forms when done.

    Args:
        verb: Base form in normal form.
        language: en, sv, de or es.
    """
    if language == "de":
        return frozenset({verb.removeprefix(_german_lead(verb)).removesuffix("n").removesuffix("e")})
    if language == "es":
        return frozenset({verb[:-2], _IRREGULAR.get(verb, verb[:-2])})
    return frozenset({verb.removesuffix("e" if language == "en" else "a")})
