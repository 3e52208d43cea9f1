"""English clauses as the promise ledger reads them: tokens, where clauses end, and the words that change a claim's meaning."""

import re

from msgspec import Struct

WALLS = frozenset(',;:-()[].!?…"|')
_HARD = WALLS - {","}

NEGATIONS = frozenset(
    "not no never nothing none nobody neither nor without unable hardly barely scarcely failed".split()
)
_HEDGES = frozenset(
    "nearly almost yet supposedly allegedly apparently reportedly presumably possibly probably hopefully perhaps maybe "
    "rarely seldom usually normally typically generally always sometimes often previously originally automatically".split()
)
DENIALS = NEGATIONS | _HEDGES
"""Adverbs beside a verb that unmake the claim."""

ADVERBS = DENIALS | frozenset(
    "now just already also then therefore thus hereby all both each even indeed again since today immediately too "
    "instead in full myself ourselves ahead still only duly here".split()
)
_NOT_ADVERBS = frozenset(
    "reply apply supply family comply rely early daily weekly monthly fly july imply multiply".split()
)
NOW = frozenset("now officially successfully finally hereby fully".split())
"""With one of these "is refunded" is a state reached, not a rule or a habit."""

MODALS = frozenset("will would can could shall should may might must cannot ought gonna to".split())
CONDITIONS = frozenset(
    "if unless whether once when whenever until till before after while where wherever provided providing assuming suppose "
    "supposing imagine lest soon how why what which who whose whom than".split()
)
_SAYING = frozenset(
    "say says said saying tell tells told telling think thinks thought believe believes believed claim claims claimed claiming "
    "ask asks asked asking mean means meant ensure ensures check checks checking verify verifying confirm confirms confirmed "
    "confirming doubt wish pretend sure wrote writes state states stated stating mention mentions mentioned".split()
)
_HABITS = frozenset("usually normally often sometimes always typically generally previously".split())
BLOCKS_ACTIVE = CONDITIONS | _SAYING | _HABITS | NEGATIONS
"""To the left of "I have refunded" in its clause, these make it no claim."""

BLOCKS_PASSIVE = (
    BLOCKS_ACTIVE
    | (MODALS - {"to"})
    | frozenset(
        "see sees saw seen show shows showed showing shown look looks looked looking seem seems seemed appear appears appeared "
        "understand understood hear heard learn learned sorry regret apologise apologize apologies afraid notice noticed noticing "
        "know known knew note noted assume hope hoping expect expected find finds found because since as any anything being "
        "getting had according apparently unfortunately sadly indicate indicates indicated indicating display displays reads "
        "customers people imagine expecting waiting wanted want".split()
    )
)
"""To the left of "it has been refunded" in its clause, these make it a report, a condition or a wish."""

PERSISTENT = frozenset(
    "according apparently unfortunately sadly regrettably said told mentioned claimed wrote say says".split()
)
"""These colour every later clause of the sentence, up to one that draws a conclusion."""
CONCLUSIONS = frozenset("so therefore but thus hence".split())

RELATIVES = frozenset("which who whom what whatever whichever whoever than as how whose".split())
STOPS = (MODALS - {"to"}) | frozenset(
    "that which who whom whether if when once because while until unless is are am has had did do does said told they he she "
    "say says not never".split()
)
"""Coordination does not reach back over these."""

PREPOSITIONS = frozenset(
    "of for to on in from at about regarding concerning into onto against under over by within after before through during".split()
)
NOT_HEADS = frozenset(
    "request requests form forms policy policies link links number enquiry inquiry query label labels e-mail email confirmation "
    "process details procedure application applications option options case ticket team department amount page system note".split()
)
"""After an object these are the true object: "a refund request" is no refund."""

