"""Log lines that say what went wrong and where in the code, never with whose values.

Addresses can hold a secret and messages of exceptions what somebody typed ("Key (email)=(…) already exists"), so
a line carries the address's pattern, the exception's class and the lines of code it came through.
"""

import logging
import traceback
from types import TracebackType

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Formatter):
    def formatMessage(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        if request is not None:
            match = getattr(request, "resolver_match", None)
            route = match.route if match else "an unknown address"
            record.message = f"{getattr(record, 'status_code', '')} {request.method} {route}".strip()
        elif record.name == "django-q":
            record.message = record.message.partition(" - ")[0]  # what follows is the exception in full
        return super().formatMessage(record)

    def formatException(self, ei: Raised) -> str:
        kind, _error, trace = ei
        frames = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        return "\n".join([f"{kind.__module__}.{kind.__name__} in" if kind else "", *frames])
