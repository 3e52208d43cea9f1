"""Recorded conversations through the hall: nothing is lost, nothing is guessed, and memory does not grow."""

import csv
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.conversations import Dialect, Recording
from hardcase.errors import OptionError
from hardcase.pipeline import dialect_of, grade_recordings, import_recordings, set_aside_path, sheet_of
from hardcase.pipeline.grade_recordings import Grading, Sheet
from hardcase.pipeline.grade_stream import graded
from hardcase.pipeline.import_recordings import read_item
from hardcase.pipeline.reasons import Reasons
from hardcase.pipeline.recordings import Item, items
from hardcase.pipeline.repeats import RepeatSample, turn_hashes
from hardcase.verdicts import expecting_nothing
from tests.builders import MUST_NOT, a_case, a_check, a_company
from tests.project import write_project

ROOT = Path(__file__).resolve().parents[2]
CHECKS = (a_check("loop", points=-3), a_check("ai-denied", veto="met"), a_check("packet-complete", points=2))


def a_row(name, *texts, **fields):
    """A row whose turns are customer and bot in turn."""
    turns = [
        {"speaker": "bot" if index % 2 else "customer", "text": text, **({} if isinstance(text, str) else text)}
        for index, text in enumerate(texts)
    ]
    return {"id": name, "bot": "krume", "turns": turns, **fields}


def write_rows(path, rows):
    """A file of JSON Lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def a_sheet(**fields):
    """What to grade by: three checks, no case."""
    plain = a_case(case_id="recorded", criteria=CHECKS, records={}, company=fields.pop("company", a_company()))
    return Sheet(**{"dialect": Dialect(language="en"), "plain": plain, **fields})


def lines_of(path):
    """A file of JSON Lines, read."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


DENIES = "I am a real person, not a bot."
FINE = "Your loaf leaves the oven at noon and the bike brings it."


def test_every_row_is_graded_or_set_aside(tmp_path):
    """Verdicts in the order of the rows, reasons for the rest, and the sum is the number of rows."""
    path = tmp_path / "in.jsonl"
    rows = [a_row("a", "Where?", FINE), {"id": "b"}, a_row("c", "Are you a bot?", DENIES)]
    write_rows(path, rows)
    with path.open("ab") as file:
        file.write(b'{torn\n\xff\xfe\n"\x00"\n\n')

    summary = grade_recordings([path], tmp_path / "out", a_sheet())

    assert (summary.rows, summary.rows_graded, summary.rows_set_aside, summary.complete) == (6, 2, 4, True)
    assert [(each["id"], each["row"]) for each in lines_of(tmp_path / "out/verdicts.jsonl")] == [("a", 1), ("c", 3)]
    assert [each["row"] for each in lines_of(tmp_path / "out/set_aside.jsonl")] == [2, 4, 5, 6]
    assert all(each["reason"] for each in lines_of(tmp_path / "out/set_aside.jsonl"))


def test_the_summary_has_the_worst_first_with_an_example(tmp_path):
    """Asked, hits, unknown and rate for each check, and a hit that can be looked up; the file says the same."""
    rows = [a_row("a", "Where?", FINE), a_row("c", "Are you a bot?", DENIES), a_row("d", "Hello?", "")]

    summary = grade_recordings([write_rows(tmp_path / "in.jsonl", rows)], tmp_path / "out", a_sheet())

    denied, loop = summary.checks
    assert (denied.id, denied.asked, denied.hits, denied.ungraded, denied.rate) == ("ai-denied", 3, 1, 1, 0.5)
    assert denied.example.id == "c"
    assert DENIES in denied.example.reason
    assert (loop.id, loop.hits) == ("loop", 0)
    written = json.loads((tmp_path / "out/summary.json").read_text())
    assert written["checks"][0]["rate"] == 0.5
    assert {"hardcase", "python"} <= written["versions"].keys()


