"""Subtitles, feeds and mail: the words that were said or written, and who wrote them when."""

from __future__ import annotations

from pathlib import Path

import pytest

from discourse.documents import Document
from discourse.reading import Problem, read, read_many


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def parts(doc: Document) -> list[tuple[str, str, str]]:
    return [(one.zone, one.speaker, doc.text[one.start : one.end]) for one in doc.blocks]


def bodies(doc: Document) -> list[str]:
    return [text for zone, _, text in parts(doc) if zone == "body"]


# --- subtitles ------------------------------------------------------------------------------------


def test_cues_become_sentences(tmp_path: Path) -> None:
    cues = (
        "1\n00:00:01,000 --> 00:00:03,000\nLe fleuve <b>monte</b>\n\n"
        "2\n00:00:03,100 --> 00:00:05,000\n{\\an8}et personne\nne dort.\n\n"
        "3\n00:00:09,000 --> 00:00:10,000\n- Quand ?\n- Demain, sans doute.\n\n"
        "4\n00:00:11,000 --> 00:00:12,000\n[Applaudissements]\n\n"
        "5\n00:00:12,500 --> 00:00:13,000\nM. Roux : Merci à tous.\n"
    )
    doc = read(written(tmp_path, "a.srt", cues), lang="fr")
    assert parts(doc) == [
        ("body", "", "Le fleuve monte et personne ne dort."),
        ("body", "", "Quand ?"),
        ("body", "", "Demain, sans doute."),
        ("boilerplate", "", "[Applaudissements]"),
        ("body", "M. Roux", "Merci à tous."),
    ]


def test_a_sentence_over_two_cues_of_one_voice_is_one(tmp_path: Path) -> None:
    cues = [("Nora Lenoir", "Je crois que le pont"), ("Nora Lenoir", "rouvrira demain.")]
    cues.append(("Ion Petru", "Moi, j’en doute."))
    times = (f"00:00:0{at}.000 --> 00:00:0{at + 1}.000" for at in range(3))
    text = "\n\n".join(
        f"{time}\n<v {who}>{said}" for time, (who, said) in zip(times, cues, strict=True)
    )
    doc = read(written(tmp_path, "a.vtt", f"WEBVTT\n\n{text}\n"), lang="fr")
    assert [(block.speaker, doc.text[block.start : block.end]) for block in doc.blocks] == [
        ("Nora Lenoir", "Je crois que le pont rouvrira demain."),
        ("Ion Petru", "Moi, j’en doute."),
    ]


def test_rolling_subtitles_say_a_line_once(tmp_path: Path) -> None:
    cues = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nle fleuve monte\n\n"
        "00:02.000 --> 00:03.000\nle fleuve monte\net<00:00:02.500><c> personne</c>\n\n"
        "00:03.000 --> 00:04.000\net personne\nne dort\n"
    )
    doc = read(written(tmp_path, "a.vtt", cues), lang="fr")
    assert doc.text == "le fleuve monte et personne ne dort"
    assert "left out: 2 repeated lines of rolling subtitles" in doc.notes


def test_a_cue_in_several_paragraphs_is_read_whole(tmp_path: Path) -> None:
    cues = (
        "1\n00:00:01,000 --> 00:00:03,000\nLe fleuve\n\nmonte encore.\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\nEn 2024\n3\n00:00:04,000 --> 00:00:05,000\nil baisse."
    )
    doc = read(written(tmp_path, "a.srt", cues), lang="fr")
    assert doc.text == "Le fleuve monte encore. En 2024 il baisse."


def test_subtitles_without_words_and_cut_off(tmp_path: Path) -> None:
    path = written(tmp_path, "a.srt", "1\n00:00:01,000 --> 00:00:03,000\n\n")
    with pytest.raises(ValueError, match=r"a\.srt: 1 cue.* no words"):
        read(path)
    cut = "1\n00:00:01,000 --> 00:00:03,000\nLe fleuve monte.\n\n2\n00:00:03,0"
    assert "Le fleuve monte." in read(written(tmp_path, "b.srt", cut), lang="fr").text


