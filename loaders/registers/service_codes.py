"""What the codes of the register of social-service providers mean in our code lists.

The register's data hold codes only; its own lists of their names are files beside it on the same
site. Where such a file lies in the folder of the data it counts, else the curated table does:
``loaders/curated/register_codes.csv`` knows all kinds, forms and units, and some target groups.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import ijson  # type: ignore[import-untyped]  # the package ships no types

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


class ServiceCodes:
    """The codes of the register, those of the files in *folder* included."""

    def __init__(self, folder: Path) -> None:
        self._concepts = {(row.list_, row.code): row.concept for row in register_codes()}
        for codelist, file in LISTS.items():
            if (folder / file).is_file():
                self._concepts |= _read_list(codelist, folder / file)

    def concept(self, codelist: str, code: str) -> str | None:
        """Give our code of the list *codelist* for a *code* of the register; None where unknown."""
        return self._concepts.get((codelist, code))


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
