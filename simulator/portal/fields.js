// The data that the widget gets, in the request that opens it and by getInitData.

const AUTH_EXPIRES = 3600;
const MEMBER_ID = 'da45a03b265ed12127f8a258d793cc5d';

/** The portal's host as the widget receives it: with the port, unless it is the default one. */
export const HOST = location.host;
export const PROTOCOL = location.protocol === 'https:' ? 1 : 0;

/** Returns the `name` of the frame. */
export function frameName(sid, { window_name: variant }) {
  const named = (host) => `${host}|${PROTOCOL}|${sid}`;
  switch (variant) {
    case 'default_port': return named(location.port === '' ? `${location.hostname}:${PROTOCOL ? 443 : 80}` : HOST);
    case 'missing': return `appframe_${sid}`;
    case 'unlisted': return named('evil.example');
    default: return named(HOST);
  }
}

/** Returns the query string of the handler's URL, which POST and GET have. */
export function query(layout, switches) {
  const fields = {
    DOMAIN: HOST,
    PROTOCOL: String(PROTOCOL),
    LANG: switches.breakout ? `${switches.lang}"></script><!--\u2028` : switches.query_lang || switches.lang,
    APP_SID: layout.sid,
  };
  return new URLSearchParams(present(fields, switches));
}

/** Returns the ten fields of the form, as strings. */
export function body(layout, switches) {
  const { tokens } = layout;
  const options = switches.breakout
    ? '{"dialogId":"</script><script>window.pwned=1</script><!--"}'
    : asFormField(shapedOptions(layout.options, switches));
  const fields = {
    AUTH_ID: tokens.auth_id,
    AUTH_EXPIRES: String(AUTH_EXPIRES),
    REFRESH_ID: tokens.refresh_id,
    SERVER_ENDPOINT: 'https://oauth.bitrix.info/rest/',
    APPLICATION_TOKEN: layout.applicationToken,
    APPLICATION_SCOPE: switches.scopes.join(','),
    member_id: MEMBER_ID,
    status: 'L',
    PLACEMENT: layout.placement,
    PLACEMENT_OPTIONS: options,
  };
  return present(fields, switches);
}

/** Returns the reply to getInitData; `stored` is the data on the server. */
export function initData(layout, stored, { switches, installed }) {
  const fields = {
    LANG: switches.lang,
    DOMAIN: HOST,
    PROTOCOL,
    PATH: '/rest',
    ...auth(layout.tokens, switches),
    MEMBER_ID,
    FIRST_RUN: stored.first_run,
    IS_ADMIN: switches.is_admin,
    INSTALL: !installed,
    USER_OPTIONS: storedOptions(stored.user_options, switches),
    APP_OPTIONS: storedOptions(stored.app_options, switches),
    PLACEMENT: layout.placement,
    PLACEMENT_OPTIONS: shapedOptions(layout.options, switches),
  };
  return present(fields, switches);
}

/** Returns the reply to refreshAuth, which is also a part of the reply to getInitData. */
export function auth(tokens, switches) {
  return {
    AUTH_ID: tokens.auth_id,
    AUTH_EXPIRES: switches.auth_expires_number ? AUTH_EXPIRES : String(AUTH_EXPIRES),
    REFRESH_ID: tokens.refresh_id,
  };
}

/** Removes the fields that are switched off, by name in any case, and those without a value. */
function present(fields, { missing_fields: missing }) {
  const dropped = new Set(missing.map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(fields)
    .filter(([name, value]) => value !== undefined && !dropped.has(name.toLowerCase())));
}

function shapedOptions(ownOptions, { options_shape: shape, dialog_id: dialogId }) {
  const options = 'dialogId' in ownOptions && dialogId !== ''
    ? { ...ownOptions, dialogId: jsonOrText(dialogId) }
    : ownOptions;
  switch (shape) {
    case 'array': return [];
    case 'empty': return '';
    case 'json': return JSON.stringify(options);
    case 'garbage': return '{"dialogId":"chat';
    case 'missing': return undefined;
    default: return options;
  }
}

/** Parses JSON; invalid JSON is a text that was entered without quotation marks. */
function jsonOrText(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A form field contains JSON text; a string stays as it is. */
function asFormField(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** PHP does not distinguish an empty object from an empty array. */
function storedOptions(options, { user_options_shape: shape }) {
  if (Object.keys(options).length > 0) return options;
  return { object: {}, array: [], empty: '' }[shape];
}
