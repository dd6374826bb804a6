//! Brings the languages in: the person's own first, then English, which everybody's habits and
//! shortcodes are in.

use super::fetch::{self, Freshness};
use super::lazy::lazy;
use super::once_value::OnceValue;
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
pub struct Languages(Rc<Shared>);

struct Shared {
    state: PickerState,
    messages: Messages,
    limits: Limits,
    catalogue: OnceValue<Arc<Drawable>>,
    /// Loads the catalogue anew.
    renew_catalogue: RefCell<Option<Rc<dyn Fn()>>>,
    /// A pack, past all caches, was made for another catalogue than the one that is here.
    misfits: Cell<bool>,
    own: Cell<Option<Locale>>,
    /// What became of each language that was asked for.
    packs: RefCell<Vec<(Locale, Stage)>>,
}

#[derive(Clone)]
enum Stage {
    OnItsWay,
    Here(Arc<Index>),
    Failed,
}

impl Languages {
    /// None yet.
    pub fn new(state: PickerState, messages: Messages, limits: Limits) -> Self {
        Self(Rc::new(Shared {
            state,
            messages,
            limits,
            catalogue: OnceValue::new(),
            renew_catalogue: RefCell::default(),
            misfits: Cell::new(false),
            own: Cell::new(None),
            packs: RefCell::default(),
        }))
    }

    /// All emoji are here, and the grid shows them.
    pub fn catalogue_is_here(&self, drawable: Arc<Drawable>) {
        self.0.catalogue.set(drawable);
    }

    /// What to do where it is the catalogue that does not fit the packs.
    pub fn renew_catalogue_by(&self, renew: impl Fn() + 'static) {
        self.0.renew_catalogue.replace(Some(Rc::new(renew)));
    }

    /// The person's language, unless a better source has named it already.
    pub fn begin_with(&self, own: Locale) {
        if self.0.own.get().is_none() {
            self.want(own);
        }
    }

    /// The person's language, as far as it is known now. Another one than before takes its place.
    pub fn want(&self, own: Locale) {
        if self.0.own.replace(Some(own)) == Some(own) {
            return;
        }
        self.0.state.set_locale(own);
        browser::mark_direction(own.is_rtl());
        self.0.messages.close_notice(NoticeKind::Names);
        match self.stage(own) {
            Some(Stage::Here(index)) => self.speak(own, index.pack()),
            // English has its texts without a pack.
            _ if own == Locale::En => self.0.state.set_texts(Arc::new(Texts::english())),
            _ => {}
        }
        self.load(own, Freshness::Any);
        // A language that hangs must not keep English waiting.
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

    /// Loads a language that is neither here nor on its way.
    fn load(&self, locale: Locale, freshness: Freshness) {
        if matches!(self.stage(locale), Some(Stage::Here(_) | Stage::OnItsWay)) {
            return;
        }
        self.set_stage(locale, Stage::OnItsWay);
        spawn_local(async {
            // On its way together with the pack. If it fails, that is told when it is needed.
            warm_up().await.ok();
        });
        let languages = self.clone();
        spawn_local(async move {
            let stage = match languages.fetch_twice(locale, freshness).await {
                Ok((pack, drawable)) => languages.prepare(locale, pack, &drawable).await,
                Err(why) => {
                    browser::warn(&why);
                    Stage::Failed
                }
            };
            // The picker may have gone meanwhile, and its signals with it.
            if languages.0.state.indexes.is_disposed() {
                return;
            }
            languages.set_stage(locale, stage);
            languages.publish();
            languages.load_english();
        });
    }

    async fn fetch_twice(
        &self,
        locale: Locale,
        freshness: Freshness,
    ) -> Result<(Pack, Arc<Drawable>), String> {
        let first = self.fetch(locale, freshness).await;
        let Err(why) = first else { return first };
        browser::warn(&why);
        self.load_english();
        TimeoutFuture::new(self.0.limits.data_retry_ms).await;
        // Where the catalogue does not come either, its own notice says so, and there is no use in
        // asking before the person has had that tried again.
        self.0.catalogue.get().await;
        self.fetch(locale, Freshness::New).await
    }

    async fn fetch(
        &self,
        locale: Locale,
        freshness: Freshness,
    ) -> Result<(Pack, Arc<Drawable>), String> {
        let address = address_of(locale)?;
        let text = fetch::text(&address, freshness, self.0.limits.data_ms).await?;
        let drawable = self.0.catalogue.get().await.ok_or("there is no emoji catalogue")?;
        let pack = Pack::parse(text, &drawable.catalogue).map_err(|error| {
            let is_others = matches!(error, PackError::OtherCatalogue | PackError::Count(_));
            self.0.misfits.set(self.0.misfits.get() || is_others && freshness == Freshness::New);
            [&*address, ": ", &*error.to_string()].concat()
        })?;
        if pack.locale() != locale.tag() {
            return Err([&*address, " is in ", pack.locale()].concat());
        }
        Ok((pack, drawable))
    }

    async fn prepare(&self, locale: Locale, pack: Pack, drawable: &Arc<Drawable>) -> Stage {
        if self.0.own.get() == Some(locale) {
            self.speak(locale, &pack);
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
                return Stage::Here(index);
            }
            TimeoutFuture::new(0).await;
        }
    }

