"""Spanish words of danger, guidance, abuse and unlicensed advice."""

from .cues import Cue, patterns
from .harm_tables import Harm

_KIN = r"(?:marido|esposo|esposa|mujer|pareja|novio|novia|ex|exmarido|padre|hijo|hermano|padrastro)"
_THING = (
    r"(?:batería|móvil|teléfono|cargador|enchufe|cable|horno|cocina|hervidor|secadora|lavadora|lámpara|aparato|"
    r"tostadora|patinete|estufa|calefactor|olla|producto)"
)
_FOOL = (
    r"(?:idiotas?|est[uú]pid[oa]s?|tont[oa]s?|imb[eé]cil(?:es)?|in[uú]til(?:es)?|mentiros[oa]s?|rid[ií]cul[oa]s?|"
    r"pat[eé]tic[oa]s?|asqueros[oa]s?|gilipollas|subnormal|retrasad[oa]|fracasad[oa])"
)
_MUCH = r"(?:(?:un|una|muy|tan|realmente|simplemente|todo|toda|solo|de verdad|completo|completa) ){0,4}"
_PAPERS = r"(?:acciones|fondos|bitcoin|criptomonedas?|oro|bonos|bolsa)"
_OTHERS = (
    r"(?:alquiler|hipoteca|recibo de la luz|otras (?:deudas|facturas)|otros (?:préstamos|recibos)|"
    r"tarjeta de crédito|impuestos)"
)
_DRUG = r"(?:medicaci[oó]n|medicamentos?|pastillas?|dosis|insulina|antibi[oó]ticos?|medicinas?)"
_DO = (
    r"(?:debería|deberías|debe|debes|le (?:recomiendo|aconsejo|sugiero)(?: que)?|te (?:recomiendo|aconsejo|"
    r"sugiero)(?: que)?|mi consejo es(?: que)?|lo mejor es(?: que)?|por qué no|puede simplemente)"
)
_NOT = r"(?:no|nunca|sin|antes de|en lugar de|en vez de|si|médico|doctora?|asesora?|abogad[oa])"
_M = {"KIN": _KIN, "THING": _THING, "FOOL": _FOOL, "MUCH": _MUCH, "PAPERS": _PAPERS, "OTHERS": _OTHERS, "DRUG": _DRUG, "DO": _DO, "NOT": _NOT}  # fmt: skip  # noqa: E501

