"use strict";
// The page of one record: its boxes have names, files a size, and unsaved work is not lost.
document.addEventListener("DOMContentLoaded", () => {
  const make = (tag, options, ...children) => {
    const element = Object.assign(document.createElement(tag), options);
    element.append(...children);
    return element;
  };

  // Names for what the stock pages leave unnamed: the boxes of the chooser, and empty headings.
  const nameChoosers = (within) => within.querySelectorAll("select.admin-autocomplete").forEach((select) => {
    const box = select.nextElementSibling?.querySelector(".select2-selection");
    const label = select.labels[0]?.textContent.replace(/:\s*$/, "") || select.getAttribute("aria-label");
    if (!box || !label || box.id) return;
    const shown = box.getAttribute("aria-labelledby") || "";
    box.id = `${select.id}_chooser`;
    box.setAttribute("aria-label", label);
    box.setAttribute("aria-labelledby", `${box.id} ${shown}`);
    const chosen = box.querySelector(".select2-selection__rendered"); // not a text box of its own
    chosen?.removeAttribute("role");
    chosen?.removeAttribute("aria-readonly");
  });
  const nameAll = (within) => setTimeout(() => nameChoosers(within)); // after the chooser is made
  nameAll(document);
  document.addEventListener("formset:added", (event) => nameAll(event.target));
  window.django?.jQuery(document).on("select2:open", () => {
    document.querySelector(".select2-search__field")?.setAttribute("aria-label", "Search");
  });
  document.querySelectorAll("#content th").forEach((heading) => {
    if (!heading.textContent.trim()) {
      heading.append(make("span", { className: "visually-hidden", textContent: "Entered as" }));
    }
  });

  // A file that is too large is told before it is sent: all that was typed stays on the page.
  const sizeWords = (size) => (size < 999_500
    ? `${Math.max(1, Math.round(size / 1000))} KB`
    : `${(Math.ceil(size / 100_000) / 10).toString()} MB`);
  const ofFiles = (within) => [...within.querySelectorAll("input[type=file][data-most]")];
  const sizeOf = (input) => [...input.files].reduce((sum, file) => sum + file.size, 0);
  function checkSize(input) {
    const most = Number(input.dataset.most);
    const own = sizeOf(input);
    const all = ofFiles(input.form).reduce((sum, one) => sum + sizeOf(one), 0);
    let words = "";
    if (own > most) {
      words = `The file has ${sizeWords(own)}; at most ${sizeWords(most)} can be filed. Make it smaller:`
        + " save it as a PDF of the smallest size, scan it in grey at 200 dots an inch, or divide it into parts.";
    } else if (own && all > most) {
      words = `The files of this page have ${sizeWords(all)} together; at most ${sizeWords(most)} can be`
        + " sent at once. Choose one, save, and then the next.";
    }
    const id = `${input.id}_size`;
    let note = document.getElementById(id);
    if (words && !note) {
      note = make("ul", { className: "errorlist", id }, make("li"));
      note.setAttribute("role", "alert");
      input.before(note);
    }
    if (!words) note?.remove();
    else note.firstChild.textContent = words;
    if (words) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    const others = (input.getAttribute("aria-describedby") || "").split(" ").filter((one) => one && one !== id);
    input.setAttribute("aria-describedby", [...(words ? [id] : []), ...others].join(" "));
    return !words;
  }
  document.addEventListener("change", (event) => {
    if (event.target.matches("input[type=file][data-most]")) ofFiles(event.target.form).forEach(checkSize);
  });
  document.addEventListener("submit", (event) => {
    const wrong = ofFiles(event.target).filter((input) => !checkSize(input));
    if (!wrong.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    wrong[0].focus();
  }, true);

  // Unsaved work stays on this computer, is offered back, and goes when it is saved (kept.js).
  const form = document.querySelector(".change-form:not(.popup) #content-main > form[id$='_form']");
  const bar = form?.querySelector(".submit-row");
  if (!bar || !bar.querySelector("input[type=submit], button")) return;
  const user = document.querySelector("#user-tools strong")?.textContent || "";
  const key = `draft:${user}:${location.pathname}${location.search}`;
  const OWN = /^_|csrf|-(INITIAL|MIN_NUM|MAX_NUM)_FORMS$|__prefix__/; // of the page, typed by nobody
  const fields = () => [...form.elements].filter((field) => (
    field.name && !OWN.test(field.name) && !["file", "submit", "button"].includes(field.type)
  ));
  const valueOf = (field) => {
    if (field.type === "checkbox" || field.type === "radio") return field.checked;
    if (field.tagName === "SELECT") return [...field.selectedOptions].map((option) => [option.value, option.text]);
    return field.value;
  };
  const snapshot = () => JSON.stringify(Object.fromEntries(fields().map((field) => [field.name, valueOf(field)])));
  const start = snapshot();
  let dirty = Boolean(document.querySelector(".errornote"));
  let isSaving = false;

  function put(field, value) {
    if (field.type === "checkbox" || field.type === "radio") field.checked = value;
    else if (field.tagName === "SELECT") {
      [...field.options].forEach((option) => { option.selected = false; });
      for (const [chosen, words] of value) {
        const option = [...field.options].find((one) => one.value === chosen);
        if (option) option.selected = true;
        else field.add(new Option(words, chosen, true, true));
      }
    } else field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function restore(values) {
    for (const [name, total] of Object.entries(values).filter(([name]) => name.endsWith("-TOTAL_FORMS"))) {
      const group = document.getElementById(name.replace("-TOTAL_FORMS", "-group"));
      for (let have = Number(form.elements[name]?.value); have < Number(total); have += 1) {
        group?.querySelector(".add-row a")?.click();
      }
    }
    fields()
      .filter((field) => field.name in values && !field.name.endsWith("-TOTAL_FORMS"))
      .forEach((field) => put(field, values[field.name]));
  }

  const state = make("span", { className: "save-state" });
  state.setAttribute("role", "status");
  bar.append(state);
  const kept = JSON.parse(localStorage.getItem(key) || "null");
  // a form that came back with mistakes has all that was typed
  if (kept && kept.data !== start && !dirty) {
    const use = make("button", { type: "button", className: "button", textContent: "Put it back" });
    const drop = make("button", { type: "button", className: "button", textContent: "Throw it away" });
    const when = new Date(kept.at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
    const words = make("p", { textContent: `Unsaved work from ${when} is on this computer.` });
    const note = make("div", { className: "draft-note" }, words, use, drop);
    form.before(note);
    use.addEventListener("click", () => {
      restore(JSON.parse(kept.data));
      // the copy was made of an older record: saving it asks first, with theirs beside it
      if (kept.seen && form.elements._seen) form.elements._seen.value = kept.seen;
      note.remove();
      state.textContent = "Put back. Not saved yet.";
    });
    drop.addEventListener("click", () => {
      localStorage.removeItem(key);
      note.remove();
    });
  }

  let timer;
  function keep() {
    const now = snapshot();
    dirty = dirty || now !== start;
    if (now === start) return;
    localStorage.setItem(key, JSON.stringify({ at: new Date(), data: now, seen: form.elements._seen?.value }));
    state.textContent = "Not saved yet. A copy is kept on this computer.";
  }
  function keepSoon() {
    clearTimeout(timer);
    timer = setTimeout(keep, 800);
  }
  form.addEventListener("input", () => { dirty = true; keepSoon(); });
  form.addEventListener("change", () => { dirty = dirty || snapshot() !== start; keepSoon(); });
  form.addEventListener("submit", (event) => {
    if (isSaving) event.preventDefault(); // a second click on Save saves nothing twice
    isSaving = true;
    clearTimeout(timer);
    keep(); // until the next page says that it is saved
    sessionStorage.setItem("saving", key);
  });
  addEventListener("pageshow", () => { isSaving = false; });
  addEventListener("beforeunload", (event) => {
    if (dirty && !isSaving) event.preventDefault();
  });
});
