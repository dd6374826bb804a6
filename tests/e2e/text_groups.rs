//! Kaomoji and text symbols: two groups of texts behind the emoji.

use crate::harness::{Outcome, Stage, until};
use serde_json::{Value, json};
use thirtyfour::Key;

const SHRUG: &str = r"¯\_(ツ)_/¯";

/// The texts of a group, from the committed list.
fn texts(group: &str) -> Vec<&'static str> {
    let list = include_str!("../../data/text/en.txt");
    let (_, rest) = list.split_once(&format!("\n@{group}\n")).unwrap_or_default();
    let lines = rest.lines().take_while(|line| !line.starts_with('@'));
    lines.filter_map(|line| Some(line.split_once('\t')?.0)).collect()
}

impl Stage {
    /// Goes to a group of texts, and waits until its first text is there.
    async fn go_to_texts(&self, group: &str) {
        self.click(&format!("[data-group={group}]")).await;
        self.cell_is_on_screen(texts(group)[0]).await;
    }

    /// Returns an attribute of the cell with a text; empty if there is no such cell.
    async fn cell_attribute(&self, text: &str, name: &str) -> Outcome<String> {
        let script = "const [text, name] = arguments; \
            return [...document.querySelectorAll('#grid [data-emoji]')] \
                .find((cell) => cell.dataset.emoji === text)?.getAttribute(name) ?? ''";
        let value = self.in_picker(script, vec![json!(text), json!(name)]).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    async fn cell_is_named(&self, text: &str, name: &str) {
        until("the name of the cell", name.to_owned(), async || {
            self.cell_attribute(text, "aria-label").await
        })
        .await;
    }

    /// Waits until the results contain a text, and checks that the emoji come first.
    async fn finds_behind_emoji(&self, text: &str) {
        until(&format!("{text} behind emoji"), true, async || {
            let script = "return [...document.querySelectorAll('#grid [data-emoji]')] \
                .map((cell) => [cell.dataset.emoji, cell.hasAttribute('dir')])";
            let cells = self.in_picker(script, vec![]).await?;
            let cells: Vec<(String, bool)> = serde_json::from_value(cells)?;
            let first_text = cells.iter().position(|(_, is_text)| *is_text);
            let last_emoji = cells.iter().rposition(|(_, is_text)| !is_text);
            Ok(cells.iter().any(|(it, is_text)| it == text && *is_text)
                && first_text.zip(last_emoji).is_some_and(|(text, emoji)| emoji < text))
        })
        .await;
    }

    /// Returns the text of the last message, as the portal renders it.
    async fn rendered_message(&self) -> Outcome<String> {
        let script = "return [...document.querySelectorAll('.text')].at(-1).textContent";
        Ok(self.in_portal(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
    }
}

#[tokio::test]
async fn a_click_inserts_exactly_the_text() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.go_to_texts("kaomoji").await;
    stage.pick("(◕‿◕)").await;
    stage.draft_is("(◕‿◕)").await;
    stage.set_draft("").await?;
    stage.go_to_texts("text-symbols").await;
    stage.pick("→").await;
    stage.draft_is("→").await;
    stage.pick_and_stay("←").await?;
    stage.draft_is("→←").await;
    Ok(())
}

#[tokio::test]
async fn the_keyboard_reaches_the_last_symbol() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.go_to_texts("text-symbols").await;
    stage.in_picker("document.querySelector('#grid [data-emoji=\"→\"]').focus()", vec![]).await?;
    stage.focus_is_on("→").await;
    stage.press([Key::Up]).await?;
    stage.focus_is_on(texts("kaomoji")[130]).await;
    stage.press([Key::Down, Key::Right]).await?;
    stage.focus_is_on("←").await;
    stage
        .actions()
        .key_down(Key::Control)
        .send_keys(Key::End)
        .key_up(Key::Control)
        .perform()
        .await?;
    stage.focus_is_on("㎡").await;
    stage.press([Key::Enter]).await?;
    stage.draft_is("㎡").await;
    Ok(())
}

#[tokio::test]
async fn search_finds_texts_behind_emoji() -> Outcome {
    let stage = Stage::with_picker().await?;
    for (query, first, text) in [("shrug", "🤷", SHRUG), ("arrow", "⬆️", "→"), ("euro", "💶", "€")]
    {
        stage.set_query(query).await?;
        stage.first_cell_is(first).await;
        stage.finds_behind_emoji(text).await;
    }
    stage.set_query("pilcrow").await?;
    stage.first_cell_is("¶").await;
    stage.press([Key::Enter]).await?;
    stage.draft_is("¶").await;
    Ok(())
}

#[tokio::test]
async fn search_works_in_the_users_language() -> Outcome {
    for (lang, query, text, name) in [
        ("ru", "стрелка", "→", "стрелка вправо"),
        ("ja", "やじるし", "→", "右矢印"),
        ("en", "arrow", "→", "right arrow"),
    ] {
        let stage = Stage::with_switches(json!({"lang": lang})).await?;
        stage.set_query(query).await?;
        stage.finds_behind_emoji(text).await;
        stage.cell_is_named(text, name).await;
        assert_eq!(stage.cell_attribute(text, "dir").await?, "ltr");
    }
    let stage = Stage::with_switches(json!({"lang": "ru"})).await?;
    stage.set_query("пожимает").await?;
    stage.finds_behind_emoji(SHRUG).await;
    stage.cell_is_named(SHRUG, "человек пожимает плечами").await;
    Ok(())
}

/// The group buttons narrow the results, as they do for emoji.
#[tokio::test]
async fn results_can_be_narrowed_to_texts() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.set_query("heart").await?;
    stage.finds_behind_emoji("♡").await;
    stage.click("[data-group=text-symbols]").await;
    stage.first_cell_is("♡").await;
    stage.click("[data-group=text-symbols]").await;
    stage.first_cell_is("❤️").await;
    Ok(())
}

