"""Serve the data directory of the first argument on the socket of the second: a child process."""

import socket
import sys
from pathlib import Path

from api.app import create_app
from api.server import prepare, serve
from api.settings import Settings
from graph.releases import DataDirectory

if __name__ == "__main__":
    app = create_app(DataDirectory(Path(sys.argv[1])), Settings.from_env())
    listening = socket.socket(fileno=int(sys.argv[2]))
    serve(prepare(app, listening), listening)
