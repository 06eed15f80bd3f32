/*
 * Enter in a field that matters (data-start) goes on to the next of them that nothing is said in, and to the button that saves when all are
 * said: the hands never look for Tab, and Enter never saves a form half filled.
 */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
  const field = event.target.closest?.("input[data-start]");
  if (!field?.form) return;
  event.preventDefault();
  const fields = [...field.form.querySelectorAll("[data-start]")];
  const at = fields.indexOf(field);
  const next = [...fields.slice(at + 1), ...fields.slice(0, at)].find((one) => !one.value && one.getClientRects().length);
  (next ?? field.form.querySelector("[data-save]"))?.focus();
});
