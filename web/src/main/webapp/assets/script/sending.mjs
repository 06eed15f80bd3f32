/*
 * Sending a form so that a cut network loses nothing: the page stays, says what happens, tries again by itself and says when it is done. Each
 * sending has an identifier by which the server does it once, however often it is sent. Without this module the form is sent by the browser.
 *   #sending      what the page says meanwhile, in its language (template.xhtml)
 *   data-within   parts of the page that the next one takes the place of, instead of all of it; keys wait meanwhile (keyboard.mjs)
 */
import { move } from "./panes.mjs";

const WAITS = [1, 2, 4, 8, 15, 30];
const PATIENCE = 60_000;
const SLOW = 400;
const parser = new DOMParser();
let cut = 0;

addEventListener("beforeunload", (event) => {
  if (cut) event.preventDefault();
});

export async function send(form, submitter, address, release) {
  const data = new FormData(form);
  if (submitter?.name) data.append(submitter.name, submitter.value);
  const files = form.enctype === "multipart/form-data";
  const body = files ? data : new URLSearchParams(data);
  const identifier = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const slow = setTimeout(() => work(true), SLOW);
  let attempt = 0;
  hold(form, true);
  try {
    for (;;) {
      try {
        const answer = await fetch(address, {
          method: "POST",
          body,
          credentials: "same-origin",
          headers: { "X-Sending": identifier },
          signal: files ? undefined : AbortSignal.timeout(PATIENCE),
        });
        if ([502, 503, 504].includes(answer.status)) throw new TypeError(String(answer.status));
        const text = answer.headers.has("X-Go") || answer.redirected ? "" : await answer.text();
        if (attempt) say("back");
        cut = 0;
        await settle(answer, text, form, release);
        return;
      } catch (failure) {
        if (!(failure instanceof TypeError) && failure.name !== "TimeoutError" && failure.name !== "AbortError") throw failure;
        cut = 1;
        work(false);
        say("cut");
        if (!(await again(WAITS[Math.min(attempt, WAITS.length - 1)]))) {
          say("");
          release();
          submitter?.focus();
          return;
        }
        attempt += 1;
        say("trying");
      }
    }
  } finally {
    cut = 0;
    clearTimeout(slow);
    work(false);
    hold(form, false);
  }
}

function hold(form, held) {
  if (!form.dataset.within) return;
  document.documentElement.toggleAttribute("data-acting", held);
  document.dispatchEvent(new CustomEvent(held ? "act-begun" : "act-ended"));
}

/* What the server answered: a way onward, the sign-in, the page again with what it refuses, or a failure that leaves the form as it is. */
async function settle(answer, text, form, release) {
  const onward = answer.headers.get("X-Go") ?? (answer.redirected ? answer.url : null);
  if (onward) {
    if (form.dataset.within) {
      await move(onward, form.dataset.within, true);
      return;
    }
    const there = new URL(onward, location.href);
    const same = there.pathname === location.pathname && there.search === location.search;
    location.assign(there.href);
    if (same && there.hash) location.reload();
    return;
  }
  const page = parser.parseFromString(text, "text/html");
  const fresh = page.getElementById("contenu");
  release();
  if (!fresh) {
    say("failed", [...page.querySelectorAll("h1, .door-card > p:not(.cluster)")].map((part) => part.textContent.trim()).join(" "));
    return;
  }
  place(document.getElementById("contenu"), document.importNode(fresh, true));
  document.title = page.title;
  document.dispatchEvent(new CustomEvent("parts-placed"));
  const told = document.querySelector('#contenu [aria-invalid="true"], #contenu .notice.bad, #contenu .notice.warn:not([hidden])');
  if (told) {
    if (told.matches(".notice")) told.tabIndex = -1;
    for (let holder = told.closest("details"); holder; holder = holder.parentElement.closest("details")) holder.open = true;
    told.focus();
    told.scrollIntoView({ block: "nearest" });
  }
}

/* The document beside the form stays as it is, with its zoom and its place. */
function place(old, fresh) {
  const pane = fresh.querySelector("document-pane");
  const mine = pane && [...old.querySelectorAll("document-pane")].find((one) => one.getAttribute("src") === pane.getAttribute("src"));
  const kept = mine?.closest("section.document");
  const dropped = pane?.closest("section.document");
  if (kept && kept.parentElement.children.length === dropped.parentElement.children.length) {
    const others = [...dropped.parentElement.children];
    [...kept.parentElement.children].forEach((child, i) => {
      if (child !== kept) child.replaceWith(others[i]);
    });
  } else {
    old.replaceChildren(...fresh.childNodes);
  }
}

/* Waits, or less when the network is back or the person asks for it; false when the person gives up. */
function again(seconds) {
  return new Promise((resolve) => {
    const done = (answer) => {
      clearTimeout(timer);
      removeEventListener("online", online);
      document.removeEventListener("click", click);
      resolve(answer);
    };
    const online = () => done(true);
    const click = (event) => {
      if (event.target.closest("[data-sending-now]")) done(true);
      if (event.target.closest("[data-sending-stop]")) done(false);
    };
    const timer = setTimeout(() => done(true), seconds * 1000);
    addEventListener("online", online);
    document.addEventListener("click", click);
  });
}

function work(on) {
  document.querySelector("#sending .working")?.toggleAttribute("hidden", !on);
  const said = document.querySelector("#sending [data-working]");
  if (said) said.textContent = on ? said.dataset.working : "";
}

function say(what, text) {
  const toast = document.querySelector("#sending .toast");
  if (!toast) return;
  toast.hidden = !what;
  toast.querySelector("p").textContent = what ? text || toast.dataset[what] : "";
  for (const button of toast.querySelectorAll("button")) button.hidden = what !== "cut" && !(what === "failed" && button.hasAttribute("data-sending-close"));
  toast.querySelector("[data-sending-close]").hidden = what !== "failed";
}
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-sending-close]")) say("");
});
