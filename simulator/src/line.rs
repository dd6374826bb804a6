use std::net::{Shutdown, TcpStream};
use std::sync::Arc;

use axum::extract::connect_info::Connected;
use axum::serve::IncomingStream;
use tokio::net::TcpListener;

/// The connection that a request came on, for whoever wants to break it.
#[derive(Clone)]
pub(crate) struct Line(Option<Arc<TcpStream>>);

impl Line {
    /// Closes the connection without an answer.
    pub(crate) fn hang_up(&self) {
        if let Some(stream) = &self.0 {
            // It may be closed already.
            stream.shutdown(Shutdown::Both).ok();
        }
    }
}

impl Connected<IncomingStream<'_, TcpListener>> for Line {
    fn connect_info(stream: IncomingStream<'_, TcpListener>) -> Self {
        #[cfg(unix)]
        let copy = std::os::fd::AsFd::as_fd(stream.io()).try_clone_to_owned();
        #[cfg(windows)]
        let copy = std::os::windows::io::AsSocket::as_socket(stream.io()).try_clone_to_owned();
        Self(copy.ok().map(|copy| Arc::new(TcpStream::from(copy))))
    }
}
