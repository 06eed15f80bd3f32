/*
 * <form data-preview="part">: while one types in a field with data-asks="name", the page is asked what would come of it, and the named part of its
 * answer is put in place. The rule stays in the server; without this module the part is that of what was sent.
 */
const parser = new DOMParser();
let timer = null;
let under = null;

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-preview]");
  if (!form || event.target.dataset.asks === undefined) return;
  clearTimeout(timer);
  timer = setTimeout(() => ask(form), 200);
});

async function ask(form) {
  under?.abort();
  under = new AbortController();
  const address = new URL(location.href);
  for (const field of form.querySelectorAll("[data-asks]")) address.searchParams.set(field.dataset.asks, field.value);
  try {
    const answer = await fetch(address, { signal: under.signal, headers: { "X-Parts": form.dataset.preview }, credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return;
    const fresh = parser.parseFromString(await answer.text(), "text/html").getElementById(form.dataset.preview);
    if (fresh) document.getElementById(form.dataset.preview).replaceChildren(...fresh.childNodes);
  } catch (failure) {
    if (failure.name !== "AbortError") throw failure;
  }
}
