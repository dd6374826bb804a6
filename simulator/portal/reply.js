// How replies leave: `<callback id>:<json>`, later, from elsewhere or between garbage as switched.

import { after, before } from './garbage.js';
import { relay } from './hostile-frames.js';

/**
 * @param {{window: Window, origin: string}} target
 * @param {string} callback
 * @param result anything that JSON can hold; undefined gives an empty reply
 * @param switches
 * @param {number} furtherDelay milliseconds on top of the switched delay
 */
export async function sendReply(target, callback, result, switches, furtherDelay = 0) {
  const delay = switches.reply_delay_ms + furtherDelay;
  if (delay > 0) await new Promise((resolve) => { setTimeout(resolve, delay); });
  const message = `${callback}:${result === undefined ? '' : JSON.stringify(result)}`;
  if (switches.reply_origin === 'other') {
    await relay(target, message);
    return;
  }
  const garbage = switches.garbage === 'some';
  if (garbage) post(target, before());
  post(target, [message]);
  if (garbage) post(target, after(callback));
}

function post(target, messages) {
  for (const message of messages) {
    // The frame may be gone by now: its window is then null.
    target.window?.postMessage(message, target.origin);
  }
}
