// Starts the app, and shows a failure screen if the app cannot start or run. Plain JavaScript
// without dependencies: it must work when everything else fails.

/** The limit for downloading and starting the app, in milliseconds. */
const START_LIMIT_MS = 30_000;

/** The longest wait for the first frame, in milliseconds. */
const HIDDEN_MS = 200;

/** The first four bytes of every wasm file. */
const WASM_MAGIC = 0x0061736d;

/** The limit for loading the failure texts in the user's language, in milliseconds. */
const WORDS_LIMIT_MS = 5_000;

/** Language codes of portals that differ from the tag, as `Locale::from_lang` maps them. */
const TAGS = { la: "es-419", br: "pt-br", ua: "uk", kz: "kk", sc: "zh-hans", tc: "zh-hant", vn: "vi", in: "hi", by: "ru", uz: "ru" };

/**
 * In English and in this file, because the network itself may fail. `{}` is replaced by the detail.
 */
const FAILURES = {
  unsupported: ["This browser is too old", "The emoji picker needs WebAssembly. Please update your browser, or turn its enhanced security mode off for this site."],
  blocked: ["The emoji picker is blocked", "A security policy of this site or a browser extension is preventing it from starting. Please tell your administrator."],
  timeout: ["The emoji picker takes too long to load", "The connection is slow or was interrupted. Please try again."],
  offline: ["The emoji picker could not be loaded", "The network cannot be reached, or something blocks the download. Please check your connection and try again."],
  missing: ["The emoji picker could not be loaded", "The server answered {}. A new version may be rolling out. Please try again in a minute."],
  wrong: ["The emoji picker could not be loaded", "The server sent the wrong file ({}). Please tell your administrator."],
  broken: ["The emoji picker could not start", "One of its files is damaged. Please try again."],
  crashed: ["The emoji picker stopped working", "Sorry, this is our fault. Your message is safe. Please reload the picker."],
  unsent: ["The emoji picker stopped working", "Sorry, this is our fault. Copy what you have written before you reload the picker: it is only here."],
};

class Failure extends Error {
  constructor(kind, detail = "") {
    super(detail);
    this.kind = kind;
  }
}

// `before-paint.js` reports a truncated page. It watches the start until `isBooted` is set here.
const isWhole = !!document.getElementById("reload");
window.isBooted = isWhole;

const picker = document.getElementById("picker");
const app = document.getElementById("app");
/** The URLs of the app's script and wasm. */
const OUR_FILES = app ? [app.href, new URL(app.dataset.wasm, document.baseURI).href] : [];
let failed = false;
let blockedByPolicy = false;

function json(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

function say([title, text], detail) {
  document.getElementById("failure-title").textContent = title;
  document.getElementById("failure-text").textContent = text.replace("{}", detail);
}

/** Returns the tag of the user's language among those that the picker supports. */
function ownLanguage() {
  const lang = (new URLSearchParams(location.search).get("LANG") || navigator.language).toLowerCase().replaceAll("_", "-");
  const wanted = json("languages").codes[lang]?.toLowerCase() ?? lang.replace(/^zh-(tw|hk|mo)$/, "zh-hant");
  const tags = Object.keys(json("packs"));
  const find = (fits) => tags.find((tag) => fits(tag.toLowerCase()));
  return find((tag) => tag === wanted) ?? find((tag) => tag.split("-")[0] === wanted.split("-")[0]);
}

/** Shows the failure once more in the user's language, if its texts can be loaded. */
async function sayInOwnLanguage(kind, detail) {
  const tag = ownLanguage();
  if (!tag || tag === "en") return;
  const abort = new AbortController();
  setTimeout(() => abort.abort(), WORDS_LIMIT_MS);
  const words = await (await fetch(`${json("failure-words")}${tag}.json`, { signal: abort.signal })).json();
  say(words[kind], detail);
  document.getElementById("reload").textContent = words.reload;
  const failure = document.getElementById("failure");
  failure.lang = tag;
  failure.dir = json("languages").rtl.includes(tag) ? "rtl" : "ltr";
}

function show(kind, detail = "", cause = "") {
  if (failed) return;
  failed = true;
  say(FAILURES[kind], detail);
  // The English text remains if the translation does not load.
  sayInOwnLanguage(kind, detail).catch(console.warn);
  document.getElementById("failure-cause").textContent = cause;
  document.getElementById("failure").hidden = false;
  document.getElementById("unstyled").hidden = true;
  document.documentElement.dataset.app = "failed";
  picker.hidden = true;
  const reload = document.getElementById("reload");
  // Not reload(): it would repeat the portal's POST, which a policy with form-action 'none'
  // forbids.
  reload.addEventListener("click", () => location.replace(location.href));
  reload.focus();
}

/**
 * Shows the crash screen. The draft belongs to the portal and is safe. The text in the picker's own
 * fields (picks and words that are not sent yet) is lost when the page reloads, so the screen shows
 * it.
 */
function showCrash() {
  const fields = [...document.querySelectorAll(".text-out-field")];
  const unsent = fields.flatMap(({ value, dataset }) => [dataset.unsent, value]).filter(Boolean).join("\n");
  show(unsent ? "unsent" : "crashed", "", unsent);
}

function report(error) {
  if (error instanceof Failure) return show(error.kind, error.message);
  const isPolicy = blockedByPolicy || /content security policy|unsafe-eval|\bCSP\b/i.test(String(error));
  if (isPolicy) return show("blocked");
  if (error instanceof WebAssembly.RuntimeError) return showCrash();
  console.error(error);
  return show("broken", "", String(error));
}

// Scripts that others inject into the page (a proxy, a virus scanner, the host) may be blocked and
// may fail. Only our files count: the blocked URI or the error's stack names them. Blocked wasm has
// no URI.
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
  const isOurs = blockedURI === "wasm-eval" || OUR_FILES.includes(blockedURI);
  if (isOurs && /script-src/.test(violatedDirective)) blockedByPolicy = true;
});
/** Matches the name of a wasm file that the app loads lazily. */
const LATER_FILE = /\.[0-9a-f]{16}\.wasm\b/;
/**
 * Returns whether an error may come from our files. Wasm compiled from bytes has no URL in the
 * stack.
 */
