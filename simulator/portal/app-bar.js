// The bar of apps over the message field, and the popups that its buttons open.

import { appsAt } from './apps.js';
import { dialogId, dialogType } from './chats.js';
import * as popup from './popup.js';
import { fillSmiles } from './smiles.js';
import { onChange, state } from './state.js';

const IN_CHAT = 'IM_TEXTAREA';
const LEGACY = 'IM_SMILES_SELECTOR';
/** With more apps than this the bar shows icons only. */
const MOST_TITLES = 5;

const bar = document.getElementById('apps-bar');
const second = document.getElementById('second-frame');
let shown = null;

export function start() {
  onChange(render);
}

/** Renders the bar. Also called when another chat opens. */
export function render() {
  const apps = state().switches.old_portal ? [] : appsAt(IN_CHAT, dialogType());
  const now = JSON.stringify(apps.map(({ id, title, icon }) => [id, title, icon]));
  // An open popup is anchored to its chip.
  if (now === shown) return;
  shown = now;
  popup.close();
  bar.replaceChildren(...apps.map((app, index) => chip(app, index, apps.length > MOST_TITLES)));
}

function chip(app, index, iconOnly) {
  const anchor = document.createElement('div');
  anchor.className = 'chip-anchor';
  const button = document.createElement('button');
  button.type = 'button';
  if (index === 0) button.id = 'apps-chip';
  button.className = 'apps-chip';
  button.dataset.binding = String(app.id);
  button.title = `${app.title} (fa ${app.icon})`;
  button.setAttribute('aria-expanded', 'false');
  const icon = document.createElement('span');
  icon.setAttribute('aria-hidden', 'true');
  icon.textContent = '☺';
  button.append(icon);
  if (iconOnly) button.setAttribute('aria-label', app.title);
  else button.append(` ${app.title}`);
  button.addEventListener('click', () => {
    popup.toggle(button, anchor, (opened, { switches }) => fill(opened, app.id, switches));
  });
  anchor.append(button);
  return anchor;
}

async function fill(opened, id, switches) {
  if (switches.placement === LEGACY) {
    // As if the user had chosen the app's tab the last time.
    fillSmiles(opened, { appFirst: true });
    return;
  }
  // The binding may have been replaced by one with another size.
  const app = appsAt(IN_CHAT, dialogType()).find((one) => one.id === id);
  if (!app) {
    popup.close();
    return;
  }
  const { element } = opened;
  element.style.width = `${app.options.width}px`;
  element.style.height = `${app.options.height}px`;
  const content = document.createElement('div');
  content.className = 'popup-content';
  element.append(content);
  const what = { placement: switches.placement, options: options(switches.placement), handler: app.handler };
  await popup.fill(opened, content, what);
  if (switches.second_frame) await popup.fill(opened, second, what);
}

function options(placement) {
  return placement === 'DEFAULT' ? {} : { dialogId: dialogId(), URI: '/online/' };
}
