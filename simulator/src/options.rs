use std::net::SocketAddr;
use std::path::PathBuf;

/// The widget to serve, and the port.
#[derive(Clone, Debug)]
pub struct Options {
    /// The TCP port on 127.0.0.1; 0 selects any free one.
    pub port: u16,
    /// The source of the widget.
    pub widget: Widget,
}

/// The source of the widget.
#[derive(Clone, Debug)]
pub enum Widget {
    /// The folder of a release build, served as it would be hosted.
    Dist(PathBuf),
    /// The address of a running `trunk serve`, proxied.
    Trunk(SocketAddr),
}
