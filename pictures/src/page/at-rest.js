// Evaluates to whether the page is at rest: for 200 ms nothing in it has changed, nothing is busy,
// and the pictures on screen have loaded.
(() => {
  const QUIET_MS = 200;
  if (!globalThis.rest) {
    globalThis.rest = { changed: performance.now() };
    const observer = new MutationObserver(() => { globalThis.rest.changed = performance.now(); });
    observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
  }
  const isVisible = (element) => {
    const { top, bottom, width } = element.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < innerHeight;
  };
  const busy = document.querySelectorAll('[aria-busy="true"], .bone');
  const loading = [...document.images].filter((image) => !(image.complete && image.naturalWidth > 0));
  const videos = [...document.querySelectorAll('video')].filter((video) => video.readyState < 2);
  return performance.now() - globalThis.rest.changed >= QUIET_MS
    && document.fonts.status === 'loaded'
    && ![...busy, ...loading, ...videos].some(isVisible);
})()
