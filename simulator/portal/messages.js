// The messages of all chats, and the list with those of the open one.

import { isOnlyEmoji } from './only-emoji.js';
import { rendered } from './render-message.js';
import * as server from './server.js';
import { onChange, state } from './state.js';
import { stickerBody } from './sticker.js';

const PEOPLE = { 45: 'Anna Petrova', 46: 'Marco Rossi', 47: 'Lena Vogel' };

/**
 * More than the height of an image: within this distance from its end the list scrolls to new
 * messages.
 */
const NEAR_END = 380;

const list = document.getElementById('messages');
/** By id, or by key until the server has assigned an id. */
let messages = new Map();
let dialog = '';
let shownFor = null;

export function start() {
  // Images get their height when they have loaded.
  list.addEventListener('load', () => {
    const hidden = list.scrollHeight - list.clientHeight - list.scrollTop;
    if (hidden < NEAR_END) list.scrollTop = list.scrollHeight;
  }, { capture: true });
  onChange(({ is_reset, messages: changed, switches }) => {
    if (is_reset) messages = new Map();
    changed.forEach(receive);
    const { user_id: user, old_portal: old, img_tag: img, viewer } = switches;
    const drawnFor = JSON.stringify([user, old, img, viewer]);
    list.dataset.viewer = viewer;
    if (is_reset || drawnFor !== shownFor) show(dialog);
    shownFor = drawnFor;
  });
}

/** Shows the messages of a chat. */
export function show(id) {
  dialog = id;
  list.replaceChildren();
  for (const message of messages.values()) add(message);
}

/** Shows the user's own message at once and sends it to the server. */
export function say(text) {
  const key = crypto.randomUUID();
  const message = { dialog, text, key, author_id: state().switches.user_id, url_preview: true };
  messages.set(key, message);
  add(message);
  server.say(dialog, text, key);
}

function receive(message) {
  const pending = messages.get(message.key);
  const before = pending ?? messages.get(message.id);
  if (pending) messages.delete(message.key);
  if (message.deleted) {
    messages.delete(message.id);
    before?.element?.remove();
    return;
  }
  messages.set(message.id, message);
  if (!before?.element?.isConnected) {
    add(message);
    return;
  }
  message.element = before.element;
  message.element.dataset.messageId = message.id;
  if (message.text !== before.text) fill(message);
}

function add(message) {
  if (message.dialog !== dialog) return;
  message.element = document.createElement('li');
  if (message.id) message.element.dataset.messageId = message.id;
  fill(message);
  list.append(message.element);
  message.element.scrollIntoView({ block: 'nearest' });
}

function fill({ element, author_id: author, text, url_preview: preview, sticker }) {
  const { switches } = state();
  const own = author === switches.user_id;
  element.className = own ? 'message own' : 'message';
  element.classList.toggle('without-bubble', Boolean(sticker));
  element.dataset.urlPreview = preview ? 'Y' : 'N';
  const body = sticker ? stickerBody(sticker) : textBody(text, switches);
  const menu = document.createElement('button');
  menu.type = 'button';
  menu.className = 'message-menu-button';
  menu.setAttribute('aria-label', 'Message menu');
  element.replaceChildren(body, menu);
  if (own) return;
  const name = document.createElement('span');
  name.className = 'author';
  name.textContent = PEOPLE[author] ?? `Person ${author}`;
  element.prepend(name);
}

function textBody(text, switches) {
  const body = document.createElement('span');
  body.className = isOnlyEmoji(text) ? 'text large-emoji' : 'text';
  body.append(...rendered(text, {
    // Old portals show the raw text.
    hasImg: switches.img_tag && !switches.old_portal,
    isPhone: switches.viewer === 'phone',
  }));
  return body;
}
