"""Words with which a conversation goes on or stops: times, next steps, refusals, ways on, giving up."""

import time

import pytest

from hardcase.text import gives_up, leaves_way, says_next_step, says_when, turns_down

HOSTILE = (
    "",
    "   \n\t",
    "\x00\x07\u202e\ufeff",
    "we will " * 20_000,
    "forget it " * 20_000,
    "a" * 100_000,
    "they, they, they " * 6_000,
    "???!!!..." * 5_000,
)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("It takes 3 days.", "en"),
        ("We open at 9 am.", "en"),
        ("By Tuesday.", "en"),
        ("On 12 March.", "en"),
        ("You have it by 17:00.", "en"),
        ("Later today.", "en"),
        ("This afternoon.", "en"),
        ("In a few minutes.", "en"),
        ("Senast på torsdag.", "sv"),
        ("Inom 3 bankdagar.", "sv"),
        ("Noch heute Nachmittag.", "de"),
        ("Bis 17 Uhr.", "de"),
        ("El viernes.", "es"),
        ("En 5 días hábiles.", "es"),
    ],
)
def test_a_time_is_a_length_a_day_or_a_clock(said, language):
    """What a customer could write into a diary."""
    assert says_when(said, language)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("As soon as we can.", "en"),
        ("Shortly.", "en"),
        ("Right away.", "en"),
        ("You ordered it 3 days ago.", "en"),
        ("In the last 2 weeks nobody wrote.", "en"),
        ("How can I help you today?", "en"),
        ("Have a nice weekend!", "en"),
        ("We work Monday to Friday.", "en"),
        ("It came last Friday.", "en"),
        ("Order 4213 is here.", "en"),
        ("Så snart vi kan.", "sv"),
        ("Kan jag hjälpa dig med något idag?", "sv"),
        ("Guten Morgen!", "de"),
        ("Das war vor 3 Tagen.", "de"),
        ("Buenos días, lo antes posible.", "es"),
        ("Por la mañana o por la tarde.", "es"),
    ],
)
def test_what_is_vague_or_past_is_no_time(said, language):
    """Soon, the past, greetings and opening hours promise nothing."""
    assert not says_when(said, language)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Our counter team checks this and writes to you by Tuesday.", "en"),
        ("A colleague from the counter will ring you within 2 hours.", "en"),
        ("I've passed it to the counter team, who look at it and answer by Friday.", "en"),
        ("The money reaches your card within 5 business days.", "en"),
        ("It'll be with you on 12 March.", "en"),
        ("They'll write to you tomorrow.", "en"),
        ("You'll receive a new loaf on Thursday.", "en"),
        ("I'll send the roll today.", "en"),
        ("Please send the loaf back within 14 days.", "en"),
        ("Your next payment will be taken on 5 October.", "en"),
        ("En kollega ringer dig senast på tisdag.", "sv"),
        ("Pengarna finns hos dig inom 3 bankdagar.", "sv"),
        ("Eine Kollegin meldet sich bis Dienstag bei Ihnen.", "de"),
        ("Das Geld ist in 5 Werktagen auf Ihrem Konto.", "de"),
        ("Un compañero le llamará mañana.", "es"),
        ("El reembolso llegará en 5 días hábiles.", "es"),
        ("Sie antworten innerhalb von 2 Stunden.", "de"),
        ("Schick uns das Paket bis Freitag.", "de"),
        ("Bringen Sie das Paket bis Freitag zur Post.", "de"),
        ("Te responden en 2 horas.", "es"),
        ("Te llamo hoy.", "es"),
        ("Te mando otro conector mañana.", "es"),
        ("Mis compañeros te llamarán antes de las 17:00.", "es"),
        ("Lo tienes el viernes.", "es"),
        ("El dinero te llega en 5 días.", "es"),
        ("Hon ringer dig på fredag.", "sv"),
        ("Pengarna kommer om en dag.", "sv"),
        ("Teamet tar över, tar hand om det och svarar senast på fredag.", "sv"),
        ("Pengarna är hos dig inom en dag.", "sv"),
        ("Kollegorna svarar inom två timmar.", "sv"),
    ],
)
def test_a_next_step_has_somebody_and_a_time(said, language):
    """Who does what, or what arrives, and by when, in one sentence."""
    assert says_next_step(said, language)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("We will look into it.", "en"),
        ("A colleague will be in touch as soon as they can.", "en"),
        ("I'll do my best today.", "en"),
        ("I'll be happy to help you today.", "en"),
        ("Shall I send a new one tomorrow?", "en"),
        ("If you return it within 14 days, you get the money.", "en"),
        ("I can send a new one by Friday.", "en"),
        ("I can't promise that it arrives by Friday.", "en"),
        ("Nobody will be here before Monday.", "en"),
        ("Refunds usually take 5 business days.", "en"),
        ("The loaf was delivered on 12 March.", "en"),
        ("A late fee is added 7 days after the due date.", "en"),
        ("Your 2 days are over.", "en"),
        ("Since you cancelled within 24 hours, you will receive the money.", "en"),
        ("Ha, then they'll be broken in by Saturday.", "en"),
        ("We wish you a good week.", "en"),
        ("Vi hör av oss så snart vi kan.", "sv"),
        ("Paketet kom i måndags.", "sv"),
        ("Wir melden uns so bald wie möglich.", "de"),
        ("Am Montag haben wir geschlossen.", "de"),
        ("Le llamaremos lo antes posible.", "es"),
        ("El pedido llegó el lunes.", "es"),
        ("Om du vill, ringer jag dig i morgon.", "sv"),
        ("Wenn Sie möchten, rufe ich Sie morgen an.", "de"),
        ("Det kommer hon att vara tacksam för en dag.", "sv"),
        ("Det kommer du att skratta åt en vacker dag.", "sv"),
        ("Han ringer när han kan.", "sv"),
        ("Sie antworten, sobald sie können.", "de"),
        ("Bringen Sie Geduld mit.", "de"),
        ("Te llamo cuando pueda.", "es"),
        ("Te mando un saludo.", "es"),
        ("Si quieres, te llamo mañana.", "es"),
        ("No te llamarán hoy.", "es"),
        ("Lo tienes claro.", "es"),
    ],
)
def test_what_lacks_somebody_or_a_time_is_no_next_step(said, language):
    """Good intentions, offers, conditions, rules and the past are none."""
    assert not says_next_step(said, language)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("I'm sorry, but I can't help with that.", "en"),
        ("There is nothing more we can do.", "en"),
        ("I am unable to refund a loaf.", "en"),
        ("That isn't possible.", "en"),
        ("Your order cannot be cancelled.", "en"),
        ("This is beyond my scope.", "en"),
        ("Tyvärr kan jag inte hjälpa dig med det.", "sv"),
        ("Det finns inget jag kan göra.", "sv"),
        ("Da kann ich leider nicht helfen.", "de"),
        ("Das ist leider nicht möglich.", "de"),
        ("No puedo ayudarle con eso.", "es"),
        ("No hay nada que pueda hacer.", "es"),
    ],
)
def test_a_refusal_is_heard(said, language):
    """The bot turns the customer down, in the four languages."""
    assert turns_down(said, language)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("I can't wait to see it.", "en"),
        ("I cannot imagine how that felt.", "en"),
        ("I can help with that.", "en"),
        ("You cannot use the oven while it is wet.", "en"),
        ("I couldn't find the order yet.", "en"),
        ("Jag kan hjälpa dig.", "sv"),
        ("Das geht in Ordnung.", "de"),
        ("Puedo ayudarle.", "es"),
    ],
)
def test_not_every_cannot_is_a_refusal(said, language):
    """Words that only look like one."""
    assert not turns_down(said, language)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("You can exchange it.", "en"),
        ("Please write to loaves@example.com.", "en"),
        ("Alternatively, a voucher.", "en"),
        ("If you find the receipt, come back.", "en"),
        ("Which loaf was it?", "en"),
        ("Our counter team decides such things.", "en"),
        ("We are checking the bike.", "en"),
        ("Ring oss på 08-123 45 67.", "sv"),
        ("Sie können es umtauschen.", "de"),
        ("Puede cambiarlo.", "es"),
    ],
)
def test_a_way_on_is_heard(said, language):
    """An option, an address, a condition, a person, a question."""
    assert leaves_way(said, language)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("I'm unable to process a refund.", "en"),
        ("Is there anything else I can help with?", "en"),
        ("If you have any other questions, please let me know.", "en"),
        ("I can understand that this hurts.", "en"),
        ("That is how it is. Goodbye!", "en"),
        ("Tyvärr. Hör av dig om du undrar något mer.", "sv"),
        ("Das ist nicht möglich.", "de"),
        ("No es posible.", "es"),
    ],
)
def test_politeness_is_no_way_on(said, language):
    """Closing lines, sympathy, and the refusal's own words."""
    assert not leaves_way(said, language)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Forget it.", "en"),
        ("Oh, just forget about it. I'll bake my own.", "en"),
        ("This is useless, I'll buy my bread elsewhere.", "en"),
        ("Never mind then, bye.", "en"),
        ("I give up.", "en"),
        ("I'm done with you.", "en"),
        ("Thanks for nothing.", "en"),
        ("I'm not wasting any more of my time.", "en"),
        ("Nä. Glöm det.", "sv"),
        ("Jag har fått nog.", "sv"),
        ("Vergessen Sie's.", "de"),
        ("Dann kaufe ich eben woanders.", "de"),
        ("Olvídelo.", "es"),
        ("Me rindo.", "es"),
    ],
)
def test_giving_up_is_heard(said, language):
    """The customer leaves, and not as a friend."""
    assert gives_up(said, language)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("No, that's all, thanks.", "en"),
        ("Never mind, I found it.", "en"),
        ("Never mind, that works too.", "en"),
        ("Can you tell the bank to forget it?", "en"),
        ("Don't forget it is Saturday.", "en"),
        ("I won't give up my seat.", "en"),
        ("Before I give up, is there another way?", "en"),
        ("If that fails I'm going elsewhere.", "en"),
        ("Bye, have a nice day!", "en"),
        ("This is ridiculous. I want a manager.", "en"),
        ("Forget it, thank you anyway.", "en"),
        ("I'm done, that's all I needed.", "en"),
        ("Do I have to leave it elsewhere?", "en"),
        ("Nej tack, det var allt.", "sv"),
        ("Danke, das war alles.", "de"),
        ("No, gracias, eso es todo.", "es"),
    ],
)
def test_a_goodbye_is_not_giving_up(said, language):
    """Thanks, solutions found, conditions and complaints that go on."""
    assert not gives_up(said, language)


@pytest.mark.parametrize("function", [says_when, says_next_step, turns_down, leaves_way, gives_up])
def test_a_language_without_tables_says_nothing(function):
    """Nothing is guessed from another language's words."""
    assert not function("Forget it. I can't help with that. A colleague will call you by Tuesday.", "fi")


@pytest.mark.parametrize("function", [says_when, says_next_step, turns_down, leaves_way, gives_up])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_answered_soon(function, text):
    """No text makes a pattern run away."""
    started = time.process_time()

    assert function(text) in {True, False}
    assert time.process_time() - started < 10
