"""`lint --list` and `lint --describe`: a curated suite as a table, one case as a story."""

import pytest

from hardcase.cli import main
from tests.cases.bakery import CASE, Tree
from tests.cases.test_load import TWIN, twin


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """The bakery as the current folder."""
    monkeypatch.chdir(tmp_path)
    return Tree(tmp_path)


def test_the_table_lists_every_case_with_what_it_is(tree, capsys):
    """A row for each case, and counts by what a suite must be balanced in."""
    twin(tree)

    code = main(["lint", "--list"])

    shown = capsys.readouterr().out
    rows = {line.split()[0]: line.split() for line in shown.splitlines() if line.startswith("  ")}
    assert code == 0
    assert rows["stale-loaf"][1:6] == ["must", "x-ask", "routine", "standard", "en"]
    assert rows["stale-loaf-rude"][-1] == "C"
    assert "2 cases in 1 family, 1 suite" in shown
    assert "decision, families (cases): must 1 (2)" in shown
    assert "portable cases: 0; counterfactual pairs: 1" in shown
    assert "no support lead has read it yet" in shown


def test_the_story_tells_the_whole_case(tree, capsys):
    """Who writes, what is known, what is said under which condition, what must come of it, and how it is told."""
    tree.edit(CASE, "records:\n", "history:\n  - {id: CON-1, summary: Asked for a roll.}\nrecords:\n")

    code = main(["lint", "--describe", "stale-loaf"])

    shown = capsys.readouterr().out
    assert code == 0
    for words in (
        "stale-loaf (bakery): A stale loaf",
        "Ida Lund, standard, verified",
        "orders: id ORD-12, total 6.40 EUR",
        "earlier contact: id CON-1",
        "person (unless refunded.ORD-12; if asked_for.order_id)",
        "asked for order_id: It is ORD-12.",
        "people must take over, by counter: x-ask, due at 'person'",
        "+4 refund-loaf: The bot calls refund_order(",
        "good: 1 reply\n",
        "bot: I've refunded €6.40, it is there within 2 days.",
        "[refund_order: order_id ORD-12, amount 6.40 EUR]",
    ):
        assert words in shown


def test_the_story_of_a_pair_names_the_other_half(tree, capsys):
    """Who reads a counterfactual sees what it varies, and in what."""
    twin(tree)

    main(["lint", "--describe", TWIN])

    assert "the same as stale-loaf, with another tone" in capsys.readouterr().out


def test_an_id_is_looked_for_where_the_suites_are_named(tree, capsys, monkeypatch, tmp_path_factory):
    """Whoever stands elsewhere names the folder, and is told that case and no other."""
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))

    assert main(["lint", str(tree.path / "suites"), "--describe", "stale-loaf"]) == 0
    assert "stale-loaf (bakery)" in capsys.readouterr().out


def test_two_ways_of_showing_are_refused(tree, capsys):
    """Neither is dropped in silence."""
    with pytest.raises(SystemExit):
        main(["lint", "--list", "--mutations"])
    assert "not allowed with" in capsys.readouterr().err


def test_a_case_that_is_not_there_is_named(tree, capsys):
    """The nearest name is suggested."""
    assert main(["lint", "--describe", "stale-loave"]) == 2
    assert "stale-loave" in capsys.readouterr().err
