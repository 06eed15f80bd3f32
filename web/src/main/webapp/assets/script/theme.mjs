/* The agent's choice of theme, kept in a cookie so that the server writes it into the next page before it is drawn. */
const YEAR = 365 * 24 * 3600;

document.addEventListener("change", (event) => {
  const choice = event.target.closest("[data-theme-choice]");
  if (!choice) return;
  const theme = choice.value;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  document.cookie = `theme=${theme}; Path=/; SameSite=Lax; Max-Age=${theme ? YEAR : 0}${secure}`;
});

document.addEventListener("change", (event) => {
  const choice = event.target.closest("[data-language-choice]");
  if (!choice) return;
  document.cookie = `langue=${choice.value}; Path=/; SameSite=Lax; Max-Age=${YEAR}${location.protocol === "https:" ? "; Secure" : ""}`;
  location.reload();
});
