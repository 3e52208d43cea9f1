"""Rows out of files: every kind gives the same rows, and what cannot be read says so where it stands."""

import gzip
import json
import subprocess
import sys

import pytest

from hardcase.errors import OptionError
from hardcase.tables import MAX_ROW_BYTES, header, rows

TWO = [{"id": "a", "text": "Where is my loaf?"}, {"id": "b", "text": "Här är din bulle; tack"}]
LINES = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in TWO)
CSV = 'id,text\na,Where is my loaf?\nb,"Här är din bulle; tack"\n'


def values(path, **how):
    """What the rows of a file hold, read."""
    return [json.loads(row.data) if isinstance(row.data, bytes) else row.data for row in rows(path, **how)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("two.jsonl", LINES, id="json lines"),
        pytest.param("two.ndjson", "\ufeff" + LINES.replace("\n", "\r\n\n"), id="blank lines and a byte order mark"),
        pytest.param("two.json", json.dumps(TWO), id="a list"),
        pytest.param("two.json", json.dumps({"info": 1, "simulations": TWO}), id="a list inside an object"),
        pytest.param("two.json", LINES, id="lines called json"),
        pytest.param("two.csv", CSV, id="commas"),
        pytest.param("two.csv", "\ufeff" + CSV.replace(",", ";").replace("\n", "\r\n"), id="semicolons"),
        pytest.param("two.tsv", CSV.replace(",", "\t"), id="tabs"),
    ],
)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
def test_every_kind_of_text_gives_the_same_rows(tmp_path, name, text, packed):
    """JSON Lines, a document or separated values, packed or not: the same rows."""
    data = text.encode("utf-8")
    path = tmp_path / (f"{name}.gz" if packed else name)
    path.write_bytes(gzip.compress(data) if packed else data)

    assert values(path, inside=("simulations",)) == TWO


def test_parquet_and_saved_sets_give_the_same_rows(tmp_path):
    """What pandas and datasets write is read without columns that a row leaves empty."""
    import datasets

    folder = datasets.Dataset.from_list([{**TWO[0], "lang": None}, {**TWO[1], "lang": "sv"}])
    folder.to_parquet(str(tmp_path / "two.parquet"))
    folder.save_to_disk(str(tmp_path / "saved"))
    datasets.DatasetDict({"train": folder}).save_to_disk(str(tmp_path / "splits"))
    wanted = [TWO[0], {**TWO[1], "lang": "sv"}]

    assert values(tmp_path / "two.parquet") == wanted
    assert values(tmp_path / "saved") == wanted
    assert values(tmp_path / "splits") == wanted
    assert [row.file for row in rows(tmp_path / "splits")] == [f"{tmp_path / 'splits'}#train"] * 2


def test_a_folder_is_every_file_in_it_by_name(tmp_path):
    """Files of known kinds below a folder, in the order of their names; others are left alone."""
    (tmp_path / "b.jsonl").write_text('{"n": 2}\n')
    (tmp_path / "a.csv").write_text("n\n1\n")
    (tmp_path / "notes.txt").write_text("not a row")

    assert [row.file.rsplit("/", 1)[1] for row in rows(tmp_path)] == ["a.csv", "b.jsonl"]


