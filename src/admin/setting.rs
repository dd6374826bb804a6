//! The portal's settings. Each is an app option of its own, so that saving one setting keeps what
//! another release of the picker has stored in the others.
//!
//! A new setting is an entry in [`Setting::ALL`] and an arm in five matches: `option`, `name`,
//! `choices`, `value` and, unless a choice is shown by its name, `shown`. The field of the page, the
//! saving and the read-only list follow from these.

use super::AdminText;
use crate::portal::{GifClick, PortalOptions};
use serde_json::{Map, Value};

/// A setting of the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The API key of the GIF service: free text.
    Key,
    /// The content rating that GIFs must not exceed.
    Rating,
    /// Whether there is a GIF tab.
    GifTab,
    /// Whether a click on a GIF sends it or inserts its link.
    GifClick,
    /// The tab that is open at first.
    FirstTab,
    /// The theme: light or dark.
    Theme,
}

impl Setting {
    /// All settings in the order of the page.
    pub const ALL: [Self; 6] =
        [Self::Key, Self::GifTab, Self::Rating, Self::GifClick, Self::FirstTab, Self::Theme];

    /// Returns the name of the app option.
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

    /// Returns the label of the field.
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

    /// Returns the possible values, each with its name; empty for free text. The first one is the
    /// default.
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

    /// Returns the value as the app option stores it.
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

    /// Returns the options with this setting changed to what a field says.
    pub fn changed(self, options: &PortalOptions, value: &str) -> PortalOptions {
        let mut stored: Map<String, Value> = Self::ALL
            .into_iter()
            .map(|setting| (setting.option().to_owned(), setting.value(options).into()))
            .collect();
        stored.insert(self.option().to_owned(), value.into());
        PortalOptions::read(&stored)
    }

    /// Returns the name of the value for users who cannot change it. Never shows the key.
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

    fn options(setting: Setting, value: &str) -> PortalOptions {
        let stored = (setting.option().to_owned(), Value::from(value));
        PortalOptions::read(&Map::from_iter([stored]))
    }

    #[test]
    fn each_value_is_read_as_it_is_stored() {
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
    fn a_change_leaves_the_other_settings_alone() {
        let mut options = PortalOptions::default();
        for setting in Setting::ALL {
            let value = setting.choices().last().map_or("a-key", |(value, _)| value);
            let changed = setting.changed(&options, value);
            assert_eq!(setting.value(&changed), value);
            for other in Setting::ALL.into_iter().filter(|other| *other != setting) {
                assert_eq!(other.value(&changed), other.value(&options), "{setting:?}");
            }
            options = changed;
        }
    }

    #[test]
    fn the_default_is_the_first_choice() {
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
