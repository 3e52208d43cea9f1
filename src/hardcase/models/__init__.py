"""Windows to model providers: `ChatModel.ask` is one chat call with function tools, whoever answers it."""

from .address import check_address, is_loopback
from .answer_cache import AnswerCache
from .chat import Answer, Asked, FunctionTool, Message, Returned, Said, ToolCall
from .chat_model import ChatModel
from .deadline import Deadline, clock_s
from .dialects import DIALECTS, Adapter, Dialect
from .dry_run import nobody_is_asked
from .model_file import ModelFile, parameter_problems
from .named_files import find_model_file, model_files
from .prices import ASSUMED_TOKENS_OUT, Prices, dollars
from .purse import Payment, Purse, Stopped, spent_usd
from .sent_secrets import SentSecrets

__all__ = [
    "ASSUMED_TOKENS_OUT",
    "DIALECTS",
    "Adapter",
    "Answer",
    "AnswerCache",
    "Asked",
    "ChatModel",
    "Deadline",
    "Dialect",
    "FunctionTool",
    "Message",
    "ModelFile",
    "Payment",
    "Prices",
    "Purse",
    "Returned",
    "Said",
    "SentSecrets",
    "Stopped",
    "ToolCall",
    "check_address",
    "clock_s",
    "dollars",
    "find_model_file",
    "is_loopback",
    "model_files",
    "nobody_is_asked",
    "parameter_problems",
    "spent_usd",
]
