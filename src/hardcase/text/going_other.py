"""Swedish, German and Spanish phrases of how a conversation goes on or stops."""

from .cues import Cue, patterns
from .going_table import Going

_ADDRESS = r"[\w.+-]{1,64}@[\w.-]{1,60}|https?:|www\.|\+?\d(?:[ -]?\d){6,12}|\?"

SWEDISH_GOING = Going(
    when=Cue(
        says=patterns(
            r"idag|i dag|ikväll|i kväll|i eftermiddag|i morgon|imorgon|nästa vecka|i veckan",
            r"(?:på |senast |före |till )?(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?",
            r"(?:senast|före|innan|till|från|klockan|kl\.?) (?:klockan |kl\.? )?\d{1,2}[:.]\d\d",
            r"inom (?:timmen|dagen|veckan)",
        ),
        unless=patterns(
            r"(?:tidigare|hittills|i) (?:idag|måndags|tisdags|onsdags|torsdags|fredags|lördags|söndags)",
            r"(?:hjälpa|hjälpa dig med|stå till tjänst) (?:<W2>)(?:idag|i dag)",
        ),
    ),
    past=Cue(says=patterns(r"sedan", r"(?:de|det) senaste", r"gammal|gamla")),
    next=Cue(
        says=patterns(
            r"(?:jag|vi) (?:kommer att |ska )?(?:återkommer?|skickar|skicka|ringer|ringa|betalar|betala|ordnar|ordna|"
            r"skriver|skriva|hör av|höra av|meddelar|meddela|byter|byta)",
            r"(?:kollega|kollegan|kollegor|kollegorna|team|teamet|avdelning|avdelningen|handläggare|banken|butiken|"
            r"säljaren|"
            r"budet|de|"
            r"hon|han|någon) "
            r"(?:<W6>)(?:svarar|skriver|ringer|hör av|kontaktar|återkommer|hämtar|beslutar|kollar|tar över|kommer att)",
            r"(?:pengarna|återbetalningen|beloppet|paketet|ersättningen|leveransen|det|den) (?:<W6>)(?:kommer|når|syns|"
            r"finns|betalas|levereras|skickas|dras|anländer|är (?:hos|framme|tillbaka))",
            r"(?:du|ni) (?:<W1>)(?:får|har|hör|ser|kommer att få)",
            r"(?:skicka|posta|ring|svara|betala|lämna) (?:<W6>)(?:senast|före|innan|inom|i dag|idag)",
        ),
        unless=patterns(
            r"(?:om|ifall) (?:du|ni) (?:vill|önskar)\b[^.;!?|]{0,120}",
            r"(?:(?<!hand )om|ifall) (?:du|vi|jag|det|ni|de)\b[^,;.!?|]{0,80}",
            r"(?:tacksam\w*|glad\w*|nöjd\w*|ångra\w*|skratta\w*) (?:<W4>)(?:en|någon) (?:vacker )?dag",
            r"(?:en|någon) vacker dag|för en dag(?=[ .!,]*$)",
            r"(?:normalt|vanligtvis|oftast|i regel)\b[^.!?|]{0,120}",
            r"(?:ingen|inget|inte|aldrig)\b[^,;.!?|]{0,80}",
        ),
    ),
    refuses=Cue(
        says=patterns(
            r"(?:jag|vi) (?:<W1>)kan (?:<W2>)inte (?:<W1>)(?:hjälpa|göra|erbjuda|ändra|återbetala|avboka|ge|byta|"
            r"ordna)",
            r"(?:kan|får) (?:jag|vi) (?:<W2>)inte (?:<W1>)(?:hjälpa|göra|erbjuda|ändra|återbetala|avboka|ge|byta|"
            r"ordna)",
            r"(?:det )?(?:finns|är) inget (?:<W3>)(?:jag|vi) kan göra",
            r"det (?:går|är) (?:<W1>)inte (?:<W1>)(?:att|möjligt)",
            r"(?:det går inte|inte möjligt)(?= *(?:$|[.!,]))",
            r"kan (?:<W1>)inte (?:<W1>)(?:återbetalas|ändras|avbokas|bytas|göras)",
        ),
        unless=patterns(r"(?:om|när|eftersom|innan) (?:<W2>)(?:jag|vi|det) (?:<W1>)(?:inte )?kan"),
    ),
    way=Cue(
        says=patterns(
            r"(?:du|ni) (?:<W1>)(?:kan|får|behöver|måste|bör|skulle kunna)(?! inte)",
            r"(?:kan|får|behöver|måste) (?:du|ni)",
            r"(?:jag|vi) (?:<W1>)(?:kan|ska|kommer att|har|skickar|kopplar|återkommer|ordnar)(?! (?:<W1>)(?:inte|"
            r"förstå))",
            r"istället|i stället|alternativ\w*|annars|antingen|däremot|undantag\w*|möjlighet\w*",
            r"(?:om|när|så snart|efter|tills|innan) (?:du|det|ni|vi|den)",
            r"(?:kontakta|ring|mejla|skriv|besök|prova|skicka|vänd dig|logga|använd|beställ|boka|svara)",
            r"kolleg\w+|handläggare|avdelning\w*|team\w*|kundtjänst|webbplats\w*|appen|butiken|formulär\w*",
            _ADDRESS,
        ),
        unless=patterns(
            r"(?:hör av dig|kontakta oss|säg till|tveka inte)[^.!?|]{0,40}om (?:du|det|ni)[^.!?|]{0,80}",
            r"om (?:du|ni) (?:har|behöver|undrar) (?:<W2>)(?:något|några|fler|mer)[^.!?|]{0,80}",
        ),
    ),
    gives_up=Cue(
        says=patterns(
            r"(?:^|(?<=[,;:.!-] ))(?:men |äh |nej |ok |okej |då )?(?:glöm|strunta i|skit i) (?:det|detta|det här|"
            r"alltihop)(?= *(?:$|[.!,;)-])| då)",
            r"(?:jag )?ger upp(?= *(?:$|[.!,;)-])| nu)",
            r"(?:jag )?har fått nog",
            r"(?:jag|då) (?:<W3>)(?:handlar|köper|vänder mig|går|byter|beställer) (?:<W3>)(?:någon annanstans|"
            r"annanstans|till (?:en )?konkurrent\w*|hos (?:en )?konkurrent\w*|till någon annan)",
            r"tack för (?:ingenting|inget|ingen hjälp)",
            r"(?:slösar|kastar bort|lägger) inte (?:<W2>)(?:mer )?tid",
        ),
        unless=patterns(
            r"(?:innan|om|inte|aldrig) (?:jag )?(?:<W1>)ger (?:inte )?upp", r"(?:inte|aldrig|att) (?:<W1>)glöm\w* det"
        ),
    ),
    drops=Cue(says=patterns(r"(?:det kvittar|strunt samma|det gör detsamma|skippa det)")),
    angry=Cue(says=patterns(r"värdelös\w*|meningslös\w*|hopplös\w*|löjlig\w*|slöseri med (?:min )?tid|^hej ?då")),
    friendly=Cue(
        says=patterns(r"tack\w*|ha det (?:<W1>)(?:bra|fint)|det var allt|hittade|löste sig|inga problem"),
        unless=patterns(r"tack för (?:ingenting|inget|ingen hjälp)"),
    ),
)

