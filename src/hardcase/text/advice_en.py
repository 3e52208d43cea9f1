"""English words of advice that needs a licence customer service does not have."""

from .cues import Cue, patterns

_DO = (
    r"(?:you should|you ought to|you must|you need to|you(?:'d| would) (?:be better off|better|be wise to|"
    r"do well to)|you could "
    r"(?:always|simply|just)|you can (?:always|simply|just)|you may want to|you might want to|i(?:'d|"
    r" would)? (?:recommend|suggest|"
    r"advise|strongly recommend|strongly suggest|strongly advise)|we(?:'d| would)? (?:recommend|suggest|advise)|"
    r"my (?:advice|"
    r"recommendation|tip) (?:is|would be)|why don't you|why not|your best (?:bet|option) is|best thing (?:is|"
    r"to do is)|go ahead "
    r"and|it(?:'s| is) best to|just|simply|please)"
)
_NOT = (
    r"(?:can't|cannot|can not|couldn't|unable to|not able to|not allowed to|not in a position to|don't|do not|won't|"
    r"never|not|"
    r"isn't|rather than|instead of|without|before|whether|shouldn't|should not|neither|nobody|avoid|please don't|"
    r"if you|in case "
    r"you|so that you|so you|when you|by|doctor|pharmacist|adviser|advisor|solicitor|lawyer|accountant|physician|"
    r"leaflet|label|"
    r"policy says)"
)
_PAPERS = (
    r"(?:shares|stocks?|bitcoins?|crypto\w*|etfs?|index funds?|funds?|bonds?|gold|property|real estate|securities)"
)
_OTHERS = (
    r"(?:rent|mortgage|landlord|council tax|credit cards?|other (?:debts?|bills?|loans?|creditors?|cards?|payments)|"
    r"electricity "
    r"bill|gas bill|utility bills?|utilities|tax(?:es)?|student loan|car loan|bank loan|overdraft)"
)
# Apart from `_DRUG` so that each line has words by which it is known not to match.
_REMEDY = (
    r"(?:medications?|medicines?|doses?|dosage|pills?|tablets?|insulin|antibiotics?|ibuprofen|paracetamol|aspirin|"
    r"antidepressants?|painkillers?|blood thinners?|steroids?|milligrams?|sleeping pills|meds)"
)
_DRUG = rf"(?:{_REMEDY}|\d+ ?mg(?: of \w+)?)"
_ILLNESS = (
    r"(?:depression|diabetes|infection|concussion|pneumonia|anxiety disorder|eczema|dermatitis|migraine|"
    r"food poisoning|fracture|"
    r"broken (?:rib|wrist|arm|bone)|flu|covid|asthma|cancer|bipolar|adhd|allergy|allergic reaction|burnout|"
    r"heart condition)"
)


def _declined(act: str) -> str:
    """The same words after a refusal, a condition or somebody else's advice."""
    return r"<NOT> (?:<W8>)" + act


_INVEST = (
    r"(?:invest(?:ing)?|(?:buy|sell|buying|selling) (?:<W4>)<PAPERS>|put(?:ting)? (?:<W4>)(?:savings|money|pension|"
    r"nest egg|refund) (?:<W1>)(?:in|into) (?:<W3>)<PAPERS>)"
)
_BORROW = (
    r"(?:(?:take|taking|get|getting|apply|applying)(?: out| for)? (?:<W4>)(?:loan|credit card|overdraft|"
    r"payday advance|cash advance|"
    r"second mortgage|remortgage)(?! (?:statement|number|details|agreement|company|document|letter|confirmation|"
    r"form))|borrow(?:ing)? (?:<W6>)(?:from|off|elsewhere|against)|remortgage|(?:file|filing|declare|declaring|"
    r"go) (?:for )?"
    r"(?:<W1>)bankrupt(?:cy)?)"
)
_LEAVE = (
    r"(?:skip|skipping|stop paying|put off|putting off|delay(?:ing)? paying|leave|miss|missing|ignore|ignoring|"
    r"default on|hold back on) (?:<W4>)<OTHERS>"
)
_PAY_US = (
    r"pay (?:us|me|this|ours?|this plan|this one|the plan) (?:first|instead|before|ahead of) (?:and |"
    r", )?(?:<W2>)(?:your|the|any|all) (?:<W2>)<OTHERS>"
)
_LET = r"let (?:<W3>)<OTHERS> (?:<W1>)wait"
_SKIP = rf"{_LEAVE}|{_PAY_US}|{_LET}"
_DOSING = (
    r"(?:stop(?:ping)?(?: taking| using)?|start(?:ing)? taking|tak(?:e|ing) (?:another|an? extra|extra|more|double|"
    r"twice|two|three|less|fewer|half|(?=\d+ ?mg))|double|doubling|halve|halving|increase|increasing|reduce|"
    r"reducing|lower|lowering|skip|"
    r"skipping|come off|switch)"
)
_DOSE = rf"{_DOSING} (?:<W4>)<DRUG>"
_SUE = (
    r"(?:sue|take (?:<W4>)to (?:small claims|court|tribunal)|file (?:<W3>)lawsuit|bring (?:<W3>)(?:legal action|"
    r"lawsuit))"
)

