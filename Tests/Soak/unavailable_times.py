"""Whether the time of an answer tells why nothing is told: nobody, nearly somebody, no consent, frozen.

    unavailable_times.py RECOURSE [ROUNDS]        200 rounds by default: about six minutes

Starts a demo of its own, asks in random order, and compares the times of each two reasons by the
two-sample test of Kolmogorov and Smirnov. A chance of less than one in a thousand, divided by the
number of comparisons, fails, and so does a difference of the medians above two milliseconds.
A control shows that the test sees what it is for: the same times with a millisecond and a half added
to one of them must be told apart.
"""

import itertools
import json
import math
import pathlib
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
ALPHA = 0.001
MEDIAN_MILLISECONDS = 2.0
CONTROL_MILLISECONDS = 1.5


def kolmogorov(left, right):
    """The chance that two samples of one distribution are at least this far apart (asymptotic)."""
    left, right = sorted(left), sorted(right)
    i = j = 0
    distance = 0.0
    while i < len(left) and j < len(right):
        value = min(left[i], right[j])
        while i < len(left) and left[i] <= value:
            i += 1
        while j < len(right) and right[j] <= value:
            j += 1
        distance = max(distance, abs(i / len(left) - j / len(right)))
    size = math.sqrt(len(left) * len(right) / (len(left) + len(right)))
    x = (size + 0.12 + 0.11 / size) * distance
    if x < 0.2:
        return 1.0
    return min(1.0, 2 * sum((-1) ** (k - 1) * math.exp(-2 * k * k * x * x) for k in range(1, 101)))


def post(address, path, body, token=None):
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(
        address + path, json.dumps(body).encode(), headers, method="POST"
    )
    with urllib.request.urlopen(request) as reply:
        return json.load(reply)


def start(binary, directory):
    ready = directory / "ready.json"
    log = open(directory / "server.log", "w")
    process = subprocess.Popen(
        [binary, "demo", "--listen", "127.0.0.1:0", "--directory", str(directory / "demo"),
         "--data", str(ROOT / "Demo" / "german-credit"), "--ready-file", str(ready)],
        stdout=log, stderr=subprocess.STDOUT,
    )
    for _ in range(900):
        if ready.exists():
            return process, json.loads(ready.read_text())
        if process.poll() is not None:
            break
        time.sleep(0.2)
    process.kill()
    raise SystemExit((directory / "server.log").read_text()[-4000:])


def reasons(facts):
    """One claim for each reason for which nothing is told."""
    people = [one["identity"] for one in facts["people"]]
    frozen = next(one for one in facts["people"] if one["shows"] == "frozen")
    other = next(one for one in facts["people"] if one["shows"] == "empty")
    near = json.loads(json.dumps(other["identity"]))
    near["address"]["street"] = "1 Another Road"
    nobody = json.loads(json.dumps(people[0]))
    nobody["givenName"], nobody["familyName"] = "Nadia", "Nowhere"
    return {
        "nobody": nobody, "nearly somebody": near, "no consent": other["identity"],
        "frozen": frozen["identity"],
    }


def measure(facts, rounds, chance):
    claims = reasons(facts)
    key = facts["lenders"][1]["key"]
    times = {reason: [] for reason in claims}
    for turn in range(-5, rounds):
        order = list(claims)
        chance.shuffle(order)
        for reason in order:
            body = {"person": claims[reason], "purpose": "credit-application"}
            began = time.perf_counter()
            answer = post(facts["address"], "/v1/checks", body, key)
            spent = (time.perf_counter() - began) * 1000
            assert answer["outcome"] == "unavailable", answer
            if turn >= 0:  # the first ones warm everything up
                times[reason].append(spent)
    return times


def compare(times):
    pairs = list(itertools.combinations(sorted(times), 2))
    worst = 1.0
    failed = []
    for left, right in pairs:
        chance = kolmogorov(times[left], times[right])
        apart = abs(statistics.median(times[left]) - statistics.median(times[right]))
        worst = min(worst, chance)
        print(f"{left} | {right}: p {chance:.4f}, medians {apart:.3f} ms apart")
        if chance < ALPHA / len(pairs) or apart > MEDIAN_MILLISECONDS:
            failed.append((left, right))
    return worst, failed


def main():
    binary = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    seed = random.SystemRandom().randrange(1 << 30)
    print(f"{rounds} rounds, seed {seed}")
    with tempfile.TemporaryDirectory(prefix="recourse-times-") as folder:
        process, facts = start(binary, pathlib.Path(folder))
        try:
            times = measure(facts, rounds, random.Random(seed))
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)
    for reason, list_ in sorted(times.items()):
        print(f"{reason}: median {statistics.median(list_):.3f} ms, least {min(list_):.3f} ms")
    _, failed = compare(times)
    slow = {**times, "no consent": [one + CONTROL_MILLISECONDS for one in times["no consent"]]}
    chances = [
        kolmogorov(slow["no consent"], slow[reason]) for reason in slow if reason != "no consent"
    ]
    print(f"control, {CONTROL_MILLISECONDS} ms later: p {max(chances):.2e}")
    if max(chances) > ALPHA:
        raise SystemExit("the control was not told apart: too few rounds, or too noisy a machine")
    if failed:
        raise SystemExit(f"the time tells: {failed}")
    print("The time of an answer does not tell why nothing is told.")


if __name__ == "__main__":
    main()
