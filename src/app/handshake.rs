//! Asks the portal which user opened the frame and where, and applies the role that follows from
//! the answer.

use super::{App, PortalSettings, not_your_portal, pointer_guard, resume_position, theme};
use crate::bridge::{Bridge, BridgeError, FrameChannel};
use crate::browser;
use crate::delivery::{DeliveryMode, Inserter};
use crate::locale::{Locale, Phrase, Text};
use crate::outbox::{LazyGifSender, LazyOutbox, SendTarget};
use crate::person::OPTION_NAME;
use crate::portal::{
    Field, GifClick, PlacementContext, PortalOptions, Problem, Sources, WindowName,
};
use crate::role::{Channel, Role, WhyCopy};
use crate::stickers;
use crate::ui::shell::output_field::{self, OutputKind};
use crate::ui::{Notice, NoticeKind, Tab, watch_now};
use gloo_timers::callback::Timeout;
use leptos::prelude::{Get as _, Set as _};
use serde_json::Value;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Starts the handshake. Without a portal, applies the role at once.
pub fn start(app: App) {
    let Some((name, bridge)) = open_bridge(&app) else {
        apply_role_without_answer(&app);
        return;
    };
    let timeout = {
        let (app, name) = (app.clone(), name.clone());
        Timeout::new(app.ctx.limits.handshake_ms, move || {
            browser::warn(&format!("{name} did not answer getInitData in time"));
            apply_role_without_answer(&app);
        })
    };
    spawn_local(async move {
        // The probe of the channel runs at the same time, so that a chat without a channel costs no
        // second wait.
        let probe = probe_channel(&app, &bridge);
        let answer = bridge.get_init_data().await;
        if answer == Err(BridgeError::TimedOut) {
            return;
        }
        // The app uses a late answer too: it replaces what the timeout has applied.
        drop(timeout);
        let Some(init_data) = answer.ok().and_then(Sources::read_init_data) else {
            browser::warn("the answer to getInitData cannot be read");
            apply_role_without_answer(&app);
            return;
        };
        let sources = Sources { init_data: Some(init_data), ..app.opening.sources.clone() };
        let context = PlacementContext::merge(&sources);
        let outbox = LazyOutbox::in_portal(app.ctx, &bridge, &name, &context);
        // First, because the user may have been in this tab last.
        stickers::offer_tab(app.ctx, &outbox);
        apply_user(&app, &name, &bridge, &context, &outbox);
        let mut role = app.opening.role(Some(&context));
        if role == Role::Picker(Channel::Im) && !probe.await.unwrap_or(false) {
            role = Role::Picker(Channel::Copy(WhyCopy::NoImChannel));
        }
        let answered = Answered { bridge: &bridge, context: &context, outbox: &outbox };
        apply_role(&app, &role, Some(&answered));
        crate::admin::load_for_role(app.ctx, &name, &bridge, &context, &role);
        report_problems(&app, context.problems);
    });
}

/// Applies the role that follows from the page and the query string alone: there is no portal, or
/// it does not answer.
fn apply_role_without_answer(app: &App) {
    apply_role(app, &app.opening.role(None), None);
    apply_options(app, None);
    if !app.opening.is_asked_by_portal() {
        return;
    }
    // These fields come only with the portal's answer, and its absence is reported already.
    let reported = [Problem::Missing(Field::MemberId), Problem::Missing(Field::Placement)];
    let problems = app.opening.context().problems;
    report_problems(
        app,
        problems.into_iter().filter(|problem| !reported.contains(problem)).collect(),
    );
}

fn open_bridge(app: &App) -> Option<(WindowName, Rc<Bridge>)> {
    let name = app.opening.portal()?.clone();
    let (own, portal) = (browser::window()?, browser::parent_window()?);
    let channel = FrameChannel::open(&own, portal, name.origin());
    let bridge = Rc::new(Bridge::new(channel, name.sid.clone(), app.ctx.limits));
    Some((name, bridge))
}

fn probe_channel(app: &App, bridge: &Rc<Bridge>) -> futures_channel::oneshot::Receiver<bool> {
    let (sender, receiver) = futures_channel::oneshot::channel();
    let (bridge, limit) = (Rc::clone(bridge), app.ctx.limits.insert_ms);
    spawn_local(async move {
        let answered = bridge.has_im_channel(limit).await;
        // Fails if the role does not depend on the channel: then no task waits for the probe.
        sender.send(answered).ok();
    });
    receiver
}

/// Applies the portal's settings, or the defaults without an answer.
fn apply_options(app: &App, answered: Option<(&WindowName, &PlacementContext)>) {
    let context = answered.map(|(_, context)| context);
    let options = context.map(|it| PortalOptions::read(&it.app_options)).unwrap_or_default();
    if let Some((name, _)) = answered {
        theme::follow_portal(&name.host, options.is_dark);
    }
    app.ctx.picker.set_has_gif_tab(options.has_gif_tab);
    let resumed =
        answered.and_then(|(name, context)| resume_position::resume(app, &name.host, context));
    let last = resumed.or_else(|| app.ctx.store.state().tab());
    app.ctx.picker.begin_with(last.unwrap_or(options.first_tab));
    let is_admin = context.is_some_and(|it| it.is_admin);
    app.ctx.portal_settings.set(Some(PortalSettings { options, is_admin }));
}

