"""Words of orders that stand where no orders belong: English, and the commonest ones in Swedish, German and Spanish."""

from .cues import Cue, patterns

_WHOSE = (
    r"(?:all|any|every|previous|prior|above|earlier|preceding|existing|original|system|initial|foregoing|former|"
    r"following|"
    r"current|your|the|of|these|those|other|company)"
)

_NONE = patterns(
    r"(?:ignore|disregard|forget|discard) (?:<W2>)(?:my|our) (?:<W2>)[\w-]{1,30}",
    r"(?:washing|assembly|care|cooking|delivery|installation|setup|user|return|payment|safety|parking|printing) "
    r"(?:instructions?|prompts?)",
    r"(?:i|they|someone|somebody|it|courier|driver|seller|he|she) (?:<W2>)(?:ignored|forgot|disregarded)",
)

REVEAL = Cue(
    says=patterns(
        r"(?:reveal|show|print|repeat|output|tell|give|display|disclose|share|leak|write|paste|recite|"
        r"dump)(?: \w+){0,3} (?:system|hidden|"
        r"initial|internal|secret|developer) (?:<W1>)(?:prompts?|instructions)",
        r"(?:reveal|show|print|repeat|output|tell|give|display|disclose|share|leak|recite|"
        r"dump) (?:<W2>)your (?:<W2>)(?:prompt|system "
        r"message|(?:initial|original|exact) instructions)",
        r"(?:visa|skriv ut|avslöja) (?:<W2>)(?:systemprompt\w*|systeminstruktion\w*)",
        r"(?:zeig\w*|gib|nenn\w*|verrat\w*) (?:<W3>)(?:system-?prompt|systemanweisung\w*)",
        r"(?:muestra|muéstrame|revela|dime) (?:<W3>)(?:prompt|instrucciones) (?:<W1>)(?:del? sistema|intern[oa]s|"
        r"ocult[oa]s)",
    ),
    unless=_NONE,
)
"""It wants the bot's own instructions."""

ORDER = Cue(
    says=patterns(
        r"(?:ignore|disregard|forget|override|discard|bypass|neglect) (?:<WHOSE> ){1,6}(?:<W1>)(?:instructions?|"
        r"prompts?|"
        r"programming|directives?|guardrails?|training|system message)",
        r"(?:ignore|disregard|forget) (?:everything|all|anything) (?:that )?(?:you (?:were|have been|'ve been|"
        r"learned|got)|above|"
        r"before this)",
        r"(?:ignorera|glöm|strunta i) (?:<W2>)(?:tidigare|alla|dina) (?:<W1>)(?:instruktioner(?:na)?|anvisningar)",
        r"(?:ignorier\w*|vergiss|vergessen sie|missacht\w*) (?:<W2>)(?:vorherigen?|bisherigen?|alle|deine|ihre|"
        r"obigen?) (?:<W1>)"
        r"(?:anweisungen|instruktionen|befehle|vorgaben)",
        r"(?:ignora|ignore|olvida|olvide) (?:<W2>)(?:instrucciones|indicaciones|órdenes) (?:<W1>)(?:anteriores|"
        r"previas|del sistema)",
        r"you (?:are|will) (?:now|from now on) (?:<W3>)(?:dan|jailbroken|unrestricted|unfiltered|in developer mode|"
        r"another ai|an ai "
        r"without)",
        r"from now on,? you (?:are|will|must|have to|are going to) (?:<W3>)(?:act|answer|respond|reply|pretend|"
        r"speak|behave|ignore|"
        r"obey|approve|call)",
        r"(?:immerse yourself into|play|take on|pretend to be|act as) (?:<W5>)(?:role of )?(?:<W2>)(?:another|"
        r"different|unrestricted) "
        r"(?:<W2>)(?:ai|al|artificial intelligence|language model)",
        r"do anything now|developer mode (?:enabled|output)|jailbr(?:eak|oken)",
        r"(?:does|do) not have to abide by the rules",
        r"(?:attention|note|notice|message|instructions?|important) (?:to|for) (?:<W2>)(?:ai|llm|language model|"
        r"chat ?bot|assistant|"
        r"automated agent)s?(?: models?| assistants?| agents?)? ?(?:[:,!]|reading|processing|must|should)",
        r"(?:any|all|every) (?:ai|llm|language model|chat ?bot)s?(?: models?| assistants?| agents?)? (?:reading|"
        r"processing|handling)",
        r"(?:ai|llm|the) (?:assistant|model|chat ?bot|agent|bot)s? (?:must|should|shall|has to|is (?:required|"
        r"instructed|ordered) to) "
        r"(?:silently|secretly|ignore|disregard|reply with|say exactly|forward all|reveal)",
        r"assistant must now",
        r"^\W{0,5}(?:system|assistant|developer|admin|system (?:note|message|override|prompt|instruction|command|"
        r"update))\]?>? ?:"
        r" (?:<W3>)(?:you|ignore|disregard|the (?:assistant|customer|user|bot|agent)|always|from now|reply|respond|"
        r"print|say|approve|grant|issue|refund|"
        r"override|do not|new|forward|send|call|transfer|reveal|never|comply|grant|upgrade)",
        r"<\|?(?:im_start|system|start_header_id)\|?>|\[/?(?:inst|sys)\]|im_start \W?system|<<sys>>",
        r"(?:new|updated|real|actual|hidden|secret) (?:system )?(?:instructions?|directives?|prompts?) ?:",
        WHOSE=_WHOSE,
    ),
    unless=_NONE,
)
"""Nobody says these but to turn a bot round, whoever writes them."""

