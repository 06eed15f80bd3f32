/*
 * <live-progress src every parts>: while something runs, the named parts of the page are fetched again every few seconds and put in place;
 * it stops by itself when the page it fetched has none any more, or when nobody looks.
 */
import { move } from "./panes.mjs";

class LiveProgress extends HTMLElement {
  connectedCallback() {
    const every = Number(this.getAttribute("every") ?? 2) * 1000;
    this.timer = setInterval(() => {
      if (document.visibilityState === "visible" && !this.contains(document.activeElement)) {
        move(location.href, this.getAttribute("parts"), false);
      }
    }, every);
  }
  disconnectedCallback() {
    clearInterval(this.timer);
  }
}
customElements.define("live-progress", LiveProgress);
