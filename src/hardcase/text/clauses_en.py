"""English clauses as the promise ledger reads them: tokens, clause ends, and words that change what a claim means."""

import re
from itertools import pairwise

from msgspec import Struct

from .cues import word_set

WALLS = frozenset(',;:-()[].!?…"|')
_HARD = WALLS - {","}

NEGATIONS = word_set("not no never nothing none nobody neither nor without unable hardly barely scarcely failed")
_HEDGES = word_set(
    "nearly almost yet supposedly allegedly apparently reportedly presumably possibly probably hopefully perhaps "
    "maybe rarely seldom usually normally typically generally always sometimes often previously originally "
    "automatically"
)
DENIALS = NEGATIONS | _HEDGES
"""Adverbs beside a verb that unmake the claim."""

ADVERBS = DENIALS | word_set(
    "now just already also then therefore thus hereby all both each even indeed again since today immediately too "
    "instead in full myself ourselves ahead still only duly here"
)
_NOT_ADVERBS = word_set("reply apply supply family comply rely early daily weekly monthly fly july imply multiply")
NOW = word_set("now officially successfully finally hereby fully")
"""With one of these "is refunded" is a state reached, not a rule or a habit."""

MODALS = word_set("will would can could shall should may might must cannot ought gonna to")
CONDITIONS = word_set(
    "if unless whether once when whenever until till before after while where wherever provided providing assuming "
    "suppose supposing imagine lest soon how why what which who whose whom than"
)
_SAYING = word_set(
    "say says said saying tell tells told telling think thinks thought believe believes believed claim claims claimed "
    "claiming ask asks asked asking mean means meant ensure ensures check checks checking verify verifying confirm "
    "confirms confirmed confirming doubt wish pretend sure wrote writes state states stated stating mention mentions "
    "mentioned"
)
_HABITS = word_set("usually normally often sometimes always typically generally previously")
BLOCKS_ACTIVE = CONDITIONS | _SAYING | _HABITS | NEGATIONS | {"yesterday", "ago", "last"}
"""To the left of "I have refunded" in its clause, these make it no claim."""

BLOCKS_PASSIVE = (
    BLOCKS_ACTIVE
    | (MODALS - {"to"})
    | word_set(
        "see sees saw seen show shows showed showing shown look looks looked looking seem seems seemed appear appears "
        "appeared understand understood hear heard learn learned sorry regret apologise apologize apologies afraid "
        "notice noticed noticing know known knew note noted assume hope hoping expect expected find finds found "
        "because since as any anything being getting had according apparently unfortunately sadly indicate indicates "
        "indicated indicating display displays reads customers people imagine expecting waiting wanted want"
    )
)
"""To the left of "it has been refunded" in its clause, these make it a report, a condition or a wish."""

PERSISTENT = word_set("according apparently unfortunately sadly regrettably said told mentioned claimed wrote say says")
"""These colour every later clause of the sentence, up to one that draws a conclusion."""
CONCLUSIONS = word_set("so therefore but thus hence")

RELATIVES = word_set("which who whom what whatever whichever whoever than as how whose")
STOPS = (MODALS - {"to"}) | word_set(
    "that which who whom whether if when once because while until unless is are am has had did do does said told they "
    "he she say says not never"
)
"""Coordination does not reach back over these."""

PREPOSITIONS = word_set(
    "of for to on in from at about regarding concerning into onto against under over by within after before through "
    "during"
)
NOT_HEADS = word_set(
    "request requests form forms policy policies link links number enquiry inquiry query label labels e-mail email "
    "confirmation process details procedure application applications option options case ticket team department "
    "amount page system note"
)
"""After an object these are the true object: "a refund request" is no refund."""

MOVERS = word_set("pass hand put connect forward refer move redirect turn")
STAFF = word_set(
    "colleague colleagues team teams specialist specialists agent agents adviser advisers advisor advisors manager "
    "managers supervisor supervisors person people human humans someone somebody desk department staff representative "
    "representatives expert experts officer handler handlers unit support queue billing fraud complaints finance "
    "service operator"
)
OURS = word_set("me us our ourselves my system lumen")
BY_MEANS = word_set("mistake error bank-transfer card cheque check email e-mail phone friday monday tomorrow today")

