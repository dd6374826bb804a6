//! Reads values of the wrong type: numbers as texts, flags as numbers, anything missing.

use crate::json;
use serde_json::Value;

/// Returns a field of an object; null if there is no such field or no object.
pub(super) fn at<'a>(value: &'a Value, field: &str) -> &'a Value {
    value.get(field).unwrap_or(&Value::Null)
}

/// Reads a whole number, or a text that is one. Negative, fractional and very large ones are missing.
pub(super) fn number(value: &Value) -> Option<u32> {
    json::whole(value).and_then(|number| u32::try_from(number).ok())
}

/// Reads a length in pixels, perhaps with a fraction. One that is longer than any picture is missing.
pub(super) fn pixels(value: &Value) -> Option<u32> {
    let pixels = json::rounded(value).and_then(|pixels| u32::try_from(pixels).ok());
    pixels.filter(|pixels| (1..=20_000).contains(pixels))
}

/// Reads a text; empty for anything else.
pub(super) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Reads an id: a text, or a whole number up to 2⁶⁴. A greater number would be rounded to another id.
pub(super) fn id(value: &Value) -> Option<String> {
    match value {
        Value::String(id) => Some(id.clone()),
        number @ Value::Number(_) => Some(json::whole(number)?.to_string()),
        _ => None,
    }
}

/// Reads a flag: `true`, or a number other than 0.
pub(super) fn flag(value: &Value) -> bool {
    value.as_bool().unwrap_or_else(|| number(value).is_some_and(|number| number != 0))
}

/// Returns whether a value has any content.
pub(super) fn has_content(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(is) => *is,
        Value::Number(_) => true,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(entries) => !entries.is_empty(),
    }
}

/// The greatest length of a title, in characters.
const LONGEST_LINE: usize = 140;

/// Makes one line of plain text: without control characters and characters that change the direction
/// of the text around it, with normalized spaces, and cut to a readable length.
pub(super) fn line(value: &Value) -> String {
    let mut line = String::new();
    let mut gap = false;
    let mut left = LONGEST_LINE;
    for c in text(value).chars() {
        if c.is_whitespace() || c.is_control() {
            gap = !line.is_empty();
        } else if !changes_direction(c) {
            let needed = 1 + usize::from(gap);
            if left < needed {
                line.push('…');
                break;
            }
            if gap {
                line.push(' ');
                gap = false;
            }
            line.push(c);
            left -= needed;
        }
    }
    line
}

/// Returns whether a character is a mark, embedding, override or isolate of the bidirectional
/// algorithm.
const fn changes_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_in_every_shape() {
        for value in [json!("200"), json!(200), json!(" 200 "), json!(200.0), json!("200.0")] {
            assert_eq!(number(&value), Some(200), "{value}");
        }
        for value in [json!(null), json!(""), json!("x"), json!(-1), json!("-1"), json!({})] {
            assert_eq!(number(&value), None, "{value}");
        }
        assert_eq!(number(&json!("99999999999")), None);
        assert_eq!(number(&json!("49.5")), None);
        assert_eq!((pixels(&json!(199.6)), pixels(&json!("150.4"))), (Some(200), Some(150)));
        for value in [json!("0"), json!(0.4), json!("200px"), json!("NaN"), json!(-200.0)] {
            assert_eq!(pixels(&value), None, "{value}");
        }
        for value in [json!(4_000_000), json!("1e30"), json!(1e300)] {
            assert_eq!(pixels(&value), None, "{value}");
        }
    }

    #[test]
    fn flags_in_every_shape() {
        for value in [json!(1), json!("1"), json!(true), json!(1.0), json!("1.0")] {
            assert!(flag(&value), "{value}");
        }
        for value in [
            json!(0),
            json!("0"),
            json!(0.0),
            json!("0.0"),
            json!(false),
            json!(null),
            json!("yes"),
        ] {
            assert!(!flag(&value), "{value}");
        }
    }

    #[test]
    fn a_title_is_one_line_of_plain_text() {
        assert_eq!(line(&json!("  Cat\r\n\tWorking \u{0}GIF ")), "Cat Working GIF");
        assert_eq!(line(&json!("\u{202e}evil\u{2066} 😀👩\u{200d}💻")), "evil 😀👩\u{200d}💻");
        assert_eq!(line(&json!("<img onerror=x>[url]y[/url]")), "<img onerror=x>[url]y[/url]");
        assert_eq!(line(&json!("ж".repeat(10_000))), "ж".repeat(140) + "…");
        // Spaces count.
        assert_eq!(line(&json!("ж ".repeat(10_000))), "ж ".repeat(69) + "ж…");
        assert_eq!(line(&json!(7)), "");
    }
}
