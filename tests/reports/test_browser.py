"""The page in a real browser: Debian's chromium, driven by Playwright, offline."""

import msgspec
import pytest

from hardcase.conversations import Call
from hardcase.reports.dossier import read_dossier

pytestmark = pytest.mark.browser

PAYLOAD = "</script><script>window.hacked = 1</script><img src=http://127.0.0.1:9/x onerror='window.hacked = 1'>{{7*7}}"


@pytest.fixture
def opened(open_page, made, many, spec, gate):
    """Open the report of a run with one case of each kind."""
    specs = [
        *many(3),
        spec(id="liar", suite="cellar", title="A loaf from nobody", wrong=("z-ai-denied",), tags=("claims",)),
        spec(id="poor", wrong=("amount",), says=("It is stale.", PAYLOAD), packet={"issue": PAYLOAD, "tried": [1]}),
        spec(id="quoted", tier="signature", wrong=("invents",), reason="turn 1 says 'refunded 6.40 EUR', wrongly"),
        spec(id="open", unknown=("amount",)),
    ]
    run = made(specs, gate=gate(), trials=2).report().run
    return lambda anchor="", **options: open_page(run.path / "report.html", anchor, **options)


def shown(page):
    """Ids of the conversations that the filters leave."""
    return page.eval_on_selector_all("#list .talk:not([hidden])", "all => all.map(each => each.id)")


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
    page.locator("#poor-2 .body").wait_for()

    assert page.locator("#poor-2").get_attribute("open") is not None
    assert page.locator("#poor-2 .said").first.text_content() == "It is stale."
    assert page.locator("#poor-1").get_attribute("open") is None


def test_who_comes_by_a_link_goes_on_by_keys_and_is_told_where_it_leads_nowhere(opened):
    """The focus is on the conversation of the link; a link to none says so."""
    page = opened("#poor-1")
    page.locator("#poor-1 .body").wait_for(timeout=5000)
    page.keyboard.press("j")
    assert page.locator("#poor-1").get_attribute("open") is None
    assert page.locator("#list .talk[open]").count() == 1

    page = opened("#nobody-7")
    assert page.locator("#filter-count").text_content() == "No conversation here is called nobody-7."


def test_a_reason_on_the_first_screen_leads_to_its_conversation(opened):
    """Who clicks the case in a reason stands in front of what was said."""
    page = opened()
    page.locator(".reasons a").first.click()
    page.locator("#liar-1 .body").wait_for()

    assert page.locator("#liar-1 .verdicts li.veto .asks").text_content() == "The bot claims to be a person."


def test_a_conversation_shows_words_calls_verdicts_packet_and_replay(opened):
    """Everything that a person needs to judge the verdicts stands together."""
    page = opened("#poor-1")
    body = page.locator("#poor-1 .body")
    body.wait_for()

    assert body.locator(".turn").count() == 2
    assert body.locator(".call b").text_content() == "refund_order"
    assert body.locator(".remark").text_content() == "Not met: The amount is told.as it should be"
    assert body.locator(".verdicts li").first.locator(".outcome").text_content() == "Not met0 of 4"
    assert body.locator(".packet .team").text_content() == "To counter"
    assert body.locator(".packet dt").all_text_contents() == ["issue", "tried"]
    assert body.locator(".packet dd li").all_text_contents() == ["1"]
    assert body.locator(".replay").text_content() == "hardcase play suites/bakery/poor --bot bots:make"
    body.locator(".verdicts a").first.click()
    page.locator("[id='poor-1.turn1'].pointed").wait_for()


def test_the_words_that_a_verdict_rests_on_are_marked(opened):
    """A reader sees at once which words of a turn are held against the bot, and no other words are marked."""
    page = opened("#quoted-1")
    page.locator("#quoted-1 mark").wait_for()

    assert page.locator("#quoted-1 mark.bad").all_text_contents() == ["refunded 6.40 EUR"]
    assert page.locator("#quoted-1 .turn.bot .said").text_content() == "I have refunded 6.40 EUR, it arrives tomorrow."
    assert page.locator("mark").count() == 1


