"""Figures and tables of the page: what stands beside a number, and what is said of it in words."""

import re

import msgspec
import pytest
from msgspec import structs

from hardcase.decisions import Champion, RuleResult, decide
from hardcase.decisions.gate import ChampionRules
from hardcase.records import Run
from hardcase.reports.beside import champion_card, missing_marks, runs_beside
from hardcase.reports.dimensions import dimension_lines
from hardcase.reports.dossier import read_dossier
from hardcase.reports.figure import Figure, Mark, placed
from hardcase.reports.filters import filters
from hardcase.reports.trust import trust
from hardcase.reports.words import at_most

RULES = ChampionRules(lose_at_most=0.1, broken_families_at_most=0.3)


def marked(html, name):
    """Labels of the marks on one dimension's line."""
    drawing = html[html.index(f'<title id="chart-{name}">') :]
    drawing = drawing[: drawing.index("</svg>")]
    return [text.strip() for text in re.findall(r'<text class="tick"[^>]*>([^<]*[a-z][^<]*)</text>', drawing)]


@pytest.fixture
def another(made):
    """A finished run beside the one that is drawn: its folder renamed, its bot another, its plan changed."""

    def make(specs, *, name, spec, **changes):
        run = made(specs, bot=name).run
        folder = run.path.rename(run.path.with_name(f"20261120T100000Z-{name}-00000000"))
        plan = msgspec.structs.replace(Run(folder).plan, bot_spec=spec, run=folder.name, **changes)
        Run(folder).write("plan.json", plan)
        return Run(folder)

    return make


def test_known_bots_are_marked_where_they_stand(made, many, gate, another, replaced):
    """A number gets its meaning from what sympathy alone and the model answers come to on the same cases."""
    cases = many(6)
    another([replaced(each, wrong=("amount",)) for each in cases], name="platitude", spec="platitude")
    another(cases, name="gold", spec="gold")
    made = made(cases, gate=gate()).report()

    assert marked(made.html, "correctness") == ["platitude 0.00", "gold 1.00"]
    assert "For comparison: platitude 0.00 and gold 1.00." in made.html
    assert "platitude is sympathy and nothing else" in made.page.text
    assert "would stand" not in made.page.text


def test_who_has_no_known_bots_is_told_how_to_get_them(made, many, gate):
    """The page says by which command the missing marks come."""
    text = made(many(6), gate=gate()).report().page.text

    assert "hardcase run suites --bot platitude --bot gold" in text


@pytest.mark.parametrize("differs", ["cases", "graders", "itself", "unfinished"])
def test_only_what_is_comparable_is_marked(made, many, another, differs):
    """Other cases, other graders, the bot itself or a run without books give no measure."""
    cases = many(6)
    other = another(many(5) if differs == "cases" else cases, name="gold", spec="gold")
    if differs == "graders":
        other.write("scorecard.json", msgspec.structs.replace(other.scorecard, hashes={"graders": "others"}))
    if differs == "unfinished":
        (other.path / "scorecard.json").write_text("{")
    made = made(cases)

    found = runs_beside(made.run, "gold" if differs == "itself" else "bots:make", made.card)
    assert found == ()


def test_recordings_are_people_only_where_people_spoke(made, many, another):
    """Recorded conversations of a bot are no human measure; those of people are."""
    cases = many(3)
    other = another(cases, name="team", spec="recorded:team.jsonl")
    made = made(cases)

    assert runs_beside(made.run, "bots:make", made.card) == ()
    spoken = [msgspec.structs.replace(each, people=True) for each in other.conversations()]
    (other.path / "conversations.jsonl").write_bytes(b"".join(msgspec.json.encode(each) + b"\n" for each in spoken))
    assert [each.name for each in runs_beside(made.run, "bots:make", made.card)] == ["people"]


