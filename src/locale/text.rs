//! The keys of all interface texts. The words are in `texts/`, one file per language.

use crate::emoji::{Group, Tone};
use crate::role::WhyCopy;

macro_rules! texts {
    ($($(#[doc = $about:literal])+ $name:ident = $key:literal,)+) => {
        /// The key of an interface text. “Filled with” names the string that replaces its `{}`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Text {
            $($(#[doc = $about])+ $name,)+
        }

        impl Text {
            /// All texts, in the order of declaration.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Returns the key in text files, for example `group.smileys`.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                }
            }
        }
    };
}

texts! {
    /// Name of the emoji tab.
    EmojiTab = "emoji_tab",
    /// Placeholder and accessible name of the search field.
    Search = "search",
    /// Accessible name of the row of group buttons.
    Groups = "groups",
    /// Heading over the most used emoji.
    Frequent = "frequent",
    /// Name of [`Group::Smileys`].
    Smileys = "group.smileys",
    /// Name of [`Group::People`].
    People = "group.people",
    /// Name of [`Group::Animals`].
    Animals = "group.animals",
    /// Name of [`Group::Food`].
    Food = "group.food",
    /// Name of [`Group::Travel`].
    Travel = "group.travel",
    /// Name of [`Group::Activities`].
    Activities = "group.activities",
    /// Name of [`Group::Objects`].
    Objects = "group.objects",
    /// Name of [`Group::Symbols`].
    Symbols = "group.symbols",
    /// Name of [`Group::Flags`].
    Flags = "group.flags",
    /// Name of [`Group::Kaomoji`].
    Kaomoji = "group.kaomoji",
    /// Name of [`Group::TextSymbols`].
    TextSymbols = "group.text_symbols",
    /// Announced after a search; has plural forms, filled with the number of results.
    Results = "results",
    /// Shown when a search finds nothing; filled with the query.
    NothingFound = "nothing_found",
    /// Heading over emoji that are only similar to the query.
    Similar = "similar",
    /// Heading over emoji found in another keyboard layout; filled with the query in that layout.
    OtherLayout = "other_layout",
    /// Button: empties the search field.
    ClearSearch = "clear_search",
    /// Shown while a search waits for a language pack.
    NamesLoading = "names_loading",
    /// The catalogue could not be loaded.
    CatalogueFailed = "catalogue_failed",
    /// No language pack could be loaded.
    NamesFailed = "names_failed",
    /// The pack of the user's language could not be loaded.
    LanguageFailed = "language_failed",
    /// The English pack could not be loaded.
    EnglishFailed = "english_failed",
    /// Button: tries again.
    Retry = "retry",
    /// Button: copies a pick.
    Copy = "copy",
    /// Button: closes a message.
    Dismiss = "dismiss",
    /// Button: empties the preview of the draft.
    Clear = "clear",
    /// Announced after an insertion; filled with the emoji.
    Inserted = "inserted",
    /// Announced after copying; filled with the emoji.
    Copied = "copied",
    /// The browser refused to copy; the text is selected so that the user can.
    SelectAndCopy = "select_and_copy",
    /// The chat did not confirm an insertion in time; filled with the emoji.
    InsertUnanswered = "insert_unanswered",
    /// The chat refused an insertion; filled with the emoji.
    InsertRefused = "insert_refused",
    /// Why picks are copied: the page is not in a frame of a portal.
    WhyNoBridge = "why_no_bridge",
    /// Why picks are copied: the portal does not answer.
    WhyPortalSilent = "why_portal_silent",
    /// Why picks are copied: the app was opened from the portal's menu, without a chat.
    WhyNotInChat = "why_not_in_chat",
    /// Why picks are copied: this part of the portal has no chat.
    WhyPlacement = "why_placement",
    /// Why picks are copied: the chat has no `im:` channel.
    WhyNoChannel = "why_no_channel",
    /// Why picks are copied: the emoji window of an old portal.
    WhyLegacy = "why_legacy",
    /// Why picks are shown as text: the mobile app has no clipboard.
    WhyShown = "why_shown",
    /// The page runs outside a portal.
    Standalone = "standalone",
    /// Accessible name of the preview of the draft.
    Preview = "preview",
    /// Heading: the framing page is not on the list of portals.
    NotYourPortal = "not_your_portal",
    /// Explains that; filled with the host of the framing page.
    NotYourPortalDetails = "not_your_portal_details",
    /// Heading of the administrators' page.
    Admin = "admin",
    /// The files of the administrators' page could not be loaded.
    AdminFailed = "admin_failed",
    /// A lazily loaded part of the app could not be loaded.
    PartFailed = "part_failed",
    /// A field from the portal is missing or malformed; filled with the problem, in English.
    ContextProblem = "context_problem",
    /// The user's state could not be stored.
    NotSaved = "not_saved",
    /// Name of the GIF tab.
    GifTab = "gif_tab",
    /// Placeholder and accessible name of the search field in the GIF tab.
    GifSearch = "gif_search",
    /// Accessible name of the switch between GIFs and animated stickers.
    GifKind = "gif_kind",
    /// Option of that switch: the service's stickers, called differently from the portal's own.
    GifStickers = "gif_stickers",
    /// Accessible name of the row of topic chips.
    GifTopics = "gif_topics",
    /// Chip: shows trending GIFs.
    GifTrending = "gif_trending",
    /// Chip: shows the favourite GIFs.
    GifFavourites = "gif_favourites",
    /// Chip: shows the GIFs used last.
    GifRecents = "gif_recents",
    /// Chip: loads the trending searches.
    GifTrendingSearches = "gif_trending_searches",
    /// Chip: loads the service's own topics.
    GifMoreTopics = "gif_more_topics",
    /// GIFs are loading.
    GifLoading = "gif_loading",
    /// Announced after loading; has plural forms, filled with the number of GIFs.
    GifLoaded = "gif_loaded",
    /// The end of the list: there are no more GIFs.
    GifEnd = "gif_end",
    /// The search found no GIF; filled with the query.
    GifEmpty = "gif_empty",
    /// A list without a query is empty.
    GifNothing = "gif_nothing",
    /// There are no favourites.
    GifNoFavourites = "gif_no_favourites",
    /// There are no favourites, on a touch screen: a long press shows the star there.
    GifNoFavouritesTouch = "gif_no_favourites_touch",
    /// There are no recent GIFs.
    GifNoRecents = "gif_no_recents",
    /// Button: shows trending GIFs.
    GifShowTrending = "gif_show_trending",
    /// Button under an empty emoji search: searches GIFs instead.
    GifSearchInstead = "gif_search_instead",
    /// No API key is set; for administrators, filled with the service's name.
    GifNoKeyAdmin = "gif_no_key_admin",
    /// No API key is set; for other users, filled with the service's name.
    GifNoKey = "gif_no_key",
    /// The service refuses the API key; filled with the service's name.
    GifBadKey = "gif_bad_key",
    /// The service does not allow this call with the API key; filled with the service's name.
    GifNotAllowed = "gif_not_allowed",
    /// The API key has used up its calls.
    GifTooMany = "gif_too_many",
    /// The API key has used up its calls; has plural forms, filled with the seconds to wait.
    GifWait = "gif_wait",
    /// The service is not available in this country; filled with the service's name.
    GifRegion = "gif_region",
    /// The query is too long for the service.
    GifTooLong = "gif_too_long",
    /// The browser is offline.
    GifOffline = "gif_offline",
    /// The service cannot be reached: connection, content blocker, or a limit; filled with the
    /// service's name.
    GifUnreachable = "gif_unreachable",
    /// The service did not answer in time; filled with the service's name.
    GifSlow = "gif_slow",
    /// The service reports an error of its own; filled with the service's name.
    GifTrouble = "gif_trouble",
    /// A retry is pending.
    GifWaiting = "gif_waiting",
    /// The query is cut; filled with the maximal number of characters.
    GifCut = "gif_cut",
    /// Button: pauses all GIFs.
    GifPause = "gif_pause",
    /// Button: plays all GIFs.
    GifPlay = "gif_play",
    /// Which service receives the searches; filled with its name.
    GifPrivacy = "gif_privacy",
    /// Announced: a GIF was added to the favourites.
    GifFavouriteAdded = "gif_favourite_added",
    /// Announced: a GIF was removed from the favourites.
    GifFavouriteRemoved = "gif_favourite_removed",
    /// There is no room for another favourite.
    GifFavouritesFull = "gif_favourites_full",
    /// The GIF has no link, so the app cannot send it.
    GifNoLink = "gif_no_link",
    /// Announced after the link of a GIF was inserted into the draft.
    GifInserted = "gif_inserted",
    /// Announced after the link of a GIF was copied.
    GifCopied = "gif_copied",
    /// The chat did not confirm the insertion of a GIF in time.
    GifInsertUnanswered = "gif_insert_unanswered",
    /// The chat refused the insertion of a GIF.
    GifInsertRefused = "gif_insert_refused",
    /// Topic chip: “Thank you”.
    GifThanks = "gif_thanks",
    /// Topic chip: “Hello”.
    GifHello = "gif_hello",
    /// Topic chip: “Yes”.
    GifYes = "gif_yes",
    /// Topic chip: “No”.
    GifNo = "gif_no",
    /// Topic chip: “Laughing”.
    GifLaugh = "gif_laugh",
    /// Topic chip: “Well done”.
    GifWellDone = "gif_well_done",
    /// Topic chip: “Applause”.
    GifApplause = "gif_applause",
    /// Topic chip: “Party”.
    GifParty = "gif_party",
    /// Topic chip: “Love”.
    GifLove = "gif_love",
    /// Topic chip: “Wow”.
    GifWow = "gif_wow",
    /// Topic chip: “Thumbs up”.
    GifThumbsUp = "gif_thumbs_up",
    /// Topic chip: “High five”.
    GifHighFive = "gif_high_five",
    /// Topic chip: “Sorry”.
    GifSorry = "gif_sorry",
    /// Topic chip: “Sad”.
    GifSad = "gif_sad",
    /// Topic chip: “Facepalm”.
    GifFacepalm = "gif_facepalm",
    /// Topic chip: “Thinking”.
    GifThinking = "gif_thinking",
    /// Topic chip: “Waiting”.
    GifWaitingFor = "gif_waiting_for",
    /// Topic chip: “Good luck”.
    GifGoodLuck = "gif_good_luck",
    /// Topic chip: “Birthday”.
    GifBirthday = "gif_birthday",
    /// Topic chip: “Coffee”.
    GifCoffee = "gif_coffee",
    /// Topic chip: “Monday”.
    GifMonday = "gif_monday",
    /// Topic chip: “Weekend”.
    GifWeekend = "gif_weekend",
    /// Topic chip: “Good morning”.
    GifGoodMorning = "gif_good_morning",
    /// Topic chip: “Good night”.
    GifGoodNight = "gif_good_night",
    /// Accessible name of the composer's field.
    Composer = "composer",
    /// Button: sends the composer's text.
    Send = "send",
    /// The message was sent.
    Sent = "sent",
    /// The GIF was sent.
    GifSent = "gif_sent",
    /// Button: deletes the message that was just sent.
    Undo = "undo",
    /// The message was deleted.
    Undone = "undone",
    /// The message could not be deleted.
    UndoFailed = "undo_failed",
    /// Name of the tab of the portal's stickers; also replaces the name of a pack that has none.
    StickerTab = "sticker_tab",
    /// Placeholder and accessible name of the search field in the stickers' tab.
    StickerSearch = "sticker_search",
    /// Shown while the packs are loading.
    StickersLoading = "stickers_loading",
    /// The sticker was sent.
    StickerSent = "sticker_sent",
    /// The message with the sticker was deleted.
    StickerUndone = "sticker_undone",
    /// The message with the sticker could not be deleted.
    StickerUndoFailed = "sticker_undo_failed",
    /// The portal does not have the sticker any more.
    StickerGone = "sticker_gone",
    /// The portal does not have stickers any more.
    StickersGone = "stickers_gone",
    /// The portal is busy, and the app will try again.
    SendWaiting = "send_waiting",
    /// The portal is still busy after all tries.
    SendBusy = "send_busy",
    /// The browser is offline, so nothing was sent.
    SendOffline = "send_offline",
    /// The portal did not answer; the message may have been sent.
    SendUnknown = "send_unknown",
    /// The user may not write in this chat.
    SendForbidden = "send_forbidden",
    /// The app lacks the scope for sending.
    SendNoScope = "send_no_scope",
    /// The portal accepts none of the app's tokens.
    SendNotAuthorized = "send_not_authorized",
    /// The portal refused the message; filled with the portal's words.
    SendRefused = "send_refused",
    /// The app lacks the scope for sending, so it inserted the link.
    GifScopeInserted = "gif_scope_inserted",
    /// Why picks are copied: the app does not know the chat.
    WhyNoDialog = "why_no_dialog",
    /// Accessible name of the button for the tone of all emoji, and of the choice of tones.
    Tone = "tone",
    /// Name of the choice without a tone: the font's own colour, usually yellow.
    ToneNone = "tone_none",
    /// Name of [`Tone::Light`].
    ToneLight = "tone_light",
    /// Name of [`Tone::MediumLight`].
    ToneMediumLight = "tone_medium_light",
    /// Name of [`Tone::Medium`].
    ToneMedium = "tone_medium",
    /// Name of [`Tone::MediumDark`].
    ToneMediumDark = "tone_medium_dark",
    /// Name of [`Tone::Dark`].
    ToneDark = "tone_dark",
    /// Name of the choice of the first person's tone, in an emoji of two people.
    FirstPerson = "first_person",
    /// Name of the choice of the second person's tone, in an emoji of two people.
    SecondPerson = "second_person",
    /// Button: pins an emoji to the first row.
    Pin = "pin",
    /// Button: unpins an emoji.
    Unpin = "unpin",
    /// Announced after pinning; filled with the emoji.
    Pinned = "pinned",
    /// Announced after unpinning; filled with the emoji.
    Unpinned = "unpinned",
    /// Toast: no room for another pin.
    PinsFull = "pins_full",
    /// Button: clears the history of used emoji.
    ClearFrequent = "clear_frequent",
    /// Announced after the history was cleared.
    Cleared = "cleared",
    /// Shown in the preview line while there is nothing to preview.
    MoreHint = "more_hint",
    /// Hint over flags that this device shows as letters.
    FlagsAsLetters = "flags_as_letters",
}

impl Text {
    /// Finds a text by its key in text files.
    pub fn by_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|text| text.key() == key)
    }

    /// Returns the name of a group.
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
            Group::Kaomoji => Self::Kaomoji,
            Group::TextSymbols => Self::TextSymbols,
        }
    }

    /// Returns the name of a tone.
    pub const fn of_tone(tone: Tone) -> Self {
        match tone {
            Tone::Light => Self::ToneLight,
            Tone::MediumLight => Self::ToneMediumLight,
            Tone::Medium => Self::ToneMedium,
            Tone::MediumDark => Self::ToneMediumDark,
            Tone::Dark => Self::ToneDark,
        }
    }

    /// Returns the text that explains why picks are copied and not inserted.
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
