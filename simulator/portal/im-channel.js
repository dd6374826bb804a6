// The second listener: the draft of the open chat. Old portals do not have it.

import { draftText, insertIntoDraft } from './chats.js';
import { layouts } from './frame.js';
import { isLost, sendReply } from './reply.js';
import * as server from './server.js';

const GET = 'im:getImTextareaContent';
const SET = 'im:setImTextareaContent';

const LATE_MS = 3_000;
/** The faults in which a set gets no reply at all. */
const UNANSWERED = ['silent', 'silent_set'];

export function start() {
  window.addEventListener('message', (event) => {
    const request = event.data;
    if (isAllowed(event.origin) && isRequest(request)) {
      answer(request, { window: event.source, origin: event.origin });
    }
  });
}

/** Accepts the origin of any open frame; the SID is not checked. */
function isAllowed(origin) {
  return origin === location.origin || [...layouts.values()].some((layout) => layout.origin === origin);
}

function isRequest(data) {
  return typeof data === 'object' && data !== null
    && typeof data.requestId === 'string' && data.requestId !== ''
    && (data.method === GET || data.method === SET)
    && (typeof data.params === 'string' || (typeof data.params === 'object' && data.params !== null));
}

async function answer(request, target) {
  const switches = request.method === GET ? server.switchesNow() : await server.switches();
  if (switches.portal === 'silent' || isLost(request.method, switches)) return;
  if (!hasChannel(target.window, switches)) return;
  const result = request.method === GET ? read(request, switches) : await write(request, switches);
  if (!result || !request.callback) return;
  await sendReply(target, { command: request.method, callback: request.callback }, result, switches);
}

/** Chats have the channel, except in old portals; the app's own page and CRM cards have no chat. */
function hasChannel(source, switches) {
  if (switches.old_portal || !switches.im_channel) return false;
  const asking = [...layouts.values()].find(({ frame }) => frame.contentWindow === source);
  const placement = asking?.placement ?? switches.placement;
  return placement.startsWith('IM_') && placement !== 'IM_SMILES_SELECTOR';
}

function read({ requestId }, { im_fault: fault }) {
  if (fault === 'silent') return null;
  if (fault === 'error') return failure(requestId);
  return { requestId, text: draftText() };
}

async function write({ requestId, params }, { im_fault: fault, im_fault_apply: applyAnyway }) {
  if (fault === 'late_set') {
    await new Promise((resolve) => { setTimeout(resolve, LATE_MS); });
  }
  if (fault === 'none' || fault === 'late_set') {
    try {
      insertIntoDraft(params);
      return { requestId, success: true };
    } catch (error) {
      return { requestId, message: error.message };
    }
  }
  if (applyAnyway) insertIntoDraft(params);
  if (UNANSWERED.includes(fault)) return null;
  if (fault === 'error') return failure(requestId);
  if (fault === 'wrong_request_id') return { requestId: crypto.randomUUID(), success: true };
  return { requestId, success: false };
}

function failure(requestId) {
  return { requestId, message: 'Messenger: there is no open dialog' };
}
