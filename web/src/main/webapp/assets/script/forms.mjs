import { send } from "./sending.mjs";

/*
 * Forms: a second press of the button does nothing; what is typed is kept in this browser until it is saved (data-draft), so that an
 * ended session or a cut network loses nothing; the field in hand shows where on the page it was read (data-reads).
 */
const sent = new WeakSet();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented) return;
  /* Its answer is a file: the page stays, and may ask again. */
  if (form.hasAttribute("data-again")) return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  sent.add(form);
  /* The item below takes the place of one that leaves its list; a sheet that came alone does not know it. */
  const following = form.elements.namedItem("following");
  if (following && !following.value) {
    const row = document.querySelector('[data-rows] .row[aria-current="true"]');
    const rows = [...document.querySelectorAll("[data-rows] .row:not(.gone)")];
    const at = rows.indexOf(row);
    const beside = at < 0 ? null : (rows[at + 1] ?? rows[at - 1]);
    following.value = beside ? beside.id.slice("row-".length) : "";
  }
  event.submitter?.setAttribute("aria-busy", "true");
  if (form.dataset.draft) sessionStorage.setItem(key(form), JSON.stringify({ ...read(form), sent: true }));
});
/* On the window, so that a module of the page that sends its form in its own way has had its say. */
window.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.target || form.dataset.native !== undefined || form.dataset.again !== undefined || !form.closest(".app")) return;
  const address = new URL(form.getAttribute("action") ?? location.href, location.href);
  if (address.origin !== location.origin || !address.pathname.includes("/o/")) return;
  event.preventDefault();
  send(form, event.submitter, address, () => release(form));
});
function release(form) {
  sent.delete(form);
  form.querySelectorAll('[aria-busy="true"]').forEach((button) => button.removeAttribute("aria-busy"));
}
window.addEventListener("pageshow", () => {
  for (const form of document.forms) release(form);
});

const key = (form) => `draft:${form.dataset.draft}`;
const kept = (form) => [...form.elements].filter((field) => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type) || field.dataset?.kept !== undefined);
const value = (field) => (field.type === "checkbox" || field.type === "radio" ? field.checked : field.value);

function read(form) {
  return { at: Date.now(), fields: Object.fromEntries(kept(form).map((field) => [field.id || field.name, value(field)])) };
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.dataset.draft) return;
  sessionStorage.setItem(key(form), JSON.stringify(read(form)));
  form.querySelector("[data-draft-state]")?.removeAttribute("hidden");
});

function restore() {
  const here = new Set();
  const done = document.querySelector(".notices .notice.ok") !== null;
  for (const form of document.querySelectorAll("form[data-draft]")) {
    here.add(key(form));
    const draft = JSON.parse(sessionStorage.getItem(key(form)) ?? "null");
    if (!draft) continue;
    if (draft.sent && done) {
      sessionStorage.removeItem(key(form));
      continue;
    }
    const differing = kept(form).filter((field) => (field.id || field.name) in draft.fields && draft.fields[field.id || field.name] !== value(field));
    if (!differing.length) continue;
    for (const field of differing) {
      const typed = draft.fields[field.id || field.name];
      if (field.type === "checkbox" || field.type === "radio") field.checked = typed;
      else field.value = typed;
      if (field.matches("select")) field.dispatchEvent(new Event("change"));
    }
    form.querySelector("[data-draft-restored]")?.removeAttribute("hidden");
    for (let holder = form.closest("details"); holder; holder = holder.parentElement.closest("details")) holder.open = true;
  }
  if (!document.querySelector(".app")) return;
  for (let i = sessionStorage.length - 1; i >= 0; i--) {
    const name = sessionStorage.key(i);
    if (name.startsWith("draft:") && !here.has(name) && JSON.parse(sessionStorage.getItem(name)).sent) sessionStorage.removeItem(name);
  }
}
restore();
document.addEventListener("parts-placed", restore);
document.addEventListener("click", (event) => {
  const forget = event.target.closest("[data-draft-forget]");
  if (!forget) return;
  sessionStorage.removeItem(key(forget.closest("form")));
  location.reload();
});

document.addEventListener("focusin", (event) => {
  const reads = event.target.closest?.("[data-reads]");
  if (reads) document.querySelector("document-pane")?.point?.(reads.dataset.reads);
});

/* Where the next decision is: the first of the fields that matter which nothing was read for; the first of all when nothing is missing. */
function begin() {
  const starts = [...document.querySelectorAll("[data-start]")];
  const start = starts.find((field) => !field.value) ?? starts[0];
  if (start && !document.querySelector("[autofocus]")) start.focus({ preventScroll: true });
  document.querySelector('[aria-invalid="true"]')?.focus();
}
begin();

/* What is left empty is not part of an address. */
document.addEventListener("formdata", (event) => {
  if (!event.target.matches("form[data-leave-empty]")) return;
  for (const [name, value] of [...event.formData.entries()]) if (value === "") event.formData.delete(name);
});