def test_rows_say_where_they_stand(tmp_path):
    """Lines count from 1 and through blank lines; a record of several lines stands where it begins."""
    lines, table = tmp_path / "a.jsonl", tmp_path / "a.csv"
    lines.write_text('{"n": 1}\n\n{"n": 2}\n')
    table.write_text('n,text\n1,"two\nlines"\n2,one\n')

    assert [row.number for row in rows(lines)] == [1, 3]
    assert [row.number for row in rows(table)] == [2, 4]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param("a.csv", b"id,text\na,one,more\nb,fine\n", "3 fields and the header 2", id="too many fields"),
        pytest.param("a.csv", b"id,text\na,\xff\xfe\nb,fine\n", "not UTF-8", id="csv of another encoding"),
        pytest.param("a.jsonl", b'"' + b"x" * (MAX_ROW_BYTES + 9) + b'"\n{"id": 1}\n', "longer than", id="huge line"),
        pytest.param("a.json", b'["' + b"x" * (MAX_ROW_BYTES + 9) + b'", {}]', "longer than", id="huge item"),
    ],
)
def test_a_row_that_cannot_be_read_does_not_end_the_file(tmp_path, name, data, said):
    """It says why, and the next row is read."""
    path = tmp_path / name
    path.write_bytes(data)

    first, second = rows(path)

    assert said in first.wrong
    assert second.wrong == ""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.jsonl.gz", gzip.compress(b'{"n": 1}\n' * 9000)[:-30], id="torn archive"),
        pytest.param("a.jsonl.gz", b"no archive", id="no archive"),
        pytest.param("a.parquet", b"no parquet", id="no parquet"),
        pytest.param("a.csv", b'id,text\na,"never closed\n', id="a quote that never closes"),
    ],
)
def test_a_damaged_file_ends_with_a_row_that_says_so(tmp_path, name, data):
    """Reading never raises: the damage is the last row."""
    path = tmp_path / name
    path.write_bytes(data)

    assert [*rows(path)][-1].wrong


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("nothing.jsonl", "no such file", id="no file"),
        pytest.param("notes.txt", "no kind of file", id="unknown kind"),
        pytest.param("empty", "holds no file", id="empty folder"),
    ],
)
def test_a_path_without_rows_is_told_before_anything_is_read(tmp_path, name, said):
    """Wrong input of the caller, with a fix."""
    (tmp_path / "notes.txt").write_text("words")
    (tmp_path / "empty").mkdir()

    with pytest.raises(OptionError, match=said):
        rows(tmp_path / name)


def test_a_list_that_is_one_row_stays_whole(tmp_path):
    """The caller says of the first item whether the list is one row."""
    path = tmp_path / "chat.json"
    path.write_text(json.dumps([{"role": "user"}, {"role": "assistant"}]))

    assert len(values(path)) == 2
    assert len(values(path, single=lambda first: "role" in first)) == 1


