"""The process that measures and writes networks: a job and its argument in, its result out.

``python -m api.explore.network.worker measure`` reads JSON and writes JSON; the other jobs write a
file. It serves one request and ends, so that nothing of a large network stays in memory.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict

from api.explore.network.centrality import measure
from api.explore.network.files import gexf, graphml

_NICE = 10  # requests that are being answered come first


def _measure(asked: bytes) -> bytes:
    argument = json.loads(asked)
    measures = measure(argument["pairs"], projected=argument["projected"])
    return json.dumps(asdict(measures)).encode()


JOBS: Mapping[str, Callable[[bytes], bytes]] = {
    "measure": _measure,
    "graphml": lambda asked: graphml(json.loads(asked)),
    "gexf": lambda asked: gexf(json.loads(asked)),
}


if __name__ == "__main__":
    os.setpgrp()  # Ctrl-C in a terminal is for the server, which stops us
    os.nice(_NICE)  # which counts only within the session of the server (see sched(7), autogroup)
    sys.stdout.buffer.write(JOBS[sys.argv[1]](sys.stdin.buffer.read()))
