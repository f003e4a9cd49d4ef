"""Case forms of Czech municipality names, by rule.

A name is a row of words: adjectives up to the head, which is a noun or an adjective that stands for
one ("Teplá"), and a tail that rarely changes ("Ústí nad Labem", "Hradec Králové"). Names of two
places are declined as two ("Frýdek-Místek", "Radvanice a Bartovice"). The rules give more forms
than grammar allows rather than fewer: a form is only looked up, never printed.
"""

from functools import cache
from itertools import product

# The genitive, dative, accusative, locative and instrumental that replace an ending; "-" stands for
# none, "/" parts the choices. Every rule whose ending fits a word applies.
_ADJECTIVES = {
    "ý": "ého ému ý ém ým",
    "á": "é é ou é ou",
    "é": "ého/ých ému/ým é ém/ých ým/ými",
    "í": "í/ího/ích í/ímu/ím í/ího í/ím/ích í/ím/ími",
    "ův": "ova ovu ův ově/ovu ovým",
    "ova": "ovy ově ovu ově ovou",
    "ovo": "ova ovu ovo ově/ovu ovým",
    "ovy": "ových ovým ovy ových ovými",
    # numerals: Tři Sekery, Pět Dvorů
    **dict.fromkeys(("Dva", "Dvě"), "Dvou Dvěma Dva/Dvě Dvou Dvěma"),
    "Tři": "Tří Třem Tři Třech Třemi",
    **{word: " ".join([f"{word}i"] * 5) for word in ("Pět", "Šest", "Sedm", "Osm")},
}
_NOUNS = {
    # feminine: Bílina, Praha, Paka, Hora
    "a": "y/i ě/e u ě/e ou",
    "ha": "hy ze hu ze hou",
    "cha": "chy še chu še chou",
    "ka": "ky ce ku ce kou",
    "ra": "ry ře ru ře rou",
    # one or many: Olešnice, Teplice, Dvorce, Hradiště, Lázně
    "e": "e/-/ů i/ím/ům e/i i/ích í/emi/i/em",
    "ě": "ě/í i/ím ě/i i/ích í/ěmi/ěm",
    "ště": "ště/šť šti/štím ště šti/štích štěm/šti",
    # neuter: Brno, Blansko, Jezero
    "o": "a u o ě/e/u em",
    "ro": "ra ru ro ře/ru rem",
    # plural: Vary, Louny, Hory, Klobouky, Strážky
    "y": "ů/- ům/ám y ech/ách y/ami",
    "ky": "ků/k/ek kům/kám ky cích/kách ky/kami",
    "hy": "hů/h hům/hám hy zích/hách hy/hami",
    "sy": "sů/s sům sy sech/sích sy",
    # plural with a vowel that comes in: Odry, Kozly, Napajedla, Okna
    **{
        f"{a}{b}{end}": f"{a}e{b} {a}{b}ům {a}{b}{end} {a}{b}ech {a}{b}y"
        for a, b, end in ("dry", "bry", "dly", "kly", "zly", "cny", "rny", "dla", "kna")
    },
    "ata": "at atům ata atech aty",
    "ů": "ů ům ů ech y",  # Pět Dvorů
    # masculine, hard: Litvínov, Most; with a vowel that drops or changes: Frýdek, Liberec, Dvůr
    **{c: f"{c}a/{c}u {c}u {c} {c}ě/{c}e/{c}u {c}em" for c in "bdfghklmnpstvxz"},
    "r": "ra/ru ru r ru/ře rem",
    "ek": "ka/ku ku ek ku kem",
    "ec": "ce ci ec ci cem",
    "el": "la/lu/le lu/li el lu/le/li lem/lí",
    "ámen": "amene ameni ámen ameni/amenu amenem",
    "ům": "omu omu ům omě/omu omem",
    "rk": "rka/rku rku rk rku/rce rkem",
    "ůr": "ora oru ůr oře/oru orem",
    "ůl": "olu olu ůl ole/olu olem",
    # soft, masculine and feminine: Aš, Třebíč, Litomyšl; Plzeň, Kadaň, Hať
    **{c: f"{c}e {c}i {c} {c}i {c}em/{c}í" for c in "cčjřšž"},
    "šl": "šle šli šl šli šlí",
    "ň": "ně ni ň ni ní/něm",
    "eň": "ně ni eň ni ní",
    "teč": "tče tči teč tči tčí",
    "leč": "lče lči leč lči lčí",
    "ev": "ve vi ev vi ví",
    "ť": "ti/tě ti ť ti tí",
    "ď": "dě/di di ď di dí",
    # feminine on a hard consonant: Boleslav, Příbram, Toužim, Ves
    **{
        end: f"{end}i/{end}ě {end}i {end} {end}i {end}í"
        for end in ("av", "iv", "am", "im", "olom", "buz", "raz", "rast", "ist", "nět", "lup")
    },
    "ves": "vsi vsi ves vsi vsí",
    "Ves": "Vsi Vsi Ves Vsi Vsí",
}
_PREPOSITIONS = frozenset(
    ("na", "nad", "nade", "pod", "před", "při", "s", "u", "v", "ve", "z", "za", "ze")
)

