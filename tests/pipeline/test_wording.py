"""Wording: cases of two families in the same words, and openings that too many share, are named."""

import pytest

from hardcase.cases import load_suites
from hardcase.pipeline.wording import wording_problems
from tests.project import write_project

ONE = "You took the same fifteen pounds from my card on Monday and then again on Tuesday."


def problems(folder, lines, families=None):
    """What is wrong with the wording of cases whose customers say these lines, a family each."""
    write_project(folder, {f"case-{index}": "good" for index in range(len(lines))})
    for index, line in enumerate(lines):
        path = folder / f"suites/post/case-{index}.yaml"
        text = path.read_text().replace("say: good", f"say: {line!r}")
        if families:
            text = text.replace(f"family: case-{index}\n", f"family: {families[index]}\n")
        path.write_text(text)
    return [f"{each.path.name}: {each.what}" for each in wording_problems(load_suites([folder / "suites"]))]


def test_two_families_in_nearly_the_same_words_are_named(tmp_path):
    """Families are what statistics count: one template with other names would count twice."""
    (found,) = problems(tmp_path, [ONE, ONE.replace("pounds", "euros").replace("Monday", "Friday")])

    assert found.startswith("case-1.yaml: its customer says nearly what the one of 'case-0' says (")


@pytest.mark.parametrize(
    ("lines", "families"),
    [
        ([ONE, "The driver threw it over the gate and the vase is in bits."], None),
        ([ONE, ONE.replace("pounds", "euros")], ["twice", "twice"]),
    ],
    ids=["other words", "one family"],
)
def test_what_is_different_or_one_family_is_not_named(tmp_path, lines, families):
    """Variants of one situation may be as alike as they like."""
    assert problems(tmp_path, lines, families) == []


BEGINNINGS = ["the cot is cracked", "my rent goes out on Friday", "who changed the address", "nobody rang me at nine"]


@pytest.mark.parametrize(("count", "named"), [(2, False), (3, True)])
def test_an_opening_that_too_many_families_share_is_named(tmp_path, count, named):
    """Three families of seven that begin alike are one writer's habit; two may happen."""
    worn = [f"Hi there I {BEGINNINGS[index]} {'so ' * index}" for index in range(count)]

    found = problems(tmp_path, [*worn, *BEGINNINGS])

    assert [each for each in found if "begin with 'hi there i'" in each] == (
        ["case-2.yaml: 3 of 7 families begin with 'hi there i'"] if named else []
    )
