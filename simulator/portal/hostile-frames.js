// Hidden frames of another origin inside this page, as an advertisement or another app would be.

const ORIGIN = location.origin.replace('//portal.', '//hostile.');

let relayFrame = null;
let relayPopup = null;
let floodFrame = null;

/** Sends a reply from a window that is not the portal's; resolves when it was sent. */
export async function relay(target, message, from) {
  const hostile = await (from === 'popup' ? popupWindow() : frameWindow());
  const index = indexOf(target.window);
  if (index < 0) return;
  const sent = told(hostile, 'sent');
  hostile.postMessage({ index, to: target.origin, message }, ORIGIN);
  await sent;
}

async function frameWindow() {
  relayFrame ??= hiddenFrame('relay');
  return (await relayFrame.loaded).contentWindow;
}

/** Says by itself when it is there: nobody else is told that another site's popup has loaded. */
function popupWindow() {
  if (!relayPopup) {
    const popup = window.open(`${ORIGIN}/relay`, '', 'width=200,height=200');
    relayPopup = told(popup, 'here').then(() => popup);
  }
  return relayPopup;
}

function told(source, word) {
  return new Promise((resolve) => {
    const hear = (event) => {
      if (event.source !== source || event.data !== word) return;
      window.removeEventListener('message', hear);
      resolve();
    };
    window.addEventListener('message', hear);
  });
}

/** Floods a window with messages, so many per second. */
export async function startFlood(target, perSecond) {
  stopFlood();
  const flood = hiddenFrame('flood');
  floodFrame = flood;
  const { contentWindow } = await flood.loaded;
  // Null if the flood was stopped before it began.
  contentWindow?.postMessage({ index: indexOf(target.window), to: target.origin, perSecond }, ORIGIN);
}

/** To be called before the flooded frame goes: its number would then be another frame's. */
export function stopFlood() {
  floodFrame?.element.remove();
  floodFrame = null;
}

/** A frame of another origin cannot look its siblings up by name, only by number. */
function indexOf(wanted) {
  return Array.from({ length: window.length }, (_, index) => window[index]).indexOf(wanted);
}

function hiddenFrame(page) {
  const element = document.createElement('iframe');
  element.hidden = true;
  element.src = `${ORIGIN}/${page}`;
  const loaded = new Promise((resolve) => {
    element.addEventListener('load', () => {
      if (element.contentDocument === null) resolve(element);
    });
  });
  document.body.append(element);
  return { element, loaded };
}
