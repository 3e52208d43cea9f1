"""The page: what it says, and that nothing a bot wrote is anything but words."""

import re
import time
from base64 import b64encode
from hashlib import sha256

import msgspec
import pytest

from hardcase.cases import PlannedCriterion
from hardcase.decisions.gate import ChampionRules
from hardcase.errors import RunError
from hardcase.records import REPORT
from hardcase.reports import write_report
from hardcase.reports.dossier import read_dossier
from hardcase.reports.page import TEMPLATES, render, render_part
from hardcase.reports.parts import split
from hardcase.reports.words import without_patterns
from hardcase.reports.wrong import asked
from hardcase.scorecards import Changes
from hardcase.text import visible
from hardcase.verdicts import Flag

HOSTILE = (
    "</script><script>alert(1)</script> {{7*7}} {% raw %}\n::error::boo \x1b[31mred\x1b[0m \u202egnp.exe\u202c <!--"
)

SAME_TO_ALL = ("My loaf is stale.", "I have refunded 6.40 EUR to your card and it arrives there tomorrow.")


def test_the_report_is_one_page_in_the_runs_folder(made, many, gate):
    """Whoever asked for the report gets the path of a page that needs nothing beside it."""
    made = made(many(6), gate=gate())

    path = write_report(made.run)

    assert path == made.run.path / REPORT
    assert {each.name for each in made.run.path.iterdir()} >= {"report.html", "summary.md", "junit.xml"}
    page = made.report().page
    assert not page.attribute("script", "src")
    assert page.attribute("link", "href") == ["data:,"]
    assert not [value for value in page.attribute("a", "href") if not value.startswith("#")]
    assert not {"img", "iframe", "form", "object", "embed", "base"} & set(page.tags)


def test_sections_stand_in_the_order_a_product_lead_reads(made, many, gate):
    """The decision comes first and speed and cost come after quality."""
    ids = made(many(6), gate=gate()).report().page.ids
    order = ["decision", "dimensions", "vetoes", "slices", "escalation", "conversations", "trust", "cost"]
    order += ["provenance", "glossary"]

    assert [each for each in ids if each in order] == order


def test_a_veto_opens_the_page_in_plain_words(made, many, spec, gate):
    """A bot that is held for a veto reads what it did, in the veto's own sentence, with a link to where."""
    page = made([*many(6), spec(id="liar", wrong=("z-ai-denied",))], gate=gate()).report().page

    assert "Hold: scripted may not ship." in page.text
    assert "With 1 of 7 test customers, the bot claims to be a person." in page.text
    assert "#liar-1" in page.attribute("a", "href")


def test_a_broken_promise_is_told_as_broken(made, many, spec, gate):
    """A veto that fires when its sentence is untrue is not printed as if the sentence were the deed."""
    page = made([*many(6), spec(id="phantom", wrong=("promise-kept",))], gate=gate()).report().page

    assert "With 1 of 7 test customers, this was promised and not kept: What it says is done." in page.text


def test_a_ship_names_what_it_rests_on(made, many, gate):
    """A bot that may ship is told why: every rule that was kept."""
    page = made(many(25), gate=gate()).report().page

    assert "Ship: scripted kept all 8 promises of the gate." in page.text
    assert "There are enough different situations." in page.text


def test_an_open_decision_says_what_would_settle_it(made, many, gate):
    """Not proven is never the last word: the page says what is needed."""
    page = made(many(4), gate=gate()).report().page

    assert "Not proven:" in page.text
    assert "What would settle it" in page.text
    assert "1 more families of cases." in page.text


def test_missing_conversations_make_the_page_say_so_first(made, many, replaced, gate):
    """A measurement that cannot be trusted says that before any number."""
    specs = [replaced(each, played=index > 1) for index, each in enumerate(many(10))]
    page = made(specs, gate=gate()).report().page

    assert "Invalid: 2 of 10 planned conversations are missing, so these numbers cannot be trusted." in page.text
    assert "Missing: never finished." in page.text


def test_without_a_gate_nothing_is_decided(made, many):
    """A run without a gate reads as not decided, never as shipped."""
    page = made(many(6)).report().page

    assert "Not decided: no gate was applied." in page.text
    assert "Ship" not in page.text


def test_another_gate_than_the_promised_one_is_called_out(made, many, gate):
    """A promise that was changed after the results are in stands on the first screen."""
    changed = gate()
    page = made(many(6), gate=type(changed)(name="pilot", path="", hash="other", file=changed.file)).report().page

    assert "This is not the gate that was promised." in page.text


