"""Judges by name: who is who, and who is refused before anybody is asked."""

import itertools
import sys

import pytest

from hardcase.cases import load_suites
from hardcase.errors import OptionError
from hardcase.options import Settings
from hardcase.pipeline import find_judge, find_judges, folder_for
from tests.project import write_project

NUMBERS = itertools.count()
BASE = """
class Base:
    standing = None

    async def rule(self, case, conversation, criteria):
        return {}
"""
LIB = """
from BASE import Base


class LLM(Base):
    name = "llm@1"

    def __init__(self, model):
        self.model = model
"""
OWN = """
from LIB import LLM

judge = LLM(model="strong-1")
weak = LLM(model="weak-0")
weak.name = "weak@1"
"""


class Modules:
    """A judge of one's own, in a module of its own, whose class and base class lie in two more."""

    def __init__(self, folder, monkeypatch):
        monkeypatch.chdir(folder)
        monkeypatch.syspath_prepend(str(folder))
        write_project(folder, {"case-00": "good"})
        self.folder, self.suites = folder, load_suites([folder / "suites"])
        number = next(NUMBERS)
        self.names = {name: f"{name.lower()}_of_judges_{number}" for name in ("BASE", "LIB", "OWN")}

    def write(self, name, text):
        """Write a module, as if the process began anew."""
        for placeholder, module in self.names.items():
            text = text.replace(placeholder, module)
            sys.modules.pop(module, None)
        (self.folder / f"{self.names[name]}.py").write_text(text, encoding="utf-8")

    def spec(self, attribute="judge"):
        """How a judge is named."""
        return f"{self.names['OWN']}:{attribute}"

    def find(self, attribute="judge"):
        """The judge."""
        return find_judge(self.spec(attribute), self.suites)

    def find_all(self, *specs):
        """The judges of a run."""
        return find_judges(Settings(judge=specs), self.suites)


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """Three modules that make a judge."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    made = Modules(tmp_path, monkeypatch)
    for name, text in (("BASE", BASE), ("LIB", LIB), ("OWN", OWN)):
        made.write(name, text)
    yield made
    for each in (*made.names.values(), "my_bot"):
        sys.modules.pop(each, None)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("OWN", OWN.replace("strong-1", "strong-2"), id="where it is made"),
        pytest.param("LIB", f"{LIB}\n# another prompt\n", id="where its class is"),
        pytest.param("BASE", f"{BASE}\n# another prompt\n", id="where the base of its class is"),
    ],
)
def test_another_text_is_another_judge(modules, name, text):
    """Whichever of its modules is edited; otherwise it stays who it is."""
    before = modules.find().fingerprint

    assert modules.find().fingerprint == before
    modules.write(name, text)
    assert modules.find().fingerprint != before


def test_two_of_one_class_are_two_judges(modules):
    """Also where both sign alike."""
    modules.write("OWN", OWN.replace('"weak@1"', '"llm@1"'))

    assert modules.find("judge").fingerprint != modules.find("weak").fingerprint


def test_what_a_judge_says_of_itself_counts(modules):
    """It knows what can change its answers, and its text may then change."""
    modules.write("OWN", f'{OWN}judge.fingerprint = "f00d"\n')

    assert modules.find().fingerprint == "f00d"


def test_a_judge_whose_source_cannot_be_read_holds_no_licence_and_earns_none(modules, tmp_path):
    """Nothing would show that it is still the one that was measured; it may judge, and counts for nothing."""
    modules.find()
    for module in modules.names.values():
        (tmp_path / f"{module}.py").unlink()

    judge = modules.find()

    assert (judge.fingerprint, judge.standing.held) == ("", {})
    assert all("names no fingerprint" in why for why in judge.standing.advisory.values())
    assert modules.find_all(modules.spec(), modules.spec("weak"))
    with pytest.raises(OptionError, match=r"fingerprint '' of a judge cannot name a file\n.*attribute 'fingerprint'"):
        folder_for(judge, tmp_path)


@pytest.mark.parametrize("name", ["a+b@1", "+", "", " "])
def test_a_name_that_cannot_sign_is_refused(modules, name):
    """Votes are signed with all names, joined."""
    modules.write("OWN", f"{OWN}judge.name = {name!r}\n")

    with pytest.raises(OptionError, match=r"signs as .*\n  fix: give it a name"):
        modules.find()


@pytest.mark.parametrize(
    ("specs", "edit"),
    [
        pytest.param(("local", "local"), "", id="one judge twice"),
        pytest.param(("OWN:judge", "OWN:weak"), 'weak.name = "llm@1"', id="two that sign alike"),
        pytest.param(("OWN:judge", "OWN:weak"), 'judge.fingerprint = weak.fingerprint = "f00d"', id="one fingerprint"),
    ],
)
def test_two_judges_that_cannot_be_told_apart_are_refused(modules, specs, edit):
    """Their answers, licences and frozen items would be taken for one another's."""
    modules.write("OWN", f"{OWN}\n{edit}\n")

    with pytest.raises(OptionError, match="cannot be told apart"):
        modules.find_all(*(each.replace("OWN", modules.names["OWN"]) for each in specs))


def test_two_judges_of_one_module_may_vote(modules):
    """Each with a name of its own."""
    assert [each.name for each in modules.find_all(modules.spec(), modules.spec("weak"))] == ["llm@1", "weak@1"]
