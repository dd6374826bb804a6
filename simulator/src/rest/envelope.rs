//! The envelope of a result: `{"result": …, "time": {…}}`.

use std::time::{SystemTime, UNIX_EPOCH};

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::methods::Answer;

const DAY: u64 = 86_400;
/// The period in seconds over which the portal sums the cost of a method.
const OPERATING_WINDOW: u64 = 600;

/// Returns the status and the body.
pub(super) fn response(answer: Answer, start: SystemTime) -> (StatusCode, Value) {
    match answer {
        Ok(result) => (StatusCode::OK, json!({ "result": result, "time": time(start) })),
        Err(error) => (error.status, error.to_json()),
    }
}

pub(super) fn time(start: SystemTime) -> Value {
    let finish = SystemTime::now();
    let (from, to) = (seconds(start), seconds(finish));
    json!({
        "start": from,
        "finish": to,
        "duration": to - from,
        "processing": to - from,
        "date_start": iso(from as u64),
        "date_finish": iso(to as u64),
        "operating_reset_at": to as u64 + OPERATING_WINDOW,
        "operating": 0,
    })
}

fn seconds(time: SystemTime) -> f64 {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64()
}

/// Formats a time as `2026-05-11T10:20:30+00:00`.
fn iso(seconds: u64) -> String {
    let (days, second) = (seconds / DAY, seconds % DAY);
    // In years that begin in March, the leap day is the last day.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        assert_eq!(iso(0), "1970-01-01T00:00:00+00:00");
        assert_eq!(iso(1_709_210_096), "2024-02-29T12:34:56+00:00");
        assert_eq!(iso(1_798_761_599), "2026-12-31T23:59:59+00:00");
    }
}
