/*
 * The field that completes for an act that needs a word more (data-quick): to whom, to where, why. It opens by the key of the act, or from the
 * selection; whom and where are fetched once, whole, so that typing waits for nothing. A click on the same button of the sheet opens its plain form.
 */
import { perform, targets } from "./gestures.mjs";

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const recipients = new Map();
const RECENT = "vaguemestre.reasons";
let asking = null;

const dialog = () => document.getElementById("quick");
const field = () => document.getElementById("quick-field");
const list = () => document.getElementById("quick-choices");

/** Of the organisation of the first item; another one's are refused by the server, each with its sentence. */
function recipientsOf(organisation) {
  if (!recipients.has(organisation)) {
    const coming = fetch(`${dialog().dataset.portal}${organisation}/destinataires`, { credentials: "same-origin" }).then((answer) => {
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      return answer.json();
    });
    coming.catch(() => recipients.delete(organisation));
    recipients.set(organisation, coming);
  }
  return recipients.get(organisation);
}

const department = (one) => ({ name: one.name, detail: one.detail, act: "ROUTE", fields: { department: one.id } });

function choices(act, from) {
  if (act === "ROUTE") return from.departments.map(department);
  const agent = (one) => ({ name: one.name, detail: [one.detail, one.department].filter(Boolean).join(" · "), act: "ASSIGN", fields: { assignee: one.id } });
  const me = from.agents.filter((one) => one.id === from.me).map((one) => ({ ...agent(one), name: `${dialog().dataset.me} — ${one.name}`, stays: true }));
  return [...me, ...from.agents.filter((one) => one.id !== from.me).map(agent), ...from.departments.map(department)];
}

function reasons() {
  const usual = [...dialog().querySelectorAll("[data-quick-reasons] li")].map((one) => one.textContent);
  const recent = JSON.parse(sessionStorage.getItem(RECENT) ?? "[]");
  return [...new Set([...recent, ...usual])].map(reason);
}
const reason = (words) => ({ name: words, act: "CLOSE", fields: { reason: words } });

export async function ask(act) {
  const about = targets();
  if (!about.length || !dialog()) return;
  asking = { act, about, all: [], keys: [] };
  const mine = asking;
  const words = dialog().dataset;
  document.getElementById("quick-title").textContent = { ASSIGN: words.assign, ROUTE: words.route, CLOSE: words.closeReason }[act];
  dialog().querySelector("[data-quick-what]").textContent =
    about.length > 1 ? words.many.replace("{0}", about.length) : (document.querySelector(`.actions[data-item="${CSS.escape(about[0])}"]`)?.dataset.number ?? "");
  field().value = "";
  list().replaceChildren();
  dialog().showModal();
  field().focus();
  try {
    mine.all = act === "CLOSE" ? reasons() : choices(act, await recipientsOf(about[0].split("/")[0]));
  } catch {
    dialog().querySelector("[data-quick-status]").textContent = words.none;
  }
  if (asking === mine) show();
  if (mine.entered) choose();
}

function show() {
  const typed = plain(field().value.trim());
  const rank = (one) => {
    const name = plain(one.name);
    return name.startsWith(typed) ? 0 : name.split(/[\s-]+/).some((word) => word.startsWith(typed)) ? 1 : plain(one.detail ?? "").split(/[\s·-]+/).some((word) => word.startsWith(typed)) ? 2 : name.includes(typed) ? 3 : 9;
  };
  const found = asking.all.map((one, i) => ({ one, i, rank: typed ? rank(one) : 0 })).filter((one) => one.rank < 9).sort((a, b) => a.rank - b.rank || a.i - b.i).map((one) => one.one);
  const words = field().value.trim();
  if (asking.act === "CLOSE" && words && !found.some((one) => one.name === words)) found.push(reason(words));
  asking.found = found.slice(0, 50);
  asking.at = 0;
  list().replaceChildren(
    ...asking.found.map((one, i) => {
      const option = document.createElement("div");
      option.id = `quick-choice-${i}`;
      option.setAttribute("role", "option");
      option.append(one.name);
      if (one.detail) {
        const detail = document.createElement("small");
        detail.textContent = one.detail;
        option.append(detail);
      }
      return option;
    }),
  );
  dialog().querySelector("[data-quick-status]").textContent = found.length ? `${found.length} ${dialog().dataset.found}` : dialog().dataset.none;
  point(0);
}

function point(at) {
  const options = [...list().children];
  if (!options.length) {
    field().removeAttribute("aria-activedescendant");
    return;
  }
  asking.at = (at + options.length) % options.length;
  options.forEach((option, i) => option.setAttribute("aria-selected", String(i === asking.at)));
  options[asking.at].scrollIntoView({ block: "nearest" });
  field().setAttribute("aria-activedescendant", options[asking.at].id);
}

function choose() {
  if (!asking?.all.length) {
    if (asking) asking.entered = true;
    return;
  }
  const one = asking.found?.[asking.at];
  if (!one) return;
  const about = asking.about;
  if (one.act === "CLOSE") {
    const recent = JSON.parse(sessionStorage.getItem(RECENT) ?? "[]").filter((words) => words !== one.name);
    sessionStorage.setItem(RECENT, JSON.stringify([one.name, ...recent].slice(0, 5)));
  }
  dialog().close();
  perform(one.act, about, one.fields, one.stays);
}

document.addEventListener("input", (event) => {
  if (event.target === field() && asking) show();
});
document.addEventListener("keydown", (event) => {
  if (!field() || event.target !== field()) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    point(asking.at + (event.key === "ArrowDown" ? 1 : -1));
  } else if (event.key === "Enter") {
    event.preventDefault();
    choose();
  }
});
document.addEventListener("click", (event) => {
  const option = event.target.closest("#quick-choices [role=option]");
  if (option) {
    point([...list().children].indexOf(option));
    choose();
  }
  const button = event.target.closest("button[data-quick]");
  if (button) ask(button.dataset.quick);
});
/* The key of an act with a word more to say opens the field; the pointer opens the form of the sheet. */
document.addEventListener("key-pressed", (event) => {
  if (!event.target.matches("[data-quick]") || !dialog()) return;
  event.preventDefault();
  ask(event.target.dataset.quick);
});
