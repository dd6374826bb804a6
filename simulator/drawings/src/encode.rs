//! Encodes frames into files with `ffmpeg`.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};

use crate::catalogue::{FRAMES, FRAMES_PER_SECOND, Picture};

/// At most 48 colours: the drawings are flat, and the other colours are antialiased edges.
const PALETTE: &str = "split[a][b];[a]palettegen=max_colors=48[p];[b][p]paletteuse=dither=none";

pub fn write(folder: &Path, picture: &Picture) -> anyhow::Result<()> {
    let mut frames = Vec::new();
    for frame in 0..FRAMES {
        frames.push(picture.frame(frame)?);
    }
    let all = frames.concat();
    let first = frames.first().context("no frames")?;
    let file = |ending: &str| folder.join([&*picture.name, ending].concat());
    run(picture, &all, &["-filter_complex", PALETTE, "-loop", "0"], &file(".gif"))?;
    run(picture, first, &["-filter_complex", PALETTE, "-frames:v", "1"], &file("_s.gif"))?;
    let webp = ["-c:v", "libwebp_anim", "-lossless", "0", "-quality", "55", "-loop", "0"];
    run(picture, &all, &webp, &file(".webp"))?;
    if !picture.is_sticker {
        let mp4 = [
            "-c:v",
            "libx264",
            "-crf",
            "30",
            "-preset",
            "veryslow",
            "-pix_fmt",
            "yuv420p",
            "-movflags",
            "+faststart",
            "-map_metadata",
            "-1",
            "-threads",
            "1",
        ];
        run(picture, &all, &mp4, &file(".mp4"))?;
    }
    Ok(())
}

fn run(picture: &Picture, frames: &[u8], options: &[&str], file: &Path) -> anyhow::Result<()> {
    let ffmpeg = std::env::var_os("FFMPEG").unwrap_or_else(|| "ffmpeg".into());
    let size = format!("{}x{}", picture.width, picture.height);
    let mut encoder = Command::new(ffmpeg)
        .args(["-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgba", "-s", &size])
        .args(["-r", &FRAMES_PER_SECOND.to_string(), "-i", "-"])
        .args(options)
        .arg(file)
        .stdin(Stdio::piped())
        .spawn()
        .context("ffmpeg could not be started")?;
    // Dropping the pipe closes it, which tells ffmpeg that the input is complete.
    let sent = encoder.stdin.take().context("ffmpeg takes no input")?.write_all(frames);
    let status = encoder.wait()?;
    ensure!(status.success(), "ffmpeg failed on {}", file.display());
    sent.context("ffmpeg did not take all frames")
}
