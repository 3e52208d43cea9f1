"""What the three files say of a champion: who was compared with, what changed, and never that a change may ship."""

import dataclasses

import pytest
from msgspec import structs

from hardcase.decisions import Champion, RuleResult, Ruling, decide
from hardcase.decisions.gate import ChampionRules
from hardcase.reports import story
from hardcase.reports.answer import answer_of
from hardcase.reports.dimensions import dimension_lines
from hardcase.reports.dossier import read_dossier
from hardcase.reports.slices import hurt
from hardcase.scorecards import Changes
from tests.books import a_champion, a_gate, a_scored_card

RULES = ChampionRules(lose_at_most=0.1, broken_families_at_most=0.3)


@pytest.fixture
def compared(made, many, gate, spec, replaced):
    """A run by hand in which one case broke and one was mended, decided against its champion."""

    def make(*, breaks=True, **changes):
        cases = many(25)
        then = made([replaced(cases[0], wrong=("amount",), reason="it said 9 EUR"), *cases[1:]], gate=gate())
        champion = Champion(run="the-champion", bot="scripted", plan=then.run.plan, card=then.card)
        then.run.path.rename(then.run.path.parent / "then")
        spoilt = replaced(cases[1], wrong=("amount",), reason="it said <b>9</b> EUR")
        now = made([cases[0], spoilt if breaks else cases[1], *cases[2:]])
        decision = decide(now.card, gate(**changes), champion)
        now.run.write("decision.json", decision)
        return now.report(), decision

    return make


def test_what_changed_is_listed_with_the_reason(compared):
    """Newly broken first, each with what it broke; a reason is shown and never obeyed."""
    now, decision = compared(champion=RULES)

    assert (decision.changes.newly_broken, decision.changes.newly_fixed) == (("case-1",), ("case-0",))
    text = now.page.text
    assert text.index("Newly broken: 1") < text.index("Newly fixed: 1") < text.index("Still failing: 0")
    assert "case-1 I have refunded 6.40 EUR, it arrives tomorrow. Answering “ My loaf is stale. ”." in text
    assert "Not met: The amount is told." in text
    assert "Compared with the-champion" in text
    summary = now.text("summary.md")
    assert "Since the champion the-champion:" in summary
    assert "- case-1: amount: it said \\<b" in summary or "- case-1: amount: it said &lt;b&gt;" in summary
    told = "\n".join(story(read_dossier(now.run)))
    assert (
        "of 25 that both served: 1 newly broken (case-1), 0 failed now, 1 newly fixed (case-0), 0 still failing" in told
    )
    assert "0 left open, 23 still passing; since the-champion" in told


def test_a_change_gate_is_never_told_as_a_release(compared):
    """The page, the summary and the terminal say that no loss is proven."""
    evidence = {"missing_at_most": 0.05, "min_families": 5}
    now, decision = compared(breaks=False, gate="change", champion=None, floors=[], escalation={}, evidence=evidence)

    assert decision.no_loss_proven
    answer = answer_of(read_dossier(now.run))
    assert (answer.word, answer.tone, answer.settle) == ("No loss proven", "undecided", ())
    assert (
        "No loss proven: nothing speaks against this change; whether it may ship is another question." in now.page.text
    )
    assert "Ship" not in now.page.text.split("Conversations")[0]
    held = structs.replace(decision, ruling=Ruling.HOLD, no_loss_proven=False)
    for each in (decision, held):
        assert "it may not ship" not in "\n".join(story(dataclasses.replace(read_dossier(now.run), decision=each)))
    held_run = dataclasses.replace(read_dossier(now.run), decision=held)
    assert "this change makes it worse" in story(held_run)[0]


@pytest.mark.parametrize("kind", ["release", "change"])
@pytest.mark.parametrize("scores", [1.0, 0.2, (0.2, 1.0)], ids=["well", "badly", "unknown"])
def test_every_rule_about_the_champion_has_words_of_its_own(made, many, kind, scores):
    """No id of a rule is read out to a product lead."""
    gate = a_gate(gate=kind, champion=RULES if kind == "release" else None)
    card = a_scored_card([[scores] * 2] * 40)
    decision = decide(card, gate, a_champion(a_scored_card([[1.0] * 2] * 40)))
    dossier = read_dossier(made(many(1)).run)

    for rule in decision.rules:
        alone = structs.replace(decision, rules=(rule,))
        reasons = answer_of(dataclasses.replace(dossier, decision=alone, card=card)).reasons
        assert all(rule.id not in reason.lead.lower() for reason in reasons if rule.id not in {"vetoes", "missing"})