MOVERS = frozenset("pass hand put connect forward refer move redirect turn".split())
STAFF = frozenset(
    "colleague colleagues team teams specialist specialists agent agents adviser advisers advisor advisors manager managers "
    "supervisor supervisors person people human humans someone somebody desk department staff representative representatives "
    "expert experts officer handler handlers unit support queue billing fraud complaints finance service operator".split()
)
OURS = frozenset("me us our ourselves my system lumen".split())
BY_MEANS = frozenset(
    "mistake error bank-transfer card cheque check email e-mail phone friday monday tomorrow today".split()
)

QUESTION_STARTS = frozenset(
    "is are was were do does did have has can could would will shall should may might what how which when where who why "
    "anything something any".split()
)
_WAS_REPORTS = frozenset(
    "on at within more less when after before because due as since during between under by owing while although though "
    "yesterday ago last earlier previously originally automatically in-may january february march april june july august "
    "september october november december".split()
)
_HAS_REPORTS = frozenset("yesterday ago because due owing earlier".split())

HEADLINE_BLOCKS = (
    MODALS
    | CONDITIONS
    | NEGATIONS
    | frozenset("i we you they he she it is are was were has have had be been any every or".split())
)
HEADLINE_TAILS = frozenset("successfully today now in to back already".split())
_VERBS_AFTER = frozenset(
    "is are was were will can cannot may take takes must should need needs have has do does".split()
)
DROPPED_AFTER = frozenset("the your it you both that this all them everything £ $ €".split())
DONE_WORDS = frozenset("done all sure ok okay yes great certainly of course right alright good perfect".split())

_PAST_LIKE = frozenset(
    "gone went made sent put set found taken took spoken spoke written wrote given gave done did seen saw read got begun began "
    "paid held kept left let had frozen froze brought bought".split()
)
_NOT_PAST = frozenset("need indeed feed speed proceed exceed succeed embed hundred red bed seed".split())

_ASSERTED = re.compile(
    r"(?:(?<=^)|(?<=[,.;:!|-] )|(?<=and )|(?<=but )|(?<=yes )|(?<=now ))(?:"
    r"(?:i|we) (?:can (?:now )?|am (?:(?:very |so )?(?:happy|pleased|glad|delighted) to |writing to )|are (?:(?:very )?(?:happy|pleased|glad) to )"
    r"|(?:just )?want(?:ed)? to |would like to )(?:confirm|tell you|say|let you know|inform you|report|assure you|update you)"
    r"|(?:just )?(?:to|this is to|happy to|pleased to|glad to) (?:confirm|let you know|inform you)"
    r"|please (?:note|be (?:aware|advised|assured))|rest assured|(?:the )?good news(?: is)?"
    r"|(?:i|we) (?:just )?want(?:ed)? you to know|you will be (?:happy|pleased|glad|relieved) to (?:know|hear|see|learn)"
    r"|as (?:i|we|you) (?:said|mentioned|promised|explained|requested|asked|wanted)|as (?:requested|promised|agreed|discussed|instructed)"
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

    What stands in brackets or quotation marks inside the sentence is left out; formulae that only announce a statement ("I
    can confirm that") become a clause boundary.

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
    return (
        not signs.isdisjoint(_main(behind))
        or "last" in behind
        and any(
            pair[0] == "last" and pair[1] in {"week", "month", "year", "night", "time"}
            for pair in zip(behind, behind[1:], strict=False)
        )
    )


def _main(behind: list[str]) -> list[str]:
    """What follows up to the next conjunction."""
    for at, token in enumerate(behind):
        if token in {"and", "so", "but", "which", "that"}:
            return behind[:at]
    return behind


def conditional(behind: list[str]) -> bool:
    """Say whether a condition follows in the same clause."""
    return not {"if", "unless", "yet"}.isdisjoint(_main(behind))


def goes_on_as_sentence(behind: list[str]) -> bool:
    """Say whether a finite verb follows, so that the candidate was no verb ("cancelled orders are ...")."""
    return not _VERBS_AFTER.isdisjoint(behind)
