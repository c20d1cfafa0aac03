"""optbinning's optimum on generated and real columns, for a test that ours is never below it.

    python optbinning_cases.py --german german_credit.csv [--data FOLDER] --output cases.json

Needs: pip install optbinning==1.0.0 pandas. Every case is one numeric column as counts: for each
pre-bin its non-events and events, and the rows that are special or missing. optbinning gets the same
pre-bins (`user_splits`) and the same constraints, and an hour's time limit, so that it stops at its
optimum. What is recorded is the borders that it chose, as numbers of pre-bins; what they are worth is
worked out by the one formula of docs/scorecards.md where they are compared. Cases in which it found no
solution, or joined pre-bins of one class beforehand, stay in: its borders are borders of ours anyway.

Of Taiwan default, which is not shipped here, only the cuts of the pre-bins are recorded; the test
counts its rows where it finds the file.
"""

import argparse
import json
import pathlib
import warnings

import numpy as np
import pandas as pd
from optbinning import OptimalBinning

warnings.filterwarnings("ignore")
TRENDS = ["none", "ascending", "descending", "peak", "valley", "auto"]
SEED = 20260701
REFUSED = {
    "german": {
        "personal_status_and_sex", "age_in_years", "foreign_worker", "job",
        "number_of_people_being_liable_to_provide_maintenance_for", "telephone",
    },
    "taiwan": {"ID", "SEX", "EDUCATION", "MARRIAGE", "AGE"},
    "hmda": {"black", "hispan", "white", "male", "married", "reject", "action"},
}


def expand(prebins):
    """Rows of a column whose values are 0, 1, 2 ... for the pre-bins."""
    x, y = [], []
    for value, (non_events, events) in enumerate(prebins):
        x += [float(value)] * (non_events + events)
        y += [0] * non_events + [1] * events
    return np.array(x), np.array(y)


def solve(case):
    x, y = expand(case["prebins"])
    aside = case["aside"]
    x = np.r_[x, np.full(sum(aside), np.nan)]
    y = np.r_[y, np.zeros(aside[0], int), np.ones(aside[1], int)]
    limits = case["limits"]
    trend = {"none": None, "auto": "auto_asc_desc"}.get(case["trend"], case["trend"])
    splits = [value + 0.5 for value in range(len(case["prebins"]) - 1)]
    binning = OptimalBinning(
        dtype="numerical", solver="cp", user_splits=splits or None, time_limit=3600,
        max_n_prebins=len(splits) + 1, min_prebin_size=1e-6, monotonic_trend=trend,
        max_n_bins=limits.get("max-bins"), min_n_bins=limits.get("min-bins"),
        min_bin_size=limits.get("min-bin-share"), max_bin_size=limits.get("max-bin-share"),
        min_bin_n_event=limits.get("min-events"), min_bin_n_nonevent=limits.get("min-non-events"),
        max_pvalue=limits.get("max-p-value"),
        min_event_rate_diff=limits.get("min-rate-difference", 0),
    )
    binning.fit(x, y)
    case["status"] = binning.status
    case["borders"] = [int(split + 0.5) for split in binning.splits]
    return case


def generated(random, number):
    size = int(random.integers(3, 21))
    most = int(random.choice([20, 60, 200]))
    slope = float(random.normal(0, 0.25))
    bend = float(random.normal(0, 0.03)) if number % 2 else 0.0
    prebins = []
    for place in range(size):
        rows = int(random.integers(10, most + 10))
        at = place - size / 2
        rate = 1 / (1 + np.exp(1.2 - slope * at - bend * at * at - random.normal(0, 0.3)))
        events = min(max(1, int(random.binomial(rows, rate))), rows - 1)
        prebins.append([rows - events, events])
    limits = {"max-bins": int(random.integers(2, 9))}
    pick = random.random(6)
    if pick[0] < 0.6:
        limits["min-bin-share"] = float(random.choice([0.05, 0.1, 0.15]))
    if pick[1] < 0.2:
        limits["max-bin-share"] = float(random.choice([0.4, 0.5, 0.6]))
    if pick[2] < 0.3:
        limits["min-rate-difference"] = float(random.choice([0.01, 0.03, 0.08]))
    if pick[3] < 0.3:
        limits["max-p-value"] = float(random.choice([0.05, 0.2, 0.5]))
    if pick[4] < 0.3:
        limits["min-events"] = int(random.integers(2, 15))
    if pick[5] < 0.3:
        limits["min-non-events"] = int(random.integers(2, 30))
    aside = [int(random.integers(0, 30)), int(random.integers(0, 12))]
    return {
        "name": f"generated {number}", "trend": TRENDS[number % 6], "prebins": prebins, "cuts": [],
        "aside": aside, "limits": limits,
    }


def real(name, rows, target, event, trends):
    outcome = (rows[target].astype(str) == event).astype(int)
    for column in rows.columns:
        if column in REFUSED[name] or column == target:
            continue
        if not pd.api.types.is_numeric_dtype(rows[column]):
            continue
        values = rows[column]
        known = values.dropna()
        cuts = np.unique(np.quantile(known, np.linspace(0, 1, 41)[1:-1]))
        cuts = cuts[cuts < known.max()]
        if not len(cuts):
            continue
        place = np.searchsorted(cuts, known, side="left")
        prebins = []
        for number in range(len(cuts) + 1):
            inside = outcome[known.index][place == number]
            prebins.append([int((inside == 0).sum()), int(inside.sum())])
        missing = outcome[values.isna()]
        for trend in trends:
            yield {
                "name": f"{name} {column}", "trend": trend, "prebins": prebins,
                "cuts": [float(cut) for cut in cuts],
                "aside": [int((missing == 0).sum()), int(missing.sum())],
                "limits": {"max-bins": 8, "min-bin-share": 0.05},
            }


def recorded(case):
    case = solve(case)
    del case["prebins" if case["name"].startswith("taiwan") else "cuts"]
    return case


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--german", required=True)
    parser.add_argument("--data", help="a folder with taiwan_default.csv and hmda_boston_1990.csv")
    parser.add_argument("--count", type=int, default=360)
    parser.add_argument("--output", required=True)
    options = parser.parse_args()
    random = np.random.default_rng(SEED)
    cases = [generated(random, number) for number in range(options.count)]
    cases += real("german", pd.read_csv(options.german), "creditability", "bad", TRENDS)
    if options.data:
        folder = pathlib.Path(options.data)
        taiwan = pd.read_csv(folder / "taiwan_default.csv")
        cases += real("taiwan", taiwan, "Default", "1", ["auto", "none"])
        hmda = pd.read_csv(folder / "hmda_boston_1990.csv")
        cases += real("hmda", hmda, "approve", "0", ["auto", "peak"])
    lines = [json.dumps(recorded(case), separators=(",", ":")) for case in cases]
    pathlib.Path(options.output).write_text("[\n" + ",\n".join(lines) + "\n]\n")


if __name__ == "__main__":
    main()
