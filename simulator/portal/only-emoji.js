/**
 * Is a message shown in large letters? The server counts what takes four bytes in UTF-8, one to
 * three of them, and nothing else may be left but blanks: hearts with a variation selector,
 * keycaps and joined people do not qualify.
 *
 * @param {string} text
 */
export function isOnlyEmoji(text) {
  const large = text.match(/[\u{10000}-\u{10FFFF}]/gu) ?? [];
  return large.length >= 1 && large.length <= 3
    && text.replace(/[\u{10000}-\u{10FFFF}]/gu, '').trim() === '';
}
