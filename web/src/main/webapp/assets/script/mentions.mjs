/*
 * Calling someone in a note: after @ the people of the organisation whose name holds what is typed are listed; arrows and Enter, or a click, put their
 * login in. Without this module the login is typed whole.
 */
const MOST = 8;
let people = null;
let list = null;
let field = null;

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

async function everyone(address) {
  people ??= fetch(address, { credentials: "same-origin" })
    .then((answer) => (answer.ok && !answer.redirected ? answer.json() : { agents: [] }))
    .then((all) => all.agents)
    .catch(() => (people = null));
  return (await people) ?? [];
}

/** What is being typed after the @ nearest before the caret; null when nobody is being called. */
function typed(area) {
  const before = area.value.slice(0, area.selectionStart);
  const at = before.match(/(?:^|[^\p{L}\p{N}._@-])@([\p{L}\p{N}._-]*)$/u);
  return at ? at[1] : null;
}

function close() {
  list?.remove();
  list = null;
  field?.removeAttribute("aria-activedescendant");
}

document.addEventListener("input", async (event) => {
  const area = event.target.closest?.("textarea[data-mentions]");
  if (!area) return;
  field = area;
  const asked = typed(area);
  if (asked === null) return close();
  const found = (await everyone(area.dataset.mentions)).filter((one) => plain(`${one.name} ${one.login}`).includes(plain(asked))).slice(0, MOST);
  if (typed(area) !== asked) return;
  close();
  if (!found.length) return;
  list = Object.assign(document.createElement("div"), { id: `${area.id}-people` });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", area.dataset.mentionsLabel);
  found.forEach((one, at) => {
    const option = Object.assign(document.createElement("div"), { id: `${area.id}-person-${at}`, textContent: `${one.name} — ${one.detail}` });
    option.setAttribute("role", "option");
    option.dataset.login = one.login;
    list.append(option);
  });
  area.setAttribute("aria-controls", list.id);
  area.after(list);
  choose(0);
});

function choose(at) {
  const options = [...list.children];
  const chosen = options[(at + options.length) % options.length];
  options.forEach((one) => one.setAttribute("aria-selected", String(one === chosen)));
  field.setAttribute("aria-activedescendant", chosen.id);
  chosen.scrollIntoView({ block: "nearest" });
}

function put(login) {
  const caret = field.selectionStart;
  const before = field.value.slice(0, caret).replace(/@[\p{L}\p{N}._-]*$/u, `@${login} `);
  field.value = before + field.value.slice(caret);
  field.setSelectionRange(before.length, before.length);
  close();
  field.focus();
}

document.addEventListener("keydown", (event) => {
  if (!list || event.target !== field || event.ctrlKey || event.metaKey) return;
  const options = [...list.children];
  const at = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown") choose(at + 1);
  else if (event.key === "ArrowUp") choose(at - 1);
  else if (event.key === "Enter" || event.key === "Tab") put(options[at].dataset.login);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);
document.addEventListener("pointerdown", (event) => {
  const option = event.target.closest?.(".mentions [role=option]");
  if (option) {
    event.preventDefault();
    put(option.dataset.login);
  } else if (list && !list.contains(event.target)) close();
});
