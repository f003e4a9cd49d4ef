"""A client of ARES, the register of economic subjects of the Ministry of Finance.

The service is described at https://ares.gov.cz/swagger-ui/. Used are ``POST
/ekonomicke-subjekty/vyhledat`` (a name, perhaps a town; at most 1,000 answers) and ``GET
/ekonomicke-subjekty/{ico}``. Requests are few and far between: one at a time, two a second at most,
again only after a pause that grows, or that the service asks for.
"""

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from graph.errors import NetworkError, RefusedError, UsageError
from loaders.registers.natural_persons import is_of_natural_person
from loaders.text.ico import as_ico

ADDRESS = "https://ares.gov.cz/ekonomicke-subjekty-v-be/rest"
MOST_ANSWERS = 200
"""How many subjects one search asks for; more of one name tell nothing any more."""

_HEADERS = {"User-Agent": "vazby (+https://w3id.org/vazby/)", "Accept": "application/json"}
_SIZE_LIMIT = 10 * 1024 * 1024  # bytes of one answer
_LONGEST_NAME = 500  # characters
_LONGEST_PAUSE = 120.0  # seconds that a service may ask us to wait
_AGAIN = frozenset((429, 500, 502, 503, 504))
_TOO_MANY = "VYSTUP_PRILIS_MNOHO_VYSLEDKU"
_BY_HAND = "Look the organisation up by hand."
_LATER = "What was learnt is kept; go on later with the same command."


@dataclass(frozen=True)
class Manners:
    """How to ask. All but *attempts* are seconds.

    *pause* between requests, *timeout* of one step of an answer, *patience* with a whole answer,
    *backoff* before the second attempt; before each further one it is twice as long.
    """

    pause: float = 0.5
    timeout: float = 15.0
    patience: float = 60.0
    backoff: float = 1.0
    attempts: int = 4


@dataclass(frozen=True)
class Subject:
    """A legal person of the register. *legal_form* is a ČSÚ code, *seat* the code of a town."""

    ico: str
    name: str
    legal_form: str
    seat: str | None
    founded: str | None
    dissolved: str | None
    is_active: bool


@dataclass(frozen=True)
class Answer:
    """What a search gave: its *subjects* without natural persons, and whether these are all."""

    subjects: tuple[Subject, ...]
    is_whole: bool


class TooManyError(RefusedError):
    """The name fits more subjects than ARES is willing to tell."""


class OddAnswerError(NetworkError):
    """ARES answered what is no answer; asked about another organisation, it may well give one."""


class Ares:
    """A connection to ARES at *address*; `close` it, or use it in ``contextlib.closing``."""

    def __init__(self, address: str = ADDRESS, manners: Manners | None = None) -> None:
        self._manners = manners or Manners()
        self._address = address.rstrip("/")
        self._next = 0.0
        self._client = httpx.Client(timeout=self._manners.timeout, headers=_HEADERS)

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def search(self, name: str, municipality: str | None = None) -> Answer:
        """Give the subjects that *name* fits, of one town where its code *municipality* is given.

        Raises TooManyError past 1,000 subjects, RefusedError for a question that ARES does not
        answer, OddAnswerError where it answers what is none, NetworkError where it does not.
        """
        question: dict[str, Any] = {"obchodniJmeno": name, "start": 0, "pocet": MOST_ANSWERS}
        if municipality:
            question["sidlo"] = {"kodObce": int(municipality)}
        found = self._ask("POST", "/ekonomicke-subjekty/vyhledat", question)
        if found is None:
            return Answer((), is_whole=True)
        listed, total = found.get("ekonomickeSubjekty"), found.get("pocetCelkem")
        if not isinstance(listed, list) or not isinstance(total, int):
            raise self._no_answer()
        return Answer(tuple(filter(None, map(_subject, listed))), total <= len(listed))

    def subject(self, ico: str) -> Subject | None:
        """Give the subject with that *ico*; None where there is none, or a natural person."""
        found = self._ask("GET", f"/ekonomicke-subjekty/{ico}")
        return _subject(found)

    def _ask(self, method: str, path: str, body: object = None) -> Mapping[str, Any] | None:
        """Ask, several times if need be; give the object answered, None where nothing is found."""
        for attempt in range(1, self._manners.attempts + 1):
            try:
                response = self._send(method, path, body)
                if response.status_code not in _AGAIN:
                    return self._meaning(response)
                fault, asked = f"it answered {response.status_code}", _retry_after(response)
            except httpx.TransportError as error:
                fault, asked = str(error) or type(error).__name__, 0.0
            if attempt == self._manners.attempts or asked > _LONGEST_PAUSE:
                break
            time.sleep(max(asked, self._back_off(attempt)))
        message = f"ARES at {self._address} does not answer: {fault}."
        raise NetworkError(message, _LATER)

    def _back_off(self, attempt: int) -> float:
        jitter = 1 + random.random() / 2  # noqa: S311 - spreads requests, keeps no secret
        return self._manners.backoff * jitter * 2.0 ** (attempt - 1)

    def _send(self, method: str, path: str, body: object) -> httpx.Response:
        """Send one request, not sooner than allowed, and read its answer within the limits."""
        time.sleep(max(0.0, self._next - time.monotonic()))
        self._next = time.monotonic() + self._manners.pause
        try:
            with self._client.stream(method, self._address + path, json=body) as response:
                data = self._read(response)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            message = f"{self._address} is not an address."
            raise UsageError(message, "Give one that begins with https://.") from error
        return httpx.Response(response.status_code, headers=_plain(response), content=data)

    def _read(self, response: httpx.Response) -> bytes:
        data, end = bytearray(), time.monotonic() + self._manners.patience
        for chunk in response.iter_bytes():
            data += chunk
            if len(data) > _SIZE_LIMIT:
                message = f"ARES answered with more than {_SIZE_LIMIT // 1024 // 1024} MB."
                raise OddAnswerError(message, _BY_HAND)
            if time.monotonic() > end:
                message = "the answer does not end"
                raise httpx.ReadTimeout(message)
        return bytes(data)

    def _meaning(self, response: httpx.Response) -> Mapping[str, Any] | None:
        try:
            found = response.json()
        except (ValueError, RecursionError):  # no JSON, or nested more deeply than any answer
            found = None
        if not isinstance(found, dict):
            raise self._no_answer()
        if response.is_success:
            return found
        if response.status_code == 404 and found.get("kod") == "NENALEZENO":
            return None
        if response.status_code == 400:
            raise _refusal(found)
        raise self._no_answer()

    def _no_answer(self) -> OddAnswerError:
        message = f"What {self._address} answered is no answer of ARES."
        return OddAnswerError(message, "Check the address; if it is right, ARES may have changed.")


