"use strict";
// The clerk's desk: lines of an agenda move and nest with their parts, and blanks are found.
(() => {
  const make = (tag, options, ...children) => {
    const element = Object.assign(document.createElement(tag), options);
    element.append(...children);
    return element;
  };
  const button = (words, press) => {
    const made = make("button", { type: "button", className: "button", textContent: words });
    made.addEventListener("click", press);
    return made;
  };
  const changed = (box) => box.dispatchEvent(new Event("input", { bubbles: true }));

  // The agenda: one item a line, and what is indented below a line belongs to it.
  const INDENT = "   ";
  const indentOf = (line) => line.length - line.trimStart().length;

  function blockAt(lines, at) {
    let end = at + 1;
    while (end < lines.length && (!lines[end].trim() || indentOf(lines[end]) > indentOf(lines[at]))) end += 1;
    while (end > at + 1 && !lines[end - 1].trim()) end -= 1;
    return end;
  }

  function place(box) {
    const lines = box.value.split("\n");
    return { lines, at: box.value.slice(0, box.selectionStart).split("\n").length - 1 };
  }

  function put(box, lines, at) {
    box.value = lines.join("\n");
    const start = lines.slice(0, at).join("\n").length + (at ? 1 : 0) + indentOf(lines[at]);
    box.focus();
    box.setSelectionRange(start, start);
    changed(box);
  }

  function move(box, step, say) {
    const { lines, at } = place(box);
    if (!lines[at]?.trim()) return say("Put the cursor on an item first.");
    const depth = indentOf(lines[at]);
    const name = lines[at].trim();
    const end = blockAt(lines, at);
    const block = lines.slice(at, end);
    let to;
    if (step < 0) {
      to = at - 1;
      while (to >= 0 && (!lines[to].trim() || indentOf(lines[to]) > depth)) to -= 1;
      if (to < 0 || indentOf(lines[to]) < depth) return say(`${name} is the first here already.`);
      lines.splice(at, block.length);
      lines.splice(to, 0, ...block);
    } else {
      let next = end;
      while (next < lines.length && !lines[next].trim()) next += 1;
      if (next >= lines.length || indentOf(lines[next]) < depth) return say(`${name} is the last here already.`);
      const after = blockAt(lines, next);
      to = after - block.length;
      lines.splice(after, 0, ...block);
      lines.splice(at, block.length);
    }
    put(box, lines, to);
    const parts = block.filter((line) => line.trim()).length - 1;
    return say(`${name}${parts ? `, with ${parts} below it` : ""}: now line ${to + 1} of ${lines.length}.`);
  }

  function nest(box, step, say) {
    const { lines, at } = place(box);
    if (!lines[at]?.trim()) return say("Put the cursor on an item first.");
    const name = lines[at].trim();
    const depth = indentOf(lines[at]);
    const end = blockAt(lines, at);
    const above = lines.slice(0, at).reverse().filter((line) => line.trim());
    let by;
    if (step > 0) {
      const parent = above.find((line) => indentOf(line) <= depth);
      if (!parent || indentOf(parent) < depth) return say(`There is no item above that ${name} could go under.`);
      by = INDENT.length;
    } else {
      const parent = above.find((line) => indentOf(line) < depth);
      if (!parent) return say(`${name} is under no item.`);
      by = indentOf(parent) - depth;
    }
    for (let i = at; i < end; i += 1) {
      if (lines[i].trim()) lines[i] = by > 0 ? " ".repeat(by) + lines[i] : lines[i].slice(-by);
    }
    put(box, lines, at);
    const parent = lines.slice(0, at).reverse().find((line) => line.trim() && indentOf(line) < indentOf(lines[at]));
    return say(parent ? `${name} is now under ${parent.trim()}.` : `${name} now stands by itself.`);
  }

  function furnishAgenda(box) {
    const said = make("span", { className: "desk-said" });
    said.setAttribute("role", "status");
    const say = (words) => { said.textContent = words; };
    const tools = make("div", { className: "desk-tools agenda-tools" },
      button("Move up", () => move(box, -1, say)),
      button("Move down", () => move(box, 1, say)),
      button("Put under the item above", () => nest(box, 1, say)),
      button("Move out", () => nest(box, -1, say)),
      said,
      make("p", {
        className: "help",
        textContent: "They move the line with the cursor, and what is below it. Keys: Alt with an arrow.",
      }));
    box.after(tools);
    const keys = {
      ArrowUp: [move, -1], ArrowDown: [move, 1], ArrowRight: [nest, 1], ArrowLeft: [nest, -1],
    };
    box.addEventListener("keydown", (event) => {
      const act = event.altKey && keys[event.key];
      if (act) {
        event.preventDefault();
        act[0](box, act[1], say);
      } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
        const { lines, at } = place(box);
        const indent = lines[at].slice(0, indentOf(lines[at]));
        if (!indent || box.selectionStart !== box.selectionEnd) return;
        event.preventDefault();
        if (!document.execCommand("insertText", false, `\n${indent}`)) {
          box.setRangeText(`\n${indent}`, box.selectionStart, box.selectionEnd, "end");
        }
      }
    });
    box.addEventListener("paste", (event) => {
      const html = event.clipboardData.getData("text/html");
      if (!html) return;
      event.preventDefault();
      const text = markdownFrom(html)
        .replace(/\n{2,}/g, "\n")
        .replace(/^#+\s+/gm, "")
        .replace(/[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}/g, "");
      if (!document.execCommand("insertText", false, text)) {
        box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
        changed(box);
      }
    });
  }

  // Blanks of a draft: one button goes from one to the next, and typing fills it in.
  const BLANK = /\[fill in: [^[\]\n]{1,80}\]/g;

  function furnishBlanks(editor) {
    const said = make("span", { className: "desk-said" });
    said.setAttribute("role", "status");
    const next = button("Next blank", () => {
      const found = [...editor.value.matchAll(BLANK)];
      const one = found.find((each) => each.index >= editor.selectionEnd) || found[0];
      if (!one) return;
      editor.focus();
      editor.setSelectionRange(one.index, one.index + one[0].length);
      const lines = editor.value.slice(0, one.index).split("\n").length;
      editor.scrollTop = Math.max(0, (lines - 4) * parseFloat(getComputedStyle(editor).lineHeight));
    });
    const count = () => {
      const left = [...editor.value.matchAll(BLANK)].length;
      next.hidden = !left;
      said.textContent = left ? `${left} ${left === 1 ? "blank" : "blanks"} to fill in` : "";
    };
    editor.addEventListener("input", count);
    count();
    // a draft was just begun: go on with it, once the browser has gone to its place on the page
    if (location.hash === "#minutes") addEventListener("load", () => setTimeout(() => next.click()));
    editor.closest(".markdownx").querySelector(".editor-tools")?.append(next, said);
    editor.addEventListener("keydown", (event) => {
      if (event.altKey && event.key === "n") {
        event.preventDefault();
        next.click();
      }
    });
    next.title = "Alt+N";
  }

  // The preview marks what the minutes' own list of errors names: [sic] as on the public page.
  function sendErrors() {
    const errors = document.getElementById("id_errors_marked");
    const editor = document.querySelector("#id_body[data-preview=minutes]");
    if (!errors || !editor) return;
    const address = editor.dataset.markdownxUrlsPath;
    const tell = () => {
      const marked = encodeURIComponent(errors.value.slice(0, 1500));
      editor.setAttribute("data-markdownx-urls-path", `${address}&errors=${marked}`);
    };
    tell();
    errors.addEventListener("input", () => {
      tell();
      editor.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  // A pasted paper, on the page of the import: Word's own lists and tables are kept.
  function pasteAsMarkdown(box) {
    box.addEventListener("paste", (event) => {
      const html = event.clipboardData.getData("text/html");
      if (!html) return;
      event.preventDefault();
      box.setRangeText(markdownFrom(html), box.selectionStart, box.selectionEnd, "end");
      changed(box);
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("textarea.pasted-text").forEach(pasteAsMarkdown);
    document.querySelectorAll("textarea.agenda-lines").forEach(furnishAgenda);
    document.querySelectorAll("textarea[data-preview=minutes]").forEach(furnishBlanks);
    sendErrors();
  });
})();
