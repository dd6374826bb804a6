//! The tabs of the picker, as data.

use crate::locale::Text;

/// A tab of the picker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// Emoji.
    #[default]
    Emoji,
    /// GIFs.
    Gifs,
    /// Stickers of the portal.
    Stickers,
}

/// What distinguishes a tab from the others. Ids are those of elements in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TabSpec {
    /// The name in app options, in the stored state, and in the page's `data-tab`.
    pub name: &'static str,
    /// Id of the button.
    pub button_id: &'static str,
    /// Id of the panel that the button shows.
    pub panel_id: &'static str,
    /// Id of the list that the search field works on.
    pub list_id: &'static str,
    /// ARIA role of that list.
    pub list_role: &'static str,
    /// Label of the button.
    pub title: Text,
    /// Label of the search field while the tab is on screen.
    pub search_label: Text,
}

impl Tab {
    /// All tabs, in their order on screen.
    pub const ALL: [Self; 3] = [Self::Emoji, Self::Gifs, Self::Stickers];

    /// Returns the data of the tab.
    pub const fn spec(self) -> &'static TabSpec {
        match self {
            Self::Emoji => &TabSpec {
                name: "emoji",
                button_id: "tab-emoji",
                panel_id: "panel",
                list_id: "grid",
                list_role: "grid",
                title: Text::EmojiTab,
                search_label: Text::Search,
            },
            Self::Gifs => &TabSpec {
                name: "gifs",
                button_id: "tab-gifs",
                panel_id: "gif-panel",
                list_id: "gif-grid",
                list_role: "listbox",
                title: Text::GifTab,
                search_label: Text::GifSearch,
            },
            Self::Stickers => &TabSpec {
                name: "stickers",
                button_id: "tab-stickers",
                panel_id: "sticker-panel",
                list_id: "sticker-grid",
                list_role: "grid",
                title: Text::StickerTab,
                search_label: Text::StickerSearch,
            },
        }
    }

    /// Returns the name in app options and stored states.
    pub const fn as_str(self) -> &'static str {
        self.spec().name
    }

    /// Reads what [`Tab::as_str`] wrote, or what an administrator wrote by hand.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| text.trim().eq_ignore_ascii_case(tab.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_any_case() {
        for tab in Tab::ALL {
            assert_eq!(Tab::parse(&format!(" {} ", tab.as_str().to_uppercase())), Some(tab));
        }
        // A later version of the app, or an administrator, may have stored the name of another tab.
        assert_eq!(Tab::parse("kaomoji"), None);
    }
}
