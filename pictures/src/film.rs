//! The film of the README: an emoji is searched and inserted, a GIF is sent and deleted again.

mod camera;
mod container;
mod differences;

use anyhow::Result;
use serde_json::json;

use crate::image;
use crate::options::Options;
use crate::stage::{Frame, Size, Stage};
use camera::{Camera, Key};

/// The path of the film.
const FILM: &str = "docs/picker.webp";

/// The path of the still for readers who asked for reduced motion.
const STILL: &str = "docs/picker.png";

/// The maximum size of the film in bytes.
const MOST_FILM_BYTES: usize = 1_500_000;

/// The maximum size of the still in bytes.
const MOST_STILL_BYTES: usize = 150_000;

const SIZE: Size = Size { width: 700, height: 600, scale: 1.0 };

/// Author and text of the messages in the chat; `None` is the user.
const MESSAGES: [(Option<&str>, &str); 3] = [
    (Some("Anna Petrova"), "The new shop is online!"),
    (Some("Marco Rossi"), "Great work, everybody 👏"),
    (None, "Already 12 orders today"),
];

/// The search, letter by letter.
const QUERY: &str = "party";

/// The GIF that is sent: the second one, at the right.
const GIF: &str = "[data-index='1']";

/// The button that deletes the GIF again.
const UNDO: &str = ".toast [data-action=toast]";

/// Films the scenes, and takes the still on the way.
///
/// # Errors
/// When a condition is not met in time, or a file cannot be written or is too large.
pub async fn make(options: &Options) -> Result<()> {
    let mut stage = Stage::start(options).await?;
    stage.allow_motion(true).await;
    let switches = json!({ "gif_key": "none", "klipy_key": "right", "stickers": "empty" });
    stage
        .open_portal(SIZE, switches, &json!({ "hidden": [".chat-list"], "messages": MESSAGES }))
        .await?;
    stage.settle().await?;
    let mut camera = Camera::new(&mut stage, (430.0, 330.0)).await?;

    camera.hold(900).await?;
    camera.move_to(Frame::Portal, "#apps-chip").await?;
    camera.click().await?;
    camera.stage.picker_is_ready("insert").await?;
    camera.stage.tabs_are_there().await?;
    camera.hold(900).await?;

    for letter in QUERY.chars() {
        camera.stage.type_text(&letter.to_string()).await;
        camera.hold(160).await?;
    }
    camera.hold(700).await?;
    for key in [Key::Down, Key::Right, Key::Up] {
        camera.press(key, 450).await?;
    }
    camera.hold(300).await?;
    let still = camera.stage.screenshot().await?;
    camera.press(Key::Enter, 900).await?;
    camera.stage.wait(Frame::Portal, "document.getElementById('draft').value !== ''").await?;
    camera.hold(600).await?;

    camera.move_to(Frame::Picker, "#tab-gifs").await?;
    camera.click().await?;
    camera
        .stage
        .wait(Frame::Picker, "document.querySelectorAll('[data-gif-id]').length > 3")
        .await?;
    camera.hold(1100).await?;
    camera.move_to(Frame::Picker, GIF).await?;
    camera.click().await?;
    camera
        .stage
        .wait(Frame::Portal, "document.querySelector('#messages img')?.naturalWidth > 0")
        .await?;
    camera.hold(1300).await?;
    camera.move_to(Frame::Picker, UNDO).await?;
    camera.click().await?;
    camera.stage.wait(Frame::Portal, "!document.querySelector('#messages img')").await?;
    camera.hold(1200).await?;

    options.write(FILM, &camera.film(SIZE)?, MOST_FILM_BYTES)?;
    options.write(STILL, &image::with_palette(&still)?, MOST_STILL_BYTES)
}
