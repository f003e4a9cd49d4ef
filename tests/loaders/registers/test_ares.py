"""The client of ARES against a real server: what it understands, endures and gives up.

Pauses are held to be long enough, never to be short: a slow machine fails nothing.
"""

import gzip
import json
import time
from contextlib import closing

import pytest

from graph.errors import NetworkError, RefusedError, UsageError
from loaders.registers.ares import MOST_ANSWERS, Answer, Ares, Manners, TooManyError
from tests.ares_player import Player, Reply

WHOLE_NUMBER = b'{"pocetCelkem": 0, "ekonomickeSubjekty": []}'


def test_a_subject_is_read_with_all_that_we_use(player: Player, ares: Ares) -> None:
    """IČO, name, legal form, seat, days; contacts and tax office stay unread."""
    player.plays("one")
    (found,) = ares.search("K srdci klíč").subjects
    assert (found.ico, found.name, found.legal_form) == ("00000019", "K srdci klíč, o.p.s.", "141")
    assert (found.seat, found.founded, found.dissolved) == ("567451", "2006-05-01", None)
    assert found.is_active


def test_the_question_is_that_of_the_schema(player: Player, ares: Ares) -> None:
    """A name, a page of answers, and a town where one is given; and we say who asks."""
    player.plays("none")
    ares.search("Libuše")
    ares.search("Libuše", "567256")
    path = "/rest/ekonomicke-subjekty/vyhledat"
    page = {"obchodniJmeno": "Libuše", "start": 0, "pocet": MOST_ANSWERS}
    in_town = {**page, "sidlo": {"kodObce": 567256}}
    assert player.asked == [("POST", path, page), ("POST", path, in_town)]
    assert all(agent.startswith("vazby") for agent in player.agents)


def test_no_hit_is_an_answer(player: Player, ares: Ares) -> None:
    """Whole and empty."""
    player.plays("none")
    assert ares.search("Nikdo") == Answer((), is_whole=True)


def test_several_hits_are_told_apart(player: Player, ares: Ares) -> None:
    """A dissolved one is not active."""
    player.plays("several")
    found = ares.search("K srdci klíč").subjects
    assert [subject.is_active for subject in found] == [True, True, False, True]


def test_natural_persons_are_never_taken_over(player: Player, ares: Ares) -> None:
    """By their legal form."""
    player.plays("natural_persons")
    assert [found.name for found in ares.search("Příklad").subjects] == ["Příkladná s.r.o."]


def test_what_makes_no_sense_is_passed_over(player: Player, ares: Ares) -> None:
    """A subject without a number, a seat that is a word, a day that is none."""
    player.plays("odd")
    answer = ares.search("Bez")
    assert [(found.name, found.seat, found.founded) for found in answer.subjects] == [
        ("Bez sídla, z. s.", None, None)
    ]


def test_days_the_wrong_way_round_are_none(player: Player, ares: Ares) -> None:
    """The gate would refuse every answer for the sake of this one."""
    odd = {"ico": "00000019", "obchodniJmeno": "Libuše", "pravniForma": "706"}
    odd |= {"datumVzniku": "2020-01-01", "datumZaniku": "2010-01-01"}
    player.plays(Reply(json.dumps({"pocetCelkem": 1, "ekonomickeSubjekty": [odd]}).encode()))
    (found,) = ares.search("Libuše").subjects
    assert (found.founded, found.dissolved, found.is_active) == (None, None, False)


def test_a_subject_is_found_by_its_number(player: Player, ares: Ares) -> None:
    """With GET; one that is not there is None."""
    player.plays("subject", Reply("not_found", 404))
    found = ares.subject("00000019")
    assert found is not None
    assert found.name == "K srdci klíč, o.p.s."
    assert ares.subject("00000027") is None
    assert player.asked[0] == ("GET", "/rest/ekonomicke-subjekty/00000019", None)


def test_too_many_answers_are_told(player: Player, ares: Ares) -> None:
    """ARES tells no more than 1,000."""
    player.plays(Reply("too_many", 400))
    with pytest.raises(TooManyError, match="too many answers"):
        ares.search("škola")


