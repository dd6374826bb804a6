// Counts what the page holds in memory, as far as a script can see it.
async () => {
  // The bindings return the running app's exports when they are initialized again.
  const memory = async () => {
    const bindings = await import(document.getElementById("app").href);
    return (await bindings.default()).memory.buffer.byteLength;
  };
  return {
    elements: document.querySelectorAll("*").length,
    cells: document.querySelectorAll("[data-gif-id]").length,
    wasm: await memory().catch(() => null),
  };
};
