"""A uniform sample of conversations for people to label: of a run, of recordings, or of the exemplars of suites."""

import random
import re
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct, structs

from hardcase.bots import ExemplarBot
from hardcase.cases import Case, Suite, digest, is_locked, load_suites, plan_case
from hardcase.conversations import (
    NOT_THE_BOTS,
    Call,
    Conversation,
    Dialect,
    RecordedCall,
    RecordedTurn,
    Recording,
    Speaker,
    play,
)
from hardcase.errors import OptionError
from hardcase.records import PLAN, Run
from hardcase.reports import ToLabel, questions
from hardcase.verdicts import Sample

from .import_recordings import read_item
from .labelled_items import unlocked_words
from .reasons import Reason, Reasons
from .recordings import SetAside, items

_RUN = re.compile(r"(\d{8}T\d{6}Z)-.+-([0-9a-f]{8})")
_TOLD = ("told", "policy")
"""What a recording knows of the bot's orders: judges read it. All else in `meta` is nothing that a labeller needs."""


_SEEN = "it says what an exemplar says from which graders may be made, so it can measure none"
"""Families that are not locked may train a judge: labels of their exemplars would flatter it."""


class Drawn(Struct, frozen=True, kw_only=True):
    """What was drawn.

    Attributes:
        chosen: In the order in which they are to be read, which is random too.
        same: Conversations left out because another one is the same word for word.
        set_aside: Conversations that nobody can be asked about, and rows that are none.
        reasons: The commonest reasons why.
    """

    sample: Sample
    chosen: tuple[ToLabel, ...]
    same: int
    set_aside: int
    reasons: tuple[Reason, ...]


async def draw_to_label(
    paths: Sequence[Path],
    dialect: Dialect,
    *,
    most: int,
    seed: int,
    suites: Callable[[], Sequence[Path | str]],
    done: Callable[[int], None] | None = None,
) -> Drawn:
    """Draw conversations, each with the same chance, without putting any back.

    One pass, constant in memory but for one hash for each conversation: two that are the same word for word are one
    conversation, or a bot that never varies would be labelled once for every trial.

    Args:
        paths: Runs, files of recorded conversations that name a case, or suites: the exemplars of their locked
            families are played.
        dialect: How recordings are read.
        most: How many are drawn; all where there are fewer.
        seed: The same seed draws the same conversations in the same order.
        suites: Says where the cases stand that recordings name; asked only when recordings are read.
        done: Told of each conversation that was read.

    Raises:
        OptionError: A path is none of these, or nothing is left to label.
        SuiteError: A suite cannot be loaded.
    """
    rng = random.Random(seed)  # noqa: S311 - a sample, no secret
    chosen: list[ToLabel] = []
    seen: set[bytes] = set()
    reasons = Reasons()
    same = set_aside = 0
    async for found in _all(paths, dialect, suites):
        if done:
            done(1)
        if isinstance(found, SetAside):
            reasons.add(found.reason, found.rows)
            set_aside += found.rows
            continue
        identity = bytes.fromhex(digest([found.case.id, found.recording.turns]))[:16]
        if identity in seen:
            same += 1
            continue
        seen.add(identity)
        if len(chosen) < most:
            chosen.append(found)
        elif (place := rng.randrange(len(seen))) < most:
            chosen[place] = found
    if not chosen:
        why = "; ".join(f"{each.rows}: {each.reason}" for each in reasons.commonest()) or "there is no conversation"
        fix = "name a run, recordings that name a case (with --suite), or suites with locked families to be judged"
        raise OptionError(f"{', '.join(map(str, paths))}: nothing to label ({why})", fix=fix)
    rng.shuffle(chosen)
    return Drawn(
        sample=Sample(source=", ".join(map(_named, paths)), drawn=len(chosen), population=len(seen), seed=seed),
        chosen=tuple(chosen),
        same=same,
        set_aside=set_aside,
        reasons=reasons.commonest(),
    )


def _named(path: Path) -> str:
    """The last part of a path. That of a run names the bot in its middle, which a labeller must not know."""
    name = path.resolve().name
    run = _RUN.fullmatch(name)
    return f"{run[1]}-{run[2]}" if run else name


async def _all(
    paths: Sequence[Path], dialect: Dialect, suites: Callable[[], Sequence[Path | str]]
) -> AsyncIterator[ToLabel | SetAside]:
    recorded = []
    for path in paths:
        if (path / PLAN).is_file():
            for each in _of_run(path):
                yield each
        elif _holds_suites(path):
            async for each in _of_suites(path):
                yield each
        elif path.exists():
            recorded.append(path)
        else:
            fix = "name a folder below results/, a file of recorded conversations, or a suite"
            raise OptionError(f"{path}: no such file or folder", fix=fix)
    if recorded:
        for each in _of_files(recorded, dialect, load_suites(suites())):
            yield each


