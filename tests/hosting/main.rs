//! The recipes of `deploy/` as `cargo xtask dist` fills them in, for a release build.
//!
//! `cargo xtask test` prepares what they need and runs them. By hand: `B24_DIST` names the folder of
//! the build (default: `dist`), `B24_DEPLOY` what was made for hosts (default: `target/deploy`),
//! `B24_NGINX` the port of a running nginx with the recipe's settings and `B24_NGINX_LOG` the file in
//! which it notes requests. The functions run under Node.js.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests' helpers fail like the tests do"
)]

mod archive;
mod build;
mod charset;
mod folder;
mod functions;
mod http;
mod nginx;
mod node;
mod publishing;
