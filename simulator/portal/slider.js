// The side panel over the page, for openPath and openApplication.

import { closeFrame, openFrame } from './frame.js';

let current = null;

/** Shows a text; resolves when the user closes the slider. */
export function openText(text) {
  return open((content) => { content.textContent = text; });
}

/** Shows the app's own page; params `bx24_…` are for the slider, the others for the app. */
export function openApplication(params, handler) {
  const forApp = Object.entries(params).filter(([name]) => !name.startsWith('bx24_'));
  const what = { placement: 'DEFAULT', options: Object.fromEntries(forApp), handler };
  return openApp(what);
}

/** Shows an app; resolves when the slider closes. */
export function openApp(what) {
  return open(async (content, slider) => {
    slider.layout = await openFrame(content, what);
  });
}

/** Closes the slider if it shows the frame with this SID. */
export function closeIfShows(sid) {
  if (current?.layout?.sid === sid) current.close();
}

function open(fill) {
  current?.close();
  return new Promise((resolve) => {
    const element = document.createElement('aside');
    element.className = 'slider';
    const bar = document.createElement('div');
    bar.className = 'slider-bar';
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Close';
    bar.append(button);
    const content = document.createElement('div');
    content.className = 'slider-content';
    element.append(bar, content);
    document.body.append(element);

    const slider = { layout: null, close: () => {} };
    slider.close = () => {
      if (slider.layout) closeFrame(slider.layout);
      element.remove();
      current = null;
      resolve();
    };
    button.addEventListener('click', slider.close);
    current = slider;
    fill(content, slider);
  });
}
