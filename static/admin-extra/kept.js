"use strict";
// Unsaved work that record.js keeps on this computer: dropped once it is saved, when it is three
// days old, and when its owner signs out, since others may sit at this computer next.
(() => {
  const LONGEST = 3 * 24 * 60 * 60 * 1000;
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith("draft:"));
  const age = (key) => {
    try {
      return Date.now() - new Date(JSON.parse(localStorage.getItem(key)).at);
    } catch {
      return Infinity;
    }
  };
  keys().filter((key) => !(age(key) < LONGEST)).forEach((key) => localStorage.removeItem(key));

  const saving = sessionStorage.getItem("saving");
  if (saving && document.querySelector(".messagelist .success")) localStorage.removeItem(saving);
  sessionStorage.removeItem("saving");

  document.getElementById("logout-form")?.addEventListener("submit", () => {
    keys().forEach((key) => localStorage.removeItem(key));
  });
})();
