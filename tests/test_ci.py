"""CI as its steps run: the scripts of the action and of the example workflows, executed here, and what a run tells."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hardcase.cases import read_yaml
from hardcase.cli import main
from hardcase.cli.replay_and_tell import fenced
from hardcase.options import OPTIONS
from tests.project import write_project

ROOT = Path(__file__).resolve().parent.parent
ACTION = read_yaml(ROOT / "action.yml").data
GITHUB = read_yaml(ROOT / "docs/examples/github-workflow.yml").data
GITLAB = read_yaml(ROOT / "docs/examples/gitlab-ci.yml").data
WORDS = {"anna": "good", "bela": "poor", "carl": "person"}
BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]  # as GitHub calls it


def step_of(steps, name):
    """One step by its name."""
    return next(each for each in steps if each.get("name") == name)


def run_step(step, *, folder, inputs, env):
    """Run a step's script as the runner does: expressions in `env` filled in, none in the script."""
    assert "${{" not in step["run"]
    given = {}
    for name, value in step.get("env", {}).items():
        given[name] = re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda match: inputs[match[1]], str(value))
    return subprocess.run(
        [*BASH, step["run"]], cwd=folder, env={**os.environ, **env, **given}, capture_output=True, text=True, timeout=60
    )


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A user's repository, and the current folder in it."""
    folder = write_project(tmp_path / "work", WORDS)
    monkeypatch.chdir(folder)
    monkeypatch.syspath_prepend(str(folder))
    yield folder
    sys.modules.pop("my_bot", None)


@pytest.fixture
def on_github(project, tmp_path, monkeypatch):
    """This process is a step of GitHub Actions; the files of the step."""
    files = {"GITHUB_STEP_SUMMARY": tmp_path / "page.md", "GITHUB_OUTPUT": tmp_path / "outputs"}
    for name, value in {**files, "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": project}.items():
        monkeypatch.setenv(name, str(value))
    return files


def test_the_action_runs_what_its_inputs_say(project, tmp_path):
    """Install and run as they stand in action.yml: several suites and bots, an empty input left out, outputs set."""
    action, outputs = tmp_path / "action", tmp_path / "outputs"
    for name, script in {
        "scripts/setup": "echo set up",
        ".venv/bin/hardcase": f'printf "<%s>\\n" "$@" >&2; exec "{sys.executable}" -m hardcase "$@"',
    }.items():
        (action / name).parent.mkdir(parents=True, exist_ok=True)
        (action / name).write_text(f"#!/bin/sh\n{script}\n")
        (action / name).chmod(0o755)
    env = {
        "GITHUB_ACTION_PATH": str(action),
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(project),
        "GITHUB_OUTPUT": str(outputs),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "page.md"),
        "RUNNER_TEMP": str(tmp_path),
    }
    steps = ACTION["runs"]["steps"]
    inputs = {f"inputs.{name}": each["default"] for name, each in ACTION["inputs"].items()}
    inputs |= {"steps.python.outputs.python-path": sys.executable}
    inputs |= {
        "inputs.suites": "suites/post/anna\nsuites/post/bela\n",
        "inputs.bot": "my_bot:reply",
        "inputs.judge": "none",
    }
    installed = run_step(step_of(steps, "Install hardcase"), folder=project, inputs=inputs, env=env)
    folder = re.fullmatch(r"folder=(.+)\n", outputs.read_text())[1]
    inputs |= {"steps.install.outputs.folder": folder}
    ran = run_step(step_of(steps, "Replay, grade, decide"), folder=project, inputs=inputs, env=env)

    assert (installed.returncode, installed.stdout) == (0, "set up\n")
    words = [
        "run",
        f"--results={folder}",
        "--bot=my_bot:reply",
        "--judge=none",
        "--",
        "suites/post/anna",
        "suites/post/bela",
    ]
    assert ran.stderr.startswith("".join(f"<{word}>\n" for word in words))
    assert ran.returncode == 0, ran.stderr
    assert re.search(
        rf"^decision=none\nresults<<(\S+)\n{re.escape(folder)}/\S+\n\1$", outputs.read_text(), re.MULTILINE
    )
    assert "NOT DECIDED" in ran.stdout
    assert "::warning file=suites/post/bela.yaml,line=" in ran.stdout
    assert (tmp_path / "page.md").read_text().startswith("## Not decided")


