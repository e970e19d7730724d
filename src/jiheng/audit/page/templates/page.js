"use strict";
(() => {
  const form = document.querySelector(".filters");
  const cards = [...document.querySelectorAll("#findings li[data-number]")];
  const marks = [...document.querySelectorAll("mark[data-findings]")];
  const output = form.querySelector("output");
  const words = output.textContent.replace(/\d+/, "{}");

  const numbers = (mark) => mark.dataset.findings.split(" ");
  const show = (number) => {
    for (const card of cards) card.classList.toggle("shown", card.dataset.number === number);
    for (const mark of marks) mark.classList.toggle("shown", numbers(mark).includes(number));
  };
  const filter = () => {
    const title = form.elements.title.value;
    const off = new Set();
    for (const card of cards) {
      card.hidden = !form.elements[card.dataset.level].checked || (title !== "" && card.dataset.title !== title);
      if (card.hidden) off.add(card.dataset.number);
    }
    for (const mark of marks) mark.classList.toggle("off", numbers(mark).every((number) => off.has(number)));
    document.body.classList.toggle("with-held", form.elements.held.checked);
    output.textContent = words.replace("{}", String(cards.length - off.size));
  };
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());

  for (const card of cards) {
    card.addEventListener("click", () => {
      show(card.dataset.number);
      const mark = marks.find((one) => numbers(one).includes(card.dataset.number));
      if (mark) mark.scrollIntoView({ block: "center" });
    });
  }
  const open = (mark) => {
    const number = numbers(mark).find((one) => !document.getElementById("f" + one).hidden);
    if (!number) return;
    show(number);
    document.getElementById("f" + number).scrollIntoView({ block: "nearest" });
  };
  for (const mark of marks) {
    mark.addEventListener("click", () => open(mark));
    mark.addEventListener("keydown", (event) => { if (event.key === "Enter") open(mark); });
  }
  filter();
})();
