// Sets each query in the search field, as pasting does, and waits until its emoji is visible and
// the first emoji without a query is not. Pickers differ in their other results.
async ({ patience, queries }) => {
  const REST_MS = 400;
  const LOOKED_AT = 40;
  const field = picker.root().querySelector(picker.search);
  const isFirst = (emoji) => {
    const cell = firstCell();
    return cell !== undefined && emojiOf(cell) === emoji;
  };
  const isShown = (emoji) => [...cells()].slice(0, LOOKED_AT).some((cell) => emojiOf(cell) === emoji && isOnScreen(cell));
  const within = (what, wait) =>
    Promise.race([
      wait,
      new Promise((_, reject) => {
        const fail = () => reject(new Error(`${what}: ${firstCell() && emojiOf(firstCell())} comes first`));
        setTimeout(fail, patience);
      }),
    ]);
  const rest = () => new Promise((resolve) => setTimeout(resolve, REST_MS));
  const usual = emojiOf(firstCell());
  const times = [];
  field.focus();
  await rest();
  for (const [query, emoji] of queries) {
    const began = performance.now();
    document.execCommand("insertText", false, query);
    times.push((await within(query, frameWith(() => !isFirst(usual) && isShown(emoji)))) - began);
    await rest();
    field.select();
    document.execCommand("delete");
    await within(`${query} cleared`, frameWith(() => isFirst(usual)));
    await rest();
  }
  return times;
};
