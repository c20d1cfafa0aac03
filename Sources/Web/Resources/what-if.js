// What would change it: counts while values are tried, from the points in the page's own tables.
// Without script the form does the same by its button.
(function () {
  "use strict";
  var form = document.querySelector("[data-what-if]");
  if (!form) return;
  var total = form.querySelector("[data-total]");
  var today = Number(form.dataset.score);
  var tries = Array.prototype.map.call(form.querySelectorAll("[data-try]"), function (box) {
    var field = box.querySelector("input, select");
    var rows = Array.prototype.map.call(box.querySelectorAll("tbody tr"), function (row) {
      return {
        kind: row.dataset.kind,
        points: Number(row.dataset.number),
        lower: row.dataset.lower === undefined ? -Infinity : Number(row.dataset.lower),
        upper: row.dataset.upper === undefined ? Infinity : Number(row.dataset.upper),
        values: Array.prototype.map.call(row.querySelectorAll("data"), function (one) {
          return one.value;
        }),
      };
    });
    return { field: field, rows: rows, now: Number(box.dataset.points), gain: box.querySelector("[data-gain]") };
  });

  function unseen(rows) {
    var row = rows.find(function (one) { return one.kind === "unseen"; });
    return row ? row.points : 0;
  }

  // A number as it is typed; the server reads it by the same rules (TypedNumber).
  var decimal = form.dataset.decimal;
  function read(text) {
    var typed = text.replace(/[\s'’]/g, "");
    var marks = typed.replace(/[^.,]/g, "");
    var last = marks.slice(-1);
    if (!last) return Number(typed);
    var isFraction = marks.split(last).join("") !== "" ||
      (marks.length === 1 && (last === decimal || !/^[+-]?(?!0[.,])\d{1,3}[.,]\d{3}$/.test(typed)));
    var place = isFraction ? typed.lastIndexOf(last) : typed.length;
    var groups = typed.slice(0, place).split(/[.,]/);
    if (!groups.slice(1).every(function (one) { return /^\d{3}$/.test(one); })) return NaN;
    return Number(groups.join("") + typed.slice(place).replace(last, "."));
  }

  // The points of what stands in a field; today's when nothing does, null when it cannot be read.
  function points(one) {
    var text = one.field.value.trim();
    if (text === "") return one.now;
    var isNumber = one.field.tagName === "INPUT";
    var number = isNumber ? read(text) : NaN;
    if (isNumber && !isFinite(number)) return null;
    var special = one.rows.find(function (row) {
      return row.kind === "special" &&
        (isNumber ? Number(row.values[0]) === number : row.values[0] === text);
    });
    if (special) return special.points;
    var found = one.rows.find(function (row) {
      return row.kind === "ordinary" &&
        (isNumber ? row.lower <= number && number < row.upper : row.values.indexOf(text) >= 0);
    });
    return found ? found.points : unseen(one.rows);
  }

  // The page says the sentences, in its language; "one" and "other" are forms of a number.
  var plural = new Intl.PluralRules(document.documentElement.lang || "en");
  function say(name, number) {
    var kind = plural.select(Math.abs(number)) === "one" ? "One" : "Other";
    return form.dataset["say" + name + kind].replace("{n}", number);
  }

  function words(change) {
    return change === 0 ? "" : say(change > 0 ? "More" : "Fewer", Math.abs(change));
  }

  function count() {
    var sum = today;
    tries.forEach(function (one) {
      var got = points(one);
      one.gain.textContent = got === null ? form.dataset.sayNumber : words(got - one.now);
      if (got !== null) sum += got - one.now;
    });
    total.textContent = say("", sum);
  }

  tries.forEach(function (one, index) {
    var field = one.field;
    if (field.tagName === "INPUT") {
      var slider = document.createElement("input");
      slider.type = "range";
      slider.min = field.dataset.lowest;
      slider.max = field.dataset.highest;
      slider.step = field.dataset.step;
      slider.value = read(field.value);
      slider.setAttribute(
        "aria-label",
        form.dataset.saySlider.replace("{label}", field.labels[0].textContent)
      );
      slider.addEventListener("input", function () {
        field.value = slider.value.replace(".", decimal);
        count();
      });
      field.addEventListener("input", function () {
        var number = read(field.value);
        if (isFinite(number)) slider.value = number;
        count();
      });
      field.parentNode.appendChild(slider);
    } else {
      field.addEventListener("change", count);
    }
  });
  count();
})();
