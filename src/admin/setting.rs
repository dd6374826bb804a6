//! The portal's settings. Each is an app option of its own, so that saving one setting keeps what
//! another release of the picker has stored in the others.
//!
//! A new setting is an entry in [`Setting::ALL`] and an arm in five matches: `option`, `name`,
//! `choices`, `value` and, unless a choice is shown by its name, `shown`. The field of the page, the
//! saving and the read-only list follow from these.

use super::{AdminText, AdminTexts};
use crate::gifs::GifService;
use crate::portal::{GifClick, PortalOptions};
use serde_json::{Map, Value};

/// A setting of the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The GIF service that is asked.
    GifService,
    /// The API key of a GIF service: free text.
    Key(GifService),
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
    pub const ALL: [Self; 8] = [
        Self::GifService,
        Self::Key(GifService::Klipy),
        Self::Key(GifService::Giphy),
        Self::GifTab,
        Self::Rating,
        Self::GifClick,
        Self::FirstTab,
        Self::Theme,
    ];

    /// Returns the name of the app option.
    pub const fn option(self) -> &'static str {
        match self {
            Self::GifService => "gif_provider",
            Self::Key(service) => service.spec().key_option,
            Self::Rating => "rating",
            Self::GifTab => "gif_tab",
            Self::GifClick => "gif_click",
            Self::FirstTab => "default_tab",
            Self::Theme => "theme",
        }
    }

    /// Returns the label of the field. That of a key names its service.
    pub fn name(self, texts: &AdminTexts) -> String {
        match self {
            Self::Key(service) => texts.filled(AdminText::Key, service.spec().title),
            _ => texts.get(self.label()).to_owned(),
        }
    }

    const fn label(self) -> AdminText {
        match self {
            Self::GifService => AdminText::GifService,
            Self::Key(_) => AdminText::Key,
            Self::Rating => AdminText::Rating,
            Self::GifTab => AdminText::GifTab,
            Self::GifClick => AdminText::Click,
            Self::FirstTab => AdminText::DefaultTab,
            Self::Theme => AdminText::Theme,
        }
    }

    /// Returns the possible values, each with its name; empty for free text. The first one is the
    /// default.
    pub fn choices(self) -> Vec<(&'static str, Name)> {
        let texts: &[(&str, AdminText)] = match self {
            Self::Key(_) => &[],
            Self::GifService => &[(AUTOMATIC, AdminText::GifServiceAuto)],
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
        };
        let mut choices: Vec<_> =
            texts.iter().map(|&(value, text)| (value, Name::Text(text))).collect();
        if self == Self::GifService {
            let services = GifService::ALL.map(GifService::spec);
            choices.extend(services.map(|service| (service.name, Name::Own(service.title))));
        }
        choices
    }

    /// Returns the value as the app option stores it.
    pub fn value(self, options: &PortalOptions) -> &str {
        match self {
            Self::GifService => options.gif_service.map_or(AUTOMATIC, |it| it.spec().name),
            Self::Key(service) => options.gif_keys.get(service),
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
    pub fn shown(self, options: &PortalOptions) -> Name {
        let value = self.value(options);
        match self {
            Self::Key(_) if value.is_empty() => Name::Text(AdminText::IsNotSet),
            Self::Key(_) => Name::Text(AdminText::IsSet),
            _ => {
                let choice = self.choices().into_iter().find(|(one, _)| *one == value);
                choice.map_or(Name::Text(AdminText::IsNotSet), |(_, name)| name)
            }
        }
    }
}

/// The value of [`Setting::GifService`] that leaves the choice to the app.
const AUTOMATIC: &str = "auto";

/// The name of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// A text of the page.
    Text(AdminText),
    /// A name that is the same in every language.
    Own(&'static str),
}

impl Name {
    /// Returns the words.
    pub fn words(self, texts: &AdminTexts) -> &str {
        match self {
            Self::Text(text) => texts.get(text),
            Self::Own(name) => name,
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
                assert_eq!(setting.value(&options), value);
                assert_eq!(setting.shown(&options), name);
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
            let value = setting.choices().last().map_or("a-key", |(value, _)| *value);
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
            let first = setting.choices().first().map_or("", |(value, _)| *value);
            assert_eq!(setting.value(&PortalOptions::default()), first);
            assert_eq!(
                setting.value(&options(setting, "a value of a later release")),
                match setting {
                    Setting::Key(_) => "a value of a later release",
                    _ => first,
                }
            );
        }
    }

    #[test]
    fn the_key_is_not_shown() {
        for key in GifService::ALL.map(Setting::Key) {
            assert!(Setting::ALL.contains(&key));
            assert_eq!(key.shown(&options(key, "abc")), Name::Text(AdminText::IsSet));
            assert_eq!(key.shown(&PortalOptions::default()), Name::Text(AdminText::IsNotSet));
        }
    }
}
