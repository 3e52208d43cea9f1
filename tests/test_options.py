"""One rule for options: command line before environment before file, and a malformed value names its source."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.errors import OptionError
from hardcase.options import OPTIONS, Settings, read_settings

GOOD = {
    "bot": ("gold", ("gold",)),
    "judge": ("labels", ("labels",)),
    "trials": ("3", 3),
    "concurrency": ("4", 4),
    "seed": ("7", 7),
    "results": ("out", Path("out")),
    "gate": ("release", "release"),
    "no_gate": ("true", True),
    "resume": ("results/x", Path("results/x")),
    "turn_timeout": ("2.5", 2.5),
    "offline": ("true", True),
    "champion": ("results/c", Path("results/c")),
    "budget_usd": ("1.5", 1.5),
    "no_cache": ("true", True),
}
"""A good value of each option, as text and as read."""
OTHER = {
    "bot": "silent",
    "judge": "other",
    "trials": "5",
    "concurrency": "6",
    "seed": "8",
    "results": "elsewhere",
    "gate": "other",
    "no_gate": "false",
    "resume": "results/y",
    "turn_timeout": "9",
    "offline": "false",
    "champion": "results/d",
    "budget_usd": "3",
    "no_cache": "false",
}


@pytest.fixture
def read(tmp_path):
    """Read options from a command line, an environment and a project's file."""

    def reading(given=None, environ=None, file="", **more):
        if file:
            (tmp_path / "pyproject.toml").write_text(file, encoding="utf-8")
        return read_settings(given or {}, environ=environ or {}, folder=tmp_path, **more)

    return reading


ANYWHERE = [option.name for option in OPTIONS if not option.typed]


def in_file(name, value):
    """A project's file with one option, as text or bare."""
    bare = value in {"true", "false"} or value.replace(".", "").isdecimal()
    return f"[tool.hardcase]\n{name} = " + (value if bare else f'"{value}"') + "\n"


def test_every_option_is_a_setting_and_every_setting_an_option():
    """One table: what a front hall offers is what a run reads."""
    names = [option.name for option in OPTIONS]

    assert {*names, "explicit", "chosen"} == set(Settings.__dataclass_fields__)
    assert set(names) == set(GOOD) == set(OTHER)
    assert len(names) == len(set(names))
    assert all("_" not in option.flag for option in OPTIONS)


@pytest.mark.parametrize("where", [{"environ": {"HARDCASE_CHAMPION": "results/c"}}, {"file": in_file("champion", "c")}])
def test_a_champion_is_named_on_the_command_line_or_not_at_all(read, where):
    """One that lies in the environment or a file would stand in for the pinned one unseen."""
    with pytest.raises(OptionError, match="is taken from the command line only"):
        read(**where)


def test_nothing_given_is_the_default(read):
    """Without a word from anywhere, the documented defaults stand and none counts as asked for."""
    assert read() == Settings()


@pytest.mark.parametrize("name", GOOD)
def test_the_command_line_comes_before_the_environment(read, name):
    """What is typed wins over what the shell has set."""
    text, value = GOOD[name]

    settings = read({name: text}, {f"HARDCASE_{name.upper()}": OTHER[name]}, in_file(name, OTHER[name]))

    assert getattr(settings, name) == value
    assert settings.explicit == {name}


@pytest.mark.parametrize("name", ANYWHERE)
def test_the_environment_comes_before_the_file(read, name):
    """What the shell has set wins over what the project has written."""
    text, value = GOOD[name]

    settings = read({name: None}, {f"HARDCASE_{name.upper()}": text}, in_file(name, OTHER[name]))

    assert getattr(settings, name) == value
    assert settings.explicit == {name}


@pytest.mark.parametrize("name", ANYWHERE)
def test_the_file_comes_before_the_default(read, name):
    """What the project has written holds for everyone who asked for nothing else, and counts as nobody's own wish."""
    text, value = GOOD[name]

    settings = read({}, {}, in_file(name, text))

    assert getattr(settings, name) == value
    assert settings.explicit == frozenset()


@pytest.mark.parametrize("name", ANYWHERE)
def test_the_file_takes_hyphens_as_the_command_line_does(read, name):
    """`turn-timeout` and `turn_timeout` are one key."""
    text, value = GOOD[name]

    assert getattr(read(file=in_file(name.replace("_", "-"), text)), name) == value


