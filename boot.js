// Starts the app, keeps what a person does before it is alive, and says what went wrong if it
// cannot live. Plain JavaScript without dependencies: it must work when everything else fails.

/** How long the download and start of the app may take, in milliseconds. */
const START_LIMIT_MS = 30_000;

/** The first four bytes of every wasm file. */
const WASM_MAGIC = 0x0061736d;

/** `{}` is filled with the detail. */
const FAILURES = {
  unsupported: ["This browser is too old", "The emoji picker needs WebAssembly. Please update your browser, or turn its enhanced security mode off for this site."],
  blocked: ["The emoji picker is blocked", "A security policy of this site or a browser extension does not let it start. Please tell your administrator."],
  timeout: ["The emoji picker takes too long to load", "The connection is slow or was interrupted. Please try again."],
  offline: ["The emoji picker could not be loaded", "The network cannot be reached, or something blocks the download. Please check your connection and try again."],
  missing: ["The emoji picker could not be loaded", "The server answered {}. A new version may just be arriving: please try again in a minute."],
  wrong: ["The emoji picker could not be loaded", "The server sent a wrong file ({}). Please tell your administrator."],
  broken: ["The emoji picker could not start", "One of its files is damaged. Please try again."],
  crashed: ["The emoji picker stopped working", "Sorry, that is our mistake. Your message is safe. Please reload the picker."],
};

class Failure extends Error {
  constructor(kind, detail = "") {
    super(detail);
    this.kind = kind;
  }
}

const picker = document.getElementById("picker");
let failed = false;
let blockedByPolicy = false;

function show(kind, detail = "", cause = "") {
  if (failed) return;
  failed = true;
  const [title, text] = FAILURES[kind];
  document.getElementById("failure-title").textContent = title;
  document.getElementById("failure-text").textContent = text.replace("{}", detail);
  document.getElementById("failure-cause").textContent = cause;
  document.getElementById("failure").hidden = false;
  document.documentElement.dataset.app = "failed";
  picker.hidden = true;
  const reload = document.getElementById("reload");
  // Not reload(): it would repeat the portal's POST, which a policy with form-action 'none' forbids.
  reload.addEventListener("click", () => location.replace(location.href));
  reload.focus();
}

function report(error) {
  if (error instanceof Failure) return show(error.kind, error.message);
  const isPolicy = blockedByPolicy || /content security policy|unsafe-eval/i.test(String(error));
  if (isPolicy) return show("blocked");
  if (error instanceof WebAssembly.RuntimeError) return show("crashed");
  console.error(error);
  return show("broken", "", String(error));
}

// The static rows stand the right way round from the start: the app would have to turn them over.
const query = new URLSearchParams(location.search);
const LANG = query.get("LANG");
if (/^ar\b/i.test(LANG ?? "")) document.documentElement.dir = "rtl";

// A portal is light whatever the system is, so a frame in it is, too, unless somebody asks.
const isDark = window.parent === window && matchMedia("(prefers-color-scheme: dark)").matches;
const theme = query.get("theme") ?? (isDark ? "dark" : null);
if (theme) document.documentElement.dataset.theme = theme === "dark" ? "dark" : "light";

// The app takes this list over and sets it to null.
window.earlyInput = [];

function keepClick(event) {
  const { emoji, group, tab } = event.target.closest("[data-emoji], [data-group], [data-tab]")?.dataset ?? {};
  if ((emoji || group || tab) && window.earlyInput) window.earlyInput.push({ emoji, group, tab, stay: event.shiftKey });
}

function keepEnter(event) {
  const isEnter = event.key === "Enter" && !event.isComposing && event.target.id === "search";
  if (isEnter && window.earlyInput) window.earlyInput.push({ enter: true, stay: event.shiftKey });
}

picker.addEventListener("click", keepClick);
picker.addEventListener("keydown", keepEnter);
addEventListener("securitypolicyviolation", (event) => {
  if (/script-src/.test(event.violatedDirective)) blockedByPolicy = true;
});
// A panic later on: the app is dead from then on, whatever it was doing.
const crash = (error) => typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError && show("crashed");
addEventListener("error", (event) => crash(event.error));
addEventListener("unhandledrejection", (event) => crash(event.reason));

function timeFactor() {
  try {
    return JSON.parse(document.getElementById("config").textContent).time_factor || 1;
  } catch {
    return 1;
  }
}

async function fetchOrFail(url, signal) {
  let response;
  try {
    response = await fetch(url, { signal, credentials: "same-origin" });
  } catch {
    throw new Failure("offline");
  }
  if (!response.ok) throw new Failure("missing", String(response.status));
  return response;
}

function mimeType(response) {
  return (response.headers.get("Content-Type") || "").split(";")[0].trim();
}

/** The wasm, as a response to compile while it arrives, or as bytes where a host does not know its type. */
async function fetchWasm(url, signal) {
  const response = await fetchOrFail(url, signal);
  if (mimeType(response) === "application/wasm") return response;
  const bytes = await response.arrayBuffer();
  const isWasm = bytes.byteLength > 4 && new DataView(bytes).getUint32(0) === WASM_MAGIC;
  if (!isWasm) throw new Failure("wrong", mimeType(response) || "no type");
  return bytes;
}

/** `import()` does not say why it failed; asking once more by fetch does. */
async function importOrFail(url, signal) {
  try {
    return await import(url);
  } catch (error) {
    const response = await fetchOrFail(url, signal);
    if (!/javascript/.test(mimeType(response))) throw new Failure("wrong", mimeType(response) || "no type");
    throw error;
  }
}

async function start(signal) {
  const app = document.getElementById("app");
  if (!app) throw new Failure("broken");
  const [bindings, wasm] = await Promise.all([
    importOrFail(app.href, signal),
    fetchWasm(app.dataset.wasm, signal),
  ]);
  await bindings.default({ module_or_path: wasm });
}

function startInTime() {
  const abort = new AbortController();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Failure("timeout"));
      abort.abort();
    }, START_LIMIT_MS * timeFactor());
    start(abort.signal).then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

if (typeof WebAssembly !== "object") {
  show("unsupported");
} else {
  startInTime().catch(report);
}
