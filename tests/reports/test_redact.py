"""A report that can leave the company: nothing in it is somebody's own, and everything else is as it was."""

import re

import msgspec
import pytest

from hardcase.cases import Case, Customer, Line, load_suites
from hardcase.conversations import Turn
from hardcase.reports import report, write_redacted
from hardcase.reports.dossier import read_dossier
from hardcase.reports.page import render
from hardcase.reports.redact import redact
from hardcase.text import find_money

CARD, IBAN = "4242 4242 4242 4242", "DE89 3704 0044 0532 0130 00"
RECORDS = {
    "customers": (
        {
            "id": "CUS-71234",
            "name": "Wiebke Tannhoff",
            "email": "w.tannhoff@example.com",
            "phone": "07700 900142",
            "address": "14 Larchmere Row, Eastmere",
            "date_of_birth": "1961-06-21",
            "tier": "standard",
        },
    ),
    "orders": ({"id": "ORD-48826", "total": "96.40 EUR", "item": "Raincoat", "status": "delivered"},),
}
SAID = (
    "I am wiebke tannhoff, born 21 June 1961, and ORD-48826 is stale. It is 48826, I wrote it.",
    "Hello Wiebke, Ms Tannhoff's order ORD-48826 of 96.40 EUR goes to 14 Larchmere Row in Eastmere on 4 November 2026.",
)


def a_case(name="loaf", *, customer="Wiebke Tannhoff", records=RECORDS):
    """A case as its file has it."""
    return Case(
        id=name,
        turns=(Line(id="opens", say="My loaf is stale."),),
        criteria=(),
        customer=Customer(name=customer),
        records=records,
    )


@pytest.fixture
def redacted(made, spec):
    """Redact a run in which these words were said, by case."""

    def make(cases, **words):
        run = made([spec(id=name, says=says) for name, says in words.items()]).run
        return redact(read_dossier(run), cases)

    return make


def said(dossier, name):
    """Everything that was said in a conversation."""
    return "\n".join(turn.text for turn in dossier.conversations[(name, 0)].turns)


def test_what_the_records_hold_is_masked_and_the_rest_stays(redacted):
    """Names in any case, numbers with and without letters, days of birth in words; amounts and other days remain."""
    words = said(redacted([a_case()], loaf=SAID), "loaf")

    assert words == (
        "I am Customer A, born [birth date 1], and [order 1] is stale. It is [order 1], I wrote it.\n"
        "Hello Customer A, Ms Customer A's order [order 1] of 96.40 EUR goes to [address 1] in [address 1] on "
        "4 November 2026."
    )


def test_the_same_person_has_the_same_mask_in_two_conversations(redacted):
    """And another person another one."""
    cases = [a_case("loaf"), a_case("cake"), a_case("roll", customer="Emyr Prosser", records={})]
    greeting = ("My loaf is stale.", "Dear Wiebke Tannhoff, dear Emyr Prosser, I am sorry.")

    found = redacted(cases, loaf=greeting, cake=greeting, roll=greeting)

    assert {said(found, name) for name in ("loaf", "cake", "roll")} == {
        "My loaf is stale.\nDear Customer A, dear Customer B, I am sorry."
    }


@pytest.mark.parametrize(
    ("planted", "mask"),
    [
        ("mail jo.march@example.org now", "mail [mail 1] now"),
        ("call +49 30 901820 today", "call [phone 1] today"),
        (f"card {CARD} was charged", "card [card 1] was charged"),
        (f"pay to {IBAN} please", "pay to [IBAN 1] please"),
        ("ship to 9 Orchard Road please", "ship to [address 1] please"),
        ("order ORD-99812 is due", "order [order 2] is due"),
    ],
)
def test_what_a_bot_makes_up_is_found_by_its_form(redacted, planted, mask):
    """A number that stands in no record may be somebody's all the same."""
    case = a_case(customer="Emyr Prosser", records={"orders": ({"id": "ORD-1"},)} if "order" in planted else {})

    assert said(redacted([case], loaf=("My loaf is stale.", planted)), "loaf").endswith(
        mask.replace("[order 1]", "[order 2]")
    )


def test_a_name_that_is_a_word_is_masked_only_as_a_name(redacted):
    """`Will` is somebody where the records say so; `will` is a word, and so is `Will` elsewhere."""
    cases = [a_case("loaf", customer="Will May", records={}), a_case("cake", customer="Emyr Prosser", records={})]
    words = ("Will you come?", "Dear Will, it will come in May, you may wait.")

    found = redacted(cases, loaf=words, cake=words)

    assert said(found, "loaf").endswith("Dear Customer A, it will come in Customer A, you may wait.")
    assert said(found, "cake") == "\n".join(words)


