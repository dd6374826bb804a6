//! Loads the languages: first the user's own, then English, because users of every language know
//! English names, and shortcodes are English.

use super::fetch::{self, Freshness};
use super::lazy::lazy;
use super::once_value::OnceValue;
use super::text_groups;
use crate::browser;
use crate::emoji::{Drawable, Index, Pack, PackError, Preparation};
use crate::limits::Limits;
use crate::locale::{Locale, Text, Texts};
use crate::ui::{Messages, Notice, NoticeKind, PickerState};
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::{IsDisposed as _, ReadUntracked as _};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The languages of the page.
#[derive(Clone)]
pub struct Languages(Rc<Inner>);

struct Inner {
    state: PickerState,
    messages: Messages,
    limits: Limits,
    catalogue: OnceValue<Arc<Drawable>>,
    /// Loads the catalogue again.
    renew_catalogue: RefCell<Option<Rc<dyn Fn()>>>,
    /// Whether a pack that was fetched past all caches belongs to another catalogue than the loaded
    /// one.
    has_mismatch: Cell<bool>,
    own: Cell<Option<Locale>>,
    /// The stage of each requested language.
    packs: RefCell<Vec<(Locale, Stage)>>,
}

#[derive(Clone)]
enum Stage {
    Loading,
    Ready(Arc<Index>),
    Failed,
}

impl Languages {
    /// Creates the loader, which has no languages yet.
    pub fn new(state: PickerState, messages: Messages, limits: Limits) -> Self {
        Self(Rc::new(Inner {
            state,
            messages,
            limits,
            catalogue: OnceValue::new(),
            renew_catalogue: RefCell::default(),
            has_mismatch: Cell::new(false),
            own: Cell::new(None),
            packs: RefCell::default(),
        }))
    }

    /// Sets the catalogue, which all packs need. Call it when the grid shows the emoji.
    pub fn catalogue_is_here(&self, drawable: Arc<Drawable>) {
        self.0.catalogue.set(drawable);
    }

    /// Sets how to load the catalogue again if it does not match the packs.
    pub fn renew_catalogue_by(&self, renew: impl Fn() + 'static) {
        self.0.renew_catalogue.replace(Some(Rc::new(renew)));
    }

    /// Sets the user's language, unless a better source has set it already.
    pub fn begin_with(&self, own: Locale) {
        if self.0.own.get().is_none() {
            self.want(own);
        }
    }

    /// Sets the user's language, as far as it is known now. It replaces a language that was set
    /// before.
    pub fn want(&self, own: Locale) {
        if self.0.own.replace(Some(own)) == Some(own) {
            return;
        }
        self.0.state.set_locale(own);
        browser::mark_direction(own.is_rtl());
        self.0.messages.close_notice(NoticeKind::Names);
        match self.stage(own) {
            Some(Stage::Ready(index)) => self.apply_texts(own, index.pack()),
            // The English texts need no pack.
            _ if own == Locale::En => self.0.state.set_texts(Arc::new(Texts::english())),
            _ => {}
        }
        self.load(own, Freshness::Any);
        // A language that does not load in time must not delay English.
        let languages = Rc::downgrade(&self.0);
        Timeout::new(self.0.limits.english_wait_ms, move || {
            if let Some(languages) = languages.upgrade() {
                Self(languages).load_english();
            }
        })
        .forget();
        self.publish();
    }

    fn load_english(&self) {
        if self.stage(Locale::En).is_none() {
            self.load(Locale::En, Freshness::Any);
        }
    }

    /// Loads a language, unless it has loaded or is loading.
    fn load(&self, locale: Locale, freshness: Freshness) {
        if matches!(self.stage(locale), Some(Stage::Ready(_) | Stage::Loading)) {
            return;
        }
        self.set_stage(locale, Stage::Loading);
        spawn_local(async {
            // The search code loads at the same time as the pack. A failure is reported when the
            // code is needed.
            preload_search().await.ok();
        });
        let languages = self.clone();
        spawn_local(async move {
            let stage = match languages.fetch_with_retry(locale, freshness).await {
                Ok((pack, drawable)) => languages.prepare(locale, pack, &drawable).await,
                Err(why) => {
                    browser::warn(&why);
                    Stage::Failed
                }
            };
            // The picker, and its signals with it, may have been disposed of in the meantime.
            if languages.0.state.indexes.is_disposed() {
                return;
            }
            languages.set_stage(locale, stage);
            languages.publish();
            languages.load_english();
        });
    }

    async fn fetch_with_retry(
        &self,
        locale: Locale,
        freshness: Freshness,
    ) -> Result<(Pack, Arc<Drawable>), String> {
        let first = self.fetch(locale, freshness).await;
        let Err(why) = first else { return first };
        browser::warn(&why);
        self.load_english();
        TimeoutFuture::new(self.0.limits.data_retry_ms).await;
        // If the catalogue has not loaded either, its own notice says so, and another request is of
        // no use before the user has retried the catalogue.
        self.0.catalogue.get().await;
        self.fetch(locale, Freshness::New).await
    }

    async fn fetch(
        &self,
        locale: Locale,
        freshness: Freshness,
    ) -> Result<(Pack, Arc<Drawable>), String> {
        let address = pack_address(locale)?;
        let text = fetch::text(&address, freshness, self.0.limits.data_ms).await?;
        let drawable = self.0.catalogue.get().await.ok_or("there is no emoji catalogue")?;
        let pack = Pack::parse(text, &drawable.catalogue).map_err(|error| {
            let is_mismatch = matches!(error, PackError::OtherCatalogue | PackError::Count(_));
            self.0
                .has_mismatch
                .set(self.0.has_mismatch.get() || is_mismatch && freshness == Freshness::New);
            [&*address, ": ", &*error.to_string()].concat()
        })?;
        if pack.locale() != locale.tag() {
            return Err([&*address, " is in ", pack.locale()].concat());
        }
        Ok((pack, drawable))
    }