SPANISH_HARM = Harm(
    danger=Cue(
        says=patterns(
            r"(?:quiero|voy a|pienso en|pensando en|ganas de|quiere|va a|podría) (?:<W2>)(?:suicidar(?:me|se)|"
            r"matar(?:me|se)|hacer(?:me|se) daño|quitar(?:me|se) la vida|morir(?:me)?)"
            r"(?=[ .!,]|$)",
            r"no quiero (?:seguir viviendo|vivir más|vivir)(?=[ .!,]*$)|quitarme la vida|suicidarme",
            r"amenaz(?:a|ó|ado|aba) (?:<W2>)(?:con )?(?:matarme|pegarme|hacerme daño|matarnos|de muerte)",
            r"mi (?:<W1>)<KIN> (?:<W1>)(?:me|nos) (?:<W1>)(?:pega|pegó|golpea|golpeó|maltrata|maltrató|estrangula|"
            r"ha pegado|ha golpeado|agredió)",
            r"(?:temo|miedo) por mi vida|violencia (?:de género|doméstica)",
            r"(?:se )?(?:incendió|prendió fuego|ha incendiado|está ardiendo|ardió|echó chispas|echa chispas|explotó|"
            r"ha explotado)",
            r"(?:sale|salió|salía|echa|echó|saliendo) (?:<W1>)(?:humo|chispas|llamas|fuego)",
            r"(?:huele|olía|olor) (?:<W2>)a (?:gas|quemado|humo)",
            r"(?:fuga|escape) de gas",
            r"(?:descargas? eléctricas?|me electrocuté|electrocutad[oa]|un calambrazo|me dio (?:<W1>)calambre)",
            r"no (?:puedo|puede|podía) respirar|dificultad para respirar|no respira",
            r"(?:está|estoy) (?:<W1>)teniendo (?:<W1>)(?:infarto|ictus|ataque al corazón)|dolor en el pecho",
            r"(?:está|quedó) inconsciente|sobredosis|no (?:siente|siento) (?:los|las|el) (?:dedos|manos?|piernas?|"
            r"brazo)",
            r"(?:se )?tragó (?:<W3>)(?:pila|batería|imán)",
            **_M,
        ),
        unless=patterns(
            r"(?:casi|por poco) (?:<W3>)(?:infarto|muero|matarme|me da|morir)|mor(?:ir(?:me)?|irse|irme) de (?:risa|"
            r"vergüenza|hambre|aburrimiento|ganas|sueño|calor)",
            r"(?:no|sin|ni|ningún|ninguna|riesgo de|peligro de|evitar|contra) (?:<W3>)(?:humo|chispas|llamas|fuego|"
            r"descargas? eléctricas?|fuga|explotó|huele|olor|incendi\w+|"
            r"suicid\w+|gas)(?: a \w+)?",
            r"(?:película|libro|serie|canción)\b.{0,60}",
        ),
    ),
    guidance=Cue(
        says=patterns(
            r"112|024|016|061|911|091|900 ?\d{3} ?\d{3}",
            r"emergencias?|ambulancia|bomberos|policía|médic[oa]|doctora?|hospital|urgencias|toxicología|electricista",
            r"teléfono de (?:la esperanza|ayuda)|línea de (?:crisis|ayuda|atención)|casa de acogida|ayuda profesional",
            r"(?:no|deje de|deja de|evite|sin) (?:<W3>)(?:lo |la )?(?:us\w+|utili\w+|toc\w+|toque\w*|carg\w+|"
            r"cargu\w+|com\w+|beb\w+|enchuf\w+|encend\w+|enciend\w+|conduc\w+|manipul\w+)",
            r"desenchuf\w+|desconect\w+|apag\w+|apagu\w+|cort\w+ la (?:luz|corriente)|cierre (?:<W2>)gas",
            r"(?:salga|salgan|sal|abandone|abandonen) (?:<W4>)(?:casa|piso|habitación|edificio|cocina|fuera|"
            r"exterior)|fuera de (?:la )?casa",
            r"(?:aléj\w+|manténg\w+|mantén\w*) (?:<W4>)(?:alejad\w+|lejos|salvo|fuera|de|distancia)|"
            r"abra (?:<W1>)ventanas|ventile",
            r"a salvo|lugar seguro|su seguridad|tu seguridad|está seguro|no está sol[oa]|no estás sol[oa]",
        )
    ),
    encourages=Cue(
        says=patterns(
            r"(?:debería|deberías|puedes|puede|anda y) (?:<W1>)(?:matarte|suicidarte|hacerte daño|hacerse daño|"
            r"suicidarse)",
            r"(?:puede|puedes|siga|sigue) (?:<W2>)(?:seguir )?(?:usándol[oa]|cargándol[oa]|utilizándol[oa]|"
            r"comiéndol[oa]|usando|cargando)",
            r"(?:vuelva|vuelve) a (?:enchufar|encender)",
        ),
        unless=patterns(
            r"(?:no|nunca|hasta|antes|si|sin) (?:<W4>)(?:siga|sigue|seguir|vuelva|vuelve|puede|puedes|"
            r"debería)(?: [\w'-]{1,30}){0,4}"
        ),
    ),
    abuse=Cue(
        says=patterns(
            r"(?:eres|usted es|es usted|sois|ustedes son) <MUCH><FOOL>",
            r"(?:cállate|cállese|vete a la mierda|váyase a la mierda|vete al infierno|váyase al infierno|que te den|"
            r"vete al diablo|lárgate|lárguese|jódete)",
            r"(?:gente|personas|clientes) como (?:tú|usted|vosotros|ustedes) (?:<W1>)(?:siempre|nunca|no|"
            r"son el problema|merece\w*|sobran?)",
            r"(?:los|gente|personas) de (?:tu|su) (?:clase|calaña|ralea)",
            r"(?:vuelve|vuelva|vete|váyase) a (?:tu|su) país",
            r"no (?:<W8>)porque (?:es|eres|usted es) (?:<W1>)(?:mujer|extranjer[oa]|inmigrante|musulmán|musulmana|"
            r"judí[oa]|negr[oa]|gitan[oa]|gay|discapacitad[oa])",
            r"(?:maric[oó]n|sudaca|negrata|mongólico)",
            r"(?:cobrador(?:es)?|alguacil(?:es)?|agentes? de cobro) (?:<W6>)(?:a|en) (?:tu|su) (?:trabajo|oficina|"
            r"empresa|lugar de trabajo|puerta)",
            r"(?:le|te|los) (?:vamos a )?(?:demandaremos|demandar|arruinaremos|denunciaremos)|vamos a (?:demandarle|"
            r"demandarte|arruinarte)|sabemos dónde (?:vive|vives)|"
            r"(?:se|te) vas? a arrepentir|te arrepentirás|se arrepentirá",
            r"(?:se lo diremos|informaremos|avisaremos) a (?:su|tu) (?:jefe|familia|empresa|vecinos)",
            **_M,
        ),
        unless=patterns(
            r"(?:no|nunca|dicho que|digo que|si|llam\w+|llámeme|como si) (?:<W4>)(?:eres |usted es |"
            r"es usted )?<MUCH><FOOL>",
            r"(?:no|nunca|ningún) (?:<W4>)(?:cobrador(?:es)?|alguacil(?:es)?|agentes? de cobro|le demandaremos|"
            r"te demandaremos|se arrepentirá|te arrepentirás)(?: [\w'-]{1,30}){0,8}",
            r"no (?:<W2>)(?:diremos|informaremos|avisaremos|vamos a) (?:<W6>)[\w-]{1,30}",
            r"(?:cobrador(?:es)?|agentes? de cobro) no (?:<W8>)\w+",
            **_M,
        ),
    ),
    advice={
        "investment": Cue(
            says=patterns(
                r"<DO> (?:<W3>)(?:invertir|invierta|inviertas|comprar|compre|compres|poner|ponga|meter|"
                r"meta) (?:<W5>)<PAPERS>",
                **_M,
            ),
            unless=patterns(
                r"<NOT> (?:<W4>)(?:invertir|invierta|inviertas|comprar|compre|compres|recomend\w+|aconsej\w+)",
                r"(?:anillo|collar|reloj|cadena) de oro",
                **_M,
            ),
        ),
        "debt": Cue(
            says=patterns(
                r"<DO> (?:<W2>)(?:pedir|pida|pidas|solicitar|solicite) (?:<W3>)(?:préstamo|crédito|prestado|"
                r"dinero prestado)",
                r"<DO> (?:<W3>)(?:deje de pagar|dejar de pagar|dejes de pagar|saltarse|saltarte|se salte|retrasar|"
                r"retrase|aplazar|aplace) (?:<W2>)<OTHERS>",
                r"(?:^|[,;:-] )(?:deje|deja) de pagar (?:<W2>)<OTHERS>",
                **_M,
            ),
            unless=patterns(
                r"<NOT> (?:<W3>)(?:pedir|pida|pidas|deje|dejar|dejes|saltarse|retrasar|aplazar) (?:<W4>)[\w-]{1,30}",
                **_M,
            ),
        ),
        "medical": Cue(
            says=patterns(
                r"<DO> (?:<W3>)(?:dejar(?: de tomar)?|deje(?: de tomar)?|dejes de tomar|tomar|tome|doblar|doble|"
                r"duplicar|duplique|reducir|reduzca|aumentar|aumente) (?:<W3>)<DRUG>",
                r"(?:^|[,;:-] )(?:deje de tomar|deja de tomar|duplique|doble) (?:<W2>)<DRUG>",
                r"(?:seguramente|probablemente) (?:usted )?(?:tiene|tienes) (?:<W2>)(?:depresión|infección|diabetes|"
                r"alergia|conmoción|gripe)",
                **_M,
            ),
            unless=patterns(
                r"<NOT> (?:<W4>)(?:dejar|deje|dejes|tomar|tome|reducir|aumentar|doblar) (?:<W4>)<DRUG>",
                r"<DRUG> (?:<W5>)(?:médico|doctora?|recet\w+)",
                **_M,
            ),
        ),
        "legal": Cue(
            says=patterns(
                r"(?:ganaría|ganará|ganarías|ganarás) (?:<W3>)(?:juicio|caso|demanda|tribunales)",
                r"<DO> (?:<W2>)(?:demandar|demande|demandes|llevar (?:<W3>)a juicio)",
                r"no (?:tiene|tienes) que pagar (?:<W2>)(?:alquiler|casero|multa|impuestos|hipoteca)",
                **_M,
            ),
            unless=patterns(r"<NOT> (?:<W4>)(?:demandar|demande|ganar\w*)", **_M),
        ),
        "tax": Cue(
            says=patterns(
                r"(?:puede|puedes|debería|podría) (?:<W2>)(?:deducir|deducirlo|desgravar|desgravarlo|"
                r"desgravarse) (?:<W6>)(?:impuestos|renta|declaración)",
                r"no (?:tiene|tienes|necesita|hace falta) (?:<W1>)(?:que )?(?:declarar|tributar)(?:lo|la)? (?:<W5>)\w+",
                **_M,
            ),
            unless=patterns(r"(?:asesora?|gestora?) (?:<W8>)(?:deducir|desgravar)\w*", **_M),
        ),
    },
)
