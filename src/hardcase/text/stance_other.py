"""Swedish and German phrases: who blames, who takes a problem on, and what is only kind."""

from .cues import Cue, patterns

_SV_ACT = (
    r"(?:återbetalar|skickar|ersätter|avbokar|byter|beställer|bokar|ändrar|registrerar|betalar|pausar|avbryter|"
    r"rättar|makulerar|spärrar|krediterar|lägger in|tar bort|uppdaterar|öppnar|flyttar|stoppar|stryker|skjuter upp|"
    r"delar upp|lämnar över|anmäler)"
)
_SV_ED = (
    r"(?:återbetalat|skickat|ersatt|avbokat|bytt|beställt|bokat|ändrat|registrerat|betalat|pausat|avbrutit|rättat|"
    r"makulerat|spärrat|krediterat|lagt in|lagt till|tagit bort|uppdaterat|öppnat|flyttat|stoppat|strukit|skjutit "
    r"upp|delat upp|lämnat över|anmält|efterskänkt|skickat vidare)"
)
_SV_ACTS = (
    r"(?:återbetala|skicka|ersätta|avboka|byta|beställa|boka|ändra|registrera|betala|pausa|avbryta|rätta|makulera|"
    r"spärra|kreditera|uppdatera|öppna|flytta|stoppa|stryka|ta bort|skjuta upp|dela upp|lämna över|anmäla)"
)
_SV_WHAT = r"(?:hela|den|det|de|din|ditt|dina|er|ert|era|båda|en|ett|beloppet|pengarna|köpet|ordern|\w+en|\w+et|\d\S*)"
SV_BLAME = Cue(
    says=patterns(
        r"lugna (?:(?:ner|ned) )?(?:dig|er)",
        r"som (?:jag|vi) (?:redan|upprepade gånger|flera gånger) (?:har )?(?:sagt|sa|förklarat|nämnt|skrivit|påpekat)",
        r"(?:det|detta) har (?:jag|vi) redan (?:sagt|förklarat|svarat)(?! för)",
        r"(?:jag|vi) har redan (?:sagt|förklarat) (?:det|detta)(?: för (?:dig|er))?(?=[ .!,]*$|[.!,])",
        r"(?:du|ni) (?:borde|skulle) (?:<W1>)(?:ha )?(?:läst(?! upp)|kollat|kontrollerat|tänkt|vetat|lyssnat|märkt|"
        r"förstått|(?:ringt|hört av (?:dig|er)|sagt till) (?:tidigare|i tid))",
        r"(?:det|detta) (?:är|var) (?:(?:helt|bara|faktiskt|ju) )?(?:ditt|ert) (?:eget )?fel",
        r"(?:ditt|ert) eget fel",
        r"(?:du|ni) får skylla (?:dig|er) (?:själv|själva)",
        r"(?:du|ni) har (?:uppenbarligen|helt enkelt|tydligt) inte (?:<W1>)(?:läst|lyssnat|förstått|kollat)",
        r"hur många gånger (?:ska|måste) (?:jag|vi)",
    ),
    unless=patterns(
        r"(?:inte|aldrig|ingen|om|som om) (?:<W3>)(?:ditt|ert) (?:eget )?fel",
        r"(?:inte|aldrig|ingen) (?:<W4>)(?:du|ni) (?:borde|skulle) (?:ha )?",
        r"(?:bad|sa åt|sade åt|(?<!måste )(?<!vill )(?<!vilja )(?<!får )(?<!jag )(?<!vi )be) (?:<W2>)(?:att )?lugna",
        r"(?:för att|(?:kan|vill) (?:jag|vi)|(?:jag|vi) (?:kan|vill)) (?:(?:bara|genast|direkt|också|verkligen|nu|ändå|"
        r"gärna|snabbt) )?lugna",
    ),
)
SV_ANNOUNCED = Cue(
    says=patterns(
        r"(?:jag|vi) (?:(?:nu|också|genast) )?<ACT> (?:<W2>)<WHAT>",
        r"(?:jag|vi) (?:ska|kommer att) (?:(?:nu|också|genast) ){0,2}<ACTS> (?:<W1>)<WHAT>",
        r"(?:nu|då) <ACT> (?:jag|vi) (?:<W1>)<WHAT>",
        r"(?:avgiften|beloppet|ordern|kortet|dragningen|den|det|pengarna) (?:återbetalar|avbokar|flyttar|stoppar|"
        r"stryker|"
        r"pausar|spärrar|krediterar|rättar|tar) (?:jag|vi)(?= (?:bort|nu|idag|genast|tillbaka)| *[.!,])(?! emot)",
        ACT=_SV_ACT,
        ACTS=_SV_ACTS,
        WHAT=_SV_WHAT,
    ),
    unless=patterns(r"(?:skickar|skicka) (?:en länk|länken|mer information)"),
)
SV_DONE = Cue(
    says=patterns(
        r"(?:(?:jag|vi) har|har (?:jag|vi)) (?:(?:nu|redan|också|precis) ){0,2}<ED> (?:<W2>)<WHAT>",
        r"<WHAT> har (?:jag|vi) (?:(?:nu|redan|också|precis) ){0,2}<ED>",
        ED=_SV_ED,
        WHAT=_SV_WHAT,
    ),
    unless=patterns(r"(?:du|ni) har (?:<W4>)", r"har (?:inte|aldrig|ännu inte) (?:<W2>)"),
)
SV_REPORTED = Cue(
    says=patterns(
        r"(?:har|är) (?:(?:nu|också) )?(?:återbetald|återbetalats|ersatts|ersatt|avbokad|avbokats|bokad|bokats|"
        r"spärrad|spärrats|pausad|pausats|ändrats|krediterats|makulerats|makulerad|flyttad|flyttats|stoppad|stoppats|"
        r"borttagen|tagits bort|struken|strukits|skickats|beställts|bytts)"
    ),
    unless=patterns(r"(?:har|är) (?:inte|aldrig|ännu inte) (?:<W2>)"),
)
SV_ASSIGNED = Cue(
    says=patterns(
        r"(?:(?:vårt|min|en|vår|våra|mina) (?:<W2>)(?:team|kollega|kollegor|handläggare|specialist|avdelning|lager)|"
        r"teamet|kollegan|kollegorna|"
        r"avdelningen) (?:<W2>)(?:tar över|tar hand om|återkommer|hör av sig|kontaktar|beslutar|granskar|utreder|"
        r"avgör|löser|ringer|skriver|svarar|återbetalar|kontrollerar|undersöker)"
    )
)
SV_CONDITION = Cue(
    says=patterns(
        r"(?:(?<!hand )om|när|efter att|innan|så snart|så fort) (?:<W2>)(?:du|ni|det|jag|vi)",
        r"(?:vill|kan|ska|får) (?:du|ni|jag|vi)",
        r"(?:bekräfta|hör av dig)",
    ),
    unless=patterns(
        r"har (?:(?:jag|vi|nu|redan|också) ){0,2}<ED>(?: [^ .;!?|]{1,30}){0,10} när (?:<W2>)(?:du|ni|det)",
        ED=_SV_ED,
    ),
)
SV_KIND = Cue(
    says=patterns(
        r"(?:jag|vi) (?:finns|är) (?:här|till) för",
        r"(?:din|er|ditt) (?:<W2>)(?:upplevelse|nöjdhet|tålamod|förtroende) (?:<W1>)(?:är|betyder)",
        r"(?:betyder|uppskattar|värdesätter) (?:<W4>)(?:oss|dig|er|dig som kund)",
        r"(?:jag|vi) (?:<W1>)(?:ska |kommer att )?(?:gör|göra) (?:mitt|vårt|allt)",
        r"(?:jag|vi) (?:vill|hoppas) (?:<W2>)hjälpa",
        r"tack för",
    )
)
SV_TELLS = Cue(
    says=patterns(
        r"men|dock|eftersom|därför|tyvärr|enligt|på grund av|inte|aldrig|ingen|inga|om|antingen|eller|bara|redan|"
        r"(?:du|ni|jag|vi) (?:kan|får|måste|ser|har)"
    )
)

