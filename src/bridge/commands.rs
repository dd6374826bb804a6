//! The portal's commands as typed methods.

use super::codec::{command_message, im_message};
use super::{
    BridgeError, FrameChannel, MessageId, NewTokens, draft_text, has_draft_text,
    insertion_confirmed,
};
use crate::browser::random_id;
use crate::limits::Limits;
use crate::portal::AppSid;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;

/// Sends the commands that the app uses.
pub struct Bridge {
    channel: FrameChannel,
    sid: AppSid,
    limits: Limits,
}

impl Bridge {
    /// Creates a bridge that sends over a channel. `sid` identifies this frame.
    pub const fn new(channel: FrameChannel, sid: AppSid, limits: Limits) -> Self {
        Self { channel, sid, limits }
    }

    /// Asks for the portal's user, placement and tokens; [`Sources`](crate::portal::Sources) reads the
    /// answer. Waits for a late answer too: the caller decides when to continue without it.
    ///
    /// # Errors
    /// [`BridgeError::NotPosted`] or [`BridgeError::TimedOut`].
    pub async fn get_init_data(&self) -> Result<Value, BridgeError> {
        self.command("getInitData", None, self.limits.late_handshake_ms).await
    }

    /// Asks for new tokens. A portal that has none shows its own message and does not answer.
    ///
    /// # Errors
    /// [`BridgeError`].
    pub async fn refresh_auth(&self) -> Result<NewTokens, BridgeError> {
        let reply = self.command("refreshAuth", None, self.limits.refresh_ms).await?;
        Ok(NewTokens::read(&reply)?)
    }

    /// Stores a text for the user and this app. The portal answers at once and stores it later.
    ///
    /// # Errors
    /// [`BridgeError::NotPosted`] or [`BridgeError::TimedOut`].
    pub async fn set_user_option(&self, name: &str, value: &str) -> Result<(), BridgeError> {
        let params = json!({ "name": name, "value": value });
        self.command("setUserOption", Some(&params), self.limits.option_ms).await.map(drop)
    }

    /// Stores a text for the portal and this app, which only administrators may do. Returns all app
    /// options, in the form of `APP_OPTIONS`.
    ///
    /// # Errors
    /// [`BridgeError::NotPosted`] or [`BridgeError::TimedOut`]; a portal does not answer users who
    /// are not administrators.
    pub async fn set_app_option(&self, name: &str, value: &str) -> Result<Value, BridgeError> {
        let params = json!({ "name": name, "value": value });
        self.command("setAppOption", Some(&params), self.limits.option_ms).await
    }

    /// Finishes the installation. The portal does not answer: it reloads its page, and the app with
    /// it.
    ///
    /// # Errors
    /// [`BridgeError::NotPosted`]; [`BridgeError::TimedOut`] if the page was not reloaded.
    pub async fn finish_installation(&self) -> Result<(), BridgeError> {
        let nothing = json!({});
        self.command("setInstallFinish", Some(&nothing), self.limits.option_ms).await.map(drop)
    }

    /// Sets the height of the app's frame, in CSS pixels, at the full width of its container
    /// (`resizeWindow`). The portal's page grows with it; the window of a chat does not, and would cut
    /// the frame off.
    ///
    /// # Errors
    /// [`BridgeError::NotPosted`] or [`BridgeError::TimedOut`].
    pub async fn resize_frame(&self, height: u32) -> Result<(), BridgeError> {
        let params = json!({ "width": "100%", "height": height });
        self.command("resizeWindow", Some(&params), self.limits.option_ms).await.map(drop)
    }

    /// Returns whether the portal has the `im:` channel. The protocol has no command that only asks
    /// this, so the app asks for the draft and drops its text unread.
    pub async fn has_im_channel(&self, limit_ms: u32) -> bool {
        let reply = self.ask_for_draft(limit_ms).await;
        reply.is_ok_and(|(reply, request)| has_draft_text(&reply, &request))
    }

    /// Reads the draft of the open chat (`im:getImTextareaContent`).
    ///
    /// # Errors
    /// [`BridgeError`]; a portal without the `im:` channel does not answer.
    pub async fn draft(&self, limit_ms: u32) -> Result<String, BridgeError> {
        let (reply, request) = self.ask_for_draft(limit_ms).await?;
        Ok(draft_text(&reply, &request)?)
    }

    async fn ask_for_draft(&self, limit_ms: u32) -> Result<(Value, MessageId), BridgeError> {
        self.im("im:getImTextareaContent", None, limit_ms).await
    }

    /// Inserts a text at the caret of the draft (`im:setImTextareaContent`). The portal pads it
    /// with blanks and moves the focus to its own field.
    ///
    /// # Errors
    /// [`BridgeError`].
    pub async fn insert(&self, text: &str) -> Result<(), BridgeError> {
        self.set_draft(text, false).await
    }

    /// Replaces the whole draft (`im:setImTextareaContent` with `replace`).
    ///
    /// # Errors
    /// [`BridgeError`].
    pub async fn replace_draft(&self, text: &str) -> Result<(), BridgeError> {
        self.set_draft(text, true).await
    }

    async fn set_draft(&self, text: &str, replace: bool) -> Result<(), BridgeError> {
        let params = json!({ "text": text, "withNewLine": false, "replace": replace });
        let (reply, request) =
            self.im("im:setImTextareaContent", Some(params), self.limits.insert_ms).await?;
        Ok(insertion_confirmed(&reply, &request)?)
    }

    async fn command(
        &self,
        name: &str,
        params: Option<&Value>,
        limit_ms: u32,
    ) -> Result<Value, BridgeError> {
        let callback = random_id();
        let message = JsValue::from_str(&command_message(name, params, &callback, &self.sid));
        self.channel.call(&message, callback, limit_ms).await
    }

    async fn im(
        &self,
        method: &str,
        params: Option<Value>,
        limit_ms: u32,
    ) -> Result<(Value, MessageId), BridgeError> {
        let (callback, request) = (random_id(), random_id());
        let message = im_message(method, params, &callback, &request, &self.sid);
        let message = js_sys::JSON::parse(&message).or(Err(BridgeError::NotPosted))?;
        Ok((self.channel.call(&message, callback, limit_ms).await?, request))
    }
}
