// Runs before the first paint, so that the first rows have the right direction and colours, no
// click on them is lost, and the app downloads while the browser lays them out. A plain script on
// purpose: a module would run after the first paint.

// A page whose scripts are blocked says so; see `.unstyled` in the style sheet.
document.documentElement.dataset.scripted = "";

// `boot.js` takes this request over. If the page's preload applies (`cargo xtask dist` adds it, for
// Chromium only), `boot.js` sends the request itself and gets the preloaded response: a response
// that a script waits for takes time of the main thread before the first paint.
{
  const app = document.getElementById("app");
  const preload = document.querySelector("link[as=fetch][media]");
  if (app && !(preload && matchMedia(preload.media).matches)) {
    window.wasmRequest = fetch(app.dataset.wasm, { credentials: "same-origin" });
    // The code that awaits the request reports the error.
    wasmRequest.catch(() => {});
  }
}

// Input before the app has started: whatever is visible can be clicked. The app takes the list over
// and sets it to null.
window.earlyInput = [];

document.addEventListener("click", ({ target, shiftKey }) => {
  const { emoji, group, tab } = target.closest?.("[data-emoji], [data-group], [data-tab]")?.dataset ?? {};
  if (emoji || group || tab) window.earlyInput?.push({ emoji, group, tab, stay: shiftKey });
});

document.addEventListener("keydown", ({ key, keyCode, isComposing, repeat, target, shiftKey }) => {
  // In Safari only the key code shows that Enter ends a composition.
  const composes = isComposing || keyCode === 229;
  if (key === "Enter" && !composes && !repeat && target.id === "search") window.earlyInput?.push({ enter: true, stay: shiftKey });
});

{
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);

  /** Returns the portal's theme of the last visit; `app/theme.rs` stores it. */
  const rememberedTheme = () => {
    try {
      const host = window.name.split("|")[0].toLowerCase().replace(/:(80|443)$/, "");
      return localStorage.getItem(`emoji_picker_theme ${host}`);
    } catch {
      return null;
    }
  };

  const language = (query.get("LANG") ?? "").toLowerCase().split(/[-_]/)[0];
  if (JSON.parse(document.getElementById("languages").textContent).rtl.includes(language)) root.dir = "rtl";

  // Outside a portal the picker collects picks in a field at its foot, whose space is reserved from
  // the start.
  const isAlone = window.parent === window;
  root.toggleAttribute("data-alone", isAlone);

  // A portal is light whatever the system's setting is, so a frame in it is light too, unless the
  // URL or the remembered theme says otherwise.
  const ownTheme = () => isAlone ? matchMedia("(prefers-color-scheme: dark)").matches && "dark" : rememberedTheme();
  const theme = query.get("theme") ?? ownTheme();
  if (theme) root.dataset.theme = theme === "dark" ? "dark" : "light";
}

// `boot.js` reports every failure except that of a truncated page. These texts are in English.
{
  /** The limit for loading the page, in milliseconds. */
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
    // A page that hangs in its head has no body yet, and must not load the rest afterwards.
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
    (part("reload") ? tellOnScreen : tellInALine)();
  };

  addEventListener("DOMContentLoaded", () => part("reload") || failToStart());
  // The factor is in the config block, further down in the page.
  setTimeout(() => setTimeout(failToStart, START_LIMIT_MS * timeFactor()), 1_000);
}