def test_a_dimension_without_a_judge_has_no_number(made, many, gate):
    """What only a judge can see is said in words and drawn as unknown, never as 0 or 1."""
    page = made(many(6), gate=gate(), licensed=False, judges=False).report().page
    empathy = page.text[page.text.index("Empathy and respect") :][:400]

    assert "needs a judge" in empathy
    assert "checks answer 0% of its points" in empathy
    assert "checks only: no judge was given" in page.text


def test_every_drawing_has_a_text_equivalent(made, many, gate):
    """Who cannot see a line is told the same numbers."""
    made = made(many(6, says=SAME_TO_ALL), gate=gate()).report()
    charts = re.findall(
        r'<svg class="chart" role="img".*?aria-labelledby="(.*?)">\s*<title id="(.*?)">(.*?)<', made.html
    )

    assert len(charts) == 5
    assert all(named == title_id and "Cases like these" in title for named, title_id, title in charts)


@pytest.mark.parametrize(
    ("ceiling", "kept"), [(0.3, "Ceiling 30%: missed."), (1.0, "Ceiling 100%: not proven to be above.")]
)
def test_genericness_is_one_row_after_the_four_dimensions(made, many, gate, ceiling, kept):
    """The number, its range, the ceiling and what is said most often."""
    html = made(many(6, says=SAME_TO_ALL), gate=gate(ceilings={"genericness_at_most": ceiling})).report().html
    row = html[html.index('id="genericness"') : html.index('<section id="vetoes"')]

    assert html.index("Effort and flow") < html.index('id="genericness"')
    assert '<p class="number">100%</p>' in row
    assert f"<b>{kept}</b> Cases like these: 61% to 100% (6 families)." in row
    assert "“I have refunded &lt;amount&gt; to your card and it arrives there tomorrow.”, in 6 families" in row
    assert ("100% of what the bot says it says to everyone, and at most 30% was promised" in html) == (ceiling < 1)


def test_genericness_that_was_not_measured_says_so(made, many, gate):
    """Turns too short to compare are no number, and break no ceiling."""
    html = made(many(6), gate=gate(ceilings={"genericness_at_most": 0.3})).report().html
    row = html[html.index('id="genericness"') : html.index('<section id="vetoes"')]

    assert '<p class="number">not measured</p>' in row
    assert "<b>Ceiling 30%: nothing to hold against it.</b> Not two families have turns that could be compared." in row


def test_slices_too_small_to_gate_are_marked(made, many, replaced, gate):
    """A group of 19 families carries the mark that one of 20 does not."""
    specs = many(39)
    specs = [replaced(each, tier="signature" if index < 19 else "standard") for index, each in enumerate(specs)]
    html = made(specs, gate=gate()).report().html

    rows = dict(re.findall(r"<bdi>(\w+) tier</bdi>(.*?)</tr>", html, re.DOTALL))
    assert "19 families, 19 of 19 cases passed" in rows["signature"]
    assert rows["signature"].count('<abbr title="too small to gate">†</abbr>') == 4
    assert "20 families, 20 of 20 cases passed" in rows["standard"]
    assert "†" not in rows["standard"]


def test_zero_sightings_are_printed_with_what_they_prove(made, many, gate):
    """Never having seen a veto in 6 families proves less than one in two, and the page says so in words."""
    page = made(many(6), gate=gate()).report().page

    assert "Not seen in 6 families; in cases like these it may still happen in up to about 2 in 5." in page.text


def test_escalation_tells_needed_from_done(made, many, spec, gate):
    """A missed customer and a needless handover are counted apart."""
    specs = [
        *many(4),
        spec(id="missed", decision="must", trigger="x-ask", wrong=("outcome",)),
        spec(id="needless", packet={"issue": "stale"}, wrong=("outcome",)),
    ]
    text = made(specs, gate=gate()).report().page.text

    assert re.search(r"never reached one 1 ", text)
    assert re.search(r"was handed over for nothing 1 ", text)
    assert "asked for a person 0 of 1" in text


def test_the_worst_conversation_comes_first(made, many, spec):
    """Vetoes, then failed, ungraded and passed, so that reading from the top is reading what matters."""
    specs = [
        *many(1),
        spec(id="open", unknown=("amount",)),
        spec(id="poor", wrong=("amount",)),
        spec(id="veto", wrong=("z-ai-denied",)),
    ]
    page = made(specs).report().page

    assert page.attribute("details", "id") == ["veto-1", "poor-1", "open-1", "case-0-1"]
    statuses = [page.talk(each).facets["outcome"] for each in page.attribute("details", "id")]
    assert statuses == [["veto"], ["failed"], ["ungraded"], ["passed"]]


