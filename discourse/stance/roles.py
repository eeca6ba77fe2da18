"""What a mention is in its clause."""

from __future__ import annotations

from discourse.polarity.wording import words
from discourse.stance.places import groups_before
from discourse.stance.targets import Mention
from discourse.syntax import Parse

# Words between a subject and its verb: an apposition is longer, and parts them.
_FAR = 6


def subject_of(parse: Parse, mention: Mention) -> int | None:
    """The number of the verb group whose subject a mention heads, if there is one."""
    if mention.titular or mention.kind == "adjective":
        return None
    lang = parse.doc.lang
    before = mention.first - 1
    while before >= 0 and parse.folded[before] in words(lang, "articles"):
        before -= 1
    if before >= 0 and parse.folded[before] in words(lang, "oblique"):
        return None
    for at in range(groups_before(parse, mention.last), len(parse.groups)):
        group = parse.groups[at]
        if group.form == "Fin":
            return at if group.first - mention.last <= _FAR else None
    return None