QUESTION_STARTS = word_set(
    "is are was were do does did have has can could would will shall should may might what how which when where who "
    "why anything something any"
)
_WAS_REPORTS = word_set(
    "on at within more less when after before because due as since during between under by owing while although "
    "though yesterday ago last earlier previously originally automatically in-may january february march april june "
    "july august september october november december"
)
_SPANS = word_set("week month year night time")
_HAS_REPORTS = word_set("yesterday ago because due owing earlier")

HEADLINE_BLOCKS = (
    MODALS
    | CONDITIONS
    | NEGATIONS
    | word_set("i we you they he she it is are was were has have had be been any every or")
)
HEADLINE_TAILS = word_set("successfully today now in to back already")
_VERBS_AFTER = word_set("is are was were will can cannot may take takes must should need needs have has do does")
DROPPED_AFTER = word_set("the your it you both that this all them everything £ $ €")
DONE_WORDS = word_set("done all sure ok okay yes great certainly of course right alright good perfect")

_PAST_LIKE = word_set(
    "gone went made sent put set found taken took spoken spoke written wrote given gave done did seen saw read got "
    "begun began paid held kept left let had frozen froze brought bought"
)
_NOT_PAST = word_set("need indeed feed speed proceed exceed succeed embed hundred red bed seed")

_ASSERTED = re.compile(
    r"(?:(?<=^)|(?<=[,.;:!|-] )|(?<=and )|(?<=but )|(?<=yes )|(?<=now ))(?:"
    r"(?:i|we) (?:can (?:now )?|am (?:(?:very |so )?(?:happy|pleased|glad|delighted) to |writing to )"
    r"|are (?:(?:very )?(?:happy|pleased|glad) to )|(?:just )?want(?:ed)? to |would like to )"
    r"(?:confirm|tell you|say|let you know|inform you|report|assure you|update you)"
    r"|(?:just )?(?:to|this is to|happy to|pleased to|glad to) (?:confirm|let you know|inform you)"
    r"|please (?:note|be (?:aware|advised|assured))|rest assured|(?:the )?good news(?: is)?"
    r"|(?:i|we) (?:just )?want(?:ed)? you to know"
    r"|you will be (?:happy|pleased|glad|relieved) to (?:know|hear|see|learn)"
    r"|as (?:i|we|you) (?:said|mentioned|promised|explained|requested|asked|wanted)"
    r"|as (?:requested|promised|agreed|discussed|instructed)"
    r"|no (?:problem|worries|trouble)|not to worry|i (?:hereby )?confirm|we (?:hereby )?confirm"
    r")(?! (?:if|whether|when|once|what|how))(?: that)?(?!\w)"
)
_ASIDES = re.compile(r"\([^()]{0,160}\)|\[[^\[\]]{0,160}\]|(?<=\w )\"[^\"]{0,200}\"|(?<=\w )'[^']{0,200}'(?!\w)")
_SHORT = {
    "n't": " not",
    "'ve": " have",
    "'ll": " will",
    "'m": " am",
    "'re": " are",
    "'d": " would",
    "'s": " 's",
}
_WHOLE = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "ive": "i have",
    "weve": "we have",
    "youve": "you have",
    "hasnt": "has not",
    "havent": "have not",
    "wasnt": "was not",
    "werent": "were not",
    "isnt": "is not",
    "didnt": "did not",
    "in case": "if",
}
_WHOLE_WORD = re.compile(r"(?<![\w'])(?:" + "|".join(_WHOLE) + r")(?!\w)")
_MAY = re.compile(r"(?<!\w)may (?=\d)|(?<=\d )may(?!\w)|(?<=\w\w )may(?= \d)")
_ENDING = re.compile(r"(?<=\w)(?:" + "|".join(_SHORT) + r")(?!\w)")
_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*\w*|'s(?!\w)|\w+(?:[-']\w+)*|[^\w\s]")


