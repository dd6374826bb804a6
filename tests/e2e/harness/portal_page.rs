//! The portal's chat page as the user sees it.

use super::{Outcome, Stage, until};
use serde_json::{Value, json};
use thirtyfour::By;

impl Stage {
    /// Opens the picker's popup and waits for its page; the app may not run yet.
    pub async fn open_picker(&self) -> Outcome {
        self.click_chip().await?;
        self.page_is_there().await;
        Ok(())
    }

    /// Clicks the chip above the message field, which opens or closes the popup.
    pub async fn click_chip(&self) -> Outcome {
        self.click_in_portal("#apps-chip").await
    }

    /// Waits until the popup is open or closed.
    pub async fn popup_is_open(&self, open: bool) {
        until("the popup is open", open, async || {
            let popup = self.enter_portal().await?.find_all(By::Id("popup")).await?;
            Ok(!popup.is_empty())
        })
        .await;
    }

    /// Closes the picker by a click elsewhere, and opens it again.
    pub async fn reopen_picker(&self) -> Outcome {
        self.click_in_portal("#chat-title").await?;
        self.popup_is_open(false).await;
        self.open_picker().await
    }

    /// Clicks an element of the portal.
    pub async fn click_in_portal(&self, selector: &'static str) -> Outcome {
        until(&format!("{selector} in the portal"), true, async || {
            let found = self.enter_portal().await?.find_all(By::Css(selector)).await?;
            Ok(!found.is_empty())
        })
        .await;
        self.enter_portal().await?.find(By::Css(selector)).await?.click().await
    }

    /// Returns the draft.
    pub async fn draft(&self) -> Outcome<String> {
        let value = self.in_portal("return document.getElementById('draft').value", vec![]).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the draft is exactly this text.
    pub async fn draft_is(&self, text: &str) {
        until("the draft", text.to_owned(), async || self.draft().await).await;
    }

    /// Waits until the draft is this text, ignoring spaces: on a busy machine the portal's padding
    /// may stay.
    pub async fn draft_holds(&self, text: &str) {
        let without_blanks = async || Ok(self.draft().await?.replace(' ', ""));
        until("the draft", text.to_owned(), without_blanks).await;
    }

    /// Sets the draft, with the caret at its end.
    pub async fn set_draft(&self, text: &str) -> Outcome {
        self.set_draft_and_caret(text, text.encode_utf16().count()).await
    }

    /// Sets the draft and the caret, which is an offset in UTF-16 units.
    pub async fn set_draft_and_caret(&self, text: &str, caret: usize) -> Outcome {
        let script = "const draft = document.getElementById('draft'); \
            draft.value = arguments[0]; draft.setSelectionRange(arguments[1], arguments[1])";
        self.in_portal(script, vec![json!(text), json!(caret)]).await.map(drop)
    }

    /// Types into the draft at its caret.
    pub async fn type_in_draft(&self, keys: &str) -> Outcome {
        let driver = self.enter_portal().await?;
        // Focused by a script: a click would move the caret.
        driver.execute("document.getElementById('draft').focus()", vec![]).await?;
        self.actions().send_keys(keys).perform().await
    }

    /// Waits until the portal's message field has, or does not have, the focus.
    pub async fn draft_has_focus(&self, focused: bool) {
        until("the draft has the focus", focused, async || {
            let script = "return document.hasFocus() && document.activeElement?.id === 'draft'";
            Ok(self.in_portal(script, vec![]).await?.as_bool().unwrap_or_default())
        })
        .await;
    }

    /// Returns all messages from frames to the portal, the latest first.
    pub async fn wire(&self) -> Outcome<Vec<String>> {
        let script =
            "return [...document.querySelectorAll('#wire li')].map((line) => line.textContent)";
        Ok(strings(&self.in_portal(script, vec![]).await?))
    }
}

/// Returns the texts of a JSON array.
pub fn strings(list: &Value) -> Vec<String> {
    let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
