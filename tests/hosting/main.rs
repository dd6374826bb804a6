//! Tests the recipes of `deploy/`, as `cargo xtask dist` fills them in, on a release build.
//!
//! `cargo xtask test` prepares the requirements and runs the tests. By hand: `B24_DIST` names the
//! folder of the build (default: `dist`), `B24_DEPLOY` the files made for hosts (default:
//! `target/deploy`), `B24_NGINX` and `B24_CADDY` the ports of running servers with the recipes'
//! settings, and `B24_NGINX_LOG` the access log of nginx. The functions run under Node.js.

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
mod inline_code;
mod nginx;
mod node;
mod publishing;
mod server;
mod web_servers;
