"""Pages that nobody would write, made of what the site's pages are made of."""

from hypothesis import strategies as st

_TOWNS = (
    "Kolín",
    "Kolíně",
    "Kolína",
    "Ústí nad Labem",
    "Praze 5",
    "Brno-střed",
    "Šluknovsku",
    "Lhotě",
)
_DATES = (
    "24. června 2010",
    "24.června 2010",
    "2. 7. 2008",
    "15.9.2011",
    "v červenci 2008",
    "v létě 2015",
    "včera",
    "tohoto roku",
    "31. února 2011",
    "0. 0. 0000",
    "99. 99. 9999",
    "v letech 2009–2011",
    "1/2010",
    "1" * 5000,
)
_BODIES = (
    "Město {t}",
    "Městský úřad {t}",
    "ZŠ {t}, Školní 1, 2 a 3",
    "Naděje, o.s.",
    "Člověk v tísni o. p. s.",
    "Úřad práce {t} – pobočka",
    "Policie ČR",
    "Farní charita {t} (odbor, oddělení)",
    "odbor školství",
)
_HEADS = (
    "Lokální partnerství {t}",
    "Lokální parnerství ve městě {t}:",
    "Členové lokálního partnerství:",
    "Členové",
    "Pracovní skupiny:",
    "Priority",
    "Plánovaná opatření",
    "Výsledky spolupráce v {t}",
    "O lokalitě",
    "Aktuality",
    "Zpravodaj",
    "Vážení čtenáři",
    "Sociální vyloučení v obci {t}",
    "Kontakty",
    "Související články",
)
_SENTENCES = (
    "Lokální partnerství v {t} bylo založeno {d}.",
    "Pracovní skupiny nebyly zřízeny.",
    "Zastupitelstvo města {t} schválilo {d} strategický plán sociálního začleňování.",
    "Rada {t} projednala {d} plán, který zastupitelstvo {t} schválilo {d}, ale revizi ne.",
    "Členy jsou {b}, {b} a {b}.",
    "{t}, {d} – Bylo opraveno více než 25 bytů a vznikl azylový dům.",
    "Město {t} chce zřídit poradnu a otevřít klub do konce roku 2012.",
    "Agentura podpořila {t} {d} až {d}.",
)
_MARKS = ("• ", "- ", "1) ", "a) ", "1. ", "– ", "\t", "  • ", "\t\t", "")
_ODD = (
    "\u202e",
    "\u200b",
    "\u0301",
    "\ufeff",
    "\u00a0",
    "\x00",
    "\x1b",
    "\u2028",
    "İ",
    "ﬁ",
    "𝐊",
    "\U0010ffff",
    "„",
    "(",
    ")",
)

_towns, _dates = st.sampled_from(_TOWNS), st.sampled_from(_DATES)
_bodies = st.builds(lambda body, town: body.format(t=town), st.sampled_from(_BODIES), _towns)
_filled = st.builds(
    lambda words, town, day, body: words.format(t=town, d=day, b=body),
    st.sampled_from(_HEADS + _SENTENCES),
    _towns,
    _dates,
    _bodies,
)
_items = st.builds(lambda mark, body: mark + body, st.sampled_from(_MARKS), _bodies | _filled)


@st.composite
def _damaged(draw: st.DrawFn, lines: st.SearchStrategy[str]) -> str:
    """Take a piece out of a line, or put a sign that belongs nowhere into it."""
    line = draw(lines)
    at = draw(st.integers(0, len(line)))
    until = draw(st.integers(at, min(len(line), at + 3)))
    return line[:at] + draw(st.sampled_from(("", *_ODD))) + line[until:]


lines: st.SearchStrategy[str] = _filled | _items
"""Lines as the site writes them."""

texts = st.lists(lines, min_size=1, max_size=25).map("\n".join)
"""Pages of plain text with lines in any order."""

damaged_texts = st.lists(lines | _damaged(lines) | st.text(max_size=30), max_size=25).map("\n".join)
"""The same with damage, and with text of any kind."""

_TAGS = (
    "p",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "h1",
    "h2",
    "div",
    "b",
    "a",
    "script",
    "title",
    "!--",
    "br",
    "nav",
)
_tags = st.builds(
    lambda slash, tag, rest: f"<{slash}{tag}{rest}>",
    st.sampled_from(("", "", "/")),
    st.sampled_from(_TAGS),
    st.sampled_from(("", " class=menu", ' id="', " /", " a=1 a=1")),
)
_entities = st.sampled_from(("&nbsp;", "&#0;", "&#xD800;", "&amp", "]]>"))
markup = st.lists(_tags | lines | _damaged(lines) | _entities, max_size=40).map(
    lambda parts: "<html><body>" + "".join(parts)
)
"""Pages of HTML whose elements neither nest nor end as they should."""
