#!/usr/bin/env bash
# europarser 0.3.5: the corpus for TXM that it makes of an export of Europresse holds its line breaks
# as text. Between two paragraphs stands &lt;lb/&gt;, which TXM counts as words, and not <lb/>.
#
# Guess before running, from a description of the format: paragraphs are parted by elements <lb/>.
# Seen: no element lb at all, and the text "<lb/>" once for each end of a paragraph but the last; the
# tag is put in first and then escaped with the rest of the text.
# So whoever counts words in such a corpus counts "lb" among them: replace &lt;lb/&gt; before import.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet "europarser==0.3.5" 2>/dev/null
cat > "$folder/seen.py" <<'PY'
import logging
from importlib.metadata import version
from xml.etree import ElementTree

import europarser
from europarser.models import FileToTransform, Params

logging.disable(logging.CRITICAL)
EXPORT = """<html><body><article><header>
<div class="rdp__DocPublicationName"><span class="DocPublicationName">L’Écho</span></div>
<div class="rdp__DocHeader"><span class="DocHeader">Région, lundi 3 mai 2004, p. 4</span></div>
<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">La crue</p></div></header>
<section><div class="DocText clearfix"><div class="docOcurrContainer">
<p>Le fleuve monte.</p>
<p>La digue tient.</p>
<p>On attend.</p></div></div></section>
</article></body></html>"""
print("europarser", version("europarser"))
for mode in ("one_file_pb", "legacy"):
    files = [FileToTransform(name="a.html", file=EXPORT)]
    (found,) = europarser.pipeline(files, ["txm"], params=Params(txm_mode=mode))
    root = ElementTree.fromstring(found.data)
    text = "".join(root.itertext())
    print(mode, "elements:", sum(1 for _ in root.iter("lb")), "as text:", text.count("<lb/>"))
PY
found=$(HOME="$folder" "$folder/venv/bin/python" "$folder/seen.py" 2>/dev/null | grep -E "^(europarser|one_file_pb|legacy) ")
printf '%s\n' "$found"
expected="europarser 0.3.5
one_file_pb elements: 0 as text: 2
legacy elements: 0 as text: 2"
[ "$found" = "$expected" ] || { echo "the behaviour has changed" >&2; exit 1; }
