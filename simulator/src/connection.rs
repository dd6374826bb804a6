use std::net::{Shutdown, TcpStream};
use std::sync::Arc;

use axum::extract::connect_info::Connected;
use axum::serve::IncomingStream;
use tokio::net::TcpListener;

/// The TCP connection of a request, for faults that break it.
#[derive(Clone)]
pub(crate) struct Connection(Option<Arc<TcpStream>>);

impl Connection {
    /// Closes the connection without a response.
    pub(crate) fn close(&self) {
        if let Some(stream) = &self.0 {
            // The connection may already be closed.
            stream.shutdown(Shutdown::Both).ok();
        }
    }
}

impl Connected<IncomingStream<'_, TcpListener>> for Connection {
    fn connect_info(stream: IncomingStream<'_, TcpListener>) -> Self {
        #[cfg(unix)]
        let copy = std::os::fd::AsFd::as_fd(stream.io()).try_clone_to_owned();
        #[cfg(windows)]
        let copy = std::os::windows::io::AsSocket::as_socket(stream.io()).try_clone_to_owned();
        Self(copy.ok().map(|copy| Arc::new(TcpStream::from(copy))))
    }
}
