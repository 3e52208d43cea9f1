"""German phrases, in normal form: "ss" stands for the sharp s."""

from .cues import Cue, Lexicon, patterns

_PERSON = (
    r"(?:(?:einen?|einem|einer|der|den|dem|die|echten?|echter|richtigen?|wirklichen?|menschlichen?|lebendigen?|ihrem|"
    r"ihren?|anderen?|von|eurem|euren) ){0,4}(?:mensch(?:en)?|person|mitarbeiter(?:in|s)?|kolleg(?:en|in|e)|"
    r"vorgesetzten?|manager(?:in)?|berater(?:in)?|kundenberater(?:in)?|sachbearbeiter(?:in)?|agenten?|chef(?:in)?|"
    r"teamleiter(?:in)?|kundenservice|kundendienst|ansprechpartner(?:in)?)"
)
_ANYONE = r"(?:<PERSON>|jemand(?:em|en)?(?: anderem| anders)?|irgendwem|irgendjemand\w*)"
_BOT = (
    r"(?:(?:ein|eine|einem|einer|einen|diesem|dem|keine?|blossen?|blöden) ){0,3}(?:chat-?bot|bot|roboter|maschine|"
    r"computer|ki|automaten?|ai)"
)
_SORRY = patterns(
    r"(?:es )?tut (?:mir|uns) (?:(?:sehr|wirklich|aufrichtig|so|furchtbar|ausserordentlich) ){0,2}leid(?:,? dass(?: "
    r"[\w'-]{1,30}){0,3}| für(?: [\w'-]{1,30}){0,2})?",
    r"(?:ich|wir) (?:<W1>)entschuldigen?(?: (?:mich|uns))?(?: (?:<W2>)für(?: [\w'-]{1,30}){0,2})?",
    r"(?:ich|wir) bitten? (?:<W3>)(?:um )?(?:entschuldigung|verzeihung|nachsicht)",
    r"(?:ich|wir) bedau(?:ern|re|ere)(?: (?:sehr|das|dies|die|den)(?: [\w'-]{1,30}){0,2})?",
    r"entschuldigung(?: für(?: [\w'-]{1,30}){0,2})?",
    r"(?:bitte )?entschuldigen sie(?: (?:bitte|die|den|das|unsere|vielmals)(?: [\w'-]{1,30}){0,2})?",
    r"^(?:sorry|verzeihung)",
)
_NOT_SORRY = patterns(r"(?:nicht|keine|kein) (?:<W3>)(?:entschuld\w+|leid)")
_ACT = (
    r"(?:schicken?|sende|senden|erstatten?|prüfen?|überprüfen?|öffnen?|eröffnen?|leiten?|verbinden?|übergeben?|"
    r"sperren?|ersetzen?|storniere?n?|buchen?|tausche?n?|veranlassen?|melden?|ändern?|ändere|korrigieren?|pausieren?|"
    r"überweisen?|bestellen?|anlegen?|lege|kümmere|frage|weiterleiten|gutschreiben|schreiben?|beauftragen?|klären?|"
    r"kläre|reklamieren?)"
)
_WHEN = (
    r"(?:(?:bis|innerhalb|binnen|um|am|in|vor|ab|nach|spätestens|von) (?:(?:zum|von|der|den|nächsten|ca|etwa|uhr|"
    r"spätestens) ){0,3}(?:\d\S{0,12}|eine[rsnm]?|zwei|drei|vier|fünf|sechs|sieben|zehn|wenigen|\w+tag|januar|februar|"
    r"märz|april|mai|juni|juli|august|september|oktober|november|dezember)|heute|morgen|sofort|umgehend)"
)