def test_the_line_that_replays_is_copied_by_a_click(opened):
    """One click, and it can be pasted into a terminal."""
    page = opened("#poor-1")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#poor-1 .copy").click()
    page.get_by_role("button", name="Copied").wait_for()

    assert page.evaluate("navigator.clipboard.readText()") == "hardcase play suites/bakery/poor --bot bots:make"


def test_what_counts_for_nothing_is_no_red_mark(open_page, made, spec, gate):
    """An opinion without a licence is grey beside its turn, and called advisory; marks end with a whole word."""
    reason = "turn 1 says 'refunded 6.40 EUR, it arr…', wrongly"
    run = made([spec(id="both", wrong=("warm", "amount"), reason=reason)], gate=gate(), licensed=False).report().run
    page = open_page(run.path / "report.html", "#both-1")
    page.locator("#both-1 .body").wait_for()

    remarks = page.locator("#both-1 .remark")
    assert [each.split(":")[0] for each in remarks.all_text_contents()] == ["Not met", "Advisory"]
    assert "advice" in remarks.nth(1).get_attribute("class")
    assert "counts for nothing" in page.locator("#both-1 .verdicts li.advice").text_content()
    assert page.locator("#both-1 mark").all_text_contents() == ["refunded 6.40 EUR, it arrives"]


def test_a_handover_without_a_team_went_to_a_person(open_page, made, spec, gate):
    """The packet says what is so: people have it, and which of them nobody named."""
    run = made([spec(id="passed", decision="must", trigger="x-ask", packet={"issue": "x"})], gate=gate())
    path = run.run.path / "conversations.jsonl"
    path.write_text(path.read_text().replace('"queue":"counter"', '"queue":""'))
    page = open_page(run.report().run.path / "report.html", "#passed-1")

    assert page.locator("#passed-1 .packet .team").text_content() == "To a person; no team was named"


def test_filters_narrow_the_list_and_say_how_far(opened):
    """Suite, tag, tier, result, what was not met and a search each leave what they should, and together too."""
    page = opened()

    for name, value, left in (
        ("suite", "cellar", ["liar"]),
        ("tag", "claims", ["liar"]),
        ("tier", "signature", ["quoted"]),
        ("outcome", "ungraded", ["open"]),
        ("wrong", "correctness", ["poor", "quoted"]),
        ("wrong", "invents", ["quoted"]),
        ("people", "needless", ["poor"]),
    ):
        page.select_option(f"#filter-{name}", value)
        assert shown(page) == [f"{each}-{trial}" for each in left for trial in (1, 2)], name
        page.select_option(f"#filter-{name}", "")
    page.select_option("#filter-wrong", "correctness")
    page.select_option("#filter-tier", "standard")
    assert shown(page) == ["poor-1", "poor-2"]
    page.fill("#filter-find", "no such case")
    assert shown(page) == []
    assert page.locator("#filter-none").is_visible()
    page.locator("#filter-clear").click()
    page.fill("#filter-find", "Loaf From Nobody")
    assert shown(page) == ["liar-1", "liar-2"]
    assert page.locator("#filter-count").text_content() == "2 of 14 conversations of 1 test customer"
    page.fill("#filter-find", "HAVE REFUNDED 6.40")
    assert "quoted-1" in shown(page)
    assert "poor-1" not in shown(page)


def test_a_filtered_list_can_be_mailed(opened):
    """The address holds the filters and the open conversation; whoever opens it sees the same."""
    page = opened()
    page.select_option("#filter-suite", "bakery")
    page.select_option("#filter-wrong", "amount")
    page.fill("#filter-find", "stale & old?")
    page.fill("#filter-find", "stale")
    page.locator(".case:has(#poor-1) > summary").click()
    page.locator("#poor-1 .body").wait_for()
    page.locator("#poor-1 > summary").click()
    page.locator("#poor-2 > summary").click()
    page.wait_for_function("location.hash.startsWith('#poor-2')")
    anchor = page.evaluate("location.hash")
    other = opened(anchor)
    other.locator("#poor-2 .body").wait_for()

    assert anchor == "#poor-2?suite=bakery&wrong=amount&find=stale"
    assert shown(other) == shown(page) == ["poor-1", "poor-2"]
    assert other.locator("#filter-find").input_value() == "stale"
    assert other.evaluate("document.querySelectorAll('#list .talk[open]').length") == 1


