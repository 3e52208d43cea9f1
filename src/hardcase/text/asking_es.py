"""How Spanish asks for something, and what the things it asks for are called; accents may be left out, as
customers do."""

from .cues import Asking, patterns

_NUMBER = r"(?:n[uú]mero|referencia|id|c[oó]digo|identificador|localizador) (?:del? |de su |de tu |de la |de )"
_GIVE = (
    r"(?:dar|decir|indicar|facilitar|enviar|confirmar|proporcionar|compartir|mandar|adjuntar|subir|explicar|describir|"
    r"pasar)(?:me|nos)?"
)
_YOU_GIVE = (
    r"(?:das|des|dices|digas|indicas|indiques|facilitas|facilites|env[ií]as|env[ií]es|mandas|mandes|pasas|pases|"
    r"confirmas|confirmes|recuerdas|recuerdes|escribes|escribas|ense[nñ]as|cuentas)(?! (?:que|si|con|por)\b)"
)
_DO = (
    r"(?:cambio|cancelo|anulo|devuelvo|mando|env[ií]o|reembolso|bloqueo|paso|pauso|abro|tramito|gestiono|dejo|muevo|"
    r"activo|reservo|quito|aplazo|paro|repongo|abono|descuento)"
)
_WHAT = r"(?:qué|(?<=¿)que|^\W*que)"
SPANISH_ASKING = Asking(
    openers=patterns(
        r"(?:puede|puedes|podr[ií]a|podr[ií]as|me|nos) (?:(?:me|nos|por favor|tambi[eé]n|puede|"
        r"podr[ií]a) ){0,3}(?:<GIVE>|(?:dice|da|indica|env[ií]a|confirma|facilita|manda|pasa)(?:me|nos)?(?! que\b))",
        r"(?:ser[ií]as? tan amable de|(?:te|le) importar?[ií]?a) <GIVE>",
        r"(?:si|cuando) (?:me|nos) <YOUGIVE>",
        r"(?:por favor,? )?(?:ind[ií]que|indique|indica|ind[ií]ca|facilite|facil[ií]te|facilita|env[ií]e|env[ií]a|"
        r"mande|m[aá]nde|confirme|conf[ií]rme|confirma|proporcione|proporci[oó]ne|comparta|comp[aá]rta|d[ií]ga|dime|"
        r"adjunte|adj[uú]nte|escriba|escr[ií]ba)(?:me|nos)?|d[eé](?:me|nos)|d[ií](?:me|nos)",
        r"(?:m[aá]nda|p[aá]sa|p[aá]se|adj[uú]nta|escr[ií]be|comp[aá]rte|proporci[oó]na|s[uú]be|ens[eé][nñ]a|"
        r"recu[eé]rda|recu[eé]rde|da)(?:me|nos)",
        r"(?:me|nos) (?:hacen?|har[ií]an?) falta|(?:me|nos) falta(?:n|r[ií]an?)?(?= (?:(?:solo|s[oó]lo|saber|conocer) )"
        r"?(?:tu|su|tus|sus|el|la|los|un|una)\b)",
        r"necesit(?:o|amos|ar[eé]|ar[ií]a|aremos)(?: (?:tambi[eé]n|solo|saber|tener|confirmar|conocer|que me (?:diga|"
        r"indique|env[ií]e|confirme|facilite)))*(?! (?:comprobar|revisar|verificar|consultar|mirar))",
        r"^\W*(?:(?:y|gracias|vale|perfecto|de acuerdo),? ){0,2}(?:cu[aá]l(?:es)? (?:es|era|son|fue)|"
        r"qué(?! (?:bien|bueno|lástima|pena|suerte|alegría|mal)\b))",
        r"(?:puedo|podr[ií]a) (?:saber|pedir(?:le|te)|preguntar(?:le|te)?|ver|tener)",
        GIVE=_GIVE,
        YOUGIVE=_YOU_GIVE,
    ),
    question_openers=patterns(
        r"cu[aá]l(?:es)? (?:es|era|son|fue)",
        r"^\W*(?:(?:y|gracias|vale|perfecto|de acuerdo),? ){0,2}que",
        r"(?:tienes?|tendr[ií]as?|recuerdas?|sabes?) (?:usted )?(?:a mano )?",
        r"(?:me|nos) <YOUGIVE>",
        YOUGIVE=_YOU_GIVE,
    ),
    never=patterns(r"(?:no|nunca|sin|jam[aá]s|tampoco|ni)(?: (?!pero\b|puedes?\b|podr[ií]as?\b)[\w'-]{1,30}){1,12}"),
    examples=patterns(r"(?:por ejemplo|p\. ?ej\.?|como|del tipo)[:,]? [\"'(]?[a-z]{0,6}-?[\dx#]{2,}[\w-]*"),
    tails=patterns(
        r"para (?:que|poder|comprobar|revisar|localizar|encontrar|ayudar\w*|verificar|ver|buscar)",
        r"as[ií] (?:puedo|podr[eé])",
        r"y (?:le|te|lo|la|as[ií]|yo) ",
        r"(?:porque|antes de|ya que|mientras)",
        r"que (?:aparece|figura|est[aá]|encontrar[aá]s?|viene|empieza|(?:le|te) enviamos)",
        r"lo (?:encontrar[aá]s?|puedes? ver)",
        r"(?:en|de) (?:el|su|tu|la) (?:correo|confirmaci[oó]n|factura|recibo)(?: de)?",
    ),
    fields={
        "date_of_birth": patterns(r"fecha de nacimiento"),
        "delivery_date": patterns(r"(?:fecha|d[ií]a|hora|franja) de (?:la )?(?:entrega|recogida)"),
        "deadline": patterns(r"plazo|fecha l[ií]mite"),
        "last_four": patterns(
            r"(?:[uú]ltimos|[uú]ltimas) (?:cuatro|4)(?: (?:d[ií]gitos|n[uú]meros|cifras))?",
            r"(?:cuatro|4) [uú]ltim[oa]s (?:d[ií]gitos|n[uú]meros|cifras)",
        ),
        "bank": patterns(r"iban|bic|(?:datos|cuenta) bancari[oa]s?|n[uú]mero de cuenta(?: bancaria)?"),
        "security_word": patterns(
            r"palabra (?:de seguridad|clave)|contraseña|pregunta de seguridad|pin|clave(?: de acceso)?"
        ),
        "account_id": patterns(r"<NUMBER>(?:cliente|usuario|socio)", r"nombre de usuario", NUMBER=_NUMBER),
        "payment_id": patterns(r"<NUMBER>(?:pago|transacci[oó]n|cargo)", NUMBER=_NUMBER),
        "case_id": patterns(
            r"<NUMBER>(?:caso|expediente|incidencia|reclamaci[oó]n|ticket|referencia|queja)", NUMBER=_NUMBER
        ),
        "order_id": patterns(r"<NUMBER>(?:pedido|reserva|orden|compra)", NUMBER=_NUMBER),
        "email": patterns(r"(?:direcci[oó]n de )?(?:correo(?: electr[oó]nico)?|e-?mail)"),
        "phone": patterns(r"(?:n[uú]mero de )?(?:tel[eé]fono|m[oó]vil|celular)"),
        "postcode": patterns(r"c[oó]digo postal"),
        "address": patterns(r"(?:direcci[oó]n|domicilio)(?: de (?:entrega|env[ií]o|facturaci[oó]n))?"),
        "name": patterns(r"(?:nombre(?: completo| y apellidos?)?|apellidos?)(?! del? (?:producto|art[ií]culo))"),
        "photo": patterns(r"(?:foto|fotograf[ií]a|imagen|im[aá]gen|captura)(?:s|es)?(?: de pantalla)?"),
        "amount": patterns(r"(?:importe|cantidad|monto)", r"cu[aá]nto"),
        "reason": patterns(
            r"(?:motivo|raz[oó]n|causa)",
            r"por qu[eé]",
            r"qu[eé] (?:ha pasado|pas[oó]|ocurri[oó]|ha ocurrido)",
        ),
        "preference": patterns(
            r"(?:reembolso|reemplazo|cambio|devoluci[oó]n|vale|sustituci[oó]n) o (?:<W2>)(?:reembolso|reemplazo|"
            r"cambio|devoluci[oó]n|vale|sustituci[oó]n)",
            r"preferencia",
        ),
        "item": patterns(
            r"(?:qu[eé]|cu[aá]l) (?:art[ií]culos?|productos?|prenda)",
            r"(?:nombre|referencia) del (?:art[ií]culo|producto)|(?:el|del) (?:art[ií]culo|producto) (?:que|"
            r"afectad\w+)",
        ),
        "date": patterns(
            r"fecha(?: de (?:compra|pedido|pago|la compra))?",
            r"qu[eé] d[ií]a(?! (?:le|te) )",
            r"(?<!para )cu[aá]ndo(?! (?:le|te) )",
        ),
    },
    direct={
        "confirmation": patterns(
            r"(?:quiere|quieres|desea|deseas) que (?:le |te |lo |la |yo )?\w+",
            r"(?<! o )prefieres? que (?:le |te |lo |la |yo )?\w+(?![^?]{0,80} o )",
            r"^\W*(?:(?:entonces|pues|vale|y),? ){0,2}(?:(?:te|se) )?(?:lo|la|los|las) <DO>(?![^?]{0,60} o )",
            r"^\W*(?:(?:entonces|pues|vale|y),? ){0,2}(?:te|le) <DO> (?:el|la|los|las|un|una|otr[oa]|tu|su)"
            r"(?![^?]{0,60} o )",
            r"(?:^\W*|(?<=[,;:.] )¿?)(?:(?:as[ií]|entonces|y|eso) ){0,2}(?:te|le) (?:va|parece|queda|viene) bien",
            r"(?:^\W*|(?<=[,;:.] )¿?)(?:de acuerdo|vale|(?:te|le) parece|conforme)(?=\?)",
            r"(?:es|era|son|est[aá]) (?:[\w-]{1,30} ){0,4}(?:correct[oa]s?|bien|de acuerdo)",
            r"(?:procedo|contin[uú]o|sigo adelante)",
            r"(?:puedo|podemos) (?:proceder|continuar|seguir adelante)",
            r"(?:est[aá]s?|estar[ií]a) de acuerdo",
            r"confirm\w+ (?:que|si)",
            DO=_DO,
        ),
        "preference": patterns(
            r"(?:reembolso|reemplazo|cambio|devoluci[oó]n|vale|sustituci[oó]n) o (?:<W2>)(?:reembolso|reemplazo|"
            r"cambio|devoluci[oó]n|vale|sustituci[oó]n)",
            r"(?:<WHAT>|cu[aá]l) (?:<W3>)(?:prefieres?|preferir[ií]as?)",
            r"(?:prefieres?|preferir[ií]as?)(?! que\b)",
            r"(?:prefieres?|preferir[ií]as?) que (?:<W10>)o (?:que|te|le|lo|la|otr[oa]|un|una|el)",
            r"(?:quieres?|deseas?) (?:el|la|los|las|un|una|otr[oa]|tu|su) (?:<W6>)o (?:(?:prefieres?|mejor) )?(?:el|la|"
            r"los|las|un|una|otr[oa]|tu|su|que)",
            r"(?:te|le) <DO> (?:<W5>)o (?:(?:prefieres?|mejor) (?:que )?)?(?:te|le) \w{1,30}",
            r"con cu[aá]l (?:te quedas|se queda)",
            DO=_DO,
            WHAT=_WHAT,
        ),
        "item": patterns(
            r"(?:<WHAT>|cu[aá]l(?:es)?) (?:<W1>)(?:art[ií]culos?|productos?|prenda)",
            r"<WHAT> (?:has? )?(?:pedido|compr[oó]|compraste|comprado|recibi[oó]|recibiste|recibido|pediste)",
            WHAT=_WHAT,
        ),
        "reason": patterns(
            r"por qu[eé] (?:quieres?|deseas?|has?|est[aá]s?)",
            r"(?:<WHAT>|cu[aá]l) (?:ha pasado|pas[oó]|ocurri[oó]|ha ocurrido|es el (?:motivo|problema)|sucedi[oó])",
            WHAT=_WHAT,
        ),
        "amount": patterns(r"cu[aá]nto (?:has?|pag[oó]|pagaste|fue|le|te|cost[oó])"),
        "date": patterns(
            r"cu[aá]ndo (?:has?|hizo|hiciste|fue|compr[oó]|compraste|recibi[oó]|recibiste|ocurri[oó]|pag[oó]|pagaste|"
            r"pidi[oó]|pediste|pas[oó]|lleg[oó])",
            r"<WHAT> (?:d[ií]a|fecha) (?:hizo|hiciste|fue|compr[oó]|compraste|recibi[oó]|recibiste|lleg[oó])",
            WHAT=_WHAT,
        ),
        "delivery_date": patterns(
            r"cu[aá]ndo (?:quieres?|deseas?|prefieres?|(?:le|te) viene|podemos) (?:<W4>)(?:entregu\w+|entregar\w*|"
            r"entrega|recib\w+|bien)",
            r"<WHAT> d[ií]a (?:le|te) (?:viene|va)",
            WHAT=_WHAT,
        ),
        "deadline": patterns(r"para cu[aá]ndo", r"cu[aá]ndo lo necesitas?"),
        "name": patterns(r"c[oó]mo (?:se llama|te llamas)|a qu[eé] nombre|con qui[eé]n (?:hablo|tengo el gusto)"),
        "address": patterns(
            r"(?:a )?d[oó]nde (?:quieres?|(?:te |se )?lo (?:enviamos|mandamos|mando|env[ií]o)|debemos|vives?|enviamos|"
            r"deseas?)"
        ),
    },
    please=("por favor",),
    fragments=(
        "es",
        "son",
        "era",
        "ha",
        "han",
        "puede",
        "puedo",
        "está",
        "no",
        "sí",
        "hay",
        "encontró",
        "te",
        "le",
        "se",
        "quieres",
        "quiere",
        "prefieres",
        "prefiere",
        "puedes",
        "has",
        "está",
        "están",
    ),
)
