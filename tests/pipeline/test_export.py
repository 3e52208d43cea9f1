"""Suites as one table and back: nothing is lost, and nothing in a table can write elsewhere."""

import errno
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hardcase.cases import load_suites
from hardcase.cli import main
from hardcase.errors import OptionError
from hardcase.pipeline import export_cases, unpack_cases
from hardcase.tables import rows
from tests.cases.bakery import CASE, COMPANY, CORRECTNESS, GOOD, SUITE, Tree

TWIN = "suites/bakery/stale-loaf-rude.yaml"
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
        ("suites/a\0.yaml", "can be no file's"),
        (f"suites/{'n' * 300}.yaml", "can be no file's"),
        ("suites/a/suite.yaml", "'suites/a/suite.yaml' a second time"),
        ("suites/./a//suite.yaml", "a second time"),
        ("suites/a/suite.yaml/b.yaml", "is a file and the folder of"),
    ],
)
def test_a_table_from_elsewhere_writes_nowhere_else(tmp_path, path, what):
    """A path that leads out of the folder, or can be no file's, is refused before anything is written."""
    table = tmp_path / "cases.jsonl"
    good = {"path": "suites/a/suite.yaml", "text": "schema: 1"}
    table.write_text("\n".join(json.dumps(each) for each in (good, {"path": path, "text": "x"})))

    with pytest.raises(OptionError, match=what):
        unpack_cases(table, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_a_damaged_table_says_what_is_wrong_with_it(tmp_path):
    """A row that could not be read is no row without a path: the reason is told, and nothing is written."""
    Tree(tmp_path)
    table = tmp_path / "cases.parquet"
    export_cases([tmp_path / "suites"], table)
    whole = table.read_bytes()
    table.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(OptionError, match=r"row 1: the file is damaged: .*Parquet"):
        unpack_cases(table, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_a_table_without_a_suite_is_refused(tmp_path):
    """What could not be loaded in any case is not written."""
    table = tmp_path / "cases.jsonl"
    table.write_text(json.dumps({"path": "rubrics/tone.yaml", "text": "x"}))

    with pytest.raises(OptionError, match="holds no suite"):
        unpack_cases(table, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


@pytest.mark.parametrize("paths", [["stale-loaf-rude.yaml"], ["stale-loaf-rude", "stale-loaf"], [""]])
def test_a_counterfactual_brings_along_what_it_varies(tmp_path, paths):
    """Every table loads: the original goes with its twin, exemplars and all, and once."""
    tree = Tree(tmp_path)
    rude = (tmp_path / CASE).read_text()
    tree.write(TWIN, rude.replace("tags: [stale]", "counterfactual: {of: stale-loaf, changes: tone}"))
    tree.write("suites/bakery/fresh-loaf.yaml", rude)
    table = tmp_path / "one.jsonl"

    there = export_cases([tmp_path / "suites/bakery" / path for path in paths], table)
    back = unpack_cases(table, tmp_path / "copy")

    (suite,) = load_suites([tmp_path / "copy/suites"])
    assert there == back
    assert there.cases == len(suite.cases)
    assert {case.id for case in suite.cases} - {"fresh-loaf"} == {"stale-loaf", "stale-loaf-rude"}
    assert ("fresh-loaf" in {case.id for case in suite.cases}) == (paths == [""])
    assert (tmp_path / "copy" / GOOD).read_bytes() == (tmp_path / GOOD).read_bytes()


def files_of(folder):
    """Every file below a folder, and what it holds."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def a_file(path):
    """Something else in the way."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine")


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda copy: a_file(copy), "copy is a file, and would be a folder"),
        (lambda copy: a_file(copy / "rubrics"), "rubrics is a file, and would be a folder"),
        (lambda copy: (copy / GOOD).mkdir(parents=True), "stale-loaf.good.yaml is a folder, and would be a file"),
        (lambda copy: copy.symlink_to("nowhere"), "cannot be written: File exists"),
    ],
)
def test_what_stands_in_the_way_is_said_before_anything_is_written(tmp_path, make, what):
    """Not even --force writes half of a table: what is in the way is named, and everything is as it was."""
    Tree(tmp_path)
    export_cases([tmp_path / "suites"], tmp_path / "cases.jsonl")
    make(tmp_path / "copy")
    before = files_of(tmp_path)

    with pytest.raises(OptionError, match=what):
        unpack_cases(tmp_path / "cases.jsonl", tmp_path / "copy", force=True)
    assert files_of(tmp_path) == before


def test_a_full_disk_leaves_nothing_half_written(tmp_path, monkeypatch):
    """The file that could not be written is named, and none of the others stays behind."""
    Tree(tmp_path)
    export_cases([tmp_path / "suites"], tmp_path / "cases.jsonl")
    before = sorted(tmp_path.rglob("*"))
    write_bytes = Path.write_bytes

    def write(path, data):
        if path.name == "stale-loaf.yaml":
            raise OSError(errno.ENOSPC, "No space left on device")
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", write)
    with pytest.raises(OptionError, match=r"copy/suites/bakery/stale-loaf\.yaml cannot be written: No space left"):
        unpack_cases(tmp_path / "cases.jsonl", tmp_path / "copy")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_that_cannot_be_is_said(tmp_path):
    """A name that no folder can have is the caller's to mend, as is one that is too long."""
    Tree(tmp_path)
    export_cases([tmp_path / "suites"], tmp_path / "cases.jsonl")

    for name in ("a\0", "n" * 300):
        with pytest.raises(OptionError, match="cannot be written"):
            unpack_cases(tmp_path / "cases.jsonl", tmp_path / name)
    with pytest.raises(OptionError, match="cannot be written: File name too long"):
        export_cases([tmp_path / "suites"], tmp_path / f"{'n' * 300}.jsonl")


def test_a_path_that_is_not_there_is_named(tmp_path, monkeypatch, capsys):
    """No suite and no run: it says so, before it asks where to write."""
    monkeypatch.chdir(tmp_path)

    assert main(["export", "nope"]) == 2
    assert "nope: no run and no suite here" in capsys.readouterr().err


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


@pytest.mark.parametrize(
    "arguments",
    [
        ["suites", "--out", "cases.xlsx"],
        ["cases.jsonl", "--out", "other.parquet"],
        ["suites", "--out", "d.jsonl", "--force"],
        ["suites", "--out", "rubrics/vetoes.yaml/cases.jsonl"],
        ["suites", "--out", "n" * 300 + ".jsonl"],
        ["suites", "--out", "n" * 245 + ".jsonl"],
        ["suites", "--out", "n\0.jsonl"],
    ],
)
def test_what_cannot_be_written_is_said(tmp_path, monkeypatch, capsys, arguments):
    """Two kinds of tables, and a table goes into a folder; where none can be written, that is said of its path."""
    Tree(tmp_path)
    (tmp_path / "d.jsonl").mkdir()
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
