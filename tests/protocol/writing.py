"""Change the graph through the shapes in the folder of the first argument: a child process."""

import sys
from pathlib import Path

from graph.change_process import Publisher, main

if __name__ == "__main__":
    main(Publisher(lambda _: lambda _: (), lambda _: None, Path(sys.argv[1])))
