"""Windows to model providers: `ChatModel.ask` is one chat call with function tools, whoever answers it."""

from .address import check_address, is_loopback
from .chat import Answer, Asked, FunctionTool, Message, Returned, Said, ToolCall
from .chat_model import ChatModel
from .dialects import DIALECTS, Adapter, Dialect
from .model_file import ModelFile, Prices, parameter_problems
from .named_files import find_model_file, model_files

__all__ = [
    "DIALECTS",
    "Adapter",
    "Answer",
    "Asked",
    "ChatModel",
    "Dialect",
    "FunctionTool",
    "Message",
    "ModelFile",
    "Prices",
    "Returned",
    "Said",
    "ToolCall",
    "check_address",
    "find_model_file",
    "is_loopback",
    "model_files",
    "parameter_problems",
]
