"""English words by which somebody is insulted, threatened or discriminated against."""

from .cues import Cue, patterns

_MUCH = (
    r"(?:(?:such|a|an|just|so|really|the|complete|total|bloody|very|too|quite|truly|absolutely|fucking|freaking|"
    r"damn|being|"
    r"clearly|obviously|probably|real|bit|little|big|one|pretty|still|nothing but) ){0,4}"
)
_FOOL = (
    r"(?:idiots?|morons?|imbeciles?|fools?|liars?|losers?|dumbass|jerks?|assholes?|arseholes?|bastards?|bitch|"
    r"cretin|dimwit|"
    r"cheapskate|cow|pigs?|scum|trash|clowns?|twat|wankers?|pricks?|crybab(?:y|ies))"
)
_FOOLISH = (
    r"(?:stupid|dumb|pathetic|worthless|disgusting|ugly|idiotic|moronic|brainless|retarded|delusional|"
    r"ignorant(?! of)|insane)"
)
_GROUP = (
    r"(?:(?:a |an )?(?:woman|foreigner|immigrant|refugee|black|asian|arab|muslim|jewish|jew|gay|lesbian|trans|"
    r"disabled|blind|"
    r"deaf|pensioner|gypsy|roma)|too old(?! for)|from (?:africa|there|that country))"
)
_HARASS = r"(?:debt collectors?|collectors?|bailiffs?|collection agents?|enforcement officers?)"

