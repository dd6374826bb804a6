//! Determines which keys enter text.

/// The modifier keys that are held with a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeldKeys {
    /// Ctrl. Windows reports it for AltGr, too.
    pub ctrl: bool,
    /// Alt, or Option. Windows reports it for AltGr, too.
    pub alt: bool,
    /// Command, or the Windows key.
    pub meta: bool,
    /// AltGr.
    pub alt_graph: bool,
    /// Whether Alt is Apple's Option key, which enters letters of its own.
    pub option: bool,
}

/// Whether a key enters text other than a space into a field that has the focus. `key` is the
/// event's `key`.
///
/// A key that begins an accent (`Dead`) counts, because the field needs the letter that follows
/// from it.
pub fn enters_text(key: &str, held: HeldKeys) -> bool {
    // Keys without a character have names in ASCII, such as `ArrowDown`; some keyboards have keys
    // for several characters.
    let has_text = key == "Dead" || !key.is_ascii() || key.chars().count() == 1;
    if !has_text || key.trim().is_empty() || held.meta {
        return false;
    }
    // Alt with an ASCII key is a shortcut on every system except a Mac.
    held.alt_graph
        || if held.alt { !key.is_ascii() || held.option && !held.ctrl } else { !held.ctrl }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: HeldKeys =
        HeldKeys { ctrl: false, alt: false, meta: false, alt_graph: false, option: false };
    const CTRL: HeldKeys = HeldKeys { ctrl: true, ..NONE };
    const ALT: HeldKeys = HeldKeys { alt: true, ..NONE };
    const META: HeldKeys = HeldKeys { meta: true, ..NONE };
    const OPTION: HeldKeys = HeldKeys { option: true, ..ALT };
    const ALT_GRAPH: HeldKeys = HeldKeys { alt_graph: true, ..NONE };
    /// AltGr as Windows reports it.
    const CTRL_ALT_GRAPH: HeldKeys = HeldKeys { ctrl: true, alt: true, ..ALT_GRAPH };

    #[test]
    fn letters_with_and_without_a_modifier() {
        for (key, held) in [
            ("a", NONE),
            ("ф", NONE),
            ("7", NONE),
            ("ł", OPTION),
            ("@", OPTION),
            ("ą", ALT_GRAPH),
            ("@", ALT_GRAPH),
            ("€", CTRL_ALT_GRAPH),
            ("{", CTRL_ALT_GRAPH),
            ("€", HeldKeys { ctrl: true, ..ALT }),
            ("ł", ALT),
            ("ക്ഷ", NONE),
            ("😀", NONE),
            ("Dead", NONE),
            ("Dead", OPTION),
            ("Dead", ALT_GRAPH),
        ] {
            assert!(enters_text(key, held), "{key} {held:?}");
        }
    }

    #[test]
    fn shortcuts_and_keys_without_text() {
        for (key, held) in [
            ("a", CTRL),
            ("c", META),
            ("ф", CTRL),
            ("å", HeldKeys { meta: true, ..OPTION }),
            ("1", ALT),
            ("d", ALT),
            ("a", HeldKeys { ctrl: true, ..ALT }),
            ("a", HeldKeys { ctrl: true, ..OPTION }),
            ("Dead", CTRL),
            ("ArrowDown", NONE),
            ("ArrowDown", ALT),
            ("ArrowDown", ALT_GRAPH),
            ("F1", NONE),
            ("Process", NONE),
            ("Unidentified", NONE),
            (" ", NONE),
            ("\u{a0}", OPTION),
            ("", NONE),
        ] {
            assert!(!enters_text(key, held), "{key} {held:?}");
        }
    }
}
