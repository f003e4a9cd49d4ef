"""Writes all that a store holds: `python -m graph.dump STORE`, for `graph.fork_server`.

N-Quads go to the standard output. It ends when the standard input hangs up: then nobody reads them.
Its exit code is that of DamagedError where the files are not as they were written.
"""

import os
import sys

from pyoxigraph import RdfFormat, Store

from graph.errors import DamagedError
from graph.hanging_up import end_with_server
from graph.store import is_damage

NICE = 5
"""How nice it is, and who reads it, to those who answer queries meanwhile (setpriority)."""


def main() -> None:
    """Write the quads of the store that the command line names."""
    os.nice(NICE)
    end_with_server()
    try:
        Store.read_only(sys.argv[1]).dump(sys.stdout.buffer, RdfFormat.N_QUADS)
    except (OSError, RuntimeError) as error:
        print(f"{sys.argv[1]} could not be read into memory: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(DamagedError.exit_code if is_damage(error) else 1)


if __name__ == "__main__":
    main()
