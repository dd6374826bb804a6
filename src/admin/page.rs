//! The page: what it knows, what it shows, and the one action that is under way.

use super::actions::{self, Action};
use super::begin::Opening;
use super::build::{button, card, child};
use super::checks_view::ChecksView;
use super::places_view::PlacesView;
use super::settings_view::SettingsView;
use super::status_line::{self, Line, Part, Tone};
use super::{
    AdminText, AdminTexts, Binding, Findings, Place, PlaceState, Titles, state, version_line,
};
use crate::app::App;
use crate::bridge::Bridge;
use crate::browser::{self, flag, set_attribute, set_hidden};
use crate::portal::{PortalOptions, Secret};
use crate::rest::{Endpoint, RestClient};
use crate::ui::announce;
use gloo_events::EventListener;
use std::cell::{Cell, Ref, RefCell, RefMut};
use std::rc::{Rc, Weak};
use web_sys::HtmlElement;

/// What the page knows.
pub(super) struct Known {
    pub(super) findings: Findings,
    /// `None`: the portal has not said.
    pub(super) bindings: Option<Vec<Binding>>,
    /// `None`: nobody has chosen, and nothing is known to choose by.
    pub(super) wished: Option<Vec<Place>>,
    pub(super) options: PortalOptions,
    pub(super) lines: Vec<Line>,
}

/// The page.
pub(super) struct Page {
    pub(super) app: App,
    pub(super) bridge: Rc<Bridge>,
    pub(super) client: Rc<RestClient>,
    pub(super) texts: AdminTexts,
    pub(super) titles: Titles,
    /// The address to bind: this page's.
    pub(super) handler: String,
    is_installing: bool,
    /// The part of the page that is at work.
    at_work: Cell<Option<Part>>,
    known: RefCell<Known>,
    views: RefCell<Option<Views>>,
}

struct Views {
    root: HtmlElement,
    checks: ChecksView,
    places: PlacesView,
    settings: SettingsView,
    finish: HtmlElement,
    finish_button: HtmlElement,
    finish_lines: HtmlElement,
    _listeners: [EventListener; 3],
}

impl Page {
    /// Builds the page into its element and looks around.
    pub(super) fn open(opening: &Opening, root: &HtmlElement, texts: AdminTexts, titles: Titles) {
        let Some((handler, protocol, host)) = browser::own_address() else { return };
        let Some(portal) = opening.app.opening.portal() else { return };
        let (context, limits) = (&opening.context, opening.app.ctx.limits);
        let endpoint = Endpoint::new(portal, &context.rest_path);
        // Without a token the portal refuses the first call, and is asked for one.
        let token = context.access_token.clone().unwrap_or_else(|| Secret::new(""));
        let page = Rc::new_cyclic(|page: &Weak<Self>| {
            let on_wait = {
                let page = Weak::clone(page);
                move || {
                    if let Some(page) = page.upgrade() {
                        page.tell_of_waiting();
                    }
                }
            };
            let bridge = Rc::clone(&opening.bridge);
            Self {
                client: RestClient::new(Rc::clone(&bridge), endpoint, token, limits, on_wait),
                bridge,
                app: opening.app.clone(),
                texts,
                titles,
                handler,
                is_installing: opening.is_installing,
                at_work: Cell::new(None),
                known: RefCell::new(Known {
                    findings: Findings {
                        is_admin: context.is_admin,
                        scopes: context.application_scope.clone(),
                        is_https: protocol == "https:",
                        host,
                        ..Findings::default()
                    },
                    bindings: None,
                    wished: None,
                    options: PortalOptions::read(&context.app_options),
                    lines: Vec::new(),
                }),
                views: RefCell::default(),
            }
        });
        let views = Views::build(&page, root);
        page.views.replace(Some(views));
        // Its own listeners keep the page alive until the portal takes the frame away.
        actions::start(&page, Action::CheckUp);
    }

    pub(super) fn text(&self, text: AdminText) -> &str {
        self.texts.get(text)
    }

