// What a portal says in a browser's alert, which would stop whoever drives this page.

const element = document.getElementById('portal-alert');

export function portalAlert(text) {
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'OK';
  close.addEventListener('click', () => element.replaceChildren());
  element.replaceChildren(text, close);
}
