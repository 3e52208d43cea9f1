"""Files of licences: found in the project first, read strictly, written whole."""

import datetime
import math

import pytest
from msgspec import structs

from hardcase.errors import OptionError
from hardcase.pipeline import judged_criteria, licence_folders, read_anchors, read_licence, shipped_data, write_licence
from hardcase.verdicts import Anchor, Licence, standing
from tests.builders import a_case, a_conversation, a_judged
from tests.cases.bakery import Tree

LICENCE = Licence(
    judge="j@1",
    fingerprint="0123456789abcdef",
    labels="author labels",
    annotators=("ada",),
    measured="2026-11-22",
    languages=("en",),
    criteria=(),
)


def an_anchor(case_id="stale-loaf", answered="met"):
    """One frozen item."""
    case = a_case(case_id=case_id, criteria=(a_judged("warm"), a_judged("blunt", points=-2)))
    conversation = a_conversation("Stale.", "What a pity.", case_id=case_id)
    return Anchor(case=case, conversation=conversation, criterion="warm", label="met", answered=answered)


def test_what_is_written_is_read_again(tmp_path):
    """Licence and anchors come back as they were, whole cases with their company among them."""
    anchors = (an_anchor(), an_anchor("wrong-roll", answered="ungraded"))
    written, path = write_licence(LICENCE, anchors, tmp_path / "new")

    assert (written.anchors, structs.replace(written, anchors=0, anchors_hash="")) == (2, LICENCE)
    assert path == tmp_path / "new" / "0123456789abcdef.json"
    assert read_licence(LICENCE.fingerprint, tmp_path / "new") == written
    assert read_anchors(LICENCE.fingerprint, tmp_path / "new") == anchors
    assert {each.name for each in path.parent.iterdir()} == {path.name, "0123456789abcdef.anchors.jsonl"}


def test_what_anchors_share_is_written_once(tmp_path):
    """Forty copies of one company's policies would make a file of megabytes."""
    write_licence(LICENCE, [an_anchor(f"case-{index}") for index in range(40)], tmp_path)

    text = (tmp_path / "0123456789abcdef.anchors.jsonl").read_text(encoding="utf-8")
    assert text.count("Stale bread is paid back") == 1
    assert len(text.splitlines()) == 41


def test_a_second_measurement_takes_the_place_of_the_first(tmp_path):
    """A judge has one licence: a lost one leaves no anchors behind."""
    write_licence(LICENCE, [an_anchor()], tmp_path)
    worse = structs.replace(LICENCE, measured="2026-12-01")
    write_licence(worse, [], tmp_path)

    assert read_licence(LICENCE.fingerprint, tmp_path) == worse
    assert read_anchors(LICENCE.fingerprint, tmp_path) == ()


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda lines: lines[:2], id="cut"),
        pytest.param(lambda lines: [], id="emptied"),
        pytest.param(lambda lines: [*lines, lines[-1]], id="one twice"),
        pytest.param(lambda lines: [lines[0], *lines[:0:-1]], id="in another order"),
        pytest.param(
            lambda lines: [each.replace('"answered":"met"', '"answered":"not_met"') for each in lines], id="edited"
        ),
    ],
)
def test_a_licence_stands_for_its_own_frozen_items_alone(tmp_path, edit):
    """One item left of forty would keep a judge that has drifted."""
    write_licence(LICENCE, [an_anchor("a"), an_anchor("b"), an_anchor("c")], tmp_path)
    path = tmp_path / "0123456789abcdef.anchors.jsonl"
    path.write_text("".join(f"{line}\n" for line in edit(path.read_text("utf-8").splitlines())), encoding="utf-8")

    with pytest.raises(OptionError, match=r"holds \d frozen items, which are not the 3 of the licence"):
        read_anchors(LICENCE.fingerprint, tmp_path)


def test_lines_may_end_otherwise(tmp_path):
    """A checkout on another system ends lines in its own way, and the items are the same."""
    write_licence(LICENCE, [an_anchor()], tmp_path)
    path = tmp_path / "0123456789abcdef.anchors.jsonl"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert read_anchors(LICENCE.fingerprint, tmp_path) == (an_anchor(),)


def test_no_file_is_no_licence(tmp_path):
    """A judge that was never measured has none, which is no error."""
    assert read_licence("abc", tmp_path / "nowhere") is None
    assert read_anchors("abc", tmp_path) == ()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"judge": "j"}', "\udcff"])
def test_a_damaged_licence_is_an_error_and_not_a_missing_one(tmp_path, text):
    """Whoever edited it by hand is told where; nothing is graded on half a licence."""
    (tmp_path / "abc.json").write_bytes(text.encode("utf-8", "surrogateescape"))

    with pytest.raises(OptionError, match=r"abc\.json: is damaged") as caught:
        read_licence("abc", tmp_path)
    assert "fix: restore the file" in str(caught.value)


