"""Swedish, German and Spanish phrases: who blames, who takes a problem on, and what is only kind."""

from .cues import Cue, patterns

_SV_ACT = (
    r"(?:återbetalar|skickar|ersätter|avbokar|byter|beställer|bokar|ändrar|registrerar|betalar|pausar|avbryter|"
    r"rättar|makulerar|spärrar|krediterar|lägger in|tar bort|uppdaterar|öppnar)"
)
_SV_ED = (
    r"(?:återbetalat|skickat|ersatt|avbokat|bytt|beställt|bokat|ändrat|registrerat|betalat|pausat|avbrutit|rättat|"
    r"makulerat|spärrat|krediterat|lagt in|tagit bort|uppdaterat|öppnat)"
)
_SV_ACTS = (
    r"(?:återbetala|skicka|ersätta|avboka|byta|beställa|boka|ändra|registrera|betala|pausa|avbryta|rätta|makulera|"
    r"spärra|kreditera|uppdatera|öppna)"
)
_SV_WHAT = r"(?:hela|den|det|de|din|ditt|dina|er|ert|era|båda|en|ett|beloppet|pengarna|köpet|ordern|\w+en|\w+et|\d\S*)"
SV_BLAME = Cue(
    says=patterns(
        r"(?<!jag )(?<!vi )(?<!att )lugna (?:(?:ner|ned) )?(?:dig|er)",
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
        r"(?:bad|sa åt|sade åt|be) (?:<W2>)(?:att )?lugna",
    ),
)
SV_ANNOUNCED = Cue(
    says=patterns(
        r"(?:jag|vi) (?:(?:nu|också|genast) )?<ACT> (?:<W2>)<WHAT>",
        r"(?:jag|vi) (?:ska|kommer att) (?:(?:nu|också|genast) ){0,2}<ACTS> (?:<W1>)<WHAT>",
        r"(?:nu|då) <ACT> (?:jag|vi) (?:<W1>)<WHAT>",
        ACT=_SV_ACT,
        ACTS=_SV_ACTS,
        WHAT=_SV_WHAT,
    ),
    unless=patterns(r"(?:skickar|skicka) (?:en länk|länken|mer information)"),
)
SV_DONE = Cue(
    says=patterns(
        r"(?:jag|vi) har (?:(?:nu|redan|också|precis) ){0,2}<ED> (?:<W2>)<WHAT>",
        ED=_SV_ED,
        WHAT=_SV_WHAT,
    ),
    unless=patterns(r"(?:du|ni) har (?:<W4>)", r"har (?:inte|aldrig|ännu inte) (?:<W2>)"),
)
SV_REPORTED = Cue(
    says=patterns(
        r"(?:har|är) (?:(?:nu|också) )?(?:återbetald|återbetalats|ersatts|ersatt|avbokad|avbokats|bokad|bokats|"
        r"spärrad|spärrats|pausad|pausats|ändrats|krediterats|makulerats|makulerad)"
    ),
    unless=patterns(r"(?:har|är) (?:inte|aldrig|ännu inte) (?:<W2>)"),
)
SV_ASSIGNED = Cue(
    says=patterns(
        r"(?:vårt|min|en|vår|våra) (?:<W2>)(?:team|kollega|kollegor|handläggare|specialist|avdelning|lager) "
        r"(?:<W2>)(?:tar över|granskar|utreder|avgör|löser|ringer|skriver|svarar|återbetalar|kontrollerar|undersöker)"
    )
)
SV_CONDITION = Cue(
    says=patterns(
        r"(?:om|när|efter att|innan|så snart|så fort) (?:<W2>)(?:du|ni|det|jag|vi)",
        r"(?:vill|kan|ska|får) (?:du|ni|jag|vi)",
        r"(?:bekräfta|hör av dig)",
    )
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

_DE_WHAT = r"(?:den|die|das|dem|ihren|ihre|ihr|ihnen|deine|deinen|dein|dir|beide|alle|einen|eine|ein|es|\d\S*)"
_DE_ACT = (
    r"(?:erstatte|storniere|ersetze|schicke|sende|buche|ändere|sperre|öffne|eröffne|korrigiere|veranlasse|überweise|"
    r"bestelle|tausche|erlasse|pausiere|erstatten|stornieren|ersetzen|schicken|senden|buchen|ändern|sperren|öffnen|"
    r"eröffnen|korrigieren|veranlassen|überweisen|bestellen|tauschen|erlassen|pausieren)"
)
_DE_ED = (
    r"(?:erstattet|storniert|ersetzt|geschickt|gesendet|gebucht|umgebucht|geändert|gesperrt|geöffnet|eröffnet|"
    r"korrigiert|veranlasst|überwiesen|bestellt|umgetauscht|erlassen|pausiert|freigegeben|gutgeschrieben)"
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
        r"(?:ich|wir) werden? (?:<W6>)<ACT>",
        r"(?:jetzt|nun|dann) <ACT> (?:ich|wir) (?:(?:ihnen|dir) )?<WHAT>",
        ACT=_DE_ACT,
        WHAT=_DE_WHAT,
    ),
    unless=patterns(r"(?:schicke|sende|schicken|senden) (?:<W2>)(?:einen link|den link|informationen)"),
)
DE_DONE = Cue(
    says=patterns(
        r"(?:ich habe|wir haben|habe ich|haben wir) (?:(?:jetzt|nun|soeben|gerade|bereits|ihnen|dir) ){0,3}<WHAT> "
        r"(?:<W6>)<ED>",
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
        r"(?:unser|unsere|mein|meine|ein|eine) (?:<W2>)(?:team|kollege|kollegin|kollegen|fachabteilung|abteilung|"
        r"lager|[\w-]{1,20}team) (?:<W5>)(?:übernimmt|prüft|klärt|entscheidet|bearbeitet|erstattet|ruft|schreibt|"
        r"antwortet|löst|übernehmen|klären)"
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

_ES_WHAT = r"(?:el|la|los|las|su|sus|tu|tus|ambos|ambas|un|una|este|esta|ese|esa|todo|\d\S*)"
_ES_ED = (
    r"(?:reembolsado|cancelado|reemplazado|enviado|emitido|reservado|cambiado|actualizado|bloqueado|abierto|"
    r"corregido|anulado|devuelto|pausado|abonado|pedido|registrado|modificado)"
)
ES_BLAME = Cue(
    says=patterns(
        r"(?:cálmese|cálmate|calmese|calmate|tranquilícese)",
        r"como ya (?:le |te |se lo |os )?(?:he |hemos )?(?:dije|dijimos|dicho|expliqué|explicamos|explicado|mencioné|"
        r"comenté|comentado|indiqué)",
        r"ya (?:se lo|te lo|le|te) (?:he |hemos )?(?:dije|dicho|expliqué|explicado)(?! (?:<W2>)buen)",
        r"(?:debería|deberías|tendría que|tendrías que|tenía que|tenías que|debió|debiste|debía|debías) haber "
        r"(?:leído|revisado|sabido|pensado|comprobado|escuchado|prestado atención|(?:avisado|llamado) antes)",
        r"(?:es|fue|ha sido) (?:(?:solo|únicamente|claramente|enteramente) )?(?:(?:su|tu) (?:propia )?culpa|culpa "
        r"(?:suya|tuya))",
        r"(?:su|tu) propia culpa",
        r"(?:claramente|obviamente|evidentemente|simplemente) no (?:<W1>)(?:ha |has )?(?:leyó|leíste|leído|escuchó|"
        r"escuchado|entendió|entendido)",
        r"cuántas veces (?:tengo|debo|se lo)",
    ),
    unless=patterns(
        r"(?:no|ni|nunca|si|tampoco) (?:<W2>)(?:es|fue|ha sido|era|sea) (?:<W1>)(?:(?:su|tu) (?:propia )?culpa|culpa "
        r"(?:suya|tuya))",
        r"(?:nadie|no|nunca) (?:<W4>)(?:que )?(?:debería|deberías|debió|debiste) haber",
    ),
)
ES_ANNOUNCED = Cue(
    says=patterns(
        r"(?:le |te |se lo |lo |la )?(?:estoy|estamos) (?:reembolsando|cancelando|enviando|reemplazando|cambiando|"
        r"reservando|anulando|bloqueando|abriendo|corrigiendo|devolviendo) (?:(?:ahora|ya) )?<WHAT>",
        r"(?:voy|vamos) a (?:reembolsar|cancelar|enviar|reemplazar|cambiar|reservar|anular|bloquear|abrir|corregir|"
        r"devolver|emitir|abonar)(?:le|te|lo|la)? <WHAT>",
        r"(?:(?:ahora|ya) )?(?:le|te) (?:reembolso|devuelvo|envío|cancelo|anulo|abono|reembolsaremos|devolveremos|"
        r"enviaremos|abonaremos|reembolsaré|devolveré|enviaré) <WHAT>",
        WHAT=_ES_WHAT,
    ),
    unless=patterns(r"(?:envío|enviaré|enviaremos|enviar) (?:un enlace|el enlace|más información)"),
)
ES_DONE = Cue(
    says=patterns(
        r"(?:le |te )?(?:he|hemos) <ED> (?:<W1>)<WHAT>",
        ED=_ES_ED,
        WHAT=_ES_WHAT,
    ),
    unless=patterns(r"no (?:se )?(?:<W1>)(?:he|hemos|ha|han) (?:<W2>)"),
)
ES_REPORTED = Cue(
    says=patterns(r"(?:ha|han) sido <ED>", r"se (?:ha|han) <ED>", ED=_ES_ED),
    unless=patterns(r"no (?:se )?(?:ha|han) (?:<W2>)"),
)
ES_ASSIGNED = Cue(
    says=patterns(
        r"(?:nuestro|nuestra|mi|un|una|el) (?:<W3>)(?:equipo|compañero|compañera|especialista|departamento|almacén) "
        r"(?:<W3>)(?:se encarga|se encargará|se hace cargo|se hará cargo|revisará|resolverá|investigará|decidirá|"
        r"llamará|responderá|tramitará)"
    )
)
ES_CONDITION = Cue(
    says=patterns(
        r"(?:si|cuando|una vez que|en cuanto|antes de que|siempre que) (?:<W3>)(?:\w+)",
        r"(?:quiere|quieres|desea|deseas|puede|puedes|podría|podrías|puedo|debo) ",
        r"(?:confírme|confirme|confirma|confírmame|avíseme)",
    )
)
ES_KIND = Cue(
    says=patterns(
        r"(?:estoy|estamos) (?:<W2>)para (?:ayudar|servir)\w*",
        r"(?:su|tu) (?:<W2>)(?:experiencia|satisfacción|paciencia|confianza|opinión) (?:<W2>)(?:es|importa|significa)",
        r"(?:valoramos|apreciamos|agradecemos|agradezco) (?:<W4>)\w+",
        r"(?:haré|haremos|voy a hacer) (?:<W2>)(?:todo|posible|mejor)",
        r"(?:quiero|queremos|espero) (?:<W1>)ayudar\w*",
        r"gracias por",
    )
)
ES_TELLS = Cue(
    says=patterns(
        r"pero|sin embargo|porque|ya que|lamentablemente|desafortunadamente|por desgracia|según|debido a|no|nunca|"
        r"ningun\w*|si|o bien|solo|sólo|ya|(?:puede|puedo|podemos|veo|tiene|debe)"
    )
)
