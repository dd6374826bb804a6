// Waits until the picker is ready, and then until nothing has changed for a second.
async ({ patience }) => {
  const QUIET_MS = 1000;
  const deadline = performance.now() + patience;
  const isReady = picker.isReady ?? (() => true);
  let [known, since] = [-1, performance.now()];
  while (!isReady() || performance.now() - since < QUIET_MS) {
    if (performance.now() > deadline) throw new Error("the picker does not come to rest");
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: patience }));
    await afterFrame();
    const count = elements() + performance.getEntriesByType("resource").length;
    if (count !== known) [known, since] = [count, performance.now()];
  }
};
