//! Emoticons and codes as they are typed: full-width forms, curly apostrophes, any number of brackets,
//! codes of skin tones.

use super::text::find;

/// Returns the forms in which an emoticon is looked up, the typed one first.
pub(super) fn emoticon_forms(raw: &str) -> Vec<String> {
    // No emoticon of the packs has spaces: `m(_ _)m`.
    let plain: String = raw.chars().map(plain).filter(|c| *c != ' ').collect();
    let mut forms = vec![raw.to_owned()];
    if plain != raw {
        forms.push(plain.clone());
    }
    // The packs have some faces without their brackets: `T_T` for `(T_T)`.
    if let Some(face) = plain.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        forms.push(face.to_owned());
    }
    // The packs have one to three brackets; users type any number: `:))))`.
    let mut shorter = &*plain;
    while let Some(rest) = shorter.strip_suffix([')', '(', ']', '['])
        && rest.chars().next_back() == shorter.chars().next_back()
    {
        forms.push(rest.to_owned());
        shorter = rest;
    }
    forms
}

/// Returns the character that other keyboards and automatic corrections replace.
fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '´' | 'ʼ' => '\'',
        '“' | '”' => '"',
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// Returns a shortcode without the skin tone that Slack (`:wave::skin-tone-2:`), Discord
/// (`:wave_tone1:`) and others (`:wave_medium_skin_tone:`) write with it.
pub(super) fn without_tone(raw: &str) -> &str {
    if let Some(code) = find(raw, "::skin-tone-").and_then(|at| raw.get(..at)) {
        return code;
    }
    let is_code = raw.starts_with(':') || raw.contains('_');
    let tone = find(raw, "_skin_tone").or_else(|| find(raw, "_tone")).filter(|_| is_code);
    let Some(mut code) = tone.and_then(|at| raw.get(..at)) else { return raw };
    while let Some(shorter) =
        ["_light", "_dark", "_medium"].iter().find_map(|shade| code.strip_suffix(shade))
    {
        code = shorter;
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emoticons_in_other_forms() {
        let forms = emoticon_forms;
        assert_eq!(forms("：）"), ["：）", ":)"]);
        assert_eq!(forms(":’("), [":’(", ":'("]);
        assert_eq!(forms(":)))"), [":)))", ":))", ":)"]);
        assert_eq!(forms("))))").last().map(String::as_str), Some(")"));
        assert_eq!(forms("x"), ["x"]);
        assert_eq!(forms("m(_ _)m"), ["m(_ _)m", "m(__)m"]);
        assert_eq!(forms("(T_T)"), ["(T_T)", "T_T"]);
    }

    #[test]
    fn codes_lose_their_tone() {
        for raw in [
            ":wave::skin-tone-2:",
            ":wave_tone1:",
            ":wave_medium_light_skin_tone:",
            ":wave_dark_skin_tone:",
        ] {
            assert_eq!(without_tone(raw), ":wave", "{raw}");
        }
        for raw in [":wave:", "wave", "ring tone", ":bell_light:"] {
            assert_eq!(without_tone(raw), raw);
        }
    }
}
