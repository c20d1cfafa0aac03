"""Rows and the table of benchmarks.

    table.py row NAME "OURS..." "THEIRS..."     a row of the load over HTTP, as a line of JSON
    table.py table FOLDER                       all rows of a folder, as docs/benchmarks.md
"""

import datetime
import json
import os
import platform
import statistics
import subprocess
import sys

HTTP = {
    "http-postgresql": (
        "Logged checks over HTTP, PostgreSQL, 64 connections",
        "pgbench: one durable row of 1,500 bytes a transaction, 64 clients, same server",
        "at least 0.6 of pgbench",
        0.6,
    ),
    "http-sqlite": ("Logged checks over HTTP, SQLite, 64 connections", "", "none", None),
}

WORKS = {
    "read": "Scorecards: reading a CSV",
    "bin": "Scorecards: binning a table in memory",
    "fit": "Scorecards: binning and fitting a table in memory",
    "card": "Scorecards: from the CSV to a card",
    "points": "Scorecards: scoring a table in memory",
    "reasons": "Scorecards: scoring a table in memory, with reasons",
    "one": "Scorecards: scoring one applicant",
}


def version(*words):
    try:
        text = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return "not installed"
    return text.strip().splitlines()[0]


def row(name, ours, theirs):
    title, peer, target, least = HTTP[name]
    ours = [float(text) for text in ours.split()]
    theirs = [float(text) for text in theirs.split()]
    ratio = statistics.median(ours) / statistics.median(theirs) if theirs else None
    print(json.dumps({
        "name": title, "peer": peer, "unit": "checks/s", "ours": ours, "theirs": theirs,
        "ratio": ratio, "target": target, "isMet": least is None or ratio >= least,
        "note": "wrk shares the processors with server and database; the log is checked afterwards",
    }))


def processor():
    with open("/proc/cpuinfo") as file:
        for line in file:
            if line.startswith("model name"):
                return line.split(":")[1].strip()
    return platform.machine()


def number(value):
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def spread(values):
    middle = number(statistics.median(values))
    return f"{middle} ({number(min(values))} to {number(max(values))})" if len(values) > 1 else middle


def cells(found, day):
    if "work" in found:
        ours = f"{number(found['cpuSeconds'])} CPU s"
        if "peer" not in found:
            return [WORKS[found["work"]], ours, "", "", "", "none", "", day]
        return [
            WORKS[found["work"]], ours, found["peer"], f"{number(found['peerCpuSeconds'])} CPU s",
            f"{found['ratio']:.3g} times as fast", "none", "", day,
        ]
    theirs = spread(found["theirs"]) if found["theirs"] else ""
    ratio = f"{found['ratio']:.2f}" if found.get("ratio") is not None else ""
    met = "" if found["target"] == "none" else ("yes" if found["isMet"] else "**no**")
    return [
        f"{found['name']}<br>{found['note']}", f"{spread(found['ours'])} {found['unit']}",
        found["peer"], theirs, ratio, found["target"], met, day,
    ]


WHERE = """
## Where the time goes

From profiles of OfficeBench (perf, 2 processors, shared). Two sides that do different things are
compared: raw inserts write rows that somebody else made.

* *An event* costs 35 to 50 us of processor time, a raw insert of its two rows 5 to 8. Four tenths of ours
  is spent by those who ask (a task, a reply and a refusal each), on other threads than the writer's. The
  writer's part is the step (authorising, the desk, the envelope), the log (two HMACs, two hashes, the seal)
  and the inserts. What cannot be left out, canonical JSON and cryptography, was measured at about 10 us:
  with the inserts 15 us, so about a third of the raw rate on one processor and two thirds on two. The
  target of 0.8 is out of reach while each event is committed to, sealed and chained.
* *A check* costs 390 to 470 us. Half of the writer's time is the step: opening the file, deciding,
  sealing the look and the notice. The log and its digests are an eighth, the inserts another.
* Freed memory went back to the system after each batch and came again page by page: a tenth to a fifth
  of an event. A server keeps it now. Opening files, digests with canonical forms, and sealing of events
  are done for a whole batch by all processors; deciding stays in order, on one.
* *Look-ups of people with orders* wait for pages: a document is sealed on its own, the file is 13 GB, and
  SQLite maps at most 2 GiB of it. The same statements without opening anything are less than twice as
  fast.
"""


def table(folder):
    order = [
        "scorecards", "look-ups", "sqlite-events", "sqlite-checks", "postgresql-events",
        "postgresql-checks", "http-postgresql", "http-sqlite",
    ]
    print("# Benchmarks\n")
    print("Written by the rows of `script/bench`; do not edit. Each row was measured with both sides in the same")
    print("run, by turns; the figure is the median, with the least and the greatest of the runs.")
    print("Rates move with whatever else runs on a machine, ratios do so less.\n")
    print(f"* Machine: {processor()}, {os.cpu_count()} processors, {platform.release()}")
    print(f"* Load average when this was written: {', '.join(f'{x:.1f}' for x in os.getloadavg())}")
    print(f"* Swift: {version('swift', '--version')}; PostgreSQL: {version('psql', '--version')}; "
          f"SQLite: {__import__('sqlite3').sqlite_version}\n")
    print("| what | Recourse | beside | theirs | ratio | target | met | day |")
    print("|---|---|---|---|---|---|---|---|")
    missing = []
    for name in order:
        path = os.path.join(folder, f"{name}.jsonl")
        if not os.path.exists(path):
            missing.append(name)
            continue
        day = datetime.date.fromtimestamp(os.path.getmtime(path)).isoformat()
        with open(path) as file:
            for line in file:
                print("| " + " | ".join(cells(json.loads(line), day)) + " |")
    if missing:
        print(f"\nNot measured yet: {', '.join(missing)}.")
    print(WHERE, end="")


if __name__ == "__main__":
    if sys.argv[1] == "row":
        row(*sys.argv[2:5])
    else:
        table(sys.argv[2])
