// Waits until the widget is ready: all emoji with their names have loaded and the GIF tab is
// visible. Then waits until the page has been idle twice.
async ({ patience }) => {
  const deadline = performance.now() + patience;
  const isReady = () =>
    location.protocol === "http:" &&
    document.documentElement?.dataset.app === "ready" &&
    document.querySelector(".cell")?.hasAttribute("aria-label") &&
    document.getElementById("tab-gifs")?.hidden === false;
  while (!isReady()) {
    if (performance.now() > deadline) throw new Error("the widget is not ready in time");
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  for (let times = 0; times < 2; times += 1) {
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: patience }));
  }
};
