//! Data blocks of a page: `<script type="application/json" id="…">…</script>`.

use std::ops::Range;

/// Returns the byte range of the content of the script element with this id. Trunk's minifier may
/// have removed the quotes and reordered the attributes.
fn find(html: &str, id: &str) -> Option<Range<usize>> {
    let mut from = 0;
    loop {
        let tag = from + html.get(from..)?.find("<script")?;
        let start = tag + html.get(tag..)?.find('>')? + 1;
        let end = start + html.get(start..)?.find("</script")?;
        if has_id(html.get(tag..start)?, id) {
            return Some(start..end);
        }
        from = end;
    }
}

fn has_id(tag: &str, id: &str) -> bool {
    tag.trim_end_matches('>').split_ascii_whitespace().any(|attribute| {
        attribute.strip_prefix("id=").is_some_and(|value| value.trim_matches(['"', '\'']) == id)
    })
}

/// Returns the content of the block with this id.
pub(crate) fn content<'a>(html: &'a str, id: &str) -> Option<&'a str> {
    html.get(find(html, id)?)
}

/// Replaces the content of the block; returns the page unchanged if it has no such block. The
/// content must come from [`json`].
pub(crate) fn replace(html: String, id: &str, content: &str) -> String {
    match find(&html, id) {
        Some(range) => {
            let mut html = html;
            html.replace_range(range, content);
            html
        }
        None => html,
    }
}

/// Writes JSON that cannot leave a script element, whatever its values are: no `</script>` can end
/// the element and no `<!--` can hide its end tag.
pub(crate) fn json(value: &serde_json::Value) -> String {
    let mut safe = String::new();
    for character in value.to_string().chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                safe.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_block_is_found_in_any_attribute_syntax() {
        for page in [
            r#"<script src="a.js"></script><script type="application/json" id="config">{}</script>"#,
            r#"<script id="config" type="application/json">{}</script>"#,
            "<script type=application/json id=config>{}</script>",
        ] {
            assert_eq!(content(page, "config"), Some("{}"), "{page}");
        }
    }

    #[test]
    fn a_page_without_the_block_stays_as_it_is() {
        let page = r#"<script id="configuration">{}</script><p>config"#;
        assert_eq!(content(page, "config"), None);
        assert_eq!(replace(page.to_owned(), "config", "[]"), page);
    }

    #[test]
    fn json_cannot_leave_the_block() {
        let text = "</script><!-- & \u{2028}\u{2029}";
        let safe = json(&json!({ "text": text }));
        assert!(!safe.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{safe}");
        let back: serde_json::Value = serde_json::from_str(&safe).unwrap();
        assert_eq!(back["text"], text);
    }
}
