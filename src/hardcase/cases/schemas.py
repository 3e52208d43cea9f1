"""JSON Schemas of every authored file: generated from the nouns, enforced before anything else touches the data."""

import functools
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from hardcase.errors import Problem, SuiteError, nearest

from .case import CaseFile
from .company import Company
from .exemplar import Exemplar
from .fields import PATTERNS
from .handover import Packet
from .rubric import Rubric
from .suite import SuiteFile
from .yaml_reader import Document, read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

T = TypeVar("T")

SCHEMAS: Mapping[str, type] = {
    "case": CaseFile,
    "company": Company,
    "exemplar": Exemplar,
    "handover": Packet,
    "rubric": Rubric,
    "suite": SuiteFile,
}


def json_schema(noun: type, *, name: str) -> dict[str, Any]:
    """Generate the JSON Schema (2020-12) of one authored file.

    Args:
        noun: The msgspec struct that the file is read into.
        name: Name of the format, such as `case`; becomes the schema's id.

    Returns:
        dict: A schema document ready to be written as JSON.
    """
    schema = msgspec.json.schema(noun)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{name}.schema.json",
        "title": f"hardcase {name}",
        **schema,
    }


@functools.cache
def _validator(noun: type) -> "Draft202012Validator":
    # jsonschema costs 0.1 s to import, which --help and cases given as Python objects should not pay.
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    # To JSON Schema 4.0 is a whole number; in a file that people write it is a slip.
    kinds = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
    strict: type[Draft202012Validator] = extend(Draft202012Validator, type_checker=kinds)  # type: ignore[no-untyped-call]
    return strict(json_schema(noun, name=noun.__name__))


@functools.lru_cache(maxsize=512)
def _parameters_validator(schema: str) -> "Draft202012Validator":
    from jsonschema import Draft202012Validator

    return Draft202012Validator(msgspec.json.decode(schema))


def argument_problems(parameters: Mapping[str, Any], arguments: Mapping[str, Any]) -> list[str]:
    """Say what is wrong with the arguments of a tool call, in words a bot can act on.

    Args:
        parameters: JSON Schema of the tool's arguments, from the company file.
        arguments: What the bot gave.

    Returns:
        list: One sentence for each problem; empty when the call can be made.
    """
    if not parameters:
        return []
    validator = _parameters_validator(msgspec.json.encode(parameters).decode())
    return [_said(error)[0] for error in validator.iter_errors(dict(arguments))]


