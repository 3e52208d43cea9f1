"""The append-only ledger: what was finished is kept, what was torn is cut, and what is damaged is told by its line."""

import errno
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.conversations import Conversation
from hardcase.errors import RunError
from hardcase.records import Ledger, Tail, read_ledger
from hardcase.records import ledger as ledger_module
from tests.builders import a_conversation


def one(number=0, text="Hello."):
    """One finished trial."""
    return a_conversation("Stale.", text, trial=number)


def written(path, *nouns):
    """A closed ledger of these."""
    ledger = Ledger(path)
    for noun in nouns:
        ledger.append(noun)
    ledger.close()
    return path


def read(path):
    """Everything in a ledger."""
    return list(read_ledger(path, Conversation))


@pytest.fixture
def path(tmp_path):
    """Where the ledger is."""
    return tmp_path / "conversations.jsonl"


@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=6))
def test_what_was_written_is_read_back_in_order(texts, tmp_path_factory):
    """Whatever was said, each trial is one line, and reading gives back the very same."""
    path = tmp_path_factory.mktemp("ledger") / "conversations.jsonl"
    trials = [one(number, text) for number, text in enumerate(texts)]

    written(path, *trials)

    assert read(path) == trials
    assert path.read_bytes().count(b"\n") == len(trials)


def test_a_ledger_that_is_not_there_is_empty(path):
    """Before the first line there is nothing, and that is no error."""
    assert read(path) == []


def test_a_line_is_readable_as_soon_as_it_is_written(path):
    """Another process sees a finished trial without waiting for the disk or the close."""
    ledger = Ledger(path)

    ledger.append(one())
    seen = read(path)
    ledger.close()

    assert seen == [one()]


def test_appending_goes_on_where_an_earlier_process_stopped(path):
    """Nothing that was finished is written over."""
    written(path, one(0))

    written(path, one(1))

    assert read(path) == [one(0), one(1)]


@pytest.mark.parametrize(
    "torn",
    [
        pytest.param(b'{"case_id":"stale-lo', id="half a line"),
        pytest.param(b"{", id="one character"),
        pytest.param(b"\x00" * 4096, id="zeros after a power cut"),
        pytest.param(msgspec.json.encode(one(9)), id="a whole line without its end"),
        pytest.param(b'{"text":"\xc3', id="half a letter"),
    ],
)
def test_a_torn_last_line_is_skipped_and_cut_on_resume(path, torn):
    """A kill in the middle of a line costs that line only: readers skip it, and the next opening cuts it off."""
    written(path, one(0), one(1))
    with path.open("ab") as file:
        file.write(torn)

    before = read(path)
    written(path, one(2))

    assert before == [one(0), one(1)]
    assert read(path) == [one(0), one(1), one(2)]


def test_a_file_that_is_one_torn_line_starts_anew(path):
    """A run killed in its first line is resumed as empty."""
    path.write_bytes(b'{"case')

    written(path, one())

    assert read(path) == [one()]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(b'{"case_id": "stale-loaf"}\n', id="fields missing"),
        pytest.param(b'{"case_id":"stale-lo\n', id="cut short"),
        pytest.param(b"\n", id="empty"),
        pytest.param(b"\x00\x00\n", id="zeros"),
        pytest.param(b'{"case_id":"\xff"}\n', id="no UTF-8"),
        pytest.param(b"[]\n", id="another form"),
        pytest.param(msgspec.json.encode(one()) + b"{}\n", id="two nouns on one line"),
        pytest.param(msgspec.json.encode(one()).replace(b'"completed"', b'"splendid"') + b"\n", id="unknown ending"),
    ],
)
@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_damaged_line_is_an_error_with_its_number(path, damage, place):
    """A whole line that is not what it should be is never skipped: that would shrink what counts."""
    lines = [msgspec.json.encode(one(number)) + b"\n" for number in range(2)]
    lines.insert(place - 1, damage)
    path.write_bytes(b"".join(lines))

    with pytest.raises(RunError, match=rf"conversations\.jsonl:{place}: the line is damaged") as caught:
        read(path)

    assert "fix: restore the file" in str(caught.value)
    assert caught.value.exit_code == 4


