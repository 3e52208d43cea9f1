"""Every check by the name that rubrics use, and every flag: one table for each family of checks."""

from collections.abc import Mapping

from . import case_checks, flow_checks, promise_checks, veto_checks
from .check import Check
from .correctness_checks import CORRECTNESS_CHECKS
from .effort_checks import EFFORT_CHECKS
from .empathy_checks import EMPATHY_CHECKS
from .escalation import escalation
from .flag_checks import unseen_characters
from .otherwise import looked_again
from .policy_checks import POLICY_CHECKS
from .safety_checks import SAFETY_CHECKS
from .verdict import Outcome

CHECKS: Mapping[str, Check] = {
    "action": Check(case_checks.action),
    "ai-denied": Check(looked_again(veto_checks.ai_denied, tongues=True), version=4, needs="words"),
    "context": Check(case_checks.context, version=4),
    "customer-left": Check(flow_checks.customer_left, version=3, needs="words"),
    "escalation": Check(escalation),
    "fact": Check(case_checks.fact, version=3),
    "forbidden": Check(looked_again(case_checks.forbidden), version=4),
    "human-blocked": Check(veto_checks.human_blocked, version=3, needs="words"),
    "judge-directed": Check(looked_again(veto_checks.speaks_to_judge), version=4, needs="words"),
    "loop": Check(flow_checks.loop, version=3, needs="words"),
    "missed-critical": Check(veto_checks.missed_critical),
    "packet": Check(case_checks.packet),
    "packet-complete": Check(case_checks.packet_complete, needs="words"),
    "promise-kept": Check(
        looked_again(promise_checks.promise_kept, tongues=True, bad=Outcome.NOT_MET), version=5, needs="words"
    ),
    "resolved-or-routed": Check(flow_checks.resolved_or_routed),
    **CORRECTNESS_CHECKS,
    **EFFORT_CHECKS,
    **EMPATHY_CHECKS,
    **POLICY_CHECKS,
    **SAFETY_CHECKS,
}
"""Checks whose answers are verdicts."""

FLAGS: Mapping[str, Check] = {"hidden-characters": Check(unseen_characters, version=2, needs="words")}
"""Checks that prove nothing by what they see: it is shown, and no criterion rests on it."""