GERMAN_GOING = Going(
    when=Cue(
        says=patterns(
            r"heute(?: abend| nachmittag| noch)?|morgen|übermorgen|nächste woche|diese woche",
            r"(?:am |bis |noch |spätestens )?(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch",
            r"(?:bis|vor|um|ab|gegen|spätestens) \d{1,2}(?:[:.]\d\d)?(?: uhr)",
            r"innerhalb (?:der|einer) (?:stunde|woche)",
        ),
        unless=patterns(
            r"(?:guten|schönen) (?:morgen|tag|abend)",
            r"(?:heute|bis heute) (?:helfen|weiterhelfen|behilflich)",
            r"(?:letzten|vergangenen|seit|jeden) (?:mon|diens|donners|frei|sams|sonn)tag|(?:letzten|seit|jeden) "
            r"mittwoch|bis heute",
        ),
    ),
    past=Cue(
        says=patterns(r"vor (?:<W2>)\w+ (?:minuten|stunden|tagen|wochen|monaten|jahren)", r"vor", r"seit", r"alt")
    ),
    next=Cue(
        says=patterns(
            r"(?:ich|wir) (?:schicken?|senden?|rufe|rufen|melden?|überweisen?|erstatten?|antworten?|prüfen?|bringen?|"
            r"liefern?|holen?|geben)",
            r"(?:ich|wir) (?:werde|werden) (?:<W6>)(?:schicken|senden|anrufen|melden|überweisen|erstatten|antworten)",
            r"(?:kolleg\w+|team|abteilung|mitarbeiter\w*|bank|händler|kurier|fahrer|werkstatt|jemand|sie) (?:<W6>)"
            r"(?:meldet|melden|schreibt|schreiben|ruft|rufen|antwortet|antworten|prüft|prüfen|entscheidet|entscheiden|"
            r"holt|holen|übernimmt|übernehmen|wird|werden)",
            r"(?:geld|erstattung|betrag|paket|ersatz|lieferung|gutschrift|rate|es|er|sie|das) (?:<W6>)(?:kommt|ist|"
            r"wird|"
            r"erreicht|geht|landet|trifft|folgt)",
            r"(?:sie|du) (?:bekommen|erhalten|hören|haben|bekommst|erhältst|hörst|hast)",
            r"(?:bitte )?(?:schicken|senden|rufen|zahlen|bringen|melden|schreiben|antworten) sie",
            r"(?:^|(?<=, )|(?<=und ))(?:bitte )?(?:schick|schicke|sende|ruf|zahl|zahle|bring) (?:(?:uns|mir|bitte) "
            r"){0,2}(?:es|"
            r"das|die|den|deine?|deinen|an)",
        ),
        unless=patterns(
            r"(?:falls|wenn|sofern) (?:sie|du) (?:<W2>)(?:möchten|wollen|mögen|möchtest|willst|magst)\b[^.;!?|]{0,120}",
            r"(?:falls|wenn|sofern) (?:sie|du|es|wir|ich|das)\b[^,;.!?|]{0,80}",
            r"(?:normalerweise|üblicherweise|in der regel|meist)\b[^.!?|]{0,120}",
            r"(?:nicht|kein\w*|niemand|nie)\b[^,;.!?|]{0,80}",
        ),
    ),
    refuses=Cue(
        says=patterns(
            r"(?:kann|können) (?:ich|wir) (?:<W6>)(?:nicht|leider nicht|nichts) (?:<W2>)(?:helfen|tun|machen|anbieten|"
            r"ändern|erstatten|stornieren|weiterhelfen)",
            r"(?:ich|wir) (?:kann|können) (?:<W6>)(?:nicht|nichts) (?:<W3>)(?:helfen|tun|machen|anbieten|ändern|"
            r"erstatten|stornieren|weiterhelfen)",
            r"(?:das|es|dies) (?:ist|geht) (?:<W2>)nicht(?: möglich)?(?= *(?:$|[.!,;]))",
            r"nicht möglich",
            r"(?:kann|können) (?:<W3>)nicht (?:<W1>)(?:erstattet|storniert|geändert|umgetauscht) werden",
        ),
        unless=patterns(r"(?:falls|wenn|weil|solange) (?:<W8>)nicht (?:<W3>)(?:kann|können|möglich)"),
    ),
    way=Cue(
        says=patterns(
            r"(?:sie|du|man) (?:<W1>)(?:können|könnten|kannst|kann|müssen|sollten|dürfen|brauchen)(?! (?:<W1>)nicht)",
            r"(?:können|könnten|kannst|müssen|sollten) (?:sie|du)",
            r"(?:ich|wir) (?:<W1>)(?:werde|werden|habe|haben|leite|melde|melden|schicke|schicken|verbinde)",
            r"stattdessen|alternativ\w*|ansonsten|sonst|entweder|ausnahme\w*|möglichkeit\w*|empfehle\w*",
            r"(?:falls|wenn|sobald|nachdem|bis|sofern) (?:sie|du|es|das|die|der|wir)",
            r"wenden|kontaktieren|rufen|schreiben sie|besuchen|schicken sie|versuchen|nutzen|fragen sie",
            r"kolleg\w+|team|abteilung|mitarbeiter\w*|kundendienst|kundenservice|webseite|website|app|formular|filiale",
            _ADDRESS,
        ),
        unless=patterns(
            r"(?:falls|wenn|sollten) (?:sie|du) (?:<W3>)(?:fragen|weitere|noch etwas|sonst)[^.!?|]{0,80}",
            r"(?:melden sie sich|schreiben sie) (?:<W2>)(?:gern|gerne|jederzeit)[^.!?|]{0,60}",
        ),
    ),
    gives_up=Cue(
        says=patterns(
            r"(?:^|(?<=[,;:.!-] ))(?:ach |dann |na |gut |ok )?(?:vergessen sie's|vergessen sie es|vergiss es|vergiss's|"
            r"vergessen wir(?: es|'s))(?= *(?:$|[.!,;)-])| einfach| dann)",
            r"ich geb(?:e)? (?:es )?(?:<W1>)auf(?= *(?:$|[.!,;)-]))",
            r"(?:mir|jetzt) reicht(?:'s| es)(?: (?:jetzt|mir))?(?= *(?:$|[.!,;)-]))",
            r"(?:gehe|kaufe|bestelle|wechsle|bin) (?:ich )?(?:<W3>)(?:woanders(?:hin)?|zur konkurrenz|bei der "
            r"konkurrenz|"
            r"anderswo|bei jemand anderem)",
            r"danke für (?:nichts|gar nichts|die verschwendete zeit)",
            r"verschwende (?:<W4>)(?:keine|nicht) (?:<W3>)zeit",
        ),
        unless=patterns(
            r"(?:bevor|wenn|falls|nicht|nie) (?:<W4>)(?:aufgebe|woanders|konkurrenz)",
            r"(?:nicht|nie) (?:<W1>)vergessen",
        ),
    ),
    drops=Cue(says=patterns(r"(?:schon gut|egal|lassen (?:sie|wir) (?:es|das)|lass es|dann (?:eben |halt )?nicht)")),
    angry=Cue(
        says=patterns(
            r"nutzlos|sinnlos|hoffnungslos|lächerlich|unverschämt\w*|zeitverschwendung|ein witz|^(?:tschüss|"
            r"wiedersehen)"
        )
    ),
    friendly=Cue(
        says=patterns(r"dank\w*|vielen dank|schönen (?:tag|abend)|das war(?:'s| alles)|gefunden|geklärt|kein problem"),
        unless=patterns(r"danke für (?:nichts|gar nichts|die verschwendete zeit)"),
    ),
)

