//! The content of the grid: all emoji by group, or the results of a search.

use crate::emoji::{Catalogue, Choice, Drawable, EmojiId, Found, Group, POPULAR};
use crate::person::SkinPreferences;
use crate::ui::emoji_grid::{Section, SectionTitle};

/// The available emoji, and the user's preferences.
#[derive(Clone, Copy)]
pub struct Shelf<'a> {
    /// The catalogue, and which of its emoji the platform can draw.
    pub drawable: &'a Drawable,
    /// The preferred skin tones and gender of people in emoji.
    pub taste: &'a SkinPreferences,
}

impl Shelf<'_> {
    /// Returns the sections without a query: one row of frequently used emoji, the user's own
    /// first, then the groups. The forms for a man, a woman and a person share a cell.
    ///
    /// Texts are not in the first row: they load after it, so the row would change under the pointer,
    /// and a kaomoji is as wide as three emoji. The user's own come first in their groups instead; see
    /// [`TextList::begin_with`](crate::emoji::TextList::begin_with).
    pub fn browse(&self, own: &[Choice], columns: usize) -> Vec<Section> {
        let catalogue = &self.drawable.catalogue;
        let mut frequent: Vec<Choice> = Vec::with_capacity(columns);
        let popular = POPULAR.into_iter().filter_map(|glyph| catalogue.find(glyph));
        for choice in own.iter().copied().chain(popular.map(|id| self.choice(id))) {
            let fits = self.can_draw(choice.id) && !self.drawable.is_text(choice.id);
            if frequent.len() < columns && fits && !frequent.contains(&choice) {
                frequent.push(choice);
            }
        }
        let group = |group: Group| Section {
            title: SectionTitle::Group(group),
            emoji: catalogue
                .iter()
                .filter(|(id, emoji)| emoji.group == group && self.can_draw(*id))
                .filter_map(|(id, _)| self.in_shared_cell(id))
                .map(|id| self.choice(id))
                .collect(),
        };
        let frequent = Section { title: SectionTitle::Frequent, emoji: frequent };
        std::iter::once(frequent).chain(Group::ALL.map(group)).collect()
    }

    /// Returns the sections of a search: the emoji that match, the texts that match, then the guesses;
    /// of one group or of all.
    pub fn results(&self, found: &Found, group: Option<Group>) -> [Section; 4] {
        let section = |title, ids: &[EmojiId]| {
            let mut ids: Vec<EmojiId> = narrowed(&self.drawable.catalogue, ids, group).collect();
            // Of the matches, a section of texts takes those of its group, the first one the emoji.
            ids.retain(|id| match title {
                SectionTitle::Group(group) => {
                    group_of(&self.drawable.catalogue, *id) == Some(group)
                }
                _ => !self.drawable.is_text(*id),
            });
            self.own_gender_first(&mut ids);
            Section { title, emoji: ids.into_iter().map(|id| self.choice(id)).collect() }
        };
        [
            section(SectionTitle::Results, &found.hits),
            section(SectionTitle::Group(Group::TextSymbols), &found.hits),
            section(SectionTitle::Group(Group::Kaomoji), &found.hits),
            section(SectionTitle::Guesses, &found.guesses),
        ]
    }

    /// Returns an emoji with the user's preferred skin tones.
    pub fn choice(&self, id: EmojiId) -> Choice {
        let emoji = self.drawable.catalogue.get(id);
        Choice { id, skin: emoji.map(|emoji| self.taste.skin(emoji)).unwrap_or_default() }
    }

    /// Returns the emoji for the cell of an emoji: for a neutral one the user's preferred form.
    /// `None` for a form that shares the cell of a neutral emoji.
    fn in_shared_cell(&self, id: EmojiId) -> Option<EmojiId> {
        let catalogue = &self.drawable.catalogue;
        if catalogue.neutral_of(id).is_some_and(|neutral| self.can_draw(neutral)) {
            return None;
        }
        Some(self.own_gender_of(id).unwrap_or(id))
    }

    /// Returns the form of a neutral emoji for the user's preferred gender.
    fn own_gender_of(&self, neutral: EmojiId) -> Option<EmojiId> {
        let form = self.drawable.catalogue.gendered(neutral, self.taste.gender?)?;
        self.can_draw(form).then_some(form)
    }

    /// Swaps a neutral emoji and its form for the preferred gender if the search found both and the
    /// neutral one comes first.
    fn own_gender_first(&self, ids: &mut [EmojiId]) {
        for place in 0..ids.len() {
            let form = ids.get(place).and_then(|id| self.own_gender_of(*id));
            let found = form.and_then(|form| ids.iter().position(|id| *id == form));
            if let Some(later) = found.filter(|found| *found > place) {
                ids.swap(place, later);
            }
        }
    }

    fn can_draw(&self, id: EmojiId) -> bool {
        self.drawable.support.can_draw(id)
    }
}

/// Returns the found emoji of one group or of all.
pub fn narrowed<'a>(
    catalogue: &'a Catalogue,
    ids: &'a [EmojiId],
    group: Option<Group>,
) -> impl Iterator<Item = EmojiId> + 'a {
    let fits = move |id: &EmojiId| group.is_none() || group_of(catalogue, *id) == group;
    ids.iter().copied().filter(fits)
}

