//! Opening the picker, from the click on the chip to rows of emoji.

use crate::harness::{Outcome, Settings, Stage, until};

const WITH_CONSOLE: Settings = Settings { one_process: true, ..Settings::USUAL };

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
    let stage = Stage::with_picker_in(WITH_CONSOLE).await?;
    stage.pick("😀").await;
    stage.draft_is("😀").await;
    stage.search("pizza").await?;
    stage.first_cell_is("🍕").await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    assert_eq!(stage.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn no_file_is_asked_for_twice() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.search("pizza").await?;
    stage.first_cell_is("🍕").await;
    let requests = stage.logged("request");
    let mut files: Vec<_> = requests
        .iter()
        .filter_map(|request| request["path"].as_str())
        .filter(|path| [".js", ".css", ".wasm", ".txt"].iter().any(|end| path.ends_with(end)))
        .collect();
    files.sort_unstable();
    assert!(files.iter().any(|path| path.starts_with("/picker.") && path.ends_with(".wasm")));
    let twice: Vec<_> = files.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert_eq!(twice, [[""; 2]; 0]);
    Ok(())
}

/// Proves that the previous test can detect an error in the frame.
#[tokio::test]
async fn an_error_in_the_frame_and_a_breach_of_its_policy_are_seen() -> Outcome {
    let stage = Stage::with_picker_in(WITH_CONSOLE).await?;
    let script = "setTimeout(() => { throw new Error('on purpose'); }); \
        fetch('https://elsewhere.example/').catch(() => {});";
    stage.in_picker(script, vec![]).await?;
    let mut errors = String::new();
    until("both errors are in the console", true, async || {
        errors += &stage.console_errors().await?.concat();
        Ok(errors.contains("on purpose") && errors.contains("elsewhere.example"))
    })
    .await;
    stage.policy_has_blocked("connect-src has stopped https://elsewhere.example").await;
    Ok(())
}
