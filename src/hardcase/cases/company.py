"""Who the bot works for: everything a bot may know without looking a customer up."""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field, structs

from .fields import Id, Language, Name, Schema, Text

ToolKind = Literal["verify", "lookup", "search_policies", "update", "create", "hand_over"]


class Policy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule the bot may state."""

    id: Id
    text: Annotated[Text, Meta(description="The rule in plain words; {name} takes a number of `values`.")]


class Queue(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One group of people a conversation can be handed to."""

    id: Id
    purpose: Annotated[Text, Meta(description="What the queue is for.")] = field(name="for")
    urgent: Annotated[bool, Meta(description="Answered before all others.")] = False


class Requirement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One condition of a tool. Exactly one field is set."""

    at_most: Annotated[
        dict[str, str] | None, Meta(description="An argument may not exceed this limit of `authority`.")
    ] = None
    at_most_record: Annotated[
        dict[str, str] | None, Meta(description="An argument may not exceed this column of the record.")
    ] = None
    is_: Annotated[dict[str, Any] | None, Meta(description="Columns of the record must have these values.")] = field(
        name="is", default=None
    )
    not_: Annotated[dict[str, Any] | None, Meta(description="Columns of the record must not have these values.")] = (
        field(name="not", default=None)
    )


class Tool(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One function tool, declared: another company is another file, not other code."""

    name: Name
    description: Text
    kind: Annotated[
        ToolKind,
        Meta(
            description="verify checks the customer's details, lookup reads records, search_policies reads the "
            "policies, update changes one record, create adds one, hand_over passes the customer to people."
        ),
    ]
    parameters: Annotated[dict[str, Any], Meta(description="JSON Schema of the arguments; an object.")] = {}
    finds: Annotated[
        dict[str, Name],
        Meta(description="Table: parameter that names the record. The effect lands on the first."),
    ] = {}
    requires: Annotated[
        tuple[Literal["verified"] | Requirement, ...],
        Meta(description="Conditions; a call that misses one answers with an error the bot can read."),
    ] = ()
    sets: Annotated[dict[str, Any], Meta(description='Columns the call writes; "{amount}" takes an argument.')] = {}
    creates: Annotated[
        dict[str, str], Meta(description="For `create`: table and prefix of the new row's id.", max_length=1)
    ] = {}
    effect: Annotated[Name | None, Meta(description="Makes the state <effect>.<record id>.")] = None
    returns: Annotated[tuple[str, ...], Meta(description="Columns the answer holds; empty: all.")] = ()
    claims: Annotated[
        dict[Language, tuple[Text, ...]],
        Meta(description="Verbs, per language, by which a bot would say that it did this."),
    ] = {}

    @property
    def acts(self) -> bool:
        """It changes records or brings people in; the others look up, or check who is writing."""
        return self.kind in {"update", "create", "hand_over"}

    @property
    def amounts(self) -> frozenset[str]:
        """Arguments that are money: they are held to an amount of the company or of the record."""
        rules = [each for each in self.requires if isinstance(each, Requirement)]
        return frozenset(name for each in rules for name in (*(each.at_most or ()), *(each.at_most_record or ())))


class Hours(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When people and the bot answer."""

    people: Text
    bot: Text = "always"


class Company(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The company file, with `values` filled into its texts once loaded."""

    schema: Schema
    company: Annotated[Text, Meta(description="The company's name.")]
    about: Text
    hours: Hours
    values: Annotated[
        dict[Name, int | Text], Meta(description="Numbers that policies and cases share, used as {name}.")
    ] = {}
    policies: tuple[Policy, ...]
    authority: Annotated[
        dict[Name, str | tuple[str, ...]],
        Meta(description="What the bot may do alone: a limit, as '150 GBP', or one per currency."),
    ] = {}
    promises_allowed: Annotated[tuple[Id, ...], Meta(description="Policies the bot may promise by.")] = ()
    queues: tuple[Queue, ...]
    tools: tuple[Tool, ...]
    disclosure: Annotated[str, Meta(description="What the bot must say of itself; empty: nothing.")] = ""
    fields: (
        Annotated[
            dict[Name, dict[Language, tuple[Text, ...]]],
            Meta(
                description="What only your customers can be asked for, as rental_id, with what it is called in each "
                "language: a case's `knows` may then hold it."
            ),
        ]
        | UnsetType
    ) = UNSET  # where there are none it stands in no hash

    @property
    def own_fields(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """What only its customers can be asked for, with what it is called in each language; empty: nothing."""
        return {} if self.fields is UNSET else self.fields

    @property
    def is_known(self) -> bool:
        """It is some company, whose rules a bot can be held to."""
        return self.company != _UNKNOWN

    def tool(self, name: str) -> Tool | None:
        """Find a tool by name, or None."""
        return next((tool for tool in self.tools if tool.name == name), None)

    @property
    def hand_over_tool(self) -> Tool | None:
        """The tool by which a conversation reaches people, or None."""
        return next((tool for tool in self.tools if tool.kind == "hand_over"), None)

    @property
    def queue_ids(self) -> tuple[str, ...]:
        """Ids of the queues, in the order of the file."""
        return tuple(queue.id for queue in self.queues)


_UNKNOWN = "-"
NO_COMPANY = Company(
    schema=1,
    company=_UNKNOWN,
    about="No company: nothing is known of its policies and tools.",
    hours=Hours(people="always"),
    policies=(),
    queues=(),
    tools=(),
)
"""Whom a recorded conversation's bot works for where nobody says it."""
ANY_COMPANY = structs.replace(
    NO_COMPANY,
    about="Any company: the case needs none of its policies and no tool but the one that brings people in.",
    tools=(
        Tool(
            name="hand_over",
            description="Passes this conversation to people, with a packet so that the customer repeats nothing.",
            kind="hand_over",
            parameters={
                "type": "object",
                "additionalProperties": False,
                "required": ["packet"],
                "properties": {
                    "queue": {"type": "string", "description": "The team, by whatever name; may be empty."},
                    "packet": {"type": "object", "description": "The handover packet, as in handover.schema.json."},
                },
            },
            claims={
                "en": ("hand over", "pass on", "pass", "transfer", "escalate", "connect", "put through"),
                "sv": ("lämna över", "koppla", "koppla vidare", "skicka vidare", "eskalera"),
                "de": ("übergeben", "weiterleiten", "weitergeben", "weiterverbinden", "eskalieren"),
                "es": ("transferir", "derivar", "escalar", "traspasar", "conectar"),
            },
        ),
    ),
)
"""Whom the bot works for in a portable case."""
