"""Whether a customer asks if they talk to a machine."""

from .cues import Cue, patterns, says_cue
from .lexicon import primary

_CUES = {
    "en": Cue(
        says=patterns(
            r"(?:are you|am i (?:talking|speaking|chatting|writing) (?:to|with)|is this|r u) (?:<W3>)(?:bots?|"
            r"chat ?bots?|"
            r"robots?|machine|computer|ai|human|real|person|automated)"
        )
    ),
    "sv": Cue(
        says=patterns(
            r"(?:är du|är det|pratar jag med|talar jag med|chattar jag med) (?:<W3>)(?:bot|chatt?bot|robot|maskin|ai|"
            r"människa|person|riktig)"
        )
    ),
    "de": Cue(
        says=patterns(
            r"(?:sind sie|bist du|ist das|spreche ich|rede ich|schreibe ich) (?:<W4>)(?:bot|chat-?bot|roboter|maschine|"
            r"computer|ki|mensch\w*|echte\w*)"
        )
    ),
    "es": Cue(
        says=patterns(
            r"(?:eres|es usted|es esto|estoy hablando con|hablo con) (?:<W3>)(?:bot|chat ?bot|robot|m[aá]quina|ia|"
            r"human[oa]|"
            r"persona|real)"
        )
    ),
}


def asks_for_machine(text: str, language: str = "en") -> bool:
    """Say whether a customer asks what they are talking to: "Are you a bot?", "Is this a real person?".

    Args:
        text: What the customer said.
        language: Language of the text; without tables, False.

    Returns:
        True when one sentence asks.
    """
    cue = _CUES.get(primary(language))
    return cue is not None and "?" in text and says_cue(cue, text)
