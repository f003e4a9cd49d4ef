"""The register of social-service providers (RPSS) of the Ministry of Labour and Social Affairs.

Source: https://data.mpsv.cz/od/soubory/rpss/rpss.json, about 100 MB, daily, free of any rights:
``{"polozky": [service, …]}``. It is read as a stream, one service in memory at a time. Contacts,
names of facilities and of their people stay unread; a provider who is a natural person, too.
"""

import codecs
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import ijson

from graph.errors import UnreadableError
from graph.store import storage_errors
from loaders.registers.natural_persons import is_of_natural_person
from loaders.registers.service_codes import ServiceCodes
from loaders.text.ico import as_ico
from loaders.text.persons import names_person

LOG = logging.getLogger(__name__)
DOWNLOAD = "Download the register again, whole: https://data.mpsv.cz/od/soubory/rpss/rpss.json."
_HEAD = re.compile(rb'^\s*\{.{0,2000}?"polozky"\s*:\s*\[', re.DOTALL)
_LIST = "polozky"
_STARTS, _ENDS = frozenset(("start_map", "start_array")), frozenset(("end_map", "end_array"))
_LONGEST_NAME = 500  # characters
_DEEPEST = 100  # levels; the register has ten
_MOST_TOLD = 20  # how many services that make no sense are told one by one
_SURNAME = re.compile(r"^\w+ (?:\w+ )?\w+ov[áé]$")

Item = Mapping[str, Any]


@dataclass(frozen=True)
class Provider:
    """Who provides a service: its IČO, its registered name, the code of the town of its seat."""

    ico: str
    name: str
    seat: str | None


@dataclass(frozen=True)
class Capacity:
    """The greatest *amount* registered for a form of the service, in a unit. No free places."""

    form: str | None
    unit: str
    amount: int


@dataclass(frozen=True)
class Service:
    """One registered service; *kind*, *forms* and *groups* are codes of ours.

    *municipalities* are the codes of the towns where it is provided, *start* and *end* ISO days.
    """

    id: str
    provider: Provider
    kind: str | None
    forms: tuple[str, ...]
    groups: tuple[str, ...]
    municipalities: tuple[str, ...]
    capacities: tuple[Capacity, ...]
    start: str | None
    end: str | None


class ItemError(UnreadableError):
    """One service of the register makes no sense; the others do."""


def recognises(head: bytes) -> bool:
    """Tell whether a file that begins with *head* is JSON with the items of a register."""
    return _HEAD.match(head.removeprefix(codecs.BOM_UTF8)) is not None


def read_services(path: Path, warn: Callable[[str], None] = LOG.debug) -> Iterator[Service]:
    """Yield the services of the register at *path*, one after the other.

    A service that makes no sense is passed over, and *warn* is told its place and why, and of
    codes that nobody explains. Raises UnreadableError where the file is no register or is cut off.
    """
    codes, seen, passed_over = ServiceCodes(path.parent), set[str](), 0
    for place, item in enumerate(_items(path), 1):
        try:
            service = _service(item, codes, seen)
        except ItemError as error:
            passed_over += 1
            if passed_over <= _MOST_TOLD:
                warn(f"{path.name}, service {place}: {error.message}")
            continue
        seen.add(service.id)
        yield service
    if passed_over:
        services = "1 service was" if passed_over == 1 else f"{passed_over} services were"
        warn(f"{path.name}: {services} passed over.")
    for told in codes.unknown():
        warn(f"{path.name}: {told}")
    if not seen:
        message = f"{path.name} holds no social service."
        raise UnreadableError(message, DOWNLOAD)


def towns(path: Path) -> set[str]:
    """Give the codes of the municipalities that the register at *path* points to.

    It reads the file to its end and warns of what will be passed over, before anything is changed.
    """
    services = read_services(path, LOG.warning)
    return {
        code for item in services for code in (*item.municipalities, item.provider.seat) if code
    }


def _items(path: Path) -> Iterator[object]:
    """Yield the items of the file at *path*; raise UnreadableError where it is no whole JSON."""
    with storage_errors(path), path.open("rb") as file:
        _skip_mark(file)
        try:
            yield from _built(ijson.basic_parse(file, use_float=True), path)
        except ijson.JSONError as error:
            message = f"{path.name} is cut off or no JSON at byte {file.tell()}, or just before."
            raise UnreadableError(message, DOWNLOAD) from error


def _built(events: Iterable[tuple[str, Any]], path: Path) -> Iterator[object]:
    """Build the members of the list ``polozky`` of *events*.

    ijson's own ``items`` would name the place of every event: so long for deep lists that a small
    file takes hours.
    """
    depth, key, inside, builder = 0, "", False, ijson.ObjectBuilder()
    for event, value in events:
        depth -= event in _ENDS
        if depth > _DEEPEST:
            message = f"{path.name} is nested more than {_DEEPEST} levels deep."
            raise UnreadableError(message, DOWNLOAD)
        if depth >= 2 and inside:
            builder.event(event, value)
            if depth == 2 and event not in _STARTS:
                yield builder.value
                builder = ijson.ObjectBuilder()
        elif depth == 1:
            inside = (key, event) == (_LIST, "start_array")
            key = value if event == "map_key" else ""
        depth += event in _STARTS


def _skip_mark(file: BinaryIO) -> None:
    if file.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
        file.seek(0)