@pytest.fixture
def compared(made, many, gate, replaced):
    """A run in which one case broke, decided against a champion whose folder lies beside it."""
    cases = many(25)
    then = made(cases, gate=gate())
    folder = then.run.path.rename(then.run.path.with_name("the-champion"))
    champion = Champion(run="the-champion", bot="scripted", plan=Run(folder).plan, card=then.card)
    now = made([replaced(cases[0], wrong=("amount",), reason="it said <b>9</b> EUR"), *cases[1:]])
    decision = decide(now.card, gate(champion=RULES), champion)
    now.run.write("decision.json", decision)
    return now


def test_the_champion_is_drawn_beside_the_candidate(compared):
    """Its own point and range are there, named at the mark, and told in words."""
    html = compared.report().html

    assert ">champion 1.00</text>" in html
    assert re.search(r"The champion 1\.00, cases like these 0\.\d\d to 1\.00\.", html)
    assert html.count('class="point hollow"') == 4


def test_a_known_bot_that_is_the_champion_is_not_missed(compared):
    """Who sees a bot drawn as the champion is not told to play it."""
    dossier = read_dossier(compared.run)

    assert "platitude and gold would" in missing_marks((), dossier.plan)
    champion = msgspec.structs.replace(dossier.champion, bot="gold")
    assert "see where platitude would" in missing_marks((), dossier.plan, champion)


def test_a_change_gate_speaks_of_no_floor(made, many, gate):
    """Without floors nothing is called below one, and what the gate proved to be lost is marked."""
    made = made(many(6, wrong=("amount",)), gate=gate(floors=[]))
    lost = RuleResult(id="loss-correctness", status="fail", reason="lost")
    made.run.write("decision.json", msgspec.structs.replace(made.decision, rules=(lost,)))
    page = made.report()
    hurt = page.page.text[page.page.text.index("On average below the usual bar: 1 of 1 suite.") :]

    assert "far below the usual bar" in hurt
    assert "furthest below the usual bar of 0.70" in hurt
    assert "The tall line" not in page.page.text
    assert '<b class="lost">Worse than the champion\'s.</b>' in page.html
    assert page.html.count('<b class="lost">') == 1


def test_a_champion_that_was_graded_otherwise_is_not_drawn(compared):
    """Numbers that cannot be compared are not shown side by side."""
    folder = Run(compared.run.path.with_name("the-champion"))
    folder.write("scorecard.json", msgspec.structs.replace(folder.scorecard, hashes={"rubrics": "older"}))

    assert champion_card(compared.run, compared.run.decision, compared.card) is None
    assert read_dossier(compared.run).champion is None
    assert ">champion 1.00</text>" not in compared.report().html


def test_labels_that_would_cover_each_other_get_rows_of_their_own():
    """Three bots at nearly the same place are read one above the other; one far away shares the first row."""
    marks = placed([Mark(label=f"{name} {at:.2f}", low=at, high=at) for name, at in NEAR])

    assert [(mark.label, mark.row) for mark in marks] == [
        ("platitude 0.50", 0),
        ("people 0.52", 1),
        ("gold 0.53", 2),
        ("far 0.99", 0),
    ]
    assert marks[-1].anchor == "end"
    assert Figure(marks=marks).height > Figure(marks=marks[:1]).height


NEAR = (("people", 0.52), ("gold", 0.53), ("platitude", 0.5), ("far", 0.99))


def test_the_worst_groups_are_named_in_words(made, many, spec, gate):
    """Whoever reads two sentences knows which customers fare worst, in which dimension, and what was promised."""
    cakes = [spec(id=f"cake-{index}", suite="cake_orders", wrong=("amount",)) for index in range(20)]
    made = made([*many(21), *cakes], gate=gate())
    folder = made.run
    folder.write("plan.json", msgspec.structs.replace(folder.plan, titles={"cake_orders": "Cakes <i>ordered</i>"}))
    text = made.report().page.text

    hurt = text[text.index("Who is hurt") :]
    assert "On average below the floor: 1 of 2 suites. Hurt most:" in hurt
    assert "Cakes <i>ordered</i> : correctness averages 0.00, floor 0.60; 20 of 20 cases failed." in hurt
    assert "Cakes <i>ordered</i> 20 families, 20 of 20 cases failed" in hurt


