//! The app cannot start: the page shows a message with a button instead of a blank frame.

mod content_types;
mod foreign;
mod inline_code;
mod slow_page;
mod unsent;

use crate::harness::{Outcome, Stage, until};
use serde_json::{Value, json};

const NOT_LOADED: &str = "The emoji picker could not be loaded";

impl Stage {
    /// Checks that exactly one failure screen with this text is shown.
    async fn fails_with(&self, title: &str, text: &str) -> Outcome {
        until("the failure screen", json!([title, true, "failed"]), async || {
            let script = "
                const title = document.getElementById('failure-title');
                return [title.innerText, title.checkVisibility(), document.documentElement.dataset.app]";
            self.in_picker(script, vec![]).await
        })
        .await;
        let script = "return document.getElementById('failure-text').innerText";
        let found = self.in_picker(script, vec![]).await?;
        assert!(found.as_str().is_some_and(|found| found.contains(text)), "{found}");
        assert_eq!(self.cells().await?, [""; 0]);
        Ok(())
    }

    /// Checks that the button loads the picker once the fault has ended.
    async fn reloads(&self, all_well: Value) -> Outcome {
        self.switch(all_well);
        self.click("#reload").await;
        self.inserts("😀").await
    }
}

#[tokio::test]
async fn a_missing_wasm_file() -> Outcome {
    let stage = Stage::with_switches(json!({"wasm": "404"})).await?;
    stage.fails_with(NOT_LOADED, "The server answered 404").await?;
    stage.reloads(json!({"wasm": "normal"})).await
}

#[tokio::test]
async fn a_page_in_the_place_of_the_wasm_file() -> Outcome {
    let stage = Stage::with_switches(json!({"wasm": "html"})).await?;
    stage.fails_with(NOT_LOADED, "The server sent the wrong file (text/html)").await?;
    stage.reloads(json!({"wasm": "normal"})).await
}

#[tokio::test]
async fn a_damaged_wasm_file() -> Outcome {
    let stage = Stage::with_switches(json!({"wasm": "corrupt"})).await?;
    stage.fails_with("The emoji picker could not start", "One of its files is damaged").await?;
    stage.reloads(json!({"wasm": "normal"})).await
}

#[tokio::test]
async fn a_wasm_file_that_hangs() -> Outcome {
    let stage = Stage::with_switches(json!({"wasm": "hang", "time_factor": 0.05})).await?;
    stage.fails_with("The emoji picker takes too long to load", "Please try again").await?;
    stage.reloads(json!({"wasm": "normal", "time_factor": 1})).await
}

#[tokio::test]
async fn a_missing_script() -> Outcome {
    let stage = Stage::with_switches(json!({"js": "404"})).await?;
    stage.fails_with(NOT_LOADED, "The server answered 404").await?;
    stage.reloads(json!({"js": "normal"})).await
}

#[tokio::test]
async fn a_script_that_hangs() -> Outcome {
    let stage = Stage::with_switches(json!({"js": "hang", "time_factor": 0.05})).await?;
    stage.fails_with("The emoji picker takes too long to load", "Please try again").await?;
    stage.reloads(json!({"js": "normal", "time_factor": 1})).await
}

#[tokio::test]
async fn a_security_policy_that_forbids_wasm() -> Outcome {
    let stage = Stage::with_switches(json!({"csp": "no_wasm"})).await?;
    stage.fails_with("The emoji picker is blocked", "A security policy of this site").await?;
    stage.policy_has_blocked("script-src").await;
    stage.reloads(json!({"csp": "strict"})).await
}

#[tokio::test]
async fn the_right_bytes_under_a_wrong_type_are_good_enough() -> Outcome {
    let stage = Stage::with_switches(json!({"wasm": "octet"})).await?;
    stage.inserts("😀").await
}

#[tokio::test]
async fn a_crash_later_on() -> Outcome {
    let stage = Stage::with_picker().await?;
    // The error that the browser reports to the page when the app panics.
    let script = "const error = new WebAssembly.RuntimeError('unreachable'); \
        dispatchEvent(new ErrorEvent('error', { error }))";
    stage.in_picker(script, vec![]).await?;
    stage.fails_with("The emoji picker stopped working", "Your message is safe").await?;
    stage.reloads(json!({})).await
}

/// Overwrites the app's memory, so that its code traps at the next click, as after a panic; the
/// browser reports the error itself.
#[tokio::test]
async fn a_crash_in_the_apps_own_code() -> Outcome {
    let stage = Stage::with_picker().await?;
    let script = "
        return import(document.getElementById('app').href)
            .then((app) => app.default())
            .then((parts) => {
                const memory = Object.values(parts).find((it) => it instanceof WebAssembly.Memory);
                new Uint8Array(memory.buffer).fill(0xff);
                document.querySelector('.cell').click();
            })";
    stage.in_picker(script, vec![]).await?;
    stage.fails_with("The emoji picker stopped working", "Your message is safe").await?;
    assert_eq!(stage.draft().await?, "");
    stage.reloads(json!({})).await
}

#[tokio::test]
async fn a_failure_is_shown_in_the_persons_language() -> Outcome {
    for (lang, words, dir) in [
        ("de", include_str!("../../src/locale/failures/de.json"), "ltr"),
        ("ar", include_str!("../../src/locale/failures/ar.json"), "rtl"),
        ("sc", include_str!("../../src/locale/failures/zh-Hans.json"), "ltr"),
    ] {
        let words: Value = serde_json::from_str(words)?;
        let text = |at: usize| words["missing"][at].as_str().unwrap().replace("{}", "404");
        let stage = Stage::with_switches(json!({"wasm": "404", "lang": lang})).await?;
        stage.fails_with(&text(0), &text(1)).await?;
        let script = "return [document.getElementById('failure').dir, \
            document.getElementById('reload').innerText]";
        assert_eq!(stage.in_picker(script, vec![]).await?, json!([dir, words["reload"]]));
        stage.reloads(json!({"wasm": "normal"})).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_failure_without_texts_is_shown_in_english() -> Outcome {
    let switches = json!({"wasm": "404", "data": "404", "lang": "de"});
    let stage = Stage::with_switches(switches).await?;
    stage.fails_with(NOT_LOADED, "The server answered 404").await?;
    stage.reloads(json!({"wasm": "normal", "data": "normal"})).await
}
