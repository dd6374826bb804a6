//! The figures of the report.

use crate::held::Held;
use crate::round::Round;
use crate::spread::Spread;
use crate::tasks::{LONG_MS, Part, Task};

const MEGABYTE: f64 = 1_000_000.0;

/// A row of the table.
pub struct Row {
    /// Its name in the file.
    pub key: &'static str,
    /// Its name in the table.
    pub name: &'static str,
    /// Digits after the point.
    pub digits: usize,
    /// The target, or an empty text.
    pub target: &'static str,
    /// `None` if it could not be measured.
    pub spread: Option<Spread>,
}

/// Returns all rows.
pub fn rows(rounds: &[Round]) -> Vec<Row> {
    let rows = [opening_rows(rounds), held_rows(rounds), task_rows(rounds)];
    rows.into_iter().flatten().collect()
}

fn of(rounds: &[Round], read: impl Fn(&Round) -> f64) -> Option<Spread> {
    Some(Spread::of(rounds.iter().map(read)))
}

fn opening_rows(rounds: &[Round]) -> Vec<Row> {
    let row = |key, name, digits, target, read: fn(&Round) -> f64| Row {
        key,
        name,
        digits,
        target,
        spread: of(rounds, read),
    };
    let picture_bytes: Option<Vec<f64>> =
        rounds.iter().map(|it| it.opening.picture_bytes).collect();
    let mut rows = vec![
        row("open_calls", "open: API calls", 0, "≤ 1", |it| it.opening.calls),
        row(
            "open_answer_to_painted_ms",
            "open: answer to first still painted, ms",
            0,
            "≤ 150",
            |it| it.opening.answer_to_painted,
        ),
        row("open_answer_to_load_ms", "open: answer to first still loaded, ms", 0, "", |it| {
            it.opening.answer_to_load
        }),
        row("open_script_ms", "open: from answer to still, script, ms", 0, "", |it| {
            part(&it.opening.tasks, Part::Script)
        }),
        row("open_layout_ms", "open: from answer to still, layout, ms", 0, "", |it| {
            part(&it.opening.tasks, Part::Layout)
        }),
        row("open_other_ms", "open: from answer to still, all else, ms", 0, "", |it| {
            let tasks = &it.opening.tasks;
            let all: f64 = tasks.iter().map(Task::running_ms).sum();
            all - part(tasks, Part::Script) - part(tasks, Part::Layout)
        }),
        row("open_click_to_answer_ms", "open: click to answer, ms", 0, "", |it| {
            it.opening.click_to_answer
        }),
        // The request is sent before the views are built. Both figures above depend on how long the
        // service takes; their sum has all the work.
        row("open_click_to_painted_ms", "open: click to first still painted, ms", 0, "", |it| {
            it.opening.click_to_answer + it.opening.answer_to_painted
        }),
    ];
    if let Some(bytes) = picture_bytes {
        rows.push(Row {
            key: "open_picture_kb",
            name: "open: pictures and videos of a screen, kB",
            digits: 0,
            target: "≤ 600",
            spread: Some(Spread::of(bytes.into_iter().map(|bytes| bytes / 1_000.0))),
        });
    }
    rows
}