/// Returns the groups in which the search found something.
pub fn matching_groups(catalogue: &Catalogue, found: &Found) -> Vec<Group> {
    let mut groups = Vec::with_capacity(Group::ALL.len());
    for group in found.hits.iter().chain(&found.guesses).filter_map(|id| group_of(catalogue, *id)) {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

fn group_of(catalogue: &Catalogue, id: EmojiId) -> Option<Group> {
    catalogue.get(id).map(|emoji| emoji.group)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emoji::{Gender, Support, Tone, test_data};

    fn found(catalogue: &Catalogue, hits: &[&str], guesses: &[&str]) -> Found {
        let ids = |glyphs: &[&str]| {
            glyphs.iter().map(|glyph| catalogue.find(glyph).unwrap()).collect::<Vec<_>>()
        };
        Found { hits: ids(hits), guesses: ids(guesses), guess: None }
    }

    fn drawable() -> Drawable {
        let catalogue = test_data::catalogue();
        let support = Support::all(&catalogue);
        Drawable::new(catalogue, support)
    }

    fn texts(drawable: &Drawable, section: &Section) -> Vec<String> {
        let text = |it: &Choice| drawable.catalogue.text_of(*it).unwrap().into_owned();
        section.emoji.iter().map(text).collect()
    }

    #[test]
    fn the_users_own_come_first_and_nothing_repeats() {
        let drawable = drawable();
        let shelf = Shelf { drawable: &drawable, taste: &SkinPreferences::default() };
        let own = ["🍕", "👍", "👋🏽"].map(|text| drawable.catalogue.choice(text).unwrap());
        let sections = shelf.browse(&own, 5);
        assert_eq!(texts(&drawable, &sections[0]), ["🍕", "👍", "👋🏽", "❤️", "😂"]);
        assert_eq!(sections.len(), 12);
    }

    #[test]
    fn every_emoji_has_a_cell_or_shares_one() {
        let drawable = drawable();
        let shelf = Shelf { drawable: &drawable, taste: &SkinPreferences::default() };
        let sections = shelf.browse(&[], 8);
        let mut ids: Vec<EmojiId> =
            sections[1..].iter().flat_map(|it| it.emoji.iter().map(|it| it.id)).collect();
        let catalogue = &drawable.catalogue;
        ids.extend(
            catalogue.iter().map(|(id, _)| id).filter(|id| catalogue.neutral_of(*id).is_some()),
        );
        ids.sort_unstable();
        assert_eq!(ids, catalogue.iter().map(|(id, _)| id).collect::<Vec<_>>());
    }

    fn wants(tone: Option<Tone>) -> SkinPreferences {
        let mut taste = SkinPreferences::default();
        (taste.tone, taste.gender) = (tone, Some(Gender::Woman));
        taste
    }

    #[test]
    fn people_have_the_preferred_look() {
        let drawable = drawable();
        let mut taste = wants(Some(Tone::Medium));
        taste.set_pair("🫱🏻‍🫲🏿");
        let shelf = Shelf { drawable: &drawable, taste: &taste };
        let people = texts(&drawable, &shelf.browse(&[], 8)[2]);
        for text in ["👋🏽", "🏃🏽‍♀️", "👩🏽‍💻", "🫱🏻‍🫲🏿", "👫", "🎅🏽"]
        {
            assert!(people.iter().any(|it| it == text), "{text} of {people:?}");
        }
        for text in ["👋", "🏃🏽", "🏃🏽‍♂️", "🧑🏽‍💻"] {
            assert!(people.iter().all(|it| it != text), "{text}");
        }
    }

    #[test]
    fn the_preferred_gender_comes_first() {
        let drawable = drawable();
        let found = found(&drawable.catalogue, &["🤷", "🤷‍♂️", "🤷‍♀️", "🍕"], &[]);
        let taste = wants(None);
        let shelf = Shelf { drawable: &drawable, taste: &taste };
        let [hits, ..] = shelf.results(&found, None);
        assert_eq!(texts(&drawable, &hits), ["🤷‍♀️", "🤷‍♂️", "🤷", "🍕"]);
    }

    #[test]
    fn results_can_be_narrowed_to_a_group() {
        let drawable = drawable();
        let found = found(&drawable.catalogue, &["🍕", "😀", "🍎"], &["🍇", "🚗"]);
        let shelf = Shelf { drawable: &drawable, taste: &SkinPreferences::default() };
        let count = |group| shelf.results(&found, group).map(|section| section.emoji.len());
        assert_eq!(count(None), [3, 0, 0, 2]);
        assert_eq!(count(Some(Group::Food)), [2, 0, 0, 1]);
        assert_eq!(count(Some(Group::Travel)), [0, 0, 0, 1]);
        assert_eq!(count(Some(Group::Flags)), [0, 0, 0, 0]);
    }

    #[test]
    fn the_groups_that_match() {
        let catalogue = test_data::catalogue();
        let found = found(&catalogue, &["🍕", "😀", "🍎"], &["🚗"]);
        let groups = matching_groups(&catalogue, &found);
        assert_eq!(groups, [Group::Food, Group::Smileys, Group::Travel]);
        assert_eq!(matching_groups(&catalogue, &Found::default()), []);
    }
}
