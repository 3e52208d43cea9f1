"""How Spanish asks for something, and what the things it asks for are called; accents may be left out, as
customers do."""

from .cues import Asking, patterns

_NUMBER = r"(?:n[uú]mero|referencia|id|c[oó]digo|identificador|localizador) (?:del? |de su |de tu |de la |de )"
SPANISH_ASKING = Asking(
    openers=patterns(
        r"(?:puede|puedes|podr[ií]a|podr[ií]as|me|nos) (?:(?:me|nos|por favor|tambi[eé]n|puede|"
        r"podr[ií]a) ){0,3}(?:dar|decir|indicar|facilitar|enviar|confirmar|proporcionar|compartir|mandar|adjuntar|"
        r"subir|explicar|describir|dice|da|indica|env[ií]a|confirma|facilita)(?:me|nos)?",
        r"(?:por favor,? )?(?:ind[ií]que|indique|indica|ind[ií]ca|facilite|facil[ií]te|facilita|env[ií]e|env[ií]a|"
        r"mande|m[aá]nde|confirme|conf[ií]rme|confirma|proporcione|proporci[oó]ne|comparta|comp[aá]rta|d[ií]ga|dime|"
        r"adjunte|adj[uú]nte|escriba|escr[ií]ba)(?:me|nos)?|d[eé](?:me|nos)",
        r"necesit(?:o|amos|ar[eé]|ar[ií]a|aremos)(?: (?:tambi[eé]n|solo|saber|tener|confirmar|conocer|que me (?:diga|"
        r"indique|env[ií]e|confirme|facilite)))*(?! (?:comprobar|revisar|verificar|consultar|mirar))",
        r"(?:tiene|tienes|recuerda|recuerdas|sabe|sabes) (?:usted )?(?:a mano )?",
        r"^\W*(?:(?:y|gracias|vale|perfecto|de acuerdo),? ){0,2}(?:cu[aá]l(?:es)? (?:es|era|son|fue)|qu[eé])",
        r"(?:puedo|podr[ií]a) (?:saber|pedirle|preguntar(?:le)?|ver|tener)",
    ),
    question_openers=patterns(r"cu[aá]l(?:es)? (?:es|era|son|fue)"),
    never=patterns(r"(?:no|nunca|sin|jam[aá]s)(?: (?!pero\b|puede\b|podr[ií]a\b)[\w'-]{1,30}){1,12}"),
    examples=patterns(r"(?:por ejemplo|p\. ?ej\.?|como|del tipo)[:,]? [\"'(]?[a-z]{0,6}-?[\dx#]{2,}[\w-]*"),
    tails=patterns(
        r"para (?:que|poder|comprobar|revisar|localizar|encontrar|ayudar\w*|verificar|ver|buscar)",
        r"as[ií] (?:puedo|podr[eé])",
        r"y (?:le|te|lo|la|as[ií]|yo) ",
        r"(?:porque|antes de|ya que|mientras)",
        r"que (?:aparece|figura|est[aá]|encontrar[aá]|viene|empieza|le enviamos)",
        r"lo (?:encontrar[aá]|puede ver)",
        r"(?:en|de) (?:el|su|la) (?:correo|confirmaci[oó]n|factura|recibo)(?: de)?",
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
        "date": patterns(r"fecha(?: de (?:compra|pedido|pago|la compra))?", r"qu[eé] d[ií]a", r"cu[aá]ndo"),
    },
    direct={
        "confirmation": patterns(
            r"(?:quiere|quieres|desea|deseas|prefiere) que (?:le |te |lo |la |yo )?\w+",
            r"(?:es|era|son|est[aá]) (?:[\w-]{1,30} ){0,4}(?:correct[oa]s?|bien|de acuerdo)",
            r"(?:procedo|contin[uú]o|sigo adelante)",
            r"(?:puedo|podemos) (?:proceder|continuar|seguir adelante)",
            r"(?:est[aá]s?|estar[ií]a) de acuerdo",
            r"confirm\w+ (?:que|si)",
            r"le parece bien",
        ),
        "preference": patterns(
            r"(?:reembolso|reemplazo|cambio|devoluci[oó]n|vale|sustituci[oó]n) o (?:<W2>)(?:reembolso|reemplazo|"
            r"cambio|devoluci[oó]n|vale|sustituci[oó]n)",
            r"(?:qu[eé]|cu[aá]l) prefiere",
        ),
        "item": patterns(
            r"(?:qu[eé]|cu[aá]l(?:es)?) (?:<W1>)(?:art[ií]culos?|productos?|prenda)",
            r"qu[eé] (?:ha )?(?:pedido|compr[oó]|comprado|recibi[oó]|recibido)",
        ),
        "reason": patterns(
            r"por qu[eé] (?:quiere|desea|ha|est[aá])",
            r"(?:qu[eé]|cu[aá]l) (?:ha pasado|pas[oó]|ocurri[oó]|ha ocurrido|es el (?:motivo|problema)|sucedi[oó])",
        ),
        "amount": patterns(r"cu[aá]nto (?:ha|pag[oó]|fue|le|cost[oó])"),
        "date": patterns(
            r"cu[aá]ndo (?:ha|hizo|fue|compr[oó]|recibi[oó]|ocurri[oó]|pag[oó]|pidi[oó])",
            r"qu[eé] (?:d[ií]a|fecha) (?:hizo|fue|compr[oó]|recibi[oó])",
        ),
        "delivery_date": patterns(
            r"cu[aá]ndo (?:quiere|desea|prefiere|le viene|podemos) (?:<W4>)(?:entregu\w+|entregar\w*|entrega|recib\w+|"
            r"bien)",
            r"qu[eé] d[ií]a le (?:viene|va)",
        ),
        "deadline": patterns(r"para cu[aá]ndo", r"cu[aá]ndo lo necesita"),
        "name": patterns(r"c[oó]mo se llama|con qui[eé]n (?:hablo|tengo el gusto)"),
        "address": patterns(r"(?:a )?d[oó]nde (?:quiere|lo enviamos|debemos|vive|enviamos|desea)"),
    },
    please=("por favor",),
    fragments=("es", "son", "era", "ha", "han", "puede", "puedo", "está", "no", "sí", "hay", "encontró"),
)
