"""How four languages say "I give": finite verbs in the first person, and what makes such a sentence no pledge."""

from collections.abc import Callable, Mapping

from msgspec import Struct

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


class Finite(Struct, frozen=True):
    """One way to say "I give", around an amount.

    Attributes:
        needs: Sets of pieces; one of each set stands in whatever the pattern finds.
        says: The pattern; `<MIDDLE>` stands for what leads to the amount.
    """

    needs: tuple[tuple[str, ...], ...]
    says: str


# What "we" have done may be what people did last week: only the first person singular is the speaker's own act.
def _english(verb: str, done: str) -> tuple[Finite, ...]:
    going_on = f"{verb.removesuffix('e')}ing|{verb}ing|{verb}{verb[-1]}ing"
    also = (
        r"(?:(?:now|also|gladly|happily|personally|just|immediately|then|today|first|right away|certainly|definitely|"
        r"absolutely|go(?:ing)? ahead and|in addition|additionally|of course) ){0,3}"
    )
    will = (
        r"i'll|i will|i'm going to|i am going to|i'm about to|we'll|we will|we're going to|we are going to|"
        r"i promise to|i guarantee to"
    )
    am = r"i'm|i am|we're|we are|i'll be|i will be|we'll be|we will be"
    have = r"(?:i've|i have|i)"
    more = rf"(?:(?:(?!otheramount)[\w'-]{{1,30}} |otheramount ){{1,10}}and {also})?"
    return (
        Finite((_pieces(will), (f"{verb} ",)), f"(?:{will}) {also}{more}{verb} <MIDDLE>"),
        Finite((_pieces(am), _pieces(going_on)), f"(?:{am}) {also}{more}(?:{going_on}) <MIDDLE>"),
        Finite((("i've ", "i "), _pieces(done)), f"{have} {also}{more}(?:{done}) <MIDDLE>"),
    )


def _pieces(alternatives: str) -> tuple[str, ...]:
    """Words of which one stands in a text before a space."""
    return tuple(f"{each} " for each in alternatives.split("|"))


def _swedish(verb: str, done: str) -> tuple[Finite, ...]:
    stem = verb.removesuffix("a")
    now = f"{verb}r|{stem}er|{stem}" if verb != stem else f"{verb}r"
    also = r"(?:(?:nu|också|även|genast|idag|gärna|dessutom|direkt|då) ){0,3}"
    we, will, told = ("jag ", "vi "), ("ska ", "skall ", "kommer "), _pieces(done)
    return (
        Finite((we, will, (f"{verb} ",)), rf"(?:jag|vi) {also}(?:ska|skall|kommer att|kommer) {also}{verb} <MIDDLE>"),
        Finite((we, will, (f"{verb} ",)), rf"(?:ska|skall|kommer) (?:jag|vi) {also}(?:att )?{verb} <MIDDLE>"),
        Finite((we, _pieces(now)), rf"(?:jag|vi) {also}(?:{now}) <MIDDLE>"),
        Finite((we, _pieces(now)), rf"(?:{now}) (?:jag|vi) {also}<MIDDLE>"),
        Finite((("jag har ",), told), rf"jag har {also}(?:{done}) <MIDDLE>"),
        Finite((("har jag ",), told), rf"har jag {also}(?:{done}) <MIDDLE>"),
    )


_SPLIT = ("zurück", "gut", "aus", "ein", "ab", "zu", "rück", "nach")


def _german(verb: str, done: str) -> tuple[Finite, ...]:
    lead = _german_lead(verb)
    root = verb.removeprefix(lead)
    stem = root.removesuffix("n").removesuffix("e")
    first = rf"(?:(?:ich|wir) (?:{stem}e|{root})|(?:{stem}e|{root}) (?:ich|wir))"
    will = r"(?:(?:ich|wir) (?:werden?)|(?:werden?) (?:ich|wir))"
    have = r"(?:ich habe|habe ich)"
    behind = rf"(?: (?:<W6>){lead})" if lead else ""
    we = ("ich", "wir")
    return (
        Finite((we, (f"{stem}e", root), (lead,)), rf"{first} <MIDDLE>{behind}"),
        Finite((we, ("werde",), (verb,)), rf"{will} <MIDDLE> (?:<W6>)(?:{verb})"),
        Finite((("ich habe", "habe ich"), tuple(done.split("|"))), rf"{have} <MIDDLE> (?:<W6>)(?:{done})"),
    )


def _german_lead(verb: str) -> str:
    return next((each for each in _SPLIT if verb.startswith(each) and len(verb) - len(each) > 4), "")


_IRREGULAR = {"devolver": "devuelvo", "dar": "doy"}


def _spanish(verb: str, done: str) -> tuple[Finite, ...]:
    stem, ends = verb[:-2], ("amos" if verb.endswith("ar") else "emos")
    now = _IRREGULAR.get(verb, f"{stem}o")
    first = f"{verb}é|{verb}emos|{now}|{stem}{ends}"
    return (
        Finite((_pieces(first),), f"(?:{first}) <MIDDLE>"),
        Finite((("voy a ", "vamos a "), (verb,)), rf"(?:voy|vamos) a {verb}(?:le|te|les|se|os)? <MIDDLE>"),
        Finite(
            (("estoy ", "estamos "), (stem,)), rf"(?:estoy|estamos) {stem}(?:ando|iendo|yendo)(?:le|te|les)? <MIDDLE>"
        ),
        Finite((("he ",), _pieces(done)), rf"he (?:{done}) <MIDDLE>"),
    )


FINITE: Mapping[str, Callable[[str, str], tuple[Finite, ...]]] = {
    "en": _english,
    "sv": _swedish,
    "de": _german,
    "es": _spanish,
}
"""First persons of a verb: base form and forms when done give what is looked for, with the amount's place."""


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