@pytest.mark.parametrize(("left", "code"), [((), 4), (("plan",), 4), (("plan", "scorecard"), 0)])
def test_a_bot_that_ends_the_process_passes_no_ci(tmp_path, left, code):
    """An exit code of 0 counts where the books were closed; the action, GitLab's job and the page ask alike."""
    command, run = tmp_path / ".venv/bin/hardcase", tmp_path / "results/run"
    command.parent.mkdir(parents=True)
    command.write_text("#!/bin/sh\nexit 0\n")
    command.chmod(0o755)
    run.mkdir(parents=True)
    for each in left:
        (run / f"{each}.json").touch()
    step = step_of(ACTION["runs"]["steps"], "Replay, grade, decide")
    inputs = {f"inputs.{name}": "" for name in ACTION["inputs"]}
    inputs["steps.install.outputs.folder"] = str(run.parent)

    ran = run_step(step, folder=tmp_path, inputs=inputs, env={"GITHUB_ACTION_PATH": str(tmp_path)})
    guard = GITLAB["hardcase"]["script"][-1]
    elsewhere = subprocess.run(["sh", "-c", guard], cwd=tmp_path, check=False)

    assert (ran.returncode, elsewhere.returncode) == (code, code)
    assert ("::error::" in ran.stdout) == (code == 4)
    assert guard in (ROOT / "docs/ci.md").read_text(encoding="utf-8")


def test_every_input_and_output_of_the_action_is_used_and_real(capsys):
    """Each input reaches a step, each option exists, and each output is set by a step."""
    text = (ROOT / "action.yml").read_text()
    with pytest.raises(SystemExit):
        main(["run", "--help"])
    shown = capsys.readouterr().out

    for name in ACTION["inputs"]:
        assert f"inputs.{name}" in text.split("\nruns:")[1], name
    for option in re.findall(r"add (--[a-z-]+)=", text):
        assert option in shown, option
    for each in ACTION["outputs"].values():
        assert each["value"].startswith("${{ steps.run.outputs.")


def test_the_page_names_every_input_and_output():
    """docs/ci.md lists what action.yml has, no more and no less, and shows the step of the example."""
    page = (ROOT / "docs/ci.md").read_text()
    tables = re.findall(r"^\| (`[^|]+) \|", page, re.MULTILINE)
    named = set(re.findall(r"`([\w-]+)`", " ".join(tables)))
    step = next(each for each in GITHUB["jobs"]["gate"]["steps"] if "hardcase@" in each["uses"])

    assert named == {*ACTION["inputs"], *ACTION["outputs"]}
    assert f"- uses: {step['uses']}\n" in page
    assert all(f"    {name}: {value}\n" in page for name, value in step["with"].items())


def test_other_peoples_actions_are_pinned():
    """A tag can be moved to other code, which would then run with the secrets of a job: commits cannot."""
    texts = [ROOT / "action.yml", ROOT / "docs/examples/github-workflow.yml"]
    used = [each for text in texts for each in re.findall(r"uses: (\S+)(.*)", text.read_text())]

    assert len(used) >= 4
    for action, comment in used:
        if not action.startswith("YOUR-ORGANISATION/"):
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)


def test_the_job_that_runs_the_bot_cannot_write():
    """The bot's code and its words meet a token that can only read; the one that can comment runs neither."""
    gate, comment = GITHUB["jobs"]["gate"], GITHUB["jobs"]["comment"]

    assert GITHUB["permissions"] == {"contents": "read"}
    assert "permissions" not in gate
    assert comment["permissions"] == {"pull-requests": "write"}
    assert not [step for step in comment["steps"] if "hardcase@" in step.get("uses", "")]
    assert "head.repo.full_name == github.repository" in comment["if"]


def commented(tmp_path, known, **summaries):
    """What the step of the example does with the summaries of these runs."""
    for name, text in summaries.items():
        (tmp_path / "hardcase-results" / name).mkdir(parents=True)
        (tmp_path / "hardcase-results" / name / "summary.md").write_text(text)
    (tmp_path / "known").write_text(known)
    fake = tmp_path / "bin/gh"
    fake.parent.mkdir()
    fake.write_text(
        '#!/bin/sh\ncase "$*" in *--paginate*) cat known ;; *) echo "$3 $4 $6" > called; cp comment.md body ;; esac\n'
    )
    fake.chmod(0o755)
    inputs = {"github.token": "t", "github.repository": "o/r", "github.event.pull_request.number": "7"}
    inputs |= {"github.server_url": "https://github.example", "github.run_id": "5"}
    step = step_of(GITHUB["jobs"]["comment"]["steps"], "Write the comment, or bring it up to date")
    return run_step(step, folder=tmp_path, inputs=inputs, env={"PATH": f"{fake.parent}:{os.environ['PATH']}"})


