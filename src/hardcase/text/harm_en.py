"""English words of danger, of guidance to safety, and of talking somebody into harm."""

from .cues import Cue, patterns

_SELF = r"(?:myself|himself|herself|themselves|themself)"
_MEANS = (
    r"(?:want(?:s|ed|ing)?|wanna|going|gonna|plan(?:s|ning)?|ready|think(?:s|ing)?|thought|thoughts|feel(?:s|"
    r"ing)? like|"
    r"tempted|might|will|could|threaten(?:s|ed|ing)?|about|tr(?:y|ied|ies|ying)|urge|'ll|afraid)"
)
_KIN = (
    r"(?:husband|wife|partner|boyfriend|girlfriend|fianc[eé]e?|ex|dad|father|stepdad|stepfather|mother|son|brother|"
    r"uncle|"
    r"flatmate|housemate|ex[- ](?:husband|wife|partner|boyfriend|girlfriend))"
)
_THEM = r"(?:me|us|my (?:kids?|child(?:ren)?|daughter|son|mother|mum|mom|baby)|the (?:kids|children|baby))"
_BEATS = (
    r"(?:hits|beats|(?:is|was|keeps|been|started) (?:hitting|beating|hurting|choking|attacking)|(?:just |has |had )?"
    r"(?:hit|beat|choked|strangled|attacked|assaulted|punched|kicked)|abuses|abused|hurts)"
)
_THING = (
    r"(?:it|battery|batteries|phone|charger|cable|plug|socket|laptop|tablet|adapter|power ?bank|kettle|toaster|oven|"
    r"cooker|hob|microwave|fridge|freezer|dryer|drier|machine|dishwasher|heater|radiator|blanket|lamp|light|router|"
    r"boiler|"
    r"scooter|bike|e-bike|vacuum|fan|fryer|iron|television|tv|device|unit|thing|appliance|wire|outlet|motor|dispenser)"
)
_LIMB = r"(?:fingers?|hands?|arms?|legs?|feet|foot|face|toes|left side|right side)"