SPANISH_GOING = Going(
    when=Cue(
        says=patterns(
            r"hoy(?: mismo)?|esta (?:tarde|noche|semana)|la próxima semana|la semana que viene",
            r"(?<!buenos )(?<!por la )(?<!de la )mañana(?! por favor)",
            r"(?:el |este |antes del |próximo )?(?:lunes|martes|miércoles|miercoles|jueves|viernes|sábado|sabado|"
            r"domingo)",
            r"(?:antes de|a|desde|hasta) las? \d{1,2}(?:[:.]\d\d)?",
        ),
        unless=patterns(
            r"(?:ayudar\w*|ayudarle|ayudarte|servir\w*) (?:<W2>)hoy",
            r"(?:pasado|cada|desde el) (?:\w{5,9})",
            r"hasta hoy",
        ),
    ),
    past=Cue(says=patterns(r"hace", r"(?:los|las) últim[oa]s")),
    next=Cue(
        says=patterns(
            r"(?:le|te|lo|la|se lo) (?:<W1>)(?:llamo|escribo|mando|envío|devuelvo|aviso|contesto|llaman|escriben|"
            r"responden|"
            r"contestan|llamarán|escribirán|responderán|contestarán|llega|llegará|llegan|llegarán|llamaremos|llamaré|"
            r"avisaré|mandaré|devolveré|contestaré|escribiremos|escribiré|enviaremos|enviaré|"
            r"devolveremos|"
            r"contestaremos|responderemos|reembolsaremos|avisaremos|mandaremos)",
            r"(?:compañer\w+|equipo|departamento|agente|especialista|banco|tienda|vendedor|mensajero|alguien) (?:<W6>)"
            r"(?:llamará|escribirá|contestará|responderá|contactará|revisará|decidirá|recogerá|llama|escribe|contesta|"
            r"responde|revisa|decide|va a|llamarán|escribirán|contestarán|responderán|revisarán|decidirán|recogerán|"
            r"llaman|"
            r"escriben|contestan|responden|revisan|deciden|recogen)",
            r"(?:dinero|reembolso|importe|paquete|pedido|abono|entrega|pago|cuota|sustituto) (?:<W6>)(?:llegará|llega|"
            r"estará|aparecerá|se cobrará|se cobra|saldrá|sale)",
            r"(?:recibirá|recibirás|tendrá|tendrás|lo recibes?|recibes?|lo tienes?|la tienes?) (?:<W6>)",
            r"(?:envíe|envie|envía|envíenos|envíanos|mándanos|mándalo|llame|llama|llámenos|llámanos|pague|paga|"
            r"devuelva|"
            r"devuelve|devuélvelo) (?:<W6>)(?:antes|hoy|en|hasta)",
        ),
        unless=patterns(
            r"si (?:lo |usted |tú )?(?:quieres?|deseas?|prefieres?|(?:te|le) parece)\b[^.;!?|]{0,120}",
            r"(?:si|en caso de que) (?:usted|tú|lo|la|le|te|no|se|quiere|desea|necesita)\b[^,;.!?|]{0,80}",
            r"(?:normalmente|generalmente|por lo general|suele\w*)\b[^.!?|]{0,120}",
            r"(?:no|nadie|nunca|nada)\b[^,;.!?|]{0,80}",
        ),
    ),
    refuses=Cue(
        says=patterns(
            r"no (?:le |te |lo |la |se lo )?(?:puedo|podemos) (?:<W2>)(?:ayudar\w*|hacer\w*|ofrecer\w*|cambiar\w*|"
            r"reembolsar\w*|cancelar\w*|devolver\w*)",
            r"no hay nada (?:<W2>)que (?:yo |nosotros )?(?:pueda|podamos|puedo|podemos) hacer",
            r"no (?:podemos|puedo) hacer nada",
            r"(?:eso |esto )?no es posible",
            r"no se (?:puede|pueden) (?:<W1>)(?:reembolsar|cambiar|cancelar|devolver|modificar)",
        ),
        unless=patterns(r"(?:si|cuando|porque|mientras) no (?:<W1>)(?:puedo|podemos|es posible)"),
    ),
    way=Cue(
        says=patterns(
            r"(?<!no )(?:puede|puedes|podría|podrías|debe|debes|tiene que|tienes que|necesita|necesitas)",
            r"(?<!no )(?<!no le )(?<!no te )(?:puedo|podemos|voy a|vamos a|he|hemos)",
            r"en su lugar|en cambio|alternativ\w*|de lo contrario|opci(?:ón|ones)|excepci\w+|recomiend\w+|sugier\w+",
            r"(?:si|cuando|en cuanto|hasta que|después de que|una vez que) (?:usted|lo|la|el|su|tu|se|le|quiere|desea)",
            r"contact\w+|llame\w*|llám\w+|escriba\w*|escríb\w+|visite\w*|envíe\w*|pruebe|use|utilice|diríjase|pregunte",
            r"compañer\w+|agente\w*|equipo|departamento|atención al cliente|página|web|aplicación|formulario|tienda",
            _ADDRESS,
        ),
        unless=patterns(
            r"si (?:tiene|tienes|necesita|necesitas) (?:<W2>)(?:alguna|algo|más|otra|cualquier)[^.!?|]{0,80}",
            r"(?:no dude|no dudes) en[^.!?|]{0,80}",
        ),
    ),
    gives_up=Cue(
        says=patterns(
            r"(?:^|(?<=[,;:.!-] ))(?:pues |bah |bueno |mire |mira )?(?:olv[ií]de(?:lo|se)|olv[ií]da(?:lo|te)|"
            r"d[eé]je(?:lo|nlo)|d[eé]jalo)(?= *(?:$|[.!,;)-])| ya| entonces)",
            r"me rindo",
            r"(?:ya )?(?:me cansé|me he cansado|tuve bastante|he tenido bastante)(?= *(?:$|[.!,;)-])| de (?:esto|"
            r"ustedes|vosotros))",
            r"me (?:voy|iré|paso|pasaré) (?:<W2>)(?:a otr\w+|a la competencia|con la competencia|a otra parte)",
            r"gracias por nada",
            r"no (?:pierdo|voy a perder|perderé) (?:<W1>)más (?:el )?tiempo",
        ),
        unless=patterns(r"(?:no|si|antes de que) (?:me )?(?:<W1>)(?:rindo|rinda)", r"no (?:lo )?olvid\w+"),
    ),
    drops=Cue(says=patterns(r"(?:da igual|no importa|es igual|ya está)")),
    angry=Cue(says=patterns(r"in[uú]til\w*|absurd\w*|rid[ií]cul\w*|vergüenza|p[eé]rdida de tiempo|^adi[oó]s")),
    friendly=Cue(
        says=patterns(r"gracias|muy amable|buen d[ií]a|eso es todo|era todo|ya lo encontr\w+|solucionad\w+"),
        unless=patterns(r"gracias por nada"),
    ),
)
