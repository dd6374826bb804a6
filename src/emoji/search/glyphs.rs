//! Finds emoji in a query: the user may paste one to learn its name or to find it in the picker.

use crate::emoji::{Catalogue, EmojiId};

/// Unicode writes couples and handshakes with other sequences once each person has a tone of their
/// own: that sequence without tones and selectors, and the catalogue's glyph.
const WITH_TWO_TONES: [(&str, &str); 6] =
    [("🫱‍🫲", "🤝"), ("👩‍🤝‍👨", "👫"), ("👨‍🤝‍👨", "👬"), ("👩‍🤝‍👩", "👭"), ("🧑‍❤‍🧑", "💑"), ("🧑‍❤‍💋‍🧑", "💏")];

/// Returns the emoji that a text contains, in its order and each once. Tones and presentation
/// selectors are ignored.
pub(super) fn find_pasted(text: &str, catalogue: &Catalogue) -> Vec<EmojiId> {
    if !text.chars().any(is_pictographic) {
        return Vec::new();
    }
    let bare: String = text.chars().filter(|c| !is_variation(*c)).collect();
    let mut found = Vec::new();
    let mut rest = &*bare;
    while let Some(c) = rest.chars().next() {
        let length = match longest_at_start(rest, catalogue) {
            Some((id, length)) => {
                if !found.contains(&id) {
                    found.push(id);
                }
                length
            }
            None => c.len_utf8(),
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    found
}

/// Returns the longest emoji that a text begins with, and its length in bytes.
fn longest_at_start(text: &str, catalogue: &Catalogue) -> Option<(EmojiId, usize)> {
    let own = catalogue
        .iter()
        .filter_map(|(id, emoji)| Some((id, bare_length_at_start(text, &emoji.glyph)?)));
    let two_tones = WITH_TWO_TONES.iter().filter(|(written, _)| text.starts_with(written));
    let two_tones =
        two_tones.filter_map(|(written, glyph)| Some((catalogue.find(glyph)?, written.len())));
    own.chain(two_tones).max_by_key(|(_, length)| *length)
}

/// Returns how many bytes of `text`, which has no variations, the glyph takes; `None` if the text
/// does not begin with it.
fn bare_length_at_start(text: &str, glyph: &str) -> Option<usize> {
    let mut rest = text;
    for c in glyph.chars().filter(|c| !is_variation(*c)) {
        rest = rest.strip_prefix(c)?;
    }
    Some(text.len() - rest.len()).filter(|length| *length > 0)
}

/// Returns whether a character is a presentation selector or a skin tone.
const fn is_variation(c: char) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Returns whether a character occurs in emoji and not in words. Digits, `#` and `*` occur in both;
/// of a keycap, only the combining mark (U+20E3) counts.
const fn is_pictographic(c: char) -> bool {
    matches!(c, '©' | '®' | '™' | '‼' | '⁉' | 'ℹ' | '〰' | '〽' | '㊗' | '㊙' | '\u{20e3}'
        | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}
