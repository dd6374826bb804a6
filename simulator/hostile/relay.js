// Posts messages to a frame of the parent page, or of the page that opened this one, from this
// page's origin, as that page requests.

const asking = window.opener ?? parent;

window.addEventListener('message', ({ source, data: { index, to, message } }) => {
  if (source !== asking) return;
  asking[index]?.postMessage(message, to);
  asking.postMessage('sent', '*');
});
asking.postMessage('here', '*');
