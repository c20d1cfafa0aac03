"""Removes each guard of guards.yaml in turn and shows that a test fails without it.

All guards are rewritten at once in a copy of the sources, each into a choice that one environment
variable makes at run time (mutant schemata; Untch, Offutt and Harrold 1993). So the copy is built
once, and a guard is removed by starting its tests again with RECOURSE_MUTANT=<its id>. Product code
carries none of this. Guards that are types are held by files that must not compile.

Called by script/mutate; see there for the options, and the head of guards.yaml for the rows.
"""

import argparse
import dataclasses
import filecmp
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading
import time

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = "Tests/Mutation/guards.yaml"
RECORD = "docs/invariants.md"
SECONDS_PER_RUN = 300

SWITCH = """\
import Glibc

private let activeMutant = getenv("RECOURSE_MUTANT").map { String(cString: $0) }

/// Whether the guard of that name is removed in this process. Stands in copies made for mutation only.
func mutantIsActive(_ id: String) -> Bool { activeMutant == id }
"""


# What the test runner says of a test that failed.
FAILED = re.compile(r"^. Test (?!run)(.+?)(?: with \d+ test cases)? failed after", re.M)


def children(process):
    """The processes that a process started and that still run."""
    found = []
    for task in pathlib.Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += task.read_text().split()
        except FileNotFoundError:
            continue  # The thread has ended meanwhile.
    return found


class Fault(Exception):
    """Something that keeps the run from being worth anything; its text says what to do."""


@dataclasses.dataclass
class Guard:
    """One row of guards.yaml."""

    id: str
    rule: str
    prevents: str
    file: str
    tests: list = dataclasses.field(default_factory=list)
    original: str = ""
    mutant: str = ""
    within: str = ""
    kind: str = "expression"
    error: str = ""
    crash: bool = False
    equivalent: str = ""

    def span(self, text):
        """Where `original` stands in the file: once, or once inside the function of `within`."""
        start, end = 0, len(text)
        if self.within:
            start = text.find(self.within)
            if start < 0 or text.find(self.within, start + 1) >= 0:
                raise Fault(f"{self.id}: `{self.within}` does not stand once in {self.file}")
            line = text.rfind("\n", 0, start) + 1
            indentation = re.match(" *", text[line:]).group()
            close = text.find(f"\n{indentation}}}", start)
            end = len(text) if close < 0 else close
        place = text.find(self.original, start, end)
        if place < 0 or text.find(self.original, place + 1, end) >= 0:
            raise Fault(f"{self.id}: `original` does not stand exactly once in {self.file}")
        return place, place + len(self.original)

    @property
    def schema(self):
        """What stands in the copy instead of `original`."""
        if self.kind == "statement":
            return f'if !mutantIsActive("{self.id}") {{ {self.original} }}'
        return f'(mutantIsActive("{self.id}") ? ({self.mutant}) : ({self.original}))'


def load():
    rows = yaml.safe_load((ROOT / TABLE).read_text())
    guards = [Guard(**row) for row in rows]
    names = [guard.id for guard in guards]
    for name in {name for name in names if names.count(name) > 1}:
        raise Fault(f"{name} stands twice in {TABLE}")
    return guards


def rewritten(path, guards):
    """The text of a source file with all of its guards switchable."""
    text = (ROOT / path).read_text()
    spans = sorted((*guard.span(text), guard) for guard in guards)
    for (_, end, one), (start, _, other) in zip(spans, spans[1:]):
        if start < end:
            raise Fault(f"{one.id} and {other.id} overlap in {path}")
    for start, end, guard in reversed(spans):
        text = text[:start] + guard.schema + text[end:]
    return text