/// They load after the first row, so they are not in it.
#[tokio::test]
async fn used_texts_come_first_in_their_groups() -> Outcome {
    let stage = Stage::with_picker().await?;
    for text in [SHRUG, "€"] {
        stage.set_query(text).await?;
        stage.cell_is_on_screen(text).await;
        stage.set_draft("").await?;
        stage.pick(text).await;
        stage.draft_is(text).await;
    }
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    let first_row = stage.cells().await?;
    for (group, first, second) in [("kaomoji", SHRUG, "(◕‿◕)"), ("text-symbols", "€", "→")]
    {
        stage.click(&format!("[data-group={group}]")).await;
        stage.cell_is_on_screen(first).await;
        stage.cell_is_on_screen(second).await;
    }
    assert!(!first_row[..8].iter().any(|it| it == SHRUG || it == "€"), "{first_row:?}");
    Ok(())
}

/// Each cell shows its text on one line, as it is, inside its row.
#[tokio::test]
async fn every_kaomoji_fits_into_its_cell() -> Outcome {
    for width in [320, 360, 600] {
        let stage = Stage::with_picker().await?;
        stage
            .in_portal(
                "document.querySelector('#popup').style.width = `${arguments[0]}px`",
                vec![json!(width)],
            )
            .await?;
        stage.go_to_texts("kaomoji").await;
        let script = "
            const done = arguments[0];
            const grid = document.getElementById('grid');
            const painted = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
            const cut = new Set();
            (async () => {
                for (let before = -1; before < grid.scrollTop; ) {
                    await painted();
                    for (const cell of document.querySelectorAll('#grid .cell[dir]')) {
                        const outer = cell.getBoundingClientRect();
                        const fits = cell.scrollWidth <= cell.clientWidth && outer.height === 40
                            && outer.right <= grid.getBoundingClientRect().right;
                        if (!fits) cut.add(cell.dataset.emoji);
                    }
                    before = grid.scrollTop;
                    grid.scrollTop += grid.clientHeight / 2;
                }
                done([...cut]);
            })();";
        let driver = stage.enter_picker().await?;
        let cut: Vec<String> = driver.execute_async(script, vec![]).await?.convert()?;
        assert_eq!(cut, [""; 0], "{width} px");
    }
    Ok(())
}

