// Which apps the user sees in a placement, and under which name.

import { state } from './state.js';

/** The origin of the app's own page, which is another site than this page. */
const APP_HANDLER = `${location.origin.replace('//portal.', '//widget.')}/`;
const APP_NAME = 'Emoji';

/** Fallback languages; the language of the portal's licence is English. */
const FALLBACK = { ua: 'en', de: 'en', kz: 'ru', by: 'ru', uz: 'ru' };
const LICENCE = 'en';

/**
 * @param {string} placement
 * @param {string} [dialogType] USER, CHAT, LINES or CRM, if there is a chat
 * @returns {{id: number, title: string, icon: string, handler: string, options: object}[]}
 */
export function appsAt(placement, dialogType) {
  const { switches, installed, bindings } = state();
  if (switches.fresh_portal && !installed) return [];
  const bound = bindings.filter((binding) => binding.placement === placement);
  // A portal that is not fresh has the widget in all placements, although only one is recorded.
  const everywhere = !switches.fresh_portal && placement !== 'IM_TEXTAREA' && bound.length === 0;
  return (everywhere ? [preexistingBinding()] : bound)
    .filter(({ options }) => isFor(options, switches) && fits(options.context, dialogType))
    .map((binding) => ({ ...binding, title: title(binding, switches.lang), icon: binding.options.iconName ?? '' }));
}

/** Returns the app's own page. */
export function app() {
  return { title: APP_NAME, handler: APP_HANDLER };
}

function preexistingBinding() {
  return { id: 0, handler: APP_HANDLER, options: {}, title: { TITLE: APP_NAME }, lang_all: {} };
}

function isFor({ role, extranet }, switches) {
  return (role !== 'ADMIN' || switches.is_admin) && (extranet === 'Y' || !switches.is_extranet);
}

function fits(context = 'ALL', dialogType) {
  const contexts = context.split(';');
  return !dialogType || contexts.includes('ALL') || contexts.includes(dialogType);
}

/** If names in languages exist, the one without a language is ignored. */
function title({ title: { TITLE }, lang_all: names }, lang) {
  const languages = [lang, FALLBACK[lang], LICENCE];
  const known = languages.map((language) => names[language]?.TITLE).find(Boolean);
  return known || (Object.keys(names).length === 0 && TITLE) || APP_NAME;
}