def test_every_case_that_both_played_is_counted_once(compared):
    """Who failed where the champion could not be graded is neither newly broken nor passed over."""
    now, decision = compared(champion=RULES)
    found = Changes(
        newly_broken=("case-1",), failed_now=("case-2", "case-3"), left_open=("case-4",), still_passing=("x",)
    )
    now.run.write("decision.json", structs.replace(decision, changes=found))
    line = (
        "5 test customers that both served: 1 newly broken, 2 failed now where the champion's could not be graded, "
        "0 newly fixed, 1 left open, 1 still passing."
    )

    page = now.report().page
    assert line in page.text
    assert "Failed now: 2 The champion's were not graded in full" in page.text
    assert line in now.text("summary.md").replace("\\", "")
    assert page.talk("case-2-1").facets["since"] == ["failed now"]


def test_the_first_screen_of_a_change_speaks_of_the_champion(compared):
    """What became of all cases, and who lost most against it: groups are held against it and against no usual bar."""
    evidence = {"missing_at_most": 0.05, "min_families": 5}
    rules = {"gate": "change", "champion": None, "floors": [], "escalation": {}, "evidence": evidence}
    now, decision = compared(**rules)
    dossier = read_dossier(now.run)

    assert answer_of(dossier).since.startswith("25 test customers that both served: 1 newly broken, ")
    found = hurt(dossier.card, dimension_lines(dossier.card, decision), decision=decision, champion=worse(dossier.card))
    assert (found.bar, found.says) == ("champion", "No group of customers lost on average against the champion.")
    assert {cell.shade for row in found.groups[0].rows for cell in row.cells} == {"above", "well"}
    none = hurt(dossier.card, dimension_lines(dossier.card, decision), decision=decision)
    assert {cell.shade for row in none.groups[0].rows for cell in row.cells} == {"none"}
    lost = hurt(worse(dossier.card), dimension_lines(dossier.card, decision), decision=decision, champion=dossier.card)
    assert lost.says.startswith("On average worse than the champion: 1 of 1 suite.")
    assert lost.worst[0][1].startswith("correctness lost 0.")


def worse(card):
    """The same books, in which every case got half of correctness."""
    return structs.replace(card, cases=tuple(half(case) for case in card.cases))


def half(case):
    """A case whose every trial got half of its correctness."""
    trials = []
    for trial in case.trials:
        found = trial.scores["correctness"]
        less = structs.replace(found, low=found.low / 2, high=found.high / 2)
        trials.append(structs.replace(trial, said="", scores={**trial.scores, "correctness": less}))
    return structs.replace(case, trials=tuple(trials))


def test_who_broke_is_counted_as_the_page_counts_newly_broken(compared):
    """One number for it in reasons and in what changed; who is not counted there is told apart, with the reason."""
    now, decision = compared(champion=RULES)
    rule = RuleResult(id="broken-again", status="fail", reason="r", cases=("case-1", "case-2", "case-3"))
    held = structs.replace(decision, ruling=Ruling.HOLD, rules=(rule,))
    (reason,) = answer_of(dataclasses.replace(read_dossier(now.run), decision=held)).reasons

    assert reason.lead == "1 test customer whom the champion served was failed in every replay."
    assert reason.promises[0].startswith("2 more failed in every replay too, and are not counted as newly broken: ")


def test_a_loss_is_told_with_what_both_had(compared):
    """What the champion had, what is left of it, and how much may be lost."""
    now, decision = compared(champion=RULES)
    dossier = read_dossier(now.run)
    rule = RuleResult(
        id="champion-correctness", status="fail", reason="r", lower=-0.5, upper=-0.3, threshold=-0.1, families=25
    )
    held = structs.replace(decision, ruling=Ruling.HOLD, rules=(rule,))
    told = dataclasses.replace(dossier, decision=held, champion=dossier.card)
    (reason,) = answer_of(told).reasons

    assert reason.promises == ("The champion had 0.96, this bot 0.96; at most 0.10 may be lost.",)
