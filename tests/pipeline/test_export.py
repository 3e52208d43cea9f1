"""Suites as one table and back: nothing is lost, and nothing in a table can write elsewhere."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hardcase.cases import load_suites
from hardcase.cli import main
from hardcase.errors import OptionError
from hardcase.pipeline import export_cases, unpack_cases
from hardcase.tables import rows
from tests.cases.bakery import CASE, COMPANY, CORRECTNESS, GOOD, SUITE, Tree

ENDINGS = ["parquet", "jsonl"]
WORDS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60).map(str.strip)


@pytest.fixture(scope="module")
def trees(tmp_path_factory):
    """Make folders of their own for every example."""
    count = iter(range(10_000))
    return lambda: tmp_path_factory.mktemp(f"tree-{next(count)}")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=WORDS.filter(bool), title=WORDS.filter(bool), comment=WORDS, ending=st.sampled_from(ENDINGS))
def test_nothing_is_lost_on_the_way_there_and_back(trees, said, title, comment, ending):
    """Every file comes back byte for byte, whatever a customer says, and the suites that load are equal."""
    tree = Tree(trees())
    written = (tree.path / CASE).read_text()
    written = written.replace(
        "say: When do I get it back?", f"say: {json.dumps(said, ensure_ascii=False)}  # {comment}"
    )
    (tree.path / CASE).write_text(
        written.replace("title: A stale loaf", f"title: {json.dumps(title, ensure_ascii=False)}")
    )
    table, copy = tree.path / f"cases.{ending}", trees()

    there = export_cases([tree.path / "suites"], table)
    back = unpack_cases(table, copy)

    files = [path.relative_to(tree.path) for path in tree.path.rglob("*.yaml")]
    assert there == back
    assert there.files == len(files)
    for path in files:
        assert (copy / path).read_bytes() == (tree.path / path).read_bytes()
    (one,), (other,) = load_suites([tree.path / "suites"]), load_suites([copy / "suites"])
    assert (one.cases, one.exemplars, one.suite_hash) == (other.cases, other.exemplars, other.suite_hash)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_table_is_one_that_datasets_reads(tmp_path, ending):
    """A row for each file; the columns say what a case is about."""
    import datasets

    tree = Tree(tmp_path)
    table = tmp_path / f"cases.{ending}"
    export_cases([tmp_path / "suites"], table)

    kind = "parquet" if ending == "parquet" else "json"
    loaded = datasets.load_dataset(kind, data_files=str(table), cache_dir=str(tmp_path / "cache"), split="train")
    (case,) = loaded.filter(lambda row: row["kind"] == "case").to_list()
    assert {row["path"] for row in loaded} == {COMPANY, SUITE, CASE, GOOD, CORRECTNESS} | {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("rubrics/*")
    }
    assert (case["suite"], case["case"], case["decision"], case["trigger"]) == ("bakery", "stale-loaf", "must", "x-ask")
    assert case["lines"][0] == "My loaf is stale."
    assert case["text"] == (tree.path / CASE).read_text()


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("../evil.yaml", "leads elsewhere"),
        ("suites/../../evil.yaml", "leads elsewhere"),
        ("/suites/evil.yaml", "leads elsewhere"),
        ("suites/evil.sh", "leads elsewhere"),
        ("", "leads elsewhere"),
        (None, "is no file of a suite"),
    ],
)
def test_a_table_from_elsewhere_writes_nowhere_else(tmp_path, path, what):
    """A path that leads out of the folder is refused before anything is written."""
    table = tmp_path / "cases.jsonl"
    good = {"path": "suites/a/suite.yaml", "text": "schema: 1"}
    table.write_text("\n".join(json.dumps(each) for each in (good, {"path": path, "text": "x"})))

    with pytest.raises(OptionError, match=what):
        unpack_cases(table, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_files_that_are_there_stay(tmp_path, monkeypatch, capsys):
    """Neither a table nor a folder is written over unless that is asked for."""
    Tree(tmp_path)
    monkeypatch.chdir(tmp_path)

    assert main(["export", "suites", "--out", "cases.parquet"]) == 0
    assert main(["export", "suites", "--out", "cases.parquet"]) == 2
    assert main(["export", "suites", "--out", "cases.parquet", "--force"]) == 0
    assert main(["export", "cases.parquet", "--out", "."]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["export", "cases.parquet", "--out", "copy"]) == 0
    assert sum(1 for _ in rows("cases.parquet")) == len(list((tmp_path / "copy").rglob("*.yaml")))


@pytest.mark.parametrize("arguments", [["suites", "--out", "cases.xlsx"], ["cases.jsonl", "--out", "other.parquet"]])
def test_what_cannot_be_written_is_said(tmp_path, monkeypatch, capsys, arguments):
    """Two kinds of tables, and a table goes into a folder."""
    Tree(tmp_path)
    monkeypatch.chdir(tmp_path)

    assert main(["export", *arguments]) == 2
    assert "fix: name" in capsys.readouterr().err


def test_suites_with_parts_elsewhere_are_refused(tmp_path):
    """A company file outside of suites/ would be lost in the table."""
    tree = Tree(tmp_path)
    (tmp_path / COMPANY).rename(tmp_path / "company.yaml")
    tree.edit(SUITE, "owner: oven", "owner: oven\ncompany: ../../company.yaml")

    with pytest.raises(OptionError, match="stands outside"):
        export_cases([tmp_path / "suites"], tmp_path / "cases.jsonl")
