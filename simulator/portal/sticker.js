// The sticker of a message, which the chat shows without a bubble.

import { picture } from './links.js';

/**
 * @param {{id: number, packId: number, packType: string, uri: string, width: number,
 *   height: number}} sticker
 * @returns {HTMLElement}
 */
export function stickerBody({ id, packId, packType, uri, width, height }) {
  const body = document.createElement('span');
  body.className = 'text';
  const image = picture(uri, 'sticker', () => body.replaceChildren('Sticker'));
  image.alt = 'Sticker';
  image.width = width;
  image.height = height;
  Object.assign(image.dataset, { stickerId: id, packId, packType });
  body.append(image);
  return body;
}
