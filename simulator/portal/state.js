// What the page shows: switches, bindings and messages. It comes with the page, and the server
// tells of each change at once.

/** Before the server is asked again after it could not be reached. */
const RETRY_MS = 1_000;

const listeners = [];
let current = JSON.parse(document.getElementById('state').textContent);

/** @returns {{switches, installed: boolean, bindings: object[]}} as last heard */
export function state() {
  return current;
}

/** `listener` is given the state now and after each change; its `messages` are the new ones. */
export function onChange(listener) {
  listeners.push(listener);
  listener(current);
}

/** The state as it stands now: a test may have changed it a moment ago. */
export async function fresh() {
  const { revision, switches, installed, bindings } = await ask('');
  // What was heard meanwhile may be newer.
  if (revision >= current.revision) current = { ...current, switches, installed, bindings };
  return current;
}

/** Listens as long as there is a page. */
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
