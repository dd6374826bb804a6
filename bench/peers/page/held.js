// Counts what the page holds in memory, as far as a script can see it.
async () => ({
  elements: elements(),
  wasm: (await picker.wasm?.()) ?? 0,
});
