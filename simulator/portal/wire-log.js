// Logs the messages that frames post, for developers of a widget and for tests that expect none.

const LINES = 200;
const LENGTH = 300;

const list = document.getElementById('wire');

export function start() {
  window.addEventListener('message', ({ origin, data }) => {
    const text = typeof data === 'string' ? data : JSON.stringify(data) ?? String(data);
    const line = document.createElement('li');
    line.textContent = `${origin} ${text.slice(0, LENGTH)}`;
    list.prepend(line);
    if (list.children.length > LINES) list.lastElementChild.remove();
  });
}
