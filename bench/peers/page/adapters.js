// How to operate each contestant from outside. `KEY` is the name of the one in this page.
const shadow = (host) => document.querySelector(host)?.shadowRoot;
const picked = () => window.picked?.length > 0;
const STATIC = { root: () => document, cell: ".cell" };

const PICKERS = {
  ours: {
    root: () => document,
    cell: "[role=gridcell][data-emoji]",
    search: "#search",
    // All emoji are present and have their names.
    isReady: () => document.documentElement.dataset.app === "ready" && document.querySelector(".cell")?.hasAttribute("aria-label"),
    isPicked: () => document.querySelector(".text-out-field")?.value > "",
    // The bindings return the running app's exports when they are initialized again.
    wasm: async () => (await (await import(document.getElementById("app").href)).default()).memory.buffer.byteLength,
  },
  "emoji-picker-element": {
    root: () => shadow("emoji-picker"),
    cell: ".tabpanel button.emoji",
    search: "#search",
    isPicked: picked,
    // It shows one group at a time.
    groups: () => shadow("emoji-picker").querySelectorAll(".nav-button"),
  },
  "emoji-mart": {
    root: () => shadow("em-emoji-picker"),
    cell: ".category button[aria-posinset]",
    search: "input[type=search]",
    isPicked: picked,
  },
  frimousse: {
    root: () => document,
    // A hidden row exists for measuring only.
    cell: "[frimousse-emoji]:not([aria-hidden] *)",
    search: "[frimousse-search]",
    isPicked: picked,
  },
  "emoji-picker-react": {
    root: () => document,
    cell: "[data-epr-part=emoji]",
    search: "[data-epr-part=search-input]",
    isPicked: picked,
  },
  static: STATIC,
  "static-file": STATIC,
};
const picker = PICKERS[KEY] ?? PICKERS.ours;

const cells = () => picker.root()?.querySelectorAll(picker.cell) ?? [];

/** Returns the emoji of a cell, without the selector of the emoji presentation. */
const emojiOf = (cell) => (cell.dataset.emoji ?? cell.textContent).trim().replaceAll("\uFE0F", "");

/** Returns the scroll container of the cell. */
function scrollerOf(cell) {
  for (let it = cell; it; it = it.parentElement ?? it.getRootNode().host) {
    if (it.scrollHeight > it.clientHeight && /auto|scroll/.test(getComputedStyle(it).overflowY)) return it;
  }
  return document.scrollingElement;
}

function isOnScreen(cell) {
  const { top, bottom, left, right } = cell.getBoundingClientRect();
  return bottom > top && right > left && bottom > 0 && top < innerHeight && emojiOf(cell) > "";
}

const firstCell = () => {
  for (const cell of cells()) if (isOnScreen(cell)) return cell;
};

const channel = new MessageChannel();
/** Resolves in a separate task right after the first frame in which the condition holds. */
const frameWith = (isSo) =>
  new Promise((resolve) => {
    const look = () => {
      if (!isSo()) return requestAnimationFrame(look);
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
const afterFrame = () => frameWith(() => true);

/** Returns the number of elements, including those in shadow trees. */
function elements(root = document) {
  let count = 0;
  for (const element of root.querySelectorAll("*")) {
    count += 1;
    if (element.shadowRoot) count += elements(element.shadowRoot);
  }
  return count;
}