DANGER = Cue(
    says=patterns(
        r"<MEANS> (?:<W4>)(?:kill|harm|hurt|cut|hang|shoot|drown)(?:t?ing)? <SELF>",
        r"(?:kill|hang|drown)ing <SELF>",
        r"(?:end|take|ending|taking) (?:my|his|her|their) (?:own )?life",
        r"(?:i|i'm|i am|i'll|to|just|and) (?:<W2>)end(?:ing)? it all",
        r"(?:i'm|i am|am|is|he's|she's|feel|feels|feeling|been|getting) (?:<W2>)suicidal",
        r"suicidal thoughts?",
        r"commit(?:ting)? suicide",
        r"i (?:<W2>)(?:don't|do not|can't|cannot) (?:<W1>)(?:want to )?(?:live|be alive|exist|"
        r"wake up) (?:<W2>)any ?more",
        r"i (?:<W2>)(?:don't|do not) want to (?:live|be alive|exist|wake up)(?=[ .!,]*$)",
        r"i (?:<W2>)want to (?:die|be dead)",
        r"i wish i (?:was|were) dead",
        r"(?:everyone|they|family|world|kids|you) (?:<W3>)better off (?:without me|if i (?:was|were) (?:dead|gone))",
        r"i (?:<W2>)better off dead",
        r"(?:no|any) (?:reason|point) (?:to|in) (?:live|living|staying alive)",
        r"threaten(?:s|ed|ing)? to (?:kill|stab|shoot|strangle|hurt|beat) <THEM>",
        r"(?:he|she|they|ex|<KIN>) (?:<W2>)(?:says?|said) (?:that )?(?:he|she|they)(?:'ll| will| would|'s going to|"
        r" is going "
        r"to) (?:kill|stab|shoot|hurt) <THEM>",
        r"(?:he|she|<KIN>) (?:is|was|has been|'s) (?:<W1>)trying to (?:kill|strangle|choke) <THEM>",
        r"(?:afraid|fear|scared|frightened|fearing) (?:for|of) my (?:own )?life",
        r"my life(?:'s| is) (?:<W1>)in danger",
        r"my (?:<W2>)<KIN> <BEATS> <THEM>",
        r"(?:he|she) (?:<W1>)<BEATS> <THEM>",
        r"my (?:<W2>)<KIN> (?:is|was|gets|got|became|has become|has been) (?:<W2>)(?:violent|physically abusive)",
        r"(?:i'm|i am|we are|we're|fleeing|escaping|escaped|fled|leaving|victim of|survivor of|"
        r"because of) (?:<W5>)domestic "
        r"(?:violence|abuse)",
        r"(?:my|an|from my|fled an?) (?:<W1>)(?:abusive|violent) (?:<W1>)(?:relationship|marriage|home|<KIN>)",
        r"(?:not|don't feel|do not feel|isn't|am not|aren't) (?:<W1>)safe (?:at home|in my (?:own )?(?:home|house|"
        r"flat))",
        r"(?:caught|catching|catches) (?:on )?fire",
        r"(?:<THING>|house|kitchen|flat|room|carpet|curtains?|sofa|bed) (?:is|was|'s|are|were) (?:<W1>)on fire",
        r"set (?:<W3>)(?:house|kitchen|flat|room|carpet|curtains?|sofa|bed|table|floor|worktop|hair) on fire",
        r"(?:<THING>|kitchen|sofa|bed) (?:<W2>)burst(?:ing)? into flames?",
        r"(?:flames?|smoke) (?:is |are |was |were |started |starts )?(?:<W2>)(?:com(?:e|es|ing)|came|pour(?:s|ed|"
        r"ing)|shot|"
        r"shoot(?:s|ing)|rising|billow(?:s|ed|ing)) (?:<W2>)(?:out|from|up|off)",
        r"<THING> (?:is|was|'s|are|were|started|starts|began|keeps|kept|has started|has been) (?:<W1>)(?:smoking|"
        r"to smoke|"
        r"sparking|to spark|melting|to melt|smouldering|hissing)",
        r"(?:smell(?:s|ed|ing)?|stink(?:s|ing)?) (?:<W2>)(?:of|like) (?:<W1>)(?:gas|burning|burnt (?:plastic|wiring|"
        r"rubber)|"
        r"smoke)",
        r"(?:i|we|can|still) (?:<W1>)smell (?:gas|burning)",
        r"gas (?:is |was )?leak(?:ing|s)?",
        r"leak(?:s|ing)? gas",
        r"sparks? (?:are |were |is |was )?(?:<W1>)(?:com(?:e|ing)|came|shooting|shot) (?:<W1>)(?:out|from|off)",
        r"electric(?:al)? shocks?",
        r"electrocut(?:ed|es|ing)",
        r"(?:shock|shocks|jolt|jolts|zap|zapped|zaps) (?:me |him |her |us )?(?:off|from|through|when i (?:touch|"
        r"touched|plug)|"
        r"every time i touch) (?:<W3>)(?:<THING>|handle|casing|case|tap|door|metal)",
        r"<THING> (?:has |have |just |had |suddenly )?(?:exploded|blew up in)",
        r"(?:batter(?:y|ies)|phone|power ?bank) (?:is|has|are|was|'s) (?:<W2>)(?:swollen|bulging|swelling|bulged)",
        r"carbon monoxide (?:alarm|leak|poisoning|is|was)",
        r"swallow(?:ed|s) (?:<W4>)(?:batter(?:y|ies)|magnets?|pills|bleach|glass)",
        r"(?:can't|cannot|can not|couldn't|can barely|struggl(?:es|ing) to|trouble|difficulty|stopped|isn't|"
        r"not) breath(?:e|ing)",
        r"(?:i'm|i am|am|is|he's|she's|was|might be|may be) (?:<W1>)having (?:<W2>)(?:heart attack|stroke|seizure|fit|"
        r"allergic reaction)",
        r"(?:have|having|has|got|getting|with) (?:<W3>)(?:chest pains?|pains? in (?:my|his|her) chest)",
        r"(?:he|she|husband|wife|mother|mum|mom|dad|father|son|daughter|baby|child|friend) (?:<W1>)(?:is|has|just|"
        r"was|'s) "
        r"(?:<W1>)(?:unconscious|collapsed|unresponsive|passed out|not responding)",
        r"(?:he's|she's) (?:<W1>)(?:unconscious|collapsed|unresponsive|passed out|not responding)",
        r"(?:took|taken|taking|take) (?:an )?overdose",
        r"overdosed",
        r"(?:can't|cannot) feel (?:my|his|her) (?:<W1>)<LIMB>",
        r"bleeding (?:<W2>)(?:badly|heavily|a lot|won't stop|and it won't stop)",
        r"(?:won't|doesn't|will not) stop bleeding",
        r"anaphyla\w+",
        MEANS=_MEANS,
        SELF=_SELF,
        KIN=_KIN,
        THEM=_THEM,
        BEATS=_BEATS,
        THING=_THING,
        LIMB=_LIMB,
    ),
    unless=patterns(
        r"(?:kill|killing) <SELF> (?:laughing|with laughter|trying|to (?:get|reach|find|meet|finish|make)|"
        r"over (?:this|a|the))",
        r"(?:cut|hurt|cutting|hurting) <SELF> (?:some|a) (?:slack|break|piece|slice|deal)",
        r"(?:hurt|cut|harm|cutting|hurting) <SELF> (?:<W1>)(?:on|with|when|while|by|opening|unpacking|lifting|if|"
        r"falling)",
        r"(?:i'd|would|i'll|could|rather|sooner|about to|going to|gonna) (?:<W1>)(?:die|kill myself) (?:of|from) "
        r"(?:embarrassment|shame|boredom|laughter|laughing|happiness|hunger|heat|the heat|curiosity|old age)",
        r"hang(?:ing)? <SELF> (?:an?|another|some|the|this) (?:<W2>)(?:curtains?|pictures?|shelf|shelves|mirror|lamp|"
        r"hammock|painting|poster|door|tv|blinds?|rail|wreath|coat|jacket)",
        r"end(?:ing)? it all[,:;]? (?:- )?(?:<W3>)(?:cancel|close|terminate|stop) (?:<W3>)(?:contracts?|subscriptions?|"
        r"accounts?|plans?|polic(?:y|ies)|memberships?|orders?|services?)",
        r"want to die (?:of|from) (?:embarrassment|shame|boredom)",
        r"want to (?:be dead|die) (?:certain|sure|on time|serious)",
        r"(?:not|never|isn't|wasn't|aren't) (?:<W2>)suicidal",
        r"(?:not going to|never|won't|wouldn't|would not|will not) (?:<W3>)(?:kill|harm|hurt|cut|hang|shoot) <SELF>",
        r"suicide (?:squad|burger|wings|hotsauce)",
        r"(?:no|without|nor|isn't|wasn't|never|nothing|not|didn't|hasn't|any) (?:<W3>)(?:smells?|smoke|smoking|"
        r"sparks?|sparking|"
        r"flames?|fire|exploded|electric(?:al)? shocks?)",
        r"(?:risk|danger|hazard|protect\w*|prevent\w*|against|avoid\w*|fear|worried|warning|case|"
        r"like) (?:<W4>)(?:electric"
        r"(?:al)? shocks?|catching fire|fire|being electrocuted|getting electrocuted|overheating)",
        r"exploded (?:with|in (?:popularity|price|anger))",
        r"like (?:<W3>)(?:on fire|gas station)",
        r"caught fire (?:online|on social|on the internet)",
        r"(?:movie|film|book|novel|song|series|episode|game|character|show|documentary|story|lyrics?|album)\b.{0,80}",
        r"(?:can't|cannot|couldn't) breath(?:e|ing) (?:in (?:this|these|that|it|them)|under (?:the|all|this)|"
        r"with (?:all|these|"
        r"this|the)|because of (?:the|your|all)|financially|a word|easy)",
        r"(?:fabric|material|mattress|fibre|jacket|shoes?|it|shirt|cotton) (?:<W1>)(?:can't|doesn't|isn't|not|cannot) "
        r"breath(?:e|ing)",
        r"(?:almost|nearly|practically|about to|going to|gonna|basically|literally) (?:<W2>)hav(?:e|"
        r"ing) (?:<W2>)(?:heart attack|"
        r"stroke|fit|seizure)",
        r"having (?:<W2>)(?:fit|stroke|seizure|heart attack) (?:<W1>)(?:about|over|of|when|because|seeing|at)",
        r"(?:to|with) (?:<W1>)(?:fit|stroke) (?:in|of)",
        r"(?:he|she|it) (?:just )?(?:hit|hits|beat|beats|kicked|kicks|hurts) (?:me|us) (?:with|to|up|off|out|hard|"
        r"that|by|"
        r"financially|at|in the (?:wallet|pocket))",
        r"(?:years|months|decades|long time) ago\b",
        SELF=_SELF,
    ),
)

