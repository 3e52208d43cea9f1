"""The change gate: silent on noise, it holds what is proven, and it never says ship."""

import pytest

from hardcase.cli import main
from hardcase.errors import OptionError, UnreachableError
from hardcase.records import Baseline, Run
from hardcase.reports import worst_cases
from hardcase.reports.github import annotations
from tests.pipeline.compared import POOR, VETO, WORDS, a_bot, a_run, words, write_compared


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project, and the current folder in it."""
    monkeypatch.chdir(write_compared(tmp_path))
    return tmp_path


def pin(bot=None):
    """Make a bot the champion."""
    run = a_run(bot)
    assert main(["champion", "set", str(run.path), "--by", "Ada", "--because", "The first."]) == 0
    return run


def a_change(bot=None, **options):
    """A run by the change gate."""
    return a_run(bot, gate="change", **options)


def rule(run, name):
    """One rule of its decision."""
    return next(each for each in run.decision.rules if each.id == name)


def test_without_a_champion_a_change_gate_is_an_error_before_the_run(project):
    """It has nothing to compare with; the message says how to pin one, and nobody was called."""
    bot = a_bot()

    with pytest.raises(OptionError, match=r"hardcase champion set RUN --gate release") as caught:
        a_change(bot)

    assert "no champion of gate 'release' is pinned" in str(caught.value)
    assert not bot.met
    assert not (project / "results").exists()


def test_an_unchanged_bot_is_told_that_no_loss_is_proven(project, capsys):
    """Exit 0, and not a word of shipping: not on the screen, not in any file."""
    pin()
    capsys.readouterr()

    run = a_change(report=True)
    code = main(["gate", str(run.path)])

    decision, shown = run.decision, capsys.readouterr().out
    assert (decision.ruling, decision.no_loss_proven, decision.exit_code, code) == ("inconclusive", True, 0, 0)
    assert decision.settle == ()
    assert shown.startswith("NO LOSS PROVEN  reply: nothing speaks against the change (gate change")
    summary = (run.path / "summary.md").read_text()
    assert summary.startswith("## No loss proven: reply, gate change")
    assert "No loss proven:" in (run.path / "report.html").read_text()
    assert 'failures="0"' in (run.path / "junit.xml").read_text()
    assert "SHIP" not in shown
    assert "Ship:" not in summary + (run.path / "report.html").read_text()
    assert list(run.conversations())[-1].trial < 2  # nothing was played once more


def test_a_proven_loss_holds(project):
    """Half of the trials in every second family, and none of them broken."""
    pin()

    run = a_change(a_bot(words(12), until=1))

    assert rule(run, "loss-correctness").status == "fail"
    assert rule(run, "broken-again").status == "pass"
    assert (run.decision.ruling, run.decision.exit_code) == ("hold", 1)


def test_a_loss_that_noise_explains_does_not(project):
    """Three lapses of forty-eight are nothing: the champion lapsed elsewhere."""
    pin(a_bot(words(3), until=1))

    run = a_change(a_bot(words(24)[-3:], until=1))

    assert run.decision.no_loss_proven
    assert len(run.decision.changes.newly_broken) == 3


def test_what_broke_is_played_once_more_and_holds_when_it_breaks_again(project):
    """The champion passes each trial, the change fails as many and twice as many again; the books still balance."""
    pin()

    run = a_change(a_bot(["word-07"]))

    card, found = run.scorecard, rule(run, "broken-again")
    (broken,) = (case for case in card.cases if case.again)
    assert (broken.id, [(each.trial, each.status) for each in broken.again]) == (
        "case-07",
        [(trial, "failed") for trial in (2, 3, 4, 5)],
    )
    assert (found.status, found.cases) == ("fail", ("case-07",))
    assert (card.planned_trials, card.trials, len(broken.trials)) == (48, 2, 2)
    assert len(list(run.conversations())) == len(list(run.verdicts())) == 52
    assert run.plan.again_at_most == 4
    assert (run.outcomes.played, sum(each.conversations for each in run.outcomes.families)) == (48, 48)
    rows = run.to_pandas()
    assert (rows[~rows.again].groupby(["case", "trial"]).ngroups, set(rows[rows.again].trial)) == (48, {2, 3, 4, 5})
    assert set(rows[rows.again].case) == {"case-07"}
    assert run.decision.ruling == "hold"


@pytest.mark.parametrize("fails", [2, 5])
def test_what_failed_by_chance_and_recovers_does_not_hold(project, fails):
    """That is what the extra trials are for, and it is said; one that passes is enough."""
    pin()

    run = a_change(a_bot(["word-07"], until=fails))

    assert run.decision.no_loss_proven
    assert "not when played once more: case-07" in rule(run, "broken-again").reason


def test_what_the_champion_fails_too_is_not_the_changes_fault(project):
    """A case that never passed cannot be broken by a change."""
    pin(a_bot(["word-07"]))
    bot = a_bot(["word-07"])

    run = a_change(bot)

    assert run.decision.no_loss_proven
    assert bot.met["word-07"] == 2
    assert run.decision.changes.still_failing == ("case-07",)


def test_a_new_veto_holds_and_an_old_one_does_not(project):
    """What the champion does already is not the change's; where it does it not, one is enough."""
    pin(a_bot(["word-01"], says=VETO))

    old, new = a_change(a_bot(["word-01"], says=VETO)), a_change(a_bot(["word-02"], says=VETO, until=1))

    assert old.decision.no_loss_proven
    assert (new.decision.ruling, rule(new, "new-vetoes").cases) == ("hold", ("case-02",))


