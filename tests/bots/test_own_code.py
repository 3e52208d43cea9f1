"""The hash of a bot's code: it moves with what the bot is made of, and with nothing else."""

import importlib
import sys
import types

import pytest

from hardcase.bots import code_hash

FILES = {
    "shop/__init__.py": "",
    "shop/bot.py": "import json\n\nimport yaml\n\nfrom .words import GREETING\nfrom prices import told\n\n\n"
    "def reply(conversation, desk):\n    from shop import late\n\n    return GREETING + told() + late.NAME\n",
    "shop/words.py": 'GREETING = "Hello. "\n',
    "shop/late.py": 'NAME = "late"\n',
    "shop/other.py": "WORDS = 1\n",
    "prices.py": "import shop.bot\n\n\ndef told():\n    return '6.40'\n",
}


@pytest.fixture
def hashed(tmp_path, monkeypatch):
    """Write a project with a bot, edit one file, import it anew and hash the bot."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    def go(edited=""):
        for name, text in FILES.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text + "MORE = 1\n" * (name == edited))
        for name in [each for each in sys.modules if each.partition(".")[0] in {"shop", "prices"}]:
            del sys.modules[name]
        importlib.invalidate_caches()
        importlib.import_module("shop.late")
        return code_hash(importlib.import_module("shop.bot").reply, "shop.bot")

    yield go
    for name in [each for each in sys.modules if each.partition(".")[0] in {"shop", "prices"}]:
        del sys.modules[name]


@pytest.mark.parametrize(
    ("edited", "moves"),
    [
        pytest.param("shop/bot.py", True, id="the bot"),
        pytest.param("shop/words.py", True, id="what it imports a constant from"),
        pytest.param("prices.py", True, id="a module beside its package"),
        pytest.param("shop/late.py", True, id="what it imports when it is called"),
        pytest.param("shop/other.py", False, id="what it does not import"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_another_version_of_what_a_bot_is_made_of_is_another_bot(hashed, edited, moves):
    """Its module and those of its project that it imports; installed packages are the environment's."""
    assert (hashed() != hashed(edited)) is moves


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(b"\x7fELF\x00\x00 compiled", id="compiled"),
        pytest.param(b"def reply():\n    from .... import nothing\n", id="an import that climbs out of its package"),
    ],
)
def test_code_whose_imports_nobody_can_read_is_hashed_by_itself(tmp_path, monkeypatch, written):
    """A bot in a compiled module is still another one when its file is another."""
    module = types.ModuleType("rye_bot")
    module.__file__ = str(tmp_path / "rye_bot.so")
    monkeypatch.setitem(sys.modules, "rye_bot", module)
    bot = type("Rye", (), {"__module__": "rye_bot"})()
    hashes = []
    for more in (b"", b" "):
        (tmp_path / "rye_bot.so").write_bytes(written + more)
        hashes.append(code_hash(bot, "rye_bot"))

    assert "" not in hashes
    assert hashes[0] != hashes[1]


def test_what_has_no_file_has_no_hash():
    """Then nothing shows whether it is the same code as another day."""
    assert code_hash(eval("lambda conversation, desk: 'Hello.'", {"__name__": "nowhere"})) == ""