@pytest.mark.parametrize("day", ["soon", "2027-02-30"])
@pytest.mark.parametrize("name", ["measured", "expires"])
def test_a_day_that_is_none_is_told_with_its_place(tmp_path, name, day):
    """Where, what with its value, and what to do, before anything is graded on it."""
    _, path = write_licence(LICENCE, [], tmp_path)
    path.write_text(
        path.read_text().replace('"measured": "2026-11-22"', f'"measured": "2026-11-22", "{name}": "{day}"')
    )

    with pytest.raises(OptionError, match=rf"cdef\.json: is damaged: {name}: '{day}' is no date") as caught:
        read_licence(LICENCE.fingerprint, tmp_path)
    assert "fix: restore the file" in str(caught.value)


@pytest.mark.parametrize("odd", [math.nan, math.inf])
def test_an_anchor_that_could_not_be_read_again_as_it_is_is_refused(tmp_path, odd):
    """JSON would write null: the judge would be asked about another case, and the old licence stays."""
    write_licence(LICENCE, [an_anchor()], tmp_path)
    anchor = an_anchor("odd-roll")
    records = {"orders": ({"id": "ORD-12", "total": odd},)}

    with pytest.raises(OptionError, match="'odd-roll' or its conversation would not be read again") as caught:
        write_licence(LICENCE, [structs.replace(anchor, case=structs.replace(anchor.case, records=records))], tmp_path)
    assert "fix: take NaN and infinity out" in str(caught.value)
    assert read_anchors(LICENCE.fingerprint, tmp_path) == (an_anchor(),)


def test_a_licence_without_its_day_is_damaged(tmp_path):
    """No one can tell whether it has begun."""
    _, path = write_licence(LICENCE, [], tmp_path)
    path.write_text(path.read_text().replace('"measured": "2026-11-22"', '"measured": ""'))

    with pytest.raises(OptionError, match=r"cdef\.json: is damaged: .*length >= 1"):
        read_licence(LICENCE.fingerprint, tmp_path)


@pytest.mark.parametrize("line", ["{", "1", '{"case": 1}', '{"case": {"company": "gone"}}'])
def test_a_damaged_anchor_is_told_with_its_line(tmp_path, line):
    """The second line is meant."""
    write_licence(LICENCE, [], tmp_path)
    (tmp_path / "abc.anchors.jsonl").write_text('{"parts": {}}\n' + line + "\n", encoding="utf-8")

    with pytest.raises(OptionError, match=r"abc\.anchors\.jsonl:2: is damaged"):
        read_anchors("abc", tmp_path)


@pytest.mark.parametrize("fingerprint", ["", "../abc", "a/b", ".abc", "a b", "x" * 65])
def test_a_fingerprint_is_no_path(tmp_path, fingerprint):
    """A judge names a file with it, and never another place."""
    with pytest.raises(OptionError, match="cannot name a file"):
        read_licence(fingerprint, tmp_path)


def test_what_cannot_be_read_or_written_is_told(tmp_path):
    """A file where the folder should be, a folder where the file should be."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "abc.json").mkdir()

    with pytest.raises(OptionError, match="cannot be written"):
        write_licence(LICENCE, [], tmp_path / "file")
    with pytest.raises(OptionError, match="cannot be read"):
        read_licence("abc", tmp_path)


def test_the_projects_licences_come_before_those_that_are_shipped(tmp_path):
    """Shipped folders are looked into last, and once only from within the shipped project itself."""
    shipped = shipped_data() / "rubrics" / "licences"

    assert licence_folders(tmp_path) == (tmp_path / "rubrics" / "licences", shipped)
    assert [each.resolve() for each in licence_folders(shipped_data())] == [shipped.resolve()]


def test_what_a_judge_can_be_licensed_for_is_what_the_rubrics_leave_to_judges(tmp_path):
    """And typed facts, together: no rubric words them. Standing can be asked for each."""
    criteria = judged_criteria(Tree(tmp_path).load())

    assert [each.id for each in criteria] == ["every-ask-answered", "case-facts"]
    worth = standing(LICENCE, criteria, fingerprint=LICENCE.fingerprint, today=datetime.date(2026, 11, 22))
    assert set(worth.advisory.values()) == {"it was not measured on this criterion"}


def test_two_wordings_of_one_criterion_are_not_measured_together(tmp_path):
    """A licence holds for one question."""
    one, other = Tree(tmp_path / "a"), Tree(tmp_path / "b")
    other.edit("rubrics/correctness.yaml", "Each ask is answered.", "All is answered.")

    with pytest.raises(OptionError, match="words 'every-ask-answered' otherwise"):
        judged_criteria([*one.load(), *other.load()])
