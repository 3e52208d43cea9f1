"""Windows to model providers: `ChatModel.ask` is one chat call with function tools, whoever answers it."""

from .address import check_address, is_loopback
from .chat import Answer, Asked, FunctionTool, Message, Returned, Said, ToolCall
from .chat_model import ChatModel
from .deadline import Deadline, clock_s
from .dialects import DIALECTS, Adapter, Dialect
from .model_file import ModelFile, Prices, parameter_problems

__all__ = [
    "DIALECTS",
    "Adapter",
    "Answer",
    "Asked",
    "ChatModel",
    "Deadline",
    "Dialect",
    "FunctionTool",
    "Message",
    "ModelFile",
    "Prices",
    "Returned",
    "Said",
    "ToolCall",
    "check_address",
    "clock_s",
    "is_loopback",
    "parameter_problems",
]
