"""What fields are called before a value, and the words with which asking for one again is fair."""

from collections.abc import Mapping

from .cues import Cue, patterns

_AFTER = r"(?: (?:number|no\.?|id|code|reference|ref|address|is|was|for (?:it|this|that)|nr\.?|nummer|número)){0,3}"

LABELS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "order_id": patterns(r"(?:order|booking|reservation|confirmation|purchase)s?(?:'s)?<AFTER>", AFTER=_AFTER),
        "payment_id": patterns(r"(?:payment|transaction|charge)<AFTER>", AFTER=_AFTER),
        "account_id": patterns(r"(?:account|customer|client|user(?: ?name)?|member(?:ship)?)<AFTER>", AFTER=_AFTER),
        "case_id": patterns(r"(?:case|ticket|complaint|claim|incident)<AFTER>", AFTER=_AFTER),
        "postcode": patterns(r"(?:post ?code|postal code|zip(?: ?code)?)"),
        "phone": patterns(r"(?:phone|mobile|cell|call me (?:on|at)|my number)"),
        "last_four": patterns(r"(?:ending (?:in|with)?|last (?:four|4))"),
        "date_of_birth": patterns(r"(?:born|date of birth|dob|birth ?da(?:y|te))"),
        "email": (),
    },
    "sv": {
        "order_id": patterns(r"(?:order|beställning|bokning)\w{0,8}<AFTER>", AFTER=_AFTER),
        "payment_id": patterns(r"(?:betalning|transaktion)\w{0,8}<AFTER>", AFTER=_AFTER),
        "account_id": patterns(r"(?:kund|konto|användar|medlems)\w{0,8}<AFTER>", AFTER=_AFTER),
        "case_id": patterns(r"(?:ärende|reklamation)\w{0,8}<AFTER>", AFTER=_AFTER),
        "postcode": patterns(r"(?:postnummer|postnr)"),
        "phone": patterns(r"(?:telefon\w*|mobil\w*|nås på|ring mig på)"),
        "last_four": patterns(r"(?:slutar på|sista fyra)"),
        "date_of_birth": patterns(r"(?:född|födelsedatum)"),
        "email": (),
    },
    "de": {
        "order_id": patterns(r"(?:bestell|auftrags?|buchungs?)\w{0,10}<AFTER>", AFTER=_AFTER),
        "payment_id": patterns(r"(?:zahlungs?|transaktions?)\w{0,10}<AFTER>", AFTER=_AFTER),
        "account_id": patterns(r"(?:kunden|konto|benutzer|mitglieds)\w{0,10}<AFTER>", AFTER=_AFTER),
        "case_id": patterns(r"(?:vorgangs?|ticket|fall|beschwerde)\w{0,10}<AFTER>", AFTER=_AFTER),
        "postcode": patterns(r"(?:plz|postleitzahl)"),
        "phone": patterns(r"(?:telefon\w*|handy\w*|erreichbar unter|nummer)"),
        "last_four": patterns(r"(?:endet auf|letzten vier)"),
        "date_of_birth": patterns(r"(?:geboren|geburtsdatum)"),
        "email": (),
    },
    "es": {
        "order_id": patterns(r"(?:pedido|reserva|compra)s?(?: es| n[úu]mero| n\.?º?){0,3}"),
        "payment_id": patterns(r"(?:pago|transacci[óo]n|cargo)(?: es| n[úu]mero){0,3}"),
        "account_id": patterns(r"(?:cliente|cuenta|usuario|socio)(?: es| n[úu]mero){0,3}"),
        "case_id": patterns(r"(?:caso|reclamaci[óo]n|incidencia|expediente)(?: es| n[úu]mero){0,3}"),
        "postcode": patterns(r"c[óo]digo postal"),
        "phone": patterns(r"(?:tel[ée]fono|m[óo]vil|ll[áa]m\w+ al)"),
        "last_four": patterns(r"(?:termina en|últimos (?:cuatro|4))"),
        "date_of_birth": patterns(r"(?:nac[íi]|nacimiento)"),
        "email": (),
    },
}
"""What stands before a value, by language and field."""

