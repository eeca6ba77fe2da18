#!/usr/bin/env bash
# pandas 3.1.1 with openpyxl 3.1.5: reading a workbook in which a cell holds an error (#REF!, #DIV/0!).
#
# Guess before running: with dtype=str and keep_default_na=False nothing is taken for missing, so the cell
# is the text "#REF!" (openpyxl itself gives that), and a column read as str holds texts only. Our own
# test expected "#REF!" in the message that refuses such a cell.
#
# Seen: the error cell is missing (nan), with na_filter=False too, while an empty cell is "" and a cell
# with the text N/A stays "N/A". So the one missing value of such a table is not an empty cell but
# a broken formula, and code that calls a method of str on each cell fails on it. Nothing in the result
# tells which error it was; openpyxl keeps it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1" "openpyxl==3.1.5" "numpy==2.4.6"
cd "$folder"
env/bin/python - <<'PYTHON'
import openpyxl
import pandas as pd

book = openpyxl.Workbook()
for row in (["answer"], ["oui"], ["N/A"], [None], ["#REF!"], ["#DIV/0!"], ["non"]):
    book.active.append([*row, "x"])  # the second column keeps the line of the empty cell
book.save("answers.xlsx")

page = openpyxl.load_workbook("answers.xlsx").active
print("openpyxl:", [cell.value for cell in page["A"]])
table = pd.read_excel(
    "answers.xlsx", header=None, dtype=str, keep_default_na=False, na_filter=False
)
cells = table[0].tolist()
print("pandas:  ", cells)
assert cells[:4] == ["answer", "oui", "N/A", ""] and cells[6] == "non", cells
missing = [at for at, cell in enumerate(cells) if pd.isna(cell)]
assert missing == [4, 5], f"the behaviour changed: missing are {missing}"
print("as described: the cells with an error are missing, the empty one is not")
PYTHON
