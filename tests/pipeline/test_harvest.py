"""A recorded conversation as a draft case: nobody in it can be recognised, and a person can finish it."""

import json
import os
import re
from pathlib import Path

import pytest

from hardcase.cases import load_suite, read_yaml
from hardcase.cli import main
from hardcase.conversations import Dialect
from hardcase.errors import OptionError, RunError
from hardcase.pipeline import harvest
from hardcase.pipeline.disguise import Disguise
from hardcase.pipeline.import_recordings import read_item
from hardcase.pipeline.recordings import items

SUITE = """\
schema: 1
suite: ovens
title: Ovens
about: Loaves that go wrong.
owner: bakers
company: {company}
languages: [en, sv]
"""
RUBRIC = """\
schema: 1
dimension: correctness
version: 1
criteria:
  - {id: kind-words, asks: The bot is kind., points: 2, grader: judge}
  - {id: every-ask-answered, asks: "The bot answers each thing: all of it.", points: 3, grader: judge}
"""
COMPANY = """\
schema: 1
company: Krume
about: Bread by bicycle.
hours: {people: always}
policies: [{id: stale, text: Stale bread is paid back.}]
queues: [{id: counter, for: money}]
tools:
  - {name: look_up_order, description: Reads., kind: lookup, finds: {orders: order_id},
     parameters: {type: object, properties: {order_id: {type: string}}}}
"""
CUSTOMER = {
    "customer_id": "fia_lundgren_4821",
    "name": {"first_name": "Fia", "last_name": "Lundgren"},
    "email": "fia.lundgren@mail.example",
    "dob": "1988-09-14",
    "phone": "+46 70 123 45 67",
    "address": {"street": "Storgatan 12", "city": "Vetlanda", "zip": "57431"},
    "cards": {"card_90017": {"id": "card_90017", "last_four": "7731"}},
}
ORDER = {"id": "KRU-48213", "total": "84.50 EUR", "customer": "Fia Lundgren", "status": "delivered", "weight_kg": 2}
TURNS = [
    {"speaker": "customer", "text": "Hi, this is Fia Lundgren. You charged 84.50 EUR twice for KRU-48213!\n"
     "Call +46 70 123 45 67."},
    {"speaker": "bot", "text": "I'm sorry. What is your customer number, and could you tell me your date of birth?"},
    {"speaker": "customer", "text": "fia_lundgren_4821, 14 September 1988"},
    {"speaker": "bot", "text": "Thank you, Fia.", "calls": [
        {"tool": "get_customer_details", "arguments": {"customer_id": "fia_lundgren_4821"}, "result": CUSTOMER},
        {"tool": "look_up_order", "arguments": {"order_id": "KRU-48213"}, "result": ORDER},
        {"tool": "look_up_order", "arguments": {"order_id": "KRU-1"}, "result": {"error": "unknown"}}]},
    {"speaker": "customer", "text": "It went to my card ending in 7731. "
     "My husband Torvald saw it on 14 September 2026: order 48213."},
    {"speaker": "bot", "text": "What is your email address?"},
    {"speaker": "customer", "text": "FIA.Lundgren@mail.example, or write to Storgatan 12."},
    {"speaker": "bot", "text": "And your phone number?"},
    {"speaker": "customer", "text": "My pass\x07word is\tnone of yours. Fia's order waits."},
]  # fmt: skip
GONE = [
    "fia", "lundgren", "4821", "48213", "mail.example", "1988", "123 45 67", "storgatan", "vetlanda", "57431", "90017",
    "7731", "torvald", "september 19",
]  # fmt: skip


@pytest.fixture
def suite(tmp_path):
    """A suite with a rubric, a company and no case."""
    folder = tmp_path / "suites/ovens"
    folder.mkdir(parents=True)
    (tmp_path / "rubrics").mkdir()
    (tmp_path / "suites/company.yaml").write_text(COMPANY)
    (tmp_path / "rubrics/correctness.yaml").write_text(RUBRIC)
    (folder / "suite.yaml").write_text(SUITE.format(company="../company.yaml"))
    (folder / "first.yaml").write_text(
        "schema: 1\ntitle: First\nfamily: first\nturns:\n  - {id: opens, say: Hello}\n"
        "expect:\n  escalation: {decision: may}\n  facts:\n    - {id: told, points: 3, any_of: [hello]}\n"
    )
    return folder


