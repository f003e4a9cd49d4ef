"""HTML becomes lines, and no list item is lost."""

from pathlib import Path

import pytest

from graph.errors import UnreadableError
from loaders.read.html import parse_page
from loaders.read.source import read


def test_a_page_of_the_site_becomes_its_lines(pages: Path) -> None:
    """Headings, paragraphs, items and cells stand on lines of their own."""
    page = read(pages / "partnership-joomla.html")

    assert page.text.splitlines() == [
        "Odkaz na FacebookOdkaz na web Úřadu Vlády",
        "Lokální partnerství Trmice",
        "• Tisk",
        "• E-mail",
        "Ustavující schůzka partnerství se konala 9.\u00a0května 2011.",
        "Další řádek.",
        "Členové Lokálního partnerství Trmice:",
        "• Město Trmice",
        "  • odbor sociální",
        "• Policie\u00a0ČR",
        "• ZŠ Trmice, p.o.",
        "• O.s. Pomocná ruka",
        "Úřad práce",
        "\tSportovní klub",
        "Inspirace",
        "• Dobrá praxe",
    ]


def test_the_address_is_the_canonical_one(pages: Path) -> None:
    """The page knows its own address."""
    page = read(pages / "partnership-joomla.html")

    assert page.url == "http://www.socialni-zaclenovani.cz/lokalni-partnerstvi-priklad"


def test_the_site_s_name_is_no_part_of_the_title(pages: Path) -> None:
    """The heading with which the window's title begins is the title."""
    assert read(pages / "partnership-joomla.html").title == "Lokální partnerství Trmice"


def test_the_first_heading_is_the_title() -> None:
    """A heading is surer than the title of the window."""
    source = (
        "<title>Web | Most</title><meta property='og:title' content='Most'><h1> Most a\nokolí </h1>"
    )

    assert parse_page(source).title == "Most a okolí"
    assert parse_page("<meta property='og:title' content='Most'><p>x</p>").title == "Most"
    assert parse_page("<title>Web</title><p>x</p>").title == "Web"
    assert parse_page("<p>x</p><p>y</p>").title is None


def test_main_content_is_not_taken_for_navigation() -> None:
    """A word in the class of a block with paragraphs takes nothing away."""
    source = "<div class='page nav'><p>Členové:</p><ul><li>Město Most</li></ul></div>"

    assert parse_page(source).text == "Členové:\n• Město Most\n"


def test_what_no_reader_sees_is_left_out() -> None:
    """Scripts, comments, menus and forms are no content."""
    source = (
        "<nav><a>Menu</a></nav><!-- komentář --><p>Most</p><script>x()</script>"
        "<ul class='main-menu'><li>Úvod</li></ul><footer>Patička</footer><style>a{}</style>"
    )

    assert parse_page(source).text == "Most\n"


def test_what_is_struck_out_is_said_no_more_and_what_is_closed_is_said() -> None:
    """A part of a page that is opened by a click is hidden in its markup."""
    page = """<html><body><p>Založeno <del>1. 2. 2010</del> <s>v zimě</s> 3. 4. 2011.</p>
    <div hidden><ul><li><strike>Charita Louny</strike></li><li>Policie ČR</li></ul></div>"""

    assert parse_page(page).text == "Založeno 3. 4. 2011.\n• Policie ČR\n"


def test_a_short_page_keeps_its_list() -> None:
    """However little there is, items stay items."""
    source = "<h1>Lokální partnerství Most</h1><ul><li>Město Most<li>Policie ČR</ul>"

    assert parse_page(source).text == "Lokální partnerství Most\n• Město Most\n• Policie ČR\n"


def test_deeply_nested_markup_is_no_danger() -> None:
    """A thousand levels do not overflow anything."""
    assert "Most" in parse_page(f"{'<div>' * 200}<p>Most</p>{'</div>' * 200}").text


def test_reading_twice_gives_the_same_text(pages: Path) -> None:
    """Offsets hold, because reading is deterministic."""
    file = pages / "partnership-joomla.html"

    assert read(file) == read(file)


@pytest.mark.parametrize("depth", [255, 20_000])
def test_a_page_nested_too_deeply_is_refused(depth: int) -> None:
    """What follows would be lost without a word."""
    with pytest.raises(UnreadableError, match="nested too deeply"):
        parse_page(f"<body>{'<div>' * depth}<p>Most</p>{'</div>' * depth}<p>Brno</p></body>")


