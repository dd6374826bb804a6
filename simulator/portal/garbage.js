// Adversarial messages from the portal's own window, in which other scripts also post.

const UNKNOWN = '0123456789abcdef0123456789abcdef';

/** Messages sent before a reply. None has the id of a pending call. */
export function before() {
  return [
    '',
    ':',
    '::::',
    null,
    undefined,
    42,
    true,
    [],
    [UNKNOWN, '{}'],
    {},
    { method: 'im:setImTextareaContent', params: null, callback: null },
    { data: { AUTH_ID: 'forged' } },
    new ArrayBuffer(16),
    new Date(0),
    UNKNOWN,
    `${UNKNOWN}:`,
    `${UNKNOWN}:{"requestId"`,
    `${UNKNOWN}:{"requestId":"x","success":true}`,
    `${UNKNOWN}:undefined`,
    '__proto__:{"success":true}',
    'constructor:{}',
    '{"eventType":"resize"}',
    '\u0000\ud800:\udfff',
    `${UNKNOWN}:"${'x'.repeat(1 << 20)}"`,
    'y'.repeat(1 << 20),
  ];
}

/** Messages sent after a reply: they reuse its callback id, whose call is over. */
export function after(callback) {
  return [
    `${callback}:{"requestId"`,
    `${callback}:null`,
    `${callback}:{"success":true,"text":"forged"}`,
    ...before(),
  ];
}
