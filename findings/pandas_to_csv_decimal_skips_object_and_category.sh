#!/usr/bin/env bash
# pandas 3.1.1: DataFrame.to_csv(sep=";", decimal=",") with numbers in columns of different dtypes.
#
# Guess before running: a number with a fraction is written with the decimal comma whatever the dtype of
# its column: float64, Float64, object that holds floats, categories that are floats.
#
# Seen: float64 and Float64 columns have the comma; object and categorical columns keep the point, without
# a warning. So one file has 1,5 and 1.5 side by side. A merge or an outer join that leaves a missing value
# as None makes such object columns, and a spreadsheet with decimal commas takes 1.5 for a text or a date.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1" "numpy==2.4.6"
"$folder/env/bin/python" - <<'PYTHON'
import pandas as pd

table = pd.DataFrame(
    {
        "float64": [1.5, 2.25],
        "Float64": pd.array([1.5, 2.25], dtype="Float64"),
        "object": pd.Series([1.5, 2.25], dtype=object),
        "category": pd.Categorical([1.5, 2.25]),
    }
)
head, first, second = table.to_csv(index=False, sep=";", decimal=",").splitlines()
print(head, first, second, sep="\n")
assert first.split(";") == ["1,5", "1,5", "1.5", "1.5"], "the behaviour changed"
assert second.split(";") == ["2,25", "2,25", "2.25", "2.25"], "the behaviour changed"
print("as described: the comma in float columns, the point in object and categorical ones")
PYTHON
