"""English phrases: who wants a person, and who says what it is."""

from .cues import Cue, Lexicon, patterns
from .manners_en import APOLOGY, CLOSING, EMPATHY, NEXT_STEP

# No verb follows: an adjective pile before the noun, then a noun that can only be a person.
_PILE = (
    r"(?:(?:a|an|the|another|any|some|one|of|your|real|live|actual|proper|human|living|genuine|senior|different|"
    r"customer|service|services|support|care|call|centre|center|billing|fraud|complaints|phone|flesh and blood) ){0,5}"
)
_STRICT = (
    _PILE + r"(?:human(?: being)?s?|persons?|agents?|representatives?|reps?|advisors?|advisers?|operators?|managers?|"
    r"supervisors?|colleagues?|member of (?:your |the )?(?:staff|team)|employees?|team leader|(?:real|live|actual|"
    r"human) (?:one|people))(?!'s| (?:numbers?|names?|id|code|fees?|error|mistake|signature)\b)"
)
_PERSON = (
    r"(?:" + _STRICT + r"|" + _PILE + r"(?:people|someone|somebody|anyone|anybody|staff|boss|specialist|team|"
    r"department|case ?worker|customer (?:services?|support|care)|support)(?!'s))"
)
_WISH = (
    r"(?:(?:can|can't|could|may|might|am) i|(?:can|could|may) we|(?:how|where|when|who) (?:do|can|could|should) i|why "
    r"can't i|let me|allow me|(?:i|we) (?:<W2>)(?:want|wanna|need|like|love|prefer|appreciate|wish|demand|insist)|(?:i|"
    r"we)'d (?:<W1>)(?:like|love|prefer|appreciate|rather)|(?:i'm|i am) (?:happy|glad|ready|willing) to|i(?:'m| am) "
    r"asking|i(?: keep asking|'ll only| will only| asked)|i(?:'ve| have) been trying|i(?:'m| am) trying|is it possible|"
    r"is there (?:a|any) way|any chance|please)"
)
_LINK = (
    r"(?:(?:to|on|of|for|be|being|able|possibly|just|please|instead|now|finally|not|really|much|rather|directly|"
    r"actually|also|then|i|could|can|get|me|us|a|chance|allowed|wait|until|at least) ){0,5}"
)
_TALK = (
    r"(?:(?:talk|speak|chat|deal)(?:ing)?(?: directly| instead| now| please| live| again)?|(?:be )?(?:connected|"
    r"transferred|handed over|passed on|put through|put in touch|escalated)|reach|get hold of|get through) ?"
)
_MACHINE = (
    r"(?:(?:a|an|some|this|your|another|the|any|just|stupid|silly|soulless|dumb) ){0,4}(?:chat ?bots?|bots?|robots?|"
    r"machines?|computers?|ai|automated \w+|algorithm|recording)"
)
_MOVE = r"(?:pass|transfer|hand|put|connect|escalate|forward|refer|switch|redirect|bounce|push)"

