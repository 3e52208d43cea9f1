"""Which language a text is written in, by a vote of its small words.

Only words that say nothing of the subject vote: articles, pronouns, conjunctions. Codes, addresses, links and what is
written with a capital inside a sentence do not, so that foreign names and product titles decide nothing.
"""

import re
from collections.abc import Mapping
from functools import cache

from .cues import word_set

SMALL_WORDS: Mapping[str, frozenset[str]] = {
    "en": word_set(
        "the a an and or of to is are was were be been have has had i you your we our it its this that these those "
        "with for from not can will would could should there here what which when how if but as at by do does did "
        "please my me they them their any no so about than then in on"
    ),
    "sv": word_set(
        "och att det som en ett är jag du vi har den till på för med inte av om så men kan ska skulle din ditt dina "
        "er ert era vår vårt när hur vad eller från här där nu också bara var blir blev får mig dig oss detta denna "
        "i de hos efter måste under vill redan mer än"
    ),
    "de": word_set(
        "der die das und ist nicht ich sie wir ihr ihre ihren ihrer ihnen ein eine einen einem einer mit für von zu "
        "den dem des auf im an bei auch es aber oder wenn wie was hat haben habe wird werden kann können sind war "
        "dass nach noch nur bitte diese dieser dieses hier über aus um mir uns sich so da in wurde "
        "du bist dich dir dein deine deinen mich"
    ),
    "es": word_set(
        "el la los las un una unos unas y o de del que en es son no se su sus con por para al lo le les me te nos mi "
        "tu yo usted ha he hemos han está están como pero si más ya este esta esto muy cuando puede puedo aquí "
        "también sobre hay fue ser a"
    ),
    "fr": word_set(
        "le la les un une des du de et est que qui dans pour pas sur avec vous nous je il elle votre vos notre ce "
        "cette ces au aux en ne se mais ou où si plus être été avez avons ai sont a son sa par très bien "
        "aussi comme y mon ma"
    ),
    "it": word_set(
        "il lo la i gli le un uno una di del della dei delle che e è non per con su suo sua sono ho ha abbiamo si "
        "mi ti ci vi questo questa come ma se più anche nel nella al alla dal dalla da in può posso stato stata "
        "quando già o a lei"
    ),
    "nl": word_set(
        "de het een en van is dat niet ik u je wij we uw jouw met voor op te zijn naar maar of als ook bij aan er "
        "om dit deze die hebben heeft heb kan kunnen wordt worden was nog dan hoe wat door uit over in mijn mij ons "
        "geen hier graag"
    ),
    "da": word_set(
        "og at det er en et jeg du vi har den til på for med ikke af om så men kan skal din dit dine jeres vores når "
        "hvordan hvad eller fra her der nu også bare var bliver blev får mig dig os denne dette i de hos efter "
        "være været kunne ville hvis noget nogen mere end"
    ),
    "no": word_set(
        "og at det er en et jeg du vi har den til på for med ikke av om så men kan skal din ditt dine deres vår når "
        "hvordan hva eller fra her der nå også bare var blir ble får meg deg oss denne dette i de hos etter "
        "være vært kunne ville hvis noe noen mer enn"
    ),
    "pt": word_set(
        "o a os as um uma uns umas e ou de do da dos das que em no na nos nas é são não se seu sua seus suas com por "
        "para ao à lhe me nos meu minha eu você foi está estão como mas mais já este esta isto muito quando pode "
        "posso aqui também sobre há tem temos ser pelo pela"
    ),
}

TONGUES = frozenset(SMALL_WORDS)
"""Languages that can be told apart."""

_NAMES = {
    name: tongue
    for tongue, names in {
        "en": "english engelska englisch inglés ingles",
        "sv": "swedish svenska schwedisch sueco",
        "de": "german tyska deutsch alemán aleman",
        "es": "spanish spanska spanisch español espanol castellano",
        "fr": "french franska französisch francés français",
        "it": "italian italienska italienisch italiano",
        "nl": "dutch nederländska niederländisch holländska nederlands holandés",
        "da": "danish danska dänisch danés dansk",
        "no": "norwegian norska norwegisch noruego norsk",
        "pt": "portuguese portugisiska portugiesisch portugués português",
    }.items()
    for name in names.split()
}
_NAME = re.compile(rf"\b(?:{'|'.join(_NAMES)})\b", re.IGNORECASE)
_SPEAKS = (
    r"(?:answer|reply|respond|write|speak|talk|chat|continue|switch|change|svara|skriva?|prata|tala|fortsätta?|byta?"
    r"|antworten?|schreiben?|sprechen?|sprich|reden|wechseln|responde[rs]?|contesta[rs]?|escrib[aei]r?|habla[rs]?|seguir)"
)

