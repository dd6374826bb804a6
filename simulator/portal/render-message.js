// Renders a message's text as the chat does: BB codes, links and images; everything else is text.

import { isImage, isPhoneImage, link, picture } from './links.js';

const ICON_SIZE = 20;
const PHONE_ICON_SIZE = 25;
const LARGE_ICON_SIZE = 40;
const LARGEST_ICON = 100;

const CODES = [
  ['url', /\[url\](?<url>.*?)\[\/url\]/],
  ['namedUrl', /\[url=(?<to>[^\]]+)\](?<name>.*?)\[\/url\]/],
  ['img', /\[img size=(?<size>small|medium|large)\](?<src>\S+) \[\/img\]/],
  ['icon', /\[icon=(?<icon>[^\s\]]+)(?<attributes>[^\]]*)\]/],
  ['style', /\[(?<tag>[bius])\](?<inner>.*?)\[\/\k<tag>\]/],
  ['bare', /(?<bare>https?:\/\/[^\s[\]<>"]*[^\s[\]<>".,:;!?'()])/],
];
const ANY = new RegExp(CODES.map(([, code]) => code.source).join('|'), 'gis');
const ICONS = /\[icon=[^\]]*\]/gi;

/**
 * @param {string} text
 * @param {{hasImg: boolean, isPhone: boolean}} viewer whether the portal draws `[img]`, and whether
 *   the message is drawn by the mobile app
 * @returns {(Node|string)[]}
 */
export function rendered(text, viewer) {
  const onlyIcons = text.replace(ICONS, '').trim() === '';
  const iconSize = viewer.isPhone ? PHONE_ICON_SIZE : ICON_SIZE;
  return nodes(text, { ...viewer, iconSize: onlyIcons ? LARGE_ICON_SIZE : iconSize });
}

function nodes(text, context) {
  const result = [];
  let end = 0;
  for (const match of text.matchAll(ANY)) {
    if (match.index > end) result.push(text.slice(end, match.index));
    result.push(node(match, context));
    end = match.index + match[0].length;
  }
  if (end < text.length) result.push(text.slice(end));
  return result;
}

function node({ 0: whole, groups }, context) {
  const draws = context.isPhone ? isPhoneImage : isImage;
  if (groups.url !== undefined) return link(groups.url, { draws });
  if (groups.to !== undefined) {
    if (groups.name === groups.to) return link(groups.to, { draws });
    return link(groups.to, { content: nodes(groups.name, context) });
  }
  if (groups.src !== undefined) return context.hasImg ? image(groups, whole) : whole;
  if (groups.icon !== undefined) return icon(groups, context, whole);
  if (groups.tag !== undefined) {
    const element = document.createElement(groups.tag);
    element.append(...nodes(groups.inner, context));
    return element;
  }
  // A phone needs the code `[url]` around the link.
  return link(groups.bare, context.isPhone ? {} : { draws });
}

function image({ src, size }, whole) {
  if (!/^https?:\/\//i.test(src)) return whole;
  const element = document.createElement('span');
  element.append(picture(src, `sized-image ${size}`, () => element.replaceChildren(link(src))));
  return element;
}

function icon({ icon: src, attributes }, { iconSize, isPhone }, whole) {
  if (!/^(https?:\/)?\//i.test(src)) return whole;
  // A phone ignores the sizes.
  const number = (name) => (isPhone
    ? undefined
    : Number(new RegExp(`\\b${name}=(\\d+)`, 'i').exec(attributes)?.[1]) || undefined);
  const size = number('size') ?? iconSize;
  const element = picture(src, 'icon', () => element.replaceWith(whole));
  element.width = Math.min(number('width') ?? size, LARGEST_ICON);
  element.height = Math.min(number('height') ?? size, LARGEST_ICON);
  element.title = /\btitle=([^\]]*)/i.exec(attributes)?.[1] ?? '';
  return element;
}
