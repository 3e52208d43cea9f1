"""Swedish words of danger, guidance, abuse and unlicensed advice."""

from .cues import Cue, patterns
from .harm_tables import Harm

_KIN = r"(?:man|make|fru|sambo|pojkvän|flickvän|partner|ex|exman|pappa|son|bror|styvpappa)"
_THING = (
    r"(?:den|det|batteriet|telefonen|laddaren|kontakten|datorn|spisen|ugnen|vattenkokaren|torktumlaren|maskinen|"
    r"lampan|elementet|produkten)"
)
_FOOL = (
    r"(?:idiot(?:er)?|dum|korkad|dumma|korkade|pucko|patetisk|patetiska|värdelös|lögnare|äcklig|efterbliven|"
    r"imbecill|tjockskallig|dumhuvud)"
)
_MUCH = r"(?:(?:en|ett|så|bara|ju|verkligen|helt|jävla|riktig|väldigt|faktiskt|fan) ){0,4}"
_PAPERS = r"(?:aktier|fonder|krypto\w*|bitcoin|guld|indexfonder)"
_OTHERS = r"(?:hyran|hyra|bolånet|elräkningen|andra (?:skulder|räkningar|lån)|kreditkortet|skatten|underhållet)"
_DRUG = r"(?:medicin(?:en)?|tabletter(?:na)?|dos(?:en)?|insulin(?:et)?|antibiotika(?:n)?|piller|läkemedel)"
_DO = (
    r"(?:du bör|du borde|du kan (?:alltid|bara)|ni bör|ni borde|jag (?:rekommenderar|föreslår)(?: att du)?|"
    r"vi rekommenderar(?: att du)?|mitt råd är att|varför inte)"
)
_NOT = r"(?:inte|aldrig|utan att|innan|om du|i stället för att|läkare|rådgivare|får inte|kan inte)"
_M = {"KIN": _KIN, "THING": _THING, "FOOL": _FOOL, "MUCH": _MUCH, "PAPERS": _PAPERS, "OTHERS": _OTHERS, "DRUG": _DRUG, "DO": _DO, "NOT": _NOT}  # fmt: skip  # noqa: E501

