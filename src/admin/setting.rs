//! The portal's settings one by one: each is an app option of its own, so that writing one
//! destroys nothing that another release of the picker has written.

use super::AdminText;
use crate::portal::{GifClick, PortalOptions};

/// A setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The key of the GIF service.
    Key,
    /// The ceiling for GIFs.
    Rating,
    /// Whether there is a GIF tab.
    GifTab,
    /// What a click on a GIF does.
    GifClick,
    /// What the picker opens with.
    FirstTab,
    /// Light or dark.
    Theme,
}

impl Setting {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 6] =
        [Self::Key, Self::GifTab, Self::Rating, Self::GifClick, Self::FirstTab, Self::Theme];

    /// The name of the app option.
    pub const fn option(self) -> &'static str {
        match self {
            Self::Key => "giphy_api_key",
            Self::Rating => "rating",
            Self::GifTab => "gif_tab",
            Self::GifClick => "gif_click",
            Self::FirstTab => "default_tab",
            Self::Theme => "theme",
        }
    }

    /// Its name in the page.
    pub const fn name(self) -> AdminText {
        match self {
            Self::Key => AdminText::Key,
            Self::Rating => AdminText::Rating,
            Self::GifTab => AdminText::GifTab,
            Self::GifClick => AdminText::Click,
            Self::FirstTab => AdminText::DefaultTab,
            Self::Theme => AdminText::Theme,
        }
    }

    /// The values to choose from, each with its name; none for a text.
    pub const fn choices(self) -> &'static [(&'static str, AdminText)] {
        match self {
            Self::Key => &[],
            Self::Rating => &[
                ("g", AdminText::RatingG),
                ("pg", AdminText::RatingPg),
                ("pg-13", AdminText::RatingPg13),
                ("r", AdminText::RatingR),
            ],
            Self::GifTab => &[("Y", AdminText::Yes), ("N", AdminText::No)],
            Self::GifClick => &[("send", AdminText::ClickSend), ("insert", AdminText::ClickInsert)],
            Self::FirstTab => &[("emoji", AdminText::TabEmoji), ("gifs", AdminText::TabGifs)],
            Self::Theme => &[("light", AdminText::ThemeLight), ("dark", AdminText::ThemeDark)],
        }
    }

    /// Its value, as the app option has it.
    pub fn value(self, options: &PortalOptions) -> &str {
        match self {
            Self::Key => &options.giphy_key,
            Self::Rating => options.rating.as_str(),
            Self::GifTab if options.has_gif_tab => "Y",
            Self::GifTab => "N",
            Self::GifClick => match options.gif_click {
                GifClick::Send => "send",
                GifClick::Insert => "insert",
            },
            Self::FirstTab => options.first_tab.as_str(),
            Self::Theme if options.is_dark => "dark",
            Self::Theme => "light",
        }
    }

    /// What to show of its value to somebody who may not change it: a name, never the key.
    pub fn shown(self, options: &PortalOptions) -> AdminText {
        let value = self.value(options);
        match self {
            Self::Key if value.is_empty() => AdminText::IsNotSet,
            Self::Key => AdminText::IsSet,
            _ => {
                let mut choices = self.choices().iter();
                choices.find(|(one, _)| *one == value).map_or(AdminText::IsNotSet, |(_, it)| *it)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Map, Value};

    fn options(setting: Setting, value: &str) -> PortalOptions {
        let stored = (setting.option().to_owned(), Value::from(value));
        PortalOptions::read(&Map::from_iter([stored]))
    }

    #[test]
    fn each_value_is_read_as_it_is_written() {
        for setting in Setting::ALL {
            for (value, name) in setting.choices() {
                let options = options(setting, value);
                assert_eq!(setting.value(&options), *value);
                assert_eq!(setting.shown(&options), *name);
                let others = Setting::ALL.into_iter().filter(|other| *other != setting);
                for other in others {
                    assert_eq!(other.value(&options), other.value(&PortalOptions::default()));
                }
            }
        }
    }

    #[test]
    fn nothing_set_is_the_first_choice() {
        for setting in Setting::ALL {
            let first = setting.choices().first().map_or("", |(value, _)| value);
            assert_eq!(setting.value(&PortalOptions::default()), first);
            assert_eq!(
                setting.value(&options(setting, "a value of a later release")),
                match setting {
                    Setting::Key => "a value of a later release",
                    _ => first,
                }
            );
        }
    }

    #[test]
    fn the_key_is_not_shown() {
        assert_eq!(Setting::Key.shown(&options(Setting::Key, "abc")), AdminText::IsSet);
        assert_eq!(Setting::Key.shown(&PortalOptions::default()), AdminText::IsNotSet);
    }
}
