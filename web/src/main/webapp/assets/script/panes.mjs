/*
 * Moves inside a screen without drawing it all again. A link with data-swap="list-id document-id …" is an ordinary link to an ordinary
 * page; with this module that page is fetched and only the named parts are put in place, the address follows, and the back button works.
 */
const parser = new DOMParser();
/* On a narrow screen the item covers the list: it is a page of its own. */
const narrow = matchMedia("(max-width: 64rem)");
let under = null;

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-swap]");
  if (!link || narrow.matches || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  move(link.href, link.dataset.swap, true);
});
window.addEventListener("popstate", (event) => {
  if (event.state?.swap) move(location.href, event.state.swap, false);
  else if (document.querySelector("[data-swapped]")) location.reload();
});

/**
 * Puts the named parts of the page at the address in place; a failure falls back to opening the page. more: said of this time only, and not part
 * of the address that is kept; also: further parts wanted of the page, which is answered.
 */
export async function move(address, names, push, { more = {}, also = "" } = {}) {
  under?.abort();
  const mine = (under = new AbortController());
  /* What is shown is no longer what is chosen: nothing can be done with it until the chosen one is there. */
  hold(names, true);
  for (const row of document.querySelectorAll("[data-rows] .row")) {
    if (row.href === address) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
  const asked = new URL(address, location.href);
  for (const [name, value] of Object.entries(more)) asked.searchParams.set(name, value);
  try {
    const answer = await fetch(asked, { signal: mine.signal, headers: { "X-Parts": `${names} ${also}`.trim() }, credentials: "same-origin" });
    if (!answer.ok || answer.redirected) {
      location.assign(address);
      return null;
    }
    const page = parser.parseFromString(await answer.text(), "text/html");
    if (mine.signal.aborted) return null;
    const active = document.activeElement?.id;
    for (const name of names.split(" ")) put(document.getElementById(name), page.getElementById(name));
    hold(names, false);
    document.title = page.title;
    if (push) {
      if (!history.state?.swap) history.replaceState({ swap: names }, "");
      history.pushState({ swap: names }, "", address);
    }
    if (active && document.activeElement === document.body) document.getElementById(active)?.focus({ preventScroll: true });
    document.documentElement.dataset.swapped = "";
    document.dispatchEvent(new CustomEvent("parts-placed"));
    return page;
  } catch (failure) {
    if (failure.name !== "AbortError") location.assign(address);
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

async function follow(more) {
  if (more.getAttribute("aria-busy")) return;
  more.setAttribute("aria-busy", "true");
  sight.unobserve(more);
  try {
    const answer = await fetch(more.href, { headers: { "X-Parts": more.dataset.more }, credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = parser.parseFromString(await answer.text(), "text/html");
    const list = document.getElementById(more.dataset.more);
    const fresh = page.getElementById(more.dataset.more);
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
