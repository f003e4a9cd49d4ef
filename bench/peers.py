"""SPARQL services side by side: each is started on the same triples, and stopped at the end."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

from bench.processes import family, processor

BIN = Path(sys.executable).parent
JSON = "application/sparql-results+json"
ROOT = Path(__file__).resolve().parents[1]

_VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
DirsAllowed = {folder}, {data}
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
ServerThreads = 100
[HTTPServer]
ServerPort = {port}
ServerThreads = 50
[SPARQL]
ResultSetMaxRows = 1000000
"""


@dataclass(frozen=True)
class Service:
    """A service that answers at *url*; *text_search* is how it finds names that hold a word."""

    name: str
    url: str
    text_search: str
    process: "subprocess.Popen[bytes]"

    @contextmanager
    def awake(self) -> Iterator[None]:
        """Let it run, and stop it at the end: one that still evaluates would slow the others."""
        self._send(signal.SIGCONT)
        try:
            yield
        finally:
            self._send(signal.SIGSTOP)

    def processor(self) -> float:
        """Give the seconds of the processor that it has taken, its workers included (Linux)."""
        return processor(self.process.pid)

    def _send(self, sent: signal.Signals) -> None:
        for pid in family(self.process.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, sent)

    def wait(self, seconds: float) -> None:
        """Wait until it answers; end the program where it does not within *seconds*."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                httpx.get(
                    self.url, params={"query": "ASK {}"}, headers={"Accept": JSON}, timeout=60
                )
            except httpx.HTTPError:
                time.sleep(0.2)
            else:
                return
        sys.exit(f"{self.name} does not answer at {self.url}.")


MATCH = '?organisation v:search "{word}" .'
CONTAINS = "?organisation skos:prefLabel ?label . FILTER(CONTAINS(LCASE(?label), '{word}'))"


@contextmanager
def vazby(data: Path, port: int) -> Iterator[Service]:
    """Serve the data directory *data* as everybody does, but for the lines of log."""
    command = (sys.executable, ROOT / "vazby.py", "serve", "--quiet", "--data", data)
    with _running(*command, "--port", port) as process:
        yield Service("vazby", f"http://127.0.0.1:{port}/sparql", MATCH, process)


@contextmanager
def oxigraph(store: Path, port: int) -> Iterator[Service]:
    """Serve the Oxigraph *store* of a release, by the program of the package oxigraph."""
    command = (BIN / "oxigraph", "serve-read-only", "-l", store, "-b", f"127.0.0.1:{port}")
    with _running(*command) as process:
        yield Service("oxigraph", f"http://127.0.0.1:{port}/query", CONTAINS, process)


@contextmanager
def rdflib_endpoint(triples: Path, port: int) -> Iterator[Service]:
    """Serve the file *triples* by rdflib-endpoint, from memory as is its way."""
    command = (BIN / "rdflib-endpoint", "serve", triples, "--host", "127.0.0.1")
    with _running(*command, "--port", port) as process:
        yield Service("rdflib-endpoint", f"http://127.0.0.1:{port}/", CONTAINS, process)


@contextmanager
def virtuoso(triples: Path, port: int) -> Iterator[Service]:
    """Load the file *triples* into a Virtuoso of our own, and serve it."""
    program = shutil.which("virtuoso-t")
    if not program:
        sys.exit("Virtuoso is missing. On Debian or Ubuntu: apt install virtuoso-opensource")
    with tempfile.TemporaryDirectory() as folder:
        settings = {"folder": folder, "data": triples.parent, "port": port, "sql": port + 1000}
        configuration = Path(folder) / "virtuoso.ini"
        configuration.write_text(_VIRTUOSO.format(**settings), encoding="utf-8")
        with _running(program, "+foreground", "+configfile", configuration) as process:
            service = Service("virtuoso", f"http://127.0.0.1:{port}/sparql", CONTAINS, process)
            service.wait(120)
            _load(triples, port + 1000)
            yield service


def _load(triples: Path, sql: int) -> None:
    statements = (
        f"ld_dir('{triples.parent}', '{triples.name}', 'urn:bench');",
        "rdf_loader_run();",
        "checkpoint;",
    )
    command = ("isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"EXEC={' '.join(statements)}")
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def _running(*command: object) -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen(
        [*map(str, command)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    ) as process:
        try:
            yield process
        finally:
            for pid in family(process.pid):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)
            process.terminate()
            process.wait()
