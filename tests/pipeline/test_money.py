"""What a run costs: told before, stopped in time, kept on the books, and never paid twice."""

import asyncio
import gc
import json
import os
import time
from types import SimpleNamespace

import pytest

from hardcase.cli import main
from hardcase.conversations import play
from hardcase.errors import BudgetError
from hardcase.pipeline import ask_anchors, run
from hardcase.records import Run
from hardcase.verdicts import Anchor, ask
from tests.builders import a_case, a_conversation, a_judged
from tests.models.scripted_server import serve, words
from tests.project import write_project
from tests.verdicts.test_model_judge import document_of, honest

WORDS = {f"case-{index}": f"word-{index}" for index in range(6)}
GOOD = "The parcel arrives tomorrow morning."
ONE = (100 * 2 + 10 * 10) / 1e6
"""What a call of the scripted provider costs."""


@pytest.fixture(autouse=True)
def no_providers(monkeypatch):
    """The keys and addresses of whoever runs the tests do not reach them."""
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "ANTHROPIC_")):
            monkeypatch.delenv(name)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project, run from inside."""
    monkeypatch.chdir(write_project(tmp_path, WORDS))
    rubric = tmp_path / "rubrics/correctness.yaml"
    criterion = "  - {id: clear, asks: The bot says it clearly., grader: judge, points: 3}\n"
    rubric.write_text(rubric.read_text().replace("criteria: []\n", f"criteria:\n{criterion}"))
    return tmp_path


@pytest.fixture
def provider(project, monkeypatch):
    """A provider that plays the bot and judges honestly, and files that name it with prices."""

    def answer(path, body):
        if "response_format" not in body:
            return 200, words(path, GOOD)
        content = body["messages"][-1]["content"]
        said = "Hello." if content == "Hello." else json.dumps({"results": honest(document_of(content))})
        return 200, words(path, said)

    server = serve(answer)
    monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/v1")
    for folder in ("bots", "judges"):
        file = project / "evals" / folder / "mine.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        limit = "parameters: {max_completion_tokens: 10}"
        file.write_text(f"schema: 1\nadapter: openai\nmodel: m\nprices: {{in: 2, out: 10}}\n{limit}\n")
    yield server
    server.shutdown()
    server.server_close()


def a_run(project, nth=-1):
    """A run's folder, the last one when not said."""
    return Run(sorted((project / "results").glob("2*"), key=lambda path: path.stat().st_mtime_ns)[nth])


def judged(server):
    """Questions that a judge was asked, the call before the run aside."""
    sent = [body for _, _, body in server.requests if "response_format" in body]
    return [body for body in sent if body["messages"][-1]["content"] != "Hello."]


def worst(server):
    """The most that one call of the bot may come to."""
    sent = [body for _, _, body in server.requests if "response_format" not in body]
    return max(len(json.dumps(body, separators=(",", ":"))) for body in sent) / 2 * 2 / 1e6 + 10 * 10 / 1e6


def test_a_run_stops_before_its_budget_is_exceeded_and_is_invalid(provider, project, capsys):
    """What is finished is on disk, the decision says how far the money went, and the command exits with 4."""
    main(["run", "suites", "--bot", "mine", "--judge", "none", "--concurrency", "1"])
    budget = worst(provider) + 3.5 * ONE

    code = main(
        ["run", "suites", "--bot", "mine", "--judge", "none", "--concurrency", "2", "--budget-usd", f"{budget:.6f}"]
    )

    told, stopped = capsys.readouterr().out, a_run(project)
    assert code == 4
    assert len(stopped.trials()) == 3
    assert stopped.spent_usd == pytest.approx(4 * ONE)  # and the call before the run
    assert stopped.decision.ruling == "invalid"
    assert any(reason.endswith("was spent after 3 of 6 trials") for reason in stopped.decision.reasons)
    assert told.count("was spent after 3 of 6 trials") == 1
    assert f"run --resume {stopped.path.relative_to(project)} --budget-usd" in told
    assert "was spent after 3 of 6 trials" in (stopped.path / "report.html").read_text()
    assert main(["gate", str(stopped.path)]) == 4


