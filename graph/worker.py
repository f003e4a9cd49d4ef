"""What a process does that evaluates queries, once `graph.fork_server` has forked it.

It reads one request a line (JSON) and answers in frames: a letter, the length as four bytes (most
significant first), the payload.

    r  once: it begins to take requests
    a  a whole answer, where it is short: a line with its kind, its media type and the numbers of
       matches that searches stopped at (else 0), then what it says
    h  a long answer begins: such a line, and the first part
    d  a further part
    z  the last part, which may be empty
    e  {"error", "message", "hint", …}: it failed; after an h, the answer is to be thrown away

Only here is SPARQL parsed: deep queries overflow the stack and end the process that parses them.
"""

import codecs
import json
import re
import resource
import sys
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import IO, BinaryIO, TypedDict, cast

from pyoxigraph import (
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    serialize,
)

from graph.errors import DamagedError, DataDirectoryError, VazbyError
from graph.formats import DATASETS, FORMATS, SOLUTIONS, TRIPLES, Format
from graph.hanging_up import end_with_server
from graph.machine import limit
from graph.namespaces import PREFIXES, used_prefixes
from graph.patterns import refuse_unreadable
from graph.query_dataset import Results, all_quads, evaluate
from graph.query_errors import (
    EvaluationError,
    NotAcceptableError,
    SizeRefusedError,
)
from graph.service_guard import refuse_services
from graph.store import is_damage
from graph.syntax_errors import query_syntax_error
from graph.text_search import with_matches

READY, WHOLE, BEGIN, PART_OF, END, ERROR = b"r", b"a", b"h", b"d", b"z", b"e"
"""The letters of frames."""

PART = 1 << 16
"""How many bytes go into one frame."""

_LEAVE = 5.0  # seconds; an input that does not hang up takes them
_FEW = 2000  # triples that are looked at before the first is written
_OTHER = "Put another release into use with `vazby rollback`, or build again."
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BARE = (RdfFormat.N_TRIPLES, RdfFormat.N_QUADS)
_XML = (QueryResultsFormat.XML, RdfFormat.RDF_XML)


class Conditions(TypedDict):
    """How the web process asks: *solutions* and *graphs* are media types, the best first."""

    store: str
    index: str
    solutions: list[str]
    graphs: list[str]
    default_graphs: list[str]
    named_graphs: list[str]
    services: list[str]
    size: int


class Request(Conditions):
    """What the web process asks: a *query*, or without one all named graphs."""

    query: str | None


class Frames:
    """Where an answer is written: it leaves as frames of `PART` bytes, the first behind the *head*.

    One value may be much longer than a frame: what reads them never holds more than a few.

    What comes before the first frame is full can still fail with a clear error and no head.
    """

    def __init__(self, output: BinaryIO, head: bytes, room: int, *, xml: bool) -> None:
        self._output = output
        self._head = head
        self._room = room
        self._decoder = codecs.getincrementaldecoder("utf-8")() if xml else None
        self._part = bytearray()

    def write(self, content: bytes) -> int:
        """Take *content*; raise SizeRefusedError when the answer grows too long."""
        size = len(content)
        self._room -= size
        if self._room < 0:
            message = "The answer is longer than an answer may be here."
            raise SizeRefusedError(message, "Add a LIMIT, or ask for less.")
        if self._decoder:
            content = _fit_for_xml(self._decoder.decode(content))
        self._part += content
        while len(self._part) > PART:
            self._send(BEGIN if self._head else PART_OF)
        return size

    def flush(self) -> None:
        """Do nothing: parts leave when they are full."""

    def finish(self) -> None:
        """Send what is left, which is all of a short answer."""
        self._send(WHOLE if self._head else END)

    def _send(self, letter: bytes) -> None:
        send(self._output, letter, self._head + self._part[:PART])
        self._head = b""
        del self._part[:PART]


def send(output: BinaryIO, letter: bytes, payload: bytes = b"") -> None:
    """Write one frame, at once."""
    output.write(letter + len(payload).to_bytes(4, "big") + payload)
    output.flush()


def answer(store: Store, request: Request, output: BinaryIO) -> None:
    """Evaluate one query and send the whole answer."""
    reached: list[int] = []
    results = _results(store, request, reached)
    kind, media_type = _choose(results, request)
    native = FORMATS[media_type].native
    stopped = ",".join(map(str, reversed(reached))) or "0"  # the last search is read first
    head = f"{kind} {media_type} {stopped}\n".encode()
    frames = Frames(output, head, request["size"], xml=native in _XML)
    _write(results, cast(IO[bytes], frames), native)
    frames.finish()


