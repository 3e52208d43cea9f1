"""The label page in a real browser: Debian's chromium, driven by Playwright, offline."""

import json

import msgspec
import pytest

from hardcase.conversations import RecordedCall, RecordedTurn, Recording
from hardcase.reports import ToLabel, questions, write_label_page
from hardcase.verdicts import LabelledConversation, PersonsLabel, Sample
from tests.builders import a_case, a_judged

pytestmark = pytest.mark.browser

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PAYLOAD = "</script><script>window.hacked = 1</script><img src=http://127.0.0.1:9/x onerror='window.hacked = 1'>{{7*7}}"
WARM = a_judged("warm", met="names the wedding", not_met="goes to procedure")
BLAME = a_judged("blame", points=-3, met="says calm down", not_met=PAYLOAD)
SAMPLE = Sample(source="chats.jsonl", drawn=3, population=9, seed=4)


def a_recording(name, *texts, **changes):
    """Customer and bot in turn; the bot's first reply looks something up and hands over."""
    look = RecordedCall(tool="look", arguments={"id": 12345678901234567890}, result={"sum": 64.10, "note": PAYLOAD})
    turns = [
        RecordedTurn(speaker="bot" if index % 2 else "customer", text=text, calls=(look,) if index == 1 else ())
        for index, text in enumerate(texts)
    ]
    return Recording(**{"id": name, "bot": "", "turns": tuple(turns), "case": "stale-loaf", **changes})


@pytest.fixture
def chosen():
    """Three conversations of one case with two questions; hostile words in every place that takes any."""
    case = a_case(criteria=(WARM, BLAME), records={"orders": ({"id": "ORD-12", "note": PAYLOAD},)})
    packet = {"queue": "counter", "packet": {"issue": PAYLOAD, "tried": [{"what": "refund"}]}}
    handed = RecordedTurn(speaker="bot", text=PAYLOAD, handover=packet)
    recordings = (
        a_recording("c-1", "My loaf is stale.", PAYLOAD, "Hello?", "\u202eYes."),
        a_recording("c-2", "My roll is late.", "It comes on Monday.", "Good."),
        Recording(id="c-3", bot="", turns=(RecordedTurn(speaker="customer", text="Hi"), handed), case="stale-loaf"),
    )
    return [ToLabel(case=case, recording=each) for each in recordings]


