"""What a deployer can set, as environment variables."""

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from ipaddress import ip_address, ip_network
from math import inf
from typing import Any, Self

from api.logs import FORMS, Form
from graph.errors import UsageError
from graph.lane import LaneSize
from graph.machine import machine_memory
from graph.worker_process import Limits
from graph.writer import WriteLimits

_MEBIBYTE = 1 << 20
_CONTACT = re.compile(r"|https?://\S+|[^\s@:?&]+@[^\s@:?&]+")
_BASE = re.compile(r"(?i:https?)://[^\s/?#]+(/[^\s?#]*)?")
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+")
_OTHERS = ("VAZBY_STORE_", "VAZBY_TEST_", "VAZBY_SHARED")
"""How names begin that others read: `graph.remote`, and tests."""

_ELSEWHERE = {"VAZBY_NAMESPACE", "VAZBY_APPROVE", "VAZBY_KEEP_PICTURES"}
"""Whole names that others read: `graph.namespaces`, and tests."""

_ALL_CORES = os.cpu_count() or 2
_CORES = min(_ALL_CORES, 16)
_MOST = min(max(8 * _ALL_CORES, 64), 256)
_AT_MOST = dict.fromkeys(("workers", "page_workers", "long"), _MOST)
"""How many processes a server may have of each kind: a digit too many would take the machine."""

_EIGHTH = machine_memory() // _MEBIBYTE // 8
_ONE_MORE = _CORES + 1  # one is left to others by a client with much to do


