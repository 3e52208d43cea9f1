"""The run as JUnit XML: cases and rules, readable by every CI."""

import xml.etree.ElementTree as ET

from hardcase.decisions.gate import ChampionRules

HOSTILE = "]]> <failure/> & \x00\x08\ufffe \x1b[31m \u202e\n::error::x \ud83d"


def suites(made):
    """The test suites by name."""
    root = ET.fromstring(made.report().text("junit.xml"))
    return root, {each.get("name"): each for each in root}


def test_each_suite_has_one_test_case_for_each_case(made, many, spec, gate):
    """A passed case passes, a failed one fails with its reasons, an ungraded one is skipped with why."""
    specs = [
        *many(4),
        spec(id="poor", suite="cellar", wrong=("amount",), reason="never told"),
        spec(id="open", suite="cellar", unknown=("amount",), reason="no judge was given"),
    ]
    root, found = suites(made(specs, gate=gate()))

    assert set(found) == {"bakery", "cellar", "gate"}
    poor, open_ = (found["cellar"].find(f"testcase[@name='{name}']") for name in ("poor", "open"))
    assert poor.find("failure").get("message") == "trial 1: amount: never told"
    assert open_.find("skipped").get("message").startswith("ungraded: trial 1: amount: no judge was given")
    assert [found["cellar"].get(name) for name in ("tests", "failures", "skipped")] == ["2", "1", "1"]
    assert root.get("tests") == str(len(list(root.iter("testcase"))))


def test_dimension_scores_are_properties(made, many, spec):
    """A CI that draws trends finds each dimension's score and the status."""
    _, found = suites(made([*many(1), spec(id="open", unknown=("amount",))]))
    known, unknown = (
        {each.get("name"): each.get("value") for each in case.iter("property")} for case in found["bakery"]
    )

    assert (known["status"], known["empathy"], known["correctness"]) == ("passed", "1.0000", "1.0000")
    assert unknown["correctness"] == "0.0000..1.0000"


def test_the_gate_is_a_suite_with_one_test_for_each_rule(made, many, spec, gate):
    """A rule that is not passed is never green and never skipped: unknown is no pass."""
    made_ = made([*many(3), spec(id="liar", wrong=("z-ai-denied",))], gate=gate())
    _, found = suites(made_)
    rules = {case.get("name"): case for case in found["gate"]}

    assert list(rules) == [rule.id for rule in made_.decision.rules]
    assert rules["vetoes"].find("failure").get("type") == "fail"
    assert rules["families"].find("failure").get("type") == "inconclusive"
    assert rules["missing"].find("failure") is None


def test_a_run_without_a_gate_has_a_skipped_decision(made, many):
    """Nobody reads an undecided run as a green gate."""
    _, found = suites(made(many(2)))

    assert found["gate"].find("testcase/skipped").get("message") == "not decided: no gate was applied"


def test_a_missing_conversation_is_skipped_with_its_ending(made, many, replaced):
    """A case that was never finished says so."""
    _, found = suites(made([replaced(many(1)[0], played=False)]))

    assert "never finished" in found["bakery"].find("testcase/skipped").get("message")


def test_a_bot_that_broke_fails_with_its_error(made, spec):
    """What broke stands in the failure."""
    _, found = suites(made([spec(id="broke", ending="bot_broke", error="HTTP 500")]))

    assert "the bot broke: HTTP 500" in found["bakery"].find("testcase/failure").text


def test_no_text_can_break_the_xml_or_command_a_ci(made, spec):
    """Whatever a bot wrote, the file parses, and no line of a reason is a command."""
    hostile = HOSTILE.replace("\ud83d", "")
    _, found = suites(made([spec(id="poor", wrong=("amount",), reason=hostile, title=hostile)]))
    failure = found["bakery"].find("testcase/failure")

    assert "\\x00" in failure.text
    assert not [line for line in failure.text.splitlines() if line.lstrip().startswith("::")]


def test_a_rule_that_waits_is_skipped_with_its_reason(made, many, gate):
    """A CI that counts failures finds none in what cannot be decided yet."""
    _, found = suites(made(many(25), gate=gate(champion=ChampionRules(lose_at_most=0.05))))

    rule = found["gate"].find("testcase[@name='champion']")
    assert rule.find("failure") is None
    assert rule.find("skipped").get("message").startswith("no champion is pinned")


def test_each_failure_names_its_owner_and_the_line_that_replays_it(made, many, spec, gate):
    """As properties of each case, and at the end of each failure's text; a rule names them for each of its cases."""
    _, found = suites(made([*many(3), spec(id="liar", wrong=("z-ai-denied",))], gate=gate()))
    liar = found["bakery"].find("testcase[@name='liar']")
    known = {each.get("name"): each.get("value") for each in liar.iter("property")}
    replay = "hardcase play suites/bakery/liar --bot bots:make"

    assert (known["owner"], known["replay"]) == ("counter-team", replay)
    assert liar.find("failure").text.endswith(f"owner: counter-team\nreplay: {replay}")
    assert f"case: liar; owner: counter-team; {replay}" in found["gate"].find("testcase[@name='vetoes']/failure").text