@pytest.fixture
def opened(chromium, chosen, tmp_path):
    """Open the page as somebody new; everything it asks the network for is written down."""
    path = tmp_path / "labels.html"
    write_label_page(path, SAMPLE, chosen)
    contexts = []

    def open_(*, within=None, before="", url=path, **options):
        context = within or chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        if before:
            context.add_init_script(before)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(url.resolve().as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()


def press(page, keys):
    """Press keys one after the other."""
    for key in keys.split():
        page.keyboard.press(key)


def begin(page, name="Ada"):
    """Give a name, by keyboard."""
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.locator("#work").wait_for(state="visible")
    return page


def saved(page, folder):
    """Save the file by its key; its path."""
    with page.expect_download() as download:
        page.keyboard.press("s")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def read(path):
    """Lines of a file of labels, as calibrate reads them."""
    return [msgspec.json.decode(line, type=LabelledConversation) for line in path.read_bytes().splitlines()]


def status(page):
    """What the page said last."""
    return page.locator("#status").text_content()


def test_two_people_label_by_keyboard_alone(opened, chosen, tmp_path):
    """Answers, deciding turns, reasons and "cannot tell" of each come out as lines that the package reads, the
    conversation in them being the very one that went in.
    """
    ada, bo = begin(opened(), "Ada Öl"), begin(opened(), "Bo")
    press(ada, "1 j t 3 Enter 2 Enter y k j n Enter c")
    ada.keyboard.press("w")
    ada.keyboard.type("Who knows? 1 2 3")
    ada.keyboard.press("Enter")
    press(bo, "n Enter Enter 3")
    files = [saved(ada, tmp_path), saved(bo, tmp_path)]
    theirs, others = map(read, files)

    page_id = ada.evaluate("JSON.parse(document.getElementById('data').textContent).id")
    assert [path.name for path in files] == [f"labels-Ada-Öl-{page_id}.jsonl", f"labels-Bo-{page_id}.jsonl"]
    assert [each.conversation for each in theirs] == [each.recording for each in chosen]
    assert {(each.annotator, each.sample) for each in theirs} == {("Ada Öl", SAMPLE)}
    assert [each.labels for each in theirs] == [
        (PersonsLabel(criterion="warm", outcome="met"), PersonsLabel(criterion="blame", outcome="not_met", turn=3)),
        (PersonsLabel(criterion="warm", outcome="met"), PersonsLabel(criterion="blame", outcome="not_met")),
        (PersonsLabel(criterion="warm", outcome="cannot_tell", why="Who knows? 1 2 3"),),
    ]
    assert all(len(each.labelled) == len("2026-11-22") for each in theirs)
    assert [(each.conversation.id, each.labels[0].outcome) for each in others] == [
        ("c-1", "not_met"),
        ("c-3", "cannot_tell"),
    ]


def test_progress_survives_a_reload(opened, tmp_path):
    """Whoever closes the browser goes on where they stopped, under the same name."""
    page = begin(opened())
    press(page, "1 t 1 Enter Enter 2")
    page.reload()

    assert page.locator("#where").text_content() == "Conversation 2 of 3"
    assert page.locator("#count").text_content() == "2 of 6 answers, 0 of 3 conversations done"
    assert page.locator("[value=not_met]").first.is_checked()
    page.keyboard.press("p")
    assert page.locator("[value=met]").first.is_checked()
    assert page.locator(".at").first.input_value() == "1"
    assert [len(each.labels) for each in read(saved(page, tmp_path))] == [1, 1]


def test_somebody_else_at_the_same_machine_begins_blank(opened):
    """Nobody sees another person's answers, and those are there when their own name comes back."""
    page = begin(opened(), "Ada")
    press(page, "1 j 1")
    page.click("#list-open")
    page.click("#leave")
    begin(page, "Bo")
    assert page.locator("input:checked").count() == 0
    page.click("#list-open")
    page.click("#leave")
    page.reload()
    assert "Ada" not in page.locator("#start").inner_text()
    begin(page, "Ada")

    assert page.locator("input:checked").count() == 2


def test_a_browser_that_keeps_nothing_says_so(opened, tmp_path):
    """Labelling and saving still work, and the page warns before an hour's work is lost."""
    broken = "Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError'); }"
    page = opened(before=broken)

    assert "keeps nothing" in page.locator("#kept").text_content()
    begin(page)
    assert "keeps nothing" in status(page)
    page.keyboard.press("1")
    assert "not kept here: save your file" in page.locator("#count").text_content()
    assert [len(each.labels) for each in read(saved(page, tmp_path))] == [1]


def test_damaged_progress_is_no_end(opened, tmp_path):
    """What another program wrote under the page's key is left aside."""
    page = begin(opened())
    key = page.evaluate("Object.keys(localStorage)[0]")
    for text in ("{torn", '{"who": "x", "people": [["x", {}]]}', '{"who": "__proto__", "people": []}', "[]", "7"):
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
        page.reload()
        begin(page)
        page.keyboard.press("1")
        assert page.locator("[value=met]").first.is_checked()
    assert page.complaints == []


def test_labelling_goes_on_from_a_file(opened, tmp_path):
    """Progress moves to another machine; what is answered there already stays."""
    first = begin(opened())
    press(first, "1 t 0 Enter Enter 2 j 3")
    path = saved(first, tmp_path)
    second = begin(opened())
    second.keyboard.press("2")
    second.click("#list-open")
    second.click("#leave")
    second.set_input_files("#go-on", path)
    second.locator("#work").wait_for(state="visible")

    assert "Going on as Ada with 2 conversations of the file." in status(second)
    labels = {each.conversation.id: each.labels for each in read(saved(second, tmp_path))}
    assert [each.outcome for each in labels["c-1"]] == ["not_met"]
    assert [each.outcome for each in labels["c-2"]] == ["not_met", "cannot_tell"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(lambda text: "", "holds no answer", id="empty"),
        pytest.param(lambda text: '{"x": 1}\nnull\n{torn', "holds no answer", id="no labels"),
        pytest.param(lambda text: text.replace("stale", "fresh"), "holds no answer", id="another page"),
        pytest.param(lambda text: text + text.replace('"Ada"', '"Bo"'), "answers of 2 people", id="two people"),
    ],
)
def test_a_file_of_something_else_is_refused(opened, tmp_path, change, said):
    """Nothing is taken over from it, and the page says why."""
    page = begin(opened())
    page.keyboard.press("1")
    path = saved(page, tmp_path)
    path.write_text(change(path.read_text()))
    other = opened()
    other.set_input_files("#go-on", path)
    other.locator("#name-wrong").filter(has_text=said).wait_for()

    assert not other.locator("#work").is_visible()


def test_a_file_can_bring_no_answer_that_does_not_exist(opened, tmp_path):
    """Unknown outcomes and turns are dropped, markup in a name or a reason is only shown."""
    page = begin(opened())
    press(page, "1 j 2")
    path = saved(page, tmp_path)
    line = json.loads(path.read_text())
    line["annotator"] = PAYLOAD
    line["labels"][0] |= {"outcome": "toString"}
    line["labels"][1] |= {"turn": 99, "why": PAYLOAD}
    path.write_text(json.dumps(line))
    other = opened()
    other.set_input_files("#go-on", path)
    other.locator("#work").wait_for(state="visible")

    (found,) = read(saved(other, tmp_path))
    assert found.labels == (PersonsLabel(criterion="blame", outcome="not_met", why=PAYLOAD),)
    assert other.evaluate("window.hacked") is None