def test_an_address_with_a_filter_that_fits_nothing_shows_nothing(opened):
    """A link to what another run had is not answered with every conversation."""
    page = opened("#?wrong=gone-since")

    assert shown(page) == []
    assert page.locator("#filter-none").is_visible()


def test_next_and_previous_stay_among_what_the_filters_leave(opened):
    """By buttons: the next one opens, the last closes, the focus goes along, and the ends are ends."""
    page = opened("#?wrong=correctness")
    page.locator(".case:has(#poor-1) > summary").click()
    page.locator("#poor-1 .body").wait_for()
    steps = page.locator("#poor-1 .steps")
    assert steps.text_content().endswith("1 of 4 shown")
    assert steps.get_by_role("button", name="Previous").is_disabled()
    for name in ("poor-2", "quoted-1", "quoted-2"):
        page.locator("#list .talk[open] .steps").get_by_role("button", name="Next").click()
        page.locator(f"#{name}[open] .body").wait_for()
        assert page.locator("#list .talk[open]").count() == 1

    assert page.evaluate("document.activeElement.closest('.talk').id") == "quoted-2"
    assert page.locator("#quoted-2 .steps").get_by_role("button", name="Next").is_disabled()
    assert page.evaluate("location.hash") == "#quoted-2?wrong=correctness"


def test_single_keys_work_in_the_list_and_nowhere_else(opened):
    """j and k go on and back; in a field, or with the focus elsewhere, they are letters (WCAG 2.1.4)."""
    page = opened()
    page.keyboard.press("j")
    page.locator("#filter-find").focus()
    page.keyboard.type("jk")
    assert page.locator("#filter-find").input_value() == "jk"
    assert page.locator("#list [open]").count() == 0
    page.locator("#filter-clear").click()

    page.locator(".case:has(#liar-1) > summary").focus()
    page.keyboard.press("Enter")
    page.locator("#liar-1 .body").wait_for()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.locator("#liar-2[open] .body").wait_for()

    assert page.locator("#list .talk[open]").count() == 1
    assert page.evaluate("document.activeElement === document.querySelector('#liar-2 > summary')")


def test_a_link_on_the_page_keeps_the_filters_and_shows_its_conversation(opened):
    """Who filters and follows a reason sees it, is told that it is no part of what was filtered, and loses nothing."""
    page = opened()
    page.select_option("#filter-tier", "signature")
    page.locator(".reasons a").first.click()
    page.locator("#liar-1[open] .body").wait_for()

    assert page.evaluate("location.hash") == "#liar-1?tier=signature"
    assert shown(page) == ["liar-1", "quoted-1", "quoted-2"]
    assert page.locator("#filter-count").text_content().endswith("; one of them by its link alone")
    page.select_option("#filter-tier", "standard")
    page.select_option("#filter-outcome", "failed")
    page.wait_for_function("!location.hash.includes('liar')")
    assert "liar-1" not in shown(page)


def test_back_undoes_a_filter_and_then_leaves(opened):
    """Each choice is a step of the browser's history; what is typed is none."""
    page = opened()
    page.select_option("#filter-suite", "bakery")
    page.select_option("#filter-outcome", "ungraded")
    page.fill("#filter-find", "stale")
    assert shown(page) == ["open-1", "open-2"]
    page.go_back()
    page.wait_for_function("location.hash === '#?suite=bakery'")
    assert len(shown(page)) == 12
    page.go_back()
    page.wait_for_function("location.hash === ''")
    assert len(shown(page)) == 14
    assert page.locator("#filter-suite").input_value() == ""


def test_find_takes_words_in_any_order(opened):
    """All of them, wherever they stand."""
    page = opened()
    page.fill("#filter-find", "nobody  LOAF")
    assert shown(page) == ["liar-1", "liar-2"]
    page.fill("#filter-find", "nobody cake")
    assert shown(page) == []


