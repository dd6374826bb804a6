//! Reads the person's state again by REST, in a frame that has been open for long.

use crate::limits::Limits;
use crate::person::{OPTION_NAME, Reading};
use crate::rest::{Form, RestClient};
use serde_json::Value;
use std::rc::Rc;

/// What reads it: `user.option.get`, which no scope is needed for. `None` for whatever is no stored
/// text; a portal that has none answers with something else as well.
pub fn reader(rest: Rc<RestClient>, limits: Limits) -> impl Fn() -> Reading {
    move || {
        let rest = Rc::clone(&rest);
        Box::pin(async move {
            let form = Form::new().with("option", OPTION_NAME);
            let answer = rest.call_in_passing(limits.option_ms, "user.option.get", &form).await;
            match answer.ok()? {
                Value::String(stored) => Some(stored),
                // All options, if the portal does not know the parameter.
                Value::Object(options) => {
                    options.get(OPTION_NAME).and_then(Value::as_str).map(str::to_owned)
                }
                _ => None,
            }
        })
    }
}
