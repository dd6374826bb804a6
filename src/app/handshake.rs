//! The frame's first act: ask the portal who opened us, and become what the answer makes us.

use super::{
    App, PortalSettings, not_your_portal, pointer_guard, resume_position, sending, stored_state,
    theme,
};
use crate::bridge::{Bridge, BridgeError, FrameChannel};
use crate::browser;
use crate::delivery::DeliveryMode;
use crate::delivery::Inserter;
use crate::locale::{Locale, Phrase, Text};
use crate::outbox::{Composer, OutputField};
use crate::person::OPTION_NAME;
use crate::portal::{
    Field, GifClick, PlacementContext, PortalOptions, Problem, Sources, WindowName,
};
use crate::rest::RestClient;
use crate::role::{Channel, Role, WhyCopy};
use crate::ui::{Notice, NoticeKind};
use gloo_timers::callback::Timeout;
use leptos::prelude::Set as _;
use serde_json::Value;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Finds out the role and takes it on. Without a portal to ask this is settled at once.
pub fn start(app: App) {
    let Some((name, bridge)) = open_bridge(&app) else {
        go_on_without_answer(&app);
        return;
    };
    let silence = {
        let (app, name) = (app.clone(), name.clone());
        Timeout::new(app.ctx.limits.handshake_ms, move || {
            browser::warn(&format!("{name} did not answer getInitData in time"));
            go_on_without_answer(&app);
        })
    };
    spawn_local(async move {
        // The channel is probed at the same time, so that a chat that has none costs no second wait.
        let probe = probe_channel(&app, &bridge);
        let answer = bridge.get_init_data().await;
        if answer == Err(BridgeError::TimedOut) {
            return;
        }
        // An answer that comes after the time limit still makes things better.
        drop(silence);
        let Some(init_data) = answer.ok().and_then(Sources::read_init_data) else {
            browser::warn("the answer to getInitData cannot be read");
            go_on_without_answer(&app);
            return;
        };
        let sources = Sources { init_data: Some(init_data), ..app.opening.sources.clone() };
        let context = PlacementContext::merge(&sources);
        let rest = sending::rest_client(&app, &bridge, &name, &context);
        know_the_person(&app, &name, &bridge, &context, rest.clone());
        let mut role = app.opening.role(Some(&context));
        if role == Role::Picker(Channel::Im) && !probe.await.unwrap_or(false) {
            role = Role::Picker(Channel::Copy(WhyCopy::NoImChannel));
        }
        take_on(&app, &role, Some(Answered { bridge: &bridge, context: &context, rest }));
        crate::admin::load_for_role(app.ctx, &name, &bridge, &context, &role);
        tell_problems(&app, context.problems);
    });
}

/// Nobody to ask, or nobody who answers: page and query string have to do.
fn go_on_without_answer(app: &App) {
    take_on(app, &app.opening.role(None), None);
    settle_options(app, None);
    if !app.opening.is_asked_by_portal() {
        return;
    }
    // What only the portal's answer tells is missing for the reason that is told already.
    let told = [Problem::Missing(Field::MemberId), Problem::Missing(Field::Placement)];
    let problems = app.opening.context().problems;
    tell_problems(app, problems.into_iter().filter(|problem| !told.contains(problem)).collect());
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
        // Nobody may be waiting: a role that needs no channel does not ask.
        sender.send(answered).ok();
    });
    receiver
}

/// The theme and the GIFs go by the portal's settings, or without an answer by the page's.
fn settle_options(app: &App, answered: Option<(&WindowName, &PlacementContext)>) {
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

fn know_the_person(
    app: &App,
    name: &WindowName,
    bridge: &Rc<Bridge>,
    context: &PlacementContext,
    rest: Option<Rc<RestClient>>,
) {
    if let Some(lang) = &context.lang {
        app.languages.want(Locale::from_lang(lang));
    }
    let stored = context.user_options.get(OPTION_NAME).and_then(Value::as_str);
    if let Some(rest) = rest {
        app.ctx.store.set_reader(stored_state::reader(rest, app.ctx.limits));
    }
    // The host is verified, by the origin of the answer; `member_id` is what the portal says.
    let whose = context
        .member_id
        .as_ref()
        .map(|member_id| [&*name.host.to_string(), " ", member_id].concat());
    if let Some(whose) = &whose {
        app.ctx.store.use_tab_storage(whose, context.first_run);
    }
    app.ctx.store.use_portal_storage(Rc::clone(bridge), stored);
    if let Some(whose) = &whose {
        app.ctx.store.open_broadcast(whose);
    }
    pointer_guard::apply_person_when_idle(app);
    settle_options(app, Some((name, context)));
}

/// A portal that has answered, and what it can do.
struct Answered<'a> {
    bridge: &'a Rc<Bridge>,
    context: &'a PlacementContext,
    rest: Option<Rc<RestClient>>,
}

