"""English phrases of how a conversation goes on or stops: times, next steps, refusals, ways out, giving up."""

from .cues import Cue, patterns
from .going_table import Going

_SOFT = r"(?:(?:really|just|honestly|simply|truly|also|now|still|actually|currently|therefore) ){0,2}"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_CLOCK = r"\d{1,2}(?:[:.]\d\d| ?[ap]\.?m\.?)(?:(?<=\.)|(?![\w]))"
_WHO = (
    r"(?:colleagues?|teams?|specialists?|agents?|managers?|advis[eo]rs?|departments?|desk|couriers?|carriers?|drivers?|"
    r"someone|somebody|they|person|people|supervisors?|engineers?|technicians?|bank|seller|shop|store|studio|"
    r"concierge|contact|billing|support|workshop|warehouse)"
)
_DOES = (
    r"(?:answer|write|ring|call|contact|check|decide|approve|reply|review|collect|respond|get back|get in touch|come "
    r"back|look (?:at|into)|take over|join|send|deliver|refund|pick (?:it|this|that|them) up|follow up|let you know|be "
    r"(?:in touch|with you|back)|reach (?:you|out)|process|phone|inform|update)"
)
_COMES = (
    r"(?:answers?|writes?|rings?|calls? you|call|contacts?|checks?|decides?|approves?|reply|replies|reviews?|collects?|"
    r"responds?|gets? back|gets? in touch|comes? back|looks? (?:at|into)|takes? over|joins?|"
    r"(?:will|'ll|is going to|are going to) (?:<W4>)<DOES>)"
)
_THING = (
    r"(?:refund|money|payment|replacement|parcel|package|part|half|order|credit|amount|label|letter|e-?mail|card|"
    r"reply|answer|"
    r"decision|instal?ment|certificate|voucher|delivery|item|rest|it|this|that|they|[£$€]\d[\d.,]{0,15}|\d[\d.,]{0,15} "
    r"(?:eur|usd|gbp|euros?|dollars?|pounds?))"
)
_ARRIVES = (
    r"(?:arrives?|reach(?:es)?|shows? (?:up )?(?:on|in)|lands?|follows|comes? (?:out|back|to)|goes (?:out|back|to|"
    r"onto)|"
    r"is (?:with|back|due)|are (?:with|back|due)|falls? due|ships?|leaves?|gets? (?:there|to you)|has it|have it|"
    r"(?:will|should) (?:<W1>)(?:arrive|reach|show|land|follow|come|go|get|ship|leave|appear|take|be (?:<W1>)(?:with|"
    r"there|back|in|on|sent|delivered|taken|collected|paid|credited|refunded|shipped|posted|returned|processed|"
    r"issued)))"
)

