// The chats: title and draft of each, and the open chat.

import { insertText } from './insert-text.js';
import * as messages from './messages.js';

const draft = document.getElementById('draft');
const items = [...document.querySelectorAll('.chat-item')];
const drafts = new Map();
let current = items[0];

/** Returns the dialog id of the open chat. */
export function dialogId() {
  return current.dataset.dialog;
}

/** Returns USER, LINES, CRM, or CHAT for all other chats. */
export function dialogType() {
  return current.dataset.type;
}

/**
 * @param {() => void} onSelect a chat was clicked, possibly the open one
 * @param {() => void} beforeSwitch another chat is about to open
 * @param {() => void} afterSwitch the other chat is open
 */
export function start({ onSelect, beforeSwitch, afterSwitch }) {
  for (const item of items) {
    item.addEventListener('click', () => {
      onSelect();
      if (item === current) return;
      beforeSwitch();
      drafts.set(current, draft.value);
      current = item;
      show();
      afterSwitch();
    });
  }
  document.getElementById('send').addEventListener('click', send);
  draft.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  });
  show();
}

export function draftText() {
  return draft.value;
}

/** Inserts text as the portal does for an app: the message field takes the focus. */
export function insertIntoDraft(insertion) {
  const { value, caret } = insertText(draft, insertion);
  draft.value = value;
  draft.focus();
  draft.setSelectionRange(caret, caret);
}

function send() {
  if (draft.value.trim() !== '') {
    messages.say(draft.value);
    draft.value = '';
  }
  draft.focus();
}

function show() {
  for (const item of items) item.setAttribute('aria-current', String(item === current));
  document.getElementById('chat-title').textContent = current.querySelector('.chat-name').textContent;
  messages.show(current.dataset.dialog);
  draft.value = drafts.get(current) ?? '';
  draft.focus();
}
