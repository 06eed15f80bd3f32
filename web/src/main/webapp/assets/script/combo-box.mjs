/*
 * <combo-box src="…/correspondants-connus?q=">: a text field that completes (ARIA combobox with a list). The field keeps what is typed; choosing a
 * line fills the hidden field with its identifier; typing something else empties it again. Without this module it is a plain text field.
 */
class ComboBox extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input:not([type=hidden])");
    this.chosen = this.querySelector("input[type=hidden]");
    this.status = this.querySelector("[data-status]");
    if (!this.input) return;
    const id = `${this.input.id}-choices`;
    this.list = document.createElement("div");
    this.list.className = "choices";
    this.list.id = id;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.getAttribute("label") ?? "");
    (this.querySelector(".combo") ?? this).append(this.list);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id, autocomplete: "off" })) {
      this.input.setAttribute(name, value);
    }
    this.input.addEventListener("input", () => {
      this.chosen.value = "";
      this.ask();
    });
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("mousedown", (event) => {
      const option = event.target.closest('[role="option"]');
      if (!option) return;
      event.preventDefault();
      this.choose(option);
    });
  }

  ask() {
    clearTimeout(this.timer);
    const typed = this.input.value.trim();
    if (typed.length < 2) {
      this.close();
      return;
    }
    this.timer = setTimeout(async () => {
      this.under?.abort();
      this.under = new AbortController();
      try {
        const answer = await fetch(this.getAttribute("src") + encodeURIComponent(typed), { signal: this.under.signal, credentials: "same-origin" });
        if (answer.ok && answer.headers.get("Content-Type")?.includes("json")) this.show(await answer.json());
      } catch (failure) {
        if (failure.name !== "AbortError") this.close();
      }
    }, 120);
  }

  show(found) {
    this.list.replaceChildren(
      ...found.map((one, i) => {
        const option = document.createElement("div");
        option.id = `${this.list.id}-${i}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.id = one.id;
        option.dataset.name = one.name;
        option.append(one.name);
        if (one.detail) {
          const detail = document.createElement("small");
          detail.textContent = one.detail;
          option.append(detail);
        }
        return option;
      }),
    );
    this.list.hidden = !found.length;
    this.input.setAttribute("aria-expanded", String(!!found.length));
    this.at = -1;
    this.input.removeAttribute("aria-activedescendant");
    if (this.status) this.status.textContent = found.length ? `${found.length} ${this.getAttribute("found-label") ?? ""}` : (this.getAttribute("none-label") ?? "");
  }

  press(event) {
    const options = [...this.list.children];
    if (this.list.hidden || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.at = (this.at + (event.key === "ArrowDown" ? 1 : options.length - (this.at < 0 ? 0 : 1))) % options.length;
      options.forEach((option, i) => option.setAttribute("aria-selected", String(i === this.at)));
      options[this.at].scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", options[this.at].id);
    } else if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      this.choose(options[this.at]);
    } else if (event.key === "Tab" && this.at >= 0) {
      this.choose(options[this.at]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  choose(option) {
    this.input.value = option.dataset.name;
    this.chosen.value = option.dataset.id;
    this.close();
    this.input.dispatchEvent(new Event("input", { bubbles: true, cancelable: true }));
    this.chosen.value = option.dataset.id;
    clearTimeout(this.timer);
    this.chosen.dispatchEvent(new Event("change", { bubbles: true }));
  }

  close() {
    this.list.hidden = true;
    this.at = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
/* A known correspondent shown by the page as likely the same. */
document.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-choose]");
  if (!choice) return;
  const box = choice.closest(".field").querySelector("combo-box");
  box.input.value = choice.dataset.name;
  box.chosen.value = choice.dataset.choose;
  choice.closest(".notice").remove();
  box.input.focus();
});

customElements.define("combo-box", ComboBox);
