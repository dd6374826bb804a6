// Hidden frames of another origin inside this page, like those of an advertisement or another app.

const ORIGIN = location.origin.replace('//portal.', '//hostile.');

let relayFrame = null;
let relayPopup = null;
let floodFrame = null;

/** Sends a reply from a window other than the portal's; resolves when it has been sent. */
export async function relay(target, message, from) {
  const hostile = await (from === 'popup' ? popupWindow() : frameWindow());
  const index = indexOf(target.window);
  if (index < 0) return;
  const sent = waitForMessage(hostile, 'sent');
  hostile.postMessage({ index, to: target.origin, message }, ORIGIN);
  await sent;
}

async function frameWindow() {
  relayFrame ??= hiddenFrame('relay');
  return (await relayFrame.loaded).contentWindow;
}

/**
 * The popup reports that it has loaded: the opener gets no load event from another site's popup.
 */
function popupWindow() {
  if (!relayPopup) {
    const popup = window.open(`${ORIGIN}/relay`, '', 'width=200,height=200');
    relayPopup = waitForMessage(popup, 'here').then(() => popup);
  }
  return relayPopup;
}

function waitForMessage(source, word) {
  return new Promise((resolve) => {
    const hear = (event) => {
      if (event.source !== source || event.data !== word) return;
      window.removeEventListener('message', hear);
      resolve();
    };
    window.addEventListener('message', hear);
  });
}

/** Floods a window with messages at a rate per second. */
export async function startFlood(target, perSecond) {
  stopFlood();
  const flood = hiddenFrame('flood');
  floodFrame = flood;
  const { contentWindow } = await flood.loaded;
  // Null if the flood was stopped before it started.
  contentWindow?.postMessage({ index: indexOf(target.window), to: target.origin, perSecond }, ORIGIN);
}

/**
 * Must be called before the flooded frame is removed: its index would then belong to another frame.
 */
export function stopFlood() {
  floodFrame?.element.remove();
  floodFrame = null;
}

/** A frame of another origin can address its siblings only by index, not by name. */
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