def test_subtitles_in_an_older_encoding(tmp_path: Path) -> None:
    cue = "1\r\n00:00:01,000 --> 00:00:03,000\r\nL’été dernier, le fleuve était très bas.\r\n"
    doc = read(written(tmp_path, "a.srt", cue.encode("cp1252")), lang="fr")
    assert doc.text == "L’été dernier, le fleuve était très bas."


# --- feeds ----------------------------------------------------------------------------------------

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>L’Écho</title><language>fr</language>
<item><title>Un espoir prudent</title><link>https://exemple.org/1</link>
<media:title>Photo</media:title><dc:creator>Nora Lenoir</dc:creator>
<category>Région</category><category>Eau</category>
<pubDate>Fri, 03 May 2024 07:00:00 +0200</pubDate><description>La mairie hésite.</description>
<content:encoded><![CDATA[<p>La mairie hésite encore&nbsp;!</p><h2>Après</h2><p>Rien n’est sûr.
</p>]]></content:encoded></item>
<item><title>Une crue &eacute;vit&eacute;e</title>
<description>Le fleuve &lt;b&gt;baisse&lt;/b&gt; enfin.
</description><author>roux@exemple.org (Jean Roux)</author></item>
<item><title>Vide</title></item>
</channel></rss>"""


def test_the_items_of_a_feed_are_articles(tmp_path: Path) -> None:
    problems: list[Problem] = []
    path = written(tmp_path, "a.xml", RSS)
    docs = read_many(path, lang="fr", on_problem=problems.append)
    assert parts(docs[0]) == [
        ("title", "", "Un espoir prudent"),
        ("body", "", "La mairie hésite encore\u00a0!"),
        ("heading", "", "Après"),
        ("body", "", "Rien n’est sûr."),
    ]
    assert dict(docs[0].metadata) == {
        "title": "Un espoir prudent",
        "author": "Nora Lenoir",
        "outlet": "L’Écho",
        "date": "2024-05-03",
        "url": "https://exemple.org/1",
        "keywords": "Région, Eau",
        "language": "fr",
    }
    assert parts(docs[1]) == [
        ("title", "", "Une crue évitée"),
        ("body", "", "Le fleuve baisse enfin."),
    ]
    assert docs[1].metadata["author"] == "Jean Roux"
    assert docs[1].notes[0] == "only the summary that the feed gives"
    assert [str(one) for one in problems] == [
        f"{path}, entry 3: 'Vide' has neither text nor summary"
    ]


def test_an_atom_feed_and_rss_1(tmp_path: Path) -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>L’Écho</title><entry>'
        '<title type="html">Un &lt;em&gt;espoir&lt;/em&gt;</title><link rel="self" href="x"/>'
        '<link href="https://exemple.org/1"/><updated>2024-05-03T10:00:00Z</updated><author><name>'
        'Nora</name></author><content type="html">&lt;p&gt;Rien n’est sûr.&lt;/p&gt;</content>'
        "</entry></feed>"
    )
    doc = read(written(tmp_path, "a.atom", atom), lang="fr")
    assert parts(doc) == [("title", "", "Un espoir"), ("body", "", "Rien n’est sûr.")]
    assert doc.metadata["url"] == "https://exemple.org/1"
    assert doc.metadata["date"] == "2024-05-03"
    # The author of a feed is that of entries that name none.
    name = "<author><name>Nora</name></author>"
    moved = atom.replace(name, "").replace("<entry>", f"{name.replace('Nora', 'Ana')}<entry>")
    assert read(written(tmp_path, "b.atom", moved), lang="fr").metadata["author"] == "Ana"
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><channel><title>L’Écho</title></channel><item>'
        "<title>Un espoir</title><description>Rien n’est sûr.</description></item></rdf:RDF>"
    )
    assert parts(read(written(tmp_path, "a.rdf", rdf), lang="fr"))[1][2] == "Rien n’est sûr."


def test_a_feed_that_is_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = written(tmp_path, "a.xml", RSS[: RSS.index("</description><author>")])
    first, second = read_many(path, lang="fr")
    assert first.notes == ()
    assert second.notes[0] == "the file ends inside this article, at line 13: the rest is lost"
    assert parts(second)[1] == ("body", "", "Le fleuve baisse enfin.")


def test_a_damaged_entry_is_no_harm_to_the_others(tmp_path: Path) -> None:
    deep = "<b>" * 5_000 + "Rien." + "</b>" * 5_000
    wrong = "<item><title>Tordu</title><description><i>Rien</b> ici.</description></item>"
    quoted = "<item><title>Cité</title><description><![CDATA[Un <item> & rien.]]></description>"
    feed = RSS.replace(
        "<item><title>Une", f"<item><title>Un\n</title>{deep}</item>\n<item><title>Une"
    )
    feed = feed.replace("<item><title>Vide</title>", f"{wrong}{quoted}")
    problems: list[Problem] = []
    docs = read_many(
        path := written(tmp_path, "a.xml", feed), lang="fr", on_problem=problems.append
    )
    titles = ["Un espoir prudent", "Une crue évitée", "Tordu", "Cité"]
    assert [doc.metadata["title"] for doc in docs] == titles
    assert [text for _, _, text in parts(docs[3])] == ["Cité", "Un", "& rien."]
    assert [doc.metadata["outlet"] for doc in docs] == ["L’Écho"] * 4
    assert str(problems[0]).startswith(f"{path}, entry 2: line 12: elements nested more than 256")
    assert [note for doc in docs for note in doc.notes if "mended" in note] == [
        "the XML is damaged at line 16 (Opening and ending tag mismatch: i and b) and was mended"
    ]


def test_a_feed_may_use_prefixes_that_it_does_not_declare(tmp_path: Path) -> None:
    full = "<content:encoded>&lt;p&gt;Rien n’est sûr.&lt;/p&gt;</content:encoded>"
    item = f"<item><title>Un</title><dc:creator>Nora Lenoir</dc:creator>{full}</item>"
    feed = f'<rss version="2.0"><channel><title>L’Écho</title>{item}</channel></rss>'
    doc = read(written(tmp_path, "a.xml", feed), lang="fr")
    assert parts(doc)[1] == ("body", "", "Rien n’est sûr.")
    assert doc.metadata["author"] == "Nora Lenoir"
    assert not any("damaged" in note for note in doc.notes)


def test_entities_of_a_feed_are_refused(tmp_path: Path) -> None:
    secret = written(tmp_path, "secret.txt", "le secret")
    declared = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "{secret.as_uri()}">]><rss version="2.0">'
    feed = declared + "<channel><item><description>&s;</description></item></channel></rss>"
    with pytest.raises(ValueError, match="declares entities"):
        read(written(tmp_path, "a.xml", feed))
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><item>&b;</item></rss>'
    with pytest.raises(ValueError, match="declares entities"):
        read(written(tmp_path, "b.xml", bomb))
    with pytest.raises(ValueError, match="a feed without entries"):
        read(written(tmp_path, "c.xml", '<rss version="2.0"><channel/></rss>'))


# --- mail -----------------------------------------------------------------------------------------

HEAD = (
    "From: =?utf-8?q?Nora_L=C3=A9noir?= <nora@exemple.org>\r\nTo: redaction@exemple.org\r\n"
    "Subject: =?utf-8?b?TGUgcG9udCBkZSBTb3J2YWw=?=\r\nDate: Fri, 03 May 2024 10:00:00 +0200\r\n"
    "Message-ID: <1@exemple.org>\r\nMIME-Version: 1.0\r\n"
)


def test_a_mail_without_what_it_answers(tmp_path: Path) -> None:
    body = (
        "Content-Type: text/plain; charset=iso-8859-1\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        "Le fleuve =E9tait haut hier.\r\n\r\nLe 2 mai 2024, Jean Roux a =E9crit :\r\n"
        "> Et le pont ?\r\n> Rien.\r\n\r\n-- \r\nNora\r\n06 00 00 00 00\r\n"
    )
    doc = read(written(tmp_path, "a.eml", HEAD + body), lang="fr")
    assert bodies(doc) == ["Le fleuve était haut hier."]
    assert dict(doc.metadata) == {
        "title": "Le pont de Sorval",
        "author": "Nora Lénoir",
        "date": "2024-05-03",
        "to": "redaction@exemple.org",
    }
    assert doc.notes[0] == "left out: 2 lines of a signature, 2 lines of a quoted mail"


def test_a_line_of_a_mailbox_may_begin_like_a_mail(tmp_path: Path) -> None:
    one = f"From a@b.org Fri May  3 10:00:00 2024\n{HEAD}\nUn mot.\n\n>From la gare.\n\n"
    two = one.replace("\r", "") + one.replace("\r", "").replace("Un mot", "Deux mots")
    docs = read_many(written(tmp_path, "a.mbox", two), lang="fr")
    assert [bodies(doc)[1:] for doc in docs] == [["From la gare."]] * 2


def test_the_signature_of_a_mail_in_html_is_left_out(tmp_path: Path) -> None:
    body = "Content-Type: text/html\r\n\r\n<p>Le fleuve monte.</p><div>-- <br>Nora<br>06 00</div>"
    doc = read(written(tmp_path, "a.eml", HEAD + body), lang="fr")
    assert bodies(doc) == ["Le fleuve monte."]
    assert doc.notes[0] == "left out: 3 lines of a quoted mail or signature"


def test_outlook_quotes_without_marks(tmp_path: Path) -> None:
    body = (
        "Content-Type: text/plain; charset=utf-8\r\n\r\nLe fleuve monte encore ce matin.\r\n\r\n"
        "De : Jean Roux <roux@exemple.org>\r\nEnvoyé : jeudi 2 mai 2024 09:12\r\n"
        "À : Nora Lénoir\r\nObjet : Le pont\r\n\r\nEt le pont ?\r\n"
    )
    doc = read(written(tmp_path, "a.eml", HEAD + body), lang="fr")
    assert bodies(doc) == ["Le fleuve monte encore ce matin."]
    passed = body.replace("Le fleuve monte encore ce matin.\r\n\r\n", "")
    doc = read(written(tmp_path, "b.eml", HEAD + passed), lang="fr")
    assert bodies(doc) == ["Et le pont ?"]


def test_the_plain_part_is_read_before_html_and_attachments_are_counted(tmp_path: Path) -> None:
    html = (
        "Content-Type: text/html; charset=utf-8\r\n\r\n<p>Le fleuve <b>monte</b> encore.</p>"
        "<blockquote type='cite'><p>Et le pont ?</p></blockquote>\r\n"
    )
    plain = "Content-Type: text/plain; charset=utf-8\r\n\r\nLe fleuve monte encore, dit-on.\r\n"
    file = "Content-Type: image/png\r\nContent-Disposition: attachment\r\n\r\nxx\r\n"
    both = 'Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\n{}--b\r\n{}--b--\r\n'
    mixed = 'Content-Type: multipart/mixed; boundary="m"\r\n\r\n--m\r\n{}--m\r\n{}--m--\r\n'
    doc = read(written(tmp_path, "a.eml", HEAD + both.format(plain, html)), lang="fr")
    assert bodies(doc) == ["Le fleuve monte encore, dit-on."]
    doc = read(written(tmp_path, "b.eml", HEAD + mixed.format(html, file)), lang="fr")
    assert bodies(doc) == ["Le fleuve monte encore."]
    assert doc.notes[0] == "left out: 1 line of a quoted mail or signature, 1 attachment"


def test_lines_of_a_mail_that_flow_are_joined(tmp_path: Path) -> None:
    body = (
        "Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n"
        "Le fleuve monte encore, et \r\npersonne ne dort \r\ndans la vallée.\r\n"
    )
    doc = read(written(tmp_path, "a.eml", HEAD + body), lang="fr")
    assert bodies(doc) == ["Le fleuve monte encore, et personne ne dort dans la vallée."]


def test_a_mail_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"a\.eml: no text in this mail"):
        read(written(tmp_path, "a.eml", HEAD + "\r\n"))
    locked = HEAD + 'Content-Type: multipart/encrypted; boundary="b"\r\n\r\n--b--\r\n'
    with pytest.raises(ValueError, match=r"an encrypted mail; decrypt it"):
        read(written(tmp_path, "b.eml", locked))
    deep = "".join(
        f'Content-Type: multipart/mixed; boundary="b{at}"\r\n\r\n--b{at}\r\n' for at in range(5000)
    )
    with pytest.raises(ValueError, match=r"c\.eml: (?:parts inside one another|no text)"):
        read(written(tmp_path, "c.eml", HEAD + deep))


def test_a_charset_that_is_not_known_is_read_all_the_same(tmp_path: Path) -> None:
    body = b"Content-Type: text/plain; charset=x-inconnu\r\n\r\n" + "L’été.".encode("cp1252")
    doc = read(written(tmp_path, "a.eml", HEAD.encode() + body), lang="fr")
    assert bodies(doc) == ["L’été."]


# --- transcripts ---------------------------------------------------------------------------------

PLAYER = "0:00\nLe fleuve monte\n0:04\net il déborde.\n1:02:03\nIl dort.\n"
WHISPER = (
    "[00:00.000 --> 00:04.000]  Le fleuve monte\n[00:04.000 --> 01:00:06.500]  et il déborde.\n"
)
COLUMNS = "start\tend\ttext\n0\t4000\tLe fleuve monte\n4000\t6000\tet il déborde.\n"


@pytest.mark.parametrize("text", [PLAYER, WHISPER, COLUMNS])
def test_times_before_the_lines_of_a_transcript_are_no_text(tmp_path: Path, text: str) -> None:
    found = bodies(read(written(tmp_path, "a.txt", text), lang="fr"))
    assert found == ["Le fleuve monte et il déborde." + (" Il dort." if text == PLAYER else "")]


def test_a_text_that_begins_with_a_time_is_no_transcript(tmp_path: Path) -> None:
    text = "20:30\nLe fleuve monte.\n\nPersonne ne dort.\n\nÀ 21:00, la digue cède.\n"
    assert "20:30" in read(written(tmp_path, "a.txt", text), lang="fr").text


def test_marks_of_turns_names_and_credits_of_subtitles(tmp_path: Path) -> None:
    cues = [
        ">> Le fleuve monte.",
        ">> ROUX : Il dort.",
        "Nora Lenoir: Demain.",
        "Nora Lenoir: Bonne Question: non.",
        "Sous-titres réalisés par la communauté d’Amara.org",
    ]
    text = "WEBVTT\n\n" + "".join(
        f"00:0{at}.000 --> 00:0{at + 1}.000\n{cue}\n\n" for at, cue in enumerate(cues)
    )
    assert parts(read(written(tmp_path, "a.vtt", text), lang="fr")) == [
        ("body", "", "Le fleuve monte."),
        ("body", "ROUX", "Il dort."),
        ("body", "Nora Lenoir", "Demain. Bonne Question: non."),
        ("boilerplate", "Nora Lenoir", "Sous-titres réalisés par la communauté d’Amara.org"),
    ]


def test_a_mail_that_was_copied_as_text(tmp_path: Path) -> None:
    head = "De : Nora Lenoir <nora@exemple.fr>\nEnvoyé : vendredi 3 mai 2024 09:00\nÀ : Jean Roux\n"
    text = f"{head}Objet : La crue\n\nLe fleuve monte.\n\n-- \nNora\n"
    doc = read(written(tmp_path, "a.txt", text), lang="fr")
    assert parts(doc) == [("title", "", "La crue"), ("body", "", "Le fleuve monte.")]
    assert dict(doc.metadata) == {
        "author": "Nora Lenoir",
        "date": "2024-05-03",
        "to": "Jean Roux",
        "title": "La crue",
    }
    assert doc.notes[0] == "left out: 1 line of a signature"


def test_all_text_parts_of_a_mail_and_the_line_that_says_who_wrote(tmp_path: Path) -> None:
    head = "From: n@exemple.fr\nTo: r@exemple.fr\nSubject: Crue\nMIME-Version: 1.0\n"
    plain = "--b\nContent-Type: text/plain; charset=utf-8\n\n"
    picture = "--b\nContent-Type: image/png\nContent-Disposition: attachment\n\nx\n"
    who = "Le 3 mai, Jean-Baptiste Roux <r@exemple.fr>\na écrit :\n> Quand ?\n"
    text = (
        f'{head}Content-Type: multipart/mixed; boundary="b"\n\n{plain}Le fleuve monte.\n{picture}'
        f"{plain}Il dort.\n\n{who}--b--\n"
    )
    doc = read(written(tmp_path, "a.eml", text), lang="fr")
    assert bodies(doc) == ["Le fleuve monte.", "Il dort."]
    assert "1 attachment" in doc.notes[0]
