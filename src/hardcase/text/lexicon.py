"""Which languages have tables."""

from functools import lru_cache

from .cues import Lexicon
from .lexicon_de import GERMAN
from .lexicon_en import ENGLISH
from .lexicon_es import SPANISH
from .lexicon_sv import SWEDISH

_LEXICONS = {"en": ENGLISH, "sv": SWEDISH, "de": GERMAN, "es": SPANISH}


@lru_cache(maxsize=256)
def primary(language: str) -> str:
    """Reduce a language tag to its language: "en-GB" is "en"."""
    return language.replace("_", "-").partition("-")[0].strip().casefold()


def lexicon(language: str) -> Lexicon | None:
    """Look up a language's tables.

    Args:
        language: BCP 47 tag; only its language counts.

    Returns:
        The tables, or None for a language without any: nothing is guessed from another language's.
    """
    return _LEXICONS.get(primary(language))
