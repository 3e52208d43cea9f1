"""One curated situation: what the customer says, what the company's systems hold, what is expected."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from .company import NO_COMPANY, Company
from .criterion import Criterion
from .fields import Channel, Id, Language, Mode, Name, Records, Schema, Stakes, Text, Trigger
from .matcher import Matcher
from .rubric import EscalationCosts

State = Annotated[
    str,
    Meta(
        pattern=r"^[a-z_]+(\.[A-Za-z0-9_-]+)?$",
        description="told.<fact>, asked_for.<field>, <effect>.<record>, bot_refused_human or angry.",
    ),
]


class Customer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who is writing."""

    name: Text = "Customer"
    tier: Annotated[str, Meta(description="As the company calls it, such as standard or signature.")] = "standard"
    verified: Annotated[bool, Meta(description="Already verified when the conversation opens.")] = True
    knows: Annotated[
        dict[Name, Text],
        Meta(description="Said when the bot asks for it; anything else is answered with 'I don't know'."),
    ] = {}


class Line(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the customer's script."""

    id: Id
    say: Text
    unless: Annotated[tuple[State, ...], Meta(description="Skipped when any of these states holds.")] = ()
    only_if: Annotated[tuple[State, ...], Meta(description="Said only when all of these states hold.")] = field(
        name="if", default=()
    )


class DeskHours(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether people are there."""

    people: Annotated[
        str,
        Meta(
            pattern="^(open|closed|wait [1-9][0-9]* (min|hours))$",
            description="open, closed, or wait 40 min.",
        ),
    ] = "open"


class EscalationRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Whether people must, may or must not be brought in, and by when."""

    decision: Literal["must", "may", "must-not"]
    trigger: Annotated[Trigger | None, Meta(description="Class of trigger; required for must.")] = None
    due: Annotated[Id | None, Meta(description="The line that makes it inferable; required for must.")] = None
    queues: Annotated[tuple[Id, ...], Meta(description="Queues that are right; required for must.")] = ()


class Fact(Matcher, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the customer must be told."""

    id: Id
    points: Annotated[int, Meta(ge=1)]
    asked_by: Annotated[Id | None, Meta(description="The line that asks for it.")] = None


class Action(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must be done on the company's systems."""

    id: Id
    points: Annotated[int, Meta(ge=1)]
    tool: Name
    arguments: Annotated[dict[str, Any], Meta(description="Arguments that must be equal.")] = field(
        name="with", default={}
    )
    asked_by: Annotated[Id | None, Meta(description="The line that asks for it.")] = None


class Forbidden(Matcher, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What must not be said (a matcher) or done (a tool)."""

    id: Id
    points: Annotated[int, Meta(le=0, description="Cost, as a negative number.")] = 0
    veto: Annotated[bool, Meta(description="Holds the release when it is done.")] = False
    tool: Name | None = None
    arguments: Annotated[dict[str, Any], Meta(description="Arguments that must be equal.")] = field(
        name="with", default={}
    )


class ContextItem(Matcher, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a human agent must be told, in the notes or in the draft itself."""

    id: Id
    points: Annotated[int, Meta(ge=1)]


class PacketItem(Matcher, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the packet must carry, if the bot hands over."""

    id: Id
    points: Annotated[int, Meta(ge=1)] = 1


class CaseCriterion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A judged sentence for this case only."""

    id: Id
    of: Annotated[Id, Meta(description="The rubric criterion it sharpens: its points, its licence.")]
    asks: Annotated[Text, Meta(description="One checkable sentence about this customer.")]


class Expect(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is expected. Never visible to a bot."""

    escalation: EscalationRule
    handover: tuple[PacketItem, ...] = ()
    context: Annotated[
        tuple[ContextItem, ...], Meta(description="With mode: assistant only: what the notes must bring up.")
    ] = ()
    facts: tuple[Fact, ...] = ()
    actions: tuple[Action, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()
    criteria: tuple[CaseCriterion, ...] = ()


class Counterfactual(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What makes a case the counterfactual of another: the same situation, and one thing about the customer is else."""

    of: Annotated[Id, Meta(description="The case it varies: same suite, same family, same right decision.")]
    changes: Annotated[
        Literal["name", "gender", "dialect", "tier", "tone"],
        Meta(description="The one thing that is else; the right answer stays the same."),
    ]


class CaseFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One case file, suites/<suite>/<case>.yaml. The file's stem is the case's id."""

    schema: Schema
    title: Text
    family: Annotated[Id, Meta(description="Variants of one situation share a family, the unit of inference.")]
    tags: Annotated[tuple[Id, ...], Meta(description="Slices this case belongs to.")] = ()
    language: Language = "en"
    channel: Channel = "chat"
    mode: Annotated[
        Mode, Meta(description="assistant: the bot drafts for a human agent, who acts and sends the draft.")
    ] = "answers"
    stakes: Stakes = "routine"
    owner: Annotated[str, Meta(description="Team that mends failures; empty: the suite's.")] = ""
    portable: Annotated[bool, Meta(description="Played without the company: no tools, policies or queues.")] = False
    counterfactual: Counterfactual | None = None
    customer: Customer = Customer()
    records: Records = {}
    history: Annotated[tuple[dict[str, Any], ...], Meta(description="Earlier contacts the bot can look up.")] = ()
    desk: DeskHours = DeskHours()
    turns: Annotated[tuple[Line, ...], Meta(min_length=1, description="The customer's lines, in order.")]
    patience: Annotated[int, Meta(ge=1, le=24, description="Unhelpful bot turns the customer bears.")] = 3
    expect: Expect


class Case(Struct, frozen=True, kw_only=True):
    """One curated situation, resolved: with its company and with every criterion that applies.

    Attributes:
        id: Unique over all suites that are loaded together.
        criteria: The planned sheet: one entry for each sentence that will be graded, in rubric order.
        costs: The escalation matrix; None where no rubric has one.
        pass_at: Score by dimension from which a trial passes.
        mode: `answers`: the customer reads what the bot says. `assistant`: the bot drafts for a human agent, who acts
            and sends the draft.
        portable: Played without the company, by a bot of any company.
        counterfactual: The case that it varies in one thing about the customer; None for most.
        good_turns: Bot turns of its shortest good exemplar; 0 where it has none. For graders only: it is no part of
            what is played, and no bot sees it.
    """

    id: str
    turns: tuple[Line, ...]
    criteria: tuple[Criterion, ...]
    suite: str = "cases"
    title: str = ""
    family: str = ""
    tags: tuple[str, ...] = ()
    language: str = "en"
    channel: str = "chat"
    mode: Mode = "answers"
    stakes: str = "routine"
    owner: str = ""
    portable: bool = False
    counterfactual: Counterfactual | None = None
    customer: Customer = Customer()
    records: dict[str, tuple[dict[str, Any], ...]] = {}
    history: tuple[dict[str, Any], ...] = ()
    desk: DeskHours = DeskHours()
    patience: int = 3
    escalation: EscalationRule = EscalationRule(decision="may")
    company: Company = NO_COMPANY
    costs: EscalationCosts | None = None
    pass_at: dict[str, float] = {}
    good_turns: int = 0
