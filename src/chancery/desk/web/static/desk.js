"use strict";
/* What the pages can do beyond reading: light up proof, keys, judging without leaving, the live feed.
   Everything works without it; text from outside only ever becomes textContent. */
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const main = () => document.getElementById("main");
  const told = document.getElementById("told");
  const inward = (path) => typeof path === "string" && /^\/(?![/\\])/.test(path);
  let silence = 0;

  function say(words) {
    told.textContent = words;
    clearTimeout(silence);
    silence = setTimeout(() => { told.textContent = ""; }, 6000);
  }

  /* Proof: the words of the dispatch that a field stands on */
  let pinned = null;

  function piecesOf(field) {
    const spans = (field.dataset.at || "").split(" ").filter(Boolean).map((one) => one.split("-").map(Number));
    return all(".w").filter((piece) => {
      const start = Number(piece.dataset.start), end = Number(piece.dataset.end);
      return spans.some(([from, to]) => from <= start && end <= to);
    });
  }

  function darken() {
    for (const one of all(".w.lit, .w.near, .field.lighting")) one.classList.remove("lit", "near", "lighting");
  }

  function light(field) {
    darken();
    field.classList.add("lighting");
    const pieces = piecesOf(field);
    for (const piece of pieces) piece.classList.add("lit");
    return pieces;
  }

  function bring(piece) {
    const box = piece.getBoundingClientRect(), text = piece.closest(".text");
    const around = text ? text.getBoundingClientRect() : { top: 0, bottom: innerHeight };
    const top = Math.max(0, around.top), bottom = Math.min(innerHeight, around.bottom);
    if (box.top < top || box.bottom > bottom) piece.scrollIntoView({ block: "nearest" });
  }

  /* On a phone the text stands above the record: there only a tap may carry the reader off to it. */
  function beside() {
    const text = document.querySelector(".two > .text");
    return text !== null && getComputedStyle(text).position === "sticky";
  }

  const fieldOf = (event) => event.target instanceof Element ? event.target.closest("[data-at]") : null;

  document.addEventListener("pointerover", (event) => {
    const field = fieldOf(event);
    if (field && event.pointerType !== "touch") light(field);
  });
  document.addEventListener("pointerout", (event) => {
    const field = fieldOf(event);
    if (!field || field.contains(event.relatedTarget)) return;
    if (pinned && pinned.isConnected) light(pinned); else darken();
  });
  document.addEventListener("focusin", (event) => {
    const field = fieldOf(event);
    if (!field) return;
    pinned = field;
    const [first] = light(field);
    if (first && beside()) bring(first);
  });
  document.addEventListener("focusout", (event) => {
    if (fieldOf(event) && pinned === fieldOf(event)) { pinned = null; darken(); }
  });
  document.addEventListener("click", (event) => {
    const field = fieldOf(event);
    if (!field) return;
    const link = event.target.closest("a[href]");
    if (link && !link.hash) return;
    pinned = field;
    const [first] = light(field);
    if (first) bring(first);
  });

  /* An address may name a position at which no piece begins: the piece that covers it, or the next. */
  function land() {
    const found = /^#w(\d+)$/.exec(location.hash);
    if (!found || document.getElementById(location.hash.slice(1))) return;
    const wanted = Number(found[1]);
    const away = (piece) => {
      const start = Number(piece.dataset.start), end = Number(piece.dataset.end);
      return start <= wanted && wanted < end ? -1 : Math.min(Math.abs(start - wanted), Math.abs(end - wanted));
    };
    const nearest = all(".w").reduce((best, piece) => (best === null || away(piece) < away(best) ? piece : best), null);
    if (!nearest) return;
    darken();
    nearest.classList.add("near");
    nearest.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", land);
  land();

  /* Moving among what a page lists */
  let here = null;

  const items = () => all("[data-item]", main()).filter((one) => one.getClientRects().length > 0);

  function go(item) {
    if (here) here.classList.remove("here");
    here = item;
    item.classList.add("here");
    if (!item.hasAttribute("tabindex")) item.tabIndex = -1;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const some = items();
    if (!some.length) return;
    const at = here && here.isConnected ? some.indexOf(here) : -1;
    const to = at < 0 ? (by > 0 ? 0 : some.length - 1) : at + by;
    if (to < 0) say(told.dataset.first);
    else if (to >= some.length) say(told.dataset.last);
    else go(some[to]);
  }

  document.addEventListener("focusin", (event) => {
    const item = event.target instanceof Element ? event.target.closest("[data-item]") : null;
    if (!item || item === here) return;
    if (here) here.classList.remove("here");
    here = item;
  });

  function subject() {
    if (here && here.isConnected && here.dataset.record) return here;
    const some = all("[data-item][data-record]", main());
    return some.length === 1 ? some[0] : null;
  }

  function press(kind) {
    const item = subject();
    if (!item) { if (kind === "undo") say(told.dataset.none); return; }
    const forms = all(`[data-judge="${kind}"]`, item).filter((one) => one.closest("[data-item]") === item);
    /* Twice the key is twice an undo, not an undo and its undoing. */
    const form = kind === "undo" ? forms.filter((one) => one.dataset.of !== "undo").at(-1) : forms[0];
    if (!form) { if (kind === "undo") say(told.dataset.none); return; }
    if (form instanceof HTMLFormElement) { form.requestSubmit(form.querySelector("button")); return; }
    form.open = true;
    form.querySelector(kind === "reject" ? "[name=reason]" : "select, input:not([type=hidden])").focus();
  }

  /* One letter is a key only for those who want it: WCAG 2.1.4 asks for a way to turn that off. */
  const help = document.getElementById("help");
  const wanted = help.querySelector("[data-keys]");
  const kept = (store, name, value) => {
    try {
      if (value === undefined) return store.getItem(name);
      store.setItem(name, value);
    } catch { /* no storage: as if never asked */ }
    return null;
  };
  wanted.checked = kept(localStorage, "keys") !== "off";
  wanted.addEventListener("change", () => kept(localStorage, "keys", wanted.checked ? "on" : "off"));
  for (const one of all("[data-scripted]")) one.hidden = false;
  for (const button of all("[data-help]")) button.addEventListener("click", () => help.showModal());

  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    o: () => { if (here && inward(here.dataset.open)) location.assign(here.dataset.open); },
    a: () => press("accept"),
    e: () => press("correct"),
    x: () => press("reject"),
    u: () => press("undo"),
    "/": () => document.querySelector("[data-search]").focus(),
    "?": () => help.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.key === "Escape") {
      pinned = null;
      darken();
      return;
    }
    const at = event.target;
    if (at instanceof Element && at.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "Enter") {
      if (here && at === here && inward(here.dataset.open) && !here.matches("a, button")) location.assign(here.dataset.open);
      return;
    }
    if (!wanted.checked || !Object.hasOwn(KEYS, event.key)) return;
    event.preventDefault();
    KEYS[event.key]();
  });

  /* Judging: sent on the side, then the page as it is now in place of what it was */
  const place = (item) => (item ? item.id || items().indexOf(item) : null);

  async function renew(at) {
    const response = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!response.ok) { location.reload(); return; }
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("main");
    if (!fresh) { location.reload(); return; }
    const x = scrollX, y = scrollY, text = document.querySelector(".two > .text");
    const inner = text ? text.scrollTop : 0;
    main().replaceWith(document.adoptNode(fresh));
    const now = document.querySelector(".two > .text");
    if (now) now.scrollTop = inner;
    scrollTo(x, y);
    here = pinned = null;
    const item = typeof at === "string" ? document.getElementById(at) : items()[at];
    if (item) go(item);
    else main().focus({ preventScroll: true });
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.getAttribute("action") !== "/review") return;
    event.preventDefault();
    if (form.ariaBusy === "true") return;
    form.ariaBusy = "true";
    say(told.dataset.wait);
    const at = place(form.closest("[data-item]"));
    try {
      const response = await fetch("/review", {
        method: "POST", body: new FormData(form, event.submitter), headers: { Accept: "application/json" },
      });
      const answer = await response.json();
      if (!response.ok) { say(answer.detail || told.dataset.failed); return; }
      await renew(at);
      say(told.dataset.done);
    } catch {
      say(told.dataset.failed);
    } finally {
      form.ariaBusy = "false";
    }
  });

  /* The live feed */
  const live = document.getElementById("live"), feed = document.getElementById("feed");
  if (live && feed && "EventSource" in window) {
    const words = live.dataset, MOST = 300;
    const button = live.querySelector("button"), shown = live.querySelector(".lamp-says"), came = live.querySelector("[role=status]");
    let last = words.after, source = null, waiting = [], announcing = 0;

    const make = (tag, name, text) => {
      const made = document.createElement(tag);
      if (name) made.className = name;
      if (text) made.textContent = text;
      return made;
    };

    function titled(one) {
      const link = make("a"), inside = make("bdi", "", one.title || words.untitled);
      if (inward(one.url)) link.href = one.url;
      if (one.language) inside.lang = one.language;
      link.append(inside);
      return link;
    }

    function clock(one) {
      const at = new Date(one.published || "");
      if (Number.isNaN(at.getTime())) return [];
      const time = make("time", "", at.toISOString().slice(11, 16));
      time.dateTime = one.published;
      const day = at.toLocaleDateString(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
      return [time, make("span", "", day)];
    }

    function entry(one) {
      const item = make("li", "fresh"), line = make("p", "clock"), body = make("div"), head = make("h2"), says = make("p", "says");
      item.dataset.item = "";
      if (inward(one.url)) item.dataset.open = one.url;
      if (one.wire) item.dataset.wire = one.wire;
      line.append(...clock(one));
      head.dir = "auto";
      head.append(titled(one));
      says.append(make("bdi", "", one.publisher || words.unstated));
      if (one.language) says.append(` · ${one.language}`);
      if (one.problem) says.append(" · ", make("strong", "flag", words.problem));
      body.append(head, says);
      item.append(line, body);
      return item;
    }

    function fold(item, one) {
      let prints = item.querySelector(".prints");
      if (!prints) {
        prints = make("details", "prints");
        prints.append(make("summary"), make("ul"));
        item.querySelector("div").append(prints);
      }
      const list = prints.querySelector("ul"), print = make("li");
      print.append(make("bdi", "", one.publisher || words.unstated), words.colon, titled(one), " ", ...clock(one).slice(0, 1));
      list.prepend(print);
      prints.querySelector("summary").textContent = words.more.replace("{n}", list.children.length);
      item.classList.add("fresh");
    }

    function announce(title) {
      waiting.push(title);
      if (announcing) return;
      announcing = setTimeout(() => {
        came.textContent = `${words.came}${words.colon}${waiting.slice(-3).join(" · ")}`;
        waiting = [];
        announcing = 0;
      }, 4000);
    }

    function take(event) {
      last = event.lastEventId || last;
      let one;
      try { one = JSON.parse(event.data); } catch { return; }
      const under = one.wire ? [...feed.children].find((item) => item.dataset.wire === one.wire) : undefined;
      if (under) fold(under, one);
      else {
        const tall = document.documentElement.scrollHeight, empty = feed.querySelector(":scope > .empty");
        if (empty) empty.remove();
        feed.prepend(entry(one));
        while (feed.children.length > MOST) feed.lastElementChild.remove();
        /* Whoever reads further down is not to be pushed off the line. */
        if (scrollY > 200 && !CSS.supports("overflow-anchor", "auto")) scrollBy(0, document.documentElement.scrollHeight - tall);
      }
      announce(one.title || words.untitled);
    }

    function look(state, text) {
      live.classList.toggle("paused", state === "paused");
      live.classList.toggle("lost", state === "lost");
      if (shown.textContent !== text) shown.textContent = text;
    }

    function open() {
      source = new EventSource(`/feed/live?after=${encodeURIComponent(last)}`);
      source.addEventListener("open", () => look("live", words.on));
      source.addEventListener("error", () => look("lost", words.lost));
      source.addEventListener("dispatch", take);
      look("live", words.on);
      button.textContent = words.pause;
    }

    button.addEventListener("click", () => {
      if (!source) { open(); return; }
      source.close();
      source = null;
      look("paused", words.off);
      button.textContent = words.resume;
    });
    addEventListener("pagehide", () => { if (source) source.close(); });
    addEventListener("pageshow", (event) => { if (event.persisted && source) open(); });
    live.hidden = false;
    open();
  }
})();
