"""Annotated types shared by the authored files, so that one rule has one place."""

from typing import Annotated, Any, Literal

from msgspec import Meta

ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
SUITE_ID = "^[a-z0-9]+(_[a-z0-9]+)*$"
NAME = "^[a-z][a-z0-9_]*$"
LANGUAGE = "^[a-z]{2}(-[A-Z]{2})?$"
PATTERNS = {
    ID: "write lower case letters, digits and single hyphens, as double-charge",
    SUITE_ID: "write lower case letters, digits and single underscores, as damaged_items",
    NAME: "write lower case letters, digits and underscores, a letter first, as order_id",
    LANGUAGE: "write two lower case letters, as en or sv",
}
"""How to mend what does not match a pattern."""

Schema = Annotated[Literal[1], Meta(description="Version of this file format.")]
Id = Annotated[
    str,
    Meta(pattern=ID, description="Lower case, digits and hyphens."),
]
SuiteId = Annotated[
    str,
    Meta(pattern=SUITE_ID, description="The folder's name: lower case with underscores."),
]
Name = Annotated[str, Meta(pattern=NAME, description="Lower case with underscores.")]
Text = Annotated[str, Meta(min_length=1)]
Row = Annotated[dict[str, Any], Meta(description="One row of the company's systems; columns are the company's own.")]
Records = Annotated[dict[str, tuple[Row, ...]], Meta(description="Rows by table; each row has an `id`.")]

Dimension = Literal["empathy", "correctness", "escalation", "effort"]
DIMENSIONS: tuple[Dimension, ...] = ("empathy", "correctness", "escalation", "effort")
VETOES = "vetoes"

Trigger = Literal[
    "x-safe",
    "x-fraud",
    "x-ask",
    "x-legal",
    "x-vuln",
    "x-authority",
    "x-gap",
    "x-loop",
    "x-emotion",
    "x-vip",
]
Stakes = Literal["routine", "high", "critical"]
Channel = Literal["chat", "email", "voice-transcript"]
Mode = Literal["answers", "assistant"]
"""What becomes of the bot's words: the customer reads them, or they are the draft of a human agent who does."""
Language = Annotated[str, Meta(pattern=LANGUAGE, description="ISO code, such as en or sv.")]
