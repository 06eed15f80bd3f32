/*
 * <document-pane src type pages page marks words>: a document read where one works.
 *   src    address of the PDF; type other than application/pdf: the images of its pages are shown from images="…/pages/" + n
 *   marks  JSON list of what was read: {field, page, x, y, w, h}, in fractions of the page from its upper left corner
 *   words  searched words, marked on every page; finds: where they are, as the search found them (found-words.mjs goes from one to the next)
 * Pages are drawn when they come near the view and let go when far, so a document of 900 pages costs what is seen of it.
 * The toolbar and the plain link inside come from the page itself, so that without this module the document can still be opened.
 */
import { places } from "./found-words.mjs";

const LIBRARY = new URL("../pdfjs/", import.meta.url);
let library;
/* One worker for all the documents of the page: the next letter does not wait for it to start again. */
let worker;
const pdfjs = () =>
  (library ??= import(new URL("build/pdf.min.mjs", LIBRARY)).then((loaded) => {
    loaded.GlobalWorkerOptions.workerSrc = new URL("build/pdf.worker.min.mjs", LIBRARY).href;
    return loaded;
  }));

/* Bytes: a letter of a dozen scanned pages is below. */
const LARGE = 8 * 1024 * 1024;
const STEPS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

async function whole(src, signal) {
  const answer = await fetch(src, { credentials: "same-origin", signal });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.arrayBuffer();
}