/// A text has no tones, and cannot be pinned.
#[tokio::test]
async fn a_text_has_no_flyout() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.go_to_texts("kaomoji").await;
    stage.dispatch_context_menu("(◕‿◕)").await?;
    stage.pick("(◕‿◕)").await;
    stage.draft_is("(◕‿◕)").await;
    stage.flyout_is_open(false).await;
    Ok(())
}

#[tokio::test]
async fn without_the_file_all_emoji_work() -> Outcome {
    let stage = Stage::with_portal(json!({"files_kept": false, "time_factor": 0.2})).await?;
    stage.switch(json!({"fault": "404", "fault_of": ["widget/data/text.*"]}));
    stage.open_picker().await?;
    stage.ready_as("insert").await;
    stage.click("[data-group=kaomoji]").await;
    stage.count_is("[data-group][aria-disabled='true']", 2).await;
    stage.set_query("shrug").await?;
    stage.first_cell_is("🤷").await;
    stage.set_query("pilcrow").await?;
    until("no results", true, async || {
        let script = "return !!document.querySelector('.empty')";
        Ok(stage.in_picker(script, vec![]).await? == true)
    })
    .await;
    stage.no_notice().await;
    stage.set_query("pizza").await?;
    stage.first_cell_is("🍕").await;
    stage.pick("🍕").await;
    stage.draft_is("🍕").await;
    Ok(())
}

/// The portal's renderer knows BB codes and links. Whatever a kaomoji is made of, the reader of the
/// message sees it as it was picked, beside any other text.
#[tokio::test]
async fn the_portal_shows_each_text_as_it_was_picked() -> Outcome {
    let stage = Stage::with_composer(json!({})).await?;
    let all: Vec<&str> = [texts("kaomoji"), texts("text-symbols")].concat();
    assert_eq!(all.len(), 351);
    let mut messages = Vec::new();
    // One symbol per line of the list would take minutes; every kaomoji is sent.
    for part in texts("kaomoji").chunks(24) {
        let mut message = String::new();
        for text in part {
            // Its letters may find many emoji, which come first. Without a query, nothing is narrowed.
            stage.set_query("").await?;
            stage.set_query(text).await?;
            stage.click("[data-group=kaomoji][aria-pressed=false]").await;
            stage.cell_is_on_screen(text).await;
            stage.pick(text).await;
            message.push_str(text);
            stage.composer_holds(&message).await;
        }
        stage.click("[data-action=send]").await;
        messages.push(message);
        let expected: Vec<&str> = messages.iter().map(String::as_str).collect();
        stage.messages_are(&expected).await;
        let last = messages.last().cloned().unwrap_or_default();
        until("the message", last, async || stage.rendered_message().await).await;
    }
    // Each alone, after letters, and all in one message.
    let mut lines: Vec<String> =
        all.iter().flat_map(|it| [(*it).to_owned(), format!("a{it}b {it}")]).collect();
    lines.push(all.concat());
    let script = "
        const [texts, done] = arguments;
        import('/render-message.js').then(({ rendered }) => done(texts.map((text) => {
            const body = document.createElement('span');
            body.append(...rendered(text, { hasImg: true, isPhone: false }));
            return body.children.length > 0 ? body.innerHTML : body.textContent;
        })));";
    let shown: Value =
        stage.enter_portal().await?.execute_async(script, vec![json!(lines)]).await?.convert()?;
    assert_eq!(shown, json!(lines));
    Ok(())
}
