"""What stands on the books of a run was said to its own bot, and graded as it was said."""

import msgspec
import pytest

from hardcase.errors import RunError
from hardcase.records import CONVERSATIONS, PLAN, VERDICTS, create_run
from hardcase.verdicts import Outcome, Verdict, Verdicts
from tests.builders import a_case, a_conversation, a_plan

CASE = a_case("Stale.")
GOOD = a_conversation("Stale.", "You get back 6.40 EUR.")
POOR = a_conversation("Stale.", "Hm.")
NOBODY = a_conversation("Stale.", ending="unreachable")


def on(conversation, outcome=Outcome.MET, *, said=None):
    """Verdicts that say which conversation they are about."""
    each = Verdict(criterion_id="one", outcome=outcome, grader="test@1", reason="so")
    about = conversation.said if said is None else said
    return Verdicts(case_id=CASE.id, trial=0, said=about, verdicts=(each,))


@pytest.fixture
def books(tmp_path):
    """Writes these lines, and hands back the run."""
    runs = []

    def write(*nouns):
        run = create_run(tmp_path / "results", a_plan(CASE))
        runs.append(run)
        for noun in nouns:
            record = run.record_verdicts if isinstance(noun, Verdicts) else run.record_conversation
            record(noun)
        return run

    yield write
    for run in runs:
        run.close()


@pytest.mark.parametrize(
    ("added", "told"),
    [
        (msgspec.structs.replace(GOOD, bot="gold"), "a conversation of bot 'gold', and the plan is of 'scripted'"),
        (GOOD, "trial 0 of 'stale-loaf' once more, and its bot had been reached before"),
    ],
)
def test_no_conversation_is_taken_from_another_ledger(books, added, told):
    """Lines of another bot's run, or of another run of the same bot, are named and take no poor trial's place."""
    run = books(POOR, on(POOR, Outcome.NOT_MET), added, on(GOOD))

    with pytest.raises(RunError) as caught:
        run.trials()

    assert f"{run.path / CONVERSATIONS}:2: {told}" in str(caught.value)
    assert "fix: take out what was added" in str(caught.value)


def test_no_verdicts_are_taken_from_another_ledger(books):
    """Verdicts on other words than those beside them close no books, and what was said can be graded anew."""
    run = books(POOR, on(POOR, Outcome.NOT_MET), on(GOOD))

    with pytest.raises(RunError) as caught:
        run.trials()

    assert f"{run.path / VERDICTS}:2: verdicts on trial 0 of 'stale-loaf'" in str(caught.value)
    assert f"hardcase grade {run.path}" in str(caught.value)
    assert run.spoken() == {(CASE.id, 0): POOR}


@pytest.mark.parametrize(
    ("lines", "verdicts"),
    [
        ((NOBODY, on(NOBODY), GOOD, on(GOOD)), on(GOOD)),
        ((NOBODY, GOOD, on(GOOD)), on(GOOD)),
        ((NOBODY, on(NOBODY), GOOD), None),
        ((NOBODY, NOBODY, on(NOBODY)), on(NOBODY)),
        ((GOOD,), None),
    ],
)
def test_verdicts_belong_to_the_conversation_they_are_about(books, lines, verdicts):
    """Wherever a run was cut off, its last conversation has its own verdicts or none."""
    trial = books(*lines).trials()[CASE.id, 0]

    spoken = [each for each in lines if not isinstance(each, Verdicts)]
    assert trial == (spoken[-1], verdicts, len(spoken) - 1)


@pytest.mark.parametrize(
    ("lines", "is_graded"),
    [((GOOD, on(GOOD, said="")), True), ((NOBODY, on(NOBODY, said=""), GOOD), False)],
)
def test_books_without_a_hash_are_counted(books, lines, is_graded):
    """Books of before verdicts said what they are about stay readable: as many verdicts as conversations."""
    assert bool(books(*lines).trials()[CASE.id, 0].verdicts) is is_graded


def test_where_verdicts_say_what_they_are_about_none_does_without(books):
    """The hash was taken out: it could be of any conversation."""
    run = books(GOOD, on(GOOD, said=""))
    run.write(PLAN, msgspec.structs.replace(run.plan, bound=True))

    with pytest.raises(RunError, match=r"jsonl:1: verdicts on trial 0 of 'stale-loaf' that are not about its conv"):
        run.trials()
