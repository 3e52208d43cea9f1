"""The page for people: one file, one template environment, one policy of what may run in it."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hardcase.text import visible

from .answer import answer_of
from .changed import changed, left_aside
from .dimensions import DEFAULT_CONFIDENCE, dimension_lines
from .dossier import Dossier
from .entries import list_entries, status_choices, suite_choices, wrong_choices
from .generic import generic_line
from .graders import graded_by
from .people import people
from .redact import redaction_note
from .slices import GATED_FROM, slice_groups
from .steady import steady
from .topics import floor_names, topic_rows
from .transcripts import transcript_data
from .trust import GLOSSARY, provenance_rows, speed_and_cost, trust
from .vetoes import veto_lines, written_into_one_case
from .waived import waiver_lines
from .words import dom_id, families, moment, percent, score, suite_names

if TYPE_CHECKING:
    import jinja2

TEMPLATES = Path(__file__).parent / "templates"
STYLES = ("page.css", "figures.css", "conversations.css", "print.css")


def render(dossier: Dossier) -> str:
    """Render the page.

    Args:
        dossier: Everything the run left. Whatever a bot, a customer or a judge wrote reaches the page as a variable or
            as data, never as template, markup or script.

    Returns:
        str: A whole HTML document that needs nothing else.
    """
    decision, card = dossier.decision, dossier.card
    confidence = decision.confidence if decision else DEFAULT_CONFIDENCE
    lines, vetoes = dimension_lines(card, decision), veto_lines(card, dossier.plan, confidence=confidence)
    groups, rare = slice_groups(card, lines)
    entries = list_entries(dossier)
    script, style = text_of("page.js"), "".join(text_of(name) for name in STYLES)
    return (
        pages()
        .get_template("page.html.j2")
        .render(
            policy=policy(script, style),
            script=script,
            style=style,
            data=transcript_data(dossier),
            plan=dossier.plan,
            card=card,
            decision=decision,
            confidence=confidence,
            answer=answer_of(decision, card, vetoes, dossier.outcomes),
            lines=lines,
            changed=changed(dossier),
            left_aside=left_aside(decision.changes) if decision and decision.changes else "",
            generic=generic_line(card, decision),
            vetoes=[veto for veto in vetoes if not written_into_one_case(veto)],
            quiet_vetoes=[veto for veto in vetoes if written_into_one_case(veto)],
            groups=groups,
            rare=rare,
            gated_from=GATED_FROM,
            people=people(card, dossier.outcomes, confidence=confidence),
            topic_rows=topic_rows(decision),
            topic_floors=floor_names(decision),
            repeats=steady(card),
            waivers=waiver_lines(decision),
            entries=entries,
            links=_links(dossier),
            left_out=dossier.left_out,
            suites=suite_choices(entries),
            statuses=status_choices(entries),
            wrong=wrong_choices(entries),
            trust=trust(dossier, lines),
            costs=speed_and_cost(dossier.outcomes),
            provenance=provenance_rows(dossier, decision),
            glossary=GLOSSARY,
            when=moment(dossier.plan.created),
            graded_by=graded_by(card),
            suite_names=suite_names(card.suites),
            redaction_note=redaction_note(dossier),
        )
    )


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


def _links(dossier: Dossier) -> dict[str, str]:
    """The anchor of each case's worst conversation, for cases that the page holds."""
    links: dict[str, str] = {}
    for key in dossier.shown:
        links.setdefault(key[0], dom_id(*key))
    return links


@cache
def pages() -> "jinja2.Environment":
    """The one environment of the package."""
    # Imported at first use: `hardcase --help`, lint and a pytest collection draw no page and must not pay for it.
    import jinja2

    drawn = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,  # not select_autoescape: every variable may hold words of a bot
        undefined=jinja2.StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    drawn.filters |= {"families": families, "percent": percent, "score": score}
    return drawn


def _shown(value: Any) -> Any:
    """No template can forget to show control characters: every text passes here before it is escaped.

    Line ends are shown too. Whoever prints the page into a CI log has no line in it that a bot began.
    """
    return visible(value).replace("\n", " ⏎ ") if type(value) is str else value
