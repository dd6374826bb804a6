//! A last word with the browser, for a `drop`: nothing can be awaited there.

use serde_json::json;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

/// How long the browser may take. One that is hung has nothing more to report.
const LIMIT: Duration = Duration::from_secs(5);

/// Answered when the page's server has answered, which is after all reports that were on their way.
const ASK_THE_SERVER: &str = "const done = arguments[0]; \
    fetch(location.origin, { method: 'HEAD', cache: 'no-store' }).then(() => done(), () => done())";

/// Returns when what the pages of a session have sent before is at its servers.
pub fn settle(port: u16, session: &str) -> std::io::Result<()> {
    let top = json!({"id": null});
    post(port, &format!("/session/{session}/frame"), &top.to_string())?;
    let script = json!({"script": ASK_THE_SERVER, "args": []});
    post(port, &format!("/session/{session}/execute/async"), &script.to_string())
}

fn post(port: u16, path: &str, body: &str) -> std::io::Result<()> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(LIMIT))?;
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    // The answer has begun when the command has been carried out; what it says does not matter.
    stream.read_exact(&mut [0])
}
