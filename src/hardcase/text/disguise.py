"""Words behind a disguise: look-alikes of another script, mark-up inside a word, letters set apart.

People read through all of these, and no phrase is found in them as they are written.
"""

import html
import re
from functools import lru_cache

_TWINS = str.maketrans(
    # Cyrillic, then Greek: letters that look like a Latin one in most typefaces.
    "авеёкмнорстухѕіїјԁԛԝһӏАВЕЁКМНОРСТУХЅІЇЈԚԜҺӀ" + "αβγεικνορτυχωϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ",
    "abeekmhopctyxsiijdqwhlABEEKMHOPCTYXSIIJQWHI" + "abyeikvoptuxwcjABEZHIKMNOPTYXC",
)
_TWIN = re.compile(f"[{''.join(map(chr, _TWINS))}]")
_LATIN = re.compile(r"[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,300})?/?|!--[^<>]{0,300}--)>")
_HTML = re.compile(
    r"</?(?:br|p|div|span|li|ul|ol|dl|dt|dd|tr|td|th|thead|tbody|table|h[1-6]|hr|b|i|u|s|em|strong|small|a|pre|code|font"
    r"|blockquote)(?:\s{1,3}[A-Za-z-]{1,30}\s?=[^<>]{0,300})?\s{0,3}/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});")
_BREAKS = re.compile(r"</?(?:br|p|div|li|ul|ol|dl|dt|dd|tr|td|th|table|h[1-6]|hr|blockquote|pre)\b", re.IGNORECASE)
# Underscores inside a word are none: they belong to names.
_MARK = re.compile(r"(?<=[^\W\d_])(?:\*{1,3}|~~|`)(?=[^\W\d_])")
_APART = re.compile(r"(?<![\w'-])[^\W\d_](?: [^\W\d_](?![\w'-])){3,}")


def as_shown(text: str) -> str:
    """A text as a page shows it: tags and entities of HTML read out, so that whoever writes HTML is in no disguise.

    Comments stay, and so does what stands between angle brackets and is no tag that shapes a text.

    Args:
        text: As it was written.
    """
    if "<" in text:
        text = _HTML.sub(_break_or_nothing, text)
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text


@lru_cache(maxsize=256)
def undisguised(text: str) -> str:
    """A text as people read it.

    Entities and tags are taken as a page shows them, marks of emphasis inside a word are left out, letters of Cyrillic
    and Greek that stand among Latin ones become those they look like, and four or more letters that are set apart by
    single spaces become a word. A text in another script stays as it is.

    Args:
        text: As it was written.

    Returns:
        The same text where nothing is disguised.
    """
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub(_break_or_nothing, text)
    if "*" in text or "~~" in text or "`" in text:
        text = _MARK.sub("", text)
    if not text.isascii() and _TWIN.search(text):
        text = _in_latin(text)
    if _APART.search(text):
        text = _APART.sub(_together, text)
    return text


def _break_or_nothing(tag: re.Match[str]) -> str:
    return "\n" if _BREAKS.match(tag[0]) else ""


def _together(run: re.Match[str]) -> str:
    """Letters set apart, as a word; "a" and "I" in front of them are words of their own."""
    lead = run[0][:2] if run[0][:2] in {"a ", "I "} else ""
    return lead + run[0][len(lead) :].replace(" ", "")


def _in_latin(text: str) -> str:
    """Look-alikes in Latin words become Latin; a whole word of them does where the text is mostly Latin."""
    words = _WORD.findall(text)
    latin = sum(_LATIN.search(word) is not None for word in words)
    mostly = latin * 2 > len(words)

    def read(word: re.Match[str]) -> str:
        plain = word[0].translate(_TWINS)
        return plain if _LATIN.search(word[0]) or (mostly and plain.isascii()) else word[0]

    return _WORD.sub(read, text)
