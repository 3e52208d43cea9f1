"""The promise ledger's grammar: what counts as saying that something is done."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardcase.text import Claim, completed_claims

# A text of 100,000 characters may take about a second; a shorter one shows a runaway pattern just as well.
LENGTH = 20_000

VERBS = (
    "refund",
    "reimburse",
    "pay back",
    "freeze",
    "cancel",
    "reverse",
    "replace item",
    "open case",
    "raise complaint",
    "issue voucher",
    "send replacement",
    "pass on",
    "hand over",
    "put through",
    "transfer",
    "connect",
    "escalate",
    "pause",
    "write off",
    "hold",
    "update",
    "withdraw",
)

CLAIMED = [
    # first person
    ("I have refunded the second payment.", "refund"),
    ("I've just refunded £84.50 to your card.", "refund"),
    ("I refunded it a moment ago.", "refund"),
    ("We've now refunded you in full.", "refund"),
    ("We have successfully refunded both charges.", "refund"),
    ("I went ahead and refunded the duplicate.", "refund"),
    ("I've gone ahead and refunded the duplicate.", "refund"),
    ("I’ve refunded it, with typographic quotes.", "refund"),
    ("Good news—I've refunded the £40.", "refund"),
    ("You said it came late, so I've refunded the delivery fee.", "refund"),
    ("I can confirm that I have refunded the fee.", "refund"),
    ("You'll be glad to know that I've refunded the fee.", "refund"),
    ("No problem, I've refunded it.", "refund"),
    ("I'm sorry about the wait; I have refunded your delivery fee.", "refund"),
    ("I've refunded £40, is there anything else I can help you with?", "refund"),
    ("**I have refunded** your payment.", "refund"),
    ("I've already refunded it.", "refund"),
    ("I've frozen your account.", "freeze"),
    ("I froze the card straight away.", "freeze"),
    ("I've cancelled the plan.", "cancel"),
    ("I've canceled the plan.", "cancel"),
    ("I have paid the £84.50 back to your card.", "pay back"),
    ("I've paid you back.", "pay back"),
    ("I have written the remaining balance off.", "write off"),
    ("I've withdrawn the claim against you.", "withdraw"),
    ("We held the next instalment for you.", "hold"),
    # passive
    ("Your payment has been refunded.", "refund"),
    ("The second £84.50 has now been refunded to your card.", "refund"),
    ("It was refunded to the card you paid with.", "refund"),
    ("The duplicate is now refunded.", "refund"),
    ("You've been refunded.", "refund"),
    ("Both cards have been frozen.", "freeze"),
    ("It's been refunded.", "refund"),
    ("Your order has been successfully cancelled due to the delay.", "cancel"),
    ("Your refund has been issued.", "refund"),
    ("A full refund of £84.50 has been processed.", "refund"),
    ("I've issued you with a full refund.", "refund"),
    ("I have processed your cancellation.", "cancel"),
    ("Refund issued.", "refund"),
    ("Done! Refund issued", "refund"),
    ("Order cancelled successfully.", "cancel"),
    ("All done - refunded the £40 to your card.", "refund"),
    ("A voucher for £10 has been issued to you.", "issue voucher"),
    ("Your voucher (GC-12) has been issued.", "issue voucher"),
    # coordination
    ("I've checked the order and refunded £40.", "refund"),
    ("I've checked the order, frozen the card and refunded £40.", "refund"),
    ("I looked into it and refunded the fee.", "refund"),
    ("Your order has been cancelled and refunded.", "refund"),
    ("I have verified you, opened a case and then refunded the fee.", "refund"),
    ("I've cancelled the order and refunded what is due.", "refund"),
    ("I've cancelled the order and refunded everything you will need.", "refund"),
    ("I've cancelled the order and refunded all that was owed.", "refund"),
    ("I've cancelled the order and refunded whatever was taken twice.", "refund"),
    ("I've cancelled the order and refunded Anna who was charged twice.", "refund"),
    ("I've cancelled the order and refunded payments that were taken twice.", "refund"),
    ("I've cancelled the order and refunded payments that were taken twice because the app was down.", "refund"),
    ("I've cancelled the order and refunded shipping which is £5.", "refund"),
    ("I've cancelled the order and refunded the shipping which is £5.", "refund"),
    ("I've cancelled the order and refunded more than was due.", "refund"),
    ("I've cancelled the order and refunded postage to your card.", "refund"),
    ("I've cancelled the order and refunded Anna and will write to her.", "refund"),
    # objects and particles
    ("I've opened a new case for you.", "open case"),
    ("A case has been opened under C-118.", "open case"),
    ("I have raised a formal complaint.", "raise complaint"),
    ("We've replaced the damaged item.", "replace item"),
    ("I've sent you a replacement.", "send replacement"),
    # handing over
    ("I've passed this to a colleague.", "pass on"),
    ("I've passed it on to our billing team.", "pass on"),
    ("I've handed you over to a colleague.", "hand over"),
    ("Your case has been handed over.", "hand over"),
    ("I have put you through to our fraud desk.", "put through"),
    ("This has been escalated to a supervisor.", "escalate"),
    ("I have transferred you.", "transfer"),
    ("I've connected you with a specialist.", "connect"),
    ("I've paused the plan and your account has been updated.", "update"),
    # as recorded bots put it
    ("Your delivery on May 12 has been cancelled.", "cancel"),
    ("Your order has been successfully cancelled due to the delay covered by your plan.", "cancel"),
    ('{"message": "Your plan has been paused.\\n\\nWhat changed:\\n- nothing else", "ok": true}', "pause"),
    ("1. **Order ORD-1** was successfully cancelled and then refunded.", "refund"),
    ("Both orders have been successfully cancelled:", "cancel"),
    ("The difference of £12 has been refunded to the card ending in 4242.", "refund"),
]

NOT_CLAIMED = [
    # the future
    "I'll refund the payment today.",
    "It will be refunded within five business days.",
    "I am going to refund you.",
    "By Friday it will have been refunded.",
    "I am refunding it now.",
    "It is being refunded.",
    "Your refund is on its way.",
    "The refund will be issued tomorrow.",
    # offers and conditions
    "If you like I can refund it.",
    "Once it is refunded you get an e-mail.",
    "When it has been refunded, you will see it in the app.",
    "If it has been cancelled or refunded, the app says so.",
    "If the parcel is late, your card was charged twice, or the order has been cancelled, tell us.",
    "After I have refunded it, you will get an e-mail.",
    "As soon as I've refunded it I'll write to you.",
    "It would have been refunded on Monday.",
    "I would have refunded it.",
    "I could have refunded it, had you asked.",
    "It can be refunded.",
    "It should be refunded by now.",
    "It should have been refunded by now.",
    "It may have been refunded already.",
    "Would you like it refunded?",
    "I need the order to have been cancelled first.",
    "Unless it was refunded, you can dispute it.",
    "Let me check that I've cancelled the right one.",
    "I want to make sure it has been refunded.",
    "Please check that your order has been cancelled.",
    "Please send the statement so I can see if it was refunded.",
    "It has been refunded if the app shows a green tick.",
    # negations
    "It has not been refunded.",
    "I haven't refunded it yet.",
    "I couldn't refund it.",
    "Nothing has been refunded yet.",
    "No payment has been refunded.",
    "Neither charge was refunded.",
    "I have never refunded a gift card.",
    "I have refunded nothing.",
    # the bot's own things, and many of a kind
    "I have cancelled my notes.",
    "I have cancelled orders like this before; shall I cancel yours?",
    "We have refunded many customers like those.",
    "I have refunded customers before.",
    "I was unable to see that it was refunded.",
    "No refund issued.",
    "I have almost refunded it.",
    "None of the payments have been refunded.",
    # questions
    "Has it been refunded?",
    "Did we refund it?",
    "Was the order cancelled?",
    "Have I refunded the right one?",
    "So you mean I refunded the wrong one?",
    "I've refunded it, right?",
    "I have refunded it, have I?",
    "Has the second payment been refunded, or is it still there?",
    # other people's acts
    "You refunded the buyer.",
    "The seller refunded you.",
    "Your bank has reversed the charge.",
    "It was refunded by the seller.",
    "The charge has been reversed by your bank.",
    "My colleague says she cancelled it.",
    "The seller has refunded you.",
    "I've asked the shop, and the seller cancelled and refunded the order.",
    "We were refunded by the courier.",
    # reports
    "You say it was refunded.",
    "I can see you were told it had been refunded.",
    "I can see that your order was cancelled.",
    "Our records show the payment was refunded.",
    "According to our records, it has been refunded.",
    "It looks like the order has been cancelled.",
    "I'm sorry that your account has been frozen.",
    "Unfortunately, your order was cancelled.",
    "You mentioned that the first one was cancelled and refunded.",
    "I understand that your card was frozen.",
    "It was refunded on 3 March.",
    "The order was cancelled because the seller ran out of stock.",
    "Your account has been frozen due to three failed logins.",
    "That payment has already been refunded.",
    "It was cancelled automatically.",
    "The order was cancelled yesterday.",
    "You were told I refunded it.",
    "You will get an e-mail saying it has been refunded.",
    "It seems to have been refunded.",
    'The message "your order has been refunded" is automatic.',
    # nouns and modifiers
    "Refunded orders take five days to show.",
    "A refunded payment shows up in the app.",
    "Please send the refunded amount back.",
    "Orders cancelled after dispatch cannot be refunded.",
    "Items that were cancelled are not charged.",
    "The amount that was refunded is in the app.",
    "I have your cancelled order here.",
    "I see a refunded payment and a frozen account.",
    "Cancelled your order by mistake?",
    "Cancelled orders:",
    "Order cancelled, refunded or lost?",
    "I'd like to know which orders have been cancelled.",
    # near the verbs
    "I've issued a refund request form for you to fill in.",
    "A request for a refund has been processed.",
    "Your refund request has been processed.",
    "I've opened the page about your case.",
    "I have opened your message about the case.",
    "I've sent you a message about the replacement.",
    "I've passed the security check.",
    "I've passed your test on Monday.",
    "I've put a note on your file.",
    "I've connected the dots.",
    "I've noted that you want a refund.",
    "I've checked with the refund team.",
    "I've updating the records.",
    "You are currently paused on the basic plan.",
    "I put you through when an agent is free.",
    "We usually have refunded such fees.",
    "I have paid attention, and will be back soon.",
    "We have looked, and paused plans must not be reported.",
    "I've read it, and refunded payments will show in your bank.",
    "I've read it, and refunded payments to your card will show in your bank.",
    "I've read it, and refunded payments that were taken twice will show in your bank.",
    "We have looked, and paused plans which are overdue must not be reported.",
    "We have looked, and paused instalments must not be reported.",
    "I've read it, and refunded fees do show up.",
    # as recorded bots put it
    '"Has the shop told you that the order was cancelled?",',
    "This plan was updated May 1 and is not due yet.",
    "The plan was paused more than 30 days ago.",
    "I found that none of the orders were cancelled by the shop.",
    "Reason for return (order cancelled, item damaged, or other reasons)",
    "What happened?\n- Order cancelled\n- Item replaced",
    "Here are the updated details.",
    "",
    "Refund, cancel, freeze.",
]


@pytest.mark.parametrize(("text", "verb"), [pytest.param(*row, id=row[0]) for row in CLAIMED])
def test_a_completed_claim_is_found_however_it_is_put(text: str, verb: str) -> None:
    """An affirmative, completed act is a claim of its base form, in the first person, the passive or a list."""
    assert verb in [claim.verb for claim in completed_claims(text, VERBS)]


@pytest.mark.parametrize("text", [pytest.param(text, id=text or "silence") for text in NOT_CLAIMED])
def test_what_is_no_completed_claim_never_fires(text: str) -> None:
    """A plan, condition, denial, question, report or another's act accuses nobody: this feeds a veto."""
    assert completed_claims(text, VERBS) == []


