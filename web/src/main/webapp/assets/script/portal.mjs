/* The portal's one entry: each part below is useful alone, and each page works without any of them. */
import "./theme.mjs";
import "./keyboard.mjs";
import "./panes.mjs";
import "./gestures.mjs";
import "./quick-chooser.mjs";
import "./selection.mjs";
import "./choice-box.mjs";
import "./forms.mjs";
import "./edit-in-place.mjs";
import "./combo-box.mjs";
import "./drop-zone.mjs";
import "./live-progress.mjs";
import "./next-decision.mjs";
import "./live-preview.mjs";
import "./live.mjs";
import "./document-pane.mjs";
import "./tip.mjs";
import "./found-words.mjs";
import "./search-field.mjs";
import "./search-results.mjs";
import "./page-board.mjs";
import "./mentions.mjs";
import "./presence.mjs";
import "./inserting.mjs";

/* The rail on a narrow screen. */
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-rail]");
  if (!opener) return;
  event.preventDefault();
  const rail = document.getElementById("rail");
  const open = rail.classList.toggle("open", opener.dataset.rail === "open");
  (open ? rail.querySelector("a, summary, button") : document.querySelector('[data-rail="open"]'))?.focus();
});

/* A menu made of <details> closes when one looks elsewhere. */
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.org[open], details.me[open], details.menu[open], details.filter[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.org[open], details.me[open], details.menu[open], details.filter[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
    return;
  }
  const rail = document.getElementById("rail");
  if (rail?.classList.contains("open")) {
    rail.classList.remove("open");
    document.querySelector('[data-rail="open"]')?.focus();
  }
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
