// What the pages do with a script that they do without one as well, only by one step more.
"use strict";

// Suggestions below the search box go away by Escape, and when the focus leaves them.
const find = document.querySelector("form.find");
const suggested = document.getElementById("found");
const close = () => suggested.replaceChildren();

find.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    close();
    document.getElementById("q").focus();
  }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const places = [document.getElementById("q"), ...suggested.querySelectorAll("li > a")];
    const next = places[places.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }
});
find.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !find.contains(event.relatedTarget)) close();
});
document.addEventListener("click", (event) => {
  if (!find.contains(event.target)) close();
});

// "/" goes to the search box from anywhere but a field.
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, textarea, select")) {
    event.preventDefault();
    document.getElementById("q").focus();
  }
});

// To correct a claim, its parts must be seen.
for (const choice of document.querySelectorAll("input[name=kind][value=correct]")) {
  choice.addEventListener("change", () => {
    const parts = choice.form.querySelector("details.change");
    if (parts) parts.open = choice.checked;
  });
}