def test_trials_count_from_one_in_every_anchor(made, many):
    """The second trial of a case is called 2 in its link and in its line."""
    page = made(many(1), trials=2).report().page

    assert sorted(filter(None, page.attribute("details", "id"))) == ["case-0-1", "case-0-2"]
    assert set(page.data["conversations"]) == {"case-0-1", "case-0-2"}
    assert "Trial 2" in page.text
    assert "case-0, 2 trials, all alike" in page.text


def test_a_bots_words_are_data_and_nothing_else(made, spec, gate):
    """Markup, template syntax, CI commands, colours and bidi tricks of a bot or an author are only ever shown."""
    hostile = spec(
        id="hostile",
        title=f"Title {HOSTILE}",
        says=(HOSTILE, HOSTILE),
        reason=HOSTILE,
        wrong=("amount",),
        packet={"issue": HOSTILE, HOSTILE: [HOSTILE], "tried": [{"what": HOSTILE}]},
        error=HOSTILE,
        tags=(HOSTILE,),
    )
    made = made(
        [hostile, *(spec(id=f"case-{index}") for index in range(5))], gate=gate(), bot=f"bot {HOSTILE}"
    ).report()

    for raw in ("<script>alert", "\x1b", "\u202e", "\u202c", "{{49}}", " 49 ", "<!--"):
        assert raw not in made.html
    assert made.html.count("<script") == 2
    assert not [line for line in made.html.splitlines() if line.lstrip().startswith("::")]
    assert "{{7*7}}" in made.page.text


def test_the_data_parses_back_to_what_was_said(made, spec):
    """The words a reader sees are the bot's own, with control and bidi characters shown."""
    page = made([spec(id="hostile", says=("Hello.", HOSTILE), packet={"issue": HOSTILE})]).report().page
    talk = page.talk("hostile-1")

    assert talk.said == ["Hello.", visible(HOSTILE)]
    assert talk.packet == [["issue", visible(HOSTILE)]]


def test_every_verdict_is_on_the_page_bad_ones_first(made, spec):
    """A reader finds each criterion with outcome, points, reason and grader, and what went wrong on top."""
    page = made([spec(id="poor", wrong=("amount", "invents"), unknown=("warm",), reason="read turn 1")]).report().page
    rows = page.talk("poor-1").rows
    read = [row[:-1] for row in rows]

    assert read[0] == ("bad", "amount", "The amount is told.", "Not met", "0 of 4", "read turn 1", "fact@1")
    assert read[1][:5] == ("bad", "invents", "The bot invents a rule.", "Happened", "\u22122")
    assert read[2][:5] == ("open", "warm", "The bot sees the trouble.", "Not graded", "? of 3")
    assert [kind for kind, *_ in rows] == ["bad", "bad", "open", "good", "good", "good", "good", "left"]


def test_a_flag_is_shown_with_its_words_and_counts_for_nothing(made, spec):
    """What a check saw and is not sure of stands below the verdicts, without points, for a person to look at."""
    flag = Flag(name="asks-twice@1", reason="turn 1 asks for the order again", evidence=(1,))
    page = made([spec(id="seen", flags=(flag,))]).report().page
    _, *told, turns = next(row for row in page.talk("seen-1").rows if row[0] == "flag")

    assert told == [
        "asks-twice",
        "Look at this: asks twice",
        "Flag, counts for nothing",
        "",
        "turn 1 asks for the order again",
        "asks-twice@1",
    ]
    assert turns == [1]


def test_records_and_packets_read_like_notes(made, spec):
    """A packet's lists and rows are written out in words, without brackets, quotes or a programmer's None."""
    packet = {"issue": "stale", "tried": [{"what": "refund", "result": "refused"}], "promises": [], "verified": False}
    page = made([spec(id="stale", packet={**packet, "note": None, "entities": ["ORD-12", "6.40 EUR"]})]).report().page

    assert page.talk("stale-1").packet == [
        ["issue", "stale"],
        ["tried", ["what: refund, result: refused"]],
        ["promises", "none"],
        ["verified", "no"],
        ["note", "nothing"],
        ["entities", ["ORD-12", "6.40 EUR"]],
    ]


