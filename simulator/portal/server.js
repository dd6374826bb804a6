// The requests of this page to its server. They are sent one after the other, so that a later read
// sees an option that was written before it.

const LATEST_MS = 50;

/** The latest known switches. */
let latest = { value: null, at: -Infinity };

let last = Promise.resolve();

function inOrder(job) {
  const result = last.then(job);
  last = result.catch(() => {});
  return result;
}

async function ask(path, body) {
  const request = body === undefined
    ? { cache: 'no-store' }
    : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(path, request);
  if (!response.ok) {
    throw new Error(await response.text());
  }
  return response.status === 204 ? undefined : response.json();
}

const get = (path) => inOrder(() => ask(path));
const post = (path, body = {}) => inOrder(() => ask(path, body));

/**
 * Returns the current switches, which a test may have changed a moment ago. Does not wait for
 * options.
 */
export async function switches() {
  latest = { value: await ask('/sim/switches'), at: performance.now() };
  return latest.value;
}

/**
 * Returns the switches within the same task, because a portal reads its draft synchronously.
 * Switches that were requested a moment ago are reused; no test changes a switch within that time.
 */
export function switchesNow() {
  if (performance.now() - latest.at > LATEST_MS) {
    const request = new XMLHttpRequest();
    request.open('GET', '/sim/switches', false);
    request.send();
    latest = { value: JSON.parse(request.responseText), at: performance.now() };
  }
  return latest.value;
}
export const switchDescriptions = () => get('/sim/switches/description');
export const changeSwitches = (change) => post('/sim/switches', change);
export const reset = () => post('/sim/reset');

/** Returns a SID and tokens for one opening of the widget. */
export const open = () => post('/sim/open');
/** Returns new tokens; the old ones have expired. */
export const tokens = ({ auth_id }) => post('/sim/tokens', { auth_id });
export const initData = () => post('/sim/init-data');
/** @returns all options of the owner, which is "user" or "app" */
export const setOption = (owner, name, value) => post('/sim/option', { owner, name, value });
export const installed = () => post('/sim/installed');
/** Stores a message of the user; the page recognizes it by its key. */
export const say = (dialog, text, key) => post('/sim/say', { dialog, text, key });
export const note = (text) => post('/sim/note', { text });
