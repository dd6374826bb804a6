// Opens the GIF tab and waits until its first still has been painted. Times are in milliseconds.
async ({ patience, mark }) => {
  const { giphy, klipy } = JSON.parse(document.getElementById("config").textContent);
  const isCall = ({ name }) => [giphy, klipy].some(({ api }) => name.startsWith(`${api}/`));
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  performance.setResourceTimingBufferSize(100_000);
  performance.clearResourceTimings();

  // `load` does not bubble, but a capturing listener gets it.
  const still = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("no still in time")), patience);
    const listen = ({ target }) => {
      if (!target.matches?.("[data-gif-id] img:not(.moving)")) return;
      const { top, bottom } = target.getBoundingClientRect();
      const grid = document.getElementById("gif-grid").getBoundingClientRect();
      if (bottom <= grid.top || top >= grid.bottom) return;
      document.removeEventListener("load", listen, true);
      resolve(performance.now());
    };
    document.addEventListener("load", listen, true);
  });

  const clicked = performance.now();
  document.getElementById("tab-gifs").click();
  const loaded = await still;
  // The next frame paints it; the frame after that shows that the paint is complete.
  await frame();
  await frame();
  const painted = performance.now();

  const answers = performance.getEntriesByType("resource").filter(isCall);
  if (answers.length === 0) throw new Error("no call of the API was timed");
  const answered = answers[0].responseEnd;
  performance.mark(mark, { startTime: answered });
  performance.mark(mark);
  return {
    click_to_answer: answered - clicked,
    answer_to_load: loaded - answered,
    answer_to_painted: painted - answered,
  };
};
