//! A plain HTTP/1.1 client: a header selects the host, so the address is always loopback.

#![allow(dead_code, reason = "each test binary uses its own part")]
#![allow(clippy::expect_used, reason = "a test's helpers fail by panicking, like the test")]

use std::path::PathBuf;
use std::time::Duration;

use b24_simulator::{Options, Simulator, Widget, start};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

const LIMIT: Duration = Duration::from_secs(10);

pub const PAGE: &str = r#"<!doctype html><title>Widget</title>
<script type="application/json" id="config">{"giphy":{"key":"k"},"portals":["*.bitrix24.com"]}</script>
<script type="application/json" id="placement-context">{}</script>"#;

/// A short version of a build's own headers.
pub const HEADERS: &str = "/*
  Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors https://*.bitrix24.com
  X-Content-Type-Options: nosniff
  X-Of-The-Build: 1
/
  Cache-Control: no-cache, of the build
/picker-0123456789abcdef_bg.wasm
  Cache-Control: public, max-age=31536000, immutable
";

pub struct Reply {
    pub status: u16,
    head: String,
    pub body: String,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (header, value) = line.split_once(": ")?;
            header.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    /// Returns the JSON content of a script element of the page.
    pub fn block(&self, id: &str) -> serde_json::Value {
        let (_, rest) = self.body.split_once(&format!("id=\"{id}\">")).expect("a block");
        let (content, _) = rest.split_once("</script>").expect("the block's end");
        serde_json::from_str(content).expect("JSON in the block")
    }

    /// Returns the status and the code of a REST error.
    pub fn error(&self) -> (u16, serde_json::Value) {
        (self.status, self.json().get("error").cloned().unwrap_or_default())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).expect("JSON")
    }
}

pub async fn connect(port: u16) -> TcpStream {
    timeout(LIMIT, TcpStream::connect(("127.0.0.1", port))).await.expect("in time").expect("open")
}

/// Sends a request to one of the hosts and reads the whole response. `lines` are further headers.
pub async fn send(port: u16, host: &str, request: &str, lines: &[&str], body: &str) -> Reply {
    let mut stream = connect(port).await;
    let mut text = format!("{request} HTTP/1.1\r\nHost: {host}.localhost:{port}\r\n");
    for line in lines {
        text += &format!("{line}\r\n");
    }
    text += &format!("Connection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    stream.write_all(text.as_bytes()).await.expect("sent");
    let mut bytes = Vec::new();
    timeout(LIMIT, stream.read_to_end(&mut bytes)).await.expect("in time").expect("read");
    parse(&bytes)
}

pub async fn get(port: u16, host: &str, path: &str) -> Reply {
    send(port, host, &format!("GET {path}"), &[], "").await
}

pub async fn post_form(port: u16, path: &str, form: &str) -> Reply {
    let kind = "Content-Type: application/x-www-form-urlencoded";
    send(port, "widget", &format!("POST {path}"), &[kind], form).await
}

pub async fn post_json(port: u16, path: &str, json: &str) -> Reply {
    let kind = "Content-Type: application/json";
    send(port, "portal", &format!("POST {path}"), &[kind], json).await
}

fn parse(bytes: &[u8]) -> Reply {
    let text = String::from_utf8_lossy(bytes);
    let (head, body) = text.split_once("\r\n\r\n").expect("a head");
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
    Reply { status, head: head.to_owned(), body: body.to_owned() }
}

/// A release build in a folder that is removed on drop.
pub struct Build {
    pub folder: PathBuf,
}

impl Build {
    pub fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("b24-simulator-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(folder.join("data")).expect("a folder");
        let build = Self { folder };
        build.write("index.html", PAGE);
        build.write("_headers", HEADERS);
        build.write("picker-0123456789abcdef.js", "export default 1");
        build.write("picker-0123456789abcdef_bg.wasm", "\0asm");
        build.write("boot-0123456789abcdef.js", "boot");
        build.write("data/emoji.json", "[]");
        build
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.folder.join(name), text).expect("written");
    }

    pub async fn serve(&self) -> Simulator {
        start(Options { port: 0, widget: Widget::Dist(self.folder.clone()) })
            .await
            .expect("started")
    }
}

impl Drop for Build {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

/// Calls the portal's REST as the app does: a form that contains the token.
pub async fn rest(port: u16, token: &str, method: &str, form: &str) -> Reply {
    let kind = ["Content-Type: application/x-www-form-urlencoded"];
    let body = format!("auth={token}&{form}");
    send(port, "portal", &format!("POST /rest/{method}.json"), &kind, &body).await
}

/// Returns the token of a new opening of the app.
pub async fn token(port: u16) -> String {
    let opening = post_json(port, "/sim/open", "{}").await.json();
    let token = opening.get("auth_id").and_then(serde_json::Value::as_str);
    token.expect("a token").to_owned()
}

/// Sends a call; the caller reads the response, if one arrives.
pub async fn half_a_call(port: u16, token: &str) -> TcpStream {
    let mut stream = connect(port).await;
    let request = format!(
        "POST /rest/profile?auth={token} HTTP/1.1\r\nHost: portal.localhost:{port}\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.expect("sent");
    stream
}
