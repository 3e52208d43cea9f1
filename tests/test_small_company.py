"""A second company that exists only as files: a ferry line with its own tools, tables, queues and numbers."""

import shutil
from pathlib import Path

import pytest

import hardcase
from hardcase.bots import SENTINELS
from hardcase.cli import main
from hardcase.pipeline import lint, wait_for

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent / "small_company"
GATE = "evals/gates/tiny.yaml"
SHIP = "ship"


@pytest.fixture
def ferry(tmp_path, monkeypatch):
    """A copy of the whole tree as current folder, with the shipped rubrics where its suite looks for them."""
    shutil.copytree(ROOT / "rubrics", tmp_path / "rubrics")
    home = tmp_path / "tests" / "small_company"
    shutil.copytree(HERE, home)
    monkeypatch.chdir(home)
    return home


def played(bot="gold", judge=("labels",)):
    """One run of the ferry's suites."""
    return hardcase.run("suites", bot=bot, judge=judge, gate=GATE, results="results", report=False)


def verdicts_of(run):
    """Outcome by case and criterion; what was left out counts as an outcome of its own."""
    outcomes = {}
    for each in run.verdicts():
        outcomes |= {(each.case_id, verdict.criterion_id): str(verdict.outcome) for verdict in each.verdicts}
        outcomes |= {(each.case_id, left.criterion_id): "left out" for left in each.left_out}
    return outcomes


def set_value(home, name, old, new):
    """Change one number of the company file's `values`, and nothing else."""
    path = home / "suites" / "company.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(f"  {name}: {old}\n") == 1
    path.write_text(text.replace(f"  {name}: {old}\n", f"  {name}: {new}\n"), encoding="utf-8")


def test_the_ferry_is_sound(monkeypatch):
    """Files alone make a company: its suite, exemplars and gate lint clean where they lie."""
    monkeypatch.chdir(HERE)

    linted = wait_for(lambda: lint(["suites"]))

    assert linted.problems == ()
    assert (linted.suites, linted.cases, linted.exemplars, linted.gates) == (1, 3, 6, 1)


@pytest.mark.parametrize(("claims", "asked_for"), [("", True), ("    claims: {en: []}\n", False)])
def test_lint_asks_by_which_words_an_act_is_claimed(ferry, claims, asked_for):
    """A tool whose name tells no verb could be lied about unseen; an empty list says that no verb does."""
    path = ferry / "suites" / "company.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    claims: {en: [write voucher, issue voucher]}\n", claims), encoding="utf-8")

    told = [str(each) for each in wait_for(lambda: lint(["suites"])).problems]

    asked = [each for each in told if "write_voucher acts, and no verb is known" in each]
    assert bool(asked) is asked_for
    assert all("suites/company.yaml:" in each and "add claims: {en: [...]}" in each for each in asked)


@pytest.mark.parametrize(("portable", "asked_for"), [("true", False), ("false", True)])
def test_no_words_are_asked_for_a_tool_that_no_case_has(ferry, portable, asked_for):
    """Portable cases are played without the company: in their language its tools are never called."""
    suite = ferry / "suites" / "anywhere"
    suite.mkdir()
    (suite / "suite.yaml").write_text(
        "schema: 1\nsuite: anywhere\ntitle: Anywhere\nabout: Any company.\nowner: all\nrubrics: ../../../../rubrics\n"
        f"portable: {portable}\nlanguages: [de]\n"
    )
    (suite / "hallo.yaml").write_text(
        "schema: 1\ntitle: Hallo\nfamily: hallo\nlanguage: de\nturns:\n  - {id: opens, say: Wann kommt mein Paket?}\n"
        "expect:\n  escalation: {decision: may}\n  facts:\n    - {id: when, points: 3, any_of: [morgen]}\n"
    )

    told = [str(each) for each in wait_for(lambda: lint(["suites"])).problems]

    assert any("would claim it in 'de'" in each for each in told) is asked_for


def test_several_processes_find_what_one_finds(ferry, monkeypatch):
    """What is wrong with exemplars, and its order, hangs on no number of processes."""
    monkeypatch.setattr("hardcase.pipeline.sharing.WORTH_IT", 1)
    for path in sorted(ferry.glob("suites/*/exemplars/*.yaml"))[::2]:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if "every-ask-answered" not in line), encoding="utf-8")

    found = [wait_for(lambda jobs=jobs: lint(["suites"], jobs=jobs)) for jobs in (1, 3)]

    assert found[0] == found[1]
    assert found[0].problems


def test_the_ferry_ships_its_gold(ferry):
    """A perfect bot of another company is played, graded and shipped without a line of code about that company."""
    run = played()

    assert run.decision.ruling == SHIP
    assert {each.ending for each in run.conversations()} == {"completed", "handed_over"}
    assert set(verdicts_of(run).values()) == {"met", "not_met", "left out"}