    /// Turns the interface to a language.
    fn speak(&self, locale: Locale, pack: &Pack) {
        let (texts, unknown) = Texts::read(locale, pack.texts());
        for key in unknown {
            browser::warn(&["the language pack has a text that nobody needs: ", key].concat());
        }
        self.0.state.set_texts(Arc::new(texts));
    }

    /// Lets the picker search in what is here, and tells what failed once nothing is on its way
    /// any more.
    fn publish(&self) {
        let Some(own) = self.0.own.get() else { return };
        let state = self.0.state;
        let (mine, english) = (self.stage(own), self.stage(Locale::En));
        let mut here = Vec::with_capacity(2);
        for (locale, stage) in [(own, &mine), (Locale::En, &english)] {
            if let Some(Stage::Here(index)) = stage
                && (here.is_empty() || locale != own)
            {
                here.push(Arc::clone(index));
            }
        }
        state.set_language_loading(matches!(mine, Some(Stage::OnItsWay)));
        let failed = match (mine, english) {
            (Some(Stage::Failed), Some(Stage::Failed)) => Some(Text::NamesFailed),
            (Some(Stage::Failed), Some(Stage::Here(_))) => Some(Text::LanguageFailed),
            (Some(Stage::Here(_)), Some(Stage::Failed)) => Some(Text::EnglishFailed),
            _ => None,
        };
        state.set_names_failed(failed == Some(Text::NamesFailed));
        let known = state.indexes.read_untracked().iter().map(Arc::as_ptr).collect::<Vec<_>>();
        if known != here.iter().map(Arc::as_ptr).collect::<Vec<_>>() {
            state.search_in(here);
        }
        if let Some(text) = failed {
            self.tell(text);
        }
    }

    fn tell(&self, text: Text) {
        // An Enter that nobody has answered is not to be answered minutes later.
        self.0.state.update_pending(|pending| pending.enter = None);
        let languages = self.clone();
        let retry = move || {
            let renew = languages.0.renew_catalogue.borrow().clone();
            if languages.0.misfits.take()
                && let Some(renew) = renew
            {
                languages.0.catalogue.unset();
                // What was prepared with another catalogue is of no use with the new one.
                let is_on_its_way = |stage: &Stage| matches!(stage, Stage::OnItsWay);
                languages.0.packs.borrow_mut().retain(|(_, stage)| is_on_its_way(stage));
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
    /// Prepares a language for the search, whose code is needed no sooner than a language is here.
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
    /// Does nothing once the code of the search is here.
    search: fn warm_up() -> () {}
}

/// Does a part of the work, and has the index after the last one.
type PreparePart = Box<dyn FnMut() -> Option<Arc<Index>>>;

/// Where a language's pack lies, by the page's `packs` block.
fn address_of(locale: Locale) -> Result<String, String> {
    let packs = serde_json::from_str::<Value>(&browser::json_block("packs")).unwrap_or_default();
    let address = packs.get(locale.tag()).and_then(Value::as_str);
    address
        .map(str::to_owned)
        .ok_or_else(|| ["the page does not name a language pack for ", locale.tag()].concat())
}