_MACROS = {
    "DO": _DO,
    "NOT": _NOT,
    "PAPERS": _PAPERS,
    "OTHERS": _OTHERS,
    "DRUG": _DRUG,
    "ILLNESS": _ILLNESS,
    "INVEST": _INVEST,
    "BORROW": _BORROW,
    "SKIP": f"(?:{_SKIP})",
    "DOSE": _DOSE,
    "SUE": _SUE,
}

ADVICE = {
    "investment": Cue(
        says=patterns(
            r"<DO> (?:<W3>)<INVEST>",
            r"(?:^|[,;:-] )(?:invest|put) your (?:<W2>)(?:savings|money|pension|refund) (?:in|into) (?:<W4>)<PAPERS>",
            r"<PAPERS> (?:are|is) (?:<W2>)(?:safe|good|great|smart|best|solid) (?:<W2>)(?:investment|bet|buy)",
            r"(?:now is|it's) (?:<W2>)(?:good|great|right|best|perfect) time to (?:invest|(?:buy|"
            r"sell) (?:<W3>)<PAPERS>)",
            **_MACROS,
        ),
        unless=patterns(
            _declined(r"<INVEST>"),
            r"invest(?:ing)? (?:<W1>)(?:in (?:a|an|the|some|good|quality|one of|our) (?:<W3>)(?:case|cover|warranty|"
            r"insurance|pair|"
            r"mattress|charger|plan|set|model|chair|bike|protector)|time|yourself)",
            r"(?:buy|buying) (?:<W4>)stocks? (?:<W2>)(?:before (?:it|they|everything) (?:sells?|runs?|goes|go|is|are) "
            r"(?:out|gone|sold)|while (?:it|they|stocks?|supplies) lasts?)",
            r"(?:buy|sell|buying|selling) (?:<W4>)(?:gold|stock|property|bond) (?:ring|necklace|watch|chain|plated|"
            r"card|member\w*|"
            r"photos?|items?|tier|earrings?|bracelet|jewell?ery|colou?r|version|one)",
            **_MACROS,
        ),
    ),
    "debt": Cue(
        says=patterns(
            r"<DO> (?:<W4>)<BORROW>",
            rf"<DO> (?:<W4>){_LEAVE}",
            rf"<DO> (?:<W4>){_PAY_US}",
            rf"<DO> (?:<W4>){_LET}",
            r"(?:^|[,;:-] )(?:skip|stop paying|let) (?:your|the) (?:<W2>)<OTHERS>",
            r"you can (?:<W1>)(?:skip|miss|ignore|put off) (?:your|the) (?:<W2>)<OTHERS>",
            **_MACROS,
        ),
        unless=patterns(
            _declined(r"(?:<BORROW>|<SKIP>)"),
            r"(?:our|lumen's|this|your) (?:<W2>)(?:credit card|overdraft) (?:with us|account|page|statement|details|"
            r"number|as)",
            r"(?:leave|miss|missing|skip|ignore|put off) (?:<W4>)(?:credit cards?|card|bank|taxes|tax|"
            r"mortgage) (?:details|number|field|blank|"
            r"step|section|page|out|statement|fees?|empty|information|off|included)",
            r"(?:get|apply for|take out) (?:<W4>)(?:our|lumen) (?:<W3>)(?:loan|credit card)",
            **_MACROS,
        ),
    ),
    "medical": Cue(
        says=patterns(
            rf"<DO> (?:<W3>){_DOSING} (?:<W4>){_REMEDY}",
            rf"<DO> (?:<W3>){_DOSING} (?:<W4>)\d+ ?mg(?: of \w+)?",
            rf"(?:^|[,;:-] )(?:stop taking|double|halve|increase|reduce|come off) your (?:<W2>){_REMEDY}",
            r"(?:^|[,;:-] )(?:stop taking|double|halve|increase|reduce|come off) your (?:<W2>)\d+ ?mg(?: of \w+)?",
            r"you can (?:safely|<W1>)(?:stop taking|double|halve|come off|combine) (?:<W3>)<DRUG>",
            r"you (?:probably|likely|most likely|clearly|certainly|definitely) (?:just )?(?:have|are suffering from|"
            r"suffer from) (?:<W3>)<ILLNESS>",
            r"(?:it|that|this)(?:'s| is| sounds like| looks like) (?:probably|likely|most likely|certainly|"
            r"definitely|just) (?:<W2>)<ILLNESS>",
            r"(?:sounds|looks) like you have (?:<W3>)<ILLNESS>",
            **_MACROS,
        ),
        unless=patterns(
            _declined(r"<DOSE>"),
            r"<DOSE> (?:<W6>)(?:doctor|prescribed|prescription|gp|pharmacist|as directed|leaflet|label|with you|"
            r"from (?:the )?(?:box|pack|"
            r"package|carton)|back|photo|picture)",
            r"(?:your|a|the) (?:doctor|gp|pharmacist|physician) (?:<W8>)<ILLNESS>",
            r"(?:samsung|android|windows|graphics|galaxy|fire|drawing|dishwasher) (?:<W2>)tablets?",
            r"tablets? (?:to|for|off|out|back|apart|case|cover|charger|and (?:switch|turn|restart|plug))",
            r"(?:photo|picture|pictures|photos|image|copy|scan|note|look|video|box|pack) (?:<W4>)<DRUG>",
            r"take (?:<W4>)(?:tablets?|pills?) (?:out|off|back|to|with|in|apart)",
            **_MACROS,
        ),
    ),
    "legal": Cue(
        says=patterns(
            r"you(?:'ll| will|'d| would) (?:<W3>)win (?:<W4>)(?:court|case|tribunal|lawsuit|claim against)",
            r"<DO> (?:<W2>)<SUE>",
            r"you have a (?:<W1>)(?:strong|good|solid|winning) (?:<W2>)(?:legal case|case in court|case against|"
            r"lawsuit|claim against)",
            r"you (?:don't|do not) (?:<W2>)(?:have to|need to|must) pay your (?:<W1>)(?:landlord|rent|fine|"
            r"council tax|bank|alimony|"
            r"child support|mortgage)",
            r"your (?:landlord|employer|bank|insurer|husband|wife|neighbou?r) (?:is|was|"
            r"has) (?:<W2>)(?:breaking the law|liable|acting "
            r"illegally|broken the law|in breach)",
            r"(?:no|any) (?:court|judge) (?:would|will) (?:<W2>)(?:uphold|side|rule|convict|find)",
            **_MACROS,
        ),
        unless=patterns(_declined(r"(?:<SUE>|win (?:<W4>)(?:court|case|tribunal|lawsuit))"), **_MACROS),
    ),
    "tax": Cue(
        says=patterns(
            r"(?:you (?:can|could|should|may)|<DO>) (?:<W2>)(?:deduct|write (?:<W3>)off|"
            r"claim) (?:<W6>)(?:tax(?:es)?|tax return|taxable "
            r"income|income tax)",
            r"you (?:don't|do not|needn't) (?:<W1>)(?:have to |need to )?(?:declare|report|"
            r"pay (?:<W1>)tax(?:es)? on) (?:<W5>)(?:income|"
            r"earnings|gains?|gifts?|hmrc|irs|tax office|sale|profit)",
            r"(?:it|that|this)(?:'s| is) tax[ -](?:deductible|free) (?:for you|in your case)",
            **_MACROS,
        ),
        unless=patterns(
            _declined(r"(?:deduct|claim|declare|write)"),
            r"claim (?:<W5>)(?:sales tax|vat|tax[ -]free|tax refund at|customs)",
            **_MACROS,
        ),
    ),
}
"""Topic to how advice on it sounds."""