ENGLISH_GOING = Going(
    when=Cue(
        says=patterns(
            r"(?:later )?today",
            r"tonight",
            r"tomorrow",
            r"this (?:<W1>)(?:morning|afternoon|evening|week|weekend|month|<DAY>)",
            r"next (?:week|month|<DAY>)",
            r"<DAY>s?",
            r"(?:by|before|at|around|until|from|after|past) (?:<W1>)<CLOCK>",
            r"(?:at|by|before|around|until) (?:noon|midday|midnight|lunchtime|close of business|the end of (?:the|"
            r"this) (?:day|week|month))",
            r"within the (?:hour|day|week|month)",
            r"by the (?:end of|\d{1,2}(?:st|nd|rd|th))",
            r"(?:on|before|until|after|from) the \d{1,2}(?:st|nd|rd|th)",
            r"(?:a|the next|the coming|in a) (?:few|couple of) (?:minutes|hours|days|business days|working days|weeks)",
            DAY=_DAY,
            CLOCK=_CLOCK,
        ),
        unless=patterns(
            r"(?:earlier|since|as of|until|up to) (?:today|this (?:morning|week|month)|<DAY>)",
            r"(?:last|every|each|past) (?:<DAY>|night|week|month)s?",
            r"<DAY>s? (?:to|through|till|-) <DAY>s?",
            r"(?:help|assist|do for|contacting|chatting with|with) (?:you|us|me) (?:with )?(?:today|tonight|this "
            r"\w{4,9})",
            r"(?:good|lovely|nice|great|enjoy (?:your|the)|rest of (?:your|the)) (?:<W1>)(?:day|evening|weekend|"
            r"<DAY>|week|night)",
            DAY=_DAY,
        ),
    ),
    past=Cue(says=patterns(r"ago", r"(?:in|for|over|during) the (?:last|past)", r"old")),
    next=Cue(
        says=patterns(
            r"(?:i|we)(?:'ll| will|'m going to| am going to|'re going to| are going to)(?: (?:also|then|just|"
            r"personally|"
            r"now|both|first|therefore|each)){0,2} (?!<EMPTY>)[a-z]+",
            r"<WHO>,? (?:<W7>)<COMES>",
            r"(?:they|someone|somebody|who)'(?:ll|re|s) (?:<W6>)<DOES>",
            r"(?:it|that|this|they)'ll (?:<W1>)(?:be (?:with you|there|back|sent|delivered|taken|collected|paid|"
            r"credited|"
            r"refunded|shipped|posted)|arrive|reach|show|land|follow|come (?:out|back)|go (?:out|back)|get (?:to you|"
            r"there)|ship|leave)",
            r"you(?:'ll| will| should|'re going to) (?:<W2>)(?:receive|get|have|see|hear|be (?:<W1>)(?:refunded|called|"
            r"contacted|credited|paid|sent|rung))",
            r"you (?:can |should |may )?(?:expect|receive|get|hear|have (?:it|them|the|your|an answer))",
            r"<THING> (?:<W6>)<ARRIVES>",
            r"(?:please|you(?:'ll| will)?(?: just| only)? (?:need|have) to) (?:<W1>)(?:send|post|return|reply|ring|"
            r"call|"
            r"pay|drop|bring|upload|give us|hand)",
            r"(?:refund|money|payment|replacement|parcel|answer|reply|delivery|collection|instal?ment) (?:<W4>)due "
            r"(?:on |by )?",
            WHO=_WHO,
            DOES=_DOES,
            COMES=_COMES,
            THING=_THING,
            ARRIVES=_ARRIVES,
            EMPTY=r"(?:help|assist|support|try|be (?:here|happy|glad|around|delighted|sure|able|in a)|see|do|look "
            r"forward|look into|always|never|not|leave|keep you|wait|hope|need|say|understand|have to|gladly|be\b|"
            r"take care|make (?:sure|every)|continue|sort|handle|fix|resolve|work)",
        ),
        unless=patterns(
            r"(?:(?:i|we|they|you|it|that|which|team|bank|shop)(?: (?:really|also|still))?(?: (?:can't|cannot|can not|"
            r"don't|do not|won't|will not|didn't|couldn't|may not|might not|doesn't|does not|isn't|is not|wouldn't))) "
            r"[^,;.!?|]{0,80}",
            r"(?:no(?! later)|nobody|nothing|none|neither|never)\b[^,;:.!?|]{0,80}",
            r"(?:if|unless|in case|should) (?:you|i|we|it|they|the|that|this|anything|your)\b[^,;.!?|]{0,80}",
            r"(?:normally|usually|typically|generally|as a rule|in general)\b[^.!?|]{0,120}",
            r"(?:until then|meanwhile)",
            r"(?:since|because|as) (?:you|it|this|that|your|the|i|we)\b[^,;.!?|]{0,80}",
            r"within [^,;.!?|]{1,20} of (?:the )?(?:booking|purchase|ordering|buying)",
            r"(?:i|we) (?:could|would|can|may|might) [^,;.!?|]{0,80}",
            r"(?:late fee|fee|fees)\b[^.!?|]{0,120}",
        ),
    ),
    refuses=Cue(
        says=patterns(
            r"(?:i|we)(?:'m| am|'re| are)? <SOFT>(?:can't|cannot|can not|won't be able to|will not be able to|unable "
            r"to|"
            r"not able to|not allowed to|not permitted to|not authori[sz]ed to|not in a position to) <SOFT>(?:help|"
            r"assist|do (?:that|this|it|so|anything|any more|more|much)|offer|provide|process|cancel|change|refund|"
            r"make|issue|modify|proceed|accommodate|fulfil|approve|grant|give|extend|waive|override|replace|accept|"
            r"complete|authori[sz]e|honou?r|arrange|remove|add|update|upgrade|exchange|return|compensate|take)",
            r"there(?:'s| is| isn't| is not) (?:<W1>)(?:nothing|anything) (?:<W3>)(?:i|we) can (?:<W2>)(?:do|offer|"
            r"change)",
            r"nothing (?:else |more |further )?(?:i|we) can (?:<W1>)do",
            r"there(?:'s| is) nothing (?:else|more|further) to (?:do|decide|discuss|say|add)",
            r"(?:that|this|it)(?:'s| is) (?:<W1>)(?:not|n't) (?:<W1>)possible",
            r"(?:that|this|it) isn't possible",
            r"(?:that|this|it|your (?:<W2>)\w+|the (?:<W2>)\w+) (?:can't|cannot|can not|won't|will not) be (?:<W1>)"
            r"(?:refunded|cancelled|canceled|changed|modified|processed|issued|replaced|approved|granted|helped|done|"
            r"waived|returned|exchanged|upgraded|reversed|removed|compensated)",
            r"not (?:something|a thing) (?:that )?(?:i|we) (?:can|do|offer|handle)",
            r"(?:outside|beyond) (?:of )?(?:what (?:i|we) can|my (?:scope|abilities|capabilities|control|remit))",
            SOFT=_SOFT,
        ),
        unless=patterns(
            r"(?:if|when|because|since|as|once|unless|until|where) (?:<W2>)(?:i|we|that|it|this) (?:can't|cannot)\b",
            r"(?:can't|cannot) (?:help but|imagine|thank|wait)",
        ),
    ),
    way=Cue(
        says=patterns(
            r"(?:you|she|he|they|anyone|customers|passengers)(?:'d| would|'ll| will|'re| are)? (?:<W1>)(?:can|could|"
            r"may|"
            r"might|should|must|need to|have to|able to|welcome to|free to|eligible for|entitled to)(?!'t| not|not)",
            r"(?:i|we) (?:<W1>)(?:can|could)(?!'t| not| only (?:help|assist|support|apologi[sz]e|ask)| (?:<W1>)"
            r"(?:understand|imagine|see (?:how|why|that)|appreciate|tell (?:how|you)))",
            r"(?:i|we)(?:'ll| will|'m going to|'ve| have)(?! not|n't) (?:<W2>)(?:check|look|send|pass|ask|transfer|"
            r"connect|open|raise|refund|arrange|sent|passed|asked|opened|raised|refunded|arranged|added|escalat\w+|"
            r"transferr\w+|connect\w+|call|try|add|note|keep|proceed|get|put|issue|submit\w*|forward\w*|report\w*|"
            r"process\w*|confirm\w*|book\w*|cancel\w*|updat\w+|chang\w+|mov\w+|hand\w*)",
            r"(?:i|we)(?:'m| am|'re| are) (?:<W1>)(?!unable|not)\w{2,20}ing",
            r"let(?:'s| us| me)(?! know)",
            r"alternativ\w+|instead|option\w*|either|rather|otherwise|possible to|available|recommend\w*|suggest\w*|"
            r"advise\w*|consider\w*|workaround",
            r"(?:if|unless|once|until|when|as soon as|after|while|whenever) (?:you|your|the|it|that|this|we|they|i|a|"
            r"an|"
            r"any)\b",
            r"(?:contact|call|ring|visit|e-?mail|write|reach|ask|speak|talk|go|return|reply|try|use|see|check|log|"
            r"bring|"
            r"show|apply|request|claim|dispute|book|choose|submit|wait|keep|send|provide|confirm|specify) (?:to |at |"
            r"in "
            r"|out |up |on |with |for |back |off )?(?:us|our|the|your|a|an|them|it|him|her|me|that|this|another|at|"
            r"someone|which|what)\b",
            r"(?:website|app|phone line|hotline|help ?desk|customer (?:service|care|support)|complaints?|form|link|"
            r"colleague|agent|specialist|supervisor|manager|human|representative|team|department|airline|airport)s?",
            r"[\w.+-]{1,64}@[\w.-]{1,60}|https?:|www\.|\+?\d(?:[ -]?\d){6,12}",
            r"(?:would|do|shall|should|could|can|will) (?:you|i|we) (?:<W1>)(?:like|want|prefer|have|try|look|proceed|"
            r"please|provide|tell|share)",
            r"(?:refund|money|replacement|credit|payment|parcel|certificate|voucher) (?:<W5>)(?:will|is on|has been|"
            r"arrives|reaches)",
            r"remains? (?:<W2>)(?:valid|active|open|in place|as|unchanged|booked|confirmed)",
            r"\?",
        ),
        unless=patterns(
            r"(?:please )?(?:let (?:me|us) know|feel free|don't hesitate|do not hesitate)[^.!?|]{0,120}",
            r"if (?:there's|there is|you have|you need|you've|you require|you want|you'd like) (?:any|some)(?:thing| "
            r"other| further| more| additional|one| questions?| concerns?)[^.!?|]{0,120}",
            r"(?:anything|something) else[^.!|]{0,80}",
            r"(?:to )?(?:see|understand) (?:how|why) [^,;.!?|]{0,80}",
        ),
    ),
    gives_up=Cue(
        says=patterns(
            r"(?:^|(?<=[,;:.!-] )|(?<=\bjust )|(?<=\bok )|(?<=\bokay )|(?<=\bfine )|(?<=\boh )|(?<=\bthen )|(?<=\bso "
            r"))(?:just )?(?:forget|screw|stuff) (?:it|this|that|the whole thing|about (?:it|this|that))(?= *(?:$|"
            r"[.!,;)"
            r"-])| then| i'| i\b)",
            r"i(?:'m| am)? (?:<SOFT>|officially )giv(?:e|ing) up(?= *(?:$|[.!,;)-])| on (?:this|you|it)| then| now| "
            r"with)",
            r"i(?:'ll| will|'m going to| am going to|'m|'d rather) (?:<SOFT>)(?:be )?(?:go|tak|shop|buy|order|book|"
            r"bank)"
            r"(?:e|ing|ping)? (?:<W4>)(?:elsewhere|somewhere else|(?:to|with) (?:a|your|the) competit(?:ors?|ion))",
            r"(?:i'm|i am) (?:<SOFT>)(?:done|finished|through) (?:with (?:you|this|your|all this|lumen)|talking|trying|"
            r"wasting|arguing)",
            r"(?:i've|i have) (?:<SOFT>)had (?:quite )?enough(?= *(?:$|[.!,;)-])| of (?:this|you|that|your|it))",
            r"(?:i'm|i am) (?:<SOFT>)(?:leaving|hanging up|closing this chat|logging off|out of here)(?= *(?:$|"
            r"[.!,;)-])|"
            r" now| because| and)",
            r"(?:not going to|won't|refuse to|no point(?: in)?|not) (?:<W1>)wast(?:e|ing) (?:any )?(?:more of my|any "
            r"more"
            r"|more|my) (?:<W1>)time",
            r"(?:thanks|thank you) (?:so much )?for (?:nothing|wasting my time|no help|absolutely nothing)",
            r"(?:there's |there is )?no point (?:in )?(?:talking|going on|carrying on|continuing|asking|trying)(?: "
            r"(?:to "
            r"you|any ?more|any further|any longer))*(?= *(?:$|[.!,;)-]))",
            SOFT=_SOFT,
        ),
        unless=patterns(
            r"(?:before|if|unless|until|when|almost|nearly|not|never|don't|won't|would) i (?:<W1>)giv\w+ up",
            r"(?:don't|do not|won't|never|can't|cannot|to|not|let's not|didn't|you|they|we) (?:<W1>)forget (?:it|this|"
            r"that|about)",
            r"if [^.!?|]{0,60}(?:leaving|elsewhere|somewhere else|competit\w+|give up|done with)",
            r"(?:forget it|never ?mind)[,.!;-]* (?:i|it|it's|that's|i've|i'm) (?:<W2>)(?:found|figured|sorted|works?|"
            r"working|fine|solved|got it|see it|worked|wrong|mistaken|mixed)[^.!?|]{0,60}",
        ),
    ),
    drops=Cue(
        says=patterns(
            r"(?:^|(?<=[,;:.!-] )|(?<=\bok )|(?<=\bwell )|(?<=\boh )|(?<=\bso )|(?<=\bthen ))never ?mind(?= "
            r"*(?:$|[.!,;)-])| then)"
        ),
    ),
    angry=Cue(
        says=patterns(
            r"useless|pointless|hopeless|unhelpful|no help|ridiculous|a joke|rubbish|pathetic|unbelievable|incompetent",
            r"waste of (?:my |everyone's )?time",
            r"(?:you|this)(?:'re|'s| are| is) (?:<W2>)(?:worse|no good|not helping|getting (?:me|us) nowhere)",
            r"(?:^|(?<=[,;-] ))(?:good ?)?bye(?= *[.!]*$)",
            r"(?:you|it) (?:can't|cannot|don't|won't) (?:<W1>)(?:even|help)",
        ),
    ),
    friendly=Cue(
        says=patterns(
            r"thank(?:s| you| u)|thx|cheers|appreciate\w*|have a (?:<W1>)(?:day|evening|weekend|one)|all (?:i|that i) "
            r"need\w*|that's all|no worries|no problem|sorry to (?:bother|trouble)|you(?:'ve| have)? been (?:<W2>)"
            r"(?:helpful|kind|great)",
            r"(?:found|figured|sorted|solved|works now|working now)",
        ),
        unless=patterns(
            r"(?:thanks|thank you) (?:so much )?for (?:nothing|wasting my time|no help|absolutely nothing)"
        ),
    ),
)
