"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const card = document.getElementById("card");
  const filters = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const items = new Map(all("[data-card]").map((item) => [item.dataset.card, item]));
  const segments = all("#text [data-q]");
  const openings = segments.filter((segment) => segment.tabIndex === 0);
  const ofQuote = new Map();
  for (const segment of segments)
    for (const id of segment.dataset.q.split(" "))
      ofQuote.set(id, [...(ofQuote.get(id) ?? []), segment]);
  let picked = null;
  let current = null;

  for (const element of all(".scripted")) element.hidden = false;

  // The innermost quote that a segment belongs to and that is not filtered out.
  const quoteAt = (segment) =>
    segment.dataset.q.split(" ").filter((id) => items.get(id) && !items.get(id).hidden)
      .sort((a, b) => b.split(".").length - a.split(".").length)[0];

  const close = () => {
    for (const segment of all(".on")) segment.classList.remove("on");
    card.hidden = true;
    current = null;
  };

  const open = (segment) => {
    const id = quoteAt(segment);
    if (!id || id === current) return;
    close();
    current = id;
    for (const part of ofQuote.get(id)) part.classList.add("on");
    const item = items.get(id);
    const voice = item.closest(".voice");
    const who = document.createElement("p");
    who.className = "who";
    const link = document.createElement("a");
    link.href = `#${voice.id}`;
    link.append(voice.querySelector(".pick bdi").cloneNode(true));
    who.append(link);
    const role = voice.querySelector(".role");
    card.replaceChildren(who, ...(role ? [role.cloneNode(true)] : []), item.querySelector("dl").cloneNode(true));
    card.className = voice.className.replace("voice ", "");
    card.hidden = false;
    const place = segment.getClientRects()[0];
    const left = Math.min(place.left, document.documentElement.clientWidth - card.offsetWidth - 12);
    const below = segment.getBoundingClientRect().bottom + 8;
    const fits = below + card.offsetHeight < window.innerHeight;
    card.style.left = `${Math.max(12, left) + window.scrollX}px`;
    card.style.top = `${(fits ? below : Math.max(8, place.top - card.offsetHeight - 8)) + window.scrollY}px`;
  };

  const filter = () => {
    const chosen = (name) => new Set(all(`input[name=${name}]:checked`).map((box) => box.value));
    const [kinds, acts] = [chosen("kind"), chosen("act")];
    const least = Number(document.getElementById("least").value);
    document.getElementById("least-shown").value = least;
    let count = 0;
    for (const item of items.values()) {
      const { kind, act, confidence, speaker } = item.dataset;
      item.hidden = !(kinds.has(kind) && acts.has(act) && Number(confidence) >= least && (!picked || picked === speaker));
      count += !item.hidden;
    }
    for (const segment of segments) {
      const off = !quoteAt(segment);
      segment.classList.toggle("off", off);
      if (openings.includes(segment)) segment.tabIndex = off ? -1 : 0;
    }
    for (const button of all(".pick")) button.setAttribute("aria-pressed", String(button.dataset.speaker === picked));
    shown.textContent = count === items.size ? "" : `${count} shown`;
    close();
  };

  const step = (by) => {
    const visible = openings.filter((segment) => !segment.classList.contains("off"));
    const at = visible.indexOf(document.activeElement);
    const next = visible[at < 0 ? (by > 0 ? 0 : visible.length - 1) : at + by];
    if (next) {
      next.focus();
      next.scrollIntoView({ block: "center" });
    }
  };

  for (const segment of segments) {
    segment.addEventListener("mouseenter", () => open(segment));
    segment.addEventListener("focus", () => open(segment));
    segment.addEventListener("click", () => { current = null; open(segment); });
  }
  document.addEventListener("mouseover", (event) => {
    if (!event.target.closest("#card, [data-q]") && !document.activeElement.matches("#text [tabindex]")) close();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#card, #text [data-q]")) close();
  });
  window.addEventListener("resize", close);
  card.addEventListener("click", (event) => { if (event.target.closest("a")) close(); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) return;
    if (event.key === "Escape") close();
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Enter" && event.target.matches("#text [tabindex]")) card.querySelector("a")?.focus();
  });
  for (const button of all(".pick"))
    button.addEventListener("click", () => {
      picked = picked === button.dataset.speaker ? null : button.dataset.speaker;
      filter();
    });
  filters?.addEventListener("input", filter);
  filters?.addEventListener("submit", (event) => event.preventDefault());
  filters?.addEventListener("reset", () => { picked = null; setTimeout(filter); });

  const theme = document.getElementById("theme");
  const dark = () => (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const label = () => {
    theme.textContent = dark() ? "Light" : "Dark";
    theme.setAttribute("aria-pressed", String(dark()));
  };
  theme.addEventListener("click", () => { document.documentElement.dataset.theme = dark() ? "light" : "dark"; label(); });
  label();
})();