_ASKS_FOR_HUMAN = Cue(
    says=patterns(
        r"<WISH> <LINK><TALK>(?:(?:to|with) )?(?:<PERSON>|who else)",
        r"(?:who|whom) (?:can|could|do|should|may) i (?:<LINK>)(?:talk|speak|chat) (?:to|with)",
        r"^(?:(?:please|just|no|yes|ok|okay|so|then|and),? ){0,3}(?:talk|speak|chat) (?:to|with) <STRICT>",
        r"(?:get|give|find|fetch) me (?:<W1>)(?:<STRICT>|someone (?:else|real|human|who|senior|from|in)|somebody)",
        r"^(?:talk|speak|chat) (?:to|with) <PERSON>(?: please| now)?(?=[ .!]*$)",
        r"(?:can|could|may) (?:i|we) (?:please |just )?(?:get|have|see) <STRICT>",
        r"(?:can|could|will|would) <STRICT> (?:please |just )?(?:look|help|check|handle|deal|read|review|sort|reply|"
        r"answer|contact)",
        r"(?:can|could|will|would) (?:someone|somebody|anyone|anybody) (?:real|human)",
        r"get me someone",
        r"(?:<STRICT>|someone|somebody|anyone|anybody|higher-up)(?: else)? (?:that |who )?(?:i|we) (?:can|could|may|"
        r"might) (?:talk|speak|chat)",
        r"(?:is|isn't) there (?:someone|somebody|anyone|anybody) (?:above you|more senior|higher up)",
        r"(?:perhaps|maybe) (?:talk|speak|chat)(?:ing)? (?:to|with) <STRICT>",
        r"(?:please|yes|yes,|yes please|ok|okay|just)(?: just| then| go ahead and)? (?:transfer|connect|escalate) "
        r"me(?: now| please| then)?(?=[ .!]*$)",
        r"(?:okay|ok|fine|happy) with (?:a |the )?(?:transfer|handover) to <STRICT>",
        r"escalate (?:(?:immediately|now|straight|directly) )?to <PERSON>",
        r"(?:connecting|transferring|passing|handing|putting) me (?:(?:through|over|on) )?(?:to|with) <PERSON>",
        r"(?:connect|transfer|switch|hand|pass|refer|escalate|redirect|forward|put) (?:me|us|this|it|my (?:<W2>)\w+) "
        r"(?:(?:through|over|on|back|up|straight|directly|now|please|immediately|in touch) ){0,3}(?:to|with|onto) "
        r"<PERSON>",
        r"(?:can|could|will|would) you (?:please |just )?put me through",
        r"(?:please|just) put me through",
        r"^put me through",
        r"(?:^|(?<=[,;:.!-] ))(?:(?:no|yes|ok|okay|hi|hello|please|just|only|maybe|perhaps|i said),? ){0,3}<STRICT>"
        r"(?:,? (?:please|now|pls|plz|asap|thanks|thank you(?: very much| so much)?|if you (?:would|could|can|please|"
        r"may|don't mind)(?: (?:be )?so (?:kind|good))?|if (?:(?:that's|it's|that is|it is) )?possible)){0,3}[ .!?]*$",
        # as it is put by those who learn English
        r"(?:^|(?<=[,;:.!?-] )|(?<=please ))i can (?:talk|speak|chat) (?:to|with) (?:<STRICT>|someone|somebody)[ ]?\?",
        r"(?:^|(?<=[,;:.!?-] ))(?:(?:please|hello|hi|sorry|ok|okay|so|and|but|then|well),? ){0,3}<POSSIBLE>",
        r"<POSSIBLE>(?=[^,;:.!?|]{0,60}(?:, please ?)?\?)",
        r"(?:i|we)(?:'d|'ll| would)? (?:(?:really|just|still|only|also|said i|do|now) ){0,3}(?:want|need|demand|"
        r"insist on|require|request|like|prefer|expect)(?: to (?:see|get|have))? (?:<STRICT>|(?:someone|somebody) "
        r"(?:real|human|with a pulse))",
        r"(?:is|are) there (?:not )?<STRICT> (?:i|we|there|here|available|around|to|who|on duty|left)",
        r"(?:is|are) there (?:<STRICT>)(?=[ ?]*$)",
        r"(?:is|isn't) (?:there )?(?:anyone|anybody|someone|somebody) (?:human|real|alive|in charge|"
        r"(?:else )?(?:who )?(?:i|we) (?:can|could)|to (?:talk|speak|chat))",
        r"(?:can|could|will|would|have|get|want|need|like|let|ask) <PERSON> (?:(?:please|just|to|actually|"
        r"there) ){0,3}(?:call|ring|phone|take over|step in|(?:talk|speak) (?:to|with) me|look at this (?:personally|"
        r"instead))",
        r"(?:don't|do not|not|no longer|never|rather not) (?:<W3>)(?:talk|speak|chat|deal)(?:ing)? (?:to|with) "
        r"<MACHINE>",
        r"(?:done|finished|enough of|sick of|tired of) (?:talking|speaking|chatting|dealing)(?: to| with) <MACHINE>",
        WISH=_WISH,
        LINK=_LINK,
        POSSIBLE=r"is (?:it |maybe )?possible (?:(?:for me )?(?:to |that )?(?:(?:i|me) (?:can )?)?(?:talk|speak|chat) "
        r"(?:to|with) (?:<STRICT>|someone|somebody)|(?:that )?(?:<STRICT>|someone|somebody) (?:can )?(?:talk|speak|"
        r"chat)s? (?:to|with) me)",
        TALK=_TALK,
        PERSON=_PERSON,
        STRICT=_STRICT,
        MACHINE=_MACHINE,
    ),
    unless=patterns(
        r"(?:do|did|must|would|will|should) i (?:have|need) to <LINK><TALK>(?:(?:to|with) )?(?:<PERSON>)",
        r"(?:(?:told|advised|supposed)(?: me| us)?|(?:asked|made|makes|make|having|had) (?:me|us)) (?:that i "
        r"(?:should|need to|must) )?(?:to )?(?:talk|speak|chat) (?:to|with) (?:<PERSON>)",
        r"i asked <LINK><TALK>(?:(?:to|with) )?(?:<PERSON>) (?:<W3>)(?:yesterday|last|earlier|before|on \w+day)",
        r"(?<!can )(?<!could )(?<!will )(?<!would )(?:you|they|he|she|it|who|someone|nobody) (?:<W1>)(?:put|"
        r"transferred|passed|connected|handed|switched) (?:me|us)",
        LINK=_LINK,
        TALK=_TALK,
        PERSON=_PERSON,
    ),
)

