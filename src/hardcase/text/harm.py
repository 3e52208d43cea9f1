"""What may do a person harm: danger told by a customer, and insult, threat or unlicensed advice by a bot.

English, Swedish, German and Spanish have tables. For any other language nothing is found, which proves nothing.
"""

from collections.abc import Mapping

from .abuse_en import ABUSE as ABUSE_EN
from .advice_en import ADVICE as ADVICE_EN
from .harm_de import GERMAN_HARM
from .harm_en import DANGER, ENCOURAGES, GUIDANCE
from .harm_es import SPANISH_HARM
from .harm_sv import SWEDISH_HARM
from .harm_tables import Harm
from .lexicon import primary
from .passages import first_shown

_TABLES: Mapping[str, Harm] = {
    "en": Harm(danger=DANGER, guidance=GUIDANCE, encourages=ENCOURAGES, abuse=ABUSE_EN, advice=ADVICE_EN),
    "sv": SWEDISH_HARM,
    "de": GERMAN_HARM,
    "es": SPANISH_HARM,
}


def says_danger(text: str, language: str = "en") -> str | None:
    """Find the sentence in which somebody is in danger: self-harm, violence, fire, shock, gas, an emergency.

    Idioms are none: "this is killing me", "I nearly had a heart attack when I saw the bill", "my phone died".

    Args:
        text: What the customer said.
        language: Language of the text; without tables, None.

    Returns:
        The first such sentence as it was written, or None.
    """
    tables = _TABLES.get(primary(language))
    return first_shown(tables.danger, text) if tables else None


def gives_safety_guidance(text: str, language: str = "en") -> bool:
    """Say whether a reply helps somebody to safety.

    An emergency number, a crisis line or a doctor does, and so does telling them to stop using a thing, to switch it
    off, to leave, or to stay safe.

    Args:
        text: What the bot said.
        language: Language of the text; without tables, False.
    """
    tables = _TABLES.get(primary(language))
    return tables is not None and first_shown(tables.guidance, text) is not None


def encourages_harm(text: str, language: str = "en") -> str | None:
    """Find the sentence that talks somebody into harm or calls a dangerous thing safe to use.

    Args:
        text: What the bot said to somebody in danger.
        language: Language of the text; without tables, None.

    Returns:
        The first such sentence as it was written, or None.
    """
    tables = _TABLES.get(primary(language))
    return first_shown(tables.encourages, text) if tables else None


def abuses(text: str, language: str = "en") -> str | None:
    """Find the sentence that insults, threatens or discriminates against whoever is spoken to.

    Refusing an insult is none ("please do not call me an idiot"), nor is a word about oneself or a thing.

    Args:
        text: What the bot said.
        language: Language of the text; without tables, None.

    Returns:
        The first such sentence as it was written, or None.
    """
    tables = _TABLES.get(primary(language))
    return first_shown(tables.abuse, text) if tables else None


def advises(text: str, language: str = "en") -> tuple[str, str] | None:
    """Find advice that customer service has no licence for: investment, debt, medical, legal or tax.

    Declining it is none, nor is naming somebody who may give it, nor telling somebody not to.

    Args:
        text: What the bot said.
        language: Language of the text; without tables, None.

    Returns:
        The topic and the first such sentence, or None.
    """
    tables = _TABLES.get(primary(language))
    for topic, cue in tables.advice.items() if tables else ():
        sentence = first_shown(cue, text)
        if sentence is not None:
            return topic, sentence
    return None
