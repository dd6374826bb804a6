// Scrolls the GIF tab down, one step per frame, until the GIF with this number is present. At the
// end of the list, it waits for more.
async ({ patience, gifs, step, mark, service }) => {
  const grid = document.getElementById("gif-grid");
  const channel = new MessageChannel();
  // Runs as a separate task right after a frame: reading the layout then needs no new layout.
  const afterFrame = () =>
    new Promise((resolve) => {
      channel.port1.onmessage = resolve;
      requestAnimationFrame(() => channel.port2.postMessage(null));
    });
  const reached = () => {
    const numbers = [...document.querySelectorAll("[data-gif-id]")].map((cell) => Number(cell.ariaPosInSet));
    return Math.max(0, ...numbers);
  };
  const started = performance.now();
  let [steps, waits, elements, last, number] = [0, 0, 0, started, reached()];
  performance.mark(mark);
  while (number < gifs) {
    const before = grid.scrollTop;
    grid.scrollTop = before + step;
    await afterFrame();
    const now = performance.now();
    number = reached();
    elements = Math.max(elements, document.querySelectorAll("*").length);
    if (grid.scrollTop > before) {
      steps += 1;
      last = now;
    } else {
      waits += 1;
      if (now - last > patience) throw new Error(`no more GIFs in time after number ${number}`);
    }
  }
  performance.mark(mark);
  channel.port1.close();
  const api = JSON.parse(document.getElementById("config").textContent)[service].api;
  const calls = performance.getEntriesByType("resource").filter(({ name }) => name.startsWith(api)).length;
  return { calls, steps, waits, gifs: number, most_elements: elements, seconds: (performance.now() - started) / 1000 };
};
