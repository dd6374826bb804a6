//! `b24-simulator`: see `--help`.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use b24_simulator::{Options, Widget};
use lexopt::{Arg, Parser, ValueExt as _};

const HELP: &str = "\
A Bitrix24 portal to develop and test chat widgets against.

Usage: b24-simulator [--port PORT] (--dist DIR | --trunk ADDRESS)

  --port PORT      port on 127.0.0.1, 8740 if not given; 0 takes any free one
  --dist DIR       serve the release build in this folder as it would be hosted
  --trunk ADDRESS  proxy a running `trunk serve`, such as 127.0.0.1:8741
";

const DEFAULT_PORT: u16 = 8740;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("b24-simulator: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> anyhow::Result<()> {
    let Some(options) = parse(Parser::from_env())? else {
        print!("{HELP}");
        return Ok(());
    };
    let simulator = b24_simulator::start(options).await?;
    println!("Portal: {}", simulator.portal_url());
    shutdown_signal().await?;
    simulator.stop().await;
    Ok(())
}

/// Parses the command line. `None` means that help was requested.
fn parse(mut arguments: Parser) -> anyhow::Result<Option<Options>> {
    let mut port = DEFAULT_PORT;
    let mut widget = None;
    while let Some(argument) = arguments.next()? {
        let source = match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(None),
            Arg::Long("port") => {
                port =
                    arguments.value()?.parse().context("--port requires a number up to 65535")?;
                continue;
            }
            Arg::Long("dist") => Widget::Dist(PathBuf::from(arguments.value()?)),
            Arg::Long("trunk") => {
                let address = arguments.value()?.parse::<SocketAddr>();
                Widget::Trunk(
                    address.context("--trunk requires an address such as 127.0.0.1:8741")?,
                )
            }
            other => return Err(other.unexpected().into()),
        };
        if widget.replace(source).is_some() {
            bail!("give --dist or --trunk once, not both");
        }
    }
    let widget =
        widget.context("the location of the widget is missing: --dist DIR or --trunk ADDRESS")?;
    Ok(Some(Options { port, widget }))
}

/// Waits for Ctrl-C or, on Unix, SIGTERM.
async fn shutdown_signal() -> anyhow::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted?,
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await?;
    Ok(())
}
