// A widget's frame, built as the portal's `app.layout` component builds it.

import * as fields from './fields.js';
import * as server from './server.js';

/** All open frames, by SID. */
export const layouts = new Map();

/**
 * Opens the widget in a container.
 *
 * @param {HTMLElement} container
 * @param {{placement: string, options: object, handler: string}} what the handler is the
 *   URL that was registered with placement.bind
 * @returns the layout, or null if the container was removed before the server responded
 */
export async function openFrame(container, { placement, options, handler }) {
  const [switches, opening] = await Promise.all([server.switches(), server.open()]);
  if (!container.isConnected) return null;
  const layout = {
    sid: opening.sid,
    tokens: { auth_id: opening.auth_id, refresh_id: opening.refresh_id },
    applicationToken: opening.application_token,
    placement,
    options,
    handler,
    // Messages are accepted from this origin only, even if the frame navigates elsewhere.
    origin: new URL(handler).origin,
  };
  layout.element = document.createElement('div');
  layout.element.id = `appframe_layout_${layout.sid}`;
  layout.element.className = 'app-frame-layout';
  layout.frame = frame(layout, switches);
  layout.element.append(layout.frame);
  container.append(layout.element);
  layouts.set(layout.sid, layout);
  navigate(layout, switches);
  return layout;
}

export function closeFrame(layout) {
  layouts.delete(layout.sid);
  layout.element.remove();
}

function frame(layout, switches) {
  const frame = document.createElement('iframe');
  frame.id = `appframe_${layout.sid}`;
  frame.name = fields.frameName(layout.sid, switches);
  frame.className = 'app-frame app-loading';
  frame.setAttribute('frameborder', '0');
  frame.setAttribute('allow', 'geolocation *; microphone *; camera *; autoplay *;');
  frame.addEventListener('load', () => {
    // The initial empty document of a frame is readable, that of the widget is not.
    if (frame.contentDocument === null) frame.classList.remove('app-loading');
  });
  return frame;
}

function navigate(layout, switches) {
  const { handler } = layout;
  const action = `${handler}${handler.includes('?') ? '&' : '?'}${fields.query(layout, switches)}`;
  if (switches.method === 'GET') {
    layout.frame.src = action;
    return;
  }
  const form = document.createElement('form');
  form.method = 'POST';
  form.action = action;
  form.target = layout.frame.name;
  form.hidden = true;
  for (const [name, value] of Object.entries(fields.body(layout, switches))) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  layout.element.append(form);
  form.submit();
}
