"""How German asks for something, and what the things it asks for are called, in normal form: "ss" stands
for the sharp s."""

from .cues import Asking, patterns

_NUMBER = r"-?(?:nummer|nr\.?|id|referenz|kennung|zeichen|code)"
_GIVE = (
    r"(?:senden|schicken|nennen|geben|mitteilen|bestätigen|angeben|teilen|verraten|sagen|zeigen|hochladen|beschreiben|"
    r"erklären|durchgeben|schreiben|zusenden|zuschicken|beifügen)"
)
_READ = (
    r"(?:ändern|anpassen|finden|einsehen|sehen|abrufen|aktualisieren|ablesen|nachsehen|nachlesen|ansehen|herunterladen|"
    r"löschen|verwalten|hinterlegen|behalten|verfolgen|eintragen|überprüfen)"
)
_DO = (
    r"(?:sperren|stornieren|erstatten|buchen|umbuchen|ändern|schicken|senden|tauschen|überweisen|pausieren|veranlassen|"
    r"verschieben|löschen|weiterleiten|eröffnen|erlassen|streichen)"
)
GERMAN_ASKING = Asking(
    openers=patterns(
        r"(?:können|könnten|würden|wollen) sie (?:(?:mir|uns|bitte|noch|auch|kurz|vielleicht|einmal) ){0,4}",
        r"(?:kannst|könntest|würdest) du (?:(?:mir|uns|bitte|noch|auch|kurz) ){0,4}",
        r"(?:darf|dürfte|kann|könnte) ich (?:(?:bitte|noch|auch|kurz|sie) ){0,3}(?:nach |um )?",
        r"bitte (?:<GIVE>)(?: sie)?(?: (?:mir|uns))?",
        r"(?:nennen|senden|schicken|geben|teilen|bestätigen|sagen|schreiben|laden|verraten|beschreiben|fügen) sie "
        r"(?:(?:mir|uns|bitte|noch|auch|kurz) ){0,3}",
        r"(?:ich|wir) (?:brauchen?|benötigen?|bräuchten?)(?: (?:noch|bitte|dafür|dazu|nur|auch|zusätzlich|von ihnen))*",
        r"(?:brauche|benötige|bräuchte) ich (?:(?:noch|bitte|nur|auch|von ihnen) ){0,3}",
        r"(?:^|(?<=[,;:.-] )|(?<=und )|(?<=dann ))(?:nenne?|schicke?|sende|gib|sage?|schreibe?|bestätige?|lade?|"
        r"verrate?|"
        r"teile?) (?:mir|uns|bitte) (?:(?:mir|uns|bitte|noch|auch|kurz|doch) ){0,2}",
        r"(?:mögen|möchten|magst|möchtest) (?:sie|du) (?:mir|uns) (?:(?:bitte|noch|auch|kurz) ){0,2}",
        r"(?:mir|uns|es) fehl(?:t|en) (?:(?:nur|noch|dafür|dazu|jetzt|also) ){0,3}(?=(?:ihre?|ihren|deine?|deinen|"
        r"die|das|der)\b)",
        r"^(?:(?:und|also|danke|ok|gut),? ){0,2}(?:wie (?:lautet|lauten|ist)|was ist|welche[rsnm]?)",
        GIVE=_GIVE,
    ),
    question_openers=patterns(
        r"(?:wie (?:lautet|lauten|ist)|was ist|welche[rsnm]?)",
        r"(?:haben sie|hast du|hätten sie|hättest du) (?:(?:noch|vielleicht|eventuell|bitte|zufällig|auch) ){0,2}",
        r"(?:wissen sie|weisst du)(?: noch)?",
    ),
    never=patterns(
        r"(?:(?:nicht|niemals|nie|ohne|keine?[nrms]?|weder|nichts)(?: (?!aber\b|können\b|bitte\b)[\w'-]{1,30}){0,12})",
        r"(?:können|könnten|kannst|könntest) (?:sie|du) (?:<W8>)<READ>(?=[^?]{0,200}$)",
        r"(?:sie|du) (?:müssen|brauchen|musst|brauchst) (?:<W6>)(?:nicht|keine\w*)(?: [\w'-]{1,30}){0,4}",
        READ=_READ,
    ),
    examples=patterns(r"(?:zum beispiel|z\.? ?b\.?|beispielsweise|etwa|wie)[:,]? [\"'(]?[a-z]{0,6}-?[\dx#]{2,}[\w-]*"),
    tails=patterns(
        r"damit (?:ich|wir|sie)",
        r"um (?:<W6>)zu",
        r"(?:und|dann) (?:ich|wir|kann ich|werde ich|prüfe ich)",
        r"(?:weil|bevor|sobald|nachdem)",
        r"(?:die|das|der|den) (?:sie|in|auf|mit|beginnt|steht)",
        r"sie (?:finden|sehen)",
        r"(?:in|auf|aus) (?:der|ihrer|dem) (?:bestätigung\w*|e-?mail|rechnung|bestellbestätigung|app)",
    ),
    fields={
        "date_of_birth": patterns(r"geburts(?:datum|tag|daten)"),
        "delivery_date": patterns(r"(?:wunsch)?(?:liefer|abhol)(?:termin|datum|tag|zeit)"),
        "deadline": patterns(r"frist|stichtag|deadline"),
        "last_four": patterns(
            r"letzten (?:vier|4)(?: (?:ziffern|stellen))?", r"(?:vier|4) letzten (?:ziffern|stellen)"
        ),
        "bank": patterns(r"iban|bic|bankleitzahl|bank(?:verbindung|daten|konto\w*)|kontodaten"),
        "security_word": patterns(r"sicherheits(?:wort|frage|code)|passwort|kennwort|pin"),
        "account_id": patterns(r"(?:kunden|konto|benutzer|mitglieds)<NUMBER>|benutzername[ns]?", NUMBER=_NUMBER),
        "payment_id": patterns(r"(?:zahlungs|transaktions)<NUMBER>", NUMBER=_NUMBER),
        "case_id": patterns(
            r"(?:fall|vorgangs|ticket|beschwerde|referenz|reklamations)<NUMBER>|aktenzeichen", NUMBER=_NUMBER
        ),
        "order_id": patterns(
            r"(?:bestell|auftrags|buchungs|reservierungs)<NUMBER>|nummer (?:ihrer|der) bestellung",
            NUMBER=_NUMBER,
        ),
        "email": patterns(r"e-?mail(?:-?adresse)?(?! (?:mit|von|an))", r"mailadresse"),
        "phone": patterns(
            r"(?:telefon|handy|mobil|rückruf)(?:nummer)", r"(?:ihr|ihre) (?:telefon|handy)", r"rufnummer"
        ),
        "postcode": patterns(r"postleitzahl|plz"),
        "address": patterns(r"(?:liefer|wohn|rechnungs|post|versand)?(?:adresse|anschrift)"),
        "name": patterns(r"(?:vor|nach|familien)?namen?(?! des (?:artikels|produkts))"),
        "photo": patterns(r"(?:foto|bild|aufnahme|screenshot|fotografie)(?:s|er|n)?"),
        "amount": patterns(r"(?:betrag|summe|betrags)", r"wie viel"),
        "reason": patterns(
            r"(?:grund|gründe|ursache)",
            r"warum|weshalb",
            r"was (?:genau )?(?:passiert|geschehen|schiefgelaufen)",
        ),
        "preference": patterns(
            r"(?:erstattung|ersatz|umtausch|gutschein|ersatzlieferung|rückerstattung) oder (?:<W2>)(?:erstattung|"
            r"ersatz\w*|umtausch|gutschein|rückerstattung)",
            r"(?:wunsch|präferenz)",
        ),
        "item": patterns(
            r"(?:welcher|welchen|welches|welche) (?:artikel|produkte?|ware|teil|bestellung)",
            r"artikel(?:nummer|name|bezeichnung)|(?:den|der|betroffenen?) artikel",
        ),
        "date": patterns(r"(?:kauf|bestell|zahlungs)?datum", r"(?:an welchem|welcher) tag", r"(?<!bis )wann"),
    },
    direct={
        "confirmation": patterns(
            r"soll(?:en|te|ten)? (?:ich|wir)",
            r"(?:möchten|wollen|wünschen|möchtest|willst) (?:sie|du),? dass (?:ich|wir)",
            r"(?:ist|war|wäre|sind|stimmt) (?:das|dies|es|[\w-]{1,30}) (?:<W3>)(?:richtig|korrekt|in ordnung|ok|okay|"
            r"so)",
            r"stimmt (?:das|dies)",
            r"(?:darf|kann) ich (?:<W2>)(?:fortfahren|weitermachen|so vorgehen)",
            r"(?:darf|dürfte) (?:ich|wir) (?:<W6>)<DO>",
            r"(?<!wann )(?<!tag )(?<!termin )(?<!wie )passt (?:das|es|ihnen das|dir das)",
            r"(?:ist|wäre) (?:ihnen|dir) das (?:so )?recht",
            r"(?:wollen|machen) wir (?:das|es) so",
            r"bestätigen(?: sie)?,? (?:dass|ob)",
            r"einverstanden",
            DO=_DO,
        ),
        "preference": patterns(
            r"(?:erstattung|ersatz|umtausch|gutschein|ersatzlieferung|rückerstattung|geld zurück) oder "
            r"(?:<W2>)(?:erstattung|ersatz\w*|umtausch|gutschein|rückerstattung|geld)",
            r"was (?:bevorzugen|möchten|hätten) sie|was (?:bevorzugst|möchtest|hättest) du",
            r"was (?:ist|wäre) (?:ihnen|dir) (?:da )?lieber",
            r"bevorzugen sie|bevorzugst du|hätten sie lieber|hättest du lieber",
            r"(?:möchten|wollen|hätten|möchtest|willst|hättest) (?:sie|du) (?:(?:lieber|gerne?) )?(?:den|die|das|eine?|"
            r"einen|ihre?|ihren|deine?|deinen) (?:<W6>)oder (?:(?:lieber|doch) )?(?:den|die|das|eine?|einen|ihr|"
            r"ihren|dein|geld)",
        ),
        "item": patterns(
            r"(?:welcher|welchen|welches|welche) (?:artikel|produkte?|ware|teil)",
            r"was (?:haben sie|hast du) (?:bestellt|gekauft|erhalten|bekommen)",
        ),
        "reason": patterns(
            r"(?:warum|weshalb) (?:möchten|möchtest|haben|hast|wollen|willst|ist|wurde)",
            r"was (?:ist|war) (?:<W1>)(?:passiert|geschehen|der grund|das problem|defekt|los)",
        ),
        "amount": patterns(
            r"wie ?viel (?:haben|hast|hat|wurde|kostete|war)",
            r"(?:welcher|welchen) betrag",
            r"wie hoch",
        ),
        "date": patterns(r"wann (?:haben|hast|war|wurde|ist|hat|genau)", r"an welchem (?:tag|datum)"),
        "delivery_date": patterns(
            r"wann (?:sollen|soll|möchten|möchtest|dürfen|können|passt) (?:<W5>)(?:liefern|geliefert|lieferung|"
            r"zustellen|zu "
            r"hause|abholen)",
            r"welcher (?:tag|termin) (?:passt|wäre)",
        ),
        "deadline": patterns(r"bis wann", r"wann (?:brauchen|benötigen) sie|wann (?:brauchst|benötigst) du"),
        "name": patterns(
            r"(?:wie heissen sie|wie heisst du|auf welchen namen|mit wem (?:spreche|schreibe|chatte) ich)"
        ),
        "address": patterns(r"wohin (?:sollen|soll|dürfen|darf|kann)", r"wo (?:wohnen sie|wohnst du)"),
    },
    please=("bitte",),
    fragments=(
        "ist",
        "sind",
        "war",
        "hat",
        "haben",
        "kann",
        "wurde",
        "soll",
        "sollen",
        "darf",
        "nein",
        "ja",
        "gibt",
    ),
)