def test_a_part_of_two_names_is_the_one_whose_case_it_is(redacted):
    """Two customers are called Anna: each keeps her own mask."""
    cases = [a_case("loaf", customer="Anna Berg", records={}), a_case("cake", customer="Anna Quist", records={})]
    words = ("My loaf is stale.", "Thank you, Anna.")

    found = redacted(cases, loaf=words, cake=words)

    assert [said(found, name)[-11:-1] for name in ("loaf", "cake")] == ["Customer A", "Customer B"]


def test_packets_reasons_titles_and_numbers_in_calls_are_masked(made, spec):
    """Whatever room a text comes from, it is masked before anything is rendered."""
    one = spec(
        id="loaf",
        title="What Wiebke Tannhoff wrote",
        decision="must",
        reason="said 'w.tannhoff@example.com'",
        wrong=("amount",),
        packet={"phone": 7700900142, "who": "Tannhoff", "note": {"order ORD-48826": ["CUS-71234"]}},
    )
    run = made([one]).run

    html = render(redact(read_dossier(run), [a_case()]))

    assert not re.search(r"Wiebke|Tannhoff|w\.tannhoff|48826|71234", html)
    assert "What Customer A wrote" in html
    assert "[mail 1]" in html


def test_a_case_whose_records_are_not_found_is_said(redacted):
    """The page does not claim more than it did."""
    html = render(redacted([], loaf=SAID))

    assert "Of 1 case the records were not found" in html
    assert "Redacted: each name, address and number has the same mask everywhere." in html


def test_the_files_of_the_run_stay_as_they_are(made, spec):
    """What is redacted is written beside them, under other names."""
    run = made([spec(id="loaf", says=SAID)]).report().run
    before = {path.name: path.read_bytes() for path in run.path.iterdir()}

    written = write_redacted(run, [a_case()])

    assert [path.name for path in written] == ["report.redacted.html", "summary.redacted.md", "junit.redacted.xml"]
    assert {name: (run.path / name).read_bytes() for name in before} == before
    assert "1 customer" in written[1].read_text()


def test_a_redacted_page_sends_its_reader_to_redacted_pages_only(made, many, monkeypatch):
    """Whoever sends the folder that the page names, or reads it without script, sends nothing unredacted."""
    monkeypatch.setattr(report, "read_dossier", lambda run: read_dossier(run, max_conversations=2))
    run = made(many(8)).run

    page = write_redacted(run, [])[0].read_text()

    assert "pages in the folder <code>conversations.redacted</code> beside" in page
    assert (run.path / "conversations.redacted").is_dir()
    for text in (page, *(part.read_text() for part in (run.path / "conversations.redacted").iterdir())):
        assert not re.search(r"<code>conversations(?:\.jsonl)?</code>", text)
    assert "<code>conversations</code> beside" in report.write_report(run).read_text()


PEOPLE_IN_NOTES = (
    "J HARRIS", "Ermelinda", "Anselm", "Philomena", "Lance", "Sunita", "Ilka Brandt", "Mirja Dahlbeck", "Linnemann",
    "Wallström", "Kojo Ampofo-Reid", "Jelena Hartung", "Strandvägen", "Möllevången",
)  # fmt: skip
"""Kept by hand: who stands in the notes of shipped records, under no column that says so."""


def test_nobody_in_the_notes_of_shipped_records_is_left(made, spec):
    """A neighbour who signed and a couple on an engraving are found by their capitals, in every suite."""
    cases = [case for suite in load_suites(["suites"]) for case in suite.cases]
    noted = {case.id: msgspec.json.encode((case.records, case.history)).decode() for case in cases}
    held = {case.id: [name for name in PEOPLE_IN_NOTES if name in noted[case.id]] for case in cases}
    run = made([spec(id=name, says=("Who was it?", f"It was {', '.join(held[name])}.")) for name in held if held[name]])

    found = redact(read_dossier(run.run), cases)

    assert {name for names in held.values() for name in names} == set(PEOPLE_IN_NOTES)
    left = {name: said(found, name) for name in held if any(each in said(found, name) for each in held[name])}
    assert left == {}