@pytest.fixture
def recorded(tmp_path):
    """A file with one recording."""
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"id": "chat-fia-7", "bot": "krume", "turns": TURNS}) + "\n")
    return path


def test_nothing_of_the_person_is_left(suite, recorded):
    """No name, id, address, number or day of birth of the original stands in the file, in any spelling."""
    made = harvest(recorded, suite, Dialect(language="en"))

    text = made.path.read_text(encoding="utf-8").casefold()
    assert [each for each in GONE if each in text] == []
    assert "fia" not in made.path.name
    assert made.replaced["name"] == 3


def test_the_same_thing_has_the_same_other_name_everywhere(suite, recorded):
    """An order is one order in words, records and partly quoted; its shape is kept, amounts and other days too."""
    path = harvest(recorded, suite, Dialect(language="en")).path

    data = read_yaml(path).data
    (order,) = data["records"]["orders"]
    assert re.fullmatch(r"KRU-\d{5}", order["id"])
    assert (order["total"], order["status"], order["weight_kg"]) == ("84.50 EUR", "delivered", 2)
    opens, later = data["turns"][0]["say"], data["turns"][1]["say"]
    assert order["id"] in opens
    assert f"order {order['id'][4:]}" in later
    assert order["customer"] in opens
    assert "84.50 EUR" in opens
    assert "14 September 2026" in later


def test_answers_are_what_the_customer_knows(suite, recorded):
    """What the bot asked for and the customer then said is no line; the rest is, in order, each with an id."""
    made = harvest(recorded, suite, Dialect(language="en"))

    data = read_yaml(made.path).data
    assert {"date_of_birth", "email"} <= set(data["customer"]["knows"])
    assert "phone" not in data["customer"]["knows"]
    assert [each["id"] for each in data["turns"]] == ["opens", "line-2", "line-3"]
    assert "\\x07" in data["turns"][2]["say"]
    assert made.turns == 3


def test_a_draft_loads_and_says_that_it_is_one(suite, recorded):
    """It passes everything a case must, is marked for review, and comments say what is to be written."""
    made = harvest(recorded, suite, Dialect(language="en"), case="charged-twice")

    loaded = {case.id: case for case in load_suite(suite).cases}["charged-twice"]
    assert (loaded.title, loaded.tags, loaded.escalation.decision) == ("DRAFT charged-twice", ("unreviewed",), "may")
    assert "draft-every-ask-answered" in [each.id for each in loaded.criteria]
    text = made.path.read_text(encoding="utf-8")
    assert "expect.facts" in text
    assert '# rows of "customers", a table that no tool of the company reads:' in text
    assert '# the recorded bot called "get_customer_details", "look_up_order"' in text


def test_the_same_recording_gives_the_same_draft(suite, recorded):
    """Other names are decided by the recording's id, so that a draft can be made again."""
    first = harvest(recorded, suite, Dialect(), case="one").path.read_text()
    second = harvest(recorded, suite, Dialect(), case="two").path.read_text()

    assert first.replace("one", "") == second.replace("two", "").replace("one", "")


def test_amounts_change_when_asked_to(suite, recorded):
    """With other digits, the same everywhere."""
    data = read_yaml(harvest(recorded, suite, Dialect(), amounts=True).path).data

    assert "84.50" not in json.dumps(data)
    assert data["records"]["orders"][0]["total"].removesuffix(" EUR") in data["turns"][0]["say"]


@pytest.mark.parametrize(
    ("how", "said"),
    [
        pytest.param({"recording_id": "nope"}, "no conversation with the id 'nope'", id="unknown id"),
        pytest.param({"case": "Not An Id"}, "is no id", id="no id"),
        pytest.param({"case": "first"}, "is there already", id="case is there"),
    ],
)
def test_wrong_input_writes_nothing(suite, recorded, how, said):
    """Exit 2 with a fix, and the suite as it was."""
    before = sorted(suite.iterdir())

    with pytest.raises(OptionError, match=said):
        harvest(recorded, suite, Dialect(), **how)
    assert sorted(suite.iterdir()) == before


