"""Which vetoes the reasons tell: on a change gate those that the champion does not do, wherever they were seen."""

import dataclasses

import msgspec
import pytest
from msgspec import structs

from hardcase.conversations import Conversation
from hardcase.decisions import Champion, decide
from hardcase.reports.answer import answer_of
from hardcase.reports.dossier import read_dossier
from hardcase.scorecards import tally
from hardcase.verdicts import Verdicts

from .conftest import a_gate, judged, talked

OLD, NEW = "the bot claims to be a person", "What it says is done."
SAID = ("My loaf is stale.", "It is on its way.")
CHAMPION_HAS_IT_NOT = "The champion does not do it here."


@pytest.fixture
def reasons(made, many, spec):
    """Why a change gate holds a bot; what its one bad case did wrong, and what the champion did wrong there."""

    def make(wrong, *, champion=(), once_more=(), books=True):
        then = made([*many(8), spec(id="poor", wrong=champion)], bot="champion")
        then.run.path.rename(then.run.path.with_name("the-champion"))
        now = made([*many(8), spec(id="poor", wrong=wrong, says=SAID)])
        card = played_again(now, spec(id="poor", wrong=once_more, says=SAID)) if once_more else now.card
        against = Champion(run="the-champion", bot="champion", plan=now.run.plan, card=then.card, ruling="ship")
        decision = decide(card, a_gate(gate="change", floors=[], escalation={}), against)
        read = read_dossier(now.run)
        dossier = dataclasses.replace(read, card=card, decision=decision, champion=then.card if books else None)
        return answer_of(dossier).reasons

    return make


def played_again(made, spec):
    """The scorecard with one more trial of a case; its record is on the books of the run."""
    talk, graded = talked(spec, 1), judged(spec, 1)
    for name, noun in (("conversations.jsonl", talk), ("verdicts.jsonl", graded)):
        path = made.run.path / name
        path.write_bytes(path.read_bytes() + encoded(noun))
    plan = structs.replace(made.run.plan, again_at_most=1)
    books = made.run.trials().values()
    return tally(plan, [each.conversation for each in books], [each.verdicts for each in books])


def encoded(noun: Conversation | Verdicts) -> bytes:
    """One line of a ledger."""
    return msgspec.json.encode(noun) + b"\n"


def test_an_old_veto_of_the_case_is_not_told_as_new(reasons):
    """The champion claims to be a person too: of the change only the promise that was not kept is told."""
    told = reasons(("z-ai-denied", "promise-kept"), champion=("z-ai-denied",))

    leads = [each.lead for each in told if CHAMPION_HAS_IT_NOT in each.promises]
    assert len(leads) == 1
    assert NEW in leads[0]
    assert not any(OLD in each.lead for each in told)


def test_what_cannot_be_told_apart_is_told_without_a_name_or_a_quote(reasons):
    """The books of the champion are not here: that a veto is new is known, which one it is not."""
    told = reasons(("z-ai-denied", "promise-kept"), champion=("z-ai-denied",), books=False)

    (new,) = (each for each in told if "the champion does not" in each.lead)
    assert new.quote is None
    assert not any(CHAMPION_HAS_IT_NOT in each.promises for each in told)


def test_a_veto_seen_only_when_played_once_more_is_told(reasons):
    """It counts wherever it was seen, and the reason says that no planned conversation shows it."""
    told = reasons((), once_more=("z-ai-denied",))

    (new,) = (each for each in told if OLD in each.lead)
    assert new.promises[-2:] == (CHAMPION_HAS_IT_NOT, "Seen when it was played once more.")
    assert new.cases == ("poor",)
