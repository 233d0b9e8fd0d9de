"use strict";
// The end of a staff session is said before it comes, and one button puts it off. Every page and
// every request of any tab counts as work, so the tabs tell each other when the last one was.
(() => {
  const { idle, left, stay } = document.currentScript.dataset;
  const WARN = 5 * 60 * 1000;
  const KEY = "staff-seen-at";
  const opened = Date.now();
  const seen = () => localStorage.setItem(KEY, Date.now());
  const lastSeen = () => Math.max(opened, Number(localStorage.getItem(KEY)) || 0);
  const endsAt = () => Math.min(lastSeen() + Number(idle) * 1000, opened + Number(left) * 1000);
  const isIdle = () => lastSeen() + Number(idle) * 1000 < opened + Number(left) * 1000;
  seen();

  const made = (tag, options, ...children) => {
    const element = Object.assign(document.createElement(tag), options);
    element.append(...children);
    return element;
  };
  const words = made("p");
  const button = made("button", { type: "button", className: "button", textContent: "Stay signed in" });
  const again = made("a", { className: "button", href: location.href, textContent: "Sign in again", hidden: true });
  const note = made("div", { className: "session-note", hidden: true }, words, button, again);
  note.setAttribute("role", "alert");

  const hour = (moment) => new Date(moment).toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });

  function look() {
    const rest = endsAt() - Date.now();
    if (rest > WARN) {
      note.hidden = true;
    } else if (rest > 0) {
      note.hidden = false;
      button.hidden = !isIdle();
      again.hidden = true;
      const sentence = isIdle()
        ? `You will be signed out at ${hour(endsAt())}, since nothing was sent for a while.`
          + " Your unsaved text is kept on this computer."
        : `You will be signed out at ${hour(endsAt())}, after a whole day's work. Save now.`;
      if (words.textContent !== sentence) words.textContent = sentence;
    } else {
      over();
    }
  }

  function over() {
    note.hidden = again.hidden = false;
    button.hidden = true;
    words.textContent = "You are signed out. Unsaved text is kept on this computer,"
      + " and this page offers it back after you sign in.";
  }

  button.addEventListener("click", async () => {
    try {
      const answer = await fetch(stay, { headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) return over();
      seen();
      look();
      return undefined;
    } catch {
      words.textContent = "The site cannot be reached. Your unsaved text is kept on this computer.";
      return undefined;
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.body.append(note);
    look();
  });
  // The preview is a request too: who writes is at work.
  document.addEventListener("markdownx.update", seen, true);
  setInterval(look, 15_000);
  addEventListener("storage", (event) => event.key === KEY && look());
  addEventListener("focus", look);
})();
