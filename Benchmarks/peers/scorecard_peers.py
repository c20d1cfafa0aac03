"""Scorecards beside optbinning and polars: the same CSV, the same run, CPU seconds and ratios.

    python scorecard_peers.py LOANS.csv --recourse PATH/TO/ScorecardBench [--runs 5] [--quick]
        [--large TEN_MILLION.csv] [--works read,points]

Needs: pip install optbinning==1.0.0 polars pandas. Both files come from ../generate_loans.py.
Prints a JSON object a line: {"work", "peer", "peerCpuSeconds", "cpuSeconds", "ratio"}, then for each
work of ours {"threads": 2, "work", "one", "two", "ratio", "limit"}, wall seconds; the limit is how much more
two programs of one thread do together that share nothing but the machine. Both sides run by turns, in a
process of its own each time, and the medians are told; optbinning, which takes half a minute a
million rows, runs once, and `--quick` leaves it out. A CPU second is user and system time of one
thread. Two threads are left out while the machine is busy, for wall time then says nothing.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile

NUMBERS = [
    "income", "loan_amount", "dti", "utilization", "file_age_quarters", "months_employed",
    "inquiries_6m", "open_accounts", "delinq_24m", "months_since_delinq", "history_months",
    "total_balance", "savings", "bureau_score",
]
LEVELS = [
    "home", "repayment_plan", "purpose", "loan_program", "collateral_code", "product_code",
]
CODED = ["utilization", "months_employed", "months_since_delinq", "history_months", "bureau_score"]
# How often a program does the work that its wall seconds are the median of.
INSIDE = 5
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


def polars_parts():
    """Points of eight attributes a characteristic as expressions; the points do not matter."""
    import polars

    parts = []
    for index, name in enumerate(NUMBERS):
        column = polars.col(name)
        points = polars.when(column.is_null()).then(20)
        if name in CODED:
            points = points.when(column == -999).then(15)
        for step in range(7):
            points = points.when(column < 10.0 ** (step - 1) * (index + 1)).then(10 + step)
        parts.append(points.otherwise(30).alias(name))
    for name in LEVELS:
        levels = {f"{name[:3].upper()}_{level:02d}": 10 + level for level in range(50)}
        parts.append(polars.col(name).replace_strict(levels, default=20, return_dtype=polars.Int64))
    return parts


def peer_points(path, runs):
    import polars

    table = polars.read_csv(path)
    expression = sum(polars_parts(), polars.lit(0))
    return measure(lambda: table.select(expression), runs)


def peer_one(path, runs):
    table = load(path).head(20_000)
    card = optbinning_card().fit(table[NUMBERS + LEVELS], table["default"])
    rows = [table.iloc[[row]] for row in range(20)]
    return measure(lambda: [card.score(row) for row in rows], runs) / len(rows)


def peer_reasons(path, runs):
    """Points of each characteristic, their sum, and the four that lose most, as numpy finds them."""
    import numpy
    import polars

    table = polars.read_csv(path)
    expressions = polars_parts()

    def body():
        points = table.select(expressions).to_numpy()
        points.sum(axis=1)
        losses = points.max(axis=0) - points
        first = numpy.argpartition(-losses, 4, axis=1)[:, :4]
        order = numpy.argsort(-numpy.take_along_axis(losses, first, axis=1), axis=1, kind="stable")
        numpy.take_along_axis(first, order, axis=1)

    return measure(body, runs)


def peer_exact(path, runs):
    """CP-SAT on 99 pre-bins; what its bins are worth by our formula goes to standard error."""
    import numpy
    import pandas
    from optbinning import OptimalBinning

    table = pandas.read_csv(path)
    splits = [value + 0.5 for value in range(98)]
    binning = OptimalBinning(
        dtype="numerical", solver="cp", user_splits=splits, time_limit=3600, max_n_prebins=99,
        min_prebin_size=1e-6, monotonic_trend="auto_asc_desc", max_n_bins=8, min_bin_size=0.05,
        min_event_rate_diff=0,
    )
    taken = measure(lambda: binning.fit(table["x"].to_numpy(), table["default"].to_numpy()), runs)
    place = numpy.searchsorted(binning.splits, table["x"], side="right")
    events, rows = table["default"].sum(), len(table)
    value = 0.0
    for number in range(len(binning.splits) + 1):
        inside = table["default"][place == number]
        bad, good = inside.sum() / events, (len(inside) - inside.sum()) / (rows - events)
        value += (good - bad) * math.log(good / bad)
    print(value, file=sys.stderr)
    return taken


# The work, who does it beside us, how, and whether it is too slow to be run more than once.
PEERS = {
    "read": ("polars", peer_read, False), "bin": ("optbinning", peer_bin, True),
    "fit": ("optbinning", peer_fit, True), "card": ("optbinning", peer_card, True),
    "exact": ("optbinning, CP-SAT", peer_exact, True), "points": ("polars", peer_points, False),
    "reasons": ("polars and numpy", peer_reasons, False), "one": ("optbinning", peer_one, False),
}


def ours(binary, path, work, jobs=1, runs=1, more=()):
    """What the benchmark program says of one work."""
    done = subprocess.run(
        [binary, path, "--target", "default", "--special", "-999", "--runs", str(runs),
         "--jobs", str(jobs), "--only", work, *more],
        capture_output=True, text=True, check=True,
    )
    return next(json.loads(line) for line in done.stdout.splitlines() if line.startswith("{"))


def theirs(path, work):
    """CPU seconds of the peer, and what else it said."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", __file__, path, "--recourse", "-", "--runs", "1", "--peer", work],
        env=os.environ | THREADS, capture_output=True, text=True, check=True,
    )
    return float(done.stdout.splitlines()[-1]), done.stderr.strip()


