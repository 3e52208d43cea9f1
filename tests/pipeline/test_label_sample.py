"""Drawing what people label: by chance alone, from whatever holds conversations, without a name."""

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from hardcase.bots import ExemplarBot
from hardcase.cases import is_locked, load_suites
from hardcase.cli import main
from hardcase.conversations import conversation_of, play
from hardcase.errors import OptionError
from hardcase.pipeline import dialect_of, draw_to_label, wait_for
from hardcase.tables import write_rows
from tests.project import write_project

ROOT = Path(__file__).resolve().parents[2]
FERRY = ROOT / "tests" / "small_company" / "suites"
EMPATHY = """\
schema: 1
dimension: empathy
version: 1
criteria:
  - {id: warm, points: 3, asks: The bot is warm., grader: judge}
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A user's repository with a rubric that asks judges something, and the current folder in it."""
    words = {"anna": "good", "bela": "person", "carl": "gone", "dora": "raise", "egon": "poor"}  # what the bot does
    write_project(tmp_path, words)
    (tmp_path / "rubrics/empathy.yaml").write_text(EMPATHY)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    sys.modules.pop("my_bot", None)


def drawn(*paths, most=60, seed=1, suites=("suites",)):
    """What is drawn of some paths."""
    return wait_for(
        lambda: draw_to_label([Path(each) for each in paths], dialect_of(), most=most, seed=seed, suites=lambda: suites)
    )


def ids(found):
    """Which conversations were drawn, in order."""
    return [each.recording.id for each in found.chosen]


def a_row(name, case="anna", says="Hello.", **more):
    """One recorded conversation."""
    turns = [{"speaker": "customer", "text": "good"}, {"speaker": "bot", "text": says}]
    return {"id": name, "bot": "krume-9", "case": case, "turns": turns, **more}


def write(path, *lines):
    """A file of JSON Lines."""
    Path(path).write_text("\n".join(each if isinstance(each, str) else json.dumps(each) for each in lines))


def a_run(project, *options):
    """Run the suites once, and name the run's folder."""
    main(["run", "suites", "--no-gate", "--bot", "my_bot:reply", *options])
    (folder,) = (project / "results").glob("*-*")
    return folder


def test_a_run_gives_every_trial_that_says_something_about_the_bot(project):
    """One that could not be reached, and one without a word of the bot, are set aside with the reason."""
    found = drawn(a_run(project))

    assert sorted(ids(found)) == ["anna-1", "bela-1", "egon-1"]
    assert (found.sample.drawn, found.sample.population, found.sample.seed, found.sample.uniform) == (3, 3, 1, True)
    assert found.set_aside == 2
    assert {each.reason for each in found.reasons} == {
        "it ended as unreachable, which says nothing about the bot",
        "the bot says nothing in it",
    }


def test_no_name_of_the_bot_is_left(project):
    """Neither in the conversations nor in the name of the source, for the folder of a run is named after its bot."""
    folder = a_run(project)
    stamp, *_, end = folder.name.split("-")
    found = drawn(folder)

    assert {each.recording.bot for each in found.chosen} == {""}
    assert found.sample.source == f"{stamp}-{end}"


def test_trials_that_are_the_same_word_for_word_are_one(project):
    """A bot that never varies is not labelled once for every trial."""
    found = drawn(a_run(project, "--trials", "3"))

    assert found.sample.population == 3
    assert found.same == 6


def test_a_case_that_was_edited_since_the_run_is_set_aside(project):
    """A conversation is not read beside records and lines that it was not played with."""
    folder = a_run(project)
    path = project / "suites/post/anna.yaml"
    path.write_text(path.read_text().replace("say: good", "say: better"))
    (project / "suites/post/bela.yaml").unlink()
    found = drawn(folder)

    assert sorted(ids(found)) == ["egon-1"]
    assert {each.reason for each in found.reasons} >= {
        "its case is no longer in the suites",
        "its case was played with other lines, records or company than it has now",
    }


@pytest.mark.parametrize("name", ["chats.jsonl", "chats.parquet"])
def test_recordings_need_a_case_that_the_suites_have(project, name):
    """What names none, or an unknown one, or is no conversation, is set aside and counted by reason."""
    table = [a_row("c-1"), a_row("c-2", case="zoe", says="Yes."), a_row("c-3", case="", says="No.")]
    if name.endswith(".parquet"):
        write_rows(Path(name), table)
    else:
        write(name, *table, "{torn")
    found = drawn(name)

    assert ids(found) == ["c-1"]
    assert found.sample.source == name
    assert found.set_aside == (2 if name.endswith(".parquet") else 3)
    told = " | ".join(each.reason for each in found.reasons)
    assert "it names the case 'zoe', which the suites do not have" in told
    assert "it names no case" in told