/// Becomes what the role says. May be called twice: for silence, and for an answer after all.
fn take_on(app: &App, role: &Role, answered: Option<Answered<'_>>) {
    app.ctx.messages.close_notice(NoticeKind::Delivery);
    let name = match (role, answered) {
        (Role::Standalone, _) => {
            app.ctx.store.use_browser_storage();
            app.ctx.store.open_broadcast("");
            pointer_guard::apply_person_when_idle(app);
            collect_as_text(app, Text::Standalone, false);
            "standalone"
        }
        (Role::NotYourPortal(host), _) => {
            app.ctx.picks.go(DeliveryMode::Nowhere);
            not_your_portal::show(app.ctx, host);
            "not-your-portal"
        }
        (Role::Admin { .. }, _) => {
            app.ctx.picks.go(DeliveryMode::Nowhere);
            "admin"
        }
        (Role::Picker(Channel::Im), Some(answered)) => {
            insert(app, answered);
            "insert"
        }
        (Role::Picker(Channel::Im), None) => copy(app, Text::WhyNoChannel),
        (Role::Picker(Channel::ShownText), _) => {
            collect_as_text(app, Text::WhyShown, true);
            "text"
        }
        (Role::Picker(Channel::Legacy), Some(answered)) => {
            browser::mark_old_window();
            send_or_copy(app, answered, Text::WhyLegacy)
        }
        (Role::Picker(Channel::Legacy), None) => copy(app, Text::WhyLegacy),
        (Role::Picker(Channel::Copy(WhyCopy::NoImChannel)), Some(answered)) => {
            send_or_copy(app, answered, Text::WhyNoChannel)
        }
        (Role::Picker(Channel::Copy(why)), _) => copy(app, Text::why_copy(*why)),
    };
    browser::mark_role(name);
}

/// Emoji go into the draft; what becomes of GIFs is a setting of the portal.
fn insert(app: &App, Answered { bridge, context, rest }: Answered<'_>) {
    let click = PortalOptions::read(&context.app_options).gif_click;
    let sender = (click == GifClick::Send).then(|| sending::sender(rest, context)).flatten();
    app.ctx
        .picks
        .go(DeliveryMode::Insert(Inserter::new(Rc::clone(bridge), app.ctx.limits), sender));
}

/// Where the draft cannot be reached, what is picked is sent, or else copied. The name of what
/// the page is then.
fn send_or_copy(app: &App, answered: Answered<'_>, why: Text) -> &'static str {
    let Answered { context, rest, .. } = answered;
    let Some(sender) = sending::sender(rest, context) else {
        return copy(app, if sending::lacks_dialog(context) { Text::WhyNoDialog } else { why });
    };
    let composer = app
        .ctx
        .owner
        .with(|| Composer::show(Rc::clone(&sender), app.ctx.messages, app.ctx.picker.texts));
    let Some(composer) = composer else { return copy(app, why) };
    app.ctx.picks.go(DeliveryMode::Compose(composer, sender));
    "send"
}

fn copy(app: &App, why: Text) -> &'static str {
    tell_delivery(app, why);
    app.ctx.picks.go(DeliveryMode::Copy);
    "copy"
}

fn collect_as_text(app: &App, why: Text, only_last: bool) {
    tell_delivery(app, why);
    let shown =
        app.ctx.owner.with(|| OutputField::show(only_last, app.ctx.messages, app.ctx.picker.texts));
    match shown {
        Some(out) => app.ctx.picks.go(DeliveryMode::Text(out)),
        None => browser::error("the page has no foot"),
    }
}

fn tell_delivery(app: &App, why: Text) {
    app.ctx.messages.notice(Notice { kind: NoticeKind::Delivery, text: why.into(), retry: None });
}

/// Names what is wrong with the portal's data, once, in words and shapes.
fn tell_problems(app: &App, problems: Vec<Problem>) {
    app.ctx.messages.close_notice(NoticeKind::Context);
    if problems.is_empty() {
        return;
    }
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let text = Phrase::filled(Text::ContextProblem, problems.join("; "));
    app.ctx.messages.notice(Notice { kind: NoticeKind::Context, text, retry: None });
}
