"""A bot behind HTTP in both forms: /asks wants the desk's tools called, /reports tells what it did by itself."""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def asks(said, request):
    results = [each for each in request["results"] if each["turn"] == request["turn"]]
    if not results:
        return {"tool_calls": [{"id": "1", "tool": "look_up_payments", "arguments": {}}]}
    rows = results[0]["result"].get("payments", [])
    twice = next((row for row in rows if row.get("duplicate_of") and row["status"] == "settled"), None)
    if twice and len(results) == 1:
        given = {"payment_id": twice["id"], "amount": twice["amount"]}
        return {"tool_calls": [{"id": "2", "tool": "refund_payment", "arguments": given}]}
    if len(results) > 1 and "error" not in results[1]["result"]:
        return {"text": f"I'm an AI assistant. I have refunded {twice['amount']} to you."}
    return {"text": "I'm an AI assistant. Which order or payment is this about?"}


def reports(said, request):
    if "person" in said:
        return {"text": "I've passed you to a colleague.", "handover": {"queue": "general", "issue": said}}
    found = {"tool": "search_policies", "arguments": {"query": said}, "result": {"policies": []}}
    return {"text": "I'm an AI assistant. Which order or payment is this about?", "calls": [found]}


class Endpoint(BaseHTTPRequestHandler):
    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        said = request["messages"][-1]["content"]
        reply = json.dumps({"/asks": asks, "/reports": reports}[self.path](said, request)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)


ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Endpoint).serve_forever()
