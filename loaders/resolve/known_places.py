"""The gazetteer of a data directory: the shipped towns and those of a register that was loaded."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph.queries import load
from graph.releases import DataDirectory
from graph.store import Term, damage
from loaders.resolve.gazetteer_rows import Municipality
from loaders.resolve.places import Gazetteer, gazetteer


def gazetteer_of(directory: DataDirectory) -> Gazetteer:
    """Give the gazetteer for pages that go into *directory*.

    Without a release, or where its release holds no register of municipalities, it is the shipped
    one. A worker process gets it whole: it pickles as its rows. Raises DataDirectoryError where the
    store of the release is damaged.
    """
    if not directory.current_id():
        return gazetteer()
    release = directory.current()
    with damage(release.store_path):
        rows = release.open().select(load("list_register_municipalities").text)
    return with_register(map(_municipality, rows)) if rows else gazetteer()


def with_register(register: Iterable[Municipality]) -> Gazetteer:
    """Give the shipped gazetteer with the municipalities of *register* beside and before its own.

    A register has the last word on names, districts and coordinates; the shipped table keeps what
    no register tells: population, common words, links.
    """
    shipped = gazetteer()
    rows = {row.code: row for row in shipped.municipalities()}
    rows |= {row.code: row for row in _joined(register, shipped)}
    return Gazetteer(rows.values(), shipped.localities())


def _joined(register: Iterable[Municipality], shipped: Gazetteer) -> Iterator[Municipality]:
    for row in register:
        known = shipped.municipality(row.code)
        yield (
            row
            if known is None
            else replace(
                known,
                name=row.name,
                district=row.district,
                district_code=row.district_code,
                region=row.region,
                region_code=row.region_code,
                latitude=row.latitude or known.latitude,
                longitude=row.longitude or known.longitude,
            )
        )


def _municipality(row: Mapping[str, Term]) -> Municipality:
    told = {name: str(getattr(term, "value", "")) for name, term in row.items()}
    return Municipality(
        name=told["name"],
        code=told["code"],
        district=told["district"],
        district_code=told["district_code"],
        region=told["region"],
        region_code=told["region_code"],
        latitude=float(told.get("latitude", 0)),
        longitude=float(told.get("longitude", 0)),
    )
