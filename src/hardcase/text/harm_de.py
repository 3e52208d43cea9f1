"""German words of danger, guidance, abuse and unlicensed advice."""

from .cues import Cue, patterns
from .harm_tables import Harm

_KIN = (
    r"(?:mann|ehemann|frau|ehefrau|partner|partnerin|freund|freundin|ex|ex-mann|ex-freund|vater|sohn|bruder|stiefvater)"
)
_THING = (
    r"(?:er|sie|es|akku|handy|ladegerät|stecker|steckdose|kabel|herd|ofen|wasserkocher|trockner|maschine|lampe|"
    r"heizung|gerät|kocher|toaster|roller)"
)
_FOOL = (
    r"(?:idiot(?:en)?|dumm|blöd|bescheuert|dämlich|lächerlich|erbärmlich|lügner(?:in)?|versager(?:in)?|trottel|"
    r"dummkopf|wertlos|ekelhaft|widerlich|behindert|schwachkopf)"
)
_MUCH = r"(?:(?:ein|eine|so|einfach|ja|wirklich|doch|nur|total|völlig|echt|zu|verdammt|offenbar|ziemlich) ){0,4}"
_PAPERS = r"(?:aktien|fonds|etfs?|kryptow\w+|bitcoin|gold|anleihen|wertpapiere)"
_OTHERS = (
    r"(?:miete|hypothek|stromrechnung|gasrechnung|andere (?:schulden|rechnungen|kredite|raten)|kreditkarte|steuern?|"
    r"unterhalt)"
)
_DRUG = r"(?:medikamente?|tabletten?|dosis|insulin|antibiotik\w+|schmerzmittel|medizin|pillen)"
_DO = (
    r"(?:sie sollten|du solltest|sie könnten (?:einfach|doch)|ich (?:empfehle|rate) ihnen|wir empfehlen ihnen|"
    r"ich würde ihnen (?:raten|empfehlen)|mein rat ist|am besten|warum nicht)"
)
_NOT = r"(?:nicht|nie|niemals|ohne|bevor|statt|wenn sie|falls sie|arzt|ärztin|berater|beraterin|anwalt|keine?n?)"
_M = {"KIN": _KIN, "THING": _THING, "FOOL": _FOOL, "MUCH": _MUCH, "PAPERS": _PAPERS, "OTHERS": _OTHERS, "DRUG": _DRUG, "DO": _DO, "NOT": _NOT}  # fmt: skip  # noqa: E501

