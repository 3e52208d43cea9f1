"""What a call changed in the records, read from the conversation alone."""

from hardcase.conversations import Call, Conversation
from hardcase.reports.record_changes import UNSEEN, record_changes

LOOKED_UP = Call(
    turn=1,
    tool="look_up_payments",
    result={"payments": [{"id": "PAY-1", "status": "paid", "amount": "9.00 EUR"}, {"id": "PAY-2", "status": "paid"}]},
)
REFUNDED = Call(
    turn=1,
    tool="refund_payment",
    arguments={"payment_id": "PAY-1"},
    result={"id": "PAY-1", "status": "refunded", "amount": "9.00 EUR", "refunded": "9.00 EUR"},
    effect="refunded.PAY-1",
)


def talk(*calls):
    return Conversation(case_id="stale", bot="scripted", trial=0, ending="completed", calls=calls)


def test_a_record_that_was_looked_up_shows_what_it_held_before():
    """Columns that an act wrote stand with old and new value; those it left alone are not told."""
    changes = record_changes(talk(LOOKED_UP, REFUNDED))

    assert changes == {1: (("status", "paid", "refunded"), ("refunded", UNSEEN, "9.00 EUR"))}


def test_what_was_never_looked_up_is_not_guessed():
    """Without an earlier answer of the desk only the new values are told."""
    ((_, before, _), *_), *_ = record_changes(talk(REFUNDED)).values()

    assert before is UNSEEN


def test_a_second_act_goes_on_from_the_first():
    """What an act wrote is what the next one finds."""
    again = Call(turn=3, tool="undo", result={"id": "PAY-1", "status": "paid"}, effect="undone.PAY-1")

    assert record_changes(talk(REFUNDED, again))[1] == (("status", "refunded", "paid"),)


def test_reading_changes_nothing_and_odd_answers_are_passed_over():
    """Calls without effect are no change, and neither rows without an id nor other shapes break it."""
    odd = Call(turn=1, tool="odd", result={"a": [1, {"b": 2}], "c": "d"}, effect="made.X")

    assert record_changes(talk(LOOKED_UP, odd)) == {}
