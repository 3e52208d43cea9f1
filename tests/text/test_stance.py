"""Blame, undertakings, and turns that are kind and nothing else, in four languages."""

import time

import pytest

from hardcase.text import blames, only_kind, takes_on

BLAMES = [
    ("Calm down.", "en"),
    ("You need to calm down first.", "en"),
    ("As I already told you, it leaves on Monday.", "en"),
    ("Once again, as I explained, it leaves on Monday.", "en"),
    ("As we have said several times, it leaves on Monday.", "en"),
    ("I have already told you that the bike is late.", "en"),
    ("I already explained this to you.", "en"),
    ("How many times do I have to repeat that?", "en"),
    ("For the last time, the bike is late.", "en"),
    ("You should have read the terms.", "en"),
    ("You really should've checked before you ordered.", "en"),
    ("You should have called us sooner.", "en"),
    ("That is entirely your fault.", "en"),
    ("Well, this was your own mistake.", "en"),
    ("You only have yourself to blame.", "en"),
    ("You brought this on yourself.", "en"),
    ("You failed to cancel the order on Friday.", "en"),
    ("You clearly did not read my message.", "en"),
    ("Obviously you never listened.", "en"),
    ("You obviously misunderstood the offer.", "en"),
    ("If you had read the label, you would know.", "en"),
    ("Why didn't you just look at the label?", "en"),
    ("Did you even read what I wrote?", "en"),
    ("You are simply overreacting.", "en"),
    ("You are being unreasonable.", "en"),
    ("Don't be so impatient.", "en"),
    ("This is not rocket science.", "en"),
    ("Any sensible customer would know that.", "en"),
    ("Next time, please read the instructions.", "en"),
    ("Watch your tone.", "en"),
    ("Please stop complaining.", "en"),
    ("Lugna ner dig.", "sv"),
    ("Försök att lugna dig.", "sv"),
    ("Försök att lugna ner dig lite.", "sv"),
    ("Jag ber dig att lugna dig.", "sv"),
    ("Jag måste be dig att lugna dig.", "sv"),
    ("Kan du lugna dig?", "sv"),
    ("Jag vill att du ska lugna dig.", "sv"),
    ("Som jag redan har sagt kommer cykeln på måndag.", "sv"),
    ("Du borde ha läst villkoren.", "sv"),
    ("Det är helt ditt eget fel.", "sv"),
    ("Du har uppenbarligen inte läst mitt svar.", "sv"),
    ("Beruhigen Sie sich.", "de"),
    ("Wie ich Ihnen bereits gesagt habe, kommt das Rad am Montag.", "de"),
    ("Sie hätten die Bedingungen lesen müssen.", "de"),
    ("Das ist allein Ihre Schuld.", "de"),
    ("Wie oft soll ich das noch sagen?", "de"),
    ("Cálmese.", "es"),
    ("Como ya le dije, la bici llega el lunes.", "es"),
    ("Debería haber leído las condiciones.", "es"),
    ("Es su propia culpa.", "es"),
    ("¿Cuántas veces tengo que decirlo?", "es"),
]


@pytest.mark.parametrize(("said", "language"), BLAMES)
def test_blame_is_seen(said: str, language: str) -> None:
    """Finding fault, lecturing and talking down, each by its words."""
    assert blames(said, language)