    pub(super) fn known(&self) -> Ref<'_, Known> {
        self.known.borrow()
    }

    pub(super) fn known_mut(&self) -> RefMut<'_, Known> {
        self.known.borrow_mut()
    }

    /// Begins to work in a part. `false`: something is under way already.
    pub(super) fn set_to_work(&self, part: Part) -> bool {
        if self.at_work.get().is_some() {
            return false;
        }
        self.at_work.set(Some(part));
        self.tell_of_work(part, AdminText::Working);
        true
    }

    fn tell_of_work(&self, part: Part, text: AdminText) {
        {
            let mut known = self.known.borrow_mut();
            known.lines.retain(|line| line.part != part);
            known.lines.push(Line::new(part, Tone::Working, self.text(text)));
        }
        self.update();
    }

    pub(super) fn tell_of_finishing(&self) {
        self.tell_of_work(Part::Finish, AdminText::Finishing);
        announce(self.text(AdminText::Finishing));
    }

    fn tell_of_waiting(&self) {
        if let Some(part) = self.at_work.get() {
            self.tell_of_work(part, AdminText::Waiting);
            announce(self.text(AdminText::Waiting));
        }
    }

    /// Ends the work and tells what came of it.
    pub(super) fn end_work(&self, news: Vec<Line>) {
        let part = self.at_work.take();
        let spoken: Vec<String> = news.iter().map(Line::spoken).collect();
        {
            let mut known = self.known.borrow_mut();
            let told: Vec<Part> = news.iter().map(|line| line.part).chain(part).collect();
            known.lines.retain(|line| !told.contains(&line.part));
            known.lines.extend(news);
        }
        self.update();
        announce(&spoken.join("\n"));
    }

    /// The places that are ticked.
    pub(super) fn wished(&self) -> Vec<Place> {
        let known = self.known();
        known.wished.clone().unwrap_or_else(|| super::wished_at_first(&[]))
    }

    /// What the fields of the settings say.
    pub(super) fn entered(&self) -> PortalOptions {
        let views = self.views.borrow();
        views.as_ref().map(|views| views.settings.read()).unwrap_or_default()
    }

    /// Whether the installation can be ended: the picker can be opened somewhere.
    pub(super) fn can_finish(&self) -> bool {
        let known = self.known();
        let bindings = known.bindings.as_deref().unwrap_or_default();
        let is_added = |place| state(place, bindings, &self.handler) == PlaceState::Added;
        Place::ALL.into_iter().any(is_added)
    }

    /// Brings everything that is seen to what is known.
    pub(super) fn update(&self) {
        let views = self.views.borrow();
        let Some(views) = views.as_ref() else { return };
        let known = self.known();
        let is_busy = self.at_work.get().is_some();
        set_attribute(&views.root, "aria-busy", Some(flag(is_busy)));
        views.checks.update(&self.texts, &known);
        views.places.update(self, &known);
        views.settings.update(&known);
        let is_unfinished = self.is_installing || known.findings.is_installed == Some(false);
        set_hidden(&views.finish, !is_unfinished);
        status_line::show(&views.finish_lines, Part::Finish, &known.lines);
        // A button that cannot be pressed now keeps its focus.
        let buttons = views.root.get_elements_by_tag_name("button");
        for button in (0..buttons.length()).filter_map(|index| buttons.item(index)) {
            let is_early = button == *views.finish_button && !self.can_finish();
            set_attribute(&button, "aria-disabled", (is_busy || is_early).then_some("true"));
        }
    }
}

impl Views {
    fn build(page: &Rc<Page>, root: &HtmlElement) -> Self {
        let intro = if page.is_installing { AdminText::IntroInstall } else { AdminText::Intro };
        set_attribute(root, "lang", Some(page.texts.locale().tag()));
        child(root, "h1", "admin-title", page.text(AdminText::Title));
        child(root, "p", "admin-intro", page.text(intro));
        let checks = ChecksView::build(root, &page.texts);
        let places = PlacesView::build(root, &page.texts);
        let has_builtin_key = !page.app.ctx.config.giphy.key.trim().is_empty();
        let settings = SettingsView::build(root, &page.texts, has_builtin_key, &page.known());
        let finish = card(root, "admin-finish", page.text(AdminText::Finish));
        let finish_lines = child(&finish, "ul", "admin-lines", "");
        let buttons = child(&finish, "div", "admin-buttons", "");
        let name = page.text(AdminText::Finish);
        let finish_button = button(&buttons, "button primary", "finish", name);
        let version = version_line(&browser::json_block("config"));
        set_attribute(&child(root, "p", "admin-version", &version), "dir", Some("ltr"));
        Self {
            _listeners: listeners(page, root),
            root: root.clone(),
            checks,
            places,
            settings,
            finish,
            finish_button,
            finish_lines,
        }
    }
}

fn listeners(page: &Rc<Page>, root: &HtmlElement) -> [EventListener; 3] {
    let on_click = {
        let page = Rc::clone(page);
        EventListener::new(root, "click", move |event| {
            let action = browser::closest(event, "[data-action]")
                .and_then(|button| Action::by_name(&button.get_attribute("data-action")?));
            if let Some(action) = action {
                actions::start(&page, action);
            }
        })
    };
    let on_change = {
        let page = Rc::clone(page);
        EventListener::new(root, "change", move |event| {
            let place = browser::closest(event, "[data-place]")
                .and_then(|field| Place::by_code(&field.get_attribute("data-place")?));
            if let Some(place) = place {
                let mut wished = page.wished();
                if let Some(at) = wished.iter().position(|one| *one == place) {
                    wished.remove(at);
                } else {
                    wished.push(place);
                }
                page.known_mut().wished = Some(wished);
                page.update();
            }
        })
    };
    // The picker listens to the document's keys, and has nothing to do with these.
    let on_key = EventListener::new(root, "keydown", |event| event.stop_propagation());
    [on_click, on_change, on_key]
}