class Copy:
    """The sources with switchable guards, in a folder that is kept between runs."""

    def __init__(self, scratch):
        self.tree = scratch / "tree"
        self.log = scratch / "log"
        for folder in (self.tree, self.log):
            folder.mkdir(parents=True, exist_ok=True)
        # What was built is tied to its path. Where this may be done, the copy is seen at the path of
        # the checkout, by our processes alone, so that nothing is built that was built there.
        probe = subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False)
        self.is_mounted = probe.returncode == 0 and (ROOT / ".build").is_dir()

    @property
    def path(self):
        return ROOT if self.is_mounted else self.tree

    def command(self, *words):
        if not self.is_mounted:
            return list(words)
        script = 'mount --bind "$1" "$2" && cd "$2" && shift 2 && exec "$@"'
        return ["unshare", "-m", "sh", "-c", script, "sh", str(self.tree), str(ROOT), *words]

    def run(self, *words, **options):
        return subprocess.run(
            self.command(*words), cwd=self.tree, text=True, check=False, **options
        )

    def update(self, guards):
        """Brings the copy up to date; a file whose text is the same keeps its time."""
        texts = {}
        for path in {guard.file for guard in guards if guard.kind in ("expression", "statement")}:
            own = [g for g in guards if g.file == path and g.kind in ("expression", "statement")]
            texts[path] = rewritten(path, own)
            room = pathlib.Path(path).parts[1]
            texts[f"Sources/{room}/MutantSwitch.swift"] = SWITCH
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout.split("\0")
        wanted = {path for path in listed if path and (ROOT / path).is_file()} | set(texts)
        if (ROOT / "Package.resolved").is_file():
            wanted.add("Package.resolved")
        for path in self.tree.rglob("*"):
            name = path.relative_to(self.tree)
            if name.parts[0].startswith(".build") or name.parts[0] == ".venv":
                continue
            if path.is_file() and str(name) not in wanted:
                path.unlink()
        for name in sorted(wanted):
            target = self.tree / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if name in texts:
                if not target.is_file() or target.read_text() != texts[name]:
                    target.write_text(texts[name])
            elif not target.is_file() or not filecmp.cmp(ROOT / name, target, shallow=False):
                shutil.copy2(ROOT / name, target)

    def build(self):
        build = self.tree / ".build"
        if not build.is_dir():
            say("Copy what was built of the checkout")
            parts = [ROOT / ".build"] if self.is_mounted else [
                ROOT / ".build" / part for part in ("checkouts", "repositories")
            ]
            target = self.tree if self.is_mounted else build
            target.mkdir(parents=True, exist_ok=True)
            for part in parts:
                if part.is_dir():
                    subprocess.run(["cp", "-a", "--reflink=auto", part, target], check=True)
        with open(self.log / "build.txt", "w", encoding="utf-8") as log:
            done = self.run("swift", "build", "--build-tests", stdout=log, stderr=log)
        if done.returncode != 0:
            lines = (self.log / "build.txt").read_text().splitlines()
            faults = [line for line in lines if "error:" in line][:20]
            raise Fault("the copy does not build:\n" + "\n".join(faults or lines[-20:]))

    @property
    def products(self):
        return self.path / ".build/debug"

    def test(self, filters, mutant="", name="baseline"):
        """Runs tests by the bundle itself, and tells how they ended and which failed.

        With a guard removed the first failure is enough: what runs on is stopped then, unless it
        has processes of its own (a database server) that it must stop itself.
        """
        words = [str(self.products / "recoursePackageTests.xctest")]
        words += ["--testing-library", "swift-testing"]
        for one in filters:
            words += ["--filter", one]
        environment = {**os.environ, "RECOURSE_MUTANT": mutant, "SWIFT_BACKTRACE": "enable=no"}
        said = []
        done = subprocess.Popen(
            self.command(*words), cwd=self.tree, text=True, env=environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        clock = threading.Timer(SECONDS_PER_RUN * (1 if mutant else 6), done.kill)
        clock.start()
        stopped = False
        for line in done.stdout:
            line = re.sub(r"\x1b\[[0-9;]*m", "", line)
            said.append(line)
            if mutant and not stopped and FAILED.match(line) and not children(done.pid):
                stopped = True
                done.kill()
        code = done.wait()
        in_time = clock.is_alive()
        clock.cancel()
        said = "".join(said)
        (self.log / f"{name}.txt").write_text(said)
        if not in_time and not stopped:
            return None, []
        return code, FAILED.findall(said)

    def known_tests(self):
        """The identifiers of all tests that were built."""
        words = ["--testing-library", "swift-testing", "--list-tests"]
        done = self.run(
            str(self.products / "recoursePackageTests.xctest"), *words, stdout=subprocess.PIPE
        )
        return done.stdout.split("\n")

    def type_checks(self, fixture, *options):
        """Whether a file type-checks against the modules that were built, and what is said."""
        words = ["swiftc", "-typecheck", "-swift-version", "6", "-I", str(self.products / "Modules")]
        for feature in ("ExistentialAny", "MemberImportVisibility", "InternalImportsByDefault"):
            words += ["-enable-upcoming-feature", feature]
        maps = [*(self.tree / ".build/checkouts").glob("*/**/include/module.modulemap")]
        maps += (self.tree / ".build/debug").glob("*.build/module.modulemap")
        maps += (self.tree / "Sources").glob("*/module.modulemap")
        for module in sorted(maps):
            seen = self.path / module.relative_to(self.tree)
            words += ["-Xcc", f"-fmodule-map-file={seen}"]
        done = self.run(
            *words, *options, fixture, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        return done.returncode == 0, done.stdout


def say(text):
    print(text, flush=True)


def pattern(test):
    """The filter of a named suite, or of one test of it, as in `StandingTests/objection`."""
    suite, _, function = test.partition("/")
    return rf"\.{suite}/{function}\(" if function else rf"\.{suite}/"


def try_guard(copy, guard):
    """What became of the tests without the guard: (whether it is killed, words)."""
    if guard.kind == "type":
        passes, told = copy.type_checks(guard.file)
        if not passes:
            return False, f"its control does not compile: {told.strip().splitlines()[:3]}"
        passes, told = copy.type_checks(guard.file, "-D", "FORBIDDEN")
        if passes:
            return False, "what must not compile does"
        if guard.error not in told:
            return False, f"it does not compile for another reason: {told.strip()[:300]}"
        return True, "does not compile"
    filters = [pattern(test) for test in guard.tests]
    target = copy.tree / guard.file
    before = target.read_text()
    if guard.kind == "text":
        # Read by tests at run time, so nothing is built again.
        start, end = guard.span(before)
        target.write_text(before[:start] + guard.mutant + before[end:])
    try:
        code, failed = copy.test(filters, guard.id, guard.id)
    finally:
        if guard.kind == "text":
            target.write_text(before)
    if code is None:
        return False, f"no answer in {SECONDS_PER_RUN} s"
    if failed:
        return True, f"{len(failed)} failed: {failed[0]}"
    if code < 0 or code > 100:
        return guard.crash, f"crashed ({code})"
    return False, "every test passes" if code == 0 else f"ended with {code}"


def baseline(copy, guards):
    """All named tests are there, and pass while no guard is removed."""
    known = copy.known_tests()
    names = sorted({test for guard in guards for test in guard.tests})
    for name in names:
        if not any(re.search(pattern(name), line) for line in known):
            raise Fault(f"there is no test {name}")
    if not names:
        return 0
    code, failed = copy.test([pattern(name) for name in names])
    if code != 0:
        raise Fault(f"with every guard in its place these fail ({code}): {failed[:10]}")
    return len(names)


def titles():
    """The words of each rule, from the table that a test holds equal to the compiled registry."""
    text = (ROOT / "docs/ARCHITECTURE.md").read_text()
    return dict(re.findall(r"^\| (INV-\d\d) \| (.+?) \|", text, re.M))


def record(guards, results, figures):
    """Writes docs/invariants.md: each rule, its guards, their tests, and what the run said."""
    lines = [
        "# The rules and what holds them",
        "",
        "Made by `script/mutate --record` from `Tests/Mutation/guards.yaml`; a test holds the two",
        "together. Each guard was removed in turn, and a named test failed without it. *Type* means",
        "that a file which would break the rule does not compile, while one like it does.",
        "",
        figures,
    ]
    rules = titles()
    for rule in sorted({guard.rule for guard in guards}, key=lambda name: (name not in rules, name)):
        lines += ["", f"## {rule}", ""]
        if rule in rules:
            lines += [rules[rule], ""]
        lines += ["| guard | what it prevents | where | tests | result |", "|---|---|---|---|---|"]
        for guard in guards:
            if guard.rule == rule:
                lines.append(
                    f"| {guard.id} | {guard.prevents} | {guard.file} | "
                    f"{', '.join(guard.tests) or '-'} | {results[guard.id]} |"
                )
    (ROOT / RECORD).write_text("\n".join(lines) + "\n")


def main():
    reader = argparse.ArgumentParser(prog="script/mutate", description=__doc__.split("\n")[0])
    reader.add_argument("--record", action="store_true", help=f"write {RECORD} afterwards")
    reader.add_argument("--only", metavar="REGEX", default="", help="only guards whose id matches")
    reader.add_argument(
        "--scratch", type=pathlib.Path, default=ROOT / ".build-mutants",
        help="where the copy is kept (default: .build-mutants)",
    )
    options = reader.parse_args()
    began = time.monotonic()
    everything = load()
    guards = [guard for guard in everything if re.search(options.only, guard.id)]
    if options.record and len(guards) < len(everything):
        raise Fault("--record needs all guards: leave --only out")
    copy = Copy(options.scratch.resolve())
    copy.update(everything)
    say(f"Build {len(everything)} guards that can be switched off")
    copy.build()
    built = time.monotonic()
    count = baseline(copy, guards)
    say(f"{count} suites and tests pass with every guard in its place")
    results, survivors = {}, []
    for guard in guards:
        start = time.monotonic()
        killed, words = try_guard(copy, guard)
        if guard.equivalent:
            # Said to make no difference: then it must make none.
            results[guard.id] = f"equivalent: {guard.equivalent}"
            mark = "makes a difference" if killed else "equivalent"
            if killed:
                survivors.append(guard)
        else:
            results[guard.id] = "type" if guard.kind == "type" else "killed"
            mark = "killed" if killed else "SURVIVED"
            if not killed:
                survivors.append(guard)
        say(f"{guard.id:<14} {mark:<10} {time.monotonic() - start:5.1f} s  {words[:110]}")
    ended = time.monotonic()
    counts = {name: 0 for name in ("killed", "type", "equivalent")}
    for word in results.values():
        counts[word.split(":")[0]] += 1
    figures = (
        f"{len(guards)} guards: {counts['killed']} removed and found by a test, {counts['type']} "
        f"held by a type, {counts['equivalent']} that make no difference and say why."
    )
    if survivors:
        say(f"\n{len(survivors)} of {len(guards)} are not as their rows say:")
        for guard in survivors:
            say(f"  {guard.id} {guard.file}: {guard.prevents}")
        return 1
    say(f"\n{figures} Built in {built - began:.0f} s, run in {ended - built:.0f} s.")
    if options.record:
        record(guards, results, figures)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Fault as fault:
        print(f"script/mutate: {fault}", file=sys.stderr)
        sys.exit(2)
