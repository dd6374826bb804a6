//! The figures of the report.

use crate::round::Measured;

const KILOBYTE: f64 = 1_000.0;
const MEGABYTE: f64 = 1_000_000.0;

/// One figure of every contestant. Lower is always better.
pub struct Row {
    /// Its name in the file.
    pub key: &'static str,
    /// Its name in the table.
    pub name: &'static str,
    /// Digits after the point.
    pub digits: usize,
    /// `None` if the figure does not apply to the contestant.
    pub read: fn(&Measured) -> Option<f64>,
}

/// All rows.
pub const ROWS: [Row; 20] = [
    row("visible_cold_ms", "first emoji visible, cold, ms", 0, |it| Some(it.cold.visible)),
    row("visible_warm_ms", "first emoji visible, warm, ms", 0, |it| Some(it.warm.visible)),
    row("click_cold_ms", "first click has effect, cold, ms", 0, |it| it.cold.click),
    row("click_warm_ms", "first click has effect, warm, ms", 0, |it| it.warm.click),
    row("long_tasks_cold", "tasks above 50 ms after first paint, cold", 0, |it| {
        Some(it.cold.long_tasks)
    }),
    row("longest_task_cold_ms", "… the longest, ms", 0, |it| Some(it.cold.longest_task)),
    row("longest_task_warm_ms", "… the longest, warm, ms", 0, |it| Some(it.warm.longest_task)),
    row("search_ms", "query to painted results, ms", 0, |it| it.search),
    row("scroll_script_ms", "scroll: script per step, ms", 2, |it| {
        it.scrolling.map(|it| it.script / it.steps)
    }),
    row("scroll_work_ms", "scroll: with style and layout, ms", 2, |it| {
        it.scrolling.map(|it| it.work / it.steps)
    }),
    row("scroll_steps", "scroll: steps to the end", 0, |it| it.scrolling.map(|it| it.steps)),
    row("scroll_long_frames", "scroll: frames above 50 ms", 0, |it| {
        it.scrolling.map(|it| it.long_frames)
    }),
    row("scroll_longest_ms", "scroll: longest frame, ms", 0, |it| {
        it.scrolling.map(|it| it.longest)
    }),
    row("elements", "elements after opening", 0, |it| Some(it.held.elements)),
    row("memory_mb", "JS heap and wasm memory, MB", 2, |it| Some(it.held.memory / MEGABYTE)),
    row("bytes_until_it_works_kb", "downloaded until it works, kB", 1, |it| {
        Some(it.cold.until_it_works.bytes / KILOBYTE)
    }),
    row("bytes_in_all_kb", "downloaded in all, kB", 1, |it| Some(it.cold.in_all.bytes / KILOBYTE)),
    row("bytes_in_all_warm_kb", "downloaded in all, warm, kB", 1, |it| {
        Some(it.warm.in_all.bytes / KILOBYTE)
    }),
    row("requests", "requests in all", 0, |it| Some(it.cold.in_all.requests)),
    row("clicks_cold", "clicks until one had effect, cold", 0, |it| it.cold.clicks),
];

const fn row(
    key: &'static str,
    name: &'static str,
    digits: usize,
    read: fn(&Measured) -> Option<f64>,
) -> Row {
    Row { key, name, digits, read }
}
