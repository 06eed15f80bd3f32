/*
 * What is said in the corner after an act, with the way back: a toast can be undone for ten seconds (its button, or z). The time stands still
 * while the pointer is on it or the focus in it (WCAG 2.2.1), within what the server allows; a refusal stays until it is closed.
 */
const SECONDS = 10;
const AT_MOST = 110_000;
const region = () => document.getElementById("toasts");

function button(words, className) {
  const one = document.createElement("button");
  one.type = "button";
  one.className = className;
  one.textContent = words;
  return one;
}

/** Closes what is said, if it still is; the focus goes back to the list. */
export function unsay(kind) {
  for (const toast of region()?.querySelectorAll(kind ? `.toast[data-kind="${kind}"]` : ".toast") ?? []) remove(toast);
}

function remove(toast) {
  clearInterval(toast.clock);
  const focused = toast.contains(document.activeElement);
  toast.remove();
  if (focused) (document.querySelector('[data-rows] .row[aria-current="true"]') ?? document.getElementById("contenu"))?.focus({ preventScroll: true });
}

/**
 * Says something. kind: done, refused, offline; one of each kind at a time. undo: what the button does, for ten seconds. action: another
 * button {words, act}. lines: more than one sentence.
 */
export function say({ kind, lines, undo, action }) {
  const place = region();
  if (!place) return null;
  unsay(kind);
  const toast = document.createElement("div");
  toast.className = `toast ${kind}`;
  toast.dataset.kind = kind;
  const text = document.createElement("div");
  for (const line of lines) {
    const sentence = document.createElement("p");
    sentence.textContent = line;
    text.append(sentence);
  }
  toast.append(text);
  if (undo) {
    const back = button(`${place.dataset.undo} `, "btn");
    const key = document.createElement("kbd");
    key.textContent = "z";
    const left = document.createElement("span");
    left.className = "num left";
    key.ariaHidden = left.ariaHidden = "true";
    back.append(key, left);
    back.dataset.key = "z";
    back.dataset.keyName = place.dataset.undoKey;
    back.addEventListener("click", () => {
      remove(toast);
      undo();
    });
    toast.append(back);
    count(toast, left, place.dataset.seconds);
  } else if (kind === "done") {
    count(toast, null, "");
  }
  if (action) {
    const other = button(action.words, "btn");
    other.addEventListener("click", () => {
      remove(toast);
      action.act();
    });
    toast.append(other);
  }
  const close = button("×", "btn quiet square");
  close.setAttribute("aria-label", place.dataset.close);
  close.addEventListener("click", () => remove(toast));
  toast.append(close);
  place.append(toast);
  return toast;
}

function count(toast, shown, unit) {
  const begun = performance.now();
  let last = begun;
  let left = SECONDS * 1000;
  const tick = () => {
    const now = performance.now();
    if (!toast.matches(":hover, :focus-within")) left -= now - last;
    last = now;
    if (left <= 0 || now - begun > AT_MOST) remove(toast);
    else if (shown) shown.textContent = ` ${Math.ceil(left / 1000)} ${unit}`;
  };
  tick();
  toast.clock = setInterval(tick, 250);
}
