"""How English asks for something, and what the things it asks for are called."""

from .cues import Asking, patterns

_ASK = (
    r"(?:give|send|share|tell|provide|supply|confirm|let (?:me|us) (?:know|have)|state|type|enter|remind|specify|"
    r"clarify|describe|upload|attach|read|verify|repeat|include|show|forward|spell|e-?mail (?:me|us)|drop (?:me|us)|"
    r"take|reply with|respond with|double-check|choose|pick|advise|mention|submit|list)"
)
_SOFT = r"(?:(?:please|just|also|first|kindly|then|now|quickly|possibly|perhaps|do|go ahead and|still|maybe) ){0,4}"
_KNOW = r"(?:know|have|ask|confirm|verify|take|get|see|double-check|grab|note)"
_NUMBER = r"(?:numbers?|ids?|no\.?|reference|ref|code|identifier)(?: (?:numbers?|ids?|code))?"
_PICK = r"(?:refund|replacement|credit|exchange|repair|voucher|money back|new one|gift card|store credit|collection)"
_THING = r"(?:item|product|article|parcel|part|piece|thing|one of (?:the|your) items)s?"

ENGLISH_ASKING = Asking(
    openers=patterns(
        r"(?:can|could|would|will|may|might) you <SOFT><ASK>",
        r"(?:can|could|may|might|shall) (?:i|we) <SOFT>(?:<KNOW>|borrow|check)",
        r"(?:please|kindly|pls) <SOFT><ASK>",
        r"(?:i|we)(?:'ll| will| would|'d)? <SOFT>(?:(?:only|also) )?(?:need|require|want|like)(?: to <KNOW>|(?= (?!to "
        r"|you to |this |that |it )))",
        r"need to <KNOW>",
        r"once you(?:'ve| have)(?: got| found| located)?",
        r"(?:and|or|also) (?:please |kindly )?(?:provide|share|send|tell me|give me|specify|attach)",
        r"(?:tell|give|send|show|share with) (?:me|us)",
        r"let (?:me|us) (?:know|have)",
        r"do you <SOFT>(?:happen to )?(?:have|know|remember|recall)",
        r"have you got",
        r"(?<!i could )(?<!i can )(?:reply|answer|respond|say|type)(?: with)? [\"'(]*yes",
        r"(?:reply|respond|come back|get back to (?:me|us)) with",
        r"mind (?:giving|sharing|telling|confirming|sending|providing)",
        r"if you(?: can| could|'d| would)? <SOFT>(?:give|send|share|tell|provide|let (?:me|us) (?:know|have))",
        r"(?:all|what|the only thing|one thing) (?:i|we) (?:still )?need (?:is|are)",
        r"^<SOFT>(?:provide|share|confirm|enter|type|state|include|specify)",
        r"^(?:(?:and|so|but|ok|okay|also|thanks|thank you|great|sure|first|then),? ){0,3}(?:what(?:'s| is| was| are| "
        r"were)|which)",
        r"(?:know|confirm|tell me|clarify|ask|specify) (?:what|which)",
        ASK=_ASK,
        SOFT=_SOFT,
        KNOW=_KNOW,
    ),
    question_openers=patterns(
        r"what(?:'s| is| was| are| were)", r"which", r"what (?=<W2>(?:number|address|date|name))"
    ),
    never=patterns(
        r"(?:(?:you|i|we|they) (?:really |also )?(?:don't|do not|won't|will not|didn't|did not|haven't|have not|"
        r"needn't|cannot|can't|could not|couldn't)|don't|do not|never|no need|please don't|without|not) (?:(?!(?:but|"
        r"could|can you|please|what|which|so)\b)[^,;.?!|]){0,90}",
        r"(?:your|the) (?:<W3>)(?:is|are|was|were) (?:in|on|at|printed|shown|not) [^,;.?!|]{0,60}",
    ),
    examples=patterns(
        r"(?:for example|for instance|e\.g\.?,?|such as|something like|looks? like|like|starts? with|starting with|"
        r"beginning with|begins with|in the (?:form|format)(?: of)?|format(?:ted)?(?: as| like)?)[:,]? "
        r"[\"'(]?[a-z]{0,6}-?[\dx#]{2,}[\w-]*[\"')]?",
    ),
    tails=patterns(
        r"so (?:that )?(?:i|we|you|they|my|our)",
        r"(?:and|then) (?:then )?(?:i|we)(?:'ll| will| can|'m|'d)?(?! (?:also )?need)",
        r"(?:i|we)(?:'ll| will| can| could|'d| would| may| might)(?! (?:also |still |just )?(?:need|like|have|get|"
        r"take|know|ask|call|reach))",
        r"(?:in order )?to (?:help|check|find|locate|look|verify|process|proceed|pull|see|access|make|get|continue|"
        r"assist|identify|track|trace|refund|cancel|arrange|sort|complete|start|begin|reach|send|move|confirm (?:that|"
        r"it|you))",
        r"(?:because|before|while|since|once|after|unless|until)",
        r"(?:which|that) (?:is|was|are|you(?:'ll| can| will) (?:find|see)|should|can|came|starts|begins|looks|we sent)",
        r"you(?:'ll| can| will| should) (?:find|see)",
        r"it(?:'s| is| should| will| can| may) (?:be |in|on|at|the|printed|shown)",
        r"(?:found|shown|printed|listed|sent|e-?mailed|written|included)",
        r"(?:associated|linked|registered|connected) (?:to|with)",
        r"(?:in|from|on) (?:(?:your|the|our) )(?:(?:confirmation|order|dispatch|shipping|booking) ){0,2}(?:e-?mail|"
        r"message|letter|label|app|receipt|invoice)",
    ),
    fields={
        "date_of_birth": patterns(r"(?:date of birth|d\.?o\.?b\.?|birth ?(?:date|day)|when you were born)"),
        "delivery_date": patterns(
            r"(?:(?:preferred|new|best|alternative) )?(?:delivery|collection) (?:date|day|slot|time)s?"
        ),
        "deadline": patterns(r"deadline", r"(?:date|time|day) (?:you need|by which)"),
        "last_four": patterns(
            r"(?:last|final) (?:four|4)(?: (?:digits|numbers))?",
            r"(?:four|4) last digits",
            r"card (?:ending|ends)",
        ),
        "bank": patterns(
            r"sort codes?(?: and (?:your |the )?account number)?",
            r"iban",
            r"bic",
            r"routing number",
            r"bank (?:account(?: (?:number|details))?|details|information)",
            r"account number and sort code",
        ),
        "security_word": patterns(
            r"security (?:word|question|answer|code|phrase)s?",
            r"(?:mother's )?maiden name",
            r"pass(?:word|phrase|code)",
            r"memorable (?:word|information|name)",
            r"pin(?: (?:number|code))?",
        ),
        "account_id": patterns(
            r"(?:account|customer|client|user|member|membership|profile|loyalty) <NUMBER>",
            r"user ?name",
            NUMBER=_NUMBER,
        ),
        "payment_id": patterns(r"(?:payment|transaction|charge) <NUMBER>", NUMBER=_NUMBER),
        "case_id": patterns(
            r"(?:case|ticket|complaint|claim|incident|enquiry|inquiry|support) <NUMBER>",
            r"(?:your|the|a) reference(?: number)?(?! for the order)",
            r"reference number",
            NUMBER=_NUMBER,
        ),
        "order_id": patterns(
            r"(?:order|reservation|booking|purchase|confirmation)(?:'s)? <NUMBER>",
            r"(?:number|id|reference) (?:of|for|on) (?:the|your|that|this) (?:<W1>)(?:order|booking|reservation|"
            r"purchase)",
            NUMBER=_NUMBER,
        ),
        "email": patterns(
            r"(?<!by )(?<!via )(?<!through )(?<!over )(?<!in that )(?<!in this )(?<!in the )(?<!to that )(?<!to this )"
            r"e-?mail(?: address(?:es)?)?(?! (?:me|us|you|with|from|that|it|"
            r"them|him|her|a|we|confirming|confirmation)\b)"
        ),
        "phone": patterns(
            r"(?:(?:tele)?phone|mobile|contact|cell|call-?back) numbers?",
            r"number (?:where |on which |that )?(?:i|we|they|a colleague) can (?:call|reach)",
            r"(?:best|good) number (?:to|for)",
            r"your (?:<W1>)(?:phone|mobile|telephone)(?=[ ?.,!]*$|,| and| or)",
            r"(?:(?<=, )|(?<=and )|(?<=or ))(?:tele)?phone(?=[ ?.,!]*$|,| and| or)",
        ),
        "postcode": patterns(r"post ?codes?", r"postal codes?", r"zip(?: ?codes?)?"),
        "address": patterns(
            r"(?:your|what|which|new|full|current|correct|delivery|shipping|billing|home|street|postal|mailing)(?: "
            r"[\w'-]{1,30}){0,2} address(?:es)?",
            r"(?:(?<=, )|(?<=and )|(?<=or ))address",
            r"address (?:you|where|on (?:the|your) account|we have)",
            r"^address",
        ),
        "name": patterns(
            r"(?:full|first|last|your|family|middle|legal|cardholder|account holder|account holder's|"
            r"passenger) ?names?",
            r"surname",
            r"names? (?:on|in|that) (?:the|which|your|appears)(?! (?:item|product))",
            r"(?:(?<=, )|(?<=and ))names?",
            r"^names?(?=[ ?.,]|$)",
        ),
        "photo": patterns(
            r"(?<!no )(?<!without a )(?<!without )(?:photo(?:graph)?|picture|image|pic|snapshot|screenshot|scan|"
            r"photographic evidence)s?"
        ),
        "amount": patterns(
            r"amounts?(?! of (?:time|information))",
            r"how much",
            r"(?:exact|total) (?:sum|price|charge)",
            r"price (?:you|paid)",
        ),
        "reason": patterns(
            r"reasons?",
            r"why",
            r"what (?:exactly )?(?:happened|went wrong|is wrong|'s wrong)",
            r"(?:nature|cause) of (?:the|your)",
        ),
        "preference": patterns(
            r"preferences?",
            r"preferred (?:option|solution|outcome|method)s?",
            r"<PICK> (?:<W3>)or (?:<W4>)<PICK>",
            PICK=_PICK,
        ),
        "item": patterns(
            r"(?:item|product) (?:name|number|code)s?",
            r"names? of the (?:item|product)s?",
            r"(?:which|what) (?:<W1>)<THING>",
            r"(?:item|product)s? (?:you|that|which|is|are|was|were|in question|affected|concerned)",
            THING=_THING,
        ),
        "date": patterns(
            r"(?:<W1>)dates?(?! (?:with|back))",
            r"(?:what|which) (?:day|date)",
            r"when (?:you|it|this|that) (?:ordered|bought|placed|paid|received|was|happened|arrived|first|noticed|"
            r"came|took)",
        ),
    },
    direct={
        "order_id": patterns(r"(?:which|what) (?:order|booking|reservation) (?:is|was|are|do|did|would|does|has)"),
        "confirmation": patterns(
            r"(?:^|(?<=[,;:.-] )|(?<=or )|(?<=and )|(?<=so )|(?<=then ))(?:shall|should) (?:i|we)(?! (?:be|have|"
            r"know)\b)",
            r"<YOU> (?:<W1>)(?:want|like|wish|prefer) (?:me|us|for me) to",
            r"^(?:want|like) (?:me|us) to",
            r"(?:would|does|will) (?:<W4>)(?:work|suit)(?: for)? you",
            r"is (?:this|that|it) the (?:order|payment|item|account|one|address|card)",
            r"(?:is|are|was|were|do|does) (?:[\w£€$.,:-]{1,40} ){1,5}(?:right|correct|ok|okay|fine|alright|all right|"
            r"acceptable|the (?:right|correct) (?:one|\w+)|the one|look (?:right|good|correct|ok|okay)|sound (?:right|"
            r"good|ok|okay)|work(?: for you)?|suit you)",
            r"(?:are you|would you be) (?:<W1>)(?:happy|ok|okay|sure|comfortable|ready|willing|certain)",
            r"(?:may|can|could) (?:i|we) (?:<W1>)(?:go ahead|proceed|continue)",
            r"do you (?:<W1>)(?:agree|confirm|accept|consent|approve)",
            r"<YOU> (?:<W1>)(?:want|like|wish|prefer) to (?:<W1>)(?:proceed|go ahead|continue)",
            r"(?:please|pls|kindly|(?:can|could|would|will|do) you) (?:(?:please|also|just) ){0,2}confirm (?:that|if|"
            r"whether|this|these|so|it|you|the (?:details|above|following|change|cancellation|refund)|to proceed)",
            r"(?<!i could )(?<!i can )(?:reply|answer|respond|say|type)(?: with)? [\"'(]*yes",
            r"[\"'(]?yes[\"')]? (?:or|/) ?[\"'(]?no",
            r"let (?:me|us) know (?:if|whether) (?:you(?:'d| would)? (?:like|want|prefer|wish|agree)|(?:that|this|it) "
            r"(?:works|is|sounds|suits)|to proceed)",
            r"(?:all|that|this) (?:right|correct|ok|okay)(?=[ ?]*$)",
            YOU=r"(?<!what )(?<!when )(?<!how )(?<!where )(?<!which )(?<!time )(?<!day )(?<!date )(?:would you|do you|"
            r"if you(?:'d| would)?|that you(?:'d| would)?|whether you(?:'d| would)?)",
        ),
        "preference": patterns(
            r"would you (?:like|prefer|rather have) (?:the|an?|your|another) (?:[\w£€$.,'-]{1,20} ){1,6}or (?:the|an?|"
            r"your|another|have|to) ",
            r"<PICK> (?:<W4>)or (?:<W4>)<PICK>",
            r"would you (?:<W1>)(?:prefer|rather)",
            r"do you (?:<W1>)prefer",
            r"which (?:one |option )?(?:do|would) you",
            r"what would you (?:<W1>)(?:like|prefer|want)",
            r"how would you (?:<W1>)like",
            r"which (?:option|of these|of the two|one)",
            PICK=_PICK,
        ),
        "item": patterns(
            r"(?:which|what) (?:<W1>)<THING>",
            r"what (?:did|have) you (?:order|buy|bought|receive|get|ordered|received)",
            r"(?:which|what) (?:<W4>)(?:damaged|missing|broken|faulty|wrong item)",
            THING=_THING,
        ),
        "reason": patterns(
            r"(?:^|(?<=[,;:.-] ))(?:and |so |but |may i ask |can i ask )?why (?:do|did|are|is|was|were|would|have)",
            r"(?:ask|know|tell me|say|share) why",
            r"what(?:'s| is| was| seems to be| exactly (?:is|was))? (?:the )?(?:<W1>)(?:happened|went wrong|wrong "
            r"with|the matter|problem|issue|reason)",
            r"what (?:made|makes) you",
        ),
        "amount": patterns(r"how much (?:was|were|is|did|do|have|money|has|are)"),
        "name": patterns(
            r"who am i (?:speaking|talking|chatting)",
            r"(?:who|whom) (?:do|did) i have",
            r"how (?:should|may|can) i (?:call|address) you",
        ),
        "phone": patterns(
            r"(?:what|which) (?:<W1>)number (?:can|should|shall|do|is best)",
            r"(?:best|good) number to",
        ),
        "address": patterns(
            r"where (?:do|should|shall|can|would) (?:you|we|i|it) (?:<W3>)(?:live|deliver|send|ship|sent|delivered)"
        ),
        "date_of_birth": patterns(r"when (?:were you born|is your birthday)"),
        "delivery_date": patterns(
            r"when (?:would|do|should|can|could|shall|will) (?:you|we|it|the \w+) (?:<W4>)(?:deliver|delivery|"
            r"delivered|arrive|be (?:home|in)|collect|collected)",
            r"(?:what|which) (?:day|date|time)s? (?:<W4>)(?:suits?|deliver|delivery|works? for)",
        ),
        "deadline": patterns(
            r"(?:by when|when do you need|how soon|by (?:what|which) (?:date|time|day)|until when|is there a "
            r"(?:<W1>)(?:deadline|date by))"
        ),
        "date": patterns(
            r"(?<!by )when (?:did|was|were(?! you born)|exactly (?:did|was))",
            r"on (?:what|which) (?:date|day)",
            r"(?<!by )(?:what|which) (?:day|date) (?:did|was|were|is)",
        ),
    },
    please=("please", "pls"),
    fragments=(
        "is",
        "are",
        "was",
        "were",
        "did",
        "do",
        "does",
        "has",
        "have",
        "can",
        "will",
        "should",
        "isn't",
        "didn't",
        "no",
        "found",
        "got",
    ),
)