ASKED_FAIRLY: Mapping[str, Cue] = {
    "en": Cue(
        says=patterns(
            r"(?:another|other|others|second|third|different|both|each|remaining|additional|correct|updated|"
            r"alternative|"
            r"preferred|either)",
            r"(?:new|next) (?:<W1>)(?:order|booking|reservation|one|address|e-?mail|number|phone|card|account|delivery|"
            r"flight|trip|payment)",
            r"(?:passenger|travell?er|guest|recipient|companion|child|children|spouse|partner|friend)s?",
            r"(?:would you like|do you want|would you prefer|prefer|should (?:we|i) (?:use|send)|to (?:use|send it|"
            r"send|receive)\b)",
            r"(?:couldn't|could not|can't|cannot|unable to|wasn't able to|didn't|did not|doesn't|does not|don't|isn't|"
            r"not) (?:<W3>)(?:find|found|match\w*|locate|recogni[sz]e\w*|work\w*|valid|exist\w*|see|show|appear\w*|"
            r"complete\w*|correct|registered|associated|have any)",
            r"(?:no|without) (?:<W2>)(?:match\w*|record\w*|result\w*|order|booking|reservation|account)",
            r"(?:invalid|incorrect|wrong|mistake|typo|mistyped|double-check|re-?check|incomplete|expired|failed|"
            r"rejected|mismatch\w*|error)",
            r"(?:if you have|if available|if known|if possible|optional\w*|once you have|when you have)",
            r"or (?:<W3>)(?:e-?mail|phone|name|number|id|address|reference|code|post ?code|date)",
            r"(?:confirm|verify|check) (?:that|if|whether)",
        )
    ),
    "sv": Cue(
        says=patterns(
            r"(?:annan|annat|andra|båda|varje|rätt|ytterligare)",
            r"(?:ny|nya|nytt|nästa) (?:<W1>)(?:order|beställning|bokning|adress|nummer|e-post\w*|kort|konto)\w*",
            r"(?:resenär\w*|passagerar\w*|mottagar\w*|vän\w*|barn\w*)",
            r"(?:hittar|hittade|stämmer|känner|fungerar|finns) (?:<W2>)(?:inte|ingen|inget|inga)",
            r"(?:inte|ingen|inget|kan inte) (?:<W3>)(?:hitta\w*|stämm\w*|giltig\w*|finns|träff\w*)",
            r"(?:fel|felaktig\w*|ogiltig\w*|dubbelkolla|ofullständig\w*)",
            r"om du har|vill du|föredrar",
            r"eller (?:<W2>)(?:e-post\w*|mejl\w*|telefon\w*|namn\w*|\w*nummer|adress\w*)",
        )
    ),
    "de": Cue(
        says=patterns(
            r"(?:ander\w+|weiter\w+|zweit\w+|beide\w*|richtig\w*|zusätzlich\w*)",
            r"(?:neu\w*|nächst\w+) (?:<W1>)\w*(?:bestell|buchung|adresse|nummer|karte|konto)\w*",
            r"(?:reisend\w*|passagier\w*|empfänger\w*|freund\w*|kind\w*)",
            r"(?:nicht|kein\w*) (?:<W3>)(?:finden|gefunden|überein\w*|gültig|erkannt|vorhanden|treffer|stimm\w*)",
            r"(?:falsch\w*|ungültig\w*|fehler\w*|prüfen sie|unvollständig\w*)",
            r"(?:falls|wenn) sie|möchten sie|bevorzugen",
            r"oder (?:<W2>)(?:e-mail\w*|telefon\w*|name\w*|\w*nummer|adresse\w*)",
        )
    ),
    "es": Cue(
        says=patterns(
            r"(?:otr[oa]s?|segund[oa]|ambos|cada|correct[oa]|adicional\w*)",
            r"(?:nuev[oa]s?|siguiente) (?:<W1>)(?:pedido|reserva|direcci[óo]n|n[úu]mero|correo|tarjeta|cuenta)",
            r"(?:pedido|reserva|direcci[óo]n|n[úu]mero|correo|tarjeta|cuenta) (?:nuev[oa]|siguiente)",
            r"(?:pasajer\w+|viajer\w+|destinatari\w+|amig\w+|hij\w+)",
            r"no (?:<W3>)(?:encuentr\w+|encontr\w+|coincid\w+|válid\w+|existe|reconoce|aparece|funciona)",
            r"(?:inválid\w+|incorrect\w+|equivocad\w+|error|incomplet\w+|compruebe|verifique si)",
            r"si (?:lo )?(?:tiene|tienes)|prefiere|prefieres|quiere|desea",
            r"o (?:<W2>)(?:correo|tel[ée]fono|nombre|n[úu]mero|c[óo]digo|direcci[óo]n)",
        )
    ),
}
"""With these words a turn that asks for something once more has a reason of its own."""

ANOTHER: Mapping[str, Cue] = {
    "en": Cue(
        says=patterns(r"(?:another|other|others|second|third|different|new|next|also|both|instead|changed|else)")
    ),
    "sv": Cue(says=patterns(r"(?:annan|annat|andra|ny|nya|nytt|nästa|också|båda|istället|i stället|dessutom)")),
    "de": Cue(says=patterns(r"(?:ander\w+|zweit\w+|dritt\w+|neu\w*|nächst\w+|auch|beide\w*|stattdessen|außerdem)")),
    "es": Cue(says=patterns(r"(?:otr[oa]s?|segund[oa]|nuev[oa]s?|siguiente|también|ambos|en su lugar|además)")),
}
"""With these words a customer may be turning to another order or payment."""

TAKEN_BACK: Mapping[str, Cue] = {
    "en": Cue(
        says=patterns(
            r"(?:wrong|mistake|mistyped|typo|correction|actually|meant|sorry,? (?:it's|i|that)|not sure|don't (?:know|"
            r"have|remember)|can't find)",
            r"(?:friend|wife|husband|partner|daughter|son|mother|father|mum|mom|dad|colleague|brother|sister)(?:'s)?",
        )
    ),
    "sv": Cue(
        says=patterns(
            r"(?:fel|skrev fel|menade|egentligen|osäker|vet inte|hittar inte)",
            r"(?:vän|fru|man|sambo|dotter|son|mamma|pappa|bror|syster)s?",
        )
    ),
    "de": Cue(
        says=patterns(
            r"(?:falsch\w*|vertippt|meinte|eigentlich|korrektur|weiß (?:ich )?nicht|unsicher|finde \w+ nicht)",
            r"(?:freund\w*|frau|mann|partner\w*|tochter|sohn|mutter|vater|bruder|schwester)",
        )
    ),
    "es": Cue(
        says=patterns(
            r"(?:equivoc\w+|error|quise decir|en realidad|no (?:lo )?sé|no encuentro)",
            r"(?:amig\w+|esposa|marido|pareja|hija|hijo|madre|padre|herman\w+)",
        )
    ),
}
"""With these words a customer corrects a value, does not know it, or speaks for another person."""