def test_a_critical_case_of_a_release_is_played_once_more_too(project):
    """Held when it breaks again, and not when it passes each time; no other case is played again."""
    for name in ("case-07", "case-08"):
        path = project / f"suites/post/{name}.yaml"
        path.write_text(path.read_text().replace("tags: [parcel", "stakes: critical\ntags: [parcel"))
    pin()

    broken, chance = a_run(a_bot(["word-07", "word-01"])), a_run(a_bot(["word-08"], until=2))

    assert [case.id for case in broken.scorecard.cases if case.again] == ["case-07"]
    assert [(rule(each, "champion-broken").status, each.decision.ruling) for each in (broken, chance)] == [
        ("fail", "hold"),
        ("pass", "inconclusive"),
    ]


def test_a_veto_in_the_extra_trial_counts(project):
    """What was seen once cannot be unseen."""
    pin()
    met = []

    async def bot(conversation, desk):
        met.append(conversation.turns[0].text)
        if met[-1] != "word-07":
            return "It comes tomorrow morning."
        return VETO if met.count("word-07") == 3 else POOR

    run = a_change(bot)

    assert rule(run, "new-vetoes").cases == ("case-07",)
    assert run.decision.ruling == "hold"


def test_a_recorded_candidate_cannot_be_played_once_more(project):
    """What looks broken is then open, never passed over: exit 3."""
    pin()
    spoken = a_run(a_bot(["word-07"]), no_gate=True, gate=None, report=False)

    run = a_change(f"recorded:{spoken.path}")

    assert (rule(run, "broken-again").status, run.decision.exit_code) == ("inconclusive", 3)
    assert not run.decision.no_loss_proven
    assert "case-07" in rule(run, "broken-again").reason


def test_a_release_that_is_decided_again_as_a_change_says_what_was_not_played_again(project):
    """Its plan allowed no extra trial."""
    pin()
    run = a_run(a_bot(["word-07"]))

    assert main(["gate", str(run.path), "--gate", "change"]) == 3
    assert Run(run.path).decision.gate == "change"


@pytest.mark.parametrize(("more", "code"), [([], 1), (["--no-gate"], 0)], ids=["decided", "not decided"])
def test_a_run_that_is_graded_again_keeps_its_extra_trials(project, more, code):
    """They were played, and the decision rests on them, also one that is made later."""
    pin()
    run = a_change(a_bot(["word-07"]))

    assert main(["grade", str(run.path), "--judge", "none", *more]) == code
    newest = max((project / "results").glob("*-reply-*"), key=lambda each: (each / "plan.json").stat().st_mtime_ns)
    assert newest != run.path
    assert [case.id for case in Run(newest).scorecard.cases if case.again] == ["case-07"]


def test_a_champion_that_is_graded_again_keeps_its_extra_trials(project, monkeypatch):
    """A veto that fired in one of them is still the champion's own."""
    monkeypatch.setenv("HARDCASE_JUDGE", "none")
    path = project / "suites/post/case-07.yaml"
    path.write_text(path.read_text().replace("tags: [parcel", "stakes: critical\ntags: [parcel"))
    pin()
    pin(a_bot(["word-07"]))
    baseline = Baseline(project / "results/baselines/release")
    before = [len(case.again) for case in baseline.champion.card.cases]

    assert main(["champion", "rejudge"]) == 0

    assert [len(case.again) for case in baseline.champion.card.cases] == before
    assert sum(before) == 4


def test_a_run_cut_off_before_the_extra_trials_plays_them_when_it_is_resumed(project):
    """And nothing twice."""
    pin()
    run = a_change(a_bot(["word-07"]))
    for name in ("conversations.jsonl", "verdicts.jsonl"):
        ledger = run.path / name
        ledger.write_text("".join(ledger.read_text().splitlines(keepends=True)[: 2 * len(WORDS)]))
    bot = a_bot(["word-07"])

    again = a_change(bot, resume=run.path)

    assert bot.met == {"word-07": 4}
    assert again.decision.ruling == "hold"


def test_missing_conversations_make_a_change_invalid_too(project):
    """No loss was proven because nothing was measured: that is not the same."""
    pin()

    async def gone(conversation, desk):
        raise UnreachableError("nobody is there")

    assert a_change(gone).decision.exit_code == 4


def test_the_record_of_a_change_has_the_trials_that_it_planned(project):
    """What was played once more is none of them, or the same trials of every other case would be missing."""
    pin()
    run = a_change(a_bot(["word-07"]))

    again = a_change(f"recorded:{run.path}")

    assert (again.plan.trials, again.scorecard.missing_trials) == (2, 0)
    assert again.decision.ruling != "invalid"


def test_what_holds_a_change_is_told_before_what_the_champion_fails_too(project):
    """On the screen, in the summary and to GitHub, where what fails still is a warning and nobody's error."""
    old = ["word-01", "word-02", "word-03", "word-04"]
    pin(a_bot(old))

    run = a_change(a_bot([*old, "word-07"]), report=True)

    told = [line.split(" failed")[0] for line in annotations(run, root=project) if " failed::" in line]
    levels = [line.split(" ")[0] for line in told]
    assert levels == ["::error", *["::warning"] * 4]
    assert told[0].endswith("title=case-07")
    assert [case.id for case, _ in worst_cases(run.scorecard, 3, run.decision)] == ["case-07"]
    failed = (run.path / "summary.md").read_text().split("Failed cases, worst first")[1].splitlines()[2:]
    assert "case-07" in failed[0].replace("\\", "")
    assert sum("(the champion fails it too)" in line for line in failed) == 4
