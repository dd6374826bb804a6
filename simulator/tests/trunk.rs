//! The simulator as a proxy of `trunk serve`, which a stub replaces here.

#![allow(clippy::unwrap_used, reason = "a test's helpers fail by panicking, like the test")]

mod support;

use std::net::SocketAddr;
use std::time::Duration;

use b24_simulator::{Options, Simulator, Widget, start};
use support::{PAGE, connect, get, post_form};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

const LIMIT: Duration = Duration::from_secs(10);

/// Responds to `GET /…` with the page and the requested host, to other methods with 405, and to an
/// Upgrade by echoing bytes.
async fn stub() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            tokio::spawn(serve(stream));
        }
    });
    address
}

async fn serve(stream: TcpStream) {
    let mut stream = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if stream.read_line(&mut head).await.unwrap() == 0 {
            return;
        }
    }
    if head.to_lowercase().contains("upgrade: websocket") {
        let switching = "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\n\
                         Upgrade: websocket\r\n\r\n";
        stream.write_all(switching.as_bytes()).await.unwrap();
        let mut bytes = [0; 4];
        stream.read_exact(&mut bytes).await.unwrap();
        stream.write_all(&bytes).await.unwrap();
        return;
    }
    let (status, body) =
        if head.starts_with("GET /") { ("200 OK", PAGE) } else { ("405 Method Not Allowed", "") };
    let host = head.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    let reply = format!(
        "HTTP/1.1 {status}\r\nX-Asked-Host: {host}\r\nContent-Type: text/html\r\nConnection: close\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(reply.as_bytes()).await.unwrap();
}

async fn before(address: SocketAddr) -> Simulator {
    start(Options { port: 0, widget: Widget::Trunk(address) }).await.unwrap()
}

#[tokio::test]
async fn a_post_becomes_a_get_and_the_page_is_rewritten() {
    let simulator = before(stub().await).await;
    simulator.set(serde_json::json!({"context_block": "filled"})).unwrap();
    let reply = post_form(simulator.port(), "/?LANG=de", "AUTH_ID=secret&status=L").await;
    assert_eq!(reply.status, 200);
    let context = serde_json::json!({"LANG": "de", "status": "L"});
    assert_eq!(reply.block("placement-context"), context);
    let portal = format!("http://portal.localhost:{}", simulator.port());
    assert_eq!(reply.block("config")["portals"][1], portal);
    assert_eq!(reply.header("content-security-policy"), None);
    // Trunk writes this host into the page as the URL of its reload socket.
    let host = format!("widget.localhost:{}", simulator.port());
    assert_eq!(reply.header("x-asked-host"), Some(host.as_str()));
}

#[tokio::test]
async fn an_upgrade_is_tunnelled() {
    let simulator = before(stub().await).await;
    let mut stream = BufReader::new(connect(simulator.port()).await);
    let request = format!(
        "GET /.well-known/trunk/ws HTTP/1.1\r\nHost: widget.localhost:{}\r\n\
         Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
        simulator.port()
    );
    let echoed = async {
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert_ne!(stream.read_line(&mut head).await.unwrap(), 0, "ended after {head}");
        }
        assert!(head.starts_with("HTTP/1.1 101"), "{head}");
        stream.write_all(b"ping").await.unwrap();
        let mut bytes = [0; 4];
        stream.read_exact(&mut bytes).await.unwrap();
        bytes
    };
    assert_eq!(&timeout(LIMIT, echoed).await.unwrap(), b"ping");
}

#[tokio::test]
async fn a_page_waits_while_trunk_is_still_building() {
    // A port that was free a moment ago and on which no server listens.
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let simulator = before(free).await;
    let reply = get(simulator.port(), "widget", "/").await;
    assert_eq!(reply.status, 503);
    assert!(reply.body.contains("http-equiv=\"refresh\""), "{}", reply.body);
}