NO_BLAME = [
    ("As mentioned, the refund takes five days.", "en"),
    ("As I said, it is not your fault.", "en"),
    ("As I mentioned earlier, insurance cannot be paid back.", "en"),
    ("I have already told you the good news.", "en"),
    ("I have already explained your situation to my colleague.", "en"),
    ("We have already informed the bakery.", "en"),
    ("You should have received an e-mail by now.", "en"),
    ("You should have access now.", "en"),
    ("You should have read access to the folder.", "en"),
    ("You should have checked bags included in that fare.", "en"),
    ("You should have been told sooner, and that is on us.", "en"),
    ("You should check the label before you order.", "en"),
    ("The 30 days ended on 3 May, so it cannot go back.", "en"),
    ("It was never your fault, the label was wrong.", "en"),
    ("I don't think you are being unreasonable.", "en"),
    ("Nobody says you should have known that.", "en"),
    ("If it was your own mistake, a change costs nothing either.", "en"),
    ("I'm sorry that it sounded as if it was your own fault.", "en"),
    ("I'm sorry that my colleague told you to calm down.", "en"),
    ("Once things calm down, we can look at it again.", "en"),
    ("If this is your error code, please restart the oven.", "en"),
    ("What is your problem number?", "en"),
    ("If you failed to get the letter, tell me.", "en"),
    ("You clearly did not get what you paid for.", "en"),
    ("If you had checked in online, your seat is kept.", "en"),
    ("We failed to deliver your loaf, and you had to wait.", "en"),
    ("The lamp was used for the last time in May.", "en"),
    ("Next time, please check the box for gluten-free.", "en"),
    ("Your dog will stop complaining once it is fed.", "en"),
    ("Det är inte ditt fel.", "sv"),
    ("Då kan jag lugna dig: ingen ringer.", "sv"),
    ("Där kan vi verkligen lugna er.", "sv"),
    ("Jag kan lugna dig med att ingen ringer.", "sv"),
    ("Jag säger det för att lugna dig.", "sv"),
    ("Förlåt att min kollega bad dig att lugna dig.", "sv"),
    ("Jag vill inte be dig lugna dig.", "sv"),
    ("Du borde ha fått ett mejl.", "sv"),
    ("Som sagt kommer pengarna på måndag.", "sv"),
    ("Das ist nicht Ihre Schuld.", "de"),
    ("Wie erwähnt, dauert es fünf Tage.", "de"),
    ("Sie hätten gestern eine E-Mail bekommen müssen.", "de"),
    ("No es su culpa.", "es"),
    ("Como le comenté, tarda cinco días.", "es"),
    ("Debería haber recibido un correo.", "es"),
    ("Calm down.", "fr"),
    ("", "en"),
]


@pytest.mark.parametrize(("said", "language"), NO_BLAME)
def test_what_only_looks_like_blame_is_none(said: str, language: str) -> None:
    """Neutral reminders, what should have come, own faults, advice, and languages without tables."""
    assert not blames(said, language)


