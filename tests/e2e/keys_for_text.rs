//! A key that enters text goes to the search field while a cell has the focus.

use crate::harness::{Outcome, Settings, Stage, until};
use serde_json::json;

/// The DevTools reach the picker's frame only if it runs in the page's process.
const WITH_TOOLS: Settings = Settings { one_process: true, ..Settings::USUAL };

impl Stage {
    /// Focuses an element of the picker.
    async fn focus_on_list(&self, id: &str) -> Outcome {
        let script = "document.getElementById(arguments[0]).focus()";
        self.in_picker(script, vec![json!(id)]).await?;
        until(&format!("{id} has the focus"), true, async || {
            let script = "return document.hasFocus() && document.activeElement !== document.body \
                && document.activeElement.id !== 'search'";
            Ok(self.in_picker(script, vec![]).await? == true)
        })
        .await;
        Ok(())
    }

    /// Returns whether the search field has the focus after a key press in a list.
    async fn key_leads_to_search(&self, list: &str, key: serde_json::Value) -> Outcome<bool> {
        self.focus_on_list(list).await?;
        let script = "const init = { ...arguments[0], bubbles: true, cancelable: true }; \
            document.activeElement.dispatchEvent(new KeyboardEvent('keydown', init)); \
            return document.activeElement.id === 'search'";
        Ok(self.in_picker(script, vec![key]).await? == true)
    }

    async fn letters_go_to_search_from(&self, list: &str) -> Outcome {
        for letter in ["ł", "€"] {
            self.set_query("").await?;
            self.focus_on_list(list).await?;
            self.press_with_alt(letter).await?;
            self.query_is(letter).await;
        }
        self.set_query("").await?;
        for key in [
            json!({"key": "ą", "modifierAltGraph": true}),
            json!({"key": "@", "modifierAltGraph": true, "ctrlKey": true, "altKey": true}),
            json!({"key": "Dead"}),
        ] {
            assert!(self.key_leads_to_search(list, key.clone()).await?, "{key}");
        }
        for key in [
            json!({"key": "a", "ctrlKey": true}),
            json!({"key": "c", "metaKey": true}),
            json!({"key": "1", "altKey": true}),
            json!({"key": "ArrowDown", "altKey": true}),
        ] {
            assert!(!self.key_leads_to_search(list, key.clone()).await?, "{key}");
        }
        let script = "Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' })";
        self.in_picker(script, vec![]).await?;
        let key = json!({"key": "@", "altKey": true});
        assert!(self.key_leads_to_search(list, key).await?, "Option makes letters");
        Ok(())
    }
}

#[tokio::test]
async fn letters_made_with_a_modifier_go_from_emoji_to_the_search_field() -> Outcome {
    let stage = Stage::with_picker_in(WITH_TOOLS).await?;
    stage.letters_go_to_search_from("grid").await
}

#[tokio::test]
async fn letters_made_with_a_modifier_go_from_gifs_to_the_search_field() -> Outcome {
    let stage = Stage::with_gifs_in(WITH_TOOLS, json!({})).await?;
    stage.gifs_appear().await;
    stage.letters_go_to_search_from("gif-grid").await
}

#[tokio::test]
async fn letters_on_a_button_go_to_the_search_field() -> Outcome {
    let stage = Stage::with_picker().await?;
    assert!(stage.key_leads_to_search("tab-emoji", json!({"key": "a"})).await?);
    assert!(!stage.key_leads_to_search("tab-emoji", json!({"key": " "})).await?);
    Ok(())
}
