/*
 * <page-board kind="letter|desk"> around a form whose cards (data-card) are pages, each with its checkbox: the hands on a pile of paper.
 *   arrows go from page to page (Shift chooses on the way), Alt+arrows or a drag move what is chosen, or the page one is on;
 *   letter  turning, moving and setting aside are done here and sent once, as the order of the pages (data-order)
 *   desk    each move is sent at once (data-move, data-before); the page one was on is found again afterwards
 * Pictures are fetched when their page comes near the view and let go when it is far: a pile of 900 costs what is seen of it.
 * Without this module the checkboxes and the buttons of the page still say everything.
 */
class PageBoard extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.list = this.querySelector("[data-cards]");
    if (!this.list) return;
    this.letter = this.getAttribute("kind") === "letter";
    this.at = this.cards()[0];
    this.cards().forEach((card) => {
      card.draggable = true;
      card.turn = 0;
      this.box(card).tabIndex = -1;
    });
    this.watchPictures();
    this.back();
    if (this.at) this.box(this.at).tabIndex = 0;
    if (!document.querySelector(".notice.bad")) this.at && this.box(this.at).focus({ preventScroll: true });
    this.list.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("focusin", (event) => this.stand(event.target.closest("[data-card]")));
    this.addEventListener("click", (event) => {
      const button = event.target.closest("[data-act]");
      if (button) this.act(button.dataset.act);
    });
    this.form.addEventListener("submit", (event) => this.send(event));
    this.drag();
    this.mark();
  }

  disconnectedCallback() {
    this.sight?.disconnect();
  }

  cards() {
    return [...this.list.querySelectorAll(":scope > [data-card]")];
  }

  box(card) {
    return card.querySelector('input[type="checkbox"]');
  }

  /** The pages chosen, in their order; the one one is on when none is. */
  chosen() {
    const checked = this.cards().filter((card) => this.box(card).checked);
    return checked.length ? checked : this.at ? [this.at] : [];
  }

  stand(card) {
    if (!card || card === this.at) return;
    if (this.at) this.box(this.at).tabIndex = -1;
    this.at = card;
    this.box(card).tabIndex = 0;
  }

  watchPictures() {
    this.sight = new IntersectionObserver(
      (seen) => {
        for (const { target, isIntersecting } of seen) {
          const picture = target.querySelector("img[data-picture]");
          if (!picture) continue;
          if (isIntersecting) picture.src ||= picture.dataset.picture;
          else picture.removeAttribute("src");
        }
      },
      { root: null, rootMargin: "60% 0px" },
    );
    this.cards().forEach((card) => this.sight.observe(card));
    /* A page of a file that was just given has no picture until it is read. */
    this.list.addEventListener(
      "error",
      ({ target: picture }) => {
        picture.removeAttribute("src");
        setTimeout(() => {
          const { top, bottom } = picture.getBoundingClientRect();
          if (picture.isConnected && bottom > 0 && top < innerHeight) picture.src ||= picture.dataset.picture;
        }, 4000);
      },
      true,
    );
  }

  press(event) {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.columns(), ArrowDown: this.columns(), Home: -1e6, End: 1e6 }[event.key];
    if (by === undefined || event.metaKey) return;
    event.preventDefault();
    if (event.altKey || event.ctrlKey) {
      this.move(this.chosen(), by);
      return;
    }
    const cards = this.cards();
    const next = cards[Math.min(cards.length - 1, Math.max(0, cards.indexOf(this.at) + by))];
    if (event.shiftKey) for (const one of [this.at, next]) this.box(one).checked = true;
    this.box(next).focus();
    next.scrollIntoView({ block: "nearest" });
  }

  columns() {
    const cards = this.cards();
    const top = cards[0]?.offsetTop;
    const row = cards.findIndex((card) => card.offsetTop !== top);
    return row < 0 ? cards.length : row;
  }

  act(act) {
    const chosen = this.chosen();
    if (act === "left") this.move(chosen, -1);
    else if (act === "right") this.move(chosen, 1);
    else if (act === "turn") {
      for (const card of chosen) card.turn = (card.turn + 90) % 360;
      this.changed("turned", chosen);
    } else if (act === "aside") {
      const away = !chosen.every((card) => card.classList.contains("aside"));
      for (const card of chosen) card.classList.toggle("aside", away);
      this.changed(away ? "aside" : "back", chosen);
    }
  }

  /** By so many places, the pages staying together. */
  move(moved, by) {
    const others = this.cards().filter((card) => !moved.includes(card));
    if (!moved.length || !others.length) return;
    const first = this.cards().indexOf(moved[0]);
    const place = Math.min(others.length, Math.max(0, first + by));
    this.place(moved, others[place] ?? null);
  }

  place(moved, before) {
    if (this.letter) {
      const held = document.activeElement;
      for (const card of moved) this.list.insertBefore(card, before);
      if (this.list.contains(held)) held.focus({ preventScroll: true });
      moved[0].scrollIntoView({ block: "nearest" });
      this.changed("moved", moved);
      return;
    }
    this.form.querySelectorAll('[name="page"]').forEach((box) => (box.checked = false));
    for (const card of moved) this.box(card).checked = true;
    this.form.querySelector("[data-before]").value = before?.dataset.card ?? "";
    this.form.querySelector("[data-move]").click();
  }

  changed(how, cards) {
    this.mark();
    const said = this.querySelector("[data-said]");
    const places = cards.map((card) => this.cards().indexOf(card) + 1).join(", ");
    if (said) said.textContent = (this.getAttribute(`said-${how}`) ?? "").replace("#", places);
  }

  order() {
    return this.cards()
      .map((card) => card.dataset.card + (card.turn ? `r${card.turn}` : "") + (card.classList.contains("aside") ? "x" : ""))
      .join(",");
  }

  /** What the pages look like now, and what can be done: an order not yet saved is saved first. */
  mark() {
    if (!this.letter) return;
    this.first ??= this.order();
    const changed = this.order() !== this.first;
    let shown = 0;
    for (const card of this.cards()) {
      const picture = card.querySelector("img");
      if (picture) picture.className = `turn-${card.turn}`;
      const number = card.querySelector("[data-number]");
      if (number) number.textContent = card.classList.contains("aside") ? "–" : String(++shown);
      card.classList.toggle("changed", !!card.turn);
    }
    this.form.querySelectorAll("[data-unless-changed]").forEach((button) => (button.disabled = changed));
    this.form.querySelectorAll("[data-arrange]").forEach((button) => (button.disabled = !changed));
  }

  send(event) {
    if (this.letter) this.form.querySelector("[data-order]").value = this.order();
    if (event.submitter?.dataset.beforeCurrent !== undefined) this.form.querySelector("[data-before]").value = this.chosen()[0]?.dataset.card ?? "";
    if (!this.letter && !event.submitter?.hasAttribute("data-every") && !this.cards().some((card) => this.box(card).checked) && this.at) this.box(this.at).checked = true;
    sessionStorage.setItem("board.at", JSON.stringify({ page: location.pathname + location.search, card: this.at?.dataset.card }));
  }

  /** After an act the page comes again: one stands where one stood. */
  back() {
    const kept = JSON.parse(sessionStorage.getItem("board.at") ?? "null");
    sessionStorage.removeItem("board.at");
    if (!kept || kept.page !== location.pathname + location.search) return;
    const card = this.cards().find((one) => one.dataset.card === kept.card);
    if (!card) return;
    this.at = card;
    card.scrollIntoView({ block: "center" });
  }

  drag() {
    let moved = null;
    const clear = () => this.list.querySelectorAll(".drop-before, .drop-after").forEach((card) => card.classList.remove("drop-before", "drop-after"));
    this.list.addEventListener("dragstart", (event) => {
      const card = event.target.closest?.("[data-card]");
      if (!card) return;
      moved = this.box(card).checked ? this.chosen() : [card];
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", moved.map((one) => one.dataset.card).join(" "));
      moved.forEach((one) => one.classList.add("dragged"));
    });
    this.list.addEventListener("dragover", (event) => {
      if (!moved) return;
      event.preventDefault();
      clear();
      const card = event.target.closest("[data-card]");
      if (card && !moved.includes(card)) card.classList.add(this.after(card, event) ? "drop-after" : "drop-before");
    });
    this.list.addEventListener("drop", (event) => {
      const card = event.target.closest("[data-card]");
      if (!moved || !card || moved.includes(card)) return;
      event.preventDefault();
      let before = this.after(card, event) ? card.nextElementSibling : card;
      while (before && moved.includes(before)) before = before.nextElementSibling;
      this.stand(moved[0]);
      this.place(moved, before);
    });
    this.list.addEventListener("dragend", () => {
      moved?.forEach((one) => one.classList.remove("dragged"));
      moved = null;
      clear();
    });
  }

  after(card, event) {
    const { left, width } = card.getBoundingClientRect();
    return event.clientX > left + width / 2;
  }
}
customElements.define("page-board", PageBoard);
