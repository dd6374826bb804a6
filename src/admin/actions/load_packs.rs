//! Lists the custom packs of stickers.

use crate::admin::context::AdminContext;
use crate::admin::state::AdminState;
use crate::admin::{AdminText, Advice, Severity, StatusLine};
use crate::rest::{Form, RestError};
use crate::stickers::{Pack, PackKind, PackPage, read_pack, read_page};
use leptos::prelude::*;
use serde_json::Value;

/// Packs per call. The web chat asks for as many.
const PACKS: &str = "10";

/// The most calls for one list. A user has at most 50 packs, beside those of the portal.
const MOST_CALLS: usize = 10;

/// Lists the user's custom packs, and those that are the company's already.
pub(super) async fn load_packs(admin: AdminContext) -> Vec<StatusLine> {
    let state = admin.state;
    let line = |severity, text| StatusLine::new(severity, state.text(text));
    let mut packs = match list_packs(admin).await {
        Ok(packs) => packs,
        Err(RestError::Refused { code, .. }) if code == "ERROR_METHOD_NOT_FOUND" => {
            return vec![line(Severity::Bad, AdminText::NoStickers)];
        }
        Err(error) => return vec![StatusLine::failure(state.texts, &why(state, &error))],
    };
    packs.retain(|pack| pack.id.kind == PackKind::Custom);
    let mut lines = Vec::new();
    let chosen: Vec<u64> = state.company.read_untracked().packs.iter().map(|it| it.id).collect();
    for id in chosen {
        if packs.iter().any(|pack| pack.id.id == id) {
            continue;
        }
        // Another administrator has made it.
        match get_pack(admin, id).await {
            Some(pack) => packs.push(pack),
            None => {
                let words = state.texts.filled(AdminText::PackGone, &id.to_string());
                lines.push(StatusLine::new(Severity::Bad, words));
            }
        }
    }
    if packs.is_empty() {
        lines.push(line(Severity::Bad, AdminText::NoPacks));
    }
    state.packs.set(Some(packs));
    lines
}

async fn list_packs(admin: AdminContext) -> Result<Vec<Pack>, RestError> {
    let mut packs: Vec<Pack> = Vec::new();
    for _ in 0..MOST_CALLS {
        let form = Form::new().with("limit", PACKS);
        let page = match packs.last().map(|pack| pack.id) {
            None => call(admin, "im.v2.Sticker.Pack.load", form).await?,
            Some(last) => {
                let form = form.with("id", &last.id.to_string()).with("type", last.kind.as_str());
                call(admin, "im.v2.Sticker.Pack.tail", form).await?
            }
        };
        let PackPage { packs: more, has_more, .. } =
            read_page(&page, &admin.services().portal_origin).unwrap_or_default();
        let before = packs.len();
        for pack in more {
            if packs.iter().all(|known| known.id != pack.id) {
                packs.push(pack);
            }
        }
        // A portal that repeats itself would be asked for ever.
        if !has_more || packs.len() == before {
            break;
        }
    }
    Ok(packs)
}

/// Returns the advice for a failed call. The methods need another permission than the page's own.
fn why(state: AdminState, error: &RestError) -> Advice {
    match error {
        RestError::Scope => state.source().fix_im().into(),
        error => state.advice(error),
    }
}

async fn get_pack(admin: AdminContext, id: u64) -> Option<Pack> {
    let form = Form::new().with("id", &id.to_string()).with("type", PackKind::Custom.as_str());
    let result = call(admin, "im.v2.Sticker.Pack.get", form).await.ok()?;
    read_pack(&result, &admin.services().portal_origin)
}

async fn call(admin: AdminContext, method: &'static str, form: Form) -> Result<Value, RestError> {
    admin.services().client.call(method, &form).await
}
