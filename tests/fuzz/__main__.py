"""A fuzzer guided by the coverage of ``loaders``: ``make fuzz``, for as long as one likes.

What is found is written to the folder ``build/fuzz`` as ``crash-…``, ``timeout-…`` or ``oom-…``;
``python -m tests.fuzz build/fuzz/crash-…`` runs it again. The smallest input that shows a fault
goes into ``tests/loaders/test_hostile.py``.
"""

import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGES = (HERE.parent / "eval" / "pages", HERE.parent / "data" / "pages")
FOUND = Path("build/fuzz")
LIMITS = ("-timeout=20", "-rss_limit_mb=1000", "-max_len=20000")


def main() -> None:
    """Fuzz from the pages of the tests on; further arguments go to libFuzzer."""
    atheris = import_module("atheris")  # not in the lock of the check: it is for Linux alone
    with atheris.instrument_imports(include=["loaders"]):
        target = import_module("tests.fuzz.target")
    corpus = FOUND / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    given = sys.argv[1:]
    folders = [] if any(Path(one).is_file() for one in given) else [corpus, *PAGES]
    words = f"-dict={HERE / 'words.dict'}"
    atheris.Setup(
        [sys.argv[0], *LIMITS, words, f"-artifact_prefix={FOUND}/", *given, *map(str, folders)],
        target.read_anything,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
