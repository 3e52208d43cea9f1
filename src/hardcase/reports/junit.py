"""The run as JUnit XML: a suite of test cases for each suite, and one for the gate's rules."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from hardcase.decisions import RuleResult
from hardcase.scorecards import MIN_COUNTED, CaseResult, steadiness
from hardcase.text import ci_safe

from .dossier import Dossier
from .failures import NOBODY, replay_line
from .words import ENDINGS, safe_line

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MAX_REASON = 300


def junit(dossier: Dossier) -> bytes:
    """Write the cases and the rules as JUnit XML.

    Cases that failed are failures, ungraded ones are skipped with the reason. A rule of the gate that is not passed
    is never skipped: fail and inconclusive are failures of that type, invalid is an error. Only one that waits for a
    champion is skipped, and one that is waived, with who waived it and until when.

    Args:
        dossier: Everything the run left.
    """
    root = ET.Element("testsuites", name=_xml(f"hardcase {dossier.plan.bot}"))
    for suite in dossier.card.suites:
        element = ET.SubElement(root, "testsuite", name=_xml(suite))
        for case in dossier.card.cases:
            if case.suite == suite:
                _case(element, case, dossier)
        _count(element)
    _gate(ET.SubElement(root, "testsuite", name="gate"), dossier)
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(each.get(name, "0")) for each in root)))
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _case(suite: ET.Element, case: CaseResult, dossier: Dossier) -> None:
    element = ET.SubElement(suite, "testcase", classname=_xml(case.suite), name=_xml(case.id))
    properties = ET.SubElement(element, "properties")
    replay = replay_line(dossier.plan, case)
    for name, value in (*_properties(case), ("owner", case.owner or NOBODY), ("replay", replay)):
        ET.SubElement(properties, "property", name=_xml(name), value=_xml(value))
    if case.status == "passed":
        return
    reasons = list(_reasons(case, dossier)) or ["nothing more is known"]
    if case.status == "failed":
        kind = "veto" if any(trial.vetoes for trial in case.trials) else "failed"
        failure = ET.SubElement(element, "failure", type=kind, message=reasons[0])
        failure.text = "\n".join([*reasons, _line(f"owner: {case.owner or NOBODY}"), _line(f"replay: {replay}")])
    else:
        ET.SubElement(element, "skipped", message="ungraded: " + "; ".join(reasons[:5]))


def _properties(case: CaseResult) -> Iterable[tuple[str, str]]:
    yield "status", case.status
    yield "family", case.family
    yield from (("title", case.title),) if case.title else ()
    yield from (("steadiness", steadiness(case)),) if len(case.trials) > 1 else ()
    names = dict.fromkeys(name for trial in case.trials for name in trial.scores)
    for name in names:
        scores = [trial.scores[name] for trial in case.trials if name in trial.scores]
        if min(each.counted for each in scores) < MIN_COUNTED:
            yield name, "needs a judge"
            continue
        low, high = (sum(each) / len(scores) for each in ([s.low for s in scores], [s.high for s in scores]))
        yield name, f"{low:.4f}" if abs(high - low) < 1e-9 else f"{low:.4f}..{high:.4f}"


def _reasons(case: CaseResult, dossier: Dossier) -> Iterable[str]:
    for trial in case.trials:
        said = f"trial {trial.trial + 1}: "
        key = (case.id, trial.trial)
        if trial.missing or trial.ending == "bot_broke":
            talk = dossier.conversations.get(key)
            error = f": {talk.error}" if talk and talk.error else ""
            yield _line(f"{said}{ENDINGS.get(trial.ending, trial.ending)}{error}")
        for name in trial.not_met if trial.status == "failed" else ():
            yield _line(f"{said}{name}: {dossier.reason(key, name)}")
        for name in (*trial.unknown_vetoes, *trial.ungraded) if trial.status == "ungraded" else ():
            yield _line(f"{said}{name}: {dossier.reason(key, name) or 'nobody could answer it'}")


def _gate(suite: ET.Element, dossier: Dossier) -> None:
    decision = dossier.decision
    if decision is None:
        why = dossier.card.stopped or "no gate was applied"
        element = ET.SubElement(suite, "testcase", classname="gate", name="decision")
        ET.SubElement(element, "skipped", message=_line(f"not decided: {why}"))
    for rule in decision.rules if decision else ():
        _rule(suite, rule, dossier)
    _count(suite)


def _rule(suite: ET.Element, rule: RuleResult, dossier: Dossier) -> None:
    element = ET.SubElement(suite, "testcase", classname="gate", name=_xml(rule.id))
    numbers = {
        "point": rule.point,
        "lower": rule.lower,
        "upper": rule.upper,
        "threshold": rule.threshold,
        "families": rule.families or None,
    }
    known = {name: value for name, value in numbers.items() if value is not None}
    if known:
        properties = ET.SubElement(element, "properties")
        for name, value in known.items():
            ET.SubElement(properties, "property", name=name, value=f"{value:g}")
    if rule.status == "pass":
        return
    if rule.status in ("waiting", "waived"):
        ET.SubElement(element, "skipped", message=_line(rule.reason))
        return
    outcome = ET.SubElement(
        element, "error" if rule.status == "invalid" else "failure", type=rule.status, message=_line(rule.reason)
    )
    outcome.text = "\n".join(
        [
            _line(rule.reason),
            *([_line(f"would settle it: {rule.settle}")] if rule.settle else []),
            *(_line(_named(dossier, each)) for each in rule.cases),
        ]
    )


def _named(dossier: Dossier, case_id: str) -> str:
    """A case that speaks against the bot, with who mends it and how it is replayed."""
    case = dossier.cases.get(case_id)
    return f"case: {case_id}; owner: {case.owner or NOBODY}; {replay_line(dossier.plan, case)}" if case else case_id


def _count(suite: ET.Element) -> None:
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(sum(1 for _ in suite.iter(tag))))


def _line(text: str) -> str:
    """One line of a reason: CI systems print these into their logs."""
    return _xml(safe_line(text, _MAX_REASON))


def _xml(text: str) -> str:
    """A text that no CI log obeys, and without what XML 1.0 still cannot hold."""
    return _FORBIDDEN.sub("", ci_safe(text))