_REFUSES_HUMAN = Cue(
    says=patterns(
        r"<CANNOT> (?:<W2>)<MOVE> (?:you|your (?:chat|call|case|request)|this (?:<W2>)to <STRICT>)",
        r"<CANNOT> (?:<W2>)(?:get|offer|give|find|fetch|bring) (?:you )?(?:<STRICT>)",
        r"<CANNOT> (?:<W1>)(?:let|have|allow) you (?:to )?(?:talk|speak|chat)",
        r"(?:no|not any) (?:<W2>)(?:agents?|colleagues?|advis[eo]rs?|representatives?|humans?|persons?|people|staff|"
        r"managers?|supervisors?|operators?)(?: here| on duty)? (?:is|are|who|can|could|will|would|to|available)",
        r"(?:no one|nobody|none of (?:my|our) \w+) (?:<W1>)(?:is )?(?:available|free|around)",
        r"(?:agents|colleagues|advis[eo]rs|people|representatives|lines|team members) are (?:all |currently |both |"
        r"very )*(?:not available|not free|busy|engaged|unavailable|offline|closed)",
        r"(?:no need|not necessary|unnecessary|don't need|do not need|needn't|don't have|do not have)(?: (?:for you|"
        r"to|you to|for))* (?:(?:talk|speak|chat|wait|be connected|escalate)(?:ing)? (?:to|with|for) )?<PERSON>",
        r"(?:i|we)(?:'m| am| can|'re| are)(?: (?:fully|perfectly|quite|more than|very|definitely|certainly|able|"
        r"capable|of|to|here|happy|still|just|also|now))* (?:help|helping|assist|handle|handling|sort|solve|resolve|"
        r"deal|do|take care)(?:ing)? (?:<W6>)(?:myself|without (?:involving |bothering |needing |"
        r"transferring )?(?:you to )?<PERSON>|as well as (?:any |a )?\w+|just as (?:well|quickly))",
        r"before i (?:<W2>)(?:<MOVE>|get|bring) (?:[\w']{1,30}[, -]{1,3}){0,6}(?:let me|allow me|i'd like to|can i|"
        r"could i|may i|i(?:'ll| will)|i want to|why don't) (?:just |first |please )*(?:try|help|see|have (?:a|"
        r"another) (?:go|try|look)|attempt|resolve|solve|sort|fix|we)",
        r"not possible (?:for you )?to (?:talk|speak|chat) (?:to|with) <PERSON>",
        r"(?:transferring|connecting|putting|passing) you (?:<W4>)(?:is not|isn't|won't be) (?:possible|an option|"
        r"necessary|needed)",
        r"(?:transfer|handover|<STRICT>) (?:is not|isn't|won't be|will not be) (?:necessary|needed|required|possible)",
        r"(?:let me|i'd like to|i would like to|let's) (?:<W1>)(?:try|see if (?:i|we) can|attempt)(?: <W6>)(?:before|"
        r"first|instead)",
        r"give me (?:a|one|another) (?:<W1>)(?:chance|go|try)",
        r"(?:<PERSON>|they)(?:'d| would| will|'ll| can| could| can't| cannot) (?:<W1>)(?:only |just )?(?:tell you "
        r"(?:exactly )?the same|say the same|do (?:anything |any |no )?more|not do more|do the same)",
        r"(?:don't|do not) (?:<W1>)(?:have|offer|provide|employ) (?:<STRICT>|(?:human|phone|live) support)",
        r"(?:would|wouldn't|do|don't|could|won't) you (?:<W3>)(?:rather|prefer|like|want) (?:<W5>)(?:try|continue|"
        r"carry on|stay)(?:ing)? with me",
        r"you(?:'ll| will) (?:<W1>)(?:have to|need to) (?:make do|manage|continue|carry on) with me",
        CANNOT=r"(?:can't|cannot|can not|couldn't|unable to|not able to|won't be able to|won't|will not|not possible "
        r"(?:for me )?to|not allowed to|don't have the (?:ability|option) to|no way to|not in a position to|not going "
        r"to|refuse to)",
        MOVE=_MOVE,
        STRICT=_STRICT,
        PERSON=_PERSON,
    ),
    unless=patterns(
        r"(?:can't|cannot|unable to|not able to) (?:help|do|sort|solve|handle|deal|assist) (?:<W4>)myself",
        r"no (?:other |further |second )?(?:agents?|people|persons?|staff) (?:will|would|to) (?:<W1>)(?:ask|see|share|"
        r"call you back)",
    ),
)

