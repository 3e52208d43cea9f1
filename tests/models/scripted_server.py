"""A provider on loopback that speaks both dialects: looks a payment up, refunds it or hands over, and says so."""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Scripted(BaseHTTPRequestHandler):
    """Decides from what it is sent alone; `requests` keeps (path, headers, body) of each call."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.requests.append((self.path, dict(self.headers), body))
        status, answer = self.server.answer(self.path, body)
        sent = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *args):
        """Say nothing."""


def scripted(path, body):
    """Looks up once in each turn, then says what it found."""
    said, anthropic = body["messages"], path == "/v1/messages"
    if said[-1]["role"] == "tool" or (anthropic and said[-1]["content"][-1]["type"] == "tool_result"):
        return 200, words(anthropic, f"I'm an AI assistant. I have looked at your payments ({len(said)}).")
    return 200, call(anthropic, "look_up_payments", {})


def words(anthropic, text):
    if anthropic:
        return {"content": [{"type": "text", "text": text}], "stop_reason": "end_turn", "usage": USED_ANTHROPIC}
    choice = {"message": {"role": "assistant", "content": text, "refusal": None}, "finish_reason": "stop"}
    return {"choices": [choice], "usage": USED_OPENAI}


def call(anthropic, name, arguments):
    if anthropic:
        block = {"type": "tool_use", "id": "toolu_1", "name": name, "input": arguments}
        return {"content": [block], "stop_reason": "tool_use", "usage": USED_ANTHROPIC}
    made = {"id": "call_a", "type": "function", "function": {"name": name, "arguments": json.dumps(arguments)}}
    message = {"role": "assistant", "content": None, "tool_calls": [made]}
    return {"choices": [{"message": message, "finish_reason": "tool_calls"}], "usage": USED_OPENAI}


USED_OPENAI = {"prompt_tokens": 100, "completion_tokens": 10, "prompt_tokens_details": {"cached_tokens": 60}}
USED_ANTHROPIC = {"input_tokens": 30, "cache_read_input_tokens": 60, "cache_creation_input_tokens": 10}
USED_ANTHROPIC["output_tokens"] = 10


def serve(answer=scripted, port=0):
    """Start one on a thread; `server.url` is its address."""
    ThreadingHTTPServer.request_queue_size = 128
    server = ThreadingHTTPServer(("127.0.0.1", port), Scripted)
    server.answer, server.requests = answer, []
    server.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


if __name__ == "__main__":
    serve(port=int(sys.argv[1]))
    threading.Event().wait()
