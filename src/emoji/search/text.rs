//! Operations on texts that are compiled once: the standard library's are compiled again wherever they
//! are used. Without this, `picker.wasm` and the search have 310 bytes more (brotli 11, by hand).

/// Returns where a text contains another one first, in bytes.
#[inline(never)]
pub(super) fn find(text: &str, part: &str) -> Option<usize> {
    text.find(part)
}

/// Returns the first place, in bytes, where a text contains another one and that `is_right` accepts.
pub(super) fn find_at(text: &str, part: &str, is_right: &dyn Fn(usize) -> bool) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + find(text.get(from..)?, part)?;
        if is_right(at) {
            return Some(at);
        }
        from = at + part.chars().next().map_or(1, char::len_utf8);
    }
}

/// Returns a text without a character.
#[inline(never)]
pub(super) fn without(text: &str, c: char) -> String {
    text.chars().filter(|own| *own != c).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_tried_one_after_the_other() {
        let tried = std::cell::RefCell::new(Vec::new());
        let note = |at| {
            tried.borrow_mut().push(at);
            at == 3
        };
        assert_eq!(find_at("ab ab ab", "ab", &note), Some(3));
        assert_eq!(tried.into_inner(), [0, 3]);
        assert_eq!(find_at("ab", "", &|_| false), None, "an empty text ends");
    }

    #[test]
    fn a_character_is_left_out() {
        assert_eq!(without("ねこの かお", ' '), "ねこのかお");
    }
}
