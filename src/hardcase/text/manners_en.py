"""English phrases: apology and sympathy, closing lines, and next steps that name an act."""

from .cues import Cue, patterns

_LEVEL = (
    r"(?:(?:so|very|really|truly|deeply|terribly|extremely|incredibly|sincerely|genuinely|awfully|all|do|also) ){0,3}"
)
_FEEL = (
    r"(?:frustrat\w+|upsetting|upset|stressful|difficult|worrying|worried|annoying|annoyed|disappoint\w+|hard|awful|"
    r"terrible|distressing|confusing|inconvenient|important|tough|painful)"
)
_SORRY = patterns(
    r"(?:(?:i'm|i am|we're|we are) )?<LEVEL>sorry (?:to (?:hear|read|see|learn)(?: (?:that|this|about (?:this|that|"
    r"it)))?|you(?:'ve| have)? (?:had|been|went|are|were|feel|felt)|(?:for|about) (?:the|any|this|that|all|your|our|"
    r"my)(?: [\w'-]{1,30}){0,3}|for (?:that|this|it|keeping|causing))",
    r"(?:i'm|i am|we're|we are) <LEVEL>sorry",
    r"(?:my|our) (?:(?:most|sincere|sincerest|deepest|heartfelt|humble) ){0,2}apologies",
    r"apologies (?:for|about)(?: (?:the|any|this|that|all)(?: [\w'-]{1,30}){0,2})?",
    r"(?:please )?accept (?:my|our) (?:<W2>)apolog(?:y|ies)",
    r"(?:(?:i|we|lumen) )?(?:(?:do|sincerely|deeply|truly|must|want to|would like to|can only|really|also|once again|"
    r"again) ){0,3}apologi[sz]e(?: (?:for|that)(?: (?:the|any|this|all|your))?(?: [\w'-]{1,30}){0,2})?",
    r"(?:please )?forgive (?:me|us)",
    r"^(?:so |very |really )*sorry",
    LEVEL=_LEVEL,
)
_NOT_SORRY = patterns(
    r"(?:no|any|without|not|don't|do not|needn't|won't|than|rather|feel|an) (?:<W3>)(?:apologi[sz]e|apology|apologies|"
    r"sorry)"
)
APOLOGY = Cue(says=_SORRY, unless=_NOT_SORRY)
"""Formulae of apology."""

EMPATHY = Cue(
    says=_SORRY
    + patterns(
        r"(?:i|we) (?:(?:can|do|fully|completely|totally|certainly|really|absolutely|truly|perfectly|definitely|only|"
        r"also) ){0,3}(?:understand|appreciate|imagine|see|sympathi[sz]e|empathi[sz]e|relate)(?: (?:completely|fully|"
        r"with you))? (?:how|why|your|that (?:this|it|you)|the|this|what)(?: (?:<W3>)<FEEL>| (?:<W2>)(?:frustration|"
        r"concerns?|disappointment|situation|position|feelings?|anger|worry|worries|reluctance|inconvenience|"
        r"importance|urgency|patience|understanding|feel|going through|feeling))",
        r"(?:i|we) can (?:<W1>)imagine(?: how| that| what)?(?: (?:<W3>)<FEEL>)?",
        r"(?:i|we) (?:(?:can|do|fully|completely|totally|certainly|really|absolutely|truly|"
        r"perfectly) ){0,3}(?:understand|sympathi[sz]e|empathi[sz]e)(?: completely| fully)?(?=[ .!,;-]*$|[.!,;])",
        r"(?:i|we) (?:(?:can|do|fully|completely|totally|certainly|really) ){0,3}understand (?:that )?(?:you're|you "
        r"are|this is|it's|it is) (?:<W2>)<FEEL>",
        r"(?:i|we) (?:really )?(?:hear|feel for) you",
        r"(?<=, )sorry(?=[ .!]*$)",
        r"(?:that|this|it) (?:must|sounds?|can|has to|is)(?: (?:be|have been|feel|like|really|very|so|"
        r"extremely)){0,3} <FEEL>",
        r"thank(?: you|s)(?: so| very| a lot| much){0,3} for (?:your|being so|being)(?: (?:continued|great))? "
        r"(?:patience|understanding|patient|cooperation|loyalty)",
        r"thank(?: you|s) for bearing with (?:me|us)",
        r"(?:i|we) (?:know|reali[sz]e) (?:how |that |this |it ){1,3}(?:<W3>)<FEEL>",
        r"(?:i|we) (?:really |do |truly )*value you(?:r \w+)?(?: as an? (?:valued |loyal )*customer)?",
        r"for (?:any|the|this) inconvenience (?:this|it) (?:may have |has |might have )?caused(?: you)?",
        FEEL=_FEEL,
    ),
    unless=_NOT_SORRY,
)

