"""Candidate links among organisations."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

from graph.releases import Release
from loaders.link import organisations as module
from loaders.link.decide import OPEN, listed
from loaders.link.organisations import candidates, link_id
from loaders.link.profiles import Profile, profiles
from loaders.link.similarity import Likeness, likeness

Make = Callable[..., Profile]
PLACES = ("u lesa", "u lessa", "pod horou", "za vodou")
MOST, TEPLICE, LITVINOV = "567027", "567442", "567256"


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Sociální agentura", "Sociální agenutra", "typing-error"),
        ("Květina", "Kvjetina", "typing-error"),
        ("R-Mosty", "RMosty", "typing-error"),
        ("Člověk v nouzi", "Člověkem v nouzi", "same-lemmas"),
        ("Romské sdružení Dživas", "Sdružení Dživas", "name-within-name"),
        ("Sdružení Dživas romské", "Romské sdružení Dživas", "same-words"),
        ("Sdružení pro integraci menšin", "SPIM", "initials"),
        ("Nadání Karla Čapka", "Nadání K. Čapka", "initials"),
    ],
)
def test_names_that_may_be_one_are_found_with_their_reason(
    organisation: Make, one: str, other: str, reason: str
) -> None:
    """In one town, of one kind."""
    found = candidates([organisation(one, town=MOST), organisation(other, town=MOST)])

    assert [(reason in item.reasons, "active-in-same-town" in item.reasons) for item in found] == [
        (True, True)
    ]
    assert 0.75 <= found[0].score < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Most k naději", "Most k životu"),
        ("Člověk v tísni", "Člověk v nouzi"),
        ("Centrum pro rodinu", "Centrum pro seniory"),
        ("Liga", "Lípa"),
        ("Komunitní centrum Chanov", "Komunitní centrum"),
    ],
)
def test_names_that_have_little_in_common_are_left_out(
    organisation: Make, one: str, other: str
) -> None:
    """Nobody has to decide on what is plain."""
    assert candidates([organisation(one, town=MOST), organisation(other, town=MOST)]) == []


def test_what_speaks_against_two_being_one_leaves_them_out(organisation: Make) -> None:
    """Other towns, numbers, kinds, IČO; offices that the rules of names tell apart for certain."""
    one = organisation("Sociální agentura", seat=MOST)
    typo = "Sociální agenutra"

    assert candidates([one, organisation(typo, seat=TEPLICE)]) == []
    assert candidates([one, organisation(typo, "primary-school", seat=MOST)]) != []
    charity = organisation("Oblastní charita Most", "church-service-organisation")
    assert (
        candidates([charity, organisation("Oblastní charita", "church-service-organisation")]) == []
    )
    schools = [organisation(f"{n}. ZŠ Most", "primary-school", seat=MOST) for n in (3, 4)]
    assert candidates(schools) == []
    police = [organisation(name, "municipal-police", seat=MOST) for name in ("MP Most", "MP Mostt")]
    assert candidates(police) == []
    numbered = [organisation("Agentura", ico="25755277"), organisation(typo, ico="72496991")]
    assert candidates(numbered) == []


def test_the_same_ico_is_the_surest_reason(organisation: Make) -> None:
    """Whatever the names are."""
    pair = [organisation("Duhovka", ico="25755277"), organisation("Rainbow", ico="25755277")]
    [found] = candidates(pair)

    assert (found.score, found.reasons) == (0.99, ("same-ico",))


def test_a_body_and_its_branch_are_known_apart(organisation: Make) -> None:
    """So are two branches of one body."""
    branch = replace(organisation("Naděje v domě"), key="pobocka", bodies=frozenset(["nadeje"]))
    body = organisation("Naděje v dome", key="nadeje")

    assert candidates([body, branch]) == []


def test_the_curated_the_registered_and_the_better_known_one_would_stay(organisation: Make) -> None:
    """In this order."""
    curated = organisation("Společný život", key="spolecny-zivot")
    registered = organisation("Společný živott", key="x", ico="25755277")
    [found] = candidates([registered, curated])

    assert (found.organisation, found.other) == ("spolecny-zivot", "x")
    assert found.evidence == tuple(sorted(curated.memberships | registered.memberships))


def test_the_id_is_that_of_the_pair(organisation: Make) -> None:
    """And the order of what is compared does not matter."""
    pair = [organisation("Květina", town=MOST), organisation("Květinka", town=MOST)]

    assert candidates(pair) == candidates(reversed(pair))
    assert candidates(pair)[0].id == link_id(["Květina", "Květinka"])


def test_ten_thousand_organisations_are_compared_by_blocks(organisation: Make) -> None:
    """The pairs that are alike are found among as many that are not."""
    many = [
        organisation(f"Spolek {n:x}{n * 7919 % 10007:x} přátel", key=f"k{n}") for n in range(5_000)
    ]
    alike = [organisation("Duhový most", key="a"), organisation("Duhový mostt", key="b")]

    assert frozenset("ab") in {item.pair for item in candidates([*many, *alike])}


def test_what_waits_on_the_disk_is_compared_as_if_it_were_at_hand(
    organisation: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every pair of similar names is found with its score, though hardly a profile is kept."""
    monkeypatch.setattr(module, "_REMEMBERED", 1)
    names = (f"{word} {place}" for word in ("Duha", "Květina", "Kvjetina") for place in PLACES)
    many = [organisation(name, key=f"k{number}") for number, name in enumerate(names)]
    pairs = {frozenset((one.key, other.key)): (one, other) for one, other in combinations(many, 2)}
    alike = {pair: found for pair, both in pairs.items() if (found := likeness(*both))}

    links = candidates(many)
    assert {link.pair: Likeness(link.score, link.reasons) for link in links} == alike != {}


def test_organisations_of_a_release_are_compared_one_with_each_other(release: Release) -> None:
    """The blocks miss none that are alike, and the release holds what is found."""
    known = [*profiles(release.open())]
    alike = {
        link_id((one.key, other.key))
        for one, other in combinations(known, 2)
        if likeness(one, other)
    }

    assert {link.id for link in candidates(known)} == alike
    assert {link.id for link in listed(release) if link.status == OPEN} <= alike
