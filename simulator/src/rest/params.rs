//! Parameters in their two encodings: PHP's form fields and JSON.

use serde_json::{Map, Value};

/// The parameters of a call. Top-level names are upper case, in whatever case they were sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Params(Map<String, Value>);

impl Params {
    /// Parses `NAME=…&NAME[key][key]=…&NAME[]=…`.
    pub(super) fn from_form(encoded: &[u8]) -> Self {
        let mut fields = Map::new();
        for (name, value) in form_urlencoded::parse(encoded) {
            let (top, keys) = path(&name);
            let slot = fields.entry(top.to_ascii_uppercase()).or_insert(Value::Null);
            put(slot, &keys, value.into_owned());
        }
        Self(fields.into_iter().map(|(name, value)| (name, with_lists(value))).collect())
    }

    /// Parses a JSON object; returns `None` for any other JSON.
    pub(super) fn from_json(text: &[u8]) -> Option<Self> {
        let Value::Object(fields) = serde_json::from_slice(text).ok()? else { return None };
        let upper = |(name, value): (String, Value)| (name.to_ascii_uppercase(), value);
        Some(Self(fields.into_iter().map(upper).collect()))
    }

    /// Adds parameters, which override existing ones.
    pub(super) fn add(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Returns a parameter that is neither absent nor null.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// Returns a string, or a number or boolean as PHP would write it.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        text(self.get(name)?)
    }

    /// Returns the same, unless it is empty.
    pub(super) fn filled(&self, name: &str) -> Option<String> {
        self.text(name).filter(|text| !text.is_empty())
    }

    /// Removes and returns a parameter that does not belong to the method.
    pub(super) fn take(&mut self, name: &str) -> Option<String> {
        self.0.remove(name).as_ref().and_then(text)
    }

    pub(super) fn to_json(&self) -> Value {
        Value::Object(self.0.clone())
    }
}

/// Returns a scalar as PHP casts it to a string.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(true) => Some("1".to_owned()),
        Value::Bool(false) => Some(String::new()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Splits a field into its name and the keys in brackets after it.
fn path(name: &str) -> (&str, Vec<&str>) {
    match name.split_once('[') {
        Some((top, rest)) if !top.is_empty() && rest.ends_with(']') => {
            (top, rest.trim_end_matches(']').split("][").collect())
        }
        _ => (name, Vec::new()),
    }
}

fn put(slot: &mut Value, keys: &[&str], value: String) {
    let Some((key, rest)) = keys.split_first() else {
        *slot = Value::String(value);
        return;
    };
    if !slot.is_object() {
        *slot = Value::Object(Map::new());
    }
    let Some(fields) = slot.as_object_mut() else { return };
    let key = if key.is_empty() { fields.len().to_string() } else { (*key).to_owned() };
    put(fields.entry(key).or_insert(Value::Null), rest, value);
}

/// Converts maps to lists as in PHP, whose only array type is a list if its keys are 0, 1, 2….
fn with_lists(value: Value) -> Value {
    let Value::Object(fields) = value else { return value };
    let counted = (0..fields.len()).all(|index| fields.contains_key(&index.to_string()));
    if counted && !fields.is_empty() {
        let items = (0..fields.len()).filter_map(|index| fields.get(&index.to_string()).cloned());
        return Value::Array(items.map(with_lists).collect());
    }
    Value::Object(fields.into_iter().map(|(key, value)| (key, with_lists(value))).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn form_fields_nest_as_in_php() {
        let form = "placement=IM_TEXTAREA&OPTIONS%5BiconName%5D=fa-smile-o&LANG_ALL[de][TITLE]=Bilder\
                    &list[]=a&list[]=b&cmd[0]=x&cmd[1]=y&odd[=1";
        let expected = json!({
            "PLACEMENT": "IM_TEXTAREA",
            "OPTIONS": {"iconName": "fa-smile-o"},
            "LANG_ALL": {"de": {"TITLE": "Bilder"}},
            "LIST": ["a", "b"],
            "CMD": ["x", "y"],
            "ODD[": "1",
        });
        assert_eq!(Params::from_form(form.as_bytes()).to_json(), expected);
    }

    #[test]
    fn json_is_taken_as_it_is_but_for_the_names_at_the_top() {
        let params = Params::from_json(br#"{"dialog_id":45,"options":{"a":[1]}}"#).unwrap();
        assert_eq!(params.to_json(), json!({"DIALOG_ID": 45, "OPTIONS": {"a": [1]}}));
        assert_eq!(params.text("DIALOG_ID").as_deref(), Some("45"));
        assert_eq!(Params::from_json(b"[1]"), None);
    }
}
