//! The row above the cells: GIFs or stickers, and ready-made searches.

use super::tab::Gifs;
use crate::browser::{self, append, button, element, flag, set_attribute, set_text};
use crate::gifs::GifPanel as _;
use crate::gifs::{CATEGORIES, Event, Kind, Source, category_name};
use crate::gifs::{SavedList, TabState};
use crate::locale::{Phrase, Text, Texts};
use crate::ui::roving_focus;
use crate::ui::shell::search_field;
use gloo_events::EventListener;
use web_sys::{Element, HtmlElement};

/// The row, and the line below it that tells of a query that was cut.
pub(super) struct Bar {
    element: HtmlElement,
    cut: HtmlElement,
    kinds: HtmlElement,
    chips: HtmlElement,
    buttons: Vec<(HtmlElement, Choice)>,
    /// The button that asks for what many people search for; the words take its place.
    popular: HtmlElement,
    has_popular_words: bool,
    _on_click: EventListener,
}

/// What a button stands for.
#[derive(Clone, Copy, PartialEq)]
enum Choice {
    Kind(Kind),
    Trending,
    Saved(SavedList),
    Category(&'static str),
    Popular,
}

impl Choice {
    fn is_on(self, state: &TabState) -> bool {
        match self {
            Self::Kind(kind) => state.options().kind == kind,
            Self::Trending => *state.source() == Source::Field && state.query().text().is_empty(),
            Self::Saved(list) => state.saved_list == Some(list),
            Self::Category(words) => *state.source() == Source::English(words),
            Self::Popular => false,
        }
    }
}

impl Bar {
    pub(super) fn build(gifs: &Gifs) -> Option<Self> {
        let row: HtmlElement = element("div", "gif-bar")?;
        let cut: HtmlElement = element("div", "gif-cut")?;
        let (kinds, chips): (HtmlElement, HtmlElement) =
            (element("div", "kinds")?, element("div", "chips")?);
        set_attribute(&kinds, "role", Some("group"));
        set_attribute(&chips, "role", Some("toolbar"));
        let mut buttons = Vec::new();
        for (kind, name) in [(Kind::Gif, "gifs"), (Kind::Sticker, "stickers")] {
            let button = button("kind", "data-kind", name)?;
            append(&kinds, &[&button]);
            buttons.push((button, Choice::Kind(kind)));
        }
        let choices = [
            ("trending", Choice::Trending),
            ("favourites", Choice::Saved(SavedList::Favourites)),
            ("recents", Choice::Saved(SavedList::Recents)),
        ];
        let categories = CATEGORIES.iter().map(|one| (one.words, Choice::Category(one.words)));
        for (name, choice) in choices.into_iter().chain(categories) {
            let button = button("chip", "data-chip", name)?;
            append(&chips, &[&button]);
            buttons.push((button, choice));
        }
        let popular = button("chip", "data-chip", "popular")?;
        append(&chips, &[&popular]);
        buttons.push((popular.clone(), Choice::Popular));
        append(&row, &[&kinds, &chips]);
        gifs.0.owner.with(|| roving_focus::adopt(&chips));
        let on_click = {
            let (gifs, buttons) = (gifs.clone(), buttons.clone());
            EventListener::new(&row, "click", move |event| {
                let Some(clicked) = browser::closest(event, "button") else { return };
                let choice = buttons.iter().find(|(button, _)| *button == clicked);
                act(&gifs, choice.map(|(_, choice)| *choice), &clicked);
            })
        };
        Some(Self {
            _on_click: on_click,
            element: row,
            cut,
            kinds,
            chips,
            buttons,
            popular,
            has_popular_words: false,
        })
    }

    pub(super) fn element(&self) -> &Element {
        &self.element
    }

    pub(super) fn update(&mut self, state: &TabState, texts: &Texts, longest_query: usize) {
        set_attribute(&self.kinds, "aria-label", Some(texts.get(Text::GifKind)));
        set_attribute(&self.chips, "aria-label", Some(texts.get(Text::GifTopics)));
        for (button, choice) in &self.buttons {
            if *choice == Choice::Popular {
                set_text(button, &[texts.get(Text::GifTrendingSearches), " …"].concat());
                continue;
            }
            set_text(button, texts.get(name(*choice)));
            set_attribute(button, "aria-pressed", Some(flag(choice.is_on(state))));
        }
        if !state.popular_words.is_empty() && !self.has_popular_words {
            self.has_popular_words = true;
            self.show_popular_words(&state.popular_words);
        }
        let is_cut = state.query().is_cut();
        if let Some(panel) = self.element.parent_element() {
            let below = self.element.next_element_sibling();
            browser::set_present(&self.cut, &panel, below.as_ref(), is_cut);
        }
        let most = browser::number(texts.locale().tag(), longest_query);
        set_text(&self.cut, &Phrase::filled(Text::GifCut, most).words(texts));
    }

    fn show_popular_words(&self, words: &[String]) {
        let had_focus = browser::has_focus(&self.popular);
        let chips: Vec<HtmlElement> = words
            .iter()
            .filter_map(|words| {
                let chip = button("chip", "data-chip", "popular-search")?;
                set_attribute(&chip, "dir", Some("auto"));
                // The Tab key has its stop in this row already.
                chip.set_tab_index(-1);
                set_text(&chip, words);
                append(&self.chips, &[&chip]);
                Some(chip)
            })
            .collect();
        self.popular.remove();
        if let Some(first) = chips.first().filter(|_| had_focus) {
            browser::focus_element(first);
        }
    }
}

fn name(choice: Choice) -> Text {
    match choice {
        Choice::Kind(Kind::Gif) => Text::GifTab,
        Choice::Kind(Kind::Sticker) => Text::GifStickers,
        Choice::Trending => Text::GifTrending,
        Choice::Saved(SavedList::Favourites) => Text::GifFavourites,
        Choice::Saved(SavedList::Recents) => Text::GifRecents,
        Choice::Category(words) => category_name(words).unwrap_or(Text::GifTrending),
        Choice::Popular => Text::GifTrendingSearches,
    }
}

/// What a click does. A button without a choice has the words of others: they become the query.
fn act(gifs: &Gifs, choice: Option<Choice>, clicked: &HtmlElement) {
    match choice {
        Some(Choice::Kind(kind)) => gifs.change_options(|options| options.kind = kind),
        Some(Choice::Trending) => gifs.show_trending(),
        Some(Choice::Saved(list)) => gifs.choose_saved(list),
        Some(Choice::Category(words)) => gifs.choose(Source::English(words)),
        Some(Choice::Popular) => gifs.load_popular_words(),
        None => {
            let words = clicked.text_content().unwrap_or_default();
            search_field::put(gifs.0.picker, &words);
            gifs.type_text(&words);
            gifs.handle(Event::Submitted);
        }
    }
}
