//! The draft after an insertion: no character that the user has typed may get lost.

use crate::parts::Parts;
use b24_emoji_picker::delivery::Tidy;

/// Checks the inserted text, the draft before, the draft after, and the next insertion.
pub fn draft(input: &[u8]) {
    let mut parts = Parts::of(input);
    let (inserted, before, after, next) = (parts.text(), parts.text(), parts.text(), parts.text());
    let mut tidy = Tidy::default();
    assert_kept(&tidy, &before, &inserted, &after);

    // The portal's result when the caret is at the end of the draft.
    let padded = format!("{before} {inserted} ");
    let clean = assert_kept(&tidy, &before, &inserted, &padded);
    assert!(clean.is_some(), "the portal's padding stays in {padded:?}");
    // The user has typed meanwhile.
    for typed in [format!("{padded}x"), format!("x{padded}"), format!("{before}x {inserted} ")] {
        if typed != padded {
            assert_kept(&tidy, &before, &inserted, &typed);
        }
    }
    // The padding was left in the draft, and the next insertion removes it.
    if let Some(clean) = clean {
        tidy.left_as_is(padded.clone(), clean);
        let twice = format!("{padded} {next} ");
        assert_kept(&tidy, &padded, &next, &twice);
        assert_kept(&tidy, &before, &next, &after);
    }
}

/// Returns the new draft, if there is one, and checks that only spaces have changed.
fn assert_kept(tidy: &Tidy, before: &str, inserted: &str, after: &str) -> Option<String> {
    let clean = tidy.clean(before, inserted, after)?;
    let letters = |text: &str| -> String { text.chars().filter(|c| *c != ' ').collect() };
    assert_eq!(letters(&clean), letters(after), "a letter is lost");
    assert!(clean.len() <= after.len(), "the draft grows");
    assert!(clean.ends_with(inserted), "what was inserted is not at the end");
    Some(clean)
}
