//! A small client of the DevTools protocol for commands to the browser itself. WebDriver passes
//! commands to a page only, and a page may not create a browser context.

use serde_json::{Value, json};
use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

/// How long an answer may take: a browser that hangs must not hang the test run.
const ANSWER_LIMIT: Duration = Duration::from_secs(30);

/// The file in a profile in which Chromium writes its DevTools port and path, one per line.
const ADDRESS: &str = "DevToolsActivePort";

/// A WebSocket connection to the browser. Sends one command at a time and ignores events.
pub struct BrowserTools {
    stream: BufReader<TcpStream>,
    calls: u64,
}

/// Returns the host and port of the DevTools server of the browser with this profile, and the path of
/// the browser itself on it.
///
/// # Errors
/// When the browser has not written them.
pub fn address(profile: &Path) -> io::Result<(String, String)> {
    let address = fs::read_to_string(profile.join(ADDRESS))?;
    let (port, path) = address.split_once('\n').ok_or(io::ErrorKind::InvalidData)?;
    Ok((format!("127.0.0.1:{port}"), path.trim_end().to_owned()))
}

impl BrowserTools {
    /// Connects to the browser with this profile.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn connect(profile: &Path) -> io::Result<Self> {
        let (host, path) = address(profile)?;
        let stream = TcpStream::connect(&host)?;
        stream.set_read_timeout(Some(ANSWER_LIMIT))?;
        let mut tools = Self { stream: BufReader::new(stream), calls: 0 };
        // The key protects against proxies that cache; any 16 bytes in base64 do here.
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
        );
        tools.stream.get_mut().write_all(request.as_bytes())?;
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            if tools.stream.read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        Ok(tools)
    }

    /// Sends a command and returns its result.
    ///
    /// # Errors
    /// When the browser refuses it or does not answer.
    pub fn call(&mut self, method: &str, parameters: &Value) -> io::Result<Value> {
        self.calls += 1;
        let call = json!({"id": self.calls, "method": method, "params": parameters});
        self.send(&call.to_string())?;
        loop {
            let mut answer: Value = serde_json::from_slice(&self.receive()?)?;
            if answer["id"] != self.calls {
                continue;
            }
            if !answer["error"].is_null() {
                return Err(io::Error::other(format!("{method}: {}", answer["error"])));
            }
            return Ok(answer["result"].take());
        }
    }

    /// Sends a text frame of RFC 6455, section 5.2. Clients must mask frames; a mask of zeros leaves
    /// the text as it is.
    fn send(&mut self, text: &str) -> io::Result<()> {
        const TEXT_AND_END: u8 = 0x81;
        const MASKED_WITH_2_BYTES_OF_LENGTH: u8 = 0x80 | 126;
        let length = u16::try_from(text.len()).map_err(io::Error::other)?.to_be_bytes();
        let mut frame = vec![TEXT_AND_END, MASKED_WITH_2_BYTES_OF_LENGTH];
        frame.extend_from_slice(&length);
        frame.extend_from_slice(&[0; 4]);
        frame.extend_from_slice(text.as_bytes());
        self.stream.get_mut().write_all(&frame)
    }

    /// Reads a frame. Chromium sends each message as one frame.
    fn receive(&mut self) -> io::Result<Vec<u8>> {
        let [_, length] = self.bytes()?;
        let length = match length {
            126 => u64::from(u16::from_be_bytes(self.bytes()?)),
            127 => u64::from_be_bytes(self.bytes()?),
            short => u64::from(short),
        };
        let mut text = vec![0; usize::try_from(length).map_err(io::Error::other)?];
        self.stream.read_exact(&mut text)?;
        Ok(text)
    }

    fn bytes<const COUNT: usize>(&mut self) -> io::Result<[u8; COUNT]> {
        let mut bytes = [0; COUNT];
        self.stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}
