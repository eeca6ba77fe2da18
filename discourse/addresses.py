"""Addresses of pages and mailboxes: each is one word of a text."""

from __future__ import annotations

import re

# de, it, la and other domains that are words too are left out.
DOMAINS = tuple("com org net info edu gov gouv eu fr be ch ca lu uk io".split())
"""What a page without www. may end in."""

_TAIL = r"[^\s<>«»“”\"]{0,2000}[^\s<>«»“”\"'’.,;:!?)\]…]"
ADDRESS = "|".join(
    (
        rf"(?:(?:https?|ftp)://|www\.){_TAIL}",
        # The part before @ has at most 64 characters by standard: the bound keeps time linear.
        r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}",
        rf"(?:[\w\-]{{1,63}}\.){{1,4}}(?-i:{'|'.join(DOMAINS)})(?![\w\-]|\.\w)(?:/(?:{_TAIL})?)?",
    )
)
"""A pattern of addresses, without the mark that ends a sentence or a bracket behind them."""

_WHOLE = re.compile(ADDRESS, re.IGNORECASE)


def is_address(word: str) -> bool:
    """Whether a word is an address.

    >>> is_address("contact@exemple.org"), is_address("exemple.fr"), is_address("et/ou")
    (True, True, False)
    """
    return ("." in word or "/" in word) and _WHOLE.fullmatch(word) is not None
