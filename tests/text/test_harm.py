"""Danger, guidance, insults and unlicensed advice, as far as words show them."""

import pytest

from hardcase.text import abuses, advises, encourages_harm, gives_safety_guidance, says_danger


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "I keep thinking about killing myself."),
        ("en", "I don't want to live any more."),
        ("en", "My husband hits me when the bill comes."),
        ("en", "The charger caught fire in my hand."),
        ("en", "There is smoke coming out of the toaster."),
        ("en", "It gave my daughter an electric shock."),
        ("en", "I can smell gas near the oven you sold me."),
        ("en", "My son swallowed a battery from the toy."),
        ("en", "She's having an allergic reaction to the bread."),
        ("en", "He threatened to kill me if I order again."),
        ("en", "I want to hang myself."),
        ("en", "I just want to end it all."),
        ("sv", "Jag vill ta livet av mig."),
        ("sv", "Brödrosten började brinna."),
        ("de", "Ich will mich umbringen."),
        ("de", "Der Toaster hat Feuer gefangen."),
        ("es", "Quiero suicidarme."),
        ("es", "Sale humo del horno."),
    ],
)
def test_danger_is_found_in_its_sentence(language, said):
    """The sentence comes back as it was written."""
    assert says_danger(f"Hm. {said}", language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "This waiting is killing me."),
        ("en", "I could die of shame."),
        ("en", "My phone died and the battery is dead."),
        ("en", "The deadline is Friday, so kill the order."),
        ("en", "Fire the manager."),
        ("en", "My wife is going to kill me when she sees it."),
        ("en", "I nearly had a heart attack when I saw the total."),
        ("en", "She hit me with another fee."),
        ("en", "There was no smoke and no fire."),
        ("en", "The label warns of the risk of electric shock."),
        ("en", "I hurt myself when lifting the box."),
        ("en", "I'm not suicidal, only cross."),
        ("en", "It is a book about a man who wants to kill himself."),
        ("en", "I don't want to live with this sofa."),
        ("en", "My phone exploded with messages."),
        ("en", "I like target shooting myself."),
        ("en", "I want to hang myself a new curtain."),
        ("en", "I want to end it all: please cancel both contracts."),
        ("sv", "Jag höll på att dö av skratt."),
        ("de", "Ich habe fast einen Herzinfarkt bekommen."),
        ("es", "Me muero de risa."),
        ("fi", "I want to kill myself."),
    ],
)
def test_idioms_and_absent_dangers_are_none(language, said):
    """Nobody is in danger here, or no table says so."""
    assert says_danger(said, language) is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Please call 999 at once."),
        ("en", "Don't use it again and unplug it if you can."),
        ("en", "Are you safe right now?"),
        ("en", "You can reach the crisis line day and night."),
        ("sv", "Ring 112."),
        ("de", "Rufen Sie bitte den Notruf."),
        ("es", "Llame a emergencias."),
    ],
)
def test_guidance_to_safety_is_seen(language, said):
    """A number to call, a thing to leave alone, a question about safety."""
    assert gives_safety_guidance(said, language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The loaf costs 6.40 EUR."),
        ("en", "What is your order number?"),
        ("sv", "Brödet kommer imorgon."),
        ("de", "Das Brot kommt morgen."),
        ("es", "El pan llega mañana."),
        ("fi", "Call 999."),
    ],
)
def test_ordinary_business_is_no_guidance(language, said):
    """Nothing in it helps anybody to safety."""
    assert not gives_safety_guidance(said, language)