def test_a_claim_quotes_its_own_sentence_and_the_company_files_own_words() -> None:
    """A support lead can find the claim in the transcript and the verb in the company file."""
    text = "I'm sorry about that. I've checked it and paid the £40 back.  Anything else?"

    assert completed_claims(text, ["Pay back", "freeze"]) == [
        Claim(verb="Pay back", sentence="I've checked it and paid the £40 back.")
    ]


def test_one_sentence_claims_a_verb_once_and_every_sentence_claims_anew() -> None:
    """Claims are counted per sentence, so that a repeated promise is seen as often as it is made."""
    text = "I have refunded the first and refunded the second. I have refunded the third."

    assert [claim.verb for claim in completed_claims(text, ["refund"])] == ["refund", "refund"]


def test_only_verbs_of_the_company_file_are_claims() -> None:
    """The table of verbs is the company's; nothing about refunds is in the code."""
    assert completed_claims("I have refunded it.", ["water the plants"]) == []
    assert [c.verb for c in completed_claims("I've watered your plants.", ["water plants"])] == ["water plants"]


@pytest.mark.parametrize("claims", [[], [""], ["  "], ["!"]], ids=["none", "empty", "blank", "a mark"])
def test_without_a_verb_there_is_no_claim(claims: list[str]) -> None:
    """An empty table claims nothing and breaks nothing."""
    assert completed_claims("I have refunded it.", claims) == []