def schema_problem(parameters: Mapping[str, Any]) -> str | None:
    """Say why `parameters` is no JSON Schema, or None when it is one."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError

    try:
        Draft202012Validator.check_schema(dict(parameters))
    except SchemaError as error:
        return str(error.message)
    return None


def document_problems(document: Document, noun: type) -> list[Problem]:
    """Check a document against the schema of the noun it is read into.

    Args:
        document: File as read.
        noun: Struct it should become.

    Returns:
        list: One problem for each violation, with its place and a fix.
    """
    problems = []
    for error in _validator(noun).iter_errors(document.data):
        for cause in _causes(error):
            at = tuple(cause.absolute_path)
            if "propertyNames" in cause.absolute_schema_path:
                what, fix = _said(cause)
                what = f"unknown key {cause.instance!r}" if cause.validator == "enum" else f"key {what}"
                problems.append(document.problem((*at, str(cause.instance)), _where(at) + what, fix))
            elif cause.validator == "additionalProperties":
                known = _properties(cause)
                for key in _keys(cause.instance) - known:
                    what = f"{_where(at)}unknown key {key!r}"
                    fix = "put the text before it in quotes: in braces a comma ends it" if " " in key else ""
                    problems.append(document.problem((*at, key), what, fix or nearest(key, known)))
            else:
                what, fix = _said(cause)
                problems.append(document.problem(at, _where(at) + what, fix))
    return problems


def read_as(path: "Path", noun: type[T]) -> tuple[T, Document]:
    """Read one authored file into its noun, or raise with every problem.

    The schema is generated from the noun, so what converts strictly is valid; a test holds the two to each other.
    The validator, forty times slower, is asked only to tell everything that is wrong.
    """
    document = read_yaml(path)
    try:
        return msgspec.convert(document.data, noun, strict=True), document
    except msgspec.ValidationError as error:
        problems = document_problems(document, noun)
        if problems:
            raise SuiteError(problems) from error
        what, _, where = str(error).partition(" - at ")
        at = tuple(int(index) if index else key for key, index in _MSGSPEC_PATH.findall(where))
        raise SuiteError([document.problem(at, _where(at) + what, "write it as `hardcase schema` says")]) from error


_MSGSPEC_PATH = re.compile(r"\.(\w+)|\[(\d+)\]")


def _where(at: tuple[str | int, ...]) -> str:
    keys = [str(part) for part in at if isinstance(part, str)]
    return f"{'.'.join(keys)}: " if keys else ""


def _causes(error: "ValidationError") -> "Iterable[ValidationError]":
    """Look inside a value of several forms: the branch that got furthest says what is really wrong."""
    if error.validator != "anyOf" or not error.context:
        return [error]
    inner = [cause for cause in error.context if cause.relative_path or cause.validator != "type"]
    further = [cause for cause in inner if cause.relative_path or cause.validator != "enum"]
    return further or inner or [error]


def _said(error: "ValidationError") -> tuple[str, str]:
    """What is wrong and how to mend it, in our words."""
    value: Any = error.instance
    wanted: Any = error.validator_value
    about: Any = error.schema
    match error.validator:
        case "additionalProperties":
            extra = min(_keys(value) - _properties(error))
            return f"unknown key {extra!r}", nearest(extra, _properties(error))
        case "required":
            missing = str(error.message).rsplit(" is a required", 1)[0]
            return f"missing key {missing}", f"add {missing.strip(chr(39))}: ..."
        case "enum" | "const":
            known = wanted if error.validator == "enum" else [wanted]
            return f"unknown value {value!r}", nearest(str(value), map(str, known))
        case "type":
            return f"expected {_kind(wanted)}, found {_found(value)}", _retype(value, wanted)
        case "anyOf":
            forms = [branch.get("type", "another form") for branch in wanted if branch.get("type") != "null"]
            kinds = " or ".join(map(_kind, forms))
            fix = _retype(value, forms[0]) if len(forms) == 1 else f"write {kinds}"
            return f"expected {kinds}, found {_found(value)}", fix
        case "pattern":
            fix = PATTERNS.get(wanted) or f"write {about.get('description', f'what matches {wanted}')}"
            return f"{value!r} is not written as it must be", fix
        case "minLength" | "minItems" | "minProperties":
            return "must not be empty", "write at least one"
        case "maxLength" | "maxItems" | "maxProperties":
            return f"holds {len(value)}, too many", f"write at most {wanted}"
        case "minimum" | "exclusiveMinimum" | "maximum" | "exclusiveMaximum":
            limit = re.sub("(exclusive)?(Min|Max)imum", r"\1 \2imum", str(error.validator)).lower().strip()
            return f"{value!r} is out of range", f"the {limit} is {wanted}"
    return str(error.message)[:200], "write it as the schema says, see `hardcase schema`"


def _properties(error: "ValidationError") -> set[str]:
    schema: Any = error.schema
    return set(schema.get("properties", {}))


def _keys(mapping: Any) -> set[str]:
    return set(mapping)


def _kind(kind: Any) -> str:
    names = {"string": "text", "integer": "a whole number", "number": "a number", "boolean": "true or false"}
    names |= {"array": "a list", "object": "a mapping of keys", "null": "nothing"}
    return names.get(str(kind), str(kind))


def _found(value: Any) -> str:
    if value is None:
        return "nothing"
    names = {bool: "boolean", int: "number", float: "number", str: "text", list: "a list", dict: "a mapping"}
    kind = names.get(type(value), type(value).__name__)
    return kind if isinstance(value, (list, dict)) else f"{kind} {value!r}"


def _retype(value: Any, wanted: Any) -> str:
    if wanted == "string" and isinstance(value, (int, float, bool)):
        return "put it in quotes"
    if wanted == "boolean" and str(value).casefold() in {"yes", "no", "on", "off", "y", "n"}:
        return "write true or false; other words are text here"
    return f"write {_kind(wanted)}"
