"""Which subject an organisation is: certain, perhaps, or nobody knows."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph.releases import DataDirectory
from loaders.registers.ares import Ares, Subject
from loaders.registers.identify import Unidentified, identify, judge, unidentified
from tests.ares_player import Player, Reply

BILINA, TEPLICE, MOST = "567451", "567442", "567027"
KLIC = Unidentified(
    "k-srdci-klic", ("K srdci klíč",), None, frozenset((BILINA,)), frozenset(("141",)), None
)
HERE = Subject("00000019", "K srdci klíč, o.p.s.", "141", BILINA, "2006-05-01", None, True)

Judged = Callable[..., list[tuple[str, bool]]]


@pytest.fixture
def judged() -> Judged:
    """Give what judges subjects and tells their numbers and which is certain."""
    return lambda organisation, *subjects, is_whole=True: [
        (item.subject.ico, item.is_certain)
        for item in judge(organisation, subjects, is_whole=is_whole)
    ]


def other(ico: str, **changes: object) -> Subject:
    """Give a subject like the one of Bílina, with changes."""
    return replace(HERE, ico=ico, **changes)  # type: ignore[arg-type]  # any field of a subject


def test_the_only_one_of_the_name_in_the_town_is_certain(judged: Judged) -> None:
    """Though another town has a namesake."""
    namesake = other("00000027", seat=TEPLICE)
    assert judged(KLIC, namesake, HERE) == [("00000019", True), ("00000027", False)]


def test_the_only_one_of_the_country_is_certain(judged: Judged) -> None:
    """Of an organisation whose seat nobody knows, when the register told all."""
    elsewhere = other("00000027", seat=MOST)
    assert judged(KLIC, elsewhere) == [("00000027", True)]
    assert judged(KLIC, elsewhere, is_whole=False) == [("00000027", False)]
    assert judged(replace(KLIC, seat=BILINA), elsewhere) == [("00000027", False)]


def test_a_name_of_one_word_is_not_certain_elsewhere(judged: Judged) -> None:
    """Anybody may be called Libuše."""
    libuse = replace(KLIC, key="libuse", names=("Libuše",))
    assert judged(libuse, other("00000027", name="Libuše, o.p.s.", seat=MOST)) == [
        ("00000027", False)
    ]


def test_two_of_the_name_in_the_town_are_candidates(judged: Judged) -> None:
    """Nobody but a person can choose."""
    assert judged(KLIC, HERE, other("00000027")) == [("00000019", False), ("00000027", False)]


def test_who_is_dissolved_is_not_certain_and_stands_last(judged: Judged) -> None:
    """Though the pages are old: the register speaks of today."""
    gone = other("00000027", is_active=False, dissolved="2012-05-31")
    assert judged(KLIC, gone) == [("00000027", False)]
    assert judged(KLIC, gone, HERE) == [("00000019", True), ("00000027", False)]


@pytest.mark.parametrize(("known", "registered"), [("701", "706"), ("701", "161"), ("141", "161")])
def test_a_legal_form_that_the_law_changed_still_fits(
    judged: Judged, known: str, registered: str
) -> None:
    """A civic association of 2010 is an association today."""
    association = replace(KLIC, forms=frozenset((known,)))
    assert judged(association, other("00000027", legal_form=registered)) == [("00000027", True)]


def test_another_legal_form_is_not_certain(judged: Judged) -> None:
    """A company is no civic association of the same name."""
    association = replace(KLIC, forms=frozenset(("701",)))
    assert judged(association, other("00000027", legal_form="112")) == [("00000027", False)]


def test_a_like_name_is_a_candidate_and_another_is_none(judged: Judged) -> None:
    """A letter more is worth a look."""
    like, unlike = other("00000027", name="K srdci klíče"), other("00000035", name="Most k naději")
    assert judged(KLIC, like, unlike) == [("00000027", False)]


def test_spellings_that_our_rules_join_are_the_same_name(judged: Judged) -> None:
    """An abbreviation on the page, its words in the register, capitals, quotes, old legal forms."""
    names = ("K SRDCI KLÍČ, o. p. s.", "„K srdci klíč“ z. ú.", "K srdci klíč, o.s., z. s.")
    for name in names:
        assert judged(KLIC, other("00000027", name=name)) == [("00000027", True)], name


def test_the_reason_is_told_in_both_languages() -> None:
    """What agrees and what does not."""
    (found,) = judge(KLIC, [other("00000027", seat=MOST)], is_whole=False)
    assert found.reason_en == "same name, seat elsewhere, legal form fits, active"
    assert found.reason_cs == "stejný název, sídlo jinde, právní forma sedí, činný"
    assert found.score == 0.7


def test_no_more_candidates_than_a_person_reads(judged: Judged) -> None:
    """The best five."""
    many = [other(f"{number:08d}", seat=MOST) for number in range(9)]
    assert len(judged(KLIC, *many)) == 5


def test_too_many_answers_are_asked_for_by_town(player: Player, ares: Ares) -> None:
    """And then nothing is the only one of the country."""
    player.plays(Reply("too_many", 400), "one")
    found = identify(KLIC, ares)
    assert found.certain is not None
    assert found.certain.subject.ico == "00000019"
    assert [body and body.get("sidlo") for _, _, body in player.asked] == [
        None,
        {"kodObce": int(BILINA)},
    ]


def test_too_many_in_a_town_leave_none(player: Player, ares: Ares) -> None:
    """That is an answer too."""
    player.plays(Reply("too_many", 400))
    assert identify(KLIC, ares).candidates == ()


def test_each_name_is_asked_for_once(player: Player, ares: Ares) -> None:
    """Without legal form and brackets; spellings that differ in accents only are one."""
    player.plays("none")
    names = ("Český západ", "Cesky zapad, o.s.", "Západ (Teplá)")
    identify(replace(KLIC, names=names), ares)
    asked = {body["obchodniJmeno"] for _, _, body in player.asked if body}
    assert asked == {"Cesky zapad", "Západ"}


def test_the_unidentified_of_a_release_are_legal_persons_without_a_number(
    data: DataDirectory,
) -> None:
    """No unit, no partnership, nobody with an IČO."""
    found = {item.key: item for item in unidentified(data)}
    assert "most-k-nadeji" in found
    assert not found.keys() & {"clovek-v-tisni", "lp-bilina", "ospod-litvinov", "asz"}
    assert found["libuse"].towns == {"567256"}
    assert found["libuse"].forms == {"701", "706"}
    assert found["libuse"].asked is None