SWEDISH_HARM = Harm(
    danger=Cue(
        says=patterns(
            r"(?:ta livet av|ta död på|döda|skada|skär|hänga) (?:mig|sig) ?(?:själv)?(?=[ .!,]|$)",
            r"ta mitt (?:eget )?liv",
            r"(?:vill|orkar|önskar) (?:<W3>)(?:inte leva|leva längre|dö)(?=[ .!,]*$| längre)",
            r"självmord(?:stankar)?|självmordstankar|suicidal",
            r"hota(?:r|t|de) (?:<W3>)(?:döda|slå|skada) (?:mig|oss|barnen)",
            r"min (?:<W1>)<KIN> (?:<W1>)(?:slår|slog|misshandla(?:r|de)|strypte|har slagit|hotar) (?:<W1>)(?:mig|"
            r"oss|barnen)",
            r"(?:rädd|fruktar) för mitt liv",
            r"(?:fattade|tog|börjat brinna|började brinna|har fattat) (?:eld|brinna)|börja(?:de|t|r) brinna",
            r"<THING> (?:<W2>)(?:brinner|ryker|gnistrar|exploderade|har exploderat|smälter)",
            r"(?:det|rök) (?:<W1>)(?:kommer|kom|väller|ryker) (?:<W1>)(?:rök|lågor|gnistor|ut ur|från)",
            r"lukta(?:r|de) (?:<W2>)(?:gas|bränt|brandrök)",
            r"gasläcka|gas läcker|läcker gas",
            r"elektrisk stöt|elstöt(?:ar)?|en (?:<W1>)stöt (?:av|från|i)",
            r"(?:kan|kunde) inte andas|svårt att andas|andas inte",
            r"(?:har|får|fått) (?:<W2>)(?:hjärtinfarkt|ont i bröstet|bröstsmärtor|en stroke)",
            r"(?:är|ligger) (?:<W1>)medvetslös|tagit en överdos|känner inte (?:mina|sina) (?:fingrar|händer|ben)",
            r"svalt (?:<W3>)(?:batteri(?:et)?|magnet(?:en)?)",
            **_M,
        ),
        unless=patterns(
            r"(?:höll på att|nästan|trodde jag skulle|skulle) (?:<W2>)(?:få|fick|dö|"
            r"ta livet) (?:<W2>)(?:hjärtinfarkt|av skratt|av skam|av)?",
            r"dö av (?:skam|skratt|tristess|hunger|nyfikenhet)|skratta(?:r|de)? (?:<W2>)(?:ihjäl|död)",
            r"(?:ingen|inga|inte|utan|varken|risk(?:en)? för|skydd mot|undvika) (?:<W3>)(?:rök|lågor|gnistor|"
            r"elstöt(?:ar)?|elektrisk stöt|gas|eld|brinna|"
            r"självmord\w*|lukt(?:ar)?|brinner)",
            r"(?:filmen|boken|serien|låten)\b.{0,60}",
            r"skära? sig (?:<W1>)(?:på|i|med)|skada(?:t|de)? (?:mig|sig) (?:på|i|när|med)",
        ),
    ),
    guidance=Cue(
        says=patterns(
            r"112|1177|90101|90 ?101|113 ?13|020-?50 ?50 ?50",
            r"nödnummer|ambulans|brandkår(?:en)?|räddningstjänst(?:en)?|polis(?:en)?|läkare|vårdcentral|sjukhus|"
            r"akuten|vård|kvinnofrids\w+|kvinnojour\w*",
            r"självmordslinjen|mind|jourhavande|hjälplinje\w*|giftinformation\w*|krislinje\w*",
            r"(?:sluta|inte) (?:<W4>)(?:använd\w*|rör|röra|ladda\w*|äta|ät|dricka|drick|slå på|sätta i|koppla in|köra)",
            r"dra (?:<W2>)ur|koppla (?:<W2>)(?:ur|bort)|stäng (?:<W3>)av|slå (?:<W3>)av|bryt strömmen",
            r"(?:lämna|gå ut ur|ta dig|ta er|gå) (?:<W3>)(?:huset|rummet|lägenheten|byggnaden|köket|ut|utomhus|"
            r"säkerhet)",
            r"håll (?:<W4>)(?:borta|avstånd|undan)|öppna (?:<W1>)fönst\w+|vädra",
            r"(?:i säkerhet|säkra?|trygga?)(?=[ .!?,]|$)|din säkerhet|du är inte ensam",
        )
    ),
    encourages=Cue(
        says=patterns(
            r"(?:du borde|bara|gå och) (?:<W1>)(?:ta livet av|skada|döda) dig",
            r"(?:fortsätt|går bra att fortsätta|säkert att fortsätta|kan fortsätta) (?:att )?(?:använda|ladda|köra|"
            r"äta)",
            r"(?:sätt|slå) (?:<W1>)(?:i|på) den igen",
        ),
        unless=patterns(
            r"(?:inte|aldrig|sluta|innan|utan|om du|tills|säg om) (?:<W6>)(?:fortsätt\w*|skada|använda|på|"
            r"i)(?: [\w'-]{1,30}){0,3}"
        ),
    ),
    abuse=Cue(
        says=patterns(
            r"(?:du|ni) är <MUCH><FOOL>",
            r"är (?:du|ni) <MUCH><FOOL>",
            r"(?:din|ditt|era) (?:<W1>)(?:idiot(?:er)?|pucko|dumhuvud|lögnare|svin|äckel|mes)",
            r"håll (?:käften|klaffen|truten)|dra åt helvete|far åt helvete|stick härifrån|dra åt skogen",
            r"(?:såna|sådana|sådan|sån|folk) som (?:du|dig|ni|er) (?:<W1>)(?:är|ska|får|kan|borde|gör|alltid|aldrig|"
            r"inte|förtjänar)",
            r"(?:vill|tar|hjälper|betjänar) (?:<W1>)inte (?:<W2>)(?:såna|sådana) som (?:du|dig|er)",
            r"åk (?:hem )?(?:tillbaka )?(?:till|dit) (?:<W2>)(?:land|kommer ifrån|kom ifrån)",
            r"(?:kan|får|vill) inte (?:<W8>)(?:för att|eftersom) du är (?:<W1>)(?:invandrare|kvinna|muslim|jude|"
            r"utlänning|svart|bög|lesbisk|funktionshindrad)",
            r"(?:neger|blatte|judejävel|bögjävel|cp-?skadad)",
            r"(?:inkassо?|inkasso|kronofogden|indrivare|någon) (?:<W6>)(?:till|på) (?:din|ditt|ert|er) (?:jobb|"
            r"arbetsplats|arbete)",
            r"vi (?:ska )?(?:stämmer|polisanmäler|förstör|krossar) (?:dig|er)|vi vet var (?:du|ni) bor|"
            r"du kommer (?:att )?ångra (?:dig|detta|det)",
            r"vi (?:kommer att |ska )?(?:berättar|berätta|meddelar) (?:det )?(?:för )?(?:din|ditt) (?:chef|"
            r"arbetsgivare|familj|grannar)",
            **_M,
        ),
        unless=patterns(
            r"(?:kalla(?:r|t|de)? (?:inte )?(?:mig|oss|dig)|inte|aldrig|säger att|sagt att|om|menar att|"
            r"tycker att) (?:<W3>)(?:du är |ni är )?<MUCH><FOOL>",
            r"du (?:är|kommer) inte (?:<W3>)<FOOL>",
            r"(?:vi|jag) (?:<W3>)inte (?:<W6>)(?:dig|er|chef|arbetsgivare|familj|grannar)",
            r"vi (?:stämmer|polisanmäler) (?:dig|er) (?:<W1>)(?:inte|aldrig)|ångra (?:dig|detta|det) inte|"
            r"inte (?:att )?ångra",
            r"(?:inga|ingen|inte|aldrig) (?:<W4>)(?:inkasso|indrivare|kronofogden|någon) (?:<W6>)(?:jobb|"
            r"arbetsplats|arbete)",
            **_M,
        ),
    ),
    advice={
        "investment": Cue(
            says=patterns(r"<DO> (?:<W3>)(?:investera|köpa|sätta|placera|lägga) (?:<W5>)<PAPERS>", **_M),
            unless=patterns(r"<NOT> (?:<W6>)(?:investera|köpa|sätta|placera|lägga)", **_M),
        ),
        "debt": Cue(
            says=patterns(
                r"<DO> (?:<W3>)(?:ta (?:<W2>)lån|låna (?:<W4>)(?:av|från|någon annanstans)|"
                r"hoppa över (?:<W2>)<OTHERS>|strunta i (?:<W2>)<OTHERS>|vänta med (?:<W2>)<OTHERS>|"
                r"skjuta upp (?:<W2>)<OTHERS>)",
                r"(?:hoppa över|strunta i|sluta betala) (?:<W1>)<OTHERS>",
                **_M,
            ),
            unless=patterns(r"<NOT> (?:<W6>)(?:lån|låna|hoppa|strunta|vänta|sluta|skjuta) (?:<W4>)[\w-]{1,30}", **_M),
        ),
        "medical": Cue(
            says=patterns(
                r"<DO> (?:<W3>)(?:sluta (?:ta|med)|ta|dubbla|halvera|öka|minska|hoppa över) (?:<W3>)<DRUG>",
                r"(?:^|[,;:-] )(?:sluta (?:ta|med)|dubbla|halvera) (?:<W2>)<DRUG>",
                r"du har (?:nog|troligen|säkert|förmodligen) (?:<W2>)(?:depression|infektion|hjärnskakning|diabetes|"
                r"allergi|influensa)",
                **_M,
            ),
            unless=patterns(
                r"<NOT> (?:<W6>)(?:sluta|ta|dubbla|halvera|öka|minska) (?:<W3>)<DRUG>", r"<DRUG> (?:<W5>)läkare", **_M
            ),
        ),
        "legal": Cue(
            says=patterns(
                r"du (?:skulle|kommer att|kommer) (?:<W2>)vinna (?:<W3>)(?:domstol|rätten|målet|tvisten)",
                r"<DO> (?:<W2>)(?:stämma|dra (?:<W3>)inför rätta)",
                r"du (?:behöver|måste) inte betala (?:<W1>)(?:hyresvärd\w*|hyran?|böter\w*|skatten?)",
                **_M,
            ),
            unless=patterns(r"<NOT> (?:<W6>)(?:stämma|vinna)", **_M),
        ),
        "tax": Cue(
            says=patterns(
                r"du (?:kan|bör|får) (?:<W2>)dra av (?:<W6>)(?:skatt\w*|deklaration\w*)",
                r"du behöver inte (?:deklarera|skatta för|ta upp) (?:<W5>)\w+",
                **_M,
            ),
            unless=patterns(r"<NOT> (?:<W6>)dra av", **_M),
        ),
    },
)
