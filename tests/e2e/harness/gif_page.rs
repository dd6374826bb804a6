//! The GIF tab as the user sees it.

use super::portal_page::strings;
use super::wait::until_fits;
use super::{Outcome, Settings, Stage, until};
use serde_json::{Value, json};
use thirtyfour::{By, Key};

const INSERT: [(&str, &str); 1] = [("gif_click", "insert")];

const GIF_MESSAGE: &str = ".gif-message .empty-text";

impl Stage {
    /// Opens the picker in a chat with these switches, ready to insert, and its GIF tab.
    pub async fn with_gifs(switches: Value) -> Outcome<Self> {
        Self::with_gifs_in(Settings::default(), switches).await
    }

    /// The same in a browser with settings. The portal is set to insert GIFs, so that the draft
    /// shows the pick.
    pub async fn with_gifs_in(settings: Settings, switches: Value) -> Outcome<Self> {
        let stage = Self::with_app_options_in(settings, switches, &INSERT).await?;
        stage.ready_as("insert").await;
        stage.open_gifs().await?;
        Ok(stage)
    }

    /// The same for tests that do not insert: with short time limits, a busy machine may be too
    /// slow for insertions.
    pub async fn with_gifs_to_look_at(settings: Settings, switches: Value) -> Outcome<Self> {
        let stage = Self::with_app_options_in(settings, switches, &INSERT).await?;
        // Waits for the portal's answer: a later one would make the tab load again.
        until("the portal's answer", true, async || {
            let role = stage.in_picker("return document.documentElement.dataset.role", vec![]);
            let role = role.await?;
            let inserts = role == "insert" || role == "send";
            let notices = stage.notices().await?.concat();
            Ok(inserts || notices.contains("does not let apps insert text into the message"))
        })
        .await;
        stage.open_gifs().await?;
        Ok(stage)
    }

    /// Opens the GIF tab.
    pub async fn open_gifs(&self) -> Outcome {
        self.click("#tab-gifs").await;
        self.tab_is_open("#gif-panel").await;
        Ok(())
    }

    /// Opens the emoji tab.
    pub async fn open_emoji(&self) -> Outcome {
        self.click("#tab-emoji").await;
        self.tab_is_open("#panel").await;
        Ok(())
    }

    async fn tab_is_open(&self, panel: &str) {
        until(&format!("{panel} is on screen"), true, async || {
            let script = "return document.querySelector(arguments[0]).checkVisibility()";
            Ok(self.in_picker(script, vec![json!(panel)]).await? == true)
        })
        .await;
    }

    /// Returns the ids of the rendered GIFs, visible or near the viewport.
    pub async fn gifs(&self) -> Outcome<Vec<String>> {
        self.of_gifs("cell.dataset.gifId").await
    }

    /// Returns the accessible names of the rendered GIFs.
    pub async fn gif_names(&self) -> Outcome<Vec<String>> {
        self.of_gifs("cell.getAttribute('aria-label')").await
    }

    async fn of_gifs(&self, what: &str) -> Outcome<Vec<String>> {
        let script = format!(
            "return [...document.querySelectorAll('[data-gif-id]')] \
             .filter((cell) => cell.checkVisibility({{ visibilityProperty: true }})) \
             .map((cell) => {what})"
        );
        Ok(strings(&self.in_picker(&script, vec![]).await?))
    }

    /// Waits until there are GIFs, and returns their ids.
    pub async fn gifs_appear(&self) -> Vec<String> {
        let fits = |gifs: &Vec<String>| !gifs.is_empty();
        until_fits("the GIFs", fits, &mut async || self.gifs().await, "some").await
    }

    /// Waits until there are GIFs and all of their names contain this word.
    pub async fn gifs_are(&self, word: &str) {
        let fits =
            |names: &Vec<String>| !names.is_empty() && names.iter().all(|name| name.contains(word));
        until_fits("the GIFs' names", fits, &mut async || self.gif_names().await, word).await;
    }

    /// Replaces the query and presses Enter in one script: on a slow machine the debounce could
    /// expire before a separate key press, and Enter would pick a GIF.
    pub async fn search_gifs(&self, query: &str) -> Outcome {
        let script = "const field = document.getElementById('search'); \
            field.focus(); field.select(); \
            document.execCommand(arguments[0] ? 'insertText' : 'delete', false, arguments[0]); \
            const enter = { key: 'Enter', bubbles: true, cancelable: true }; \
            field.dispatchEvent(new KeyboardEvent('keydown', enter))";
        self.in_picker(script, vec![json!(query)]).await.map(drop)
    }

    /// Presses a key in the search field, after focusing it.
    pub async fn press_in_search(&self, key: Key) -> Outcome {
        self.search(&key.value().to_string()).await
    }

    /// Returns the message that is shown instead of GIFs.
    pub async fn gif_message(&self) -> Outcome<String> {
        self.text_of(GIF_MESSAGE).await
    }