def test_a_reader_that_follows_gets_every_line_once(path):
    """Following a ledger gives what is new since the last look, and no line before it is whole."""
    tail = Tail(path, Conversation)
    line = msgspec.json.encode(one(2)) + b"\n"

    seen = [tail.new()]
    written(path, one(0), one(1))
    seen += [tail.new(), tail.new()]
    for piece in (line[:9], line[9:]):
        with path.open("ab") as file:
            file.write(piece)
        seen.append(tail.new())

    assert seen == [[], [one(0), one(1)], [], [], [one(2)]]


def test_a_reader_that_follows_tells_a_damaged_line_by_its_number(path):
    """A damaged line is the same error for who follows as for who reads, each time it is looked at."""
    tail = Tail(path, Conversation)
    written(path, one(0))
    tail.new()
    with path.open("ab") as file:
        file.write(msgspec.json.encode(one(1)) + b"\n{}\n")

    for _ in range(2):
        with pytest.raises(RunError, match=r"conversations\.jsonl:3: the line is damaged"):
            tail.new()


def test_a_ledger_that_cannot_be_opened_is_a_run_error(tmp_path):
    """A folder where the ledger should be is told as such, for reading and for writing."""
    path = tmp_path / "ledger"
    path.mkdir()

    for use in (lambda: read(path), lambda: Ledger(path), lambda: Tail(path, Conversation).new()):
        with pytest.raises(RunError, match="ledger: cannot be"):
            use()


# The disk


@pytest.fixture
def syncs(monkeypatch):
    """Times of the calls to os.fsync."""
    times = []
    fsync = os.fsync

    def counted(descriptor):
        times.append(time.monotonic())
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", counted)
    return times


