"""How Swedish asks for something, and what the things it asks for are called."""

from .cues import Asking, patterns

_NUMBER = r"(?:-?(?:nummer|numret|id|id-nummer|referens(?:nummer)?)|s?(?:nummer|numret|referens))"
SWEDISH_ASKING = Asking(
    openers=patterns(
        r"(?:kan|skulle|vill) (?:du|ni) (?:(?:vara snäll och|snälla|vänligen|också|bara|även|kunna|"
        r"möjligen) ){0,3}(?:skicka|ge|ange|uppge|berätta|bekräfta|dela|lämna|säga|skriva|bifoga|ladda upp|tala om|"
        r"förklara|beskriva|meddela|visa)",
        r"(?:kan|får|skulle) (?:jag|vi) (?:(?:bara|också|kunna|be om|även) ){0,3}(?:få|be|fråga|veta|ta|se)",
        r"(?:vänligen|snälla) (?:<W1>)(?:skicka|ange|uppge|bekräfta|dela|lämna|skriv|bifoga|ladda upp|meddela)",
        r"(?:skicka|ange|uppge|bekräfta|skriv|bifoga|meddela|berätta|säg|lämna)(?: gärna| bara| in| också)*(?: mig| "
        r"oss)?(?= (?:din|ditt|dina|er|ert|ett|en|vilke\w+|vad|när|det|foto))",
        r"(?:jag|vi) (?:(?:skulle|också|bara|även) ){0,2}(?:behöver|behöva)(?: (?:veta|ha|få|bekräfta))?(?! "
        r"(?:\w+ )?(?:kontrollera|kolla|titta|undersöka))",
        r"(?:behöver|skulle) (?:jag|vi) (?:(?:bara|också|även|behöva|kunna|då|nu) )?(?:veta|ha|få)?",
        r"ge (?:mig|oss)|(?:skicka|mejla|maila|messa|visa|säg|skriv)(?: gärna| bara)? (?:mig|oss|till mig|till oss)",
        r"(?:(?:fattas|saknas)(?: jag| vi)?|saknar (?:jag|vi)|(?:jag|vi) saknar) (?:(?:nu|bara|fortfarande|ännu|då) "
        r"){0,2}"
        r"(?=(?:din|ditt|dina|er|ert|era)\b)",
        r"^(?:(?:och|så|men|ok|tack),? ){0,2}(?:vad är|vad var|vilket|vilken|vilka|vad har du för)",
    ),
    question_openers=patterns(
        r"(?:har|minns|vet|kommer) (?:du|ni) (?:(?:kvar|ihåg|möjligen|kanske|också|även) )?",
        r"(?:vad är|vad var|vilket|vilken|vilka|vad har du för)",
    ),
    never=patterns(
        r"(?:behöver (?:du |ni |jag )?inte|inte|aldrig|utan|ingen|inget|inga|varken|slipper)(?: (?!men\b|"
        r"kan\b)[\w'-]{1,30}){0,12}"
    ),
    examples=patterns(
        r"(?:till exempel|t\.?ex\.?|exempelvis|som ser ut som|som)[:,]? [\"'(]?[a-z]{0,6}-?[\dx#]{2,}[\w-]*"
    ),
    tails=patterns(
        r"så (?:att )?(?:jag|vi|du|kan)",
        r"för att",
        r"(?:och|sedan|då) (?:jag|vi|kan jag|ska jag)",
        r"eftersom|innan",
        r"som (?:står|finns|du hittar|börjar|är)",
        r"(?:det|den|du hittar) (?:står|finns)",
        r"(?:i|på|från) (?:ditt|din|orderbekräftelsen|mejlet|kvittot)",
    ),
    fields={
        "date_of_birth": patterns(r"födelse(?:datum|dag|dagen|data)|personnummer|personnumret"),
        "delivery_date": patterns(r"leverans(?:datum|dag|tid|dagen|tiden)(?:et)?"),
        "deadline": patterns(r"(?:tidsfrist|sista dag|deadline)\w*"),
        "last_four": patterns(r"(?:fyra|4) sista(?: siffrorna| siffror)?|sista (?:fyra|4)(?: siffrorna)?"),
        "bank": patterns(r"(?:iban|clearingnummer|bankkonto\w*|bankuppgifter\w*|kontouppgifter)"),
        "security_word": patterns(r"(?:säkerhets(?:ord|fråga|kod)\w*|lösenord\w*|kodord\w*|pinkod\w*)"),
        "account_id": patterns(r"(?:kund|konto|medlems|användar)<NUMBER>|användarnamn\w*", NUMBER=_NUMBER),
        "payment_id": patterns(r"(?:betalnings|transaktions)<NUMBER>", NUMBER=_NUMBER),
        "case_id": patterns(r"(?:ärende|referens|reklamations)<NUMBER>|ärendereferens", NUMBER=_NUMBER),
        "order_id": patterns(
            r"(?:order|beställnings|boknings)<NUMBER>|numret på (?:<W1>)(?:order|beställning)\w*",
            NUMBER=_NUMBER,
        ),
        "email": patterns(r"(?:e-?post(?:adress)?|mejl(?:adress)?|mail(?:adress)?|epost(?:adress)?)(?:en)?"),
        "phone": patterns(r"(?:telefon|mobil)(?:nummer|numret)?"),
        "postcode": patterns(r"post(?:nummer|numret)"),
        "address": patterns(r"(?:leverans|hem|faktura|post|gatu)?adress(?:en)?"),
        "name": patterns(r"(?:(?:för|efter|fullständiga )?namn)(?:et)?"),
        "photo": patterns(r"(?:bild|foto|fotografi|skärmbild|skärmdump)(?:er|en|et|n|s)?(?: på)?"),
        "amount": patterns(r"(?:belopp|summa|summan)(?:et)?", r"hur mycket"),
        "reason": patterns(
            r"(?:anledning|orsak|skäl)(?:en|et)?",
            r"varför",
            r"vad som (?:hänt|hände|är fel)",
        ),
        "preference": patterns(
            r"(?:önskemål|vad du (?:föredrar|vill ha))",
            r"(?:återbetalning|ersättningsvara|ny vara|utbyte) eller (?:en )?(?:<W1>)(?:återbetalning|ersättningsvara|"
            r"vara|utbyte)",
        ),
        "item": patterns(
            r"(?:vilken|vilka|vilket) (?:vara|varor|produkt|produkter|artikel)|(?:varan|produkten|artikeln)s? (?:namn|"
            r"det gäller)|artikelnummer"
        ),
        "date": patterns(
            r"(?:köp|order|betalnings)?datum(?:et)?",
            r"(?:vilken|vilket) (?:dag|datum)",
            r"när (?:du|det|den)",
        ),
    },
    direct={
        "confirmation": patterns(
            r"ska (?:jag|vi)",
            r"vill (?:du|ni) att (?:jag|vi)",
            r"(?:är|var) (?:det|den|detta|det här|[\w-]{1,30}) (?:<W3>)(?:rätt|korrekt|okej|ok|stämmer)",
            r"stämmer (?:det|detta)",
            r"(?:får|kan) (?:jag|vi) (?:gå vidare|fortsätta)",
            r"bekräfta att|går det bra",
            r"är det (?:ok|okej|i sin ordning)",
            r"(?<!när )(?<!dag )(?<!tid )(?<!hur )(?:låter|känns|blir|funkar|fungerar|passar) (?:det|detta)(?: bra| "
            r"okej| rätt)?"
            r"(?: så)?(?: för (?:dig|er))?(?=[ ?]*$)",
            r"godkänner (?:du|ni)",
        ),
        "preference": patterns(
            r"(?:vill|föredrar|önskar) (?:du|ni) (?:<W2>)(?:återbetalning\w*|ersättningsvara|ny vara|pengarna)(?: "
            r"tillbaka)? eller",
            r"(?:vad|vilket|vilken|vilketdera) (?:<W3>)(?:föredrar|vill) (?:du|ni)|föredrar (?:du|ni)",
            r"(?:vill|skulle) (?:du|ni) (?:hellre|helst)",
            r"(?:vill|önskar) (?:du|ni) ha (?:en|ett|den|det|pengarna|din|ditt) (?:<W6>)eller (?:(?:hellre|helst) "
            r")?(?:en|ett|"
            r"den|det|pengarna|få|ha)",
        ),
        "item": patterns(
            r"(?:vilken|vilka|vilket) (?:vara|varor|produkt|produkter|artikel)",
            r"vad (?:har (?:du|ni)|beställde|köpte|fick)(?! för)",
        ),
        "reason": patterns(
            r"varför (?:vill|har|är|blev)",
            r"vad (?:är|var) (?:anledningen|orsaken|problemet|felet)",
            r"vad (?:har hänt|hände|är det som)",
        ),
        "amount": patterns(r"hur mycket"),
        "date": patterns(
            r"när (?:köpte|beställde|fick|hände|var|blev|skedde|betalade|kom)",
            r"(?:vilken dag|vilket datum) (?:köpte|beställde|fick|var)",
        ),
        "delivery_date": patterns(
            r"när (?:vill|ska|kan|skulle|passar) (?:<W4>)(?:levereras?|leverans\w*|leverera|hemma)",
            r"vilken dag passar",
        ),
        "deadline": patterns(r"när (?:behöver|måste) (?:du|ni)", r"(?:senast när|hur snart)"),
        "name": patterns(
            r"(?:vad heter (?:du|ni)|vilket namn står|vem (?:är det jag )?(?:pratar|talar|chattar) jag med)"
        ),
        "address": patterns(r"(?:var|vart) (?:ska|vill|bor|kan) (?:<W3>)(?:skicka\w*|levereras?|du|ni)"),
    },
    please=("tack", "snälla"),
    fragments=(
        "är",
        "var",
        "har",
        "kan",
        "ska",
        "fick",
        "finns",
        "hittade",
        "hittar",
        "stämmer",
        "nej",
        "ja",
    ),
)
