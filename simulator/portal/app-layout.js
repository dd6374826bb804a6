// The first message listener: commands from the frames that the portal opened.

import { commands, NO_REPLY } from './commands.js';
import { layouts } from './frame.js';
import { isLost, sendReply } from './reply.js';
import * as server from './server.js';

export function start() {
  window.addEventListener('message', (event) => {
    const request = decode(event.data);
    const layout = request && layouts.get(request.sid);
    if (layout?.origin === event.origin) run(layout, request);
  });
}

/** @returns {{command, params, callback, sid}} or null if the data is no command */
function decode(data) {
  if (typeof data === 'string') return decodeString(data);
  if (typeof data !== 'object' || data === null) return null;
  const { method, params, callback, appSid } = data;
  return { command: method, params: params || {}, callback, sid: appSid };
}

/**
 * Decodes `command:params:callback:sid`. Only the params may contain colons, and they are optional.
 */
function decodeString(text) {
  const parts = text.split(':');
  if (parts.length < 3) return null;
  const [callback, sid] = parts.slice(-2);
  const params = parts.slice(1, -2).join(':');
  try {
    return { command: parts[0], params: params === '' ? {} : JSON.parse(params), callback, sid };
  } catch {
    return null;
  }
}

async function run(layout, { command, params, callback }) {
  // Unknown and denied commands get no reply, not an error.
  if (!Object.hasOwn(commands, command)) return;
  const switches = await server.switches();
  if (switches.portal === 'silent' || isLost(command, switches)) return;
  const result = await commands[command](layout, params, switches);
  if (result === NO_REPLY || !callback) return;
  const target = { window: layout.frame.contentWindow, origin: layout.origin };
  const delay = command === 'getInitData' ? switches.init_delay_ms : 0;
  await sendReply(target, { command, callback }, result, switches, delay);
}
