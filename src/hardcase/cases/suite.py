"""A named, hashed set of cases."""

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from .case import Case
from .company import Company
from .exemplar import Exemplar
from .fields import Language, Schema, SuiteId, Text
from .rubric import Rubric


class SuiteFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One suite file, suites/<suite>/suite.yaml."""

    schema: Schema
    suite: SuiteId
    title: Text
    about: Annotated[Text, Meta(description="What goes wrong here in real support, and why it matters.")]
    owner: Annotated[Text, Meta(description="Team that mends failures; a case may override it.")]
    company: Annotated[str, Meta(description="Path of the company file, or none.")] = "../company.yaml"
    rubrics: Annotated[str, Meta(description="Path of the rubric folder.")] = "../../rubrics"
    portable: Annotated[bool, Meta(description="Its cases are played without the company.")] = False
    languages: tuple[Language, ...] = ("en",)
    reviewed_by: Annotated[str, Meta(description="Empty until a person who runs support has read it.")] = ""
    weights: Annotated[dict[str, float], Meta(description="For display only.")] = {}


class Suite(Struct, frozen=True, kw_only=True):
    """A named, hashed set of cases.

    Attributes:
        company_path: File of the company; None: it has none.
        rubric_folder: Where its rubrics lie.
        exemplars: Exemplars by case id and name, as `{"double-charge": {"good": Exemplar}}`.
        suite_hash: Hash of the cases, their company, the suite file and the bot turns of good exemplars, in canonical
            form.
        rubric_hash: Hash of the rubrics.
    """

    id: str
    title: str
    about: str
    owner: str
    path: Path
    company_path: Path | None
    rubric_folder: Path
    company: Company
    rubrics: tuple[Rubric, ...]
    cases: tuple[Case, ...]
    exemplars: dict[str, dict[str, Exemplar]]
    suite_hash: str
    rubric_hash: str
    reviewed_by: str = ""

    def good_exemplar(self, case_id: str) -> Exemplar | None:
        """The first good exemplar of a case, or None."""
        named = self.exemplars.get(case_id, {})
        return next((named[name] for name in sorted(named) if named[name].kind == "good"), None)
