//! The picker as the user sees it.

use super::portal_page::strings;
use super::wait::until_fits;
use super::{Outcome, Stage, until};
use serde_json::json;
use thirtyfour::{By, Key};

impl Stage {
    /// Clicks a visible cell.
    pub async fn pick(&self, emoji: &str) {
        self.click(&cell(emoji)).await;
    }

    /// Shift-clicks a visible cell, which keeps the focus in the picker.
    pub async fn pick_and_stay(&self, emoji: &str) -> Outcome {
        let cell = self.enter_picker().await?.find(By::Css(cell(emoji))).await?;
        self.actions().key_down(Key::Shift).click_element(&cell).key_up(Key::Shift).perform().await
    }

    /// Clicks an element of the picker as soon as it is clickable.
    pub async fn click(&self, selector: &str) {
        until(&format!("{selector} can be clicked"), (), async || {
            self.enter_picker().await?.find(By::Css(selector)).await?.click().await
        })
        .await;
    }

    /// Types into the search field.
    pub async fn search(&self, query: &str) -> Outcome {
        self.enter_picker().await?.find(By::Id("search")).await?.send_keys(query).await
    }

    /// Replaces the query by a text of any length and kind, like pasting: the driver's keys support
    /// no emoji and are slow.
    pub async fn set_query(&self, text: &str) -> Outcome {
        let script = "const field = document.getElementById('search'); \
            field.focus(); field.select(); \
            document.execCommand('insertText', false, arguments[0])";
        self.in_picker(script, vec![json!(text)]).await.map(drop)
    }

    /// Returns the heading over similar emoji, and not one over texts.
    pub async fn guesses_heading(&self) -> Outcome<Option<String>> {
        let script = "return document.getElementById('search').value.trim() \
            && [...document.querySelectorAll('.heading:not(.stuck)')] \
                .find((it) => !it.nextElementSibling?.querySelector('[dir]'))?.textContent";
        let heading = self.in_picker(script, vec![]).await?;
        Ok(heading.as_str().filter(|heading| !heading.is_empty()).map(str::to_owned))
    }

    /// Presses keys in the focused element.
    pub async fn press(&self, keys: impl IntoIterator<Item = Key>) -> Outcome {
        self.enter_picker().await?;
        let keys = keys.into_iter().map(|key| key.value()).collect::<String>();
        self.actions().send_keys(keys).perform().await
    }

    /// Returns the text of the search field.
    pub async fn query(&self) -> Outcome<String> {
        self.text("return document.getElementById('search').value").await
    }

    /// Waits until the search field contains this text.
    pub async fn query_is(&self, text: &str) {
        until("the search field", text.to_owned(), async || self.query().await).await;
    }

    /// Waits until the search field has the focus.
    pub async fn search_has_focus(&self) {
        until("the search field has the focus", true, async || {
            let script = "return document.hasFocus() && document.activeElement.id === 'search'";
            Ok(self.in_picker(script, vec![]).await?.as_bool().unwrap_or_default())
        })
        .await;
    }

    /// Returns the emoji of all rendered cells, visible or near the viewport.
    pub async fn cells(&self) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll('[data-emoji]')] \
            .filter((cell) => cell.checkVisibility()).map((cell) => cell.dataset.emoji)";
        Ok(strings(&self.in_picker(script, vec![]).await?))
    }

    /// Waits until this emoji is the first one.
    pub async fn first_cell_is(&self, emoji: &str) {
        until("the first cell", Some(emoji.to_owned()), async || {
            Ok(self.cells().await?.into_iter().next())
        })
        .await;
    }

    /// Waits until this emoji is visible.
    pub async fn cell_is_on_screen(&self, emoji: &str) {
        until(&format!("{emoji} is on screen"), true, async || {
            let script = "const cell = document.querySelector(arguments[0]).getBoundingClientRect(); \
                const panel = document.getElementById('panel').getBoundingClientRect(); \
                return cell.top >= panel.top - 1 && cell.bottom <= panel.bottom + 1";
            Ok(self.in_picker(script, vec![json!(cell(emoji))]).await?.as_bool() == Some(true))
        })
        .await;
    }

    /// Returns the emoji of the active cell, which Enter picks.
    pub async fn active_cell(&self) -> Outcome<Option<String>> {
        let script =
            "return document.querySelector('[aria-selected=true][data-emoji]')?.dataset.emoji";
        Ok(self.in_picker(script, vec![]).await?.as_str().map(str::to_owned))
    }

    /// Returns the texts of all notices.
    pub async fn notices(&self) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll('.notice .notice-text')] \
            .map((notice) => notice.textContent)";
        Ok(strings(&self.in_picker(script, vec![]).await?))
    }

    /// Waits until there is exactly one notice, with this text.
    pub async fn only_notice_says(&self, words: &str) {
        let fits =
            |notices: &Vec<String>| matches!(&notices[..], [notice] if notice.contains(words));
        until_fits("the notices", fits, &mut async || self.notices().await, words).await;
    }

    /// Waits until there is no notice.
    pub async fn no_notice(&self) {
        until("the notices", Vec::<String>::new(), async || self.notices().await).await;
    }

    /// Returns the text of the toast.
    pub async fn toast(&self) -> Outcome<String> {
        self.text("return document.querySelector('.toast .toast-text')?.textContent").await
    }

    /// Waits for a toast with this text.
    pub async fn toast_says(&self, words: &str) {
        let fits = |toast: &String| toast.contains(words);
        until_fits("the toast", fits, &mut async || self.toast().await, words).await;
    }

    /// Returns the last text of the live region.
    pub async fn status(&self) -> Outcome<String> {
        self.text("return document.getElementById('status').textContent").await
    }

    /// Waits until the live region contains this text.
    pub async fn status_says(&self, words: &str) {
        let fits = |status: &String| status.contains(words);
        until_fits("the status", fits, &mut async || self.status().await, words).await;
    }

    /// Returns the text of the field that collects picks outside chats.
    pub async fn output_field_text(&self) -> Outcome<String> {
        self.text("return document.getElementById('text-out')?.value").await
    }

    /// Waits until the field that collects picks contains this text.
    pub async fn output_field_is(&self, text: &str) {
        until("the collected picks", text.to_owned(), async || self.output_field_text().await)
            .await;
    }

    /// Pastes into the empty draft, to check what was really copied.
    pub async fn clipboard_holds(&self, text: &str) -> Outcome {
        self.set_draft("").await?;
        self.type_in_draft("").await?;
        self.actions().key_down(Key::Control).send_keys("v").key_up(Key::Control).perform().await?;
        self.draft_is(text).await;
        Ok(())
    }

    /// Moves the clock of the picker's page ahead by this many milliseconds; timers are not
    /// affected.
    pub async fn clock_is_ahead_by(&self, ms: u32) -> Outcome {
        let script = "const ahead = arguments[0]; \
            const now = performance.now.bind(performance); performance.now = () => now() + ahead; \
            const date = Date.now; Date.now = () => date() + ahead";
        self.in_picker(script, vec![json!(ms)]).await.map(drop)
    }

    async fn text(&self, script: &str) -> Outcome<String> {
        let value = self.in_picker(script, vec![]).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }
}

fn cell(emoji: &str) -> String {
    format!("[data-emoji='{}']", emoji.replace('\\', "\\\\"))
}
