//! Fractional widths, as a zoom of 90 or 110 percent produces them.

use crate::harness::{Outcome, Settings, Stage};
use serde_json::json;

/// Checks widths around those at which a column is added, and returns the errors. Each width is
/// that of the grid without padding and scroll bar.
const LOOK: &str = "
    const done = arguments[0];
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const grid = document.getElementById('grid'), { style } = document.body;
    style.width = '400px';
    const around = 400 - grid.querySelector('.canvas').getBoundingClientRect().width;
    const flaws = [];
    const look = async () => {
        for (let columns = 7; columns <= 17; columns++)
            for (const more of [-.6, -.5, -.4, -.1, -.02, 0, .02, .1, .4, .5, .6]) {
                const width = 40 * columns + more;
                style.width = `${width + around}px`;
                await frame();
                await frame();
                const counted = Number(grid.getAttribute('aria-colcount'));
                const laidOut = more < 0 ? columns - 1 : columns;
                if (counted !== laidOut) flaws.push(`${width}: ${counted} columns are counted`);
                const lines = (row) => new Set([...row.children].map((cell) => cell.offsetTop)).size;
                if ([...grid.querySelectorAll('.row')].some((row) => lines(row) > 1))
                    flaws.push(`${width}: a row has more than one line`);
                const [first] = grid.querySelectorAll('.row');
                if (first.children.length > counted) flaws.push(`${width}: ${first.children.length} cells`);
            }
        return flaws;
    };
    look().catch((error) => [String(error)]).then(done);";

#[tokio::test]
async fn the_columns_that_are_counted_are_those_that_are_laid_out() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    let driver = stage.enter_picker().await?;
    let flaws = driver.execute_async(LOOK, vec![]).await?;
    assert_eq!(*flaws.json(), json!([]));
    Ok(())
}

/// The columns of GIFs fill the grid without overflowing it.
#[tokio::test]
async fn gifs_end_within_the_grid() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    let script = "
        const done = arguments[0];
        const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        const canvas = document.querySelector('#gif-grid .canvas'), { style } = document.body;
        const look = async () => {
            const flaws = [];
            for (const width of [300.4, 300.5, 300.6, 339.9, 356.1, 359.5]) {
                style.width = `${width}px`;
                await frame();
                await frame();
                const edge = canvas.getBoundingClientRect().right;
                for (const gif of canvas.querySelectorAll('.gif'))
                    if (gif.getBoundingClientRect().right > edge + .01) flaws.push(width);
            }
            return flaws;
        };
        look().catch((error) => [String(error)]).then(done);";
    let driver = stage.enter_picker().await?;
    let flaws = driver.execute_async(script, vec![]).await?;
    assert_eq!(*flaws.json(), json!([]));
    Ok(())
}
