//! The draft of a chat, edited as the portal edits it.

use super::portal::Call;
use serde_json::{Value, json};

/// A chat's draft with a caret, which is a byte offset.
pub struct Chat {
    /// The text of the message field.
    pub draft: String,
    caret: usize,
}

impl Chat {
    /// Creates a draft with the caret at its end.
    pub fn with(draft: &str) -> Self {
        Self { draft: draft.to_owned(), caret: draft.len() }
    }

    /// Moves the caret to a byte offset.
    pub fn with_caret_at(mut self, caret: usize) -> Self {
        self.caret = caret;
        self
    }

    /// Appends a text, as if the user typed it.
    pub fn type_text(&mut self, text: &str) {
        self.draft.push_str(text);
        self.caret = self.draft.len();
    }

    /// Answers `im:getImTextareaContent`.
    pub fn read(&self, call: &Call) {
        assert_eq!(call.command, "im:getImTextareaContent");
        call.reply_to_request(json!({ "text": self.draft }));
    }

    /// Handles `im:setImTextareaContent` and replies with success.
    pub fn write(&mut self, call: &Call) {
        self.apply(call);
        call.reply_to_request(json!({ "success": true }));
    }

    /// Handles `im:setImTextareaContent` without replying: inserts the text with a space on each
    /// side, or without them if the draft is empty or is replaced.
    pub fn apply(&mut self, call: &Call) {
        assert_eq!(call.command, "im:setImTextareaContent");
        let text = call.params["text"].as_str().unwrap();
        if self.draft.is_empty() || call.params["replace"] == Value::Bool(true) {
            self.draft = text.to_owned();
            self.caret = self.draft.len();
        } else {
            self.draft.insert_str(self.caret, &format!(" {text} "));
            self.caret += text.len() + 2;
        }
    }
}
