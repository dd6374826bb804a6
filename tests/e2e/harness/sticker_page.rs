//! The stickers' tab as the user sees it.

use super::portal_page::strings;
use super::wait::until_fits;
use super::{Outcome, Settings, Stage, until};
use serde_json::{Value, json};

/// The method that sends a sticker.
pub const SEND_STICKER: &str = "im.v2.Chat.Message.send";
/// The method that lists the first packs.
pub const LOAD_PACKS: &str = "im.v2.Sticker.Pack.load";

impl Stage {
    /// Opens the picker in a chat with these switches, ready to insert, and its stickers' tab as soon
    /// as the portal has said that it has one.
    pub async fn with_stickers(switches: Value) -> Outcome<Self> {
        Self::with_stickers_and(switches, &[]).await
    }

    /// The same in a portal with app options.
    pub async fn with_stickers_and(switches: Value, options: &[(&str, &str)]) -> Outcome<Self> {
        let stage = Self::with_app_options_in(Settings::default(), switches, options).await?;
        stage.ready_as("insert").await;
        stage.open_stickers().await?;
        Ok(stage)
    }

    /// Waits for the tab, and opens it.
    pub async fn open_stickers(&self) -> Outcome {
        self.has_sticker_tab(true).await;
        self.click("#tab-stickers").await;
        self.is_shown("#sticker-panel", true).await;
        Ok(())
    }

    /// Waits until there is a tab of stickers, or none.
    pub async fn has_sticker_tab(&self, has: bool) {
        self.is_shown("#tab-stickers", has).await;
    }

    async fn is_shown(&self, selector: &str, is: bool) {
        until(&format!("{selector} is on screen"), is, async || {
            let script = "return document.querySelector(arguments[0]).checkVisibility()";
            Ok(self.in_picker(script, vec![json!(selector)]).await? == true)
        })
        .await;
    }

    /// Replaces the packs that an earlier opening has stored by this text.
    pub async fn replace_stored_packs(&self, text: &str) -> Outcome {
        let script = "Object.keys(localStorage).filter((name) => name.startsWith('emoji_picker_stickers ')) \
            .forEach((name) => localStorage.setItem(name, arguments[0]))";
        self.in_picker(script, vec![json!(text)]).await.map(drop)
    }

    /// Makes the packs that an earlier opening has stored unusable.
    pub async fn forget_packs(&self) -> Outcome {
        self.replace_stored_packs("").await
    }

    /// Returns the ids of the stickers in the grid's rows that exist.
    pub async fn stickers(&self) -> Outcome<Vec<String>> {
        self.of_stickers("cell.dataset.stickerId").await
    }

    /// Returns a property of the stickers in the grid's rows that exist.
    pub async fn of_stickers(&self, what: &str) -> Outcome<Vec<String>> {
        let script = format!(
            "return [...document.querySelectorAll('#sticker-grid [data-sticker-id]')] \
             .map((cell) => {what})"
        );
        Ok(strings(&self.in_picker(&script, vec![]).await?))
    }

    /// Waits until there are stickers, and returns their ids.
    pub async fn stickers_appear(&self) -> Vec<String> {
        let fits = |stickers: &Vec<String>| !stickers.is_empty();
        until_fits("the stickers", fits, &mut async || self.stickers().await, "some").await
    }

    /// Waits until the first sticker in the grid is this one.
    pub async fn first_sticker_is(&self, id: &str) {
        until("the first sticker", Some(id.to_owned()), async || {
            Ok(self.stickers().await?.into_iter().next())
        })
        .await;
    }

    /// Returns the headings that exist.
    pub async fn sticker_headings(&self) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll('#sticker-grid .heading')] \
            .map((heading) => heading.textContent)";
        Ok(strings(&self.in_picker(script, vec![]).await?))
    }

    /// Clicks a sticker in the grid.
    pub async fn pick_sticker(&self, id: &str) {
        self.click(&format!("#sticker-grid [data-sticker-id='{id}']")).await;
    }

    /// Waits until the tab shows this message.
    pub async fn sticker_message_says(&self, words: &str) {
        self.text_is("#sticker-panel .empty-text", words).await;
    }

    /// Scrolls the grid, to a position that a script computes.
    pub async fn scroll_stickers(&self, to: &str) -> Outcome {
        let script =
            format!("const grid = document.getElementById('sticker-grid'); grid.scrollTop = {to}");
        self.in_picker(&script, vec![]).await.map(drop)
    }

    /// Returns the parameters of all calls of a method.
    pub fn calls_of(&self, method: &str) -> Vec<Value> {
        let calls = self.rest_calls().into_iter();
        calls.filter(|(called, _)| called == method).map(|(_, parameters)| parameters).collect()
    }

    /// Waits until a method was called this often.
    pub async fn calls_are(&self, method: &str, number: usize) {
        until(method, number, async || Ok(self.calls_of(method).len())).await;
    }

    /// Waits until exactly these stickers were added to the chat.
    pub async fn sent_stickers_are(&self, ids: &[&str]) {
        let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        until("the sent stickers", ids, async || {
            let sent = self.simulator.stickers("chat12");
            let id = |it: &Value| {
                let kind = it["packType"].as_str().unwrap_or_default();
                format!("{kind}/{}/{}", it["packId"], it["id"])
            };
            Ok(sent.as_array().map(|all| all.iter().map(id).collect()).unwrap_or_default())
        })
        .await;
    }
}