const isOurs = ({ stack = "" }) =>
  !/\bhttps?:/.test(stack) || LATER_FILE.test(stack) || OUR_FILES.some((file) => stack.includes(file));
// A panic after the start: the app does not respond after it, whatever it was doing.
const crash = (error) => typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError && isOurs(error) && showCrash();
addEventListener("error", (event) => crash(event.error));
addEventListener("unhandledrejection", (event) => crash(event.reason));

function timeFactor() {
  try {
    return json("config").time_factor || 1;
  } catch {
    return 1;
  }
}

async function fetchOrFail(url, signal, request = fetch(url, { signal, credentials: "same-origin" })) {
  let response;
  try {
    response = await request;
  } catch {
    throw new Failure("offline");
  }
  if (!response.ok) throw new Failure("missing", String(response.status));
  return response;
}

function contentType(response) {
  return (response.headers.get("Content-Type") || "").trim().toLowerCase();
}

function mimeType(response) {
  return contentType(response).split(";")[0].trim();
}

async function wasmBytes(response) {
  const bytes = await response.arrayBuffer();
  const isWasm = bytes.byteLength > 4 && new DataView(bytes).getUint32(0) === WASM_MAGIC;
  if (!isWasm) throw new Failure("wrong", mimeType(response) || "?");
  return bytes;
}

/** `import()` does not say why it failed; a second request by fetch does. */
async function importOrFail(url, signal) {
  try {
    return await import(url);
  } catch (error) {
    const response = await fetchOrFail(url, signal);
    if (!/(java|ecma|j|live)script/.test(mimeType(response))) throw new Failure("wrong", mimeType(response) || "?");
    throw error;
  }
}

/**
 * Fails if the style sheet does not apply: the picker is unusable without it. It is part of the
 * delivered page, so only a policy or an extension can remove it. `--cell` is a property that the
 * style sheet sets.
 */
async function checkStyle() {
  const applies = () => getComputedStyle(document.documentElement).getPropertyValue("--cell") !== "";
  // In a development build the style sheet is a file. WebKit may run a module before it has loaded.
  if (!applies() && document.readyState !== "complete") {
    await new Promise((resolve) => addEventListener("load", resolve));
  }
  if (!applies()) throw new Failure("blocked");
}

/**
 * Compiles the wasm while it downloads, if the host sends exactly the wasm MIME type. Browsers
 * reject every other value, also one with a charset; the wasm is then compiled after the download.
 */
async function compile(url, signal) {
  let response = await fetchOrFail(url, signal, window.wasmRequest);
  if (contentType(response) === "application/wasm") {
    try {
      return await WebAssembly.compileStreaming(response);
    } catch (error) {
      // Damaged or forbidden wasm throws another type of error, and a second try would throw it
      // again.
      if (!(error instanceof TypeError)) throw error;
      if (response.bodyUsed) response = await fetchOrFail(url, signal);
    }
  }
  return WebAssembly.compile(await wasmBytes(response));
}

/**
 * Resolves after the first frame: compiling and starting the app block the thread, and the rows are
 * visible without it. Running downloads continue meanwhile.
 */
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    // A hidden page gets no frames.
    setTimeout(resolve, HIDDEN_MS);
  });
}

async function start(signal) {
  if (!app) throw new Failure("broken");
  await painted();
  await checkStyle();
  const [bindings, module] = await Promise.all([
    importOrFail(app.href, signal),
    compile(app.dataset.wasm, signal),
  ]);
  await bindings.default({ module_or_path: module });
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

if (!isWhole || document.documentElement.dataset.app === "failed") {
  // The failure screen is already visible.
} else if (typeof WebAssembly !== "object") {
  show("unsupported");
} else {
  startInTime().catch(report);
}
