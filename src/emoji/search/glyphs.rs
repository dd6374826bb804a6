//! Emoji in a query: somebody pasted one to see what it is or to find it here.

use crate::emoji::{Catalogue, EmojiId};

/// Mixed couples and handshakes are written by other sequences once both people have a tone of
/// their own.
const WITH_TWO_TONES: [(&str, &str); 6] =
    [("🫱‍🫲", "🤝"), ("👩‍🤝‍👨", "👫"), ("👨‍🤝‍👨", "👬"), ("👩‍🤝‍👩", "👭"), ("🧑‍❤‍🧑", "💑"), ("🧑‍❤‍💋‍🧑", "💏")];

/// The emoji that stand in a text, in its order, in any tone and presentation.
pub(super) fn pasted(text: &str, catalogue: &Catalogue) -> Vec<EmojiId> {
    if !text.chars().any(is_pictographic) {
        return Vec::new();
    }
    let bare: String = text.chars().filter(|c| !is_variation(*c)).collect();
    let mut found = Vec::new();
    let mut rest = &*bare;
    while let Some(c) = rest.chars().next() {
        let length = match longest(rest, catalogue) {
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

/// The longest emoji that a text begins with, and its length in bytes.
fn longest(text: &str, catalogue: &Catalogue) -> Option<(EmojiId, usize)> {
    let own = catalogue
        .iter()
        .filter_map(|(id, emoji)| Some((id, bare_length_at_start(text, &emoji.glyph)?)));
    let two_tones = WITH_TWO_TONES.iter().filter(|(written, _)| text.starts_with(written));
    let two_tones =
        two_tones.filter_map(|(written, glyph)| Some((catalogue.find(glyph)?, written.len())));
    own.chain(two_tones).max_by_key(|(_, length)| *length)
}

/// How many bytes of a text without variations a glyph takes, if the text begins with it.
fn bare_length_at_start(text: &str, glyph: &str) -> Option<usize> {
    let mut rest = text;
    for c in glyph.chars().filter(|c| !is_variation(*c)) {
        rest = rest.strip_prefix(c)?;
    }
    Some(text.len() - rest.len()).filter(|length| *length > 0)
}

/// Presentation selectors and skin tones.
const fn is_variation(c: char) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Whether a character stands in emoji and not in words. Digits, `#` and `*` stand in both: the
/// mark that makes keys of them is in here.
const fn is_pictographic(c: char) -> bool {
    matches!(c, '©' | '®' | '™' | '‼' | '⁉' | 'ℹ' | '〰' | '〽' | '㊗' | '㊙' | '\u{20e3}'
        | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}