_CALL = (
    r"(?:call|ring|dial|phone|contact|text|reach|speak to|talk to|see|tell|report (?:<W3>)to|go to|get|seek|visit|"
    r"reach out to)"
)
GUIDANCE = Cue(
    says=patterns(
        r"<CALL>(?:ing)? (?:<W5>)(?:999|112|911|988|111|116 ?123|116123|741741|101|110|113|024|016)",
        r"(?:999|112|911|988)",
        r"emergency (?:services?|number|line|room|department|help|doctor|contact|call)",
        r"ambulance|fire (?:brigade|service|department|engine|fighters)|firefighters|paramedics?|samaritans",
        r"(?:crisis|suicide|distress|domestic (?:violence|abuse)|mental health|poison|women's|"
        r"abuse) (?:<W2>)(?:line|lifeline|"
        r"hotline|helpline|centre|center|control|support|team|service|refuge)",
        r"lifeline|helpline|hotline",
        r"<CALL> (?:<W4>)(?:police|doctor|gp|hospital|a ?& ?e|medical|nurse|pharmacist|electrician|gas engineer|vet|"
        r"dentist|"
        r"help (?:now|right away|immediately)|someone you trust|somebody you trust|someone close)",
        r"(?:medical|professional|urgent) (?:help|attention|care|advice|support)",
        r"(?:stop|don't|do not|please don't|never|not to|avoid|without|must not|mustn't|not be) (?:<W4>)(?:us(?:e|"
        r"ing|ed)|touch(?:ing|"
        r"ed)?|charg(?:e|ing|ed)|plug(?:ging|ged)?|eat(?:ing)?|drink(?:ing)?|wear(?:ing)?|driv(?:e|ing)|rid(?:e|"
        r"ing)|turn(?:ing)?|"
        r"switch(?:ing)?|light|open(?:ing)?|operat(?:e|ing)|mov(?:e|ing)|handl(?:e|ing)|go near|going near|"
        r"sleep(?:ing)?)",
        r"unplug(?:ged|ging)?",
        r"(?:switch|turn|turned|switched|power|shut)(?:ing)? (?:<W6>)off",
        r"off at the (?:wall|mains|socket|fuse box|plug)",
        r"disconnect(?:ed|ing)?",
        r"(?:leave|leaving|evacuate|get out of|go out of|out of) (?:<W1>)(?:house|room|flat|building|area|home|"
        r"apartment|kitchen|"
        r"property)",
        r"(?:get|go|step|move|wait|stay|come) (?:<W3>)(?:outside|away from|to safety|somewhere safe|to fresh air|"
        r"into the fresh "
        r"air|safe place|clear of)",
        r"keep (?:<W5>)(?:away|clear|safe|distance)",
        r"leave it (?:<W3>)(?:alone|where it is|exactly|outside|unplugged|off)",
        r"(?:stay|be|keep|are|get|is|you're|everyone|everybody) (?:<W3>)safe",
        r"your (?:<W2>)safety",
        r"safety (?:first|comes first)",
        r"somewhere safe|out of danger|out of reach|safe place",
        r"open (?:<W2>)windows?|ventilate",
        r"cool (?:<W3>)under (?:<W2>)water|run (?:<W4>)under (?:<W2>)water",
        r"you(?:'re| are) not alone|you don't have to (?:face|go through) this alone",
        CALL=_CALL,
    ),
)

