//! Every text that a person can read. `{}` stands for what is filled in.

use crate::emoji::Group;
use crate::picker::SectionTitle;
use crate::role::WhyCopy;

/// The texts of one language.
#[derive(Debug)]
pub struct Texts {
    /// BCP 47 tag of the language.
    pub tag: &'static str,
    /// Name of the tab.
    pub emoji_tab: &'static str,
    /// Placeholder and name of the search field.
    pub search: &'static str,
    /// Name of the row of group buttons.
    pub groups: &'static str,
    /// Heading of the first row.
    pub frequent: &'static str,
    /// Headings of the catalogue's groups, in the order of [`Group::ALL`].
    pub group_names: [&'static str; 9],
    /// Announced with the number of results.
    pub results: &'static str,
    /// Announced with a single result.
    pub one_result: &'static str,
    /// Shown when a search finds nothing; filled with the query.
    pub nothing_found: &'static str,
    /// Shown while a search waits for the names.
    pub names_loading: &'static str,
    /// The catalogue could not be loaded.
    pub catalogue_failed: &'static str,
    /// The names could not be loaded.
    pub names_failed: &'static str,
    /// Button: try again.
    pub retry: &'static str,
    /// Button: copy a pick.
    pub copy: &'static str,
    /// Button: close a message.
    pub dismiss: &'static str,
    /// Button: empty the preview of the draft.
    pub clear: &'static str,
    /// After an insertion; filled with the emoji.
    pub inserted: &'static str,
    /// After copying; filled with the emoji.
    pub copied: &'static str,
    /// Copying was refused: the text stands selected.
    pub select_and_copy: &'static str,
    /// The chat did not confirm an insertion in time; filled with the emoji.
    pub insert_unanswered: &'static str,
    /// The chat refused an insertion; filled with the emoji.
    pub insert_refused: &'static str,
    /// Why picks are copied: no bridge.
    pub why_no_bridge: &'static str,
    /// Why picks are copied: the portal is silent.
    pub why_portal_silent: &'static str,
    /// Why picks are copied: not in a chat.
    pub why_not_in_chat: &'static str,
    /// Why picks are copied: a part of the portal without chat.
    pub why_placement: &'static str,
    /// Why picks are copied: no `im:` channel.
    pub why_no_channel: &'static str,
    /// Why picks are copied: the old emoji window.
    pub why_legacy: &'static str,
    /// Why picks are shown as text.
    pub why_shown: &'static str,
    /// The page runs outside a portal.
    pub standalone: &'static str,
    /// Name of the preview of the draft.
    pub preview: &'static str,
    /// Heading: framed by somebody who is not listed.
    pub not_your_portal: &'static str,
    /// What that means; filled with the host.
    pub not_your_portal_details: &'static str,
    /// Heading of the page for administrators.
    pub admin: &'static str,
    /// What that page cannot do yet.
    pub admin_not_yet: &'static str,
    /// Something in what the portal sent is wrong; filled with what.
    pub context_problem: &'static str,
    /// The person's state could not be stored.
    pub not_saved: &'static str,
}

impl Texts {
    /// Heading of a section.
    pub fn section(&self, title: SectionTitle) -> &'static str {
        match title {
            SectionTitle::Frequent => self.frequent,
            SectionTitle::Group(group) => self.group(group),
            SectionTitle::Results => "",
        }
    }

    /// Name of a group.
    pub fn group(&self, group: Group) -> &'static str {
        let position = Group::ALL.iter().position(|other| *other == group);
        position.and_then(|position| self.group_names.get(position)).copied().unwrap_or_default()
    }

    /// Why picks are copied and not inserted.
    pub const fn why_copy(&self, why: WhyCopy) -> &'static str {
        match why {
            WhyCopy::NoBridge => self.why_no_bridge,
            WhyCopy::PortalSilent => self.why_portal_silent,
            WhyCopy::NotInChat => self.why_not_in_chat,
            WhyCopy::PlacementWithoutChat => self.why_placement,
            WhyCopy::NoImChannel => self.why_no_channel,
        }
    }
}

/// Fills the `{}` of a text.
pub fn fill(text: &str, what: &str) -> String {
    text.replacen("{}", what, 1)
}

/// English.
pub static ENGLISH: Texts = Texts {
    tag: "en",
    emoji_tab: "Emoji",
    search: "Search emoji",
    groups: "Emoji groups",
    frequent: "Frequently used",
    group_names: [
        "Smileys & emotion",
        "People & body",
        "Animals & nature",
        "Food & drink",
        "Travel & places",
        "Activities",
        "Objects",
        "Symbols",
        "Flags",
    ],
    results: "{} emoji found",
    one_result: "1 emoji found",
    nothing_found: "No emoji found for “{}”",
    names_loading: "Loading the emoji names…",
    catalogue_failed: "The full emoji list could not be loaded. You can use the emoji shown here.",
    names_failed: "The emoji names could not be loaded, so search does not work.",
    retry: "Try again",
    copy: "Copy",
    dismiss: "Close this message",
    clear: "Clear",
    inserted: "{} inserted",
    copied: "{} copied",
    select_and_copy: "Your browser does not allow copying here. Select and copy it yourself:",
    insert_unanswered: "The chat did not answer. {} may not be in your message.",
    insert_refused: "The chat did not take {}.",
    why_no_bridge: "Not connected to a chat, so a click copies the emoji. Open the picker from a chat to insert it.",
    why_portal_silent: "Bitrix24 does not answer, so a click copies the emoji.",
    why_not_in_chat: "A click copies the emoji here. To insert it, open the picker from the apps above a chat’s message field.",
    why_placement: "There is no chat on this page, so a click copies the emoji.",
    why_no_channel: "This chat does not let apps write into the message, so a click copies the emoji.",
    why_legacy: "This Bitrix24 version does not let apps write into the message yet, so a click copies the emoji.",
    why_shown: "Tap an emoji, then select and copy it below.",
    standalone: "Running outside Bitrix24: picks are collected here.",
    preview: "Your emoji",
    not_your_portal: "This is not your Bitrix24",
    not_your_portal_details: "The page at {} shows this picker, but it is not a portal that it works with. Nothing was sent to it.",
    admin: "Emoji picker",
    admin_not_yet: "Installation and settings from this page are not available yet. An administrator can bind the picker to chats by the REST method placement.bind.",
    context_problem: "Bitrix24 sent incomplete data: {}.",
    not_saved: "Your recent emoji could not be saved.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_filled_once() {
        assert_eq!(fill("No emoji found for “{}”", "{}x"), "No emoji found for “{}x”");
    }

    #[test]
    fn each_group_has_its_name() {
        assert_eq!(ENGLISH.group(Group::Smileys), "Smileys & emotion");
        assert_eq!(ENGLISH.group(Group::Flags), "Flags");
    }
}