def test_a_packet_nested_without_end_is_not_followed(made, spec):
    """A bot cannot stop its own report by nesting what it hands over."""
    deep: object = "end"
    for _ in range(400):
        deep = [deep]
    page = made([spec(id="deep", packet={"issue": deep})]).report().page
    ((_, shown),) = page.talk("deep-1").packet

    assert shown in (["end"], ["(nested too deeply to be shown)"])


def test_the_line_that_replays_a_conversation_can_be_pasted(made, spec):
    """Suite, case and bot stand in it, and a name with a semicolon cannot become a second command."""
    page = made([spec(id="stale"), spec(id="odd", suite="x; rm -rf y")]).report().page
    lines = [page.talk(name).replay for name in ("stale-1", "odd-1")]

    assert lines[0] == "hardcase play suites/bakery/stale --bot bots:make"
    assert lines[1] == "hardcase play 'suites/x; rm -rf y/odd' --bot bots:make"


def test_ids_are_unique(made, many, gate):
    """Two elements never share an id, or a link would lead astray."""
    ids = made(many(9), gate=gate(), trials=2).report().page.ids

    assert len(ids) == len(set(ids))


def test_only_our_own_script_and_style_may_run(made, many):
    """The policy names the hash of the very script and style in the file, and nothing else."""
    page = made(many(2)).report().page
    (policy,) = [each for each in page.attribute("meta", "content") if "default-src" in each]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))

    def hashed(text):
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["script-src"] == hashed(page.script)
    assert rules["style-src"] == hashed(page.styles[0])
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"]


def test_nothing_but_our_own_files_and_escaped_data_skips_the_escaping():
    """`safe` stands three times in each page with a script: for the style, the script and the escaped JSON."""
    found = [match for path in TEMPLATES.glob("*.j2") for match in re.findall(r"{{ *(\w+) *\| *safe", path.read_text())]

    assert sorted(found) == sorted(["data", "script", "style"] * 3 + ["style"])
    assert not [path for path in TEMPLATES.glob("*.j2") if "autoescape" in path.read_text()]
    assert not [path for path in TEMPLATES.glob("*.js") if "innerHTML" in path.read_text()]


def test_beyond_the_limit_the_rest_lies_beside_the_page(made, many, spec, page_of, monkeypatch):
    """A page that would grow too large keeps what failed, and says where the rest is; each stands in one place."""
    monkeypatch.setattr("hardcase.reports.parts.MAX_CONVERSATIONS", 4)
    made = made([*many(6), spec(id="poor", wrong=("amount",)), spec(id="worse", wrong=("amount", "next-step"))])

    dossier = read_dossier(made.run, max_conversations=5)
    parts = split(dossier)
    page = page_of(render(dossier, parts))
    others = [page_of(render_part(dossier, part)) for part in parts]

    assert [part.file for part in parts] == ["conversations/001.html", "conversations/002.html"]
    assert [list(each.data["conversations"]) for each in (page, *others)] == [
        ["poor-1", "worse-1"],
        ["case-0-1", "case-1-1", "case-2-1", "case-3-1"],
        ["case-4-1", "case-5-1"],
    ]
    assert "it holds 2 of 8 conversations" in page.text
    assert "The other 6 are on pages in the folder conversations beside this file." in page.text
    assert "bakery, case-0-1 to case-3-1 , 4 conversations" in page.text
    assert page.data["elsewhere"][1] == ["conversations/002.html", ["case-4", "case-5"]]
    assert len(read_dossier(made.run, max_bytes=1_100).rest) == 7


def test_pages_of_an_earlier_report_are_taken_away(made, many, monkeypatch):
    """Nobody opens a page that the report of today does not know."""
    made = made(many(6))
    monkeypatch.setattr("hardcase.reports.report.read_dossier", lambda run: read_dossier(run, max_conversations=5))
    write_report(made.run)
    before = sorted(each.name for each in (made.run.path / "conversations").iterdir())
    monkeypatch.undo()
    write_report(made.run)

    assert before == ["001.html"]
    assert list((made.run.path / "conversations").iterdir()) == []


def test_what_changed_since_the_champion_stays_on_a_large_page(made, many, gate, page_of):
    """A case that is newly fixed passed, and is still what a reader came for."""
    made = made(many(6), gate=gate())
    decision = msgspec.structs.replace(made.decision, changes=Changes(newly_fixed=("case-3",)))
    made.run.write("decision.json", decision)

    page = page_of(render(read_dossier(made.run, max_conversations=5)))

    assert list(page.data["conversations"]) == ["case-3-1"]
    assert page.talk("case-3-1").facets["since"] == ["newly fixed"]


