/*
 * The search field of the bar completes while one types (ARIA combobox with a list): numbers, correspondents, departments, fields, saved
 * searches from the server; the agent's own recent searches from this browser. Choosing a criterion writes it in the field; choosing a letter or
 * a saved search goes there. Arrow down with no list open goes to the results. Without this module it is a plain search field.
 */
const RECENT = 6;
const form = document.querySelector("form.search[data-suggest]");
const input = form?.querySelector("input[name=q]");
if (input) complete();

function complete() {
  const key = `vaguemestre.searches.${form.dataset.recents}`;
  const list = document.createElement("div");
  list.className = "choices suggestions";
  list.id = "search-suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.label);
  const status = document.createElement("span");
  status.className = "said";
  status.setAttribute("role", "status");
  form.append(list, status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);

  let at = -1;
  let timer = 0;
  let under = null;
  const options = () => [...list.querySelectorAll('[role="option"]')];
  const recents = () => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "[]").filter((one) => typeof one === "string");
    } catch {
      return [];
    }
  };

  const close = () => {
    clearTimeout(timer);
    under?.abort();
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const ask = () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      under?.abort();
      under = new AbortController();
      const typed = input.value;
      try {
        const answer = await fetch(form.dataset.suggest + encodeURIComponent(typed), { signal: under.signal, credentials: "same-origin" });
        if (!answer.ok || !answer.headers.get("Content-Type")?.includes("json")) return close();
        const found = await answer.json();
        if (document.activeElement === input && input.value === typed) show(typed, found);
      } catch (failure) {
        if (failure.name !== "AbortError") close();
      }
    }, input.value.trim() ? 90 : 0);
  };

  const show = (typed, found) => {
    const start = typed.trim().toLowerCase();
    const mine = recents()
      .filter((one) => one.toLowerCase().startsWith(start) && one !== typed.trim())
      .slice(0, start ? 2 : RECENT)
      .map((one) => ({ label: one, kind: form.dataset.recent, icon: "history", go: one }));
    const forget = !start && mine.length ? [{ label: form.dataset.forget, icon: "trash-2", forget: true }] : [];
    list.replaceChildren(...[...mine, ...found, ...forget].map(option));
    const any = list.children.length > 0;
    list.hidden = !any;
    at = -1;
    input.setAttribute("aria-expanded", String(any));
    input.removeAttribute("aria-activedescendant");
    status.textContent = any ? `${list.children.length} ${form.dataset.found}` : form.dataset.none;
  };

  const option = (one, i) => {
    const line = document.createElement("div");
    line.id = `${list.id}-${i}`;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    line.choice = one;
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    icon.setAttribute("class", "icon s");
    icon.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `${form.dataset.icons}#${one.icon}`);
    icon.append(use);
    const label = document.createElement("b");
    label.textContent = one.label;
    line.append(icon, label);
    if (one.detail) {
      const detail = document.createElement("small");
      detail.textContent = one.detail;
      line.append(detail);
    }
    if (one.kind) {
      const kind = document.createElement("em");
      kind.textContent = one.kind;
      line.append(kind);
    }
    return line;
  };

  const choose = ({ choice }) => {
    close();
    if (choice.forget) {
      localStorage.removeItem(key);
      return;
    }
    if (choice.href) {
      location.assign(choice.href);
      return;
    }
    input.value = choice.text ?? choice.go;
    if (choice.go) form.requestSubmit();
    else if (choice.text.endsWith(":")) ask();
  };

  input.addEventListener("input", ask);
  input.addEventListener("focus", () => input.value.trim() || ask());
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = list.hidden ? [] : options();
    if (event.key === "ArrowDown" && !all.length) {
      const row = document.querySelector("#results .row");
      if (row) {
        event.preventDefault();
        row.focus();
        if (row.getAttribute("aria-current") !== "true") row.dispatchEvent(new CustomEvent("look", { bubbles: true }));
      } else if (!input.value.trim()) ask();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && all.length) {
      event.preventDefault();
      at = event.key === "ArrowDown" ? (at + 1) % all.length : (at <= 0 ? all.length : at) - 1;
      all.forEach((one, i) => one.setAttribute("aria-selected", String(i === at)));
      all[at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", all[at].id);
    } else if (event.key === "Enter" && all[at]) {
      event.preventDefault();
      choose(all[at]);
    } else if (event.key === "Tab" && all[at] && all[at].choice.text) {
      event.preventDefault();
      choose(all[at]);
    } else if (event.key === "Escape" && all.length) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  list.addEventListener("mousedown", (event) => {
    const one = event.target.closest('[role="option"]');
    if (!one) return;
    event.preventDefault();
    choose(one);
  });
  form.addEventListener("submit", () => {
    const typed = input.value.trim();
    close();
    if (typed && typed.length <= 200) localStorage.setItem(key, JSON.stringify([typed, ...recents().filter((one) => one !== typed)].slice(0, 12)));
  });
}
