//! A minimal HTTP client for servers of this machine, with one connection per request.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(10);

/// A response.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// By name in lower case. A repeated header has both values, separated by a line break.
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    /// Returns a header's value, empty if it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

/// Sends a request; `headers` are whole lines.
pub fn ask(port: u16, method: &str, target: &str, headers: &[&str], body: &[u8]) -> Answer {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("a server");
    stream.set_read_timeout(Some(LIMIT)).expect("a limit");
    let mut request = format!(
        "{method} {target} HTTP/1.1\r\nHost: emoji.example.com\r\nConnection: close\r\n\
         Content-Length: {}\r\n",
        body.len()
    );
    for line in headers {
        request += &format!("{line}\r\n");
    }
    let request = [request.as_bytes(), b"\r\n", body].concat();
    // A server that rejects the body may close before it has been sent: the response is available.
    let sent = stream.write_all(&request);
    let (mut answer, mut piece) = (Vec::new(), vec![0; 1 << 16]);
    loop {
        let received = stream.read(&mut piece);
        match received {
            Ok(length @ 1..) => answer.extend(&piece[..length]),
            _ => return parse(&answer).unwrap_or_else(|| panic!("{sent:?}, {received:?}")),
        }
        // A server that has rejected a body keeps the connection open for a while after its
        // response.
        match parse(&answer) {
            Some(whole) if whole.header("content-length").parse() == Ok(whole.body.len()) => {
                return whole;
            }
            _ => {}
        }
    }
}

fn parse(answer: &[u8]) -> Option<Answer> {
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&answer[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.strip_prefix("HTTP/1.1 ")?.split(' ').next()?.parse().ok()?;
    let mut headers = BTreeMap::<String, String>::new();
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        headers
            .entry(name.to_lowercase())
            .and_modify(|all| *all = format!("{all}\n{value}"))
            .or_insert_with(|| value.to_owned());
    }
    let mut body = answer[end + 4..].to_vec();
    if headers.get("transfer-encoding").is_some_and(|it| it == "chunked") {
        body = unchunk(&body)?;
    }
    Some(Answer { status, headers, body })
}

/// Returns the content of a body in chunks; `None` if its end is missing.
fn unchunk(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    loop {
        let end = body.windows(2).position(|bytes| bytes == b"\r\n")?;
        let length = usize::from_str_radix(std::str::from_utf8(&body[..end]).ok()?, 16).ok()?;
        if length == 0 {
            return Some(content);
        }
        let start = end + 2;
        content.extend(body.get(start..start + length)?);
        body = body.get(start + length + 2..)?;
    }
}
