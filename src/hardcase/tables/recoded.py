"""Text in another encoding, handed on as UTF-8: as Excel saves it, and what Windows calls Unicode."""

import codecs
import io
from typing import BinaryIO

from hardcase.errors import OptionError

_CHUNK = 1024 * 1024
_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def check_encoding(name: str) -> None:
    """Refuse a name that no encoding of text has.

    Raises:
        OptionError: It is none.
    """
    try:
        "".encode(name or "utf-8")
    except LookupError as error:
        fix = "write it as cp1252 (Windows, Western Europe), latin-1, utf-16 or utf-8"
        raise OptionError(f"--encoding {name!r} is no encoding of text", fix=fix) from error


def as_utf8(file: io.BufferedReader, encoding: str) -> BinaryIO:
    """A file's text as UTF-8; UTF-16 shows itself by its first two bytes, whatever was said.

    Args:
        file: Its bytes, not read yet.
        encoding: Of the text; empty: UTF-8.
    """
    encoding = _MARKS.get(file.peek(2)[:2], encoding)
    if codecs.lookup(encoding or "utf-8").name in {"utf-8", "utf-8-sig"}:
        return file
    return io.BufferedReader(_Recoded(file, encoding))


class _Recoded(io.RawIOBase):
    """Bytes that are no text in this encoding stay as they are, so that their line is set aside and no other."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        keeps = "replace" if codecs.lookup(encoding).name.startswith("utf-") else "surrogateescape"
        self._file, self._decoder, self._rest = file, codecs.getincrementaldecoder(encoding)(keeps), b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._rest:
            piece = self._file.read(_CHUNK)
            self._rest = self._decoder.decode(piece, final=not piece).encode("utf-8", "surrogateescape")
            if not piece:
                break
        taken, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)

    def close(self) -> None:
        self._file.close()
        super().close()
