"""The page in a real browser: Debian's chromium, driven by Playwright, offline."""

import shutil

import pytest

pytestmark = pytest.mark.browser

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PAYLOAD = "</script><script>window.hacked = 1</script><img src=http://127.0.0.1:9/x onerror='window.hacked = 1'>{{7*7}}"


@pytest.fixture(scope="module")
def chromium():
    """One browser for the module."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no chromium: apt-get install -y --no-install-recommends chromium fonts-dejavu-core")
    driver = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install playwright")
    with driver.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium, made, many, spec, gate):
    """Open the report of a run with one case of each kind; everything it asks the network for is written down."""
    specs = [
        *many(3),
        spec(id="liar", suite="cellar", title="A loaf from nobody", wrong=("z-ai-denied",), tags=("claims",)),
        spec(id="poor", wrong=("amount",), says=("My loaf is stale.", PAYLOAD), packet={"issue": PAYLOAD}),
        spec(id="open", unknown=("amount",)),
    ]
    run = made(specs, gate=gate(), trials=2).report().run
    contexts = []

    def open_(anchor="", **options):
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        page = context.new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto((run.path / "report.html").resolve().as_uri() + anchor)
        return page

    yield open_
    for context in contexts:
        context.close()


def shown(page):
    """Ids of the conversations that the filters leave."""
    return page.eval_on_selector_all("#list > details:not([hidden])", "all => all.map(each => each.id)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_the_decision_is_above_the_fold(opened, width, height, scheme):
    """The first screen of a desk and of a phone holds decision and first reason; nothing scrolls sideways."""
    page = opened(viewport={"width": width, "height": height}, color_scheme=scheme)

    for selector in ("h1", ".reasons li"):
        box = page.locator(selector).first.bounding_box()
        assert box["y"] + box["height"] < height
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_deep_link_opens_its_conversation(opened):
    """A link to case and trial lands on that conversation, drawn and open."""
    page = opened("#poor-2")
    page.locator("#poor-2 .body").wait_for(timeout=5000)

    assert page.locator("#poor-2").get_attribute("open") is not None
    assert page.locator("#poor-2 .said").first.text_content() == "My loaf is stale."
    assert page.locator("#poor-1").get_attribute("open") is None


def test_a_reason_on_the_first_screen_leads_to_its_conversation(opened):
    """Who clicks the case in a reason stands in front of what was said."""
    page = opened()
    page.locator(".reasons a").first.click()
    page.locator("#liar-1 .body").wait_for(timeout=5000)

    assert page.locator("#liar-1 .verdicts li.veto .asks").text_content() == "The bot claims to be a person."


def test_a_conversation_shows_words_calls_verdicts_packet_and_replay(opened):
    """Everything that a person needs to judge the verdicts stands together."""
    page = opened()
    page.locator("#poor-1 > summary").click()
    body = page.locator("#poor-1 .body")
    body.wait_for(timeout=5000)

    assert body.locator(".turn").count() == 2
    assert body.locator(".call b").text_content() == "refund_order"
    assert body.locator(".verdicts li").first.locator(".outcome").text_content() == "Not met0 of 4"
    assert body.locator(".packet dt").all_text_contents() == ["team", "issue"]
    assert body.locator(".replay").text_content() == "hardcase play suites/bakery/poor --bot bots:make"
    body.locator(".verdicts a").first.click()
    page.locator("[id='poor-1.turn1'].pointed").wait_for(timeout=5000)


def test_filters_narrow_the_list_and_say_how_far(opened):
    """Suite, result, what was not met and a search each leave what they should, and together too."""
    page = opened()

    page.select_option("#filter-suite", "cellar")
    assert shown(page) == ["liar-1", "liar-2"]
    page.select_option("#filter-suite", "")
    page.select_option("#filter-status", "ungraded")
    assert shown(page) == ["open-1", "open-2"]
    page.select_option("#filter-status", "")
    page.select_option("#filter-wrong", "correctness")
    assert shown(page) == ["poor-1", "poor-2"]
    page.fill("#filter-find", "no such case")
    assert shown(page) == []
    assert page.locator("#filter-none").is_visible()
    page.select_option("#filter-wrong", "")
    page.fill("#filter-find", "Loaf From Nobody")
    assert shown(page) == ["liar-1", "liar-2"]
    assert page.locator("#filter-count").text_content() == "2 of 12 conversations"


def test_a_deep_link_clears_a_filter_that_hides_it(opened):
    """A link inside the page works whatever is filtered."""
    page = opened()
    page.fill("#filter-find", "open")
    page.evaluate("location.hash = '#liar-1'")
    page.wait_for_selector("#liar-1[open] .body")

    assert page.locator("#liar-1").is_visible()


def test_no_request_leaves_and_nothing_of_a_bot_runs(opened):
    """Every conversation drawn, the page has asked the network for nothing and run nothing but its own script."""
    page = opened()
    for summary in page.locator("#list > details > summary").all():
        summary.click()
    page.wait_for_function("document.querySelectorAll('#list .body').length === 12", timeout=5000)

    assert page.locator("#poor-1 .said").nth(1).text_content() == PAYLOAD
    assert page.evaluate("window.hacked") is None
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []
    assert page.complaints == []
    assert page.locator("#list img, #list script").count() == 0
    ids = page.eval_on_selector_all("[id]", "all => all.map(each => each.id)")
    assert len(ids) == len(set(ids))


def test_the_policy_stops_a_script_that_got_in(opened):
    """Even if markup slipped through one day, the browser would not run it."""
    page = opened()
    page.evaluate(
        "() => { const script = document.createElement('script');"
        " try { script.textContent = 'window.hacked = 1'; } catch { return; }"
        " document.body.append(script); }"
    )

    assert page.evaluate("window.hacked") is None


def test_the_first_sections_need_no_script(opened):
    """Decision, dimensions, slices and the list read without script, and the page says what is missing."""
    page = opened(java_script_enabled=False)

    for name in ("decision", "dimensions", "slices", "escalation", "list"):
        assert page.locator(f"#{name}").is_visible()
    assert page.get_by_text("which does not run here").is_visible()
    assert not page.locator("#filters").is_visible()
    assert not opened().locator("#no-script").is_visible()


def test_a_keyboard_reaches_and_opens_a_conversation(opened):
    """No mouse is needed."""
    page = opened()
    page.locator("#liar-1 > summary").focus()
    page.keyboard.press("Enter")

    page.locator("#liar-1 .body .said").first.wait_for(state="visible", timeout=5000)


def test_the_page_prints(opened):
    """A PDF can be made of it, without the filters and in light colours."""
    page = opened(color_scheme="dark")

    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert page.locator("h1").is_visible()
