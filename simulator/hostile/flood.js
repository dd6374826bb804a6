// Floods a sibling frame with junk messages. The parent page sends the frame's index and the rate.

const TICK_MS = 20;
const JUNK = [
  'junk',
  '0123456789abcdef0123456789abcdef:{"LANG":"en","IS_ADMIN":true}',
  ':',
  '{"requestId":"x","success":true}',
  null,
  17,
  { method: 'getInitData', callback: 'x' },
  ['x'],
];

let aim = { index: -1, to: '', perSecond: 0 };
let sent = 0;
let debt = 0;
let last = performance.now();

window.addEventListener('message', ({ source, data }) => {
  if (source === parent) aim = data;
});

setInterval(() => {
  // A browser may delay the timers of hidden frames: the elapsed time determines the number.
  const now = performance.now();
  const passed = Math.min(now - last, 1000);
  last = now;
  const target = aim.index < 0 ? undefined : parent[aim.index];
  if (!target || aim.perSecond <= 0) return;
  for (debt += (aim.perSecond * passed) / 1000; debt >= 1; debt -= 1) {
    target.postMessage(JUNK[sent % JUNK.length], aim.to);
    sent += 1;
  }
}, TICK_MS);
