"""What a bot asks the customer for: one table, so its edges are promises."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardcase.text import FIELDS, asked_fields

# A text of 100,000 characters may take about a second; a shorter one shows a runaway pattern just as well.
LENGTH = 20_000

ASKED = [
    ("I need your order number.", {"order_id"}),
    ("Could you please send me your order number?", {"order_id"}),
    ("What's your order number?", {"order_id"}),
    ("Would you like the card replaced, or the whole gift refunded?", {"preference"}),
    ("Can I have the order ID, please?", {"order_id"}),
    ("Please share your order reference.", {"order_id"}),
    ("May I take your order number (for example ORD-12345)?", {"order_id"}),
    ("Your order number, please?", {"order_id"}),
    ("Order number?", {"order_id"}),
    ("Order number please", {"order_id"}),
    ("Do you have the order number to hand?", {"order_id"}),
    ("Let me know your order number.", {"order_id"}),
    ("If you can share your order number, I'll look it up.", {"order_id"}),
    ("What is the number of the order?", {"order_id"}),
    ("I found your account, but which order number is it?", {"order_id"}),
    ("Thanks! And what's the booking reference?", {"order_id"}),
    ("Could you give me the payment reference?", {"payment_id"}),
    ("What is the transaction ID?", {"payment_id"}),
    ("I'll need your account number.", {"account_id"}),
    ("Please provide your user ID.", {"account_id"}),
    ("Do you have a case number?", {"case_id"}),
    ("Can I have your reference number?", {"case_id"}),
    ("May I have your full name?", {"name"}),
    ("Who am I speaking with?", {"name"}),
    ("What is the name on the account?", {"name"}),
    ("Could you confirm your e-mail address?", {"email"}),
    ("What's your email?", {"email"}),
    ("What's the best number to reach you on?", {"phone"}),
    ("Could I take your phone number?", {"phone"}),
    ("Please confirm your postcode.", {"postcode"}),
    ("What's your ZIP code?", {"postcode"}),
    ("Could you confirm your delivery address?", {"address"}),
    ("Where should we send the replacement?", {"address"}),
    ("Can you confirm your date of birth?", {"date_of_birth"}),
    ("When were you born?", {"date_of_birth"}),
    ("Please give me the last four digits of the card.", {"last_four"}),
    ("How much was taken?", {"amount"}),
    ("Could you tell me the amount?", {"amount"}),
    ("When did you place the order?", {"date"}),
    ("On which date was it taken?", {"date"}),
    ("Could you send us a photo of the damage?", {"photo"}),
    ("Please attach a picture.", {"photo"}),
    ("Which item is broken?", {"item"}),
    ("What did you order?", {"item"}),
    ("Why do you want to cancel?", {"reason"}),
    ("Could you tell me the reason for the return?", {"reason"}),
    ("What happened?", {"reason"}),
    ("Would you prefer a refund or a replacement?", {"preference"}),
    ("A refund or a replacement?", {"preference"}),
    ("Shall I go ahead?", {"confirmation"}),
    ("Would you like me to cancel it?", {"confirmation"}),
    ("Is that correct?", {"confirmation"}),
    ("Please confirm that you want to proceed.", {"confirmation"}),
    ("Is ORD-48213 the right one?", {"confirmation"}),
    ("When would you like it delivered?", {"delivery_date"}),
    ("Which delivery date suits you?", {"delivery_date"}),
    ("Please send me your sort code and account number.", {"bank"}),
    ("Could you share your IBAN?", {"bank"}),
    ("By when do you need the money?", {"deadline"}),
    ("When do you need it by?", {"deadline"}),
    ("What is your security word?", {"security_word"}),
    ("Could you send me your name, order number and postcode?", {"name", "order_id", "postcode"}),
    ("I need your email and phone number.", {"email", "phone"}),
    ("Could you share your order number so I can check the delivery date?", {"order_id"}),
    ("Could you send the order number from your confirmation email?", {"order_id"}),
    ("Please send me:\n- your order number\n- your postcode\nThank you.", {"order_id", "postcode"}),
    ("Could you provide the following?\n1. Order number\n2. A photo of the damage", {"order_id", "photo"}),
    ("I'm so sorry. To find it I need your order number.", {"order_id"}),
    ("If you don't have the order number, what's your e-mail address?", {"email"}),
    ("Right, and your PIN as well, please.", {"security_word"}),
    ("Once you have your order number, please share it with me.", {"order_id"}),
    ("Please confirm that you agree and provide the reason.", {"confirmation", "reason"}),
    ("If you can provide your e-mail address, I can look up your order number.", {"email"}),
    ("Let me know when you have the order number.", {"order_id"}),
    ("For ORD-48213, could you tell me your postcode?", {"postcode"}),
]

NOT_ASKED = [
    "I found your order number.",
    "Your order number is in the e-mail.",
    "Here is your reference.",
    "Thank you for sharing your order number.",
    "You don't need your order number for this.",
    "There's no need to send a photo.",
    "We will never ask for your password.",
    "Please never share your PIN with anybody.",
    "I need to check your order number with the courier.",
    "I have your e-mail address and your postcode on file.",
    "You can find the order number in your confirmation e-mail.",
    "I'll send the label to your address.",
    "We'll e-mail you when the refund is out.",
    "The reason is that the courier lost it.",
    "Your delivery date is Friday.",
    "I've updated your phone number.",
    "Is it true that your account number changed?",
    "Did you find your order number in the e-mail?",
    "That's why your name is on the label.",
    "Please keep your order number for your records.",
    "Please have your order number ready when they call.",
    "I can see the amount you paid.",
    "The name of the item is on the box.",
    "Your reference is C-118.",
    "You ask so kindly that I wish I could say yes!",
    "She will confirm her details in that email.",
    "Tell us within 30 days and it is paid back, no photo and no argument.",
    "Is there anything else I can help you with?",
    "How can I help?",
    "",
]


@pytest.mark.parametrize(("text", "fields"), [pytest.param(*row, id=row[0]) for row in ASKED])
def test_a_request_asks_for_what_it_names(text: str, fields: set[str]) -> None:
    """A question or a request asks for exactly the fields it names after the words that ask."""
    assert asked_fields(text) == fields


@pytest.mark.parametrize("text", [pytest.param(text, id=text or "silence") for text in NOT_ASKED])
def test_a_statement_asks_for_nothing(text: str) -> None:
    """Naming a field is not asking for it: a re-ask is held against the bot."""
    assert asked_fields(text) == frozenset()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Can you confirm that your order number is ORD-48213?", "order_id"),
        ("Is your e-mail address amara@example.com?", "email"),
        ("Could you confirm the postcode SW1A 1AA?", "postcode"),
        ("Could you confirm the amount of £84.50?", "amount"),
        ("Could you confirm the last four digits, 4242?", "last_four"),
        ("Could you confirm your date of birth, 3 May 1990?", "date_of_birth"),
    ],
    ids=lambda value: value,
)
def test_a_sentence_that_states_the_value_does_not_ask_for_it(text: str, field: str) -> None:
    """Reading a value back is no re-ask."""
    assert field not in asked_fields(text)


OTHER = [
    ("sv", "Kan du skicka ditt ordernummer?", {"order_id"}),
    ("sv", "Jag behöver ditt ordernummer.", {"order_id"}),
    ("sv", "Vad är din e-postadress?", {"email"}),
    ("sv", "Kan du bifoga en bild på skadan?", {"photo"}),
    ("sv", "Ska jag återbetala beloppet?", {"confirmation"}),
    ("sv", "När beställde du varan?", {"date"}),
    ("sv", "Vill du ha återbetalning eller en ny vara?", {"preference"}),
    ("sv", "Kan du bekräfta ditt namn och telefonnummer?", {"name", "phone"}),
    ("de", "Können Sie mir bitte Ihre Bestellnummer nennen?", {"order_id"}),
    ("de", "Ich brauche Ihre Kundennummer.", {"account_id"}),
    ("de", "Wie lautet Ihre E-Mail-Adresse?", {"email"}),
    ("de", "Bitte senden Sie uns ein Foto.", {"photo"}),
    ("de", "Soll ich den Betrag erstatten?", {"confirmation"}),
    ("de", "Wann haben Sie bestellt?", {"date"}),
    ("de", "Wie heißen Sie?", {"name"}),
    ("de", "Könnten Sie mir Ihre Postleitzahl und Ihr Geburtsdatum nennen?", {"postcode", "date_of_birth"}),
    ("es", "¿Puede darme su número de pedido?", {"order_id"}),
    ("es", "Necesito su número de pedido.", {"order_id"}),
    ("es", "¿Cuál es su correo electrónico?", {"email"}),
    ("es", "Por favor, envíe una foto del daño.", {"photo"}),
    ("es", "¿Quiere que lo cancele?", {"confirmation"}),
    ("es", "¿Podría indicarme su nombre y su código postal?", {"name", "postcode"}),
    ("es", "¿Prefiere un reembolso o un reemplazo?", {"preference"}),
    ("es", "¿Qué prefieres, el conector o el dinero?", {"preference"}),
    ("es", "¿Prefieres que te devuelva el dinero o que te mande otro?", {"preference"}),
    ("es", "¿Me das tu código postal y tu fecha de nacimiento?", {"postcode", "date_of_birth"}),
    ("es", "¿Me dices tu código postal?", {"postcode"}),
    ("es", "¿Me puedes decir tu correo?", {"email"}),
    ("es", "¿Quieres el conector o el dinero?", {"preference"}),
    ("es", "¿Te mando otro o te devuelvo el dinero?", {"preference"}),
    ("es", "¿Le envío otro o prefiere que le devuelva el dinero?", {"preference"}),
    ("es", "¿Cuál de los dos prefieres?", {"preference"}),
    ("es", "¿Con cuál te quedas?", {"preference"}),
    ("es", "Me hace falta tu código postal.", {"postcode"}),
    ("es", "Solo me falta tu fecha de nacimiento.", {"date_of_birth"}),
    ("es", "¿Lo cambio?", {"confirmation"}),
    ("es", "¿Te va bien así?", {"confirmation"}),
    ("es", "Lo muevo al día 3, ¿te parece bien?", {"confirmation"}),
    ("es", "Lo cancelo hoy mismo, ¿vale?", {"confirmation"}),
    ("es", "¿Te cambio la fecha?", {"confirmation"}),
    ("es", "¿Quieres que lo cancele?", {"confirmation"}),
    ("es", "¿Prefiere que le llame un compañero?", {"confirmation"}),
    ("es", "Pásame tu número de pedido, por favor.", {"order_id"}),
    ("es", "Mándame una foto del daño.", {"photo"}),
    ("es", "Si me pasas tu número de pedido, lo miro ahora.", {"order_id"}),
    ("es", "¿Tienes a mano el número de pedido?", {"order_id"}),
    ("es", "¿Tendría a mano su número de cliente?", {"account_id"}),
    ("es", "¿Sería tan amable de indicarme su código postal?", {"postcode"}),
    ("es", "¿Cómo te llamas?", {"name"}),
    ("es", "¿A qué nombre está el pedido?", {"name"}),
    ("es", "¿Cuándo lo compraste?", {"date"}),
    ("es", "¿Cuándo compraste la lámpara?", {"date"}),
    ("es", "¿Qué pediste?", {"item"}),
    ("es", "¿Por qué quieres cancelarlo?", {"reason"}),
    ("es", "¿Qué día te viene bien?", {"delivery_date"}),
    ("es", "¿Para cuándo lo necesitas?", {"deadline"}),
    ("es", "¿Dónde te lo mandamos?", {"address"}),
    ("es", "Dinos tu nombre y tu correo.", {"name", "email"}),
    ("es", "¿Y tu código postal?", {"postcode"}),
    ("es", "¿Qué artículo está roto?", {"item"}),
    ("es", "Que articulo esta roto?", {"item"}),
    ("de", "Was wäre Ihnen lieber?", {"preference"}),
    ("de", "Was möchtest du lieber?", {"preference"}),
    ("de", "Möchten Sie ein neues Paket oder das Geld zurück?", {"preference"}),
    ("de", "Nenn mir bitte deine Bestellnummer.", {"order_id"}),
    ("de", "Schick uns ein Foto vom Schaden.", {"photo"}),
    ("de", "Gib mir bitte noch deine Postleitzahl.", {"postcode"}),
    ("de", "Hast du die Bestellnummer zur Hand?", {"order_id"}),
    ("de", "Haben Sie Ihre Kundennummer zur Hand?", {"account_id"}),
    ("de", "Mir fehlt nur noch Ihre Postleitzahl.", {"postcode"}),
    ("de", "Mögen Sie mir Ihr Geburtsdatum nennen?", {"date_of_birth"}),
    ("de", "Möchtest du, dass ich die Karte sperre?", {"confirmation"}),
    ("de", "Darf ich die Karte jetzt sperren?", {"confirmation"}),
    ("de", "Passt das so für Sie?", {"confirmation"}),
    ("de", "Wäre das in Ordnung?", {"confirmation"}),
    ("de", "Ist Ihnen das recht?", {"confirmation"}),
    ("de", "Wie heißt du?", {"name"}),
    ("de", "Auf welchen Namen läuft die Bestellung?", {"name"}),
    ("de", "Wann hast du bestellt?", {"date"}),
    ("de", "Was hast du bestellt?", {"item"}),
    ("de", "Wo wohnst du?", {"address"}),
    ("de", "Bis wann brauchst du das Geld?", {"deadline"}),
    ("de", "Können Sie mir bitte Ihre Anschrift nennen?", {"address"}),
    ("de", "Können Sie die Bestellnummer finden?", {"order_id"}),
    ("sv", "Ge mig ditt postnummer, så letar jag.", {"postcode"}),
    ("sv", "Mejla oss en bild på skadan.", {"photo"}),
    ("sv", "Nu saknar jag bara ditt postnummer.", {"postcode"}),
    ("sv", "Har du ordernumret till hands?", {"order_id"}),
    ("sv", "Minns du vilket datum du köpte den?", {"date"}),
    ("sv", "Vilket av dem vill du helst ha?", {"preference"}),
    ("sv", "Vill du ha en ny lampa eller pengarna tillbaka?", {"preference"}),
    ("sv", "Föredrar ni en ny vara?", {"preference"}),
    ("sv", "Vill du hellre ha pengarna?", {"preference"}),
    ("sv", "Låter det bra?", {"confirmation"}),
    ("sv", "Passar det så för dig?", {"confirmation"}),
    ("sv", "Jag flyttar dragningen till den 3:e, blir det bra så?", {"confirmation"}),
    ("sv", "Är det okej för dig?", {"confirmation"}),
    ("sv", "Vad heter ni?", {"name"}),
    ("sv", "Vad har ni för postnummer?", {"postcode"}),
    ("sv", "Skulle jag kunna få ditt födelsedatum?", {"date_of_birth"}),
]
OTHER_NOT = [
    ("sv", "Ditt ordernummer står i mejlet."),
    ("sv", "Jag har hittat ditt ordernummer."),
    ("sv", "Du behöver inte skicka någon bild."),
    ("de", "Ihre Bestellnummer steht in der E-Mail."),
    ("de", "Ich habe Ihre Bestellnummer gefunden."),
    ("de", "Sie brauchen kein Foto zu senden."),
    ("es", "Su número de pedido está en el correo."),
    ("es", "He encontrado su número de pedido."),
    ("es", "No necesito su contraseña."),
    ("es", "¿Necesitas algo más?"),
    ("es", "Tampoco necesito la foto de una caja sin conector."),
    ("es", "No hace falta foto ni número de pedido."),
    ("es", "Que haya artículos en el carrito todavía no es una compra."),
    ("es", "Tienes el número de pedido en el correo."),
    ("es", "Me dices que tu correo no llega, y lo entiendo."),
    ("es", "Me confirmas que el pedido llegó roto."),
    ("es", "Ya me diste tu código postal, gracias."),
    ("es", "No necesito tu contraseña."),
    ("es", "Te paso con una compañera."),
    ("es", "Te he cambiado la dirección."),
    ("es", "Tu dirección ya está cambiada."),
    ("es", "Puedes cambiar la dirección en la aplicación."),
    ("es", "Lo cambio ahora mismo."),
    ("es", "Te va bien así, me alegro."),
    ("es", "Qué bien que tengas el número de pedido."),
    ("es", "¿Te puedo ayudar en algo más?"),
    ("es", "Si me das un momento, busco tu pedido."),
    ("es", "Queda a tu nombre."),
    ("es", "¿Te queda alguna duda?"),
    ("es", "Cuando me dices eso, te entiendo."),
    ("es", "Te falta un pago."),
    ("es", "Me falta tiempo."),
    ("es", "Guarda el código que has recibido, ¿te ayudo con algo más?"),
    ("es", "La fecha de entrega es el viernes."),
    ("es", "El motivo es que el mensajero lo perdió."),
    ("es", "Con esto me basta, ni fotos ni recibos."),
    ("es", "Nunca te pediré tu contraseña."),
    ("es", "El banco te manda la dirección."),
    ("de", "Unter „Meine Daten“ können Sie Ihre Anschrift selbst ändern."),
    ("de", "In der App können Sie Ihre Telefonnummer jederzeit einsehen."),
    ("de", "Dort kannst du deine Adresse ändern."),
    ("de", "In der E-Mail haben Sie die Bestellnummer."),
    ("de", "Ich brauche weder ein Foto noch die Bestellnummer."),
    ("de", "Du musst kein Foto schicken."),
    ("de", "Mir fehlt die Zeit."),
    ("de", "Ihnen fehlt eine Zahlung."),
    ("de", "Das passt so, danke."),
    ("de", "Das möchte ich Ihnen gern sagen."),
    ("de", "Die Anschrift habe ich geändert."),
    ("de", "Ich schicke Ihnen das Foto."),
    ("sv", "I mejlet har du ditt ordernummer."),
    ("sv", "Vi behöver inga foton."),
    ("sv", "Du slipper skicka foto."),
    ("sv", "Jag behöver varken foto eller kvitto."),
    ("sv", "Det saknas en bild på produktsidan."),
    ("sv", "Jag saknar inget."),
    ("sv", "Det låter bra."),
    ("sv", "När passar det?"),
    ("sv", "Du har ett telefonnummer i appen."),
    ("sv", "Då vet du ordernumret."),
    ("sv", "Ge det några dagar."),
    ("sv", "Det blir bra så."),
    ("sv", "Jag skickar en bild till dig."),
]


@pytest.mark.parametrize(("language", "text", "fields"), [pytest.param(*row, id=row[1]) for row in OTHER])
def test_swedish_german_and_spanish_requests_are_read(language: str, text: str, fields: set[str]) -> None:
    """The working tables know the plain ways of asking."""
    assert asked_fields(text, language) == fields


@pytest.mark.parametrize(("language", "text"), [pytest.param(*row, id=row[1]) for row in OTHER_NOT])
def test_swedish_german_and_spanish_statements_ask_for_nothing(language: str, text: str) -> None:
    """A statement that names a field asks for nothing in any language."""
    assert asked_fields(text, language) == frozenset()


def test_a_language_without_tables_asks_for_nothing() -> None:
    """English tables are not let loose on another language; a regional tag is its language."""
    assert asked_fields("What is your order number?", "fr") == frozenset()
    assert asked_fields("What is your order number?", "en-IE") == {"order_id"}


def test_a_list_ends_with_its_items() -> None:
    """After the list, prose is prose again."""
    text = "Please send me:\n- your order number\nThen I'll check it. Your postcode is on file, so it's fine."

    assert asked_fields(text) == {"order_id"}


@settings(max_examples=100, deadline=None)
@given(
    text=st.text(st.characters(codec=None, categories=None), max_size=200),
    language=st.sampled_from(["en", "sv", "de", "es", "xx", ""]),
)
def test_any_text_can_be_read_and_only_fields_come_back(text: str, language: str) -> None:
    """Nothing a bot can say raises, lone surrogates included, and nothing outside the table is asked for."""
    assert asked_fields(text, language) <= set(FIELDS)


@pytest.mark.parametrize("language", ["en", "sv", "de", "es"])
@pytest.mark.parametrize(
    "unit",
    [
        "could you please send ",
        "what is ",
        "order number ",
        "a",
        "'",
        " ",
        "1. ",
        "not ",
        "- ",
        "i need ",
        "12",
        "a1",
        "@",
    ],
    ids=repr,
)
def test_a_long_hostile_turn_is_read_quickly(unit: str, language: str) -> None:
    """A bot cannot stop the run by repeating itself."""
    text = (unit * LENGTH)[:LENGTH]
    begun = time.process_time()

    asked_fields(text, language)

    assert time.process_time() - begun < 0.5


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Su correo, por **favor**.", id="mark-up"),
        pytest.param("Su correo, por\u200b favor.", id="an invisible character"),
    ],
)
def test_a_short_request_is_one_however_it_is_typed(text: str) -> None:
    """Mark-up between the words that end a short request does not hide it."""
    assert asked_fields(text, "es") == {"email"}
