//! The page as the simulator serves it: the same build, with the simulator's entries in its data
//! blocks.

use serde_json::{Map, Value, json};

use super::{context, injection};
use crate::switches::choices::{GifKey, KlipyKey};
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

/// Returns the page's configuration with the simulator's portal, and with its GIF services unless
/// the page has keys for the real ones.
fn config(text: &str, world: &World, switches: &Switches) -> serde_json::Result<Value> {
    let mut config: Value = serde_json::from_str(text)?;
    if let Some(fields) = config.as_object_mut() {
        let portals = fields.entry("portals").or_insert_with(|| json!([]));
        if let Some(portals) = portals.as_array_mut() {
            portals.push(Value::String(world.portal_origin()));
        }
        if !has_key(fields, "giphy") {
            let [api, media, analytics] = world.giphy_origins();
            let key = match switches.gif_key {
                GifKey::Right => gif::KEY,
                GifKey::None => "",
                GifKey::Wrong => "wrong",
            };
            let giphy = json!({ "key": key, "api": api, "media": [media, analytics] });
            fields.insert("giphy".to_owned(), giphy);
        }
        if !has_key(fields, "klipy") {
            let [api, media] = world.klipy_origins();
            let key = match switches.klipy_key {
                KlipyKey::None => "",
                KlipyKey::Right => gif::KEY,
                KlipyKey::Wrong => "wrong",
            };
            let klipy = json!({ "key": key, "api": api, "media": [media] });
            fields.insert("klipy".to_owned(), klipy);
        }
        if switches.time_factor != 1.0 {
            fields.insert("time_factor".to_owned(), json!(switches.time_factor));
        }
    }
    Ok(config)
}

/// Returns whether the page has its own key of a GIF service.
fn has_key(config: &Map<String, Value>, service: &str) -> bool {
    let key = config.get(service).and_then(|service| service.get("key")?.as_str());
    !key.unwrap_or_default().is_empty()
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
            "klipy": {
                "key": "",
                "api": "http://klipy.localhost:8740",
                "media": ["http://static.klipy.localhost:8740"],
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
    fn klipy_has_a_key_when_switched_on_and_the_pages_own_stays() {
        let world = World::new(1);
        let key = |page: &str| config_of(&rewrite(page, &world, None).unwrap())["klipy"].clone();
        assert_eq!(key(PAGE)["key"], "");
        world.switches.write().klipy_key = KlipyKey::Right;
        assert_eq!(key(PAGE)["key"], "simulator");
        world.switches.write().klipy_key = KlipyKey::Wrong;
        assert_eq!(key(PAGE)["key"], "wrong");
        let own = PAGE.replace("\"portals\"", "\"klipy\":{\"key\":\"own\"},\"portals\"");
        assert_eq!(key(&own), json!({"key": "own"}));
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
