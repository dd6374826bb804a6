//! A minimal HTTP GET to this machine, which detects whether a development server runs.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

/// A server that needs longer for one page is not ready yet.
const TIMEOUT: Duration = Duration::from_secs(5);
/// Bytes to read of the response: more than the length of the status line.
const HEAD: u64 = 64;

/// Returns the status of `GET /` from the server on a port of 127.0.0.1. The host is used in the
/// request only: browsers resolve names below `.localhost`, the system does not.
///
/// # Errors
/// When no server listens, or no HTTP response arrives within the time limit.
pub fn get_status(port: u16, host: &str) -> io::Result<u16> {
    let mut stream = TcpStream::connect_timeout(&address(port), TIMEOUT)?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    stream.set_write_timeout(Some(TIMEOUT))?;
    // In one write: `write!` to a socket would send each part separately.
    let request =
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut head = Vec::new();
    stream.take(HEAD).read_to_end(&mut head)?;
    parse_status(&String::from_utf8_lossy(&head))
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "the answer is not HTTP"))
}

/// Returns whether a port of 127.0.0.1 is free to listen on.
pub fn is_free(port: u16) -> bool {
    TcpListener::bind(address(port)).is_ok()
}

/// Returns a free port of 127.0.0.1.
///
/// # Errors
/// When the system has no free port.
pub fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(address(0))?.local_addr()?.port())
}

fn address(port: u16) -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, port))
}

fn parse_status(head: &str) -> Option<u16> {
    head.strip_prefix("HTTP/1.")?.split(' ').nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn a_status_line_is_read() {
        assert_eq!(parse_status("HTTP/1.1 200 OK\r\n"), Some(200));
        assert_eq!(parse_status("HTTP/1.0 503 Service Unavailable\r\n"), Some(503));
        assert_eq!(parse_status("SSH-2.0-OpenSSH\r\n"), None);
    }

    #[test]
    fn a_server_is_asked_under_the_given_name() {
        let listener = TcpListener::bind(address(0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            // Reads the whole request: closing a socket with unread bytes resets the connection.
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                stream.read_exact(&mut byte).unwrap();
                request.extend(byte);
            }
            stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n").unwrap();
            String::from_utf8(request).unwrap()
        });
        assert!(!is_free(port));
        assert_eq!(get_status(port, "widget.localhost").unwrap(), 404);
        assert!(server.join().unwrap().contains("\r\nHost: widget.localhost\r\n"));
    }
}
