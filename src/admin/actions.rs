//! What the buttons do.

use super::page::Page;
use super::status_line::{Line, Part, Tone};
use super::try_key::try_key;
use super::{
    AdminText, Binding, Operation, Setting, advice, is_bound_already, plan, read_installed,
    read_scopes, removal, wished_at_first,
};
use crate::browser;
use crate::portal::PortalOptions;
use crate::rest::{Form, RestError};
use serde_json::Value;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    CheckUp,
    Add,
    Remove,
    TryKey,
    Save,
    Finish,
}

impl Action {
    pub(super) fn by_name(name: &str) -> Option<Self> {
        Some(match name {
            "check" => Self::CheckUp,
            "add" => Self::Add,
            "remove" => Self::Remove,
            "try" => Self::TryKey,
            "save" => Self::Save,
            "finish" => Self::Finish,
            _ => return None,
        })
    }

    const fn part(self) -> Part {
        match self {
            Self::CheckUp => Part::Checks,
            Self::Add | Self::Remove => Part::Places,
            Self::TryKey => Part::Key,
            Self::Save => Part::Settings,
            Self::Finish => Part::Finish,
        }
    }
}

/// Carries an action out, unless another one is under way.
pub(super) fn start(page: &Rc<Page>, action: Action) {
    if !page.set_to_work(action.part()) {
        return;
    }
    let page = Rc::clone(page);
    spawn_local(async move {
        let news = match action {
            Action::CheckUp => check_up(&page).await,
            Action::Add => change(&page, false).await,
            Action::Remove => change(&page, true).await,
            Action::TryKey => vec![try_key(&page).await],
            Action::Save => save(&page).await,
            Action::Finish => vec![finish(&page).await],
        };
        page.end_work(news);
    });
}

/// Asks the portal for everything that the check-up judges.
async fn check_up(page: &Rc<Page>) -> Vec<Line> {
    let info = page.client.call("app.info", &Form::new()).await;
    {
        let mut known = page.known_mut();
        known.findings.is_installed = info.as_ref().ok().and_then(read_installed);
        known.findings.rest = Some(info.as_ref().map(drop).map_err(RestError::clone));
    }
    page.update();
    if info.is_err() {
        // The check-up says why; the other calls would only say it again, each after a wait.
        return Vec::new();
    }
    let scopes = page.client.call("scope", &Form::new()).await;
    if let Some(scopes) = scopes.ok().as_ref().and_then(read_scopes) {
        page.known_mut().findings.scopes = Some(scopes);
    }
    if let Err(lines) = read_bindings(page).await {
        return lines;
    }
    // What was told of them before is void.
    page.known_mut().lines.retain(|line| line.part != Part::Places);
    Vec::new()
}

/// Asks what is bound.
async fn read_bindings(page: &Rc<Page>) -> Result<(), Vec<Line>> {
    let answer = page.client.call("placement.get", &Form::new()).await;
    let mut known = page.known_mut();
    known.findings.is_placement_refused = answer == Err(RestError::Scope);
    let bindings = answer.and_then(|answer| Binding::read(&answer).ok_or(RestError::NotJson(200)));
    match bindings {
        Ok(bindings) => {
            known.wished.get_or_insert_with(|| wished_at_first(&bindings));
            known.bindings = Some(bindings);
            Ok(())
        }
        Err(error) => {
            known.bindings = None;
            let why = page.text(AdminText::PlacesFailed);
            Err(vec![
                Line::new(Part::Places, Tone::Bad, why),
                Line::bad(Part::Places, &page.texts, &advice(&error)),
            ])
        }
    }
}

/// Brings the bindings to what is wished for, or removes them all.
async fn change(page: &Rc<Page>, is_removal: bool) -> Vec<Line> {
    if let Err(lines) = read_bindings(page).await {
        return lines;
    }
    let operations = {
        let wished = page.wished();
        let known = page.known();
        let bindings = known.bindings.as_deref().unwrap_or_default();
        if is_removal { removal(bindings) } else { plan(bindings, &wished, &page.handler) }
    };
    if operations.is_empty() {
        return vec![Line::new(Part::Places, Tone::Good, page.text(AdminText::NothingToDo))];
    }
    let mut lines: Vec<Line> = Vec::new();
    let mut failed = Vec::new();
    for operation in operations {
        // Where the new address is refused the old one stays.
        if failed.contains(&operation.place()) {
            continue;
        }
        let form = operation.form(&page.handler, &page.titles);
        let result = page.client.call(operation.method(), &form).await;
        let is_fatal = matches!(result, Err(RestError::NotAuthorized | RestError::Scope));
        let line = tell(page, &operation, result);
        if line.tone == Tone::Bad {
            failed.push(operation.place());
        }
        lines.push(line.about(page.text(operation.place().name())));
        if is_fatal {
            break;
        }
    }
    let summary = match (failed.is_empty(), is_removal) {
        (true, true) => (Tone::Good, AdminText::AllRemoved),
        (true, false) => (Tone::Good, AdminText::AllDone),
        (false, _) => (Tone::Bad, AdminText::SomeFailed),
    };
    lines.insert(0, Line::new(Part::Places, summary.0, page.text(summary.1)));
    if let Err(more) = read_bindings(page).await {
        lines.extend(more);
    }
    lines
}

/// How a call went.
fn tell(page: &Page, operation: &Operation, result: Result<Value, RestError>) -> Line {
    let done = match operation {
        Operation::Bind(_) => AdminText::WasAdded,
        Operation::Unbind(..) => AdminText::WasRemoved,
    };
    match result {
        Err(error) if !(done == AdminText::WasAdded && is_bound_already(&error)) => {
            browser::warn(&[operation.method(), ": ", &*error.to_string()].concat());
            Line::bad(Part::Places, &page.texts, &advice(&error))
        }
        _ => Line::new(Part::Places, Tone::Good, page.text(done)),
    }
}

/// Stores the settings that were changed. What the portal sends back is what it has.
async fn save(page: &Rc<Page>) -> Vec<Line> {
    let entered = page.entered();
    let mut lines = Vec::new();
    let mut is_anything_saved = false;
    for setting in Setting::ALL {
        let value = setting.value(&entered);
        if value == setting.value(&page.known().options) {
            continue;
        }
        let reply = page.bridge.set_app_option(setting.option(), value).await;
        let stored = match &reply {
            Ok(Value::Object(options)) => Some(PortalOptions::read(options)),
            _ => None,
        };
        if let Some(stored) = stored.filter(|stored| setting.value(stored) == value) {
            page.known_mut().options = stored;
            is_anything_saved = true;
        } else {
            let words = page.texts.filled(AdminText::SaveFailed, page.text(setting.name()));
            lines.push(Line::new(Part::Settings, Tone::Bad, words));
            // A portal that is silent once is silent to the others as well, each for a while.
            break;
        }
    }
    if lines.is_empty() {
        let text = if is_anything_saved { AdminText::Saved } else { AdminText::SaveNothing };
        lines.push(Line::new(Part::Settings, Tone::Good, page.text(text)));
    }
    lines
}

/// Ends the installation. If all is well nobody sees what this returns.
async fn finish(page: &Rc<Page>) -> Line {
    if !page.can_finish() {
        return Line::new(Part::Finish, Tone::Bad, page.text(AdminText::FinishFirst));
    }
    page.tell_of_finishing();
    page.bridge.finish_installation().await.ok();
    Line::new(Part::Finish, Tone::Bad, page.text(AdminText::FinishSilent))
}
