//! The app's bindings, read from the answer to `placement.get`.

use super::AdminPlacement;
use crate::json;
use serde_json::Value;

/// Smallest usable width and height of the popup over the message field, in pixels. A binding made
/// by hand without a size gets 100 by 100.
const LEAST_PX: u64 = 250;

/// A binding of this app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The placement that the app is bound to.
    pub placement: AdminPlacement,
    /// The handler URL: the address that the portal opens there.
    pub handler: String,
    /// Whether the popup is smaller than the smallest usable size.
    pub is_tiny: bool,
}

impl Binding {
    /// Reads the answer. Leaves out bindings to placements that the page does not offer: they were
    /// made by hand, and the page does not touch them. `None` if the answer is not a list.
    pub fn read(answer: &Value) -> Option<Vec<Self>> {
        let mut list = json::list(answer)?;
        list.retain(|item| item.is_object());
        Some(list.into_iter().filter_map(Self::read_one).collect())
    }

    fn read_one(item: &Value) -> Option<Self> {
        let text = |name: &str| field(item, name)?.as_str();
        let placement = AdminPlacement::by_code(text("placement")?)?;
        let handler = text("handler")?.trim().to_owned();
        let is_tiny = placement == AdminPlacement::Textarea
            && field(item, "options").is_some_and(|options| {
                ["width", "height"].into_iter().any(|name| {
                    field(options, name).and_then(json::rounded).is_some_and(|px| px < LEAST_PX)
                })
            });
        Some(Self { placement, handler, is_tiny })
    }
}

/// Returns the field with this name in any case.
fn field<'a>(object: &'a Value, name: &str) -> Option<&'a Value> {
    let mut fields = object.as_object()?.iter();
    fields.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_answer_of_a_portal() {
        let answer = json!([
            {"id": "5", "placement": "IM_TEXTAREA", "userId": "0", "handler": "https://a.b/",
             "options": {"iconName": "fa-smile-o", "context": "ALL", "width": 360, "height": 420},
             "title": "Emoji", "description": "", "langAll": {"en": {"TITLE": "Emoji"}}},
            {"id": 6, "placement": "CRM_DEAL_DETAIL_TAB", "handler": "https://a.b/"},
            {"PLACEMENT": "im_sidebar", "HANDLER": " https://a.b/x "},
        ]);
        let binding = |placement, handler: &str| Binding {
            placement,
            handler: handler.to_owned(),
            is_tiny: false,
        };
        let expected = [
            binding(AdminPlacement::Textarea, "https://a.b/"),
            binding(AdminPlacement::Sidebar, "https://a.b/x"),
        ];
        assert_eq!(Binding::read(&answer).unwrap(), expected);
        assert_eq!(Binding::read(&json!({"3": answer[0]})).unwrap(), expected[..1]);
    }

    #[test]
    fn other_items_are_left_out() {
        for item in [json!(5), json!([]), json!({}), json!({"placement": "IM_TEXTAREA"})] {
            assert_eq!(Binding::read(&json!([item])), Some(Vec::new()), "{item}");
        }
        assert_eq!(Binding::read(&json!([])), Some(Vec::new()));
        for answer in [json!(null), json!(true), json!("x")] {
            assert_eq!(Binding::read(&answer), None, "{answer}");
        }
    }

    #[test]
    fn a_popup_too_small_to_use() {
        let is_tiny = |placement: &str, options: Value| {
            let item = json!({"placement": placement, "handler": "x", "options": options});
            Binding::read(&json!([item])).unwrap()[0].is_tiny
        };
        assert!(is_tiny("IM_TEXTAREA", json!({"width": 100, "height": 100})));
        assert!(is_tiny("IM_TEXTAREA", json!({"width": "360", "height": "100"})));
        assert!(is_tiny("IM_TEXTAREA", json!({"width": 100.0})));
        assert!(is_tiny("IM_TEXTAREA", json!({"height": "249.4"})));
        assert!(!is_tiny("IM_TEXTAREA", json!({"width": "400", "height": 500})));
        assert!(!is_tiny("IM_TEXTAREA", json!({"width": "360.0", "height": 420.0})));
        for options in [json!({}), json!([]), json!(""), json!({"width": "wide"})] {
            assert!(!is_tiny("IM_TEXTAREA", options));
        }
        assert!(!is_tiny("IM_SIDEBAR", json!({"width": 100})));
    }
}
