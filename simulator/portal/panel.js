// The panel of switches, built from the server's description of them.

import * as server from './server.js';
import * as state from './state.js';

const form = document.getElementById('switch-form');
const error = document.getElementById('switch-error');
const controls = new Map();

/** Builds the panel. `onChange` gets the switches whenever this panel has changed or read them. */
export async function start(onChange) {
  const descriptions = await server.switchDescriptions();
  for (const description of descriptions) add(description, onChange);
  document.getElementById('switch-reset').addEventListener('click', async () => {
    await server.reset();
    await refresh(onChange);
  });
  await refresh(onChange);
  // A test or another window may have changed them meanwhile.
  window.addEventListener('focus', () => refresh(onChange));
  // Does not update the control that the user is typing in.
  state.onChange(({ switches }) => show(switches, document.activeElement));
}

async function refresh(onChange) {
  const switches = await server.switches();
  show(switches);
  onChange(switches);
}

export function show(switches, except = null) {
  for (const [name, control] of controls) {
    if (control.element !== except) control.show(switches[name]);
  }
}

function add({ name, label, ...description }, onChange) {
  const { element, read, show } = make(description);
  element.id = `switch-${name}`;
  const caption = document.createElement('label');
  caption.htmlFor = element.id;
  caption.textContent = label;
  caption.title = name;
  form.append(caption, element);
  controls.set(name, { element, show });
  element.addEventListener('change', async () => {
    error.textContent = '';
    try {
      await server.changeSwitches({ [name]: read() });
    } catch (refused) {
      error.textContent = refused.message;
    }
    await refresh(onChange);
  });
}

/** Returns an element with functions that read it as JSON and show JSON in it. */
function make({ kind, choices }) {
  if (kind === 'choice') return choice(choices);
  const input = document.createElement('input');
  const text = { element: input, read: () => input.value, show: (value) => { input.value = value; } };
  switch (kind) {
    case 'toggle':
      input.type = 'checkbox';
      return { element: input, read: () => input.checked, show: (value) => { input.checked = value; } };
    case 'whole':
    case 'number':
      input.type = 'number';
      input.min = '0';
      input.step = kind === 'whole' ? '1' : 'any';
      return { ...text, read: () => input.valueAsNumber };
    case 'list':
      return {
        element: input,
        read: () => input.value.split(',').map((name) => name.trim()).filter(Boolean),
        show: (value) => { input.value = value.join(', '); },
      };
    default:
      return text;
  }
}

function choice(choices) {
  const select = document.createElement('select');
  for (const name of choices) select.append(new Option(name, name));
  return { element: select, read: () => select.value, show: (value) => { select.value = value; } };
}
