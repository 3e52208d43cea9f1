"""The page for people: one file, one template environment, one policy of what may run in it."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hardcase.records import REPORT
from hardcase.text import visible

from .answer import answer_of, is_change
from .beside import missing_marks, who
from .byline import byline, suites_in_words
from .change_kinds import KINDS, changes_line, left_aside
from .changed import OPEN, changed
from .dashboard import dashboard, newly_failed
from .dimensions import DEFAULT_CONFIDENCE, dimension_lines, figures, told
from .dossier import Dossier, Key
from .entries import FACETS, by_case, list_entries
from .filters import filters
from .generic import generic_line
from .graders import graded_by
from .parts import Part
from .people import people
from .redact import redacted_name, redaction_note
from .slice_rows import GATED_FROM, USUAL_BAR
from .slices import hurt
from .steady import steady
from .topics import MEANS, ROUTES, floor_names, one_route, topic_rows
from .transcripts import transcript_data
from .trust import GLOSSARY, provenance_rows, speed_and_cost, trust
from .vetoes import SELDOM, sort_vetoes, veto_lines
from .waived import waiver_lines
from .words import dom_id, families, moment, percent, score

if TYPE_CHECKING:
    import jinja2

TEMPLATES = Path(__file__).parent / "templates"
STYLES = ("page.css", "story.css", "figures.css", "conversations.css", "print.css")
SCRIPTS = ("nodes.js", "talk.js", "page.js")


def render(dossier: Dossier, parts: Sequence[Part] = ()) -> str:
    """Render the page.

    Args:
        dossier: Everything the run left. Whatever a bot, a customer or a judge wrote reaches the page as a variable or
            as data, never as template, markup or script.
        parts: Pages beside this one, which hold the conversations that it does not.

    Returns:
        str: A whole HTML document that needs nothing else.
    """
    decision, card = dossier.decision, dossier.card
    confidence = decision.confidence if decision else DEFAULT_CONFIDENCE
    lines, vetoes = dimension_lines(card, decision), veto_lines(card, dossier.plan, confidence=confidence)
    hurts = hurt(card, lines, decision=decision, champion=dossier.champion, titles=dossier.plan.titles)
    drafts = sum(talk.drafted for talk in dossier.conversations.values())
    topics = topic_rows(decision, dossier.plan.titles, lines=lines, vetoes=vetoes)
    places = _places(dossier, parts)
    script, style = one_script(*SCRIPTS), "".join(text_of(name) for name in STYLES)
    return drawn(
        "page.html.j2",
        policy=policy(script, style),
        script=script,
        style=style,
        plan=dossier.plan,
        card=card,
        decision=decision,
        confidence=confidence,
        answer=answer_of(dossier),
        byline=byline(dossier),
        hurt=[name for name, _ in hurts.worst],
        dashboard=dashboard(card, dossier.outcomes, lines, newly_failed=newly_failed(dossier)),
        lines=lines,
        figures=figures(lines, dossier.champion, dossier.beside, confidence=confidence),
        beside_in_words=told,
        champion=dossier.champion,
        beside=who(dossier.beside),
        missing_marks=missing_marks(dossier.beside, dossier.plan, dossier.champion),
        changed=changed(dossier),
        of_a_change=decision is not None and is_change(decision),
        changes_open=OPEN,
        change_kinds=KINDS,
        changes_line=changes_line(decision.changes) if decision and decision.changes else "",
        left_aside=left_aside(decision.changes) if decision and decision.changes else "",
        generic=generic_line(card, decision),
        vetoes=sort_vetoes(vetoes),
        seldom=SELDOM,
        slices=hurts,
        gated_from=GATED_FROM,
        usual_bar=USUAL_BAR,
        people=people(card, dossier.outcomes, confidence=confidence, drafts=drafts),
        topic_rows=topics,
        topic_means=MEANS,
        topic_words=ROUTES,
        topic_same=one_route(topics),
        topic_floors=floor_names(decision),
        repeats=steady(card),
        waivers=waiver_lines(decision),
        **listed_talks(dossier, dossier.shown, elsewhere=[[each.file, each.case_ids] for each in parts]),
        links=_links(places),
        stories={case.id: case.title or case.id for case in dossier.cases.values()},
        places={dom_id(*key): place for key, place in places.items()},
        parts=parts,
        planned_conversations=len(dossier.results),
        trust=trust(dossier, lines, confidence=confidence),
        costs=speed_and_cost(dossier.outcomes),
        provenance=provenance_rows(dossier, decision),
        glossary=GLOSSARY,
        when=moment(dossier.plan.created),
        graded_by=graded_by(card),
        suite_names=suites_in_words(dossier, most=3),
        redaction_note=redaction_note(dossier),
    )


def render_part(dossier: Dossier, part: Part) -> str:
    """Render one of the pages that hold the conversations for which the report has no room."""
    script, style = one_script(*SCRIPTS), "".join(text_of(name) for name in STYLES)
    return drawn(
        "part.html.j2",
        policy=policy(script, style),
        script=script,
        style=style,
        plan=dossier.plan,
        part=part,
        report=redacted_name(REPORT) if dossier.redacted else REPORT,
        **listed_talks(dossier, part.keys),
    )


def listed_talks(dossier: Dossier, keys: Sequence[Key], **more: object) -> dict[str, object]:
    """What a list of conversations is drawn from: lines, filters and the conversations as data."""
    entries = list_entries(dossier, keys)
    return {
        "entries": entries,
        "groups": by_case(dossier, entries),
        "filters": filters(dossier, keys),
        "trials": dossier.card.trials,
        "redacted": dossier.redacted is not None,
        "data": transcript_data(dossier, keys, filters=FACETS, **more),
    }


def one_script(*names: str) -> str:
    """One script of one scope: none of its names reaches the window, where the browser has names of its own."""
    return '"use strict";\n{\n' + "".join(map(text_of, names)) + "}\n"


def policy(script: str, style: str) -> str:
    """The Content-Security-Policy: nothing loads, nothing is sent, and only this script and this style count."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def text_of(name: str) -> str:
    """A file that lies beside the templates: style or script."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _places(dossier: Dossier, parts: Sequence[Part]) -> dict[Key, str]:
    """The address of each conversation, worst first on this page and then beside it."""
    beside = {key: f"{part.file}#{dom_id(*key)}" for part in parts for key in part.keys}
    return {key: f"#{dom_id(*key)}" for key in dossier.shown} | beside


def _links(places: Mapping[Key, str]) -> dict[str, str]:
    """The address of each case's worst conversation."""
    links: dict[str, str] = {}
    for (case_id, _), place in places.items():
        links.setdefault(case_id, place)
    return links


def drawn(template: str, **words: object) -> str:
    """Draw any page of ours: nobody else renders a template.

    Nothing in it is obeyed by a CI log either, which takes `##[` and `##vso[` inside a line for a command; our script
    and style have none.

    Args:
        template: Its file.
        words: What stands in it.
    """
    return _pages().get_template(template).render(**words).replace("##", "#&#35;")


@cache
def _pages() -> "jinja2.Environment":
    """The one environment of the package."""
    # Imported at first use: `hardcase --help`, lint and a pytest collection draw no page and must not pay for it.
    import jinja2

    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,  # not select_autoescape: every variable may hold words of a bot
        undefined=jinja2.StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {"families": families, "percent": percent, "score": score}
    return templates


def _shown(value: Any) -> Any:
    """No template can forget to show control characters: every text passes here before it is escaped.

    Line ends are shown too. Whoever prints the page into a CI log has no line in it that a bot began.
    """
    return visible(value).replace("\n", " ⏎ ") if type(value) is str else value
