"""Sentences by which a company binds itself: what its policy gives, who is entitled to what, what is guaranteed."""

from .cues import Cue, patterns, says_cue
from .lexicon import primary

_COMMITS = {
    "en": Cue(
        says=patterns(
            r"(?:you're|you are) (?:<W2>)(?:entitled|guaranteed|owed)",
            r"(?:our|company|the) (?:<W2>)(?:policy|policies|guarantee|terms|rules) (?:<W2>)(?:gives?|grants?"
            r"|guarantees?|states?"
            r"|says?|provides?|entitles?|promises?|allows?|offers?|is to (?:give|pay))",
            r"(?:under|per|according to|as per|in line with) our (?:<W2>)(?:policy|policies|guarantee|terms|rules)",
            r"(?:we|i) (?:<W1>)guarantee",
            r"(?:you'll|you will|you shall) (?:<W1>)(?:receive|get|be paid|be given) (?:<W4>)(?:compensation"
            r"|voucher|goodwill"
            r"|bonus|cash|payout)",
            r"(?:compensation|voucher|goodwill payment|bonus) of (?:<W12>)(?:will be|is) (?:<W1>)(?:paid|sent"
            r"|added|credited)",
        )
    ),
    "sv": Cue(
        says=patterns(
            r"(?:du|ni) har (?:<W1>)rätt till",
            r"vår(?:a|t)? (?:<W1>)(?:policy|villkor|regler|garanti) (?:<W1>)(?:ger|garanterar|säger|lovar)",
            r"enligt (?:vår|våra|vårt) (?:<W1>)(?:policy|villkor|regler|garanti)",
            r"(?:vi|jag) (?:<W1>)garanterar",
            r"(?:du|ni) (?:får|kommer att få) (?:<W3>)(?:ersättning|kompensation|presentkort)",
        )
    ),
    "de": Cue(
        says=patterns(
            r"(?:sie haben|ihnen steht|du hast) (?:<W6>)(?:anspruch|recht|zu)",
            r"unsere? (?:<W1>)(?:richtlinien?|bedingungen|regeln|garantie) (?:<W1>)(?:gibt|geben|garantiert"
            r"|garantieren|sieht|sagt)",
            r"(?:laut|nach|gemäß) unsere[rn]? (?:<W1>)(?:richtlinien?|bedingungen|regeln|garantie)",
            r"(?:wir|ich) (?:garantieren?|sichern? ihnen)",
            r"(?:sie erhalten|sie bekommen) (?:<W3>)(?:entschädigung|gutschein)",
        )
    ),
    "es": Cue(
        says=patterns(
            r"(?:tiene|tienes) (?:<W1>)derecho a",
            r"(?:nuestra|nuestras|nuestros) (?:<W1>)(?:política|políticas|condiciones|normas"
            r"|garantía) (?:<W2>)(?:da|dan|garantiza"
            r"|garantizan|dice|establece|ofrece)",
            r"según (?:nuestra|nuestras) (?:<W1>)(?:política|políticas|condiciones|normas)",
            r"(?:le|te)? ?garantiz(?:amos|o)",
            r"(?:recibirá|recibirás) (?:<W3>)(?:compensación|indemnización|vale)",
        )
    ),
}
_OPEN = {
    "en": Cue(
        says=patterns(
            r"(?:if|whether|unless|would|could|might|may|not|\w{2,8}n't|cannot|never|no|nor|neither|nobody|nothing"
            r"|without|only if"
            r"|up to|someone|somebody|else|don't|decide|decides|example)",
            r"you(?:'ve| have|r)? (?:<W2>)(?:said|say|mention\w{0,3}|wrote|ask\w{0,3}|think|believe)",
        )
    ),
    "sv": Cue(
        says=patterns(
            r"(?:om|ifall|skulle|kanske|inte|ej|ingen|inget|aldrig|upp till|utan|du (?:skrev"
            r"|säger|sa))"
        )
    ),
    "de": Cue(
        says=patterns(
            r"(?:wenn|falls|ob|würde|könnte|vielleicht|nicht|kein\w{0,2}|nie|bis zu|ohne|sie (?:schrieben|sagten))"
        )
    ),
    "es": Cue(says=patterns(r"(?:si|podría|quizás?|no|nunca|ningun\w{0,2}|hasta|sin|usted (?:dijo|dice|mencionó))")),
}
_MONEY_AT_STAKE = {
    "en": Cue(
        says=patterns(
            r"(?:refund\w{0,4}|reimburs\w{2,7}|compensat\w{1,5}|money|credit\w{0,3}|payments?|paid|cash|voucher"
            r"|fees?|price|charge\w{0,1})"
        )
    ),
    "sv": Cue(
        says=patterns(
            r"(?:\w{0,8}återbetal\w{0,10}|ersättning\w{0,4}|pengar\w{0,3}|kompensation|avgift\w{0,5}|betal\w{0,8})"
        )
    ),
    "de": Cue(
        says=patterns(
            r"(?:\w{0,8}erstatt\w{0,8}|entschädigung|geld|gutschrift|gutschein|gebühr\w{0,3}"
            r"|zahlung\w{0,3})"
        )
    ),
    "es": Cue(
        says=patterns(r"(?:reembols\w{1,6}|devoluci\w{1,4}|compensaci\w{1,4}|dinero|abono|vale|comisi\w{1,6}|pago)")
    ),
}
_CLAIMS = {
    "en": Cue(
        says=patterns(
            r"(?:promised|told|offered|guaranteed|entitled|owed?|compensation|voucher|goodwill|credit|bonus"
            r"|refund me|give me|want|demand)"
        )
    ),
    "sv": Cue(says=patterns(r"(?:lova\w{0,3}|rätt till|ersättning|kompensation|presentkort|vill ha|kräver)")),
    "de": Cue(says=patterns(r"(?:versproch\w{2}|anspruch|entschädigung|gutschein|möchte|verlange|will)")),
    "es": Cue(says=patterns(r"(?:promet\w{2,5}|derecho|compensación|vale|quiero|exijo)")),
}


def commits(text: str, language: str = "en") -> bool:
    """Say whether a sentence binds the company: "you are entitled to", "our policy gives", "we guarantee".

    Conditions, denials, possibilities and questions bind nobody.

    Args:
        text: One sentence.
        language: Language of the text; without tables, False.
    """
    spoken = primary(language)
    if spoken not in _COMMITS or "?" in text:
        return False
    return says_cue(_COMMITS[spoken], text) and not says_cue(_OPEN[spoken], text)


def money_at_stake(text: str, language: str = "en") -> bool:
    """Say whether a sentence is about money that is paid, charged or given back.

    Args:
        text: One sentence.
        language: Language of the text; without tables, False.
    """
    cue = _MONEY_AT_STAKE.get(primary(language))
    return cue is not None and says_cue(cue, text)


def claims_money(text: str, language: str = "en") -> bool:
    """Say whether a customer's sentence asks for money or says that some was promised.

    Args:
        text: One sentence.
        language: Language of the text; without tables, False.
    """
    cue = _CLAIMS.get(primary(language))
    return cue is not None and says_cue(cue, text)
