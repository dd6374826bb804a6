// What people's options are collected in before they go to the server: as in a portal, the page waits
// for more of them, and survives the frame that has set them.

import * as server from './server.js';

const collected = new Map();
let timer = null;

/** Without a delay the option goes to the server at once. */
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
