"""English phrases: who blames, who takes a problem on, and what is only kind."""

from .cues import Cue, patterns

_SURELY = (
    r"(?:(?:entirely|all|clearly|really|simply|just|only|completely|obviously|actually|largely|partly|purely) ){0,2}"
)
_CARE = (
    r"(?:read(?! access| and write|-only)|check(?:ed)?(?! bag| in| luggage|-in)|look(?:ed)?|listen(?:ed)?|"
    r"underst[ao]nd|underst?ood|pay attention|paid (?:<W1>)attention|follow(?:ed)?|bother(?:ed)?|think|thought|"
    r"noticed?|reali[sz]ed?|know|known|understood)"
)
_HARSH = r"(?:unreasonable|dramatic|childish|ridiculous|impatient|hysterical|silly|over-?sensitive|paranoid|rude)"
BLAME = Cue(
    says=patterns(
        r"(?:^|(?:please|just|need to|have to|should|must|so|now|and|first),? )calm (?:yourself(?: down)?|down)",
        r"(?:(?:once )?again, )?as (?:i|we)(?:'ve| have)? (?:already|repeatedly|clearly) (?:<W2>)(?:said|told|"
        r"mentioned|explained|stated|informed|written|pointed out|made clear)",
        r"as (?:i|we)(?:'ve| have)? (?:said|told you|explained|stated|mentioned)(?: to you)? (?:already|repeatedly|"
        r"several times|many times|twice)",
        r"once again,? as (?:i|we)(?:'ve| have)? (?:<W1>)(?:said|told|explained|stated)",
        r"(?:i|we)(?:'ve| have)? already (?:(?:told|informed) you(?! (?:<W2>)(?:good|great))|(?:explained|said|"
        r"answered|stated) (?:this|that|it)(?: to you| twice| several times)?(?=[ .!,;]*$|[.!,;])|(?:explained|said) "
        r"to you)",
        r"how (?:many times|often) (?:<W1>)(?:do|must|should) (?:i|we) (?:have to |need to )?(?:say|tell|explain|"
        r"repeat)",
        r"^(?:(?:and|so|now|please) ){0,2}for the (?:last|umpteenth|hundredth) time,",
        r"you (?:<W1>)should(?: have|'ve) (?:(?:really|simply|just|at least) ){0,2}(?:read(?! access| and write|"
        r"-only)|checked(?! bag| in\b| luggage| baggage)|known|thought|looked|been (?:<W1>)(?:careful|aware|"
        r"attentive)|paid (?:<W1>)attention|listened|followed|noticed|reali[sz]ed|told (?:me|us)|said so|asked (?:me|"
        r"us|before|earlier|first)|(?:contacted|called|reported|cancelled|canceled|written)(?: <W2>)?(?: ?(?:us|it|"
        r"this|that))? (?:earlier|sooner|before|in time|straight away))",
        r"(?:that|this|it|which)(?: is| was|'s) <SURELY>your (?:own )?(?:fault|mistake|error(?! code| message| "
        r"number| report| log)|doing|negligence|carelessness|problem)(?! number| report| description)",
        r"(?:is|was|'s) <SURELY>your own (?:fault|mistake|error|doing|negligence|carelessness|problem)",
        r"you(?: only)? have (?:only |no one but |nobody but )?yourself to blame",
        r"you (?:<W1>)brought (?:this|that|it) (?:up)?on yourself",
        r"you(?:'re| are) (?:<W1>)to blame",
        r"you (?:(?:simply|clearly|obviously|evidently|also|again) ){0,2}(?:failed|neglected) to (?!receive|get|"
        r"arrive)",
        r"you (?:clearly|obviously|evidently|simply|just) (?:(?:did|have|do) not|didn't|haven't|don't|never) "
        r"(?:<W1>)<CARE>",
        r"(?:clearly|obviously|evidently),? you (?:(?:did|have|do) not|didn't|haven't|don't|never) (?:<W1>)<CARE>",
        r"you (?:clearly|obviously|evidently) (?:misunderstood|misread|ignored|overlooked|forgot)",
        r"if you (?:had|'d (?:only|just|actually|bothered to)) (?:(?:only|just|actually|bothered to|simply) "
        r"){0,2}(?:read|listen(?:ed)?|checked(?! in\b| bag| luggage)|paid (?:<W1>)attention|followed|looked)",
        r"why (?:didn't|don't|haven't|did) you (?:not )?(?:just|simply|even|bother to) (?:<W1>)<CARE>",
        r"(?:do|did|can) you (?:even|bother to) (?:read|listen|check|look)",
        r"you(?:'re| are) (?:(?:just|simply|clearly|really|being|again) ){0,2}(?:overreacting|not listening(?! to "
        r"music)|wasting (?:my|our) time)",
        r"you(?:'re| are) (?:(?:just|simply|clearly|really) ){0,2}being (?:<W1>)<HARSH>",
        r"(?:don't|do not) be (?:so )?<HARSH>",
        r"(?:it's|it is|this is|this isn't|it isn't) (?:not )?rocket science",
        r"any (?:sensible|reasonable|normal|competent) (?:person|customer|adult) (?:would|knows|could)",
        r"next time,? (?:(?:please|just|do|maybe|you should) ){0,2}(?:read the (?:terms|rules|conditions|small print|"
        r"instructions|policy)|pay (?:<W1>)attention|be more careful|think (?:before|first)|listen)",
        r"(?:watch|mind) your (?:tone|language|mouth|words)",
        r"(?:^|(?:please|just) )stop (?:shouting|yelling|complaining|whining|overreacting|wasting (?:my|our) time)",
        SURELY=_SURELY,
        CARE=_CARE,
        HARSH=_HARSH,
    ),
    unless=patterns(
        r"(?:sorry|apologi[sz]e)(?: (?:again|once more))? (?:that|if|for|about|we|i|you were|to hear) (?:<W12>)",
        r"(?:told|asked|telling|asking|tell|hear|heard|say|said|saying|help|helps|way|time) (?:(?:you|me|people|"
        r"anyone|customers) )?(?:to )?calm (?:yourself )?down",
        r"(?:not|never|nobody|no one|don't think|doesn't mean|isn't|wasn't|n't) (?:<W6>)(?:you should(?: have|'ve) |"
        r"your (?:own )?(?:fault|mistake|error|doing|problem)|you(?:'re| are) (?:<W2>)|(?:to )?blame |you (?:failed|"
        r"neglected))(?:<W6>)",
        r"(?:if|whether|even if|as if|as though|like|unless|in case|when|thought|think|thinking|feel|felt) "
        r"(?:<W3>)(?:it|this|that)(?: is| was|'s| were) (?:<W2>)your (?:own )?(?:fault|mistake|error|doing|problem)",
        r"(?:if|whether|unless|in case|should|where|when) you (?:<W1>)(?:failed|neglected|fail) to",
    ),
)
"""A bot finds fault, lectures or talks down. A missed deadline stated plainly, advice and one's own fault are none."""