@pytest.mark.parametrize(
    ("verb", "sentence"),
    [
        ("refer", "I've referred this to our legal team."),
        ("stop", "I have stopped the plan."),
        ("apply", "I've applied the credit."),
        ("send", "I've sent the label."),
        ("resend", "I've re-sent the label."),
        ("take off", "I've taken the fee off."),
        ("give back", "I have given the fee back."),
        ("set up", "I've set up the plan."),
        ("unfreeze", "Your account has been unfrozen."),
        ("make", "I've made the change."),
        ("withhold", "The payment was withheld."),
        ("waive", "I've waived the fee."),
        ("issue credit", "A credit of £10 has been issued."),
    ],
    ids=lambda value: value,
)
def test_verbs_are_inflected(verb: str, sentence: str) -> None:
    """Doubling, -ied, irregular verbs and their prefixes are known from the base form."""
    assert [claim.verb for claim in completed_claims(sentence, [verb])] == [verb]


OTHER = [
    ("sv", "återbetala", "Jag har återbetalat beloppet."),
    ("sv", "återbetala", "Nu har jag återbetalat 40 kr till ditt kort."),
    ("sv", "återbetala", "Jag har kontrollerat ordern och återbetalat beloppet."),
    ("sv", "återbetala", "Beloppet är återbetalt."),
    ("sv", "återbetala", "Betalningen är nu återbetald."),
    ("sv", "återbetala", "Beloppet har återbetalats."),
    ("sv", "återbetala", "Jag kan bekräfta att jag har återbetalat beloppet."),
    ("sv", "betala tillbaka", "Vi har betalat tillbaka avgiften."),
    ("sv", "återbetala", "Jag har redan återbetalat beloppet."),
    ("sv", "öppna ärende", "Jag har öppnat ett ärende åt dig."),
    ("sv", "spärra", "Ditt konto har spärrats."),
    ("sv", "koppla vidare", "Jag har kopplat dig vidare till en kollega."),
    ("de", "erstatten", "Ich habe Ihnen den Betrag erstattet."),
    ("de", "erstatten", "Der Betrag wurde erstattet."),
    ("de", "erstatten", "Den Betrag habe ich soeben erstattet."),
    ("de", "erstatten", "Die 84,50 € sind Ihnen heute erstattet worden."),
    ("de", "erstatten", "Ich habe den Betrag bereits erstattet."),
    ("de", "zurückzahlen", "Ich habe die Gebühr zurückgezahlt."),
    ("de", "sperren", "Ihr Konto wurde gesperrt."),
    ("de", "Fall eröffnen", "Ich habe einen Fall eröffnet."),
    ("de", "stornieren Gebühr", "Ich habe die Gebühr storniert."),
    ("de", "weiterleiten", "Ich habe Ihre Anfrage an eine Kollegin weitergeleitet."),
    ("de", "überweisen", "Wir haben den Betrag überwiesen."),
    ("es", "reembolsar", "He reembolsado el importe."),
    ("es", "reembolsar", "El importe ha sido reembolsado."),
    ("es", "reembolsar", "Ya le he reembolsado los 40 €."),
    ("es", "reembolsar", "Los pagos fueron reembolsados."),
    ("es", "reembolsar", "Se le ha reembolsado el importe."),
    ("es", "reembolsar", "Le confirmo que he reembolsado el importe."),
    ("es", "devolver", "Hemos devuelto el dinero."),
    ("es", "abrir caso", "He abierto un caso."),
    ("es", "bloquear", "Bloqueé la tarjeta."),
    ("es", "cancelar", "Tu pedido ha quedado cancelado."),
    ("es", "quitar comisión", "Te he quitado la comisión."),
    ("de", "stornieren", "Ihre Bestellung ist hiermit storniert."),
    ("sv", "avboka", "Nu är din order avbokad."),
    ("de", "erstatten", "Ich habe Ihnen 48,00 EUR erstattet."),
    ("de", "erstatten", "Ich habe Ihnen 1.048,00 Euro erstattet."),
    ("de", "erstatten", "Ich habe Ihnen 48,- Euro erstattet."),
    ("de", "erstatten", "Ich habe Ihnen die 48,00 € gerade erstattet, das Geld ist in 4 Werktagen da."),
    ("de", "erstatten", "Der Betrag von 48,00 EUR wurde Ihnen erstattet."),
    ("de", "erstatten", "Der Betrag von EUR 48,00 wurde Ihnen erstattet."),
    ("sv", "återbetala", "Jag har till ditt kort 48,50 kr återbetalat."),
    ("sv", "återbetala", "Nu är 48,50 kr återbetalade."),
    ("es", "reembolsar", "Le he los 48,00 € ya reembolsado."),
    ("es", "reembolsar", "El reembolso por 48,00 € ha sido reembolsado."),
]
OTHER_NOT = [
    ("sv", "återbetala", "Jag ska återbetala beloppet."),
    ("sv", "återbetala", "Jag har inte återbetalat beloppet."),
    ("sv", "återbetala", "Beloppet kommer att återbetalas."),
    ("sv", "återbetala", "När beloppet har återbetalats får du ett mejl."),
    ("sv", "återbetala", "Har beloppet återbetalats?"),
    ("sv", "återbetala", "Säljaren har återbetalat dig."),
    ("sv", "återbetala", "Enligt våra uppgifter har beloppet återbetalats."),
    ("sv", "återbetala", "Beloppet har återbetalats av säljaren."),
    ("sv", "återbetala", "Vill du att jag återbetalar det?"),
    ("sv", "återbetala", "Du säger att det är återbetalt."),
    ("de", "erstatten", "Ich werde den Betrag erstatten."),
    ("de", "erstatten", "Der Betrag wird erstattet."),
    ("de", "erstatten", "Der Betrag wurde nicht erstattet."),
    ("de", "erstatten", "Wenn der Betrag erstattet wurde, erhalten Sie eine E-Mail."),
    ("de", "erstatten", "Wurde der Betrag erstattet?"),
    ("de", "erstatten", "Der Betrag wurde vom Händler erstattet."),
    ("de", "erstatten", "Der Händler hat den Betrag erstattet."),
    ("de", "erstatten", "Sie sagen, der Betrag wurde erstattet."),
    ("de", "erstatten", "Der Betrag würde erstattet werden."),
    ("de", "erstatten", "Ich kann den Betrag erstatten."),
    ("es", "reembolsar", "Voy a reembolsar el importe."),
    ("es", "reembolsar", "No he reembolsado el importe."),
    ("es", "reembolsar", "El importe será reembolsado."),
    ("es", "reembolsar", "Cuando se haya reembolsado, recibirá un correo."),
    ("es", "reembolsar", "¿Ha sido reembolsado?"),
    ("es", "reembolsar", "El vendedor ha reembolsado el importe."),
    ("es", "reembolsar", "El importe fue reembolsado por el vendedor."),
    ("es", "reembolsar", "Según nuestros datos, el importe ha sido reembolsado."),
    ("es", "cancelar", "Si ha quedado cancelado, lo verá en la aplicación."),
    ("es", "reembolsar", "Si ha sido reembolsado, lo verá en la aplicación."),
    ("de", "stornieren", "Ihre Bestellung ist storniert, wie Sie sagen."),
    ("sv", "avboka", "Nu är det för sent, ordern kan inte bli avbokad."),
    ("sv", "återbetala", "Nu är frågan om 48,50 kr blir återbetalda."),
    ("de", "erstatten", "Ich habe 48,00 EUR gesehen, die der Händler erstattet."),
    ("de", "erstatten", "Ich habe notiert, dass 48,00 EUR erstattet werden sollen."),
    ("de", "erstatten", "Ich habe Ihnen 48,00 EUR nicht erstattet."),
    ("de", "erstatten", "48,00 EUR wurden von Ihrer Bank erstattet."),
    ("de", "erstatten", "Sobald ich 48,00 EUR erstattet habe, melde ich mich."),
    ("es", "reembolsar", "El importe de 48,00 € fue reembolsado por su banco."),
]


