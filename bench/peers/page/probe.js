// Runs before the page's own scripts. Times are in milliseconds since the navigation began.

/** How long a page may take to open. */
const LIMIT_MS = 45_000;

/** When something of the page was painted for the first time. */
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

/** A click each frame until one has had its effect. */
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

/** Tasks of more than 50 ms, which the browser tells of by itself. */
const longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });

/** How many began after the first picture, and the longest of them. */
async function tasksAfterFirstPaint() {
  const painted = await firstPaint;
  const after = longTasks.filter(({ startTime }) => startTime >= painted).map(({ duration }) => duration);
  return { count: after.length, longest: Math.max(0, ...after) };
}

async function measure() {
  const seen = await frameWith(firstCell);
  const { clicked, clicks } = CLICKS && picker.isPicked ? await firstClick() : {};
  // A page that holds emoji in its HTML has them before anything is painted. And what cannot be
  // seen yet cannot be clicked.
  const visible = Math.max(seen, await firstPaint);
  return { visible, click: clicked && Math.max(visible, clicked), clicks };
}

// Frames inside the page get the script, too.
if (window === top) window.benchOpened = measure();
