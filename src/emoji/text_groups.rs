//! Kaomoji and text symbols: the two groups behind the emoji. They load last, in a file of their own,
//! and are searched apart from the emoji, so that they neither delay nor reorder what is found there.
//!
//! A list of texts becomes a small catalogue and a small pack, so that search works as for emoji:
//! other scripts, word endings, shortcodes, words in English.

use super::{Catalogue, EmojiId, Pack, Preparation};
use std::sync::Arc;

/// A text has at most this many emoji whose words it takes, one of them for its name.
const MAX_EMOJI: usize = 4;

/// The content of `data/text/<locale>.txt`: a header `# texts 1 <locale> <bytes>`, then lines
/// `@<group>` and `text TAB name|word|… TAB emoji emoji …`. A text whose name is empty has that of its
/// first emoji.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextList(Vec<Box<str>>);

impl TextList {
    /// Reads a file. `None` if it has another format or was cut off or changed on its way.
    pub fn parse(text: &str) -> Option<Self> {
        let (header, body) = text.split_once('\n')?;
        let (_, length) = header.strip_prefix("# texts 1 ")?.split_once(' ')?;
        (length.parse() == Ok(body.len())).then(|| Self(body.lines().map(Box::from).collect()))
    }

    /// Moves the texts that the user uses to the beginning of their groups, in this order.
    pub fn begin_with<'a>(&mut self, used: impl Iterator<Item = &'a str>) {
        let used: Vec<&str> = used.collect();
        for used in used.into_iter().rev() {
            let mut texts = self.0.iter().map(|line| line.split('\t').next());
            let Some(at) = texts.position(|text| text == Some(used)) else { continue };
            let mut before = self.0.iter().take(at);
            let Some(heading) = before.rposition(|line| line.starts_with('@')) else { continue };
            if let Some(lines) = self.0.get_mut(heading + 1..=at) {
                lines.rotate_right(1);
            }
        }
    }

    /// Returns a catalogue and a pack of the texts. Both are of a catalogue of their own, in which the
    /// ids begin at 0. `packs` are the languages to search in, the user's first.
    ///
    /// A text without a name is left out: its file belongs to another catalogue.
    fn catalogue_and_pack(&self, emoji: &Catalogue, packs: &[&Pack]) -> Option<(Catalogue, Pack)> {
        let own = packs.first()?;
        let mut list = String::from("# catalogue 2 texts\n");
        let mut names = own.rules().to_owned();
        for line in &self.0 {
            let mut columns = line.split('\t');
            let (text, Some(words), Some(glyphs)) =
                (columns.next()?, columns.next(), columns.next())
            else {
                list.extend([line, "\n"]);
                continue;
            };
            let ids = glyphs.split(' ').filter_map(|glyph| emoji.find_exact(glyph));
            let terms: Vec<&str> = ids
                .take(MAX_EMOJI)
                .flat_map(|id| packs.iter().map(move |pack| pack.all_terms(id)))
                .collect();
            let (name, others) = words.split_once('|').unwrap_or((words, ""));
            let terms: Vec<&str> = [name]
                .into_iter()
                .chain(terms)
                .chain([others])
                .filter(|it| !it.is_empty())
                .collect();
            if !terms.is_empty() {
                list.extend([text, "\t1\n"]);
                names.extend([&*terms.join("|"), "\n"]);
            }
        }
        list.push_str("@popular\n");
        let header = ["# pack 3 texts ", own.locale(), " ", &*names.len().to_string(), "\n"];
        let catalogue = Catalogue::parse(&list).ok()?;
        let pack = Pack::parse(header.concat() + &names, &catalogue).ok()?;
        Some((catalogue, pack))
    }
}

/// The kaomoji and text symbols of a catalogue, with their names and a search.
pub struct TextGroups {
    /// The id of the first text in the catalogue of the emoji; the others follow.
    first: EmojiId,
    pack: Arc<Pack>,
    find: Find,
}

/// Finds texts, by their positions in the list. It comes with the texts because the code of the search
/// is in a file that loads later.
type Find = Box<dyn Fn(&str) -> Vec<EmojiId> + Send + Sync>;

impl TextGroups {
    /// Returns the name of a text; `None` for an emoji.
    pub fn name(&self, id: EmojiId) -> Option<&str> {
        id.checked_sub(self.first).map(|place| self.pack.name(place))
    }

    /// Returns the texts that match a query, best first.
    pub fn search(&self, query: &str) -> impl Iterator<Item = EmojiId> {
        (self.find)(query).into_iter().map(|place| place + self.first)
    }
}

/// Texts whose search is being prepared in steps of some milliseconds each.
pub struct TextPreparation {
    first: EmojiId,
    texts: Catalogue,
    pack: Arc<Pack>,
    index: Preparation,
}

impl TextPreparation {
    /// Starts the work. `None` if the list has no text that belongs to the catalogue of `emoji`.
    pub fn new(list: &TextList, emoji: &Catalogue, packs: &[&Pack]) -> Option<Self> {
        let (texts, pack) = list.catalogue_and_pack(emoji, packs)?;
        let first = EmojiId::try_from(emoji.len()).ok()?;
        // The largest id must fit as well.
        first.checked_add(EmojiId::try_from(texts.len()).ok()?)?;
        let pack = Arc::new(pack);
        Some(Self { first, texts, index: Preparation::new(Arc::clone(&pack)), pack })
    }

    /// Does the next step. Returns `false` if there is none left.
    pub fn step(&mut self) -> bool {
        self.index.step(&self.texts)
    }

    /// Returns the catalogue of the emoji with the texts behind them, and the texts. All steps must be
    /// done.
    pub fn finish(self, emoji: &Catalogue) -> (Catalogue, TextGroups) {
        let Self { first, texts, pack, index } = self;
        let catalogue = emoji.with_texts(&texts);
        let index = index.finish();
        let find = move |query: &str| match texts.find(query.trim()) {
            // The user may paste a text to find it in the picker.
            Some(place) => vec![place],
            None => index.searcher()(query, &texts, &[&index], &[], &|_| true).hits,
        };
        (catalogue, TextGroups { first, pack, find: Box::new(find) })
    }
}

#[cfg(test)]
mod tests;
