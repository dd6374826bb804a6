//! From the click on the chip to rows of emoji.

use crate::harness::{Outcome, Stage};

#[tokio::test]
async fn the_picker_opens_and_shows_rows_of_emoji() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.cell_is_on_screen("😀").await;
    assert!(stage.cells().await?.len() > 40);
    assert_eq!(stage.notices().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn an_ordinary_run_violates_no_policy_and_raises_no_error() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.pick("😀").await;
    stage.draft_is("😀").await;
    stage.search("pizza").await?;
    stage.first_cell_is("🍕").await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.expect_quiet_console().await
}

#[tokio::test]
async fn an_error_in_the_frame_would_be_seen() -> Outcome {
    let stage = Stage::with_picker().await?;
    let script = "setTimeout(() => { throw new Error('on purpose'); })";
    stage.in_picker(script, vec![]).await?;
    stage.in_portal(script, vec![]).await?;
    stage.in_portal("console.log('portal log')", vec![]).await?;
    stage.in_picker("console.error('picker log')", vec![]).await?;
    tokio::time::sleep(crate::harness::LIMIT/5).await;
    dbg!(crate::harness::console::messages(stage.driver()).await?);
    let errors = crate::harness::until("an error", true, async || {
        Ok(stage.console_errors().await?.iter().any(|error| error.contains("on purpose")))
    });
    errors.await;
    Ok(())
}
