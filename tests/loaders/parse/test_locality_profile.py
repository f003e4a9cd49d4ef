"""The profile of a locality: what was done there, and nothing of its history and economy."""

import pytest

from loaders.extract import extract
from loaders.read.source import read_bytes
from loaders.records import (
    CountRecord,
    Extraction,
    MeasureRecord,
    MembershipRecord,
    PartnershipRecord,
    PlanRecord,
    Record,
    SupportPeriodRecord,
    WorkingGroupRecord,
)


def profile(text: str, url: str | None = None) -> Extraction:
    """Extract a profile of these words."""
    found = extract(read_bytes(text.encode(), "profile.txt", url=url))
    assert found.document.kind == "locality-profile"
    return found


def of(found: Extraction, type_: type[Record]) -> list[Record]:
    """Give the records of that type."""
    return [record for record in found.records if isinstance(record, type_)]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Kolín\n\nKolín\n\nKdysi tu stál klášter.", None),
        ("O lokalitě Kolín\n\nKdysi tu stál klášter.", None),
        ("Kdysi tu stál klášter.", "http://www.socialni-zaclenovani.cz/lokalita/kolin-2/"),
        ("Kdysi tu stál klášter.", "http://www.socialni-zaclenovani.cz/o-lokalite-kolin"),
        ("O lokalitě\n• Lokální konzultant: Jan Vymyšlený\nMěsto Kolín leží na Labi.", None),
        ("O lokalitě\nKolín je městem na Labi.", None),
        (
            "Kdysi tu stál klášter.\nSociální vyloučení v obci\nV Kolíně žijí lidé.",
            "http://x.cz/kolin",
        ),
    ],
)
def test_title_address_or_first_words_tell_the_town(text: str, url: str | None) -> None:
    """Contacts over the page tell nothing and become nothing."""
    found = profile(text, url)

    assert [place.label for place in found.document.municipalities] == ["Kolín"]
    assert found.document.title in ("Kolín", "")
    assert found.records == ()


def test_of_a_town_that_is_not_known_there_is_no_record() -> None:
    """The page stays without records, and a person is told."""
    found = profile("O lokalitě\nTady se sešlo lokální partnerství dne 3. 4. 2012 poprvé.")

    assert found.records == ()
    assert [problem.reason for problem in found.problems] == [
        "The town is not known or not told for certain."
    ]


def test_a_region_is_told_by_the_first_words() -> None:
    """Its municipalities are those that the page counts up."""
    found = profile(
        "O lokalitě\nLokalita Vejprtsko, kterou tvoří města Vejprty a Kovářská, leží v horách.\n"
        "Lokální partnerství tu pracuje od roku 2015."
    )

    [partnership] = of(found, PartnershipRecord)
    assert isinstance(partnership, PartnershipRecord)
    assert partnership.partnership == "lp-vejprtsko"


def test_history_and_economy_are_no_measures_and_no_counts() -> None:
    """A factory that was opened is no result of inclusion."""
    found = profile(
        "Kolín\nKolín\n"
        "V roce 1710 měl Kolín 2 000 obyvatel. Roku 1998 byla otevřena továrna s 500 místy, "
        "která zvýšila zaměstnanost. Lokalita vznikla nově řízeným sestěhováním.\n"
        "Sociální vyloučení v obci\n"
        "V domech byla vybudována ubytovna pro dělníky a žije v nich 30 rodin."
    )

    assert of(found, MeasureRecord) == []
    assert [count.value for count in of(found, CountRecord) if isinstance(count, CountRecord)] == [
        30
    ]


def test_what_was_done_is_read_under_its_heading_and_where_a_sentence_tells_it() -> None:
    """The Agency, its plan and its projects speak of work."""
    found = profile(
        "Kolín\nKolín\n"
        "Kolín leží na Labi. Ve spolupráci s Agenturou byl otevřen nízkoprahový klub.\n"
        "Co se děje\nMěsto zřídilo přípravnou třídu."
    )

    labels = [
        record.label for record in of(found, MeasureRecord) if isinstance(record, MeasureRecord)
    ]
    assert labels == [
        "Ve spolupráci s Agenturou byl otevřen nízkoprahový klub",
        "Město zřídilo přípravnou třídu",
    ]


def test_a_partnership_is_read_only_where_one_is_named() -> None:
    """Neither a heading nor a denial names one."""
    silent = profile("O lokalitě\nMěsto Kolín leží na Labi.\nLokální partnerství\nČíst dále …")
    denied = profile("O lokalitě\nMěsto Kolín leží na Labi. Lokální partnerství nebylo ustaveno.")
    named = profile("O lokalitě\nMěsto Kolín leží na Labi. Plán vzešel z lokálního partnerství.")

    assert [of(page, PartnershipRecord) for page in (silent, denied)] == [[], []]
    [partnership] = of(named, PartnershipRecord)
    assert isinstance(partnership, PartnershipRecord)
    assert (partnership.partnership, partnership.name) == ("lp-kolin", "Lokální partnerství Kolín")