UNDERTAKEN = [
    ("I am refunding the second charge now.", "en", "announced"),
    ("We will send you a new loaf today.", "en", "announced"),
    ("I'll now proceed with the cancellation.", "en", "announced"),
    ("I've cancelled your order.", "en", "done"),
    ("We just refunded both payments.", "en", "done"),
    ("I've taken the £6.00 off your plan.", "en", "done"),
    ("Your order has been successfully cancelled.", "en", "reported"),
    ("Our billing team takes this over and answers by Tuesday.", "en", "assigned"),
    ("I've passed this to our billing team.", "en", "assigned"),
    ("A colleague will review the photo and write to you.", "en", "assigned"),
    ("Jag återbetalar hela beloppet nu.", "sv", "announced"),
    ("Jag har avbokat din order.", "sv", "done"),
    ("Ordern är nu avbokad.", "sv", "reported"),
    ("En kollega tar över ärendet.", "sv", "assigned"),
    ("Ich erstatte Ihnen den Betrag.", "de", "announced"),
    ("Ich habe Ihre Bestellung storniert.", "de", "done"),
    ("Die Bestellung wurde storniert.", "de", "reported"),
    ("Unser Team übernimmt den Fall.", "de", "assigned"),
    ("Voy a reembolsar el importe.", "es", "announced"),
    ("He cancelado su pedido.", "es", "done"),
    ("El pedido ha sido cancelado.", "es", "reported"),
    ("Nuestro equipo se encarga de esto.", "es", "assigned"),
    ("Te he quitado la comisión.", "es", "done"),
    ("Te he mandado el conector esta mañana.", "es", "done"),
    ("Lo he apuntado.", "es", "done"),
    ("He movido la cuota al día 3.", "es", "done"),
    ("He pasado tu caso al equipo de pagos.", "es", "done"),
    ("He parado el cobro.", "es", "done"),
    ("He cambiado la fecha al día 3, cuando cobras tú.", "es", "done"),
    ("Se lo he devuelto a la tarjeta.", "es", "done"),
    ("Te quito la comisión ahora.", "es", "announced"),
    ("Te mando otro conector hoy.", "es", "announced"),
    ("Lo cancelo ahora mismo.", "es", "announced"),
    ("Mis compañeras te llaman antes de las 17:00.", "es", "assigned"),
    ("El equipo de fraude se ocupa de esto.", "es", "assigned"),
    ("Die Gebühr habe ich gestrichen.", "de", "done"),
    ("Ich habe sie gestrichen.", "de", "done"),
    ("Ich habe Ihren Fall an das Betrugsteam weitergeleitet.", "de", "done"),
    ("Ich habe die Rate auf den 3. verschoben.", "de", "done"),
    ("Ich nehme die Gebühr zurück.", "de", "announced"),
    ("Ich leite Ihren Fall an das Betrugsteam weiter.", "de", "announced"),
    ("Die Gebühr streiche ich.", "de", "announced"),
    ("Meine Kolleginnen kümmern sich darum.", "de", "assigned"),
    ("Nu har jag avbokat din order.", "sv", "done"),
    ("Avgiften har jag tagit bort.", "sv", "done"),
    ("Jag har flyttat dragningen till den 25:e, när du får lön.", "sv", "done"),
    ("Jag har lämnat över ditt ärende till bedrägeriteamet.", "sv", "done"),
    ("Avgiften tar jag bort.", "sv", "announced"),
    ("Jag flyttar dragningen till fredag.", "sv", "announced"),
    ("Dragningen är stoppad.", "sv", "reported"),
    ("Teamet tar hand om det.", "sv", "assigned"),
]


