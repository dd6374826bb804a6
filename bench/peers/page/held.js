// What the page holds that a script can see.
async () => ({
  elements: elements(),
  wasm: (await picker.wasm?.()) ?? 0,
});
