// Places for apps outside the message field: the left column, the page, the panel on the right,
// and the page of the mobile application.

import { app, appsAt } from './apps.js';
import { Area } from './area.js';
import { dialogId, dialogType } from './chats.js';
import { fresh, onChange } from './state.js';

const NOT_INSTALLED = 'The application is not fully installed. Please contact your administrator.';

const chat = document.querySelector('.chat');
const page = new Area(document.getElementById('page'));
const sidebar = new Area(document.getElementById('sidebar'));
const mobile = new Area(document.getElementById('mobile-page'));

/** The part of the page in which apps of each placement are listed and opened. */
const PLACES = [
  {
    placement: 'IM_SIDEBAR',
    list: document.getElementById('sidebar-apps'),
    id: 'open-sidebar',
    inChat: true,
    open: (what) => sidebar.openApp({ ...what, options: { dialogId: dialogId(), URI: '/online/' } }),
    area: sidebar,
  },
  {
    placement: 'IM_NAVIGATION',
    list: document.getElementById('navigation-apps'),
    id: 'open-navigation',
    open: (what) => openPage((area) => area.openApp({ ...what, options: { URI: '/online/' } })),
  },
  {
    placement: 'IMMOBILE_CONTEXT_MENU',
    list: document.getElementById('mobile-apps'),
    id: 'open-mobile',
    inChat: true,
    open: (what) => mobile.openApp({ ...what, options: { dialogId: dialogId() } }),
    area: mobile,
  },
];
const shown = new Map();

export function start() {
  onChange(render);
  document.getElementById('open-app').addEventListener('click', openAppPage);
}

/** Closes the frames of a chat, which do not outlive it. */
export function closeChat() {
  sidebar.close();
  mobile.close();
}

/** Returns from the page to the chat. */
export function closePage() {
  page.close();
  chat.hidden = false;
}

/** Renders the lists of apps. Also called when another chat opens. */
export function render() {
  for (const place of PLACES) {
    const apps = appsAt(place.placement, place.inChat && dialogType());
    const now = JSON.stringify(apps);
    if (now === shown.get(place)) continue;
    shown.set(place, now);
    place.list.replaceChildren(...apps.map((one, index) => entry(place, one, index)));
  }
}

function entry(place, { title, handler, icon }, index) {
  const button = document.createElement('button');
  button.type = 'button';
  if (index === 0) button.id = place.id;
  button.className = 'place';
  button.dataset.placement = place.placement;
  button.textContent = title;
  button.title = `${place.placement}${icon && ` (fa ${icon})`}`;
  button.addEventListener('click', () => {
    if (place.area?.isOpen) place.area.close();
    else place.open({ placement: place.placement, handler });
  });
  return button;
}

async function openAppPage() {
  const { installed, switches } = await fresh();
  openPage((area) => {
    if (!installed && !switches.is_admin) area.showText(NOT_INSTALLED);
    else area.openApp({ placement: 'DEFAULT', options: {}, handler: app().handler });
  });
}

function openPage(fill) {
  closeChat();
  chat.hidden = true;
  fill(page);
}
