"""The page on which a person says what is true of a conversation, without knowing whose it is or what others said."""

import contextlib
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from hardcase.cases import Case, Company, Criterion, digest
from hardcase.conversations import Recording
from hardcase.errors import OptionError, RunError
from hardcase.text import visible
from hardcase.verdicts import Sample

from .page import drawn, one_script, policy, text_of

_SCRIPTS = ("nodes.js", "label_kept.js", "label_talk.js", "label_questions.js", "label.js")
_MARKUP = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
_PEOPLE = {"open": "there, and take conversations now", "closed": "not there now"}


class ToLabel(Struct, frozen=True, kw_only=True):
    """One conversation that a person is asked about.

    Attributes:
        case: Which it plays. What the case expects never reaches the page.
        recording: What was said and done, without a name of the bot.
    """

    case: Case
    recording: Recording


def questions(case: Case) -> tuple[Criterion, ...]:
    """What people are asked about a conversation of a case: what judges are asked, but for typed facts."""
    return tuple(each for each in case.criteria if each.judged and each.matcher is None)


def write_label_page(path: Path, sample: Sample, chosen: Sequence[ToLabel], *, force: bool = False) -> int:
    """Write the page, whole or not at all.

    Args:
        path: Where; ends in `.html`.
        sample: How the conversations were drawn: goes into every line that the page exports.
        chosen: What is asked about, in this order.
        force: Write over a file that is there.

    Returns:
        int: Its size in bytes.

    Raises:
        OptionError: The file is there, or its name is none of a page. See `check_label_path`.
        RunError: It cannot be written.
    """
    check_label_path(path, force=force)
    page = label_page(sample, chosen).encode()
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(page)
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        fix = "name a place that can be written to with --out"
        raise RunError(f"{path}: cannot be written: {error.strerror}", fix=fix) from error
    return len(page)


def check_label_path(path: Path, *, force: bool) -> None:
    """Refuse a place for the page, before anything is read.

    Raises:
        OptionError: The name does not end in `.html`, or a file is there and `force` is not given.
    """
    if path.suffix != ".html":
        raise OptionError(f"{path}: is no name for a page", fix="name a file that ends in .html with --out")
    if path.is_dir():
        raise OptionError(f"{path}: is a folder", fix="name a file that ends in .html with --out")
    if path.exists() and not force:
        raise OptionError(f"{path}: is there already", fix="name another file with --out, or add --force")


def label_page(sample: Sample, chosen: Sequence[ToLabel]) -> str:
    """Render the page.

    Args:
        sample: How the conversations were drawn.
        chosen: What is asked about, in this order.

    Returns:
        str: A whole HTML document that needs nothing else. Whatever anybody wrote reaches it as data.
    """
    script = one_script(*_SCRIPTS)
    style = "".join(text_of(name) for name in ("page.css", "conversations.css", "print.css", "label.css"))
    data = _data(sample, chosen)
    return drawn("label.html.j2", policy=policy(script, style), script=script, style=style, data=data, sample=sample)


def _data(sample: Sample, chosen: Sequence[ToLabel]) -> str:
    """Everything the page's script reads, as ASCII that cannot end a script element.

    Each recording is a text of JSON inside the JSON, and goes into the export as it stands: a number that JavaScript
    would round stays what it was. `shown` has what is read in the place of a text with invisible characters.
    """
    criteria, companies, cases = _Places(), _Places(), _Places()
    talks = []
    for each in chosen:
        case = _case(each.case, criteria, companies)
        raw = msgspec.json.encode(each.recording).decode()
        talks.append({"raw": raw, "case": cases(case), "lang": each.recording.language or each.case.language})
    data: dict[str, Any] = {
        "id": digest([sample, [each["raw"] for each in talks], criteria.table])[:12],
        "sample": msgspec.to_builtins(sample),
        "talks": talks,
        "cases": cases.table,
        "companies": companies.table,
        "criteria": criteria.table,
    }
    texts = {*_texts([data["cases"], companies.table, criteria.table]), *_texts([each.recording for each in chosen])}
    data["shown"] = sorted([text, visible(text)] for text in texts if visible(text) != text)
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":")).translate(_MARKUP)
    return text.replace("##", "#\\u0023")  # which a CI log obeys inside a line


class _Places:
    """Things that many conversations share: each stands once in the table, and all else names it by its place."""

    def __init__(self) -> None:
        self.table: list[dict[str, Any]] = []
        self._places: dict[str, int] = {}

    def __call__(self, thing: dict[str, Any]) -> int:
        place = self._places.setdefault(digest(thing), len(self.table))
        if place == len(self.table):
            self.table.append(thing)
        return place


def _case(case: Case, criteria: _Places, companies: _Places) -> dict[str, Any]:
    """The situation, as a bot could know it: no title, tag or expectation, for these tell what is right."""
    customer, history = case.customer, ({"earlier contacts": case.history} if case.history else {})
    facts = [
        ["Customer", f"{customer.name}, {customer.tier} tier"],
        ["Identity", "verified" if customer.verified else "not verified when the conversation begins"],
        ["Channel", f"{case.channel}, language {case.language}"],
        ["People", _PEOPLE.get(case.desk.people, f"there, after a {case.desk.people.replace(' ', ' of ', 1)}")],
    ]
    return {
        "facts": facts,
        "records": [[name.replace("_", " "), _plain(rows)] for name, rows in (case.records | history).items() if rows],
        "company": companies(_company(case.company)) if case.company.is_known else None,
        "asks": [criteria(_criterion(each)) for each in questions(case)],
    }


def _company(company: Company) -> dict[str, Any]:
    limits = {name.replace("_", " "): value for name, value in company.authority.items()}
    return {
        "name": company.company,
        "about": company.about,
        "hours": company.hours.people,
        "rules": [each.text for each in company.policies],
        "limits": [[name, value if isinstance(value, str) else ", ".join(value)] for name, value in limits.items()],
        "queues": [[each.id, each.purpose] for each in company.queues],
    }


def _criterion(criterion: Criterion) -> dict[str, Any]:
    return {
        "id": criterion.id,
        "asks": criterion.asks,
        "met": criterion.met,
        "not_met": criterion.not_met,
        "bad": criterion.bad_outcome == "met",
    }


def _plain(value: object) -> Any:
    return msgspec.to_builtins(value, str_keys=True, enc_hook=str)


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, keys included. Not by recursion: a bot may nest what it hands over as deep as it likes."""
    waiting = [value]
    while waiting:
        match waiting.pop():
            case str() as text:
                yield text
            case dict() as fields:
                waiting += [*fields, *fields.values()]
            case list() | tuple() as many:
                waiting += many
            case Struct() as noun:
                waiting += [getattr(noun, name) for name in noun.__struct_fields__]
