// Sends replies as `<callback id>:<json>`; switches delay them, change their source or add garbage.

import { after, before } from './garbage.js';
import { relay } from './hostile-frames.js';

/** Fields with which an attacker would impersonate the portal. */
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
 * The delay of a late reply in ms, before the time factor: longer than the widget waits for any
 * reply.
 */
const LATE_MS = 12_000;

/** @returns {string} the fault of this command */
function faultOf(command, switches) {
  return switches.bridge_fault_of.includes(command) ? switches.bridge_fault : 'none';
}

/** Returns whether a command is lost on its way to the portal. */
export function isLost(command, switches) {
  return faultOf(command, switches) === 'missing';
}

/**
 * @param {{window: Window, origin: string}} target
 * @param {{command: string, callback: string}} call
 * @param result any JSON value; undefined sends an empty reply
 * @param switches
 * @param {number} furtherDelay milliseconds in addition to the delay of the switches
 */
export async function sendReply(target, { command, callback }, result, switches, furtherDelay = 0) {
  const fault = faultOf(command, switches);
  const late = fault === 'late' ? LATE_MS * switches.time_factor : 0;
  const delay = switches.reply_delay_ms + furtherDelay + late;
  if (delay > 0) await new Promise((resolve) => { setTimeout(resolve, delay); });
  const json = result === undefined ? '' : JSON.stringify(result);
  const message = `${callback}:${fault === 'garbage' ? json.slice(0, json.length / 2) : json}`;
  const origin = fault === 'foreign' ? 'other' : switches.reply_origin;
  if (origin === 'other' || origin === 'popup') {
    await relay(target, message, origin);
    return;
  }
  const forged = `${callback}:${JSON.stringify({ ...result, ...FORGED })}`;
  if (origin === 'raced') await relay(target, forged, 'other');
  const garbage = switches.garbage === 'some';
  if (garbage) post(target, before());
  post(target, fault === 'twice' ? [message, message] : [message]);
  if (garbage) post(target, after(callback));
  if (origin === 'raced') await relay(target, forged, 'other');
}

function post(target, messages) {
  for (const message of messages) {
    // The frame may have been removed: its window is then null.
    target.window?.postMessage(message, target.origin);
  }
}