def test_a_larger_budget_goes_on_and_counts_what_was_spent(provider, project):
    """Nothing is played twice; the same budget again is refused; enough of it decides."""
    options = ["--bot", "mine", "--judge", "none", "--concurrency", "1"]
    main(["run", "suites", *options])
    whole = a_run(project)
    budget = worst(provider) + 3.5 * ONE
    main(["run", "suites", *options, "--budget-usd", f"{budget:.6f}"])
    stopped = a_run(project)

    asked = len(provider.requests)
    assert main(["run", "--resume", str(stopped.path), "--budget-usd", f"{budget:.6f}"]) == 2
    assert main(["run", "--resume", str(stopped.path)]) == 2, "a budget is not forgotten in silence"
    assert len(provider.requests) == asked, "the calls before a run cost too"
    assert len(stopped.trials()) == 3
    main(["run", "--resume", str(stopped.path), "--budget-usd", "1"])

    assert len((stopped.path / "conversations.jsonl").read_text().splitlines()) == 6
    assert stopped.stopped is None
    assert stopped.decision.ruling == whole.decision.ruling
    assert stopped.scorecard.stopped == ""
    assert stopped.spent_usd == pytest.approx(whole.spent_usd + ONE)  # one more call before a run


def test_a_run_whose_providers_quota_is_spent_stops_and_says_when_to_go_on(provider, project, capsys):
    """It waited a minute for each further refusal, for a certain end; what is finished is on disk and goes on later."""
    answer, options = provider.answer, ["--bot", "mine", "--judge", "none", "--concurrency", "2"]
    provider.answer = lambda path, body: (
        answer(path, body) if len(provider.requests) < 5 else (429, {}, ("retry-after", "3600"))
    )

    began = time.monotonic()
    code = main(["run", "suites", *options])
    took_s, told, stopped = time.monotonic() - began, capsys.readouterr().out, a_run(project)

    assert (code, took_s < 20) == (4, True)
    assert len(provider.requests) in {5, 6}  # nobody else asks
    assert stopped.decision.ruling == "invalid"
    assert f"he provider at {provider.url}/v1 asks to wait 3,600 s, after 3 of 6 trials" in told
    assert f"run --resume {stopped.path.relative_to(project)}   (in 60 minutes)" in told
    assert {each.conversation.ending for each in stopped.trials().values()} == {"completed"}

    assert main(["run", "suites", *options]) == 2, "heard before a run, it is not begun"
    assert "it asks to wait 3,600 s" in capsys.readouterr().err
    provider.answer = answer
    gc.collect()
    main(["run", "--resume", str(stopped.path)])
    assert (len(stopped.trials()), stopped.stopped) == (6, None)


def test_a_stopped_run_stays_one_however_it_is_graded_again(provider, project):
    """The rest of its plan is missing, and not by chance: neither a new grade nor a replay of the record heals that."""
    options = ["--judge", "none", "--concurrency", "1"]
    main(["run", "suites", "--bot", "mine", *options, "--budget-usd", "0.004"])
    stopped = a_run(project)
    assert stopped.stopped

    for again in (
        ["grade", str(stopped.path)],
        ["run", "suites", "--bot", f"recorded:{stopped.path}"],
    ):
        assert main([*again, *options]) == 4
        new = a_run(project)
        assert new.path != stopped.path
        assert new.stopped == stopped.stopped
        assert new.decision.ruling == "invalid"


def test_an_empty_purse_stops_only_those_who_cost_something(provider, project):
    """Bots of one command share a purse; the second one asks nobody who has a price, and plays its plan."""
    bots = ["--bot", "mine", "--bot", "my_bot:reply"]
    main(["run", "suites", *bots, "--judge", "none", "--concurrency", "1", "--no-gate", "--budget-usd", "0.004"])

    first, second = sorted((Run(path) for path in (project / "results").glob("2*")), key=lambda run: run.plan.bot)
    assert (len(first.trials()) < 6, len(second.trials())) == (True, 6)
    assert first.stopped.spent_usd == first.spent_usd
    assert second.stopped is None


def test_judges_and_bot_share_one_purse(provider, project):
    """A judge that cannot be paid any more stops the run like the bot, and its trial stays open."""
    options = ["suites", "--bot", "my_bot:reply", "--judge", "mine", "--no-gate", "--concurrency", "1"]
    main(["run", *options])
    call = json.dumps(judged(provider)[0], separators=(",", ":"))
    budget = len(call) / 1e6 + 100 / 1e6 + 2.5 * ONE

    assert main(["run", *options, "--no-cache", "--budget-usd", f"{budget:.6f}"]) == 4

    stopped = a_run(project)
    finished = [each for each in stopped.trials().values() if each.verdicts]
    assert 1 <= len(finished) <= 3
    assert stopped.decision is None
    assert "was spent after" in stopped.outcomes.stopped
    assert stopped.spent_usd <= budget


