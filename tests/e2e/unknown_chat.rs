//! A portal with chat ids that the app cannot send to.

use crate::harness::{Outcome, PickerPlace, Stage};
use serde_json::json;

/// Neither ids of chats nor of users, as values of the portal's switch.
const IDS: [&str; 5] = ["foo", "5.5", "null", "[\"chat12\"]", "\"chat12&x=1\""];

#[tokio::test]
async fn a_gif_is_inserted_and_not_sent() -> Outcome {
    let stage = Stage::opened_in(PickerPlace::Popup, json!({"dialog_id": IDS[0]})).await?;
    for id in IDS {
        stage.switch(json!({ "dialog_id": id }));
        stage.reopen_picker().await?;
        stage.ready_as("insert").await;
        // The picker opens with the tab of the last pick.
        stage.open_emoji().await?;
        stage.inserts("😀").await?;
        stage.set_draft("").await?;
        stage.open_gifs().await?;
        let gif = stage.gifs_appear().await.swap_remove(0);
        stage.pick_gif(&gif).await;
        stage.draft_is(&stage.gif_link(&gif)).await;
        stage.status_says("GIF inserted").await;
    }
    assert_eq!(stage.sendings(), 0);
    Ok(())
}

#[tokio::test]
async fn where_there_is_no_draft_everything_is_copied_and_the_picker_says_why() -> Outcome {
    let switches = json!({"placement": "IM_SMILES_SELECTOR", "dialog_id": IDS[0]});
    let stage = Stage::opened_in(PickerPlace::Popup, switches).await?;
    for id in IDS {
        stage.switch(json!({ "dialog_id": id }));
        stage.reopen_picker().await?;
        stage.ready_as("copy").await;
        stage.only_notice_says("Bitrix24 did not say which chat this is").await;
    }
    stage.copies("😀").await?;
    stage.open_gifs().await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&gif).await;
    stage.toast_says("GIF copied").await;
    stage.clipboard_holds(&stage.gif_link(&gif)).await?;
    assert_eq!(stage.sendings(), 0);
    Ok(())
}

/// A user's numeric id is valid, also as a JSON number.
#[tokio::test]
async fn a_persons_number_is_sent_to() -> Outcome {
    let stage = Stage::opened_in(PickerPlace::Popup, json!({"dialog_id": "45"})).await?;
    stage.ready_as("insert").await;
    stage.open_gifs().await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&gif).await;
    stage.toast_says("GIF sent").await;
    // The form of the message depends on whether the portal has said already that it draws pictures.
    let messages = stage.simulator.messages("45");
    let message = messages.last().map(String::as_str).unwrap_or_default();
    assert!(message.contains(&stage.gif_link(&gif)), "{message}");
    Ok(())
}