def test_a_turn_decides_by_number_or_by_click(opened):
    """Both mark the same; a number that no turn has is refused with the numbers there are."""
    page = begin(opened())
    press(page, "1 t 9")
    assert page.locator("#wrong-0").text_content() == "There is no turn 9: they go from 0 to 3."
    assert page.locator(".at").first.get_attribute("aria-invalid") == "true"
    press(page, "Backspace 3 Enter")
    assert page.locator("#wrong-0").text_content() == ""
    assert page.locator(".turn.decides .number-of").text_content() == "turn 3"
    page.get_by_role("button", name="turn 1", exact=True).click()

    assert page.locator(".at").first.input_value() == "1"
    assert page.locator("[aria-pressed=true]").all_text_contents() == ["turn 1"]
    page.keyboard.press("j")
    assert page.locator(".turn.decides").count() == 0


def test_an_answer_can_be_taken_back(opened):
    """Nobody is bound by a slip, by key or by button."""
    page = begin(opened())
    press(page, "1 0")
    assert page.locator("input:checked").count() == 0
    page.keyboard.press("1")
    page.get_by_role("button", name="Take back").first.click()

    assert page.locator("#count").text_content().startswith("0 of 6 answers")
    assert page.locator("input:checked").count() == 0


def test_a_screen_reader_meets_groups_names_and_news(opened):
    """Each question is a group with its sentence as name and three radio buttons; what happens is announced."""
    page = begin(opened())
    group = page.get_by_role("group", name="The bot").or_(page.get_by_role("group", name="It is so."))

    assert group.count() == 2
    assert group.first.get_by_role("radio").count() == 3
    group.first.get_by_role("radio", name="Not true", exact=True).check()
    assert page.get_by_role("status").text_content() == "Question 1: not true."
    group.first.get_by_role("radio", name="Not true", exact=True).press("ArrowRight")
    assert page.get_by_role("status").text_content() == "Question 1: cannot tell."
    assert page.evaluate("document.activeElement.value") == "cannot_tell"
    page.keyboard.press("Enter")
    assert page.locator("#where").text_content() == "Conversation 2 of 3"
    assert status(page) == "Conversation 1 has 1 question left open."


def test_bad_acts_say_what_true_means(opened):
    """Of a sentence about a bad act the page says plainly that true means it was done."""
    page = begin(opened())

    assert page.locator(".bad-act").count() == 1
    assert page.locator(".asked").nth(1).locator(".bad-act").is_visible()
    assert "“true” means that the bot did it" in page.locator(".bad-act").text_content()


def test_keys_are_shown_and_leave_the_answers_alone(opened):
    """The list of keys opens with ?, closes with Escape, and swallows keys meanwhile."""
    page = begin(opened())
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    press(page, "1 Escape")

    assert not page.locator("#help").is_visible()
    assert page.locator("input:checked").count() == 0


def test_nothing_leaves_and_nothing_runs(opened, chosen):
    """Every conversation read, the page has asked the network for nothing and run nothing but its own script."""
    page = begin(opened(), PAYLOAD[:60])
    for index in range(3):
        for summary in page.locator("summary").all():
            summary.click()
        words = page.locator("#talk .said").all_text_contents()
        told = [turn.text.replace("\u202e", "\\u202e") for turn in chosen[index].recording.turns]
        assert words == told
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("Enter")
    assert "Questions are open in 1, 2, 3." in status(page)

    assert page.locator(".packet dd").all_text_contents() == ["counter", PAYLOAD, "what: refund"]
    assert page.evaluate("window.hacked") is None
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []
    assert page.complaints == []
    assert page.locator("img, iframe").count() == 0
    ids = page.eval_on_selector_all("[id]", "all => all.map(each => each.id)")
    assert len(ids) == len(set(ids))


def test_numbers_are_shown_with_every_digit(opened):
    """An order's number of twenty digits is not rounded before a labeller's eyes."""
    page = begin(opened())

    assert "id: 12345678901234567890" in page.locator(".call").first.inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_the_page_fits_a_desk_and_a_phone(opened, width, height, scheme):
    """Nothing scrolls sideways, what was asked is on the screen, and every word stands out enough from its ground."""
    page = begin(opened(viewport={"width": width, "height": height}, color_scheme=scheme))
    press(page, "1 j 2 t 1")

    assert page.evaluate("document.documentElement.scrollWidth") == width
    box = page.locator(".asked.active").bounding_box()
    assert 0 <= box["y"] < height
    assert page.evaluate(CONTRAST) == []


CONTRAST = """() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((each) => each / 255)
    .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
    .reduce((sum, each, index) => sum + each * [0.2126, 0.7152, 0.0722][index], 0);
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = parts(getComputedStyle(each).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
  };
  const wrong = [];
  for (const element of document.querySelectorAll("#work *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility()) continue;
    if (element.closest(":disabled")) continue;
    const [a, b] = [light(parts(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) wrong.push(element.className + " " + ratio.toFixed(2) + " " + element.textContent.slice(0, 30));
  }
  return wrong;
}"""


def test_without_script_the_page_says_so(opened):
    """Nobody stares at an empty page."""
    page = opened(java_script_enabled=False)

    assert page.get_by_text("which does not run here").is_visible()
    assert not page.locator("#start").is_visible()


def test_the_questions_of_the_fixture_are_asked(chosen):
    """The other tests count two questions for each conversation."""
    assert [each.id for each in questions(chosen[0].case)] == ["warm", "blame"]
