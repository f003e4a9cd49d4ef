"""Searching a million names: ``python -m bench.search [NAMES]``.

Builds a text index of made-up things that are called and spread as real ones are, then asks it what
people type: one to three letters, names half typed and in other case forms, two words, misses and
typing errors; each as a suggestion, as a search, as a search with facets, and read for filters.
"""

import resource
import sys
import time
from collections.abc import Callable, Iterator
from csv import DictReader
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from graph import labels
from graph.label_index import fill
from graph.named_values import named_values

NAMES = 1_000_000
ASKED = 400
"""How many searches of each sort are measured."""

SUGGESTIONS = 10
TOWNS = Path(__file__).parents[1] / "loaders" / "curated" / "municipalities.csv"
SHARES = (("organisation", 30), ("measure", 40), ("project", 8), ("event", 8), ("document", 14))
THINGS = {
    "organisation": ("Charita", "ZŠ", "Městský úřad", "Nadace", "Spolek", "Úřad práce", "Dům"),
    "measure": ("založení", "podpora", "rekonstrukce", "terénní práce", "zřízení", "rozvoj"),
    "project": ("Projekt", "Druhá šance", "Společně", "Cesta"),
    "event": ("Ustavující setkání", "Zasedání", "Seminář", "Referendum"),
    "document": ("Lokální partnerství", "Strategický plán", "Profil lokality", "Výsledky"),
}
SYLLABLES = "ba be bo hra cho da do ha ji ka kla ko la le lo ma me mi na ne no pa pro ra sta va ve"

Found = tuple[str, ...]
Choice = tuple[str, str, str]
Times = tuple[float, float]


class World:
    """Things with names and facets, the same ones each time."""

    def __init__(self, size: int) -> None:
        self.random = Random(1)  # noqa: S311  # names, not secrets
        with TOWNS.open(encoding="utf-8") as file:
            self.towns = [row["name"] for row in DictReader(file)]
        self.words = ["".join(self._syllables()) for _ in range(size // 10)]
        sorts, weights = [kind for kind, _ in SHARES], [share for _, share in SHARES]
        kinds = self.random.choices(sorts, weights, k=size - len(self.towns))
        self.kinds = ["municipality"] * len(self.towns) + kinds
        self.names = [*self.towns, *map(self._name, kinds)]

    def found(self) -> Iterator[Found]:
        """Give the names as `graph.label_index` takes them."""
        for number, (kind, name) in enumerate(zip(self.kinds, self.names, strict=True)):
            yield f"urn:{number}", kind, name, "", name, "", self._any(self.towns), ""

    def choices(self) -> Iterator[Choice]:
        """Give each thing a town, what lies around it, a theme, a status, a year and a source."""
        for number in range(len(self.names)):
            town = self.random.randrange(len(self.towns))
            values = (town, town % 77, town % 14, *map(self.random.randrange, (28, 9, 25, 3)))
            facets = ("town", "district", "region", "theme", "status", "period", "evidence")
            yield from (
                (facet, f"urn:{facet}:{value}", f"urn:{number}")
                for facet, value in zip(facets, values, strict=True)
            )

    def searches(self) -> dict[str, list[str]]:
        """Give what people type, by sort."""
        some = [self._any(self.names) for _ in range(ASKED)]
        beginnings = {f"{n} letters": [name[:n] for name in some] for n in (1, 2, 3)}
        return {
            **beginnings,
            "half typed": [name[: max(4, len(name) // 2)] for name in some],
            "whole": some,
            "case form": [f"v {self._any(self.towns)[:-1]}ě" for _ in some],
            "kind and town": [f"opatření {self._any(self.towns)[:-1]}ě 2012" for _ in some],
            "two words": [" ".join(name.split()[:2]) for name in some],
            "typing error": [name[:3] + name[4:] for name in some],
            "miss": [f"{name[:5]}qx" for name in some],
        }

    def _name(self, kind: str) -> str:
        words = (self._any(self.words) for _ in range(self.random.randint(1, 3)))
        town = self._any(self.towns) if self.random.random() < 0.5 else ""
        return " ".join((self._any(THINGS[kind]), *words, town)).strip()

    def _syllables(self) -> list[str]:
        return self.random.choices(SYLLABLES.split(), k=self.random.randint(2, 5))

    def _any(self, some: list[str] | tuple[str, ...]) -> str:
        return some[int(len(some) * self.random.random() ** 2)]  # the first ones are frequent


def main() -> None:
    """Build, measure, and print the figures."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else NAMES
    world = World(size)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "labels.sqlite"
        before = _memory()
        began = time.monotonic()
        fill(path, world.found(), world.choices())
        seconds, size_of = time.monotonic() - began, path.stat().st_size / 1e6
        _say(f"built in {seconds:.0f} s, {size_of:.0f} MB, {_memory() - before:.0f} MB of memory")
        _measure_all(path, world)


def _measure_all(path: Path, world: World) -> None:
    chosen = {"region": ["urn:region:3", "urn:region:5"], "kind": ["measure", "organisation"]}
    ways: dict[str, Callable[[str], object]] = {
        "suggestion": lambda text: labels.search(path, text, SUGGESTIONS),
        "search": lambda text: labels.find(path, text, {}, facets=()),
        "with facets": lambda text: labels.find(path, text, {}),
        "facets chosen": lambda text: labels.find(path, text, chosen),
        "as filters": lambda text: named_values(path, text),
    }
    labels.find(path, "a", {})  # the facets are read once a release
    _say(f"{'milliseconds':16}" + "".join(f"{way:>22}" for way in ways))
    every: dict[str, list[Times]] = {way: [] for way in ways}
    for sort, texts in world.searches().items():
        times = {way: [*_times(ask, texts)] for way, ask in ways.items()}
        _say(f"{sort:16}" + "".join(f"{_figures(some):>22}" for some in times.values()))
        for way, some in times.items():
            every[way] += some
    _say(f"{'all':16}" + "".join(f"{_figures(some):>22}" for some in every.values()))


def _times(ask: Callable[[str], object], texts: list[str]) -> Iterator[Times]:
    for text in texts:
        began, worked = time.perf_counter(), time.thread_time()
        ask(text)
        yield (time.perf_counter() - began) * 1000, (time.thread_time() - worked) * 1000


def _figures(times: list[Times]) -> str:
    """Give the median, the 95th percentile, and that of the time of the processor alone."""
    elapsed, worked = (sorted(some) for some in zip(*times, strict=True))
    late = int(len(times) * 0.95)
    return f"{elapsed[len(times) // 2]:.1f} / {elapsed[late]:.1f} ({worked[late]:.1f})"


def _memory() -> float:
    """Give the most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
