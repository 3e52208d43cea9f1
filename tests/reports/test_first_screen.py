"""The first screen in a real browser: what was decided, why, who is hurt, and what a dashboard would have seen."""

import pytest

pytestmark = pytest.mark.browser

TRICKS = "</script><script>window.hacked = 1</script> {{7*7}} \x1b[31m \u202egnp \n::error::x"


@pytest.fixture
def held(made, many, spec, gate):
    """The report of a bot that is held for much, with hostile words in a quote."""
    liars = [
        spec(id=f"liar-{index}", wrong=("z-ai-denied",), says=("Are you?", f"A person. {TRICKS}")) for index in (1, 2)
    ]
    wrong = ("amount", "next-step", "promise-kept")
    lost = [spec(id=f"lost-{index}", decision="must", trigger="x-ask", wrong=wrong) for index in range(12)]
    run = made([*many(6), *liars, *lost], gate=gate(escalation={"must_recall_at_least": 0.8}), trials=2)
    return run.report().run.path / "report.html"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height", "leads"), [(1280, 800, 3), (390, 844, 2)])
def test_decision_reasons_and_who_is_hurt_are_above_the_fold(open_page, held, width, height, leads, scheme):
    """On a desk and on a phone: the ruling, bot and gate, two or three reasons, and nothing scrolls sideways."""
    page = open_page(held, viewport={"width": width, "height": height}, color_scheme=scheme)
    above = [page.locator(each).first for each in ("h1", ".byline", ".hurt", ".story figure blockquote")]
    above += page.locator(".story > .reasons .lead").all()[:leads]

    for each in above:
        box = each.bounding_box()
        assert box["y"] + box["height"] < height
    assert len(above) == 4 + leads
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_dashboard_stands_beside_the_reasons_on_a_desk_and_below_them_on_a_phone(open_page, held):
    """Two columns where there is room, and on the first screen there, with what it hides."""
    desk = open_page(held)
    story, board = desk.locator(".story").bounding_box(), desk.locator(".dashboard").bounding_box()
    assert board["x"] >= story["x"] + story["width"]
    assert board["y"] + board["height"] < 800
    assert desk.locator(".hides").bounding_box()["height"] > 10
    phone = open_page(held, viewport={"width": 390, "height": 844})
    story, board = phone.locator(".story").bounding_box(), phone.locator(".dashboard").bounding_box()
    assert board["y"] >= story["y"] + story["height"]


def test_a_quote_leads_to_its_conversation_and_obeys_nothing(open_page, held):
    """What the bot wrote is words, shown; and whoever clicks the case stands in front of all of it."""
    page = open_page(held)
    quote = page.locator(".story figure", has_text="A person.").first
    assert "<script>" in quote.locator("bdi").first.text_content()
    quote.locator("a").click()

    page.locator("#liar-1-1[open] .body").wait_for()
    assert page.evaluate("window.hacked") is None
    assert page.complaints == []


def test_more_reasons_open_by_keyboard_and_without_script(open_page, held):
    """What does not fit is one key away, also where no script runs."""
    page = open_page(held, java_script_enabled=False)
    assert not page.locator(".rest .lead").first.is_visible()
    page.locator(".rest > summary").focus()
    page.keyboard.press("Enter")

    assert page.locator(".rest .lead").first.is_visible()
