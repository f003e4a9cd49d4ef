"""What can go wrong with a query that somebody sends.

* UsageError
  + QueryError              HTTP 400   the query cannot be run as it is
    + QuerySyntaxError                 it is no SPARQL; carries the place
      + UndeclaredPrefixError          it uses a prefix that it does not declare
    + TooComplexError                  it is nested too deeply to be read
    + EvaluationError                  it began, and failed on the way
  + NotAcceptableError      HTTP 406   none of the wanted formats can hold this answer
* RefusedError
  + ServiceRefusedError     HTTP 403   it wants to ask another server
  + MemoryRefusedError      HTTP 503   it needed more memory than a query may take
  + SizeRefusedError        HTTP 503   its answer is longer than an answer may be
* WorkerLostError           HTTP 503   the process that evaluated it ended
* BusyError                 HTTP 503   too many queries wait already
  + TooManyError            HTTP 429   too many of this very client do
  + UnreadError             HTTP 503   its answer was not read while others wait
"""

from collections.abc import Mapping, Sequence

from graph.errors import RefusedError, UsageError, VazbyError


class QueryError(UsageError):
    """The query cannot be run as it is."""


class QuerySyntaxError(QueryError):
    """The query is no SPARQL. *line* and *column*, from 1, say where; 0: unknown.

    *candidates* are what may have been meant, each with its `text`.
    """

    def __init__(
        self,
        message: str,
        hint: str = "",
        line: int = 0,
        column: int = 0,
        candidates: Sequence[Mapping[str, str]] = (),
    ) -> None:
        super().__init__(message, hint)
        self.line = line
        self.column = column
        self.candidates = candidates


class UndeclaredPrefixError(QuerySyntaxError):
    """The query uses a prefix that it does not declare; its candidates are declarations to add."""


class TooComplexError(QueryError):
    """The query is nested too deeply to be read."""


class EvaluationError(QueryError):
    """The query began, and failed on the way."""


class NotAcceptableError(UsageError):
    """None of the wanted formats can hold this answer."""

    status = 406


class ServiceRefusedError(RefusedError):
    """The query wants to ask another server, one that is not on the list."""

    status = 403


class MemoryRefusedError(RefusedError):
    """The query needed more memory than a query may take."""

    status = 503


class SizeRefusedError(RefusedError):
    """The answer is longer than an answer may be."""

    status = 503


class WorkerLostError(VazbyError):
    """The process that evaluated the query ended before its answer did; there is another by now."""

    exit_code = 9
    status = 503
    retry_after = 1


class BusyError(VazbyError):
    """Too many queries wait already."""

    exit_code = 9
    status = 503

    def __init__(self, message: str, hint: str = "", retry_after: int = 5) -> None:
        super().__init__(message, hint)
        self.retry_after = retry_after


class TooManyError(BusyError):
    """Too many queries of this client wait already."""

    status = 429


class UnreadError(BusyError):
    """The answer was not read, and others wait for the worker that it kept."""
