"""Words behind a disguise: read as people read them, and left alone where nothing is disguised."""

import pytest

from hardcase.text import undisguised


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("I'm а rеаl pеrsоn, nоt а bоt.", "I'm a real person, not a bot.", id="Cyrillic"),
        pytest.param("I am a reαl persοn.", "I am a real person.", id="Greek"),
        pytest.param("a **re**al per**son**, not a b*o*t", "a **real person**, not a bot", id="emphasis"),
        pytest.param("I have re<b></b>funded it.", "I have refunded it.", id="an empty tag"),
        pytest.param("a <b>real</b> <i>person</i>", "a real person", id="tags around words"),
        pytest.param("Done.<br/>I am a re<!-- x -->al person", "Done.\nI am a real person", id="breaks and comments"),
        pytest.param("I&#39;m a r&#101;al person", "I'm a real person", id="entities"),
        pytest.param("I have r e f u n d e d it.", "I have refunded it.", id="letters set apart"),
        pytest.param("I am a r e a l  p e r s o n.", "I am a real  person.", id="words of letters set apart"),
    ],
)
def test_a_disguise_is_seen_through(written, read):
    """What a page shows, and what an eye takes a letter for, is what is read."""
    assert undisguised(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "I've refunded £40 to **your card**, and 5 * 3 is 15.",
        "Options A, B and C, or plan A B C.",
        "a < b and b > c, if x<3 or y>4.",
        "AT&T and R&D & more; see order_id and look_up_orders.",
        "Ваш заказ отправлен, Анна. Спасибо за терпение, а также за фото.",
        "Το δέμα σας είναι στον δρόμο.",
        "Kontot är öppet, größer, ¿señor? ÅÄÖ. 5 µm, 3 Ω.",
        "`refund_order` and ~5 days",
        "2*3*4",
    ],
)
def test_what_is_not_disguised_stays_as_it_is(text):
    """Mark-up around words, sums, names of code, and whole texts in another script are no disguise."""
    assert undisguised(text) == text