def wait_for(condition, seconds=5.0):
    """Wait until it holds."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    return condition()


def test_a_line_is_on_disk_about_a_second_later(path, syncs):
    """Nobody has to close the ledger for a line to reach the disk."""
    ledger = Ledger(path)
    began = time.monotonic()

    ledger.append(one())
    at_once = len(syncs)

    assert ledger_module.SYNC_EVERY_S <= 1
    assert wait_for(lambda: syncs)
    assert syncs[0] - began < ledger_module.SYNC_EVERY_S + 0.9
    assert at_once == 0
    ledger.close()


def test_many_lines_share_a_few_trips_to_the_disk(path, syncs, monkeypatch):
    """A thousand lines in a moment are synchronised in groups, and once more at the close."""
    monkeypatch.setattr(ledger_module, "SYNC_EVERY_S", 0.05)
    ledger = Ledger(path)

    for number in range(1_000):
        ledger.append(one(number))
    waited = wait_for(lambda: syncs)
    ledger.close()

    assert waited
    assert len(syncs) < 100
    assert len(read(path)) == 1_000


def test_every_group_is_synchronised_not_only_the_first(path, syncs, monkeypatch):
    """A line after a pause starts a new group."""
    monkeypatch.setattr(ledger_module, "SYNC_EVERY_S", 0.02)
    ledger = Ledger(path)

    ledger.append(one(0))
    assert wait_for(lambda: len(syncs) == 1)
    ledger.append(one(1))

    assert wait_for(lambda: len(syncs) == 2)
    ledger.close()


def test_closing_synchronises_and_may_be_done_twice(path, syncs):
    """The last lines reach the disk with the close, and a second close does nothing."""
    ledger = Ledger(path)
    ledger.append(one())

    ledger.close()
    ledger.close()

    assert len(syncs) == 1


def test_a_disk_that_does_not_keep_a_line_is_told(path, monkeypatch):
    """A synchronisation that fails on its own thread is an error of the next line and of the close, not a lost word."""
    monkeypatch.setattr(ledger_module, "SYNC_EVERY_S", 0.01)
    failed = threading.Event()

    def fails(descriptor):
        failed.set()
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fails)
    ledger = Ledger(path)
    ledger.append(one(0))
    assert failed.wait(5)

    assert wait_for(lambda: ledger._failure)
    with pytest.raises(RunError, match="cannot be written: Input/output error"):
        ledger.append(one(1))
    with pytest.raises(RunError, match="cannot be written: Input/output error"):
        ledger.close()


class Filling:
    """A file on a disk with so many bytes left, as the operating system gives it: it writes what fits."""

    def __init__(self, file, left, *, truncates=True):
        self.file, self.left, self.truncates = file, left, truncates

    def write(self, data):
        if self.left <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        count = self.file.write(bytes(data[: self.left]))
        self.left -= count
        return count

    def truncate(self, size):
        if not self.truncates:
            raise OSError(errno.EIO, "Input/output error")
        return self.file.truncate(size)

    def __getattr__(self, name):
        return getattr(self.file, name)


LINE = len(msgspec.json.encode(one())) + 1


@pytest.mark.parametrize("room", [0, 1, LINE // 2, LINE - 1], ids=["none", "a byte", "half a line", "all but the end"])
def test_a_full_disk_is_an_error_and_keeps_what_was_there(path, room):
    """What was finished stays, no piece of a line is left behind, and the run can go on once there is space."""
    ledger = Ledger(path)
    ledger.append(one(0))
    disk = ledger._file = Filling(ledger._file, room)

    with pytest.raises(RunError, match="No space left on device") as caught:
        ledger.append(one(1))
    kept = path.read_bytes()
    disk.left = 10 * LINE
    ledger.append(one(2))
    ledger.close()

    assert "free some space" in str(caught.value)
    assert kept == msgspec.json.encode(one(0)) + b"\n"
    assert read(path) == [one(0), one(2)]


def test_a_piece_that_cannot_be_cut_off_is_followed_by_nothing(path):
    """Where even the cutting fails, no line is glued to the torn one, and resuming mends it."""
    ledger = Ledger(path)
    ledger.append(one(0))
    disk = ledger._file = Filling(ledger._file, LINE // 2, truncates=False)

    for _ in range(2):
        with pytest.raises(RunError):
            ledger.append(one(1))
        disk.left = 10 * LINE
    with pytest.raises(RunError):
        ledger.close()
    written(path, one(2))

    assert read(path) == [one(0), one(2)]


def test_a_disk_that_takes_a_line_in_pieces_gets_it_whole(path):
    """A short write is gone on with, not taken for the whole line."""

    class Sip(Filling):
        def write(self, data):
            return self.file.write(bytes(data[:7]))

    ledger = Ledger(path)
    ledger._file = Sip(ledger._file, 0)

    ledger.append(one(0))
    ledger.append(one(1))
    ledger.close()

    assert read(path) == [one(0), one(1)]


def test_lines_from_many_threads_do_not_mix(path):
    """Each line stays whole when several threads write."""
    ledger = Ledger(path)

    def write(first):
        for number in range(50):
            ledger.append(one(first + number, "x" * 500))

    threads = [threading.Thread(target=write, args=(first,)) for first in range(0, 400, 50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ledger.close()

    assert sorted(each.trial for each in read(path)) == list(range(400))


def test_a_killed_process_loses_nothing_that_was_finished(path):
    """A process killed right after a line leaves that line."""
    program = textwrap.dedent(
        """
        import os, signal, sys
        from pathlib import Path
        from hardcase.records import Ledger
        from tests.builders import a_conversation
        ledger = Ledger(Path(sys.argv[1]))
        for number in range(20):
            ledger.append(a_conversation("Stale.", "Hello.", trial=number))
        os.kill(os.getpid(), signal.SIGKILL)
        """
    )

    done = subprocess.run([sys.executable, "-c", program, str(path)], check=False, timeout=30)

    assert done.returncode == -signal.SIGKILL
    assert read(path) == [one(number) for number in range(20)]