def _service(item: object, codes: ServiceCodes, seen: set[str]) -> Service:
    if not isinstance(item, Mapping):
        msg = "it is no object."
        raise ItemError(msg)
    service_id = _identifier(item, seen)
    forms = [form for form in _objects(item, "formy") if _id(form, "forma")]
    groups = (_id(group, "cilovaSkupina") for group in _objects(item, "ciloveSkupiny"))
    start, end = _period(item)
    return Service(
        id=service_id,
        provider=_provider(item),
        kind=codes.concept("service-kind", _required(item, "druhSocialniSluzby")),
        forms=_known(codes, "service-form", (_id(form, "forma") for form in forms)),
        groups=_known(codes, "target-group", groups),
        municipalities=_municipalities(item, end),
        capacities=tuple(_capacities(forms, codes)),
        start=start,
        end=end,
    )


def _identifier(item: Item, seen: set[str]) -> str:
    found = item.get("identifikator") or item.get("id")
    if isinstance(found, bool) or not isinstance(found, str | int):
        msg = "it has no identifier."
        raise ItemError(msg)
    identifier = str(found).strip()
    if not re.fullmatch(r"[\w-]{1,40}", identifier, re.ASCII):
        msg = f"its identifier is {identifier[:40]!r}."
        raise ItemError(msg)
    if identifier in seen:
        msg = f"the service {identifier} stood before."
        raise ItemError(msg)
    return identifier


def _provider(item: Item) -> Provider:
    provider = item.get("poskytovatel")
    if not isinstance(provider, Mapping):
        msg = "it has no provider."
        raise ItemError(msg)
    name = provider.get("nazev")
    if _is_person(provider) or not isinstance(name, str) or not name.strip():
        msg = "its provider is a natural person, or has no name."
        raise ItemError(msg)
    if len(name) > _LONGEST_NAME:
        msg = f"the name of its provider has {len(name)} characters."
        raise ItemError(msg)
    ico = as_ico(provider.get("ico"))
    if ico is None:
        msg = f"the IČO of its provider is wrong: {str(provider.get('ico'))[:20]!r}."
        raise ItemError(msg)
    return Provider(ico, " ".join(name.split()), _town(provider.get("adresa")))


def _is_person(provider: Item) -> bool:
    """Tell whether a *provider* is a natural person: by its fields, its legal form or its name."""
    if provider.get("prijmeni") or provider.get("jmeno"):
        return True
    form = _id(provider, "pravniForma").rpartition("/")[2]
    name = str(provider.get("nazev")).strip()
    return is_of_natural_person(form) or names_person(name) or bool(_SURNAME.match(name))


def _municipalities(item: Item, end: str | None) -> tuple[str, ...]:
    """Give the towns of the facilities, without those closed while the service goes on."""
    open_ = (
        facility
        for facility in _objects(item, "zarizeni")
        if (closed := _day(facility, "poskytujeDo")) is None or (end and closed >= end)
    )
    return tuple(sorted(set(filter(None, (_town(facility.get("adresa")) for facility in open_)))))


def _town(address: object) -> str | None:
    """Give the code of the municipality of an *address*: ``{"obec": {"id": "Obec/554499"}}``."""
    code = _id(address, "obec").removeprefix("Obec/") if isinstance(address, Mapping) else ""
    return code if re.fullmatch(r"[0-9]{6}", code) else None


def _capacities(forms: list[Item], codes: ServiceCodes) -> Iterator[Capacity]:
    for form in forms:
        for capacity in _objects(form, "kapacity"):
            unit = codes.concept("capacity-unit", _id(capacity, "typ"))
            amount = capacity.get("pocet")
            if unit and isinstance(amount, int) and not isinstance(amount, bool) and amount >= 0:
                yield Capacity(codes.concept("service-form", _id(form, "forma")), unit, amount)


def _known(codes: ServiceCodes, codelist: str, found: Iterator[str]) -> tuple[str, ...]:
    ours = (codes.concept(codelist, code) for code in found)
    return tuple(sorted({code for code in ours if code}))


def _objects(item: Item, key: str) -> list[Item]:
    """Give the objects in the list *key* of *item*; the register writes null for an empty one."""
    found = item.get(key) or []
    if not isinstance(found, list):
        msg = f"its {key} is no list."
        raise ItemError(msg)
    return [entry for entry in found if isinstance(entry, Mapping)]


def _id(item: Item, key: str) -> str:
    """Give the code of ``{"<key>": {"id": "…"}}``, an empty one where there is none."""
    match item.get(key):
        case {"id": str(code)}:
            return code
        case _:
            return ""


def _required(item: Item, key: str) -> str:
    found = _id(item, key)
    if not found:
        msg = f"it has no {key}."
        raise ItemError(msg)
    return found


def _period(item: Item) -> tuple[str | None, str | None]:
    """Give the first and the last day of the service; the gate refuses a period the other way."""
    start, end = _day(item, "datumPoskytovaniOd"), _day(item, "datumPoskytovaniDo")
    if start and end and end < start:
        msg = f"it ends on {end}, before it begins on {start}."
        raise ItemError(msg)
    return start, end


def _day(item: Item, key: str) -> str | None:
    """Give a day of *item*; some exports write an instant, of which the day counts."""
    found = item.get(key)
    if found in (None, ""):
        return None
    try:
        return date.fromisoformat(str(found)[:10]).isoformat()
    except ValueError as error:
        msg = f"its {key} is no day: {str(found)[:20]!r}."
        raise ItemError(msg) from error
