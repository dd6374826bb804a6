// The data that the page shows: switches, bindings and messages. The page contains it, and the
// server reports each change at once.

/** The delay before the next request after the server was unreachable. */
const RETRY_MS = 1_000;

const listeners = [];
let current = JSON.parse(document.getElementById('state').textContent);

/** @returns {{switches, installed: boolean, bindings: object[]}} as last heard */
export function state() {
  return current;
}

/** Calls `listener` with the state now and after each change; its `messages` are the new ones. */
export function onChange(listener) {
  listeners.push(listener);
  listener(current);
}

/** Returns the current state from the server, which a test may have changed a moment ago. */
export async function fresh() {
  const { revision, switches, installed, bindings } = await ask('');
  // A report that arrived meanwhile may be newer.
  if (revision >= current.revision) current = { ...current, switches, installed, bindings };
  return current;
}

/** Listens for changes as long as the page exists. */
export async function start() {
  for (;;) {
    try {
      current = await ask(`?after=${current.revision}`);
      listeners.forEach((listener) => listener(current));
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, RETRY_MS); });
    }
  }
}

async function ask(query) {
  const response = await fetch(`/sim/state${query}`, { cache: 'no-store' });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}