def test_a_replayed_trial_is_shown_once_as_it_was_last(made, many):
    """When a trial was played again, the page holds the last conversation only."""
    made = made(many(1))
    last = next(iter(made.run.conversations()))
    nobody = type(last)(case_id=last.case_id, bot=last.bot, trial=0, ending="unreachable", turns=())
    again = type(last)(case_id=last.case_id, bot=last.bot, trial=0, ending="completed", turns=())
    (made.run.path / "conversations.jsonl").write_bytes(
        b"".join(msgspec.json.encode(x) + b"\n" for x in (nobody, again))
    )

    assert made.report().page.data["conversations"]["case-0-1"]["turns"] == []


def test_an_unfinished_run_has_no_report(made, many):
    """A run without its scorecard is an error that says how to finish it."""
    made = made(many(1))
    (made.run.path / "scorecard.json").unlink()

    with pytest.raises(RunError, match="not finished"):
        write_report(made.run)


def test_a_thousand_conversations_are_drawn_in_about_a_second(made, many):
    """A large run does not keep anybody waiting: 1,000 conversations take about a second, at most 3 MB."""
    made = made(many(1000, says=("My loaf is stale. " * 12, "I have refunded it. " * 12) * 4, wrong=("amount",)))

    begun = time.process_time()
    path = write_report(made.run)

    assert time.process_time() - begun < 3  # about one on a quiet machine; tests share theirs
    assert path.stat().st_size < 3_000_000


def test_what_waits_for_a_champion_is_said_and_not_counted_as_kept(made, many, gate):
    """A rule without anything to hold the bot against is neither kept nor open."""
    champion = ChampionRules(lose_at_most=0.05)
    page = made(many(25), gate=gate(champion=champion)).report().page

    assert "Ship: scripted kept all 8 promises of the gate." in page.text
    assert "1 more rule of the gate waits for a champion to compare with." in page.text
    assert "no champion is pinned" in page.text


def test_a_draft_is_marked_and_its_notes_are_shown(made, spec):
    """A reader sees that a human agent would have sent it, and what the agent was told."""
    page = made([spec(id="drafted", mode="assistant", notes="ORD-12 <b>is</b> theirs")]).report().page
    talk = page.talk("drafted-1")

    assert talk.notes == ["", "ORD-12 <b>is</b> theirs"]
    assert talk.facts["Kind"] == "draft for a human agent"
    assert "Draft for a human agent. drafted" in page.text
    assert "<b>is</b>" not in page.text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The customer is told '\\\\b(by|via) phone\\\\b'.", "The customer is told a wording that fits a pattern."),
        (
            '"(?:n\'t|not)\\\\b[^.]{0,9}" was said in none of 3 bot turns',
            "a wording that fits a pattern was said in none of 3 bot turns",
        ),
        ("bot said 'PAY-772' in turn 3", "bot said 'PAY-772' in turn 3"),
        (
            "bot said '\\\\brent\\\\b' in turn 3: 'Your rent, it\\'s paid.'",
            "bot said a wording that fits a pattern in turn 3: 'Your rent, it\\'s paid.'",
        ),
        ("It isn't told what's due.", "It isn't told what's due."),
    ],
)
def test_no_reader_meets_a_regular_expression(text, plain):
    """A sentence that quotes a pattern says so in words; other quotes and apostrophes are left alone."""
    assert without_patterns(text) == plain
    named = plain.replace("a wording that fits a pattern", "“on the phone” in one of several wordings")
    assert without_patterns(text, "on-the-phone") == named


def test_an_accusation_names_the_words_that_were_said():
    """Of a list or a pattern that must not be said the page shows what was; without a reason, what was looked for."""
    planned = PlannedCriterion(
        id="tells-how", dimension="vetoes", asks="The bot says any of 'Ada', 'Bo', which it must not.", veto="met"
    )

    assert asked(planned, "bot said 'bo' in turn 3: 'So bo it is.'") == "The bot says 'bo', which it must not."
    assert asked(planned, "something else") == planned.asks


def test_a_reason_that_speaks_for_the_bot_is_short(made, spec):
    """Reasons are whole where a verdict goes against the bot, and cut where it does not: the page stays small."""
    rows = made([spec(id="poor", wrong=("amount",), reason="because " * 40)]).report().page.talk("poor-1").rows

    assert {kind: len(reason) for kind, _, _, _, _, reason, _, _ in rows if kind in {"bad", "good"}} == {
        "bad": 320,
        "good": 120,
    }