def test_a_page_nested_deeply_is_read() -> None:
    """Generated markup may stand in many elements."""
    page = parse_page(f"<body>{'<div>' * 200}<p>Most</p>{'</div>' * 200}<p>Brno</p></body>")

    assert page.text == "Most\nBrno\n"


def test_characters_that_xml_forbids_are_left_out() -> None:
    """A form feed or a control character, however it is written, costs no page."""
    assert parse_page("<p>Most&#12;a&#1;\x01\n\tBrno</p>").text == "Most a Brno\n"


def test_white_space_of_neighbouring_elements_stays_apart() -> None:
    """Only white space within one piece of text is folded; at the beginning of a line is none."""
    page = parse_page("<ul><li> a <b> b</b>\n c<ul><li>\td</ul></ul><p>e<br> f</p>")

    assert page.text == "• a  b c\n  • d\ne\nf\n"


def test_a_list_of_terms_that_are_times_is_a_table_of_two_columns() -> None:
    """What happened then stands beside its day; of other terms more is a list, one is a fact."""
    times = parse_page("<dl><dt>9. 3. 2017</dt><dd>setkání</dd><dd>exkurze</dd></dl>")
    terms = parse_page("<dl><dt>Poradna</dt><dd>otevřena 2017</dd></dl>")
    lists = parse_page("<dl><dt>Členové</dt><dd>Město Most</dd><dd>ZŠ Most</dd></dl>")

    assert times.text == "9. 3. 2017\n\tsetkání\nexkurze\n"
    assert terms.text == "Poradna\n\totevřena 2017\n"
    assert lists.text == "Členové\n• Město Most\n• ZŠ Most\n"


def test_lines_of_what_is_told_of_a_term_are_items() -> None:
    """As are those of a cell beside the only head of its row."""
    page = parse_page("<dl><dt>Členové</dt><dd>Město Most<br>ZŠ Most</dd><dt>Od</dt><dd>5/5</dd>")
    assert page.text == "Členové\n• Město Most\n• ZŠ Most\nOd\n\t5/5\n"


def test_days_that_take_turns_with_what_happened_stand_beside_it() -> None:
    """In blocks, and in items in one line; not so a lone day, or one over a headline."""
    rows = "<div>5. 5. 2013</div><p>setkání</p><div>říjen 2014</div><p>exkurze</p>"
    items = "<ul><li><b>5. 5. 2013</b><p>setkání</p></li><li><b>6/2014</b><p>výlet</p></li></ul>"
    news = "<p>5. 5. 2013</p><p>Setkání.</p>"
    heads = "<p>5. 5. 2013</p><h3>Setkání</h3><p>6. 6. 2013</p><h3>Exkurze</h3>"

    assert parse_page(rows).text == "5. 5. 2013\n\tsetkání\nříjen 2014\n\texkurze\n"
    assert parse_page(items).text == "• 5. 5. 2013 setkání\n• 6/2014 výlet\n"
    assert parse_page(news).text == "5. 5. 2013\nSetkání.\n"
    assert parse_page(heads).text == "5. 5. 2013\nSetkání\n6. 6. 2013\nExkurze\n"


def test_a_cell_may_reach_into_the_rows_below() -> None:
    """What stands in them stands in the columns behind it."""
    rows = '<tr><td rowspan="2">Plán</td><td>rada</td></tr><tr><td>zastupitelstvo</td></tr>'
    other = '<tr><td rowspan="x">Most</td><td>5</td></tr><tr><td>Brno</td><td>6</td></tr>'

    assert parse_page(f"<table>{rows}</table>").text == "Plán\n\trada\n\tzastupitelstvo\n"
    assert parse_page(f"<table>{other}</table>").text == "Most\n\t5\nBrno\n\t6\n"


def test_a_cell_may_hold_its_words_in_a_block() -> None:
    """Its line begins with that block; a cell that holds more than one is a part of a layout."""
    cells = "<tr><td><div>Poradna</div></td><td><div><p>běží</p></div></td></tr>"
    layout = "<tr><td>menu</td><td><p>Most</p><p>Brno</p></td></tr>"

    assert parse_page(f"<table>{cells}</table>").text == "Poradna\n\tběží\n"
    assert parse_page(f"<table>{layout}</table>").text == "menu\nMost\nBrno\n"


