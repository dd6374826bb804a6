// Posts to a frame of the page around, or of the one that opened this, whatever that page asks for,
// from this page's origin.

const asking = window.opener ?? parent;

window.addEventListener('message', ({ source, data: { index, to, message } }) => {
  if (source !== asking) return;
  asking[index]?.postMessage(message, to);
  asking.postMessage('sent', '*');
});
asking.postMessage('here', '*');