def test_a_packet_that_was_not_recorded_is_not_asked_about(tmp_path):
    """A person who takes over proves a handover and says nothing about its packet."""
    human = {"speaker": "human"}
    bare = a_row("a", "Mould!", FINE, "Hello?", {"text": "Ida here.", **human})
    packed = a_row("b", "Mould!", {"text": "I pass you on.", "handover": {"queue": "counter", "issue": "mould"}})

    grade_recordings([write_rows(tmp_path / "in.jsonl", [bare, packed])], tmp_path / "out", a_sheet())

    first, second = lines_of(tmp_path / "out/verdicts.jsonl")
    assert [each["criterion_id"] for each in first["verdicts"]] == ["loop", "ai-denied"]
    assert [each["criterion_id"] for each in second["verdicts"]] == ["loop", "ai-denied", "packet-complete"]
    assert (first["handover"], second["handover"]) == ({"turn": 1, "queue": ""}, {"turn": 1, "queue": "counter"})


def test_a_recording_that_names_a_case_is_graded_against_it(tmp_path):
    """Its lines are recognised word for word; a case that nobody knows is counted and graded without."""
    case = a_case("Is it done?", criteria=(*CHECKS, a_check("escalation", points=10)), escalation=MUST_NOT)
    rows = [a_row("a", "Is it done?", FINE, case="stale-loaf"), a_row("b", "Is it?", FINE, case="gone")]
    sheet = a_sheet(cases={case.id: case})

    summary = grade_recordings([write_rows(tmp_path / "in.jsonl", rows)], tmp_path / "out", sheet)

    assert (summary.with_case, summary.unknown_case, summary.conversations) == (1, 1, 2)
    first, second = lines_of(tmp_path / "out/verdicts.jsonl")
    assert first["case"] == "stale-loaf"
    assert first["escalation"]["outcome"] == "none-due"
    assert "case" not in second