def _subject(found: object) -> Subject | None:
    """Read a subject; None for a natural person, and without a sensible IČO, name or legal form."""
    if not isinstance(found, dict):
        return None
    ico, name, form = as_ico(found.get("ico")), found.get("obchodniJmeno"), found.get("pravniForma")
    if not ico or not isinstance(name, str) or not isinstance(form, str | int):
        return None
    if not 0 < len(name.strip()) <= _LONGEST_NAME or is_of_natural_person(str(form)):
        return None
    seat = found.get("sidlo")
    code = seat.get("kodObce") if isinstance(seat, dict) else None
    founded, dissolved = _period(found)
    return Subject(
        ico=ico,
        name=" ".join(name.split()),
        legal_form=str(form),
        seat=f"{code:06d}" if isinstance(code, int) else None,
        founded=founded,
        dissolved=dissolved,
        is_active=not found.get("datumZaniku") and _is_listed(found.get("seznamRegistraci")),
    )


def _is_listed(registrations: object) -> bool:
    """Tell whether no register calls the subject gone, or another one calls it active."""
    states = set(registrations.values()) if isinstance(registrations, dict) else set()
    return "AKTIVNI" in states or "ZANIKLY" not in states


def _period(found: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Give the first and the last day of a subject; neither where they stand the other way."""
    founded, dissolved = _day(found.get("datumVzniku")), _day(found.get("datumZaniku"))
    return (None, None) if founded and dissolved and dissolved < founded else (founded, dissolved)


def _day(value: object) -> str | None:
    try:
        return date.fromisoformat(str(value)[:10]).isoformat()
    except ValueError:
        return None


def _refusal(found: Mapping[str, Any]) -> RefusedError:
    said = str(found.get("popis") or found.get("kod") or "no reason given")[:200]
    if found.get("subKod") == _TOO_MANY:
        return TooManyError(f"ARES has too many answers: {said}", "Ask about one town.")
    return RefusedError(f"ARES refused the question: {said}", _BY_HAND)


def _retry_after(response: httpx.Response) -> float:
    """Give the seconds that the service asks us to wait, told as a number or as a date."""
    asked = response.headers.get("Retry-After", "")
    if asked.isdecimal():
        return float(asked)
    try:
        moment = parsedate_to_datetime(asked).astimezone(UTC)
    except ValueError:
        return 0.0
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _plain(response: httpx.Response) -> Sequence[tuple[str, str]]:
    """Give the headers that still hold once the body was read and decompressed."""
    kept = ("content-type", "retry-after")
    return [(name, value) for name, value in response.headers.items() if name in kept]
