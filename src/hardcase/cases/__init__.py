"""Room 1: cases. What people write, read strictly; `load_suite(path) -> Suite` is the door."""

from .beside import cases_beside
from .bot_on_record import BotOnRecord
from .case import Case, Counterfactual, Customer, DeskHours, EscalationRule, Line
from .check_company import unclaimed
from .check_exemplar import unlabelled
from .company import ANY_COMPANY, NO_COMPANY, Company, Hours, Policy, Queue, Requirement, Tool
from .criterion import FACTS, Criterion, ExpectedCall
from .digest import digest
from .exemplar import Exemplar, ExemplarTurn
from .fields import DIMENSIONS, VETOES, Mode
from .handover import MAY_BE_EMPTY, Packet
from .judge_on_record import JudgedCriterion, JudgeOnRecord
from .load import load_suite, load_suites
from .load_alone import load_company, load_rubrics
from .locked import is_locked
from .matcher import Matcher
from .plan import CasesBeside, Plan, PlannedCase, PlannedCriterion, plan_case
from .rubric import ClassCost, EscalationCosts, Rubric
from .schemas import SCHEMAS, argument_problems, json_schema, read_as
from .states import ENDINGS, describe_states
from .suite import Suite, SuiteFile
from .yaml_reader import Document, read_yaml

__all__ = [
    "ANY_COMPANY",
    "DIMENSIONS",
    "ENDINGS",
    "FACTS",
    "MAY_BE_EMPTY",
    "NO_COMPANY",
    "SCHEMAS",
    "VETOES",
    "BotOnRecord",
    "Case",
    "CasesBeside",
    "ClassCost",
    "Company",
    "Counterfactual",
    "Criterion",
    "Customer",
    "DeskHours",
    "Document",
    "EscalationCosts",
    "EscalationRule",
    "Exemplar",
    "ExemplarTurn",
    "ExpectedCall",
    "Hours",
    "JudgeOnRecord",
    "JudgedCriterion",
    "Line",
    "Matcher",
    "Mode",
    "Packet",
    "Plan",
    "PlannedCase",
    "PlannedCriterion",
    "Policy",
    "Queue",
    "Requirement",
    "Rubric",
    "Suite",
    "SuiteFile",
    "Tool",
    "argument_problems",
    "cases_beside",
    "describe_states",
    "digest",
    "is_locked",
    "json_schema",
    "load_company",
    "load_rubrics",
    "load_suite",
    "load_suites",
    "plan_case",
    "read_as",
    "read_yaml",
    "unclaimed",
    "unlabelled",
]
