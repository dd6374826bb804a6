// The smile popup of old portals: smiles, and a tab for each app. A tab's frame is created when the
// tab is chosen and destroyed when another tab is. The bottom of the frame is cut off: the content
// is as tall as the popup but begins below the tabs.

import { appsAt } from './apps.js';
import { dialogId, dialogType, insertIntoDraft } from './chats.js';
import * as popup from './popup.js';
import { onChange } from './state.js';

const PLACEMENT = 'IM_SMILES_SELECTOR';
const SMILES = ['🙂', '😉', '😃', '😎'];

const button = document.getElementById('smile-button');

export function start() {
  onChange(({ switches }) => {
    if (button.hidden !== !switches.old_portal) popup.close();
    button.hidden = !switches.old_portal;
  });
  button.addEventListener('click', () => {
    popup.toggle(button, button.parentElement, (opened) => fillSmiles(opened, { appFirst: false }));
  });
}

export function fillSmiles(opened, { appFirst }) {
  const { element } = opened;
  element.className = 'legacy';
  const tabs = document.createElement('div');
  tabs.className = 'legacy-tabs';
  tabs.setAttribute('role', 'tablist');
  const content = document.createElement('div');
  content.className = 'legacy-content';
  element.append(tabs, content);

  const addTab = (id, title, fill) => {
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.id = id;
    tab.textContent = title;
    tab.setAttribute('role', 'tab');
    tab.addEventListener('click', () => choose(tab, fill));
    tabs.append(tab);
  };
  const choose = (tab, fill) => {
    for (const other of tabs.children) other.setAttribute('aria-selected', String(other === tab));
    popup.empty(opened);
    content.replaceChildren();
    fill();
  };
  addTab('tab-smiles', 'Smiles', () => content.append(smiles()));
  appsAt(PLACEMENT, dialogType()).forEach(({ title, handler }, index) => {
    const what = { placement: PLACEMENT, options: { dialogId: dialogId() }, handler };
    addTab(index === 0 ? 'tab-app' : `tab-app-${index + 1}`, title, () => popup.fill(opened, content, what));
  });
  (appFirst ? tabs.lastElementChild : tabs.firstElementChild).click();
}

function smiles() {
  const box = document.createElement('div');
  box.className = 'legacy-smiles';
  for (const smile of SMILES) {
    const one = document.createElement('button');
    one.type = 'button';
    one.textContent = smile;
    one.addEventListener('click', () => insertIntoDraft({ text: smile }));
    box.append(one);
  }
  return box;
}
