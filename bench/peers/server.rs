//! The server of all contestants, like a good host: compressed bodies, pages that are revalidated
//! each time, and other files cached for a year.

use crate::http1::Http1;
use crate::nginx::Nginx;

/// A running server.
pub enum Server {
    /// HTTP/2 over TLS, as hosts have it.
    Http2(Box<Nginx>),
    /// HTTP/1.1 without TLS, for a comparison of the protocols.
    Http1(Http1),
}

impl Server {
    /// Starts the server with all contestants, by the protocol that `B24_BENCH_HTTP` names.
    ///
    /// # Panics
    /// When it cannot be started, a contestant is missing, or the protocol is unknown.
    pub async fn start() -> Self {
        match std::env::var("B24_BENCH_HTTP").as_deref().unwrap_or_default() {
            "" | "2" => Self::Http2(Box::new(Nginx::start().await)),
            "1.1" => Self::Http1(Http1::start().await),
            unknown => panic!("B24_BENCH_HTTP is 2 or 1.1, not {unknown}"),
        }
    }

    /// Returns the URL of a contestant's page.
    pub fn url(&self, key: &str) -> String {
        match self {
            Self::Http2(nginx) => format!("https://127.0.0.1:{}/{key}/index.html", nginx.port),
            Self::Http1(http1) => format!("http://127.0.0.1:{}/{key}/index.html", http1.port),
        }
    }

    /// Returns the command-line arguments with which a browser trusts the server.
    pub fn flags(&self) -> Vec<String> {
        match self {
            // With `--ignore-certificate-errors` instead, the browser would not cache responses.
            Self::Http2(nginx) => {
                vec![format!("--ignore-certificate-errors-spki-list={}", nginx.key_hash)]
            }
            Self::Http1(_) => Vec::new(),
        }
    }

    /// Returns the protocol as `nextHopProtocol` of Resource Timing names it.
    pub fn protocol(&self) -> &'static str {
        match self {
            Self::Http2(_) => "h2",
            Self::Http1(_) => "http/1.1",
        }
    }

    /// Returns protocol and program for the report.
    pub fn description(&self) -> String {
        match self {
            Self::Http2(nginx) => format!("HTTP/2 over TLS ({})", nginx.version),
            Self::Http1(_) => "HTTP/1.1".to_owned(),
        }
    }

    /// Returns the name of a report's file. Reports of both protocols can exist at the same time.
    pub fn report_name(&self, benchmark: &str) -> String {
        match self {
            Self::Http2(_) => benchmark.to_owned(),
            Self::Http1(_) => format!("{benchmark}-http1"),
        }
    }
}