ABUSE = Cue(
    says=patterns(
        r"you(?:'re| are|r| were) <MUCH>(?:<FOOL>|<FOOLISH>)",
        r"(?:are|were) you <MUCH>(?:<FOOL>|<FOOLISH>|mental|out of your mind|off your head)(?=[ .!?,]|$)",
        r"you (?:(?:stupid|dumb|fucking|bloody|silly|little|pathetic|lying|filthy|dirty|ugly|lazy) ){1,3}<FOOL>",
        r"(?:^|[,.;:!-] )you (?:idiot|moron|imbecile|loser|liar|asshole|arsehole|bastard|bitch)(?=[ .!,]*$)",
        r"(?:shut (?:the (?:hell|fuck) )?up|fuck (?:you|off)|screw you|piss off|drop dead|bugger off)(?=[ .!,]|$)",
        r"go to hell",
        r"(?:go |just |please |and )?kill yourself",
        r"(?:^|[,.;:!-] )get (?:lost|a life)(?=[ .!,]*$)",
        r"stop (?:lying|whining|being (?:so )?(?:stupid|dumb|a baby|an idiot))",
        r"(?:i|we|everyone|everybody|nobody) (?:really )?(?:hate|despise|likes?|can't stand) (?:you|your face)"
        r"(?<!likes you)(?<!like you)(?=[ .!,]*$)",
        r"nobody (?:likes|cares about|wants) you(?=[ .!,]*$|[.!,]| here| around| back| any ?more)",
        r"people like you (?:always|never|don't|do not|can't|cannot|should not|shouldn't|only|deserve|disgust|"
        r"make me sick|are (?:the (?:problem|reason)|why|all|not welcome|always|never|nothing))",
        r"(?:don't|do not|won't|will not|not|refuse to|never) (?:<W2>)(?:serve|help|deal with|like|welcome|want|"
        r"trust) (?:people|"
        r"customers|women|men|foreigners|patients|guests) like you",
        r"(?:serve|trust|want|like|help|welcome|know) your kind(?=[ .!,]*$| here| around| in )",
        r"your kind (?:is|are|always|never|don't|isn't|aren't|of people)",
        r"you people (?:always|never|are (?:all|always|the|never|so (?:stupid|lazy|rude|dumb))|should|don't|can't|"
        r"make|have no)",
        r"go back to (?:your (?:own )?country|where you came from)",
        r"(?:can't|cannot|won't|don't|do not|will not|not|refuse|refused|no) (?:<W10>)because you(?:'re| are) <GROUP>",
        r"<GROUP> (?:people|customers) (?:are all|always|can't be trusted|are too)",
        r"(?:typical|just like a) (?:woman|female|foreigner|immigrant)(?=[ .!,]*$)",
        # Slurs by what they strike at: colour, faith, whom somebody loves, disability.
        r"nigg(?:er|a)s?",
        r"kikes?",
        r"fagg?ots?",
        r"retards?(?! (?:the|an?|its|this|that|any|fires?|flames?|growth|\w{2,20}ing)(?!\w))",
        r"<HARASS> (?:<W8>)(?:to|at|outside|on|visit|come by) (?:<W1>)your (?:<W1>)(?:work(?:place)?|office|job|"
        r"employer|doorstep|"
        r"door|house|home|family|neighbou?rs|parents)",
        r"(?:we'll|we will|i'll|i will|i'm going to|we're going to) (?:<W2>)(?:tell|inform) (?:<W1>)your (?:boss|"
        r"employer|"
        r"family|neighbou?rs|parents|wife|husband|colleagues|friends) (?:<W3>)(?:what|how|that you|everything|"
        r"about (?:your|the|this) "
        r"(?:<W1>)(?:debts?|behaviou?r|unpaid|bill|arrears))",
        r"(?:we'll|we will|i'll|i will|we're going to|i'm going to) (?:sue|prosecute|destroy|ruin|hurt|punish|crush|"
        r"report) you"
        r"(?: to the (?:police|authorities))?",
        r"(?:we'll|we will|i'll|i will) (?:have you arrested|see you in court|drag you (?:<W4>)court|"
        r"ruin your (?:<W1>)\w+|"
        r"make your life)",
        r"you(?:'ll| will| are going to|'re going to) (?:<W1>)(?:regret (?:this|it|that|having)|pay for (?:this|"
        r"that) dearly|be "
        r"sorry|go to (?:jail|prison)|end up in (?:jail|prison|court))",
        r"(?:we|i) know where you (?:live|work)",
        r"(?:we'll|we will|i'll|i will|we're going to|i'm going to) (?:<W8>)make you (?:regret|suffer|wish you|sorry)",
        r"(?:better|^) watch your (?:back|mouth|tongue)",
        r"report you to (?:the )?(?:immigration|police|your employer)",
        MUCH=_MUCH,
        FOOL=_FOOL,
        FOOLISH=_FOOLISH,
        GROUP=_GROUP,
        HARASS=_HARASS,
    ),
    unless=patterns(
        r"(?:call(?:ed|ing|s)?|name(?:d|s)?|consider(?:ed)?) (?:me|us|you|yourself|anyone|someone|him|her|"
        r"them) (?:<W6>)"
        r"(?:<FOOL>|<FOOLISH>|\w+)",
        r"(?:not|never|don't|didn't|do not|did not|isn't|no one|nobody|doesn't mean|no means|"
        r"without) (?:<W5>)(?:that |as if |like )?"
        r"you(?:'re| are| were) <MUCH>(?:<FOOL>|<FOOLISH>)",
        r"(?:if|whether|when|say(?:s|ing)?|said|suggest(?:s|ed|ing)?|imply(?:ing)?|as though|as if|"
        r"feel(?:s)?(?: like| that| as)?|felt|"
        r"told you|told me|thinks?|thought|mean(?:s|t)? that|makes you feel|why|"
        r"because) (?:<W1>)(?:that )?you(?:'re| are| were) <MUCH>(?:<FOOL>|"
        r"<FOOLISH>)",
        r"(?:tell|told|telling|ask(?:ed|ing)?|say(?:ing)?|said|write|wrote|writing|word|words|shout(?:ed|ing)?|"
        r"scream(?:ed|ing)?) (?:to )?(?:me|us|"
        r"him|her|them|you|it)? ?(?:to )?['\"]?(?:shut up|fuck (?:you|off)|screw you|piss off|go to hell|drop dead|"
        r"get lost)",
        r"(?:don't|do not|never|won't|please don't|not|didn't|no) (?:<W3>)(?:kill yourself|go to hell|shut up|"
        r"whining|stop lying)",
        r"(?:movie|film|book|song|album|band|show|lyrics|title)\b.{0,60}",
        r"(?:pigs?|cow|trash|clowns?) (?:farmer|farm|hide|leather|can|bag|bin|costume|fish)",
        r"(?:we|i)(?:'ll| will|'re| are) (?:<W1>)(?:never|not) (?:<W6>)your? ?(?:[\w'-]{1,30} ?){0,3}",
        r"you(?:'ll| will|'re| are) (?:never|not) (?:<W3>)(?:regret|pay|be|go|end)",
        r"people like you (?:<W1>)(?:deserve (?:<W1>)(?:better|more|the best|good|great|nice|kind)|"
        r"(?:make|made) (?:our|my|the|this|it)|brighten|inspire|bring|help us|keep us|remind (?:me|us)|are (?:<W1>)"
        r"(?<!not )(?:welcome|kind|great|why (?:we|i) (?:love|enjoy|like)|the reason (?:we|i) (?:love|enjoy|like|do)))",
        r"(?:sa(?:id|ys?|ying)|call(?:s|ed)|shout(?:s|ed)|scream(?:s|ed)|wr(?:ote|ites?|itten)|t(?:old|ells?)|words?|"
        r"heard|quote)(?: (?:to )?(?:you|me|him|her|them|us))?[:,]? ['\"]you [^.!?|'\"]{1,60}['\"]",
        r"(?:won't|will not|never|no|not|nobody|can't|cannot|aren't|isn't) (?:<W6>)<HARASS> (?:<W8>)your (?:<W1>)\w+",
        r"<HARASS> (?:<W2>)(?:won't|will not|can't|cannot|may not|must not|never|aren't|are not|"
        r"don't) (?:<W8>)your (?:<W1>)\w+",
        r"(?:report|tell|let me know|contact us) (?:<W6>)if (?:<W8>)",
        r"if (?:a |any |the )?<HARASS> (?:<W8>)your (?:<W1>)\w+",
        r"(?:tell|inform|let) your (?:bank|insurer|\w+ know you)",
        MUCH=_MUCH,
        FOOL=_FOOL,
        FOOLISH=_FOOLISH,
        HARASS=_HARASS,
    ),
)
