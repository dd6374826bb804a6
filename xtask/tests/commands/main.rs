//! The built `xtask` on a machine of stand-ins: what it does to the machine that it runs on.

#![cfg(target_os = "linux")]
#![allow(
    clippy::disallowed_methods,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests' helpers fail like the tests do"
)]

mod interrupt;
mod packages;
mod pins;
mod plain_trunk;
mod stand_ins;
