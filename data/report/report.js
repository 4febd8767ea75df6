"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const all = (root, selector) => Array.from(root.querySelectorAll(selector));
  const marksOf = (fact) => all(document, 'mark[data-f~="' + fact.id + '"]');
  const articleOf = (element) => element.closest(".report");
  let current = null;
  let turn = 0;

  function light(fact) {
    all(document, ".on").forEach((e) => e.classList.remove("on"));
    current = fact;
    if (!fact) return [];
    fact.classList.add("on");
    const marks = marksOf(fact);
    marks.forEach((m) => m.classList.add("on"));
    return marks;
  }

  function toWords(fact) {
    const marks = light(fact);
    if (marks.length === 0) return;
    marks[0].tabIndex = -1;
    marks[0].focus({ preventScroll: true });
    marks[0].scrollIntoView({ block: "center" });
  }

  function toFact(fact) {
    light(fact);
    fact.focus({ preventScroll: true });
    fact.scrollIntoView({ block: "nearest" });
  }

  const isShown = (fact) => fact && fact.offsetParent !== null;
  const factsOf = (mark) => mark.dataset.f.split(" ").map((id) => document.getElementById(id)).filter(isShown);

  /* A click on words that several facts share goes from one to the next. */
  function fromMark(mark) {
    const facts = factsOf(mark);
    if (facts.length === 0) return;
    turn = current && facts.includes(current) ? (facts.indexOf(current) + 1) % facts.length : 0;
    toFact(facts[turn]);
  }

  function paint(article) {
    for (const mark of all(article, "mark")) {
      const first = factsOf(mark)[0];
      mark.className = (first ? "k-" + first.dataset.kind : "off") + (mark.classList.contains("on") && first ? " on" : "");
    }
  }

  function filter(article) {
    const form = article.querySelector(".filters");
    const words = form.querySelector(".q").value.trim().toLowerCase();
    const party = form.querySelector(".p").value;
    const kinds = new Set(all(form, "input:checked").map((i) => i.value));
    const units = all(article, ".unit");
    let shown = 0;
    for (const unit of units) {
      const keep = kinds.has(unit.dataset.kind) && (party === "" || unit.dataset.parties.includes("|" + party + "|")) &&
                   (words === "" || unit.textContent.toLowerCase().includes(words));
      unit.hidden = !keep;
      shown += keep ? 1 : 0;
    }
    all(article, ".group").forEach((g) => { g.hidden = !g.querySelector(".unit:not([hidden])"); });
    all(article, ".facts").forEach((s) => { s.hidden = !s.querySelector(".unit:not([hidden])"); });
    const total = units.length + (units.length === 1 ? " fact" : " facts");
    form.querySelector(".count").textContent = shown === units.length ? total : shown + " of " + total + " shown";
    paint(article);
  }

  function clear(article) {
    const form = article.querySelector(".filters");
    form.reset();
    filter(article);
  }

  for (const form of all(document, ".filters")) {
    const article = articleOf(form);
    form.addEventListener("input", () => filter(article));
    form.addEventListener("change", () => filter(article));
    form.addEventListener("submit", (e) => e.preventDefault());
  }

  document.addEventListener("click", (e) => {
    const fact = e.target.closest("a.fact");
    const mark = e.target.closest("mark");
    if (fact) {
      e.preventDefault();
      toWords(fact);
    } else if (mark) {
      fromMark(mark);
    }
  });

  const inView = () => all(document, ".report").find((a) => a.getBoundingClientRect().bottom > 120) || null;

  function step(by) {
    const article = (current && articleOf(current)) || inView();
    if (!article) return;
    const facts = all(article, "a.fact").filter(isShown);
    if (facts.length === 0) return;
    const at = current ? facts.indexOf(current) : -1;
    const next = at === -1 ? (by > 0 ? 0 : facts.length - 1) : Math.min(facts.length - 1, Math.max(0, at + by));
    toFact(facts[next]);
    const marks = marksOf(facts[next]);
    if (marks.length > 0 && window.matchMedia("(min-width: 60rem)").matches) marks[0].scrollIntoView({ block: "center" });
  }

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const typing = e.target.matches("input[type=search], select");
    const article = articleOf(e.target) || inView();
    if (e.key === "Escape" && article) {
      const onWords = e.target.tagName === "MARK";
      if (onWords && isShown(current)) {
        toFact(current);
      } else {
        if (article.querySelector(".filters")) clear(article);
        light(null);
        if (typing) e.target.blur();
      }
      e.preventDefault();
    } else if (typing) {
      return;
    } else if (e.key === "/" && article && article.querySelector(".q")) {
      e.preventDefault();
      article.querySelector(".q").focus();
    } else if (e.key === "j" || (e.key === "ArrowDown" && e.target.matches("a.fact"))) {
      e.preventDefault();
      step(1);
    } else if (e.key === "k" || (e.key === "ArrowUp" && e.target.matches("a.fact"))) {
      e.preventDefault();
      step(-1);
    } else if (e.key === "Enter" && e.target.tagName === "MARK") {
      fromMark(e.target);
    }
  });

  const theme = document.getElementById("theme");
  const root = document.documentElement;
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  const label = () => { theme.textContent = isDark() ? "Light" : "Dark"; theme.setAttribute("aria-label", "Switch to " + theme.textContent.toLowerCase() + " colours"); };
  theme.hidden = false;
  theme.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; label(); });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", label);
  label();
  all(document, ".filters").forEach((form) => filter(articleOf(form)));
});
