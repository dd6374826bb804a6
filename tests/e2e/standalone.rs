//! The picker in a browser tab of its own.

use crate::harness::{Outcome, Settings, Stage};
use serde_json::json;

const STORAGE_BLOCKED: Settings = Settings { storage_blocked: true, ..Settings::USUAL };

impl Stage {
    async fn collects_and_copies(&self) -> Outcome {
        self.ready_as("standalone").await;
        self.only_notice_says("Running outside Bitrix24").await;
        for emoji in ["😀", "😁", "❤️"] {
            self.pick(emoji).await;
        }
        self.output_field_is("😀😁❤️").await;
        self.click("#foot [data-action=copy]").await;
        self.toast_says("😀😁❤️ copied").await;
        self.click("#foot [data-action=clear]").await;
        self.output_field_is("").await;
        Ok(())
    }

    async fn reload(&self) -> Outcome {
        self.driver().refresh().await?;
        self.ready_as("standalone").await;
        Ok(())
    }
}

#[tokio::test]
async fn picks_are_collected_copied_and_cleared() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.collects_and_copies().await?;
    assert_eq!(stage.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn what_is_copied_can_be_pasted() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    stage.pick("😀").await;
    stage.click("#foot [data-action=copy]").await;
    stage.toast_says("😀 copied").await;
    stage.open_portal().await?;
    stage.clipboard_holds("😀").await
}

#[tokio::test]
async fn recents_survive_a_reload() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    stage.search("pizza").await?;
    stage.first_cell_is("🍕").await;
    stage.pick("🍕").await;
    stage.output_field_is("🍕").await;
    // The first row does not change under the pointer, whose position Firefox keeps in the reloaded
    // page.
    stage.click("#search").await;
    stage.reload().await?;
    stage.first_cell_is("🍕").await;
    Ok(())
}

#[tokio::test]
async fn garbage_in_the_local_storage_does_no_harm() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    let script = "localStorage.setItem('emoji_picker', arguments[0])";
    for garbage in ["x", "", "[]", "{\"v\":1,\"recents\":5}"] {
        stage.in_picker(script, vec![json!(garbage)]).await?;
        stage.reload().await?;
    }
    stage.collects_and_copies().await
}

#[tokio::test]
async fn blocked_storage_does_no_harm() -> Outcome {
    let stage = Stage::standalone(STORAGE_BLOCKED).await?;
    let script = "try { return String(window.localStorage) } catch (error) { return error.name }";
    assert_eq!(stage.in_picker(script, vec![]).await?, "SecurityError");
    stage.collects_and_copies().await?;
    assert_eq!(stage.notices().await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn blocked_storage_does_no_harm_in_a_portal_either() -> Outcome {
    let stage = Stage::with_picker_in(STORAGE_BLOCKED).await?;
    stage.pick("😀").await;
    stage.draft_is("😀").await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.first_cell_is("😀").await;
    Ok(())
}

#[tokio::test]
async fn what_was_typed_into_the_field_is_copied_too() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    stage.pick("😀").await;
    let driver = stage.enter_picker().await?;
    driver.find(thirtyfour::By::Id("text-out")).await?.send_keys("!").await?;
    stage.pick("😁").await;
    stage.output_field_is("😀!😁").await;
    Ok(())
}
