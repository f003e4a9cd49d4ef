"""Serve the data directory of the first argument on the socket of the second: a child process.

A third argument allows writes: ``--strict`` through the gate, a folder through the shapes in it.
"""

import os
import socket
import sys
from pathlib import Path

from api import bodies, http_protocol
from api.app import create_app
from api.server import prepare, serve
from api.settings import Settings
from graph.releases import DataDirectory
from graph.writer import Writer


def writer_of(data: DataDirectory, settings: Settings, gate: str) -> Writer:
    """Give who writes through *gate*."""
    own = [str(Path(__file__).with_name("writing.py")), gate]
    command = [sys.executable, *(["-m", "vazby_writer"] if gate == "--strict" else own)]
    return Writer(data, command, settings.write_limits)


if __name__ == "__main__":
    if patience := os.environ.get("VAZBY_TEST_PATIENCE"):
        http_protocol.PATIENCE = bodies.PATIENCE = float(patience)
        http_protocol.READING = float(patience)
    data, settings = DataDirectory(Path(sys.argv[1])), Settings.from_env()
    writer = writer_of(data, settings, sys.argv[3]) if sys.argv[3:] else None
    app = create_app(data, settings, writer=writer)
    listening = socket.socket(fileno=int(sys.argv[2]))
    serve(prepare(app, listening, settings.proxies), listening)