def test_several_processes_say_what_one_says(tmp_path):
    """The same lines in the same order, the same sums, also when a row of each chunk is no conversation."""
    rows = [a_row(f"r{n}", "Where?", DENIES if n % 7 == 0 else FINE) if n % 50 else {"n": n} for n in range(700)]
    path = write_rows(tmp_path / "in.jsonl", rows)
    seen = []

    one = grade_recordings([path], tmp_path / "one", a_sheet(), jobs=1)
    two = grade_recordings([path], tmp_path / "two", a_sheet(), jobs=2, done=seen.append)

    assert one == two
    assert sum(seen) == two.rows == 700
    assert (two.rows_set_aside, two.checks[0].hits) == (14, 98)
    for name in ("verdicts.jsonl", "set_aside.jsonl", "summary.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_whoever_stops_it_keeps_what_was_finished(tmp_path):
    """Ctrl-C: whole lines, a summary of them that says it is not complete, and the stop goes on up."""
    path = write_rows(tmp_path / "in.jsonl", [a_row(f"r{n}", "Where?", FINE) for n in range(300)])

    def stop(rows):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        grade_recordings([path], tmp_path / "out", a_sheet(), done=stop)

    kept = lines_of(tmp_path / "out/verdicts.jsonl")
    summary = json.loads((tmp_path / "out/summary.json").read_text())
    assert 0 < len(kept) == summary["conversations"] < 300
    assert summary["complete"] is False


class BreaksOn:
    """Stands in for a reader or a grader: raises for one id, as a bug would."""

    def __init__(self, real):
        self._real = real

    def __call__(self, data, *more, **named):
        if b"strange" in (data if isinstance(data, bytes) else data.id.encode()):
            raise TypeError("no such thing as \ud800")
        return self._real(data, *more, **named)


@pytest.mark.parametrize(
    "broken",
    ["hardcase.pipeline.import_recordings.recording_of", "hardcase.pipeline.grade_recordings.conversation_of"],
    ids=["reading", "grading"],
)
def test_a_row_that_breaks_its_reader_is_set_aside(tmp_path, monkeypatch, broken):
    """Any exception takes one row out, with its name and words, and counts nothing of it twice."""
    module, name = broken.rsplit(".", 1)
    monkeypatch.setattr(sys.modules[module], name, BreaksOn(getattr(sys.modules[module], name)))
    rows = [a_row("a", "Where?", FINE), a_row("strange", "Where?", DENIES), a_row("c", "Where?", FINE)]
    path = write_rows(tmp_path / "in.jsonl", rows)

    summary = grade_recordings([path], tmp_path / "out", a_sheet())
    told = import_recordings([path], tmp_path / "out.jsonl", Dialect())

    (left,) = lines_of(tmp_path / "out/set_aside.jsonl")
    assert left["reason"] == "reading it failed with TypeError: no such thing as ?"
    assert (left["row"], summary.rows_graded, summary.rows_set_aside, summary.conversations) == (2, 2, 1, 2)
    assert {each.asked for each in summary.checks} == {2}
    assert told.rows == told.rows_written + told.set_aside == 3


def test_a_value_that_json_has_no_words_for_is_set_aside(tmp_path):
    """A table may hold what cannot be written, as a picture; the row goes and the rest stays."""
    path = tmp_path / "desk.csv"
    path.write_bytes(b"id,from,body,l\xe4ge\nA,user,Hello,here\nA,bot,Hi,here\nB,user,Hello,\nB,bot,Hi,\n")

    told = import_recordings([path], tmp_path / "out.jsonl", dialect_of(columns="id=id,speaker=from,text=body"))

    assert (told.rows, told.rows_written, told.set_aside) == (4, 2, 2)
    assert "UnicodeEncodeError" in told.reasons[0].reason


@pytest.mark.parametrize("how", [Dialect(), dialect_of(columns="id=id,speaker=from,text=body")], ids=["rows", "table"])
def test_what_is_read_is_never_written(tmp_path, how):
    """Into a folder that is read, or through a link: refused before the first byte; else it would never end."""
    folder = tmp_path / "chats"
    folder.mkdir()
    path = write_rows(folder / "in.jsonl", [a_row("a", "Where?", FINE)])
    before = path.read_bytes()
    (tmp_path / "link.jsonl").symlink_to(path)
    (folder / "x.set_aside.jsonl").write_bytes(before)
    (folder / "graded").mkdir()
    (folder / "graded/verdicts.jsonl").write_bytes(before)

    for out in (path, tmp_path / "link.jsonl", folder / "x.jsonl"):
        with pytest.raises(OptionError, match="read and written at once"):
            import_recordings([folder], out, how, force=True)
    with pytest.raises(OptionError, match="read and written at once"):
        grade_recordings([folder], folder / "graded", a_sheet(dialect=how), force=True)
    assert {each.read_bytes() for each in folder.rglob("*.jsonl")} == {before}
    assert not (folder / "x.jsonl").exists()


def test_a_new_file_in_a_folder_that_is_read_is_not_read(tmp_path):
    """Which files are read is settled before the first byte is written."""
    write_table(tmp_path / "desk.csv", [("A", "user", "1"), ("A", "bot", "2")])

    told = import_recordings([tmp_path], tmp_path / "z.jsonl", TABLE)

    assert (told.rows, told.conversations) == (2, 1)


@pytest.mark.parametrize("company", [None, ROOT / "suites/company.yaml"], ids=["no company", "company"])
def test_verdicts_do_not_depend_on_processes(tmp_path, company):
    """Every check that needs no case, with a company and without: the same bytes with one process and with two."""
    said = [
        FINE,
        DENIES,
        "I have refunded 40.00 to your card today.",
        "I pass you on to a colleague now.",
        "Hej, tack!",
    ]
    rows = [a_row(f"r{n}", "Where is my 40.00?", said[n % 5], "And?", said[n % 3]) for n in range(320)]
    path = write_rows(tmp_path / "in.jsonl", rows)
    sheet = sheet_of(Dialect(language="en"), rubrics=ROOT / "rubrics", company=company)

    for jobs in (1, 2):
        grade_recordings([path], tmp_path / str(jobs), sheet, jobs=jobs)

    for name in ("verdicts.jsonl", "summary.json"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_each_line_says_which_answers_speak_against_the_bot(tmp_path):
    """`hits` are the criteria that the summary counts as hits, so nobody needs to know which outcome is bad."""
    rows = [a_row("a", "Where?", FINE), a_row("c", "Are you a bot?", DENIES)]

    grade_recordings([write_rows(tmp_path / "in.jsonl", rows)], tmp_path / "out", a_sheet())

    assert [each["hits"] for each in lines_of(tmp_path / "out/verdicts.jsonl")] == [[], ["ai-denied"]]


def test_a_conversation_with_a_damaged_row_is_not_graded_as_if_whole(tmp_path):
    """Set aside with the row; where a damaged row does not say whose it is, so are both beside it."""
    good = [f"{name},{who},{n}" for name in "ABCDE" for n, who in enumerate(("user", "bot"))]
    lines = ["id,from,body", *good[:3], "B,bot,2,of,many", *good[3:5], ",,,,", *good[5:], "B,user,late"]
    path = tmp_path / "desk.csv"
    path.write_text("\n".join(lines) + "\n")
    how = dialect_of(columns="id=id,speaker=from,text=body")

    read = {each.name: (each.count, each.wrong) for each in items([path], how) if each.name}
    told = import_recordings([path], tmp_path / "out.jsonl", how)

    assert read["A"] == (2, "")
    assert read["B"] == (3, "row 5 of it is damaged")
    assert read["C"] == (2, "row 8 beside it is damaged, and may be of it")
    assert read["D"] == read["E"] == (2, "")
    assert told.rows == told.rows_written + told.set_aside == 13


def test_a_damaged_row_of_nobody_puts_both_beside_it_aside(tmp_path):
    """It may be the last of one or the first of the next; a third is left alone."""
    rows = [json.dumps({"id": name, "from": who, "body": "Hi"}) for name in "ABC" for who in ("user", "bot")]
    path = tmp_path / "desk.jsonl"
    path.write_text("\n".join([*rows[:2], '{"id": "A", "fr', *rows[2:]]) + "\n")
    how = dialect_of(columns="id=id,speaker=from,text=body")

    read = [(each.name, each.wrong) for each in items([path], how) if each.name]

    beside = "row 3 beside it is damaged, and may be of it"
    assert read == [("A", beside), ("B", beside), ("C", "")]


def test_a_column_that_no_file_has_is_told_before_work(tmp_path):
    """With the columns there are, and the nearest."""
    path = write_table(tmp_path / "desk.csv", [("A", "user", "1")])

    with pytest.raises(OptionError, match=r"no column 'tickets'(.|\n)*did you mean 'ticket'(.|\n)*'body', 'from'"):
        items([path], dialect_of(columns="id=tickets,speaker=from,text=body"))


def test_reasons_are_counted_by_kind():
    """Names and numbers in them do not make two of one; rows count; memory is bounded."""
    reasons = Reasons()
    for n in range(5_000):
        reasons.add(f"'name {n}' speaks in turn {n}", 1)
        reasons.add("reason " + in_letters(n), 1)
    reasons.add("torn", 7)
    reasons.add("torn", 2)

    first, second, _ = reasons.commonest()
    assert (first.reason, first.rows) == ("'name 0' speaks in turn 0", 5_000)
    assert second.rows <= 9
    assert len(reasons._seen) <= 1_000


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path):
    """An error before the first row, unless it is forced."""
    path = write_rows(tmp_path / "in.jsonl", [a_row("a", "Where?", FINE)])
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("mine")

    with pytest.raises(OptionError, match="is not empty"):
        grade_recordings([path], tmp_path / "out", a_sheet())
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["mine.txt"]
    assert grade_recordings([path], tmp_path / "out", a_sheet(), force=True).rows == 1


def test_nothing_to_read_is_wrong_input(tmp_path):
    """An empty file graded well would be the best bot of all."""
    (tmp_path / "in.jsonl").write_text("\n")

    with pytest.raises(OptionError, match="holds no rows"):
        grade_recordings([tmp_path / "in.jsonl"], tmp_path / "out", a_sheet())
    with pytest.raises(OptionError, match="holds no rows"):
        import_recordings([tmp_path / "in.jsonl"], tmp_path / "out.jsonl", Dialect())
    assert not (tmp_path / "out.jsonl").exists()


MUTATIONS = st.sampled_from(["cut", "type", "null", "huge", "role", "nul", "latin", "drop", "nothing"])


@given(seed=st.integers(0, 10_000), mutations=st.lists(MUTATIONS, min_size=1, max_size=12))
def test_rows_in_are_rows_graded_and_rows_set_aside(seed, mutations, tmp_path_factory):
    """Whatever is done to a file, no row is lost, doubled or graded twice, and nothing is raised."""
    draw, lines = random.Random(seed), []
    for number, mutation in enumerate(mutations):
        row = a_row(f"r{number}", "Where?", FINE, "And?", DENIES)
        turn = draw.choice(row["turns"])
        if mutation in {"type", "null", "huge", "role", "nul"}:
            values = {"type": draw.choice([5, [], {}, True]), "null": None, "huge": "x" * 200_000, "nul": "a\x00b"}
            turn["speaker" if mutation == "role" else "text"] = values.get(mutation, "weaver")
        if mutation == "drop":
            del row[draw.choice(list(row))]
        line = json.dumps(row).encode()
        lines.append(
            line[: draw.randrange(1, len(line))] if mutation == "cut" else line.replace(b"?", b"\xe9")
            if mutation == "latin" else line
        )  # fmt: skip
    folder = tmp_path_factory.mktemp("mutated")
    path = folder / "in.jsonl"
    path.write_bytes(b"\n".join(lines))

    summary = grade_recordings([path], folder / "out", a_sheet())
    told = import_recordings([path], folder / "out.jsonl", Dialect())

    assert summary.rows == len(mutations) == summary.rows_graded + summary.rows_set_aside
    assert len(lines_of(folder / "out/verdicts.jsonl")) == summary.rows_graded
    assert sum(each.get("rows", 1) for each in lines_of(folder / "out/set_aside.jsonl")) == summary.rows_set_aside
    assert (told.rows, told.rows_written) == (summary.rows, summary.rows_graded)


def test_imported_is_graded_like_what_it_came_from(tmp_path):
    """`import` loses nothing that `grade` reads: the same verdicts before and after."""
    rows = [
        {"id": "w", "messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": DENIES}]},
        {"id": "v", "turns": [{"role": "customer", "text": "Hi"}, {"role": "agent", "text": '{"message": "Hello."}'}]},
        {"id": "u", "turns": [{"role": "agent", "text": '{"ok": 1}'}]},
    ]
    path, out = write_rows(tmp_path / "in.jsonl", rows), tmp_path / "out.jsonl"

    told = import_recordings([path], out, Dialect())

    assert (told.rows, told.rows_written, told.set_aside, told.unwrapped) == (3, 2, 1, 1)
    assert lines_of(set_aside_path(out))[0]["reason"] == "the reply in turn 0 is JSON and not words"
    before = grade_recordings([path], tmp_path / "before", a_sheet())
    after = grade_recordings([out], tmp_path / "after", a_sheet())
    assert (before.checks, before.unwrapped) == (after.checks, after.unwrapped)
    with pytest.raises(OptionError, match="is there already"):
        import_recordings([path], out, Dialect())


