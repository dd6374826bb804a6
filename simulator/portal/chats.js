// The chats: title, messages and draft of each, and which one is open.

import { insertText } from './insert-text.js';

const chats = {
  chat12: {
    messages: [
      { author: 'Anna Petrova', text: 'The new icons are on the board. What do you think?' },
      { author: 'Marco Rossi', text: 'Looks great to me 👍' },
    ],
    draft: '',
  },
  45: {
    messages: [{ author: 'Anna Petrova', text: 'Lunch at one?' }],
    draft: '',
  },
};

const draft = document.getElementById('draft');
const list = document.getElementById('messages');
const items = document.querySelectorAll('.chat-item');
let current = 'chat12';

/** The dialog id of the open chat. */
export function dialogId() {
  return current;
}

/** Opens another chat; `onSwitch` is told before it happens. */
export function start(onSwitch) {
  for (const item of items) {
    item.addEventListener('click', () => {
      if (item.dataset.dialog === current) return;
      onSwitch();
      chats[current].draft = draft.value;
      current = item.dataset.dialog;
      show();
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

/** Inserts as the portal does for an app: its own field takes the focus. */
export function insertIntoDraft(insertion) {
  const { value, caret } = insertText(draft, insertion);
  draft.value = value;
  draft.focus();
  draft.setSelectionRange(caret, caret);
}

function send() {
  if (draft.value.trim() !== '') {
    const message = { text: draft.value };
    chats[current].messages.push(message);
    draft.value = '';
    list.append(rendered(message));
    list.lastElementChild.scrollIntoView();
  }
  draft.focus();
}

function show() {
  for (const item of items) {
    const open = item.dataset.dialog === current;
    item.setAttribute('aria-current', String(open));
    if (open) {
      document.getElementById('chat-title').textContent = item.querySelector('.chat-name').textContent;
    }
  }
  list.replaceChildren(...chats[current].messages.map(rendered));
  draft.value = chats[current].draft;
  draft.focus();
}

function rendered({ author, text }) {
  const item = document.createElement('li');
  item.className = author ? 'message' : 'message own';
  if (author) {
    const name = document.createElement('span');
    name.className = 'author';
    name.textContent = author;
    item.append(name);
  }
  const body = document.createElement('span');
  body.className = 'text';
  body.textContent = text;
  item.append(body);
  return item;
}