def test_names_under_any_column_and_in_notes_are_masked_and_words_are_not(redacted):
    """Guests, beneficiaries and neighbours; goods, sellers and what others say in lower case stay."""
    rows = {
        "deliveries": ({"id": "DEL-5093", "left_with": "neighbour, signed J HARRIS"},),
        "orders": (
            {
                "id": "ORD-48826",
                "item": "Walnut Desk",
                "seller": "Brightnook",
                "guest": "Petra Vogel",
                "emergency_contact": "Lena Roth",
                "beneficiary": "Ola Nord",
                "collected_by": "Karl Ek",
                "delivery_note": "Parcel from Brightnook. Leave with Mrs Sipho, not in Quayside.",
            },
        ),
    }
    others = [a_case(f"other-{number}") for number in range(3)]
    others = [msgspec.structs.replace(each, turns=(Line(id="opens", say="leave the parcel"),)) for each in others]
    words = "J HARRIS, Petra Vogel, Lena Roth, Ola Nord, Karl Ek and Mrs Sipho. Parcel: Walnut Desk by Brightnook."

    found = said(redacted([a_case(records=rows), *others], loaf=("My loaf is stale.", words)), "loaf")

    assert not re.search("HARRIS|Petra|Vogel|Lena|Roth|Ola|Nord|Karl|Ek\\b|Sipho", found)
    assert found.endswith("Parcel: Walnut Desk by Brightnook.")


@pytest.mark.parametrize("name", ["José Müller", "Jose Mueller"])
def test_another_spelling_does_not_undo_a_mask(redacted, name):
    """Without its marks, with ue, decomposed, or with a sign nobody sees: it is the same name."""
    spelled = ("Jose", "Mueller", "Muller", "MÜLLER", "Jose\u0301 Mu\u0308ller", "Jo\u200bsé", "José_Müller")
    if name.isascii():
        spelled += ("José",)

    words = said(redacted([a_case(customer=name, records={})], loaf=("Hi.", "; ".join(spelled))), "loaf")

    assert set(re.findall(r"[^;_\s]+(?: A)?", words.removeprefix("Hi."))) == {"Customer A"}


@pytest.mark.parametrize(("born", "text"), [("1961-03-08", "8 March"), ("1961-06-21", "21 June"), (1955, "1955")])
def test_a_birthday_without_its_year_and_a_year_alone_are_masked(redacted, born, text):
    """In the case whose customer was born then; another day stays."""
    rows = {"customers": ({"id": "CUS-71234", "born": born},)}

    words = said(redacted([a_case(records=rows)], loaf=("Hi.", f"You were born {text}, and it came 9 May.")), "loaf")

    assert words == "Hi.\nYou were born [birth date 1], and it came 9 May."


def test_a_number_is_the_same_however_it_is_written(redacted):
    """Spaces and the code of a country make no other number, and none more is counted."""
    row = {"id": "CUS-71234", "phone": "07700 900142", "card": CARD}
    words = (
        f"{CARD}, 07700 900142, {IBAN}, card ending 4242",
        f"{CARD.replace(' ', '')}, +44 7700 900142, 07700900142, {IBAN.replace(' ', '')}",
    )

    found = redacted([a_case(customer="Emyr Prosser", records={"customers": (row,)})], loaf=words)

    assert said(found, "loaf") == (
        "[card 1], [phone 1], [IBAN 1], card ending [card 1]\n[card 1], [phone 1], [phone 1], [IBAN 1]"
    )
    assert {("card", 1), ("phone", 1), ("IBAN", 1)} <= set(found.redacted.counts)


def own(case):
    """Every value of a case's records that is somebody's own."""
    keys = re.compile("name|named_contact|email|phone|address|postcode|town|ship_to|recipient|receipt_made_out_to|id")
    yield from (case.customer.name, *case.customer.name.split())
    for table, rows in case.records.items():
        for row in rows:
            for key, value in row.items():
                if keys.fullmatch(key) and (key != "name" or table == "customers"):
                    yield str(value)


@pytest.fixture(scope="module")
def shipped():
    """Two suites as they are shipped."""
    return [
        case for suite in load_suites(["suites/billing_disputes", "suites/account_takeover"]) for case in suite.cases
    ]


def test_nothing_of_the_shipped_records_is_left(shipped, made, spec):
    """Not one name, address or number of a record in any byte of the three files; every amount stays."""
    specs = [
        spec(
            id=case.id,
            title=case.title,
            says=tuple(text for line in case.turns for text in (line.say, f"Dear {case.customer.name}, {line.say}")),
            packet={"records": msgspec.to_builtins(case.records), "who": case.customer.name},
        )
        for case in shipped
    ]
    run = made(specs).run
    before = read_dossier(run)

    after = redact(before, shipped)
    text = "\n".join(path.read_text() for path in write_redacted(run, shipped))

    values = {value for case in shipped for value in own(case) if len(value) > 2 and not value.islower()}
    assert len(values) > 300
    assert sorted(value for value in values if re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text)) == []
    for old, new in zip(before.conversations.values(), after.conversations.values(), strict=True):
        assert [amounts(turn) for turn in old.turns] == [amounts(turn) for turn in new.turns]


def amounts(turn: Turn):
    """Sums of money in a turn."""
    return [each.amount for each in find_money(turn.text)]
