"""Adds a score up again: python3 readd.py card.json my-score.json"""
import hashlib, json, sys

raw = open(sys.argv[1], "rb").read()
card, mine = json.loads(raw), json.load(open(sys.argv[2]))

def points(part, value):
    def first(fits):
        return next((a["points"] for a in part["attributes"] if fits(a)), None)
    unseen = first(lambda a: a["kind"] == "unseen")
    read = float if part["kind"] == "numeric" else str
    def holds(a):
        if value is None: return a["kind"] == "missing"
        if a["kind"] == "special": return read(a["values"][0]) == read(value)
        if a["kind"] != "ordinary": return False
        if read is str: return value in a["values"]
        return (a["lower"] is None or a["lower"] <= read(value)) and (a["upper"] is None or read(value) < a["upper"])
    # A special value comes before the range around it.
    found = first(lambda a: a["kind"] == "special" and holds(a)) if value is not None else None
    found = first(holds) if found is None else found
    return unseen if found is None else found

for score in [s for s in mine["scores"] if s["scorecard"] == hashlib.sha256(raw).hexdigest()]:
    total = sum(points(part, score["values"].get(part["name"])) for part in card["characteristics"])
    print(f"{score['what']}: {total} points, told as {score['points']}: {'the same' if total == score['points'] else 'DIFFERENT'}")
