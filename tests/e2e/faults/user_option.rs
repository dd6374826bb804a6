//! Reading the user's state again, in a frame that has been open for long.

use super::requests::USER_OPTION;
use super::{chat, test_row};
use crate::harness::{Outcome, until};
use serde_json::json;

/// After this time in milliseconds, the app reads the state again before it writes.
const LONG_MS: u32 = 61_000;

/// Changes are stored, independent of the result of reading.
#[tokio::test]
async fn a_state_that_is_read_again() -> Outcome {
    let stage = chat(json!({})).await?;
    let mut emoji = ["😀", "😁", "😂", "😃", "😄", "😅", "😆", "😉", "😊"].into_iter();
    test_row(&stage, &USER_OPTION, async |fault| {
        let emoji = emoji.next().expect("an emoji for each fault");
        stage.picker_in_a_hurry().await?;
        stage.clock_is_ahead_by(LONG_MS).await?;
        stage.begin(fault, &USER_OPTION);
        stage.pick(emoji).await;
        until("it is kept", true, async || {
            let stored = stage.simulator.user_option("emoji_picker");
            Ok(stored.as_str().is_some_and(|stored| stored.contains(emoji)))
        })
        .await;
        stage.no_notice().await;
        stage.end();
        stage.close().await?;
        Ok("works".to_owned())
    })
    .await
}
