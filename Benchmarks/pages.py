"""What a page takes: every kind of page of a person's portal, as a browser without cache asks for it.

    pages.py ADDRESS FOLDER [people=N] [readers=N] [checks=N] [runs=N] [enrolled=N]

FOLDER holds `sessions` and `key`, as OfficeBench settles them. Readers follow every link of the portal,
from the overview on, for one person after another, each in one of the languages, while a lender checks
people `checks` times a second.
Time is from the first byte sent to the last one read, here, so it holds more than the server's own.
A table by kind of page goes to standard error, the row of the benchmarks to standard output.
"""

import collections
import http.client
import json
import pathlib
import random
import re
import statistics
import sys
import threading
import time

LANGUAGES = ["en", "de", "es", "fr", "zh-Hans"]
LINK = re.compile(rb'href="(/me(?:/[^"#]*)?)')
IDENTIFIER = re.compile(r"/[0-9a-zA-Z]*[0-9][0-9a-zA-Z-]{7,}")
# The target: 99 of 100 pages take less.
MOST_MILLISECONDS = 100


def kind(path):
    return IDENTIFIER.sub("/{id}", path.split("?")[0])


class Reader(threading.Thread):
    """Reads the portal of one person after another and remembers what each page took."""

    def __init__(self, address, people, seed):
        super().__init__(daemon=True)
        self.connection = http.client.HTTPConnection(address)
        self.people = people
        self.random = random.Random(seed)
        self.seconds = collections.defaultdict(list)
        self.failures = []

    def get(self, path, session, language):
        start = time.perf_counter()
        self.connection.request(
            "GET", path, headers={"Cookie": f"__Host-recourse_session={session}", "Accept-Language": language})
        answer = self.connection.getresponse()
        body = answer.read()
        self.seconds[kind(path)].append(time.perf_counter() - start)
        if answer.status != 200:
            self.failures.append((kind(path), answer.status))
        return body

    def run(self):
        try:
            for session in self.people:
                self.read_portal(session)
        except (OSError, http.client.HTTPException) as error:
            self.failures.append(("connection", str(error)))

    def read_portal(self, session):
        waiting, met, often = ["/me"], {"/me"}, collections.Counter()
        language = self.random.choice(LANGUAGES)
        while waiting:
            body = self.get(waiting.pop(0), session, language)
            links = [link.decode() for link in LINK.findall(body)]
            self.random.shuffle(links)
            for link in links:
                # Two of each kind for each person: one of a dozen looks is like another.
                if link not in met and often[kind(link)] < 2:
                    often[kind(link)] += 1
                    met.add(link)
                    waiting.append(link)


class Lender(threading.Thread):
    """Checks people at a steady rate, as OfficeBench's people are called, until it is told to stop."""

    def __init__(self, address, key, people, rate):
        super().__init__(daemon=True)
        self.connection = http.client.HTTPConnection(address)
        self.key, self.count, self.rate = key, people, rate
        self.goes_on, self.answered, self.failures = True, 0, []

    def run(self):
        due = time.perf_counter()
        while self.goes_on:
            due += 1 / self.rate
            time.sleep(max(0.0, due - time.perf_counter()))
            number = random.randrange(self.count)
            body = {
                "purpose": "credit-application",
                "person": {
                    "givenName": f"Given{number}", "familyName": f"Family{number % 5000}",
                    "dateOfBirth": f"19{50 + number % 50}-0{1 + number % 9}-1{number % 10}",
                    "address": {
                        "street": f"High Street {number}", "postalCode": f"1{number % 10000}",
                        "town": "Sampleton", "country": "ES",
                    },
                },
            }
            self.connection.request("POST", "/v1/checks", json.dumps(body), {
                "Content-Type": "application/json", "Authorization": f"Bearer {self.key}"})
            answer = self.connection.getresponse()
            if b'"answered"' in answer.read():
                self.answered += 1
            else:
                self.failures.append(("check", answer.status))


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def one_run(address, people, key, count, readers, rate, seed):
    """All pages of all people once; what each kind of page took, in milliseconds."""
    lender = Lender(address, key, count, rate)
    threads = [Reader(address, people[start::readers], seed + start) for start in range(readers)]
    if rate:
        lender.start()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if rate:
        lender.goes_on = False
        lender.join()
    failures = [found for thread in [lender, *threads] for found in thread.failures]
    if failures:
        sys.exit(f"{len(failures)} answers were not as they should be, such as {failures[0]}")
    pages = collections.defaultdict(list)
    for thread in threads:
        for name, seconds in thread.seconds.items():
            pages[name] += [1_000 * one for one in seconds]
    return pages, lender.answered


def main(address, folder, **numbers):
    readers, runs = int(numbers.get("readers", 2)), int(numbers.get("runs", 3))
    rate = float(numbers.get("checks", 20))
    folder = pathlib.Path(folder)
    sessions = (folder / "sessions").read_text().split()
    people = sessions[: int(numbers.get("people", len(sessions)))]
    key = (folder / "key").read_text().strip()
    ours, worst, pages = [], [], {}
    one_run(address, people[:20], key, len(sessions), readers, rate, 0)
    for run in range(runs):
        pages, checks = one_run(address, people, key, len(sessions), readers, rate, 100 * run)
        every = [one for values in pages.values() for one in values]
        slowest = max(pages, key=lambda name: percentile(pages[name], 0.99))
        ours.append(percentile(every, 0.99))
        worst.append(percentile(pages[slowest], 0.99))
        print(f"{'page':<40}{'asked':>8}{'median':>9}{'p99':>9}{'most':>9} ms", file=sys.stderr)
        for name in sorted(pages):
            values = pages[name]
            print(
                f"{name:<40}{len(values):>8}{statistics.median(values):>9.1f}"
                f"{percentile(values, 0.99):>9.1f}{max(values):>9.1f}", file=sys.stderr)
        print(
            f"all: {len(every)} pages, p50 {statistics.median(every):.1f}, p99 {ours[-1]:.1f}; "
            f"{checks} checks beside", file=sys.stderr)
    enrolled = f"{int(numbers.get('enrolled', len(sessions))):,} people"
    print(json.dumps({
        "name": f"Pages of the portal over HTTP, SQLite, {enrolled}, 99 of 100 within",
        "peer": "", "unit": "ms", "ours": ours, "theirs": [], "ratio": None,
        "target": f"less than {MOST_MILLISECONDS} ms",
        "isMet": statistics.median(ours) < MOST_MILLISECONDS,
        "note": f"{len(pages)} kinds of pages in {len(LANGUAGES)} languages, {readers} readers at once, "
                f"{rate:g} checks a second beside; "
                f"the slowest kind of page: {statistics.median(worst):.0f} ms",
    }))


if __name__ == "__main__":
    main(*sys.argv[1:3], **dict(argument.split("=") for argument in sys.argv[3:]))
