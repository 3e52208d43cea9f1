"""Spanish phrases: who blames, who takes a problem on, and what is only kind."""

from .cues import Cue, patterns

_WHAT = r"(?:el|la|los|las|otr[oa]|estos|estas|al|su|sus|tu|tus|ambos|ambas|un|una|este|esta|ese|esa|todo|\d\S*)"
_ED = (
    r"(?:reembolsado|cancelado|reemplazado|enviado|emitido|reservado|cambiado|actualizado|bloqueado|abierto|"
    r"corregido|anulado|devuelto|pausado|abonado|pedido|registrado|modificado|quitado|mandado|movido|pasado|parado|"
    r"apuntado|retirado|eliminado|borrado|añadido|aplazado|dividido|tramitado|solicitado|activado|desactivado|"
    r"adelantado|perdonado|descontado|repuesto|congelado|detenido|trasladado|encargado|apartado|cerrado)"
)
_DO = (
    r"(?:cancelo|anulo|devuelvo|quito|cambio|reembolso|bloqueo|pauso|muevo|reservo|mando|envío|abono|aplazo|retiro|"
    r"corrijo|descuento|repongo)"
)
BLAME = Cue(
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
ANNOUNCED = Cue(
    says=patterns(
        r"(?:le |te |se lo |lo |la )?(?:estoy|estamos) (?:reembolsando|cancelando|enviando|reemplazando|cambiando|"
        r"reservando|anulando|bloqueando|abriendo|corrigiendo|devolviendo|quitando|moviendo|pausando|mandando|"
        r"tramitando|retirando) (?:(?:ahora|ya) )?<WHAT>",
        r"(?:voy|vamos) a (?:reembolsar|cancelar|enviar|reemplazar|cambiar|reservar|anular|bloquear|abrir|corregir|"
        r"devolver|emitir|abonar|quitar|mandar|mover|pausar|parar|retirar|aplazar|tramitar)(?:le|te|lo|la)? <WHAT>",
        r"(?:(?:ahora|ya) )?(?:le|te) (?:reembolso|devuelvo|envío|cancelo|anulo|abono|reembolsaremos|devolveremos|"
        r"enviaremos|abonaremos|reembolsaré|devolveré|enviaré|mandaré|quitaré|cambiaré) <WHAT>",
        r"(?<!no )(?:le|te) <DO> <WHAT>",
        r"(?<!no )(?<!que )(?:te |se )?(?:lo|la|los|las) <DO>(?= (?:ahora|ya|hoy|enseguida|yo|al|a|desde|de)| *[.!,;])",
        r"(?:le|te) paso (?:tu|su) (?:caso|consulta|reclamación|expediente)",
        WHAT=_WHAT,
        DO=_DO,
    ),
    unless=patterns(
        r"(?:envío|enviaré|enviaremos|enviar|mando|mandar|mandaré) (?:un enlace|el enlace|más información)"
    ),
)
DONE = Cue(
    says=patterns(
        r"(?:le |te )?(?:he|hemos) <ED> (?:<W1>)<WHAT>",
        r"(?:lo|la|los|las) (?:he|hemos) <ED>(?! (?:mal|bien|fatal))",
        ED=_ED,
        WHAT=_WHAT,
    ),
    unless=patterns(r"no (?:se )?(?:<W1>)(?:he|hemos|ha|han) (?:<W2>)"),
)
REPORTED = Cue(
    says=patterns(r"(?:ha|han) sido <ED>", r"se (?:ha|han) <ED>", ED=_ED),
    unless=patterns(r"no (?:se )?(?:ha|han) (?:<W2>)"),
)
ASSIGNED = Cue(
    says=patterns(
        r"(?:nuestro|nuestra|mi|un|una|el|mis|nuestros|nuestras) (?:<W3>)(?:equipo|compañer[oa]s?|especialista|"
        r"departamento|almacén) "
        r"(?:<W3>)(?:se encarga|se encargará|se hace cargo|se hará cargo|revisará|resolverá|investigará|decidirá|"
        r"llamará|responderá|tramitará|se ocupa|se ocupará|se encargan|se encargarán|se ocupan|revisan?|decide|"
        r"deciden|(?:te|le) (?:llaman?|escriben?|responden?|contestan?|llamarán?|escribirán?|responderán?|"
        r"contestarán?))"
    )
)
CONDITION = Cue(
    says=patterns(
        r"(?:si|cuando|una vez que|en cuanto|antes de que|siempre que) (?:<W3>)(?:\w+)",
        r"(?:quiere|quieres|desea|deseas|puede|puedes|podría|podrías|puedo|debo) ",
        r"(?:confírme|confirme|confirma|confírmame|avíseme|avísame)",
    ),
    unless=patterns(r"(?:he|hemos) <ED>(?: [^ .;!?|]{1,30}){0,10} cuando (?:<W3>)\w+", ED=_ED),
)
KIND = Cue(
    says=patterns(
        r"(?:estoy|estamos) (?:<W2>)para (?:ayudar|servir)\w*",
        r"(?:su|tu) (?:<W2>)(?:experiencia|satisfacción|paciencia|confianza|opinión) (?:<W2>)(?:es|importa|significa)",
        r"(?:valoramos|apreciamos|agradecemos|agradezco) (?:<W4>)\w+",
        r"(?:haré|haremos|voy a hacer) (?:<W2>)(?:todo|posible|mejor)",
        r"(?:quiero|queremos|espero) (?:<W1>)ayudar\w*",
        r"gracias por",
    )
)
TELLS = Cue(
    says=patterns(
        r"pero|sin embargo|porque|ya que|lamentablemente|desafortunadamente|por desgracia|según|debido a|no|nunca|"
        r"ningun\w*|si|o bien|solo|sólo|ya|(?:puede|puedo|podemos|veo|tiene|debe)"
    )
)