def test_several_conversations_need_an_id(suite, recorded):
    """Which one is meant is not guessed; a file without any says why its rows are none."""
    row = json.loads(recorded.read_text())
    recorded.write_text(json.dumps(row) + "\n" + json.dumps({**row, "id": "other"}) + "\n")

    with pytest.raises(OptionError, match="choose one with --id"):
        harvest(recorded, suite, Dialect())
    assert harvest(recorded, suite, Dialect(), recording_id="other").turns == 3
    with recorded.open("a") as file:
        file.write(json.dumps({**row, "id": "other", "turns": row["turns"][:1]}) + "\n")
    with pytest.raises(OptionError, match="more than one conversation with the id 'other'"):
        harvest(recorded, suite, Dialect(), recording_id="other")
    recorded.write_text('{"turns": []}\n')
    with pytest.raises(OptionError, match="nobody says anything"):
        harvest(recorded, suite, Dialect())


def test_a_conversation_without_a_customer_is_no_case(suite, recorded):
    """There would be nothing to say."""
    recorded.write_text(json.dumps({"id": "x", "bot": "b", "turns": [{"speaker": "bot", "text": "Hello?"}]}))

    with pytest.raises(OptionError, match="the customer says nothing"):
        harvest(recorded, suite, Dialect())


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("My name is Priya Raman and I'm cross.", ["Priya", "Raman"]),
        ("Jag heter Åsa Ek.", ["Åsa"]),
        ("Mein Name ist Jürgen Weiß.", ["Jürgen", "Weiß"]),
        ("Me llamo Lucía Ortega.", ["Lucía", "Ortega"]),
        ("I am Marta Kovač, I ordered it for my son Luka.", ["Marta", "Kovač", "Luka"]),
        ("Dear Mr Okoro, thanks.\nBest regards,\nTessa", ["Okoro", "Tessa"]),
        ("Hi Wren, how can I help?", ["Wren"]),
        ("I live at 41 Bramble Lane, LS6 2AB.", ["41", "Bramble", "LS6"]),
        ("Ring me on 07700 900123 or (020) 7946-0958.", ["900123", "7946"]),
        ("It's order #8841-22, invoice INV2207 and parcel 99120034.", ["8841", "2207", "99120034"]),
        ("My order number is 4417, ticket: 300-12.", ["4417", "300"]),
        ("Card 4000 1234 5678 9010 please", ["1234", "5678", "9010"]),
        ("I was born on 3 May 1971.", ["1971", "3 May"]),
        ("WREN.hollis+home@mail.example", ["wren", "hollis"]),
    ],
)
def test_whatever_marks_somebody_is_given_another_name(said, gone):
    """In four languages, by the words and the shapes around it."""
    disguise = Disguise("seed")
    disguise.read(said)

    other = disguise.text(said)

    assert [each for each in gone if each.casefold() in other.casefold()] == []
    assert disguise.text(other) == other


@pytest.mark.parametrize(
    "said",
    [
        "Hello there, I paid 84.50 EUR on 3 May 2026 at 10:30am.",
        "Thanks, that would help. I'm Sorry to ask twice!",
        "This is The second time in 30 days, I waited 24h and 2-3 hours.",
        "I need 2 loaves of 500g by the 14th, for 12 people.",
        "Thank you. Please refund me within 5 business days, it's 100% your fault.",
    ],
)
def test_what_is_nobodys_own_stays(said):
    """Amounts, times, measures and plain words are the case; changing them would make another one."""
    disguise = Disguise("seed")
    disguise.read(said)

    assert disguise.text(said) == said


def test_ids_keep_their_shape_and_their_type():
    """Upper for upper, digits for digits, words of kind as they are, numbers as numbers."""
    disguise = Disguise("seed")
    record = {"order_id": "ABC123", "account": 99120034, "payment_id": "gift_card_1646646", "ref": "PAY-0071"}
    disguise.read_value(record)

    other = disguise.value(record)

    assert re.fullmatch(r"[A-Z]{3}\d{3}", other["order_id"])
    assert re.fullmatch(r"gift_card_\d{7}", other["payment_id"])
    assert re.fullmatch(r"PAY-0\d{3}", other["ref"])
    assert isinstance(other["account"], int)
    assert len(str(other["account"])) == 8
    assert not set(map(str, other.values())) & set(map(str, record.values()))


def test_a_product_s_name_is_no_person_s():
    """`name` is somebody's only beside what people have."""
    disguise = Disguise("seed")
    disguise.read_value({"items": [{"id": "I-1", "name": "Blue Kettle"}]})
    disguise.read_value({"customer": {"name": "Ida Holmgren", "tier": "gold"}})

    assert disguise.text("Blue Kettle for Ida Holmgren").startswith("Blue Kettle for ")
    assert "Ida" not in disguise.text("Ida")


