"""The forms in which a verb says that it is done: past and participle, from its base form.

Regular forms are made by rule and deliberately too many ("canceled" and "cancelled"): a form that nobody writes is
never met, one that is missing hides a claim. Irregular verbs stand in a table per language; a prefix in front of one
is seen through ("resend" is "resent").
"""

from functools import cache

from msgspec import Struct

_ENGLISH = {
    "be": ("was", "been"),
    "become": ("became", "become"),
    "begin": ("began", "begun"),
    "bind": ("bound", "bound"),
    "break": ("broke", "broken"),
    "bring": ("brought", "brought"),
    "build": ("built", "built"),
    "buy": ("bought", "bought"),
    "catch": ("caught", "caught"),
    "choose": ("chose", "chosen"),
    "cut": ("cut", "cut"),
    "deal": ("dealt", "dealt"),
    "do": ("did", "done"),
    "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"),
    "find": ("found", "found"),
    "forgive": ("forgave", "forgiven"),
    "freeze": ("froze", "frozen"),
    "get": ("got", "got gotten"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "hear": ("heard", "heard"),
    "hold": ("held", "held"),
    "keep": ("kept", "kept"),
    "know": ("knew", "known"),
    "lay": ("laid", "laid"),
    "lead": ("led", "led"),
    "leave": ("left", "left"),
    "lend": ("lent", "lent"),
    "let": ("let", "let"),
    "lift": ("lifted", "lifted"),
    "lose": ("lost", "lost"),
    "make": ("made", "made"),
    "meet": ("met", "met"),
    "pay": ("paid payed", "paid payed"),
    "put": ("put", "put"),
    "read": ("read", "read"),
    "relay": ("relayed", "relayed"),
    "rise": ("rose", "risen"),
    "run": ("ran", "run"),
    "say": ("said", "said"),
    "see": ("saw", "seen"),
    "sell": ("sold", "sold"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "shut": ("shut", "shut"),
    "speak": ("spoke", "spoken"),
    "spend": ("spent", "spent"),
    "split": ("split", "split"),
    "stand": ("stood", "stood"),
    "stick": ("stuck", "stuck"),
    "strike": ("struck", "struck stricken"),
    "swap": ("swapped", "swapped"),
    "take": ("took", "taken"),
    "tell": ("told", "told"),
    "think": ("thought", "thought"),
    "write": ("wrote", "written"),
}
_ENGLISH_PREFIXES = ("re", "un", "over", "with", "under", "mis", "pre", "out", "up")

_SWEDISH = {
    "ge": ("gav gavs", "gett getts givit givits given givet givna"),
    "ta": ("tog togs", "tagit tagits tagen taget tagna"),
    "göra": ("gjorde gjordes", "gjort gjorts gjord gjorda"),
    "sätta": ("satte sattes", "satt satts"),
    "ersätta": ("ersatte ersattes", "ersatt ersatts"),
    "frysa": ("frös frystes", "fryst frysts frusit frusits frusen fruset frusna frysta"),
    "skriva": ("skrev skrevs", "skrivit skrivits skriven skrivet skrivna"),
    "avbryta": ("avbröt avbröts", "avbrutit avbrutits avbruten avbrutet avbrutna"),
    "häva": ("hävde hävdes", "hävt hävts hävd hävda"),
    "be": ("bad", "bett"),
    "byta": ("bytte byttes", "bytt bytts bytta"),
    "dra": ("drog drogs", "dragit dragits dragen draget dragna"),
    "lägga": ("lade lades", "lagt lagts lagd lagda"),
    "sända": ("sände sändes", "sänt sänts sänd sända"),
    "bryta": ("bröt bröts", "brutit brutits bruten brutet brutna"),
}

_GERMAN = {
    "geben": "gegeben",
    "nehmen": "genommen",
    "schreiben": "geschrieben",
    "senden": "gesendet gesandt",
    "weisen": "gewiesen",
    "frieren": "gefroren",
    "brechen": "gebrochen",
    "heben": "gehoben",
    "ziehen": "gezogen",
    "binden": "gebunden",
    "schliessen": "geschlossen",
    "bringen": "gebracht",
    "stehen": "gestanden",
    "rufen": "gerufen",
    "bieten": "geboten",
    "halten": "gehalten",
    "lassen": "gelassen",
    "tun": "getan",
    "stellen": "gestellt",
}
_GERMAN_SPLIT = (
    "zurück",
    "weiter",
    "ein",
    "aus",
    "auf",
    "ab",
    "an",
    "um",
    "gut",
    "frei",
    "zu",
    "vor",
    "nach",
    "fest",
    "durch",
)
_GERMAN_FAST = ("be", "er", "ver", "ent", "zer", "ge", "miss", "über", "unter", "wider", "hinter")

_SPANISH = {
    "devolver": "devuelt",
    "volver": "vuelt",
    "resolver": "resuelt",
    "abrir": "abiert",
    "poner": "puest",
    "hacer": "hech",
    "escribir": "escrit",
    "cubrir": "cubiert",
    "romper": "rot",
    "ver": "vist",
    "decir": "dich",
    "freír": "frit",
}


class Forms(Struct, frozen=True):
    """What a verb looks like when it is done.

    Attributes:
        past: Forms after a bare subject: "I refunded"; empty where the language's claims do not use them.
        participle: Forms after an auxiliary: "has been refunded".
    """

    past: frozenset[str]
    participle: frozenset[str]


@cache
def forms(verb: str, language: str) -> Forms:
    """Inflect one verb.

    Args:
        verb: Base form in normal form, without particle or object.
        language: en, sv, de or es; any other language has no forms.

    Returns:
        Past forms and participles.
    """
    rule = {"en": _english, "sv": _swedish, "de": _german, "es": _spanish}.get(language)
    return rule(verb) if rule and verb else Forms(frozenset(), frozenset())


def _english(verb: str) -> Forms:
    for prefix in ("", *_ENGLISH_PREFIXES):
        known = _ENGLISH.get(verb.removeprefix(prefix)) if verb.startswith(prefix) else None
        if known:
            past, participle = (frozenset(prefix + form for form in side.split()) for side in known)
            return Forms(past, participle)
    if verb.endswith("e"):
        made = {verb + "d"}
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        made = {verb[:-1] + "ied"}
    else:
        made = {verb + "ed"}
        if verb[-1] not in "aeiouwxy" and verb[-2:-1] in tuple("aeiou"):
            made.add(verb + verb[-1] + "ed")
    return Forms(frozenset(made), frozenset(made))


def _swedish(verb: str) -> Forms:
    for known, (past, participle) in _SWEDISH.items():
        if verb.endswith(known) and (verb == known or len(known) > 3):
            lead = verb.removesuffix(known)
            return Forms(
                frozenset(lead + form for form in past.split()),
                frozenset(lead + form for form in participle.split()),
            )
    stem = verb.removesuffix("a")
    return Forms(
        frozenset(stem + end for end in ("ade", "ades", "de", "des", "te", "tes")),
        frozenset(stem + end for end in ("at", "ats", "t", "ts", "ad", "ade", "d", "da", "ta", "tt", "tts")),
    )


def _german(verb: str) -> Forms:
    return Forms(frozenset(), frozenset(_german_participles(verb)))


def _german_participles(verb: str) -> set[str]:
    if verb in _GERMAN:
        return set(_GERMAN[verb].split())
    for prefix in _GERMAN_SPLIT:
        if verb.startswith(prefix) and len(verb) - len(prefix) > 4:
            return {prefix + form for form in _german_participles(verb.removeprefix(prefix))}
    stem = verb.removesuffix("en") if verb.endswith("en") else verb.removesuffix("n")
    weak = stem + ("et" if stem.endswith(("t", "d", "chn", "ffn", "gn")) else "t")
    for prefix in _GERMAN_FAST:
        if verb.startswith(prefix) and len(verb) - len(prefix) > 3:
            strong = _GERMAN.get(verb.removeprefix(prefix), "")
            # "überweisen" keeps no "ge": überwiesen.
            return {prefix + form.removeprefix("ge") for form in strong.split()} or {weak}
    return {weak} if verb.endswith("ieren") else {"ge" + weak}


def _spanish(verb: str) -> Forms:
    for known, stem in _SPANISH.items():
        if verb.endswith(known) and (verb == known or len(known) > 3):
            return Forms(
                frozenset(),
                frozenset(verb.removesuffix(known) + stem + end for end in ("o", "a", "os", "as")),
            )
    stem = verb[:-2] + ("ad" if verb.endswith("ar") else "id")
    past = frozenset({verb[:-2] + "é"} if verb.endswith("ar") else {verb[:-2] + "í"})
    if verb.endswith("gar"):
        past |= {verb[:-3] + "gué"}
    elif verb.endswith("car"):
        past |= {verb[:-3] + "qué"}
    elif verb.endswith("zar"):
        past |= {verb[:-3] + "cé"}
    return Forms(past, frozenset(stem + end for end in ("o", "a", "os", "as")))
