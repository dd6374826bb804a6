//! Bounded waits: after the limit, a test fails with what it waited for.

use futures::future::{Either, join, select};
use gloo_timers::future::TimeoutFuture;
use std::pin::pin;

const LIMIT_MS: u32 = 4_000;

/// Waits for a future; panics after 4 seconds. `what` describes the expected event.
pub async fn within<T>(what: &str, work: impl Future<Output = T>) -> T {
    match select(pin!(work), TimeoutFuture::new(LIMIT_MS)).await {
        Either::Left((result, _)) => result,
        Either::Right(_) => panic!("timed out after {LIMIT_MS} ms: {what}"),
    }
}

/// Waits until both futures have completed.
pub async fn both<A, B>(one: impl Future<Output = A>, other: impl Future<Output = B>) -> (A, B) {
    within("both sides to complete", join(one, other)).await
}

/// Waits until a condition holds. The condition is checked once per task of the browser.
pub async fn until(what: &str, condition: impl Fn() -> bool) {
    within(what, async {
        while !condition() {
            TimeoutFuture::new(0).await;
        }
    })
    .await;
}
