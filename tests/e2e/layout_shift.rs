//! The layout does not shift after the first paint.

use crate::harness::{Outcome, Settings, Stage, strings};
use serde_json::json;
use thirtyfour::WebDriver;

/// Before the first paint, Chromium also counts the page without its style sheet.
const SHIFTS: &str = "const done = arguments[0]; \
    const painted = performance.getEntriesByName('first-contentful-paint')[0].startTime; \
    const shifts = []; \
    new PerformanceObserver((list) => shifts.push(...list.getEntries())) \
        .observe({ type: 'layout-shift', buffered: true }); \
    requestAnimationFrame(() => requestAnimationFrame(() => done(shifts \
        .filter((shift) => shift.startTime > painted) \
        .map((shift) => shift.value + ' ' + \
            shift.sources.map(({ node }) => node?.id || node?.className).join()))))";

async fn shifts(driver: &WebDriver) -> Outcome<Vec<String>> {
    Ok(strings(driver.execute_async(SHIFTS, vec![]).await?.json()))
}

#[tokio::test]
async fn from_the_first_paint_to_the_last_name() -> Outcome {
    let stage = Stage::with_picker().await?;
    for lang in ["en", "de", "ja", "ar"] {
        stage.switch(json!({ "lang": lang }));
        stage.reopen_picker().await?;
        stage.ready_as("insert").await;
        assert_eq!(shifts(stage.enter_picker().await?).await?, [""; 0], "{lang}");
    }
    Ok(())
}

/// Outside a portal, the page has a message and a field below its rows, with reserved space.
#[tokio::test]
async fn by_itself() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    stage.only_notice_says("Running outside Bitrix24").await;
    assert_eq!(shifts(stage.driver()).await?, [""; 0]);
    Ok(())
}

/// A message appears below the rows, not over them.
#[tokio::test]
async fn when_a_message_comes() -> Outcome {
    let stage =
        Stage::with_switches(json!({ "missing_fields": ["PLACEMENT"], "im_channel": false }))
            .await?;
    stage.ready_as("copy").await;
    stage.enter_picker().await?;
    assert!(!stage.notices().await?.is_empty());
    assert_eq!(shifts(stage.driver()).await?, [""; 0]);
    Ok(())
}
