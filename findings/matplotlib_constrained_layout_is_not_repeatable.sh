#!/usr/bin/env bash
# matplotlib 3.11.2: a figure with the constrained layout, saved again without any change.
#
# Guess before running: nothing of the figure changes between two calls of savefig, and with svg.hashsalt
# set and the date left out the SVG of one process is repeatable, so the second file has the bytes of the
# first. Our own function for saving promised just that.
#
# Seen: with a legend, a text or an annotation that stands beside the axes, five saves give five files (a
# plain bar chart gives one). The layout starts from the places that the last drawing left, so that each
# savefig moves the axes by a fraction of a unit. A fresh figure drawn by the same code and saved once has
# the bytes of the first file; set_subplotspec(get_subplotspec()) before saving brings them back too.
# Whoever compares the bytes of a figure must save it once, or start its layout again.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check "matplotlib==3.11.2" "numpy==2.4.6"
MPLCONFIGDIR="$folder" "$folder/env/bin/python" - <<'PYTHON'
import io
import matplotlib
matplotlib.use("svg")
import matplotlib.pyplot as plt

matplotlib.rcParams["svg.hashsalt"] = "one"
names = ["Une introduction assez longue", "Le retour", "Que peut-on\nen attendre ?"]


def drawn():
    figure, axes = plt.subplots(figsize=(7, 3), layout="constrained")
    axes.barh(names, [3, 1, 2], label="phrases")
    axes.set_xlabel("nombre de phrases")
    axes.legend(loc="upper left", bbox_to_anchor=(0, -0.25))  # below the axis
    return figure


def saved(figure):
    made = io.BytesIO()
    figure.savefig(made, format="svg", metadata={"Date": None})
    return made.getvalue()


one, other = drawn(), drawn()
files = [saved(one) for _ in range(5)]
assert saved(other) == files[0], "a fresh figure has other bytes"
print(matplotlib.__version__, "different files of five saves:", len(set(files)))
assert len(set(files)) > 1, "the layout is repeatable now: this finding is out of date"
axes = one.axes[0]
axes.set_subplotspec(axes.get_subplotspec())
assert saved(one) == files[0], "starting the layout again no longer gives the first file"
print("layout started again: the bytes of the first file")
PYTHON