def told(tmp_path, *turns):
    """A file with one recording of these turns."""
    path = tmp_path / "told.jsonl"
    path.write_text(json.dumps({"id": "chat-told", "bot": "krume", "turns": list(turns)}) + "\n")
    return path


def asking(tool, result, **arguments):
    """A bot's turn with one call."""
    calls = [{"tool": tool, "arguments": arguments, "result": result}]
    return {"speaker": "bot", "text": "I have looked.", "calls": calls}


OPENS = {"speaker": "customer", "text": "What is the status of my order?"}


@pytest.mark.parametrize(
    "record",
    [
        {"reason_code": "REFUND"},
        {"account": {"order": 1}},
        {"account": "ORDER"},
        {"customer_id": "credit_card"},
        {"status_code": 404, "currency_code": "CREDIT"},
        {"credit_card": {"id": "credit_card"}},
    ],
)
def test_words_of_kind_are_no_ids_and_end_the_search(record):
    """What says of what kind a thing is stays as it is, in the record and in words."""
    disguise = Disguise("seed")
    disguise.read_value(record)

    assert disguise.value(record) == record
    assert disguise.text("my order and refund") == "my order and refund"


def test_an_id_without_another_shape_gets_letters():
    """A word of kind among ids is one of them; it has as many letters as before."""
    disguise = Disguise("seed")
    disguise.read_value({"ids": ["REFUND", "ORDER1"]})

    other = disguise.text("REFUND")

    assert re.fullmatch("[A-Z]{6}", other)
    assert other != "REFUND"


def test_more_things_than_shapes_end_the_search():
    """Every number of two digits is somebody's, and every day of a year is a birthday."""
    disguise = Disguise("seed", amounts=True)
    disguise.read(" ".join(f"{number} EUR" for number in range(10, 100)))
    for month in range(1, 13):
        for day in range(1, 29):
            disguise.read(f"I was born on {1950 + day}-{month:02}-{day:02}.")

    assert disguise.text("12 EUR") != ""
    assert "1951-01-01" not in disguise.text("born on 1951-01-01")


def test_a_number_with_another_spelling_is_read():
    """A number whose other shape is no number becomes text."""
    disguise = Disguise("seed")
    disguise.read_value({"account": 1e20})

    assert "1e+20" not in str(disguise.value({"account": 1e20}))


def test_keys_are_no_ids_and_a_name_beside_them_is_somebody_s(suite, tmp_path):
    """Plain words stay, and the person is gone, in lower case too."""
    result = {"account": {"status": "open"}, "name": "Anna Svensson"}
    said = "What is the status of my order? My name is anna svensson"
    path = told(tmp_path, {"speaker": "customer", "text": said}, asking("look_up_order", result, order_id="K-77123"))

    text = harvest(path, suite, Dialect(language="en")).path.read_text()

    assert "What is the status of my order? My name is " in text
    assert re.search("anna|svensson", text, re.IGNORECASE) is None
    assert '"account": {"status": "open"}' in text


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("hi, my name is anna svensson and i wait", "anna svensson"),
        ("jag heter åsa ek och väntar", "åsa ek"),
        ("ich heiße jürgen weiß und warte", "jürgen weiß"),
        ("me llamo lucía ortega y espero", "lucía ortega"),
        ("My name is An Nguyen", "An Nguyen"),
    ],
)
def test_names_in_lower_case_are_names(said, gone):
    """Whoever types without capitals has a name as well; the words after it stay."""
    disguise = Disguise("seed")
    disguise.read(said)

    other = disguise.text(said)

    assert not set(gone.lower().split()) & set(other.lower().split())
    before, after = said.split(gone)
    assert other.startswith(before)
    assert other.endswith(after)


@pytest.mark.parametrize(
    "said",
    [
        "my name is wrong on the ticket",
        "my name is not on the list",
        "my name is on it and my order is late",
        "mi nombre es con acento",
    ],
)
def test_plain_words_after_my_name_is_are_no_names(said):
    """They say something about the name."""
    disguise = Disguise("seed")
    disguise.read(said)

    assert disguise.text(said) == said


@pytest.mark.parametrize(
    "record",
    [
        {"name": "Blue Kettle", "price": 12},
        {"products": [{"id": "P-1", "name": "Blue Kettle"}]},
        {"name": "Blue Kettle", "quantity": 2},
        {"name": "refund"},
        {"name": "order_desk"},
    ],
)
def test_a_name_beside_what_products_have_is_a_product_s(record):
    """So are words of kind and words with digits or underscores."""
    disguise = Disguise("seed")
    disguise.read_value(record)

    assert disguise.text("Blue Kettle refund order_desk") == "Blue Kettle refund order_desk"