CLOSING = Cue(
    says=patterns(
        r"(?:is there )?(?:anything|something) else (?:<W3>)(?:i|we|you|today)",
        r"(?:is there )?anything (?:else|more)(?=[ ?.!]*$)",
        r"(?<!you )(?:have|wish you|wishing you) an? (?:(?:really|very|truly) )?(?:nice|good|great|lovely|wonderful|"
        r"pleasant|fantastic|safe|restful|happy) (?:day|evening|night|morning|afternoon|week|weekend|time|trip|flight|"
        r"journey|holiday|rest|one)",
        r"enjoy (?:the rest of )?your (?:day|evening|weekend|week|afternoon|morning|trip|holiday|flight)",
        r"^(?:<W2>)take care(?=[ .!,]*(?:$|and))",
        r"^(?:<W1>)(?:good)?bye",
        r"thank(?: you|s)(?: (?:so|very) much)? for (?:contacting|reaching out|choosing|chatting|getting in touch|"
        r"your business|being a|shopping|using|flying|calling|writing)",
        r"(?:glad|happy|pleased) (?:i|we) (?:could|was able to|were able to) (?:help|assist|sort)",
        r"(?:if|should) you (?:(?:ever|do|have|need|want|require) ){1,3}(?:<W1>)(?:anything else|any (?:other|further|"
        r"more)|further|more help|help again)",
        r"(?:feel free|don't hesitate|do not hesitate|always welcome) to (?:<W1>)(?:ask|reach|contact|get|come|let|"
        r"write|call|message|return)",
        r"safe travels|all the best|take good care|until next time|see you soon|you're (?:very |most )?welcome",
    ),
    unless=patterns(r"if you[^.!?|]{0,80}(?:transfer|connect|put|pass|hand) you"),
)

