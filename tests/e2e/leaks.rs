//! Checks the leak detection that runs at the end of every test.

use crate::harness::{DRAFT_MARKER, Outcome, Stage, until};
use serde_json::json;
use thirtyfour::Key;

/// Not a secret of the final check: it may stay where it was planted.
const PLANTED: &str = "planted-4a2f";

impl Stage {
    fn finds_planted(&self) -> Vec<String> {
        self.leaks_of(&[PLANTED.to_owned()])
    }
}

#[tokio::test]
async fn a_secret_is_found_wherever_it_is_planted() -> Outcome {
    let stage = Stage::with_picker().await?;
    assert_eq!(stage.finds_planted(), [""; 0]);
    for (place, plant, uproot) in [
        ("the DOM", "document.body.dataset.x = it", "delete document.body.dataset.x"),
        ("the fields", "search.value = it", "search.value = ''"),
        ("the address", "location.hash = it", "history.replaceState(null, '', '#')"),
        ("the history", "history.replaceState(it, '')", "history.replaceState(null, '')"),
        ("localStorage", "localStorage.x = it", "localStorage.clear()"),
        ("sessionStorage", "sessionStorage.x = it", "sessionStorage.clear()"),
    ] {
        let run = async |script: &str| {
            let script = format!(
                "const [it] = arguments, search = document.getElementById('search'); {script}"
            );
            stage.in_picker(&script, vec![json!(PLANTED)]).await
        };
        run(plant).await?;
        assert!(stage.finds_planted().contains(&place.to_owned()), "{place}");
        run(uproot).await?;
        assert_eq!(stage.finds_planted(), [""; 0], "{place}");
    }
    Ok(())
}

#[tokio::test]
async fn a_secret_is_found_in_an_address_that_was_asked_for() -> Outcome {
    let stage = Stage::with_picker().await?;
    let script = "fetch(document.getElementById('catalogue').href + '?' + arguments[0])";
    stage.in_picker(script, vec![json!(PLANTED)]).await?;
    let places = vec!["the requests".to_owned(), "the servers' log".to_owned()];
    until("the places of the leak", places, async || Ok(stage.finds_planted())).await;
    Ok(())
}

#[tokio::test]
async fn a_secret_is_found_in_the_log_of_a_frame_in_a_process_of_its_own() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.in_picker("console.warn('so', arguments[0])", vec![json!(PLANTED)]).await?;
    let places = vec!["the browser's log".to_owned()];
    until("the places of the leak", places, async || Ok(stage.finds_planted())).await;
    Ok(())
}

#[tokio::test]
async fn there_are_tokens_to_look_for() -> Outcome {
    let stage = Stage::with_picker().await?;
    let names = "return ['AUTH_ID', 'REFRESH_ID', 'APPLICATION_TOKEN'].map((name) => \
        document.querySelector(`input[name=${name}]`).value)";
    let mut given: Vec<String> = serde_json::from_value(stage.in_portal(names, vec![]).await?)?;
    let mut known = stage.simulator.secrets();
    given.sort();
    known.sort();
    assert_eq!(given, known);
    assert!(given.iter().all(|token| token.len() > 20));
    Ok(())
}

/// The final check of these tests is their purpose.
#[tokio::test]
async fn a_draft_that_is_read_and_written_leaves_no_trace() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.set_draft(DRAFT_MARKER).await?;
    for emoji in ["😀", "😁"] {
        stage.pick(emoji).await;
    }
    stage.draft_holds(&format!("{DRAFT_MARKER}😀😁")).await;
    stage.is_stored("😁").await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.first_cell_is("😁").await;
    Ok(())
}

#[tokio::test]
async fn a_draft_that_could_not_be_written_leaves_no_trace() -> Outcome {
    for fault in ["error", "success_false", "silent_set"] {
        let stage = Stage::with_picker().await?;
        stage.set_draft(DRAFT_MARKER).await?;
        stage.switch(json!({"im_fault": fault}));
        stage.pick("😀").await;
        stage.toast_says("😀").await;
    }
    Ok(())
}

#[tokio::test]
async fn what_was_composed_leaves_no_trace() -> Outcome {
    let stage = Stage::with_composer(json!({"token_calls": 1})).await?;
    for _ in 0..2 {
        stage.pick("😀").await;
        stage.composer_holds("😀").await;
        stage.enter_picker().await?;
        stage.actions().send_keys(DRAFT_MARKER).perform().await?;
        stage.press([Key::Enter]).await?;
        stage.composer_holds("").await;
    }
    let message = format!("😀{DRAFT_MARKER}");
    stage.messages_are(&[&message, &message]).await;
    Ok(())
}
