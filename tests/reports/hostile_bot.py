"""A candidate that writes to every edge its words can reach: page, terminal, CI log, summary, XML and tables."""

from hardcase.conversations import Reply

SCRIPT = (
    "</script><script>window.hacked = 1</script><img src=http://127.0.0.1:9/x onerror='window.hacked = 1'>"
    "<svg onload='window.hacked = 1'><style>body{display:none}</style><!-- <b hidden> &lt;b&gt; javascript:alert(1)"
)
TEMPLATE = "{{7*7}} {% for x in () %} {# no #} ${7*7} <%= 7*7 %>"
LOG = "\n::error::gotcha\n  ::set-output name=decision::ship\n##[error]gotcha\n##vso[task.complete result=Succeeded;]"
ANSI = "\x1b[2J\x1b[31mred\x1b]0;title\x07\x1b[0m\x9b31m\r\b\x00"
BIDI = "\u202egnp.exe\u202c \u2066\u2067\u200fabc\u2069 a\u200b\u2060\ufeffb \u2028\u2029 \U000e0041\U000e0042"
FORMULA = "=cmd|' /C calc'!A0"
MARKDOWN = "[click](http://127.0.0.1:9/x) ![x](http://127.0.0.1:9/y) @everyone #1 `code` | a | b |\n# heading\n```\n"
LONG = "Donaudampfschiffahrt" * 60
ALL = " ".join((FORMULA, SCRIPT, TEMPLATE, MARKDOWN, LOG, ANSI, BIDI, LONG))

CONTROLS = [
    *(chr(code) for code in (*range(9), *range(11, 32), *range(127, 160))),
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\u2060\ufeff\u2028\u2029",
    *(chr(0xE0000 + code) for code in range(128)),
]


class HostileBot:
    """Says, calls, notes and hands over nothing but payloads, and is named after one."""

    name = f"bot {SCRIPT}{TEMPLATE}{LOG}{ANSI}{BIDI}"

    async def reply(self, conversation, desk):
        """Every act that a bot has, each with all payloads; the second reply is 100 kB, the third one raises."""
        print(LOG)  # noqa: T201 - what a bot prints stands in the log too
        desk.call("look_up_customer")
        desk.call(f"refund_payment{ALL}", payment_id=ALL)
        desk.call("refund_payment", payment_id=ALL, amount=ALL, **{ALL: [ALL, {ALL: ALL}]})
        said = len(conversation.turns) // 2
        if said == 2:
            raise ValueError(ALL)
        text = ALL if said == 0 else "I have refunded you 999.00 EUR, I am a real person. " + ALL * 56
        packet = {"queue": ALL, "issue": ALL, ALL: ALL, "tried": [{"what": ALL, "result": ALL}], "promises": [ALL]}
        if "SEK" in str(desk.call("look_up_payments")):
            desk.call("hand_over", queue="billing", packet=packet)
        return Reply(text=text, notes=ALL, handover=packet if said else None)


BOT = HostileBot()
