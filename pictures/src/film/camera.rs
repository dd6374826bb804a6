//! Takes the frames of the film, with a drawn pointer and captions of keys.

use anyhow::Result;
use serde_json::json;

use super::container::{self, Frame as Part};
use super::differences::Screen;
use crate::image::Picture;
use crate::stage::{Frame, Size, Stage};

/// Draws a pointer and a caption over the portal's page. Both are outside of the picker's frame.
const PROPS: &str = include_str!("../page/props.js");

/// Shows the same moment of all videos.
const SEEK: &str = include_str!("../page/seek.js");

/// Shows a moment of animated pictures in the messages.
const ANIMATE: &str = include_str!("../page/animate.js");

/// The number of frames of a movement of the pointer.
const STEPS: u32 = 8;

/// The time of each of these frames in milliseconds.
const STEP_MS: u32 = 50;

/// The time of a frame while videos play, in milliseconds: that of a frame of the videos.
const VIDEO_MS: u32 = 100;

/// Films a stage. Time passes only when a frame is taken, so a slow machine makes the same film.
pub struct Camera<'a> {
    /// The stage in front of it.
    pub stage: &'a mut Stage,
    /// The time of all frames so far in milliseconds.
    clock: u32,
    /// The frames. They are encoded at the end: the picker's time limits go on meanwhile.
    shots: Vec<Shot>,
    /// The position of the pointer.
    pointer: (f64, f64),
}

/// A frame as it was taken.
struct Shot {
    png: Vec<u8>,
    milliseconds: u32,
    has_videos: bool,
}

impl<'a> Camera<'a> {
    /// Draws the pointer at a position.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub async fn new(stage: &'a mut Stage, pointer: (f64, f64)) -> Result<Self> {
        stage.eval(Frame::Portal, PROPS).await?;
        let mut camera = Self { stage, clock: 0, shots: Vec::new(), pointer };
        camera.draw_pointer(false).await?;
        Ok(camera)
    }

    /// Waits until the stage is at rest, and shows it for this time.
    ///
    /// # Errors
    /// When it does not come to rest.
    pub async fn hold(&mut self, milliseconds: u32) -> Result<()> {
        self.stage.settle().await?;
        self.take(milliseconds).await
    }

    /// Moves the pointer to the middle of an element.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn move_to(&mut self, frame: Frame, selector: &str) -> Result<()> {
        let (from_x, from_y) = self.pointer;
        let (to_x, to_y) = self.stage.middle(frame, selector).await?;
        for step in 1..=STEPS {
            let share = eased(f64::from(step) / f64::from(STEPS));
            self.pointer = (from_x + (to_x - from_x) * share, from_y + (to_y - from_y) * share);
            if step == STEPS {
                self.stage.move_mouse(to_x, to_y).await;
                self.stage.settle().await?;
            }
            self.draw_pointer(false).await?;
            self.take(STEP_MS).await?;
        }
        self.take(150).await
    }

    /// Clicks where the pointer is.
    ///
    /// # Errors
    /// When the pointer cannot be drawn.
    pub async fn click(&mut self) -> Result<()> {
        self.draw_pointer(true).await?;
        self.take(120).await?;
        let (x, y) = self.pointer;
        self.stage.click_at(x, y).await;
        self.draw_pointer(false).await
    }

    /// Presses a key, and shows its caption and the result for this time.
    ///
    /// # Errors
    /// When the stage does not come to rest.
    pub async fn press(&mut self, key: Key, milliseconds: u32) -> Result<()> {
        let (name, code, caption) = key.describe();
        self.caption(caption).await?;
        self.stage.press(name, code).await;
        self.hold(milliseconds).await?;
        self.caption("").await
    }

    /// Returns the frames so far as animated WebP.
    ///
    /// # Errors
    /// When a frame cannot be encoded.
    pub fn film(&self, Size { width, height, .. }: Size) -> Result<Vec<u8>> {
        let mut screen = Screen::default();
        let mut parts: Vec<Part> = Vec::new();
        for Shot { png, milliseconds, has_videos } in &self.shots {
            let part = screen.show(&Picture::read(png)?, *milliseconds, *has_videos)?;
            match (part, parts.last_mut()) {
                (Some(part), _) => parts.push(part),
                (None, Some(last)) => last.milliseconds += milliseconds,
                (None, None) => {}
            }
        }
        println!("{} frames, {} ms", parts.len(), self.clock);
        container::animation(width, height, &parts)
    }

    /// Shows the stage as it is for this time.
    async fn take(&mut self, milliseconds: u32) -> Result<()> {
        let end = self.clock + milliseconds;
        while self.clock < end {
            let has_videos = self.seek().await?;
            let left = end - self.clock;
            let time = if has_videos { left.min(VIDEO_MS - self.clock % VIDEO_MS) } else { left };
            let png = self.stage.screenshot().await?;
            self.shots.push(Shot { png, milliseconds: time, has_videos });
            self.clock += time;
        }
        Ok(())
    }

    /// Shows the moment of the clock in all videos and messages, and returns whether there are
    /// videos.
    async fn seek(&mut self) -> Result<bool> {
        if !self.stage.has(Frame::Picker).await {
            return Ok(false);
        }
        let moment = self.clock / VIDEO_MS * VIDEO_MS + VIDEO_MS / 2;
        self.stage.eval(Frame::Portal, &format!("({ANIMATE})({moment})")).await?;
        let script = format!("({SEEK})({moment})");
        Ok(self.stage.eval(Frame::Picker, &script).await? == true)
    }

    async fn draw_pointer(&mut self, is_pressed: bool) -> Result<()> {
        let (x, y) = self.pointer;
        let script = format!("globalThis.props.point({x:.0}, {y:.0}, {is_pressed})");
        self.stage.eval(Frame::Portal, &script).await.map(drop)
    }

    async fn caption(&mut self, text: &str) -> Result<()> {
        let script = format!("globalThis.props.caption({})", json!(text));
        self.stage.eval(Frame::Portal, &script).await.map(drop)
    }
}

/// A key that the person presses.
#[derive(Clone, Copy, Debug)]
pub enum Key {
    /// The arrow down.
    Down,
    /// The arrow to the right.
    Right,
    /// The arrow up.
    Up,
    /// Enter.
    Enter,
}

impl Key {
    /// Returns the browser's name, the virtual key code, and the caption.
    fn describe(self) -> (&'static str, u32, &'static str) {
        match self {
            Self::Down => ("ArrowDown", 40, "↓"),
            Self::Right => ("ArrowRight", 39, "→"),
            Self::Up => ("ArrowUp", 38, "↑"),
            Self::Enter => ("Enter", 13, "Enter"),
        }
    }
}

/// Starts and ends slowly: maps 0 to 0 and 1 to 1.
fn eased(share: f64) -> f64 {
    share * share * (3.0 - 2.0 * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_movement_starts_and_ends_where_it_should() {
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(close(eased(0.0), 0.0) && close(eased(0.5), 0.5) && close(eased(1.0), 1.0));
    }
}