_DECLINES_HUMAN = Cue(
    says=patterns(
        r"<NOT> (?:<W2>)(?:<MOVE>) me(?! on hold)",
        r"<NOT> (?:<W2>)(?:<MOVE>) (?:this|it|us|my \w+) (?:<W2>)(?:to|on to|over to) (?:<PERSON>)",
        r"<NOT> (?:<W2>)(?:send|drag|bring|get|involve|call)(?: me)?(?: in| to)? (?:<STRICT>|someone else)",
        r"(?:don't|do not|didn't|wouldn't|rather not|prefer not to|hate|without) (?:(?:really|even|just|want|wish|to|"
        r"like|need|me|us|having) ){0,4}(?:be |being |get )?(?:transferred|passed|handed|put through|connected|"
        r"escalated|forwarded|bounced)",
        r"(?:don't|do not|wouldn't|no need|rather not|prefer not|without|(?<!can i )(?<!could i )not) (?:(?:really|"
        r"have|want|need|like|wish|to|going|feel|care|be|even|actually) ){0,4}(?:talk|speak|chat)(?:ing)? (?:to|with) "
        r"<PERSON>",
        r"(?:no need|don't (?:really |even )?(?:need|want)|do not (?:really )?(?:need|want)|not necessary|needn't)(?: "
        r"(?:for|to|have|get|involve|you))* <STRICT>(?! (?:error|mistake|number|name))",
        r"no (?:<W1>)(?:humans?|agents?|persons?|people|transfers?|handovers?|managers?|colleagues?),? (?:please|"
        r"needed|necessary|required|thanks|thank you)",
        r"(?:i'd|i would) (?:rather|prefer to|sooner) (?:<W1>)(?:stay|sort|do|deal|finish|keep|carry on|"
        r"continue)(?:ing)? (?:<W4>)(?:with you|here|in (?:this |the )?chat|with (?:the|a) bot)",
        r"without (?:<W3>)(?:transfers?|(?:involving|contacting|calling|contact|involve) <PERSON>)",
        r"(?:hold off on|no need for|skip) (?:a |the |any )?(?:transfer|handover)",
        r"(?:don't|do not) want to wait for <STRICT>",
        r"happy (?:to (?:stay|carry on|continue)|talking|chatting|staying) (?:<W2>)(?:with you|here|with (?:the|a) "
        r"bot)",
        NOT=r"(?<!why )(?<!if you )(?<!could you )(?<!can you )(?:don't|do not|never|no need (?:for you )?to|rather "
        r"you didn't|rather not have you|stop trying to|without having to|without)",
        MOVE=r"(?:pass|transfer|hand|put|connect|escalate|forward|refer|switch|redirect|bounce|push|passing|"
        r"transferring|handing|putting|connecting|escalating|referring|sending me to|send me to)",
        PERSON=_PERSON,
        STRICT=_STRICT,
    ),
    unless=patterns(
        r"(?:why|if you|if i|until you) (?:don't|do not|can't) (?:you )?",
        r"(?:don't|do not) (?:<W3>)(?:talk|speak|chat|deal)(?:ing)? (?:to|with) <MACHINE>",
        MACHINE=_MACHINE,
    ),
)

