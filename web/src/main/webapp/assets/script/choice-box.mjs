/*
 * <choice-box> around a label and a <select>: the list filters as one types (ARIA combobox with a list). The select stays in the form and keeps
 * the choice; the field in front of it only shows and changes it. Without this module, or under a thumb, it is the ordinary select.
 */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/gi, "oe").toLowerCase().trim();
const words = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** How well a line answers what was typed: 0 begins with it, 1 each word typed begins one of its words, 2 it is somewhere inside; -1 not at all. */
export function fit(line, typed) {
  const asked = plain(typed);
  if (!asked) return 0;
  const said = plain(line);
  if (said.startsWith(asked)) return 0;
  const parts = words(line);
  const begun = words(typed);
  if (begun.length && begun.every((word) => parts.some((part) => part.startsWith(word)))) return 1;
  return said.includes(asked) ? 2 : -1;
}

class ChoiceBox extends HTMLElement {
  connectedCallback() {
    this.select = this.querySelector("select");
    if (!this.select || this.input || matchMedia("(pointer: coarse)").matches) return;
    const id = `${this.select.id}-text`;
    this.input = document.createElement("input");
    this.input.type = "text";
    this.input.id = id;
    this.input.className = "choice";
    this.input.disabled = this.select.disabled;
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-choices`, autocomplete: "off", spellcheck: "false" })) {
      this.input.setAttribute(name, value);
    }
    for (const name of ["reads", "start"]) {
      if (this.select.dataset[name] === undefined) continue;
      this.input.dataset[name] = this.select.dataset[name];
      delete this.select.dataset[name];
    }
    for (const name of ["aria-describedby", "aria-invalid", "autofocus"]) {
      if (this.select.hasAttribute(name)) this.input.setAttribute(name, this.select.getAttribute(name));
    }
    this.list = document.createElement("div");
    this.list.className = "choices";
    this.list.id = `${id}-choices`;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    const label = this.querySelector("label");
    if (label) {
      label.htmlFor = id;
      label.id ||= `${id}-label`;
      this.list.setAttribute("aria-labelledby", label.id);
    }
    this.select.classList.add("said");
    this.select.tabIndex = -1;
    this.select.setAttribute("aria-hidden", "true");
    (this.querySelector(".combo") ?? this).append(this.input, this.list);
    this.input.placeholder = this.none()?.text ?? "";
    this.tell();
    this.select.addEventListener("change", () => this.tell());
    this.input.addEventListener("input", () => this.show(this.input.value));
    this.input.addEventListener("focus", () => this.input.select());
    this.input.addEventListener("click", () => this.list.hidden && this.show(""));
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.leave());
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest('[role="option"]');
      if (option) this.choose(option);
    });
  }

  /** The line that chooses nothing. */
  none() {
    return [...this.select.options].find((option) => !option.value);
  }

  /** The field says what is chosen. */
  tell() {
    const option = this.select.selectedOptions[0];
    this.input.value = option?.value ? option.text.trim() : "";
  }

  show(typed) {
    const found = [...this.select.options]
      .map((option, place) => ({ option, place, how: fit(option.text, typed) }))
      .filter(({ option, how }) => how >= 0 && (option.value || !typed.trim()))
      .sort((a, b) => a.how - b.how || a.place - b.place);
    this.list.replaceChildren(
      ...found.map(({ option, place }) => {
        const line = document.createElement("div");
        line.id = `${this.list.id}-${place}`;
        line.setAttribute("role", "option");
        line.dataset.value = option.value;
        line.textContent = option.text;
        line.classList.toggle("muted", !option.value);
        return line;
      }),
    );
    this.list.hidden = !found.length;
    this.input.setAttribute("aria-expanded", String(!!found.length));
    const now = [...this.list.children].findIndex((line) => line.dataset.value === this.select.value);
    this.go(typed.trim() ? 0 : Math.max(0, now));
  }

  go(at) {
    const lines = [...this.list.children];
    this.at = lines.length ? (at + lines.length) % lines.length : -1;
    lines.forEach((line, i) => line.setAttribute("aria-selected", String(i === this.at)));
    if (this.at < 0) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    lines[this.at].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", lines[this.at].id);
  }

  press(event) {
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) this.show("");
      else this.go(this.at + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && open && this.at >= 0) {
      /* Ctrl+Enter takes the line and goes on to save. */
      if (!event.ctrlKey && !event.metaKey) event.preventDefault();
      this.choose(this.list.children[this.at]);
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
    } else if (event.key === "Tab" && open && this.at >= 0 && this.input.value.trim()) {
      this.choose(this.list.children[this.at]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
      this.tell();
    }
  }

  /** What was typed and is the whole of one line, or nothing, is taken; anything else is given up for what was chosen before. */
  leave() {
    this.close();
    const typed = plain(this.input.value);
    const option = typed ? [...this.select.options].find((one) => one.value && plain(one.text) === typed) : this.none();
    if (option && option.value !== this.select.value) this.set(option.value);
    this.tell();
  }

  choose(line) {
    this.set(line.dataset.value);
    this.close();
    this.tell();
    this.input.select();
  }

  set(value) {
    this.select.value = value;
    for (const type of ["input", "change"]) this.select.dispatchEvent(new Event(type, { bubbles: true }));
  }

  close() {
    this.list.hidden = true;
    this.at = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
customElements.define("choice-box", ChoiceBox);
