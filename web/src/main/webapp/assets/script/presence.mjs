/*
 * Who else is at the item or the folder shown (data-presence), and who writes. The page tells and asks every few seconds, while it is seen and someone
 * sits at it: so it keeps no session alive that nobody uses. Without this module one learns of the others by what they did.
 */
const EVERY = 5_000;
const IDLE = 3 * 60_000;
/** A text taken along to be edited is being written for that long. */
const EDITING = 30 * 60_000;
const EDITED = "vaguemestre.edited.";
let active = Date.now();
let written = 0;

for (const sign of ["pointerdown", "pointermove", "keydown", "scroll"]) addEventListener(sign, () => (active = Date.now()), { passive: true, capture: true });
document.addEventListener("input", (event) => {
  if (event.target.closest("form")?.method === "post") written = Date.now();
});
document.addEventListener("click", (event) => {
  const edits = event.target.closest("[data-edits]");
  if (edits) sessionStorage.setItem(EDITED + edits.dataset.edits, Date.now());
});

const place = () => document.querySelector("[data-presence]");
const drafting = (address) => Date.now() - written < 60_000 || Date.now() - Number(sessionStorage.getItem(EDITED + address) ?? 0) < EDITING;

async function tell() {
  const here = place();
  if (!here || document.visibilityState !== "visible" || Date.now() - active > IDLE) return;
  const address = here.dataset.presence;
  try {
    const answer = await fetch(drafting(address) ? `${address}&redige=1` : address, { credentials: "same-origin", headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) return;
    show(here, await answer.json());
  } catch {
    /* asked again in a moment */
  }
}

function show(here, others) {
  const words = others.map(({ name, drafting }) => (drafting ? here.dataset.drafting : here.dataset.viewing).replace("{0}", name));
  if (here.textContent === words.join("")) return;
  here.replaceChildren(...words.map((text, at) => Object.assign(document.createElement("span"), { className: others[at].drafting ? "chip warn" : "chip", textContent: text })));
}

if (place() || document.getElementById("triage")) {
  tell();
  setInterval(tell, EVERY);
  document.addEventListener("visibilitychange", tell);
  document.addEventListener("parts-placed", () => {
    written = 0;
    tell();
  });
}
