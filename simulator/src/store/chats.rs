use serde::Serialize;

use crate::stickers::{SentSticker, StickerKey};

/// The maximum length of a message in characters; longer ones are truncated.
const LONGEST_MESSAGE: usize = 20_000;
const CUT: &str = " (...)";

/// Messages that exist at the start of a test.
const EARLIER: [(&str, u32, &str); 5] = [
    ("chat12", 45, "The new icons are on the board. What do you think?"),
    ("chat12", 46, "Looks great to me 👍"),
    ("45", 45, "Lunch at one?"),
    ("chat31", 47, "Hello, is the shop open on Sunday?"),
    ("chat57", 45, "The contract is signed."),
];
const FIRST_ID: u32 = 101;

/// The messages of all chats.
pub(crate) struct Chats {
    messages: Vec<Message>,
    last_id: u32,
}

#[derive(Clone, Serialize)]
pub(crate) struct Message {
    pub(crate) id: u32,
    pub(crate) dialog: String,
    pub(crate) author_id: u32,
    pub(crate) text: String,
    pub(crate) url_preview: bool,
    pub(crate) deleted: bool,
    /// The key of the page that wrote it, by which the page recognizes it before it knows its id;
    /// empty for others.
    pub(crate) key: String,
    /// The sticker, if the message is one; its text is then empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) sticker: Option<SentSticker>,
    /// The world's revision of its last change.
    pub(crate) revision: u64,
}

pub(crate) struct NewMessage {
    pub(crate) dialog: String,
    pub(crate) author_id: u32,
    pub(crate) text: String,
    pub(crate) url_preview: bool,
    pub(crate) key: String,
    pub(crate) sticker: Option<SentSticker>,
}

impl Default for Chats {
    fn default() -> Self {
        let mut chats = Self { messages: Vec::new(), last_id: FIRST_ID - 1 };
        for (dialog, author_id, text) in EARLIER {
            let (dialog, text) = (dialog.to_owned(), text.to_owned());
            let key = String::new();
            let message =
                NewMessage { dialog, author_id, text, url_preview: true, key, sticker: None };
            chats.add(message, 0);
        }
        chats
    }
}

impl Chats {
    /// Returns whether the dialog exists, which is the case if it has messages.
    pub(crate) fn has(&self, dialog: &str) -> bool {
        self.messages.iter().any(|message| message.dialog == dialog)
    }

    /// Returns the dialog of a message, unless the message has been deleted.
    pub(crate) fn dialog_of(&self, id: u32) -> Option<&str> {
        let message = self.messages.iter().find(|message| message.id == id && !message.deleted)?;
        Some(&message.dialog)
    }

    pub(crate) fn add(&mut self, message: NewMessage, revision: u64) -> u32 {
        self.last_id += 1;
        let NewMessage { dialog, author_id, text, url_preview, key, sticker } = message;
        self.messages.push(Message {
            id: self.last_id,
            dialog,
            author_id,
            text: shortened(text),
            url_preview,
            deleted: false,
            key,
            sticker,
            revision,
        });
        self.last_id
    }

    /// Deletes a message; returns false if this user has no such message.
    pub(crate) fn delete(&mut self, id: u32, author_id: u32, revision: u64) -> bool {
        let own = |message: &&mut Message| {
            message.id == id && message.author_id == author_id && !message.deleted
        };
        let Some(message) = self.messages.iter_mut().find(own) else { return false };
        message.deleted = true;
        message.text.clear();
        message.sticker = None;
        message.revision = revision;
        true
    }

    /// Returns the texts of a chat in order, without deleted messages.
    pub(crate) fn texts(&self, dialog: &str) -> Vec<String> {
        let shown = |message: &&Message| message.dialog == dialog && !message.deleted;
        self.messages.iter().filter(shown).map(|message| message.text.clone()).collect()
    }

    /// Returns the stickers of a chat in order, without deleted ones.
    pub(crate) fn stickers(&self, dialog: &str) -> Vec<StickerKey> {
        let shown = self.messages.iter().filter(|message| message.dialog == dialog);
        shown.filter_map(|message| Some(message.sticker.as_ref()?.key)).collect()
    }

    /// Returns the messages that were changed after this revision.
    pub(crate) fn after(&self, revision: Option<u64>) -> Vec<Message> {
        let later = |message: &&Message| revision.is_none_or(|after| message.revision > after);
        self.messages.iter().filter(later).cloned().collect()
    }
}

fn shortened(text: String) -> String {
    if text.chars().count() <= LONGEST_MESSAGE {
        return text;
    }
    text.chars().take(LONGEST_MESSAGE).chain(CUT.chars()).collect()
}
