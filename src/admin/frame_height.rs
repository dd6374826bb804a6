//! The height of the page's frame. The portal sets it on request; otherwise the page has a scroll bar
//! of its own beside that of the portal.

/// The height that the portal was asked for, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameHeight {
    least: u32,
    now: u32,
}

impl FrameHeight {
    /// `given` is the height before the first request. The frame never gets lower than this.
    pub const fn new(given: u32) -> Self {
        Self { least: given, now: given }
    }

    /// Returns the height to ask the portal for; `None` if the frame has it already. `content` is the
    /// height of the page's content in CSS pixels, with its fraction.
    pub fn request(&mut self, content: f64) -> Option<u32> {
        // The cast saturates. A height is at least 0.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let height = (content.ceil() as u32).max(self.least);
        (height != self.now).then(|| {
            self.now = height;
            height
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_follows_its_content() {
        let mut frame = FrameHeight::new(600);
        assert_eq!(frame.request(1200.25), Some(1201), "no pixel is cut off");
        assert_eq!(frame.request(1201.0), None, "asked already");
        assert_eq!(frame.request(900.0), Some(900));
        assert_eq!(frame.request(300.0), Some(600), "not lower than the portal made it");
    }

    #[test]
    fn a_frame_that_is_high_enough_stays_as_it_is() {
        let mut frame = FrameHeight::new(600);
        for content in [0.0, 599.5, 600.0, f64::NAN] {
            assert_eq!(frame.request(content), None, "{content}");
        }
    }
}
