// Waits until the page is loaded and has nothing to do.
async ({ patience }) => {
  while (document.readyState !== "complete") await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: patience }));
};
