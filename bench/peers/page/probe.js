// Runs before the page's own scripts. Times are in milliseconds since the start of the navigation.

/** The time limit of an opening, in milliseconds. */
const LIMIT_MS = 45_000;

/** Resolves to the time of the first contentful paint. */
const firstPaint = new Promise((resolve) => {
  const isFirst = ({ name }) => name === "first-contentful-paint";
  new PerformanceObserver((list) => {
    const entry = list.getEntries().find(isFirst);
    if (entry) resolve(entry.startTime);
  }).observe({ type: "paint", buffered: true });
});

function press(cell) {
  const { left, top, width, height } = cell.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2 };
  const common = { bubbles: true, composed: true, cancelable: true, detail: 1, ...at };
  const pointer = { pointerId: 1, pointerType: "mouse", isPrimary: true };
  cell.dispatchEvent(new PointerEvent("pointerdown", { ...common, ...pointer, buttons: 1 }));
  cell.dispatchEvent(new MouseEvent("mousedown", { ...common, buttons: 1 }));
  cell.dispatchEvent(new PointerEvent("pointerup", { ...common, ...pointer }));
  cell.dispatchEvent(new MouseEvent("mouseup", common));
  cell.dispatchEvent(new PointerEvent("click", { ...common, ...pointer }));
}

/** Clicks once per frame until a click takes effect. */
async function firstClick() {
  for (let clicks = 0; ; ) {
    if (performance.now() > LIMIT_MS) throw new Error("no click has an effect");
    const cell = firstCell();
    if (cell && !picker.isPicked()) {
      press(cell);
      clicks += 1;
    }
    if (picker.isPicked()) return { clicked: performance.now(), clicks };
    await afterFrame();
    if (picker.isPicked()) return { clicked: performance.now(), clicks };
  }
}

/** Tasks of more than 50 ms, as the browser reports them. */
const longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });

/** Returns how many started after the first paint, and the longest of them. */
async function tasksAfterFirstPaint() {
  const painted = await firstPaint;
  const after = longTasks.filter(({ startTime }) => startTime >= painted).map(({ duration }) => duration);
  return { count: after.length, longest: Math.max(0, ...after) };
}

async function measure() {
  const seen = await frameWith(firstCell);
  const { clicked, clicks } = CLICKS && picker.isPicked ? await firstClick() : {};
  // A page with emoji in its HTML has them before the first paint. An emoji that is not visible yet
  // cannot be clicked.
  const visible = Math.max(seen, await firstPaint);
  return { visible, click: clicked && Math.max(visible, clicked), clicks };
}

// Frames inside the page also run this script.
if (window === top) window.benchOpened = measure();