def pre_bins(folder):
    """A column of 99 values whose event rate rises and falls a little: 20,000 rows."""
    import numpy

    random = numpy.random.default_rng(7)
    x = random.integers(0, 99, 20_000)
    rate = 1 / (1 + numpy.exp(2 - 0.03 * (x - 49) + 0.3 * numpy.sin(x / 3)))
    path = os.path.join(folder, "prebins.csv")
    with open(path, "w") as file:
        file.write("x,default\n")
        for value, event in zip(x, (random.random(20_000) < rate).astype(int)):
            file.write(f"{value},{event}\n")
    return path


def beside(options, path, work, more=()):
    """One row: both sides by turns, and the medians."""
    peer, _, is_slow = PEERS[work]
    own, other, said = [], [], ""
    for number in range(options.runs):
        own.append(ours(options.recourse, path, work, more=more))
        if number == 0 or not is_slow:
            taken, said = theirs(path, work)
            other.append(taken)
    seconds = [one["cpuSeconds"] / (one["rows"] if work == "one" else 1) for one in own]
    row = {
        "work": work, "peer": peer, "runs": seconds, "cpuSeconds": statistics.median(seconds),
        "peerRuns": other, "peerCpuSeconds": statistics.median(other),
    }
    row["ratio"] = row["peerCpuSeconds"] / row["cpuSeconds"]
    if work == "exact":
        row["values"] = [own[0]["iv"], float(said.splitlines()[-1])]
    if work == "card":
        row["megabytes"] = ours(options.recourse, path, "once")["peakMegabytes"]
    return row


def command(options, work, jobs):
    return [
        options.recourse, options.data, "--target", "default", "--special", "-999",
        "--runs", str(INSIDE), "--jobs", str(jobs), "--only", work,
    ]


def both_at_once(options, work):
    """Wall seconds of two programs of one thread each that run at the same time: the machine's limit."""
    programs = [
        subprocess.Popen(command(options, work, 1), stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [program.communicate()[0] for program in programs]
    if any(program.returncode for program in programs):
        raise RuntimeError(f"a program of {work} failed")
    found = [json.loads(line) for text in said for line in text.splitlines() if line.startswith("{")]
    return statistics.mean(one["wallSeconds"] for one in found)


def two_threads(options, work):
    """Wall seconds of one thread, of two, and of two programs that share nothing, by turns."""
    found = {1: [], 2: []}
    apart = []
    for _ in range(options.runs):
        for jobs, taken in found.items():
            taken.append(ours(options.recourse, options.data, work, jobs, INSIDE)["wallSeconds"])
        apart.append(both_at_once(options, work))
    one, two = (statistics.median(taken) for taken in found.values())
    return {
        "threads": 2, "work": work, "one": one, "two": two, "ratio": one / two,
        "limit": 2 * one / statistics.median(apart),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("--recourse", required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--large")
    parser.add_argument("--works", default=",".join([*PEERS, "advise"]))
    parser.add_argument("--peer", choices=PEERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peer:
        print(json.dumps(PEERS[options.peer][1](options.data, options.runs)))
        return
    wanted = options.works.split(",")
    for work in PEERS:
        if work not in wanted or (options.quick and PEERS[work][2]):
            continue
        if work == "exact":
            with tempfile.TemporaryDirectory() as folder:
                row = beside(options, pre_bins(folder), work, ("--column", "x"))
        else:
            row = beside(options, options.data, work)
        print(json.dumps(row), flush=True)
    if options.large:
        taken = [ours(options.recourse, options.large, "once") for _ in range(options.runs)]
        seconds = [one["cpuSeconds"] for one in taken]
        print(json.dumps({
            "work": "large", "runs": seconds, "cpuSeconds": statistics.median(seconds),
            "megabytes": max(one["peakMegabytes"] for one in taken),
        }), flush=True)
    if "advise" in wanted:
        # Nobody beside us proves that nothing is in reach, so there is no peer.
        taken = [ours(options.recourse, options.data, "advise") for _ in range(options.runs)]
        seconds = [one["cpuSeconds"] / one["rows"] for one in taken]
        print(json.dumps({
            "work": "advise", "runs": seconds, "cpuSeconds": statistics.median(seconds),
        }), flush=True)
    for work in ["read", "bin", "fit", "card", "points", "reasons"]:
        if work not in wanted:
            continue
        if os.getloadavg()[0] > 3:
            print(f"two threads of {work}: the machine is busy; left out", file=sys.stderr)
            continue
        print(json.dumps(two_threads(options, work)), flush=True)


if __name__ == "__main__":
    main()
