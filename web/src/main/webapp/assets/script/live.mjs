/*
 * Counters that change live. One stream a browser: the visible tabs ask for one lock, the one that holds it listens to the server and tells
 * the others; a hidden tab lets it go. The server tells how each basket stands (a count and a stamp), and nothing else: a basket shown whose
 * stamp changed is fetched again and compared. What is new is offered, not pushed under the agent's hands; what others dealt with is marked.
 * A stream that is cut is opened again, later each time up to a minute; where no stream gets through, that is how often the counters are asked for.
 */
const { live: address, who } = document.body.dataset;
const NAME = `vaguemestre.live.${who}`;
const IDLE = 30 * 60_000;
const POLL = 60_000;
const SILENCE = 50_000;
const LOOK_EVERY = 3_000;
const known = new Map();
const channel = address && "BroadcastChannel" in window ? new BroadcastChannel(NAME) : null;
let contender = null;
let letGo = null;
let active = Date.now();

if (address) {
  channel?.addEventListener("message", (event) => hear(event.data));
  document.addEventListener("visibilitychange", attend);
  addEventListener("pagehide", standDown);
  addEventListener("pageshow", (event) => event.persisted && attend());
  for (const sign of ["pointerdown", "keydown"]) addEventListener(sign, stir, { passive: true, capture: true });
  setInterval(() => Date.now() - active > IDLE && standDown(), 60_000);
  /* Who only passes through a page opens no stream there, and what the page itself needs comes first. */
  let quiet = 0;
  const settle = () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      coming.disconnect();
      attend();
    }, 2_000);
  };
  const coming = new PerformanceObserver(settle);
  const settled = () => {
    coming.observe({ type: "resource" });
    settle();
  };
  if (document.readyState === "complete") settled();
  else addEventListener("load", settled, { once: true });
}

function stir() {
  active = Date.now();
  if (!contender) attend();
}

function attend() {
  if (document.visibilityState !== "visible") return standDown();
  if (contender || Date.now() - active > IDLE) return;
  contender = new AbortController();
  const lead = () => new Promise((resolve) => (letGo = listen(resolve)));
  if (navigator.locks) navigator.locks.request(NAME, { signal: contender.signal }, lead).catch(() => {});
  else lead();
}

function standDown() {
  contender?.abort();
  contender = null;
  letGo?.();
  letGo = null;
}

/** Listens until it is told to stop: asks how things stand, then for the stream, by the ticket that came with it. */
function listen(stopped) {
  const end = new AbortController();
  (async () => {
    let failures = 0;
    while (!end.signal.aborted) {
      try {
        const answer = await fetch(address, { signal: end.signal, credentials: "same-origin" });
        if (answer.status === 204 || answer.redirected) break;
        const { ticket, standings } = await answer.json();
        pass(standings);
        await follow(`${address}/flux?billet=${ticket}`, end.signal, () => (failures = 0));
      } catch {
        failures++;
      }
      if (!end.signal.aborted) await pause(Math.min(POLL, 1_000 * 2 ** Math.min(failures, 6)) * (0.75 + Math.random() / 2), end.signal);
    }
    stopped();
  })();
  return () => end.abort();
}

/** Reads a stream to its end; one that gives no sign of life is cut. */
async function follow(stream, signal, heard) {
  const silent = new AbortController();
  const cut = () => silent.abort();
  signal.addEventListener("abort", cut);
  let watch = setTimeout(cut, SILENCE);
  try {
    const answer = await fetch(stream, { signal: silent.signal, credentials: "omit", cache: "no-store" });
    if (!answer.ok || !answer.body || answer.status === 204) throw new Error(String(answer.status));
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      heard();
      clearTimeout(watch);
      watch = setTimeout(cut, SILENCE);
      text += value;
      const events = text.split("\n\n");
      text = events.pop();
      for (const event of events) {
        const data = event.split("\n").find((line) => line.startsWith("data: "));
        if (data) pass(JSON.parse(data.slice("data: ".length)));
      }
    }
  } finally {
    clearTimeout(watch);
    signal.removeEventListener("abort", cut);
  }
}

const pause = (millis, signal) =>
  new Promise((resolve) => {
    const done = setTimeout(resolve, millis);
    signal.addEventListener("abort", () => (clearTimeout(done), resolve()), { once: true });
  });

function pass(standings) {
  channel?.postMessage(standings);
  hear(standings);
}

function hear(standings) {
  for (const [organisation, baskets] of Object.entries(standings)) {
    known.set(organisation, baskets);
    if (organisation === document.body.dataset.organisation) count(baskets);
  }
  gather();
}

