"""Stand-in until the room is written."""


def write_report(run):
    return run.path / "report.html"


def story(decision, scorecard, outcomes):
    lines = [f"{decision.ruling if decision else 'no decision'}: {scorecard.bot}"]
    if decision:
        lines += ["  " + r for r in decision.reasons]
    lines += [f"  {scorecard.passed} passed {scorecard.failed} failed {scorecard.ungraded} ungraded of {scorecard.planned}"]
    return lines