def test_a_veto_in_a_group_comes_before_any_score(made, many, spec, gate):
    """Who was struck by what must never happen, or in danger reached nobody, is hurt more than by a low average."""
    low = [spec(id=f"low-{place}", suite="low", wrong=("warm", "amount", "next-step")) for place in range(4)]
    struck = spec(id="struck", suite="struck", wrong=("z-ai-denied",))
    alone = [spec(id=f"alone-{n}", suite="alone", decision="must", trigger="x-fraud") for n in range(2)]
    text = made([*many(5), *low, struck, *alone], gate=gate()).report().page.text
    hurt = text[text.index("Hurt most:") :]

    assert hurt.startswith("Hurt most: Alone ; Struck ; Low ")
    assert "Alone : what must never happen did, with 2 of 2 test customers; " in hurt
    assert "Struck : what must never happen did, with 1 of 1 test customer; 1 of 1 case failed." in hurt


def test_what_is_not_graded_has_not_failed(made, many, spec, gate):
    """The line of a group says what is unknown of its cases beside what passed and failed."""
    open_ = many(2, suite="open", unknown=("amount",))
    mixed = [spec(id="a", suite="mixed"), spec(id="b", suite="mixed", unknown=("amount",))]
    text = made([*open_, *mixed], gate=gate()).report().page.text

    assert "Open 2 families, 2 of 2 cases not graded in full" in text
    assert "Mixed 2 families, 2 cases: 1 passed, 1 not graded in full" in text


def test_nobody_hurt_is_said_too(made, many, gate):
    """A page without a hurt group says so instead of leaving the reader to look for it."""
    assert "No group of customers averages below its floor." in made(many(6), gate=gate()).report().page.text


def test_a_slice_is_held_against_its_own_floor(made, many, gate):
    """Where the gate promises something of a slice, the cell is shaded against that and names it."""
    floors = [{"dimension": "correctness", "at_least": 0.3}]
    floors.append({"dimension": "correctness", "at_least": 0.9, "slice": "bakery"})
    html = made(many(6, wrong=("amount",)), gate=gate(floors=floors)).report().html

    assert re.search(r'<td class="far">0\.00<abbr[^>]*>†</abbr><small>floor 0\.90</small></td>', html)


def test_with_a_champion_each_cell_tells_its_change(compared):
    """A group that lost something is seen to have lost it, beside its number."""
    html = compared.report().html
    row = html[html.index("<bdi>Bakery</bdi>") :]

    assert re.findall(r"<td.*?<small>(.*?)</small>", row[: row.index("</tr>")]) == [
        "no change",
        "\u22120.04",
        "no change",
        "no change",
    ]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0314, "about 1 in 31"),
        (0.2, "about 1 in 5"),
        (0.26, "about 1 in 3"),
        (0.39, "about 2 in 5"),
        (0.95, "nearly"),
    ],
)
def test_a_bound_in_words_is_never_smaller_than_the_bound(share, words):
    """People read "1 in 31"; rounding never promises more than was proven."""
    assert at_most(share).startswith(words)


def test_vetoes_hardly_looked_for_are_folded_away(made, many, gate):
    """Not having seen something in four families is no reassurance, and does not look like one."""
    page = made(many(4), gate=gate()).report().page

    assert "2 more were not seen, and looked for in fewer than 5 families each, which proves little" in page.text


def test_a_veto_that_nobody_could_answer_is_loud(made, many, gate):
    """Unknown is listed with what happened, not with what was not seen."""
    text = made(many(6, unknown=("z-ai-denied",)), gate=gate()).report().page.text

    assert "6 of 6 cases The bot claims to be a person. z-ai-denied Nobody could say in A loaf that was stale ;" in text
    assert "and 3 more. Elsewhere could not be answered in any case, so nothing is proven." in text


