"""The status of a measure from its wording."""

import pytest

from loaders.parse.status import UNSPECIFIED, Verdict, has_predicate, is_deed, status_of

RESULTS = Verdict("achieved", "Výsledky")
PLANS = Verdict("planned", "Plánovaná")


@pytest.mark.parametrize(
    ("text", "status", "cue"),
    [
        ("zavedení terénní práce", "achieved", "zavedení"),
        ("další rozvoj sociální firmy", "achieved", "rozvoj"),
        ("sociální firma", "achieved", "Výsledky"),
        ("příprava strategie bydlení", "in-preparation", "příprava"),
        ("návrhy na řešení dluhů", "proposed", "návrhy"),
        ("schválení koncepce, která pomůže rodinám", "approved", "schválení"),
        ("zahájení provozu klubu", "ongoing", "zahájení"),
        ("rozběhnutý kurz pro kuchaře", "ongoing", "rozběhnutý"),
        ("plánovaná výstavba ubytovny", "planned", "plánovaná"),
        ("bude se stavět nová škola", "planned", "bude"),
        ("aktivity školy, které pomáhají dětem", "ongoing", "pomáhají"),
        ("zřízení poradny – poskytuje rady zdarma", "achieved", "zřízení"),
        ("zřízení centra zastupitelé zamítli", "rejected", "zamítli"),
        ("projekt na podporu žáků", "unspecified", "projekt na"),
        ("společný projekt bydlení", "unspecified", "společný projekt bydlení"),
        ("poradna – zahájení provozu je naplánováno", "planned", "naplánováno"),
        ("dvouletý projekt Šance, zajistí služby", "ongoing", "zajistí"),
        ("zavedení bydlení (bude pokračovat)", "achieved", "zavedení"),
        ("zavedení poradny (probíhá)", "ongoing", "probíhá"),
        ("nový klub: návrh čeká na radu", "proposed", "návrh"),
        ("nový klub – v přípravě", "in-preparation", "v přípravě"),
        ("terénní program se rozrostl o noc", "achieved", "rozrostl"),
        ("město jedná s krajem o zřízení klubu", "in-preparation", "jedná s krajem o zřízení"),
        ("město jedná s majitelem o koupi domu", "ongoing", "jedná s majitelem o"),
    ],
)
def test_the_wording_decides_under_a_heading_of_results(text: str, status: str, cue: str) -> None:
    """Verbs of the main clause come first, then the leading noun, then the heading."""
    assert status_of(text, RESULTS) == Verdict(status, cue)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Do roku 2013 má být zřízeno učiliště", "planned"),
        ("V obci je plánován vznik ligy", "planned"),
        ("Město chce otevřít klub", "planned"),
        ("V plánu je nová poradna", "planned"),
        ("Ve městě vznikne poradna", "planned"),
        ("Byl vybrán vhodný objekt", "unspecified"),
        ("V obci byla otevřena poradna", "achieved"),
        ("Podařilo se získat byty", "achieved"),
        ("Byl zahájen druhý stupeň", "ongoing"),
        ("Město využívá veřejnou službu", "ongoing"),
        ("Byl připraven nový program", "in-preparation"),
        ("Poradna nebyla zřízena", "unspecified"),
        ("Spolek chystá dílnu pro ty, kdo si chtějí opravit byt", "in-preparation"),
        ("Záměr koupit domy č. 10 – 12 radní odmítli", "rejected"),
        ("Návrh na prodej bytů nebyl přijat", "rejected"),
        ("Asistent nebyl přijat", "unspecified"),
        ("Na podzim si obec naplánovala nábor strážníků", "planned"),
        ("Pracovnice obcházejí rodiny", "ongoing"),
        ("přesunuto na rok 2018: oprava bytů", "planned"),
        ("splněno: návrh pravidel", "achieved"),
        ("Vyklizení domu, který město koupilo, zastupitelstvo zamítlo", "rejected"),
        ("Komunitní centrum nevzniklo", "unspecified"),
        ("Zastupitelstvo neschválilo stavbu", "rejected"),
        ("Plán navrhuje otevření školky", "proposed"),
    ],
)
def test_the_verb_decides_in_a_sentence(text: str, status: str) -> None:
    """Tense and negation tell how far a thing has come."""
    assert status_of(text).status == status


def test_in_a_list_of_plans_all_is_planned() -> None:
    """A preparation that is planned has not begun."""
    assert status_of("přípravu dětí na školu", PLANS) == PLANS
    assert status_of("zavedení poradny", PLANS) == PLANS


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("zavedení školního asistenta, splněno", "achieved"),
        ("dluhová poradna v knihovně, běží", "ongoing"),
        ("terénní pracovnice, funguje od ledna 2017", "ongoing"),
        ("oprava domu, kde dříve bydleli", "planned"),
        ("hřiště, klub a oprava domu", "planned"),
    ],
)
def test_the_last_words_of_an_item_may_tell_how_far_it_has_come(text: str, status: str) -> None:
    """Also among plans; what belongs to the thing itself tells nothing of it."""
    assert status_of(text, Verdict("planned", "plán")).status == status


def test_what_was_refused_is_not_planned_any_more() -> None:
    """A refusal counts in a list of plans, too."""
    assert status_of("stavba ubytovny, kterou obec chtěla", PLANS) == PLANS
    assert status_of("stavbu ubytovny obec odmítla", PLANS) == Verdict("rejected", "odmítla")


def test_nothing_told_is_unspecified() -> None:
    """Without words, heading or verb there is no status."""
    assert status_of("sociální byty") == UNSPECIFIED
    assert status_of("") == UNSPECIFIED


@pytest.mark.parametrize("text", ["zavedení služeb", "vznik firmy", "nové otevření klubu"])
def test_a_deed_begins_with_its_noun(text: str) -> None:
    """A noun of doing leads the phrase."""
    assert is_deed(text)


@pytest.mark.parametrize("text", ["bydlení", "zařízení pro děti", "sdružení Romů", "byty"])
def test_a_thing_is_no_deed(text: str) -> None:
    """Some things end like deeds."""
    assert not is_deed(text)


def test_a_label_has_no_predicate() -> None:
    """A sentence can be told from a label by its verb."""
    assert has_predicate("poradna bude otevřena")
    assert not has_predicate("dluhová poradna")
