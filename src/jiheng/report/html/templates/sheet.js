"use strict";
(() => {
  const drawer = document.getElementById("drawer");
  // An old browser keeps the links to the explanations at the end of the page.
  if (typeof drawer.showModal !== "function") return;
  document.documentElement.classList.add("scripted");
  const body = drawer.querySelector(".drawer-body");
  const anchors = Array.from(document.querySelectorAll("article.why"), (article) => article.id);
  const pointOf = (anchor) => document.querySelector(`button[data-why="${anchor}"]`);
  let shown = "";
  let opener = null;

  function mark(anchor, on) {
    const row = pointOf(anchor)?.closest("tr");
    if (row) row.classList.toggle("shown", on);
  }

  function show(anchor) {
    const copy = document.getElementById(anchor).cloneNode(true);
    copy.querySelector("h3").id = "drawer-title";
    mark(shown, false);
    mark(anchor, true);
    body.replaceChildren(...copy.childNodes);
    body.scrollTop = 0;
    shown = anchor;
    if (!drawer.open) {
      drawer.showModal();
      body.focus();
    }
  }

  function open(button) {
    opener = button;
    show(button.dataset.why);
  }

  function step(distance) {
    const place = anchors.indexOf(shown) + distance;
    show(anchors[(place + anchors.length) % anchors.length]);
    opener = pointOf(shown) || opener;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.point");
    if (button) open(button);
  });

  drawer.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#why-"]');
    const stepper = event.target.closest("[data-step]");
    if (link) {
      event.preventDefault();
      show(link.hash.slice(1));
      body.focus();
    } else if (stepper) {
      step(Number(stepper.dataset.step));
    } else if (event.target.closest("[data-close]")) {
      drawer.close();
    } else if (event.target === drawer) {
      drawer.close();
      // A click beside the drawer may mean another point that is seen there.
      const below = document.elementFromPoint(event.clientX, event.clientY)?.closest("button.point");
      if (below) open(below);
    }
  });

  drawer.addEventListener("close", () => {
    if (drawer.open) return;
    mark(shown, false);
    opener?.focus();
  });
})();
