//! Inspects the browser by plain WebDriver commands without an async runtime: while a stage is
//! dropped, the runtime is no longer available.

use serde_json::{Value, json};
use std::fmt::Display;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;
use thirtyfour::SessionId;

/// Limit for one answer: a browser that hangs must not hang the test run.
const ANSWER_LIMIT: Duration = Duration::from_secs(30);

/// Returns everything in the app's page that persists or that others can read; nothing of other
/// pages.
const APP_PAGE_CONTENTS: &str = "
    if (!location.hostname.startsWith('widget.')) return null;
    // Blocked storage is empty.
    const tried = (read) => { try { return read() } catch { return '' } };
    const fields = [...document.querySelectorAll('input, textarea')];
    return {
        'the DOM': document.documentElement.outerHTML,
        'the fields': fields.map((field) => field.value).join(' '),
        'the address': location.href,
        'the history': String(JSON.stringify(history.state)),
        'localStorage': tried(() => JSON.stringify({ ...localStorage })),
        'sessionStorage': tried(() => JSON.stringify({ ...sessionStorage })),
        'the cookies': tried(() => document.cookie),
        'the requests': performance.getEntries().map((entry) => entry.name).join(' '),
    }";

/// Requests an address that the app's policy blocks, in a task of the page: browsers may exempt
/// scripts that WebDriver evaluates.
const VIOLATE: &str = "
    if (!location.hostname.startsWith('widget.')) return null;
    setTimeout((address) => fetch(address).catch(() => {}), 0, arguments[0]);
    return true";

/// A WebDriver session.
pub struct PageInspector {
    host: String,
    session: String,
}

impl PageInspector {
    /// Connects to the session with this id at this driver address.
    pub fn new(address: &str, session: &SessionId) -> Self {
        let host = address.trim_start_matches("http://").to_owned();
        Self { host, session: session.to_string() }
    }

    /// Returns the contents of the app's pages in the current window, as pairs of place and
    /// content.
    ///
    /// # Errors
    /// The browser's error, or why there is no answer.
    pub fn contents_of_app_pages(&self) -> Result<Vec<(String, String)>, String> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let pages = self.in_app_pages(APP_PAGE_CONTENTS, &json!([]))?;
        let places = pages.iter().filter_map(Value::as_object).flatten();
        Ok(places.map(|(place, content)| (place.clone(), text(content))).collect())
    }

    /// Requests this address, which the policy blocks, from each of the app's pages in the current
    /// window. Returns the number of pages.
    ///
    /// # Errors
    /// The browser's error, or why there is no answer.
    pub fn violate_the_policy(&self, address: &str) -> Result<usize, String> {
        Ok(self.in_app_pages(VIOLATE, &json!([address]))?.len())
    }

    /// Ends the session.
    ///
    /// # Errors
    /// What the browser says, or why it says nothing.
    pub fn end_session(&self) -> Result<(), String> {
        self.request("DELETE", "", "").map(drop)
    }

    /// Returns the non-null results of a function body in the page and in each of its frames.
    fn in_app_pages(&self, script: &str, arguments: &Value) -> Result<Vec<Value>, String> {
        let parameters = json!({"script": script, "args": arguments});
        let run = || self.command("execute/sync", &parameters);
        self.enter(&Value::Null)?;
        let mut seen = vec![run()?];
        let all = json!({"using": "css selector", "value": "iframe"});
        let frames = self.command("elements", &all)?;
        for frame in frames.as_array().into_iter().flatten() {
            self.enter(&Value::Null)?;
            // A frame may disappear at any time, with its contents.
            if self.enter(frame).is_ok() {
                seen.push(run()?);
            }
        }
        seen.retain(|value| !value.is_null());
        Ok(seen)
    }

    fn enter(&self, frame: &Value) -> Result<(), String> {
        self.command("frame", &json!({"id": frame})).map(drop)
    }

    fn command(&self, command: &str, parameters: &Value) -> Result<Value, String> {
        self.request("POST", &format!("/{command}"), &parameters.to_string())
    }

    /// Sends a request and returns the value in its answer.
    fn request(&self, method: &str, path: &str, body: &str) -> Result<Value, String> {
        let told = |error: &dyn Display| format!("{method} {path}: {error}");
        let answer = self.body(method, path, body).map_err(|error| told(&error))?;
        let mut answer: Value = serde_json::from_slice(&answer).map_err(|error| told(&error))?;
        let value = answer["value"].take();
        if value["error"].is_string() { Err(told(&value)) } else { Ok(value) }
    }

    /// Sends a request and returns the body of its answer.
    fn body(&self, method: &str, path: &str, body: &str) -> std::io::Result<Vec<u8>> {
        let Self { host, session } = self;
        let mut stream = TcpStream::connect(host)?;
        stream.set_read_timeout(Some(ANSWER_LIMIT))?;
        let length = body.len();
        let request = format!(
            "{method} /session/{session}{path} HTTP/1.1\r\nHost: {host}\r\n\
             Content-Type: application/json; charset=utf-8\r\nContent-Length: {length}\r\n\
             Connection: close\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes())?;
        let mut stream = BufReader::new(stream);
        let mut body = vec![0; length_of_body(&mut stream)?];
        stream.read_exact(&mut body)?;
        Ok(body)
    }
}

/// Reads the head of a response, and returns the length of its body.
fn length_of_body(stream: &mut BufReader<TcpStream>) -> std::io::Result<usize> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line)?;
        let line = line.trim_end().to_ascii_lowercase();
        if line.is_empty() {
            return Ok(length);
        }
        if let Some(digits) = line.strip_prefix("content-length:") {
            length = digits.trim().parse().unwrap_or_default();
        }
    }
}
