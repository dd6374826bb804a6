//! Draws the animated pictures of the simulator's GIF provider into a folder: `b24-drawings
//! FOLDER`. `ffmpeg` encodes the frames into files.

mod canvas;
mod catalogue;
mod encode;
mod scenes;
mod words;

use std::path::PathBuf;

use anyhow::{Context as _, ensure};

/// The maximum size of all files together in bytes, because they are committed.
const MOST_BYTES: u64 = 3_500_000;

fn main() -> anyhow::Result<()> {
    let folder =
        PathBuf::from(std::env::args_os().nth(1).context("the argument FOLDER is missing")?);
    std::fs::create_dir_all(&folder)?;
    let pictures = catalogue::pictures();
    let mut entries = Vec::new();
    for picture in &pictures {
        encode::write(&folder, picture)?;
        entries.push(picture.entry());
    }
    let lines: Vec<String> = entries.iter().map(ToString::to_string).collect();
    std::fs::write(folder.join("catalogue.json"), format!("[\n{}\n]\n", lines.join(",\n")))?;
    let mut bytes = 0;
    for file in std::fs::read_dir(&folder)? {
        bytes += file?.metadata()?.len();
    }
    println!("{} pictures, {bytes} bytes", pictures.len());
    ensure!(bytes <= MOST_BYTES, "more than {MOST_BYTES} bytes");
    Ok(())
}
