"""Candidates at a provider: from `adapter:model`, or from a file."""

from pathlib import Path

from msgspec import structs

from hardcase.cases import BotOnRecord, digest
from hardcase.errors import OptionError
from hardcase.models import DIALECTS, ChatModel

from .bot_file import load_bot_file
from .model_bot import ModelBot
from .own_names import OwnNames


def from_spec(spec: str) -> ModelBot | None:
    """The bot that `adapter:model` names; None: the spec names no adapter.

    Raises:
        OptionError: There is no model in it, no key in the environment, or the address there is none.
    """
    adapter, colon, model = spec.partition(":")
    if not colon or adapter not in DIALECTS:
        return None
    if not model.strip():
        raise OptionError(f"bot {spec!r} names no model", fix=f"write {adapter}:MODEL, as your provider calls it")
    asked = ChatModel(adapter, model, named=f"bot {spec!r}")
    on_record = BotOnRecord(adapter=adapter, model=model, base_url=asked.base_url, family=asked.family)
    return ModelBot(asked, name=spec, on_record=on_record)


def from_file(path: Path) -> ModelBot:
    """The bot that a file describes, named after it.

    Raises:
        SuiteError: What is wrong with the file.
        OptionError: Its key or a header is not in the environment, or its address is none.
    """
    file, prompt = load_bot_file(path)
    asked = file.connect(named=str(path))
    on_record = BotOnRecord(
        adapter=file.adapter,
        model=file.model,
        base_url=asked.base_url,
        digest=digest([structs.replace(file, requests_per_minute=None), prompt]),  # how fast is not who: it may resume
        family=asked.family,
        usd_in=file.prices.in_ if file.prices else None,
        usd_out=file.prices.out if file.prices else None,
    )
    return ModelBot(asked, name=path.stem, on_record=on_record, prompt=prompt, names=OwnNames(file.tools, file.topics))
