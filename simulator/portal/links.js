// Links, and images instead of links to images.

const IMAGE = /^https?:\/\/[^\s?#]+\.(jpe?g|png|gif|webp)(\?\S*)?$/i;
/** The address must end in the extension: a phone shows one with a query as a plain link. */
const PHONE_IMAGE = /^https?:\/\/\S+\.(gif|webp)$/i;
const EXCLUDED = ['/docs/pub/', 'logout=yes'];

/** Returns whether the chat shows the image itself. */
export function isImage(url) {
  return IMAGE.test(url) && !EXCLUDED.some((part) => url.includes(part));
}

/** Returns whether the mobile app shows the image itself, if the link is in `[url]`. */
export function isPhoneImage(url) {
  return PHONE_IMAGE.test(url);
}

/**
 * Returns a link, or the image itself.
 *
 * @param {string} url
 * @param {object} [how]
 * @param {Node[]} [how.content] the text, if it differs from the URL; a link with a text is no image
 * @param {(url: string) => boolean} [how.draws] whether an image is shown instead of its URL; never
 *   if it is missing
 */
export function link(url, { content, draws = () => false } = {}) {
  if (!/^https?:\/\//i.test(url)) return text(url, content);
  const element = document.createElement('a');
  element.href = url;
  element.target = '_blank';
  element.rel = 'noopener noreferrer';
  if (content) element.append(...content);
  else if (draws(url)) element.append(picture(url, 'inline-image', () => element.replaceChildren(url)));
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
