"""Who mends a failure, and the line that replays it."""

import pytest

from hardcase.reports.failures import case_path, replay_line, worst_cases
from tests.books import plan_of, planned


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ((), "suites/bakery/loaf"),
        (("suites",), "suites/bakery/loaf"),
        (("evals/own",), "evals/own/bakery/loaf"),
        (("evals/own/bakery",), "evals/own/bakery/loaf"),
        (("suites/cellar", "suites/bakery"), "suites/bakery/loaf"),
        (("suites/bakery/loaf.yaml",), "suites/bakery/loaf"),
        (("suites/bakery/roll.yaml", "elsewhere/loaf"), "elsewhere/loaf"),
    ],
)
def test_a_case_is_found_where_the_run_was_pointed(given, path):
    """Suites, a folder of suites, or a case: the line that replays it names the file that was played."""
    cases = planned(), planned(case_id="roll"), planned(case_id="jar", suite="cellar")

    assert case_path(plan_of(*cases, arguments={"suites": given}), "bakery", "loaf") == path


def test_a_bot_that_is_a_command_is_quoted():
    """What stands in the line can be pasted into a shell, whatever the bot is called."""
    plan = plan_of(planned(), bot_spec="mcp:node agent.js; rm x")

    assert replay_line(plan, planned()) == "hardcase play suites/bakery/loaf --bot 'mcp:node agent.js; rm x'"


@pytest.mark.parametrize(
    ("judges", "told"),
    [(("local",), ""), ((), " --judge none"), (("labels", "my judge"), " --judge labels --judge 'my judge'")],
)
def test_a_case_is_replayed_before_the_judges_of_its_run(judges, told):
    """Where they are not those that judge anyway."""
    plan = plan_of(planned(), bot_spec="gold", arguments={"judges": judges})

    assert replay_line(plan, planned()) == f"hardcase play suites/bakery/loaf --bot gold{told}"


def test_vetoes_come_first_and_each_case_once(made, spec):
    """The worst trial of each failed case, vetoes before what fell short; a passed case is none."""
    specs = [spec(id="good"), spec(id="poor", wrong=("amount",)), spec(id="liar", wrong=("z-ai-denied",))]
    card = made(specs, trials=2).card

    assert [case.id for case, _ in worst_cases(card, 5)] == ["liar", "poor"]
    assert [case.id for case, _ in worst_cases(card, 1)] == ["liar"]
