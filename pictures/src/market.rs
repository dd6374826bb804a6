//! The screenshots of the listing in the market: three scenes in each language.

use anyhow::Result;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::admin;
use crate::image;
use crate::options::Options;
use crate::stage::{Frame, Size, Stage};

/// The folder of the screenshots.
const FOLDER: &str = "deploy/market/screenshots";

/// The maximum size of a screenshot in bytes. All of them together have less than 4 MB.
const MOST_BYTES: usize = 100_000;

/// 1280 × 720 pixels.
const SIZE: Size = Size { width: 1138, height: 640, scale: 1.125 };

/// Whether the search has found something. While there is no query, there are more.
const FOUND: &str = "(() => { const found = document.querySelectorAll('[data-emoji]').length; \
    return document.getElementById('search').value !== '' && found >= 5 && found < 60; })()";

/// The texts of the chats.
const CHATS: &str = include_str!("market/chats.json");

/// The portal's texts in a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Chat {
    /// The portal's code of the language, by which the files are named.
    code: String,
    chats: String,
    team: String,
    other_team: String,
    news: String,
    praise: String,
    own: String,
    placeholder: String,
    send: String,
    /// A word that finds from 5 to 60 emoji.
    query: String,
}

impl Chat {
    /// Returns the argument of `page/dress.js`.
    fn dress(&self, title: &str) -> Value {
        json!({
            "lang": self.code,
            "hidden": ["#open-app"],
            // Between the messages of others and the user's own.
            "indent_px": 265,
            "texts": {
                ".chat-list h1": self.chats,
                "[data-dialog='chat12'] .chat-name": self.team,
                "[data-dialog='chat31'] .chat-name": "Lena Vogel",
                "[data-dialog='chat57'] .chat-name": self.other_team,
                "#chat-title": self.team,
                "#draft": self.placeholder,
                "#send": self.send,
                "#apps-chip": format!("☺ {title}"),
            },
            "messages": [
                ["Anna Petrova", self.news],
                ["Marco Rossi", self.praise],
                [null, self.own],
            ],
        })
    }
}

/// Takes all screenshots.
///
/// # Errors
/// When a condition is not met in time, or a file cannot be written or is too large.
pub async fn make(options: &Options) -> Result<()> {
    let chats: Vec<Chat> = serde_json::from_str(CHATS)?;
    let titles = std::fs::read_to_string(options.path("data/placement-titles.json"))?;
    let titles: Value = serde_json::from_str(&titles)?;
    for chat in &chats {
        // A new browser, because the picker opens at the tab where it was left.
        let mut stage = Stage::start(options).await?;
        let title = titles.pointer(&format!("/{}/title", chat.code)).and_then(Value::as_str);
        let dress = chat.dress(title.unwrap_or("Emoji & GIF"));
        let switches = json!({ "lang": chat.code, "gif_key": "none", "klipy_key": "right", "stickers": "empty" });

        stage.open_portal(SIZE, switches.clone(), &dress).await?;
        stage.open_picker().await?;
        stage.tabs_are_there().await?;
        stage.type_text(&chat.query).await;
        stage.settle().await?;
        stage.wait(Frame::Picker, FOUND).await?;
        take(&mut stage, options, chat, 1).await?;

        stage.open_portal(SIZE, switches.clone(), &dress).await?;
        stage.open_picker().await?;
        stage.tabs_are_there().await?;
        stage.click(Frame::Picker, "#tab-gifs").await?;
        stage.wait(Frame::Picker, "document.querySelectorAll('[data-gif-id]').length > 3").await?;
        stage.settle().await?;
        stage.click(Frame::Picker, "[data-index='1']").await?;
        stage
            .wait(Frame::Portal, "document.querySelector('#messages img')?.naturalWidth > 0")
            .await?;
        take(&mut stage, options, chat, 2).await?;

        let switches = json!({
            "lang": chat.code, "gif_key": "none", "is_admin": true, "stickers": "empty",
        });
        stage.open_portal(SIZE, switches, &dress).await?;
        admin::open_page(&mut stage).await?;
        admin::test_key(&mut stage).await?;
        take(&mut stage, options, chat, 3).await?;
    }
    Ok(())
}

async fn take(stage: &mut Stage, options: &Options, chat: &Chat, number: u32) -> Result<()> {
    stage.settle().await?;
    let picture = image::with_palette(&stage.screenshot().await?)?;
    options.write(&format!("{FOLDER}/{}-{number}.png", chat.code), &picture, MOST_BYTES)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_language_of_the_titles_has_a_chat() {
        let chats: Vec<Chat> = serde_json::from_str(CHATS).unwrap();
        let titles: Value =
            serde_json::from_str(include_str!("../../data/placement-titles.json")).unwrap();
        let codes: BTreeSet<&str> = chats.iter().map(|chat| &*chat.code).collect();
        let titles: BTreeSet<&str> = titles.as_object().unwrap().keys().map(|it| &**it).collect();
        assert_eq!(codes, titles);
        assert_eq!(chats.len(), codes.len());
    }
}