def _holds_suites(path: Path) -> bool:
    if path.suffix == ".yaml" or path.with_name(f"{path.name}.yaml").is_file():
        return True
    return (path / "suite.yaml").is_file() or any(path.glob("*/suite.yaml"))


def _of_run(path: Path) -> Iterator[ToLabel | SetAside]:
    """Every finished trial that says something about the bot, in the order of the plan."""
    run = Run(path)
    plan, trials = run.plan, run.trials()
    given = plan.arguments.get("suites", ())
    if not given:
        fix = "label a run that was started from files, with `hardcase run`"
        raise OptionError(f"{path}: its cases were never in files", fix=fix)
    loaded = load_suites(given)
    cases, exemplars = {case.id: case for suite in loaded for case in suite.cases}, unlocked_words(loaded)
    scripts = {case.id: case.script for case in plan.cases}
    for key in plan.trial_keys:
        if key not in trials:
            continue
        case, talk = cases.get(key[0]), trials[key].conversation
        if case is None:
            wrong = "its case is no longer in the suites"
        elif plan_case(case, licensed=None).script != scripts[case.id]:
            wrong = "its case was played with other lines, records or company than it has now"
        else:
            yield _spoken(case, talk, exemplars, name=f"{case.id}-{talk.trial + 1}")
            continue
        yield SetAside(file=str(path), row=0, reason=wrong)


async def _of_suites(path: Path) -> AsyncIterator[ToLabel | SetAside]:
    """Every exemplar, played on the real desk, so that the answers to its calls can be read too."""
    for suite in load_suites([path]):
        for case in suite.cases:
            for exemplar in suite.exemplars.get(case.id, {}).values():
                if is_locked(case.family):  # the name of the exemplar would say whether it is a good one
                    yield _spoken(case, await play(case, ExemplarBot("exemplar", exemplar)), frozenset(), name="")
                else:
                    yield SetAside(file=str(path), row=0, reason=_SEEN)


def _of_files(paths: Sequence[Path], dialect: Dialect, suites: Sequence[Suite]) -> Iterator[ToLabel | SetAside]:
    cases, exemplars = {case.id: case for suite in suites for case in suite.cases}, unlocked_words(suites)
    for item in items(paths, dialect):
        recording = read_item(item, dialect)
        if isinstance(recording, SetAside):
            yield recording
            continue
        case = cases.get(recording.case)
        if case is not None:
            yield _asked(case, recording, exemplars)
            continue
        unknown = f"it names the case {recording.case!r}, which the suites do not have"
        reason = unknown if recording.case else "it names no case, so nobody knows what to ask"
        yield SetAside(file=item.file, row=item.row, rows=item.count, reason=reason)


def _spoken(case: Case, talk: Conversation, exemplars: frozenset[tuple[str, ...]], *, name: str) -> ToLabel | SetAside:
    """A conversation of ours in the form in which conversations are written down."""
    if talk.ending in NOT_THE_BOTS:
        return SetAside(file="", row=0, reason=f"it ended as {talk.ending}, which says nothing about the bot")
    turns = [_turn(talk, each.index, each.speaker, each.text) for each in talk.turns]
    if talk.calls_for(len(turns)):  # a bot that acted and then broke
        turns.append(_turn(talk, len(turns), "bot", ""))
    if not turns:
        return SetAside(file="", row=0, reason="nobody says anything")
    recording = Recording(
        id=name or digest([case.id, turns])[:12],
        bot="",
        turns=tuple(turns),
        case=case.id,
        language=case.language,
        meta={"told": talk.told} if talk.told else {},
    )
    return _asked(case, recording, exemplars)


def _turn(talk: Conversation, index: int, speaker: Speaker, text: str) -> RecordedTurn:
    act = talk.handover if talk.handover and talk.handover.turn == index and not talk.handover.inferred else None
    return RecordedTurn(
        speaker=speaker,
        text=text,
        calls=tuple(map(_call, talk.calls_for(index))) if speaker == "bot" else (),
        handover={"queue": act.queue, "packet": act.packet} if act else None,
    )


def _call(call: Call) -> RecordedCall:
    return RecordedCall(tool=call.tool, arguments=call.arguments, result=None if call.unanswered else call.result)


def _asked(case: Case, recording: Recording, exemplars: frozenset[tuple[str, ...]]) -> ToLabel | SetAside:
    """Without the names of bot, vendor and employee: whoever labels must not know whose words they read."""
    if not questions(case):
        return SetAside(file="", row=0, reason="its case asks a judge nothing")
    said = [turn.text.strip() for turn in recording.turns if turn.speaker == "bot"]
    if not said:
        return SetAside(file="", row=0, reason="the bot says nothing in it")
    if (case.id, *said) in exemplars:
        return SetAside(file="", row=0, reason=_SEEN)
    known = {key: recording.meta[key] for key in _TOLD if key in recording.meta}
    return ToLabel(case=case, recording=structs.replace(recording, bot="", agent="", vendor="", meta=known))
