//! Reads numbers and lists from foreign JSON, where PHP and proxies change their type.

use crate::sorting::sort;
use serde_json::{Number, Value};

/// 2⁵³: up to this value `f64` represents every whole number exactly.
const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;

/// Reads a non-negative whole number: `200`, `200.0`, `2e2`, or one of these as text.
///
/// `None` for a fraction: the function also reads ids, and a rounded id would be a different one.
pub fn whole(value: &Value) -> Option<u64> {
    let number = number(value)?;
    number
        .as_u64()
        .or_else(|| number.as_f64().filter(|number| number.fract() == 0.0).and_then(cast))
}

/// Reads a non-negative number in the same forms as [`whole`], rounded to the nearest whole number.
pub fn rounded(value: &Value) -> Option<u64> {
    let number = number(value)?;
    number.as_u64().or_else(|| number.as_f64().map(f64::round).and_then(cast))
}

/// Returns the items of a list. PHP encodes a list whose indexes have gaps as an object,
/// `{"0":…,"2":…}`; the result is then its values in the order of the indexes. `None` if the value
/// is neither a list nor an object.
pub fn list(value: &Value) -> Option<Vec<&Value>> {
    match value {
        Value::Array(items) => Some(items.iter().collect()),
        Value::Object(fields) => {
            let index = |name: &str| name.parse().unwrap_or(u64::MAX);
            let mut items: Vec<(u64, &Value)> =
                fields.iter().map(|(name, item)| (index(name), item)).collect();
            sort(&mut items, &|(one, _), (other, _)| one.cmp(other));
            Some(items.into_iter().map(|(_, item)| item).collect())
        }
        _ => None,
    }
}

/// Returns whether a value is a list that PHP has encoded as an object: a key is a whole number.
pub fn is_numbered(value: &Value) -> bool {
    value.as_object().is_some_and(|fields| fields.keys().any(|name| name.parse::<u64>().is_ok()))
}

fn number(value: &Value) -> Option<Number> {
    match value {
        Value::Number(number) => Some(number.clone()),
        Value::String(text) => match text.trim().parse::<u64>() {
            Ok(number) => Some(number.into()),
            // The app contains serde_json's number parser anyway, and unlike `f64::from_str` it
            // accepts neither `inf` nor `nan`.
            Err(_) => serde_json::from_str::<Value>(text).ok()?.as_number().cloned(),
        },
        _ => None,
    }
}

/// Converts a number from 0 to [`LARGEST_EXACT`]; `None` outside this range.
fn cast(number: f64) -> Option<u64> {
    // Exact within the range.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    (0.0..=LARGEST_EXACT).contains(&number).then_some(number as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_whole_number_in_every_shape() {
        for value in [json!(200), json!(200.0), json!("200"), json!(" 200.0 "), json!("2e2")] {
            assert_eq!((whole(&value), rounded(&value)), (Some(200), Some(200)), "{value}");
        }
        let exponent: Value = serde_json::from_str("1e2").unwrap();
        assert_eq!(whole(&exponent), Some(100));
        assert_eq!((whole(&json!("007")), whole(&json!(-0.0))), (Some(7), Some(0)));
        assert_eq!(whole(&json!(u64::MAX)), Some(u64::MAX));
    }

    #[test]
    fn only_rounded_accepts_a_fraction() {
        for value in [json!(149.6), json!("150.4")] {
            assert_eq!((whole(&value), rounded(&value)), (None, Some(150)), "{value}");
        }
    }

    #[test]
    fn what_is_no_number() {
        let texts = ["", "x", "200px", "NaN", "inf", "-1", "-0.6", "1e400", "1,5", "0x10", "\"2\""];
        for text in texts {
            let value = json!(text);
            assert_eq!((whole(&value), rounded(&value)), (None, None), "{value}");
        }
        for value in [json!(null), json!(true), json!([200]), json!({}), json!(-1), json!(1e300)] {
            assert_eq!((whole(&value), rounded(&value)), (None, None), "{value}");
        }
    }

    #[test]
    fn a_list_and_what_php_makes_of_it() {
        let shown = |value: Value| list(&value).map(|items| json!(items));
        assert_eq!(shown(json!(["a", "b"])), Some(json!(["a", "b"])));
        assert_eq!(shown(json!({"0": "a", "10": "c", "9": "b"})), Some(json!(["a", "b", "c"])));
        assert_eq!(shown(json!({"x": "b", "1": "a"})), Some(json!(["a", "b"])));
        assert_eq!(shown(json!({})), Some(json!([])));
        for odd in [json!(null), json!("a"), json!(1)] {
            assert_eq!(list(&odd), None, "{odd}");
        }
    }

    #[test]
    fn an_item_is_no_numbered_list() {
        assert!(is_numbered(&json!({"0": {}, "1": {}})));
        for one in [json!({"id": "a"}), json!({"": 1}), json!({}), json!([1]), json!("0")] {
            assert!(!is_numbered(&one), "{one}");
        }
    }
}