def test_a_heading_with_which_the_title_of_the_window_only_begins_is_not_the_title() -> None:
    """A page about Most and Brno may have a heading "Most"."""
    page = "<title>{}</title><h1>Partnerství Mostu</h1><h3>Most</h3>"

    assert parse_page(page.format("Most | Agentura")).title == "Most"
    assert parse_page(page.format("Most a Brno | Agentura")).title == "Partnerství Mostu"


def test_lines_beside_the_head_of_a_row_are_items() -> None:
    """Several in one cell are a list; one is a cell, and so is what a time tells."""
    row = "<table><tr><th>{}</th><td>{}</td></tr></table>"

    several = parse_page(row.format("Členové", "Město Most<br>ZŠ Most<br />"))
    one = parse_page(row.format("Okres", "Most"))
    then = parse_page(row.format("9. 3. 2017", "setkání<br>exkurze"))

    assert several.text == "Členové\n• Město Most\n• ZŠ Most\n"
    assert one.text == "Okres\n\tMost\n"
    assert then.text == "9. 3. 2017\n\tsetkání\nexkurze\n"


def test_lines_of_a_cell_stand_in_its_column_where_heads_tell_the_columns() -> None:
    """Elsewhere a cell may hold the whole page."""
    table = "<table><tr>{}</tr><tr><td>Most</td><td>2015</td><td>klub<br>dílna</td></tr></table>"
    heads = "<th>Město</th><th>Vznik</th><th>Výsledky</th>"

    text = parse_page(table.format(heads)).text

    assert text == "Město\n\tVznik\n\t\tVýsledky\nMost\n\t2015\n\t\tklub\n\t\tdílna\n"
    assert parse_page(table.format(heads.replace("th>", "td>"))).text.endswith("\t\tklub\ndílna\n")


def _of_rows(first: str) -> str:
    heads = "<tr><th>Město</th><th>Hotovo</th><th>Běží</th></tr>"
    items = "<td><ul><li>klub</li><li>byty</li></ul></td>"
    return parse_page(f"<table>{heads}<tr><td>Most</td>{items}{first}</tr></table>").text


def test_lists_in_cells_beside_each_other_keep_their_columns() -> None:
    """No line would part them; one list alone stays a list."""
    beside = _of_rows("<td><ul><li>kurz</li></ul></td>")

    assert beside.endswith("Most\n\tklub\n\tbyty\n\t\tkurz\n")
    assert _of_rows("<td>–</td>").endswith("Most\n• klub\n• byty\n\t\t–\n")


@pytest.mark.parametrize(
    "words", [("Bydlení", "Vzdělávání", "Dluhy"), ("Oblastní", "Charita", "Most")]
)
def test_words_in_frames_are_no_items(words: tuple[str, ...]) -> None:
    """A line of them is as often a name, or the themes of a page, as a list."""
    block = " ".join(f"<span>{word}</span>" for word in words)

    assert parse_page(f"<div class='tags'>{block}</div>").text == f"{' '.join(words)}\n"


@pytest.mark.parametrize(
    ("heads", "states"),
    [
        ("Oblast|Opatření|Stav", ("hotovo", "plánováno")),
        ("Město|Opatření|Stav", ("už hotovo", "v přípravě")),
        ("Město|Výsledky|Dnes", ("hotovo", "plánováno")),
        ("Oblast|Hotovo|Plánuje se", ("klub pro děti", "nová dílna")),
    ],
)
def test_lists_whose_items_belong_together_keep_no_columns(
    heads: str, states: tuple[str, ...]
) -> None:
    """The state of each deed would become that of another; only towns have lists of their own."""
    head = "".join(f"<th>{one}</th>" for one in heads.split("|"))
    cells = [
        "".join(f"<li>{one}</li>" for one in items)
        for items in (("oprava domu", "nákup bytů"), states)
    ]
    row = f"<td>Most</td><td><ul>{cells[0]}</ul></td><td><ul>{cells[1]}</ul></td>"

    text = parse_page(f"<table><tr>{head}</tr><tr>{row}</tr></table>").text

    listed = "".join(f"• {one}\n" for one in ("oprava domu", "nákup bytů", *states))
    assert text.endswith(f"Most\n{listed}")
