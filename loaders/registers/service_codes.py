"""What the codes of the register of social-service providers mean in our code lists.

The register's data hold codes only; its own lists of their names are files beside it on the same
site. Where such a file lies in the folder of the data it counts, else the curated table does:
``loaders/curated/register_codes.csv`` knows almost all kinds, all forms and units, and some target
groups. A code that neither explains is told, and its meaning never guessed.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import ijson

from graph.errors import UnreadableError
from graph.iris import slug
from graph.store import storage_errors
from loaders.curated import register_codes

LISTS: Mapping[str, str] = {
    "service-kind": "druhy-socialni-sluzby.json",
    "service-form": "formy-soc-sluzby.json",
    "target-group": "cilove-skupiny-osoby.json",
    "capacity-unit": "typy-kapacity-socialni-sluzby.json",
}
"""Our code lists and the register's own files of names, as https://data.mpsv.cz calls them."""

_MOST_KEPT, _MOST_TOLD = 1000, 5  # unknown codes of one list
_LONGEST_CODE = 60  # characters


class ServiceCodes:
    """The codes of the register, those of the files in *folder* included."""

    def __init__(self, folder: Path) -> None:
        self._unknown: dict[str, set[str]] = {}
        self._concepts = {(row.list_, row.code): row.concept for row in register_codes()}
        for codelist, file in LISTS.items():
            if (folder / file).is_file():
                self._concepts |= _read_list(codelist, folder / file)

    def concept(self, codelist: str, code: str) -> str | None:
        """Give our code of the list *codelist* for a *code* of the register; None where unknown."""
        found = self._concepts.get((codelist, code))
        unknown = self._unknown.setdefault(codelist, set())
        if code and not found and len(unknown) < _MOST_KEPT:
            unknown.add(code[:_LONGEST_CODE])
        return found

    def unknown(self) -> Iterator[str]:
        """Tell of each list which codes were asked for and not known, and what may explain them."""
        for codelist, codes in sorted(self._unknown.items()):
            if codes:
                some = ", ".join(sorted(codes)[:_MOST_TOLD]) + ", …" * (len(codes) > _MOST_TOLD)
                where = f"{LISTS[codelist]} beside the register may explain them"
                yield f"left out are unknown codes of {codelist}: {some}; {where}."


def _read_list(codelist: str, path: Path) -> dict[tuple[str, str], str]:
    """Read one of the register's own lists: what has a name that we know gets our code."""
    meant = {slug(row.name): row.concept for row in register_codes() if row.list_ == codelist}
    try:
        with storage_errors(path), path.open("rb") as file:
            names = dict(chain.from_iterable(map(_named, ijson.items(file, "polozky.item"))))
    except ijson.JSONError as error:
        message = f"{path.name} is no whole JSON file."
        raise UnreadableError(message, "Download it again, or take it away.") from error
    known = ((code, meant.get(slug(name))) for code, name in names.items())
    return {(codelist, code): concept for code, concept in known if concept}


def _named(item: object) -> Iterator[tuple[str, str]]:
    """Give the code and the Czech name of an *item* that has both."""
    match item:
        case {"id": str(code), "nazev": {"cs": str(name)} | str(name)}:
            yield code, name