def test_the_words_between_names_are_everybody_s():
    """De, von and van are replaced nowhere."""
    disguise = Disguise("seed")
    disguise.read_value({"customer": {"name": "Lucía de Ortega"}})

    assert disguise.text("el pan de Lucía").startswith("el pan de ")
    assert "Lucía" not in disguise.text("Lucía")


@pytest.mark.parametrize(
    ("turn", "case", "said"),
    [
        (
            asking("list_all", {"holms": [{"id": "H-20931", "last_name": "Holms"}]}),
            "",
            "'holms' in the name of a table",
        ),
        (asking("ask-torvald", {"agent": "Torvald"}), "", "'torvald' in the names of the tools"),
        (asking("list_all", {"agent": "Torvald"}), "late-torvald", "'torvald' in the case's id"),
    ],
)
def test_a_draft_that_still_holds_something_is_not_written(suite, tmp_path, turn, case, said):
    """What was replaced in one place and stands in another is an error that says where."""
    before = sorted(suite.iterdir())

    with pytest.raises(RunError, match=f"the draft still holds {said}; nothing was written"):
        harvest(told(tmp_path, OPENS, turn), suite, Dialect(language="en"), case=case)
    assert sorted(suite.iterdir()) == before


def test_left_in_names_days_of_birth_and_ids():
    """It sees whatever was learned, and nothing in a text that was disguised."""
    said = "I am Marta Kovač, born on 3 May 1971, order KRU-48213."
    disguise = Disguise("seed")
    disguise.read(said)

    assert {"Marta", "KRU-48213", "3 May 1971"} <= set(disguise.left_in(said))
    assert list(disguise.left_in(disguise.text(said))) == []


def test_another_name_is_nobody_s_name_in_the_conversation(suite, tmp_path):
    """The colleague who comes later is not called what the customer was given, and nothing counts as left."""
    names = "Amara Björn Carla Dario Elin Femi Greta Hugo Ines Jonas Kaya Linnea Marek Nadia Oskar Paula Rosa Samir"
    turns = [{"speaker": "customer", "text": f"Hi, this is {each}."} for each in names.split()[::-1]]

    text = harvest(told(tmp_path, *turns), suite, Dialect(language="en")).path.read_text()

    assert [each for each in names.split() if re.search(rf"\b{each}\b", text)] == []


@pytest.mark.parametrize(
    ("tool", "result"),
    [
        ("look_up_order", {"orders": [{"id": "KRU-48213", "paid": 4}, {"id": "KRU-48214", "paid": 5}]}),
        ("look_up_order", {"orders": [{"order_id": "KRU-48213", "paid": 4}, {"order_id": "KRU-48214", "paid": 5}]}),
        (
            "get_customer_orders",
            {"customer_id": "C-20551", "orders": [{"id": "K-48213", "paid": 4}, {"id": "K-48214"}]},
        ),
        ("look_up_order", {"count": 2, "items": [{"id": "KRU-48213", "paid": 4}, {"id": "KRU-48214"}]}),
        ("look_up_order", {"data": {"orders": [{"id": "KRU-48213", "paid": 4}, {"id": "KRU-48214"}]}}),
        ("look_up_order", {"order": {"id": "KRU-48213", "paid": 4}}),
        ("look_up_order", {"order_id": "KRU-48213", "paid": 4, "lines": [{"id": "L-1"}]}),
        ("look_up_order", {"id": "KRU-48213", "paid": 4, "customer": {"id": "C-20551"}}),
    ],
)
def test_rows_of_an_answer_are_rows_of_their_table(suite, tmp_path, tool, result):
    """Several under one key or one alone: each is a row with an id, where the desk finds it."""
    turn = asking(tool, result, order_id="KRU-48213", customer_id="C-20551")
    made = harvest(told(tmp_path, OPENS, turn), suite, Dialect(language="en"))

    rows = read_yaml(made.path).data["records"]["orders"]
    assert len(rows) == (2 if "48214" in json.dumps(result) else 1)
    assert rows[0]["paid"] == 4
    assert all(re.fullmatch(r"[A-Z]{1,3}-\d{5}", row["id"]) and "orders" not in row for row in rows)


