/**
 * Returns the message field after the chat has inserted a text into it.
 *
 * @param {{value: string, selectionStart: number, selectionEnd: number}} field
 * @param {{text: string, withNewLine?: boolean, replace?: boolean}} insertion
 * @returns {{value: string, caret: number}}
 */
export function insertText(field, { text, withNewLine = false, replace = false }) {
  // The caret moves from its old position by the text's length, whatever was inserted; the browser
  // clamps it.
  const caret = field.selectionStart + text.length + 1;
  if (replace || field.value.length === 0) {
    return { value: text, caret };
  }
  if (withNewLine) {
    return { value: `${field.value}\n${text}`, caret };
  }
  const before = field.value.slice(0, field.selectionStart);
  const after = field.value.slice(field.selectionEnd);
  return { value: `${before} ${text} ${after}`, caret };
}