GERMAN = Lexicon(
    asks_for_human=Cue(
        says=patterns(
            r"(?:kann|könnte|darf|möchte|will|würde|muss|lassen sie|bitte|wünsche|gibt es eine möglichkeit) "
            r"(?:<W6>)(?:mit|zu|von) <ANYONE> (?:<W3>)(?:sprechen|reden|schreiben|chatten|verbunden|telefonieren|"
            r"verbinden|zurückgerufen)",
            r"(?:ich|wir) (?:möchte|will|wollen|möchten) (?:<W2>)mit <PERSON>",
            r"verbinden sie (?:mich|uns) (?:<W2>)mit",
            r"(?:geben|holen) sie mir <PERSON>",
            r"gib mir <PERSON>",
            r"(?:ich|wir) (?:(?:möchte|will|brauche|verlange|wollen|möchten|brauchen) )(?:<W2>)<PERSON>(?= "
            r"(?:sprechen|haben|am)|[ .!,]*$|,)",
            r"(?:gibt es|ist da|ist dort) (?:<W2>)(?:<PERSON>|jemand),? (?:<W1>)(?:mit dem|mit der|den ich|zum reden|"
            r"da|echtes)",
            r"(?:ist|gibt es) (?:da |hier |dort )?(?:<W1>)(?:ein |einen )?(?:echter |echten )?mensch(?:en)?(?= (?:da|"
            r"hier)|[ ?]*$)",
            r"(?:kann|könnte) (?:mich )?<ANYONE> (?:mich )?(?:<W2>)(?:anrufen|zurückrufen|übernehmen)",
            r"mit (?:keinem|keiner) (?:chat-?bot|bot|roboter|maschine|computer|ki|automaten) (?:sprechen|reden|"
            r"schreiben|chatten)",
            r"(?:kann|könnte|soll|möge) (?:mich )?(?:bitte )?<ANYONE> (?:mich )?(?:bitte )?(?:anrufen|zurückrufen|"
            r"kontaktieren)",
            r"(?:stellen|stell|leite|leiten|verbinde|gib) (?:sie )?mich (?:<W1>)(?:zu|an|mit) <ANYONE>",
            r"ich hätte (?:<W2>)(?:lieber|gern|gerne) (?:<W1>)<PERSON>",
            r"lieber (?:<W1>)mit (?:<W1>)(?:menschen|person|mitarbeiter\w*|kolleg\w+) (?:sprechen|reden|schreiben|"
            r"chatten)",
            r"(?:gibt es|haben sie|habt ihr) (?:<W3>)(?:echte|richtige|wirkliche) (?:menschen|mitarbeiter|personen)",
            r"(?:nicht|keine lust) (?:<W2>)mit <BOT> (?:<W1>)(?:sprechen|reden|schreiben|chatten)",
            r"(?:leiten|geben) sie mich (?:<W2>)(?:an|zu) <ANYONE>",
            r"^(?:(?:nein|ja|bitte|hallo),? ){0,2}<PERSON>(?:,? (?:bitte|jetzt|sofort|wenn es geht|wenn möglich|"
            r"falls möglich))*[ .!]*$",
            ANYONE=_ANYONE,
            PERSON=_PERSON,
            BOT=_BOT,
        ),
        unless=patterns(
            r"muss ich (?:<W2>)mit <ANYONE> (?:sprechen|reden)",
            r"(?:nicht|gestern|bereits|schon) (?:<W1>)mit <ANYONE> (?:gesprochen|sprechen|reden|geredet)",
            ANYONE=_ANYONE,
            PERSON=_PERSON,
        ),
    ),
    refuses_human=Cue(
        says=patterns(
            r"(?:kann|können|darf|werde) (?:ich |wir )?(?:<W3>)(?:leider )?nicht (?:<W4>)(?:verbinden|weiterleiten|"
            r"übergeben|durchstellen|weitergeben)",
            r"(?:keine|kein) (?:<W1>)(?:mitarbeiter\w*|kolleg\w+|berater\w*|agent\w*|mensch\w*|person\w*) "
            r"(?:<W2>)(?:verfügbar|frei|erreichbar|da|im dienst)",
            r"(?:sie )?(?:müssen|brauchen) (?:<W3>)(?:nicht|keinen|keine) (?:<W3>)(?:mitarbeiter\w*|mensch\w*|person|"
            r"jemand\w*)",
            r"(?:nicht nötig|unnötig|kein grund)(?:,? (?:<W3>))<ANYONE>",
            r"(?:ich|das) kann (?:ich )?(?:<W5>)selbst (?:<W1>)(?:helfen|lösen|erledigen|klären)",
            r"bevor ich sie (?:<W3>)(?:verbinde|weiterleite|übergebe),? (?:lassen sie mich|möchte ich|kann ich|darf "
            r"ich|würde ich) (?:<W5>)(?:versuchen|helfen|probieren|lösen|klären)",
            r"lassen sie (?:mich|es mich) (?:<W3>)(?:zuerst|erst) (?:<W2>)versuchen",
            ANYONE=_ANYONE,
            PERSON=_PERSON,
        ),
    ),
    declines_human=Cue(
        says=patterns(
            r"(?:verbinden|leiten|geben|übergeben|reichen|schicken) sie mich (?:<W1>)nicht",
            r"(?:möchte|will|wollte) (?:ich )?nicht (?:<W3>)(?:verbunden|weitergeleitet|weitergereicht|übergeben|"
            r"durchgestellt)",
            r"(?:möchte|will) (?:ich )?(?:nicht (?:<W2>)mit|keinen?|keine) (?:<W1>)<ANYONE>",
            r"(?:brauche|möchte|will) (?:ich )?(?:<W1>)(?:keinen|keine) (?:<W1>)(?:mensch\w*|person|mitarbeiter\w*|"
            r"kolleg\w+|manager\w*|berater\w*)",
            r"(?:kein|keinen|keine) (?:mensch\w*|mitarbeiter\w*|person|kolleg\w+),? (?:bitte|nötig|danke)",
            ANYONE=_ANYONE,
            PERSON=_PERSON,
        ),
        unless=patterns(r"(?:warum|wenn sie|falls sie) (?:<W4>)nicht", r"nicht (?:<W2>)mit <BOT>", BOT=_BOT),
    ),
    claims_person=Cue(
        says=patterns(
            r"ich bin (?:(?:wirklich|tatsächlich|natürlich|selbst|auch|ja|ein|eine|echter|echte|realer|reale|richtiger|"
            r"lebender) ){0,4}(?:mensch|person|menschlich)(?! assistent)",
            r"sie (?:sprechen|reden|schreiben|chatten) (?:(?:gerade|hier|wirklich|tatsächlich|jetzt) ){0,2}mit "
            r"(?:einem|einer) (?:(?:echten|richtigen|realen) )?(?:menschen|person)",
        ),
        unless=patterns(
            r"(?:ob|wenn|falls|sobald|dass|als ob|nicht|kein|keine) (?:<W3>)(?:ich bin|sie sprechen)[^,;.!?|]{0,60}"
        ),
    ),
    denies_machine=Cue(
        says=patterns(
            r"ich bin (?:(?:wirklich|ganz sicher|definitiv|natürlich) )?(?:kein|keine) (?:chat-?bot|bot|roboter|"
            r"maschine|computer|ki|ai|automat)(?!,? (?:der|die|das))",
            r"sie (?:sprechen|reden|chatten|schreiben) (?:<W1>)nicht mit (?:einem|einer) (?:chat-?bot|bot|roboter|"
            r"maschine|ki|automaten)",
        )
    ),
    discloses_ai=Cue(
        says=patterns(
            r"ich bin (?:\w{1,30}, )?(?:(?:ein|eine|der|die|ihr|ihre|nur|[\w-]{1,30}s) ){1,3}(?:(?:virtuelle\w*|"
            r"digitale\w*|automatisierte\w*|automatische\w*|künstliche\w*) \w{1,30}|(?:ki|ai)(?:-\w{1,30})?|chat-?bot|"
            r"bot|sprachmodell)(?: (?:von|der|des) \w{1,30})?",
            r"sie (?:sprechen|chatten|schreiben) (?:<W1>)mit (?:<W3>)(?:ki|ki-\w+|chat-?bot|bot|virtuelle\w*|"
            r"digitale\w*)",
            r"(?<!ob )(?<!dass )(?<!wenn )du (?:sprichst|chattest|schreibst) (?:(?:hier|gerade|jetzt) )?mit "
            r"(?:(?:der|dem|einer|"
            r"einem|unserer|unserem|[\w-]{1,30}s) ){0,2}(?:ki|ki-\w+|chat-?bot|bot|virtuellen assistent\w*|"
            r"digitalen assistent\w*)",
            r"hier (?:ist|schreibt|antwortet|spricht) (?:(?:der|die|ihr|ihre|dein|deine|[\w-]{1,30}s) "
            r"){1,2}(?:(?:virtuelle|"
            r"digitale)\w? assistent\w*|ki-?assistent\w*|ki|chat-?bot)",
            r"^\W*(?:(?:mit freundlichen grüssen|viele grüsse|herzliche grüsse|ihr|ihre),? ){0,2}(?:[\w-]{1,30}s "
            r"ki-?assistent"
            r"\w{0,2}|(?:der |die )?ki-?assistent\w{0,2} von [\w-]{1,30})\W*$",
            r"ich bin (?:kein|nicht) (?:ein )?(?:echter |richtiger )?mensch",
            r"als (?:ki|ai|chat-?bot|sprachmodell)(?:-\w+)?",
        )
    ),
    empathy=Cue(
        says=_SORRY
        + patterns(
            r"(?:ich|wir) (?:kann|können|verstehen?|(?:kann|können) (?:gut |sehr gut |absolut |"
            r"vollkommen )*(?:verstehen|nachvollziehen)),? (?:<W3>)(?:wie|dass|ihre[nm]?|ihr) (?:<W4>)(?:frustr\w+|"
            r"ärger\w*|enttäusch\w+|sorge\w*|unangenehm|verärger\w+|situation|unmut|stress\w+)",
            r"(?:ich|wir) (?:verstehen?|kann das (?:gut |sehr gut )?(?:verstehen|nachvollziehen))(?: (?:das|sie))?(?: "
            r"(?:gut|vollkommen|absolut|voll und ganz))?(?=[ .!,]*$|[.!,])",
            r"(?:ich|wir) (?:kann|können) mir (?:<W2>)vorstellen,? wie(?: <W2>\w{1,30})?",
            r"(?:das|es) (?:muss|klingt|ist) (?:<W3>)(?:frustrierend|ärgerlich|unangenehm|enttäuschend|belastend)",
            r"(?:vielen )?dank für (?:ihre|ihr) (?:geduld|verständnis)",
            r"(?:unannehmlichkeiten|umstände)(?:, die (?:<W4>)(?:entstanden|verursacht) (?:sind|haben))?",
        ),
        unless=_NOT_SORRY,
    ),
    apology=Cue(says=_SORRY, unless=_NOT_SORRY),
    next_step=Cue(
        says=patterns(
            r"(?:ich|wir) (?:(?:werden?|jetzt|nun|gleich|sofort|ihnen|die|den|das) ){0,4}<ACT>",
            r"(?:ich|wir) werden? (?:(?!(?:helfen|alles|versuchen|mein|unser|mich bemühen)\b)[\w'-]{1,30} ){1,8}<ACT>",
            r"(?:ich|wir) (?:habe|haben) (?:<W6>)(?:ge\w+[tn]|\w+iert|erstattet|eröffnet|übergeben|veranlasst|"
            r"überwiesen|ersetzt|weitergeleitet|beauftragt|bestellt)(?<!gehört)(?<!gelesen)(?<!notiert)",
            r"(?:habe ich|haben wir) (?:<W4>)(?:erstattet|eröffnet|übergeben|veranlasst|überwiesen|ersetzt|storniert|"
            r"weitergeleitet|beauftragt|bestellt|gesperrt|gebucht|geschickt|gestrichen|verschoben|geändert)",
            r"(?:jetzt|nun|dann|danach|gleich|sofort) (?:schicke|sende|erstatte|prüfe|öffne|eröffne|leite|sperre|"
            r"storniere|"
            r"buche|ändere|überweise|bestelle|streiche|verschiebe) (?:ich|wir)",
            r"(?:senden|schicken|laden|fügen|antworten|klicken|öffnen|rufen|füllen|wählen|bestätigen|legen|nutzen|"
            r"prüfen|behalten|bringen|geben|sperren|setzen|melden|schreiben|zahlen|ändern|tippen|packen|scannen|"
            r"kleben) "
            r"sie (?:(?:uns|mir|bitte|einfach|dazu|dann|sich) ){0,3}(?!(?:nicht|nichts|kein\w*|bescheid|sich|gerne?|"
            r"jederzeit|uns|mir|bitte|einfach|dann|dazu)\b)\w{1,30}",
            r"(?:^|(?<=[,;:] )|(?<=und )|(?<=dann ))(?:bitte )?(?:öffne|schicke?|lade|klicke?|wähle?|ruf|fülle?|"
            r"sperre?|"
            r"setze?|zahle?|bringe?|tippe?|packe?|scanne?|klebe?) (?:(?:uns|mir|bitte|einfach|dann|dazu) ){0,3}(?:die|"
            r"das|den|deine?|deinen|eine?|einen|auf|an|in|im|bei|alles|beides|es)",
            r"bitte (?:senden|schicken|laden|antworten|klicken|öffnen|bestätigen|wählen|nennen)",
            r"sie (?:können|müssen|brauchen nur) (?:<W6>)(?:senden|schicken|zurücksenden|hochladen|zurückgeben|öffnen|"
            r"klicken|anrufen|wählen|behalten|abholen|verfolgen|widersprechen|ausfüllen)",
            r"(?:können|könnten) sie (?:<W6>)(?:senden|schicken|hochladen|bestätigen|nennen|mitteilen)",
            r"(?:kolleg\w+|\w{0,20}team|mitarbeiter\w*|\w{0,20}abteilung|spezialist\w*|jemand|er|sie|kurier|bank) "
            r"(?:<W3>)"
            r"(?:wird|werden|meldet|melden|ruft|rufen|kontaktiert|kontaktieren|antwortet|antworten|prüft|holt|holen) "
            r"(?:<W8>)<WHEN>",
            r"(?:kolleg\w+|\w{0,20}team|\w{0,20}abteilung|jemand|bank) (?:<W3>)(?:schreibt|schreiben|prüfen|"
            r"entscheidet|"
            r"entscheiden|bearbeitet|bearbeiten|kommt|kommen|bringt|bringen) (?:<W8>)<WHEN>",
            r"(?:betrag|geld|erstattung|paket|ersatz|gutschrift|sie|es) (?:<W2>)(?:wird|ist|erhalten|kommt|trifft|"
            r"erreicht|bekommen) (?:<W8>)<WHEN>",
            r"(?:soll|darf) ich (?:<W6>)<ACT>",
            ACT=_ACT,
            WHEN=_WHEN,
        ),
        unless=patterns(
            r"(?:melden sie sich|melde dich|(?:kontaktieren|rufen|fragen) sie (?:uns|mich)|(?:schreiben|sagen|geben|"
            r"antworten) sie (?:(?:uns|mir) )?)(?:(?: |^)(?:bitte|gern|gerne|jederzeit|einfach|bescheid|hier))*,? "
            r"?(?:wenn|"
            r"falls|sobald|jederzeit|bei)[^.!?|]{0,60}",
            r"(?:melden sie sich|melde dich|(?:schreiben|rufen|fragen|kontaktieren) sie (?:uns|mich|mir)|(?:schreib|"
            r"ruf|"
            r"frag) (?:uns|mich|mir)) (?:bitte )?(?:gern|gerne|jederzeit)(?: [\w'-]{1,30}){0,3}",
            r"(?:ich|wir) (?:werden?) (?:<W3>)(?:helfen|mein bestes|alles tun)[^.!?|]{0,40}",
        ),
    ),
    closing=Cue(
        says=patterns(
            r"(?:kann|können|darf) (?:ich|wir) (?:ihnen )?(?:<W2>)(?:noch|sonst) (?:<W3>)(?:helfen|tun|behilflich)",
            r"gibt es (?:noch|sonst) (?:etwas|noch etwas)",
            r"(?:haben sie|ich wünsche ihnen|wünschen ihnen) (?:noch )?einen (?:schönen|guten|angenehmen) \w+",
            r"(?:schönen|guten|angenehmen) (?:tag|abend|nachmittag)(?: noch)?",
            r"auf wiedersehen|alles gute|schönes wochenende",
            r"danke, dass sie (?:uns|sich)|vielen dank für ihre (?:anfrage|nachricht|kontaktaufnahme)",
        )
    ),
)
