//! The page as the simulator serves it: the same build, with the simulator's entries in its data
//! blocks.

use serde_json::{Value, json};

use super::{context, injection};
use crate::switches::choices::GifKey;
use crate::switches::{Switches, choices};
use crate::world::World;
use crate::{block, gif};

/// Fills the page's data blocks.
///
/// # Errors
/// The page has a `config` block that is not JSON.
pub(super) fn rewrite(
    html: &str,
    world: &World,
    posted: Option<&[(String, String)]>,
) -> serde_json::Result<String> {
    let switches = world.switches.read();
    let mut page = html.to_owned();
    if let Some(text) = block::content(html, "config") {
        let config = config(text, world, &switches)?;
        page = block::replace(page, "config", &block::json(&config));
    }
    if let (Some(posted), choices::ContextBlock::Filled) = (posted, switches.context_block) {
        page = block::replace(page, "placement-context", &block::json(&context::block(posted)));
    }
    Ok(injection::inject(page, switches.foreign, &world.hostile_origin()))
}

/// Returns the page's configuration with the simulator's portal, and with its GIF provider unless
/// the page has a key for another one.
fn config(text: &str, world: &World, switches: &Switches) -> serde_json::Result<Value> {
    let mut config: Value = serde_json::from_str(text)?;
    if let Some(fields) = config.as_object_mut() {
        let portals = fields.entry("portals").or_insert_with(|| json!([]));
        if let Some(portals) = portals.as_array_mut() {
            portals.push(Value::String(world.portal_origin()));
        }
        let key = fields.get("giphy").and_then(|giphy| giphy.get("key")?.as_str());
        if key.unwrap_or_default().is_empty() {
            let [api, media, analytics] = world.gif_origins();
            let key = match switches.gif_key {
                GifKey::Right => gif::KEY,
                GifKey::None => "",
                GifKey::Wrong => "wrong",
            };
            let giphy = json!({ "key": key, "api": api, "media": [media, analytics] });
            fields.insert("giphy".to_owned(), giphy);
        }
        if switches.time_factor != 1.0 {
            fields.insert("time_factor".to_owned(), json!(switches.time_factor));
        }
    }
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<script type=\"application/json\" id=\"config\">\
        {\"giphy\":{\"key\":\"\"},\"portals\":[\"*.bitrix24.com\"]}</script>\
        <script type=\"application/json\" id=\"placement-context\">{}</script>";

    fn config_of(page: &str) -> Value {
        serde_json::from_str(block::content(page, "config").unwrap()).unwrap()
    }

    #[test]
    fn the_config_gets_our_portal_and_keeps_the_rest() {
        let page = rewrite(PAGE, &World::new(8740), None).unwrap();
        let expected = json!({
            "giphy": {
                "key": "simulator",
                "api": "http://giphy.localhost:8740",
                "media": ["http://media.giphy.localhost:8740", "http://analytics.giphy.localhost:8740"],
            },
            "portals": ["*.bitrix24.com", "http://portal.localhost:8740"],
        });
        assert_eq!(config_of(&page), expected);
    }

    #[test]
    fn a_key_of_the_page_is_for_the_service_that_the_page_names() {
        let page =
            PAGE.replace("\"key\":\"\"", "\"key\":\"own\",\"api\":\"https://api.giphy.com\"");
        let page = rewrite(&page, &World::new(8740), None).unwrap();
        let own = json!({"key": "own", "api": "https://api.giphy.com"});
        assert_eq!(config_of(&page)["giphy"], own);
    }

    #[test]
    fn the_config_gets_the_time_factor_when_there_is_one() {
        let world = World::new(1);
        world.switches.write().time_factor = 0.1;
        assert_eq!(config_of(&rewrite(PAGE, &world, None).unwrap())["time_factor"], 0.1);
    }

    #[test]
    fn the_context_is_filled_on_a_post_when_switched_on() {
        let world = World::new(1);
        let posted = [("LANG".to_owned(), "de".to_owned())];
        let context = |posted| {
            let page = rewrite(PAGE, &world, posted).unwrap();
            block::content(&page, "placement-context").unwrap().to_owned()
        };
        assert_eq!(context(Some(&posted[..])), "{}");
        world.switches.write().context_block = choices::ContextBlock::Filled;
        assert_eq!(context(Some(&posted[..])), r#"{"LANG":"de"}"#);
        assert_eq!(context(None), "{}");
    }
}