_TWO_PLACES = ("-", " a ")
_CASES = 6

Cases = list[frozenset[str]]  # the nominative and the five cases of a rule


@cache
def forms(name: str) -> frozenset[str]:
    """Give every case form of the municipality *name*, the nominative among them."""
    return frozenset().union(*_cases(name))


def _cases(name: str) -> Cases:
    for joint in _TWO_PLACES:
        first, found, last = name.rpartition(joint)
        if found:
            return _joined(first, joint, last)
    words = name.split(" ")
    end = next((at for at, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    ways = _ways(words[:end])
    return [
        frozenset(
            " ".join((*form, *words[end:]))
            for way in ways
            for form in product(*(word[case] for word in way))
        )
        for case in range(_CASES)
    ]


def _joined(first: str, joint: str, last: str) -> Cases:
    """Decline two places in one case; the first may stay as it is: "v Brno-Židenicích"."""
    halves = zip(_cases(first), _cases(last), strict=True)
    return [
        frozenset(f"{a}{joint}{b}" for a, b in product({first, *one}, two)) for one, two in halves
    ]


def _ways(words: list[str]) -> list[list[Cases]]:
    """Give the two ways to decline *words*: what follows the head stays, or declines as well."""
    head = next((at for at, word in enumerate(words) if not _leads(word)), len(words) - 1)
    front = [_replaced(word, _ADJECTIVES) for word in words[:head]] + [_head(words[head])]
    after = words[head + 1 :]
    return [front + [_fixed(word) for word in after], front + [_head(word) for word in after]]


def _leads(word: str) -> bool:
    """Tell whether *word* may be an adjective before the head."""
    return word.endswith(tuple(_ADJECTIVES))


def _fixed(word: str) -> Cases:
    return [frozenset({word})] * _CASES


def _head(word: str) -> Cases:
    return _replaced(word, _NOUNS | _ADJECTIVES)


def _replaced(word: str, rules: dict[str, str]) -> Cases:
    """Give the forms that *word* has by every one of the *rules* that fits its ending."""
    cases: list[set[str]] = [{word}] + [set() for _ in range(_CASES - 1)]
    for ending in filter(word.endswith, rules):
        stem = word.removesuffix(ending)
        for case, choices in zip(cases[1:], rules[ending].split(), strict=True):
            case.update(stem + choice.replace("-", "") for choice in choices.split("/"))
    return [frozenset(case or {word}) for case in cases]


def abbreviations(name: str) -> set[str]:
    """Give "K. Vary" for Karlovy Vary, "Ústí n. L." and "Ústí n.Lab." for Ústí nad Labem."""
    first, _, rest = name.partition(" ")
    for over in (" nad ", " pod "):
        head, found, where = name.partition(over)
        if found:
            short = {where[:letters] for letters in (1, 3, 4)}
            return {f"{head} {over[1]}.{space}{begun}." for space in ("", " ") for begun in short}
    return {f"{first[0]}. {rest}"} if rest and rest[0].isalpha() else set()
