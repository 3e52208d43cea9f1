"""The label page: what a labeller may know, and that nothing anybody wrote is anything but words."""

import json
from base64 import b64encode
from hashlib import sha256

import msgspec
import pytest

from hardcase.cases import EscalationRule
from hardcase.conversations import RecordedCall, RecordedTurn, Recording
from hardcase.errors import OptionError
from hardcase.reports import ToLabel, questions, write_label_page
from hardcase.reports.label_page import label_page
from hardcase.text import visible
from hardcase.verdicts import Sample
from tests.builders import a_case, a_check, a_company, a_fact, a_judged

HOSTILE = (
    "</script><script>alert(1)</script> {{7*7}} {% raw %}\n::error::boo ##[error] "
    "\x1b[31mred\x1b[0m \u202egnp.exe\u202c <!--"
)
SAMPLE = Sample(source="chats.jsonl", drawn=2, population=9, seed=4)
WARM = a_judged("warm", met="names the wedding", not_met="goes to procedure")
BLAME = a_judged("blame", points=-3)
ASKED = (
    WARM,
    a_fact(),
    BLAME,
    a_check("loop", points=-2),
    msgspec.structs.replace(a_check("ownership", points=2), grader="check-then-judge:ownership"),
    msgspec.structs.replace(a_check("kept", veto="not_met"), grader="judge"),
)


def a_talk(*texts, name="c-1", case=None, **changes):
    """A conversation to label: customer and bot in turn."""
    turns = tuple(
        RecordedTurn(speaker="bot" if index % 2 else "customer", text=text)
        for index, text in enumerate(texts or ("My loaf is stale.", "Oh dear."))
    )
    recording = Recording(**{"id": name, "bot": "", "turns": turns, "case": "stale-loaf", **changes})
    return ToLabel(case=case or a_case(criteria=ASKED), recording=recording)


@pytest.fixture
def read(page_of):
    """Render a page and take it apart."""

    def render(*chosen):
        html = label_page(SAMPLE, chosen)
        page = page_of(html)
        page.html = html
        return page

    return render


def test_people_are_asked_what_judges_are_asked(read):
    """Judged sentences in rubric order, half-checked ones and vetoes too; no typed fact, nothing that checks settle."""
    data = read(a_talk()).data

    assert [each.id for each in questions(a_case(criteria=ASKED))] == ["warm", "blame", "ownership", "kept"]
    assert [data["criteria"][place]["id"] for place in data["cases"][0]["asks"]] == [
        "warm",
        "blame",
        "ownership",
        "kept",
    ]
    assert data["criteria"][0]["met"] == "names the wedding"
    assert data["criteria"][0]["not_met"] == "goes to procedure"


def test_bad_acts_are_marked_as_such(read):
    """Where "true" means that something bad was done, the page knows it; a promise that is kept is no bad act."""
    assert {each["id"]: each["bad"] for each in read(a_talk()).data["criteria"]} == {
        "warm": False,
        "blame": True,
        "ownership": False,
        "kept": False,
    }


def test_a_labeller_is_blind(read):
    """Neither title, tags, family, expectation nor points reach the page: each of them would say what is right."""
    case = a_case(
        criteria=(*ASKED, a_fact(criterion_id="spoiled-fact", any_of=("spoiled words",))),
        title="spoiled title",
        tags=("spoiled-tag",),
        family="spoiled-family",
        owner="spoiled-owner",
        stakes="critical",
        escalation=EscalationRule(decision="must", trigger="x-legal", due="line-0", queues=("spoiled-queue",)),
    )
    html = read(a_talk(case=case)).html

    assert "spoiled" not in html
    assert "x-legal" not in html
    assert "critical" not in html
    assert '"points"' not in html


def test_what_a_bot_could_look_up_is_there(read):
    """A labeller who is asked whether a statement is false needs the records, the rules and the bot's limits."""
    data = read(a_talk()).data
    (case,) = data["cases"]
    company = data["companies"][case["company"]]

    assert ["orders", [{"id": "ORD-12", "total": "6.40 EUR", "status": "delivered"}]] in case["records"]
    assert company["rules"] == [each.text for each in a_company().policies]
    assert company["limits"]
    assert company["queues"]


def test_what_conversations_share_stands_once(read):
    """Two trials of one case, and two cases of one company, do not make the page twice as long."""
    other = a_case("Where is my roll?", case_id="late-roll", criteria=ASKED)
    data = read(a_talk(), a_talk("Hi", "Yes?", name="c-2"), a_talk(name="c-3", case=other)).data

    assert [talk["case"] for talk in data["talks"]] == [0, 0, 0]
    assert (len(data["companies"]), len(data["criteria"])) == (1, 4)


