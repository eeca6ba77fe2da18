"""From a word form to its readings: endings propose infinitives, conjugation confirms them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from discourse.french.morphology.conjugation import Features, irregular_forms, paradigm
from discourse.french.morphology.dictionary import lookup
from discourse.french.morphology.forms import VerbForm
from discourse.french.morphology.principal_parts import verb_table

# Endings of the regular verbs, without the stem; a form of an irregular verb is looked up whole.
_ENDINGS_ER = frozenset(
    """e es ons ez ent ais ait ions iez aient ai as a âmes âtes èrent asse asses ât assions assiez
    assent é ée és ées ant er erai eras era erons erez eront erais erait erions eriez
    eraient""".split()
)
_ENDINGS_IR = frozenset(
    """is it issons issez issent issais issait issions issiez issaient îmes îtes irent isse isses
    ît i ie ies ir irai iras ira irons irez iront irais irait irions iriez iraient issant""".split()
)
_ENDINGS_RE = frozenset(
    """s t ons ez ent ais ait ions iez aient is it îmes îtes irent isse isses ît issions issiez
    issent u ue us ues ant e es re rai ras ra rons rez ront rais rait rions riez raient""".split()
)
_ENDINGS = {
    ending: (ending in _ENDINGS_ER, ending in _ENDINGS_IR, ending in _ENDINGS_RE)
    for ending in (*_ENDINGS_ER, *_ENDINGS_IR, *_ENDINGS_RE)
}
_LONGEST_ENDING = max(map(len, _ENDINGS))
_LAST_LETTERS = frozenset(ending[-1] for ending in _ENDINGS)
# Regular verbs in -re; the others (-aire, -uire, -indre, -tre …) are in the table.
_REGULAR_RE = re.compile(r"(?:an|en|on|er|or)dre$")

# Prefixes that derive a verb from a verb; the rest must be a known verb.
_PREFIXES = ("auto", "contre", "co", "dé", "inter", "pré", "ré", "re", "sous", "sur", "télé", "r")
_HYPHENED = frozenset((*_PREFIXES, "co", "cyber", "entre", "semi", "télé", "ultra", "vidéo"))
# Productive suffixes: a verb derived with one need not be in the dictionary.
_PRODUCTIVE = ("iser", "ifier")
# A shorter one is more likely a misspelling or a name.
_SHORTEST_COINED = 6
_CONDITIONAL_ENDINGS = ("rais", "rait", "rions", "riez", "raient", "ront")


@cache
def is_verb(infinitive: str) -> bool:
    """Whether a word is the infinitive of a verb that the table or the dictionary knows.

    A dictionary entry in -er or -ir may be a noun (danger, avenir): so a form that only a verb has
    must lead back to it.

    >>> is_verb("montrer"), is_verb("danger"), is_verb("portrer")
    (True, False, False)
    """
    if infinitive in verb_table().auxiliary:
        return True
    known = lookup
    # Whatever the dictionary leads back to an infinitive, that has a place of its own in it.
    if known(infinitive) is None:
        return False
    if infinitive.endswith("er"):
        stem = infinitive[:-2]
        endings = ("ait", "ant", "ent", "era", "aient", "eait", "eant")
        witnesses = [stem + ending for ending in endings]
        if stem.endswith("c"):
            witnesses += [stem[:-1] + "çait", stem[:-1] + "çant"]
        else:
            witnesses.append(stem + "èrent")
    elif infinitive.endswith("ir"):
        witnesses = [infinitive[:-1] + ending for ending in ("ssait", "ssent", "ssant", "ra")]
    elif _REGULAR_RE.search(infinitive):
        witnesses = [infinitive[:-2] + ending for ending in ("ait", "ent", "ant", "ra")]
    else:
        return False
    return any(known(form) == infinitive for form in witnesses)


def _er_infinitives(stem: str) -> Iterator[str]:
    """The infinitives in -er that a stem before an ending may have."""
    yield stem + "er"
    last, before = stem[-1:], stem[-2:-1]
    if last == "ç":
        yield stem[:-1] + "cer"
    elif last == "e" and before == "g":
        yield stem[:-1] + "er"
    elif last == "i":
        yield stem[:-1] + "yer"
    if last in ("l", "t") and last == before:
        yield stem[:-1] + "er"
    at = stem.rfind("è", max(0, len(stem) - 3))
    if at >= 0:
        yield stem[:at] + "e" + stem[at + 1 :] + "er"
        yield stem[:at] + "é" + stem[at + 1 :] + "er"


def _candidates(form: str) -> Iterator[str]:
    """Infinitives of regular verbs that could have a form; not yet checked."""
    if form[-1] == "d":
        yield form + "re"
    if form[-1] not in _LAST_LETTERS:
        return
    size = len(form)
    for cut in range(size - 1, max(0, size - _LONGEST_ENDING - 1), -1):
        kinds = _ENDINGS.get(form[cut:])
        if kinds is None:
            continue
        stem = form[:cut]
        in_er, in_ir, in_re = kinds
        if in_er:
            yield from _er_infinitives(stem)
        if in_ir:
            yield stem + "ir"
        if in_re:
            yield stem + "re"


def _infinitives(form: str) -> tuple[str, ...]:
    """Infinitives of the known verbs a form may belong to, in lower case."""
    found = irregular_forms().get(form, ())
    irregular = verb_table().parts
    for infinitive in _candidates(form):
        if (
            is_verb(infinitive)
            and infinitive not in found
            # envoyer, renvoyer: regular in all but one part; their forms are in the table.
            and infinitive not in irregular
            and form in paradigm(infinitive)
        ):
            found = (*found, infinitive)
    return found


def _prefixed(form: str) -> tuple[str, ...]:
    """Infinitives of a form whose verb is known only without its prefix (re-vérifierait)."""
    if "-" in form:
        prefix, _, rest = form.rpartition("-")
        if prefix not in _HYPHENED:
            return ()
        return tuple(f"{prefix}-{verb}" for verb in _only_verbs(rest))
    for prefix in _PREFIXES:
        if form.startswith(prefix) and len(form) > len(prefix) + 4:
            verbs = _only_verbs(form[len(prefix) :])
            if verbs:
                return tuple(prefix + verb for verb in verbs)
    return ()


def _only_verbs(form: str) -> tuple[str, ...]:
    """Infinitives of a form that the dictionary gives as a verb (sous-partie is a noun)."""
    return tuple(verb for verb in _infinitives(form) if lookup(form) in (None, verb))


def _coined(form: str) -> tuple[str, ...]:
    """Infinitives of verbs that no dictionary has: with -iser or -ifier, or in the conditional.

    A conditional in -erait contains its whole infinitive, and no French noun ends like this; the
    other endings of -er verbs are too short to prove a verb. A form in -aise, -oise is an
    adjective of nationality.
    """
    if "-" in form or form.endswith(("aise", "aises", "oise", "oises")):
        return ()
    for infinitive in _candidates(form):
        if len(infinitive) < _SHORTEST_COINED or not infinitive.endswith("er"):
            continue
        conditional = form.startswith(infinitive) and form.endswith(_CONDITIONAL_ENDINGS)
        if (conditional or infinitive.endswith(_PRODUCTIVE)) and form in paradigm(infinitive):
            return (infinitive,)
    return ()


def _base(infinitive: str, form: str) -> tuple[str, str]:
    """The verb whose paradigm holds a prefixed verb's form, and that form."""
    if is_verb(infinitive) or form in _regular_forms(infinitive):
        return infinitive, form
    if "-" in infinitive:
        prefix = infinitive.rpartition("-")[0] + "-"
    else:
        prefix = next(p for p in _PREFIXES if infinitive.startswith(p) and form.startswith(p))
    return infinitive[len(prefix) :], form[len(prefix) :]


def _regular_forms(infinitive: str) -> Mapping[str, tuple[Features, ...]]:
    return paradigm(infinitive) if infinitive.endswith("er") else {}


@cache
def readings(word: str) -> tuple[VerbForm, ...]:
    """All readings of a folded word as a form of a verb; see `spelling.analyse`."""
    if not word or not (word[0].isalpha() and word[-1].isalpha()):
        return ()
    infinitives = _infinitives(word)
    if not infinitives:
        known = lookup(word)
        if known is None:
            if "œ" in word:
                plain = readings(word.replace("œ", "oe"))
                return tuple(v._replace(lemma=v.lemma.replace("oe", "œ")) for v in plain)
            infinitives = _prefixed(word) or _coined(word)
        else:
            infinitives = tuple(verb for verb in _prefixed(word) if verb == known)
    found = []
    for infinitive in infinitives:
        verb, form = _base(infinitive, word)
        found += [VerbForm(infinitive, *feature) for feature in paradigm(verb).get(form, ())]
    return tuple(found)
