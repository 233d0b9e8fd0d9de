"use strict";
// Unsaved work that record.js keeps on this computer: dropped once it is saved, when it is a week
// old, and when its owner signs out, since others may sit at this computer next.
(() => {
  const WEEK = 7 * 24 * 60 * 60 * 1000;
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith("draft:"));
  const age = (key) => {
    try {
      return Date.now() - new Date(JSON.parse(localStorage.getItem(key)).at);
    } catch {
      return Infinity;
    }
  };
  keys().filter((key) => !(age(key) < WEEK)).forEach((key) => localStorage.removeItem(key));

  const saving = sessionStorage.getItem("saving");
  if (saving && document.querySelector(".messagelist .success")) localStorage.removeItem(saving);
  sessionStorage.removeItem("saving");

  document.getElementById("logout-form")?.addEventListener("submit", () => {
    keys().forEach((key) => localStorage.removeItem(key));
  });
})();
