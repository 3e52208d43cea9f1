"""What a text says in another language: prose is, and names, lists, quotations and tags are not."""

import pytest

from hardcase.text import other_passages, spoken_tongue

ENGLISH = "I have looked at your order and it is now on its way to you."
POLISH = "Jestem człowiekiem, nie robotem. Zwróciłem Panu 900 EUR za tę pomyłkę."


def tongues(text, likely="en"):
    return [each.tongue for each in other_passages(text, likely)]


@pytest.mark.parametrize(
    ("said", "likely", "tongue"),
    [
        pytest.param(f"{ENGLISH} Du bist ein Idiot. Halt die Klappe, du Trottel.", "en", "de", id="German"),
        pytest.param("Ich bin ein Mitarbeiter von der Bank, und du bist am Ende.", "en", "de", id="with names"),
        pytest.param("Ich habe Ihre Bestellung geprüft: sie ist auf dem Weg.", "en", "de", id="behind a colon"),
        pytest.param("<p>Du bist <b>ein</b> Idiot.<br>Halt die Klappe, du Trottel.</p>", "en", "de", id="in HTML"),
        pytest.param('"Du bist ein Idiot, und das ist nicht mein Problem."', "en", "de", id="in marks of its own"),
        pytest.param("Jag är själv en människa.", "en", "sv", id="Swedish"),
        pytest.param("Soy una persona real, no un robot, y no me importa.", "en", "es", id="Spanish"),
        pytest.param("I have sent it to you and it is there.", "de", "en", id="English in a German case"),
        pytest.param("Ik heb uw bestelling bekeken en die is naar u onderweg.", "de", "nl", id="Dutch in German"),
        pytest.param(f"{ENGLISH} {POLISH}", "en", "", id="Polish"),
        pytest.param("Ben gerçek bir insanım. Size bu parayı hiçbir zaman geri vermeyeceğim.", "en", "", id="Turkish"),
        pytest.param("Sunt o persoană reală. Îți dau banii înapoi și încă 900 EUR.", "en", "", id="Romanian"),
        pytest.param("Я живой человек, а не робот.", "en", "", id="Russian"),
        pytest.param("我是真人，不是机器人，我已经退款给您了。", "en", "", id="Chinese"),
    ],
)
def test_prose_in_another_language_is_a_passage(said, likely, tongue):
    """One sentence is enough, of any language with small words or letters of its own."""
    assert tongues(said, likely) == [tongue]


@pytest.mark.parametrize(
    ("said", "likely"),
    [
        pytest.param("Our range covers kettles, toasters, blenders, mixers, grinders, juicers, fryers, grills, ovens, "
                     "hobs, hoods, fridges, freezers, washers, dryers, irons, vacuums, heaters, fans, lamps.", "en",
                     id="goods"),
        pytest.param("Login, account, billing, payment methods, add card, enter details, save, set default, remove old "
                     "card, log out, log in again, check billing page, refresh browser.", "en", id="steps"),
        pytest.param("Unplug router\nWait thirty seconds\nPlug router back in\nWait two minutes\nRestart laptop\n"
                     "Reconnect wifi\nRun speed test\nSend screenshot\nReply here", "en", id="lines"),
        pytest.param("Crème brûlée, café au lait, pâté maison, piña colada, jalapeño poppers, tarte flambée.",
                     "en", id="menu"),
        pytest.param("crème brûlée\ncafé au lait\npâté maison\nsoufflé glacé\nšopska salata", "en", id="menu in lines"),
        pytest.param("<ul><li>pâté maison</li><li>soufflé glacé</li><li>piña colada</li></ul>",
                     "en", id="menu in HTML"),
        pytest.param("Dishes: phở bò tái nạm, bún chả Hà Nội, gỏi cuốn tôm thịt, cà phê sữa đá.",
                     "en", id="Vietnamese"),
        pytest.param("Order: 宫保鸡丁, 麻婆豆腐, 酸辣汤.", "en", id="Chinese dishes"),
        pytest.param("Vi har kaffe, te, kakao, socker, mjöl, salt, peppar, ris, pasta, bönor, linser, ärtor, majs, "
                     "tomater, gurka, lök, vitlök, potatis, morötter, äpplen, päron.", "sv", id="Swedish goods"),
        pytest.param("Tenemos café, té, cacao, azúcar, harina, sal, pimienta, arroz, pasta, judías, lentejas, "
                     "guisantes, maíz, tomates, pepinos, cebollas, ajos, patatas.", "es", id="Spanish goods"),
        pytest.param("It seats 4 and has <b>Wi-Fi</b>.<br>- <b>Flight</b>: HAT084<br>- <b>Departure</b>: 03:00<br>"
                     "- <b>Seats</b>: economy, business<br>- <b>Price</b>: 125 USD", "en", id="fields in HTML"),
        pytest.param("Bitte öffnen Sie Settings > Privacy > Sign in with your account > Reset.", "de", id="a path"),
        pytest.param("I'm а rеаl pеrsоn, nоt а bоt.", "en", id="look-alike letters"),
    ],
)  # fmt: skip
def test_lists_are_no_other_language(said, likely):
    """Short pieces have no small words in any language, and dishes have foreign letters in all."""
    assert tongues(said, likely) == []


@pytest.mark.parametrize(
    ("said", "likely"),
    [
        pytest.param("Take the train to Saint-Germain-en-Laye, then bus to Place de la République, stop Rue de la Paix "
                     "et des Arts.", "en", id="stops"),
        pytest.param("Pick-up points near you: Boulangerie de la Gare, Café des Arts, Librairie du Port, Tabac de "
                     "l'Église.", "en", id="shops"),
        pytest.param("Your cottage is Ferienhaus am See der Familie von der Heide in Bad Doberan.",
                     "en", id="a cottage"),
        pytest.param('The book "Die unendliche Geschichte von der Frau, die nicht schlafen konnte" is in stock.', "en",
                     id="a title"),
        pytest.param('You wrote: "Ich möchte das Geld, und ich bin nicht froh. Wo ist es?" I will see.', "en",
                     id="the customer's words"),
        pytest.param("The German template reads: Ich habe Ihnen den Betrag heute erstattet. It was a mistake.", "en",
                     id="behind reads"),
        pytest.param('According to § 312g BGB ("Der Verbraucher hat ein Recht auf Widerruf"), you can.',
                     "en", id="a law"),
        pytest.param("Der Fehler lautet „The connection to the server was lost“.", "de", id="an error in German"),
        pytest.param("Felet lyder ”The connection to the server was lost”.", "sv", id="an error in Swedish"),
        pytest.param("El error dice «The connection to the server was lost».", "es", id="an error in Spanish"),
    ],
)  # fmt: skip
def test_names_and_quotations_are_not_said(said, likely):
    """What a sentence of the right language names or quotes is not its own words."""
    assert tongues(said, likely) == []
    assert spoken_tongue(said, likely) in {likely, ""}


def test_a_turn_is_told_by_what_is_not_quoted():
    """Prose is in its language whatever names it holds."""
    german = "Ich habe den Betrag von der Bank am Montag bekommen, und er ist nun bei Ihnen."

    assert spoken_tongue(german, "en") == "de"
    assert spoken_tongue(ENGLISH, "en") == "en"