@pytest.mark.parametrize("bot", ["concierge", *SENTINELS])
def test_nobody_else_ships_on_the_ferry(ferry, bot):
    """What the sentinels do wrong is seen at any company, not only at the shipped one."""
    run = played(bot)

    assert run.decision.ruling != SHIP
    assert {each.ending for each in run.conversations()}.isdisjoint({"bot_broke", "unreachable", "script_stuck"})


@pytest.mark.parametrize(
    ("name", "old", "new", "judge", "moved"),
    [
        pytest.param(
            "meal_voucher",
            "12 EUR",
            "15 EUR",
            ("labels",),
            {
                ("last-boat-cancelled", "voucher-written"),
                ("last-boat-cancelled", "resolved-or-routed"),
                ("last-boat-cancelled", "turns-to-outcome"),
            },
            id="a dearer voucher moves the act that writes it and what is then left open",
        ),
        pytest.param(
            "refund_days",
            3,
            4,
            ("labels",),
            {("dog-paid-twice", "back-when")},
            id="a slower refund moves the fact that tells it",
        ),
        pytest.param(
            "dog_fare",
            "7 EUR",
            "8 EUR",
            ("labels",),
            {("dog-paid-twice", "dog-price")},
            id="a dearer dog moves its price and not the amount that was paid",
        ),
        pytest.param(
            "harbour_reply_minutes",
            20,
            25,
            ("labels",),
            {("hearse-on-a-full-boat", "ring-back"), ("hearse-on-a-full-boat", "unauthorised-promise")},
            id="a slower harbour master moves the promise of his call, which is then beyond the rules",
        ),
        pytest.param(
            "lift_on_minutes", 45, 60, ("labels",), set(), id="a number that no case expects moves no verdict"
        ),
    ],
)
def test_one_number_moves_exactly_what_rests_on_it(ferry, name, old, new, judge, moved):
    """Numbers live in the company file alone: change one, and its verdicts move and no others."""
    # Where a fact is meant to move no label is asked: labels were written for the old number and would overrule.
    before = verdicts_of(played(judge=judge))
    set_value(ferry, name, old, new)

    after = verdicts_of(played(judge=judge))

    assert before.keys() == after.keys()
    assert {key for key in before if before[key] != after[key]} == moved
    for case, criterion in moved:
        worse = ("not_met", "met") if criterion == "unauthorised-promise" else ("met", "not_met")
        assert (before[case, criterion], after[case, criterion]) == worse


FILE = "schema: 1\nadapter: openai\nmodel: m\n"


@pytest.fixture
def bot_file(ferry, monkeypatch):
    """Writes a bot's file in the ferry's tree, beside a judge's; no key is set."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL"):
        monkeypatch.delenv(name, raising=False)

    def write(lines=""):
        for place, text in (("bots", FILE + lines), ("judges", FILE)):
            (ferry / "evals" / place).mkdir(exist_ok=True)
            (ferry / "evals" / place / "mine.yaml").write_text(text)

    return write


@pytest.mark.parametrize("path", ["suites", "evals/bots", "evals/bots/mine.yaml"])
def test_lint_holds_the_names_of_bots_against_the_company(bot_file, capsys, path):
    """Also where only the candidates' files are linted; the line is named, and each queue that is known once."""
    bot_file("topics: {TILL: ticket-office}\n")
    assert main(["lint", path]) == 0
    bot_file("topics: {TILL: ticket-ofice}\n")
    assert main(["lint", path]) == 2

    told = capsys.readouterr()
    assert path == "suites" or "files of bots and judges: no problems" in told.out
    assert "evals/bots/mine.yaml:4:" in told.err
    assert "no queue or topic 'ticket-ofice' for 'TILL'" in told.err
    assert told.err.count("'harbour-master'") == 1


def test_a_dry_run_wants_no_key_and_refuses_names_that_do_not_fit(bot_file, capsys):
    """Nobody is asked, so nobody's key is needed; what the run would refuse is refused."""
    dry = ["run", "suites", "--no-gate", "--dry-run"]
    bot_file("tools: {look: find_boking}\n")

    assert main([*dry, "--bot", "openai:m", "--judge", "anthropic:m"]) == 0
    assert "nothing was asked" in capsys.readouterr().out
    assert main([*dry, "--bot", "mine"]) == 2
    assert "no tool 'find_boking' for 'look'" in capsys.readouterr().err
    assert main([*dry[:-1], "--bot", "openai:m"]) == 2
    assert "OPENAI_API_KEY is not set" in capsys.readouterr().err
