//! Waiting for a condition, within a limit.

use super::Outcome;
use std::fmt::Debug;
use std::time::{Duration, Instant};

/// How long a condition may take to come true: a busy machine is slow, and only a test that fails
/// waits so long.
const LIMIT: Duration = Duration::from_secs(30);

/// Pause between two looks.
const POLL: Duration = Duration::from_millis(25);

/// Asks until the answer is the expected one. An error (a frame that is not there yet, an element
/// that was made anew) is an answer like any other wrong one.
///
/// # Panics
/// When the limit has passed, with the last answer.
pub async fn until<T: Debug + PartialEq>(
    what: &str,
    expected: T,
    mut ask: impl AsyncFnMut() -> Outcome<T>,
) {
    until_fits(what, |answer| *answer == expected, &mut ask, &format!("{expected:?}")).await;
}

/// Asks until the answer fits, and returns it. `wanted` says in words what would fit.
///
/// # Panics
/// When the limit has passed, with the last answer.
pub async fn until_fits<T: Debug>(
    what: &str,
    fits: impl Fn(&T) -> bool,
    ask: &mut impl AsyncFnMut() -> Outcome<T>,
    wanted: &str,
) -> T {
    let deadline = Instant::now() + LIMIT;
    loop {
        let answer = ask().await;
        match answer {
            Ok(answer) if fits(&answer) => return answer,
            answer if Instant::now() > deadline => {
                let found = match answer {
                    Ok(answer) => format!("{answer:?}"),
                    Err(error) => format!("the error {error}"),
                };
                panic!("{what}: wanted {wanted}, found {found} after {LIMIT:?}");
            }
            _ => tokio::time::sleep(POLL).await,
        }
    }
}
