// Posts to a sibling frame whatever the page around asks for, from this page's origin.

window.addEventListener('message', ({ source, data: { index, to, message } }) => {
  if (source === parent) parent[index]?.postMessage(message, to);
});