class DocumentPane extends HTMLElement {
  connectedCallback() {
    this.scroller = this.querySelector(".document-scroll");
    this.zoom = Number(sessionStorage.getItem("document.zoom")) || 0;
    this.turn = 0;
    this.leaves = [];
    this.marks = JSON.parse(this.getAttribute("marks") || "[]");
    this.words = (this.getAttribute("words") || "").split(/\s+/).map(plain).filter((word) => word.length > 1);
    this.sayBy("[data-do=zoom-in]", () => this.scale(1));
    this.sayBy("[data-do=zoom-out]", () => this.scale(-1));
    this.sayBy("[data-do=fit]", () => this.scale(0));
    this.sayBy("[data-do=rotate]", () => this.rotate());
    this.number = this.querySelector("[data-page-number]");
    this.number?.addEventListener("change", () => this.goTo(Number(this.number.value)));
    this.number?.addEventListener("focus", () => this.number.select());
    this.number?.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.goTo(Number(this.number.value));
      this.scroller.focus({ preventScroll: true });
    });
    this.scroller.addEventListener("keydown", (event) => this.press(event));
    this.scroller.addEventListener("scroll", () => this.follow(), { passive: true });
    this.sight = new IntersectionObserver((seen) => seen.forEach((one) => (one.isIntersecting ? this.draw(one.target.leaf) : this.letGo(one.target.leaf))), {
      root: this.scroller,
      rootMargin: "120% 0px",
    });
    this.size = new ResizeObserver(() => this.zoom || this.layout());
    this.size.observe(this.scroller);
    this.left = new AbortController();
    const once = { signal: this.left.signal };
    document.addEventListener("act-begun", () => this.task || this.coming?.abort(), once);
    document.addEventListener("act-ended", () => this.task || this.leaves.length || this.open(), once);
    this.open();
  }

  disconnectedCallback() {
    this.sight?.disconnect();
    this.size?.disconnect();
    this.left?.abort();
    this.coming?.abort();
    /* A document is let go once it is whole: the library complains of one cut short. */
    const task = this.task;
    const end = () => task.destroy();
    task?.promise.then(end, end);
  }

  sayBy(selector, act) {
    this.querySelector(selector)?.addEventListener("click", act);
  }

  async open() {
    const src = this.getAttribute("src");
    /* An act may take the item out of the agent's sight: its document is asked for before, or after if it is still shown. */
    if (!src || document.documentElement.hasAttribute("data-acting")) return;
    this.coming?.abort();
    const mine = (this.coming = new AbortController()).signal;
    try {
      if (this.getAttribute("type") === "application/pdf") {
        const { getDocument, PDFWorker } = await pdfjs();
        if (mine.aborted) return;
        worker ??= new PDFWorker({ name: "documents" });
        /* Of a large document only the parts that are looked at are asked for; a small one comes whole. */
        const large = Number(this.getAttribute("size") || 0) > LARGE;
        const from = large ? { url: src, disableStream: true, disableAutoFetch: true, rangeChunkSize: 262144 } : { data: await whole(src, mine) };
        if (mine.aborted) return;
        this.task = getDocument({
          ...from,
          worker,
          isEvalSupported: false,
          enableXfa: false,
          cMapUrl: new URL("cmaps/", LIBRARY).href,
          cMapPacked: true,
          standardFontDataUrl: new URL("standard_fonts/", LIBRARY).href,
        });
        this.pdf = await this.task.promise;
        const one = await this.pdf.getPage(1);
        const view = one.getViewport({ scale: 1 });
        this.lay(this.pdf.numPages, view.width / view.height);
      } else {
        this.lay(Number(this.getAttribute("pages") || 1), 210 / 297);
      }
    } catch (failure) {
      if (this.isConnected && !mine.aborted) this.fallBack(failure);
    }
  }

  /** What cannot be drawn can still be downloaded: the words and the link are in the page. */
  fallBack() {
    this.querySelector(".document-fallback")?.removeAttribute("hidden");
  }

  lay(pages, ratio) {
    this.querySelector(".document-fallback")?.setAttribute("hidden", "");
    const total = this.querySelector("[data-page-total]");
    if (total) total.textContent = pages;
    if (this.number) this.number.max = pages;
    for (let n = 1; n <= pages; n++) {
      const element = document.createElement("div");
      element.className = "leaf";
      element.setAttribute("role", "group");
      element.setAttribute("aria-label", `${this.getAttribute("page-label") ?? "Page"} ${n} / ${pages}`);
      const boxes = document.createElement("div");
      boxes.className = "boxes";
      element.append(boxes);
      const leaf = { n, element, boxes, ratio };
      element.leaf = leaf;
      this.leaves.push(leaf);
      for (const mark of this.marks.filter((one) => one.page === n)) this.box(leaf, mark, "read").dataset.field = mark.field;
    }
    this.scroller.append(...this.leaves.map((leaf) => leaf.element));
    this.layout();
    this.leaves.forEach((leaf) => this.sight.observe(leaf.element));
    const first = Number(this.getAttribute("page") || 1);
    if (first > 1) this.goTo(first);
    const field = document.activeElement?.closest?.("[data-reads]");
    if (field) this.point(field.dataset.reads);
    this.setAttribute("ready", "");
    this.dispatchEvent(new CustomEvent("document-ready", { bubbles: true }));
  }

  box(leaf, { x, y, w, h }, kind) {
    const box = document.createElement("div");
    box.className = `box ${kind}`;
    leaf.boxes.append(box);
    box.at = { x, y, w, h };
    this.place(box);
    return box;
  }

  /** Fractions of the unturned page, turned with it. */
  place(box) {
    const { x, y, w, h } = box.at;
    const at = [
      { x, y, w, h },
      { x: 1 - y - h, y: x, w: h, h: w },
      { x: 1 - x - w, y: 1 - y - h, w, h },
      { x: y, y: 1 - x - w, w: h, h: w },
    ][this.turn / 90];
    const pad = 0.004;
    box.style.left = `${(at.x - pad) * 100}%`;
    box.style.top = `${(at.y - pad / 2) * 100}%`;
    box.style.width = `${(at.w + 2 * pad) * 100}%`;
    box.style.height = `${(at.h + pad) * 100}%`;
  }

  /** 1 is a page 595 points wide drawn on 595 CSS pixels × 1.1; without a choice a page fits the pane, at most 1.6 of that. */
  width() {
    const room = this.scroller.clientWidth - 36;
    const nominal = 595 * 1.1;
    return this.zoom ? nominal * this.zoom : Math.max(220, Math.min(room, nominal * 1.45));
  }

  layout() {
    const width = this.width();
    for (const leaf of this.leaves) {
      const ratio = this.turn % 180 ? 1 / leaf.ratio : leaf.ratio;
      leaf.element.style.width = `${width}px`;
      leaf.element.style.aspectRatio = String(ratio);
      if (leaf.drawn) {
        leaf.drawn = false;
        this.draw(leaf);
      }
    }
    const share = this.querySelector("[data-zoom]");
    if (share) share.textContent = `${Math.round((width / (595 * 1.1)) * 100)} %`;
  }

  async draw(leaf) {
    if (leaf.drawn) return;
    leaf.drawn = true;
    const ticket = (leaf.ticket = (leaf.ticket ?? 0) + 1);
    try {
      if (!this.pdf) {
        if (!leaf.image) {
          leaf.image = document.createElement("img");
          leaf.image.alt = `${this.getAttribute("page-label") ?? "Page"} ${leaf.n}`;
          leaf.image.addEventListener("load", () => {
            leaf.ratio = leaf.image.naturalWidth / leaf.image.naturalHeight || leaf.ratio;
            leaf.element.style.aspectRatio = String(leaf.ratio);
          });
          leaf.image.src = this.getAttribute("images") + leaf.n;
          leaf.element.prepend(leaf.image);
        }
        return;
      }
      const { TextLayer } = await pdfjs();
      const page = (leaf.page = await this.pdf.getPage(leaf.n));
      const rotation = (page.rotate + this.turn) % 360;
      const one = page.getViewport({ scale: 1, rotation });
      const upright = page.getViewport({ scale: 1 });
      leaf.ratio = upright.width / upright.height;
      leaf.element.style.aspectRatio = String(one.width / one.height);
      const scale = leaf.element.clientWidth / one.width;
      const view = page.getViewport({ scale, rotation });
      const sharp = Math.min(window.devicePixelRatio || 1, 2);
      const canvas = document.createElement("canvas");
      canvas.width = Math.floor(view.width * sharp);
      canvas.height = Math.floor(view.height * sharp);
      canvas.setAttribute("aria-hidden", "true");
      leaf.work?.cancel();
      leaf.work = page.render({ canvasContext: canvas.getContext("2d"), viewport: view, transform: sharp === 1 ? null : [sharp, 0, 0, sharp, 0, 0] });
      await leaf.work.promise;
      if (leaf.ticket !== ticket || !leaf.drawn) return;
      const text = document.createElement("div");
      text.className = "text";
      leaf.element.style.setProperty("--scale-factor", String(scale));
      leaf.element.querySelector("canvas")?.remove();
      leaf.element.querySelector(".text")?.remove();
      leaf.element.prepend(canvas, text);
      const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport: view });
      await layer.render();
      leaf.spans = layer.textDivs;
      if (this.turn === 0) this.find(leaf);
    } catch (failure) {
      if (failure?.name !== "RenderingCancelledException") leaf.drawn = false;
    }
  }

  letGo(leaf) {
    if (!leaf.drawn || !this.pdf) return;
    leaf.drawn = false;
    leaf.work?.cancel();
    leaf.element.querySelector("canvas")?.remove();
    leaf.element.querySelector(".text")?.remove();
    leaf.boxes.querySelectorAll(".found").forEach((box) => box.remove());
    leaf.finds = null;
    leaf.spans = null;
    /* What was unpacked to draw it goes too. */
    leaf.page?.cleanup();
  }

  /** Marks what was searched for where its letters stand; as the search found it, or, until that is known, words that begin so. */
  find(leaf) {
    leaf.boxes.querySelectorAll(".found").forEach((box) => box.remove());
    const wanted = this.found ? (this.found.get(leaf.n) ?? []) : null;
    const frame = leaf.element.getBoundingClientRect();
    leaf.finds = [];
    for (const ranges of places(leaf.spans ?? [], wanted, this.words)) {
      const boxes = [];
      for (const range of ranges) {
        for (const at of range.getClientRects()) {
          boxes.push(this.box(leaf, { x: (at.left - frame.left) / frame.width, y: (at.top - frame.top) / frame.height, w: at.width / frame.width, h: at.height / frame.height }, "found"));
        }
      }
      if (boxes.length) leaf.finds.push(boxes);
    }
    this.dispatchEvent(new CustomEvent("page-marked", { detail: leaf, bubbles: true }));
  }

  /** Shows where the value of this field was read. */
  point(field) {
    let place;
    for (const box of this.querySelectorAll(".box.read")) {
      const now = box.dataset.field === field;
      box.classList.toggle("now", now);
      if (now) place ??= box;
    }
    if (place) {
      const view = this.scroller.getBoundingClientRect();
      const at = place.getBoundingClientRect();
      if (at.top < view.top + 20 || at.bottom > view.bottom - 20) this.scroller.scrollBy({ top: at.top - view.top - view.height / 3, behavior: "smooth" });
    }
  }

  scale(by) {
    if (by === 0) this.zoom = 0;
    else {
      const now = this.width() / (595 * 1.1);
      this.zoom = (by > 0 ? STEPS.find((step) => step > now + 0.02) : STEPS.findLast((step) => step < now - 0.02)) ?? now;
    }
    if (this.zoom) sessionStorage.setItem("document.zoom", String(this.zoom));
    else sessionStorage.removeItem("document.zoom");
    const middle = (this.scroller.scrollTop + this.scroller.clientHeight / 2) / this.scroller.scrollHeight;
    this.layout();
    this.scroller.scrollTop = middle * this.scroller.scrollHeight - this.scroller.clientHeight / 2;
  }

  rotate() {
    this.turn = (this.turn + 90) % 360;
    if (!this.pdf) {
      for (const leaf of this.leaves) {
        if (leaf.image) leaf.image.style.rotate = `${this.turn}deg`;
      }
      return;
    }
    this.querySelectorAll(".box.found").forEach((box) => box.remove());
    this.querySelectorAll(".box.read").forEach((box) => this.place(box));
    this.layout();
  }

  goTo(n) {
    const leaf = this.leaves[Math.min(this.leaves.length, Math.max(1, n || 1)) - 1];
    if (leaf) this.scroller.scrollTop = leaf.element.offsetTop - this.scroller.offsetTop - 12;
  }

  follow() {
    const middle = this.scroller.scrollTop + this.scroller.clientHeight / 3;
    let from = 0;
    let to = this.leaves.length - 1;
    while (from < to) {
      const half = (from + to) >> 1;
      const { offsetTop, offsetHeight } = this.leaves[half].element;
      if (offsetTop - this.scroller.offsetTop + offsetHeight > middle) to = half;
      else from = half + 1;
    }
    const leaf = this.leaves[from];
    if (leaf && this.number && document.activeElement !== this.number) this.number.value = leaf.n;
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") this.scale(1);
    else if (event.key === "-") this.scale(-1);
    else if (event.key === "0") this.scale(0);
    else if (event.key === "Home") this.goTo(1);
    else if (event.key === "End") this.goTo(this.leaves.length);
    else return;
    event.preventDefault();
  }
}
customElements.define("document-pane", DocumentPane);
