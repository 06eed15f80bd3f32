/* <select data-inserts="id of a text area">: what is chosen is put where the caret stands, as a paragraph of its own. */
document.addEventListener("change", (event) => {
  const choice = event.target.closest?.("select[data-inserts]");
  const area = choice && document.getElementById(choice.dataset.inserts);
  if (!area || !choice.value) return;
  const before = area.value.slice(0, area.selectionStart).trimEnd();
  const after = area.value.slice(area.selectionEnd).trimStart();
  area.value = [before, choice.value, after].filter(Boolean).join("\n\n");
  area.selectionStart = area.selectionEnd = before ? before.length + 2 + choice.value.length : choice.value.length;
  choice.value = "";
  area.focus();
});