_ACT = (
    r"(?:refund|reimburse|cancel|replace|send|resend|re-?ship|ship|issue|reverse|credit|rebook|book|upgrade|"
    r"downgrade|change|update|modify|remove|add|open|raise|escalate|block|freeze|unfreeze|waive|file|arrange|extend|"
    r"correct|process|apply|close|stop|pause|restore|reset|unlock|order|report|dispute|forward|move|switch|adjust|"
    r"delete|register|create|reserve|exchange|repay|pay|release|lift|fix|redeliver)"
)
_ING = (
    r"(?:refunding|reimbursing|cancell?ing|replacing|sending|resending|re-?shipping|shipping|issuing|reversing|"
    r"crediting|rebooking|booking|upgrading|downgrading|changing|updating|modifying|removing|adding|opening|raising|"
    r"escalating|blocking|freezing|waiving|filing|arranging|extending|correcting|processing|applying|closing|"
    r"stopping|pausing|restoring|resetting|unlocking|ordering|reporting|disputing|forwarding|moving|switching|"
    r"adjusting|deleting|registering|creating|reserving|exchanging|repaying|paying|releasing|lifting|fixing)"
)
_ED = (
    r"(?:refunded|reimbursed|cancell?ed|replaced|sent|resent|re-?shipped|shipped|issued|reversed|credited|rebooked|"
    r"booked|upgraded|downgraded|changed|updated|modified|removed|added|opened|raised|escalated|blocked|frozen|"
    r"waived|filed|arranged|extended|corrected|processed|applied|closed|stopped|paused|restored|reset|unlocked|"
    r"ordered|reported|disputed|forwarded|moved|switched|adjusted|deleted|registered|created|reserved|exchanged|"
    r"repaid|paid|released|lifted|fixed|put)"
)
_WHAT = (
    r"(?:(?:the|your|this|that|these|those|it|them|both|all|one|another|each|an?|every|half|\d\S*|[£$€]\S+)(?![\w'])|"
    r"you (?:back|on|an?|the|your|another|to|in))"
)
_ALSO = (
    r"(?:(?:also|now|then|just|personally|immediately|gladly|happily|go ahead and|proceed to|first|therefore) ){0,3}"
)
_SINCE = r"(?:(?:just|now|already|also|gone ahead and|successfully|therefore|since|both) ){0,3}"
_WHEN = (
    r"(?:(?:by|before|within|until|on|in|no later than) (?:(?:the|about|next|end of|your) ){0,3}(?:\d\S{0,12}|one|"
    r"two|three|four|five|seven|ten|noon|\w+day|an hour|a day)|today|tomorrow|tonight|this (?:morning|afternoon|"
    r"evening|week))"
)
_TEAM = (
    r"(?:(?:our|my|the|one of our|one of my|a|an|your) (?:[\w'-]{1,20} ){0,3}(?:team|colleagues?|specialists?|"
    r"department|warehouse|desk|manager|advis[eo]r|agent|supervisor))"
)
ANNOUNCED = Cue(
    says=patterns(
        r"(?:i|we)(?:'ll| will|'m going to| am going to|'re going to| are going to|'m about to) <ALSO><ACT> "
        r"(?:<W1>)<WHAT>",
        r"(?:i'm|i am|we're|we are) (?:(?:now|just|currently|also|already) ){0,2}<ING> (?:<W1>)<WHAT>",
        r"(?:i|we)(?:'ll| will|'m going to) <ALSO>proceed with (?:<W1>)(?:the|your|this|that|these|both)",
        ALSO=_ALSO,
        ACT=_ACT,
        ING=_ING,
        WHAT=_WHAT,
    ),
    unless=patterns(
        r"(?:update|send|forward) you(?! (?:an?|the|your|another|back))",
        r"(?:open|create|send|add) (?:you )?(?:an?|the|this) (?:<W1>)(?:link|note|summary|list|question|reminder)",
    ),
)
"""What the bot or the company does now or will do, with what it does it to."""

