/*
 * Moves inside a screen without drawing it all again. A link with data-swap="list-id document-id …" is an ordinary link to an ordinary
 * page; with this module that page is fetched and only the named parts are put in place, the address follows, and the back button works.
 */
const parser = new DOMParser();
/* On a narrow screen the item covers the list: it is a page of its own. */
const narrow = matchMedia("(max-width: 64rem)");
let under = null;
/* Where what is shown came from, when it is not the address of the page. */
let shownFrom;

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-swap]");
  if (link && narrow.matches && link.dataset.from && !event.button) {
    event.preventDefault();
    location.assign(link.dataset.from);
    return;
  }
  if (!link || narrow.matches || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  move(link.href, link.dataset.swap, true, { from: link.dataset.from });
});
window.addEventListener("popstate", (event) => {
  if (event.state?.swap) move(location.href, event.state.swap, false, { from: event.state.from });
  else if (document.querySelector("[data-swapped]")) location.reload();
});

/**
 * Puts the named parts of the page at the address in place; a failure falls back to opening the page. more: said of this time only, and not part
 * of the address that is kept; also: further parts wanted of the page, which is answered; from: where the parts come from, in a list of several
 * organisations whose items are shown and acted on at the address of their own.
 */
export async function move(address, names, push, { more = {}, also = "", from } = {}) {
  under?.abort();
  const mine = (under = new AbortController());
  /* What is shown is no longer what is chosen: nothing can be done with it until the chosen one is there. */
  hold(names, true);
  for (const row of document.querySelectorAll("[data-rows] .row")) {
    if (row.href === address) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
  const source = from || address;
  const asked = new URL(source, location.href);
  for (const [name, value] of Object.entries(more)) asked.searchParams.set(name, value);
  try {
    let text = asked.href === new URL(source, location.href).href && !also ? await readAhead(source) : null;
    if (text === null) {
      const answer = await fetch(asked, { signal: mine.signal, headers: { "X-Parts": `${names} ${also}`.trim() }, credentials: "same-origin" });
      if (!answer.ok || answer.redirected) {
        location.assign(source);
        return null;
      }
      text = await answer.text();
    }
    if (mine.signal.aborted) return null;
    const page = parser.parseFromString(text, "text/html");
    const active = document.activeElement?.id;
    for (const name of names.split(" ")) put(document.getElementById(name), page.getElementById(name));
    hold(names, false);
    if (!from) document.title = page.title;
    if (push) {
      if (!history.state?.swap) history.replaceState({ swap: names, from: shownFrom }, "");
      history.pushState({ swap: names, from }, "", address);
    }
    shownFrom = from;
    if (active && document.activeElement === document.body) document.getElementById(active)?.focus({ preventScroll: true });
    document.documentElement.dataset.swapped = "";
    document.dispatchEvent(new CustomEvent("parts-placed"));
    return page;
  } catch (failure) {
    if (failure.name !== "AbortError") location.assign(source);
    return null;
  }
}

function hold(names, held) {
  document.documentElement.toggleAttribute("data-moving", held);
  for (const name of names.split(" ")) document.getElementById(name)?.toggleAttribute("inert", held);
}

function put(old, fresh) {
  if (!old || !fresh) return;
  const pane = old.querySelector("document-pane");
  const next = fresh.querySelector("document-pane");
  /* The same document stays as it is: its zoom and its place are the agent's. */
  if (pane && next && pane.getAttribute("src") === next.getAttribute("src")) return;
  const imported = document.importNode(fresh, true);
  if (old.dataset.keep === "scroll") {
    const top = old.scrollTop;
    old.replaceWith(imported);
    imported.scrollTop = top;
  } else {
    old.replaceWith(imported);
  }
}

/* "Charger la suite": the next page of a list is appended, also by itself when its link comes into view. */
document.addEventListener("click", (event) => {
  const more = event.target.closest("a[data-more]");
  if (!more) return;
  event.preventDefault();
  follow(more);
});
const sight = new IntersectionObserver((seen) => {
  for (const one of seen) if (one.isIntersecting) follow(one.target);
}, { rootMargin: "400px" });
const watch = () => document.querySelectorAll("a[data-more]").forEach((more) => sight.observe(more));
watch();
document.addEventListener("parts-placed", watch);

/** What comes after what is listed, if anything does: told once it is there. */
export async function readOn() {
  const more = document.querySelector("a[data-more]");
  if (more) await follow(more);
}

const following = new WeakMap();
function follow(more) {
  if (!following.has(more)) following.set(more, append(more).finally(() => following.delete(more)));
  return following.get(more);
}

async function append(more) {
  more.setAttribute("aria-busy", "true");
  sight.unobserve(more);
  try {
    const answer = await fetch(more.href, { headers: { "X-Parts": more.dataset.more }, credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = parser.parseFromString(await answer.text(), "text/html");
    const list = document.getElementById(more.dataset.more);
    const fresh = page.getElementById(more.dataset.more);
    /* The list was drawn anew meanwhile, and has its own. */
    if (!more.isConnected) return;
    const hadFocus = document.activeElement === more;
    const added = [...(fresh?.children ?? [])].map((child) => document.importNode(child, true));
    more.closest("[data-more-holder]")?.remove();
    more.remove();
    list.append(...added);
    if (hadFocus) added[0]?.querySelector?.("a")?.focus() ?? added[0]?.focus?.();
    watch();
  } catch {
    more.removeAttribute("aria-busy");
  }
}

/*
 * Reading ahead: the sheet of the line one will come to next is fetched while one reads this one, so that j and k show it at once. Never that of
 * a confidential item, whose consultation is kept in the journal; never when the agent spares data; forgotten when the mail has moved.
 */
const FRESH = 20_000;
const NEAR = 12;
const ahead = new Map();
let towards = 1;
let soon = 0;

document.addEventListener("mail-moved", () => ahead.clear());
document.addEventListener("act-begun", () => {
  clearTimeout(soon);
  ahead.clear();
});
document.addEventListener("act-ended", lookAhead);
document.addEventListener("submit", () => ahead.clear());
document.addEventListener("parts-placed", lookAhead);
document.addEventListener("parts-placed", listAhead);
document.addEventListener("keydown", (event) => {
  if (event.key === "j" || event.key === "k") towards = event.key === "j" ? 1 : -1;
}, true);
lookAhead();

/* Hands on the keyboard do not scroll: the lines that come next are there before the last one is. */
function listAhead() {
  const all = [...document.querySelectorAll("[data-rows] .row")];
  const at = all.findIndex((row) => row.getAttribute("aria-current") === "true");
  if (at >= 0 && all.length - at <= NEAR) readOn();
}

function lookAhead() {
  clearTimeout(soon);
  if (document.documentElement.hasAttribute("data-acting") || narrow.matches || navigator.connection?.saveData) return;
  soon = setTimeout(() => {
    const rows = [...document.querySelectorAll("[data-rows] .row[data-swap]")];
    const at = rows.findIndex((row) => row.getAttribute("aria-current") === "true");
    const next = at < 0 ? null : rows[at + towards];
    const source = next?.dataset.from || next?.href;
    if (!next || next.dataset.unseen || next.classList.contains("gone") || (ahead.get(source)?.at ?? 0) > Date.now() - FRESH) return;
    if (ahead.size > 8) ahead.clear();
    const text = fetch(source, { headers: { "X-Parts": next.dataset.swap }, credentials: "same-origin", priority: "low" })
      .then((answer) => (answer.ok && !answer.redirected ? answer.text() : null))
      .catch(() => null);
    ahead.set(source, { at: Date.now(), text });
  }, 120);
}

async function readAhead(address) {
  const read = ahead.get(address);
  ahead.delete(address);
  return read && read.at > Date.now() - FRESH ? read.text : null;
}

/* The first item of a list of several organisations comes from its own. */
const toLoad = narrow.matches ? null : document.querySelector('[data-load] .row[aria-current="true"]');
if (toLoad) move(toLoad.href, toLoad.dataset.swap, false, { from: toLoad.dataset.from });
