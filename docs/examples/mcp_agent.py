"""An agent that finds its tools over MCP: looks up the payments, refunds what was taken twice, and says what it did."""

from mcp import Client


async def reply(conversation, address):
    async with Client(address) as desk:
        said = conversation.customer_says
        if "person" in said.lower():
            handed = await desk.call_tool("hand_over", {"queue": "general", "packet": {"issue": said}})
            if not handed.is_error:
                return f"I've passed you to a colleague. Your reference is {handed.structured_content['reference']}."
        found = await desk.call_tool("look_up_payments", {})
        rows = [] if found.is_error else found.structured_content["payments"]
        if len(rows) > 1 and rows[0]["amount"] == rows[1]["amount"]:
            twice = {"payment_id": rows[1]["id"], "amount": rows[1]["amount"]}
            if not (await desk.call_tool("refund_payment", twice)).is_error:
                return f"I'm an AI assistant. I have refunded {twice['amount']} to you."
    return "I'm an AI assistant. Which order or payment is this about?"
