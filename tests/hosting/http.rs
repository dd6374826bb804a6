//! Bare HTTP to a server of this machine, one request a connection.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(10);

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// By name in lower case. One that came twice has both values, with a line break between them.
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's value, empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

/// Asks; `headers` are whole lines.
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
    // A server that refuses the body may have closed before it was sent: its answer is there.
    let sent = stream.write_all(&request);
    let (mut answer, mut piece) = (Vec::new(), vec![0; 1 << 16]);
    loop {
        let received = stream.read(&mut piece);
        match received {
            Ok(length @ 1..) => answer.extend(&piece[..length]),
            _ => return parse(&answer).unwrap_or_else(|| panic!("{sent:?}, {received:?}")),
        }
        // One that has refused a body keeps the connection for a while after its answer.
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
    Some(Answer { status, headers, body: answer[end + 4..].to_vec() })
}
