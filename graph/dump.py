"""Writes all that a store holds: `python -m graph.dump STORE`, for `graph.fork_server`.

N-Quads go to the standard output. It ends when the standard input hangs up: then nobody reads them.
"""

import os
import sys

from pyoxigraph import RdfFormat, Store

from graph.hanging_up import end_with_server

NICE = 5
"""How nice it is, and who reads it, to those who answer queries meanwhile (setpriority)."""


def main() -> None:
    """Write the quads of the store that the command line names."""
    os.nice(NICE)
    end_with_server()
    try:
        Store.read_only(sys.argv[1]).dump(sys.stdout.buffer, RdfFormat.N_QUADS)
    except (OSError, RuntimeError) as error:
        sys.exit(f"{sys.argv[1]} could not be read into memory: {error}")


if __name__ == "__main__":
    main()