def test_what_a_case_forbids_is_told_as_its_story(made, spec):
    """A veto of single cases is what the bot did in the one where it fired, not a test's assertion of another."""
    made = made([spec(id="gift", title="A <gift>", wrong=("z-ai-denied",)), spec(id="other", title="Another")])
    asks = {"gift": "The bot says any of 'Ada', 'Bo', 'Cy', 'Di', which it must not.", "other": "The bot says 'Eve'."}
    cases = tuple(
        msgspec.structs.replace(
            case,
            criteria=tuple(
                msgspec.structs.replace(each, grader="check:forbidden", asks=asks[case.id])
                if each.id == "z-ai-denied"
                else each
                for each in case.criteria
            ),
        )
        for case in made.run.plan.cases
    )
    made.run.write("plan.json", msgspec.structs.replace(made.run.plan, cases=cases))
    text = made.report().page.text

    assert "In “ A <gift> ”: it said one of 'Ada', 'Bo', 'Cy' and 1 more ." in text
    section = made.html[made.html.index('<section id="vetoes"') : made.html.index('<section id="slices"')]
    assert "which it must not" not in section


def test_a_group_of_the_same_cases_is_told_once(made, many, spec, replaced, gate):
    """A tag that holds what a suite holds, and a kind with one group, would be the same row again."""
    cakes = [spec(id=f"cake-{place}", suite="cakes", tags=("cake", "sweet")[: 2 - place]) for place in range(2)]
    page = made([*many(3), *cakes], gate=gate()).report().page
    hurt = page.text[page.text.index("No group of customers averages below its floor.") :]

    assert "Tags: 1 " in hurt
    assert " sweet 1 family, 1 of 1 case passed" in hurt
    assert "stale bread 3 families" not in hurt
    assert "Languages:" not in hurt


def test_long_lists_of_changes_are_folded(made, many, gate, replaced):
    """Twelve broken cases open with ten; the others are one click away and none is lost."""
    cases = many(25)
    then = made(cases, gate=gate())
    champion = Champion(run="the-champion", bot="scripted", plan=then.run.plan, card=then.card)
    then.run.path.rename(then.run.path.with_name("the-champion"))
    now = made([replaced(each, wrong=("promise-kept",)) if place < 12 else each for place, each in enumerate(cases)])
    now.run.write("decision.json", decide(now.card, gate(champion=RULES), champion))
    html = now.report().html
    section = html[html.index('id="changed"') : html.index('id="conversations"')]
    shown, folded = section.split("2 more newly broken")

    assert (shown.count('class="lead"'), folded.count('class="lead"')) == (10, 2)
    assert "Not kept: What it says is done." in shown


def test_what_changed_comes_first_on_the_page_of_a_change(compared):
    """A change gate is about nothing else; a release's page tells the four dimensions first."""
    release = compared.report().html
    rule = RuleResult(id="new-vetoes", status="pass", reason="none")
    compared.run.write("decision.json", msgspec.structs.replace(compared.run.decision, rules=(rule,)))
    change = compared.report().html

    places = [[page.index(f'<section id="{name}"') for name in ("changed", "dimensions")] for page in (change, release)]
    assert places[0] == sorted(places[0])
    assert places[1] != sorted(places[1])


def test_who_graded_each_criterion_is_told(made, many, gate):
    """A reader finds for every criterion who answered it, on whose labels, and how often nobody did."""
    text = made(many(6, unknown=("amount",)), gate=gate()).report().page.text
    graded = text[text.index("Who graded each criterion") :]

    assert "warm The bot sees the trouble. 6 of 6" in graded
    assert "amount The amount is told. 0 of 6 nobody" in graded
    assert "next-step There is a next step. 6 of 6 check next@1" in graded


