//! Bounded waiting for a condition.

use super::Outcome;
use std::fmt::Debug;
use std::time::{Duration, Instant};

/// Limit for a condition: a busy machine is slow, and only failing tests wait so long.
const LIMIT: Duration = Duration::from_secs(30);

/// Polling interval.
const POLL: Duration = Duration::from_millis(25);

/// Polls until the result is the expected one. An error (a missing frame, a replaced element)
/// counts as a wrong result.
///
/// # Panics
/// After the limit, with the last result.
pub async fn until<T: Debug + PartialEq>(
    what: &str,
    expected: T,
    mut ask: impl AsyncFnMut() -> Outcome<T>,
) {
    until_fits(what, |answer| *answer == expected, &mut ask, &format!("{expected:?}")).await;
}

/// Polls until the result satisfies a condition, and returns it. `wanted` describes the condition.
///
/// # Panics
/// After the limit, with the last result.
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
