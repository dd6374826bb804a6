/**
 * Returns whether the chat shows a message in large letters. The server requires one to three
 * characters of four bytes in UTF-8 and, apart from them, only spaces: hearts with a variation
 * selector, keycaps and ZWJ sequences do not qualify.
 *
 * @param {string} text
 */
export function isOnlyEmoji(text) {
  const large = text.match(/[\u{10000}-\u{10FFFF}]/gu) ?? [];
  return large.length >= 1 && large.length <= 3
    && text.replace(/[\u{10000}-\u{10FFFF}]/gu, '').trim() === '';
}
