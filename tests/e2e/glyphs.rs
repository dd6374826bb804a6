//! What the device can draw is looked at once per font, and remembered.

use crate::harness::{Outcome, Settings, Stage, until};
use serde_json::json;
use thirtyfour::Key;

impl Stage {
    /// Changes what is remembered: a regular expression and what is to stand in its place.
    async fn change_memory(&self, pattern: &str, text: &str) -> Outcome {
        let script = "const name = 'emoji_picker_glyphs', known = localStorage.getItem(name); \
            const changed = known?.replace(new RegExp(arguments[0]), arguments[1]) ?? null; \
            localStorage.setItem(name, changed); return changed !== known";
        assert_eq!(self.in_picker(script, vec![json!(pattern), json!(text)]).await?, true);
        Ok(())
    }

    async fn shows_first_smiley(&self, is_shown: bool) {
        until("the first smiley", is_shown, async || {
            Ok(self.cells().await?.iter().any(|cell| cell == "😀"))
        })
        .await;
    }
}

#[tokio::test]
async fn what_is_remembered_is_used_until_the_font_is_another_one() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.shows_first_smiley(true).await;
    // The first digit stands for the first four emoji.
    stage.change_memory("f[0-9a-f](?=[0-9a-f]{400})", "fe").await?;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.shows_first_smiley(false).await;
    // Another font has another signature. It is found out in the course of an opening, and holds
    // from the next one on.
    stage.change_memory(" [0-9a-f]+ ", " 123 ").await?;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.shows_first_smiley(false).await;
    until("what is remembered", true, async || {
        let script = "return localStorage.getItem('emoji_picker_glyphs') === null";
        Ok(stage.in_picker(script, vec![]).await?.as_bool().unwrap_or_default())
    })
    .await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.shows_first_smiley(true).await;
    Ok(())
}

#[tokio::test]
async fn garbage_in_the_memory_is_looked_through() -> Outcome {
    let stage = Stage::with_picker().await?;
    for garbage in ["", "x", " f"] {
        stage.change_memory("[^ ]*$", garbage).await?;
        stage.reopen_picker().await?;
        stage.ready_as("insert").await;
        stage.shows_first_smiley(true).await;
    }
    Ok(())
}

/// Boxes or outlines are no reason to offer nothing: the names are there, and the chat of others
/// has its colours.
#[tokio::test]
async fn without_a_font_for_emoji_the_grid_is_whole_and_named() -> Outcome {
    let settings = Settings { without_emoji_font: true, ..Settings::USUAL };
    let stage = Stage::with_picker_in(settings).await?;
    let draws_in_colours = "const paper = document.createElement('canvas').getContext('2d'); \
        paper.font = '20px sans-serif'; paper.fillText('😀', 0, 20); \
        return paper.getImageData(0, 0, 30, 30).data.some((byte, at) => at % 4 < 3 && byte > 0)";
    assert_eq!(stage.in_picker(draws_in_colours, vec![]).await?, false);
    stage.shows_first_smiley(true).await;
    let without_name = "return document.querySelectorAll('.cell:not([aria-label])').length";
    until("cells without a name", 0, async || {
        Ok(stage.in_picker(without_name, vec![]).await?.as_u64().unwrap_or(u64::MAX))
    })
    .await;
    stage.search("pizza").await?;
    stage.first_cell_is("🍕").await;
    stage.press([Key::Enter]).await?;
    stage.draft_holds("🍕").await;
    Ok(())
}

/// Firefox on Windows has flags in a font of its own, which stands behind that of Windows in the list.
#[tokio::test]
async fn what_the_first_font_lacks_is_shown_with_another_one() -> Outcome {
    let settings = Settings { first_font_lacks_flags: true, ..Settings::USUAL };
    let stage = Stage::with_picker_in(settings).await?;
    for (query, emoji) in [("France", "🇫🇷"), ("England", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"), ("phoenix", "🐦‍🔥")]
    {
        stage.set_query(query).await?;
        stage.first_cell_is(emoji).await;
        // No letters, which the picker would say.
        stage.count_is(".note", 0).await;
        // With the font of the cell a canvas draws it in colours, and as wide as one emoji.
        let script = "
            const cell = document.querySelector('.cell');
            const paper = document.createElement('canvas').getContext('2d');
            paper.font = '20px ' + getComputedStyle(cell).fontFamily;
            const { width } = paper.measureText(cell.textContent);
            paper.fillText(cell.textContent, 0, 20);
            const { data } = paper.getImageData(0, 0, 30, 30);
            const isColoured = data.some((_, at) => at % 4 === 0 && data[at] !== data[at + 1]);
            return [isColoured, width < 30, cell.scrollWidth <= cell.clientWidth]";
        assert_eq!(stage.in_picker(script, vec![]).await?, json!([true, true, true]), "{emoji}");
        // So it is at the foot.
        stage.press([Key::Down]).await?;
        let script = "const family = (it) => getComputedStyle(document.querySelector(it)).fontFamily; \
            return family('#preview-glyph') === family('.cell.active')";
        until("the font at the foot", json!(true), async || stage.in_picker(script, vec![]).await)
            .await;
    }
    // What the first font has not at all is drawn as ever.
    stage.set_query("pizza").await?;
    stage.first_cell_is("🍕").await;
    stage.count_is("[data-font]", 0).await;
    // And so it is at the next opening, from what is remembered.
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.set_query("France").await?;
    stage.first_cell_is("🇫🇷").await;
    stage.count_is(".cell[data-font]", 1).await;
    Ok(())
}

#[tokio::test]
async fn another_list_of_fonts_is_looked_at_anew_at_once() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.shows_first_smiley(true).await;
    stage.change_memory("f[0-9a-f](?=[0-9a-f]{400})", "fe").await?;
    // The first word tells of the catalogue and of the list.
    stage.change_memory("^[0-9a-f]+ ", "0123456789abcdef ").await?;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.shows_first_smiley(true).await;
    Ok(())
}
