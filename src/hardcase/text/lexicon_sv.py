"""Swedish phrases."""

from .cues import Cue, Lexicon, patterns

_PERSON = (
    r"(?:(?:en|ett|någon|nån|annan|riktig|levande|verklig|mänsklig|din|er|ansvarig|av|era) ){0,4}(?:människa|person|"
    r"medarbetare|handläggare|kollega|chef|agent|kundtjänst(?:medarbetare)?|representant|operatör|rådgivare|"
    r"arbetsledare|mänsklig \w+)"
)
_ANYONE = r"(?:<PERSON>|någon(?: annan| på \w+)?|nån|folk)"
_BOT = r"(?:(?:en|ett|någon|din|den här|dum|bara) ){0,3}(?:chatt?bot|bot|robot|maskin|dator|ai|automat)(?:en|ten|t)?"
_SORRY = patterns(
    r"(?:jag|vi) (?:(?:är|verkligen|så|mycket|väldigt|hemskt|uppriktigt) ){0,4}ledsen(?: (?:att|för|över)(?: "
    r"[\w'-]{1,30}){0,3})?",
    r"(?:jag|vi) (?:beklagar|ber (?:så mycket |verkligen |uppriktigt )*om ursäkt)(?: (?:att|"
    r"för)?(?: ?[\w'-]{1,30}){0,3})?",
    r"(?:(?:så|mycket|verkligen) ){0,2}(?:ledsen|tråkigt) (?:att (?:höra|du|ni)|för)(?: [\w'-]{1,30}){0,2}",
    r"(?:vi |jag )?ursäktar? (?:för|att|besväret|dröjsmålet)(?: [\w'-]{1,30}){0,2}",
    r"^(?:förlåt|ursäkta)",
)
_NOT_SORRY = patterns(r"(?:inte|ingen|behöver inte) (?:<W3>)(?:ursäkt|ursäkta|förlåt|ledsen)")
_ACT = (
    r"(?:skicka|skickar|återbetala|återbetalar|kontrollera|kontrollerar|kolla|kollar|öppna|öppnar|koppla|kopplar|lämna|"
    r"lämnar|spärra|spärrar|ersätta|ersätter|avboka|avbokar|byta|byter|beställa|beställer|boka|bokar|undersöka|"
    r"undersöker|ändra|ändrar|registrera|registrerar|betala|betalar|ta reda|tar reda|be|ber|ringa|ringer|pausa|pausar|"
    r"avbryta|avbryter|skapa|skapar|rätta|rättar|makulera|makulerar|flytta|flyttar|stoppa|stoppar|ta bort|tar bort|"
    r"stryka|stryker)"
)
_WHEN = (
    r"(?:(?:inom|före|senast|klockan|kl|om|på|den|till|under) (?:(?:den|de|närmaste|cirka|ca|"
    r"högst) ){0,2}(?:\d\S{0,12}|en|ett|två|tre|fyra|fem|sex|sju|tio|några|\w+dag\w*|januari|februari|mars|april|maj|"
    r"juni|juli|augusti|september|oktober|november|december)|idag|i dag|imorgon|i morgon|ikväll|i kväll|i eftermiddag|"
    r"genast|omedelbart)"
)

