"""Hold-out quality beside optbinning on the same rows, columns and folds.

    python quality.py --recourse PATH/TO/recourse --german german_credit.csv [--taiwan taiwan.csv]

Needs: pip install optbinning==1.0.0 pandas scikit-learn. Prints the mean AUC over 5 seeds: German
Credit by 5-fold cross-validation, Taiwan default by a 30 % hold-out. Columns that Recourse refuses
are left out of both sides.
"""

import argparse
import json
import pathlib
import subprocess
import tempfile
import warnings

import numpy as np
import pandas as pd
from optbinning import BinningProcess, Scorecard
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, StratifiedShuffleSplit

warnings.filterwarnings("ignore")
REFUSED = {
    "german": [
        "personal_status_and_sex", "age_in_years", "foreign_worker", "job",
        "number_of_people_being_liable_to_provide_maintenance_for", "telephone",
    ],
    "taiwan": ["ID", "SEX", "EDUCATION", "MARRIAGE", "AGE"],
}
TARGET = {"german": ("creditability", "bad"), "taiwan": ("Default", "1")}
PEERS = {
    "optbinning defaults": ({}, 1.0, None),
    "optbinning 5 %, 8 bins, monotone": (
        {"min_bin_size": 0.05, "max_n_bins": 8}, 1e6, "auto_asc_desc",
    ),
}


def splits(name, rows, outcome, seed):
    if name == "german":
        return StratifiedKFold(5, shuffle=True, random_state=seed).split(rows, outcome)
    return StratifiedShuffleSplit(1, test_size=0.3, random_state=seed).split(rows, outcome)


def peer(settings, training, outcome, test):
    options, penalty, trend = settings
    if trend:
        numeric = [c for c in training if pd.api.types.is_numeric_dtype(training[c])]
        options = dict(options, binning_fit_params={c: {"monotonic_trend": trend} for c in numeric})
    levels = [c for c in training if not pd.api.types.is_numeric_dtype(training[c])]
    card = Scorecard(
        binning_process=BinningProcess(
            list(training.columns), categorical_variables=levels, **options
        ),
        estimator=LogisticRegression(C=penalty, max_iter=1000),
        scaling_method="pdo_odds",
        scaling_method_params={"pdo": 20, "odds": 50, "scorecard_points": 600},
    )
    card.fit(training, outcome)
    return -card.score(test)


def ours(binary, folder, name, training, test):
    target, event = TARGET[name]
    training.to_csv(folder / "a.csv", index=False)
    test.to_csv(folder / "b.csv", index=False)
    column = ["--target", target, "--event", event]
    subprocess.run(
        [binary, "scorecard", "fit", folder / "a.csv", *column, "--output", folder / "card.json"],
        check=True, capture_output=True,
    )
    done = subprocess.run(
        [binary, "scorecard", "validate", folder / "card.json", folder / "b.csv", *column, "--json"],
        check=True, capture_output=True, text=True,
    )
    return json.loads(done.stdout)["auc"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--recourse", required=True)
    parser.add_argument("--german")
    parser.add_argument("--taiwan")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("german", "taiwan"):
            path = getattr(arguments, name)
            if not path:
                continue
            target, event = TARGET[name]
            data = pd.read_csv(path, keep_default_na=False).drop(columns=REFUSED[name])
            outcome = (data[target].astype(str) == event).astype(int).to_numpy()
            rows = data.drop(columns=[target])
            means = {}
            for seed in range(1, 6):
                scores = {}
                for a, b in splits(name, rows, outcome, seed):
                    auc = ours(
                        arguments.recourse, pathlib.Path(folder), name, data.iloc[a], data.iloc[b]
                    )
                    scores.setdefault("recourse", []).append(auc)
                    for label, settings in PEERS.items():
                        found = peer(settings, rows.iloc[a], outcome[a], rows.iloc[b])
                        scores.setdefault(label, []).append(roc_auc_score(outcome[b], found))
                for label, values in scores.items():
                    means.setdefault(label, []).append(np.mean(values))
            for label, values in means.items():
                print(f"{name:8} {label:34} {np.mean(values):.5f}", flush=True)


if __name__ == "__main__":
    main()
