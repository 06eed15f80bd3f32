/*
 * Acts of triage without drawing the page again: sent in the background, said in the corner with the way back, and the next item comes in the
 * place of the one that left. Each carries an identifier of its own: after a cut of the network the very same is sent again, and the
 * server does it once. Without this module the forms are plain forms.
 */
import { move, readOn } from "./panes.mjs";
import { say, unsay } from "./toasts.mjs";

const PARTS = "triage-document triage-sheet";
const LEAVES = new Set(["ASSIGN", "ROUTE", "RETURN", "CLOSE"]);
const WAITS = [500, 1000, 2000, 4000, 8000];
const corner = () => document.getElementById("toasts");
const form = () => document.getElementById("gestures");
const triage = () => document.getElementById("triage");
const idOf = (target) => target.split("/")[1];
const rowOf = (id) => document.getElementById(`row-${id}`);
const lineOf = (row) => row?.closest(".line") ?? row;
const rows = () => [...document.querySelectorAll("[data-rows] .row")];

/* Lines that left the list, and what they stood before: they come back there. */
const left = new Map();

/** crypto.randomUUID exists on secure origins only; a portal inside a town hall may be plain http. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * Does an act. targets: organisation/item/version of each; fields: what the act needs; stays: the item keeps its place before the eyes.
 */
export async function perform(act, targets, fields = {}, stays = !LEAVES.has(act)) {
  if (!targets.length || !form()) return;
  if (!triage()) {
    plainly(act, targets, fields);
    return;
  }
  if (document.documentElement.hasAttribute("data-acting")) return;
  const body = new URLSearchParams(new FormData(form()));
  body.delete("item");
  body.delete("back");
  body.set("act", act);
  body.set("command", uuid());
  for (const [name, value] of Object.entries(fields)) if (value) body.set(name, value);
  for (const target of targets) body.append("item", target);
  hold(true);
  try {
    const answer = await send(body);
    if (answer) await place(act, answer, targets, stays);
  } finally {
    hold(false);
  }
}

/** Where the page has no list, the page says it after it was drawn anew. */
function plainly(act, targets, fields) {
  const sent = form();
  for (const [name, value] of [["act", act], ...Object.entries(fields), ...targets.map((target) => ["item", target])]) {
    if (!value) continue;
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    sent.append(field);
  }
  sent.submit();
}

/** While an act is on its way nothing else is done; keys wait for it (keyboard.mjs). */
function hold(held) {
  document.documentElement.toggleAttribute("data-acting", held);
  document.getElementById("triage-sheet")?.toggleAttribute("inert", held);
  document.dispatchEvent(new CustomEvent(held ? "act-begun" : "act-ended"));
}

const pause = (millis, over) =>
  new Promise((wake) => {
    const timer = setTimeout(wake, millis);
    const now = () => {
      clearTimeout(timer);
      wake();
    };
    addEventListener("online", now, { once: true });
    over.addEventListener("abort", now, { once: true });
  });

