/* A hint that is put away leaves the page as it is: nothing that one was doing is drawn again. */
document.addEventListener("submit", async (event) => {
  const tip = event.target.closest("[data-tip]");
  if (!tip || event.defaultPrevented) return;
  event.preventDefault();
  tip.remove();
  document.getElementById("contenu")?.focus({ preventScroll: true });
  await fetch(event.target.action, { method: "POST", body: new URLSearchParams(new FormData(event.target)), credentials: "same-origin", redirect: "manual" });
});
