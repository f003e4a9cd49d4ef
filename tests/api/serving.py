"""Serve the data directory of the first argument on the socket of the second: a child process."""

import sys
from pathlib import Path

import uvicorn

from api.app import create_app
from api.settings import Settings
from graph.releases import DataDirectory

app = create_app(DataDirectory(Path(sys.argv[1])), Settings.from_env())
uvicorn.run(app, fd=int(sys.argv[2]), log_level="warning")
