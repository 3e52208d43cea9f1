"""Names of tools: which act they may do, which they do not, and when a name says nothing."""

import pytest

from hardcase.text import changes, may_do


@pytest.mark.parametrize(
    ("tool", "base"),
    [
        ("cancelReservation", "cancel"),
        ("reservation_cancellation", "cancel"),
        ("booking.cancel", "cancel"),
        ("order_cancel", "cancel"),
        ("hotel_book.book", "book"),
        ("create_booking", "book"),
        ("update_reservation_flights", "book"),
        ("meeting_schedule", "schedule meeting"),
        ("send_certificate", "refund"),
        ("update_reservation_flights", "refund"),
        ("update_reservation_flights", "waive"),
        ("update_reservation_baggages", "add bag"),
        ("book_reservation", "add bag"),
        ("check_in_passenger_and_add_note", "add note"),
        ("transfer_to_human_agents", "transfer"),
        ("reise_stornieren", "stornieren"),
        ("avboka_resa", "avboka"),
        ("cancelar_reserva", "cancelar"),
    ],
)
def test_a_name_says_what_its_tool_does(tool, base):
    """Its verb does, in any part of the name and either way of writing; nouns where the verb could do anything."""
    assert may_do(tool, base) is True


@pytest.mark.parametrize(
    ("tool", "base"),
    [
        ("getCancellation", "cancel"),
        ("hotel_book.check", "book"),
        ("booking_lookup", "book"),
        ("order_status", "order replacement"),
        ("cancel_reservation", "book"),
        ("cancel_booking", "book"),
        ("create_booking", "cancel"),
        ("change_seat", "cancel"),
        ("send_receipt", "change"),
        ("add_note", "refund"),
        ("update_reservation_flights", "add bag"),
        ("update_reservation_passengers", "add bag"),
        ("transfer_to_human_agents", "refund"),
        ("sitz_ändern", "stornieren"),
        ("boka_resa", "avboka"),
        ("cambiar_asiento", "cancelar"),
    ],
)
def test_a_name_says_what_its_tool_does_not(tool, base):
    """Reading, another act, another part of the record, a message."""
    assert may_do(tool, base) is False


@pytest.mark.parametrize(
    ("tool", "base"),
    [
        ("", "cancel"),
        ("42", "cancel"),
        ("scancel", "cancel"),
        ("party_rsvp", "book"),
        ("run_workflow", "refund"),
        ("create_thing", "book"),
        ("update_booking", "cancel"),
        ("set_flight_status", "cancel"),
        ("update_reservation", "add bag"),
        ("check_in", "cancel"),
        ("x" * 100_000, "cancel"),
    ],
)
def test_a_name_may_say_nothing(tool, base):
    """Neither yes nor no: nobody is accused by it."""
    assert may_do(tool, base) is None


@pytest.mark.parametrize(
    ("tool", "does"),
    [
        ("cancel_reservation", True),
        ("hotel_book.book", True),
        ("update_profile", True),
        ("create_booking", True),
        ("refundOrder", True),
        ("stornieren", True),
        ("hotel_book.check", False),
        ("search_flights", False),
        ("order_lookup", False),
        ("order_status", False),
        ("calculate", False),
        ("think", False),
        ("list_all_airports", False),
        ("transfer_to_human_agents", False),
        ("create_ticket", False),
        ("send_email_update", False),
        ("update_search", False),
        ("run_code", False),
        ("party_rsvp", False),
        ("performance", False),
        ("", False),
    ],
)
def test_only_a_known_verb_of_acting_changes_something(tool, does):
    """Reading, thinking, writing and bringing people in change nothing that a customer waits for."""
    assert changes(tool) is does