    async fn prepare(&self, locale: Locale, pack: Pack, drawable: &Arc<Drawable>) -> Stage {
        if self.0.own.get() == Some(locale) {
            self.apply_texts(locale, &pack);
        }
        browser::painted().await;
        let mut prepare_part = match preparation(Arc::clone(drawable), pack).await {
            Ok(prepare_part) => prepare_part,
            Err(why) => {
                browser::warn(&why.to_string());
                return Stage::Failed;
            }
        };
        loop {
            if let Some(index) = prepare_part() {
                return Stage::Ready(index);
            }
            TimeoutFuture::new(0).await;
        }
    }

    /// Shows the interface in a language.
    fn apply_texts(&self, locale: Locale, pack: &Pack) {
        let (texts, unknown) = Texts::read(locale, pack.texts());
        for key in unknown {
            browser::warn(&["the language pack has a text that nobody needs: ", key].concat());
        }
        self.0.state.set_texts(Arc::new(texts));
    }

    /// Lets the picker search in the languages that are ready, and reports failures once neither
    /// language is loading any more.
    fn publish(&self) {
        let Some(own) = self.0.own.get() else { return };
        let state = self.0.state;
        let (mine, english) = (self.stage(own), self.stage(Locale::En));
        let mut ready = Vec::with_capacity(2);
        for (locale, stage) in [(own, &mine), (Locale::En, &english)] {
            if let Some(Stage::Ready(index)) = stage
                && (ready.is_empty() || locale != own)
            {
                ready.push(Arc::clone(index));
            }
        }
        state.set_language_loading(matches!(mine, Some(Stage::Loading)));
        let failed = match (mine, english) {
            (Some(Stage::Failed), Some(Stage::Failed)) => Some(Text::NamesFailed),
            (Some(Stage::Failed), Some(Stage::Ready(_))) => Some(Text::LanguageFailed),
            (Some(Stage::Ready(_)), Some(Stage::Failed)) => Some(Text::EnglishFailed),
            _ => None,
        };
        state.set_names_failed(failed == Some(Text::NamesFailed));
        let known = state.indexes.read_untracked().iter().map(Arc::as_ptr).collect::<Vec<_>>();
        if known != ready.iter().map(Arc::as_ptr).collect::<Vec<_>>() {
            let is_ready = !ready.is_empty();
            state.search_in(ready);
            if is_ready {
                text_groups::start(state, self.0.limits);
            }
        }
        if let Some(text) = failed {
            self.show_failure(text);
        }
    }

    fn show_failure(&self, text: Text) {
        // A pending Enter must not pick an emoji minutes later.
        self.0.state.update_pending(|pending| pending.enter = None);
        let languages = self.clone();
        let retry = move || {
            let renew = languages.0.renew_catalogue.borrow().clone();
            if languages.0.has_mismatch.take()
                && let Some(renew) = renew
            {
                languages.0.catalogue.unset();
                // An index for another catalogue is of no use with the new one.
                let is_loading = |stage: &Stage| matches!(stage, Stage::Loading);
                languages.0.packs.borrow_mut().retain(|(_, stage)| is_loading(stage));
                renew();
            }
            for locale in [languages.0.own.get(), Some(Locale::En)].into_iter().flatten() {
                languages.load(locale, Freshness::New);
            }
            languages.publish();
        };
        self.0.messages.notice(Notice {
            kind: NoticeKind::Names,
            text: text.into(),
            retry: Some(Rc::new(retry)),
        });
    }

    fn stage(&self, locale: Locale) -> Option<Stage> {
        let packs = self.0.packs.borrow();
        packs.iter().find(|(other, _)| *other == locale).map(|(_, stage)| stage.clone())
    }

    fn set_stage(&self, locale: Locale, stage: Stage) {
        let mut packs = self.0.packs.borrow_mut();
        packs.retain(|(other, _)| *other != locale);
        packs.push((locale, stage));
    }
}

lazy! {
    /// Prepares a language for the search. Its code is needed only when a language has loaded.
    search: fn preparation(drawable: Arc<Drawable>, pack: Pack) -> PreparePart {
        let mut under_way = Some(Preparation::new(Arc::new(pack)));
        Box::new(move || {
            let mut preparation = under_way.take()?;
            if preparation.step(&drawable.catalogue) {
                under_way = Some(preparation);
                return None;
            }
            Some(Arc::new(preparation.finish()))
        })
    }
}

lazy! {
    /// Does nothing: the call makes the browser load the file of the search.
    search: fn preload_search() -> () {}
}

/// Does one part of the work. Returns the index after the last part.
type PreparePart = Box<dyn FnMut() -> Option<Arc<Index>>>;

/// Returns the address of a language's pack, from the page's `packs` block.
fn pack_address(locale: Locale) -> Result<String, String> {
    let packs = serde_json::from_str::<Value>(&browser::json_block("packs")).unwrap_or_default();
    let address = packs.get(locale.tag()).and_then(Value::as_str);
    address
        .map(str::to_owned)
        .ok_or_else(|| ["the page does not name a language pack for ", locale.tag()].concat())
}
