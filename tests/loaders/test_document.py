"""Lines of a document, their markers and offsets."""

import pytest

from loaders.document import Document


def line_of(text: str) -> tuple[str, str | None, int]:
    """Give text, bullet and indent of the one line of *text*."""
    document = Document(text, "", "page")
    (line,) = document.lines
    assert text[line.start : line.end] == line.text
    return line.text, line.bullet, line.indent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" • Policie ČR ", ("Policie ČR", "•", 1)),
        ("•Policie ČR", ("Policie ČR", "•", 0)),
        ("   ◦ odbor", ("odbor", "◦", 3)),
        ("- bydlení", ("bydlení", "-", 0)),
        ("– Město Most", ("Město Most", "–", 0)),
        ("12. Město Most", ("Město Most", "12.", 0)),
        ("3) Město Most", ("Město Most", "3)", 0)),
        ("b) Město Most", ("Město Most", "b)", 0)),
        ("•\u00a0Most", ("Most", "•", 0)),
        ("25. června 2010 se sešli", ("25. června 2010 se sešli", None, 0)),
        ("3. 8. 2016 – Most", ("3. 8. 2016 – Most", None, 0)),
        ("-li to tak", ("-li to tak", None, 0)),
        ("\tOdstavec\u00a0", ("Odstavec", None, 0)),
    ],
)
def test_markers_are_told_from_words_and_dates(
    text: str, expected: tuple[str, str | None, int]
) -> None:
    """A list marker is left out of the line; a date at its start is no marker."""
    assert line_of(text) == expected


def test_blank_lines_and_any_line_ends_separate() -> None:
    """All kinds of line end count, and blank lines give nothing."""
    document = Document("a\r\n\r\nb\rc\n \n", "", "page")

    assert [line.text for line in document.lines] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("* Most *", "Most"),
        ("=== Most: klub ===", "Most: klub"),
        ("+++MOST+++", "MOST"),
        ("--- Most (okres Most) ---", "Most (okres Most)"),
        ("**Most**", "Most"),
    ],
)
def test_a_headline_between_signs_is_its_words(text: str, expected: str) -> None:
    """The signs around it are of the layout, and no bullet."""
    assert line_of(text) == (expected, None, 0)


@pytest.mark.parametrize("text", ["* Most", "- ZŠ Most -", "+420 123", "*Most", "== Most -"])
def test_what_has_no_sign_at_both_ends_is_no_headline(text: str) -> None:
    """A bullet stays one, even where a dash ends it."""
    assert line_of(text)[0] == text.lstrip("*- ") or line_of(text)[0] == text


def test_rules_only_part_the_lines() -> None:
    """A row of signs holds no words; what stands below it is set off. A cell may be empty."""
    document = Document("Most\n====\nKlub.\n- - -\n* * *\nHory\n1\t---", "", "page")

    assert [(line.text, line.blank) for line in document.lines] == [
        ("Most", 0),
        ("Klub.", 1),
        ("Hory", 2),
        ("1\t---", 0),
    ]


def test_numbers_over_chapters_are_no_bullets() -> None:
    """Each stands alone over what it heads; numbers one below the other are of a list."""
    chapters = (
        "1. Kde jsme\nMost.\nHory.\n\n2. Od kdy\nOd jara.\nTrvá.\n3. Kdo\nMěsto Most\nZŠ Most"
    )
    items = "Kdo\nje tu\na proč:\n1. Město Most\n2. ZŠ Most\n3. Policie\nTo\nje\nvše\nzatím."

    headings = [line.text for line in Document(chapters, "", "page").lines if len(line.text) < 9]
    assert headings[:1] + headings[3:4] == ["Kde jsme", "Od kdy"]
    assert not any(line.bullet for line in Document(chapters, "", "page").lines)
    assert sum(line.bullet is not None for line in Document(items, "", "page").lines) == 3


def test_dashes_right_before_words_are_bullets_where_there_are_several() -> None:
    """One alone may be the rest of a word that was divided."""
    items = "V plánu je:\n-klub\n-poradna\n–hřiště\nKonec."
    rest = "Plán je rozdělen na politicko\n-správní část."

    assert [line.text for line in Document(items, "", "page").lines if line.bullet] == [
        "klub",
        "poradna",
        "hřiště",
    ]
    assert not any(line.bullet for line in Document(rest, "", "page").lines)


@pytest.mark.parametrize(
    ("third", "bullets"),
    [
        # numbers before paragraphs that tell several things are no bullets
        ("3) Na schůzce byl představen projekt bydlení. Hovořilo se i o škole.", [None] * 3),
        ("3) V partnerství pracují tyto pracovní skupiny:", [None] * 3),
        # a list of names or of single sentences is one, even where blank lines part it
        ("3) Základní škola Horní", ["1)", "2)", "3)"]),
        ("3) Vznikl klub. Splněno.", ["1)", "2)", "3)"]),
    ],
)
def test_numbers_of_paragraphs_are_no_bullets(third: str, bullets: list[str | None]) -> None:
    """A letter of an office may number its paragraphs."""
    above = (
        "1) Město Most oznamuje, že partnerství vzniklo loni v květnu. Členů má devět.\n\n"
        "2) Zastupitelstvo města schválilo dne 3. 4. 2014 plán. Rada jej doporučila.\n\n"
    )
    assert [line.bullet for line in Document(f"{above}{third}", "", "page").lines] == bullets


def test_numbers_of_lines_that_follow_one_another_are_bullets() -> None:
    """Paragraphs are set apart."""
    item = ") Oprava bytů v domech města je hotova od minulého roku. Stála milion."
    document = Document("\n".join(f"{number}{item}" for number in (1, 2, 3)), "", "page")
    assert [line.bullet for line in document.lines] == ["1)", "2)", "3)"]
