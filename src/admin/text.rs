//! The texts of the page. The words are in `texts/`, one file for each language, which the page
//! loads when it opens: they are not part of the wasm.

use crate::locale::{Locale, fill, lines};

macro_rules! texts {
    ($($(#[doc = $about:literal])+ $name:ident = $key:literal,)+) => {
        /// A text of the page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum AdminText {
            $($(#[doc = $about])+ $name,)+
        }

        impl AdminText {
            /// The keys in the files of texts, in the order of the declaration.
            pub const KEYS: &[&str] = &[$($key,)+];
        }
    };
}

texts! {
    /// Heading of the page.
    Title = "title",
    /// Below the heading while the app is being installed.
    IntroInstall = "intro_install",
    /// Below the heading after the installation.
    Intro = "intro",
    /// Heading of the check-up.
    Checkup = "checkup",
    /// Screen readers: the check passed.
    StateGood = "state_good",
    /// Screen readers: the check found a restriction.
    StateWarning = "state_warning",
    /// Screen readers: the check found a problem.
    StateBad = "state_bad",
    /// Screen readers: the result of the check is not known.
    StateUnknown = "state_unknown",
    /// Check: the user is an administrator.
    CheckAdmin = "check_admin",
    /// Check: the portal answers REST calls.
    CheckRest = "check_rest",
    /// Check: the permission `placement`.
    CheckPlacement = "check_placement",
    /// Check: the permission `im`.
    CheckIm = "check_im",
    /// Check: the page has an https address.
    CheckHttps = "check_https",
    /// Check: the host name has a dot.
    CheckHost = "check_host",
    /// Check: the installation is finished.
    CheckInstalled = "check_installed",
    /// Check: the pages that the market asks for respond.
    CheckDocuments = "check_documents",
    /// What to do if the user is no administrator.
    FixAdmin = "fix_admin",
    /// What to do without the permission `placement`.
    FixPlacement = "fix_placement",
    /// What to do without the permission `im`.
    FixIm = "fix_im",
    /// What to do without the permission `placement` if the app is from the market.
    FixPlacementMarket = "fix_placement_market",
    /// What to do without the permission `im` if the app is from the market.
    FixImMarket = "fix_im_market",
    /// What to do without https.
    FixHttps = "fix_https",
    /// What to do about the host name, which fills it.
    FixHost = "fix_host",
    /// What to do while the installation is not finished.
    FixInstalled = "fix_installed",
    /// What to do if a page that the market asks for does not respond.
    FixDocuments = "fix_documents",
    /// Button: repeat the check-up.
    CheckAgain = "check_again",
    /// Heading of the placements.
    Places = "places",
    /// Name of the placement at the message field.
    PlaceTextarea = "place_textarea",
    /// Where the placement at the message field is.
    HintTextarea = "hint_textarea",
    /// Name of the old emoji window.
    PlaceSmiles = "place_smiles",
    /// Where the old emoji window is.
    HintSmiles = "hint_smiles",
    /// Name of the placement in the sidebar.
    PlaceSidebar = "place_sidebar",
    /// Where the placement in the sidebar is.
    HintSidebar = "hint_sidebar",
    /// Name of the placement in the main menu.
    PlaceNavigation = "place_navigation",
    /// Where the placement in the main menu is.
    HintNavigation = "hint_navigation",
    /// Name of the placement in a message's menu.
    PlaceContext = "place_context",
    /// Where the placement in a message's menu is.
    HintContext = "hint_context",
    /// State: bound to this page.
    PlaceAdded = "place_added",
    /// State: not bound.
    PlaceMissing = "place_missing",
    /// State: bound to another address, twice, or too small.
    PlaceStale = "place_stale",
    /// State: bound, but not chosen.
    PlaceLeftover = "place_leftover",
    /// Button: bind the chosen placements.
    Add = "add",
    /// Button: bind stale placements again.
    Repair = "repair",
    /// Button: bind and unbind what was changed.
    Apply = "apply",
    /// Button: unbind everything.
    Remove = "remove",
    /// Status: the action is running.
    Working = "working",
    /// Status: waiting for a busy portal.
    Waiting = "waiting",
    /// Status of one placement: bound.
    WasAdded = "was_added",
    /// Status of one placement: unbound.
    WasRemoved = "was_removed",
    /// Status: all placements are as chosen.
    AllDone = "all_done",
    /// Status: everything is unbound.
    AllRemoved = "all_removed",
    /// Status: the placements were already as chosen.
    NothingToDo = "nothing_to_do",
    /// Status: at least one call failed.
    SomeFailed = "some_failed",
    /// Status: the bindings could not be read.
    PlacesFailed = "places_failed",
    /// The portal denied access.
    ErrorForbidden = "error_forbidden",
    /// The portal does not accept the access token.
    ErrorSignin = "error_signin",
    /// The portal has too many requests.
    ErrorBusy = "error_busy",
    /// The portal cannot be reached.
    ErrorNetwork = "error_network",
    /// The portal did not answer in time.
    ErrorSlow = "error_slow",
    /// The answer is not the portal's; filled with the HTTP status.
    ErrorStrange = "error_strange",
    /// The portal refused the handler URL.
    ErrorAddress = "error_address",
    /// The portal does not have this placement.
    ErrorPlace = "error_place",
    /// The portal refused the call for another reason.
    ErrorRefused = "error_refused",
    /// Quotes the portal's own message, which fills it.
    PortalSays = "portal_says",
    /// Heading of the settings.
    Settings = "settings",
    /// Setting: the GIF service.
    GifService = "gif_service",
    /// Value: the GIF service that has a key.
    GifServiceAuto = "gif_service_auto",
    /// Which GIF service is used now; filled with its name.
    GifServiceNow = "gif_service_now",
    /// Setting: the API key of a GIF service; filled with the service's name.
    Key = "key",
    /// Where to get a key; filled with the host of that page.
    KeyHint = "key_hint",
    /// How many calls a key allows, at a service with free production keys.
    KeyQuotaFree = "key_quota_free",
    /// How many calls a key allows, at a service that sells more by contract.
    KeyQuotaContract = "key_quota_contract",
    /// Added to the hint if the deployment has a key of its own.
    KeyBuiltin = "key_builtin",
    /// Button: try the key.
    TryKey = "try_key",
    /// Status: the GIF service accepts the key.
    KeyWorks = "key_works",
    /// Status: the GIF service refuses the key.
    KeyRefused = "key_refused",
    /// Status: the GIF service's answer cannot be read, so that the key may be right or wrong.
    KeyUnsure = "key_unsure",
    /// Status: the field is empty.
    KeyEmpty = "key_empty",
    /// Setting: the content rating.
    Rating = "rating",
    /// Value: rating G.
    RatingG = "rating_g",
    /// Value: rating PG.
    RatingPg = "rating_pg",
    /// Value: rating PG-13.
    RatingPg13 = "rating_pg13",
    /// Value: rating R.
    RatingR = "rating_r",
    /// Setting: whether there is a GIF tab.
    GifTab = "gif_tab",
    /// Setting: what a click on a GIF does.
    Click = "click",
    /// Value: a click sends the GIF.
    ClickSend = "click_send",
    /// Value: a click inserts the link.
    ClickInsert = "click_insert",
    /// Setting: the tab that is open at first.
    DefaultTab = "default_tab",
    /// Value: the emoji tab.
    TabEmoji = "tab_emoji",
    /// Value: the GIF tab.
    TabGifs = "tab_gifs",
    /// Setting: the theme.
    Theme = "theme",
    /// Value: light.
    ThemeLight = "theme_light",
    /// Value: dark.
    ThemeDark = "theme_dark",
    /// Button: save the settings.
    Save = "save",
    /// Status: the settings are saved.
    Saved = "saved",
    /// Status: no setting was changed.
    SaveNothing = "save_nothing",
    /// Status: a setting was not saved; filled with its name.
    SaveFailed = "save_failed",
    /// Heading of the company's stickers.
    Stickers = "stickers",
    /// What the company's stickers are.
    StickersIntro = "stickers_intro",
    /// First step: create a pack in a chat.
    StickersStep1 = "stickers_step_1",
    /// Second step: list the packs.
    StickersStep2 = "stickers_step_2",
    /// Third step: choose packs and type words.
    StickersStep3 = "stickers_step_3",
    /// Screen readers: what the picture of the chat window shows.
    StickersPicture = "stickers_picture",
    /// Button: list the custom packs.
    ShowPacks = "show_packs",
    /// Report: the user has no custom packs.
    NoPacks = "no_packs",
    /// Report: the portal has no stickers.
    NoStickers = "no_stickers",
    /// Report: a pack that was chosen does not exist any more. Filled with its number.
    PackGone = "pack_gone",
    /// Label of the field for a sticker's words. Filled with the name of its pack and its number.
    StickerWords = "sticker_words",
    /// How much of the space is used. Filled with a percentage.
    StickersUsed = "stickers_used",
    /// Report: the words do not fit.
    StickersFull = "stickers_full",
    /// Button: save the company's stickers.
    SavePacks = "save_packs",
    /// Heading and button: finish the installation.
    Finish = "finish",
    /// Status: a placement has to be bound first.
    FinishFirst = "finish_first",
    /// Status: the portal was asked to finish the installation.
    Finishing = "finishing",
    /// Status: the portal did not react.
    FinishSilent = "finish_silent",
    /// Button in the picker: show the settings, read-only.
    PortalSettings = "portal_settings",
    /// Says that only administrators can change the settings.
    ReadOnly = "read_only",
    /// Read-only list: a key is set.
    IsSet = "is_set",
    /// Read-only list: no key, or an unknown value.
    IsNotSet = "is_not_set",
    /// Value: yes.
    Yes = "yes",
    /// Value: no.
    No = "no",
    /// Link: the privacy page.
    Privacy = "privacy",
    /// Link: the terms of use.
    Terms = "terms",
}

/// The texts in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdminTexts {
    locale: Locale,
    /// One text for each of [`AdminText::KEYS`].
    values: Vec<String>,
}

impl AdminTexts {
    /// Reads the texts from the English file and the file of the user's language. English fills
    /// the gaps. Without a second file the language is English.
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
            let index = AdminText::KEYS.iter().position(|known| *known == key);
            if let Some(value) = index.and_then(|index| self.values.get_mut(index)) {
                text.clone_into(value);
            }
        }
    }

    /// Whether every text has words.
    pub fn is_complete(&self) -> bool {
        self.values.iter().all(|text| !text.is_empty())
    }

    /// Returns the language.
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// Returns a text.
    pub fn get(&self, text: AdminText) -> &str {
        self.values.get(text as usize).map_or("", |text| text)
    }

    /// Returns a text with `filling` in the place of its `{}`.
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
    fn english_fills_the_gaps() {
        let texts = AdminTexts::read(ENGLISH, Some((Locale::De, "# x\nyes = Ja\nelse = x\n")));
        assert_eq!(texts.get(AdminText::Yes), "Ja");
        assert_eq!(texts.get(AdminText::No), "No");
        assert_eq!(texts.locale(), Locale::De);
    }

    #[test]
    fn a_login_page_of_a_proxy_is_refused() {
        assert!(!AdminTexts::read("<html lang=en>", None).is_complete());
    }
}