def test_a_case_has_one_line_and_its_trials_within(opened):
    """Whoever opens a case stands before its worst trial; a link to another trial opens that one."""
    page = opened()
    assert page.locator("#list > details").count() == 7
    assert page.locator("#filter-count").text_content() == "14 conversations of 7 test customers"
    line = page.locator(".case:has(#liar-1) > summary")
    assert "liar, 2 trials" in line.text_content()
    line.click()
    page.locator("#liar-1[open] .body").wait_for()
    page.evaluate("location.hash = '#poor-2'")
    page.locator("#poor-2[open] .body").wait_for()
    assert page.locator("#poor-1").get_attribute("open") is None


def test_no_request_leaves_and_nothing_of_a_bot_runs(opened):
    """Every conversation drawn, the page has asked the network for nothing and run nothing but its own script."""
    page = opened()
    page.eval_on_selector_all("#list details", "all => { for (const each of all) each.open = true; }")
    page.wait_for_function("document.querySelectorAll('#list .body').length === 14")

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
    page.locator(".case:has(#liar-1) > summary").focus()
    page.keyboard.press("Enter")

    page.locator("#liar-1 .body .said").first.wait_for(state="visible")


def test_the_page_prints(opened):
    """A PDF can be made of it, without the filters and in light colours."""
    page = opened(color_scheme="dark")

    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert page.locator("h1").is_visible()


def test_pages_beside_a_large_report_open_by_themselves(open_page, made, many, spec, monkeypatch):
    """A conversation that the report has no room for is one click or one deep link away, with filters of its own."""
    monkeypatch.setattr("hardcase.reports.report.read_dossier", lambda run: read_dossier(run, max_conversations=5))
    run = made([*many(6), spec(id="poor", wrong=("amount",))]).report().run
    page = open_page(run.path / "report.html")
    assert shown(page) == ["poor-1"]
    page.locator("#elsewhere summary").click()
    page.locator("#elsewhere a").click()
    page.wait_for_url("**/conversations/001.html")
    page.locator("#case-4-1 > summary").click()
    page.locator("#case-4-1 .said").first.wait_for()
    page.fill("#filter-find", "case-3")
    assert shown(page) == ["case-3-1"]
    assert page.complaints == []
    other = open_page(run.path / "report.html", "#case-2-1")
    other.locator("#case-2-1 .body").wait_for()

    assert other.url.endswith("/conversations/001.html#case-2-1")


def test_a_reply_of_many_words_scrolls_in_a_box(open_page, made, spec):
    """Who reads the list is not made to scroll past a hundred thousand characters, and a keyboard reaches them."""
    run = made([spec(id="long", says=("My loaf is stale.", "word " * 20_000))]).report().run
    page = open_page(run.path / "report.html", "#long-1")
    box = page.locator("#long-1 .said.long")
    box.wait_for()

    assert box.bounding_box()["height"] < 500
    assert box.get_attribute("tabindex") == "0"


def test_lookups_fold_and_acts_show_the_record_before_and_after(open_page, made, spec):
    """Three lookups are one line; the act that follows tells what the record held and what it holds."""
    made = made([spec(id="stale")])
    (talk,) = made.run.conversations()
    row = {"id": "PAY-1", "status": "paid"}
    looked = [Call(turn=1, tool=f"look_up_{each}", result={each: [row]}) for each in ("orders", "payments", "plan")]
    act = Call(turn=1, tool="refund_payment", result={**row, "status": "refunded"}, effect="refunded.PAY-1")
    ledger = made.run.path / "conversations.jsonl"
    ledger.write_bytes(msgspec.json.encode(msgspec.structs.replace(talk, calls=(*looked, act))) + b"\n")
    page = open_page(made.report().run.path / "report.html", "#stale-1")
    page.locator("#stale-1 .call.act").wait_for()

    assert page.locator(".quiet > summary").text_content() == "3 calls: look_up_orders, look_up_payments, look_up_plan"
    assert page.locator(".call.act").text_content() == "refund_paymentChanged PAY-1status: paid → refunded"
    assert not page.get_by_text("look_up_plan", exact=True).is_visible()