@pytest.mark.parametrize(
    ("known", "called"), [("", "POST repos/o/r/issues/7/comments"), ("41\n99\n", "PATCH repos/o/r/issues/comments/41")]
)
def test_one_comment_is_kept_up_to_date(known, called, tmp_path):
    """The first run writes a comment, later ones change it; it begins with the mark it is found by."""
    done = commented(tmp_path, known, run="## Hold: my bot\n")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "called").read_text() == f"{called} body=@comment.md\n"
    assert (tmp_path / "body").read_text() == (
        "<!-- hardcase -->\n## Hold: my bot\n[Report, conversations and log](https://github.example/o/r/actions/runs/5)\n"
    )


def test_a_comment_is_no_longer_than_github_takes(tmp_path):
    """Several runs fill more than one comment holds: it is cut between lines, and still says where the rest is."""
    done = commented(tmp_path, "", **{f"run-{n}": "ö" * 99 + "\n" * 2 + "a line\n" * 3000 for n in range(9)})

    body = (tmp_path / "body").read_text()
    assert done.returncode == 0, done.stderr
    assert 55_000 < len(body) < 65_536
    assert body.splitlines()[-4:-1] == ["a line", "", "The rest is in the results."]
    assert body.rstrip().endswith("/actions/runs/5)")


def test_the_example_for_gitlab_keeps_what_a_run_leaves():
    """Whatever was decided, the folder is kept and its failures are read; each variable is an option or is used."""
    job = GITLAB["hardcase"]
    options = {f"HARDCASE_{option.name.upper()}" for option in OPTIONS}

    assert job["artifacts"]["when"] == "always"
    assert job["artifacts"]["reports"] == {"junit": "results/*/junit.xml"}
    assert job["artifacts"]["paths"] == ["results/"]
    assert job["script"][-2].endswith("/hardcase run suites")
    assert all(name in options or f'"${name}"' in " ".join(job["script"]) for name in job["variables"])


def test_on_github_a_run_tells_the_step_and_fences_the_bot(on_github, capsys):
    """Annotations stand behind the fence's end, so they are obeyed; what the bot prints stands inside it."""
    code = main(["run", "suites", "--bot", "my_bot:reply", "--judge", "none"])
    out = capsys.readouterr().out
    token = re.search(r"^::stop-commands::(\w+)$", out, re.MULTILINE)[1]
    inside, outside = out.split(f"::{token}::\n")

    assert code == 1
    assert "\n::error file=suites/post/carl.yaml," in outside
    assert "::error" not in inside
    assert on_github["GITHUB_STEP_SUMMARY"].read_text().startswith("## Hold: my\\_bot:reply, gate release")
    assert on_github["GITHUB_OUTPUT"].read_text().startswith("decision=hold\n")


def test_a_bot_that_ends_no_line_does_not_keep_the_fence_shut(on_github, capsys):
    """GitHub obeys a command at the start of a line only, so the token stands on a line of its own."""
    with fenced():
        sys.stdout.write(".")
    stop, dot, resume = filter(None, capsys.readouterr().out.split("\n"))

    assert dot == "."
    assert resume == f"::{stop.removeprefix('::stop-commands::')}::"


def test_deciding_again_needs_no_secret(project, capsys, monkeypatch):
    """`hardcase gate RUN` says the same in an environment that holds nothing at all."""
    assert main(["run", "suites", "--bot", "my_bot:reply", "--judge", "none"]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    (run,) = (project / "results").iterdir()
    for name in list(os.environ):
        monkeypatch.delenv(name)

    assert main(["gate", str(run)]) == 1
    assert capsys.readouterr().out.splitlines()[0] == first


def test_the_terminal_names_owner_and_replay_of_the_worst(project, capsys):
    """Below the decision stand the cases that failed worst, who mends them, and a line that can be copied."""
    main(["run", "suites", "--bot", "my_bot:reply", "--judge", "none"])
    out = capsys.readouterr().out

    worst = re.search(r"^  worst +carl: z-ai-denied; owner: post\n +(\S.*)$", out, re.MULTILINE)
    assert worst[1].endswith(" play suites/post/carl --bot my_bot:reply --judge none")