/// Applies what the portal knows about the user: language, stored state and settings.
fn apply_user(
    app: &App,
    name: &WindowName,
    bridge: &Rc<Bridge>,
    context: &PlacementContext,
    outbox: &LazyOutbox,
) {
    if let Some(lang) = &context.lang {
        app.languages.want(Locale::from_lang(lang));
    }
    let stored = context.user_options.get(OPTION_NAME).and_then(Value::as_str);
    if let Some(read) = outbox.state_reader() {
        app.ctx.store.set_reader(read);
    }
    let whose = context.storage_owner(&name.host);
    if let Some(whose) = &whose {
        app.ctx.store.use_tab_storage(whose, context.first_run);
    }
    app.ctx.store.use_portal_storage(Rc::clone(bridge), stored);
    if let Some(whose) = &whose {
        app.ctx.store.open_broadcast(whose);
    }
    pointer_guard::apply_person_when_idle(app);
    apply_options(app, Some((name, context)));
}

/// The connection to a portal that has answered, and the context from its answer.
struct Answered<'a> {
    bridge: &'a Rc<Bridge>,
    context: &'a PlacementContext,
    outbox: &'a LazyOutbox,
}

/// Applies the role. Called twice if the portal answers after the timeout.
fn apply_role(app: &App, role: &Role, answered: Option<&Answered<'_>>) {
    app.ctx.messages.close_notice(NoticeKind::Delivery);
    match (role, answered) {
        (Role::Standalone, _) => {
            app.ctx.store.use_browser_storage();
            app.ctx.store.open_broadcast("");
            pointer_guard::apply_person_when_idle(app);
            show_output(app, OutputKind::All, Text::Standalone, "standalone");
        }
        (Role::NotYourPortal(host), _) => {
            set_mode(app, DeliveryMode::Nowhere, "not-your-portal");
            not_your_portal::show(app.ctx, host);
        }
        (Role::Admin { .. }, _) => set_mode(app, DeliveryMode::Nowhere, "admin"),
        (Role::Picker(Channel::Im), Some(answered)) => insert(app, answered),
        (Role::Picker(Channel::Im), None) => copy(app, Text::WhyNoChannel),
        (Role::Picker(Channel::ShownText), Some(_)) => {
            show_output(app, OutputKind::Last, Text::WhyShown, "text");
        }
        (Role::Picker(Channel::ShownText), None) => copy(app, Text::WhyShown),
        (Role::Picker(Channel::Legacy), Some(answered)) => {
            browser::mark_old_window();
            send_or_copy(app, answered, Text::WhyLegacy);
        }
        (Role::Picker(Channel::Legacy), None) => copy(app, Text::WhyLegacy),
        (Role::Picker(Channel::Copy(WhyCopy::NoImChannel)), Some(answered)) => {
            send_or_copy(app, answered, Text::WhyNoChannel);
        }
        (Role::Picker(Channel::Copy(why)), _) => copy(app, Text::why_copy(*why)),
    }
}

fn set_mode(app: &App, mode: DeliveryMode, name: &str) {
    app.ctx.picks.set_mode(mode);
    browser::mark_role(name);
}

/// Inserts emoji into the draft. A setting of the portal decides whether GIFs are inserted or sent.
fn insert(app: &App, Answered { bridge, context, outbox }: &Answered<'_>) {
    let sends_gifs = PortalOptions::read(&context.app_options).gif_click == GifClick::Send
        && matches!(outbox.target(), SendTarget::Chat(_));
    let gifs = sends_gifs.then(|| LazyGifSender::new((*outbox).clone()));
    if let Some(gifs) = gifs.clone() {
        load_with_gif_tab(app, gifs);
    }
    let inserter = Inserter::new(Rc::clone(bridge), app.ctx.limits);
    set_mode(app, DeliveryMode::Insert(inserter, gifs), "insert");
}

/// Loads the GIF sender when the user opens the GIF tab, so that the first click does not wait for
/// it.
fn load_with_gif_tab(app: &App, gifs: LazyGifSender) {
    let tab = app.ctx.picker.tab;
    app.ctx.owner.with(|| {
        watch_now(move || {
            if tab.get() == Tab::Gifs {
                gifs.load_early();
            }
        });
    });
}

/// Shows the composer if the app cannot reach the draft, or copies if the picker may not send.
fn send_or_copy(app: &App, Answered { outbox, .. }: &Answered<'_>, why: Text) {
    match outbox.target() {
        SendTarget::Chat(_) => outbox.compose(),
        SendTarget::UnknownChat => copy(app, Text::WhyNoDialog),
        SendTarget::Nowhere => copy(app, why),
    }
}

/// Sets copying as the delivery mode, and shows a notice with the reason.
fn copy(app: &App, why: Text) {
    explain(app, why);
    set_mode(app, DeliveryMode::Copy, "copy");
}

/// Delivers picks into a field at the foot of the picker, and shows a notice with the reason.
fn show_output(app: &App, kind: OutputKind, why: Text, name: &str) {
    explain(app, why);
    let field = app.ctx.owner.with(|| output_field::show(app.ctx, kind));
    set_mode(app, DeliveryMode::Field(field, None), name);
}

fn explain(app: &App, why: Text) {
    let kind = NoticeKind::Delivery;
    app.ctx.messages.notice(Notice { kind, text: why.into(), retry: None });
}

/// Shows a notice with the problems in the portal's data, or closes it if there are none.
fn report_problems(app: &App, problems: Vec<Problem>) {
    app.ctx.messages.close_notice(NoticeKind::Context);
    if problems.is_empty() {
        return;
    }
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let text = Phrase::filled(Text::ContextProblem, problems.join("; "));
    app.ctx.messages.notice(Notice { kind: NoticeKind::Context, text, retry: None });
}