MALFORMED = [
    pytest.param("trials", "0", "a whole number from 1", id="no trials"),
    pytest.param("trials", "-1", "a whole number from 1", id="a negative number"),
    pytest.param("trials", "many", "a whole number from 1", id="a word for a number"),
    pytest.param("trials", "1.5", "a whole number from 1", id="half a trial"),
    pytest.param("trials", "1_0", "a whole number from 1", id="an underscore in a number"),
    pytest.param("trials", " 3", "a whole number from 1", id="a blank before a number"),
    pytest.param("trials", "٣", "a whole number from 1", id="a digit of another script"),
    pytest.param("trials", "", "a whole number from 1", id="an empty number"),
    pytest.param("concurrency", "0", "a whole number from 1", id="nobody at work"),
    pytest.param("seed", "-1", "a whole number from 0", id="a negative seed"),
    pytest.param("turn_timeout", "0", "seconds above 0", id="no time"),
    pytest.param("turn_timeout", "nan", "seconds above 0", id="not a time"),
    pytest.param("turn_timeout", "inf", "seconds above 0", id="endless time"),
    pytest.param("turn_timeout", "1_0", "seconds above 0", id="an underscore in a time"),
    pytest.param("turn_timeout", "soon", "seconds above 0", id="a word for a time"),
    pytest.param("no_gate", "yes", "true or false", id="yes for true"),
    pytest.param("no_gate", "True", "true or false", id="True with a capital"),
    pytest.param("no_gate", "1", "true or false", id="one for true"),
    pytest.param("gate", " ", "a name or a path", id="a blank gate"),
    pytest.param("results", "", "a folder", id="an empty folder"),
    pytest.param("bot", "", "an embedded bot", id="an empty bot"),
]


@pytest.mark.parametrize(("name", "text", "wants"), MALFORMED)
@pytest.mark.parametrize("source", ["command line", "pytest", "environment", "file"])
def test_a_malformed_value_is_an_error_that_names_its_source(read, source, name, text, wants):
    """No value is guessed at: whoever wrote it is told where, and what would be good."""
    flag = name.replace("_", "-")
    arguments, named = {
        "command line": ({"given": {name: text}}, f"--{flag}: "),
        "pytest": ({"given": {name: text}, "prefix": "--hc-"}, f"--hc-{flag}: "),
        "environment": ({"environ": {f"HARDCASE_{name.upper()}": text}}, f"HARDCASE_{name.upper()}: "),
        "file": ({"file": f'[tool.hardcase]\n{name} = "{text}"\n'}, f"{name} in [tool.hardcase]: "),
    }[source]

    with pytest.raises(OptionError) as caught:
        read(**arguments)

    assert str(caught.value).startswith(f"{named}{text!r} is not usable")
    assert wants in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("seed", 0, id="seed 0 over another seed"),
        pytest.param("trials", 2, id="a number given as one"),
        pytest.param("results", Path("there"), id="a folder given as a path"),
        pytest.param("no_gate", True, id="a flag that is set"),
    ],
)
def test_values_of_python_are_given_as_much_as_text(read, name, value):
    """`hardcase.run(seed=0)` is asked for by hand, whatever the environment says."""
    settings = read({name: value}, {f"HARDCASE_{name.upper()}": OTHER[name]})

    assert getattr(settings, name) == value
    assert settings.explicit == {name}


@pytest.mark.parametrize(("name", "value"), [("trials", 0), ("turn_timeout", 0), ("concurrency", 0), ("trials", True)])
def test_a_wrong_value_of_python_is_not_taken_for_none(read, name, value):
    """Zero trials are refused, and do not become the gate's number of trials."""
    with pytest.raises(OptionError, match=repr(str(value).lower())):
        read({name: value})


@pytest.mark.parametrize("absent", [None, False, (), []], ids=repr)
@pytest.mark.parametrize("name", ANYWHERE)
def test_what_was_not_typed_leaves_the_others_their_say(read, name, absent):
    """A flag that was left out, as argparse and pytest tell it, overrules nothing."""
    text, value = GOOD[name]

    settings = read({name: absent}, {f"HARDCASE_{name.upper()}": text})

    assert getattr(settings, name) == value


def test_no_judge_is_asked_for_by_name(read):
    """`none` is checks only from every source, over whatever a later source names."""
    assert read({"judge": ["none"]}, {"HARDCASE_JUDGE": "labels"}).judge == ()
    assert read(environ={"HARDCASE_JUDGE": "none"}, file='[tool.hardcase]\njudge = "labels"\n').judge == ()
    assert read(file='[tool.hardcase]\njudge = "none"\n').judge == ()
    assert read(file="[tool.hardcase]\njudge = []\n").judge == ()
    assert read({"judge": ["none"]}).explicit == {"judge"}