def test_json_lines_load_nothing_heavy(tmp_path):
    """Whoever reads JSON Lines or CSV pays for neither datasets nor pyarrow."""
    (tmp_path / "a.jsonl").write_text("{}\n")
    code = (
        "import sys\nfrom hardcase.tables import rows\n"
        f"list(rows({str(tmp_path)!r}))\n"
        "print([name for name in ('datasets', 'pandas', 'pyarrow', 'numpy') if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("key", ["turns", "messages", "traj"])
def test_a_document_that_is_one_row_keeps_its_other_keys(tmp_path, key):
    """An object that is a row itself is not opened for rows inside it, whatever else it holds."""
    path = tmp_path / "one.json"
    path.write_text(json.dumps({"id": "x", key: ["a"], "data": [], "rows": [1, 2]}))
    how = {"inside": ("rows", "data"), "alone": ("turns", "messages", "traj")}

    assert [row["id"] for row in values(path, **how)] == ["x"]


def test_a_quote_that_never_closes_costs_its_own_line(tmp_path):
    """Every line after it is read; the one with the quote says what is wrong, and shows what stood before it."""
    path = tmp_path / "a.csv"
    path.write_text('id,text\na,"never closed\n' + "".join(f"r{n},fine\n" for n in range(5_000)))

    first, *rest = rows(path)

    assert "is not closed within 2,000 lines" in first.wrong
    assert (first.number, first.data["id"]) == (2, "a")
    assert [(row.number, row.data["id"], row.wrong) for row in rest] == [(n + 3, f"r{n}", "") for n in range(5_000)]


def test_a_quote_closed_by_another_record_costs_one_line_too(tmp_path):
    """The next quoted field does not swallow the records before it."""
    path = tmp_path / "a.csv"
    path.write_text('id,text\na,"open\nb,fine\nc,"words, and more"\nd,"two\nlines"\ne,end\n')

    assert [(row.number, row.data["id"], bool(row.wrong)) for row in rows(path)] == [
        (2, "a", True),
        (3, "b", False),
        (4, "c", False),
        (5, "d", False),
        (7, "e", False),
    ]


def test_a_header_that_names_a_column_twice_is_refused(tmp_path):
    """Nobody could say which of both is meant; columns without a name may be many."""
    (tmp_path / "a.csv").write_text("id,text,text\na,one,two\n")
    (tmp_path / "b.csv").write_text("id,text,,\na,one,,\n")

    with pytest.raises(OptionError, match="names the column 'text' twice"):
        rows(tmp_path / "a.csv")
    assert len([*rows(tmp_path / "b.csv")]) == 1


def test_a_table_tells_its_columns(tmp_path):
    """Of CSV and Parquet before a row is read; of JSON nobody knows, and damage is told with the rows."""
    import datasets

    datasets.Dataset.from_list(TWO).to_parquet(str(tmp_path / "two.parquet"))
    (tmp_path / "a.csv").write_text(CSV)
    (tmp_path / "a.jsonl").write_text(LINES)
    (tmp_path / "bad.parquet").write_text("no parquet")

    assert header(tmp_path / "two.parquet") == header(tmp_path / "a.csv") == ("id", "text")
    assert header(tmp_path / "a.jsonl") is header(tmp_path / "bad.parquet") is None


GERMAN = "id,speaker,text\n1,customer,Für Jürgen Müller – 5 €\n"


@pytest.mark.parametrize(
    ("name", "data", "encoding"),
    [
        pytest.param("a.csv", GERMAN.encode("cp1252"), "cp1252", id="Windows"),
        pytest.param("a.csv", GERMAN.encode("utf-16"), "", id="its mark shows UTF-16"),
        pytest.param("a.csv", GERMAN.encode("utf-16"), "cp1252", id="the mark goes before what was said"),
        pytest.param("a.csv", GERMAN.encode("utf-16-be"), "utf-16-be", id="no mark"),
        pytest.param("a.csv.gz", gzip.compress(GERMAN.encode("cp1252")), "cp1252", id="packed"),
        pytest.param("a.csv", GERMAN.encode("utf-8-sig"), "utf-8", id="UTF-8"),
    ],
)
def test_text_of_another_encoding_is_read_where_one_says_which(tmp_path, name, data, encoding):
    """What Excel saves on Windows loses nobody: neither the customers with an umlaut nor the columns."""
    (tmp_path / name).write_bytes(data)

    (row,) = rows(tmp_path / name, encoding=encoding)

    assert (row.wrong, row.data["text"]) == ("", "Für Jürgen Müller – 5 €")
    assert header(tmp_path / name, encoding) == ("id", "speaker", "text")


def test_bytes_that_no_text_of_the_encoding_has_take_out_their_line_alone(tmp_path):
    """0x81 is nothing in cp1252; the lines around it are read."""
    (tmp_path / "a.csv").write_bytes(b"id,text\n1,caf\xe9\n2,\x81\n3,fine\n")

    found = [(each.data["id"], bool(each.wrong)) for each in rows(tmp_path / "a.csv", encoding="cp1252")]

    assert found == [("1", False), ("2", True), ("3", False)]


@pytest.mark.parametrize("encoding", ["cp12", "base64"])
def test_an_encoding_that_is_none_is_refused(tmp_path, encoding):
    """Before anything is read, with those that people need."""
    (tmp_path / "a.csv").write_text("id\n1\n")

    with pytest.raises(OptionError, match=f"--encoding '{encoding}' is no encoding of text\n.*cp1252"):
        rows(tmp_path / "a.csv", encoding=encoding)