_DE_WHAT = (
    r"(?:den|die|das|dem|diese|dieses|diesen|sie|ihn|ihren|ihre|ihr|ihnen|deine|deinen|dein|dir|beide|alle|einen|"
    r"eine|ein|es|\d\S*)"
)
_DE_ACT = (
    r"(?:erstatte|storniere|ersetze|schicke|sende|buche|ändere|sperre|öffne|eröffne|korrigiere|veranlasse|überweise|"
    r"bestelle|tausche|erlasse|pausiere|erstatten|stornieren|ersetzen|schicken|senden|buchen|ändern|sperren|öffnen|"
    r"eröffnen|korrigieren|veranlassen|überweisen|bestellen|tauschen|erlassen|pausieren|streiche|streichen|"
    r"verschiebe|verschieben|stoppe|stoppen|lösche|löschen|entferne|entfernen|übergebe|übergeben|beauftrage|"
    r"beauftragen|reserviere|reservieren)"
)
_DE_ED = (
    r"(?:erstattet|storniert|ersetzt|geschickt|gesendet|gebucht|umgebucht|geändert|gesperrt|geöffnet|eröffnet|"
    r"korrigiert|veranlasst|überwiesen|bestellt|umgetauscht|erlassen|pausiert|freigegeben|gutgeschrieben|gestrichen|"
    r"verschoben|gestoppt|gelöscht|entfernt|weitergeleitet|weitergegeben|übergeben|beauftragt|reserviert|"
    r"zurückerstattet|zurückgezahlt|zurückgenommen|aufgehoben|angelegt|eingetragen|angehalten|aufgeteilt|verlegt|"
    r"zurückgesetzt)"
)
DE_BLAME = Cue(
    says=patterns(
        r"(?:beruhigen sie sich|beruhig(?:e)? dich)",
        r"wie (?:ich|wir) (?:<W2>)(?:bereits|schon|mehrfach|wiederholt) (?:<W2>)(?:gesagt|sagte|sagten|erklärt|"
        r"erklärte|erwähnt|geschrieben|mitgeteilt)",
        r"das (?:habe ich|haben wir) (?:<W3>)(?:bereits|schon|mehrfach) (?:<W2>)(?:gesagt|erklärt|beantwortet)",
        r"(?:das )?(?:hätten sie|hättest du|sie hätten|du hättest) (?:<W6>)(?:lesen|prüfen|wissen|nachsehen|"
        r"aufpassen|bedenken|beachten|zuhören|früher (?:melden|anrufen)) (?:müssen|sollen|können)",
        r"(?:das|es|dies) (?:ist|war) (?:(?:allein|ganz|einfach|nur|ja|doch) ){0,2}(?:ihre|deine) (?:eigene )?schuld",
        r"(?:ihre|deine) eigene schuld",
        r"(?:sie sind|du bist|da sind sie|daran sind sie) (?:<W1>)selbst schuld",
        r"(?:sie haben|du hast) (?:offensichtlich|offenbar|eindeutig|einfach) (?:<W4>)nicht (?:<W2>)(?:gelesen|"
        r"zugehört|verstanden|geprüft)",
        r"wie oft (?:soll|muss) ich",
    ),
    unless=patterns(
        r"(?:nicht|keineswegs|nie|niemals|ob|wenn|keine) (?:<W2>)(?:ihre|deine) (?:eigene )?schuld",
        r"(?:nicht|nie|niemand) (?:<W4>)selbst schuld",
        r"(?:nicht|niemand|ohne) (?:<W4>)(?:hätten|hättest) (?:<W6>)(?:lesen|prüfen|wissen) (?:müssen|sollen)",
    ),
)
DE_ANNOUNCED = Cue(
    says=patterns(
        r"(?:ich|wir) <ACT> (?:(?:jetzt|nun|sofort|gleich|gerade|ihnen|dir) ){0,3}<WHAT>",
        r"(?:ich|wir) (?:nehme|nehmen|leite|leiten|gebe|geben|lege|legen) (?:(?:jetzt|nun|sofort|gleich|ihnen|dir) "
        r"){0,2}"
        r"(?:den|die|das|ihren|ihre|ihr|deine|deinen|dein|einen|eine|ein) (?:<W6>)(?:zurück|heraus|weiter|an)(?=[ "
        r".!,]*$|[.!,])",
        r"(?:den|die|das|ihren|ihre|deine|deinen) [\w-]{3,30} (?:erstatte|storniere|streiche|erlasse|verschiebe|"
        r"pausiere|sperre|"
        r"korrigiere|stoppe) (?:ich|wir)",
        r"(?:ich|wir) werden? (?:<W6>)<ACT>",
        r"(?:jetzt|nun|dann) <ACT> (?:ich|wir) (?:(?:ihnen|dir) )?<WHAT>",
        ACT=_DE_ACT,
        WHAT=_DE_WHAT,
    ),
    unless=patterns(r"(?:schicke|sende|schicken|senden) (?:<W2>)(?:einen link|den link|informationen)"),
)
DE_DONE = Cue(
    says=patterns(
        r"(?:ich habe|wir haben|habe ich|haben wir) (?:(?:jetzt|nun|soeben|gerade|bereits|eben|auch|dafür|deshalb|"
        r"ihnen|dir) ){0,3}<WHAT> "
        r"(?:[\w.'-]{1,30} ){0,6}<ED>",
        r"(?:den|die|das|dies|ihren|ihre|ihr|deine|deinen|dein|beide|alles) (?:<W2>)(?:habe ich|haben wir) "
        r"(?:(?:jetzt|nun|soeben|gerade|"
        r"bereits|eben|heute|ihnen|dir) ){0,3}<ED>",
        ED=_DE_ED,
        WHAT=_DE_WHAT,
    ),
    unless=patterns(
        r"(?:noch )?nicht (?:<W2>)<ED>", r"(?:sie haben|du hast|haben sie|hast du) (?:<W6>)(?:<ED>)?", ED=_DE_ED
    ),
)
DE_REPORTED = Cue(
    says=patterns(r"(?:wurde|wurden|ist|sind) (?:<W4>)<ED>(?: worden)?(?=[ .!,;]*$|[.!,;])", ED=_DE_ED),
    unless=patterns(r"(?:noch )?nicht (?:<W2>)<ED>", ED=_DE_ED),
)
DE_ASSIGNED = Cue(
    says=patterns(
        r"(?:unser|unsere|mein|meine|ein|eine|das|die) (?:<W2>)(?:team|kollege|kollegin|kollegen|kolleginnen|"
        r"fachabteilung|"
        r"abteilung|"
        r"lager|[\w-]{1,20}team) (?:<W5>)(?:übernimmt|prüft|klärt|entscheidet|bearbeitet|erstattet|ruft|schreibt|"
        r"antwortet|löst|übernehmen|klären|meldet sich|melden sich|kümmert sich|kümmern sich|prüfen|entscheiden|"
        r"bearbeiten|antworten)"
    )
)
DE_CONDITION = Cue(
    says=patterns(
        r"(?:wenn|falls|sobald|sofern|bevor|nachdem|ob) (?:<W3>)(?:sie|du|ich|wir|es|das)",
        r"(?:möchten|wollen|können|soll|sollen|darf|könnten|würden) (?:sie|ich|wir)",
        r"(?:bestätigen sie|bitte bestätig)",
    )
)
DE_KIND = Cue(
    says=patterns(
        r"(?:ich bin|wir sind) (?:<W3>)(?:da|für sie|für dich)",
        r"(?:ihre|deine) (?:<W2>)(?:zufriedenheit|erfahrung|geduld|anliegen) (?:<W2>)(?:ist|liegt|bedeutet)",
        r"(?:schätzen|bedeutet|bedeuten) (?:<W5>)(?:sie|uns|kunden|kundin|kunde)",
        r"(?:ich|wir) (?:tue|tun|werden|gebe|geben) (?:<W4>)(?:alles|bestes|mein bestes|unser bestes)",
        r"(?:ich|wir) (?:möchte|möchten|will|wollen) (?:<W3>)helfen",
        r"(?:vielen |herzlichen )?dank für",
    )
)
DE_TELLS = Cue(
    says=patterns(
        r"aber|jedoch|allerdings|weil|da|denn|leider|deshalb|daher|laut|gemäß|wegen|nicht|kein\w*|nie|ob|wenn|"
        r"entweder|oder|nur|bereits|schon|(?:sie|du|ich|wir) (?:können|kann|kannst|müssen|sehe|sehen)"
    )
)
