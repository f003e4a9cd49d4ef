"""The register of services: what is read, what is passed over, and what is refused as a whole."""

import json
import shutil
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.errors import UnreadableError
from loaders.registers.services import Capacity, Provider, Service, read_services, recognises, towns

ITEM = {
    "identifikator": "1",
    "druhSocialniSluzby": {"id": "DruhSocialniSluzby/32"},
    "poskytovatel": {"nazev": "Příkladná, z. s.", "ico": "00000019"},
}

Write = Callable[..., Path]
Told = Callable[[Path], tuple[list[Service], list[str]]]


@pytest.fixture(scope="module")
def register(root: Path) -> Path:
    """Give a register of three services in the manner of the real one, with a list of names."""
    return root / "tests" / "data" / "rpss" / "rpss.json"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Give what writes items as a register of their own."""

    def write(*items: object) -> Path:
        path = tmp_path / "rpss.json"
        path.write_text(json.dumps({"polozky": items}), encoding="utf-8")
        return path

    return write


@pytest.fixture
def told() -> Told:
    """Give what reads a register, and what it warned of."""

    def read(path: Path) -> tuple[list[Service], list[str]]:
        warnings: list[str] = []
        return list(read_services(path, warnings.append)), warnings

    return read


def item(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - a field of JSON
    """Give a small service with changes."""
    return {**ITEM, **changes}


def test_a_service_is_read_with_all_that_we_use(register: Path) -> None:
    """Its provider, kind, form, groups, towns, capacity and time."""
    assert next(read_services(register)) == Service(
        id="1000001",
        provider=Provider("25755277", "Člověk v tísni, o.p.s.", "554782"),
        kind="terenni-programy",
        forms=("terenni",),
        groups=("bezdomovci", "seniori"),
        municipalities=("567451",),
        capacities=(Capacity("terenni", "klient", 30),),
        start="2007-01-01",
        end=None,
    )


def test_a_facility_closed_with_its_service_was_its_place(register: Path) -> None:
    """One closed before was none of its places any more."""
    ended = list(read_services(register))[1]
    assert (ended.start, ended.end) == ("2008-05-01", "2015-06-30")
    assert ended.municipalities == ("567027",)
    assert ended.forms == ("ambulantni", "pobytova")


def test_a_number_that_lost_its_zeros_is_put_right(register: Path) -> None:
    """Some exports write the IČO as a number."""
    assert {service.provider.ico for service in read_services(register)} == {"25755277", "00000019"}


def test_a_code_that_nobody_explains_is_told_and_no_guess(write: Write, told: Told) -> None:
    """The service stays, without it; it is told once for a list, however often it comes."""
    kind = {"id": "DruhSocialniSluzby/34"}
    groups = [{"cilovaSkupina": {"id": f"CilovaSkupinaOsoby/{code}"}} for code in (24, 101, 102)]
    odd = {"druhSocialniSluzby": kind, "ciloveSkupiny": groups}
    services, warnings = told(write(item(**odd), item(identifikator="2", **odd)))
    assert [(service.kind, service.groups) for service in services] == [(None, ("seniori",))] * 2
    assert warnings == [
        "rpss.json: left out are unknown codes of service-kind: DruhSocialniSluzby/34; "
        "druhy-socialni-sluzby.json beside the register may explain them.",
        "rpss.json: left out are unknown codes of target-group: CilovaSkupinaOsoby/101, "
        "CilovaSkupinaOsoby/102; cilove-skupiny-osoby.json beside the register may explain them.",
    ]


def test_groups_without_the_list_of_their_names_are_those_of_the_curated_table(
    register: Path, tmp_path: Path
) -> None:
    """The list counts only where it lies beside the data."""
    alone = Path(shutil.copy(register, tmp_path))
    assert next(read_services(alone)).groups == ("seniori",)


def test_a_cut_list_of_names_is_told(register: Path, tmp_path: Path) -> None:
    """It is not as if it were not there."""
    shutil.copy(register, tmp_path)
    (tmp_path / "cilove-skupiny-osoby.json").write_text('{"polozky": [{"id":', encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"cilove-skupiny-osoby\.json is no whole JSON"):
        list(read_services(tmp_path / "rpss.json"))


def test_the_towns_are_those_of_facilities_and_seats(register: Path) -> None:
    """What the reference graph must describe."""
    assert towns(register) == {"567451", "567027", "554782"}


def test_no_person_and_no_contact_is_read(register: Path) -> None:
    """Neither of statutory bodies nor of facilities."""
    read = repr(list(read_services(register)))
    assert not [word for word in ("Jan", "Příklad,", "@", "123456789") if word in read]


@pytest.mark.parametrize(
    "provider",
    [
        {"nazev": "Nováková Jana", "prijmeni": "Nováková", "ico": "00000019"},
        {"nazev": "Bc. Jana Nováková", "ico": "00000019"},
        {"nazev": "Jana Nováková", "ico": "00000019"},
        {"nazev": "Pomoc", "ico": "00000019", "pravniForma": {"id": "PravniForma/101"}},
        {"nazev": None, "ico": "00000019"},
    ],
    ids=["surname", "degree", "name", "legal-form", "nameless"],
)
def test_a_provider_who_is_a_natural_person_is_passed_over(
    write: Write, told: Told, provider: dict[str, Any]
) -> None:
    """And the warning does not name them."""
    services, warnings = told(write(item(poskytovatel=provider), item(identifikator="2")))
    assert [service.id for service in services] == ["2"]
    assert "natural person" in warnings[0]
    assert "Novák" not in str(warnings)


@pytest.mark.parametrize(
    ("odd", "why"),
    [
        (None, "it is no object"),
        ([1], "it is no object"),
        ({}, "no identifier"),
        (item(identifikator=True), "no identifier"),
        (item(identifikator="a b/c"), "its identifier is"),
        (item(druhSocialniSluzby=None), "no druhSocialniSluzby"),
        (item(druhSocialniSluzby={"id": 32}), "no druhSocialniSluzby"),
        (item(poskytovatel=[]), "no provider"),
        (item(poskytovatel={"nazev": "A", "ico": "00000018"}), "IČO of its provider is wrong"),
        (item(poskytovatel={"nazev": "A", "ico": None}), "IČO of its provider is wrong"),
        (item(zarizeni={}), None),
        (item(zarizeni="kde"), "its zarizeni is no list"),
        (item(formy=[{"forma": {"id": "FormaSocialniSluzby/ter"}, "kapacity": 5}]), "no list"),
        (item(datumPoskytovaniOd="kdysi"), "is no day"),
        (item(datumPoskytovaniOd="2007-02-30"), "is no day"),
        (item(datumPoskytovaniOd="2020-01-01", datumPoskytovaniDo="2010-01-01"), "before it begi"),
        (item(datumPoskytovaniOd="2020-01-01", datumPoskytovaniDo="2020-01-01"), None),
    ],
)
def test_a_service_that_makes_no_sense_is_told_with_its_place(
    write: Write, told: Told, odd: object, why: str | None
) -> None:
    """And the others are read."""
    services, warnings = told(write(item(identifikator="7"), odd))
    assert services[0].id == "7"
    assert bool(warnings) == bool(why)
    assert not why or warnings[0].startswith("rpss.json, service 2: ")
    assert not why or why in warnings[0]


def test_a_service_that_stood_before_is_told(write: Write, told: Told) -> None:
    """The first one counts."""
    services, warnings = told(write(item(), item()))
    assert len(services) == 1
    assert "the service 1 stood before" in warnings[0]
    assert warnings[1] == "rpss.json: 1 service was passed over."


def test_a_flood_of_warnings_is_summed_up(write: Write, told: Told) -> None:
    """Twenty are told, and how many there were."""
    warnings = told(write(item(), *[None] * 500))[1]
    assert len(warnings) == 21
    assert warnings[-1] == "rpss.json: 500 services were passed over."


@pytest.mark.parametrize("capacity", [-1, "3", 2.5, True, None])
def test_a_capacity_that_is_no_number_is_none(write: Write, told: Told, capacity: object) -> None:
    """The service is read without it."""
    entry = {"pocet": capacity, "typ": {"id": "TypKapacitySocialniSluzby/klient"}}
    forms = [{"forma": {"id": "FormaSocialniSluzby/ter"}, "kapacity": [entry]}]
    ((service,), warnings) = told(write(item(formy=forms)))
    assert service.capacities == ()
    assert warnings == []


def test_a_file_with_a_byte_order_mark_is_read(register: Path, tmp_path: Path) -> None:
    """Some editors put one before JSON."""
    path = tmp_path / "rpss.json"
    path.write_bytes(b"\xef\xbb\xbf" + register.read_bytes())
    assert recognises(path.read_bytes()[:4096])
    assert len(list(read_services(path))) == 3


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_cut_file_is_refused(register: Path, tmp_path: Path, share: float) -> None:
    """Wherever it was cut, with the place."""
    path, data = tmp_path / "rpss.json", register.read_bytes().rstrip()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(UnreadableError, match=r"rpss\.json is cut off or no JSON at byte"):
        towns(path)


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b'{"polozky": []}',
        b'{"polozky": [null]}',
        b'{"polozky": {"a": 1}}',
        b'{"polozky": 5, "jine": [{"identifikator": "1"}]}',
        b'{"a": {"polozky": [{}]}}',
        b"5",
    ],
)
def test_a_file_without_services_is_refused(tmp_path: Path, body: bytes) -> None:
    """Nothing to load is no success."""
    path = tmp_path / "rpss.json"
    path.write_bytes(body)
    with pytest.raises(UnreadableError, match="holds no social service"):
        list(read_services(path))


def test_a_bottomless_file_is_refused(tmp_path: Path) -> None:
    """At once, before it takes hours."""
    path = tmp_path / "rpss.json"
    path.write_text('{"polozky": [{"a": ' + "[" * 100_000, encoding="utf-8")
    with pytest.raises(UnreadableError, match="nested more than 100 levels deep"):
        list(read_services(path))


def test_a_name_without_end_is_told(write: Write, told: Told) -> None:
    """Nobody is called so."""
    provider = {"nazev": "z. s., " * 20_000, "ico": "00000019"}
    warnings = told(write(item(poskytovatel=provider), item(identifikator="2")))[1]
    assert "140000 characters" in warnings[0]


def test_memory_does_not_grow_with_the_file(write: Write) -> None:
    """One service at a time: a file of 6 MB takes less than one."""
    padding = {"x": "y" * 3000}
    path = write(
        *[item(identifikator=str(number), doplnkoveUdaje=padding) for number in range(2000)]
    )
    tracemalloc.start()
    try:
        count = sum(1 for _ in read_services(path))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 2000
    assert peak < 1_000_000


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (b'{"polozky": [', True),
        (b' \n{"verze": 1, "polozky" :[{', True),
        (b'{"polozka": [', False),
        (b'{"document": {}, "records": []}', False),
        (b'["polozky": [', False),
        ("Lokální partnerství".encode(), False),
        (b"", False),
    ],
)
def test_a_register_is_told_by_its_beginning(head: bytes, known: bool) -> None:
    """A record file and a page are none."""
    assert recognises(head) is known
