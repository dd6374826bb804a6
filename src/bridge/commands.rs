//! The portal's commands, typed.

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

/// The commands that the widget uses.
pub struct Bridge {
    channel: FrameChannel,
    sid: AppSid,
    limits: Limits,
}

impl Bridge {
    /// Puts the commands on a channel.
    pub const fn new(channel: FrameChannel, sid: AppSid, limits: Limits) -> Self {
        Self { channel, sid, limits }
    }

    /// Who opened us, where, for whom; see [`Sources`](crate::portal::Sources) for what to do with
    /// it. Waits for a late answer too: when to go on without it is the caller's decision.
    ///
    /// # Errors
    /// [`BridgeError::NotPosted`] or [`BridgeError::TimedOut`].
    pub async fn get_init_data(&self) -> Result<Value, BridgeError> {
        self.command("getInitData", None, self.limits.late_handshake_ms).await
    }

    /// New tokens. A portal that cannot give any shows its own message and stays silent.
    ///
    /// # Errors
    /// [`BridgeError`].
    pub async fn refresh_auth(&self) -> Result<NewTokens, BridgeError> {
        let reply = self.command("refreshAuth", None, self.limits.refresh_ms).await?;
        Ok(NewTokens::read(&reply)?)
    }

    /// Stores a text for this person and app. The portal echoes at once and writes later.
    ///
    /// # Errors
    /// [`BridgeError::NotPosted`] or [`BridgeError::TimedOut`].
    pub async fn set_user_option(&self, name: &str, value: &str) -> Result<(), BridgeError> {
        let params = json!({ "name": name, "value": value });
        self.command("setUserOption", Some(&params), self.limits.option_ms).await.map(drop)
    }

    /// Stores a text for this portal and app; the portal lets administrators only. What comes back
    /// are all app options, as `APP_OPTIONS` has them.
    ///
    /// # Errors
    /// [`BridgeError::NotPosted`] or [`BridgeError::TimedOut`]; a portal is silent to everybody
    /// who is no administrator.
    pub async fn set_app_option(&self, name: &str, value: &str) -> Result<Value, BridgeError> {
        let params = json!({ "name": name, "value": value });
        self.command("setAppOption", Some(&params), self.limits.option_ms).await
    }

    /// Ends the installation. The portal says nothing and loads its page anew, and us with it.
    ///
    /// # Errors
    /// [`BridgeError::NotPosted`]; [`BridgeError::TimedOut`] if we are still here after a while.
    pub async fn finish_installation(&self) -> Result<(), BridgeError> {
        let nothing = json!({});
        self.command("setInstallFinish", Some(&nothing), self.limits.option_ms).await.map(drop)
    }

    /// Returns whether the portal has the `im:` channel. There is no question for that which reads nothing:
    /// this one asks for the draft, and drops its text here, unread.
    pub async fn has_im_channel(&self, limit_ms: u32) -> bool {
        let reply = self.ask_for_draft(limit_ms).await;
        reply.is_ok_and(|(reply, request)| has_draft_text(&reply, &request))
    }

    /// The draft of the open chat (`im:getImTextareaContent`).
    ///
    /// # Errors
    /// [`BridgeError`]; a portal without the `im:` channel stays silent.
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
