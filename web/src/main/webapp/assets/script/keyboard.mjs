/*
 * The hands on the keyboard. A page declares its keys where its things are, and the help dialog is written from that:
 *   data-rows            a list: j and k go through its rows, Enter opens the current row's own page (data-open)
 *   data-key="e"         a button or link pressed by that letter
 *   data-go="b"          a link followed by g then that letter
 *   data-save            the button of Ctrl+Enter, the only key that also works inside a field
 * A letter pressed while the chosen item is on its way (data-moving, panes.mjs) waits for it; another move forgets it. While an act is on its
 * way (data-acting, gestures.mjs) all letters wait, in their order.
 * One-letter keys can be switched off in the help (WCAG 2.1.4) and never act while one types.
 */
const OFF = "vaguemestre.keys.off";
let going = 0;
let waiting = [];

const typing = (target) => target.closest?.('input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"]), textarea, select, [contenteditable], [role="combobox"]');
/* What stands in a closed <details> has its place in the page and is not shown. */
const shown = (element) => element.getClientRects().length > 0 && (element.checkVisibility?.() ?? true) && !element.disabled;
const first = (selector) => [...document.querySelectorAll(selector)].find(shown);
const help = () => document.getElementById("keys");

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
    const save = event.target.closest?.("form")?.querySelector("[data-save]") ?? first("[data-save]");
    if (save) {
      event.preventDefault();
      save.click();
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  if (localStorage.getItem(OFF)) return;

  if (going && event.timeStamp - going < 1500) {
    going = 0;
    const place = [...document.querySelectorAll("[data-go]")].find((link) => link.dataset.go === event.key);
    if (place) {
      event.preventDefault();
      location.assign(place.href);
      return;
    }
  }
  going = 0;
  if (document.documentElement.hasAttribute("data-acting") && /^[a-zJK*]$/.test(event.key)) {
    waiting.push(event.key);
    event.preventDefault();
    return;
  }
  if (act(event.key, event)) event.preventDefault();
});

function act(key, event) {
  switch (key) {
    case "g":
      going = event?.timeStamp ?? 0;
      return true;
    case "/": {
      const search = first('input[type="search"]');
      search?.focus();
      search?.select();
      return !!search;
    }
    case "?":
      openHelp();
      return true;
    case "j":
      return step(1, event);
    case "k":
      return step(-1, event);
    case "Enter": {
      if (event.target !== document.body && event.target.closest("a, button, summary, [tabindex]:not(.row)")) return false;
      const open = first('.row[aria-current="true"][data-open]');
      if (open) location.assign(open.dataset.open);
      return !!open;
    }
    default: {
      /* Ticking lines needs no sheet (selection.mjs). */
      if (!document.dispatchEvent(new CustomEvent("line-key", { detail: key, cancelable: true }))) return true;
      if (key.length === 1 && document.documentElement.hasAttribute("data-moving")) {
        waiting = [key];
        return true;
      }
      const target = key.length === 1 ? first(`[data-key="${CSS.escape(key)}"]`) : null;
      if (target?.dispatchEvent(new CustomEvent("key-pressed", { bubbles: true, cancelable: true }))) target.click();
      /* What opens to be written in is written in at once. */
      if (target?.matches("summary")) [...target.parentElement.querySelectorAll("input, select, textarea")].find(shown)?.focus();
      return !!target;
    }
  }
}

/* What waited is done once the act before it is, and the item it is meant for is there. */
function goOn() {
  const page = document.documentElement;
  while (waiting.length && !page.hasAttribute("data-acting") && !page.hasAttribute("data-moving")) act(waiting.shift());
}
document.addEventListener("parts-placed", goOn);
document.addEventListener("act-ended", goOn);

/** One press of a key forgets what waited; what waited itself goes on. */
function step(by, event) {
  if (event) waiting = [];
  const rows = [...document.querySelectorAll("[data-rows] .row")].filter(shown);
  if (!rows.length) return false;
  const focused = rows.indexOf(document.activeElement);
  const at = focused >= 0 ? focused : rows.findIndex((row) => row.getAttribute("aria-current") === "true");
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  if (next.getAttribute("aria-current") !== "true" && next.hasAttribute("data-swap")) next.click();
  return true;
}

function openHelp() {
  const dialog = help();
  if (!dialog || dialog.open) return;
  write(dialog.querySelector("[data-keys-here]"), [...document.querySelectorAll("[data-key], [data-save]")].filter(shown), (element) =>
    element.hasAttribute("data-save") ? ["Ctrl", "↵"] : [element.dataset.key],
  );
  write(dialog.querySelector("[data-keys-go]"), [...document.querySelectorAll("[data-go]")], (element) => ["g", element.dataset.go]);
  const off = dialog.querySelector("[data-keys-off]");
  if (off) off.checked = !!localStorage.getItem(OFF);
  dialog.showModal();
}

function write(list, elements, keysOf) {
  if (!list) return;
  list.replaceChildren(
    ...elements.map((element) => {
      const pair = document.createElement("div");
      const name = document.createElement("dt");
      name.textContent = element.dataset.keyName || element.getAttribute("aria-label") || element.querySelector("span")?.textContent || element.textContent.trim();
      const keys = document.createElement("dd");
      for (const key of keysOf(element)) {
        const cap = document.createElement("kbd");
        cap.textContent = key;
        keys.append(cap, " ");
      }
      pair.append(name, keys);
      return pair;
    }),
  );
  list.closest("section").hidden = elements.length === 0;
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-help]")) {
    event.preventDefault();
    openHelp();
  }
  const closer = event.target.closest("dialog [data-close]");
  if (closer) closer.closest("dialog").close();
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    event.preventDefault();
    document.getElementById(opener.dataset.dialog)?.showModal();
  }
});
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-keys-off]")) return;
  if (event.target.checked) localStorage.setItem(OFF, "1");
  else localStorage.removeItem(OFF);
});
