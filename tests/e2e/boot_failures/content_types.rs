//! Files with other content types and charsets than their own.

use super::NOT_LOADED;
use crate::harness::{Outcome, Settings, Stage, until};
use serde_json::{Value, json};

impl Stage {
    /// Returns how often the app's main wasm file was requested.
    fn wasm_requests(&self) -> usize {
        let requests = self.logged("request");
        let paths = requests.iter().filter_map(|request| request["path"].as_str());
        paths.filter(|path| path.starts_with("/picker.") && path.ends_with(".wasm")).count()
    }
}

fn of_type(kind: &str, files: &[&str]) -> Value {
    json!({"content_type": kind, "content_type_of": files})
}

#[tokio::test]
async fn wasm_of_any_type_is_compiled() -> Outcome {
    let stage = Stage::with_portal(json!({"files_kept": false})).await?;
    for (number, kind) in [
        "application/wasm; charset=utf-8",
        "application/wasm;charset=UTF-8",
        "application/wasm;",
        "Application/WASM",
        "application/wasm, application/wasm",
        "application/octet-stream",
        "text/plain; charset=utf-8",
        "none",
    ]
    .into_iter()
    .enumerate()
    {
        stage.switch(of_type(kind, &["widget/*.wasm"]));
        if number == 0 {
            stage.open_picker().await?
        } else {
            stage.reopen_picker().await?
        }
        stage.ready_as("insert").await;
        assert_eq!(stage.wasm_requests(), number + 1, "{kind}");
    }
    // The same for lazily loaded files.
    stage.open_gifs().await?;
    stage.gifs_appear().await;
    Ok(())
}

/// Streaming compilation is missing, or stricter than the specification requires.
#[tokio::test]
async fn wasm_that_is_not_compiled_while_it_arrives_is_compiled_from_its_bytes() -> Outcome {
    let in_reach = Settings { one_process: true, ..Settings::USUAL };
    for (number, script) in [
        "WebAssembly.compileStreaming = async () => { throw new TypeError('the type'); }",
        "WebAssembly.compileStreaming = undefined",
        "WebAssembly.compileStreaming = async (response) => { \
            await response.arrayBuffer(); throw new TypeError('the connection'); }",
    ]
    .into_iter()
    .enumerate()
    {
        let stage = Stage::with_picker_in(in_reach).await?;
        let before = stage.wasm_requests();
        stage.switch(json!({"files_kept": false}));
        stage.before_every_page(script).await?;
        stage.reopen_picker().await?;
        stage.inserts("😀").await?;
        // The app requests the file again only if the body was already consumed.
        assert!(stage.wasm_requests() <= before + 1 + number / 2, "{script}");
    }
    Ok(())
}

#[tokio::test]
async fn a_page_in_another_charset_says_itself_that_it_is_utf8() -> Outcome {
    let page = ["widget/", "widget/index.html"];
    let stage = Stage::with_portal(json!({})).await?;
    let charsets = ["windows-1251", "ISO-8859-1", "utf-16le", "shift_jis"];
    for (number, charset) in charsets.into_iter().enumerate() {
        stage.switch(json!({"wasm": "held"}));
        stage.switch(of_type(&format!("text/html; charset={charset}"), &page));
        if number == 0 {
            stage.open_picker().await?
        } else {
            stage.reopen_picker().await?
        }
        // An early click: the app inserts the text of the static page.
        stage.pick("👍").await;
        stage.switch(json!({"wasm": "normal"}));
        stage.draft_holds(&"👍".repeat(number + 1)).await;
        stage.ready_as("insert").await;
        let charset = stage.in_picker("return document.characterSet", vec![]).await?;
        assert_eq!(charset, "UTF-8");
    }
    Ok(())
}

#[tokio::test]
async fn files_in_another_charset_are_read_as_they_are() -> Outcome {
    for (kind, files) in [
        ("text/css; charset=windows-1251", "widget/*.css"),
        ("Text/JavaScript; charset=utf-16le", "widget/*.js"),
        ("application/ecmascript; charset=windows-1251", "widget/*.js"),
        ("text/plain; charset=windows-1251", "widget/data/*"),
        ("application/json; charset=utf-16le", "widget/data/*"),
        ("none", "widget/data/*"),
    ] {
        let mut switches = of_type(kind, &[files]);
        switches["lang"] = json!("ru");
        let stage = Stage::with_switches(switches).await?;
        stage.ready_as("insert").await;
        let names = "return [document.title, document.querySelector('.heading').textContent]";
        until(kind, true, async || {
            let words = stage.in_picker(names, vec![]).await?.to_string();
            Ok(words.contains(['а', 'о', 'и']) && !words.contains('Р'))
        })
        .await;
        stage.set_query("пицца").await?;
        stage.first_cell_is("🍕").await;
    }
    Ok(())
}

#[tokio::test]
async fn the_words_of_a_failure_are_read_in_any_charset() -> Outcome {
    let mut switches =
        of_type("application/json; charset=windows-1251", &["widget/data/failures*"]);
    switches["wasm"] = json!("404");
    switches["lang"] = json!("ru");
    let stage = Stage::with_switches(switches).await?;
    let words: Value = serde_json::from_str(include_str!("../../../src/locale/failures/ru.json"))?;
    let title = words["missing"][0].as_str().unwrap();
    assert_ne!(title, NOT_LOADED);
    stage.fails_with(title, "404").await
}
