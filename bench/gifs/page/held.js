// What the page holds that a script can see.
async () => {
  // The bindings give out the running app's exports when they are asked to start it once more.
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
