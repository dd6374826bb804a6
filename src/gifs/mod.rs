//! The GIF tab. Most of it is pure: the services behind the trait [`Provider`], the state of a list,
//! the layout of the cells. The rest knows the browser: `network` sends requests, `lazy_tab`
//! loads the tab's code, and `views` are its components.

mod access;
mod blur;
mod body;
mod categories;
mod choice;
mod error;
mod feed;
mod giphy;
mod klipy;
mod lenient;
mod masonry;
mod model;
mod origins;
mod provider;
mod query;
mod saved;
mod service;
mod summary;
mod tab_state;

#[cfg(target_arch = "wasm32")]
mod lazy_tab;
#[cfg(target_arch = "wasm32")]
mod network;
#[cfg(target_arch = "wasm32")]
mod views;

pub use access::Access;
pub use blur::BlurPreview;
pub use categories::{CATEGORIES, Category, category_name};
pub use choice::{Media, Screen, choose};
pub use error::GifError;
pub use feed::{Effect, Event, Failure, Feed, More, Source, View};
pub use masonry::{CellGeometry, GUTTER_PX, Masonry, Step, columns_in};
pub use model::{Format, Gif, GifId, Pingbacks, Rendition, Share};
pub use origins::{MediaUrl, Origins, PingbackUrl};
pub use provider::{
    Cursor, Kind, Options, Page, Pingback, Provider, Rating, Request, Topic, TopicSource,
    UsageReport, chosen_service, provider, service_provider,
};
pub use query::Query;
pub use saved::{Saved, Toggled};
pub use service::{GifService, GifServiceSpec, KeyQuota, PerService};
pub use summary::{Chip, EmptyReason, SavedList, Summary};
pub use tab_state::{Phase, TabState};

#[cfg(target_arch = "wasm32")]
pub use lazy_tab::load_when_opened;
#[cfg(target_arch = "wasm32")]
pub use network::{fetch, tell};

#[cfg(test)]
pub(crate) mod test_data {
    //! Provides GIFs and a service for tests.

    use super::giphy::Giphy;
    use super::*;
    use crate::config::Config;

    /// Returns a service with a key, from a `config` block.
    pub fn giphy() -> Giphy {
        let (config, errors) = Config::read(
            r#"{"giphy":{"key":"key","api":"https://api.giphy.com","media":["*.giphy.com"]}}"#,
        );
        assert_eq!(errors, []);
        Giphy::new(Access::new(config.gif_services.get(GifService::Giphy), ""))
    }

    /// Returns an item of an answer.
    pub fn item(id: &str) -> serde_json::Value {
        let url = |name: &str| format!("https://media0.giphy.com/media/{id}/{name}?cid=1&ct=g");
        serde_json::json!({
            "type": "gif", "id": id, "title": format!("{id} GIF"), "rating": "g", "is_sticker": 0,
            "images": {
                "fixed_width": {
                    "width": "200", "height": "150", "url": url("200w.gif"),
                    "mp4": url("200w.mp4"), "webp": url("200w.webp"),
                },
                "fixed_width_still": {"width": "200", "height": "150", "url": url("200w_s.gif")},
            },
        })
    }

    /// Returns the GIF of that item.
    pub fn gif(id: &str) -> Gif {
        let service = giphy();
        let request = service.trending(None, &Options::default()).unwrap();
        let body = serde_json::json!({"data": [item(id)]}).to_string();
        (*service.read_page(&request, 200, body.as_bytes()).unwrap().gifs[0]).clone()
    }
}
