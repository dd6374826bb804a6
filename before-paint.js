// Runs before anything is painted, so that the first rows stand the right way round and in the
// right colours, that no click on them is lost, and that the app is on its way while they are laid
// out. A plain script on purpose: a module would run after the first paint.

// `boot.js` takes the request over. Where the page's preload is in force (`cargo xtask dist` puts it in, for
// Chromium alone), it asks itself and gets what was preloaded: an answer that a script waits for takes
// time of this thread before the first paint.
{
  const preload = document.querySelector("link[as=fetch][media]");
  if (!preload || !matchMedia(preload.media).matches) {
    window.wasmRequest = fetch(document.getElementById("app").dataset.wasm, { credentials: "same-origin" });
    // Told by whoever waits for it.
    wasmRequest.catch(() => {});
  }
}

// What a person does before the app is alive: what can be seen can be clicked. The app takes the list
// over and sets it to null.
window.earlyInput = [];

document.addEventListener("click", ({ target, shiftKey }) => {
  const { emoji, group, tab } = target.closest?.("[data-emoji], [data-group], [data-tab]")?.dataset ?? {};
  if (emoji || group || tab) window.earlyInput?.push({ emoji, group, tab, stay: shiftKey });
});

document.addEventListener("keydown", ({ key, keyCode, isComposing, repeat, target, shiftKey }) => {
  // Safari says by the code alone that Enter ends a composition.
  const composes = isComposing || keyCode === 229;
  if (key === "Enter" && !composes && !repeat && target.id === "search") window.earlyInput?.push({ enter: true, stay: shiftKey });
});

{
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);

  /** The theme that the portal had last time; `app/theme.rs` keeps it. */
  const rememberedTheme = () => {
    try {
      const host = window.name.split("|")[0].toLowerCase().replace(/:(80|443)$/, "");
      return localStorage.getItem(`emoji_picker_theme ${host}`);
    } catch {
      return null;
    }
  };

  if (/^ar\b/i.test(query.get("LANG") ?? "")) root.dir = "rtl";

  // By itself the picker collects picks in a field at its foot, which has its room from the start.
  const isAlone = window.parent === window;
  root.toggleAttribute("data-alone", isAlone);

  // A portal is light whatever the system is, so a frame in it is, too, unless somebody asks.
  const isDark = isAlone && matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = query.get("theme") ?? (isDark ? "dark" : rememberedTheme());
  if (theme) root.dataset.theme = theme === "dark" ? "dark" : "light";
}

// `boot.js` tells of every failure but its own, and those of a page that was cut off. It is kept waiting
// by a style sheet that hangs, as the first picture is. The words for this are in English.
{
  /** How long the two may take, in milliseconds. */
  const START_LIMIT_MS = 30_000;
  const part = (id) => document.getElementById(id);

  const timeFactor = () => {
    try {
      return JSON.parse(part("config").textContent).time_factor || 1;
    } catch {
      return 1;
    }
  };

  const tellInALine = () => {
    const [main, line, title, again] = ["main", "div", "h1", "a"].map((name) => document.createElement(name));
    again.href = "";
    again.textContent = "Try again";
    title.textContent = "The emoji picker could not be loaded completely.";
    line.id = "cut-off";
    line.role = "alert";
    line.append(title, again);
    main.append(line);
    // A page that hangs in its head has no body yet, and must not get the rest of it after all.
    if (document.readyState === "loading") stop();
    document.body ??= document.createElement("body");
    document.body.replaceChildren(main);
  };

  const tellOnScreen = () => {
    part("picker").hidden = true;
    part("unstyled").hidden = true;
    part("failure").hidden = false;
    part("reload").addEventListener("click", () => location.replace(location.href));
    part("reload").focus();
  };

  const failToStart = () => {
    if (window.isBooted || document.documentElement.dataset.app) return;
    document.documentElement.dataset.app = "failed";
    for (const style of document.querySelectorAll("[rel=stylesheet]")) {
      if (!style.sheet) style.remove();
    }
    (part("reload") ? tellOnScreen : tellInALine)();
  };

  // Scripts that others put into the page (a proxy, a virus scanner, the host) may fail. Ours may fail
  // before the failure screen has arrived.
  const bootFailed = () => {
    if (document.readyState !== "loading" || part("reload")) failToStart();
    else document.addEventListener("readystatechange", failToStart, { once: true });
  };
  addEventListener("error", ({ target }) => target.id === "boot" && bootFailed(), true);
  // A page that was cut off may lack `boot.js`, too.
  addEventListener("DOMContentLoaded", () => part("reload") || failToStart());
  // The factor stands further down in the page.
  setTimeout(() => setTimeout(failToStart, START_LIMIT_MS * timeFactor()), 1_000);
}
