//! Tests the built `xtask` on a machine of stubs: its effects on the machine that it runs on.

#![cfg(target_os = "linux")]
#![allow(
    clippy::disallowed_methods,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests' helpers fail like the tests do"
)]

mod fake_machine;
mod interrupt;
mod packages;
mod pins;
mod plain_trunk;
mod release;
