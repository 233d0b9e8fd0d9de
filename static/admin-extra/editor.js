"use strict";
// What the Markdown editor lacks: the Tab key leaves it, text from Word keeps its shape, a picture
// that is refused says why, the preview scrolls along, and citations are listed below the text.
(() => {
  const EDITOR = "textarea.markdownx-editor";
  const SECTION = /(?:\bSec(?:s|tions?)?\.?|§§?)\s*\d{1,2}[a-z]{0,2}-\d{1,4}[a-z]{0,3}(?:\([a-z0-9]{1,4}\))*/;
  const ACT = /\b[PS]\.?\s?A\.?\s*(?:No\.\s*)?\d{2}-\d{1,3}/;
  const CITED = new RegExp(`${SECTION.source}|${ACT.source}`, "g");
  const at = (event) => event.target.closest?.(EDITOR);
  const make = (tag, options, ...children) => {
    const element = Object.assign(document.createElement(tag), options);
    element.append(...children);
    return element;
  };

  function insert(editor, text) {
    editor.focus();
    // insertText can be undone with Ctrl+Z; setRangeText cannot
    if (!document.execCommand("insertText", false, text)) {
      editor.setRangeText(text, editor.selectionStart, editor.selectionEnd, "end");
      editor.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  function say(editor, words) {
    editor.closest(".markdownx").querySelector(".editor-note").textContent = words;
  }

  async function upload(editor, file) {
    if (file.size > 5_000_000) {
      const size = Math.ceil(file.size / 100_000) / 10;
      return say(editor, `This picture has ${size} MB; at most 5 MB can be filed. Save it smaller.`);
    }
    say(editor, "The picture is on its way…");
    const form = new FormData();
    form.append("image", file);
    form.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    let answer = {};
    try {
      const response = await fetch(editor.dataset.markdownxUploadUrlsPath, { method: "POST", body: form });
      answer = await response.json();
    } catch {
      answer = { image: ["The picture was not taken. Sign in again in another tab, or try a smaller one."] };
    }
    if (!answer.image_code) return say(editor, (answer.image || []).join(" "));
    insert(editor, answer.image_code);
    const end = editor.selectionStart - answer.image_code.length;
    editor.setSelectionRange(end + 2, end + answer.image_code.indexOf("]"));
    say(editor, "Now say in words what the picture shows, in place of the marked words.");
  }

  function listCitations(box) {
    const list = box.querySelector(".cites");
    const links = [...box.querySelectorAll(".markdownx-preview a.cite")];
    const linked = new Map(links.map((a) => [a.textContent.trim(), a.href]));
    const isLinked = (cited) => [...linked.keys()].some((known) => known.includes(cited) || cited.includes(known));
    const written = new Set(box.querySelector(EDITOR).value.match(CITED) || []);
    const missing = [...written].filter((cited) => !isLinked(cited));
    list.replaceChildren(
      ...[...linked].map(([words, href]) => make("li", {}, make("a", { href, target: "_blank", textContent: words }))),
      ...missing.map((words) => make("li", { className: "missing" }, `${words}: not in the inventory`)),
    );
    list.hidden = !list.children.length;
  }

  function furnish(box) {
    if (box.querySelector(".editor-note")) return;
    const editor = box.querySelector(EDITOR);
    const chosen = make("input", { type: "file", accept: "image/png, image/jpeg, image/gif", hidden: true });
    const button = make("button", { type: "button", className: "button", textContent: "Add a picture" });
    button.addEventListener("click", () => chosen.click());
    chosen.addEventListener("change", () => {
      [...chosen.files].forEach((file) => upload(editor, file));
      chosen.value = "";
    });
    const note = make("span", { className: "editor-note" });
    note.setAttribute("role", "status");
    const cites = make("ul", { className: "cites", hidden: true });
    cites.setAttribute("aria-label", "Citations found");
    box.append(make("div", { className: "editor-tools" }, button, chosen, note), cites);
    box.addEventListener("markdownx.update", () => listCitations(box));
    const preview = box.querySelector(".markdownx-preview");
    editor.addEventListener("scroll", () => {
      const share = editor.scrollTop / Math.max(1, editor.scrollHeight - editor.clientHeight);
      preview.scrollTop = share * (preview.scrollHeight - preview.clientHeight);
    });
  }

  document.addEventListener("keydown", (event) => {
    const isShortcut = event.key === "Tab" || ((event.ctrlKey || event.metaKey) && ["d", "[", "]"].includes(event.key));
    if (at(event) && isShortcut) event.stopImmediatePropagation();
  }, true);

  document.addEventListener("paste", (event) => {
    const editor = at(event);
    const html = editor && event.clipboardData.getData("text/html");
    const files = editor ? [...event.clipboardData.files] : [];
    if (!html && !files.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (html) {
      const text = markdownFrom(html);
      const before = editor.value.slice(0, editor.selectionStart);
      const isMidLine = before && !before.endsWith("\n");
      insert(editor, text.includes("\n") && isMidLine ? `\n\n${text}` : text);
    }
    else files.forEach((file) => upload(editor, file));
  }, true);

  // The editor's script swallows every drop on the page; a file field must still take its own.
  for (const kind of ["dragenter", "dragover", "drop"]) {
    window.addEventListener(kind, (event) => {
      if (event.target.matches?.("input[type=file]")) event.stopImmediatePropagation();
    }, true);
  }
  document.addEventListener("drop", (event) => {
    const editor = at(event);
    if (!editor || !event.dataTransfer.files.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    [...event.dataTransfer.files].forEach((file) => upload(editor, file));
  }, true);

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll(".markdownx").forEach(furnish));

  // A row that was added later gets its preview too: the package's script looks only once.
  document.addEventListener("formset:added", (event) => {
    const boxes = event.target.querySelectorAll(".markdownx");
    if (!boxes.length) return;
    boxes.forEach((box) => {
      box.querySelector(EDITOR).removeAttribute("data-markdownx-init");
      furnish(box);
    });
    document.head.append(make("script", { src: document.querySelector('script[src*="markdownx"]').src }));
  });
})();