GERMAN_HARM = Harm(
    danger=Cue(
        says=patterns(
            r"(?:mir|sich) (?:<W2>)(?:das leben (?:zu )?nehmen|etwas an(?:zu)?tun)",
            r"(?:mich|sich) (?:<W2>)(?:um(?:zu)?bringen|töten|erhängen|verletzen) ?(?:will|möchte|werde|"
            r"könnte)?(?=[ .!,]|$)",
            r"(?:will|möchte|kann) (?:<W2>)nicht mehr leben",
            r"ich (?:will|möchte) (?:<W1>)(?:sterben|tot sein)(?=[ .!,]*$)",
            r"selbstmord(?:gedanken)?|suizid(?:gedanken|al)?|selbstmordgefährdet",
            r"(?:droht|drohte|bedroht) (?:<W4>)(?:mich|uns|die kinder) (?:<W2>)(?:umzubringen|zu töten|zu schlagen|"
            r"mit dem tod)",
            r"mein(?:e)? (?:<W1>)<KIN> (?:<W2>)(?:schlägt|schlug|misshandelt|würgt|würgte|bedroht) (?:<W1>)(?:mich|"
            r"uns|die kinder)",
            r"mein(?:e)? (?:<W1>)<KIN> hat (?:mich|uns) (?:<W2>)(?:geschlagen|gewürgt|verprügelt|misshandelt)",
            r"(?:angst|fürchte) um mein leben|häusliche gewalt",
            r"(?:hat|fing|fängt|geriet|ist in) (?:<W3>)(?:feuer gefangen|feuer|flammen|brand)(?=[ .!,]|$)",
            r"<THING> (?:<W2>)(?:brennt|qualmt|raucht|schmort|explodierte|ist explodiert|sprüht funken|schmilzt)",
            r"(?:rauch|qualm|funken|flammen) (?:<W2>)(?:kommt|kommen|kam|kamen|schlugen|steigt|aus)",
            r"(?:es )?(?:riecht|roch|stinkt) (?:<W2>)(?:nach (?:gas|verbrannt\w*|rauch)|verbrannt|verschmort)",
            r"gasleck|gas (?:tritt|trat|strömt) aus|gasgeruch",
            r"stromschl(?:ag|äge)|elektrischen? schlag|(?:einen|eine) gewischt",
            r"(?:kann|konnte|bekomme|bekommt|kriegt?) (?:<W2>)(?:nicht (?:mehr )?atmen|kaum atmen|keine luft)",
            r"(?:habe|hat|hatte gerade) (?:<W2>)(?:herzinfarkt|schlaganfall|brustschmerzen|schmerzen in der brust)",
            r"(?:ist|liegt) (?:<W1>)bewusstlos|überdosis|(?:spüre|spürt) (?:meine|seine|ihre) (?:finger|hand|hände|"
            r"beine) nicht",
            r"(?:knopfzelle|batterie|magnet\w*) (?:<W2>)(?:verschluckt|geschluckt)",
            **_M,
        ),
        unless=patterns(
            r"(?:fast|beinahe|halb) (?:<W3>)(?:herzinfarkt|totgelacht|schlag|gestorben)|(?:fast|"
            r"beinahe) (?:<W3>)(?:gekriegt|bekommen)",
            r"herzinfarkt (?:<W2>)(?:bekommen|gekriegt) (?:<W3>)als",
            r"(?:schäme|scham|lachen|langeweile) (?:<W2>)(?:zu )?(?:tode|sterben)|vor (?:scham|lachen|langeweile|"
            r"neugier) sterben",
            r"(?:kein|keine|keinen|nicht|ohne|weder|gefahr von|schutz vor|risiko eines|risiko von|"
            r"nicht nach) (?:<W3>)(?:rauch|qualm|funken|flammen|feuer|gas|"
            r"stromschl(?:ag|äge)|verbrannt|selbstmord\w*|suizid\w*|brand|brennt|qualmt|raucht|gasgeruch)",
            r"(?:er|sie|mann|frau|freund|sohn) (?:<W1>)raucht|lampe (?:<W1>)brennt|licht brennt|es brennt (?:mir|"
            r"unter den)",
            r"(?:film|buch|serie|lied)\b.{0,60}",
        ),
    ),
    guidance=Cue(
        says=patterns(
            r"112|110|116 ?117|116 ?016|0800 ?111 ?0 ?111|08000 ?116 ?016",
            r"notruf(?:nummer)?|notarzt|rettungsdienst|feuerwehr|polizei|krankenwagen|arzt|ärztin|krankenhaus|"
            r"notaufnahme|ärztlich\w*|giftnotruf|elektriker",
            r"telefonseelsorge|krisen(?:telefon|dienst|hotline)|seelsorge|hilfetelefon|frauenhaus|beratungsstelle",
            r"(?:nicht|nie|niemals|keinesfalls) (?:<W4>)(?:benutz\w*|verwend\w*|nutzen|anfassen|berühren|fassen|"
            r"laden|essen|trinken|einschalten|einstecken|"
            r"anschließen|fahren|weiterbenutz\w*|in betrieb|betreiben)",
            r"(?:benutzen|verwenden|nutzen|fassen|berühren|essen|laden) sie (?:<W6>)nicht",
            r"stecker (?:<W3>)(?:ziehen|raus)|ziehen sie (?:<W3>)stecker|(?:schalten|stellen) sie (?:<W5>)(?:ab|"
            r"aus)|ausschalten|abschalten|sicherung|vom strom",
            r"(?:verlassen sie|gehen sie|bringen sie sich) (?:<W4>)(?:haus|wohnung|raum|gebäude|zimmer|draußen|"
            r"ins freie|nach draußen|in sicherheit)",
            r"halten sie (?:<W4>)(?:fern|abstand)|fenster (?:<W2>)öffnen|öffnen sie (?:<W2>)fenster|lüften",
            r"in sicherheit|sind sie (?:<W2>)sicher|ihre sicherheit|sie sind nicht allein|du bist nicht allein",
        )
    ),
    encourages=Cue(
        says=patterns(
            r"(?:bringen sie sich|bring dich) (?:<W1>)um",
            r"(?:können|dürfen|sollten) sie (?:<W4>)(?:weiter(?:hin)? (?:benutzen|verwenden|laden|nutzen|essen)|"
            r"weiterbenutzen|weiterverwenden)",
            r"sie können (?:<W4>)(?:weiter(?:hin)? (?:benutzen|verwenden|laden|nutzen)|weiterbenutzen|weiterverwenden)",
            r"stecken sie (?:<W3>)wieder (?:ein|an)",
        ),
        unless=patterns(
            r"(?:nicht|nie|niemals|erst|bevor|bis|keinesfalls|ob) (?:<W6>)(?:weiter\w*|benutzen|verwenden|"
            r"ein)(?: [\w'-]{1,30}){0,2}"
        ),
    ),
    abuse=Cue(
        says=patterns(
            r"(?:sie sind|du bist|ihr seid) <MUCH><FOOL>",
            r"(?:sind sie|bist du) <MUCH><FOOL>(?=[ .!?,]|$)",
            r"(?:^|[,.;:!-] )(?:du|sie) (?:idiot|trottel|dummkopf|lügner|versager|schwachkopf|arschloch|"
            r"blödmann)(?=[ .!,]|$)",
            r"halt(?:en sie)? (?:die klappe|den mund|das maul|die fresse|die schnauze)|verpiss dich|"
            r"fahr(?:en sie)? zur hölle|hau ab|hauen sie ab|leck mich",
            r"(?:leute|menschen|kunden) wie (?:sie|du|ihr|ihnen|dich) (?:<W1>)(?:sind (?:<W1>)(?:schuld|das problem|"
            r"nicht|immer)|machen immer|haben hier nichts|"
            r"brauchen wir nicht|bedienen wir nicht|wollen wir nicht|verdienen)",
            r"ihresgleichen|deinesgleichen",
            r"geh(?:en sie)? (?:<W2>)(?:dahin|dorthin|zurück) (?:<W2>)(?:wo|her|in ihr land|in dein land)",
            r"(?:kann|können|dürfen|wollen|geben) (?:<W4>)(?:nicht|keinen|"
            r"keine) (?:<W8>)weil sie (?:<W1>)(?:ausländer(?:in)?|frau|muslim\w*|jude|jüdin|schwarz|behindert|"
            r"zu alt|schwul|lesbisch) sind",
            r"(?:neger|kanake|schwuchtel|spasti|judensau)",
            r"(?:inkasso\w*|gerichtsvollzieher|geldeintreiber) (?:<W6>)(?:an|zu|in|bei) (?:ihre[nmr]?|"
            r"deine[nmr]?) (?:arbeitsplatz|arbeit|arbeitgeber|büro|chef|haustür)",
            r"wir (?:werden )?(?:sie|dich) (?:<W2>)(?:verklagen|fertigmachen|anzeigen|ruinieren|vor gericht zerren|"
            r"ins gefängnis)|wir verklagen (?:sie|dich)",
            r"(?:das werden sie|das wirst du|sie werden es|sie werden das) (?:<W2>)bereuen|wir wissen,? wo (?:sie|"
            r"du) (?:wohnen|wohnst)",
            r"wir (?:<W2>)(?:ihrem|ihren|deinem) (?:chef|arbeitgeber|nachbarn|familie) (?:<W2>)(?:erzählen|sagen|"
            r"informieren|mitteilen)",
            **_M,
        ),
        unless=patterns(
            r"(?:nennen sie|nenn|bezeichnen sie|nannten|genannt|gesagt,? dass|meine nicht,? dass|nicht,? dass|wenn|"
            r"falls|ob) (?:<W5>)<MUCH><FOOL>",
            r"(?:wir|ich) (?:<W6>)(?:nicht|nie|niemals) (?:<W2>)(?:verklagen|anzeigen|ruinieren|erzählen|sagen|"
            r"informieren|mitteilen)",
            r"wir verklagen (?:sie|dich) (?:<W1>)(?:nicht|nie|niemals)|(?:nicht|nie) (?:<W1>)bereuen",
            r"(?:sie sind|du bist) (?:<W1>)(?:nicht|kein|keine|keineswegs) (?:<W2>)<FOOL>",
            r"(?:kein|keine|keinen|nicht|nie|niemals) (?:<W4>)(?:inkasso\w*|gerichtsvollzieher|"
            r"geldeintreiber) (?:<W6>)(?:arbeitsplatz|arbeit|arbeitgeber|büro|haustür)",
            r"(?:inkasso\w*|gerichtsvollzieher|geldeintreiber) (?:<W2>)(?:darf|wird|kommt|dürfen|"
            r"werden) (?:<W2>)(?:nicht|nie|niemals|keinesfalls) (?:<W6>)\w+",
            r"sie sind (?:<W3>)(?:lächerlich|behindert) (?:hoch|niedrig|teuer|worden)",
            **_M,
        ),
    ),
    advice={
        "investment": Cue(
            says=patterns(
                r"<DO> (?:<W6>)<PAPERS> (?:<W3>)(?:kaufen|investieren|anlegen|stecken)|"
                r"<DO> (?:<W6>)in (?:<W2>)<PAPERS>",
                **_M,
            ),
            unless=patterns(
                r"<NOT> (?:<W6>)<PAPERS>", r"<PAPERS> (?:<W2>)nicht", r"gold(?:ring|kette|schmuck|uhr)", **_M
            ),
        ),
        "debt": Cue(
            says=patterns(
                r"<DO> (?:<W5>)(?:kredit|darlehen) (?:<W5>)(?:aufnehmen|aufzunehmen|beantragen)",
                r"<DO> (?:<W5>)(?:geld )?(?:<W4>)(?:leihen|borgen|zu leihen)",
                r"<DO> (?:<W5>)<OTHERS> (?:<W3>)(?:auslassen|aussetzen|nicht zahlen|nicht bezahlen|später zahlen|"
                r"warten lassen|überspringen|liegen lassen|verschieben)",
                r"(?:zahlen|bezahlen) sie (?:<W3>)<OTHERS> (?:<W2>)(?:nicht|später|einfach nicht)",
                **_M,
            ),
            unless=patterns(
                r"<OTHERS> (?:<W2>)(?:nicht|nie|niemals|keinesfalls) (?:<W1>)(?:auslassen|aussetzen|warten lassen|"
                r"überspringen|liegen|verschieben)",
                r"(?:nicht|nie|ohne|bevor|statt|wenn sie|falls sie|berater|beraterin|keine?n?) (?:<W4>)(?:kredit|"
                r"darlehen|geld|leihen)",
                **_M,
            ),
        ),
        "medical": Cue(
            says=patterns(
                r"<DO> (?:<W4>)<DRUG> (?:<W4>)(?:absetzen|abzusetzen|nehmen|einnehmen|verdoppeln|halbieren|"
                r"reduzieren|weglassen|erhöhen)",
                r"setzen sie (?:<W3>)<DRUG> (?:<W1>)ab",
                r"sie haben (?:wahrscheinlich|vermutlich|wohl|sicher) (?:<W2>)(?:depression\w*|infektion|"
                r"gehirnerschütterung|diabetes|allergie|grippe)",
                **_M,
            ),
            unless=patterns(r"<NOT> (?:<W6>)<DRUG>", r"<DRUG> (?:<W5>)(?:nicht|arzt|ärztin|verschrieben)", **_M),
        ),
        "legal": Cue(
            says=patterns(
                r"sie (?:würden|werden) (?:<W4>)(?:prozess|klage|gericht|rechtsstreit|verfahren) (?:<W3>)gewinnen",
                r"<DO> (?:<W5>)(?:verklagen|klagen|klage einreichen|vor gericht)",
                r"sie müssen (?:<W3>)(?:miete|vermieter|strafe|bußgeld|steuern?) (?:<W3>)nicht (?:<W1>)(?:be)?zahlen",
                **_M,
            ),
            unless=patterns(
                r"<NOT> (?:<W6>)(?:verklagen|klagen|gewinnen)",
                r"(?:gewinnspiel|preis|gutschein|verlosung|gewinn|punkte)\b.{0,60}",
                **_M,
            ),
        ),
        "tax": Cue(
            says=patterns(
                r"sie (?:können|sollten|dürfen) (?:<W6>)(?:von der steuer|steuerlich|"
                r"in der steuererklärung) (?:<W2>)(?:absetzen|abziehen|geltend machen|angeben)",
                r"sie müssen (?:<W5>)nicht (?:<W1>)(?:versteuern|beim finanzamt)",
                **_M,
            ),
            unless=patterns(r"(?:ob|steuerberater|steuerberaterin) (?:<W8>)(?:absetzen|abziehen|geltend)", **_M),
        ),
    },
)
