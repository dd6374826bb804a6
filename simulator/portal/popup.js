// The only popup of the chat: created at each opening, destroyed at each closing.

import { closeFrame, openFrame } from './frame.js';
import { startFlood, stopFlood } from './hostile-frames.js';
import { fresh, state } from './state.js';

/**
 * Clicks in these elements do not count as "outside the popup". The panel belongs to the simulator.
 */
const INSIDE = '#popup, .apps-chip, #smile-button, #switches, .slider';

let popup = null;
let onRead = () => {};

/** Starts listening. `onOpening` gets the switches that an opening uses. */
export function start(onOpening) {
  onRead = onOpening;
  document.addEventListener('click', (event) => {
    if (!event.target.closest(INSIDE)) close();
  });
  // Key events inside the widget's frame do not reach this page.
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
}

/** Handles a click on a button with a popup; `build` gets the popup and the state. */
export async function toggle(button, anchor, build) {
  const same = popup?.button === button;
  close();
  if (same) return;
  const element = document.createElement('div');
  element.id = 'popup';
  const opened = { element, button, layouts: [] };
  popup = opened;
  button.setAttribute('aria-expanded', 'true');
  const now = await fresh();
  if (popup !== opened) return;
  onRead(now.switches);
  anchor.append(element);
  build(opened, now);
}

export function close() {
  if (!popup) return;
  empty(popup);
  popup.element.remove();
  popup.button.setAttribute('aria-expanded', 'false');
  popup = null;
}

/** Opens an app in a part of the popup, unless the popup has been closed meanwhile. */
export async function fill(opened, container, what) {
  if (popup !== opened) return;
  const layout = await openFrame(container, what);
  if (!layout) return;
  if (popup !== opened) {
    closeFrame(layout);
    return;
  }
  opened.layouts.push(layout);
  apply(state().switches);
}

/** Destroys the frames of a popup. */
export function empty(opened) {
  stopFlood();
  opened.layouts.splice(0).forEach(closeFrame);
}

/** Applies the switches that can change while the popup is open. */
export function apply(switches) {
  stopFlood();
  const main = popup?.layouts[0];
  if (main && switches.junk_per_second > 0) {
    startFlood({ window: main.frame.contentWindow, origin: main.origin }, switches.junk_per_second);
  }
}
