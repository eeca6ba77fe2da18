"""Mail (EML, mbox): the text that was written, its header as metadata."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import getaddresses, parsedate_to_datetime

from discourse.reading.articles import Article, Part, Problem, article_of
from discourse.reading.dates import date_in
from discourse.reading.fragments import parts_of_fragment
from discourse.reading.mixed_encodings import as_siblings
from discourse.reading.omissions import left_out
from discourse.reading.quoted_mail import SAYS_WHO, depths
from discourse.reading.readers import Context
from discourse.reading.text_signatures import Look
from discourse.reading.wrapping import unwrapped

_FROM = re.compile(rb"^From \S+[^\n]*\d\d:\d\d[^\n]*\n", re.MULTILINE)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_SECRET = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
# What stands above the mail that is answered or passed on, as Outlook and webmail write it.
_ORIGINAL = re.compile(
    r"[ \t>]*(?:-{2,} ?(?:message d['’]origine|original message|message transféré"
    r"|forwarded message"
    r"|ursprüngliche nachricht|mensaje original|messaggio originale) ?-{2,}"
    r"|_{10,}|Begin forwarded message:"
    r"|Début du message (?:réexpédié|transféré) ?:)[ \t]*\Z",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"[ \t>*]*(?:De|From|Von|Envoyé|Sent|Date|Gesendet|À|A|To|An|Cc|Objet|Subject|Betreff"
    r"|Répondre à|Reply-To)[ \u00a0*]*:[ \t*]",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[ \t>*]*(?:De|From|Von)[ \u00a0*]*:[ \t*]", re.IGNORECASE)
# What the fields become that a mail copied as text begins with, in French, English and German.
_COPIED = {
    "de": "author",
    "from": "author",
    "von": "author",
    "envoyé": "date",
    "sent": "date",
    "gesendet": "date",
    "date": "date",
    "à": "to",
    "to": "to",
    "an": "to",
    "objet": "title",
    "subject": "title",
    "betreff": "title",
}
_WRAPPED_WHO = re.compile(r"\s*(?:<\S+@\S+>\s+)?(?:a|ha|wrote|schrieb|escribió)\b.{0,12}\Z")
_FEW = 3  # fields one below the other are the header of a mail
_CITED = (
    "//blockquote[@type='cite']",
    "//*[contains(concat(' ', @class, ' '), ' gmail_quote ')]",
    "//*[contains(concat(' ', @class, ' '), ' moz-cite-prefix ')]",
    "//*[contains(concat(' ', @class, ' '), ' yahoo_quoted ')]",
    "//*[@id='divRplyFwdMsg' or @id='appendonsend']",
    "//*[@id='divRplyFwdMsg']/following-sibling::*",
    "//*[contains(concat(' ', @class, ' '), ' gmail_signature ')]",
)


def articles(data: bytes, context: Context) -> Iterator[Article | Problem]:
    """The mail of a file, or each of a mailbox, and those without a text."""
    starts = [match.start() for match in _FROM.finditer(data)] if data.startswith(b"From ") else []
    ends = [*starts[1:], len(data)]
    pieces = [data[start:end] for start, end in zip(starts, ends, strict=False)] or [data]
    if starts:  # where a line of the text begins so, a mailbox has a sign before it
        pieces = [_ESCAPED.sub(rb"\1", piece) for piece in pieces]
    for number, piece in enumerate(pieces, 1):
        item = f"mail {number}" if len(pieces) > 1 else ""
        try:
            yield _article(piece, item, context)
        except (ValueError, LookupError, RecursionError) as error:
            reason = (
                "parts inside one another too deep" if isinstance(error, RecursionError) else error
            )
            if not item:
                raise ValueError(f"{context.where}: {reason}") from None
            yield Problem(context.where, item, str(reason))


def is_copied(look: Look) -> bool:
    """A mail that was copied or saved as text: "De :", "Envoyé :" and the like begin it."""
    return bool(look.lines) and bool(_OPENING.match(look.lines[0])) and _is_original(look.lines, 0)


def of_text(text: str, context: Context) -> Iterator[Article | Problem]:
    """The article of a mail that was copied or saved as text.

    Raises
    ------
    ValueError
        No text below its header.
    """
    lines = text.removeprefix("\ufeff").lstrip().split("\n")
    end = next((at for at, line in enumerate(lines) if not _FIELD.match(line)), len(lines))
    values: dict[str, str] = {}
    for line in lines[:end]:
        name, _, value = line.partition(":")
        if key := _COPIED.get(name.strip(" \u00a0*>").lower()):
            values[key] = re.sub(r"\s*[<\[]\S+@\S+[>\]]", "", value).strip(" \t*") or value.strip()
    values["date"] = date_in(values.get("date", ""))
    left: Counter[str] = Counter()
    whole = unwrapped("\n".join(_written(lines[end:], left)), context.lang).text
    parts = [Part(line.strip()) for line in whole.split("\n") if line.strip()]
    if not parts:
        raise ValueError(f"{context.where}: no text below the header of this mail")
    title = [Part(values["title"], "title")] if values.get("title") else []
    note = left_out(left)
    yield article_of([*title, *parts], metadata=values, notes=(note,) if note else ())


def _article(data: bytes, item: str, context: Context) -> Article:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    if message.get_content_type() in _SECRET:
        raise ValueError("an encrypted mail; decrypt it in a mail program and save it again")
    left: Counter[str] = Counter()
    body = message.get_body(preferencelist=("plain", "html"))
    content, notes = ("", ()) if body is None else _content(body, context)
    if not content.strip() and (page := message.get_body(preferencelist=("html",))) is not None:
        body, (content, notes) = page, _content(page, context)
    typed = body is not None and body.get_content_type() == "text/plain"
    more = [one for one in message.iter_attachments() if typed and _goes_on(one)]
    if body is not None and not typed:
        before = parts_of_fragment(content)
        parts = parts_of_fragment(content, *_CITED)
        signed = next((at for at, one in enumerate(parts) if one.text.strip() == "--"), None)
        parts = parts[:signed]
        left["line of a quoted mail or signature"] += len(before) - len(parts)
    else:
        flowed = body is not None and body.get_param("format") == "flowed"
        lines = _flowed(content, body) if flowed and body is not None else content.split("\n")
        for one in more:
            content, others = _content(one, context)
            lines += ["", *content.split("\n")]
            notes = (*notes, *others)
        kept = _written(lines, left)
        whole = unwrapped("\n".join(kept), context.lang).text
        parts = [Part(line.strip()) for line in whole.split("\n") if line.strip()]
    left["attachment"] += sum(1 for one in message.iter_attachments() if one not in more)
    title = _header(message, "subject")
    if not parts:
        note = left_out(left)
        raise ValueError(f"no text in this mail{f' ({note})' if note else ''}")
    note = left_out(left)
    defects = ("damaged: some of it may be missing",) if message.defects else ()
    return article_of(
        [*([Part(title, "title")] if title else []), *parts],
        item=item,
        metadata=_metadata(message, title),
        notes=(*((note,) if note else ()), *notes, *defects),
        declared=_header(message, "content-language"),
    )


def _goes_on(part: EmailMessage) -> bool:
    """Whether a part is text that goes on below a picture or a file."""
    return (
        part.get_content_type() == "text/plain"
        and not part.is_attachment()
        and not part.get_filename()
    )


def _content(part: MIMEPart, context: Context) -> tuple[str, tuple[str, ...]]:
    """The text of a part, and notes where it is not in the encoding that its header names."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return "", ()
    charset = part.get_content_charset() or "us-ascii"
    notes: tuple[str, ...] = ()
    try:
        text = raw.decode(charset)
    except (LookupError, UnicodeDecodeError):
        lenient = raw.decode("utf-8", "surrogateescape")
        try:
            text, notes = context.repaired(lenient)
        except ValueError:  # a byte or two, which do not tell
            text, number = as_siblings(lenient, "cp1252")
            notes = (f"{number} place{'s' * (number > 1)} not UTF-8: read as cp1252",)
    return text.replace("\r\n", "\n"), notes


