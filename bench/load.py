"""Publishing many pages: ``python -m bench.load [PAGES…]``.

Each number of PAGES is loaded into a fresh data directory by a `vazby load` of its own, then one
page more into what came of it: how long it takes, and how much memory the command and all its
processes hold at most. The pages are the partnership pages of ``tests/eval`` with new names.
"""

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.extract import numbered_pages
from bench.processes import family

PAGES = (1000, 3000, 10_000)
PAUSE = 0.1
"""Seconds between two looks at the memory."""


def main() -> None:
    """Measure, and print the figures."""
    sizes = [int(size) for size in sys.argv[1:]] or PAGES
    _say(f"{'pages':>7}{'seconds':>10}{'MB, command':>13}{'MB, all':>9}{'then one':>10}{'MB':>6}")
    with TemporaryDirectory() as folder:
        for size in sizes:
            _say(_row(size, Path(folder) / str(size)))


def _row(size: int, folder: Path) -> str:
    many, one = folder / "many", folder / "one"
    texts = numbered_pages()
    _write(many, [next(texts) for _ in range(size)])
    _write(one, [next(texts)])
    seconds, own, every = _load(many, folder / "data")
    then, then_own, _ = _load(one, folder / "data")
    return f"{size:7}{seconds:10.0f}{own:13.0f}{every:9.0f}{then:10.1f}{then_own:6.0f}"


def _write(folder: Path, texts: list[str]) -> None:
    folder.mkdir(parents=True)
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def _load(pages: Path, data: Path) -> tuple[float, float, float]:
    """Load *pages*; give seconds, and the most memory of the command and of all, in MB."""
    command = [sys.executable, "-m", "vazby", "load", str(pages), "--data", str(data), "--quiet"]
    begin = time.monotonic()
    with subprocess.Popen(command) as process:
        own = every = 0.0
        while process.poll() is None:
            held = [_memory(pid) for pid in family(process.pid)]
            own, every = max(own, held[0]), max(every, sum(held))
            time.sleep(PAUSE)
    if process.returncode:
        sys.exit(process.returncode)
    return time.monotonic() - begin, own, every


def _memory(pid: int) -> float:
    """Give the memory of its own that the process *pid* holds, in MB; 0 where it has ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("RssAnon:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
