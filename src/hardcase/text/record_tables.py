"""How four languages say the state, the amount and the events of one record, with the record and its values masked."""

from .cues import Cue, patterns

RECORD, SUM, DAY, STATE, EVENT = "therecord", "onesum", "oneday", "onestate", "oneevent"
_MASKS = {"R": RECORD, "S": SUM, "D": DAY, "V": STATE, "E": EVENT}

STATES = {
    "en": Cue(
        says=patterns(
            r"<R>(?:'s status)? (?:is|shows(?: up)? as|shows|remains|stands at|has the status(?: of)?"
            r"|is (?:marked|showing|listed|recorded|shown|down) as) (?:<A>)<V>",
            r"status (?:of|for|on) <R> (?:is|shows(?: as)?) (?:<A>)<V>",
            r"<R> has (?:status|the state) <V>",
            **_MASKS,
            A=r"(?:(?:still|currently|now|already|also|indeed|in fact|actually|in our records|shown as) ){0,2}",
        )
    ),
    "sv": Cue(
        says=patterns(
            r"<R> (?:är|visas som|står som|är markerad som|har status(?:en)?) (?:(?:fortfarande|nu|redan"
            r"|just nu) ){0,2}<V>",
            r"status(?:en)? (?:för|på) <R> är <V>",
            **_MASKS,
        )
    ),
    "de": Cue(
        says=patterns(
            r"<R> (?:ist|steht auf|hat den status|wird als) (?:(?:noch|immer noch|bereits|derzeit|aktuell"
            r"|jetzt) ){0,2}<V>",
            r"status (?:von|für|der|des) <R> (?:ist|lautet) <V>",
            **_MASKS,
        )
    ),
    "es": Cue(
        says=patterns(
            r"<R> (?:está|esta|figura como|aparece como|consta como|sigue) (?:(?:todavía|aún|ya"
            r"|actualmente) ){0,2}<V>",
            r"estado (?:de|del) <R> es <V>",
            **_MASKS,
        )
    ),
}
SUMS = {
    "en": Cue(
        says=patterns(
            r"<R>,? (?:is|was|comes to|came to|totals|totalled|totaled|costs?|amounts to|amounted to|is for"
            r"|was for|for|of)"
            r" (?:exactly |a total of )?<S>",
            r"<R> \( ?<S> ?\)",
            r"<S> (?:for|on) <R> (?:was|has been) (?:taken|charged)",
            r"(?:total|amount|price|value) (?:of|for) <R> (?:is|was) <S>",
            r"(?:your|the) <S> <R>",
            **_MASKS,
        ),
    ),
    "sv": Cue(
        says=patterns(
            r"<R> (?:är|var|är på|var på|kostade|kostar|uppgår till|uppgick till|på|om) <S>",
            r"(?:summan|beloppet|priset) (?:för|på) <R> (?:är|var) <S>",
            **_MASKS,
        ),
    ),
    "de": Cue(
        says=patterns(
            r"<R> (?:beträgt|betrug|kostet|kostete|beläuft sich auf|über|lautet auf|von) <S>",
            r"(?:betrag|summe|preis|gesamtbetrag) (?:von|für|der|des) <R> (?:ist|war|beträgt|betrug) <S>",
            **_MASKS,
        ),
    ),
    "es": Cue(
        says=patterns(
            r"<R> (?:es de|fue de|era de|costó|cuesta|asciende a|ascendió a|por|de) <S>",
            r"(?:importe|total|precio) (?:de|del) <R> (?:es|fue|era)(?: de)? <S>",
            **_MASKS,
        ),
    ),
}
NOT_THE_SUM = {
    "en": Cue(
        says=patterns(
            r"(?:refund\w{0,5}|credit\w{0,3}|fees?|part|partial\w{0,2}|left|remaining|difference|short"
            r"|instal?ments?|deposit"
            r"|discount|minus|plus|less|per|each|limit|least|most|above|over|under|half|pay|paying|repay|back"
            r"|due|next"
            r"|compensation|voucher|goodwill|offer|quote)"
        )
    ),
    "sv": Cue(says=patterns(r"(?:återbetal\w{0,10}|avgift\w{0,5}|del|kvar|rabatt\w{0,5}|per|högst|minst|tillbaka)")),
    "de": Cue(
        says=patterns(r"(?:\w{0,5}erstatt\w{0,8}|gebühr\w{0,3}|teil\w{0,5}|rest\w{0,6}|rabatt|pro|höchstens|zurück)")
    ),
    "es": Cue(says=patterns(r"(?:reembols\w{0,6}|comisi\w{0,6}|parte|resto|descuento|por cada|máximo|devol\w{0,8})")),
}
EVENTS = {
    "en": Cue(
        says=patterns(
            r"<R> (?:was|has been|were|got|is)? ?(?:actually |already |in fact )?<E>(?: successfully)? (?:on"
            r"|for|to you on|at) "
            r"(?:<WD>)?<D>",
            r"<R>,? <E> (?:on )?<D>",
            r"<R>'s? <E> (?:date )?(?:is|was) <D>",
            **_MASKS,
            WD=r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )",
        )
    ),
    "sv": Cue(says=patterns(r"<R> (?:blev |är |var )?<E> (?:den |på )?<D>", **_MASKS)),
    "de": Cue(says=patterns(r"<R> (?:wurde|ist|war) (?:am )?<D> <E>", **_MASKS)),
    "es": Cue(says=patterns(r"<R> (?:fue |ha sido |se )?<E> (?:el )?<D>", **_MASKS)),
}
UNSURE = {
    "en": Cue(
        says=patterns(
            r"(?:if|once|when|whenever|whether|unless|should|would|could|may|might|must|can|will|'ll|won't|until"
            r"|till|after|before"
            r"|by|within|tomorrow|soon|assuming|suppose\w?|supposed|maybe|perhaps|probably|possibly|likely|seems?"
            r"|think|believe"
            r"|not|\w{2,8}n't|never|no|neither|yet|instead|rather|except|example|sorry)",
            r"\w{1,8}'ll",
            r"you(?:'ve| have|r)? (?:<W2>)(?:sa(?:id|y|ying)|mention\w{0,3}|told|wr(?:ote|ite|iting)|thought|think"
            r"|claim\w{0,3}|see"
            r"|saw|asked|expect\w{0,3}|believe|message|email|letter)",
            r"(?:they|he|she|bank|seller|carrier|colleague|agent) (?:<W2>)(?:said|says|told|claims?|wrote)",
            r"(?:according to|as you say|was told|were told|going to|about to|due to be|to be|meant to|used to"
            r"|as soon as)",
        )
    ),
    "sv": Cue(
        says=patterns(
            r"(?:om|när|ifall|innan|efter|tills|ska|skulle|kommer|kan|kanske|troligen|inte|ej|aldrig|ingen"
            r"|du (?:skrev|säger|sa)"
            r"|enligt dig|inom|snart|imorgon|senast)"
        )
    ),
    "de": Cue(
        says=patterns(
            r"(?:wenn|falls|sobald|ob|bevor|nachdem|bis|wird|werden|würde|könnte|kann|soll|vielleicht|wohl|nicht"
            r"|kein\w{0,2}|nie"
            r"|sie (?:schrieben|sagten|sagen|meinten)|laut ihnen|innerhalb|binnen|bald|morgen|spätestens)"
        )
    ),
    "es": Cue(
        says=patterns(
            r"(?:si|cuando|una vez|antes|después|hasta|será|serán|estará|podría|puede|quizás?|tal vez|no|nunca"
            r"|ningún\w{0,1}"
            r"|usted (?:dijo|dice|mencionó)|según usted|dentro de|pronto|mañana)"
        )
    ),
}
NOUNS = {
    "sv": {"order": "beställning(?:en)?|order(?:n)?", "payment": "betalning(?:en)?",
           "plan": "plan(?:en)?|betalplan(?:en)?", "delivery": "leverans(?:en)?",
           "customer": "konto(?:t)?", "fee": "avgift(?:en)?"},
    "de": {"order": "bestellung", "payment": "zahlung", "plan": "ratenplan|plan", "delivery": "lieferung",
           "customer": "konto", "fee": "gebühr"},
    "es": {"order": "pedido", "payment": "pago", "plan": "plan", "delivery": "entrega", "customer": "cuenta",
           "fee": "comisión"},
}  # fmt: skip
OWNERS = {
    "en": "your|the|this",
    "sv": "din|ditt|den här|denna",
    "de": "ihre?|die|der|das|diese[rs]?",
    "es": "su|tu|el|la|este|esta",
}
VALUES = {
    "sv": {"pending": "väntande|reserverad", "settled": "betald|genomförd|dragen", "refunded": "återbetald",
           "delivered": "levererad", "in_transit": "på väg", "shipped": "skickad", "cancelled": "avbeställd|annullerad",
           "returned": "returnerad", "active": "aktiv", "paused": "pausad", "frozen": "fryst|spärrat|spärrad",
           "open": "öppen|öppet", "closed": "stängd|stängt", "paid": "betald", "reversed": "struken"},
    "de": {"pending": "ausstehend|vorgemerkt", "settled": "abgeschlossen|gebucht", "refunded": "erstattet",
           "delivered": "geliefert|zugestellt", "in_transit": "unterwegs", "shipped": "versandt|verschickt",
           "cancelled": "storniert", "returned": "zurückgeschickt|retourniert", "active": "aktiv", "paused": "pausiert",
           "frozen": "gesperrt|eingefroren", "open": "offen", "closed": "geschlossen", "paid": "bezahlt",
           "reversed": "storniert"},
    "es": {"pending": "pendiente", "settled": "liquidad[oa]|cobrad[oa]", "refunded": "reembolsad[oa]",
           "delivered": "entregad[oa]", "in_transit": "en camino|en tránsito", "shipped": "enviad[oa]",
           "cancelled": "cancelad[oa]", "returned": "devuelt[oa]", "active": "activ[oa]", "paused": "pausad[oa]",
           "frozen": "bloquead[oa]|congelad[oa]", "open": "abiert[oa]", "closed": "cerrad[oa]", "paid": "pagad[oa]",
           "reversed": "anulad[oa]"},
}  # fmt: skip
HAPPENED = {
    "en": {"taken": "taken|charged|debited", "placed": "placed|ordered", "ordered": "ordered|placed",
           "shipped": "shipped|sent|dispatched"},
    "sv": {"delivered": "levererades|levererad", "placed": "lades|beställdes", "ordered": "beställdes|lades",
           "taken": "drogs|debiterades", "paid": "betalades", "shipped": "skickades"},
    "de": {"delivered": "geliefert|zugestellt", "placed": "bestellt|aufgegeben", "ordered": "bestellt|aufgegeben",
           "taken": "abgebucht|belastet", "paid": "bezahlt", "shipped": "verschickt|versandt"},
    "es": {"delivered": "entregad[oa]|entregó", "placed": "realizad[oa]|realizó", "ordered": "pedid[oa]|realizó",
           "taken": "cobrad[oa]|cobró", "paid": "pagad[oa]|pagó", "shipped": "enviad[oa]|envió"},
}  # fmt: skip
