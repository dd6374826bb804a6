//! The configuration of nginx. Its relative paths are inside the folder with which nginx starts.

use super::certificate::{CERTIFICATE, KEY};
use crate::headers::{DEFAULT_TYPE, FILE_CACHING, PAGE_CACHING, TYPES};
use std::path::Path;
use std::{env, fs};

/// The folder with the files of all contestants.
pub const SITE: &str = "site";

/// Returns the configuration for a port of 127.0.0.1.
///
/// # Panics
/// When nginx cannot read the path of its module, or the state of the folder cannot be read.
pub fn text(folder: &Path, port: u16) -> String {
    // When root starts it, its workers would run as a user who may not read the files.
    let user = if is_owned_by_root(folder) { "user root;" } else { "" };
    let load = load_brotli();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {kind};\n    "))
        .concat();
    let types: String =
        TYPES.map(|(extension, name)| format!("\"{name}\" {extension};\n        ")).concat();
    // `listen … http2` also works in versions before 1.25.1, which do not know `http2 on`.
    format!(
        r#"{load}
{user}
daemon off;
pid nginx.pid;
error_log stderr error;
worker_processes 1;
events {{ worker_connections 1024; }}
http {{
    {temporary}
    types {{
        {types}
    }}
    default_type "{DEFAULT_TYPE}";
    map $uri $caching {{
        default "{FILE_CACHING}";
        ~\.html$ "{PAGE_CACHING}";
    }}
    access_log off;
    gzip_static on;
    brotli_static on;
    gzip_vary on;
    server {{
        listen 127.0.0.1:{port} ssl http2;
        ssl_certificate {CERTIFICATE};
        ssl_certificate_key {KEY};
        ssl_protocols TLSv1.3;
        root {SITE};
        add_header Cache-Control $caching;
    }}
}}
"#
    )
}

fn load_brotli() -> String {
    let Ok(module) = env::var("NGINX_BROTLI_MODULE") else { return String::new() };
    assert!(!module.contains(['"', '\\', '$']), "nginx cannot read the path {module}");
    format!("load_module \"{module}\";")
}

#[cfg(unix)]
fn is_owned_by_root(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(folder).expect("the folder exists").uid() == 0
}

#[cfg(not(unix))]
fn is_owned_by_root(_: &Path) -> bool {
    false
}
