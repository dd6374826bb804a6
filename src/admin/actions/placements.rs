//! Binds and unbinds placements.

use super::check_up::read_bindings;
use crate::admin::context::AdminContext;
use crate::admin::{AdminText, Operation, Severity, StatusLine, is_bound_already, plan, removal};
use crate::browser;
use crate::rest::RestError;
use leptos::prelude::*;
use serde_json::Value;

/// Changes the bindings to the ticked placements.
pub(super) async fn apply_choice(admin: AdminContext) -> Vec<StatusLine> {
    change(admin, false).await
}

/// Removes all bindings.
pub(super) async fn remove_all(admin: AdminContext) -> Vec<StatusLine> {
    change(admin, true).await
}

async fn change(admin: AdminContext, is_removal: bool) -> Vec<StatusLine> {
    let state = admin.state;
    // Another administrator may have changed the bindings since.
    if let Err(lines) = read_bindings(admin).await {
        return lines;
    }
    let bindings = state.bindings.get_untracked().unwrap_or_default();
    let operations = if is_removal {
        removal(&bindings)
    } else {
        plan(&bindings, &untrack(|| state.chosen()), state.handler)
    };
    if operations.is_empty() {
        return vec![StatusLine::new(Severity::Good, state.text(AdminText::NothingToDo))];
    }
    let (mut lines, is_done) = carry_out(admin, operations).await;
    let (severity, summary) = match (is_done, is_removal) {
        (true, true) => (Severity::Good, AdminText::AllRemoved),
        (true, false) => (Severity::Good, AdminText::AllDone),
        (false, _) => (Severity::Bad, AdminText::SomeFailed),
    };
    lines.insert(0, StatusLine::new(severity, state.text(summary)));
    if let Err(more) = read_bindings(admin).await {
        lines.extend(more);
    }
    lines
}

/// Makes the calls. Returns a status line for each call that was made, and whether all succeeded.
async fn carry_out(admin: AdminContext, operations: Vec<Operation>) -> (Vec<StatusLine>, bool) {
    let services = admin.services();
    let mut lines: Vec<StatusLine> = Vec::new();
    let mut failed = Vec::new();
    for operation in operations {
        let placement = operation.placement();
        // If the portal refuses the new address of a placement, the old one stays.
        if failed.contains(&placement) {
            continue;
        }
        let form = operation.form(admin.state.handler, &services.titles);
        let result = services.client.call(operation.method(), &form).await;
        let is_fatal = matches!(result, Err(RestError::NotAuthorized | RestError::Scope));
        let line = outcome(admin, &operation, result);
        if line.severity == Severity::Bad {
            failed.push(placement);
        }
        lines.push(StatusLine { about: admin.state.text(placement.name()), ..line });
        if is_fatal {
            break;
        }
    }
    (lines, failed.is_empty())
}

/// Reports the outcome of a call.
fn outcome(
    admin: AdminContext,
    operation: &Operation,
    result: Result<Value, RestError>,
) -> StatusLine {
    let done = match operation {
        Operation::Bind(_) => AdminText::WasAdded,
        Operation::Unbind(..) => AdminText::WasRemoved,
    };
    match result {
        Err(error) if !(done == AdminText::WasAdded && is_bound_already(&error)) => {
            browser::warn(&[operation.method(), ": ", &*error.to_string()].concat());
            StatusLine::failure(admin.state.texts, &admin.state.advice(&error))
        }
        _ => StatusLine::new(Severity::Good, admin.state.text(done)),
    }
}
