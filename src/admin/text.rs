//! Every text of the page, by name. The words stand in `texts/`, and only this page loads them:
//! nobody who picks emoji pays for them.

use crate::locale::{Locale, fill, lines};

macro_rules! texts {
    ($($(#[doc = $about:literal])+ $name:ident = $key:literal,)+) => {
        /// A text of the page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum AdminText {
            $($(#[doc = $about])+ $name,)+
        }

        impl AdminText {
            /// The names in files of texts, in the order of the declaration.
            pub const KEYS: &[&str] = &[$($key,)+];
        }
    };
}

texts! {
    /// Heading of the page.
    Title = "title",
    /// Below it, while the app is being installed.
    IntroInstall = "intro_install",
    /// Below it, later on.
    Intro = "intro",
    /// Heading of the list of checks.
    Checkup = "checkup",
    /// State of a check.
    StateGood = "state_good",
    /// State of a check.
    StateWarning = "state_warning",
    /// State of a check.
    StateBad = "state_bad",
    /// State of a check.
    StateUnknown = "state_unknown",
    /// Name of a check.
    CheckAdmin = "check_admin",
    /// Name of a check.
    CheckRest = "check_rest",
    /// Name of a check.
    CheckPlacement = "check_placement",
    /// Name of a check.
    CheckIm = "check_im",
    /// Name of a check.
    CheckHttps = "check_https",
    /// Name of a check.
    CheckHost = "check_host",
    /// Name of a check.
    CheckInstalled = "check_installed",
    /// What to do about a check.
    FixAdmin = "fix_admin",
    /// What to do about a check.
    FixPlacement = "fix_placement",
    /// What to do about a check.
    FixIm = "fix_im",
    /// What to do about a check.
    FixHttps = "fix_https",
    /// What to do about a check; filled with the host.
    FixHost = "fix_host",
    /// What to do about a check.
    FixInstalled = "fix_installed",
    /// Button: run the checks anew.
    CheckAgain = "check_again",
    /// Heading of the list of places.
    Places = "places",
    /// Name of a place.
    PlaceTextarea = "place_textarea",
    /// What such a place is.
    HintTextarea = "hint_textarea",
    /// Name of a place.
    PlaceSmiles = "place_smiles",
    /// What such a place is.
    HintSmiles = "hint_smiles",
    /// Name of a place.
    PlaceSidebar = "place_sidebar",
    /// What such a place is.
    HintSidebar = "hint_sidebar",
    /// Name of a place.
    PlaceNavigation = "place_navigation",
    /// What such a place is.
    HintNavigation = "hint_navigation",
    /// Name of a place.
    PlaceContext = "place_context",
    /// What such a place is.
    HintContext = "hint_context",
    /// State of a place.
    PlaceAdded = "place_added",
    /// State of a place.
    PlaceMissing = "place_missing",
    /// State of a place.
    PlaceStale = "place_stale",
    /// State of a place.
    PlaceLeftover = "place_leftover",
    /// Button: bind.
    Add = "add",
    /// Button: bind anew what is stale.
    Repair = "repair",
    /// Button: bind and unbind what was changed.
    Apply = "apply",
    /// Button: unbind everything.
    Remove = "remove",
    /// A call is on its way.
    Working = "working",
    /// The portal is busy.
    Waiting = "waiting",
    /// How a binding went.
    WasAdded = "was_added",
    /// How an unbinding went.
    WasRemoved = "was_removed",
    /// How it all went.
    AllDone = "all_done",
    /// How it all went.
    AllRemoved = "all_removed",
    /// How it all went.
    NothingToDo = "nothing_to_do",
    /// How it all went.
    SomeFailed = "some_failed",
    /// The bindings could not be read.
    PlacesFailed = "places_failed",
    /// Why something did not work.
    ErrorForbidden = "error_forbidden",
    /// Why something did not work.
    ErrorSignin = "error_signin",
    /// Why something did not work.
    ErrorBusy = "error_busy",
    /// Why something did not work.
    ErrorNetwork = "error_network",
    /// Why something did not work.
    ErrorSlow = "error_slow",
    /// An answer that is not the portal’s; filled with its status.
    ErrorStrange = "error_strange",
    /// Why something did not work.
    ErrorAddress = "error_address",
    /// Why something did not work.
    ErrorPlace = "error_place",
    /// Why something did not work.
    ErrorRefused = "error_refused",
    /// The portal’s own words; filled with them.
    PortalSays = "portal_says",
    /// Heading of the settings.
    Settings = "settings",
    /// Name of a setting.
    Key = "key",
    /// What the key is for.
    KeyHint = "key_hint",
    /// The deployment has a key of its own.
    KeyBuiltin = "key_builtin",
    /// Button: try the key.
    TryKey = "try_key",
    /// What a try says.
    KeyWorks = "key_works",
    /// What a try says.
    KeyRefused = "key_refused",
    /// There is no key to try.
    KeyEmpty = "key_empty",
    /// Name of a setting.
    Rating = "rating",
    /// Value of a setting.
    RatingG = "rating_g",
    /// Value of a setting.
    RatingPg = "rating_pg",
    /// Value of a setting.
    RatingPg13 = "rating_pg13",
    /// Value of a setting.
    RatingR = "rating_r",
    /// Name of a setting.
    GifTab = "gif_tab",
    /// Name of a setting.
    Click = "click",
    /// Value of a setting.
    ClickSend = "click_send",
    /// Value of a setting.
    ClickInsert = "click_insert",
    /// Name of a setting.
    DefaultTab = "default_tab",
    /// Value of a setting.
    TabEmoji = "tab_emoji",
    /// Value of a setting.
    TabGifs = "tab_gifs",
    /// Name of a setting.
    Theme = "theme",
    /// Value of a setting.
    ThemeLight = "theme_light",
    /// Value of a setting.
    ThemeDark = "theme_dark",
    /// Button: save the settings.
    Save = "save",
    /// They are saved.
    Saved = "saved",
    /// There is nothing to save.
    SaveNothing = "save_nothing",
    /// A setting is not saved; filled with its name.
    SaveFailed = "save_failed",
    /// Button: end the installation.
    Finish = "finish",
    /// Why that cannot be done yet.
    FinishFirst = "finish_first",
    /// The portal was told.
    Finishing = "finishing",
    /// The portal was told, and nothing came of it.
    FinishSilent = "finish_silent",
    /// Button: show the settings to those who cannot change them.
    PortalSettings = "portal_settings",
    /// Why they cannot.
    ReadOnly = "read_only",
    /// Value of the key, which is not shown.
    IsSet = "is_set",
    /// Value of the key, which is not shown.
    IsNotSet = "is_not_set",
    /// Value of a setting.
    Yes = "yes",
    /// Value of a setting.
    No = "no",
}

/// The texts in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdminTexts {
    locale: Locale,
    /// One for each key.
    values: Vec<String>,
}

impl AdminTexts {
    /// The texts of two files: English, and a language whose words stand in their place. The
    /// language is named by whether it has any.
    pub fn read(english: &str, own: Option<(Locale, &str)>) -> Self {
        let mut texts =
            Self { locale: Locale::En, values: vec![String::new(); AdminText::KEYS.len()] };
        texts.put(english);
        if let Some((locale, source)) = own {
            texts.locale = locale;
            texts.put(source);
        }
        texts
    }

    fn put(&mut self, source: &str) {
        for (key, text) in lines(source) {
            let place = AdminText::KEYS.iter().position(|known| *known == key);
            if let Some(value) = place.and_then(|place| self.values.get_mut(place)) {
                text.clone_into(value);
            }
        }
    }

    /// Whether all words are there.
    pub fn is_complete(&self) -> bool {
        self.values.iter().all(|text| !text.is_empty())
    }

    /// The language.
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// A text, as it is.
    pub fn get(&self, text: AdminText) -> &str {
        self.values.get(text as usize).map_or("", |text| text)
    }

    /// A text with something in its `{}`.
    pub fn filled(&self, text: AdminText, filling: &str) -> String {
        fill(self.get(text), filling)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = include_str!("texts/en.txt");

    #[test]
    fn english_is_complete() {
        let english = AdminTexts::read(ENGLISH, None);
        assert!(english.is_complete());
        assert_eq!(english.get(AdminText::Title), "Emoji & GIF picker");
        assert_eq!(english.get(AdminText::No), "No");
        assert_eq!(english.filled(AdminText::ErrorStrange, "502").matches("502").count(), 1);
    }

    #[test]
    fn english_stands_behind_each_gap() {
        let texts = AdminTexts::read(ENGLISH, Some((Locale::De, "# x\nyes = Ja\nelse = x\n")));
        assert_eq!(texts.get(AdminText::Yes), "Ja");
        assert_eq!(texts.get(AdminText::No), "No");
        assert_eq!(texts.locale(), Locale::De);
    }

    #[test]
    fn a_page_of_a_proxy_is_no_text() {
        assert!(!AdminTexts::read("<html lang=en>", None).is_complete());
    }
}