/** Sends until there is an answer; the person may stop waiting. */
async function send(body) {
  const over = new AbortController();
  for (let i = 0; !over.signal.aborted; i++) {
    try {
      const answer = await fetch(form().action, { method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin", signal: over.signal });
      if (answer.redirected || [401, 403, 507].includes(answer.status)) {
        location.reload();
        return null;
      }
      if (answer.ok) {
        unsay("offline");
        return await answer.json();
      }
      if (answer.status < 502) {
        unsay("offline");
        say({ kind: "refused", lines: [corner().dataset.unknown] });
        return null;
      }
    } catch (failure) {
      if (over.signal.aborted) break;
    }
    if (!document.querySelector('.toast[data-kind="offline"]')) {
      say({ kind: "offline", lines: [corner().dataset.offline], action: { words: corner().dataset.forget, act: () => over.abort() } });
    }
    await pause(WAITS[Math.min(i, WAITS.length - 1)], over.signal);
  }
  location.reload();
  return null;
}

async function place(act, answer, targets, stays) {
  const done = answer.done.map((one) => one.item);
  if (answer.refused.length) say({ kind: "refused", lines: answer.refused.map((one) => one.sentence) });
  else unsay("refused");
  if (answer.said) {
    say({ kind: "done", lines: [answer.said], undo: answer.undoable ? () => perform("UNDO", answer.done.map((one) => one.target)) : null });
  }
  for (const id of done) lineOf(rowOf(id))?.querySelector("input:checked")?.click();
  const all = rows();
  const current = all.find((row) => row.getAttribute("aria-current") === "true");
  let shown = current;
  if (act === "UNDO" && done.length) shown = rowOf(done[0]) ?? left.get(done[0])?.line.querySelector(".row") ?? current;
  else if (!stays && current && done.includes(current.id.slice("row-".length))) {
    const free = (row) => !done.includes(row.id.slice("row-".length));
    const after = () => rows().slice(rows().indexOf(current) + 1).find(free);
    if (!after()) await readOn();
    shown = after() ?? all.slice(0, all.indexOf(current)).reverse().find(free) ?? null;
  }
  const refreshed = done.length ? done : targets.map(idOf);
  const address = shown ? shown.href : listAddress();
  const page = await move(address, PARTS, shown !== current, { more: { lignes: refreshed.join(",") }, also: "list" });
  if (!page) return;
  refreshed.forEach((id) => renew(id, page.getElementById(`row-${id}`)));
  if (!shown && !rows().length) location.assign(listAddress());
  (shown ? rowOf(shown.id.slice("row-".length)) : null)?.focus({ preventScroll: true });
}

const listAddress = () => {
  const address = new URL(location.href);
  address.searchParams.delete("item");
  address.searchParams.delete("lignes");
  return address.href;
};

/** A line as it is now, where it was; or gone. */
function renew(id, fresh) {
  const line = lineOf(rowOf(id));
  if (!fresh) {
    if (!line) return;
    left.set(id, { line, next: line.nextElementSibling });
    line.remove();
    return;
  }
  const now = document.importNode(lineOf(fresh), true);
  const was = rowOf(id);
  if (line) {
    if (was.getAttribute("aria-current")) now.querySelector(".row").setAttribute("aria-current", "true");
    line.replaceWith(now);
    return;
  }
  const before = left.get(id)?.next;
  left.delete(id);
  const list = document.getElementById("list");
  if (before?.isConnected) before.before(now);
  else list.prepend(now);
}

/* The forms of the sheet and the buttons of the selection, sent in the background. */
document.addEventListener("submit", (event) => {
  const sent = event.target;
  if (event.defaultPrevented || !triage()) return;
  if (sent === form()) {
    event.preventDefault();
    perform(event.submitter?.value ?? "", chosen());
  } else if (sent.matches("form[data-act]")) {
    const value = (name) => [...sent.elements].find((field) => field.name?.endsWith(`:${name}`))?.value ?? "";
    event.preventDefault();
    if (sent.dataset.draft) sessionStorage.setItem(`draft:${sent.dataset.draft}`, JSON.stringify({ fields: {}, sent: true }));
    perform(sent.dataset.act, [sent.closest("[data-item]").dataset.item], { department: value("department"), assignee: value("assignee"), reason: value("reason") });
  }
});

/** The ticked lines, as an act names them. */
export const chosen = () => [...document.querySelectorAll("[data-rows] .pick input:checked")].map((box) => box.value);

/** What an act is about: the ticked lines, or else the item shown. */
export const targets = () => {
  const ticked = chosen();
  const item = document.querySelector(".actions[data-item]");
  return ticked.length ? ticked : item ? [item.dataset.item] : [];
};

/* What cannot be undone is asked first, with its consequence. */
document.addEventListener("submit", (event) => {
  const sent = event.target;
  const dialog = document.getElementById("confirm");
  if (!sent.dataset.confirm || sent.dataset.confirmed !== undefined || !dialog) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  document.getElementById("confirm-title").textContent = sent.dataset.confirm;
  dialog.querySelector("[data-confirm-yes]").onclick = () => {
    dialog.close();
    sent.dataset.confirmed = "";
    sent.requestSubmit(event.submitter);
  };
  dialog.showModal();
  dialog.querySelector("[data-close]").focus();
}, true);
