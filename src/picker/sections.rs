//! What stands in the grid: all emoji by groups, or what a search found.

use super::layout::{Section, SectionTitle};
use crate::emoji::{Catalogue, EmojiId, Found, Group, POPULAR, Support};

/// The sections without a query: one row of what is used often, the person's own first, then the
/// groups.
pub fn browse(
    catalogue: &Catalogue,
    support: &Support,
    own: &[EmojiId],
    columns: usize,
) -> Vec<Section> {
    let mut frequent: Vec<EmojiId> = Vec::with_capacity(columns);
    let popular = POPULAR.into_iter().filter_map(|glyph| catalogue.find(glyph));
    for id in own.iter().copied().chain(popular) {
        if frequent.len() < columns && support.can_draw(id) && !frequent.contains(&id) {
            frequent.push(id);
        }
    }
    let group = |group: Group| Section {
        title: SectionTitle::Group(group),
        emoji: catalogue
            .iter()
            .filter(|(id, emoji)| emoji.group == group && support.can_draw(*id))
            .map(|(id, _)| id)
            .collect(),
    };
    let frequent = Section { title: SectionTitle::Frequent, emoji: frequent };
    std::iter::once(frequent).chain(Group::ALL.map(group)).collect()
}

/// The sections of a search: what matches, then what is only similar; of one group or of all.
pub fn results(catalogue: &Catalogue, found: &Found, group: Option<Group>) -> [Section; 2] {
    let narrowed = |ids: &[EmojiId]| {
        let fits = |id: &EmojiId| group.is_none() || group_of(catalogue, *id) == group;
        ids.iter().copied().filter(fits).collect()
    };
    [
        Section { title: SectionTitle::Results, emoji: narrowed(&found.hits) },
        Section { title: SectionTitle::Guesses, emoji: narrowed(&found.guesses) },
    ]
}

/// The groups that something was found in.
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
    use crate::emoji::test_data;

    fn found(catalogue: &Catalogue, hits: &[&str], guesses: &[&str]) -> Found {
        let ids = |glyphs: &[&str]| {
            glyphs.iter().map(|glyph| catalogue.find(glyph).unwrap()).collect::<Vec<_>>()
        };
        Found { hits: ids(hits), guesses: ids(guesses), guess: None }
    }

    #[test]
    fn the_persons_own_come_first_and_nothing_stands_twice() {
        let catalogue = test_data::catalogue();
        let support = Support::all(&catalogue);
        let own = ["🍕", "👍"].map(|glyph| catalogue.find(glyph).unwrap());
        let sections = browse(&catalogue, &support, &own, 4);
        let glyphs: Vec<&str> =
            sections[0].emoji.iter().map(|id| &*catalogue.get(*id).unwrap().glyph).collect();
        assert_eq!(glyphs, ["🍕", "👍", "❤️", "😂"]);
        assert_eq!(sections.len(), 10);
        let all: usize = sections[1..].iter().map(|section| section.emoji.len()).sum();
        assert_eq!(all, catalogue.len());
    }

    #[test]
    fn results_can_be_narrowed_to_a_group() {
        let catalogue = test_data::catalogue();
        let found = found(&catalogue, &["🍕", "😀", "🍎"], &["🍇", "🚗"]);
        let count = |group| results(&catalogue, &found, group).map(|section| section.emoji.len());
        assert_eq!(count(None), [3, 2]);
        assert_eq!(count(Some(Group::Food)), [2, 1]);
        assert_eq!(count(Some(Group::Travel)), [0, 1]);
        assert_eq!(count(Some(Group::Flags)), [0, 0]);
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
