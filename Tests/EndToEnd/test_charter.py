"""The law as data, as anyone reads it at the command line."""

import json


def test_every_shipped_charter_is_listed_shown_and_checked(run):
    charters = json.loads(run("charter", "list", "--json", check=0).stdout)["charters"]
    names = [charter["name"] for charter in charters]
    assert names[0] == "strictest" and set(names[1:]) == {
        "BR", "CN", "DE", "ES", "EU", "FR", "IN", "UK", "US",
    }
    for name in names:
        shown = json.loads(run("charter", "show", name, "--json", check=0).stdout)
        assert shown["name"] == name
        for parameter in shown["parameters"]:
            assert parameter["citation"] and parameter["source"] and parameter["unit"]
            assert parameter["verified"] in {"primary", "secondary", "knowledge", "design"}
        assert "none below the floor" in run("charter", "check", name, check=0).stderr


def test_show_on_a_day_gives_one_value_a_name(run):
    def floor(day):
        shown = json.loads(run("charter", "show", "CN", "--on", day, "--json", check=0).stdout)
        found = [p for p in shown["parameters"] if p["key"] == "register.floor.CNY"]
        assert len(found) == 1
        return found[0]

    assert floor("2025-12-21").get("law") is None
    assert floor("2025-12-22")["law"] == 1_000_000
    assert "YYYY-MM-DD" in run("charter", "show", "CN", "--on", "22.12.2025", check=1).stderr


def test_a_charter_below_floor_or_law_is_refused_and_says_which(run, tmp_path):
    shown = json.loads(run("charter", "show", "CN", "--on", "2026-11-25", "--json").stdout)
    file = tmp_path / "mine.yaml"

    def write(changes):
        lines = ["name: mine", "version: 2026-11-25", "zone: UTC", "workingDays: CN", "parameters:"]
        for p in shown["parameters"]:
            value = changes.get(p["key"], p["value"])
            law = f", law: {p['law']}" if "law" in p else ""
            lines.append(
                f"  {p['key']}: {{from: {p['from']}, value: {value}, "
                f"unit: \"{p['unit']}\"{law}, citation: c, "
                "source: s, verified: primary}"
            )
        file.write_text("\n".join(lines) + "\n")

    def line(key):
        texts = file.read_text().splitlines()
        return 1 + next(n for n, text in enumerate(texts) if text.startswith(f"  {key}:"))

    write({})
    run("charter", "check", file, check=0)
    write({"register.waitingDays": 29, "register.termYears": 3})
    refused = run("charter", "check", file, check=1).stderr
    assert f"{file}:{line('register.waitingDays')}: register.waitingDays: 29 protects less than the floor" in refused
    assert f"{file}:{line('register.termYears')}: register.termYears: 3 protects less than the law, which says 2" in refused
    assert "neither a shipped charter" in run("charter", "check", "nowhere.yaml", check=1).stderr


def test_explain_says_what_where_and_by_which_test(run):
    told = run("charter", "explain", "CN-L17", check=0).stdout
    assert "legal representative" in told and "Sources/Bureau/" in told and "Held by:" in told
    told = run("charter", "explain", "inv-08", check=0).stdout
    assert "30 days" in told and "LOPDGDD" in told and "ES-2" in told
    rules = json.loads(run("charter", "explain", "--json", check=0).stdout)["rules"]
    assert len(rules) == 172 and {rule["status"] for rule in rules} <= {
        "enforced", "stricter", "outside", "notYet",
    }
    assert "no such rule" in run("charter", "explain", "XX-1", check=1).stderr
