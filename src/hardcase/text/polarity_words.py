"""Words with which a sentence takes no stance, and words with which one is taken back."""

from collections.abc import Mapping

from .cues import Cue, patterns

HEDGES: Mapping[str, Cue] = {
    "en": Cue(
        says=patterns(
            r"(?:if|unless|once|when|whether|until|would|could|may|might|only|except|without|either|or|but|however|"
            r"while|although|instead|option|options|depending|otherwise|typically|usually|generally|after|before|"
            r"within|yet|"
            r"still|alternatively|first|directly|myself|partial(?:ly)?|full|fully|part)"
        )
    ),
    "sv": Cue(
        says=patterns(
            r"(?:om|ifall|när|tills|skulle|kunde|bara|endast|utan|antingen|eller|men|däremot|ännu|först|innan|"
            r"efter|själv|"
            r"delvis|hela)"
        )
    ),
    "de": Cue(
        says=patterns(
            r"(?:wenn|falls|sobald|ob|sofern|würde|könnte|nur|ausser|ohne|entweder|oder|aber|jedoch|noch|erst|"
            r"bevor|nach|"
            r"selbst|teilweise|voll)"
        )
    ),
    "es": Cue(
        says=patterns(
            r"(?:si|cuando|hasta que|podr[ií]a\w*|s[oó]lo|solamente|salvo|sin|o|pero|sino|todav[ií]a|a[uú]n|antes|"
            r"despu[eé]s|"
            r"parcial\w*|total\w*)"
        )
    ),
}
"""A condition, a choice, a possibility: what such a sentence says is no plain statement."""

CORRECTS: Mapping[str, Cue] = {
    "en": Cue(
        says=patterns(
            r"(?:correct(?:ion|ed)?|mistake|mistaken|i was wrong|wrong|error|misread|apolog\w+|sorry|actually|"
            r"confusion|"
            r"misunderst\w+|to clarify|clarif\w+|in fact|i stand|earlier i|i said|updated?|revised|now|new|"
            r"re-?check\w*|"
            r"double-check\w*|upon review|looks like|turns out|overlooked|exception)"
        )
    ),
    "sv": Cue(
        says=patterns(
            r"(?:rätt\w*|korriger\w*|fel|misstag|förlåt|ursäkta|beklagar|egentligen|faktiskt|nu|nya?|nytt|visade "
            r"sig|undantag)"
        )
    ),
    "de": Cue(
        says=patterns(
            r"(?:korrektur|korrigier\w*|fehler|irrtum|geirrt|falsch|entschuld\w*|tut mir leid|tatsächlich|doch|"
            r"nun|jetzt|"
            r"neu\w*|ausnahm\w*|missverst\w*)"
        )
    ),
    "es": Cue(
        says=patterns(
            r"(?:correcci[oó]n|corrij\w*|error|equivoc\w*|perd[oó]n|disculp\w*|siento|lamento|en realidad|de "
            r"hecho|ahora|"
            r"nuev[oa]\w*|excepci[oó]n|result[aó] que)"
        )
    ),
}
"""A correction, an apology, news."""