@dataclass(frozen=True)
class Settings:
    """All settings; field *name* is set by the variable ``VAZBY_NAME``.

    *deadline* is seconds a query may take, *memory* and *answer* MiB of address space and of its
    answer, *query* KiB that a query may be long, *cache* MiB of answers that are kept, *resident*
    MiB that a release may take to be held in memory; *workers*, *long* and *queue* how many queries
    run, run long and wait, *share* how many of the waiting may be of one client; *page_workers* and
    *page_queue* the same for our pages, each of which asks some ten; *services* the hosts that
    SERVICE may ask (separated by commas), *base_url* where the public reaches us, *log* the form of
    the log (text or json; empty: as fits who reads it), *contact* who takes reports of errors: an
    address of e-mail, or of the web, where ``{iri}`` stands for the statement; empty: nobody;
    *trusted_proxies* addresses or networks (separated by commas; ``*``: all) of reverse proxies who
    tell for whom they ask; empty: those of this machine.

    For who may write: *token* or the first line of *token_file*, *upload* MiB of a body,
    *publishing* seconds and *publishing_memory* MiB to make a release.
    """

    base_url: str = ""
    contact: str = ""
    deadline: float = 30.0
    memory: int = 1024
    answer: int = 256
    cache: int = 64
    share: int = 16
    long: int = 4
    queue: int = 256
    query: int = 256
    workers: int = _ONE_MORE
    page_workers: int = max(2, _CORES)
    page_queue: int = 1024
    resident: int = _EIGHTH
    services: frozenset[str] = frozenset()
    log: str = ""
    token: str = field(default="", repr=False)
    token_file: str = ""
    upload: int = 16
    publishing: float = 600.0
    publishing_memory: int = 4096
    trusted_proxies: str = ""

    def __post_init__(self) -> None:
        """Raise UsageError where an address, a network or a host is none that makes sense."""
        self.proxies  # noqa: B018 - reads them
        _check_base(self.base_url)
        for host in self.services:
            _check_service(host)
        if not _CONTACT.fullmatch(self.contact):
            message = f"VAZBY_CONTACT is {self.contact!r}, which is no address."
            raise UsageError(message, "Set it to an e-mail address or to one that begins https://.")

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Read the settings from *environ*; raise UsageError where a value makes no sense."""
        values: dict[str, Any] = {}
        for item in fields(cls):
            variable = f"VAZBY_{item.name.upper()}"
            if variable in environ:
                values[item.name] = _read(variable, environ[variable], item.default)
                _check_number(item.name, values[item.name])
        return cls(**values)

    @property
    def limits(self) -> Limits:
        """What one query may take."""
        return Limits(
            deadline=self.deadline,
            memory=self.memory * _MEBIBYTE,
            size=self.answer * _MEBIBYTE,
            services=self.services,
        )

    @property
    def write_limits(self) -> WriteLimits:
        """What one change of the graph may take."""
        return WriteLimits(
            deadline=self.deadline,
            memory=self.memory * _MEBIBYTE,
            publishing=self.publishing,
            publishing_memory=self.publishing_memory * _MEBIBYTE,
            services=self.services,
        )

    @property
    def lanes(self) -> Mapping[str, LaneSize]:
        """How many workers each lane has, and how long its queue is."""
        return {
            "sparql": LaneSize(self.workers, self.queue, self.share, self.long),
            "pages": LaneSize(self.page_workers, self.page_queue),
        }

    @property
    def resident_bytes(self) -> int:
        """How many bytes a release may take to be held in memory."""
        return self.resident * _MEBIBYTE

    @property
    def proxies(self) -> list[str] | None:
        """Who may tell for whom he asks, None: a proxy on this machine."""
        names = [name.strip() for name in self.trusted_proxies.split(",") if name.strip()]
        if "*" in names and len(names) > 1:
            message = "VAZBY_TRUSTED_PROXIES has '*', which is everybody, beside others."
            raise UsageError(message, "Leave out either '*' or the others.")
        for name in names:
            if name != "*":
                _check_proxy(name)
        return names or None

    @property
    def cache_bytes(self) -> int:
        """How many bytes of answers are kept."""
        return self.cache * _MEBIBYTE

    @property
    def log_form(self) -> Form | None:
        """In which form to log, None: as fits who reads it."""
        if self.log and self.log not in FORMS:
            message = f"VAZBY_LOG is {self.log!r}, which is no form of log."
            raise UsageError(message, f"Set it to one of {', '.join(FORMS)}, or leave it out.")
        return self.log or None

    @property
    def upload_bytes(self) -> int:
        """How many bytes of a body may be written."""
        return self.upload * _MEBIBYTE

    @property
    def query_bytes(self) -> int:
        """How many bytes a request may be long."""
        return self.query * 1024


def _read(variable: str, text: str, default: object) -> object:
    try:
        value = _READERS[type(default)](text.strip())
    except ValueError:
        value = -1
    may_be_none = variable == "VAZBY_CACHE" and value == 0
    if isinstance(value, int | float) and not (0 < value < inf or may_be_none):
        message = f"{variable} is {text!r}, which is not a number above zero."
        raise UsageError(message, f"Set it like {variable}={default}, or leave it out.")
    return value


def _check_number(name: str, value: int) -> None:
    """Raise UsageError for more processes than this machine should have."""
    most = _AT_MOST.get(name, value)
    if value > most:
        message = f"VAZBY_{name.upper()} is {value}, and this machine takes {most} at most."
        raise UsageError(message, f"Set it to {most} or less, or leave it out.")


def unknown(environ: Mapping[str, str] = os.environ) -> list[str]:
    """Name what is set and looks like a setting, but is none: mistyped, mostly."""
    known = _ELSEWHERE | {f"VAZBY_{item.name.upper()}" for item in fields(Settings)}
    names = [name for name in environ if name.startswith("VAZBY_") and name not in known]
    return sorted(name for name in names if not name.startswith(_OTHERS))


def _check_base(text: str) -> None:
    if text and not _BASE.fullmatch(text):
        message = f"VAZBY_BASE_URL is {text!r}, which is no address that others begin with."
        raise UsageError(message, "Set it like https://vazby.example.org, without ? and #.")


def _check_service(host: str) -> None:
    """Raise UsageError for what is no host, and for one that is never asked."""
    with suppress(ValueError):
        if not ip_address(host).is_global:
            message = f"VAZBY_SERVICES has {host!r}, and private addresses are never asked."
            raise UsageError(message, "Leave it out.")
    if not _HOST.fullmatch(host):
        message = f"VAZBY_SERVICES has {host!r}, which is no host."
        raise UsageError(message, "Set it like query.wikidata.org, without http:// and path.")


def _check_proxy(text: str) -> None:
    """Raise UsageError where *text* is neither an address nor a whole network."""
    message = f"VAZBY_TRUSTED_PROXIES has {text!r}, which is no address or network."
    hint = "Set it like 10.0.0.5,172.16.0.0/12, or leave it out."
    try:
        network = ip_network(text, strict=False)
    except ValueError:
        raise UsageError(message, hint) from None
    address, slash, _ = text.partition("/")
    if slash and ip_address(address) != network.network_address:
        message = f"VAZBY_TRUSTED_PROXIES has {text!r}, which is an address within a network."
        hint = f"Write {network} for all of the network, or {address} for this address alone."
        raise UsageError(message, hint)


def _hosts(text: str) -> frozenset[str]:
    return frozenset(host.strip().lower() for host in text.split(",") if host.strip())


_READERS: dict[type, Callable[[str], object]] = {
    str: str,
    int: int,
    float: float,
    frozenset: _hosts,
}
