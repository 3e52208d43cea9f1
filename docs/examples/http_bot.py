"""A bot behind HTTP in both forms: /asks wants the desk's tools called, /reports tells what it did by itself."""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WHICH = {"text": "I'm an AI assistant. Which order or payment is this about?"}


def asks(said, request):  # looks up the payments, refunds what was taken twice, and only then says so
    if not request["results"]:
        return {"tool_calls": [{"id": "look", "tool": "look_up_payments", "arguments": {}}]}
    rows = request["results"][0]["result"].get("payments", [])
    twice = {"payment_id": rows[1]["id"], "amount": rows[1]["amount"]} if len(rows) > 1 else None
    if len(request["results"]) == 1 and twice and rows[0]["amount"] == twice["amount"]:
        return {"tool_calls": [{"id": "refund", "tool": "refund_payment", "arguments": twice}]}
    done = [each for each in request["results"][1:] if "error" not in each["result"]]
    return {"text": f"I'm an AI assistant. I have refunded {twice['amount']} to you."} if done else WHICH


def reports(said, request):  # searches by a tool of its own, and hands over to people who are asked for
    if "person" in said:
        return {"text": "I've passed you to a colleague.", "handover": {"queue": "general", "issue": said}}
    return WHICH | {"calls": [{"tool": "search_policies", "arguments": {"query": said}, "result": {"policies": []}}]}


class Endpoint(BaseHTTPRequestHandler):
    def do_POST(self):
        request, form = json.loads(self.rfile.read(int(self.headers["Content-Length"]))), {"/asks": asks}
        reply = json.dumps(form.get(self.path, reports)(request["messages"][-1]["content"], request)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)


# The connection is kept for the next turn, and many may come at once.
Endpoint.protocol_version, ThreadingHTTPServer.request_queue_size = "HTTP/1.1", 64
ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Endpoint).serve_forever()
