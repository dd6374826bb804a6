//! `fields=`: selects the fields of an item; dots separate the levels.

use serde_json::{Map, Value};

/// Returns the item with the selected fields only; the whole item if none is named.
pub(super) fn cut(item: &Value, fields: &str) -> Value {
    if fields.is_empty() {
        return item.clone();
    }
    let mut cut = Map::new();
    for path in fields.split(',') {
        copy(item, path, &mut cut);
    }
    Value::Object(cut)
}

fn copy(from: &Value, path: &str, to: &mut Map<String, Value>) {
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    let Some(value) = from.get(name) else { return };
    if rest.is_empty() {
        to.insert(name.to_owned(), value.clone());
    } else if let Some(inner) =
        to.entry(name).or_insert_with(|| Value::Object(Map::new())).as_object_mut()
    {
        copy(value, rest, inner);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::cut;

    #[test]
    fn what_is_named_is_kept() {
        let item = json!({"id": "a", "title": "b", "images": {"x": 1, "y": 2, "z": 3}});
        let kept = json!({"id": "a", "images": {"x": 1, "z": 3}});
        assert_eq!(cut(&item, "id,images.x,images.z,nothing"), kept);
        assert_eq!(cut(&item, ""), item);
    }
}
