// Results as one types. The form works without this file; what is shown is what it would show.
const form = document.querySelector("form[data-as-you-type]");
const box = form.elements.q;
const PARTS = ["search-said", "search-found"];
let waiting, asking, last = box.value.trim();

const addressOf = (words, extra = "") => {
  const now = new URLSearchParams(location.search);
  const kept = ["sort", "kind"].filter((name) => now.get(name)).map((name) => [name, now.get(name)]);
  return `${form.action.split("?")[0]}?${new URLSearchParams([["q", words], ...kept])}${extra}`;
};

// A document that the browser itself reads: no markup passes through this script.
const ask = (words) => {
  asking?.abort();
  const request = asking = new XMLHttpRequest();
  request.responseType = "document";
  request.onload = () => {
    const answer = request.response;
    if (request !== asking || request.status !== 200 || !answer) return;
    for (const id of PARTS) {
      const old = document.getElementById(id), found = answer.getElementById(id);
      if (!old || !found) continue;
      const status = old.querySelector("[role=status]"), said = found.querySelector("[role=status]");
      if (!status || !said) { old.replaceChildren(...document.adoptNode(found).childNodes); continue; }
      // The line that is read aloud stays, and its words change.
      while (status.nextSibling) status.nextSibling.remove();
      status.className = said.className;
      status.replaceChildren(...[...said.childNodes].map((node) => document.adoptNode(node)));
      said.remove();
      old.append(...document.adoptNode(found).childNodes);
    }
    document.title = answer.title;
    history.replaceState(history.state, "", addressOf(words));
  };
  request.open("GET", addressOf(words, "&typing=1"));
  request.send();
};

box.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const words = box.value.trim();
    if (words === last) return;
    last = words;
    ask(words);
  }, 200);
});
