//! Reads the user's stored state again by REST, in a frame that has been open for a while.

use crate::person::OPTION_NAME;
use crate::rest::{Form, RestClient};
use serde_json::Value;
use std::rc::Rc;

/// Returns the stored text as the portal's server has it now, or `None` if it cannot be read within
/// `limit_ms`. `user.option.get` needs no scope.
pub(super) async fn read_stored_state(client: &Rc<RestClient>, limit_ms: u32) -> Option<String> {
    let form = Form::new().with("option", OPTION_NAME);
    match client.call_in_passing(limit_ms, "user.option.get", &form).await.ok()? {
        Value::String(stored) => Some(stored),
        // A portal that does not know the parameter answers with all options.
        Value::Object(options) => {
            options.get(OPTION_NAME).and_then(Value::as_str).map(str::to_owned)
        }
        // A portal that has stored nothing answers with an empty list or the like.
        _ => None,
    }
}