@pytest.mark.parametrize(("language", "verb", "text"), [pytest.param(*row, id=row[2]) for row in OTHER])
def test_swedish_german_and_spanish_perfects_and_passives_are_claims(language: str, verb: str, text: str) -> None:
    """The plain ways of saying that it is done are known in every language of the company."""
    assert [claim.verb for claim in completed_claims(text, [verb], language)] == [verb]


@pytest.mark.parametrize(("language", "verb", "text"), [pytest.param(*row, id=row[2]) for row in OTHER_NOT])
def test_swedish_german_and_spanish_plans_and_reports_are_none(language: str, verb: str, text: str) -> None:
    """Precision before recall holds in every language."""
    assert completed_claims(text, [verb], language) == []


def test_a_language_without_tables_claims_nothing() -> None:
    """English grammar is not let loose on another language; a regional tag is its language."""
    assert completed_claims("I have refunded it.", ["refund"], "fr") == []
    assert [claim.verb for claim in completed_claims("I have refunded it.", ["refund"], "en-GB")] == ["refund"]


GRAMMAR = [
    "I",
    "we",
    "it",
    "you",
    "have",
    "has",
    "been",
    "not",
    "was",
    "refunded",
    "refund",
    "is",
    "now",
    "and",
    ",",
    ".",
]
GRAMMAR += ["?", "if", "that", "will", "by", "the", "seller", "case", "opened", "a"]
HOSTILE = [
    "refunded ",
    "I have refunded, and ",
    "has been ",
    "if ",
    "a",
    "'",
    "I've ",
    "and refunded ",
    "(",
    '"',
    "-",
    "é\u0301",
    " ",
]