_REQUEST = re.compile(
    rf"\b{_SPEAKS}(?:\W{{1,3}}\w{{1,20}}){{0,4}}?\W{{1,3}}(?P<after>{'|'.join(_NAMES)})\b"
    rf"|\b(?:in|into|to|på|till|auf|zu|en|a|al)\W(?P<before>{'|'.join(_NAMES)})\W{{1,3}}"
    rf"(?:(?:please|tack|bitte|por favor)\b|{_SPEAKS}\b)",
    re.IGNORECASE,
)
_NOT_WANTED = re.compile(r"(?:\bnot|n[\u2019']t|\bnever|\binte|\bnicht|\bno)\W{1,3}$", re.IGNORECASE)
_TAGS = {"nb": "no", "nn": "no"}
_NO_VOICE = re.compile(r"\S{0,300}(?:[@/\\_]|\d|\w\.\w)\S{0,300}")
_WORD = re.compile(r"[^\W\d_]{1,30}")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_ONLY_LETTERS = bytes(
    code if code > 127 else ord(chr(code).lower()) if chr(code).isalpha() else 32 for code in range(256)
)
_LONGEST = 30
FEWEST, _SHARE, LEAD = 3, 0.2, 1.25
# What follows has no more to say, and a hostile reply may be long.
READ = 20_000


def language_of(text: str, likely: str = "") -> str:
    """Say in which language a text is written.

    Args:
        text: As it was written; a long one is judged by its beginning.
        likely: The language that it is probably in. It makes the answer faster and no other.

    Returns:
        One of `TONGUES`; empty when too few small words vote, or two languages get nearly as many votes.

    Source: stop-word votes are the classic short-text identifier (Grefenstette, Comparing two language identification
        schemes, 1995); the thresholds are set here so that no turn of the recorded bots and no exemplar is misread.
    """
    if likely and _surely(text, likely):
        return likely
    said = voters(text)
    votes = ((sum(word in small for word in said), tongue) for tongue, small in SMALL_WORDS.items())
    counts = sorted(votes, reverse=True)
    (most, first), (next_most, _) = counts[:2]
    # "No, no, no" is one voter who is loud.
    different = len(SMALL_WORDS[first].intersection(said))
    if different < FEWEST or most < _SHARE * len(said) or most < LEAD * next_most:
        return ""
    return first


def _surely(text: str, tongue: str) -> bool:
    """Whether a vote of all words could not be lost by a language, however names and codes had voted.

    Words that stand there small and alone vote for it in any case; more than all words vote for no other language.
    """
    small = SMALL_WORDS.get(tongue)
    alone = text.replace(", ", " ").replace(". ", " ").split()
    if small is None or len(text) > READ or len(small.intersection(alone)) < FEWEST:
        return False
    if max(map(len, alone)) > _LONGEST:
        return False
    for_it = sum(map(small.__contains__, alone))
    every = letter_runs(text)
    if for_it < _SHARE * len(every):
        return False
    union, others = others_than(tongue)
    against = list(filter(union.__contains__, every))
    return for_it >= LEAD * len(against) or for_it >= LEAD * max(
        [sum(map(other.__contains__, against)) for other in others]
    )


@cache
def others_than(tongue: str) -> tuple[frozenset[bytes], tuple[frozenset[bytes], ...]]:
    """The small words of all other languages, together and apart."""
    others = [frozenset(map(str.encode, small)) for other, small in SMALL_WORDS.items() if other != tongue]
    return frozenset().union(*others), tuple(others)


def letter_runs(text: str) -> list[bytes]:
    """Every run of letters, folded: no word that is asked is missing."""
    if not text.isascii():
        text = text.casefold()
        for character in set(_NOT_ASCII.findall(text)):
            if not character.isalnum():
                text = text.replace(character, " ")
    return text.encode().translate(_ONLY_LETTERS).split()


def tongue_of_tag(tag: str) -> str:
    """Reduce a language tag to what `language_of` would say of its texts: "en-GB" is "en", "nb" is "no".

    Args:
        tag: BCP 47 tag; may be empty.
    """
    language = tag.replace("_", "-").partition("-")[0].strip().casefold()
    return _TAGS.get(language, language)


def tongues_asked_for(text: str) -> list[str]:
    """Find the languages in which a customer asks to go on: "can you answer in Swedish, please?".

    Args:
        text: What the customer said.

    Returns:
        Some of `TONGUES`, in order; a language that is only spoken of, or not wanted, is none.
    """
    if _NAME.search(text[:READ]) is None:
        return []
    return [
        _NAMES[(match["after"] or match["before"]).casefold()]
        for match in _REQUEST.finditer(text[:READ])
        if _NOT_WANTED.search(text[max(0, match.start() - _LONGEST) : match.start()]) is None
    ]


def voters(text: str) -> list[str]:
    """Words that are asked which language they are: no codes, links, addresses, or names inside a sentence.

    Args:
        text: As it was written.

    Returns:
        Words in lower case, in order.
    """
    found: list[str] = []
    for line in text[:READ].splitlines():
        begins, loud = True, line.isupper()
        for token in _NO_VOICE.sub(" . ", line).split():
            for word in _WORD.findall(token):
                if begins or loud or not word[0].isupper() or word == "I":
                    found.append(word.casefold())
                begins = False
            begins = begins or token[-1] in ".!?:"
    return found
