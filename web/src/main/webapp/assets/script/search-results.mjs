/*
 * The results of a search by keyboard: arrows go through them, up from the first goes back to the field, Enter opens the sheet. Where there is
 * room the current one is shown beside the list; where there is none, a click opens it.
 */
const results = () => document.getElementById("results");
const rowOf = (event) => event.target.closest?.("#results .row");
const beside = () => !!document.getElementById("found-item")?.getClientRects().length && matchMedia("(min-width: 80rem)").matches;

document.addEventListener(
  "keydown",
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const row = rowOf(event);
    if (!row) return;
    if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      location.assign(row.dataset.open);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const rows = [...results().querySelectorAll(".row")];
      const next = rows[rows.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) {
        next.focus({ preventScroll: true });
        next.scrollIntoView({ block: "nearest" });
        look(next);
      } else if (event.key === "ArrowUp") document.querySelector("form.search input[name=q]")?.focus();
    }
  },
  true,
);
document.addEventListener("look", (event) => look(event.target));
document.addEventListener("dblclick", (event) => {
  const row = rowOf(event);
  if (row) location.assign(row.dataset.open);
});
document.addEventListener(
  "click",
  (event) => {
    const row = rowOf(event);
    if (!row || event.button || event.ctrlKey || event.metaKey || event.shiftKey || beside()) return;
    event.preventDefault();
    event.stopPropagation();
    /* j and k only choose; a finger or a mouse opens. */
    if (event.isTrusted) location.assign(row.dataset.open);
    else choose(row);
  },
  true,
);

function look(row) {
  if (row.getAttribute("aria-current") === "true") return;
  if (beside()) row.click();
  else choose(row);
}

function choose(row) {
  for (const one of results().querySelectorAll(".row")) one.toggleAttribute("aria-current", false);
  row.setAttribute("aria-current", "true");
}
