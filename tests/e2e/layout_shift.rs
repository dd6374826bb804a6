//! Nothing moves once it has been painted.

use crate::harness::{Outcome, Stage, strings};
use serde_json::json;

/// Before the first paint Chromium counts the page without its style sheet too.
const SHIFTS: &str = "const done = arguments[0]; \
    const painted = performance.getEntriesByName('first-contentful-paint')[0].startTime; \
    const shifts = []; \
    new PerformanceObserver((list) => shifts.push(...list.getEntries())) \
        .observe({ type: 'layout-shift', buffered: true }); \
    requestAnimationFrame(() => requestAnimationFrame(() => done(shifts \
        .filter((shift) => shift.startTime > painted) \
        .map((shift) => shift.value + ' ' + \
            shift.sources.map(({ node }) => node?.id || node?.className).join()))))";

#[tokio::test]
async fn from_the_first_paint_to_the_last_name() -> Outcome {
    let stage = Stage::with_picker().await?;
    for lang in ["en", "de", "ja", "ar"] {
        stage.switch(json!({ "lang": lang }));
        stage.reopen_picker().await?;
        stage.ready_as("insert").await;
        let driver = stage.enter_picker().await?;
        let shifts = driver.execute_async(SHIFTS, vec![]).await?;
        assert_eq!(strings(shifts.json()), [""; 0], "{lang}");
    }
    Ok(())
}
