// Counts the words of a statement while it is written. Without script a button counts them.
(function () {
  "use strict";
  document.querySelectorAll("textarea[data-most]").forEach(function (area) {
    var line = document.getElementById(area.dataset.count);
    var button = document.querySelector("[data-count-button]");
    var most = Number(area.dataset.most);
    if (!line) return;
    if (button) button.remove();
    var plural = new Intl.PluralRules(document.documentElement.lang || "en");
    // The page says the sentences, in its language; "one" and "other" are forms of a number.
    function say(name, number) {
      var form = plural.select(number) === "one" ? "One" : "Other";
      return area.dataset["say" + name + form].replace("{n}", number).replace("{m}", most);
    }
    function count() {
      var number = area.value.split(/\s+/).filter(Boolean).length;
      var over = number - most;
      line.textContent = say("", number) + (over > 0 ? " " + say("Over", over) : "");
    }
    area.addEventListener("input", count);
    count();
  });
})();