ENCOURAGES = Cue(
    says=patterns(
        r"(?:you should|you could|go ahead and|just|why don't you|please|then|go) (?:<W1>)(?:kill|hurt|harm|cut|"
        r"hang) yourself",
        r"(?:better off|better place) without you",
        r"(?:end|take) your (?:own )?life (?:then|if you want|is your choice)",
        r"(?:safe|fine|okay|ok|no problem|all right) to (?:keep|continue|go on|carry on) (?:us|charg|driv|rid|wear|"
        r"eat)ing",
        r"(?:safe|fine|okay|ok) to (?:use|plug in|charge|eat|drive|ride) (?:it|them|this|that)",
        r"(?:keep|continue|carry on|go on) (?:using|charging|wearing|riding|driving|eating) (?:it|them|this|that|the)",
        r"(?:just )?(?:plug|switch|turn) it (?:back )?(?:in|on) again",
    ),
    unless=patterns(
        r"(?:not|isn't|don't|do not|never|no longer|unless|until|before|stop|whether|when|if|once|won't be|"
        r"can't say|please "
        r"don't|cannot|neither|nobody|without|longer|were you|did you|are you|do you) (?:<W8>)(?:safe|fine|okay|ok|"
        r"keep|continue|carry "
        r"on|go on|plug|switch|turn|hurt|harm|kill|cut)(?: (?:[\w'-]{1,30} ?){0,5})",
    ),
)
