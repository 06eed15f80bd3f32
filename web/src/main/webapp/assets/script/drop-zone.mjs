/*
 * <drop-zone> around a form with one file field: files may be dropped anywhere on it, several at a time, and their upload is shown.
 * The form is sent as it is (same address, same fields); without this module it is an ordinary form.
 */
class DropZone extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.input = this.form.querySelector('input[type="file"]');
    this.input.classList.add("said");
    this.list = this.querySelector("[data-files]");
    this.message = this.querySelector("[data-message]");
    this.pick = this.querySelector("[data-pick]");
    this.pick?.removeAttribute("hidden");
    this.pick?.addEventListener("click", () => this.input.click());
    this.querySelectorAll("[data-plain]").forEach((plain) => (plain.hidden = true));
    const box = this.querySelector(".drop");
    for (const type of ["dragenter", "dragover"]) {
      this.addEventListener(type, (event) => {
        event.preventDefault();
        box.classList.add("over");
      });
    }
    for (const type of ["dragleave", "drop"]) this.addEventListener(type, () => box.classList.remove("over"));
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length) this.send([...event.dataTransfer.files]);
    });
    this.input.addEventListener("change", () => this.send([...this.input.files]));
  }

  send(files) {
    if (this.busy || !files.length) return;
    this.busy = true;
    const data = new FormData(this.form);
    data.delete(this.input.name);
    for (const file of files) data.append(this.input.name, file, file.name);
    const submit = this.form.querySelector("[type=submit]");
    if (submit?.name) data.append(submit.name, submit.value);
    const total = document.createElement("progress");
    total.max = 1;
    total.value = 0;
    total.setAttribute("aria-label", this.getAttribute("sending-label") ?? "");
    const line = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = files.length === 1 ? files[0].name : `${files.length} ${this.getAttribute("files-label") ?? ""}`;
    const share = document.createElement("span");
    share.className = "num muted";
    line.append(name, share, total);
    this.list.replaceChildren(line);
    this.message.textContent = "";

    const request = new XMLHttpRequest();
    request.open("POST", this.form.action);
    request.upload.onprogress = (event) => {
      if (!event.lengthComputable) return;
      total.value = event.loaded / event.total;
      share.textContent = `${Math.round(total.value * 100)} %`;
    };
    request.onload = () => {
      this.busy = false;
      if (request.status < 400 && request.responseURL && new URL(request.responseURL).pathname !== new URL(this.form.action).pathname) {
        location.assign(request.responseURL);
      } else {
        const page = new DOMParser().parseFromString(request.responseText, "text/html");
        const said = page.querySelector(".notices")?.textContent.trim() || page.querySelector("h1")?.textContent;
        this.fail(said || this.getAttribute("failed-label"));
      }
    };
    request.onerror = () => {
      this.busy = false;
      this.fail(this.getAttribute("failed-label"));
    };
    request.send(data);
  }

  fail(text) {
    this.list.replaceChildren();
    this.message.textContent = text ?? "";
    this.input.value = "";
    this.pick?.focus();
  }
}
customElements.define("drop-zone", DropZone);