SWEDISH = Lexicon(
    asks_for_human=Cue(
        says=patterns(
            r"(?:kan|får|skulle|vill|måste|behöver|låt|snälla|önskar|kräver|går det att|finns det möjlighet att) "
            r"(?:<W4>)(?:prata|tala|snacka|chatta|komma i kontakt|bli kopplad|få kontakt) (?:<W1>)(?:med|till) "
            r"<ANYONE>",
            r"koppla (?:mig|oss) (?:<W2>)(?:till|vidare|med)",
            r"(?:ge|hämta|skaffa) (?:mig|hit) <PERSON>",
            r"(?:jag|vi) (?:vill|behöver|kräver|önskar) (?:<W2>)(?:ha |få |till )?<PERSON>",
            r"finns det (?:<W2>)<PERSON>(?= (?:jag|där|här|man|som)|[ ?]*$)",
            r"finns det någon (?:<W1>)(?:jag kan (?:prata|tala)|att (?:prata|tala) med|mänsklig)",
            r"(?:kan|vill) <ANYONE> (?:ringa|kontakta) mig",
            r"vill inte (?:<W2>)(?:prata|tala|chatta|skriva) med <BOT>",
            r"koppla in (?:<W1>)<PERSON>",
            r"be <ANYONE> (?:ringa|kontakta|höra av sig till) mig",
            r"(?:hellre|helst) (?:prata |tala |chatta )?(?:med )?(?:en|någon|nån) (?:(?:riktig|levande|mänsklig) "
            r")?(?:människa|person|"
            r"medarbetare|handläggare|kollega)",
            r"(?:kan|skulle) <ANYONE> (?:kunna )?(?:ringa|kontakta) mig",
            r"^(?:(?:nej|ja|snälla|tack|hej),? ){0,2}<PERSON>(?:,? (?:tack|nu|snälla|om det går|om det är möjligt|om "
            r"du kan))*[ .!]*$",
            ANYONE=_ANYONE,
            PERSON=_PERSON,
            BOT=_BOT,
        ),
        unless=patterns(
            r"måste jag (?:<W2>)(?:prata|tala) med <ANYONE>",
            r"(?:din|er|min|mitt) (?:chef|agent|kollega) (?:sa|lovade)",
            ANYONE=_ANYONE,
            PERSON=_PERSON,
        ),
    ),
    refuses_human=Cue(
        says=patterns(
            r"(?:kan|får|kommer) (?:jag |vi )?(?:tyvärr )?inte (?:<W2>)(?:koppla|överföra|skicka|lämna över|flytta) "
            r"(?:<W1>)(?:dig|er|ärendet|samtalet|chatten)",
            r"(?:inga|ingen) (?:<W1>)(?:medarbetare|handläggare|kollegor|kollega|agenter|person(?:al)?|rådgivare) "
            r"(?:<W2>)(?:tillgänglig\w*|ledig\w*|här|just nu)",
            r"(?:du|ni) behöver inte (?:<W1>)(?:prata|tala) med <ANYONE>",
            r"(?:inget behov av|onödigt) (?:<W3>)<PERSON>",
            r"(?:jag|vi) kan (?:<W3>)(?:hjälpa|lösa|ordna|hantera) (?:<W5>)själv",
            r"innan jag (?:<W1>)(?:kopplar|skickar|lämnar) (?:<W3>)(?:,? )?(?:låt mig|kan jag|vill jag|får jag) "
            r"(?:<W3>)(?:försöka|hjälpa|se|lösa|prova)",
            r"låt mig (?:<W1>)(?:försöka|prova) (?:<W4>)först",
            ANYONE=_ANYONE,
            PERSON=_PERSON,
        ),
    ),
    declines_human=Cue(
        says=patterns(
            r"(?<!varför )(?:koppla|skicka|lämna|överför) (?:mig )?inte (?:mig )?(?:<W2>)(?:vidare|över|till <ANYONE>)",
            r"vill inte (?:<W2>)(?:bli (?:kopplad|skickad|vidarekopplad)|kopplas|prata med <ANYONE>|tala med <ANYONE>|"
            r"ha <PERSON>)",
            r"(?:behöver|behövs) (?:jag )?(?:ingen|inte (?:<W1>)(?:någon|en)) (?:<W1>)(?:människa|person|medarbetare|"
            r"handläggare|kollega|chef)",
            r"ingen (?:människa|person|medarbetare|handläggare|chef),? (?:tack|behövs)",
            ANYONE=_ANYONE,
            PERSON=_PERSON,
        ),
        unless=patterns(r"vill inte (?:<W2>)(?:prata|tala|chatta) med <BOT>", BOT=_BOT),
    ),
    claims_person=Cue(
        says=patterns(
            r"jag är (?:(?:faktiskt|verkligen|självklart|själv|också|en|riktig|levande|verklig|absolut|bara) ){0,4}"
            r"(?:människa|person|mänsklig)(?! assistent)",
            r"(?:du|ni) (?:(?:pratar|talar|chattar|skriver) (?:nu |faktiskt |just nu )*)med (?:en )?(?:riktig |"
            r"verklig |levande )*(?:människa|person)",
        ),
        unless=patterns(r"(?:om|när|ifall|inte|att) (?:<W2>)(?:jag är|du pratar|du talar)[^,;.!?|]{0,60}"),
    ),
    denies_machine=Cue(
        says=patterns(
            r"jag är (?:(?:faktiskt|verkligen|absolut|självklart) )?(?:inte|ingen) (?:någon |en )?(?:chatt?bot|bot|"
            r"robot|maskin|dator|ai|automat)(?! som)",
            r"(?:du|ni) (?:pratar|talar|chattar) inte med (?:en|någon) (?:chatt?bot|bot|robot|maskin|ai)",
        )
    ),
    discloses_ai=Cue(
        says=patterns(
            r"jag är (?:\w{1,30}, )?(?:(?:en|ett|bara|[\w-]{1,30}s|er|din) ){1,3}(?:(?:virtuell\w*|digital\w*|"
            r"automatisk\w*|ai)[ -]?)(?:<W1>)(?:assistent|hjälpreda|ai|chatt?bot|bot|agent)?",
            r"jag är (?:(?:en|ett|bara|[\w-]{1,30}s|er) ){1,3}(?:ai|chatt?bot|bot|robot|språkmodell)(?:-?\w+)?",
            r"(?<!om )(?<!att )(?:du|ni) (?:pratar|talar|chattar|skriver) (?:(?:nu|just nu|här) )?med (?:(?:en|ett|vår|"
            r"[\w-]{1,30}s) ){0,3}(?:ai|ai-\w+|chatt?bot|bot|virtuell\w*|digital\w*)",
            r"(?:här|det här|det) är (?:[\w-]{1,30}s|vår|er|din) (?:(?:digitala|virtuella) )?(?:ai-?assistent|ai|"
            r"chatt?bot|"
            r"(?<=digitala )assistent|(?<=virtuella )assistent)(?=[ .!,:;-]|$)(?! som (?:svarade|skrev|sa))",
            r"(?:här|det) (?:svarar|skriver|hjälper) [\w-]{1,30}s (?:(?:digitala|virtuella) assistent|ai-?assistent)",
            r"(?:^\W*|(?<=[,.!] ))[\w-]{1,30}s (?:ai-?assistent|(?:digitala|virtuella) assistent) (?:här|hälsar)",
            r"^\W*(?:(?:hälsningar|mvh|vänligen|/),? )?[\w-]{1,30}s (?:ai-?assistent|(?:digitala|virtuella) "
            r"assistent)\W*$",
            r"jag är (?:inte|ingen) (?:en )?(?:riktig |verklig )?(?:människa|person)",
            r"som (?:en )?ai(?:-\w+)?",
        )
    ),
    empathy=Cue(
        says=_SORRY
        + patterns(
            r"(?:jag|vi) (?:<W1>)?(?:förstår|inser) (?:<W2>)(?:hur|att det|din|er)(?: <W2>)(?:frustr\w+|besvik\w+|"
            r"oro\w*|jobbigt|irriter\w+|stress\w+|situation|känns?)",
            r"(?:jag|vi) förstår(?: helt| verkligen| fullt)*(?=[ .!,]*$|[.!,])",
            r"(?:jag|vi) kan (?:verkligen |mycket väl |bara )?(?:tänka|föreställa) (?:mig|oss) hur(?: <W2>\w{1,30})?",
            r"det (?:måste|låter|är) (?:<W3>)(?:frustrerande|jobbigt|tråkigt|besvärligt|stressande|oroande)",
            r"tack för (?:ditt|er|din) (?:tålamod|förståelse)",
            r"besväret (?:det|detta) (?:<W1>)(?:orsakat|inneburit)",
        ),
        unless=_NOT_SORRY,
    ),
    apology=Cue(says=_SORRY, unless=_NOT_SORRY),
    next_step=Cue(
        says=patterns(
            r"(?:jag|vi) (?:(?:ska|skall|kommer att|kommer) )?(?:(?:nu|genast|också|då|strax|direkt) ){0,2}<ACT>",
            r"(?:nu|då|därefter|sedan|genast|idag) (?:<ACT>|ska) (?:jag|vi)",
            r"har (?:jag|vi) (?:(?:nu|just|redan|också|precis) ){0,2}(?:skickat|återbetalat|öppnat|lämnat|kopplat|"
            r"spärrat|"
            r"ersatt|avbokat|bytt|beställt|bokat|ändrat|registrerat|betalat|pausat|avbrutit|rättat|makulerat|flyttat|"
            r"tagit bort|"
            r"stoppat|lagt)",
            r"(?:jag|vi) har (?:(?:nu|just|redan|också|precis) ){0,2}(?!(?:förstått|hört|noterat|försökt|varit|"
            r"haft)\b)[\w-]{3,30}(?:at|it|t|tt)",
            r"(?:skicka|ladda upp|bifoga|svara|returnera|klicka|öppna|fyll i|ring|kontakta|logga in|välj|bekräfta|"
            r"ange|spärra|byt|logga ut|packa|spara|posta) (?:(?:gärna|bara|då|nu) )?(?:in |oss |mig |med |ett |en |"
            r"din |ditt |paketet|varan|här|på)",
            r"(?:du|ni) (?:kan|behöver|får|ska) (?:(?:nu|också|bara|då) )?(?:skicka|ladda|returnera|svara|klicka|"
            r"öppna|ringa|välja|lämna|fylla|logga|behålla|hämta|spåra)",
            r"(?:kan|skulle) (?:du|ni) (?:<W2>)(?:skicka|bifoga|bekräfta|ange|ladda)",
            r"(?:kollega|team|medarbetare|kollegor|kollegorna|teamet|kollegan|banken|handläggare|specialist|någon|"
            r"hon|han|de|"
            r"avdelning|bud) (?:<W4>)(?:ringer|"
            r"kontaktar|återkommer|hör av sig|kommer|ska|svarar|hämtar|skriver|beslutar|granskar) (?:<W8>)<WHEN>",
            r"(?:pengarna|beloppet|återbetalningen|paketet|ersättningen|varan|det|du|ni) (?:<W2>)(?:kommer|är|får|når|"
            r"levereras|syns|betalas) (?:<W8>)<WHEN>",
            r"ska jag (?:<W1>)<ACT>|vill du att jag <ACT>",
            ACT=_ACT,
            WHEN=_WHEN,
        ),
        unless=patterns(
            r"(?:säg till|hör av dig|kontakta (?:oss|mig)) (?:<W1>)(?:om|när som helst)[^.!?|]{0,60}",
            r"(?:jag|vi) (?:ska|kommer att) (?:<W1>)(?:hjälpa|göra (?:mitt|vårt|allt)|försöka)[^,.!?|]{0,40}",
        ),
    ),
    closing=Cue(
        says=patterns(
            r"(?:finns det|är det|var det|behöver du) (?:<W2>)(?:något|nåt) (?:annat|mer)",
            r"(?:kan jag|vi) hjälpa (?:dig|er) med något (?:annat|mer)",
            r"ha en (?:riktigt |fortsatt )?(?:bra|fin|trevlig|härlig|skön) \w+",
            r"tack för att du (?:<W1>)(?:kontaktade|hörde|valde)",
            r"hej då|ta hand om dig|trevlig helg",
        )
    ),
)
