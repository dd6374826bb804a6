// Shows what a portal shows in alert(), which would block a driver of this page.

const element = document.getElementById('portal-alert');

export function portalAlert(text) {
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'OK';
  close.addEventListener('click', () => element.replaceChildren());
  element.replaceChildren(text, close);
}
