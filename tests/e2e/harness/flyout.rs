//! The flyout of an emoji, and the preview line at the foot.

use super::portal_page::strings;
use super::{Outcome, Stage, until};
use serde_json::json;
use thirtyfour::{By, Key};

impl Stage {
    /// Opens the flyout of a visible emoji by the context menu.
    pub async fn open_flyout(&self, emoji: &str) -> Outcome {
        self.dispatch_context_menu(emoji).await?;
        self.flyout_is_open(true).await;
        Ok(())
    }

    /// Opens the context menu of an emoji without waiting for the flyout.
    pub async fn dispatch_context_menu(&self, emoji: &str) -> Outcome {
        let cell = format!("#panel [data-emoji='{emoji}']");
        self.cell_is_on_screen(emoji).await;
        let driver = self.enter_picker().await?;
        let cell = driver.find(By::Css(cell)).await?;
        self.actions().context_click_element(&cell).perform().await
    }

    /// Presses the context menu key, or its equivalent Shift+F10.
    pub async fn press_menu_key(&self, with_shift: bool) -> Outcome {
        self.enter_picker().await?;
        let keys = self.actions();
        let keys = if with_shift {
            keys.key_down(Key::Shift).send_keys(Key::F10).key_up(Key::Shift)
        } else {
            // WebDriver has no code for the context menu key, so the event is dispatched.
            let script = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', \
                { key: 'ContextMenu', bubbles: true, cancelable: true }))";
            self.in_picker(script, vec![]).await?;
            return Ok(());
        };
        keys.perform().await
    }

    /// Waits until the flyout is open or closed.
    pub async fn flyout_is_open(&self, is_open: bool) {
        until("the flyout", is_open, async || Ok(self.count("#flyout").await? == 1)).await;
    }

    /// Waits until the flyout's code has loaded.
    pub async fn flyout_code_has_loaded(&self) {
        let script = "return performance.getEntriesByType('resource').some( \
            ({ name, responseEnd }) => /\\/flyout\\.[^/]*wasm$/.test(name) && responseEnd > 0)";
        until("the code of the flyout", true, async || {
            Ok(self.in_picker(script, vec![]).await? == true)
        })
        .await;
    }

    /// Returns the emoji in the flyout, row by row.
    pub async fn flyout_emoji(&self) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll('#flyout [role=row]')].map((row) => \
            [...row.children].map((cell) => cell.dataset.emoji).join(' '))";
        Ok(strings(&self.in_picker(script, vec![]).await?))
    }

    /// Waits until the flyout contains these rows.
    pub async fn flyout_rows_are(&self, rows: &[&str]) {
        let rows: Vec<String> = rows.iter().map(|row| (*row).to_owned()).collect();
        until("the flyout's rows", rows, async || self.flyout_emoji().await).await;
    }

    /// Picks an emoji of the flyout.
    pub async fn pick_offered(&self, emoji: &str) {
        self.click(&format!("#flyout [data-emoji='{emoji}']")).await;
    }

    /// Waits until the preview line shows this glyph, name and shortcode.
    pub async fn preview_is(&self, parts: [&str; 3]) {
        until("the preview", json!(parts), async || {
            let script = "return ['glyph', 'name', 'code'].map((part) => \
                document.getElementById(`preview-${part}`).textContent)";
            self.in_picker(script, vec![]).await
        })
        .await;
    }

    /// Returns the id, emoji or action of the focused element.
    pub async fn focused(&self) -> Outcome<String> {
        let script = "const { id, dataset } = document.activeElement; \
            return dataset.emoji ?? dataset.action ?? id";
        let focused = self.in_picker(script, vec![]).await?;
        Ok(focused.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the element with this id, emoji or action has the focus.
    pub async fn focus_is_on(&self, what: &str) {
        until("the focus", what.to_owned(), async || self.focused().await).await;
    }
}
