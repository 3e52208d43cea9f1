"""A provider on loopback that speaks chat completions and messages: it looks payments up, then says so."""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

OPENAI = {"prompt_tokens": 100, "completion_tokens": 10, "prompt_tokens_details": {"cached_tokens": 60}}
ANTHROPIC = {"input_tokens": 30, "output_tokens": 10, "cache_read_input_tokens": 60, "cache_creation_input_tokens": 10}


class Scripted(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.requests.append((self.path, self.headers, body))
        status, answer, *headers = self.server.answer(self.path, body)
        sent = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("content-length", str(len(sent)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *args): ...  # says nothing


def scripted(path, body):
    last = body["messages"][-1]
    if last["role"] == "tool" or (path == "/v1/messages" and last["content"][-1]["type"] == "tool_result"):
        return 200, words(path, f"I'm an AI assistant. I have looked at your payments ({len(body['messages'])}).")
    return 200, call(path, "look_up_payments", {})


def words(path, text):
    if path == "/v1/messages":
        return {"content": [{"type": "text", "text": text}], "stop_reason": "end_turn", "usage": ANTHROPIC}
    return {"choices": [{"message": {"content": text}, "finish_reason": "stop"}], "usage": OPENAI}


def call(path, name, arguments, call_id="call_a"):
    if path == "/v1/messages":
        block = {"type": "tool_use", "id": call_id, "name": name, "input": arguments}
        return {"content": [block], "stop_reason": "tool_use", "usage": ANTHROPIC}
    made = {"id": call_id, "type": "function", "function": {"name": name, "arguments": json.dumps(arguments)}}
    return {"choices": [{"message": {"tool_calls": [made]}, "finish_reason": "tool_calls"}], "usage": OPENAI}


def serve(answer=scripted, port=0):
    ThreadingHTTPServer.request_queue_size = 128
    server = ThreadingHTTPServer(("127.0.0.1", port), Scripted)
    server.answer, server.requests, server.url = answer, [], f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    return server


if __name__ == "__main__":
    serve(port=int(sys.argv[1]))
    threading.Event().wait()
