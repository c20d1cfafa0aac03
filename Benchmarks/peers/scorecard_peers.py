"""Scorecards beside optbinning and polars: the same CSV, the same run, CPU seconds and ratios.

    python scorecard_peers.py LOANS.csv --recourse PATH/TO/ScorecardBench [--runs 5] [--quick]

Needs: pip install optbinning==1.0.0 polars pandas. LOANS.csv comes from ../generate_loans.py.
Prints a JSON object a line: {"work", "peer", "peerCpuSeconds", "cpuSeconds", "ratio"}. Every
measurement runs in a process of its own; `--quick` leaves out optbinning, which takes a minute a
million rows. A CPU second is user and system time of one thread; wall time says little on a shared
machine.
"""

import argparse
import json
import os
import subprocess
import sys

NUMBERS = [
    "income", "loan_amount", "dti", "utilization", "file_age_quarters", "months_employed",
    "inquiries_6m", "open_accounts", "delinq_24m", "months_since_delinq", "history_months",
    "total_balance", "savings", "bureau_score",
]
LEVELS = [
    "home", "repayment_plan", "purpose", "loan_program", "collateral_code", "product_code",
]
CODED = ["utilization", "months_employed", "months_since_delinq", "history_months", "bureau_score"]
THREADS = {name: "1" for name in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")}


def cpu_seconds():
    times = os.times()
    return times.user + times.system


def measure(body, runs):
    taken = []
    for _ in range(runs):
        start = cpu_seconds()
        body()
        taken.append(cpu_seconds() - start)
    return sorted(taken)[len(taken) // 2]


def load(path):
    import pandas

    return pandas.read_csv(path, dtype={name: object for name in LEVELS})


def optbinning_process():
    from optbinning import BinningProcess

    own = {name: {"special_codes": [-999]} for name in CODED}
    return BinningProcess(
        NUMBERS + LEVELS, categorical_variables=LEVELS, min_bin_size=0.05, max_n_bins=8,
        binning_fit_params=own, n_jobs=1,
    )


def optbinning_card():
    from optbinning import Scorecard
    from sklearn.linear_model import LogisticRegression

    return Scorecard(
        binning_process=optbinning_process(), estimator=LogisticRegression(),
        scaling_method="pdo_odds",
        scaling_method_params={"pdo": 20, "odds": 50, "scorecard_points": 600}, rounding=True,
    )


def peer_read(path, runs):
    import polars

    return measure(lambda: polars.read_csv(path), runs)


def peer_bin(path, runs):
    table = load(path)
    return measure(
        lambda: optbinning_process().fit(table[NUMBERS + LEVELS], table["default"]), 1
    )


def peer_fit(path, runs):
    table = load(path)
    return measure(lambda: optbinning_card().fit(table[NUMBERS + LEVELS], table["default"]), 1)


def peer_card(path, runs):
    def body():
        table = load(path)
        optbinning_card().fit(table[NUMBERS + LEVELS], table["default"])

    return measure(body, 1)


def polars_points():
    """A card of eight attributes a characteristic as one expression; the points do not matter."""
    import polars

    total = polars.lit(0)
    for index, name in enumerate(NUMBERS):
        column = polars.col(name)
        points = polars.when(column.is_null()).then(20)
        if name in CODED:
            points = points.when(column == -999).then(15)
        for step in range(7):
            points = points.when(column < 10.0 ** (step - 1) * (index + 1)).then(10 + step)
        total = total + points.otherwise(30)
    for name in LEVELS:
        levels = {f"{name[:3].upper()}_{level:02d}": 10 + level for level in range(50)}
        total = total + polars.col(name).replace_strict(levels, default=20, return_dtype=polars.Int64)
    return total


def peer_points(path, runs):
    import polars

    table = polars.read_csv(path)
    expression = polars_points()
    return measure(lambda: table.select(expression), runs)


def peer_one(path, runs):
    table = load(path).head(20_000)
    card = optbinning_card().fit(table[NUMBERS + LEVELS], table["default"])
    rows = [table.iloc[[row]] for row in range(20)]
    return measure(lambda: [card.score(row) for row in rows], runs) / len(rows)


PEERS = {
    "read": ("polars", peer_read), "bin": ("optbinning", peer_bin),
    "fit": ("optbinning", peer_fit), "card": ("optbinning", peer_card),
    "points": ("polars", peer_points), "one": ("optbinning", peer_one),
}


def ours(binary, path, runs):
    done = subprocess.run(
        [binary, path, "--target", "default", "--special", "-999",
         "--runs", str(runs)],
        capture_output=True, text=True, check=True,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    found = {line["work"]: line["cpuSeconds"] for line in lines}
    found["one"] /= next(line["rows"] for line in lines if line["work"] == "one")
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("--recourse", required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--peer", choices=PEERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peer:
        print(json.dumps(PEERS[options.peer][1](options.data, options.runs)))
        return
    found = ours(options.recourse, options.data, options.runs)
    for work, (peer, _) in PEERS.items():
        if options.quick and peer == "optbinning":
            continue
        done = subprocess.run(
            [sys.executable, "-W", "ignore", __file__, options.data, "--recourse", "-",
             "--runs", str(options.runs), "--peer", work],
            env=os.environ | THREADS, capture_output=True, text=True, check=True,
        )
        theirs = float(done.stdout.splitlines()[-1])
        print(json.dumps({
            "work": work, "peer": peer, "peerCpuSeconds": round(theirs, 6),
            "cpuSeconds": round(found[work], 9), "ratio": round(theirs / found[work], 1),
        }), flush=True)
    if "reasons" in found:
        print(json.dumps({"work": "reasons", "cpuSeconds": found["reasons"]}))


if __name__ == "__main__":
    main()
