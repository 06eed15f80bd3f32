/*
 * Details changed where they stand: <details class="edit"> whose summary is what is said and whose form changes it. Opening one puts the hands in
 * its field and closes the others; Escape and Annuler leave it as it was; after saving, the focus is where it came from. Without this module
 * they open, save and cancel all the same.
 */
const FOCUS = "edit.focus";

/* At the press itself, not when the page has drawn it open: the next letter typed is already the field's. */
document.addEventListener("click", (event) => {
  const summary = event.target.closest?.("details.edit > summary");
  if (!summary) return;
  event.preventDefault();
  const edit = summary.parentElement;
  if (edit.open) {
    close(edit, true);
    return;
  }
  for (const other of document.querySelectorAll("details.edit[open]")) close(other, false);
  edit.open = true;
  const field = edit.querySelector("input:not([type=hidden]), textarea, select");
  field?.focus();
  field?.select?.();
});

function close(edit, focus) {
  edit.querySelector("form")?.reset();
  edit.open = false;
  if (focus) edit.querySelector("summary").focus();
}

document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape") return;
    const edit = event.target.closest?.("details.edit[open]");
    if (!edit || event.target.getAttribute("aria-expanded") === "true") return;
    event.preventDefault();
    event.stopPropagation();
    close(edit, true);
  },
  true,
);

document.addEventListener("click", (event) => {
  const cancel = event.target.closest("[data-edit-cancel]");
  if (!cancel || cancel.closest("form").querySelector(".notice")) return;
  event.preventDefault();
  close(cancel.closest("details.edit"), true);
});

document.addEventListener("submit", (event) => {
  const summary = event.target.closest("details.edit")?.querySelector("summary");
  if (summary?.id) sessionStorage.setItem(FOCUS, JSON.stringify({ path: location.pathname, id: summary.id }));
});

const back = JSON.parse(sessionStorage.getItem(FOCUS) ?? "null");
sessionStorage.removeItem(FOCUS);
if (back?.path === location.pathname) {
  const summary = document.getElementById(back.id);
  const edit = summary?.closest("details");
  if (edit && !edit.open) summary.focus();
}
