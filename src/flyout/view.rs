//! What is in the flyout.

use super::HAND;
use super::controller::{FlyoutDialog, Open};
use super::lazy_flyout::About;
use super::parts::{action, cell, row, table, tones};
use super::sheet::Sheet;
use crate::browser::{self, append, focus_element, mark_fonts, set_attribute};
use crate::emoji::{Choice, Skin, Tones, toned};
use crate::locale::Text;
use leptos::prelude::{GetUntracked as _, ReadUntracked as _};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

impl FlyoutDialog {
    /// Builds what is in it, anew when something was chosen; `focused` is then the selector of
    /// what is to have the focus.
    pub(super) fn fill(&self, focused: Option<&str>) -> Option<()> {
        let (element, rows) = {
            let open = self.0.open.borrow();
            let open = open.as_ref()?;
            let rows = match open.about {
                About::AllTones => self.rows_of_all_tones(open)?,
                About::Emoji { choice, is_frequent } => {
                    let mut rows = self.rows_of_emoji(open, choice)?;
                    rows.push(self.actions(choice, is_frequent)?);
                    rows
                }
            };
            (open.element.clone(), rows)
        };
        element.set_text_content(None);
        for row in &rows {
            append(&element, &[row]);
        }
        if let Some(to) = focused.and_then(|it| element.query_selector(it).ok().flatten()) {
            focus_element(&to.dyn_into().ok()?);
        }
        Some(())
    }

    fn rows_of_all_tones(&self, open: &Open) -> Option<Vec<HtmlElement>> {
        let texts = self.0.ctx.picker.texts.get_untracked();
        set_attribute(&open.element, "aria-label", Some(texts.get(Text::Tone)));
        let chosen = self.0.ctx.picker.skin_preferences.read_untracked().tone;
        let hand = |tone| Some(toned(HAND, Tones::One, Skin::all(tone)));
        Some(vec![tones(&texts, Text::Tone, "all", chosen, hand)?])
    }

    fn rows_of_emoji(&self, open: &Open, choice: Choice) -> Option<Vec<HtmlElement>> {
        let state = self.0.ctx.picker;
        let drawable = state.drawable.get_untracked()?;
        let catalogue = &drawable.catalogue;
        let name = state.name_of(Choice::plain(choice.id)).unwrap_or_default();
        set_attribute(&open.element, "aria-label", Some(&name));
        let cell_of = |of: Choice| {
            let text = catalogue.text_of(of)?;
            let cell = cell(&text, &state.name_of(of).unwrap_or_default())?;
            mark_fonts(&cell, drawable.support.fonts_of(of.id));
            if of == choice {
                set_attribute(&cell, "aria-selected", Some("true"));
            }
            Some(cell)
        };
        match Sheet::of(&drawable, choice.id) {
            Sheet::Plain => Some(Vec::new()),
            Sheet::Table(rows) => {
                let rows = rows.into_iter().map(|row| row.into_iter().map(cell_of).collect());
                let rows = rows.collect::<Option<Vec<_>>>()?;
                Some(vec![table("flyout-table", &name, rows)?])
            }
            Sheet::Pair(forms) => {
                let texts = state.texts.get_untracked();
                let forms = forms.into_iter().map(|id| cell_of(Choice { id, skin: open.skin }));
                let forms = forms.collect::<Option<Vec<_>>>()?;
                let patch = |_| None;
                let (first, second) = (open.skin.first, open.skin.second);
                Some(vec![
                    table("flyout-table pair", &name, vec![forms])?,
                    tones(&texts, Text::FirstPerson, "first", first, patch)?,
                    tones(&texts, Text::SecondPerson, "second", second, patch)?,
                ])
            }
        }
    }

    fn actions(&self, choice: Choice, is_frequent: bool) -> Option<HtmlElement> {
        let texts = self.0.ctx.picker.texts.get_untracked();
        let (text, person) = (self.0.ctx.picker.text_of(choice), self.0.ctx.store.state());
        let is_pinned = text.is_some_and(|text| person.usage().is_pinned(&text));
        let (name, words) = if is_pinned { ("unpin", Text::Unpin) } else { ("pin", Text::Pin) };
        let mut actions = vec![action(name, texts.get(words))?];
        if is_frequent && person.usage().used().next().is_some() {
            actions.push(action("clear-frequent", texts.get(Text::ClearFrequent))?);
        }
        let actions = row("group", None, &actions)?;
        browser::set_class(&actions, "flyout-actions", true);
        Some(actions)
    }
}
