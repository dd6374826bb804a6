//! The tasks of a thread, and how each of them spent its time.

use crate::trace::Event;
use serde_json::{Value, json};

/// The browser's name for a task.
const TASK: &str = "RunTask";

/// The duration in milliseconds above which a task delays the response to input.
pub const LONG_MS: f64 = 50.0;

/// The kinds of work in a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The widget's code, and the browser functions that it calls.
    Script,
    /// The garbage collector.
    Garbage,
    /// Style calculation and layout.
    Layout,
    /// Recording and committing the paint.
    Paint,
    /// Image decoding on this thread.
    Decoding,
    /// The rest: responses that arrive, pictures that start to load, films.
    Other,
}

impl Part {
    const ALL: [Self; 6] =
        [Self::Script, Self::Garbage, Self::Layout, Self::Paint, Self::Decoding, Self::Other];

    const fn name(self) -> &'static str {
        match self {
            Self::Script => "script",
            Self::Garbage => "garbage",
            Self::Layout => "layout",
            Self::Paint => "paint",
            Self::Decoding => "decoding",
            Self::Other => "other",
        }
    }

    fn of(event: &str) -> Option<Self> {
        Some(match event {
            "FunctionCall" | "EvaluateScript" | "EventDispatch" | "TimerFire" | "RunMicrotasks"
            | "FireAnimationFrame" | "FireIdleCallback" | "v8.callFunction" | "V8.Execute"
            | "v8.run" => Self::Script,
            "UpdateLayoutTree"
            | "Layout"
            | "RecalculateStyles"
            | "HitTest"
            | "IntersectionObserverController::computeIntersections" => Self::Layout,
            "PrePaint" | "Paint" | "Layerize" | "UpdateLayer" | "UpdateLayerTree" | "Commit"
            | "CompositeLayers" => Self::Paint,
            "Decode Image" | "Decode LazyPixelRef" | "ImageDecodeTask" => Self::Decoding,
            "MajorGC" | "MinorGC" => Self::Garbage,
            _ if event.starts_with("V8.GC") || event.starts_with("BlinkGC") => Self::Garbage,
            _ => return None,
        })
    }
}

/// A task. Times are in milliseconds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Task {
    /// The wall-clock duration.
    pub ms: f64,
    /// The CPU time of each part, in the order of the parts.
    parts: [f64; 6],
    /// The event that took most of it.
    pub what: String,
}

impl Task {
    /// Returns the CPU time of a part.
    pub fn part(&self, part: Part) -> f64 {
        let at = Part::ALL.iter().position(|it| *it == part).unwrap_or_default();
        self.parts.get(at).copied().unwrap_or_default()
    }

    /// Returns the CPU time of the task.
    pub fn running_ms(&self) -> f64 {
        self.parts.iter().sum()
    }

    /// Returns the CPU time that the widget causes: its code, and the browser's work on the
    /// elements that this code has changed.
    pub fn own_ms(&self) -> f64 {
        let own = [Part::Script, Part::Garbage, Part::Layout, Part::Paint];
        own.into_iter().map(|part| self.part(part)).sum()
    }

    /// Returns the figures as JSON, for the report file.
    pub fn json(&self) -> Value {
        let parts = Part::ALL.map(|part| (part.name().to_owned(), json!(self.part(part))));
        json!({
            "ms": self.ms,
            "running_ms": self.running_ms(),
            "own_ms": self.own_ms(),
            "parts": serde_json::Map::from_iter(parts),
            "what": self.what,
        })
    }
}

/// Returns the tasks among the events of a thread.
pub fn tasks(events: &[Event]) -> Vec<Task> {
    let mut events: Vec<&Event> = events.iter().collect();
    // Sorts nested events after the event that contains them.
    events.sort_by(|a, b| a.ts.total_cmp(&b.ts).then(b.dur.total_cmp(&a.dur)));
    let groups = events.chunk_by(|_, event| event.name != TASK);
    let with_head = groups.filter_map(|group| group.split_first());
    with_head.filter(|(task, _)| task.name == TASK).map(|(task, inner)| read(task, inner)).collect()
}

fn read(task: &Event, inner: &[&Event]) -> Task {
    let mut read = Task { ms: task.dur / 1_000.0, ..Task::default() };
    let end = task.ts + task.dur;
    let mut open: Vec<(&Event, Part)> = vec![(task, Part::Other)];
    let mut longest = 0.0;
    for event in inner.iter().take_while(|event| event.ts < end) {
        open.retain(|(outer, _)| outer.ts + outer.dur > event.ts);
        let outer = open.last().map_or(Part::Other, |(_, part)| *part);
        let part = Part::of(&event.name).unwrap_or(outer);
        // Its time was attributed to the outer event; move it to its own part.
        read.add(outer, -event.running_ms());
        read.add(part, event.running_ms());
        if open.len() == 1 && event.dur > longest {
            longest = event.dur;
            read.what = describe(event);
        }
        open.push((event, part));
    }
    read.add(Part::Other, task.running_ms());
    read
}

impl Task {
    fn add(&mut self, part: Part, ms: f64) {
        let at = Part::ALL.iter().position(|it| *it == part).unwrap_or_default();
        if let Some(sum) = self.parts.get_mut(at) {
            *sum += ms;
        }
    }
}

fn describe(event: &Event) -> String {
    let data = &event.args["data"];
    let details = ["type", "functionName"].map(|name| data[name].as_str().unwrap_or_default());
    let words = [&[&*event.name], &details[..]].concat();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(name: &str, ts: f64, dur: f64) -> Event {
        Event { name: name.to_owned(), ts, dur, ..Event::default() }
    }

    #[test]
    fn time_counts_once_and_for_the_innermost() {
        let events = [
            event("RunTask", 0.0, 100_000.0),
            event("EventDispatch", 10_000.0, 60_000.0),
            event("FunctionCall", 12_000.0, 50_000.0),
            event("Layout", 20_000.0, 15_000.0),
            event("SomethingInLayout", 21_000.0, 3_000.0),
            event("MinorGC", 40_000.0, 5_000.0),
            event("Paint", 80_000.0, 10_000.0),
            event("RunTask", 200_000.0, 1_000.0),
        ];
        let tasks = tasks(&events);
        assert_eq!(tasks.len(), 2);
        let task = &tasks[0];
        assert_eq!(task.parts, [40.0, 5.0, 15.0, 10.0, 0.0, 30.0]);
        assert!((task.own_ms() - 70.0).abs() < 1e-9);
        assert_eq!(task.what, "EventDispatch");
    }

    #[test]
    fn events_outside_of_tasks_are_ignored() {
        let events =
            [event("Paint", 0.0, 10.0), event("RunTask", 20.0, 10.0), event("Paint", 40.0, 10.0)];
        assert_eq!(tasks(&events).len(), 1);
        assert!(tasks(&events)[0].own_ms() < 1e-9);
    }
}
