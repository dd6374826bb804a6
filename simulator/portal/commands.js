// The commands of the first listener. Each gets the layout that sent it, the params and the
// switches, and returns the reply.

import * as fields from './fields.js';
import { portalAlert } from './portal-alert.js';
import * as server from './server.js';
import * as slider from './slider.js';
import { fresh } from './state.js';
import * as userOptions from './user-options.js';

/** The result of commands that never get a reply. */
export const NO_REPLY = Symbol('no reply');

const SLOW_REFRESH_MS = 11_000;

const silent = () => NO_REPLY;

/** Logs chat commands that this simulator has no UI for. */
const logOnly = (command) => async (layout, params) => {
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

  /** The portal reloads its page; the widget gets no reply. */
  async setInstallFinish(layout, params, switches) {
    if (switches.is_admin) await server.installed();
    location.search = `?install_finished=${switches.is_admin ? 'Y' : 'N'}`;
    return NO_REPLY;
  },

  /** Resizes the layout but not the popup around it, which clips it. */
  resizeWindow({ element }, { width, height }) {
    const length = (value) => (/^\d+(\.\d+)?%$/.test(value) ? value : `${parseInt(value, 10)}px`);
    if (width) element.style.width = length(width);
    if (height) element.style.height = length(height);
    return { width: element.offsetWidth, height: element.offsetHeight };
  },

  /** Denied for every placement except the app's own page. */
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

  /**
   * Replies at once; the page collects options and sends the last value of each to the server
   * later.
   */
  setUserOption(layout, params, switches) {
    userOptions.save(String(params.name), params.value ?? null, switches.options_delay_ms);
    return params;
  },

  async setAppOption(layout, params, switches) {
    if (!switches.is_admin) return NO_REPLY;
    return server.setOption('app', String(params.name), params.value ?? null);
  },

  /** Chat placements register neither commands nor events. */
  getInterface: () => ({ command: [], event: [] }),
  placementBindEvent: silent,

  async openPath(layout, { path }) {
    if (typeof path !== 'string' || !path.startsWith('/')) {
      return { result: 'error', errorCode: 'PATH_NOT_AVAILABLE' };
    }
    await slider.openText(path);
    return { result: 'close' };
  },

  /** Replies without data when the slider closes. */
  async openApplication({ handler }, params) {
    await slider.openApplication(params, handler);
  },

  /** Closes only a slider that shows this app, so never the popup. */
  closeApplication({ sid }) {
    slider.closeIfShows(sid);
    return NO_REPLY;
  },

  imCallTo: logOnly('imCallTo'),
  imPhoneTo: logOnly('imPhoneTo'),
  imOpenMessenger: logOnly('imOpenMessenger'),
  imOpenHistory: logOnly('imOpenHistory'),
};