DONE = Cue(
    says=patterns(
        r"(?:i|we)(?:'ve| have) <SINCE><ED> (?:<W1>)<WHAT>",
        r"(?:i|we) (?:(?:just|also|now|went ahead and|have) ){0,2}(?:<ED>|froze) (?:<W1>)<WHAT>",
        r"(?:i|we)(?:'ve| have) <SINCE>taken (?:<W1>)<WHAT> (?:\S{1,20} ){0,3}off",
        SINCE=_SINCE,
        ED=_ED,
        WHAT=_WHAT,
    ),
    unless=patterns(r"(?:has|have|had) (?:<W2>)(?:not|never|n't)(?: <W2>)", r"you(?:'ve| have) (?:<W6>)"),
)
"""What the bot says that it or the company has done."""

REPORTED = Cue(
    says=patterns(
        r"(?:your|the|this|that|both|all|each|it|they|an?) (?:[\w'#-]{1,30} ){0,6}(?:has|have) (?:(?:now|just|also|"
        r"both|all|already) ){0,2}been (?:(?:successfully|now|fully) ){0,2}<ED>",
        ED=_ED,
    ),
    unless=patterns(r"(?:has|have|had) (?:<W2>)(?:not|never|n't)(?: <W2>)"),
)
"""What is said to have been done, by whomever."""

ASSIGNED = Cue(
    says=patterns(
        r"(?:i|we)(?:'ve| have) <SINCE>(?:passed|handed|given|put|sent) (?:(?:all|exactly|both) )?(?:of )?(?:this|"
        r"that|it|these|your (?:[\w'-]{1,20} ){0,2}(?:case|letter|request|claim|order|question|complaint|message)) "
        r"(?:<W2>)to (?:(?:our|my|the|a|one of our|one of my|your) (?:[\w'-]{1,20} ){0,3})(?:team|colleagues?|"
        r"specialists?|desk|department|warehouse|manager|people|supervisor)",
        r"<TEAM> (?:(?:will|is going to|are going to) )?(?:now )?(?:takes?|taking|is taking|are taking) (?:(?:this|"
        r"it|that|your (?:<W1>)\w+|over|care of) ){0,2}(?:over|from here|on|this|it|your)",
        r"<TEAM> (?:will|is going to|are going to) (?:<W2>)(?:look into|review|decide|resolve|sort|handle|process|"
        r"complete|investigate|refund|cancel|replace|finish|check|answer|call|write|reply|contact|ring|e-?mail|send|"
        r"correct|fix|book|arrange|release)",
        r"(?:<TEAM>,? (?:who|that|and they) (?:will|can) (?:<W2>)|<TEAM> to (?:<W1>))(?:look into|review|decide|"
        r"resolve|sort|handle|process|complete|investigate|refund|cancel|replace|finish|correct|fix|take (?:this|it|"
        r"over)|book|arrange|check)",
        SINCE=_SINCE,
        TEAM=_TEAM,
    ),
    unless=patterns(r"(?:could|may|might|would|please|ask|contact|call) (?:<W2>)<TEAM>(?: <W4>)?", TEAM=_TEAM),
)
"""What people of the company will do about it."""