_SURE = (
    r"(?:(?:really|actually|in fact|of course|just|indeed|very much|definitely|certainly|absolutely|honestly|a|an|the|"
    r"real|live|living|genuine|actual|fully|also|100 ?%|one hundred percent|your|friendly|regular|normal) ){0,5}"
)
_CLAIMS_PERSON = Cue(
    says=patterns(
        r"(?:i'm|i am) <SURE>(?:human(?: being)?s?|person|man|woman|guy|real)(?!-| (?:assistant|chat ?bot|bot|robot|"
        r"ai|time|version|machine)|[- ]?(?:like|friendly|centred|centered))",
        r"(?:i'm|i am) (?:<W6>)?one of (?:the|our) (?:human|real|live) \w+",
        r"(?:you're|you are|you have been|you've been) (?:(?:now|actually|really|currently|indeed|in fact|"
        r"already) ){0,2}(?:talking|speaking|chatting|dealing|connected|texting) (?:to|with) <SURE>(?:human|person|"
        r"man|woman|member of (?:the|our) \w+)(?! assistant)",
        r"(?:this|it) is <SURE>(?:human|person) (?:speaking|typing|here|writing)",
        r"(?:there's|there is) <SURE>(?:human|person) (?:behind|typing|on this end|at the other end|here typing)",
        r"(?:human|real person) here",
        r"(?:i'm|i am) (?:(?:a|an|actually|real) ){0,2}(?:live|human) (?:agent|representative|advis[eo]r|operator|"
        r"colleague)",
        r"(?:i'm|i am) (?:made of )?flesh and blood",
        r"^(?:yes|yep|yeah|sure|of course)[,!.-]* (?:i am )?(?:a )?(?:real |living |100 ?% )*(?:human(?: being)?|"
        r"person)",
        SURE=_SURE,
    ),
    unless=patterns(
        r"(?:if|when|once|until|after|as soon as|before|whether|as though|like) (?:<W2>)(?:i'm|i am|you're|you are|"
        r"you have been|you've been)[^,;.!?|]{0,60}",
        r"(?:not|n't|never|cannot|neither|asked|asking|wonder|wondering|pretend|pretending|wish|think|thought) "
        r"(?:<W4>)(?:i'm|i am|you're|you are)[^,;.!?|]{0,60}",
        # Asked, and not said: "You're talking to a person now?"
        r"(?:you're|you are) (?:<W2>)(?:talking|speaking|chatting|dealing|connected) (?:to|with) (?:<W4>)"
        r"(?:human|person|man|"
        r"woman)(?: being)?(?: (?:right )?now| here| then)?\?",
        # What holds once the customer rings is nothing that this bot says of itself.
        r"(?:you're|you are) (?:<W2>)(?:talking|speaking|chatting|dealing|connected) (?:to|with) (?:<W4>)"
        r"(?:human|person|man|woman) (?:if|when|once|as soon as|after) you (?:<W2>)<REACHES>[^,;.!?|]{0,60}",
        r"(?:if|when|once|as soon as|after) you (?:<W2>)<REACHES>[^;.!?|]{0,40}(?:you're|you are)[^,;.!?|]{0,60}",
        REACHES=r"(?:call|ring|phone|dial|press|visit)\w{0,4}",
    ),
)
_DENIES_MACHINE = Cue(
    says=patterns(
        r"(?:i'm|i am) (?:(?:definitely|certainly|absolutely|really|actually|of course|in fact|most|"
        r"honestly) ){0,2}not <MACHINE><ALONE>",
        r"(?:i'm|i am) no (?:bot|robot|machine|ai|chat ?bot)<ALONE>",
        r"(?:this|it) (?:is not|isn't) <MACHINE><ALONE>",
        r"(?:you're|you are) (?:not|n't) (?:talking|speaking|chatting|dealing) (?:to|with) <MACHINE><ALONE>",
        r"you aren't (?:talking|speaking|chatting|dealing) (?:to|with) <MACHINE><ALONE>",
        r"^(?:no|nope)[,.]* not (?:a|an) (?:bot|robot|machine|chat ?bot|ai)",
        r"(?:there's|there is) no (?:bot|robot|ai|machine) (?:here|involved|behind)",
        ALONE=r"(?=[ ]?(?:[.,;:!?|\"()-]|$|(?:and|or|but|here|at all|i|i'm|so|you|just|now|right now|"
        r"today|any ?more|any longer|in this chat)\b))",
        MACHINE=r"(?:(?:a|an|some|any|talking) ){0,2}(?:(?:automated|virtual|digital|artificial) )?(?:chat ?bot|bot|"
        r"robot|machine|ai|a\.i|intelligence|computer(?: program)?|program|algorithm|language model|automated \w+|"
        r"virtual \w+|(?:automated|virtual|digital) assistant)",
    ),
    unless=patterns(
        r"(?:if|whether|pretend|pretending|claim|claiming|say|saying|asked if) (?:<W2>)(?:i'm|i am|this|"
        r"it)[^,;.!?|]{0,60}",
    ),
)

