// The popup over the apps chip: made anew at each opening, destroyed at each closing.

import { dialogId } from './chats.js';
import { APP_ORIGIN, closeFrame, openFrame } from './frame.js';
import { startFlood, stopFlood } from './hostile-frames.js';
import * as server from './server.js';

const LEGACY = 'IM_SMILES_SELECTOR';

/** Where a click is none "outside the popup". The panel belongs to the simulator. */
const INSIDE = '#popup, #apps-chip, #switches, .slider';

const chip = document.getElementById('apps-chip');
const anchor = document.getElementById('chip-anchor');
const second = document.getElementById('second-frame');
let popup = null;

/** `onRead` is told the switches that an opening goes by. */
export function start(onRead) {
  chip.setAttribute('aria-expanded', 'false');
  chip.addEventListener('click', () => (popup ? close() : open(onRead)));
  document.addEventListener('click', (event) => {
    if (!event.target.closest(INSIDE)) close();
  });
  // Keys pressed inside the widget's frame do not come here.
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
}

export function close() {
  if (!popup) return;
  stopFlood();
  popup.layouts.forEach(closeFrame);
  popup.element.remove();
  popup = null;
  chip.setAttribute('aria-expanded', 'false');
}

/** Applies what can change while the popup is open. */
export function apply(switches) {
  stopFlood();
  const main = popup?.layouts[0];
  if (main && switches.junk_per_second > 0) {
    startFlood({ window: main.frame.contentWindow, origin: APP_ORIGIN }, switches.junk_per_second);
  }
}

async function open(onRead) {
  const element = document.createElement('div');
  element.id = 'popup';
  const opened = { element, layouts: [] };
  popup = opened;
  chip.setAttribute('aria-expanded', 'true');
  const switches = await server.switches();
  if (popup !== opened) return;
  onRead(switches);
  anchor.append(element);
  if (switches.placement === LEGACY) {
    openLegacy(opened, switches);
    return;
  }
  element.style.width = `${switches.popup_width}px`;
  element.style.height = `${switches.popup_height}px`;
  const content = document.createElement('div');
  content.className = 'popup-content';
  element.append(content);
  await fill(opened, content, switches);
  if (switches.second_frame && popup === opened) await fill(opened, second, switches);
}

async function fill(opened, container, switches) {
  const what = { placement: switches.placement, options: options(switches.placement) };
  const layout = await openFrame(container, what);
  if (!layout) return;
  if (popup !== opened) {
    closeFrame(layout);
    return;
  }
  opened.layouts.push(layout);
  apply(switches);
}

function options(placement) {
  if (placement === 'DEFAULT') return {};
  return placement === LEGACY ? { dialogId: dialogId() } : { dialogId: dialogId(), URI: '/online/' };
}

/** The smile popup of old portals: switching its tab destroys the frame. */
function openLegacy(opened, switches) {
  const { element } = opened;
  element.className = 'legacy';
  const tabs = document.createElement('div');
  tabs.className = 'legacy-tabs';
  tabs.setAttribute('role', 'tablist');
  const content = document.createElement('div');
  content.className = 'legacy-content';
  element.append(tabs, content);

  const show = (tab) => {
    for (const other of tabs.children) other.setAttribute('aria-selected', String(other === tab));
    stopFlood();
    opened.layouts.splice(0).forEach(closeFrame);
    content.replaceChildren();
    if (tab.id === 'tab-app') {
      fill(opened, content, switches);
    } else {
      const smiles = document.createElement('div');
      smiles.className = 'legacy-smiles';
      smiles.textContent = '🙂 😉 😃 😎';
      content.append(smiles);
    }
  };
  for (const [id, title] of [['tab-smiles', 'Smiles'], ['tab-app', 'Emoji']]) {
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.id = id;
    tab.textContent = title;
    tab.setAttribute('role', 'tab');
    tab.addEventListener('click', () => show(tab));
    tabs.append(tab);
  }
  // As if the person had chosen the app's tab the last time.
  show(tabs.lastElementChild);
}
