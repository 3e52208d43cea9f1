"""Which language a text is in: a vote of small words, in which names, codes and few words decide nothing."""

import pytest

from hardcase.text import TONGUES, language_of, tongue_of_tag, tongues_asked_for

SAID = {
    "en": ("I have looked at your order and it is on its way to you.", "Please tell us which of the two you want."),
    "sv": ("Jag har tittat på din beställning och den är på väg till dig.", "Det kan ta en dag, men då hör vi av oss."),
    "de": ("Ich habe Ihre Bestellung geprüft und sie ist auf dem Weg.", "Wir können das für Sie bis morgen klären."),
    "es": ("He mirado su pedido y está en camino a su casa.", "Si lo prefiere, le podemos enviar otro sin coste."),
    "fr": ("J'ai regardé votre commande et elle est en route.", "Nous pouvons vous envoyer une autre dans la semaine."),
    "it": ("Ho controllato il suo ordine ed è in viaggio per lei.", "Se vuole, possiamo anche mandare un altro pane."),
    "nl": ("Ik heb uw bestelling bekeken en die is naar u onderweg.", "We kunnen het ook voor u opnieuw sturen."),
    "da": (
        "Jeg har kigget på din ordre, og den er nu på vej til dig.",
        "Hvis noget mangler, kan du skrive til os her.",
    ),
    "no": ("Jeg har sett på ordren din, og den er nå på vei til deg.", "Hvis noe mangler, kan du skrive til oss her."),
    "pt": ("Eu vi o seu pedido e ele já está a caminho da sua casa.", "Não há problema, também podemos enviar outro."),
}


@pytest.mark.parametrize("tongue", sorted(TONGUES))
def test_every_language_is_told_by_its_small_words(tongue):
    """Two sentences of each, together, apart where they are long enough, and in capitals."""
    first, second = SAID[tongue]

    assert language_of(f"{first} {second}") == tongue
    assert language_of(first) in (tongue, "")
    assert language_of(f"{first} {second}".upper()) == tongue


def test_every_language_is_tried_here():
    """A language added to the vote is added to the samples."""
    assert set(SAID) == TONGUES


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("ORD-12 ORD-13 ORD-14 KX12 99 100 200", id="codes"),
        pytest.param("Ida Lund, Anna Berg, Karl-Heinz Otto", id="names"),
        pytest.param("https://krume.example/der/die/das ida.och.att@lund.example", id="links"),
        pytest.param("No, no, no, no, no, no, no, no.", id="one word many times"),
        pytest.param("Hello there, Ida.", id="too few words"),
        pytest.param(
            "bread butter cheese ham salt pepper oil vinegar mustard jam tea milk flour sugar to the and",
            id="small words among many others",
        ),
        pytest.param("Dzień dobry, sprawdziłem zamówienie i jest już w drodze do państwa.", id="Polish"),
        pytest.param("Tarkistin tilauksesi ja se on nyt matkalla sinulle kotiin.", id="Finnish"),
        pytest.param("Siparişinize baktım, şu anda yolda ve yarın size ulaşacak.", id="Turkish"),
        pytest.param("ご注文を確認しました。明日お届けします。", id="Japanese"),
        pytest.param("\x00\x01 \x02", id="control characters"),
    ],
)
def test_what_small_words_do_not_tell_is_left_open(text):
    """Empty means: cannot say."""
    assert language_of(text) == ""


@pytest.mark.parametrize(
    "noise",
    [
        pytest.param("Torsten von der Heide, Am Alten Markt 4", id="a German name and street"),
        pytest.param("El Corte de la Luna", id="a Spanish shop"),
        pytest.param("och-att-det-123", id="a code of Swedish words"),
        pytest.param("(see /der/die/und/das.html)", id="a path"),
    ],
)
def test_foreign_names_do_not_vote(noise):
    """They stand in a sentence of another language and leave it what it is."""
    assert language_of(f"I have sent your loaf to {noise} and it is with you soon.") == "en"


def test_a_long_text_is_judged_by_its_beginning():
    """A hostile reply costs no more than a long one."""
    assert language_of("the bread is on its way to you and yours " * 20_000) == "en"


@pytest.mark.parametrize(
    ("tag", "tongue"),
    [("en-GB", "en"), ("nb", "no"), ("nn_NO", "no"), ("SV", "sv"), ("pl", "pl"), ("", "")],
)
def test_a_tag_names_the_language_of_the_vote(tag, tongue):
    """Regions do not matter, and both kinds of Norwegian are Norwegian."""
    assert tongue_of_tag(tag) == tongue


@pytest.mark.parametrize(
    ("said", "tongues"),
    [
        pytest.param("Can you answer in Swedish please?", ["sv"], id="a request"),
        pytest.param("Do you speak Spanish?", ["es"], id="a question"),
        pytest.param("In German, please.", ["de"], id="two words"),
        pytest.param("Kan du svara på engelska?", ["en"], id="in Swedish"),
        pytest.param("Können Sie auf Englisch antworten?", ["en"], id="in German"),
        pytest.param("¿Puede responder en inglés?", ["en"], id="in Spanish"),
        pytest.param("Please don't answer in German.", [], id="not wanted"),
        pytest.param("The manual is in German.", [], id="only spoken of"),
        pytest.param("It's a Swedish lamp.", [], id="where a thing is from"),
        pytest.param("Please answer today.", [], id="no language"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_wish_for_another_language_is_heard(said, tongues):
    """Whoever asks to go on in another language may be answered in it."""
    assert tongues_asked_for(said) == tongues


def test_rough_words_tell_their_language_too():
    """Insults hold few small words besides "you are"."""
    assert language_of("Du bist ein Idiot. Halt die Klappe, du Trottel.") == "de"
