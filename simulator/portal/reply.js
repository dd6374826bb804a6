// How replies leave: `<callback id>:<json>`, later, from elsewhere or between garbage as switched.

import { after, before } from './garbage.js';
import { relay } from './hostile-frames.js';

/** What somebody would say who wants to be taken for the portal. */
const FORGED = {
  AUTH_ID: 'forged',
  LANG: 'de',
  IS_ADMIN: true,
  INSTALL: true,
  PLACEMENT: 'DEFAULT',
  PLACEMENT_OPTIONS: { dialogId: '45' },
  success: true,
  text: 'forged',
};

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
  const origin = switches.reply_origin;
  if (origin === 'other' || origin === 'popup') {
    await relay(target, message, origin);
    return;
  }
  const forged = `${callback}:${JSON.stringify({ ...result, ...FORGED })}`;
  if (origin === 'raced') await relay(target, forged, 'other');
  const garbage = switches.garbage === 'some';
  if (garbage) post(target, before());
  post(target, [message]);
  if (garbage) post(target, after(callback));
  if (origin === 'raced') await relay(target, forged, 'other');
}

function post(target, messages) {
  for (const message of messages) {
    // The frame may be gone by now: its window is then null.
    target.window?.postMessage(message, target.origin);
  }
}
