// The menu of a message: the apps that can be opened for it, in a slider.

import { appsAt } from './apps.js';
import { dialogId, dialogType } from './chats.js';
import * as slider from './slider.js';

const PLACEMENT = 'IM_CONTEXT_MENU';

let menu = null;

export function start() {
  document.addEventListener('click', (event) => {
    const button = event.target.closest('.message-menu-button');
    const same = button && menu?.button === button;
    close();
    if (button && !same) open(button);
  });
}

function open(button) {
  const element = document.createElement('div');
  element.id = 'message-menu';
  element.setAttribute('role', 'menu');
  const { messageId } = button.closest('.message').dataset;
  const apps = appsAt(PLACEMENT, dialogType());
  for (const { title, handler } of apps) {
    const item = document.createElement('button');
    item.type = 'button';
    item.setAttribute('role', 'menuitem');
    item.textContent = title;
    item.addEventListener('click', () => {
      const options = { dialogId: dialogId(), messageId, URI: '/online/' };
      slider.openApp({ placement: PLACEMENT, options, handler });
    });
    element.append(item);
  }
  if (apps.length === 0) element.textContent = 'No applications';
  const { bottom, left } = button.getBoundingClientRect();
  element.style.top = `${bottom}px`;
  element.style.left = `${left}px`;
  document.body.append(element);
  menu = { element, button };
}

function close() {
  menu?.element.remove();
  menu = null;
}
