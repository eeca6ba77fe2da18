"""Sentences and words: a case for each thing a full stop, an apostrophe or a hyphen can be."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.segmentation import sentences_of, words_of

# A bar separates the sentences.
SENTENCES = [
    "Le fleuve monte. | Les digues tiennent.",
    "Viendra-t-il ? | Personne ne sait ! | Attendons…",
    # titles, and the words they look like
    "M. Petit attend Mme Dima et le Dr Roux.",
    "Me Aubin plaide pour St. Georges et Mgr. Roux.",
    "Le mur a 30 m. | Le toit en a 12.",
    "Le Prof. Roux est là. | C’est mon prof. | Il attend.",
    # abbreviations before a number, or words that end a sentence
    "Voir vol. 2, p. 12, art. 5 et fig. 3 du rapport.",
    "Il a manqué son vol. | Les autres sont partis.",
    "C’est de l’art. | Rien de plus.",
    "Le 12 sept. 2001, tout a changé.",
    "À 18 h. 30 la séance est levée.",
    "Il est 9 h. | Les autres partent.",
    "Ils sont sept. | Les autres attendent.",
    "Il cite Vol. XVII de la série.",
    "On peut, par ex. Paris ou Lyon, choisir une ville.",
    "Elle a revu son ex. | Il va bien.",
    "Le tiers av. J.-C. reste mal connu.",
    "PSG vs. OM ce soir.",
    # initials, and single letters that name a thing
    "J. Dupont et J.-P. Martin ont signé.",
    "Un plan de H. R. F. Keating circule.",
    "C’est l’avis de l’U.E. | Elle hésite encore.",
    "On passe au plan B. | Il faudra du temps.",
    "On manque de vitamine C. | Le reste va bien.",
    "Selon J. Le Goff, le Moyen Âge dure.",
    "L’article L. 642-3 du code s’applique.",
    "Ils ont suivi Dagobert I. | Ils l’ont regretté.",
    # marks that close, marks that open
    "« Je pars. » | Il est parti.",
    "« Partons ! » dit-elle.",
    "Il a dit : « Non. » | « Si », a-t-elle répondu.",
    "(Il pleut.) | On rentre.",
    'Elle a dit " Oui. " | Il a souri.',
    'Il sourit. | " Oui ", dit-elle.',
    "Il est venu. | (...) Elle est partie.",
    "Il est venu. | […] Elle est partie.",
    "Ils ont dit (…) que rien ne presse.",
    # blanks of every kind inside guillemets
    "La crue est là. | «\u2009On a relu.\u2009» | Le maire part.",
    "La crue est là. | «\u00a0 On a relu. \u00a0» | Le maire part.",
    # look-alikes of the apostrophe
    "On passe au plan B. | C‘est long.",
    "On passe au plan B. | Lʼeau monte.",
    # dashes and list items
    "Il a plu. | — Et alors ?",
    "1. Le contexte est connu. | 2. La suite l’est moins.",
    # what goes on with a small letter
    "« Où vas-tu ? » demanda-t-elle.",
    "Ils attendent… puis repartent.",
    "Le point 3.2 est clair, le 4.1 ne l’est pas.",
    # a long word is not cut short: what follows is a new sentence, whatever its case
    "Tout est terminé. | à demain.",
    "Il tient 20 hab. au km².",
    # long words cut short
    "Il loge dans le 3e arrond. de Lyon et vote dans la 2e circonscr. du Rhône.",
    "La républ. des lettres siège ici.",
    # calls of notes between the mark and the blank
    "Le décret est paru.[2][3] | Les juges hésitent.",
    "Le décret est paru.(12) | Les juges hésitent.",
    "Le décret est paru.4 | Les juges hésitent.",
    "Qui paiera ?¹ | Les voisins.",
    "Le décret est paru.[2, 3] | Les juges hésitent.",
    "Le décret est paru.[note 2] | Les juges hésitent.",
    "Le décret est paru.* | Les juges hésitent.",
    "« Tout va bien ».4,5 | Les juges hésitent.",
    "Voir chap.4 Les comptes.",
    # abbreviations before a bracket, and what goes on behind it
    "La verrerie Blanc Ltd. (Lyon) et la soierie Roux Cie. (« Roux ») ferment.",
    "La scierie Morin Kft. (« Morin ») recrute.",
    "Il dort. | (Il a veillé.)",
    # titles before a name
    "Le col. Blanc, la sén. Roux et l’ing. Morin ont signé.",
    "Ce mot est un adj. | Les autres sont des noms.",
]

# What stands before the bar ends a sentence though no blank follows.
GLUED = [
    "C’est non !|Les élus s’en vont.",
    "La grève est finie.|Les trains roulent.",
    "Il part.|L’usine ferme.",
    "« Partons ! »|Elle sort.",
    "Il habite Metz.|Elle aussi.",
    "Elle a dit « non ».|Les autres ont signé.",
    "Vient-elle ?|Oui.",
    "Il attend…|Personne ne vient.",
    "On a trouvé E.coli et lu lemonde.fr en version 2.0 à l’U.E. hier.",
    "M.Dupont et J.-P.Martin lisent Node.js et exemple.Com.",
    "Il achète chez Yahoo!Mail et lit https://exemple.org/page.Un?De=Trois.Deux ici.",
]


@pytest.mark.parametrize("case", SENTENCES)
def test_sentences(case: str) -> None:
    expected = case.split(" | ")
    text = " ".join(expected)
    assert [text[a:b] for a, b in sentences_of(text, 0, len(text), "fr")] == expected


@pytest.mark.parametrize("case", GLUED)
def test_a_missing_blank_hides_no_sentence(case: str) -> None:
    expected = case.split("|")
    text = "".join(expected)
    assert [text[a:b] for a, b in sentences_of(text, 0, len(text), "fr")] == expected


WORDS = [
    ("l’Europe qu’il n’a", ["l’", "Europe", "qu’", "il", "n’", "a"]),
    ("Aujourd'hui quelqu’un", ["Aujourd'hui", "quelqu’un"]),
    ("peut-être peut-on", ["peut-être", "peut", "-on"]),
    ("a-t-il donnez-le-moi", ["a", "-t-il", "donnez", "-le", "-moi"]),
    ("cessez-le-feu porte-parole", ["cessez-le-feu", "porte-parole"]),
    ("PEUT-ON L’EUROPE", ["PEUT", "-ON", "L’", "EUROPE"]),
    ("l’U.E. et l’U.R.S.S.", ["l’", "U.E.", "et", "l’", "U.R.S.S."]),
    ("2 700 000 et 3,5 % de 50.000", ["2 700 000", "et", "3,5", "de", "50.000"]),
    ("2\u202f700 rue O’Brien", ["2\u202f700", "rue", "O’Brien"]),
    ("citoyen·nes cœur naïf", ["citoyen·nes", "cœur", "naïf"]),
    ("À l’été : où ?", ["À", "l’", "été", "où"]),
    ("« oui » — non…", ["oui", "non"]),
    ("lorsqu’on jusqu’ici", ["lorsqu’", "on", "jusqu’", "ici"]),
    ("d’« or » qu’ “elle” l' aura", ["d’", "or", "qu’", "elle", "l'", "aura"]),
    ("le plan d'.", ["le", "plan", "d"]),
    ("lʼIrlande qu‘il s´en", ["lʼ", "Irlande", "qu‘", "il", "s´", "en"]),
    ("d`or l′été nʹa c＇est", ["d`", "or", "l′", "été", "nʹ", "a", "c＇", "est"]),
    ("Aujourd‘hui prudʼhomme", ["Aujourd‘hui", "prudʼhomme"]),
    ("‘oui’ ʼ 2\u2009700", ["oui", "2\u2009700"]),
    # inclusive writing, one word with any sign
    ("élu·e·s élu.e.s élu⋅e⋅s élu•e•s", ["élu·e·s", "élu.e.s", "élu⋅e⋅s", "élu•e•s"]),
    ("voisin(e)s acteur/trice pro(s)", ["voisin(e)s", "acteur/trice", "pro(s)"]),
    (
        "fin.le jour, Verts/ALE et/ou 3(e)",
        ["fin", "le", "jour", "Verts", "ALE", "et", "ou", "3", "e"],
    ),
    # addresses
    ("à a.b-c@exemple.org.", ["à", "a.b-c@exemple.org"]),
    (
        "(https://exemple.org/a?b=c&d=e#f), www.x.fr",
        ["https://exemple.org/a?b=c&d=e#f", "www.x.fr"],
    ),
    ("lemonde.fr, fin.Or plus", ["lemonde.fr", "fin", "Or", "plus"]),
    # an elided pronoun behind an imperative
    (
        "va-t’en donne-m'en je-m’en-fichiste",
        ["va", "-t’", "en", "donne", "-m'", "en", "je-m’en-fichiste"],
    ),
    ("🙂 👩🏽‍🚀", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in words_of(text, [(0, len(text))], "fr")] == expected


SLOW = {
    "marks before a digit": "Fin " + "!" * 100_000 + "3",
    "dots before a letter": "Fin " + "…." * 50_000 + "x",
    "closing brackets": "Bravo." + ")" * 100_000 + "\nUn mot.",
    "closing quotes": "Bravo." + '"’' * 50_000 + "\nUn mot.",
    "guillemets": "Bravo." + " »" * 50_000 + "x",
    "blanks": "Bravo." + " " * 100_000 + "»x",
    "opening brackets": "Bravo. " + "([" * 50_000,
    "letters": "a" * 100_000 + "’",
    "hyphens": "a-" * 50_000,
    "pronouns": "donne" + "-le" * 30_000 + "-x",
    "questions": "a-t-il" * 15_000,
    "apostrophes": "l’" * 50_000,
    "digits": "1" * 100_000 + "a",
    "numbers": "1." * 50_000 + "a",
    "thousands": "1" + " 111" * 25_000 + "1",
    "combining marks": "a" + "\u0301" * 100_000,
    "initials": "U." * 50_000 + "x",
    "points between letters": "a·" * 50_000,
    "dots between letters": "a.e" * 50_000,
    "brackets between letters": "a(e)" * 50_000,
    "addresses": "www." * 50_000,
    "an address of marks": "https://" + "." * 100_000,
    "signs of mail": "a@" * 50_000,
    "calls": "Fin." + "[1]" * 50_000 + "x",
    "capitals behind stops": "abc.D" * 50_000,
}


@pytest.mark.parametrize("name", SLOW)
def test_no_run_of_signs_takes_long(name: str) -> None:
    text = SLOW[name]
    start = time.perf_counter()
    spans = list(sentences_of(text, 0, len(text), "fr"))
    words_of(text, spans, "fr")
    # 0.2 s at most; what is quadratic takes a minute, what is exponential never ends.
    assert time.perf_counter() - start < 10


PIECES = st.lists(
    st.sampled_from([*'Le fleuve M. A. l’ 12 . … ? » « " - (...)'.split(), " ", "\u00a0", "\n"]),
    max_size=40,
).map("".join)


@given(PIECES)
def test_sentences_cover_the_text_in_order(text: str) -> None:
    spans = list(sentences_of(text, 0, len(text), "fr"))
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(PIECES)
def test_words_do_not_depend_on_what_stands_around_the_span(text: str) -> None:
    alone = [text[a:b] for a, b in words_of(text, [(0, len(text))], "fr")]
    padded = f"Un mot.\n{text}\nDeux."
    span = (8, 8 + len(text))
    assert [padded[a:b] for a, b in words_of(padded, [span], "fr")] == alone
