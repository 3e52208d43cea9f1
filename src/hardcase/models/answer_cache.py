"""Answers of judges that were paid for already: one file for each, safe for runs side by side."""

import contextlib
import datetime
import secrets
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from hardcase.text import secrets_in

from .chat import Answer


class KeptAnswer(Struct, frozen=True, kw_only=True):
    """One answer on disk. It holds no key, no header and no question.

    Attributes:
        key: Hash of everything that can change the answer, as the file is named.
        text: The model's words.
        model: As the provider called it in the answer; empty: it did not say.
        tokens_in: Tokens read when it was asked.
        tokens_out: Tokens written then.
        asked: When, UTC, ISO 8601.
    """

    schema: int = 1
    key: str
    text: str
    model: str
    tokens_in: int
    tokens_out: int
    asked: str


class AnswerCache:
    """Answers by everything that can change them.

    Args:
        folder: Made when the first answer is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @staticmethod
    def key(question: Mapping[str, Any]) -> str:
        """Name a question: 64 hex digits that change with anything in it."""
        return sha256(msgspec.json.encode(question, order="deterministic")).hexdigest()

    def find(self, key: str) -> Answer | None:
        """The answer to a question, or None when it is not there or its file is damaged.

        Returns:
            It has cost nothing: its tokens were counted when it was asked.
        """
        try:
            kept = msgspec.json.decode(self._path(key).read_bytes(), type=KeptAnswer)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None
        if kept.key != key or kept.schema != 1 or not kept.text:
            return None
        return Answer(text=kept.text, model=kept.model, cost_usd=0.0, kept_as=key, from_cache=True)

    def keep(self, key: str, answer: Answer) -> None:
        """Keep a whole answer; one that was cut off, or asks for tools, is not kept.

        Nor is one that tells what looks like a secret: with the secret it must not lie on a disk, and without it its
        quotes would no longer be found in the transcript.

        A disk that refuses it costs a question later and nothing now.
        """
        if answer.cut_by or answer.calls or not answer.text or secrets_in(answer.text):
            return
        path = self._path(key)
        kept = KeptAnswer(
            key=key,
            text=answer.text,
            model=answer.model,
            tokens_in=answer.tokens_in,
            tokens_out=answer.tokens_out,
            asked=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        )
        draft = path.with_name(f".{secrets.token_hex(8)}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(msgspec.json.encode(kept))
            draft.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)

    def drop(self, key: str) -> None:
        """Forget an answer that turned out to be none, or it would be given for ever."""
        with contextlib.suppress(OSError):
            self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"
