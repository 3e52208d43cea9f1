"""Spanish phrases; accents may be left out, as customers do."""

from .cues import Cue, Lexicon, patterns

_PERSON = (
    r"(?:(?:un|una|alg[uú]n|otra|otro|el|la|su|tu|vuestro|verdader[oa]|buen) ){0,3}(?:persona|human[oa]|ser humano|"
    r"agente|representante|operador(?:a)?|supervisor(?:a)?|encargad[oa]|gerente|asesor(?:a)?|compañer[oa]|responsable|"
    r"emplead[oa]|jefe|jefa)(?: (?:real|human[oa]|de verdad|de carne y hueso))?"
)
_ANYONE = r"(?:<PERSON>|alguien(?: (?:real|human[oa]|de verdad|m[aá]s|del equipo))?|atenci[oó]n al cliente)"
_BOT = r"(?:(?:un|una|este|esta|el|la|ning[uú]n) ){0,2}(?:chat ?bot|bot|robot|m[aá]quina|ordenador|ia|contestador)"
_SORRY = patterns(
    r"(?:lo )?(?:sentimos|siento|lamento|lamentamos)(?: (?:much[ií]simo|mucho|de verdad|profundamente|sinceramente|"
    r"enormemente))*(?: (?:que|lo|los|las|la|el|escuchar|o[ií]r|saber)(?: [\w'-]{1,30}){0,3})?",
    r"(?:le |te |les )?(?:pido|pedimos|ofrezco|ofrecemos) (?:<W2>)(?:disculpas|perd[oó]n)(?: por(?: "
    r"[\w'-]{1,30}){0,2})?",
    r"(?:mis|nuestras) (?:<W1>)disculpas(?: por(?: [\w'-]{1,30}){0,2})?",
    r"(?:disculpe|disculpa|perdone|perdona|disculpas)(?: (?:por )?(?:las|los|la|el)(?: [\w'-]{1,30}){0,2})?",
    r"^perd[oó]n",
)
_NOT_SORRY = patterns(r"no (?:<W3>)(?:disculp\w+|lo siento|lamento|perd[oó]n)")
_ACT = (
    r"(?:enviar|env[ií]o|reembolsar|reembolso|comprobar|compruebo|revisar|reviso|verificar|verifico|abrir|abro|pasar|"
    r"paso|transferir|transfiero|conectar|conecto|bloquear|bloqueo|cambiar|cambio|sustituir|sustituyo|reemplazar|"
    r"reemplazo|cancelar|cancelo|anular|anulo|tramitar|tramito|gestionar|gestiono|pedir|pido|registrar|registro|"
    r"corregir|corrijo|pausar|pauso|devolver|devuelvo|escalar|escalo|llamar|llamo|abonar|abono|investigar|investigo|"
    r"consultar|consulto|mando|quito|muevo|reservo|activo|aplazo|retiro|repongo|descuento)"
)
_WHEN = (
    r"(?:(?:en|antes de|dentro de|a|para|el|hasta|desde|por) (?:(?:las|los|el|la|un|m[aá]ximo|pr[oó]xim[oa]s?|de|"
    r"unos) ){0,4}(?:\d\S{0,12}|un[oa]?s?|dos|tres|cuatro|cinco|seis|siete|diez|lunes|martes|mi[eé]rcoles|jueves|"
    r"viernes|s[aá]bado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|"
    r"diciembre)|hoy|mañana|esta (?:tarde|noche|semana)|ahora mismo|de inmediato)"
)