CONDITION = Cue(
    says=patterns(
        r"(?:if|once|unless|until|provided|assuming|whether|in case|as soon as|when|after|before) (?:<W3>)(?:you|"
        r"your|everything|that's|this is|it's|needed|possible|necessary|required|i can|we can|i have|i get|i receive)",
        r"(?:would|do|did|can|could|shall|should|may) (?:you|i|we) (?:<W1>)(?:like|want|prefer|confirm|please|"
        r"proceed|go|provide|tell|have)",
        r"please (?:<W2>)(?:confirm|let me know|provide|reply|tell)",
        r"let me know",
        r"(?:^|[\"'(:-] ?|(?:and|then|but),? )(?:upon|after|once|if|when|should|in case) \w+",
        r"(?:i|we) (?:just |only |still )?need (?:you|your|to (?:confirm|know|check|verify))",
        r"need (?:<W2>)confirmation",
        r"(?:'d|would) (?:<W3>)need to",
        r"goodwill|as a (?:<W1>)(?:gesture|token|courtesy)",
    )
)
"""What makes a sentence depend on something that is still open, or a present in place of an answer."""

KIND = Cue(
    says=patterns(
        r"(?:i'm|i am|we're|we are) (?:<W2>)(?:here|happy|glad|ready|committed|dedicated|determined|eager) "
        r"(?:<W2>)(?:to|for) (?:<W1>)(?:help|assist|support|listen|you)",
        r"(?:your|our customers'?) (?:<W2>)(?:experience|satisfaction|feedback|comfort|trust|opinion|happiness|"
        r"business|loyalty|well-?being|concerns?|feelings?) (?:<W2>)(?:means?|matters?|is|are)",
        r"(?:you|customers|this|it|that) (?:<W1>)(?:mean|matter)s? (?:<W4>)to (?:us|me)",
        r"(?:i|we) (?:<W2>)(?:value|appreciate|treasure|care about) (?:you|this|all|our customers)",
        r"(?:i|we)(?:'ll| will|'d| would|'m going to)? (?:<W2>)do (?:my|our) (?:<W1>)best",
        r"(?:i|we)(?:'ll| will) (?:<W2>)do (?:everything|all|what|whatever) (?:i|we) can",
        r"(?:i|we) (?:<W1>)(?:want|hope|strive|wish|aim|would love|only want) (?:<W2>)to (?:<W3>)(?:help|make "
        r"(?:this|it|things) (?:<W1>)(?:right|better)|do better|improve|support|assist)",
        r"(?:let me|i'll|i will|i can|we can|i'd like to|i would like to|let's|allow me to) (?:<W2>)(?:help|"
        r"assist)(?: you)?(?: with (?:this|that|it|your (?:request|concern|issue|problem)))?(?=[ .!,]*$)",
        r"(?:i|we) (?:<W1>)take (?:<W5>)seriously",
        r"(?:please )?(?:rest|be) assured",
        r"please (?:<W1>)(?:bear with|be patient|accept)",
        r"(?:this|that|it) (?:is|was) (?:not|never|certainly not) (?:<W3>)(?:experience|service|standard|we want)",
        r"(?:this|that|it) (?:should|must)(?:n't| not) (?:<W1>)(?:have happened|happen)",
        r"thank(?: you|s)(?: (?:so|very) much| a lot)? for",
        r"you (?:<W1>)deserve (?:better|more)",
    ),
)
"""Goodwill that tells nothing and does nothing."""

TELLS = Cue(
    says=patterns(
        r"(?:but|however|because|unfortunately|although|though|instead|therefore|thus|since|due to|as a result|"
        r"according to|policy|policies|rules?|terms|currently|already|still|only|except)",
        r"(?:can't|cannot|can not|couldn't|unable|not able|not possible|impossible|won't|will not|wasn't|weren't|"
        r"isn't|aren't|not|no longer|didn't|don't|doesn't|haven't|hasn't|never|no|cant|wont|dont|didnt|isnt)",
        r"(?:if|whether|either|or|alternatively|another option|options?)",
        r"(?:you|we|i) (?:can|could|may|might|have|need|'ll|will|must)",
        r"(?:i|we) (?:see|checked|found|looked|noticed)",
    )
)
"""Signs that a clause tells something: a reason, a no, a choice, a finding."""

HANGS_ON = (
    r"(?:that|which|who|especially|particularly|when|while|after|on|for|with|given|during|as|about|at|in|to|by|and)"
)
"""A clause that begins so goes on with the one before it."""
STARTS = r"(?:i|we|you|the|your|it|they|this|that|there|our|my|he|she|here)"
"""A clause after "and" that begins so stands alone."""
