// Counts the words of a statement while it is written. Without script a button counts them.
(function () {
  "use strict";
  document.querySelectorAll("textarea[data-most]").forEach(function (area) {
    var line = document.getElementById(area.dataset.count);
    var button = document.querySelector("[data-count-button]");
    var most = Number(area.dataset.most);
    if (!line) return;
    if (button) button.remove();
    function words(number) {
      return number + (number === 1 ? " word" : " words");
    }
    function count() {
      var number = area.value.split(/\s+/).filter(Boolean).length;
      var over = number - most;
      line.textContent =
        words(number) + " of at most " + most + "." + (over > 0 ? " " + words(over) + " too many." : "");
    }
    area.addEventListener("input", count);
    count();
  });
})();