def test_a_budget_needs_prices(provider, project, capsys):
    """Without them nobody could tell when to stop: said before anything is asked, with where to write them."""
    for role, folder in (("--bot", "bots"), ("--judge", "judges")):
        other = "--judge" if role == "--bot" else "--bot"
        given = ["--no-gate", "--budget-usd", "2", role, "openai:m", other, "none" if other == "--judge" else "gold"]
        assert main(["run", "suites", *given]) == 2
        told = capsys.readouterr().err
        assert "what " in told
        assert f"a file of evals/{folder} with `prices: {{in: USD, out: USD}}`" in told
    assert provider.requests == []


def test_a_judge_is_not_paid_twice_for_the_same_words(provider, project, capsys):
    """The second run's answers come from the cache, which is told and costs nothing; --no-cache asks anew."""
    options = ["run", "suites", "--bot", "my_bot:reply", "--judge", "mine", "--no-gate"]
    main(options)
    asked, first = len(judged(provider)), a_run(project)
    capsys.readouterr()

    main(options)
    told, second = capsys.readouterr().out, a_run(project)

    assert asked == len(judged(provider)) == 6
    assert "6 of 6 answers of judges came from the cache" in told
    assert (second.outcomes.judges.from_cache, second.outcomes.judges.cost_usd) == (6, 0.0)
    assert "6 of 6 answers" in (second.path / "report.html").read_text()
    said = [{key: each.verdicts.verdicts for key, each in run.trials().items()} for run in (first, second)]
    assert said[0] == said[1]
    main([*options, "--no-cache"])
    assert len(judged(provider)) == 12


def test_trials_in_the_same_words_are_judged_each_for_itself(provider, project):
    """A cache changes no measurement: three trials are three answers, with it as without."""
    main(["run", "suites", "--bot", "my_bot:reply", "--judge", "mine", "--no-gate", "--trials", "3"])

    assert len(judged(provider)) == 18


def test_what_a_run_costs_is_told_after_quality(provider, project, capsys):
    """Tokens and money of a conversation, of the bot and of its judges, in terminal, outcomes and report."""
    main(["run", "suites", "--bot", "mine", "--judge", "mine", "--no-gate"])

    told, outcomes = capsys.readouterr().out.splitlines(), a_run(project).outcomes
    (line,) = (each for each in told if each.startswith("  cost "))
    assert "the bot 0.00030 USD (110 tokens); judges 0.00030 USD (110 tokens) a conversation; 0.0042 USD in all" in line
    assert told.index(line) > next(at for at, each in enumerate(told) if each.startswith("  correctness"))
    assert [outcomes.cost_usd, outcomes.judges.cost_usd] == pytest.approx([6 * ONE] * 2)
    assert outcomes.spent_usd == pytest.approx(14 * ONE)
    for page in ("report.html", "summary.md"):
        assert "0.0042 USD" in (a_run(project).path / page).read_text()


def test_a_dry_run_tells_and_asks_nothing(provider, project, capsys):
    """Calls, tokens and money of bot and judge; nobody is asked and nothing is written."""
    assert main(["run", "suites", "--bot", "mine", "--judge", "mine", "--no-gate", "--trials", "2", "--dry-run"]) == 0

    told = capsys.readouterr().out
    assert "6 cases, 2 trials each: 12 conversations" in told
    assert "bot 'mine': about 24 calls" in told
    assert "judge 'mine@1': about 12 calls" in told
    assert " USD" in told
    assert provider.requests == []
    assert not (project / "results").exists()