fn held_rows(rounds: &[Round]) -> Vec<Row> {
    let row = |key, name, digits, target, read: &dyn Fn(&Round) -> f64| Row {
        key,
        name,
        digits,
        target,
        spread: of(rounds, read),
    };
    let more = |read: fn(&Held) -> f64| {
        move |round: &Round| read(&round.scrolling.after) - read(&round.scrolling.before)
    };
    let has_wasm = rounds.iter().all(|it| it.scrolling.before.wasm.is_some());
    let mut rows = vec![
        row("scroll_calls", "open and scroll: API calls", 0, "", &|it| it.scrolling.calls),
        row("scroll_steps", "scroll: steps", 0, "", &|it| it.scrolling.steps),
        row("scroll_waits", "scroll: frames that waited for a page", 0, "", &|it| {
            it.scrolling.waits
        }),
        row("scroll_seconds", "scroll: seconds", 1, "", &|it| it.scrolling.seconds),
        row("elements_start", "scroll: elements at the start", 0, "", &|it| {
            it.scrolling.before.elements
        }),
        row(
            "elements_more",
            "scroll: elements, end minus start",
            0,
            "≤ 150",
            &more(|it| it.elements),
        ),
        row("elements_most_more", "scroll: elements, most minus start", 0, "", &|it| {
            it.scrolling.most_elements - it.scrolling.before.elements
        }),
        row("cells_more", "scroll: cells, end minus start", 0, "", &more(|it| it.cells)),
        row("nodes_more", "scroll: nodes alive, end minus start", 0, "", &more(|it| it.nodes)),
        row(
            "listeners_more",
            "scroll: listeners alive, end minus start",
            0,
            "",
            &more(|it| it.listeners),
        ),
        row("heap_start_mb", "scroll: JS heap at the start, MB", 2, "", &|it| {
            it.scrolling.before.heap / MEGABYTE
        }),
        row(
            "heap_more_mb",
            "scroll: JS heap, end minus start, MB",
            2,
            "≤ 20",
            &more(|it| it.heap / MEGABYTE),
        ),
    ];
    let mut wasm = row("wasm_start_mb", "scroll: wasm memory at the start, MB", 2, "", &|it| {
        it.scrolling.before.wasm.unwrap_or_default() / MEGABYTE
    });
    let mut wasm_more = row(
        "wasm_more_mb",
        "scroll: wasm memory, end minus start, MB",
        2,
        "",
        &more(|it| it.wasm.unwrap_or_default() / MEGABYTE),
    );
    if !has_wasm {
        (wasm.spread, wasm_more.spread) = (None, None);
    }
    rows.extend([wasm, wasm_more]);
    rows
}

fn task_rows(rounds: &[Round]) -> Vec<Row> {
    let row = |key, name, digits, target, read: fn(&[Task]) -> f64| Row {
        key,
        name,
        digits,
        target,
        spread: of(rounds, |round| read(&round.scrolling.tasks)),
    };
    vec![
        row("long_tasks", "scroll: tasks over 50 ms by the clock", 0, "", |tasks| {
            count(tasks, |task| task.ms)
        }),
        row("long_own_tasks", "scroll: tasks with over 50 ms of own time", 0, "0", |tasks| {
            count(tasks, Task::own_ms)
        }),
        row("longest_task_ms", "scroll: longest task, ms", 0, "", |tasks| most(tasks, |it| it.ms)),
        row("longest_own_ms", "scroll: most own time in a task, ms", 0, "≤ 50", |tasks| {
            most(tasks, Task::own_ms)
        }),
        row("longest_script_ms", "scroll: most script in a task, ms", 0, "", |tasks| {
            most(tasks, |it| it.part(Part::Script))
        }),
        row("longest_layout_ms", "scroll: most style and layout in a task, ms", 0, "", |tasks| {
            most(tasks, |it| it.part(Part::Layout))
        }),
        row("all_script_ms", "scroll: script in all, ms", 0, "", |tasks| part(tasks, Part::Script)),
        row("all_layout_ms", "scroll: style and layout in all, ms", 0, "", |tasks| {
            part(tasks, Part::Layout)
        }),
    ]
}

#[expect(clippy::cast_precision_loss, reason = "a small number")]
fn count(tasks: &[Task], ms: impl Fn(&Task) -> f64) -> f64 {
    tasks.iter().filter(|task| ms(task) > LONG_MS).count() as f64
}

fn part(tasks: &[Task], part: Part) -> f64 {
    tasks.iter().map(|task| task.part(part)).sum()
}

fn most(tasks: &[Task], ms: impl Fn(&Task) -> f64) -> f64 {
    tasks.iter().map(ms).fold(0.0, f64::max)
}