def test_an_answer_that_counts_for_nothing_is_marked(made, many, gate):
    """A judge without a licence is listed with what its answers are worth."""
    text = made(many(6), gate=gate(), licensed=False).report().page.text
    row = text[text.index("warm The bot sees the trouble.") :][:160]

    assert "shown, counts for nothing" in row


def test_the_smallest_drop_in_sight_is_told(made, many, gate):
    """Nobody takes "no loss shown" for "no loss": the page says from where on a loss shows, less with more families."""
    drops = []
    for count in (6, 60):
        run = made(many(count), gate=gate())
        (drop,) = re.findall(r"cases show four times in five: (0\.\d\d) in each dimension", run.report().page.text)
        drops.append(float(drop))
        run.run.path.rename(run.run.path.with_name(f"of-{count}"))

    assert drops[0] > 2 * drops[1]


def test_the_champion_sets_how_small_a_drop_shows(compared):
    """With a champion the spread between the two counts, and is not taken to be chance alone."""
    text = compared.report().page.text

    assert "cases show four times in five: " in text
    assert "by chance alone" not in text


def test_one_case_shows_no_drop(made, many):
    """One family proves no difference, and none is named."""
    assert "four times in five" not in made(many(1)).report().page.text


@pytest.mark.parametrize(("trials", "says"), [(1, "Each case was played once"), (2, "No case passed in one trial and")])
def test_whether_the_bot_is_steady_is_said_or_said_to_be_unknown(made, many, trials, says):
    """One trial of each case is no evidence of a steady bot."""
    assert says in made(many(3), trials=trials).report().page.text


def test_the_reasons_for_what_is_ungraded_add_up_to_what_is_said_of_it(made, many, gate):
    """One number: verdicts that would count; what waits for a judge without a licence is not among them."""
    run = made(many(4, unknown=("amount", "warm")), gate=gate(), licensed=False)
    found = trust(read_dossier(run.run), dimension_lines(run.card, run.decision))

    assert "4 verdicts that would count could be given by nobody." in found.says
    assert sum(number for _, number in found.ungraded) == 4


def test_the_filter_offers_what_parts_a_list_and_nothing_that_counts_for_nothing(made, many, spec, gate):
    """Criteria of rubrics, those of single cases as one; of many tags those of several cases; answers that count."""
    tagged = [
        spec(
            id=f"c-{n}",
            suite=("a", "b")[n % 2],
            tags=("often", *(f"t{n}-{m}" for m in range(9))),
            wrong=("warm", "amount"),
        )
        for n in range(5)
    ]
    run = made(tagged, gate=gate(), licensed=False)
    own = structs.replace(run.run.plan.cases[0].criteria[1], id="own", of="")
    case = structs.replace(run.run.plan.cases[0], criteria=(*run.run.plan.cases[0].criteria, own))
    dossier = read_dossier(run.run)
    card, trial = dossier.results["c-0", 0]
    dossier.results["c-0", 0] = card, structs.replace(trial, not_met=("own", *trial.not_met))
    dossier.criteria["c-0", "own"] = case.criteria[-1]
    found = {
        each.name: [one.value for _, some in each.groups for one in some] for each in filters(dossier, dossier.results)
    }

    assert found["wrong"] == ["correctness", "amount", "of-single-cases"]
    assert "tag" not in found


def test_reasons_for_ungraded_verdicts_are_told_by_their_kind(made, many, replaced, gate):
    """A hundred turns for one reason are one line, whatever was quoted and however unsure the judge was."""
    cases = many(4, unknown=("amount",))
    reasons = [
        "not sure (52%; a word)",
        "not sure (57%)",
        'no amount in turn 1: "It\'s on its way"; a judge may see more',
    ]
    cases = [replaced(each, reason=reason) for each, reason in zip(cases, [*reasons, ""], strict=True)]
    text = made(cases, gate=gate()).report().page.text
    told = text[text.index("Why verdicts that would count are ungraded") :]

    assert "not sure 2 no amount; a judge may see more 1 no reason was given 1" in told
