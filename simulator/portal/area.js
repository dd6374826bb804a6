// A part of the page that shows one app at a time, or a text instead.

import { closeFrame, openFrame } from './frame.js';

export class Area {
  #element;
  #content = null;
  #layout = null;

  /** @param {HTMLElement} element hidden until something is shown */
  constructor(element) {
    this.#element = element;
  }

  get isOpen() {
    return this.#content !== null;
  }

  async openApp(what) {
    const content = this.#open();
    const layout = await openFrame(content, what);
    if (!layout) return;
    if (this.#content === content) this.#layout = layout;
    else closeFrame(layout);
  }

  showText(text) {
    const content = this.#open();
    content.className = 'area-text';
    content.textContent = text;
  }

  close() {
    if (this.#layout) closeFrame(this.#layout);
    this.#layout = null;
    this.#content?.remove();
    this.#content = null;
    this.#element.hidden = true;
  }

  #open() {
    this.close();
    this.#content = document.createElement('div');
    this.#content.className = 'area-content';
    this.#element.append(this.#content);
    this.#element.hidden = false;
    return this.#content;
  }
}