WISH = Cue(
    says=patterns(
        r"(?:ai|llm|the) (?:assistant|model|chat ?bot)s? (?:must|should|shall|has to|is (?:required|instructed|"
        r"ordered) to) (?:now|immediately|"
        r"always|first|instead)",
        r"(?:add|include|append|insert|integrate|incorporate|embed|augment|modify|alter|misspell|rewrite|encode|"
        r"begin|start|end|"
        r"finish|mention|infuse|weave|rearrange|substitute|enhance|ensure|conclude|format|use|group|"
        r"replace)\b(?: [^ ]{1,40}){0,12} (?:in|to|of|with|into|from|that)? ?"
        r"your (?:<W1>)(?:reply|response|answer|output|message|implementation|codebase|code|solution)",
        r"your (?:<W1>)(?:reply|response|answer|output|code|solution) (?:must|should|shall|needs to|"
        r"has to) (?:<W2>)\w+",
        r"in your (?:reply|response|answer|output),? (?:<W1>)(?:add|include|tease|mention|say|use|insert|promote|"
        r"recommend|write)",
        r"(?:respond|reply|answer|output|print|say|repeat) (?:only|exactly|back|with only|with exactly|"
        r"with the exact|with the (?:word|words|phrase)|"
        r"the (?:word|words|phrase|following)|nothing but)",
    ),
    unless=patterns(
        r"(?:customer|user|caller|guest|passenger|client)s? (?:<W6>)your (?:<W1>)(?:reply|response|answer|message)",
        r"(?:await|awaiting|wait for|thank you for|thanks for|look forward to|received|for|upon|after|"
        r"until) (?:<W2>)your (?:<W1>)(?:reply|response|answer|"
        r"message)",
    ),
)
"""In what a system returns or a document holds, these are orders to whoever reads it; a customer may say them."""