def _flowed(content: str, part: MIMEPart) -> list[str]:
    """Lines of format=flowed, where one that ends with a blank goes on in the next (RFC 3676)."""
    joined = part.get_param("delsp") == "yes"
    lines: list[str] = []
    goes_on = False
    for line in content.split("\n"):
        bare = line.removeprefix(" ")
        if goes_on and lines and not bare.startswith(">"):
            lines[-1] += bare
        else:
            lines.append(bare)
        goes_on = bare.endswith(" ") and bare != "-- "
        if goes_on and joined:
            lines[-1] = lines[-1][:-1]
    return lines


def _written(lines: Sequence[str], left: Counter[str]) -> list[str]:
    """The lines that the sender wrote: without signature, the mail answered, or its header."""
    lines = [line.rstrip("\r") for line in lines]
    signed = next((at for at, line in enumerate(lines) if line.rstrip() == "--"), len(lines))
    left["line of a signature"] += sum(bool(line.strip()) for line in lines[signed + 1 :])
    lines = lines[:signed]
    begun = next((at for at in range(len(lines)) if _is_original(lines, at)), len(lines))
    own = [line for line in lines[:begun] if line.strip()]
    if own:
        left["line of a quoted mail"] += sum(bool(line.strip()) for line in lines[begun:])
        lines = lines[:begun]
    else:  # passed on without a word: the text is what was passed on
        lines = [line for line in lines if not _ORIGINAL.match(line) and not _FIELD.match(line)]
    quoted = depths(lines)
    # "Le 3 mai, Nora Lenoir <…>" and, wrapped, "a écrit :"
    who = [at for at, line in enumerate(lines) if any(quoted) and SAYS_WHO.search(line[-40:])]
    who += [at - 1 for at in who if at and _WRAPPED_WHO.match(lines[at])]
    kept = [
        line
        for at, (line, depth) in enumerate(zip(lines, quoted, strict=True))
        if not depth and at not in who
    ]
    if any(line.strip() for line in kept):
        left["line of a quoted mail"] += sum(bool(depth) for depth in quoted)
        return kept
    return lines  # all of it is quoted, and its marks go where every text is normalised


def _is_original(lines: Sequence[str], at: int) -> bool:
    if _ORIGINAL.match(lines[at]):
        return True
    if not _OPENING.match(lines[at]):
        return False
    below = lines[at : at + 6]
    return sum(bool(_FIELD.match(line)) for line in below) >= _FEW


def _metadata(message: EmailMessage, title: str) -> dict[str, str]:
    senders = getaddresses([_header(message, "from")])
    to = getaddresses([_header(message, "to")])
    try:
        date = parsedate_to_datetime(_header(message, "date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        date = ""
    return {
        "title": title,
        "author": ", ".join(name or address for name, address in senders if name or address),
        "date": date,
        "to": ", ".join(name or address for name, address in to if name or address),
    }


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError):  # fields that the parser of Python trips on
        return ""