@pytest.mark.parametrize(
    ("part", "members"),
    [
        ("Lokální partnerství\nKdo je členem\n{}", 3),
        ("Partnerství\nPartneři se poprvé sešli v květnu 2016.\n\n{}", 3),
        ("Kdo tvoří partnerství\n{}", 3),
        ("Partnerství\nPartnerství nestojí na prvním místě. Členy jsou:\n{}", 3),
        ("Partnerství\nPartnerství ve městě nevzniklo.\n\nPoskytovatelé služeb\n{}", 0),
        ("Lokální partnerství\nPartnerství se teprve připravuje.\n\nKdo tu působí\n{}", 0),
        ("Partnerství\nMěsto má partnerství s německým Coswigem.\n\nNeziskové organizace\n{}", 0),
        ("Zahraniční partneři\nPartneři z Německa město navštívili.\n\n{}", 0),
        ("Místní partnerství\nO partnerství město nestojí.\n\nKdo tu působí\n{}", 0),
        ("Partnerství škol\nŠkoly spolupracují.\n{}", 0),
        ("Služby\n{}", 0),
    ],
)
def test_a_heading_over_its_members_names_a_partnership(part: str, members: int) -> None:
    """Organisations of a town that has none are no members."""
    listed = part.format("- Město Kolín\n- Charita Kolín\n- ZŠ Kolín")
    page = profile(f"O lokalitě\nMěsto Kolín leží na Labi.\n\n{listed}")

    assert len(of(page, MembershipRecord)) == members


def test_excluded_people_and_localities_are_counted_for_the_day_told() -> None:
    """A rough number is a problem, as everywhere."""
    found = profile(
        "Kolín\nKolín\nK 31. 12. 2014 byly ve městě tři sociálně vyloučené lokality. "
        "V nich žilo cca 400 osob ohrožených sociálním vyloučením."
    )

    [count] = of(found, CountRecord)
    assert isinstance(count, CountRecord)
    assert (count.value, count.unit, count.as_of) == (
        3,
        "sociálně vyloučené lokality",
        "2014-12-31",
    )
    assert [place.label for place in count.municipalities] == ["Kolín"]
    assert len(found.problems) == 1


def test_the_cooperation_and_the_plan_are_read_anywhere() -> None:
    """They stand in the lead, before the description."""
    found = profile(
        "Kolín\nKolín\nMěsto spolupracovalo s Agenturou v letech 2009 – 2012. "
        "Zastupitelstvo schválilo strategický plán sociálního začleňování 5. 5. 2011."
    )

    [period], [plan] = of(found, SupportPeriodRecord), of(found, PlanRecord)
    assert isinstance(period, SupportPeriodRecord)
    assert isinstance(plan, PlanRecord)
    assert (period.programme, period.period) == ("asz", "2009/2012")
    assert (plan.plan, plan.approved_on) == ("kolin-2011", "2011-05-05")


def test_the_teasers_of_other_towns_are_not_read() -> None:
    """On a list of localities each is cut off and stands in whole on a page of its own."""
    found = profile(
        "Lokality\nMěsto Most leží pod horami a s Agenturou otevřelo nový klub pro…\n"
        "O lokalitě\nMěsto Kolín leží na Labi."
    )

    assert [place.label for place in found.document.municipalities] == ["Kolín"]
    assert found.records == ()


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        (
            "Sešli se lokální partneři. Byly ustaveny pracovní skupiny Dluhy a Bydlení, jejichž "
            "členy jsou zástupci města.",
            ["Dluhy", "Bydlení"],
        ),
        (
            "Místní partneři pracují ve dvou pracovních skupinách: Bydlení a Zaměstnanost.",
            ["Bydlení", "Zaměstnanost"],
        ),
        (
            "S lokálními partnery vznikly pracovní skupiny Bydlení a Vzdělávání. Vybrali je "
            "zástupci lokálních partnerů.",
            ["Bydlení", "Vzdělávání"],
        ),
        (
            "Pro lokální partnery bylo školení. Vznikly pracovní skupiny (PS Bydlení a PS Dluhy), "
            "které místní partneři vedou.",
            ["Bydlení", "Dluhy"],
        ),
        (
            "Na žádost lokálních partnerů byly zřízeny tři pracovní skupiny: bydlení, dluhy a "
            "vzdělávání.",
            ["bydlení", "dluhy", "vzdělávání"],
        ),
        ("Lokální partneři se sešli k představení analýzy.", []),
        ("Město zřídilo pracovní skupiny Bydlení a Dluhy.", []),
        ("Lokální partneři zatím pracovní skupiny Bydlení a Dluhy nevytvořili.", []),
    ],
)
def test_partners_with_working_groups_are_a_partnership(words: str, groups: list[str]) -> None:
    """Neither partners nor groups alone are one."""
    found = profile(f"Kolín\n\nKolín\n\nAgentura spolupracuje s městem. {words}")

    told = [record.label for record in found.records if isinstance(record, WorkingGroupRecord)]
    named = [one.partnership for one in found.records if isinstance(one, PartnershipRecord)]
    assert (told, named) == (groups, ["lp-kolin"] if groups else [])


@pytest.mark.parametrize(
    ("part", "count"),
    [
        ("Členové\n- Město Kolín\n- Charita Kolín", 2),
        ("Lokální partnerství\nMěsto Kolín; Charita Kolín; Policie ČR", 3),
        ("Svazek obcí\nVznikl v roce 2001.\n\nČlenové\n- Město Kolín\n- Charita Kolín", 0),
        ("Členové MAS\n- Město Kolín\n- Charita Kolín", 0),
        ("Členové komise\n- Město Kolín\n- Charita Kolín", 0),
        ("Na koho se obrátit\n- Městský úřad Kolín\n- Charita Kolín", 0),
    ],
)
def test_members_under_a_heading_alone(part: str, count: int) -> None:
    """No sentence speaks of a partnership; members of other bodies are none, nor are contacts."""
    found = profile(f"Kolín\nLokality > Kolín\n\nO lokalitě\nMěsto leží na Labi.\n\n{part}\n")

    assert len(of(found, MembershipRecord)) == count
