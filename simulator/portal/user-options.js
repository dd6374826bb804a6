// Collects user options before they are sent to the server: like a portal, the page waits for more
// options, and outlives the frame that has set them.

import * as server from './server.js';

const collected = new Map();
let timer = null;

/** Saves an option. Without a delay it is sent to the server at once. */
export function save(name, value, delayMs) {
  if (delayMs === 0) {
    server.setOption('user', name, value);
    return;
  }
  collected.set(name, value);
  timer ??= setTimeout(send, delayMs);
}

function send() {
  timer = null;
  for (const [name, value] of collected) server.setOption('user', name, value);
  collected.clear();
}
