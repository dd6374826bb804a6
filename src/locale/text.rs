//! Every text that a person can read, by name. The words stand in `texts/`.

use crate::emoji::{Group, Tone};
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
    /// That page’s own files could not be loaded.
    AdminFailed = "admin_failed",
    /// Code that is loaded when it is first needed did not come.
    PartFailed = "part_failed",
    /// Something in what the portal sent is wrong; filled with what.
    ContextProblem = "context_problem",
    /// The person's state could not be stored.
    NotSaved = "not_saved",
    /// Name of the tab.
    GifTab = "gif_tab",
    /// Placeholder and name of the search field in the GIF tab.
    GifSearch = "gif_search",
    /// Name of the switch between GIFs and stickers.
    GifKind = "gif_kind",
    /// Stickers, in that switch.
    GifStickers = "gif_stickers",
    /// Name of the row of ready-made searches.
    GifTopics = "gif_topics",
    /// Chip: what is popular.
    GifTrending = "gif_trending",
    /// Chip: favourite GIFs.
    GifFavourites = "gif_favourites",
    /// Chip: GIFs used last.
    GifRecents = "gif_recents",
    /// Chip: loads what many people search for.
    GifTrendingSearches = "gif_trending_searches",
    /// GIFs are on their way.
    GifLoading = "gif_loading",
    /// How many GIFs are there; a plural.
    GifLoaded = "gif_loaded",
    /// There are no more GIFs.
    GifEnd = "gif_end",
    /// Nothing was found; filled with the query.
    GifEmpty = "gif_empty",
    /// A list without a query is empty.
    GifNothing = "gif_nothing",
    /// There are no favourites.
    GifNoFavourites = "gif_no_favourites",
    /// The same on a touch screen, where the star is not seen at first.
    GifNoFavouritesTouch = "gif_no_favourites_touch",
    /// There are no recent GIFs.
    GifNoRecents = "gif_no_recents",
    /// Button: show what is popular.
    GifShowTrending = "gif_show_trending",
    /// Button where no emoji was found: search GIFs.
    GifSearchInstead = "gif_search_instead",
    /// No key is set; to an administrator.
    GifNoKeyAdmin = "gif_no_key_admin",
    /// No key is set; to everybody else.
    GifNoKey = "gif_no_key",
    /// The key is refused.
    GifBadKey = "gif_bad_key",
    /// The calls of the key are used up.
    GifTooMany = "gif_too_many",
    /// … for so many seconds; a plural.
    GifWait = "gif_wait",
    /// The service is not there for this country.
    GifRegion = "gif_region",
    /// The query is too long for the service.
    GifTooLong = "gif_too_long",
    /// There is no connection.
    GifOffline = "gif_offline",
    /// The service cannot be reached: connection, content blocker, or a limit.
    GifUnreachable = "gif_unreachable",
    /// The service fails.
    GifTrouble = "gif_trouble",
    /// A retry is waiting for its time.
    GifWaiting = "gif_waiting",
    /// The query is cut; filled with the number of characters.
    GifCut = "gif_cut",
    /// Button: nothing moves any more.
    GifPause = "gif_pause",
    /// Button: everything moves again.
    GifPlay = "gif_play",
    /// Who learns of searches.
    GifPrivacy = "gif_privacy",
    /// A GIF is a favourite now.
    GifFavouriteAdded = "gif_favourite_added",
    /// A GIF is no favourite any more.
    GifFavouriteRemoved = "gif_favourite_removed",
    /// There is no room for another favourite.
    GifFavouritesFull = "gif_favourites_full",
    /// A GIF without a link.
    GifNoLink = "gif_no_link",
    /// Announced when a GIF stands in the draft.
    GifInserted = "gif_inserted",
    /// A GIF's link was copied.
    GifCopied = "gif_copied",
    /// The chat did not say whether it took a GIF.
    GifInsertUnanswered = "gif_insert_unanswered",
    /// The chat did not take a GIF.
    GifInsertRefused = "gif_insert_refused",
    /// Name of a ready-made search.
    GifThanks = "gif_thanks",
    /// Name of a ready-made search.
    GifHello = "gif_hello",
    /// Name of a ready-made search.
    GifYes = "gif_yes",
    /// Name of a ready-made search.
    GifNo = "gif_no",
    /// Name of a ready-made search.
    GifLaugh = "gif_laugh",
    /// Name of a ready-made search.
    GifWellDone = "gif_well_done",
    /// Name of a ready-made search.
    GifApplause = "gif_applause",
    /// Name of a ready-made search.
    GifParty = "gif_party",
    /// Name of a ready-made search.
    GifLove = "gif_love",
    /// Name of a ready-made search.
    GifWow = "gif_wow",
    /// Name of a ready-made search.
    GifThumbsUp = "gif_thumbs_up",
    /// Name of a ready-made search.
    GifHighFive = "gif_high_five",
    /// Name of a ready-made search.
    GifSorry = "gif_sorry",
    /// Name of a ready-made search.
    GifSad = "gif_sad",
    /// Name of a ready-made search.
    GifFacepalm = "gif_facepalm",
    /// Name of a ready-made search.
    GifThinking = "gif_thinking",
    /// Name of a ready-made search.
    GifWaitingFor = "gif_waiting_for",
    /// Name of a ready-made search.
    GifGoodLuck = "gif_good_luck",
    /// Name of a ready-made search.
    GifBirthday = "gif_birthday",
    /// Name of a ready-made search.
    GifCoffee = "gif_coffee",
    /// Name of a ready-made search.
    GifMonday = "gif_monday",
    /// Name of a ready-made search.
    GifWeekend = "gif_weekend",
    /// Name of a ready-made search.
    GifGoodMorning = "gif_good_morning",
    /// Name of a ready-made search.
    GifGoodNight = "gif_good_night",
    /// Name of the composer's field.
    Composer = "composer",
    /// Button: sends what is in the composer.
    Send = "send",
    /// The message was sent.
    Sent = "sent",
    /// The GIF was sent.
    GifSent = "gif_sent",
    /// Button: takes back what was sent.
    Undo = "undo",
    /// It was taken back.
    Undone = "undone",
    /// It could not be taken back.
    UndoFailed = "undo_failed",
    /// The portal is busy, and another try will be made.
    SendWaiting = "send_waiting",
    /// The portal stays busy.
    SendBusy = "send_busy",
    /// There is no connection, so nothing was sent.
    SendOffline = "send_offline",
    /// Whether it was sent is not known.
    SendUnknown = "send_unknown",
    /// The person may not write here.
    SendForbidden = "send_forbidden",
    /// The app may not send.
    SendNoScope = "send_no_scope",
    /// The portal takes no token of ours.
    SendNotAuthorized = "send_not_authorized",
    /// Refused; filled with the portal's words.
    SendRefused = "send_refused",
    /// The app may not send, so the link was inserted.
    GifScopeInserted = "gif_scope_inserted",
    /// Copy mode: the chat is not known.
    WhyNoDialog = "why_no_dialog",
    /// Name of the button for the tone of all emoji, and of the choice itself.
    Tone = "tone",
    /// Name of a choice: the font's own colour, most often yellow.
    ToneNone = "tone_none",
    /// Name of a tone.
    ToneLight = "tone_light",
    /// Name of a tone.
    ToneMediumLight = "tone_medium_light",
    /// Name of a tone.
    ToneMedium = "tone_medium",
    /// Name of a tone.
    ToneMediumDark = "tone_medium_dark",
    /// Name of a tone.
    ToneDark = "tone_dark",
    /// Whose tone it is, in an emoji of two people.
    FirstPerson = "first_person",
    /// Whose tone it is, in an emoji of two people.
    SecondPerson = "second_person",
    /// Button: the emoji is to stand first.
    Pin = "pin",
    /// Button: the opposite.
    Unpin = "unpin",
    /// Announced; filled with the emoji.
    Pinned = "pinned",
    /// Announced; filled with the emoji.
    Unpinned = "unpinned",
    /// Toast: no room for another pin.
    PinsFull = "pins_full",
    /// Button: forget what was used.
    ClearFrequent = "clear_frequent",
    /// Announced after that.
    Cleared = "cleared",
    /// In the preview line while there is nothing to preview.
    MoreHint = "more_hint",
    /// Over flags that this device cannot draw.
    FlagsAsLetters = "flags_as_letters",
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

    /// The name of a tone.
    pub const fn of_tone(tone: Tone) -> Self {
        match tone {
            Tone::Light => Self::ToneLight,
            Tone::MediumLight => Self::ToneMediumLight,
            Tone::Medium => Self::ToneMedium,
            Tone::MediumDark => Self::ToneMediumDark,
            Tone::Dark => Self::ToneDark,
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