def test_of_a_recording_only_what_judges_read_is_kept(project):
    """Who spoke, and what stood beside the words, could tell a labeller what to answer; the bot's orders stay."""
    meta = {"told": "Be kind to them.", "reward": 0.0}
    write("chats.jsonl", a_row("c-1", agent="Zoe", vendor="Acme", team="post", meta=meta))
    (one,) = drawn("chats.jsonl").chosen

    assert (one.recording.bot, one.recording.agent, one.recording.vendor) == ("", "", "")
    assert (one.recording.team, one.recording.meta) == ("post", {"told": "Be kind to them."})


@pytest.fixture
def locked(monkeypatch):
    """Every family is kept for measuring."""
    monkeypatch.setattr("hardcase.pipeline.label_sample.is_locked", lambda family: True)


def test_exemplars_are_played_and_do_not_say_what_they_are(locked):
    """What the desk answered can be read; neither kind, name nor label of an exemplar goes along."""
    found = drawn(FERRY)
    whole = str([each.recording for each in found.chosen])

    assert found.sample.population == 6
    assert found.sample.source == "suites"
    assert any(call.result for each in found.chosen for turn in each.recording.turns for call in turn.calls)
    assert "good" not in " ".join(ids(found))
    for spoiler in ("labelled_by", "outcome='met'", "exemplar"):
        assert spoiler not in whole


def test_a_handover_comes_back_as_it_was(locked):
    """The packet that a labeller reads and a judge is asked about is the one that was handed over."""
    played = {}
    for suite in load_suites([FERRY]):
        for case in suite.cases:
            for exemplar in suite.exemplars[case.id].values():
                talk = wait_for(lambda case=case, exemplar=exemplar: play(case, ExemplarBot("exemplar", exemplar)))
                played[case.id, tuple(turn.text for turn in talk.turns)] = talk
    found = drawn(FERRY).chosen

    read = {(each.case.id, tuple(turn.text for turn in each.recording.turns)): each.recording for each in found}
    assert read.keys() == played.keys()
    acts = {key: conversation_of(recording).handover for key, recording in read.items()}
    real = {key: act for key, act in acts.items() if act and not act.inferred}
    assert real == {key: talk.handover for key, talk in played.items() if talk.handover}
    assert real


def test_what_may_have_made_a_judge_is_no_sample_to_measure_it_by(project):
    """Exemplars of families that are not locked are set aside, also when a bot or a recording repeats their words."""
    (case,) = [case for suite in load_suites([FERRY]) for case in suite.cases if is_locked(case.family)]
    from_suites = drawn(FERRY)
    lines = []
    for suite in load_suites([FERRY]):
        for each in suite.cases:
            for name, exemplar in suite.exemplars[each.id].items():
                turns = [{"speaker": turn.speaker, "text": f" {turn.text}"} for turn in exemplar.turns]
                lines.append({"id": f"{each.id}.{name}", "bot": "b", "case": each.id, "turns": turns})
    write("chats.jsonl", *lines)
    from_file = drawn("chats.jsonl", suites=(FERRY,))

    for found in (from_suites, from_file):
        assert {each.case.id for each in found.chosen} == {case.id}
        assert (found.sample.population, found.set_aside) == (2, 4)
        assert "from which graders may be made" in found.reasons[0].reason


def test_the_same_seed_draws_the_same_in_the_same_order(project):
    """A sample can be drawn again; another seed draws another."""
    write("chats.jsonl", *(a_row(f"c-{index}", says=f"Number {index}.") for index in range(40)))

    first, again, other = (ids(drawn("chats.jsonl", most=10, seed=seed)) for seed in (1, 1, 2))
    assert first == again
    assert len(set(first)) == 10
    assert set(first) != set(other)


def test_every_conversation_has_the_same_chance_and_every_order(project):
    """Over many seeds each is drawn as often as any other, and comes first as often."""
    write("chats.jsonl", *(a_row(f"c-{index}", says=f"Number {index}.") for index in range(6)))
    samples = [ids(drawn("chats.jsonl", most=3, seed=seed)) for seed in range(300)]

    often, first = Counter(name for each in samples for name in each), Counter(each[0] for each in samples)
    assert all(115 <= often[f"c-{index}"] <= 185 for index in range(6)), often  # 150 expected, 4 standard deviations
    assert all(24 <= first[f"c-{index}"] <= 76 for index in range(6)), first  # 50 expected


def test_nothing_to_label_is_told_with_the_reasons(project):
    """A page of no conversations is never written."""
    write("chats.jsonl", a_row("c-1", case=""))
    (project / "rubrics/empathy.yaml").write_text("schema: 1\ndimension: empathy\nversion: 1\ncriteria: []\n")
    folder = a_run(project)

    with pytest.raises(OptionError, match=r"chats\.jsonl: nothing to label \(1: it names no case.*\n  fix: "):
        drawn("chats.jsonl")
    with pytest.raises(OptionError, match="nothing to label"):
        drawn(folder)
    with pytest.raises(OptionError, match=r"nowhere: no such file or folder\n  fix: "):
        drawn("nowhere")
