//! The web servers that run with the settings of their recipes.

use crate::http::{self, Answer};

/// A portal's query, by its shape.
pub const QUERY: &str = "?DOMAIN=portal.example.com&PROTOCOL=1&LANG=de&APP_SID=0123sid";
/// The body of a portal's POST, by its shape.
pub const BODY: &[u8] = b"AUTH_ID=a-token&REFRESH_ID=another&PLACEMENT=IM_TEXTAREA";

/// A running web server.
#[derive(Debug)]
pub struct Server {
    name: &'static str,
    port: u16,
}

impl Server {
    /// Returns nginx, if it runs.
    pub fn nginx() -> Option<Self> {
        Self::find("nginx", "B24_NGINX")
    }

    /// Returns those that run. Prints the name of each when it is reached.
    pub fn all() -> impl Iterator<Item = Self> {
        let all: Vec<_> =
            [Self::nginx(), Self::find("Caddy", "B24_CADDY")].into_iter().flatten().collect();
        assert!(!all.is_empty(), "B24_NGINX or B24_CADDY, the port of a server");
        all.into_iter().inspect(|server| println!("{}", server.name))
    }

    fn find(name: &'static str, variable: &str) -> Option<Self> {
        let port = std::env::var(variable).ok()?;
        Some(Self { name, port: port.parse().expect("a port") })
    }

    /// Sends a request; `headers` are whole lines.
    pub fn ask(&self, method: &str, target: &str, headers: &[&str], body: &[u8]) -> Answer {
        http::ask(self.port, method, target, headers, body)
    }

    /// Asks for a file in an encoding.
    pub fn get(&self, name: &str, encoding: &str) -> Answer {
        self.ask("GET", &format!("/{name}"), &[&format!("Accept-Encoding: {encoding}")], b"")
    }
}
