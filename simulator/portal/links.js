// Links, and images instead of links to images.

const IMAGE = /^https?:\/\/[^\s?#]+\.(jpe?g|png|gif|webp)(\?\S*)?$/i;
const EXCLUDED = ['/docs/pub/', 'logout=yes'];

/** Returns whether the chat shows the image itself. */
export function isImage(url) {
  return IMAGE.test(url) && !EXCLUDED.some((part) => url.includes(part));
}

/**
 * Returns a link, or the image itself if the text is the URL of an image.
 *
 * @param {string} url
 * @param {Node[]} [content] the text, if it differs from the URL
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

/** Returns an image; `onError` must replace it. */
export function picture(url, className, onError) {
  const image = document.createElement('img');
  image.className = className;
  image.src = url;
  image.alt = '';
  image.addEventListener('error', onError);
  return image;
}

/** Only http and https URLs become links. */
function text(url, content) {
  const element = document.createElement('span');
  element.append(...(content ?? [url]));
  return element;
}
