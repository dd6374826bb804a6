//! A last look at the browser, by a few commands of WebDriver that need no runtime: a stage that
//! is dropped has none any more.

use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;
use thirtyfour::SessionId;

/// A browser that hangs must not hang the test run.
const ANSWER_LIMIT: Duration = Duration::from_secs(30);

/// Everything of the widget's page that outlives a moment or can be read by others; nothing of
/// other pages.
const WIDGETS_PAGE: &str = "
    if (!location.hostname.startsWith('widget.')) return {};
    // Where storage is blocked there is nothing in it.
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

/// A session of chromedriver's.
pub struct LastLook {
    host: String,
    session: String,
}

impl LastLook {
    /// The session with this id of the program that listens at this address.
    pub fn new(address: &str, session: &SessionId) -> Self {
        let host = address.trim_start_matches("http://").to_owned();
        Self { host, session: session.to_string() }
    }

    /// What the widget's pages in the current window hold, as names of places and their contents.
    ///
    /// # Errors
    /// What the browser says, or why it says nothing.
    pub fn at_widgets_pages(&self) -> Result<Vec<(String, String)>, String> {
        self.enter(&Value::Null)?;
        let mut seen = self.look()?;
        let all = json!({"using": "css selector", "value": "iframe"});
        let frames = self.command("elements", &all)?;
        for frame in frames.as_array().into_iter().flatten() {
            self.enter(&Value::Null)?;
            // A frame may go at any time, and takes with it what it held.
            if self.enter(frame).is_ok() {
                seen.extend(self.look()?);
            }
        }
        Ok(seen)
    }

    /// Waits until the host of the reports has answered the page around the widget: what was on its
    /// way to that host before has arrived then, most probably.
    pub fn at_reports(&self, port: u16) {
        let script = "const [address, done] = arguments; \
            fetch(address, { mode: 'no-cors', cache: 'no-store' }).then(() => done(), () => done())";
        let asked =
            json!({"script": script, "args": [format!("http://reports.localhost:{port}/")]});
        // A browser that does not answer has failed the test already, or is meant to.
        self.enter(&Value::Null).and_then(|()| self.command("execute/async", &asked)).ok();
    }

    fn enter(&self, frame: &Value) -> Result<(), String> {
        self.command("frame", &json!({"id": frame})).map(drop)
    }

    fn look(&self) -> Result<Vec<(String, String)>, String> {
        let seen = self.command("execute/sync", &json!({"script": WIDGETS_PAGE, "args": []}))?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let places = seen.as_object().into_iter().flatten();
        Ok(places.map(|(place, content)| (place.clone(), text(content))).collect())
    }

    fn command(&self, command: &str, parameters: &Value) -> Result<Value, String> {
        let answer = self.post(command, &parameters.to_string());
        let answer = answer.map_err(|error| format!("{command}: {error}"))?;
        let mut answer: Value =
            serde_json::from_slice(&answer).map_err(|error| format!("{command}: {error}"))?;
        let value = answer["value"].take();
        if value["error"].is_string() { Err(format!("{command}: {value}")) } else { Ok(value) }
    }

    /// The body of the answer.
    fn post(&self, command: &str, body: &str) -> std::io::Result<Vec<u8>> {
        let Self { host, session } = self;
        let mut stream = TcpStream::connect(host)?;
        stream.set_read_timeout(Some(ANSWER_LIMIT))?;
        let length = body.len();
        let request = format!(
            "POST /session/{session}/{command} HTTP/1.1\r\nHost: {host}\r\n\
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

/// Reads the head of an answer.
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
