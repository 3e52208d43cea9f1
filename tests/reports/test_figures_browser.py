"""The look of the whole page in a real browser: accessible in both themes, on a desk, a phone and paper."""

import re
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from hardcase.decisions import Champion, decide
from hardcase.decisions.gate import ChampionRules
from hardcase.records import Run
from hardcase.reports import write_report
from tests.reports.conftest import Spec, a_gate, books

pytestmark = pytest.mark.browser

AXE = Path(".servers/axe/node_modules/axe-core/axe.min.js")
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
RULES = ChampionRules(lose_at_most=0.1, broken_families_at_most=0.3)


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """A page with everything on it: champion, marks, changes, vetoes, open verdicts; made once, for it is only read."""
    results = tmp_path_factory.mktemp("results")

    def made(cases, name, *, gate=None, trials=1):
        run = books(results, cases, gate=gate, trials=trials, licensed=True, bot="scripted", judges=True)
        folder = Run(run.run.path.rename(results / name))
        folder.write("plan.json", msgspec.structs.replace(folder.plan, run=name, bot_spec=name.split("-")[1]))
        return folder

    cases = [Spec(id=f"case-{place}") for place in range(21)]
    cases.append(Spec(id="cake", suite="cake_orders", tier="signature", title="A cake that never came"))
    made([replace(each, wrong=("amount",)) for each in cases], "1-platitude")
    made(cases, "2-gold")
    then = made([replace(cases[0], wrong=("amount",)), *cases[1:]], "the-champion", gate=a_gate(), trials=2)
    champion = Champion(run="the-champion", bot="scripted", plan=then.plan, card=then.scorecard)
    spoilt = [cases[0], *(replace(each, wrong=("z-ai-denied", "amount")) for each in cases[1:14]), *cases[14:21]]
    now = made([*spoilt, replace(cases[21], unknown=("amount", "warm"))], "3-scripted", trials=2)
    now.write("decision.json", decide(now.scorecard, a_gate(champion=RULES), champion))
    return write_report(now)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing(report, open_page, scheme, viewport):
    """Folds and a conversation open, axe-core has no complaint in either theme, and nothing scrolls sideways."""
    if not AXE.exists():
        pytest.skip("no axe-core: scripts/servers says why")
    page = open_page(report, viewport=viewport, color_scheme=scheme, bypass_csp=True)
    page.eval_on_selector_all("details:not(.talk, .case)", "all => all.forEach(each => each.open = true)")
    page.locator(".case > summary").first.click()  # which opens its first trial too
    page.locator(".talk .body").first.wait_for()
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")

    told = [f"{each['id']}: {[node['html'][:90] for node in each['nodes'][:3]]}" for each in found["violations"]]
    assert not told, "\n".join(told)
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_no_label_of_a_figure_covers_another(report, open_page, viewport):
    """Floor, marks, champion and ends of the axis can each be read, also on a phone."""
    page = open_page(report, viewport=viewport)
    covered = page.evaluate(
        """() => [...document.querySelectorAll('svg.chart')].flatMap(chart => {
          const texts = [...chart.querySelectorAll('text')];
          const boxes = texts.map(each => [each.textContent, each.getBoundingClientRect()]);
          return boxes.flatMap(([one, a], place) => boxes.slice(place + 1)
            .filter(([, b]) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom)
            .map(([other]) => `${one} / ${other}`));
        })"""
    )

    assert page.locator("svg.chart text").count() > 20
    assert covered == []


def test_a_keyboard_sees_where_it_is(report, open_page):
    """Each thing that takes the focus shows it, and every scrolling table and fold takes it."""
    page = open_page(report)
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                """() => { const at = document.activeElement, style = getComputedStyle(at);
                return [at.tagName, at.getAttribute('aria-label') || at.textContent.trim().slice(0, 40),
                        style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2]; }"""
            )
        )

    assert [each for each in reached if not each[2]] == []
    assert {"A", "DIV", "SUMMARY"} <= {tag for tag, _, _ in reached}
    assert "Suites by dimension" in {label for _, label, _ in reached}


def test_nothing_moves_for_who_asked_for_stillness(report, open_page):
    """With reduced motion no transition and no animation runs."""
    page = open_page(report, reduced_motion="reduce")

    assert page.evaluate("document.getAnimations().length") == 0
    styles = "each => [getComputedStyle(each).transitionDuration, getComputedStyle(each).scrollBehavior]"
    found = page.eval_on_selector_all("body, body *", f"all => all.map({styles})")
    assert {(duration, scrolls) for duration, scrolls in found} == {("0s", "auto")}


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_on_paper_the_decision_has_page_one_and_no_table_is_cut(report, open_page, paper):
    """Printed, nothing is wider than the sheet, the first reason is on it, and no break leaves one half empty."""
    page = open_page(report, color_scheme="dark")
    pdf = page.pdf(format=paper)
    page.set_viewport_size({"width": 670, "height": 960})  # what either sheet leaves between its margins
    page.emulate_media(media="print")

    too_wide = "all => all.filter(each => each.scrollWidth > 671).map(each => each.outerHTML.slice(0, 80))"
    wide = page.eval_on_selector_all(".scroll, svg, table, dl", too_wide)
    assert wide == []
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    first = page.locator(".reasons li").first.bounding_box()
    assert first["y"] + first["height"] < 960
    assert (
        page.eval_on_selector_all("body *", "all => all.filter(each => getComputedStyle(each).breakBefore === 'page')")
        == []
    )
    assert not page.locator(".hash").first.is_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= 3
