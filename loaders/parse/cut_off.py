"""The last item of a list that a page breaks off: it ends within a word, or within a name."""

import re

from simplemma import is_known

from loaders.document import Document, Line
from loaders.parse.organisation_items import is_organisation
from loaders.resolve.places import Gazetteer
from loaders.text.legal_forms import take_off
from loaders.text.letters import CAPITAL, LOWER

CUT_OFF = "the page ends within this item"
"""The reason of the problem that tells where a list of members breaks off."""

# what is left of the words with which names of organisations go on or end
_BEGUN = re.compile(
    r"služ(?:e?)|organiz\w{0,3}|sociá(?:l|ln)?|středis?|praco(?:v|vi|viš)?|společ(?:n|no|nos)?|"
    r"začleň\w{0,4}|partner(?:s|st)?|repu\w{0,4}"
)
_WHOLE = "začleňování"  # which the lemmatiser does not know
_WORD = re.compile(r"\w+")
_LAST_NAME = re.compile(rf"(?<!\w)[{CAPITAL}]\w*$")
_OF_A_TOWN = re.compile(
    r"\b(?P<lead>nad|pod|středisko|pracoviště|pobočka|oddělení|OO|KoP)\s"
    rf"(?P<begun>[{CAPITAL}][{LOWER}]{{2,}})$"
)
# words and signs with which no name ends
_OPEN = re.compile(
    r"(?:\b(?:pro|a|i|ve?|na|se?|u|nad|pod|při|ze?|do|kontaktní|krajská|obvodní)|[–,(-]|…|\.\.\.)$"
)
# What is left of a legal form, wherever on the page: "Most k životu, o".
_FORM_BEGUN = re.compile(r",\s(?:o|z|o\.\s?p|z\.\s?[úu])$")
_AND = re.compile(r"\s+a\s*(?:[\r\n]|$)")
_LAST_ADJECTIVE = re.compile(rf"\b(?:v|ve|u|na|pro)\s(?P<begun>[{CAPITAL}][{LOWER}]+[áéíý])$")
_DOUBLE_NAME = re.compile(
    rf"(?<!\w)[{CAPITAL}][{LOWER}]+[áéíý]\s[{CAPITAL}][{LOWER}]{{1,3}}$"
)  # "Nový Ji"
# What is left of the street by which a school is called: "Základní škola Smet" of Smetanova.
_OF_A_STREET = re.compile(
    rf"(?:škola|[ZM]Š|ulici?)\s(?P<begun>[{CAPITAL}][{LOWER}]{{1,4}}[bcčdďfghjklmnňprřsštťvzž])$"
)
_BEGINNING = 3  # letters of a word of the page with which it may end
_LONGEST_FRAGMENT = 5  # letters; what is longer may be a word with a typing error
_OFTEN = 3  # times that a page has a name of which another is a part


def breaks_off(item: Line) -> bool:
    """Tell an item that ends within a legal form: not there to its end, wherever it stands."""
    return _FORM_BEGUN.search(item.text) is not None and take_off(item.text)[1] is None


def is_cut_off(item: Line, document: Document, gazetteer: Gazetteer) -> bool:
    """Tell whether *item*, the last of what *document* holds, is not there to its end."""
    is_end = item.end >= len(document.text.rstrip())
    if is_end and (document.problems or _ends_in_word(item, document, gazetteer)):
        return True
    is_open = _OPEN.search(item.text) or _AND.match(document.text, item.end)
    return bool(
        is_open
        or _ends_in_fragment(item)
        or _begins_name(item, document, gazetteer)
        or _begins_town(item, gazetteer)
        or _begins_double_name(item, document, gazetteer)
    )


def _ends_in_word(item: Line, document: Document, gazetteer: Gazetteer) -> bool:
    """Tell whether the page ends within a word: one of organisations, or before a line end."""
    last = item.text.split()[-1]
    words = set(_WORD.findall(document.text[: item.start]))
    if (last in words or last == _WHOLE) and is_organisation(item):
        return False
    ends_in_line = item.end == len(document.text)
    begins_another = len(last) >= _BEGINNING and any(word.startswith(last) for word in words)
    if _BEGUN.fullmatch(last) or (ends_in_line and begins_another):
        return True
    street = _OF_A_STREET.search(item.text)
    if street and ends_in_line and not is_known(street["begun"].lower(), lang="cs"):
        return not gazetteer.find(street["begun"])
    is_word = last.isalpha() and last.islower()
    is_whole = is_known(last, lang="cs") and (is_organisation(item) or not ends_in_line)
    return is_word and not is_whole


def _ends_in_fragment(item: Line) -> bool:
    """Tell whether the last word of *item* is but a few letters of one: "právní nást"."""
    last = item.text.split()[-1]
    is_short = last.isalpha() and last.islower() and len(last) <= _LONGEST_FRAGMENT
    is_form = take_off(item.text)[1] is not None
    return is_short and not is_form and (len(last) == 1 or not is_known(last, lang="cs"))


def _begins_name(item: Line, document: Document, gazetteer: Gazetteer) -> bool:
    """Tell whether *item* ends within a name that the page has whole: "Cremona Lu" of Luby."""
    last = _LAST_NAME.search(item.text)
    if last is None or gazetteer.find(last.group()):
        return False
    before, begun = document.text[: item.start], last.group()
    whole = re.findall(rf"\b{begun}[{LOWER}]+", before)
    is_often = len(whole) >= _OFTEN or any(map(gazetteer.find, whole))
    is_word = re.search(rf"\b{begun}\b", before) or is_known(begun.lower(), lang="cs")
    return is_often and not is_word


def _begins_double_name(item: Line, document: Document, gazetteer: Gazetteer) -> bool:
    """Tell an adjective that the page has but before the rest of a town: "ve Velké" of Hamry."""
    last = _LAST_ADJECTIVE.search(item.text)
    if last is None or gazetteer.find(last.group()):
        return False
    before = document.text[: item.start]
    nouns = re.findall(rf"\b{last['begun']}\s+([{CAPITAL}][{LOWER}]+)", before)
    is_alone = len(nouns) < len(re.findall(rf"\b{last['begun']}\b", before))
    return not is_alone and any(gazetteer.find(f"{last['begun']} {noun}") for noun in nouns)


def _begins_town(item: Line, gazetteer: Gazetteer) -> bool:
    """Tell the beginning of a town's name: "středisko Litoměř", "Žďár nad Sáz", "Nový Ji"."""
    double = _DOUBLE_NAME.search(item.text)
    if double and not gazetteer.find(double.group()):
        return any(row.name.startswith(double.group()) for row in gazetteer.municipalities())
    last = _OF_A_TOWN.search(item.text)
    if last is None or gazetteer.find(item.text[last.start("lead") :]):
        return False
    place = -1 if last["lead"] in ("nad", "pod") else 0
    names = (row.name.split()[place] for row in gazetteer.municipalities())
    return any(name.startswith(last["begun"]) and name != last["begun"] for name in names)