@pytest.mark.parametrize(("said", "language", "how"), UNDERTAKEN)
def test_an_undertaking_has_an_act_and_an_object(said: str, language: str, how: str) -> None:
    """What is being done, was done, was done by whomever, and who of the company has it."""
    assert takes_on(said, language) == how


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("I'll do my best.", "en"),
        ("I'll help you.", "en"),
        ("Let me check.", "en"),
        ("I'll look into it.", "en"),
        ("I will look up your order.", "en"),
        ("Once you confirm, I'll refund the order.", "en"),
        ("I'll cancel the order if you like.", "en"),
        ("Would you like me to cancel the order?", "en"),
        ("I can refund the order.", "en"),
        ("I have not cancelled your order.", "en"),
        ("Your order has not been cancelled.", "en"),
        ("You have changed the address.", "en"),
        ("As a gesture of goodwill I've added a credit to your account.", "en"),
        ("Please contact our billing team to review it.", "en"),
        ("I will send you the link.", "en"),
        ("Upon your yes I will book the courier.", "en"),
        ("Jag kan återbetala om du vill.", "sv"),
        ("Ordern är inte avbokad.", "sv"),
        ("Wenn Sie möchten, storniere ich die Bestellung.", "de"),
        ("Die Bestellung wurde noch nicht storniert.", "de"),
        ("Si quiere, voy a cancelar el pedido.", "es"),
        ("El pedido no ha sido cancelado.", "es"),
        ("Te pido un poco de paciencia.", "es"),
        ("Te paso el enlace.", "es"),
        ("Te mando un enlace.", "es"),
        ("No te quito la razón.", "es"),
        ("No te he quitado la comisión.", "es"),
        ("Si quieres, te quito la comisión.", "es"),
        ("Cuando me confirmes, lo cancelo.", "es"),
        ("Lo cancelo si quieres.", "es"),
        ("¿Te quito la comisión?", "es"),
        ("Lo he visto.", "es"),
        ("He mirado tu pedido, y cuando me confirmes te devuelvo el importe.", "es"),
        ("Lo cambio de buena gana si puedes esperar.", "es"),
        ("Has cambiado la dirección.", "es"),
        ("Ich habe die Gebühr nicht gestrichen.", "de"),
        ("Ich habe die Gebühr gesehen.", "de"),
        ("Ich gebe die Hoffnung nicht auf.", "de"),
        ("Ich nehme das ernst.", "de"),
        ("Haben Sie die Gebühr gestrichen?", "de"),
        ("Die Gebühr kann ich streichen.", "de"),
        ("Die Kolleginnen sind nett.", "de"),
        ("Sobald Sie es bestätigen, nehme ich die Gebühr zurück.", "de"),
        ("Det har jag sett.", "sv"),
        ("Avgiften tar jag inte bort.", "sv"),
        ("Det tar jag på allvar.", "sv"),
        ("Den har jag inte flyttat.", "sv"),
        ("När du bekräftar flyttar jag dragningen.", "sv"),
        ("Har jag flyttat dragningen?", "sv"),
        ("Har du flyttat dragningen?", "sv"),
        ("I am refunding the second charge now.", "fr"),
        ("", "en"),
    ],
)
def test_what_promises_nothing_is_no_undertaking(said: str, language: str) -> None:
    """Goodwill, looking things up, conditions, offers, negations, presents, what the customer did."""
    assert takes_on(said, language) == ""


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("I'm so sorry to hear that.", "en"),
        ("I completely understand how frustrating this is, especially before a wedding.", "en"),
        ("I truly apologise for the inconvenience. Your trust means a great deal to us.", "en"),
        ("I'm so sorry to hear that, and I understand how you feel. I'm here to help.", "en"),
        ("I'm sorry about that. Is there anything else I can help you with?", "en"),
        ("I am sorry for the wait. Thank you for your patience. Goodbye!", "en"),
        ("Jag beklagar verkligen. Tack för ditt tålamod.", "sv"),
        ("Es tut mir sehr leid. Ihre Zufriedenheit ist uns wichtig.", "de"),
        ("Lamento mucho las molestias. Gracias por su paciencia.", "es"),
    ],
)
def test_only_kind(said: str, language: str) -> None:
    """Sympathy, goodwill, thanks and leave-taking in any order."""
    assert only_kind(said, language)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("I'm sorry, but the ticket cannot be paid back.", "en"),
        ("I'm sorry, could you say that again?", "en"),
        ("I'm sorry to hear that. The bike broke down at the bridge.", "en"),
        ("I'm sorry about that, the courier lost the parcel.", "en"),
        ("I understand your concern. According to our rules this fare is fixed.", "en"),
        ("I'm sorry to hear that. You can have a new loaf or the money.", "en"),
        ("I'm sorry because it was our mistake.", "en"),
        ("Thank you for your patience, and we found your loaf.", "en"),
        ("Happy to help.", "en"),
        ("Is there anything else I can help you with?", "en"),
        ("Jag beklagar, men det går inte.", "sv"),
        ("Es tut mir leid, aber das geht nicht.", "de"),
        ("Lo siento, pero no es posible.", "es"),
        ("I'm so sorry to hear that.", "fr"),
        ("", "en"),
    ],
)
def test_whoever_tells_something_is_not_only_kind(said: str, language: str) -> None:
    """A reason, a no, a choice, a question, a finding; and no sympathy at all."""
    assert not only_kind(said, language)


@pytest.mark.parametrize(
    "piece", ["a", "calm ", "1", "I have passed this ", "I'm sorry, and the ", "you should have ", "\x00\x1b", "a, "]
)
@pytest.mark.parametrize("language", ["en", "sv", "de", "es"])
def test_hostile_text_does_not_run_away(piece: str, language: str) -> None:
    """A hundred thousand characters are read in a few seconds of processor time."""
    text = piece * (100_000 // len(piece))
    began = time.process_time()

    for function in (blames, takes_on, only_kind):
        function(text, language)

    assert time.process_time() - began < 5
