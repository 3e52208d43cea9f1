"""`hardcase schema`: the contract of every authored file, and of the wire to a bot behind HTTP."""

import argparse
import json
from pathlib import Path

from hardcase.bots import BotFile, BotReply, BotRequest
from hardcase.cases import SCHEMAS, describe_states, json_schema, load_company
from hardcase.conversations import Recording
from hardcase.decisions import GateFile
from hardcase.models import ModelFile
from hardcase.verdicts import LabelledConversation, Licence

from .arguments import suite_paths

FORMATS = {
    **SCHEMAS,
    "bot": BotFile,
    "bot-reply": BotReply,
    "bot-request": BotRequest,
    "gate": GateFile,
    "judge": ModelFile,
    "label": LabelledConversation,
    "licence": Licence,
    "recording": Recording,
}
EXAMPLES = """\
examples:
  hardcase schema case                print one schema
  hardcase schema states              the names that `unless`, `if` and `when` may use
  hardcase schema --write schemas     write all of them, for editors
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("format", nargs="?", choices=[*sorted(FORMATS), "states"], help="which file")
    parser.add_argument("--write", metavar="DIR", type=Path, help="write every schema into a folder")


def run(arguments: argparse.Namespace) -> int:
    """Print or write schemas."""
    if arguments.write:
        arguments.write.mkdir(parents=True, exist_ok=True)
        for name in FORMATS:
            (arguments.write / f"{name}.schema.json").write_text(schema_text(name), encoding="utf-8")
        print(f"{len(FORMATS)} schemas in {arguments.write}")
    elif arguments.format == "states":
        company = load_company(Path(suite_paths(())[0]) / "company.yaml")  # a case that is wrong needs them most
        for state, meaning in describe_states(company).items():
            print(f"{state:<32} {meaning}")
    elif arguments.format:
        print(schema_text(arguments.format), end="")
    else:
        print("\n".join(sorted(FORMATS)))
    return 0


def schema_text(name: str) -> str:
    """One schema as it is written to disk."""
    return json.dumps(json_schema(FORMATS[name], name=name), indent=1, ensure_ascii=False) + "\n"