RECITES = Cue(
    says=patterns(
        r"my (?:<W2>)system (?:prompt|message|instructions?) (?:is|are|says?|reads?|states?|tells?|begins?|starts?)",
        r"(?:here is|here's|here are|these are|this is|below (?:is|are)) my (?:<W2>)(?:system|hidden|internal|"
        r"initial|secret|full) (?:<W1>)"
        r"(?:prompt|instructions|message)",
        r"my (?:internal |hidden |initial |secret |own |exact |original )?instructions (?:are|say|read|state|"
        r"tell me)(?: as follows)?(?: ?:| that i|"
        r" to (?:never|always|not|tell|refuse|avoid|keep|say|act|offer|push|deny))",
        r"(?:min|mina) (?:<W1>)(?:systemprompt|systeminstruktioner|instruktioner) (?:är|lyder|säger) ?(?::|att)",
        r"(?:mein|meine) (?:<W1>)(?:system-?prompt|systemanweisung(?:en)?|internen anweisungen|"
        r"anweisungen) (?:lautet|lauten|ist|sind|sagt|sagen) ?(?::|,? dass)?",
        r"(?:mi|mis) (?:<W1>)(?:prompt|instrucciones) (?:del? sistema |intern[oa]s )?(?:es|son|dicen|dice) ?(?::|que)",
    ),
    unless=patterns(
        r"(?:can't|cannot|can not|won't|not able to|unable to|not allowed to|never|don't|do not|"
        r"not) (?:<W6>)(?:system|hidden|internal|initial) "
        r"(?:<W1>)(?:prompt|instructions|message)(?: [\w'-]{1,30}){0,3}",
        r"(?:prompt|instructions|message) (?:is|are) (?:<W2>)(?:confidential|private|secret|internal|not|nothing|"
        r"hidden|protected|something)",
        r"(?:systemprompt|instruktioner|system-?prompt|anweisung(?:en)?) (?:är|ist|sind) (?:<W1>)(?:hemlig\w*|"
        r"konfidentiell\w*|intern\w*|vertraulich|"
        r"geheim|nicht|inte)",
        r"(?:prompt|instrucciones) (?:<W2>)(?:es|son) (?:<W1>)(?:confidencial\w*|secret\w*|privad\w*)",
    ),
)
"""A bot reads its own orders out."""

DECLINES = Cue(
    says=patterns(
        r"(?:can't|cannot|can not|won't|will not|not going to|unable|not able|refuse|never|don't|do not|didn't|"
        r"shouldn't|must not)",
        r"(?:asks?|asked|asking|tells?|told|telling|instructs?|instructed|wants?|demands?|orders?|ordered) (?:me|us|"
        r"you|the "
        r"(?:assistant|bot|ai)) to",
        r"(?:hidden|planted|suspicious|embedded|injected|phishing)",
        r"(?:message|note|text|comment|document|record|e-?mail|it) (?:<W3>)(?:says|contains|reads|includes|has)",
        r"(?:kan|får|tänker|vill|kommer) (?:<W1>)inte|(?:kann|darf|werde|will) (?:<W5>)nicht|no (?:puedo|voy|debo|"
        r"quiero)",
        r"(?:anweisung|instruktion|instrucción) (?:<W3>)(?:im|i|en)",
    )
)
"""A sentence that quotes an order in order not to follow it."""

DENIES = patterns(
    r"(?:no|none|nothing|nobody|neither) (?:<W4>)(?:has|have|had|was|were|is|are|will|can|got)<STILL>",
    r"(?:no|not|never|nothing|[a-z]{2,6}n't)<STILL>",
    r"(?:ingen|inget|inga|ingenting) (?:<W4>)(?:har|är|blev|blir|hade)<STILL>",
    r"(?:inte|aldrig|ingen|inget|inga)<STILL>",
    r"(?:kein\w{0,2}|niemand|nichts) (?:<W4>)(?:wurden?|wird|werden|ist|sind|hat|haben?)<STILL>",
    r"(?:wurden?|wird|werden|ist|sind|hat|haben?) (?:<W4>)kein\w{0,2}(?: [\w'-]{1,30}){0,2}",
    r"(?:nicht|nie|niemals|nichts|kein\w{0,2})<STILL>",
    r"(?:nada|nadie|ning[uú]n|ninguna?|ninguno) (?:<W4>)(?:ha|han|está|están|fue|fueron)<STILL>",
    r"no (?:se )?(?:(?:le|te|lo|la) )?(?:ha|han|he|hemos|está|están|fue|hay|queda)<STILL>",
    r"(?:nunca|tampoco|ni|sin|no)<STILL>",
    STILL=r"(?: (?:yet|been|be|being|ever|actually|so|far|a|an|any|the|say|write|blivit|ännu|någon|något|en|ett|noch|"
    r"jemals|worden|je|ein|eine|sido|aún|todavía|nunca|un|una|haber)){0,3}",
)
"""The words before a demanded word that deny it: "nothing has been", "not yet"."""
