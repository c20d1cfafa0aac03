// Checks a receipt, a statement or a checkpoint in the browser, as docs/evidence.md describes them.
// The file is read here and sent nowhere. What is said of the outcome stands in the page itself.
(function () {
  "use strict";
  var form = document.querySelector("[data-verify]");
  if (!form) return;

  // A refusal carries the code of its sentence in the page.
  function Refused(code) { this.code = code; }
  function demand(condition, code) { if (!condition) throw new Refused(code); }

  // Bytes

  function bytesOf(text) { return new TextEncoder().encode(text); }

  function joined() {
    var parts = Array.prototype.slice.call(arguments);
    var all = new Uint8Array(parts.reduce(function (sum, part) { return sum + part.length; }, 0));
    var place = 0;
    parts.forEach(function (part) { all.set(part, place); place += part.length; });
    return all;
  }

  function isSame(one, other) {
    return one.length === other.length && one.every(function (byte, place) { return byte === other[place]; });
  }

  function hex(bytes) {
    return Array.prototype.map.call(bytes, function (byte) { return (byte < 16 ? "0" : "") + byte.toString(16); }).join("");
  }

  function fromHex(text) {
    return Uint8Array.from(text.match(/../g), function (pair) { return parseInt(pair, 16); });
  }

  function u64(number) {
    var bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(number));
    return bytes;
  }

  function fromBase64(text, size) {
    var plain;
    demand(typeof text === "string", "malformed");
    try { plain = atob(text); } catch (error) { throw new Refused("malformed"); }
    demand(btoa(plain) === text, "malformed");
    demand(size === undefined || plain.length === size, "malformed");
    return Uint8Array.from(plain, function (character) { return character.charCodeAt(0); });
  }

  function decimal(text) {
    demand(/^(0|[1-9][0-9]{0,19})$/.test(text), "malformed");
    var number = BigInt(text);
    demand(number < 2n ** 64n, "malformed");
    return number;
  }

  async function sha256() {
    var data = joined.apply(null, arguments);
    return new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  }

  async function hmac256(secret) {
    var kind = { name: "HMAC", hash: "SHA-256" };
    var key = await crypto.subtle.importKey("raw", secret, kind, false, ["sign"]);
    var data = joined.apply(null, Array.prototype.slice.call(arguments, 1));
    return new Uint8Array(await crypto.subtle.sign("HMAC", key, data));
  }

  // Canonical JSON (RFC 8785, whole numbers only)

  function isObject(value) {
    return value !== null && typeof value === "object" && !Array.isArray(value);
  }

  function canonicalText(text) {
    demand(!/[\ud800-\udbff](?![\udc00-\udfff])|(^|[^\ud800-\udbff])[\udc00-\udfff]/.test(text), "malformed");
    return JSON.stringify(text);
  }

  function canonical(value, depth) {
    demand(depth <= 32, "malformed");
    if (value === null || typeof value === "boolean") return String(value);
    if (typeof value === "number") {
      demand(Number.isSafeInteger(value), "malformed");
      return String(value);
    }
    if (typeof value === "string") return canonicalText(value);
    if (Array.isArray(value)) {
      return "[" + value.map(function (item) { return canonical(item, depth + 1); }).join(",") + "]";
    }
    var names = Object.keys(value).sort();
    var spellings = new Set(names.map(function (name) { return name.normalize("NFC"); }));
    demand(spellings.size === names.length, "malformed");
    return "{" + names.map(function (name) {
      return canonicalText(name) + ":" + canonical(value[name], depth + 1);
    }).join(",") + "}";
  }

  function parseCanonical(text) {
    var value;
    try { value = JSON.parse(text); } catch (error) { throw new Refused("malformed"); }
    demand(canonical(value, 0) === text, "malformed");
    return value;
  }

  function decoded(bytes) {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (error) {
      throw new Refused("malformed");
    }
  }

  function shape(value, names) {
    demand(isObject(value), "malformed");
    demand(isSame(Object.keys(value).sort(), names.slice().sort()), "malformed");
  }

  // Keys and checkpoints

  async function readKey(text) {
    var parts = text.trim().split("+");
    demand(parts.length >= 3, "key");
    var name = parts[0];
    var data;
    try { data = fromBase64(parts.slice(2).join("+"), 33); } catch (error) { throw new Refused("key"); }
    demand(name !== "" && data[0] === 1, "key");
    var found = (await sha256(bytesOf(name), Uint8Array.of(10), data)).slice(0, 4);
    demand(hex(found) === parts[1], "key");
    try {
      var own = await crypto.subtle.importKey("raw", data.slice(1), { name: "Ed25519" }, false, ["verify"]);
      return { name: name, hash: found, own: own };
    } catch (error) {
      throw new Refused("browser");
    }
  }

  async function readCheckpoint(note, key) {
    var cut = note.lastIndexOf("\n\n");
    demand(note.endsWith("\n") && cut >= 0, "malformedCheckpoint");
    demand(!/[\u0000-\u0009\u000b-\u001f\u007f]/.test(note), "malformedCheckpoint");
    var text = note.slice(0, cut + 1);
    var lines = note.slice(cut + 2);
    demand(lines.length > 1, "malformedCheckpoint");
    var count = 0;
    for (var line of lines.slice(0, -1).split("\n")) {
      var parts = line.split(" ");
      demand(parts.length === 3 && parts[0] === "\u2014" && parts[1] !== "", "malformedCheckpoint");
      var data = fromBase64(parts[2]);
      demand(data.length > 4, "malformedCheckpoint");
      if (parts[1] !== key.name || !isSame(data.slice(0, 4), key.hash)) continue;
      count += 1;
      var isTrue = await crypto.subtle.verify({ name: "Ed25519" }, key.own, data.slice(4), bytesOf(text));
      demand(isTrue, "falseSignature");
    }
    demand(count > 0, "notSignedByKey");
    var rows = text.split("\n");
    demand(rows.length === 4 && rows[3] === "", "malformedCheckpoint");
    demand(rows[0] === key.name, "wrongOrigin");
    return { size: decimal(rows[1]), root: fromBase64(rows[2], 32) };
  }

  // The tree (RFC 9162, section 2.1.3.2)

  async function checkInclusion(leafHash, index, checkpoint, proof, code) {
    demand(index < checkpoint.size, code);
    var place = index;
    var last = checkpoint.size - 1n;
    var digest = leafHash;
    for (var sibling of proof) {
      demand(last > 0n, code);
      if ((place & 1n) === 1n || place === last) {
        digest = await sha256(Uint8Array.of(1), sibling, digest);
        while ((place & 1n) === 0n && place > 0n) { place >>= 1n; last >>= 1n; }
      } else {
        digest = await sha256(Uint8Array.of(1), digest, sibling);
      }
      place >>= 1n;
      last >>= 1n;
    }
    demand(last === 0n && isSame(digest, checkpoint.root), code);
  }

  function hashes(texts) {
    demand(Array.isArray(texts) && texts.length <= 64, "malformed");
    return texts.map(function (text) { return fromBase64(text, 32); });
  }

  // Events and receipts

  function checkEvent(event) {
    demand(isObject(event), "malformedEvent");
    demand(typeof event.type === "string" && typeof event.occurredAt === "string", "malformedEvent");
    demand(Number.isSafeInteger(event.sequence) && event.sequence > 0, "malformedEvent");
    demand(typeof event.previousHead === "string" && /^[0-9a-f]{64}$/.test(event.previousHead), "malformedEvent");
  }

  function commitmentOf(event, salt) {
    return hmac256(salt, bytesOf("recourse/event/v1"), bytesOf(canonical(event, 0)));
  }

  function leafHashOf(tag, commitment) {
    return sha256(Uint8Array.of(0, 1), tag, commitment);
  }

  async function verifyReceipt(text, key) {
    var cut = text.indexOf("\n\n");
    demand(cut >= 0, "malformed");
    var lines = text.slice(0, cut).split("\n");
    demand(lines.length >= 3 && lines[0] === "c2sp.org/tlog-proof@v1", "malformed");
    demand(lines[1].startsWith("extra ") && lines[2].startsWith("index "), "malformed");
    var extra = parseCanonical(decoded(fromBase64(lines[1].slice(6))));
    shape(extra, ["event", "salt", "tag"]);
    var checkpoint = await readCheckpoint(text.slice(cut + 2), key);
    checkEvent(extra.event);
    var commitment = await commitmentOf(extra.event, fromBase64(extra.salt, 32));
    var leafHash = await leafHashOf(fromBase64(extra.tag, 32), commitment);
    var index = decimal(lines[2].slice(6));
    await checkInclusion(leafHash, index, checkpoint, hashes(lines.slice(3)), "eventNotInLog");
    return { kind: "receipt", size: checkpoint.size, events: [extra.event] };
  }

  // The map and statements

  function bit(key, place) { return key[place >> 3] >> (7 - place % 8) & 1; }

  async function mapRoot(key, value, steps) {
    var digest = await sha256(key, value);
    var below = 256;
    for (var step of steps) {
      demand(step.bit < below, "malformed");
      below = step.bit;
      var place = Uint8Array.of(step.bit);
      digest = bit(key, step.bit) === 1
        ? await sha256(step.sibling, digest, place)
        : await sha256(digest, step.sibling, place);
    }
    return digest;
  }

  function readSteps(value) {
    demand(Array.isArray(value) && value.length <= 256, "malformed");
    return value.map(function (item) {
      shape(item, ["bit", "sibling"]);
      demand(Number.isSafeInteger(item.bit) && item.bit >= 0 && item.bit <= 255, "malformed");
      return { bit: item.bit, sibling: fromBase64(item.sibling, 32) };
    });
  }

  function checkErasure(entries, sequence, entry) {
    var code = "erasureNotShown";
    var by = entry.erasedBy;
    demand(Number.isSafeInteger(by) && by > sequence && by <= entries.length, code);
    var event = isObject(entries[by - 1]) ? entries[by - 1].event : null;
    demand(isObject(event) && event.type === "event.erased" && isObject(event.facts), code);
    demand(typeof entry.reason === "string" && event.facts.reason === entry.reason, code);
    demand(Array.isArray(event.facts.sequences) && event.facts.sequences.includes(sequence), code);
  }

  async function replay(personKey, entries) {
    demand(Array.isArray(entries), "malformed");
    var mapKey = await hmac256(personKey, bytesOf("recourse/map/v1"));
    var head = await sha256(bytesOf("recourse/chain/v1"), mapKey);
    var said = [];
    for (var number = 1; number <= entries.length; number += 1) {
      var entry = entries[number - 1];
      var commitment;
      if (isObject(entry) && Object.hasOwn(entry, "event")) {
        shape(entry, ["event", "salt"]);
        checkEvent(entry.event);
        demand(entry.event.sequence === number, "outOfPlace");
        demand(isSame(fromHex(entry.event.previousHead), head), "chainBroken");
        commitment = await commitmentOf(entry.event, fromBase64(entry.salt, 32));
        said.push(entry.event);
      } else {
        shape(entry, ["commitment", "erasedBy", "reason"]);
        checkErasure(entries, number, entry);
        commitment = fromBase64(entry.commitment, 32);
        said.push({ sequence: number, erasedBy: entry.erasedBy, reason: entry.reason });
      }
      var tag = await hmac256(personKey, bytesOf("recourse/tag/v1"), u64(number));
      head = await sha256(Uint8Array.of(2), head, u64(number), await leafHashOf(tag, commitment));
    }
    return { mapKey: mapKey, head: head, said: said };
  }

  async function verifyAbsence(statement, pinned, steps) {
    var code = "absenceNotProven";
    var mapKey = fromBase64(statement.mapKey, 32);
    if (!Object.hasOwn(statement, "other")) {
      demand(steps.length === 0 && isSame(pinned, await sha256()), code);
      return;
    }
    shape(statement.other, ["key", "value"]);
    var found = fromBase64(statement.other.key, 32);
    var value = fromBase64(statement.other.value, 32);
    demand(!isSame(found, mapKey), code);
    demand(steps.every(function (step) { return bit(found, step.bit) === bit(mapKey, step.bit); }), code);
    demand(isSame(await mapRoot(found, value, steps), pinned), code);
  }

  async function verifyStatement(text, key) {
    var statement = parseCanonical(text.endsWith("\n") ? text.slice(0, -1) : text);
    demand(isObject(statement) && statement.format === "recourse-statement/1", "unknownFormat");
    var own = { complete: ["events", "personKey"], absence: ["mapKey"] };
    demand(Object.hasOwn(own, statement.kind), "malformed");
    var names = ["checkpoint", "epochLeaf", "epochProof", "format", "kind", "map"].concat(own[statement.kind]);
    if (statement.kind === "absence" && Object.hasOwn(statement, "other")) names.push("other");
    shape(statement, names);
    demand(typeof statement.checkpoint === "string", "malformed");
    var checkpoint = await readCheckpoint(statement.checkpoint, key);

    var leaf = fromBase64(statement.epochLeaf, 57);
    demand(leaf[0] === 2, "malformed");
    var view = new DataView(leaf.buffer);
    var index = view.getBigUint64(1) + view.getBigUint64(9);
    var leafHash = await sha256(Uint8Array.of(0), leaf);
    await checkInclusion(leafHash, index, checkpoint, hashes(statement.epochProof), "epochNotInLog");
    demand(index === checkpoint.size - 1n, "epochNotLast");
    var pinned = leaf.slice(25);
    var steps = readSteps(statement.map);
    var asOf = Number(view.getBigUint64(17));
    if (statement.kind === "absence") {
      await verifyAbsence(statement, pinned, steps);
      return { kind: "absence", size: checkpoint.size, asOf: asOf, events: [] };
    }
    var chain = await replay(fromBase64(statement.personKey, 32), statement.events);
    var value = await sha256(
      bytesOf("recourse/head/v1"), u64(statement.events.length), chain.head, Uint8Array.of(0)
    );
    demand(isSame(await mapRoot(chain.mapKey, value, steps), pinned), "listNotComplete");
    return { kind: "statement", size: checkpoint.size, asOf: asOf, events: chain.said };
  }

  async function verify(bytes, keyText) {
    demand(window.crypto && crypto.subtle, "browser");
    var key = await readKey(keyText);
    var text = decoded(bytes);
    if (text.startsWith("c2sp.org/tlog-proof@")) return verifyReceipt(text, key);
    if (text.startsWith("{")) return verifyStatement(text, key);
    var checkpoint = await readCheckpoint(text, key);
    return { kind: "checkpoint", size: checkpoint.size, events: [] };
  }

  // The page

  var outcome = document.querySelector("[data-outcome]");

  function showOnly(list, name) {
    Array.prototype.forEach.call(outcome.querySelectorAll("[" + list + "]"), function (part) {
      part.hidden = part.getAttribute(list) !== name;
    });
  }

  function show(result) {
    outcome.dataset.verified = String(!result.code);
    outcome.dataset.kind = result.kind || result.code;
    showOnly("data-kind-is", result.kind || "");
    showOnly("data-code-is", result.code || "");
    var list = outcome.querySelector("[data-events]");
    list.replaceChildren();
    (result.events || []).forEach(function (event) {
      var item = document.createElement("li");
      var text = document.createElement("pre");
      text.textContent = JSON.stringify(event, null, 2);
      item.appendChild(text);
      list.appendChild(item);
    });
    outcome.querySelector("[data-contents]").hidden = list.children.length === 0;
    outcome.hidden = false;
    outcome.focus();
  }

  form.addEventListener("submit", async function (submitted) {
    submitted.preventDefault();
    var file = form.elements.file.files[0];
    outcome.hidden = true;
    if (!file) return show({ code: "noFile" });
    try {
      show(await verify(new Uint8Array(await file.arrayBuffer()), form.elements.key.value));
    } catch (error) {
      show({ code: error instanceof Refused ? error.code : "malformed" });
    }
  });
  form.hidden = false;
})();
