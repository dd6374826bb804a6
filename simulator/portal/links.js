// Links, and pictures in the place of links to pictures.

const IMAGE = /^https?:\/\/[^\s?#]+\.(jpe?g|png|gif|webp)(\?\S*)?$/i;
const EXCLUDED = ['/docs/pub/', 'logout=yes'];

/** Would the chat show the picture itself? */
export function isImage(url) {
  return IMAGE.test(url) && !EXCLUDED.some((part) => url.includes(part));
}

/**
 * A link; if what is to be read is the address itself and leads to a picture, it is the picture.
 *
 * @param {string} url
 * @param {Node[]} [content] what is to be read, where it is not the address
 */
export function link(url, content) {
  if (!/^https?:\/\//i.test(url)) return text(url, content);
  const element = document.createElement('a');
  element.href = url;
  element.target = '_blank';
  element.rel = 'noopener noreferrer';
  if (content) element.append(...content);
  else if (isImage(url)) element.append(picture(url, 'inline-image', () => element.replaceChildren(url)));
  else element.append(url);
  return element;
}

/** `onError` is to put something in its place. */
export function picture(url, className, onError) {
  const image = document.createElement('img');
  image.className = className;
  image.src = url;
  image.alt = '';
  image.addEventListener('error', onError);
  return image;
}

/** Only addresses on the web are links. */
function text(url, content) {
  const element = document.createElement('span');
  element.append(...(content ?? [url]));
  return element;
}