def _results(store: Store, request: Request, reached: list[int]) -> Results | Iterator[Quad]:
    query = request["query"]
    if query is None:
        return all_quads(store)
    refuse_services(query, request["services"])
    graphs = request["default_graphs"], request["named_graphs"]
    rewritten = with_matches(query, request["index"], reached.append, limited=any(graphs))
    try:
        results = evaluate(store, rewritten, *graphs)
    except SyntaxError as error:
        raise query_syntax_error(query, _words(query, rewritten, error)) from error
    refuse_unreadable(query)
    return results


def _words(query: str, rewritten: str, error: SyntaxError) -> str:
    """Tell what is wrong with *query* where it is written, not where *rewritten* has it."""
    try:
        if rewritten != query:
            Store().query(query)
    except SyntaxError as own:
        error = own
    return str(error)


def serve(requests: BinaryIO, output: BinaryIO, held: Mapping[str, Store]) -> None:
    """Answer all requests, each from the store that it names: from one that is *held*, or files."""
    path, store = "", None
    for line in requests:
        request: Request = json.loads(line)
        try:
            if store is None or path != request["store"]:
                store = held.get(request["store"]) or _open(request["store"])
                path = request["store"]  # only now: what could not be opened is tried again
            answer(store, request, output)
        except VazbyError as error:
            send(output, ERROR, _as_json(error))
        except (RuntimeError, ValueError, OSError) as error:  # all that pyoxigraph raises
            send(output, ERROR, _as_json(_why(error, path)))


def _why(error: Exception, path: str) -> VazbyError:
    """Tell whether the query failed, or the store at *path*."""
    if is_damage(error):
        return DamagedError(f"The store {path} is damaged: {error}.", _OTHER)
    return EvaluationError(f"The query failed: {error}.", "Change the query.")


def _open(path: str) -> Store:
    try:
        return Store.read_only(path)
    except (OSError, RuntimeError) as error:  # RuntimeError: RocksDB finds its files damaged
        message = f"The store of the release cannot be read: {error}."
        raise DataDirectoryError(message, _OTHER) from error


def work(space: int, held: Mapping[str, Store]) -> None:
    """Answer what comes on the standard input until it closes, within *space* bytes of addresses.

    Zero: as many as there are.
    """
    ending = end_with_server()  # before there is too little memory for its thread
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # or else a deep query leaves all on the disk
    limit(resource.RLIMIT_AS, space)
    send(sys.stdout.buffer, READY)
    serve(sys.stdin.buffer, sys.stdout.buffer, held)
    ending.join(_LEAVE)  # one of two threads ends the process: Python has crashed where both did


def _write(
    results: Results | Iterator[Quad], file: IO[bytes], native: QueryResultsFormat | RdfFormat
) -> None:
    """Write all *results*.

    Few triples are sorted, so that what is said of one thing stands together, and declare the
    prefixes that they use; many come as they are found, with all prefixes.
    """
    if isinstance(results, QuerySolutions | QueryBoolean):
        results.serialize(file, cast(QueryResultsFormat, native))
        return
    if not isinstance(results, QueryTriples):
        serialize(results, file, cast(RdfFormat, native), prefixes=PREFIXES)
        return
    first, prefixes = list(islice(results, _FEW)), PREFIXES
    if len(first) < _FEW:
        first.sort(key=str)
        prefixes = {} if native in _BARE else used_prefixes(first)
    serialize(chain(first, results), file, cast(RdfFormat, native), prefixes=prefixes)


def _fit_for_xml(text: str) -> bytes:
    """Make good what Oxigraph's XML writers leave out: XML 1.0, sections 2.2 and 2.11."""
    if _NOT_XML.search(text):
        message = "The answer holds a character that XML cannot carry."
        raise EvaluationError(message, "Ask for another format, such as JSON or Turtle.")
    return text.replace("\r", "&#13;").encode()


def _choose(results: Results | Iterator[Quad], request: Request) -> tuple[str, str]:
    """Tell what kind of answer it is and which of the wanted media types it gets."""
    offered: tuple[Format, ...] = SOLUTIONS
    if isinstance(results, QuerySolutions | QueryBoolean):
        kind = "boolean" if isinstance(results, QueryBoolean) else "solutions"
        wanted = request["solutions"]
    else:
        kind = "triples" if isinstance(results, QueryTriples) else "quads"
        wanted, offered = request["graphs"], TRIPLES if kind == "triples" else DATASETS
    fitting = [media_type for media_type in wanted if FORMATS[media_type] in offered]
    if not fitting:
        message = f"The query gives {kind}, and none of the wanted formats can hold them."
        hint = "SELECT and ASK give JSON, XML, CSV, TSV; CONSTRUCT and DESCRIBE Turtle, N-Triples, "
        raise NotAcceptableError(message, f"{hint}RDF/XML, JSON-LD, N3, N-Quads, TriG.")
    return kind, fitting[0]


def _as_json(error: VazbyError) -> bytes:
    return json.dumps({"error": type(error).__name__, **error.__dict__}).encode()
