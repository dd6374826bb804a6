//! Every text that a person can read, by name. The words stand in `texts/`.

use crate::emoji::Group;
use crate::role::WhyCopy;

macro_rules! texts {
    ($($(#[doc = $about:literal])+ $name:ident = $key:literal,)+) => {
        /// A text of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Text {
            $($(#[doc = $about])+ $name,)+
        }

        impl Text {
            /// All texts, in the order of their declaration.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The name in files of texts.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                }
            }
        }
    };
}

texts! {
    /// Name of the tab.
    EmojiTab = "emoji_tab",
    /// Placeholder and name of the search field.
    Search = "search",
    /// Name of the row of group buttons.
    Groups = "groups",
    /// Heading of the first row.
    Frequent = "frequent",
    /// Name of a group.
    Smileys = "group.smileys",
    /// Name of a group.
    People = "group.people",
    /// Name of a group.
    Animals = "group.animals",
    /// Name of a group.
    Food = "group.food",
    /// Name of a group.
    Travel = "group.travel",
    /// Name of a group.
    Activities = "group.activities",
    /// Name of a group.
    Objects = "group.objects",
    /// Name of a group.
    Symbols = "group.symbols",
    /// Name of a group.
    Flags = "group.flags",
    /// Announced with the number of results; has plural forms.
    Results = "results",
    /// Shown when a search finds nothing; filled with the query.
    NothingFound = "nothing_found",
    /// Heading over emoji that are only similar to the query.
    Similar = "similar",
    /// Heading over emoji found by the keys of another layout; filled with what they give there.
    OtherLayout = "other_layout",
    /// Button: empty the search field.
    ClearSearch = "clear_search",
    /// Shown while a search waits for names.
    NamesLoading = "names_loading",
    /// The catalogue could not be loaded.
    CatalogueFailed = "catalogue_failed",
    /// No names at all could be loaded.
    NamesFailed = "names_failed",
    /// The names in the person's language could not be loaded.
    LanguageFailed = "language_failed",
    /// The English names could not be loaded.
    EnglishFailed = "english_failed",
    /// Button: try again.
    Retry = "retry",
    /// Button: copy a pick.
    Copy = "copy",
    /// Button: close a message.
    Dismiss = "dismiss",
    /// Button: empty the preview of the draft.
    Clear = "clear",
    /// After an insertion; filled with the emoji.
    Inserted = "inserted",
    /// After copying; filled with the emoji.
    Copied = "copied",
    /// Copying was refused: the text stands selected.
    SelectAndCopy = "select_and_copy",
    /// The chat did not confirm an insertion in time; filled with the emoji.
    InsertUnanswered = "insert_unanswered",
    /// The chat refused an insertion; filled with the emoji.
    InsertRefused = "insert_refused",
    /// Why picks are copied: no bridge.
    WhyNoBridge = "why_no_bridge",
    /// Why picks are copied: the portal is silent.
    WhyPortalSilent = "why_portal_silent",
    /// Why picks are copied: not in a chat.
    WhyNotInChat = "why_not_in_chat",
    /// Why picks are copied: a part of the portal without chat.
    WhyPlacement = "why_placement",
    /// Why picks are copied: no `im:` channel.
    WhyNoChannel = "why_no_channel",
    /// Why picks are copied: the old emoji window.
    WhyLegacy = "why_legacy",
    /// Why picks are shown as text.
    WhyShown = "why_shown",
    /// The page runs outside a portal.
    Standalone = "standalone",
    /// Name of the preview of the draft.
    Preview = "preview",
    /// Heading: framed by somebody who is not listed.
    NotYourPortal = "not_your_portal",
    /// What that means; filled with the host.
    NotYourPortalDetails = "not_your_portal_details",
    /// Heading of the page for administrators.
    Admin = "admin",
    /// What that page cannot do yet.
    AdminNotYet = "admin_not_yet",
    /// Something in what the portal sent is wrong; filled with what.
    ContextProblem = "context_problem",
    /// The person's state could not be stored.
    NotSaved = "not_saved",
}

impl Text {
    /// Finds a text by its name in files.
    pub fn by_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|text| text.key() == key)
    }

    /// Name of a group.
    pub const fn of_group(group: Group) -> Self {
        match group {
            Group::Smileys => Self::Smileys,
            Group::People => Self::People,
            Group::Animals => Self::Animals,
            Group::Food => Self::Food,
            Group::Travel => Self::Travel,
            Group::Activities => Self::Activities,
            Group::Objects => Self::Objects,
            Group::Symbols => Self::Symbols,
            Group::Flags => Self::Flags,
        }
    }

    /// Why picks are copied and not inserted.
    pub const fn why_copy(why: WhyCopy) -> Self {
        match why {
            WhyCopy::NoBridge => Self::WhyNoBridge,
            WhyCopy::PortalSilent => Self::WhyPortalSilent,
            WhyCopy::NotInChat => Self::WhyNotInChat,
            WhyCopy::PlacementWithoutChat => Self::WhyPlacement,
            WhyCopy::NoImChannel => Self::WhyNoChannel,
        }
    }
}
