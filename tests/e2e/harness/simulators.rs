//! Runs all simulators on threads of their own: a simulator still has to answer while its test is
//! dropped, when nothing can be awaited.

use b24_simulator::{Options, Simulator, Widget};
use std::path::PathBuf;
use std::sync::LazyLock;
use tokio::runtime::{Builder, Runtime};

static THREADS: LazyLock<Runtime> = LazyLock::new(|| {
    let threads = Builder::new_multi_thread().worker_threads(2).enable_all().build();
    threads.expect("threads for the simulators")
});

/// Starts a simulator that serves the build in a folder.
///
/// # Panics
/// If it cannot be started.
pub async fn start(build: PathBuf) -> Simulator {
    let options = Options { port: 0, widget: Widget::Dist(build) };
    let started = THREADS.spawn(b24_simulator::start(options)).await;
    started.expect("it does not panic").expect("the simulator starts")
}