def test_an_earlier_run_tells_tokens_of_bot_and_judge(provider, project, capsys):
    """The provider counts 100 read and 10 written a call; the plan of twice as much says so, and asks nobody."""
    options = ["suites", "--bot", "mine", "--judge", "mine", "--no-gate"]
    main(["run", *options])
    asked, name = len(provider.requests), a_run(project).path.name
    capsys.readouterr()

    assert main(["run", *options, "--trials", "2", "--dry-run"]) == 0
    assert main(["plan", *options[:-1], "--trials", "2", "--json"]) == 0

    told, _, planned = capsys.readouterr().out.partition("nothing was asked, nothing is written\n")
    bot, judge = json.loads(planned)[0]["estimates"]
    assert (bot["tokens_in"], bot["tokens_out"], bot["earlier"]) == (1200, 120, name)
    assert (judge["calls"], judge["tokens_in"], judge["usd"]) == (12, 1200, pytest.approx(12 * ONE))
    assert f"1,200 tokens read (as in {name}), 120 written, about 0.0036 USD" in told
    assert len(provider.requests) == asked


def test_a_plan_reckons_time_by_calls_and_limits(provider, project, capsys):
    """Without an earlier run a call takes an assumed time; a limit of calls a minute makes it longer."""
    options = ["plan", "suites", "--bot", "mine", "--judge", "mine", "--json", "--concurrency", "2"]

    def seconds():
        assert main(options) == 0
        return json.loads(capsys.readouterr().out)[0]["seconds"]

    assert seconds() == (6 * 2 * 3 + 6 * 3) / 2
    file = project / "evals/bots/mine.yaml"
    file.write_text(file.read_text() + "requests_per_minute: 6\n")
    assert seconds() == (12 + 6) * 10  # bot and judge share an address
    assert provider.requests == []


def test_grading_again_tells_what_it_will_ask(provider, project, capsys):
    """As before a run, and only of judges: no bot is asked."""
    main(["run", "suites", "--bot", "my_bot:reply", "--judge", "none", "--no-gate"])
    capsys.readouterr()

    main(["grade", str(a_run(project).path), "--judge", "mine", "--no-gate"])

    told = capsys.readouterr().err
    assert "judge 'mine@1': about 6 calls" in told
    assert "bot 'my_bot:reply'" not in told


def test_what_no_budget_can_hold_is_said(provider, project, capsys):
    """A bot of one's own may call whom it likes; a model without a limit of tokens is reckoned by an assumption."""
    file = project / "evals/judges/mine.yaml"
    file.write_text(file.read_text().partition("parameters")[0])

    main(["run", "suites", "--bot", "my_bot:reply", "--judge", "mine", "--no-gate", "--budget-usd", "1", "--dry-run"])

    told = capsys.readouterr().out
    assert "bot 'my_bot:reply': what it costs cannot be seen from here, and no budget holds it" in told
    assert "judge 'mine@1': its parameters name no limit of tokens, so 16,384 are laid aside for each call" in told


def test_the_python_door_takes_a_budget(provider, project):
    """`hardcase.run(budget_usd=...)` stops too."""
    stopped = run("suites", bot="mine", judge=["none"], no_gate=True, budget_usd=0.003, report=False)

    assert stopped.stopped


class Penniless:
    """A judge, and a bot, that nobody can pay."""

    name = fingerprint = "penniless@1"
    standing = None

    async def rule(self, case, conversation, criteria):
        raise BudgetError("nothing is left", fix="give more")

    async def reply(self, conversation, desk):
        raise BudgetError("nothing is left", fix="give more")


def test_an_empty_purse_is_evidence_about_nobody():
    """Neither does the bot break nor does the judge fail to answer: the error reaches whoever runs it."""
    case, talk = a_case("Hello?", criteria=(a_judged("good"),)), a_conversation("Hello?", "Hello.")

    with pytest.raises(BudgetError):
        asyncio.run(play(case, Penniless()))
    with pytest.raises(BudgetError):
        asyncio.run(ask(Penniless(), case, talk, case.criteria))


def test_frozen_items_that_cannot_be_paid_stay_unasked():
    """Nothing is put on the books about a judge that was not asked; the run stops, and a resumed one asks it."""
    case = a_case("Hello?", criteria=(a_judged("good"),))
    talk = a_conversation("Hello?", "Hello.")
    item = Anchor(case=case, conversation=talk, criterion="good", label="met", answered="met")
    prepared = SimpleNamespace(
        judges=(Penniless(),), anchors={Penniless.fingerprint: (item,)}, settings=SimpleNamespace(concurrency=1)
    )
    books = SimpleNamespace(drifts=None, left_open=list, write=None)

    asyncio.run(ask_anchors(prepared, books, [("anna", 0)]))