_EMPTY_ACT = (
    r"(?:help|assist|support|try|see what|look forward|look after you|understand|appreciate|always|never|not|need|"
    r"require|want|love|hope|do (?:my|our|everything|all|what|whatever)|be(?! (?:sending|calling|refunding|in touch "
    r"(?:by|within|before|on|today|tomorrow)))|keep (?:this|that|it|you|your \w+) in|make (?:sure|every)|ensure|have "
    r"to|continue to (?:help|support|assist|be)|work (?:hard|with|tirelessly)|go above|get through|take (?:care of|"
    r"(?:this|that|it|your \w+) (?:<W1>)seriously)|bear|remain|stay|wait|await|feel|miss|value|treasure|strive|stand|"
    r"guide|(?:get|have) (?:this|that|it|everything|things) (?:sorted|fixed|resolved|right|straight))"
)
_ACT = (
    r"(?:send|refund|check|open|pass|transfer|connect|hand|put|issue|process|arrange|raise|escalate|freeze|replace|"
    r"cancel|look into|call|book|order|credit|update|pause|forward|ask|report|investigate|review|reverse|reset|resend|"
    r"reimburse|block|close|create|file|start|request|pull|find|verify|correct|fix|change|move|apply|waive|offer|add|"
    r"remove|note|get (?:a|my|our|your|one))"
)
_DOING = (
    r"(?:sending|refunding|checking|opening|passing|transferring|connecting|handing|putting|issuing|processing|"
    r"arranging|raising|escalating|freezing|replacing|cancell?ing|looking into|calling|booking|ordering|crediting|"
    r"updating|pausing|forwarding|asking|reporting|investigating|reviewing|reversing|resetting|resending|reimbursing|"
    r"blocking|closing|creating|filing|requesting)"
)
_DO = (
    r"(?:send|share|upload|attach|reply|confirm|provide|give me|check|return|keep|pack|print|drop|take|click|tap|open|"
    r"go to|call|ring|visit|choose|select|log|sign|fill|follow|use|contact|enter|put|leave|track|claim|collect|dispute|"
    r"appeal|report|request|apply|cancel|change|pay|withdraw|bring|unplug|plug|restart|wait (?:until|for)|hold on to|"
    r"forward|spell|describe|ask (?:your|the)|tell (?:me|us) (?:your|the|which|when|what|whether))"
)
_WHEN = (
    r"(?:(?:by|before|within|until|at|on|in|from|after|around|no later than) (?:(?:the|about|around|next|end of|"
    r"your) ){0,3}(?:\d\S{0,12}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|an?|couple|few|noon|"
    r"midnight|close|\w+day|hour|january|february|march|april|may|june|july|august|september|october|november|"
    r"december)|today|tomorrow|tonight|this (?:morning|afternoon|evening|week)|\w+day|next week|straight away|right "
    r"away|immediately)"
)
NEXT_STEP = Cue(
    says=patterns(
        r"(?:i|we)(?:'ll| will|'m going to| am going to|'re going to| are going to|'m about to)(?: (?:also|now|then|"
        r"just|personally|immediately|gladly|happily|first|therefore|need to|have to)){0,3} (?!<EMPTY>)(?!call "
        r"it)[a-z]+",
        r"(?:i|we)(?:'ve| have)(?: (?:just|now|already|also|gone ahead and|successfully|therefore|since)){0,3} "
        r"(?!(?:noted|heard|received|apologi[sz]ed|helped|tried|listened|always|disappointed|failed|caused|valued|"
        r"appreciated|learned|reached|missed|noticed|seemed|wanted|needed|reali[sz]ed|recogni[sz]ed|enjoyed|shared|"
        r"experienced|retrieved|located|looked)\b)(?:[a-z]+ed|sent|put|set|made|paid|given|frozen|taken|written|begun)",
        r"(?:i|we) (?:just |went ahead and |have gone ahead and )?(?:refunded|cancelled|canceled|opened|issued|"
        r"escalated|passed|replaced|froze|sent|credited|reversed|paused|raised|booked|ordered)",
        r"(?:i'm|i am|we're|we are)(?: (?:now|just|currently|also|already)){0,2} <DOING>",
        r"let me (?:(?:just|quickly|now|also|first) ){0,2}(?:<ACT>|look|see (?:whether|where|when))",
        r"please (?:(?:just|also|now|then|kindly|do) ){0,2}<DO>",
        r"you(?:'ll| can| could| may| should| need to| just need to| only need to| must| will need to| will have to|"
        r"'ll need to|'ll have to)(?: (?:also|now|then|simply|just|either|always)){0,2} <DO>",
        r"^(?:(?:first|then|next|now|so|simply|just|\d+|step \d+)\W+){0,3}(?:send|reply|attach|upload|click|tap|open|"
        r"go to|call|log in|choose|print|visit|follow|return (?:the|it|your|them|this|both)|drop|pack|sign in|select|"
        r"ring|fill|restart|unplug)",
        r"(?:could|can|would|will) you (?:(?:please|kindly|just|also|then) ){0,3}<DO>",
        r"you can expect (?:<W10>)<WHEN>",
        r"(?:refund|money|payment|replacement|parcel|order|credit|amount|courier|label|driver) (?:<W6>)(?:arrives?|"
        r"ships?|leaves?|collects?|comes?|lands?|reaches|is back|is due) (?:<W8>)<WHEN>",
        r"(?:the|your|our) next step(?:s)? (?:is|are|will)",
        r"(?:shall i|should i|would you like me to|do you want me to|want me to|i can|we can)(?: (?:also|then|just|"
        r"now|either)){0,2} <ACT>",
        r"<WHO> (?:<W5>)(?:will|is going to|are going to|'ll) (?:<W10>)<WHEN>",
        r"(?:colleague|specialist|agent|team|manager|someone|they|he|she)'ll (?:<W10>)<WHEN>",
        r"(?:refund|money|payment|replacement|parcel|order|credit|amount|item|label|e-?mail|card|account|reply|"
        r"decision|\d) (?:<W6>)(?:will|'ll) (?:<W10>)<WHEN>",
        r"(?:it|this|that|they)(?:'ll| will) (?:<W2>)(?:arrive|reach|land|show|go|come|ship|be (?:<W1>)(?:back|"
        r"refunded|delivered|paid|sent|processed|resolved|there|credited|collected|with you)) (?:<W8>)<WHEN>",
        r"you(?:'re| are) (?:now )?being (?:transferred|connected|passed|put through|handed)",
        r"you(?:'ll| will| should)(?: <W1>)?(?:receive|get|have|see|hear|be (?:refunded|called|contacted|credited|"
        r"paid)) (?:<W10>)<WHEN>",
        r"(?:has|have) (?:(?:now|just|also) )?been (?:(?:successfully|now|fully) )?(?:refunded|cancelled|canceled|"
        r"issued|processed|opened|passed|escalated|replaced|sent|frozen|paused|credited|updated|reversed|transferred|"
        r"booked|raised|handed over|dispatched|shipped|reimbursed)",
        EMPTY=_EMPTY_ACT,
        ACT=_ACT,
        DOING=_DOING,
        DO=_DO,
        WHEN=_WHEN,
        WHO=r"(?:colleagues?|team|specialists?|agents?|managers?|advis[eo]rs?|department|desk|courier|driver|someone|"
        r"somebody|they|he|she|person|human|supervisor|engineer|bank|seller)",
    ),
    unless=patterns(
        r"let me know[^,;.!?|]{0,80}(?:anything|any other|any further|how (?:i|we)|what (?:i|we)|more)[^,;.!?|]{0,60}",
        r"(?:let me|i(?:'ll| will)) see (?:if|what|whether) (?:i|we) can[^,;.!?|]{0,40}",
        r"please (?:<W1>)(?:contact|call|reach|ask|message|write)[^,;.!?|]{0,20} (?:if|should|any ?time|again|with "
        r"any|whenever)[^,;.!?|]{0,60}",
        r"you can (?:<W1>)(?:contact|call|reach|ask|message|write) (?:<W2>)(?:if|should|any ?time|again|with any|"
        r"whenever)[^,;.!?|]{0,60}",
        r"(?:could|can|would) you (?:<W1>)(?:check|confirm|tell) (?:<W2>)(?:how|what) (?:i|we) can[^,;.!?|]{0,40}",
    ),
)
