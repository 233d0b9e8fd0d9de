"use strict";
// The schedule of a year: weekday and holiday beside a date as it is typed, and Enter goes down.
// Without it the page says the same once it is sent.
document.addEventListener("DOMContentLoaded", () => {
  const holidays = JSON.parse(document.getElementById("holidays").textContent);
  const year = Object.keys(holidays)[0].slice(0, 4);
  const dates = [...document.querySelectorAll('.schedule-grid input[name$="-date"]')];

  const dayOf = (typed) => {
    const slashed = /^\d{1,2}[/-]\d{1,2}$/.test(typed);
    const hasYear = /\b\d{4}\b/.test(typed);
    let words = typed;
    if (slashed) words = `${typed.replace("-", "/")}/${year}`;
    else if (!hasYear) words = `${typed}, ${year}`;
    const day = new Date(/^\d{4}-\d{2}-\d{2}$/.test(typed) ? `${typed}T12:00` : `${words} 12:00`);
    return typed && !Number.isNaN(day.getTime()) ? day : null;
  };
  const iso = (day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, "0")).join("-");

  const show = (input) => {
    const said = input.parentElement.querySelector(".weekday");
    const day = dayOf(input.value.trim());
    said.textContent = day ? day.toLocaleDateString("en-US", { weekday: "long" }) : "";
    const holiday = day && holidays[iso(day)];
    const kind = input.closest("tr").querySelector('select[name$="-kind"]');
    if (!holiday || kind.value !== "regular") return;
    const take = Object.assign(document.createElement("button"), {
      type: "button", className: "button", textContent: `Take ${holiday.next}`,
    });
    take.addEventListener("click", () => {
      input.value = holiday.next;
      show(input);
      input.focus();
    });
    said.append(`, ${holiday.name}. The law moves it to ${holiday.weekday}, `, take);
  };
  for (const [number, input] of dates.entries()) {
    input.addEventListener("input", () => show(input));
    input.closest("tr").querySelector('select[name$="-kind"]').addEventListener("change", () => show(input));
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.ctrlKey) return;
      event.preventDefault();
      (dates[number + 1] || document.querySelector("#schedule_form [name=_post]")).focus();
    });
    show(input);
  }
});
