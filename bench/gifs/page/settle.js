// Waits until everything visible in the GIF tab has loaded, and no request has been sent in the
// frames since.
async ({ patience, query }) => {
  const FRAMES = 20;
  const deadline = performance.now() + patience;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const isFilm = (film) => film.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA || film.error;
  const isAnswered = () =>
    query === undefined ||
    performance.getEntriesByType("resource").some(({ name }) => name.includes(`q=${query}&`) || name.endsWith(`q=${query}`));
  const isComplete = () =>
    isAnswered() &&
    document.getElementById("gif-grid").ariaBusy !== "true" &&
    document.querySelectorAll("[data-gif-id]").length > 0 &&
    [...document.querySelectorAll("[data-gif-id] img")].every((picture) => picture.complete) &&
    [...document.querySelectorAll("[data-gif-id] video")].every(isFilm);
  let quiet = 0;
  let known = -1;
  while (quiet < FRAMES) {
    if (performance.now() > deadline) throw new Error("the GIF tab does not come to rest");
    await frame();
    const asked = performance.getEntriesByType("resource").length;
    quiet = isComplete() && asked === known ? quiet + 1 : 0;
    known = asked;
  }
};
