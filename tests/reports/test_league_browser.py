"""The league in a real browser: accessible in both themes, on a desk and on a phone, and quiet."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from hardcase.records import Run
from hardcase.reports import divide, tables, write_league
from tests.reports.conftest import Spec, a_gate, books

pytestmark = pytest.mark.browser

AXE = Path(".servers/axe/node_modules/axe-core/axe.min.js")
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def league(tmp_path_factory):
    """A league with two tables and a trend; made once, for it is only read."""
    results = tmp_path_factory.mktemp("results")
    cases = [Spec(id=f"case-{place}") for place in range(20)]
    poor = [replace(each, wrong=("amount", "z-ai-denied")) for each in cases]

    def made(day, bot, specs):
        run = books(results, specs, gate=a_gate(), trials=1, licensed=True, bot=bot, judges=True).run
        folder = Run(run.path.rename(results / f"run-{day}"))
        created = f"2026-11-0{day}T10:00:00Z"
        folder.write("plan.json", msgspec.structs.replace(folder.plan, run=f"run-{day}", bot_spec=bot, created=created))
        return folder

    runs = [made(1, "shop", poor), made(2, "shop", cases), made(3, "counter", poor), made(4, "shop", cases[:9])]
    return write_league(tables(divide(runs)), results / "league.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing(league, open_page, scheme, viewport):
    """No complaint in either theme at either size, and nothing scrolls sideways."""
    if not AXE.exists():
        pytest.skip("no axe-core: scripts/servers says why")
    page = open_page(league, viewport=viewport, color_scheme=scheme, bypass_csp=True)
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")

    told = [f"{each['id']}: {[node['html'][:90] for node in each['nodes'][:3]]}" for each in found["violations"]]
    assert not told, "\n".join(told)
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_the_first_screen_says_who_may_ship(league, open_page, viewport):
    """The headline and the first bot stand above the fold, nothing is asked for, and the browser has no complaint."""
    page = open_page(league, viewport=viewport)

    for selector in ("h1", ".bots tbody tr th"):
        box = page.locator(selector).first.bounding_box()
        assert box["y"] + box["height"] < viewport["height"]
    assert page.complaints == []
    assert [each for each in page.asked if not each.startswith(("file:", "data:"))] == []


def test_the_whole_table_is_on_paper(league, open_page):
    """Printed, no column is cut off."""
    page = open_page(league)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1000, "height": 700})

    assert (
        page.eval_on_selector_all(".scroll", "all => all.filter(each => each.scrollWidth > each.clientWidth).length")
        == 0
    )
