// Which apps this person finds in a place, and by which name.

import { state } from './state.js';

/** The origin of the app's own page, another site than this one. */
const APP_HANDLER = `${location.origin.replace('//portal.', '//widget.')}/`;
const APP_NAME = 'Emoji';

/** Languages that stand in for others; the portal's licence is English. */
const FALLBACK = { ua: 'en', de: 'en', kz: 'ru', by: 'ru', uz: 'ru' };
const LICENCE = 'en';

/**
 * @param {string} placement
 * @param {string} [dialogType] USER, CHAT, LINES or CRM, where there is a chat
 * @returns {{id: number, title: string, icon: string, handler: string, options: object}[]}
 */
export function appsAt(placement, dialogType) {
  const { switches, installed, bindings } = state();
  if (switches.fresh_portal && !installed) return [];
  const bound = bindings.filter((binding) => binding.placement === placement);
  // A portal that is not fresh has the widget everywhere, though only one place is on record.
  const everywhere = !switches.fresh_portal && placement !== 'IM_TEXTAREA' && bound.length === 0;
  return (everywhere ? [former()] : bound)
    .filter(({ options }) => isFor(options, switches) && fits(options.context, dialogType))
    .map((binding) => ({ ...binding, title: title(binding, switches.lang), icon: binding.options.iconName ?? '' }));
}

/** The app's own page. */
export function app() {
  return { title: APP_NAME, handler: APP_HANDLER };
}

function former() {
  return { id: 0, handler: APP_HANDLER, options: {}, title: { TITLE: APP_NAME }, lang_all: {} };
}

function isFor({ role, extranet }, switches) {
  return (role !== 'ADMIN' || switches.is_admin) && (extranet === 'Y' || !switches.is_extranet);
}

function fits(context = 'ALL', dialogType) {
  const contexts = context.split(';');
  return !dialogType || contexts.includes('ALL') || contexts.includes(dialogType);
}

/** With names in languages, the one without a language does not count. */
function title({ title: { TITLE }, lang_all: names }, lang) {
  const languages = [lang, FALLBACK[lang], LICENCE];
  const known = languages.map((language) => names[language]?.TITLE).find(Boolean);
  return known || (Object.keys(names).length === 0 && TITLE) || APP_NAME;
}
