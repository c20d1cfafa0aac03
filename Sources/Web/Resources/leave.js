// Leave quickly: replace this page so that "back" does not return to it. Works without script, too.
(function () {
  "use strict";
  var link = document.querySelector("[data-leave]");
  if (!link) return;
  function leave(event) {
    if (event) event.preventDefault();
    document.documentElement.hidden = true;
    window.location.replace(link.href);
  }
  link.addEventListener("click", leave);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !event.defaultPrevented) leave(event);
  });
})();