SPANISH = Lexicon(
    asks_for_human=Cue(
        says=patterns(
            r"(?:puedo|podr[ií]a|puede|quiero|quisiera|necesito|me gustar[ií]a|prefiero|exijo|d[eé]jeme|d[eé]jame|por "
            r"favor|hay (?:alguna )?forma de|es posible|deseo) (?:<W4>)(?:hablar|comunicarme|chatear|contactar|"
            r"ponerme en contacto) (?:<W1>)con <ANYONE>",
            r"(?:p[aá]se|pase|pasa|p[aá]sa|pon|p[oó]n|ponga|p[oó]nga|conecte|con[eé]cte|conecta|comunique|"
            r"comun[ií]que|transfiera|transfi[eé]ra|transfi[eé]re)(?:me|nos)? (?:<W2>)(?:con|a) <ANYONE>",
            r"(?:pasarme|ponerme|conectarme|comunicarme|transferirme) (?:<W1>)(?:con|a) <ANYONE>",
            r"(?:quiero|necesito|exijo|deseo|prefiero|quisiera) (?:<W1>)(?:a )?<PERSON>",
            r"hay (?:<W1>)(?:<PERSON>|alguien) (?:<W1>)(?:ah[ií]|con (?:quien|el que|la que)|que pueda|disponible)",
            r"hay (?:<W1>)(?:alguna persona|alg[uú]n humano|alguien real)",
            r"(?:puede|podr[ií]a|que) (?:me )?(?:llame|llamar|llamarme)(?: (?:a m[ií]|por favor))? <ANYONE>",
            r"que me (?:llame|atienda|contacte|responda|conteste|ayude) <ANYONE>",
            r"me (?:pasas|pasa|pones|pone|conectas|conecta|comunicas|comunica|transfieres|transfiere|paso) con "
            r"<ANYONE>",
            r"(?:atender|llamar|contactar)me (?:por favor )?<ANYONE>",
            r"prefiero (?:<W2>)(?:con )?<PERSON>",
            r"no quiero (?:<W1>)hablar con <BOT>",
            r"^(?:(?:no|s[ií]|hola|por favor),? ){0,2}<PERSON>(?:,? (?:por favor|ya|ahora|gracias|si es posible|si "
            r"puede ser|si no le importa|si no te importa))*[ .!]*$",
            ANYONE=_ANYONE,
            PERSON=_PERSON,
            BOT=_BOT,
        ),
        unless=patterns(
            r"(?:tengo que|debo) hablar con <ANYONE> *\?",
            r"(?:habl[eé]|he hablado) (?:<W1>)con <ANYONE>",
            ANYONE=_ANYONE,
            PERSON=_PERSON,
        ),
    ),
    refuses_human=Cue(
        says=patterns(
            r"no (?:(?:le|te|me) )?(?:puedo|podemos|es posible|voy a|puede) (?:<W2>)(?:transferir\w*|pasar(?:le|te)|"
            r"poner(?:le|te)|conectar\w*|derivar\w*)",
            r"no (?:hay|tenemos|quedan) (?:<W1>)(?:agentes|personas|asesores|compañeros|representantes|operadores|"
            r"supervisores|nadie)(?: (?:<W2>)(?:disponibles?|libres?))?",
            r"no (?:hace falta|es necesario|hay necesidad de|necesita) (?:<W1>)(?:que )?(?:<W2>)(?:hablar|hable|"
            r"hables|pasar\w*|transferir\w*) (?:<W1>)<ANYONE>",
            r"no (?:hace falta|es necesario|necesita) (?:<W2>)<PERSON>",
            r"(?:yo )?puedo (?:<W3>)(?:ayudar|resolver|solucionar|gestionar)\w* (?:<W4>)(?:yo mism[oa])",
            r"antes de (?:pasarle|transferirle|conectarle|ponerle|pasarte|transferirte|derivarle)(?: "
            r"(?:<W3>))?,? ?(?:d[eé]jeme|d[eé]jame|perm[ií]tame|perm[ií]teme|me gustar[ií]a|puedo) "
            r"(?:<W2>)(?:intentar\w*|ayudar\w*|probar|resolver\w*)",
            r"(?:d[eé]jeme|d[eé]jame|perm[ií]tame) (?:<W1>)(?:intentar\w*|probar) (?:<W3>)(?:primero|antes)",
            ANYONE=_ANYONE,
            PERSON=_PERSON,
        ),
    ),
    declines_human=Cue(
        says=patterns(
            r"(?<!por qu[eé] )no me (?:pase|pases|transfiera|transfieras|derive|derives|ponga|pongas|conecte|conectes)",
            r"no (?:quiero|deseo|necesito|hace falta) (?:<W2>)(?:ser transferid[oa]|que me (?:pasen?|transfieran?|"
            r"deriven?)|hablar con <ANYONE>|que me (?:pongas?|pongan?))",
            r"no (?:quiero|necesito|hace falta) (?:<W1>)<PERSON>",
            r"sin (?:<W1>)(?:transferencias|pasarme con <ANYONE>)",
            ANYONE=_ANYONE,
            PERSON=_PERSON,
        ),
        unless=patterns(r"por qu[eé] no (?:<W2>)", r"no quiero (?:<W1>)hablar con <BOT>", BOT=_BOT),
    ),
    claims_person=Cue(
        says=patterns(
            r"(?<!no )soy (?:(?:de verdad|realmente|claro que|una|un|ser) ){0,3}(?:persona|human[oa])",
            r"(?<!no )est[aá]s? (?:(?:hablando|chateando) )(?:realmente |ahora |de verdad )*con (?:una persona|un "
            r"humano|un ser humano|una humana)",
        ),
        unless=patterns(r"(?:si|cuando|que|como si|fingir|aunque) (?:<W2>)(?:soy|est[aá]s? hablando)[^,;.!?|]{0,60}"),
    ),
    denies_machine=Cue(
        says=patterns(
            r"no soy (?:<W1>)(?:un |una |ning[uú]n |ninguna )?(?:chat ?bot|bot|robot|m[aá]quina|ia|inteligencia "
            r"artificial|programa|ordenador)(?! que)",
            r"no est[aá]s? (?:hablando|chateando) con (?:un |una )(?:chat ?bot|bot|robot|m[aá]quina|ia)",
        )
    ),
    discloses_ai=Cue(
        says=patterns(
            r"(?<!no )soy (?:\w{1,30}, )?(?:(?:un|una|el|la|su|tu|solo|s[oó]lo) ){0,3}(?:\w{1,30} )?(?:asistente "
            r"(?:<W1>)(?:virtual|digital|de ia|autom[aá]tic[oa]|con ia|de inteligencia artificial)|asistente "
            r"(?:virtual|de ia|ia)|chat ?bot|bot|ia|inteligencia artificial|modelo de lenguaje|robot)(?: de \w{1,30})?",
            r"(?<!no )(?<!si )(?<!que )(?:hablas?|chateas?|escribes?) con (?:(?:el|la|un|una|nuestro|nuestra) "
            r"){0,2}(?:asistente "
            r"(?:virtual|digital|de ia|con ia)|ia|bot|chat ?bot|inteligencia artificial)",
            r"(?:te|le) (?:atiende|responde|escribe|habla|ayuda) (?:el|la|un|una) asistente (?:virtual|digital|de ia|"
            r"con ia|"
            r"autom[aá]tic[oa])",
            r"(?:al habla|aqu[ií]|aqu[ií] est[aá]),? (?:el|la) asistente (?:virtual|digital|de ia|con ia|"
            r"autom[aá]tic[oa])",
            r"no (?:hablas?|est[aá]s? hablando) con (?:una persona|un humano|un ser humano)",
            r"^\W*(?:(?:un saludo|saludos|atentamente),? )?(?:(?:el|la) )?asistente (?:virtual|digital|de ia) de "
            r"[\w-]{1,30}\W*$",
            r"(?:est[aá]s?|usted est[aá]) (?:hablando|chateando) con (?:<W3>)(?:asistente virtual|ia|bot|chat ?bot|"
            r"inteligencia artificial)",
            r"no soy (?:un |una )?(?:persona|human[oa]|ser humano)(?: real| de verdad)?",
            r"como (?:ia|asistente (?:virtual|de ia)|inteligencia artificial)",
        )
    ),
    empathy=Cue(
        says=_SORRY
        + patterns(
            r"(?:entiendo|entendemos|comprendo|comprendemos)(?: (?:perfectamente|completamente|totalmente|muy bien|"
            r"mucho))*(?: (?:lo|que|su|tu|c[oó]mo|la|el)(?: <W3>)(?:frustra\w+|molest\w+|preocupa\w+|situaci[oó]n|"
            r"enfado|decepci[oó]n|inconveniente\w*|malestar))",
            r"(?:entiendo|entendemos|comprendo|comprendemos)(?: (?:perfectamente|completamente|"
            r"totalmente))*(?=[ .!,]*$|[.!,])",
            r"(?:me |nos |puedo |podemos )?imagin(?:o|amos|ar)(?:me|nos)? (?:lo )?(?:que|c[oó]mo|frustrante|"
            r"molesto)(?: <W2>\w{1,30})?",
            r"(?:debe de|debe|suena|es|tiene que)(?: ser| haber sido)? (?:<W1>)(?:frustrante|molesto|desagradable|"
            r"estresante|preocupante|decepcionante)",
            r"gracias por (?:su|tu) (?:<W1>)(?:paciencia|comprensi[oó]n)",
            r"(?:por )?(?:las molestias|los inconvenientes)(?: (?:que (?:<W4>)(?:causad\w+|ocasionad\w+)|ocasionad\w+|"
            r"causad\w+))?",
        ),
        unless=_NOT_SORRY,
    ),
    apology=Cue(says=_SORRY, unless=_NOT_SORRY),
    next_step=Cue(
        says=patterns(
            r"(?:voy|vamos) a (?:(?:le|te|lo|la) )?(?!(?:ayudar|intentar|hacer todo|hacer lo posible)\w*)\w+r(?:le|te|"
            r"lo|la|les)?",
            r"(?:le |te |se |lo |la ){1,2}(?:<ACT>|enviar[eé]|pasar[eé]|llamar[eé]|reembolsar[eé]|devolver[eé]|"
            r"abrir[eé]|conectar[eé]|tramitar[eé])",
            r"(?:enviar|pasar|llamar|reembolsar|devolver|abrir|conectar|tramitar|comprobar|revisar|cancelar|gestionar|"
            r"verificar|escalar|mandar|quitar|mover|cambiar|avisar)(?:[eé]|emos)(?!\w)",
            r"(?:he|hemos) (?:<W1>)(?!(?:entendido|comprendido|o[ií]do|le[ií]do|tomado|anotado|intentado|sido|"
            r"tenido)\b)\w+(?:ado|ido|to|cho)",
            r"(?:env[ií]e|env[ií]a|env[ií]enos|env[ií]anos|env[ií]eme|adjunte|adjunta|responda|responde|devuelva|haga "
            r"clic|haz clic|abra|llame|rellene|elija|confirme|imprima|suba)(?:nos|me|lo|la)?(?= )",
            r"^\W*(?:(?:por favor|primero|ahora|entonces|luego|y),? ){0,2}(?:manda|mande|devuelve|abre|llama(?! la "
            r"atenci[oó]n)|rellena|"
            r"elige|"
            r"confirma|imprime|sube|descarga|descargue|bloquea|bloquee|entra|guarda|guarde|cambia|cambie|pide|"
            r"escribe|pulsa|"
            r"pulse|m[aá]ndame|m[aá]ndanos|ll[aá]malos|ll[aá]manos) (?:a|al|en|el|la|los|las|tu|tus|su|sus|un|una|"
            r"este|esta|"
            r"con|desde|aqu[ií])",
            r"(?:m[aá]nda|m[aá]nde|p[aá]sa|p[aá]se|adj[uú]nta|escr[ií]be)(?:me|nos) (?:tu|su|el|la|una?|los|las)",
            r"por favor,? (?:env[ií]e|env[ií]a|adjunte|indique|facilite|confirme|responda|suba)\w*",
            r"(?:puedes?|debes?|tienes? que) (?:<W1>)(?:enviar|devolver|responder|subir|abrir|"
            r"llamar|elegir|rellenar|recoger|quedar(?:se|te)|seguir|reclamar|hacer clic|descargar)\w*",
            r"(?:podr[ií]a|podr[ií]as|puede|puedes) (?:<W2>)(?:enviar|adjuntar|confirmar|indicar|facilitar|subir)\w*",
            r"(?:compañer[oa]s?|equipo|agente|especialista|departamento|alguien|repartidor|banco|persona) "
            r"(?:<W5>)(?:llamar[aá]n?|contactar[aá]n?|responder[aá]n?|van? a|recoger[aá]n?|escribir[aá]n?|"
            r"contestar[aá]n?|"
            r"llaman?|responden?|escriben?|contestan?|revisar[aá]n?) (?:<W8>)<WHEN>",
            r"(?:te|le) (?:llaman|escriben|responden|contestan|llamar[aá]n|escribir[aá]n|responder[aá]n|"
            r"contestar[aá]n) "
            r"(?:<W8>)<WHEN>",
            r"(?:recibir[aá]s?|recibes|tendr[aá]s?|llegar[aá]|ver[aá]s?|estar[aá]|se abonar[aá]|(?:te|le) llega) "
            r"(?:<W8>)<WHEN>",
            r"(?:quiere|quieres|desea) que (?:le|te|lo|la)? ?\w+",
            ACT=_ACT,
            WHEN=_WHEN,
        ),
        unless=patterns(
            r"(?:le|te) (?:ayudo|ayudar[eé]|paso por alto)",
            r"(?:no dude en|no dudes en|si necesita|si necesitas|cualquier (?:otra )?(?:cosa|duda))[^.!?|]{0,60}",
            r"har[eé] (?:todo )?lo (?:posible|que pueda)|voy a (?:hacer|intentar) [^.!?|]{0,40}",
        ),
    ),
    closing=Cue(
        says=patterns(
            r"(?:hay )?(?:algo|alguna cosa) m[aá]s (?:<W3>)(?:en lo que|en que|que|ayudar\w*)",
            r"(?:puedo|podemos) (?:ayudar\w*|hacer) (?:<W2>)(?:algo|nada) m[aá]s",
            r"que (?:tenga|tengas|pase|pases) (?:un |una )?(?:muy )?(?:buen|buena|feliz|excelente|lindo) \w+",
            r"(?:adi[oó]s|hasta (?:luego|pronto)|cu[ií]dese|saludos)",
            r"gracias por (?:contactar\w*|ponerse en contacto|escribir\w*|elegir\w*|su confianza)",
        )
    ),
)