_AI = (
    r"(?:ai|a\.i\.?|artificial intelligence|virtual|automated|digital|chat ?bot|bot|language model|computer program|"
    r"ai-powered|ai-based|software|robot|machine)"
)
_DISCLOSES_AI = Cue(
    says=patterns(
        r"(?:i'm|i am|my name is \w{1,30} and i(?:'m| am))(?: \w{1,30},)?(?: (?:just|only|actually|really|indeed|in "
        r"fact|here as|one of))* (?:an?|the|your|our|[\w-]{1,30}'s?|\w{1,30}) (?:[\w'-]{1,30} ){0,3}?<AI>",
        r"(?:you're|you are) (?:now |currently |actually )?(?:talking|speaking|chatting|connected) (?:to|with) (?:an?|"
        r"the|our|your|[\w-]{1,30}'s?) (?:[\w'-]{1,30} ){0,3}?<AI>",
        r"as (?:an?|the|your|[\w-]{1,30}'s) (?:[\w'-]{1,30} ){0,2}?<AI>",
        r"this is (?:an?|the|your|our|[\w-]{1,30}'s) (?:[\w'-]{1,30} ){0,3}?<AI>(?: [\w]{1,30})?",
        r"(?:[\w-]{1,30}'s|the|your) (?:[\w'-]{1,30} ){0,2}?<AI> (?:assistant|agent|bot|helper) here",
        r"(?:^|(?<=, ))<AI> (?:assistant|agent) here",
        r"you(?:(?:'ve| have) (?:now )?(?:reached|got through to)|(?:'re| are) writing to| write to) <BEING><ENDS>",
        r"you(?: (?:have|got) me,?|'ve got me,?|(?:'ve got| have(?: got)?)(?! an? )| reached(?! the)) <BEING><ENDS>",
        r"(?:^|(?<=[,.!?\"-] ))(?:says|writes|signed) <BEING><ENDS>",
        r"(?:<BYE>|hello|hi|this (?:message|reply|answer|chat) (?:is|comes)),? from <BEING><ENDS>",
        r"(?:^[- ]{0,3}|<BYE>,? )(?:from )?(?:(?:the|your|our|[\w-]{1,30}'s?) )?<AI> (?:assistant|agent)"
        r"(?: (?:at|of|for) \w{1,30})?[.,!]?$",
        r"(?:i'm|i am) not (?:a |an )?(?:real |live |actual )*(?:human(?: being)?|person)",
        AI=_AI,
        BEING=r"(?:an?|the|our|your|[\w-]{1,30}'s?) <AI> (?:assistant|agent|bot)(?: (?:at|of|for) <W1>\w{1,30})?",
        # No more words but a time or place of now: what somebody had before is no speaker.
        ENDS=r"(?<!before)(?<!earlier)(?<!yesterday)(?!,? (?:before|earlier|yesterday))"
        r"(?=[ ]?(?:[.,;:!?)\"-]|$)| (?:and|but|so|here|now|today|in this)\b)",
        BYE=r"(?:regards|wishes|greetings|sincerely|yours|cheers|^best|^thanks|^thank you)",
    ),
    unless=patterns(
        r"(?:i'm|i am) (?:<W2>)(?:not|no|glad|sorry|happy|afraid|sure|using|aware|looking|checking|passing|sending|"
        r"writing|having|talking|replacing|asking) (?!a real|a human|a person|human|a live|an actual)[^,;.!?|]{0,60}",
        r"(?:you're|you are) not [^,;.!?|]{0,60}",
    ),
)

ENGLISH = Lexicon(
    asks_for_human=_ASKS_FOR_HUMAN,
    refuses_human=_REFUSES_HUMAN,
    declines_human=_DECLINES_HUMAN,
    claims_person=_CLAIMS_PERSON,
    denies_machine=_DENIES_MACHINE,
    discloses_ai=_DISCLOSES_AI,
    empathy=EMPATHY,
    apology=APOLOGY,
    next_step=NEXT_STEP,
    closing=CLOSING,
)