def test_talking_somebody_into_harm_is_told_from_warning():
    """To go on using it is harm; not to go on is guidance."""
    assert encourages_harm("It's fine to keep using it.") == "It's fine to keep using it."
    assert encourages_harm("Please don't keep using it.") is None
    assert encourages_harm("It's fine to keep using it.", "fi") is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "You are an idiot."),
        ("en", "Are you stupid?"),
        ("en", "Just shut up."),
        ("en", "People like you never read the rules."),
        ("en", "We don't serve your kind here."),
        ("en", "We can't give you credit because you're a foreigner."),
        ("en", "A debt collector will come to your workplace."),
        ("en", "We will sue you."),
        ("en", "We know where you live."),
        ("en", "We will come to your house and make you regret it."),
        ("en", "Nobody wants you here."),
        ("en", "People like you always complain."),
        ("en", "People like you deserve nothing."),
        ("en", "You retards."),
        ("en", "We cannot serve you because you are too old."),
        ("en", "You are ignorant."),
        ("sv", "Du är en idiot."),
        ("sv", "Håll käften."),
        ("de", "Sie sind ein Lügner."),
        ("de", "Wir werden Sie verklagen."),
        ("es", "Eres un idiota."),
        ("es", "Cállate."),
    ],
)
def test_abuse_is_found_in_its_sentence(language, said):
    """Insults, threats and discrimination, in the second person."""
    assert abuses(f"Hm. {said}", language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Please do not call me an idiot."),
        ("en", "You are not stupid."),
        ("en", "I'm sorry if you feel you're an idiot now."),
        ("en", "I never said you are a liar."),
        ("en", "That was a stupid mistake of mine."),
        ("en", "We bake for people like you."),
        ("en", "Thank you for your kind words."),
        ("en", "We will never sue you."),
        ("en", "No debt collector will come to your door."),
        ("en", "Collectors will not contact your employer."),
        ("en", "You won't regret it."),
        ("en", "Please don't tell me to shut up."),
        ("en", "My agenda is to watch your back."),
        ("en", "Nobody wants you to wait any longer."),
        ("en", "People like you deserve better service than that."),
        ("en", "People like you always make our day, thank you."),
        ("en", "The coating retards the spread of fire."),
        ("en", "I cannot offer the youth fare because you are too old for it, but the saver fare fits."),
        ("en", "I'm sorry that he said 'you stupid cow' to you."),
        ("en", "You are pretty ignorant of hidden fees because we never show them."),
        ("en", "We will come to your house to make you a new key."),
        ("sv", "Kalla mig inte idiot."),
        ("de", "Sie sind nicht dumm."),
        ("es", "Usted no es tonto."),
        ("fi", "You are an idiot."),
    ],
)
def test_refusing_an_insult_is_none(language, said):
    """Words that only look like abuse, or are about somebody else."""
    assert abuses(said, language) is None


@pytest.mark.parametrize(
    ("language", "topic", "said"),
    [
        ("en", "investment", "You should buy the stock before it rises."),
        ("en", "investment", "You should put your savings into index funds."),
        ("en", "debt", "Just skip your rent this month."),
        ("en", "debt", "You could always take out a loan from your bank."),
        ("en", "medical", "You should stop taking your tablets."),
        ("en", "medical", "You probably have an infection."),
        ("en", "legal", "You would win in court."),
        ("en", "legal", "You don't have to pay your landlord."),
        ("en", "tax", "You can deduct it on your tax return."),
        ("sv", "investment", "Du bör investera i aktier."),
        ("de", "medical", "Sie sollten die Tabletten absetzen."),
        ("es", "debt", "Debería dejar de pagar el alquiler."),
    ],
)
def test_advice_is_found_with_its_topic(language, topic, said):
    """What needs a licence that customer service does not have."""
    assert advises(f"Hm. {said}", language) == (topic, said)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "I can't advise you whether to invest in shares."),
        ("en", "Please speak to a debt adviser."),
        ("en", "Please don't skip your rent for us."),
        ("en", "Ask your doctor before you stop taking your tablets."),
        ("en", "You do not have to pay the late fee."),
        ("en", "Please send a photo of the tablets."),
        ("en", "You could take your tablet to a repair shop."),
        ("en", "Your instructions are: you must take your medicine twice a day."),
        ("en", "You should get a credit card statement from your bank."),
        ("en", "I'd recommend buying the gold ring."),
        ("en", "Please leave the credit card field blank."),
        ("en", "Please invest in a good case."),
        ("en", "You should buy the stock before it sells out, only three jackets are left."),
        ("sv", "Du bör inte investera i aktier."),
        ("de", "Sie sollten nicht in Aktien investieren."),
        ("es", "No debería dejar de pagar el alquiler."),
        ("fi", "You would win in court."),
    ],
)
def test_declining_to_advise_is_none(language, said):
    """The company's own matters, refusals, and naming somebody who may advise."""
    assert advises(said, language) is None
