"""Several runs as one page: who may ship, the trend of each bot, and what may not stand in one table."""

import msgspec
import pytest

from hardcase.decisions import Ruling
from hardcase.errors import RunError
from hardcase.records import Run
from hardcase.reports import divide, tables, told_league, write_league

HOSTILE = "bot</title><script>window.hacked = 1</script>{{7*7}}\x1b[31m\u202e"


@pytest.fixture
def season(made, tmp_path):
    """Make runs of several bots, a day apart, in the order they are named."""
    days = iter(range(1, 29))

    def play(bot, specs, *, hashes=None, trials=1, spec="", **options):
        run = made(specs, trials=trials, bot=bot, **options).run
        path = tmp_path / "results" / f"run-{next(days):02}"
        path.parent.mkdir(exist_ok=True)
        run.path.rename(path)
        created = f"2026-11-{path.name[-2:]}T10:00:00Z"
        plan = msgspec.structs.replace(
            Run(path).plan, run=path.name, bot_spec=spec or bot, created=created, hashes=hashes or {"rubrics": "r1"}
        )
        (path / "plan.json").write_bytes(msgspec.json.encode(plan))
        run = Run(path)
        decision = run.decision
        run.write("scorecard.json", msgspec.structs.replace(run.scorecard, hashes=plan.hashes))
        if decision:  # sealed anew, with this card
            run.write("decision.json", decision)
        return run

    return play


def bots(table):
    """Names in the order of the league."""
    return [row.bot for row in table.rows]


def test_a_bot_that_may_ship_stands_above_one_that_is_better_elsewhere(season, many, gate):
    """The decision goes before every number."""
    whole, few = many(20), many(20, wrong=("amount", "warm"))
    runs = [season("poor", few, gate=gate()), season("fine", whole, gate=gate()), season("free", whole)]

    (table,) = tables(divide(runs))

    assert [(row.bot, row.word) for row in table.rows] == [
        ("fine", "Ship"),
        ("free", "Not decided"),
        ("poor", "Hold"),
    ]


def test_only_a_release_gate_says_who_may_ship(season, many, gate):
    """A bot to which none was applied, or whose change lost nothing, is neither let go nor held."""
    free, fine = season("free", many(20)), season("fine", many(20), gate=gate())
    poor, changed = season("poor", many(20, wrong=("amount",)), gate=gate()), season("changed", many(20), gate=gate())
    ship = changed.decision
    changed.write("decision.json", msgspec.structs.replace(ship, ruling=Ruling.INCONCLUSIVE, no_loss_proven=True))

    def told(*runs):
        return told_league(tables(divide(runs)))[0]

    assert told(free) == "No release gate was applied to free."
    assert told(free, changed) == "No release gate was applied to changed and free."
    assert told(poor, free) == "poor may not ship on this evidence; no release gate was applied to free."
    assert told(fine, poor, changed) == "fine may ship; poor may not; no release gate was applied to changed."


def test_of_two_that_are_held_the_better_weakest_dimension_stands_first(season, many, spec):
    """Not the mean: three perfect dimensions do not lift the fourth."""
    even = [spec(id=f"case-{index}", wrong=("amount", "next-step") if index < 8 else ()) for index in range(20)]
    uneven = [spec(id=f"case-{index}", wrong=("amount",) if index < 12 else ()) for index in range(20)]
    runs = [season("uneven", uneven), season("even", even)]

    (table,) = tables(divide(runs))

    assert bots(table) == ["even", "uneven"]
    assert table.rows[1].weakest.name == "correctness"


def test_only_the_newest_run_of_a_bot_is_a_row_and_all_are_its_trend(season, many):
    """Whatever the order in which the runs are named."""
    first, second, other = season("a", many(6)), season("a", many(6, wrong=("amount",))), season("b", many(6))

    (table,) = tables(divide([second, other, first]))

    assert sorted((row.bot, row.played.plan.run) for row in table.rows) == [("a", "run-02"), ("b", "run-03")]
    assert [[row.played.plan.run for row in rows] for rows in table.trends] == [["run-01", "run-02"]]


