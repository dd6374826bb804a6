// Waits until the page has loaded and is idle.
async ({ patience }) => {
  while (document.readyState !== "complete") await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: patience }));
};
