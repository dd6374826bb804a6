//! The tabs of the picker.

/// What is picked from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Emoji.
    #[default]
    Emoji,
    /// GIFs.
    Gifs,
}

impl Tab {
    /// All of them, in their order on screen.
    pub const ALL: [Self; 2] = [Self::Emoji, Self::Gifs];

    /// As options and stored states have it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Emoji => "emoji",
            Self::Gifs => "gifs",
        }
    }

    /// Reads what [`Tab::as_str`] wrote, or what an administrator wrote by hand.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| text.trim().eq_ignore_ascii_case(tab.as_str()))
    }
}
