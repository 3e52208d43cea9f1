"""Annotated types shared by the authored files, so that one rule has one place."""

from typing import Annotated, Any, Literal

from msgspec import Meta

Schema = Annotated[Literal[1], Meta(description="Version of this file format.")]
Id = Annotated[
    str,
    Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", description="Lower case, digits and hyphens."),
]
SuiteId = Annotated[
    str,
    Meta(pattern="^[a-z0-9]+(_[a-z0-9]+)*$", description="The folder's name: lower case with underscores."),
]
Name = Annotated[str, Meta(pattern="^[a-z][a-z0-9_]*$", description="Lower case with underscores.")]
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
Language = Annotated[str, Meta(pattern="^[a-z]{2}(-[A-Z]{2})?$", description="ISO code, such as en or sv.")]