def test_words_of_anybody_are_data(read):
    """Markup, template syntax, CI commands, colours and bidi tricks of bots, customers and authors are only shown."""
    asked = (a_judged("hostile", met=HOSTILE, not_met=HOSTILE),)
    case = a_case(criteria=asked, records={"orders": ({"id": HOSTILE, HOSTILE: 1},)})
    call = RecordedCall(tool=HOSTILE, arguments={HOSTILE: [HOSTILE]}, result={"x": {"y": HOSTILE}})
    turns = (
        RecordedTurn(speaker="customer", text=HOSTILE),
        RecordedTurn(speaker="bot", text=HOSTILE, calls=(call,), handover={"queue": HOSTILE, HOSTILE: HOSTILE}),
    )
    page = read(a_talk(case=case, turns=turns, language=HOSTILE))

    for raw in ("<script>alert", "\x1b", "\u202e", "\u202c", "<!--", " 49 "):
        assert raw not in page.html.replace("<!doctype", "")
    assert page.html.count("<script") == 2
    assert not [line for line in page.html.splitlines() if line.lstrip().startswith("::")]
    assert dict(page.data["shown"])[HOSTILE] == visible(HOSTILE)
    assert "##" not in page.html


def test_a_recording_leaves_the_page_as_it_came(read):
    """Not a digit of a number that JavaScript would round, nor an invisible character, is lost on the way."""
    call = RecordedCall(tool="look", result={"id": 12345678901234567890, "sum": 64.10, "one": 1.0})
    turns = (
        RecordedTurn(speaker="customer", text=HOSTILE),
        RecordedTurn(speaker="bot", text="Å 😀 \ud7ff", calls=(call,)),
    )
    talk = a_talk(turns=turns, meta={"told": "Be kind."})
    (found,) = read(talk).data["talks"]

    assert msgspec.json.decode(found["raw"], type=Recording) == talk.recording


def test_a_packet_nested_without_end_does_not_stop_the_page(read):
    """A bot cannot stop its own labelling by nesting what it hands over."""
    deep = "\x1bend"
    for _ in range(400):
        deep = [deep]
    turns = (RecordedTurn(speaker="bot", text="", handover={"issue": deep}),)

    assert ["\x1bend", "\\x1bend"] in read(a_talk(turns=turns)).data["shown"]


def test_only_our_own_script_and_style_may_run(read):
    """The policy names the hash of the very script and style in the file; nothing is loaded or sent."""
    page = read(a_talk())
    (policy,) = [each for each in page.attribute("meta", "content") if "default-src" in each]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))

    def hashed(text):
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["script-src"] == hashed(page.script)
    assert rules["style-src"] == hashed(page.styles[0])
    assert not page.attribute("script", "src")
    assert page.attribute("link", "href") == ["data:,"]
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"]


def test_a_page_is_known_by_what_it_asks(read):
    """The id under which answers are kept is the same for the same draw, and another for other words or questions."""
    same, again = read(a_talk()), read(a_talk())
    other_words = read(a_talk("My loaf is gone.", "Oh dear."))
    other_case = a_case(criteria=(msgspec.structs.replace(WARM, asks="It is warm."), *ASKED[1:]))
    other_question = read(a_talk(case=other_case))

    assert same.html == again.html
    assert len({same.data["id"], other_words.data["id"], other_question.data["id"]}) == 3


def test_a_page_is_written_whole_or_not_at_all(tmp_path):
    """A file that is there stays, a folder or another kind of file is refused, and no draft is left lying about."""
    path = tmp_path / "new" / "labels.html"
    size = write_label_page(path, SAMPLE, [a_talk()])

    assert path.stat().st_size == size
    assert json.dumps("c-1")[1:-1] in path.read_text()
    with pytest.raises(OptionError, match=r"labels\.html: is there already\n  fix: name another file"):
        write_label_page(path, SAMPLE, [a_talk(name="c-2")])
    assert write_label_page(path, SAMPLE, [a_talk(name="c-2")], force=True)
    with pytest.raises(OptionError, match=r"ends in \.html"):
        write_label_page(tmp_path / "chats.jsonl", SAMPLE, [a_talk()], force=True)
    (tmp_path / "folder.html").mkdir()
    with pytest.raises(OptionError, match="is a folder"):
        write_label_page(tmp_path / "folder.html", SAMPLE, [a_talk()], force=True)
    assert [each.name for each in path.parent.iterdir()] == ["labels.html"]
