"""An agent that finds its tools over MCP, in both forms: `reply` answers one turn, `talk` a whole conversation."""

import asyncio
import os

from mcp import Client


async def answer(desk, said):  # looks up the payments, refunds what was taken twice, and hands over who asks for people
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


async def reply(conversation, address):  # --bot mcp:mcp_agent:reply
    async with Client(address) as desk:
        return await answer(desk, conversation.customer_says)


async def talk(address):  # --bot "mcp:python mcp_agent.py"
    async with Client(address) as desk:
        heard = await desk.call_tool("hear_customer", {})
        while "customer" in heard.structured_content:
            text = await answer(desk, heard.structured_content["customer"])
            heard = await desk.call_tool("reply_to_customer", {"text": text})


if __name__ == "__main__":
    asyncio.run(talk(os.environ["HARDCASE_MCP"]))