def test_a_bot_under_another_name_has_one_trend_by_its_spec(season, many):
    """A version in the name does not cut the line."""
    runs = [season("shop 1", many(6), spec="bots:shop"), season("shop 2", many(6), spec="bots:shop")]

    (table,) = tables(divide(runs))

    assert bots(table) == ["shop 2"]
    assert len(table.trends) == 1


def test_runs_that_were_graded_otherwise_stand_apart_and_say_why(season, many):
    """Another rubric is another measure: no row and no line crosses it."""
    runs = [season("a", many(6)), season("b", many(6)), season("a", many(6), hashes={"rubrics": "r2"})]

    first, second = tables(divide(runs))

    assert (bots(first), bots(second)) == (["a", "b"], ["a"])
    assert second.differs == ("the rubrics",)
    assert first.trends == second.trends == ()


def test_runs_of_other_cases_stand_apart(season, many):
    """A mean over fewer cases is not set beside a mean over all."""
    runs = [season("a", many(8)), season("b", many(8)), season("c", many(6))]

    found = tables(divide(runs))

    assert found[1].differs == ("2 of the cases were not played",)
    assert told_league(found)[0].endswith(" (the first table, of 8 cases in 8 families; 1 other table below).")


def test_the_page_links_each_run_relative_to_itself(season, many, tmp_path, page_of):
    """The folder can be moved or mailed as a whole, wherever the page stands."""
    found = tables(divide([season("a", many(6)), season("b", many(6))]))

    beside = page_of(write_league(found, tmp_path / "results/league.html").read_text())
    away = page_of(write_league(found, tmp_path / "out/deep/league.html").read_text())

    assert sorted(beside.attribute("a", "href")) == ["run-01/report.html", "run-02/report.html"]
    assert sorted(away.attribute("a", "href"))[0] == "../../results/run-01/report.html"


def test_no_word_of_a_bot_is_obeyed_by_page_or_terminal(season, many, tmp_path, page_of):
    """A name may hold markup, template syntax and control characters: they are shown."""
    found = tables(divide([season(HOSTILE, many(6)), season("b", many(6)), season(HOSTILE, many(6))]))

    page = page_of(write_league(found, tmp_path / "league.html").read_text())
    told = "\n".join(told_league(found))

    assert "script" not in page.tags
    assert "{{7*7}}" in page.text
    assert not {"\x1b", "\u202e"} & set(told)
    assert len(page.ids) == len(set(page.ids))


def test_the_page_may_load_and_run_nothing(season, many, tmp_path, page_of):
    """Its policy allows its own style and no script but an empty one."""
    found = tables(divide([season("a", many(6)), season("b", many(6))]))

    page = page_of(write_league(found, tmp_path / "league.html").read_text())

    (policy,) = (value for value in page.attribute("meta", "content") if "default-src" in value)
    assert policy.startswith("default-src 'none'")
    assert "style" not in {name for _, name, _ in page.attributes}


def test_the_drawing_says_in_words_what_it_shows(season, many, tmp_path, page_of):
    """Each panel is titled with every run's number, and the table below has them too."""
    runs = [season("a", many(6)), season("a", many(6, wrong=("amount",)))]

    text = page_of(write_league(tables(divide(runs)), tmp_path / "league.html").read_text()).text

    assert "Correctness and policy: 1 November 2026, 10:00 UTC: 1.00; 2 November 2026, 10:00 UTC: 0.00" in text
    assert "The same as numbers" in text


def test_an_invalid_run_shows_no_numbers(season, many, gate, tmp_path, page_of):
    """A measurement that cannot be trusted is last, and nothing in it can be read as a score."""
    broken = [*many(4, played=False), *many(8)[4:]]
    found = tables(
        divide([season("gone", broken, gate=gate()), season("poor", many(8, wrong=("amount",)), gate=gate())])
    )

    page = page_of(write_league(found, tmp_path / "league.html").read_text())

    assert bots(found[0]) == ["poor", "gone"]
    assert "This measurement cannot be trusted" in page.text
    assert any("gone" in line and "cannot be trusted" in line for line in told_league(found))


def test_a_disk_that_refuses_is_told(season, many, tmp_path):
    """The error names the page and says what to do."""
    (tmp_path / "file").write_text("")

    with pytest.raises(RunError, match="--out"):
        write_league(tables(divide([season("a", many(6))])), tmp_path / "file/league.html")
