//! Reads the JSON of an answer.

use super::error::GifError;
use serde_json::Value;

/// The longest answer that is read, in bytes. A page with all fields has half a megabyte; reading much
/// more would freeze the picker.
const MOST_BYTES: usize = 3 << 20;

/// Returns the JSON of an answer.
///
/// # Errors
/// [`GifError::Cut`] if it ends too early, [`GifError::NotJson`] for anything else that is no JSON.
pub(super) fn parse(body: &[u8]) -> Result<Value, GifError> {
    if body.len() > MOST_BYTES {
        return Err(GifError::NotJson);
    }
    // An invalid character spoils one text, not the page.
    let text = String::from_utf8_lossy(body);
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text)
        .map_err(|error| if error.is_eof() { GifError::Cut } else { GifError::NotJson })
}
