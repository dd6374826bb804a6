//! The draft of a chat, and what the portal does with it.

use super::portal::Call;
use serde_json::{Value, json};

/// A draft. The caret is a position in bytes.
pub struct Chat {
    /// What stands in the field.
    pub draft: String,
    caret: usize,
}

impl Chat {
    /// A draft with the caret at its end.
    pub fn with(draft: &str) -> Self {
        Self { draft: draft.to_owned(), caret: draft.len() }
    }

    /// Puts the caret somewhere else.
    pub fn with_caret_at(mut self, caret: usize) -> Self {
        self.caret = caret;
        self
    }

    /// The person types at the end.
    pub fn type_text(&mut self, text: &str) {
        self.draft.push_str(text);
        self.caret = self.draft.len();
    }

    /// Answers `im:getImTextareaContent`.
    pub fn read(&self, call: &Call) {
        assert_eq!(call.command, "im:getImTextareaContent");
        call.reply_to_request(json!({ "text": self.draft }));
    }

    /// Does what `im:setImTextareaContent` asks for, and says so.
    pub fn write(&mut self, call: &Call) {
        self.apply(call);
        call.reply_to_request(json!({ "success": true }));
    }

    /// Does what `im:setImTextareaContent` asks for: an empty field takes the text alone, any
    /// other pads it with a blank on each side unless it is replaced as a whole.
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
