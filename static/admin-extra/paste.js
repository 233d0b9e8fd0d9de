"use strict";
// Pasted text from Word, Outlook or a web page becomes Markdown: headings, lists with their own
// labels (1. a) i.), bold, italics, links and tables are kept.
const markdownFrom = (() => {
  const BLOCKS = "p, div, ul, ol, li, h1, h2, h3, h4, h5, h6, table, blockquote";
  const IGNORED = /mso-list:\s*Ignore/i;
  const style = (element) => element.getAttribute("data-style") || "";

  function letters(number) {
    let word = "";
    for (let n = number; n > 0; n = Math.floor((n - 1) / 26)) {
      word = String.fromCharCode(97 + ((n - 1) % 26)) + word;
    }
    return word;
  }

  function labelOf(list, number) {
    const kind = list.getAttribute("type") || (/list-style-type:\s*([\w-]+)/.exec(style(list)) || [])[1] || "";
    if (list.tagName === "UL") return "-";
    if (/^a$|lower-(alpha|latin)/.test(kind)) return `${letters(number)})`;
    if (/^A$|upper-(alpha|latin)/.test(kind)) return `${letters(number).toUpperCase()})`;
    return `${number}.`;
  }

  function inline(node) {
    return [...node.childNodes].map((child) => {
      if (child.nodeType === Node.TEXT_NODE) return child.data.replace(/\s+/g, " ");
      if (child.nodeType !== Node.ELEMENT_NODE || IGNORED.test(style(child))) return "";
      if (child.tagName === "BR") return "\n";
      const text = inline(child);
      const within = (mark) => text.trim() ? text.replace(/^(\s*)([\s\S]*?)(\s*)$/, `$1${mark}$2${mark}$3`) : text;
      if (/^(B|STRONG)$/.test(child.tagName) && !/font-weight:\s*(normal|400)/i.test(style(child))) return within("**");
      if (/^(I|EM)$/.test(child.tagName) && !/font-style:\s*normal/i.test(style(child))) return within("*");
      const address = child.getAttribute("href") || "";
      const isLink = child.tagName === "A" && /^(https?|mailto):/i.test(address) && text.trim();
      if (isLink) return `[${text.trim()}](${address})`;
      return text;
    }).join("");
  }

  function wordItem(paragraph) {
    const level = Number((/level(\d)/.exec(style(paragraph)) || [0, 1])[1]);
    const ignored = [...paragraph.querySelectorAll("[data-style]")].find((e) => IGNORED.test(style(e)));
    const label = ignored && /^\s*(\(?[0-9A-Za-z]{1,4}[.)])/.exec(ignored.textContent);
    return `${"    ".repeat(level - 1)}${label ? label[1].replace("(", "") : "-"} ${inline(paragraph).trim()}`;
  }

  function listItems(list, depth) {
    const lines = [];
    let number = Number(list.getAttribute("start")) || 1;
    for (const item of list.children) {
      if (/^(UL|OL)$/.test(item.tagName)) lines.push(...listItems(item, depth + 1));
      if (item.tagName !== "LI") continue;
      const own = item.cloneNode(true);
      own.querySelectorAll("ul, ol").forEach((inner) => inner.remove());
      lines.push(`${"    ".repeat(depth)}${labelOf(list, number)} ${inline(own).trim()}`);
      number += 1;
      item.querySelectorAll(":scope > ul, :scope > ol").forEach((inner) => lines.push(...listItems(inner, depth + 1)));
    }
    return lines;
  }

  function tableRows(table) {
    const cellText = (cell) => inline(cell).trim().replace(/\s+/g, " ").replace(/\|/g, "\\|");
    const rows = [...table.rows].map((row) => [...row.cells].map(cellText));
    if (!rows.length) return "";
    const line = (cells) => `| ${cells.join(" | ")} |`;
    return [line(rows[0]), line(rows[0].map(() => "---")), ...rows.slice(1).map(line)].join("\n");
  }

  // Blocks in order: text, and whether it is a line of a list, which takes no blank line before it.
  function blocks(node, found = []) {
    let loose = "";
    const flush = () => {
      if (loose.trim()) found.push({ text: loose.trim() });
      loose = "";
    };
    for (const child of node.childNodes) {
      const isElement = child.nodeType === Node.ELEMENT_NODE;
      if (!isElement || !(child.matches(BLOCKS) || child.querySelector(BLOCKS))) {
        loose += isElement ? inline({ childNodes: [child] }) : (child.data || "").replace(/\s+/g, " ");
        continue;
      }
      flush();
      if (/MsoListParagraph/.test(child.className) || /mso-list:\s*l\d/i.test(style(child))) {
        found.push({ text: wordItem(child), isItem: true });
      } else if (/^(UL|OL)$/.test(child.tagName)) {
        listItems(child, 0).forEach((text) => found.push({ text, isItem: true }));
      } else if (child.tagName === "TABLE") {
        found.push({ text: tableRows(child) });
      } else if (/^H[1-6]$/.test(child.tagName)) {
        found.push({ text: `${"#".repeat(Number(child.tagName[1]))} ${inline(child).trim()}` });
      } else if (child.querySelector(BLOCKS)) {
        blocks(child, found);
      } else {
        const text = inline(child).trim();
        if (text) found.push({ text });
      }
    }
    flush();
    return found;
  }

  return (html) => {
    // style= is renamed first: the policy would report each one, even in a document that is not shown
    const clean = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\sstyle=/gi, " data-style=");
    const page = new DOMParser().parseFromString(clean, "text/html");
    page.querySelectorAll("style, script, meta, link, title, img").forEach((element) => element.remove());
    return blocks(page.body).filter((block) => block.text).reduce((text, block, i, all) => {
      if (!i) return block.text;
      return `${text}${block.isItem && all[i - 1].isItem ? "\n" : "\n\n"}${block.text}`;
    }, "");
  };
})();
