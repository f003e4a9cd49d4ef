"""Listening and serving: the port is ours before the server starts, or is told to be taken."""

import gc
import logging
import signal
import socket
import sys

import uvicorn
from fastapi import FastAPI

from api.http_protocol import BoundedProtocol
from api.logs import Form, Logs
from graph.errors import UsageError

_BACKLOG = 512  # connections that wait to be accepted
PATIENCE = 5  # seconds that the end waits for a client who still reads


def listen(host: str, port: int) -> socket.socket:
    """Listen on *port* of *host*, 0 for any free one; raise UsageError where it cannot be had."""
    try:
        family, _, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.create_server(address, family=family, backlog=_BACKLOG) as server:
            # asyncio sends at once (TCP_NODELAY) only on a socket that says that it speaks TCP.
            return socket.socket(family, socket.SOCK_STREAM, protocol, fileno=server.detach())
    except OSError as error:
        message = f"Cannot listen on {host}:{port}: {error.strerror or error}."
        raise UsageError(message, "Choose another port with --port, or another --host.") from error


def logs(form: Form | None) -> Logs:
    """Make a log to the standard error, in the *form* wished, or as fits who reads it."""
    return Logs(sys.stderr, form or ("text" if sys.stderr.isatty() else "json"))


def prepare(
    app: FastAPI, listening: socket.socket, proxies: list[str] | None = None
) -> uvicorn.Server:
    """Make what serves *app*; from now on an interrupt ends it, however early it comes.

    *proxies* (None: those of this machine) are believed for whom, and by https or not, they ask.
    While modules are being loaded, Python itself may lose one.
    """
    host, port, *_ = listening.getsockname()
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        http=BoundedProtocol,
        ws="none",
        loop="uvloop",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=PATIENCE,
        forwarded_allow_ips=proxies,
    )
    server = uvicorn.Server(config)

    def end(*_: object) -> None:
        server.should_exit = True

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    return server


def serve(server: uvicorn.Server, listening: socket.socket, log: Logs | None = None) -> None:
    """Serve until an interrupt, which is the usual end and no error; *log* takes what is logged."""
    if server.should_exit:
        return
    if log:
        logging.basicConfig(handlers=[log], format="%(message)s", level=logging.WARNING, force=True)
    gc.collect()
    gc.freeze()  # what is here stays: a tenth of all work was to look at it again and again
    server.run(sockets=[listening])
    if not server.started:
        sys.exit(1)  # its log has said why