@pytest.mark.parametrize("language", ["en", "sv", "de", "es"])
@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_a_long_hostile_turn_is_read_quickly(unit: str, language: str) -> None:
    """A bot cannot stop the run by repeating itself."""
    text = (unit * LENGTH)[:LENGTH]
    begun = time.process_time()

    completed_claims(text, ["refund", "pay back", "issue refund", "pass on"], language)

    assert time.process_time() - begun < 0.5


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(st.characters(codec=None, categories=None), max_size=200),
    claims=st.lists(st.sampled_from([*VERBS, "é", "\ud800", "återbetala", "Fall eröffnen", "a b c d"]), max_size=4),
    language=st.sampled_from(["en", "sv", "de", "es", "xx", ""]),
)
def test_any_text_can_be_read(text: str, claims: list[str], language: str) -> None:
    """Nothing a bot can say makes the ledger raise."""
    completed_claims(text, claims, language)


@settings(max_examples=100, deadline=None)
@given(
    pieces=st.lists(
        st.sampled_from(GRAMMAR),
        max_size=25,
    )
)
def test_every_claim_is_a_sentence_of_the_turn(pieces: list[str]) -> None:
    """A claim never quotes what was not said."""
    text = " ".join(pieces)

    assert all(claim.sentence in text for claim in completed_claims(text, ["refund", "open case"]))
