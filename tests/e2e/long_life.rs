//! Long use of the picker: memory, listeners and nodes do not grow.

use crate::harness::{Outcome, Settings, Stage};
use serde_json::json;

/// Needed to count what the page holds, and to read its console.
const WITH_TOOLS: Settings = Settings { one_process: true, ..Settings::USUAL };

/// Rounds until everything was loaded once: languages, GIFs, caches of the browser.
const ROUNDS_BEFORE: u32 = 8;

/// Maximal growth in bytes.
const MORE_MEMORY: i64 = 2 << 20;

/// Maximal growth of listeners and nodes: their number depends on what is visible.
const MORE_LISTENERS: i64 = 20;
const MORE_NODES: i64 = 200;

/// One round of typical use, as fast as the picker allows: search and pick, scroll and jump, open
/// and close a flyout, search GIFs, scroll them and pick one.
const ROUND: &str = "
    const round = arguments[0];
    const find = (selector) => document.querySelector(selector);
    const until = async (what, fits) => {
        const end = performance.now() + 10_000;
        while (!fits()) {
            if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
            await new Promise((resolve) => { setTimeout(resolve, 5); });
        }
    };
    const frame = () => new Promise((resolve) => { requestAnimationFrame(() => resolve()); });
    const type = (text) => {
        find('#search').value = text;
        find('#search').dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    const press = (target, key) =>
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    const said = (words) => until(words, () => find('#status').textContent.includes(words));
    const scroll = async (grid) => {
        for (const part of [0.25, 0.5, 0.75, 1, 0]) {
            grid.scrollTop = part * grid.scrollHeight;
            await frame();
            await frame();
        }
    };
    const emoji = async ([word, emoji]) => {
        const cell = () => find(`#panel [data-emoji='${emoji}']`);
        type(word);
        await until(emoji, cell);
        cell().click();
        await said(`${emoji} inserted`);
        type('');
        await until('the whole grid', () => !find(`#search`).value && find('#panel .heading'));
    };
    const gifs = async (word) => {
        find('#tab-gifs').click();
        type(word);
        press(find('#search'), 'Enter');
        const names = () => [...document.querySelectorAll('#gif-panel [data-gif-id]')]
            .map((cell) => cell.getAttribute('aria-label').toLowerCase());
        await until(`GIFs of ${word}`, () => names().some((name) => name.includes(word)));
        await scroll(find('#gif-grid'));
        find('#gif-panel [data-gif-id]').click();
        await said('GIF inserted');
        type('');
        // A round ends in its initial state: trending GIFs have hundreds of nodes more than none.
        await until('what is popular', () => names().some((name) => !name.includes(word)));
        // Videos are included: a browser creates 150 nodes for each, and keeps them for a while.
        await until('films', () => find('#gif-panel video.here'));
        find('#tab-emoji').click();
        await until('the emoji', () => find('#panel').checkVisibility());
    };
    const flyout = async () => {
        const menu = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
        find(`#panel [data-emoji='👍']`).dispatchEvent(menu);
        await until('the flyout', () => find('#flyout'));
        press(document.activeElement, 'Escape');
        await until('no flyout', () => !find('#flyout'));
    };
    const words = [['pizza', '🍕'], ['rocket', '🚀'], ['snail', '🐌'], ['cactus', '🌵']];
    return (async () => {
        await emoji(words[(2 * round) % 4]);
        await emoji(words[(2 * round + 1) % 4]);
        for (const group of document.querySelectorAll('.group')) { group.click(); await frame(); }
        await scroll(find('#grid'));
        await flyout();
        await gifs(['cat', 'dog', 'party'][round % 3]);
    })()";

impl Stage {
    async fn rounds(&self, rounds: std::ops::Range<u32>) -> Outcome {
        for round in rounds {
            self.in_picker(ROUND, vec![json!(round)]).await?;
            // The growth of the portal's own storage is not the app's.
            self.set_draft("").await?;
            self.in_portal("document.getElementById('wire').replaceChildren()", vec![]).await?;
        }
        Ok(())
    }

    /// Runs this many rounds and checks that the counts do not grow.
    async fn runs_without_growth(rounds: u32) -> Outcome {
        // A machine that is busy with this test must not reach the app's time limits.
        let switches = json!({"time_factor": 5});
        let options = [("gif_click", "insert")];
        let stage = Self::with_app_options_in(WITH_TOOLS, switches, &options).await?;
        stage.ready_as("insert").await;
        stage.rounds(0..ROUNDS_BEFORE).await?;
        let before = stage.metrics().await?;
        stage.rounds(ROUNDS_BEFORE..ROUNDS_BEFORE + rounds).await?;
        let after = stage.metrics().await?;
        println!("{rounds} rounds: {before:?}, then {after:?}");
        let more = after.memory - before.memory;
        assert!(more < MORE_MEMORY, "{more} bytes more: {before:?}, then {after:?}");
        let more = after.listeners - before.listeners;
        assert!(more <= MORE_LISTENERS, "{more} listeners more: {before:?}, then {after:?}");
        let more = after.nodes - before.nodes;
        assert!(more <= MORE_NODES, "{more} nodes more: {before:?}, then {after:?}");
        assert_eq!(after.documents, before.documents);
        assert_eq!(stage.console_errors().await?, [""; 0]);
        Ok(())
    }
}

#[tokio::test]
async fn a_few_minutes_leave_nothing_behind() -> Outcome {
    Stage::runs_without_growth(24).await
}

/// One round corresponds to some twenty seconds of a quick user.
#[tokio::test]
#[ignore = "takes minutes: cargo xtask test --all"]
async fn an_hour_leaves_nothing_behind() -> Outcome {
    Stage::runs_without_growth(180).await
}
