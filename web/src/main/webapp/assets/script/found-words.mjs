/*
 * The words of a search inside a document: which letters they are (places), and going from one to the next over all pages and all pieces of the
 * item (n, p, or Enter and Shift+Enter on the buttons). The server says where they are, as its index found them: [[piece, page, [words]], …].
 */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Ranges of the letters of each thing found in the text of a page, in their order; one range for each piece of text it goes over.
 * @param wanted words and phrases as they stand on the page; null for words that begin as those typed
 */
export function places(spans, wanted, typed) {
  const words = [];
  for (const span of spans) {
    const node = span.firstChild;
    if (!node?.data) continue;
    const letters = [...node.data].map((letter) => (letter.length === 1 ? plain(letter).slice(0, 1) || "\u00b7" : "  ")).join("");
    for (const match of letters.matchAll(/[\p{L}\p{N}\u00b7]+/gu)) {
      const text = match[0].replaceAll("\u00b7", "");
      if (text) words.push({ node, text: plain(node.data.slice(match.index, match.index + match[0].length)), from: match.index, to: match.index + match[0].length });
    }
  }
  const asked = wanted ? phrases(wanted) : null;
  const found = [];
  for (let i = 0; i < words.length; i++) {
    const length = asked ? (asked.find((phrase) => phrase.every((word, k) => words[i + k]?.text === word))?.length ?? 0) : begins(words[i].text, typed) ? 1 : 0;
    if (!length) continue;
    found.push(ranges(words.slice(i, i + length)));
    i += length - 1;
  }
  return found;
}

/** Each once, the longest first. */
function phrases(wanted) {
  const unique = new Map();
  for (const one of wanted) {
    const words = [...plain(one).matchAll(WORD)].map((match) => match[0]);
    if (words.length) unique.set(words.join(" "), words);
  }
  return [...unique.values()].sort((a, b) => b.length - a.length);
}

const begins = (text, typed) =>
  typed.some((word) => text.startsWith(word) || (word.length > 4 && text.length > 3 && word.startsWith(text.slice(0, -1)) && word.length - text.length < 3));

function ranges(words) {
  const all = [];
  for (const word of words) {
    const last = all.at(-1);
    if (last && last.startContainer === word.node) last.setEnd(word.node, word.to);
    else {
      const range = document.createRange();
      range.setStart(word.node, word.from);
      range.setEnd(word.node, word.to);
      all.push(range);
    }
  }
  return all;
}

/** Goes through what was found in one document's pane. */
class Walk {
  constructor(pane, pages) {
    this.pane = pane;
    this.bar = pane.querySelector("[data-hits]");
    this.piece = Number(pane.getAttribute("piece") || 1);
    this.pages = pages.filter(([piece]) => piece === this.piece).map(([, page, words]) => ({ page, words }));
    this.others = pages.filter(([piece]) => piece !== this.piece);
    this.total = this.pages.reduce((sum, page) => sum + page.words.length, 0);
    const asked = Number(pane.getAttribute("page") || 1);
    this.at = Math.max(0, this.pages.findIndex((page) => page.page >= asked));
    this.k = 0;
    /* A document that is not read yet is in no index: its own letters are looked at. */
    if (pages.length) pane.found = new Map(this.pages.map((page) => [page.page, page.words]));
    for (const leaf of pane.leaves) if (leaf.spans) pane.find(leaf);
    if (!this.bar) return;
    this.bar.hidden = !this.total && !this.others.length;
    pane.querySelector("[data-do=hit-next]")?.addEventListener("click", (event) => this.step(event.detail === 0 && this.shift ? -1 : 1));
    pane.querySelector("[data-do=hit-previous]")?.addEventListener("click", () => this.step(-1));
    this.bar.addEventListener("keydown", (event) => (this.shift = event.shiftKey), true);
    pane.addEventListener("page-marked", (event) => {
      if (event.detail.n === this.pages[this.at]?.page) this.show(this.fresh);
    });
    this.fresh = true;
    if (this.total) this.show(true);
    else this.say();
  }

  step(by) {
    if (!this.pages.length) return this.leave(by);
    const marks = this.marks();
    const here = marks?.length || this.pages[this.at].words.length;
    this.k += by;
    if (this.k >= here || this.k < 0) {
      const next = this.at + by;
      if (next < 0 || next >= this.pages.length) {
        if (this.leave(by)) return;
        this.at = by > 0 ? 0 : this.pages.length - 1;
      } else this.at = next;
      this.k = by > 0 ? 0 : Math.max(0, (this.marks()?.length || this.pages[this.at].words.length) - 1);
    }
    this.fresh = true;
    this.show(true);
  }

  /** To another document of the item, where it is there too. */
  leave(by) {
    if (!this.others.length) return false;
    const beyond = this.others.filter(([piece]) => (by > 0 ? piece > this.piece : piece < this.piece));
    const [piece, page] = (by > 0 ? (beyond[0] ?? this.others[0]) : (beyond.at(-1) ?? this.others.at(-1)));
    const address = new URL(location.href);
    address.searchParams.set("piece", piece);
    address.searchParams.set("page", page);
    location.assign(address);
    return true;
  }

  marks() {
    return this.pane.leaves[this.pages[this.at].page - 1]?.finds;
  }

  show(scroll) {
    const marks = this.marks();
    this.pane.querySelectorAll(".box.found.now").forEach((box) => box.classList.remove("now"));
    if (marks?.length) {
      const boxes = marks[Math.min(this.k, marks.length - 1)];
      boxes.forEach((box) => box.classList.add("now"));
      if (scroll) {
        this.fresh = false;
        const view = this.pane.scroller.getBoundingClientRect();
        const at = boxes[0].getBoundingClientRect();
        if (at.top < view.top + 40 || at.bottom > view.bottom - 40) this.pane.scroller.scrollBy({ top: at.top - view.top - view.height / 3 });
      }
    } else if (scroll && !marks) this.pane.goTo(this.pages[this.at].page);
    this.say();
  }

  say() {
    const before = this.pages.slice(0, this.at).reduce((sum, page) => sum + page.words.length, 0);
    const n = Math.min(this.total, before + this.k + 1);
    this.bar.querySelector("[data-hit-at]").textContent = this.total ? `${n} / ${this.total}` : "0";
    this.bar.querySelector("[data-hit-said]").textContent = this.total
      ? this.bar.dataset.at.replace("{0}", n).replace("{1}", this.total).replace("{2}", this.pages[this.at].page)
      : this.bar.dataset.none;
  }
}

document.addEventListener("document-ready", async (event) => {
  const pane = event.target;
  const finds = pane.getAttribute("finds");
  if (!finds) return;
  try {
    const answer = await fetch(`${finds}&q=${encodeURIComponent(pane.getAttribute("words"))}`, { credentials: "same-origin" });
    if (answer.ok && answer.headers.get("Content-Type")?.includes("json") && pane.isConnected) new Walk(pane, await answer.json());
  } catch {
    /* The words stay marked as they were typed. */
  }
});
