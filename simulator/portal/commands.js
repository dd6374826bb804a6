// The commands of the first listener. Each gets the layout that asks, the params and the
// switches; what it returns is the reply.

import * as fields from './fields.js';
import { portalAlert } from './portal-alert.js';
import * as server from './server.js';
import * as slider from './slider.js';
import { fresh } from './state.js';
import * as userOptions from './user-options.js';

/** Returned where the portal never answers. */
export const NO_REPLY = Symbol('no reply');

const SLOW_REFRESH_MS = 11_000;

const silent = () => NO_REPLY;

/** Chat commands that this simulator has no screen for. */
const noted = (command) => async (layout, params) => {
  await server.note(`${command} ${JSON.stringify(params)}`);
  return NO_REPLY;
};

export const commands = {
  async getInitData(layout, params, switches) {
    if (switches.init_null) return null;
    const [stored, now] = await Promise.all([server.initData(), fresh()]);
    return fields.initData(layout, stored, now);
  },

  async refreshAuth(layout, params, switches) {
    if (switches.refresh === 'fail') {
      portalAlert('Unable to get new token! Reload page, please!');
      return NO_REPLY;
    }
    if (switches.refresh === 'slow') {
      await new Promise((resolve) => { setTimeout(resolve, SLOW_REFRESH_MS); });
    }
    layout.tokens = await server.tokens(layout.tokens);
    return fields.auth(layout.tokens, switches);
  },

  setInstall: (layout, params) => params,

  /** The portal's page loads anew; the widget hears nothing. */
  async setInstallFinish(layout, params, switches) {
    if (switches.is_admin) await server.installed();
    location.search = `?install_finished=${switches.is_admin ? 'Y' : 'N'}`;
    return NO_REPLY;
  },

  /** Sizes the layout, not the popup around it, which clips. */
  resizeWindow({ element }, { width, height }) {
    const length = (value) => (/^\d+(\.\d+)?%$/.test(value) ? value : `${parseInt(value, 10)}px`);
    if (width) element.style.width = length(width);
    if (height) element.style.height = length(height);
    return { width: element.offsetWidth, height: element.offsetHeight };
  },

  /** Denied to every placement but the app's own page. */
  setTitle({ placement }, params) {
    if (placement !== 'DEFAULT') return NO_REPLY;
    document.title = String(params.title);
    return params;
  },

  setScroll: (layout, params) => params,

  reloadWindow() {
    location.reload();
    return NO_REPLY;
  },

  /** Echoed at once; the page collects options and sends the last value of each to the server later. */
  setUserOption(layout, params, switches) {
    userOptions.save(String(params.name), params.value ?? null, switches.options_delay_ms);
    return params;
  },

  async setAppOption(layout, params, switches) {
    if (!switches.is_admin) return NO_REPLY;
    return server.setOption('app', String(params.name), params.value ?? null);
  },

  /** Nothing registers commands or events for chat placements. */
  getInterface: () => ({ command: [], event: [] }),
  placementBindEvent: silent,

  async openPath(layout, { path }) {
    if (typeof path !== 'string' || !path.startsWith('/')) {
      return { result: 'error', errorCode: 'PATH_NOT_AVAILABLE' };
    }
    await slider.openText(path);
    return { result: 'close' };
  },

  /** Answered, with nothing, when the slider closes. */
  async openApplication({ handler }, params) {
    await slider.openApplication(params, handler);
  },

  /** Acts on a slider that shows this very app, so never on the popup. */
  closeApplication({ sid }) {
    slider.closeIfShows(sid);
    return NO_REPLY;
  },

  imCallTo: noted('imCallTo'),
  imPhoneTo: noted('imPhoneTo'),
  imOpenMessenger: noted('imOpenMessenger'),
  imOpenHistory: noted('imOpenHistory'),
};
