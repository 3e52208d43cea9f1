"""Whether a bot says that people will take over: only words, since whether they did is for the journal to say."""

from .cues import Cue, patterns, says_cue
from .lexicon import primary

_PERSON = r"(?:colleagues?|specialists?|agents?|advisers?|advisors?|managers?|supervisors?|team|person|someone|people)"
_ENGLISH = Cue(
    says=patterns(
        r"(?:i'll|i will|i'm going to|i am going to|let me|i'm|i am|we'll|we will) (?:<W3>)"
        r"(?:pass(?:ing)?|transfer(?:ring)?|connect(?:ing)?|put(?:ting)?|hand(?:ing)?|escalat(?:e|ing)|refer(?:ring)?)"
        r" (?:<W6>)<PERSON>",
        r"(?:a|an|one of our|one of my|another|the right|our) (?:<W3>)<PERSON> (?:will|is going to) (?:<W2>)"
        r"(?:call|contact|ring|e-?mail|be in touch|get back|get in touch|take over|reach out|join|help|look)",
        r"you'll (?:<W2>)(?:hear from|be contacted by|be called by|speak to) (?:<W4>)<PERSON>",
        PERSON=_PERSON,
    ),
    unless=patterns(
        r"(?:if you (?:<W8>)|would you like (?:<W8>)|i (?:can't|cannot|won't) (?:<W8>)|do you want (?:<W8>))"
    ),
)
_CUES = {
    "en": _ENGLISH,
    "sv": Cue(says=patterns(r"(?:jag kopplar|jag skickar|en kollega (?:<W2>)(?:ringer|hör av sig|tar över))")),
    "de": Cue(says=patterns(r"(?:ich verbinde|ich leite (?:<W4>)weiter|ein(?:e)? kolleg\w+ (?:<W3>)(?:meldet|ruft))")),
    "es": Cue(says=patterns(r"(?:le paso|te paso|le transfiero|un compañero (?:<W2>)(?:llamará|contactará))")),
}


def promises_human(text: str, language: str = "en") -> bool:
    """Say whether a bot announces that a person takes over or will be in touch.

    "I'll pass this to a colleague" and "A specialist will call you" do; offers and refusals do not.

    Args:
        text: What the bot said.
        language: Language of the text; without tables, False.
    """
    cue = _CUES.get(primary(language))
    return cue is not None and says_cue(cue, text)
