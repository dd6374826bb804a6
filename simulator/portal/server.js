// What this page asks its server. Questions are put one after the other, so that an option
// written first is there for whatever is read next.

const LATEST_MS = 50;

/** The switches as they were told last. */
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

/** The switches as they are now: a test may have changed them a moment ago. They wait for no option. */
export async function switches() {
  latest = { value: await ask('/sim/switches'), at: performance.now() };
  return latest.value;
}

/**
 * The same within the task: a portal reads its draft at once. What was asked for a moment ago is not asked
 * for again; no test changes a switch in so short a time.
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

/** SID and tokens for one opening of the widget. */
export const open = () => post('/sim/open');
/** New tokens; the old ones have expired. */
export const tokens = ({ auth_id }) => post('/sim/tokens', { auth_id });
export const initData = () => post('/sim/init-data');
/** @returns all options of the owner, "user" or "app" */
export const setOption = (owner, name, value) => post('/sim/option', { owner, name, value });
export const installed = () => post('/sim/installed');
/** A message of the person's own; the page knows it again by its key. */
export const say = (dialog, text, key) => post('/sim/say', { dialog, text, key });
export const note = (text) => post('/sim/note', { text });
