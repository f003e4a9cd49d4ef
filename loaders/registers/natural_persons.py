"""Who is never taken over from a register: natural persons (decision 0007)."""

_FORMS = frozenset({*map(str, range(100, 111)), "424", "425"})


def is_of_natural_person(legal_form: str) -> bool:
    """Tell whether a *legal_form*, a code of the ČSÚ list 56, is that of a natural person.

    Entrepreneurs under the trade act, farmers, free professions (100 to 110), and foreigners.

    >>> is_of_natural_person("101"), is_of_natural_person("706")
    (True, False)
    """
    return legal_form in _FORMS
