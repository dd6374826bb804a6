//! All emoji are in one long grid, which renders only the rows near the viewport.

use crate::harness::{Outcome, Stage, until};
use serde::Deserialize;
use serde_json::json;

/// What a test has observed while scrolling from the top of the grid to its end.
#[derive(Debug, Deserialize)]
struct Journey {
    steps: usize,
    most_cells: usize,
    /// Empty points of the viewport, as "scroll position: y".
    blanks: Vec<String>,
    emoji: Vec<String>,
}

/// Scrolls to the end in steps of this many viewports, and checks each stop after the browser has
/// painted.
async fn scroll_through_grid(stage: &Stage, viewports: f64) -> Outcome<Journey> {
    let script = "
        const [viewports, done] = arguments;
        const grid = document.getElementById('grid');
        const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const seen = { steps: 0, most_cells: 0, blanks: [], emoji: new Set() };
        const look = () => {
            const cells = [...document.querySelectorAll('[data-emoji]')];
            seen.steps += 1;
            seen.most_cells = Math.max(seen.most_cells, cells.length);
            for (const cell of cells) seen.emoji.add(cell.dataset.emoji);
            const { left, top, height } = grid.getBoundingClientRect();
            for (let y = 4; y < height - 4; y += 20) {
                const there = document.elementFromPoint(left + 24, top + y);
                if (!there?.closest('.row, .heading')) seen.blanks.push(`${grid.scrollTop}: ${y}`);
            }
        };
        (async () => {
            grid.scrollTop = 0;
            for (let before = -1; before < grid.scrollTop; ) {
                await painted();
                look();
                before = grid.scrollTop;
                grid.scrollTop += grid.clientHeight * viewports;
            }
            done({ ...seen, emoji: [...seen.emoji] });
        })();";
    let driver = stage.enter_picker().await?;
    driver.execute_async(script, vec![json!(viewports)]).await?.convert()
}

#[tokio::test]
async fn there_are_at_most_400_cells_and_no_blank_at_any_scroll_position() -> Outcome {
    let stage = Stage::with_picker().await?;
    for viewports in [0.9, 3.7] {
        let journey = scroll_through_grid(&stage, viewports).await?;
        assert!(journey.steps > 5, "{}", journey.steps);
        assert!(journey.most_cells <= 400, "{}", journey.most_cells);
        assert_eq!(journey.blanks, [""; 0]);
    }
    Ok(())
}

#[tokio::test]
async fn the_last_emoji_can_be_reached_and_picked() -> Outcome {
    let stage = Stage::with_picker().await?;
    let journey = scroll_through_grid(&stage, 0.9).await?;
    let last = journey.emoji.last().expect("there are emoji");
    assert_eq!(last, "🏴󠁧󠁢󠁷󠁬󠁳󠁿");
    stage.cell_is_on_screen(last).await;
    stage.pick(last).await;
    stage.draft_is(last).await;
    Ok(())
}

/// The test checks by itself which of these emoji the font draws: a missing one looks like an
/// unassigned character.
#[tokio::test]
async fn emoji_that_the_font_lacks_are_not_shown() -> Outcome {
    const NEWER_AND_NEWER: [&str; 6] = ["😀", "🥰", "🫠", "🫨", "🫩", "🫫"];
    let stage = Stage::with_picker().await?;
    let shown = scroll_through_grid(&stage, 0.9).await?.emoji;
    let script = "
        const canvas = document.createElement('canvas');
        const context = canvas.getContext('2d', { willReadFrequently: true });
        const picture = (text) => {
            context.clearRect(0, 0, canvas.width, canvas.height);
            context.font = '32px \"Noto Color Emoji\", sans-serif';
            context.fillText(text, 0, 40);
            return context.getImageData(0, 0, canvas.width, canvas.height).data.join();
        };
        const nothing = picture('\\u{10fffe}');
        return arguments[0].map((emoji) => picture(emoji) !== nothing);";
    let drawn = stage.in_picker(script, vec![json!(NEWER_AND_NEWER)]).await?;
    let is_shown = NEWER_AND_NEWER.map(|emoji| shown.iter().any(|other| other == emoji));
    assert_eq!(json!(is_shown), drawn, "{NEWER_AND_NEWER:?}");
    Ok(())
}

#[tokio::test]
async fn group_buttons_lead_to_their_group_and_are_marked() -> Outcome {
    let stage = Stage::with_picker().await?;
    for (group, first) in [
        ("flags", "🏁"),
        ("smileys", "😀"),
        ("people", "👋"),
        ("animals", "🐵"),
        ("food", "🍇"),
        ("travel", "🌍"),
        ("activities", "🎃"),
        ("objects", "👓"),
        ("symbols", "🏧"),
    ] {
        stage.click(&format!("[data-group={group}]")).await;
        stage.cell_is_on_screen(first).await;
        until("the active group", json!([group]), async || {
            let script = "return [...document.querySelectorAll('[data-group][aria-current=true]')] \
                .map((group) => group.dataset.group)";
            stage.in_picker(script, vec![]).await
        })
        .await;
    }
    Ok(())
}
