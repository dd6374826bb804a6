use std::net::SocketAddr;
use std::path::PathBuf;

/// What to serve, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// TCP port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// Where the widget comes from.
    pub widget: Widget,
}

/// Where the widget comes from.
#[derive(Clone, Debug)]
pub enum Widget {
    /// The folder of a release build, served as it would be hosted.
    Dist(PathBuf),
    /// The address of a running `trunk serve`, proxied.
    Trunk(SocketAddr),
}
