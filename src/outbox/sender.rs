//! Sends messages in the user's name, by REST.

use super::portal_version::{PACKS, PortalVersion};
use crate::gifs::MediaUrl;
use crate::json;
use crate::portal::DialogId;
use crate::rest::{Form, RestClient, RestError};
use crate::stickers::{PackId, Question, StickerKey};
use serde_json::Value;
use std::rc::Rc;

/// The number of packs in an answer, as the web chat asks for them.
const PAGE_SIZE: &str = "10";

/// Sends messages to the chat that the picker was opened for.
pub(super) struct Sender {
    rest: Rc<RestClient>,
    dialog: DialogId,
    version: PortalVersion,
}

/// The number of a sent message in the portal, such as 1234.
#[derive(Clone, Copy)]
pub(super) struct SentMessage(u64);

impl Sender {
    /// Creates a sender to a chat, in the name of the user whose token the client has.
    pub(super) const fn new(
        rest: Rc<RestClient>,
        dialog: DialogId,
        version: PortalVersion,
    ) -> Self {
        Self { rest, dialog, version }
    }

    /// Finds out how GIFs are sent to this portal. Until then they are sent as every portal shows
    /// them.
    pub(super) async fn prepare(&self, limit_ms: u32) {
        self.version.find_out(&self.rest, limit_ms).await;
    }

    /// Sends a text as it is.
    ///
    /// # Errors
    /// [`RestError`]; after one that [is uncertain](RestError::is_uncertain) the message may have
    /// been sent.
    pub(super) async fn send_text(&self, text: &str) -> Result<SentMessage, RestError> {
        self.add(Form::new().with("MESSAGE", text)).await
    }

    /// Sends a GIF, which the portal shows as a picture: a link where nothing better is known. From
    /// `[img]`, recent portals draw it on phones too, whatever the address; the blank before the end
    /// is required. The preview is off: it would show the picture a second time.
    ///
    /// # Errors
    /// As [`send_text`](Self::send_text).
    pub(super) async fn send_gif(&self, link: &MediaUrl) -> Result<SentMessage, RestError> {
        let (before, after) = if self.version.draws_img_tag() {
            ("[img size=medium]", " [/img]")
        } else {
            ("[url]", "[/url]")
        };
        let message = [before, link.as_str(), after].concat();
        self.add(Form::new().with("MESSAGE", &message).with("URL_PREVIEW", "N")).await
    }

    /// Asks about packs of stickers.
    ///
    /// # Errors
    /// [`RestError`].
    pub(super) async fn ask_stickers(&self, question: Question) -> Result<Value, RestError> {
        let of_pack = |pack: PackId| {
            Form::new().with("id", &pack.id.to_string()).with("type", pack.kind.as_str())
        };
        let (method, form) = match question {
            Question::First => (PACKS, Form::new().with("limit", PAGE_SIZE)),
            Question::After(pack) => {
                ("im.v2.Sticker.Pack.tail", of_pack(pack).with("limit", PAGE_SIZE))
            }
            Question::One(pack) => ("im.v2.Sticker.Pack.get", of_pack(pack)),
        };
        self.rest.call(method, &form).await
    }

    /// Sends a sticker.
    ///
    /// # Errors
    /// As [`send_text`](Self::send_text).
    pub(super) async fn send_sticker(&self, key: StickerKey) -> Result<SentMessage, RestError> {
        let mut form = Form::new().with("dialogId", self.dialog.as_str());
        let StickerKey { pack, id } = key;
        for (name, value) in [
            ("id", &*id.to_string()),
            ("packId", &*pack.id.to_string()),
            ("packType", pack.kind.as_str()),
        ] {
            form = form.with_nested(&["fields", "stickerParams", name], value);
        }
        let result = self.rest.call("im.v2.Chat.Message.send", &form).await?;
        sent_message(result.get("id"))
    }

    /// Returns what is known about the portal's version.
    pub(super) const fn version(&self) -> &PortalVersion {
        &self.version
    }

    async fn add(&self, form: Form) -> Result<SentMessage, RestError> {
        let form = form.with("DIALOG_ID", self.dialog.as_str());
        let result = self.rest.call("im.message.add", &form).await?;
        sent_message(Some(&result))
    }

    /// Deletes a message that was sent.
    ///
    /// # Errors
    /// [`RestError`].
    pub(super) async fn undo(&self, message: SentMessage) -> Result<(), RestError> {
        let form = Form::new().with("MESSAGE_ID", &message.0.to_string());
        match self.rest.call("im.message.delete", &form).await? {
            Value::Bool(false) => Err(RestError::Forbidden),
            _ => Ok(()),
        }
    }
}

/// Reads the number of a message. A success without one does not prove that there is a message.
fn sent_message(number: Option<&Value>) -> Result<SentMessage, RestError> {
    let number = number.and_then(json::whole).filter(|number| *number > 0);
    number.map(SentMessage).ok_or(RestError::NotJson(200))
}
