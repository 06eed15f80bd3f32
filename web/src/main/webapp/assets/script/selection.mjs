/*
 * Several lines at once: a box before each, x ticks the line in hand, Shift with j or k goes on ticking, * or Ctrl+A ticks all that is shown,
 * Escape none. The bar of what can be done to them shows by itself (:has in the style sheet).
 */
const boxes = () => [...document.querySelectorAll("[data-rows] .pick input")];
const boxOf = (row) => row?.closest(".line")?.querySelector(".pick input");
const rows = () => [...document.querySelectorAll("[data-rows] .row")].filter((row) => row.getClientRects().length);
const inHand = () => (document.activeElement?.matches(".row") ? document.activeElement : document.querySelector('[data-rows] .row[aria-current="true"]'));
let anchor = null;

function tell() {
  const ticked = boxes().filter((box) => box.checked).length;
  for (const place of document.querySelectorAll(".bulk [data-count]")) place.textContent = ticked;
  for (const box of boxes()) box.closest(".line").toggleAttribute("data-picked", box.checked);
}

function tick(box, on) {
  if (!box || box.checked === on) return;
  box.checked = on;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("change", (event) => {
  if (event.target.matches(".pick input")) tell();
});
/* Shift and a click tick all the lines between. */
document.addEventListener("click", (event) => {
  if (event.target.matches("[data-select]")) {
    boxes().forEach((box) => tick(box, event.target.dataset.select === "all"));
    return;
  }
  const none = event.target.closest('[data-select="none"]');
  if (none) boxes().forEach((box) => tick(box, false));
  if (!event.target.matches(".pick input")) return;
  const all = boxes();
  const from = all.indexOf(anchor);
  const to = all.indexOf(event.target);
  if (event.shiftKey && from >= 0) all.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((box) => tick(box, event.target.checked));
  anchor = event.target;
});

/* One-letter keys come by keyboard.mjs, which knows when they may act and in which order. */
document.addEventListener("line-key", (event) => {
  if (!boxes().length) return;
  const row = inHand();
  switch (event.detail) {
    case "x":
      tick(boxOf(row), !boxOf(row)?.checked);
      break;
    case "*":
      boxes().forEach((box) => tick(box, true));
      break;
    case "J":
    case "K": {
      const all = rows();
      const next = all[all.indexOf(row) + (event.detail === "J" ? 1 : -1)];
      tick(boxOf(row), true);
      tick(boxOf(next), true);
      next?.focus({ preventScroll: true });
      next?.scrollIntoView({ block: "nearest" });
      break;
    }
    default:
      return;
  }
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || document.querySelector("dialog[open]") || !boxes().length) return;
  if (event.target.closest?.('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]')) return;
  const everything = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a";
  if (!everything && (event.key !== "Escape" || !boxes().some((box) => box.checked))) return;
  event.preventDefault();
  boxes().forEach((box) => tick(box, everything));
});
document.addEventListener("parts-placed", tell);
document.addEventListener("act-ended", tell);
tell();
