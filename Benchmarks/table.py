"""Rows and the table of benchmarks.

    table.py row NAME "OURS..." "THEIRS..."     a row of the load over HTTP, as a line of JSON
    table.py table FOLDER PAGE                  all rows of a folder, as docs/benchmarks.md; what was
                                                not measured stays as it stands in PAGE
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

# What a row of a scorecard is called, the most CPU seconds and the most memory it may take.
WORKS = {
    "read": ("Scorecards: reading a CSV", 0.35, None),
    "bin": ("Scorecards: binning a table in memory", 0.6, None),
    "fit": ("Scorecards: binning and fitting a table in memory", 1.0, None),
    "card": ("Scorecards: from the CSV to a card", 1.5, 350),
    "large": ("Scorecards: from the CSV to a card, ten million rows", 12, 2500),
    "exact": ("Scorecards: exact bins of one column over 99 pre-bins", 0.003, None),
    "points": ("Scorecards: scoring a table in memory", 0.05, None),
    "reasons": ("Scorecards: scoring a table in memory, with four reasons", 0.08, None),
    "one": ("Scorecards: scoring one applicant", 5e-6, None),
    "advise": ("Scorecards: proven advice for one applicant, up to four changes of twenty", 5e-3, None),
}
TWO_THREADS = 1.7


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


def scorecard_cells(found, day):
    title, most, megabytes = WORKS[found["work"]]
    if "threads" in found:
        return [
            f"{title}: two threads", f"{number(found['two'])} wall s",
            "Recourse on one thread; of two programs at once the machine does "
            f"{found['limit']:.2f} times as much",
            f"{number(found['one'])} wall s", f"{found['ratio']:.2f} times as fast",
            f"at least {TWO_THREADS}", answer(found["ratio"] >= TWO_THREADS), day,
        ]
    target, is_met = f"at most {most:g} CPU s", found["cpuSeconds"] <= most
    ours = f"{spread(found['runs'])} CPU s"
    if "megabytes" in found:
        target += f", {megabytes} MB"
        is_met = is_met and found["megabytes"] <= megabytes
        ours += f", {found['megabytes']:.0f} MB resident"
    if "values" in found:
        title += f"<br>information value {found['values'][0]:.6f}, theirs {found['values'][1]:.6f}"
        is_met = is_met and found["values"][0] >= found["values"][1] - 1e-9
    theirs = ["", "", ""]
    if "peer" in found:
        theirs = [
            found["peer"], f"{spread(found['peerRuns'])} CPU s", f"{found['ratio']:.3g} times as fast",
        ]
    return [title, ours, *theirs, target, answer(is_met), day]


def answer(is_met):
    return "yes" if is_met else "**no**"


def cells(found, day):
    if "work" in found:
        return scorecard_cells(found, day)
    theirs = spread(found["theirs"]) if found["theirs"] else ""
    ratio = f"{found['ratio']:.2f}" if found.get("ratio") is not None else ""
    met = "" if found["target"] == "none" else answer(found["isMet"])
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
* *Reading a CSV*: three quarters are the parsing of cells, 12 ns and about 85 instructions each; a tenth
  is the kernel's. Large pages for the columns were tried on ten million rows and left out: 4.2 seconds in
  the kernel in place of 1.3.
"""


def title(line):
    """What a line of the table is about."""
    return line.split("|")[1].split("<br>")[0].strip()


def kept(page, known):
    """Lines of the last page that were not measured anew on this machine, as they stand there."""
    if not os.path.exists(page):
        return []
    with open(page) as file:
        lines = [line.rstrip("\n") for line in file]
    head = next((place for place, line in enumerate(lines) if line.startswith("|---")), len(lines))
    rows = []
    for line in lines[head + 1:]:
        if not line.startswith("| "):
            break
        if title(line) not in known:
            rows.append(line)
    return rows


def table(folder, page):
    order = [
        "scorecards", "look-ups", "sqlite-events", "sqlite-checks", "postgresql-events",
        "postgresql-checks", "http-postgresql", "http-sqlite", "pages",
    ]
    rows = []
    for name in order:
        path = os.path.join(folder, f"{name}.jsonl")
        if not os.path.exists(path):
            continue
        day = datetime.date.fromtimestamp(os.path.getmtime(path)).isoformat()
        with open(path) as file:
            rows += ["| " + " | ".join(cells(json.loads(line), day)) + " |" for line in file]
    rows += kept(page, {title(line) for line in rows})
    print("# Benchmarks\n")
    print("Written by the rows of `script/bench`; do not edit. Each row was measured with both sides in the same")
    print("run, by turns; the figure is the median, with the least and the greatest of the runs.")
    print("Rates move with whatever else runs on a machine, ratios do so less. Rows of an earlier day stay as")
    print("they were told then, on a machine of the same kind.\n")
    print(f"* Machine: {processor()}, {os.cpu_count()} processors, {platform.release()}")
    print(f"* Load average when this was written: {', '.join(f'{x:.1f}' for x in os.getloadavg())}")
    print(f"* Swift: {version('swift', '--version')}; PostgreSQL: {version('psql', '--version')}; "
          f"SQLite: {__import__('sqlite3').sqlite_version}")
    print("* Scorecards: generated loans of 20 columns, a million rows (125 MB) unless said otherwise, one thread\n")
    print("| what | Recourse | beside | theirs | ratio | target | met | day |")
    print("|---|---|---|---|---|---|---|---|")
    for line in rows:
        print(line)
    print(WHERE, end="")


if __name__ == "__main__":
    if sys.argv[1] == "row":
        row(*sys.argv[2:5])
    else:
        table(*sys.argv[2:4])