@pytest.mark.parametrize("judges", [["none", "labels"], ["labels", "none"], ["none", "none"]])
def test_no_judge_beside_another_is_an_error(read, judges):
    """Nobody can mean both."""
    with pytest.raises(OptionError, match="--judge: 'none' stands beside 1 more"):
        read({"judge": judges})


def test_several_bots_come_from_each_source(read):
    """A list is a repeated option at the command line, commas in the environment, a list in the file."""
    assert read({"bot": ["a", "b"]}).bot == ("a", "b")
    assert read(environ={"HARDCASE_BOT": "a, b"}).bot == ("a", "b")
    assert read(file='[tool.hardcase]\nbot = ["a", "b"]\n').bot == ("a", "b")


@pytest.mark.parametrize(
    ("file", "what"),
    [
        pytest.param("trials = [1, 2]", "given 2 times", id="two of what there is one of"),
        pytest.param("trials = []", "given 0 times", id="none of what there is one of"),
        pytest.param("bot = []", "names none", id="no bot at all"),
        pytest.param('bot = ["a", ""]', "'' is not usable", id="an empty bot among others"),
        pytest.param("gate = {name = 'a'}", "is not usable", id="a table for a name"),
        pytest.param("results = 2026-03-12", "is not usable", id="a date for a folder"),
        pytest.param("turn_timeout = nan", "'nan' is not usable", id="TOML's own nan"),
        pytest.param("trials = 3.0", "'3.0' is not usable", id="a whole number with a point"),
        pytest.param('no_gate = "maybe"', "'maybe' is not usable", id="a word for a flag"),
        pytest.param(
            "trails = 3", "unknown key 'trails' in [tool.hardcase]\n  fix: did you mean 'trials'?", id="a slip"
        ),
        pytest.param("zzz = 3", "unknown key 'zzz'", id="a key of nothing"),
        pytest.param("no-gate = true\nno_gate = false", "'no_gate' stands twice", id="one key in two spellings"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused(read, file, what):
    """What the project's file says is read to the letter or refused, and never dropped."""
    with pytest.raises(OptionError) as caught:
        read(file=f"[tool.hardcase]\n{file}\n")

    assert what in str(caught.value)
    assert "\n  fix: " in str(caught.value)


def test_an_empty_list_of_judges_means_checks_only(read):
    """`judge = []` is a wish that can be granted."""
    assert read(file="[tool.hardcase]\njudge = []\n").judge == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[tool.hardcase\n", id="no TOML"),
        pytest.param("tool = 3\n", id="no table of tools"),
        pytest.param("[tool]\nhardcase = 3\n", id="no table of ours"),
        pytest.param("[[tool.hardcase]]\nbot = 'a'\n", id="a list of tables"),
    ],
)
def test_a_broken_project_file_is_the_callers_to_mend(read, text):
    """A pyproject.toml that cannot be read is named, and is no crash."""
    with pytest.raises(OptionError, match=r"pyproject\.toml"):
        read(file=text)


def test_a_project_file_in_another_encoding_is_named(tmp_path):
    """A file that is not UTF-8 is an error of that file."""
    (tmp_path / "pyproject.toml").write_bytes(b"# caf\xe9\n")

    with pytest.raises(OptionError, match="cannot be read"):
        read_settings({}, environ={}, folder=tmp_path)


def test_a_project_without_our_table_asks_for_nothing(read):
    """Other tools' tables are theirs."""
    assert read(file="[tool.other]\ntrials = 'x'\n") == Settings()


def test_names_of_the_command_line_that_are_no_options_are_left_alone(read):
    """A command's own arguments pass by the table of options."""
    assert read({"suites": ["a"], "quiet": True}) == Settings()


@given(st.text(max_size=12))
def test_no_text_in_the_environment_crashes(tmp_path_factory, text):
    """Whatever a shell holds, it is a setting or an OptionError."""
    folder = tmp_path_factory.getbasetemp()
    for option in OPTIONS:
        source = f"HARDCASE_{option.name.upper()}"

        try:
            settings = read_settings({}, environ={source: text}, folder=folder)
        except OptionError as error:
            said = str(error)
        else:
            said = f"{source}: {settings.explicit}"

        assert said.startswith(source)
