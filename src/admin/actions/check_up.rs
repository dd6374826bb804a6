//! The check-up: asks the portal for everything that [`judge`](crate::admin::judge) judges.

use crate::admin::context::AdminContext;
use crate::admin::state::Report;
use crate::admin::{
    AdminText, AppSource, Binding, Card, PRIVACY, Severity, StatusLine, TERMS, read_installed,
    read_scopes,
};
use crate::browser::{self, Abort};
use crate::rest::{Form, RestError};
use leptos::prelude::*;
use web_sys::{RequestCache, RequestInit};

/// Runs the check-up. A failure to list the bindings is reported in the card of the placements.
pub(super) async fn check_up(admin: AdminContext) -> Report {
    let state = admin.state;
    let client = &admin.services().client;
    let info = client.call("app.info", &Form::new()).await;
    state.findings.update(|findings| {
        findings.is_installed = info.as_ref().ok().and_then(read_installed);
        if let Ok(info) = &info {
            findings.source = AppSource::read(info);
        }
        findings.rest = Some(info.as_ref().map(drop).map_err(RestError::clone));
    });
    if info.is_err() {
        // The check says why. Each further call would fail the same way, perhaps after a timeout.
        return Report { card: Card::Checks, lines: Vec::new() };
    }
    let scopes = client.call("scope", &Form::new()).await;
    if let Some(scopes) = scopes.ok().as_ref().and_then(read_scopes) {
        state.findings.update(|findings| findings.scopes = Some(scopes));
    }
    // An empty report removes an older one: it is out of date now.
    let lines = read_bindings(admin).await.err().unwrap_or_default();
    if state.source() == AppSource::Market {
        let respond = documents_respond(admin).await;
        state.findings.update(|findings| findings.documents_respond = Some(respond));
    }
    Report { card: Card::Places, lines }
}

/// Asks for the pages that the market needs as the market does: by HEAD.
async fn documents_respond(admin: AdminContext) -> bool {
    for address in [admin.state.handler, PRIVACY, TERMS] {
        let request = RequestInit::new();
        request.set_method("HEAD");
        request.set_cache(RequestCache::NoStore);
        let abort = Abort::after(admin.services().app.limits.data_ms);
        let answer = browser::send(address, &request, &abort).await;
        if !matches!(answer, Ok((200..=299, _))) {
            let why = answer.map_or_else(|why| why, |(status, _)| status.to_string());
            browser::warn(&[address, " does not respond: ", &*why].concat());
            return false;
        }
    }
    true
}

/// Asks the portal for the bindings.
///
/// # Errors
/// The status lines to show.
pub(super) async fn read_bindings(admin: AdminContext) -> Result<(), Vec<StatusLine>> {
    let state = admin.state;
    let answer = admin.services().client.call("placement.get", &Form::new()).await;
    let is_refused = answer == Err(RestError::Scope);
    state.findings.update(|findings| findings.is_placement_refused = is_refused);
    match answer.and_then(|answer| Binding::read(&answer).ok_or(RestError::NotJson(200))) {
        Ok(bindings) => {
            state.set_bindings(bindings);
            Ok(())
        }
        Err(error) => {
            state.bindings.set(None);
            Err(vec![
                StatusLine::new(Severity::Bad, state.text(AdminText::PlacesFailed)),
                StatusLine::failure(state.texts, &state.advice(&error)),
            ])
        }
    }
}