def tokens_of(said: str) -> list[str]:
    """Cut a sentence into words and marks, contractions written out.

    What stands in brackets or quotation marks inside the sentence is left out; formulae that only announce a
    statement ("I can confirm that") become a clause boundary.

    Args:
        said: One sentence, from `plain`.

    Returns:
        Tokens; `'s` stands for "is", "has" or a genitive.
    """
    said = _ASIDES.sub(" ", said)
    said = _WHOLE_WORD.sub(lambda word: _WHOLE[word[0]], said)
    said = _MAY.sub("in-may ", said)
    said = _ENDING.sub(lambda ending: _SHORT[ending[0]], said)
    return _TOKEN.findall(_ASSERTED.sub(" : ", re.sub(r"\s+", " ", said)))


def is_adverb(token: str) -> bool:
    """Say whether a token may stand between an auxiliary and its verb."""
    return token in ADVERBS or (token.endswith("ly") and token not in _NOT_ADVERBS)


def past_like(token: str) -> bool:
    """Say whether a token looks like a past form or a participle of some verb."""
    return token in _PAST_LIKE or (token.endswith("ed") and token not in _NOT_PAST)


class Where(Struct, frozen=True):
    """A place in a sentence, with bounded sight to both sides.

    Attributes:
        tokens: The sentence.
        at: Index of the candidate verb.
        reach: How many tokens are looked at to either side.
    """

    tokens: list[str]
    at: int
    reach: int

    def token(self, index: int) -> str:
        """The token at an index; empty outside the sentence."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else ""

    def left(self, index: int) -> tuple[int, set[str]]:
        """Step left over adverbs.

        Returns:
            Index of the first token that is none (-1 before the sentence), and the adverbs stepped over.
        """
        over: set[str] = set()
        index -= 1
        while index >= max(0, self.at - self.reach) and is_adverb(self.tokens[index]):
            over.add(self.tokens[index])
            index -= 1
        return index, over

    def clause_start(self, index: int) -> int:
        """Index of the first token of the clause that holds `index`, as punctuation shows it."""
        floor = max(0, self.at - self.reach)
        while index > floor and self.tokens[index - 1] not in WALLS:
            index -= 1
        return index

    def after(self) -> list[str]:
        """Tokens behind the candidate up to the end of its clause."""
        behind: list[str] = []
        for token in self.tokens[self.at + 1 : self.at + self.reach]:
            if token in WALLS:
                break
            behind.append(token)
        return behind

    def is_hard(self, index: int) -> bool:
        """Whether a mark other than a comma stands at an index."""
        return self.token(index) in _HARD


def was_reports(behind: list[str]) -> bool:
    """Say whether "was refunded ..." goes on like a report of the records."""
    dated = behind[:1] and behind[0][:1].isdigit()
    return bool(dated) or not _WAS_REPORTS.isdisjoint(_main(behind))


def has_reports(behind: list[str], adverbs: set[str]) -> bool:
    """Say whether "has been refunded ..." goes on like a report; an adverb of success outweighs a reason."""
    signs = _HAS_REPORTS - {"due", "because"} if adverbs & NOW else _HAS_REPORTS
    if not signs.isdisjoint(_main(behind)):
        return True
    return any(first == "last" and second in _SPANS for first, second in pairwise(behind))


def _main(behind: list[str]) -> list[str]:
    """What follows up to the next conjunction."""
    for at, token in enumerate(behind):
        if token in {"and", "so", "but", "which", "that"}:
            return behind[:at]
    return behind


def undone(behind: list[str]) -> bool:
    """Say whether what follows in the same clause takes the claim back: a condition or an empty object."""
    return not {"if", "unless", "yet", "nothing", "nobody", "none"}.isdisjoint(_main(behind))


def goes_on_as_sentence(behind: list[str]) -> bool:
    """Say whether a finite verb follows, so that the candidate was no verb ("cancelled orders are ...")."""
    return not _VERBS_AFTER.isdisjoint(behind)
