"use strict";
(() => {
  const search = document.getElementById("search");
  const status = document.getElementById("status");
  const keys = document.getElementById("letter-keys");
  const entries = [...document.querySelectorAll(".entry")];
  // The cover sheet and what stands before names are found too, but are none of the letters that are counted.
  const letters = entries.filter((entry) => entry.id.startsWith("letter-"));
  const findings = [...document.querySelectorAll(".findings li")];
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map([...entries, ...findings].map((one) => [one, folded(one.textContent)]));
  document.querySelector(".tools").hidden = false;

  const seen = (all) => all.filter((one) => !one.hidden).length;
  const shown = () => entries.filter((entry) => !entry.hidden);
  const filter = () => {
    const words = folded(search.value).split(/\s+/).filter(Boolean);
    for (const [one, text] of texts) one.hidden = !words.every((word) => text.includes(word));
    const said = Object.entries({ shown: seen(letters), all: letters.length, found: seen(findings), findings: findings.length });
    status.textContent = words.length ? said.reduce((text, [name, count]) => text.replace(`{${name}}`, count), status.dataset.words) : "";
  };
  search.addEventListener("input", filter);
  const clear = () => { search.value = ""; filter(); };
  // What somebody wants to be led to is shown, whatever was searched for.
  const reveal = (id) => { if (document.getElementById(id)?.closest("[hidden]")) clear(); };
  for (const link of document.querySelectorAll(".findings a")) link.addEventListener("click", () => reveal(link.hash.slice(1)));
  addEventListener("hashchange", () => {
    const id = location.hash.slice(1);
    if (!document.getElementById(id)?.closest("[hidden]")) return;
    clear();
    document.getElementById(id).scrollIntoView();
  });

  const move = (step) => {
    const list = shown();
    const here = list.indexOf(document.activeElement.closest?.(".entry"));
    const next = list[here < 0 ? (step > 0 ? 0 : list.length - 1) : here + step];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  };

  // On paper nothing can be opened.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of closed) one.open = false; });

  const dialog = document.getElementById("large");
  const place = document.getElementById("large-page");
  const caption = document.getElementById("large-caption");
  let open = null;
  const figures = () => shown().flatMap((entry) => [...entry.querySelectorAll("figure")]);
  const show = (figure) => {
    open = figure;
    const sheet = document.createElement("div");
    sheet.className = "sheet";
    for (const child of figure.querySelector(".sheet").children) sheet.append(child.cloneNode(true));
    place.replaceChildren(sheet);
    const entry = figure.closest(".entry");
    caption.textContent = `${entry.querySelector("h3").textContent} · ${figure.querySelector("figcaption").textContent}`;
    const list = figures();
    document.getElementById("before").disabled = list[0] === figure;
    document.getElementById("behind").disabled = list.at(-1) === figure;
    dialog.scrollTop = 0;
  };
  const turn = (step) => {
    const list = figures();
    const next = list[list.indexOf(open) + step];
    if (next) show(next);
  };
  document.addEventListener("click", (event) => {
    const sheet = event.target.closest("figure .sheet");
    // With a key held down the link is the browser's: a window of its own.
    if (!sheet || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(sheet.closest("figure"));
    dialog.showModal();
  });
  document.getElementById("before").addEventListener("click", () => turn(-1));
  document.getElementById("behind").addEventListener("click", () => turn(1));
  document.getElementById("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => {
    open?.querySelector("a")?.focus();
    place.replaceChildren();
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (dialog.open) {
      if (event.key === "ArrowLeft") turn(-1);
      if (event.key === "ArrowRight") turn(1);
      return;
    }
    if (event.target === search) {
      if (event.key === "Escape") { clear(); search.blur(); }
      return;
    }
    if (!keys.checked) return;
    if (event.key === "/") { event.preventDefault(); search.focus(); }
    if (event.key === "j") move(1);
    if (event.key === "k") move(-1);
  });
})();