def test_a_refused_question_is_told_in_the_words_of_the_register(
    player: Player, ares: Ares
) -> None:
    """Once: the same question would be refused again."""
    player.plays(Reply("refused", 400))
    with pytest.raises(RefusedError, match="Nevalidní vstup"):
        ares.search("?")
    assert len(player.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_passing_fault_is_endured(player: Player, ares: Ares, status: int) -> None:
    """Asked again, the register answers."""
    player.plays(Reply(b"", status), Reply(b"<html>", status), "one")
    assert len(ares.search("K srdci klíč").subjects) == 1
    assert len(player.asked) == 3


def test_the_register_is_asked_again_only_so_often(player: Player, ares: Ares) -> None:
    """Four times, then the fault is told."""
    player.plays(Reply(b"", 503))
    with pytest.raises(NetworkError, match="it answered 503"):
        ares.search("Libuše")
    assert len(player.asked) == 4


def test_the_register_may_ask_us_to_wait(player: Player, ares: Ares) -> None:
    """Retry-After, in seconds, is waited for."""
    player.plays(Reply(b"", 429, {"Retry-After": "1"}), "none")
    begun = time.monotonic()
    ares.search("Libuše")
    assert time.monotonic() - begun >= 1


@pytest.mark.parametrize("asked", ["3600", "Fri, 31 Dec 2100 23:59:59 GMT"])
def test_too_long_a_wait_ends_the_asking(player: Player, ares: Ares, asked: str) -> None:
    """At once, in seconds or as a date: the user goes on later."""
    player.plays(Reply(b"", 429, {"Retry-After": asked}))
    with pytest.raises(NetworkError, match="429"):
        ares.search("Libuše")
    assert len(player.asked) == 1


@pytest.mark.parametrize("asked", ["soon", "-5", "Sat, 01 Jan 2000 00:00:00 GMT"])
def test_a_wait_that_makes_no_sense_is_none(player: Player, ares: Ares, asked: str) -> None:
    """The usual pause is made."""
    player.plays(Reply(b"", 503, {"Retry-After": asked}), "none")
    assert ares.search("Libuše") == Answer((), is_whole=True)


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b'{"pocetCelkem": 1, "ekonom', b"<html></html>", b"[]", b"null", b"\xff\xfe", b"{}"),
        b"[" * 100_000,
    ],
    ids=["empty", "cut", "html", "list", "null", "bytes", "nothing", "deep"],
)
def test_what_is_no_answer_is_told_in_one_sentence(player: Player, ares: Ares, body: bytes) -> None:
    """An object without the two fields is none either."""
    player.plays(Reply(body))
    with pytest.raises(NetworkError, match="is no answer of ARES"):
        ares.search("Libuše")


def test_wrong_types_are_no_answer(player: Player, ares: Ares) -> None:
    """A number as text, a list as an object."""
    player.plays("wrong_types")
    with pytest.raises(NetworkError, match="is no answer of ARES"):
        ares.search("Libuše")


def test_a_missing_service_is_no_missing_subject(player: Player, ares: Ares) -> None:
    """A 404 without the register's own words means a wrong address."""
    player.plays(Reply(b'{"status": 404, "error": "Not Found"}', 404))
    with pytest.raises(NetworkError, match="is no answer of ARES"):
        ares.subject("00000019")


def test_a_slow_answer_is_given_up(player: Player, ares: Ares) -> None:
    """After its time, and asked for again."""
    player.plays(Reply(WHOLE_NUMBER, seconds=4), "none")
    assert ares.search("Libuše") == Answer((), is_whole=True)


def test_an_answer_that_trickles_is_given_up(player: Player) -> None:
    """Each step in its time, but the whole not."""
    manners = Manners(pause=0, backoff=0, patience=0.0, attempts=2)
    player.plays(Reply(WHOLE_NUMBER, seconds=0.01))
    with closing(Ares(player.address, manners)) as ares, pytest.raises(NetworkError, match="end"):
        ares.search("Libuše")


def test_a_huge_answer_is_not_read_to_its_end(player: Player, ares: Ares) -> None:
    """A decompression bomb neither: the limit counts what comes out of it."""
    bomb = Reply(gzip.compress(b" " * 11_000_000), headers={"Content-Encoding": "gzip"})
    player.plays(bomb)
    with pytest.raises(NetworkError, match="more than 10 MB"):
        ares.search("Libuše")


def test_a_compressed_answer_is_read(player: Player, ares: Ares) -> None:
    """As servers send them to those who take them."""
    player.plays(Reply(gzip.compress(WHOLE_NUMBER), headers={"Content-Encoding": "gzip"}))
    assert ares.search("Libuše") == Answer((), is_whole=True)


def test_there_is_a_pause_between_questions(player: Player) -> None:
    """A polite rate, whatever the answers' speed."""
    player.plays("none")
    begun = time.monotonic()
    with closing(Ares(player.address, Manners(pause=0.2))) as ares:
        for _ in range(3):
            ares.search("Libuše")
    assert time.monotonic() - begun >= 0.4


def test_nobody_there_is_told(player: Player) -> None:
    """A port at which nobody listens."""
    player.server_close()
    manners = Manners(pause=0, backoff=0.001)
    with closing(Ares(player.address, manners)) as ares, pytest.raises(NetworkError):
        ares.search("Libuše")


@pytest.mark.parametrize("address", ["", "ares", "ftp://ares.gov.cz", "http://[::1", "http://"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    """As an error of usage, not of the network."""
    with closing(Ares(address)) as ares, pytest.raises(UsageError, match="is not an address"):
        ares.search("Libuše")