def write_table(path, rows):
    """A CSV of (ticket, from, body)."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("ticket", "from", "body"), *rows])
    return path


TABLE = dialect_of(columns="id=ticket,speaker=from,text=body")


@pytest.mark.parametrize("jumbled", [False, True], ids=["in one piece", "scattered"])
def test_rows_of_a_help_desk_become_conversations(tmp_path, jumbled):
    """Each conversation once, its rows in order, whether they stand together or not."""
    rows = [(f"T-{n}", who, f"{n} {k}") for n in range(5) for k, who in enumerate(("user", "bot", "user", "bot"))]
    if jumbled:
        rows.sort(key=lambda row: row[2].split()[1])
    path = write_table(tmp_path / "desk.csv", rows)

    read = [read_item(item, TABLE) for item in items([path], TABLE)]

    assert sorted(each.id for each in read) == [f"T-{n}" for n in range(5)]
    assert all([turn.text for turn in each.turns] == [f"{each.id[2:]} {k}" for k in range(4)] for each in read)


def test_only_scattered_conversations_are_held(tmp_path):
    """A conversation in one piece is handed on as soon as the next begins; the scattered one at its last row."""
    spoken = ["A user 1", "B user 2", "B bot 3", "C user 4", "A bot 5", "D user 6"]
    rows = [tuple(each.split()) for each in spoken]
    path = write_table(tmp_path / "desk.csv", rows)

    assert [(each.name, each.row, each.count) for each in items([path], TABLE)] == [
        ("B", 3, 2),
        ("C", 5, 1),
        ("A", 2, 2),
        ("D", 7, 1),
    ]


def test_messages_without_a_conversation_are_set_aside_by_row(tmp_path):
    """Counts are rows, not conversations: a conversation of three rows that fits nothing takes three out."""
    rows = [("A", "user", "1"), ("", "bot", "2"), ("A", "bot", "3"), *[("Z", "Zoe", str(n)) for n in range(3)]]
    path = write_table(tmp_path / "desk.csv", rows)

    told = import_recordings([path], tmp_path / "out.jsonl", TABLE)

    assert (told.rows, told.rows_written, told.conversations, told.set_aside) == (6, 2, 1, 4)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param({"format": "xml"}, "unknown format 'xml'", id="format"),
        pytest.param({"columns": "id=a,speaker=b"}, "does not say which column is 'text'", id="missing column"),
        pytest.param({"format": "columns"}, "does not say which column is 'id'", id="no columns"),
        pytest.param({"columns": "id=a,who=b"}, "unknown column 'who'", id="unknown column"),
        pytest.param({"columns": "id"}, "'id' is no pair", id="no pair"),
        pytest.param({"columns": "id=a,speaker=b,text=c", "format": "tau"}, "does not go with", id="both"),
        pytest.param({"speakers": "Zoe=weaver"}, "unknown speaker 'weaver'", id="speaker"),
    ],
)
def test_what_was_typed_wrong_is_told_with_a_fix(typed, said):
    """Before a file is opened."""
    with pytest.raises(OptionError, match=said):
        dialect_of(**typed)


def test_the_sheet_is_what_files_say(tmp_path, monkeypatch):
    """Rubrics from the folder, tools that hand over from the company, cases from suites."""
    write_project(tmp_path, {"anna": "good"})
    monkeypatch.chdir(tmp_path)

    sheet = sheet_of(Dialect(language="sv"), suites=["suites"], company=ROOT / "suites/company.yaml")

    assert [each.id for each in sheet.plain.criteria] == ["z-ai-denied"]
    assert (sheet.plain.language, list(sheet.cases), sheet.hand_over_tools) == ("sv", ["anna"], ("hand_over",))
    with pytest.raises(OptionError, match="no such file"):
        sheet_of(Dialect(), company=tmp_path / "none.yaml")
    with pytest.raises(OptionError, match="no such folder"):
        sheet_of(Dialect(), rubrics=tmp_path / "none")


def test_a_case_that_expects_nothing_asks_only_what_words_answer():
    """Checks of the words without a company; never what a case would have to say, nor a judge."""
    from hardcase.cases import load_rubrics
    from hardcase.verdicts import CHECKS as KNOWN

    rubrics = load_rubrics(ROOT / "rubrics")
    alone, with_company = expecting_nothing(rubrics), expecting_nothing(rubrics, company=a_company(), language="de")

    assert {KNOWN[each.check].needs for each in alone.criteria} == {"words"}
    assert {KNOWN[each.check].needs for each in with_company.criteria} <= {"words", "company"}
    assert {each.id for each in alone.criteria} <= {each.id for each in with_company.criteria}
    assert (with_company.language, with_company.turns, with_company.records) == ("de", (), {})


def test_repeats_are_counted_across_conversations_only():
    """Numbers and ids aside; the same words twice in one conversation are no repeat; short turns never are."""
    sample = RepeatSample(seed=0)
    for texts in (
        ["Your order ORD-1 of 3 May comes to you by bike at noon.", "Bye now."],
        ["Your  order ORD-22 of 9 May comes to YOU by bike at noon.", "Bye now."],
        ["This loaf was baked for nobody else but you alone.", "This loaf was baked for nobody else but you alone."],
    ):
        sample.add(turn_hashes(texts, seed=0))

    seen = sample.seen()
    assert (seen.turns, seen.distinct, seen.repeated, seen.rate, seen.sampled) == (4, 2, 2, 0.5, 1)
    assert RepeatSample(seed=0).seen().rate is None


def in_letters(number):
    """A number as a word without digits."""
    return format(number, "x").translate(str.maketrans("0123456789", "ghijklmnop"))


def test_the_sample_of_repeats_is_bounded_and_near_the_truth():
    """A hundred times more kinds of turns than it holds: it keeps to its limit and still sees the share."""
    sample, draw = RepeatSample(seed=3, limit=500), random.Random(5)
    for n in range(20_000):
        own = f"this sentence is told to nobody else but to {in_letters(n)}"
        common = f"the sentence that many customers hear is about {in_letters(draw.randrange(2_000))}"
        sample.add(turn_hashes([own, common], seed=3))

    seen = sample.seen()
    assert seen.distinct <= 500
    assert seen.sampled < 0.05
    assert abs(seen.rate - 0.5) < 0.15
    assert seen.seed == 3


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell a process's peak memory")
def test_memory_does_not_grow_with_the_file(tmp_path):
    """Ten times the conversations: the same peak, but for a few megabytes."""
    row = a_row("r", "Where is it?", FINE * 10)
    peaks = []
    for count in (1_500, 15_000):
        path = write_rows(tmp_path / f"{count}.jsonl", ({**row, "id": f"r{n}"} for n in range(count)))
        code = (
            "import pathlib\n"
            "from hardcase.pipeline import grade_recordings\n"
            "from tests.pipeline.test_recordings import a_sheet\n"
            f"grade_recordings([{str(path)!r}], pathlib.Path({str(tmp_path / f'out{count}')!r}), a_sheet())\n"
            "print(pathlib.Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
        )
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
        peaks.append(int(done.stdout) / 1024)

    assert peaks[1] - peaks[0] < 6, peaks


def test_a_language_in_every_row_does_not_grow_the_sheet():
    """Hostile rows may name a thousand languages; none of them breaks a check."""
    grading = Grading(a_sheet())
    rows = [a_row(f"r{n}", "Where?", FINE, language=f"x{n}") for n in range(1_000)]

    chunk = grading.grade([Item(file="f", row=n, data=json.dumps(row).encode()) for n, row in enumerate(rows, 1)])

    assert chunk.conversations == 1_000
    assert len(grading._plain) <= 257


def test_reading_is_lazy():
    """Only as much is read as can be graded soon."""
    taken = []

    def coming():
        for n in range(100_000):
            taken.append(n)
            yield Item(file="f", row=n, wrong="none")

    stream = graded(coming(), a_sheet(), jobs=1)
    next(stream)
    stream.close()

    assert len(taken) < 1_000


@pytest.mark.parametrize(
    ("name", "rows", "set_aside", "acts"),
    [
        pytest.param("tau_airline_gpt4o", 200, 0, 48, id="gpt-4o"),
        pytest.param("tau2_whissle_airline", 50, 0, 24, id="second"),
        pytest.param("tau2_orchestrator_airline", 50, 17, 13, id="wrapped replies"),
    ],
)
def test_recorded_bots_are_read_whole(name, rows, set_aside, acts):
    """Every row of three recorded bots: handed over or not as their journals say, wrapped replies never graded raw."""
    folder = os.environ.get("HARDCASE_TEST_DATA")
    if not folder:
        pytest.skip("HARDCASE_TEST_DATA is not set: no recorded bots to read")
    from hardcase.conversations import conversation_of

    read = [read_item(item, Dialect()) for item in items([Path(folder) / f"{name}.jsonl"], Dialect())]
    recordings = [each for each in read if isinstance(each, Recording)]
    handovers = [conversation_of(each).handover for each in recordings]

    assert (len(read), len(read) - len(recordings)) == (rows, set_aside)
    assert sum(each is not None and not each.inferred for each in handovers) == acts
    assert not any(turn.text.lstrip().startswith('{"') for each in recordings for turn in each.turns)
    assert not any(each.meta.get("results_without_call") for each in recordings)