/* Over all of one's organisations. */
function gather() {
  const sums = new Map();
  const stamps = new Map();
  for (const baskets of known.values()) {
    for (const [slug, [waiting, stamp]] of Object.entries(baskets)) {
      sums.set(slug, (sums.get(slug) ?? 0) + waiting);
      stamps.set(slug, `${stamps.get(slug) ?? ""}/${stamp}`);
    }
  }
  for (const link of document.querySelectorAll("[data-all]")) write(link, sums.get(link.dataset.all) ?? 0);
  const work = document.querySelector("[data-all-work]");
  if (work) work.textContent = (sums.get("a-traiter") ?? 0) + (sums.get("a-qualifier") ?? 0);
  const list = document.querySelector("[data-all-list]");
  const stamp = stamps.get(list?.dataset.allList);
  if (list && list.dataset.stamp !== undefined && list.dataset.stamp !== stamp) look();
  if (list) list.dataset.stamp = stamp;
}

function count(baskets) {
  let moved = false;
  for (const [slug, [waiting, stamp]] of Object.entries(baskets)) {
    const link = document.querySelector(`[data-basket="${slug}"]`);
    const list = document.querySelector(`[data-live-list="${slug}"]`);
    if (link && link.dataset.stamp !== stamp) {
      moved ||= !!list;
      link.dataset.stamp = stamp;
      write(link, waiting);
    } else if (!link && list) {
      moved ||= list.dataset.stamp !== undefined && list.dataset.stamp !== stamp;
      list.dataset.stamp = stamp;
    }
    const title = document.querySelector(`[data-count-of="${slug}"]`);
    if (title && waiting >= 0) title.textContent = waiting > 0 ? waiting : "";
  }
  if (moved) look();
}

function write(link, waiting) {
  let mark = link.querySelector(".count");
  const words = waiting >= 1000 ? "999+" : String(waiting);
  if (!waiting) mark?.remove();
  else if (mark?.textContent !== words) {
    const fresh = mark?.cloneNode() ?? Object.assign(document.createElement("span"), { className: link.dataset.basket === "a-traiter" ? "count hot" : "count" });
    fresh.textContent = words;
    fresh.classList.add("fresh");
    if (mark) mark.replaceWith(fresh);
    else link.append(fresh);
  }
}

/* The list shown, compared with what it would be now. */
let looked = 0;
let looking = 0;
let found = null;

function look() {
  clearTimeout(looking);
  looking = setTimeout(compare, Math.max(200, looked + LOOK_EVERY - Date.now()));
}

async function compare() {
  const list = document.getElementById("list");
  if (!list?.dataset.address || document.visibilityState !== "visible") return;
  looked = Date.now();
  try {
    const answer = await fetch(list.dataset.address, { headers: { "X-Parts": "list" }, credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("list");
    if (fresh && document.getElementById("list") === list) differ(list, fresh);
  } catch {
    /* told again at the next change */
  }
}

function differ(list, fresh) {
  document.dispatchEvent(new CustomEvent("mail-moved"));
  const rows = [...list.querySelectorAll(".row")];
  const shown = new Map(rows.map((row) => [row.id, row]));
  const now = [...fresh.querySelectorAll(".row")];
  const there = new Set(now.map((row) => row.id));
  /* A page shows so many: what is below its last common line was not asked for. */
  const lastNow = now.findLastIndex((row) => shown.has(row.id));
  const lastShown = rows.findLastIndex((row) => there.has(row.id));
  const whole = !list.querySelector("[data-more]");
  const news = now.filter((row, at) => !shown.has(row.id) && (whole || at < lastNow)).length;
  rows.forEach((row, at) => {
    const known = at < lastShown || !fresh.querySelector("[data-more]");
    row.classList.toggle("gone", known && !there.has(row.id));
    const mark = row.querySelector("[data-gone-mark]");
    if (row.classList.contains("gone") && !mark) {
      const said = Object.assign(document.createElement("span"), { className: "chip", textContent: list.dataset.gone });
      said.dataset.goneMark = "";
      row.querySelector(".meta")?.prepend(said);
    } else if (!row.classList.contains("gone")) {
      mark?.remove();
      const other = now.find((one) => one.id === row.id);
      if (other && other.innerHTML !== row.innerHTML) row.replaceChildren(...[...other.childNodes].map((node) => document.importNode(node, true)));
    }
  });
  found = fresh;
  offer(news, rows.some((row) => row.classList.contains("gone")));
}

function offer(news, gone) {
  const place = document.getElementById("list-news");
  if (!place) return;
  const words = news === 1 ? place.dataset.one : news ? place.dataset.many.replace("{0}", news) : gone ? place.dataset.again : "";
  if (place.textContent === words) return;
  place.replaceChildren();
  if (!words) return;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  button.addEventListener("click", show);
  place.append(button);
}

function show() {
  const list = document.getElementById("list");
  if (!list || !found) return;
  const current = list.querySelector('.row[aria-current="true"]')?.id;
  const fresh = document.importNode(found, true);
  for (const row of fresh.querySelectorAll(".row")) {
    if (row.id === current) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
  list.replaceWith(fresh);
  found = null;
  offer(0, false);
  fresh.closest(".pane")?.scrollTo({ top: 0 });
  (fresh.querySelector('.row[aria-current="true"]') ?? fresh.querySelector(".row"))?.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("parts-placed"));
}
