//! Connections that leave HTTP, such as the socket through which Trunk reloads pages.

use axum::extract::Request;
use axum::http::header;
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use tokio_util::sync::CancellationToken;

/// Returns the client's side of the tunnel, if the request asks for another protocol.
pub(super) fn visitor(request: &mut Request) -> Option<OnUpgrade> {
    request.headers().contains_key(header::UPGRADE).then(|| hyper::upgrade::on(request))
}

/// Copies bytes in both directions until one side, or the simulator, ends.
pub(super) fn open(visitor: OnUpgrade, server: OnUpgrade, closing: CancellationToken) {
    tokio::spawn(async move {
        let copied = closing.run_until_cancelled(copy(visitor, server)).await;
        if let Some(Err(error)) = copied {
            eprintln!("A tunnel to Trunk ended: {error}");
        }
    });
}

async fn copy(visitor: OnUpgrade, server: OnUpgrade) -> anyhow::Result<()> {
    let (visitor, server) = tokio::try_join!(visitor, server)?;
    let (mut visitor, mut server) = (TokioIo::new(visitor), TokioIo::new(server));
    // A closed page resets its socket: a normal end, not an error.
    tokio::io::copy_bidirectional(&mut visitor, &mut server).await.ok();
    Ok(())
}