@pytest.mark.parametrize(
    ("asks", "said", "field", "known", "rest"),
    [
        ("What is your postcode?", "It's SW1A 1AA, and please hurry.", "postcode", "and please hurry.", None),
        ("What is your postcode?", "It's SW1A 1AA. When will it come?", "postcode", "It's ", "When will it come?"),
        (
            "What is your email address?",
            "Sure. It is wren@mail.example. " + "I have waited and waited for a loaf that nobody brings to me. " * 3,
            "email",
            "@example.com",
            "Sure. I have waited",
        ),
    ],
)
def test_a_value_with_more_words_is_still_known(suite, tmp_path, asks, said, field, known, rest):
    """What was asked for in the turn before is an answer; what else was said stays a line."""
    turns = [OPENS, {"speaker": "bot", "text": asks}, {"speaker": "customer", "text": said}]

    data = read_yaml(harvest(told(tmp_path, *turns), suite, Dialect(language="en")).path).data

    assert known in data["customer"]["knows"][field]
    lines = [each["say"] for each in data["turns"]]
    assert len(lines) == (1 if rest is None else 2)
    assert lines[-1].startswith(rest or OPENS["text"])


def test_the_number_of_a_point_is_no_value(suite, tmp_path):
    """A long list of wishes is a line, though its points have numbers."""
    said = "1. I want a loaf. 2. I want it to come to me soon, since everybody waits for it and nobody knows. " * 2
    turns = [OPENS, {"speaker": "bot", "text": "What is your order number?"}, {"speaker": "customer", "text": said}]

    made = harvest(told(tmp_path, *turns), suite, Dialect(language="en"))

    assert (made.knows, made.turns) == ((), 2)


def test_what_was_asked_stays_asked_until_the_customer_speaks(suite, tmp_path):
    """A bot that asks and then looks something up has still asked."""
    turns = [OPENS, {"speaker": "bot", "text": "What is your postcode?"}, asking("look_up_order", {"error": "none"})]
    path = told(tmp_path, *turns, {"speaker": "customer", "text": "It's SW1A 1AA, and please hurry."})

    assert harvest(path, suite, Dialect(language="en")).knows == ("postcode",)


def test_a_name_given_when_asked_is_a_name(suite, tmp_path):
    """In lower case and after a yes."""
    said = {"speaker": "customer", "text": "sure, it's anna svensson"}
    path = told(tmp_path, OPENS, {"speaker": "bot", "text": "May I have your name?"}, said)

    text = harvest(path, suite, Dialect(language="en")).path.read_text()

    assert re.search("anna|svensson", text) is None
    assert "sure, it's" in text


def test_the_printed_line_counts_in_plain_words(suite, recorded, capsys):
    """One is one name, several are names."""
    assert main(["harvest", str(recorded), "--suite", str(suite)]) == 0

    printed = capsys.readouterr().out
    assert "1 day of birth, " in printed
    assert "3 names" in printed
    assert re.search(r"\d ids, ", printed)
    assert re.search(r"(?:[2-9]|\d\d) (?:id|name|address|number|amount|e-mail|day of birth)\b", printed) is None


@pytest.mark.parametrize("number", range(0, 200, 20))
def test_drafts_of_a_recorded_bot_keep_nobody(suite, number):
    """Real conversations: names, ids, mail and cards of the journal are gone from the draft, and it loads."""
    folder = os.environ.get("HARDCASE_TEST_DATA")
    if not folder:
        pytest.skip("HARDCASE_TEST_DATA is not set: no recorded bots to read")
    path = Path(folder) / "tau_airline_gpt4o.jsonl"
    recording = read_item([*items([path], Dialect())][number], Dialect())
    theirs = set()
    for call in (call for turn in recording.turns for call in turn.calls):
        if "email" in call.result:
            theirs |= {*call.result["name"].values(), call.result["email"], *call.result["payment_methods"]}
            theirs |= {*call.result["reservations"], call.result["address"]["zip"], call.result["dob"]}
            for each in call.result["saved_passengers"]:
                theirs |= set(each.values())
        theirs |= {call.result[key] for key in ("user_id", "reservation_id") if key in call.result}

    text = harvest(path, suite, Dialect(language="en"), recording_id=recording.id).path.read_text(encoding="utf-8")

    left = [each for each in theirs if re.search(rf"(?<![^\W_]){re.escape(each)}(?![^\W_])", text, re.IGNORECASE)]
    assert left == []
    assert len(load_suite(suite).cases) == 2
