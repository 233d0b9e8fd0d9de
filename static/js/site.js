// Every page works without this file. It adds: leave-quickly, copy, print, citing an item, and
// narrowing a list as one types.
(() => {
  const root = document.documentElement;
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  root.classList.add("js");

  // Exit: replaces the current page in the tab's history, so Back does not return to it.
  const exit = document.querySelector("[data-exit]");
  const leave = () => { root.classList.add("leaving"); location.replace(exit.href); };
  exit?.addEventListener("click", (e) => { e.preventDefault(); leave(); });
  let taps = 0, timer;
  addEventListener("keyup", (e) => {
    if (e.key !== "Shift") { taps = 0; return; }
    clearTimeout(timer);
    timer = setTimeout(() => { taps = 0; }, 1500);
    if (++taps === 3 && exit) leave();
  });

  document.addEventListener("click", async (e) => {
    const b = e.target.closest("button[data-print], button[data-copy]");
    if (!b) return;
    if ("print" in b.dataset) { print(); return; }
    const say = document.getElementById(b.dataset.say);
    try {
      await navigator.clipboard.writeText(document.getElementById(b.dataset.copy).innerText.trim());
      say.textContent = "Copied.";
    } catch { say.textContent = "Copying was blocked. Select the text and copy it."; }
  });

  // A reader who came to one item of the minutes is offered the citation of that item.
  const item = document.querySelector("[data-cite-item]");
  if (item) {
    const address = document.querySelector("[data-cite-address]");
    const page = address.textContent;
    const cite = () => {
      const link = all(".permalink").find((a) => a.hash === location.hash);
      item.textContent = link?.dataset.item ? `, item ${link.dataset.item}` : "";
      address.textContent = page + (link ? link.hash : "");
    };
    addEventListener("hashchange", cite);
    cite();
  }

  // Narrow a list that is already on the page. The form itself still works on the server.
  const box = document.querySelector("input[data-narrows]");
  if (box) {
    const rows = all(box.dataset.narrows);
    const texts = rows.map((r) => r.textContent.toLowerCase());
    const groups = all("[data-group]");
    const say = document.getElementById(box.dataset.say);
    const said = [...say.childNodes];
    const first = box.value.trim();
    const run = () => {
      const asked = box.value.trim();
      const words = asked === first ? [] : asked.toLowerCase().split(/\s+/).filter(Boolean);
      let n = 0;
      rows.forEach((r, i) => {
        r.hidden = !words.every((w) => texts[i].includes(w));
        if (!r.hidden) n++;
      });
      for (const g of groups) g.hidden = !g.querySelector("li.entry:not([hidden])");
      if (words.length) say.textContent = `${n} of ${rows.length} ${box.dataset.noun} match “${asked}”.`;
      else say.replaceChildren(...said);
    };
    let wait;
    box.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(run, 150); });
  }
})();
