//! Bounded waits: a test that waits in vain fails and says for what.

use futures::future::{Either, join, select};
use gloo_timers::future::TimeoutFuture;
use std::pin::pin;

const LIMIT_MS: u32 = 4_000;

/// Waits for a future.
pub async fn within<T>(what: &str, work: impl Future<Output = T>) -> T {
    match select(pin!(work), TimeoutFuture::new(LIMIT_MS)).await {
        Either::Left((result, _)) => result,
        Either::Right(_) => panic!("waited for {LIMIT_MS} ms in vain: {what}"),
    }
}

/// Waits for both sides of a conversation.
pub async fn both<A, B>(one: impl Future<Output = A>, other: impl Future<Output = B>) -> (A, B) {
    within("both sides to come to an end", join(one, other)).await
}

/// Waits until a condition holds. It is looked at between the browser's tasks.
pub async fn until(what: &str, condition: impl Fn() -> bool) {
    within(what, async {
        while !condition() {
            TimeoutFuture::new(0).await;
        }
    })
    .await;
}
