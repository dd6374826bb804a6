//! The BX24 wire protocol: messages between the frame and the portal that opened it.

mod codec;
mod message_id;
mod replies;

#[cfg(target_arch = "wasm32")]
mod commands;
#[cfg(target_arch = "wasm32")]
mod frame;

pub use codec::{Reply, ReplyError, command_message, im_message};
pub use message_id::MessageId;
pub use replies::{NewTokens, RefusedReply, draft_text, has_draft_text, insertion_confirmed};

#[cfg(target_arch = "wasm32")]
pub use commands::Bridge;
#[cfg(target_arch = "wasm32")]
pub use frame::{BridgeError, FrameChannel};