    /// Waits until this message is shown instead of GIFs.
    pub async fn gif_message_says(&self, words: &str) {
        self.text_fits(GIF_MESSAGE, |message| message.contains(words), words).await;
    }

    /// Waits until this text is shown below the GIFs.
    pub async fn below_gifs_stands(&self, words: &str) {
        self.text_fits(".gif-after", |text| text.contains(words), words).await;
    }

    /// Returns the text of an element; empty if there is none.
    pub async fn text_of(&self, selector: &str) -> Outcome<String> {
        let script = "return document.querySelector(arguments[0])?.textContent ?? ''";
        let text = self.in_picker(script, vec![json!(selector)]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the text of an element satisfies a condition; `wanted` describes it.
    pub async fn text_fits(&self, selector: &str, fits: impl Fn(&str) -> bool, wanted: &str) {
        let fits = |text: &String| fits(text);
        let ask = &mut async || self.text_of(selector).await;
        until_fits(&format!("the text of {selector}"), fits, ask, wanted).await;
    }

    /// Waits until an element has this text.
    pub async fn text_is(&self, selector: &str, text: &str) {
        self.text_fits(selector, |found| found == text, text).await;
    }

    /// Returns an attribute of the first matching element.
    pub async fn attribute(&self, selector: &str, name: &str) -> Outcome<Option<String>> {
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1])";
        let value = self.in_picker(script, vec![json!(selector), json!(name)]).await?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// Returns the number of matching elements in the picker's page.
    pub async fn count(&self, selector: &str) -> Outcome<u64> {
        let script = "return document.querySelectorAll(arguments[0]).length";
        Ok(self.in_picker(script, vec![json!(selector)]).await?.as_u64().unwrap_or_default())
    }

    /// Waits until this many elements match.
    pub async fn count_is(&self, selector: &str, count: u64) {
        until(&format!("the number of {selector}"), count, async || self.count(selector).await)
            .await;
    }

    /// Scrolls to the end of the loaded GIFs.
    pub async fn scroll_gifs_to_end(&self) -> Outcome {
        self.scroll_gifs("grid.scrollHeight").await
    }

    /// Scrolls to a position given as a JavaScript expression over `grid`.
    pub async fn scroll_gifs(&self, top: &str) -> Outcome {
        // The tab's code may still be loading.
        let script = format!(
            "const grid = document.getElementById('gif-grid'); \
            if (grid) grid.scrollTop = {top}; return !!grid"
        );
        until("the GIFs' grid", json!(true), async || self.in_picker(&script, vec![]).await).await;
        Ok(())
    }

    /// Clicks a GIF.
    pub async fn pick_gif(&self, id: &str) {
        self.click(&format!("[data-gif-id='{id}']")).await;
    }

    /// Clicks a topic chip.
    pub async fn click_chip_of_gifs(&self, name: &str) -> Outcome {
        // The row scrolls horizontally, and a focused search field scrolls it back.
        let script = "document.querySelector(`[data-chip='${arguments[0]}']`) \
            .scrollIntoView({ inline: 'center', block: 'nearest' })";
        self.in_picker(script, vec![json!(name)]).await?;
        self.click(&format!("[data-chip='{name}']")).await;
        Ok(())
    }

    /// Returns the id of the active GIF, which Enter picks.
    pub async fn active_gif(&self) -> Outcome<Option<String>> {
        let script =
            "return document.querySelector('[data-gif-id][aria-selected=true]')?.dataset.gifId";
        Ok(self.in_picker(script, vec![]).await?.as_str().map(str::to_owned))
    }

    /// Waits until this GIF is active.
    pub async fn gif_is_active(&self, id: &str) {
        until("the active GIF", Some(id.to_owned()), async || self.active_gif().await).await;
    }

    /// Moves the mouse onto an element of the picker.
    pub async fn point_at(&self, selector: &str) -> Outcome {
        let element = self.enter_picker().await?.find(By::Css(selector)).await?;
        self.actions().move_to_element_center(&element).perform().await
    }

    /// Waits until there are visible videos and all of them play.
    pub async fn films_play(&self) {
        until("the films play", true, async || {
            // A video that starts again keeps its record of what it has played.
            let script = "const films = [...document.querySelectorAll('video.moving.here')]; \
                return films.length > 0 && films.every((film) => !film.paused && film.played.length > 0)";
            Ok(self.in_picker(script, vec![]).await? == true)
        })
        .await;
    }

    /// Waits until no GIF moves.
    pub async fn nothing_moves(&self) {
        until("nothing moves", true, async || {
            let script = "return [...document.querySelectorAll('.moving')] \
                .every((it) => it.tagName === 'VIDEO' && it.paused)";
            Ok(self.in_picker(script, vec![]).await? == true)
        })
        .await;
    }
}
