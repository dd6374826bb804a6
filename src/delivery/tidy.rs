//! Removes the blanks that the portal puts on both sides of an inserted text. A run of picks must read
//! `😀😁` and not ` 😀   😁 `, and no character that the user typed may be lost.

/// Computes the draft without the portal's padding.
#[derive(Clone, Debug, Default)]
pub struct Tidy {
    /// The draft after the last insertion with its padding, and without it. `None` if the padding was
    /// removed.
    untidy: Option<(String, String)>,
}

impl Tidy {
    /// Returns the draft without the padding, or `None` if it must stay as it is.
    ///
    /// `before` and `after` are the draft before and after the insertion of `inserted`. The blanks are
    /// certain to be the portal's only if `after` is exactly what the portal makes of `before` with the
    /// caret at its end; otherwise the user may have typed in between.
    pub fn clean(&self, before: &str, inserted: &str, after: &str) -> Option<String> {
        let padded = after.strip_prefix(before)?.strip_prefix(' ')?.strip_suffix(' ')?;
        if padded != inserted {
            return None;
        }
        let base = match &self.untidy {
            Some((untidy, clean)) if untidy == before => clean,
            _ => before,
        };
        // Text directly after a link would become a part of it.
        let gap = if ends_in_link(base) { " " } else { "" };
        Some(format!("{base}{gap}{inserted}"))
    }

    /// Remembers a draft whose padding was not removed, so that the next insertion can remove it.
    pub fn left_as_is(&mut self, untidy: String, clean: String) {
        self.untidy = Some((untidy, clean));
    }

    /// Forgets the remembered draft: the padding is removed.
    pub fn done(&mut self) {
        self.untidy = None;
    }
}

fn ends_in_link(text: &str) -> bool {
    !text.ends_with(char::is_whitespace)
        && text.split_whitespace().next_back().is_some_and(|word| word.contains("://"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Inserts as the portal does.
    fn portal_inserts(draft: &str, caret: usize, text: &str) -> String {
        if draft.is_empty() {
            return text.to_owned();
        }
        format!("{} {text} {}", &draft[..caret], &draft[caret..])
    }

    #[test]
    fn a_link_stays_a_word_of_its_own() {
        let draft = "see https://media.giphy.com/a.gif";
        let after = portal_inserts(draft, draft.len(), "😀");
        let clean = Tidy::default().clean(draft, "😀", &after);
        assert_eq!(clean.as_deref(), Some("see https://media.giphy.com/a.gif 😀"));
    }

    #[test]
    fn a_run_of_picks_has_no_blanks() {
        let tidy = Tidy::default();
        let mut draft = String::new();
        for emoji in ["😀", "😁", "👨‍👩‍👧"] {
            let after = portal_inserts(&draft, draft.len(), emoji);
            draft = tidy.clean(&draft, emoji, &after).unwrap_or(after);
        }
        assert_eq!(draft, "😀😁👨‍👩‍👧");
    }

    #[test]
    fn what_the_person_typed_stays_to_the_letter() {
        let tidy = Tidy::default();
        for draft in ["Hi", "Hi ", "Hi  ", "line\n", " ", "😀 "] {
            let after = portal_inserts(draft, draft.len(), "😁");
            assert_eq!(tidy.clean(draft, "😁", &after), Some(format!("{draft}😁")));
        }
    }

    #[test]
    fn a_caret_in_the_middle_keeps_the_portals_way() {
        let after = portal_inserts("Hi there", 2, "😀");
        assert_eq!(Tidy::default().clean("Hi there", "😀", &after), None);
    }

    #[test]
    fn typing_meanwhile_keeps_everything() {
        let tidy = Tidy::default();
        for after in ["Hi 😀 x", "Hix 😀 ", "Hi 😀", "x", "", "Hi", "Hi 😁 ", "xHi 😀 ", "Hi  😀 "]
        {
            assert_eq!(tidy.clean("Hi", "😀", after), None, "{after:?}");
        }
    }

    #[test]
    fn an_empty_field_is_not_padded_and_not_touched() {
        assert_eq!(Tidy::default().clean("", "😀", "😀"), None);
    }

    #[test]
    fn padding_that_had_to_stay_is_taken_out_next_time() {
        let mut tidy = Tidy::default();
        tidy.left_as_is("Hi 😀 ".into(), "Hi😀".into());
        assert_eq!(tidy.clean("Hi 😀 ", "😁", "Hi 😀  😁 "), Some("Hi😀😁".into()));
        assert_eq!(tidy.clean("Hi 😀  ", "😁", "Hi 😀   😁 "), Some("Hi 😀  😁".into()));
        tidy.done();
        assert_eq!(tidy.clean("Hi 😀 ", "😁", "Hi 😀  😁 "), Some("Hi 😀 😁".into()));
    }
}
