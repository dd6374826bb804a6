//! The state of the list of packs. It takes events and returns the questions to ask the portal, so
//! that it is tested without a portal.

use super::answer::{PackPage, read_pack, read_page};
use super::company::CompanyPacks;
use super::model::{Pack, PackId, PackKind, Sticker, StickerKey};
use crate::rest::RestError;
use serde_json::Value;

/// A question to the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// The user's first packs (`im.v2.Sticker.Pack.load`).
    First,
    /// The user's packs after this one (`im.v2.Sticker.Pack.tail`).
    After(PackId),
    /// A pack by its id (`im.v2.Sticker.Pack.get`).
    One(PackId),
}

/// What has happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// The list is on screen.
    Shown,
    /// The end of the list is near.
    NearEnd,
    /// The user has pressed “Try again”.
    Retry,
    /// The portal has answered a question, or has not.
    Answered(Question, Result<Value, RestError>),
    /// The portal does not have a pack any more.
    Vanished(PackId),
}

/// How the list goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// The portal may have further packs.
    #[default]
    Idle,
    /// A question is on its way.
    Loading,
    /// The last question has failed.
    Failed(RestError),
    /// All packs are there.
    End,
}

/// The packs that the portal has told.
#[derive(Clone, Debug)]
pub struct StickerList {
    portal_origin: String,
    /// The words of the company's packs, which are shown first.
    company: CompanyPacks,
    packs: Vec<Pack>,
    recents: Vec<StickerKey>,
    phase: Phase,
    /// The last pack of the user's own list, after which the next page begins.
    last: Option<PackId>,
    /// The questions that must be answered before the first packs are shown. Packs that come later
    /// would move the others under the pointer.
    awaited: Vec<Question>,
    /// The first page, until the company's packs are there too.
    held: Vec<Pack>,
    /// The packs of an earlier opening. They are there until the portal has answered.
    recalled: Vec<Pack>,
}

impl StickerList {
    /// Creates an empty list for a portal with this origin.
    pub fn new(portal_origin: String, company: CompanyPacks) -> Self {
        Self {
            portal_origin,
            company,
            packs: Vec::new(),
            recents: Vec::new(),
            phase: Phase::default(),
            last: None,
            awaited: Vec::new(),
            held: Vec::new(),
            recalled: Vec::new(),
        }
    }

    /// Adds the packs that an earlier opening has stored, as [`super::memory`] has read them.
    pub fn recall(&mut self, page: PackPage) {
        self.recalled = page.packs;
        self.recents = page.recents;
    }

    /// Applies an event, and returns the questions to ask.
    pub fn handle(&mut self, event: Event) -> Vec<Question> {
        match event {
            Event::Shown if self.phase == Phase::Idle && self.last.is_none() => self.ask_first(),
            Event::NearEnd if self.phase == Phase::Idle => self.ask_next(),
            Event::Retry if matches!(self.phase, Phase::Failed(_)) => match self.last {
                Some(_) => self.ask_next(),
                None => self.ask_first(),
            },
            Event::Answered(question, answer) => {
                self.take(question, answer);
                Vec::new()
            }
            Event::Vanished(id) => {
                self.packs.retain(|pack| pack.id != id);
                self.recalled.retain(|pack| pack.id != id);
                Vec::new()
            }
            Event::Shown | Event::NearEnd | Event::Retry => Vec::new(),
        }
    }

    /// Returns the packs, those of the company first.
    pub fn packs(&self) -> &[Pack] {
        if self.recalled.is_empty() { &self.packs } else { &self.recalled }
    }

    /// Returns how the list goes on.
    pub const fn phase(&self) -> &Phase {
        &self.phase
    }

    /// Returns the words of the company's stickers.
    pub const fn company(&self) -> &CompanyPacks {
        &self.company
    }

    /// Returns the company's words for a sticker; empty if it has none.
    pub fn words_of(&self, key: StickerKey) -> &str {
        match key.pack.kind {
            PackKind::Custom => self.company.words_of(key.pack.id, key.id),
            PackKind::Vendor => "",
        }
    }

    /// Returns a pack that is there.
    pub fn pack(&self, id: PackId) -> Option<&Pack> {
        self.packs().iter().find(|pack| pack.id == id)
    }

    /// Returns the last stickers that the user has sent, also those whose packs are not there.
    pub fn recent_keys(&self) -> &[StickerKey] {
        &self.recents
    }

    /// Returns the stickers that the user has sent last, as far as their packs are there.
    pub fn recents(&self) -> impl Iterator<Item = &Sticker> {
        self.recents.iter().filter_map(|key| self.pack(key.pack)?.sticker(key.id))
    }

    fn ask_first(&mut self) -> Vec<Question> {
        self.phase = Phase::Loading;
        let company = self.company.packs.iter().map(|pack| pack.id);
        let company = company.map(|id| Question::One(PackId { kind: PackKind::Custom, id }));
        self.awaited = std::iter::once(Question::First).chain(company).collect();
        self.packs.clear();
        self.held.clear();
        self.awaited.clone()
    }

    fn ask_next(&mut self) -> Vec<Question> {
        let question = self.last.map(Question::After);
        if question.is_some() {
            self.phase = Phase::Loading;
        }
        question.into_iter().collect()
    }

    fn take(&mut self, question: Question, answer: Result<Value, RestError>) {
        match question {
            Question::One(_) => self.take_pack(answer),
            Question::First | Question::After(_) => {
                let unreadable = RestError::NotJson(200);
                let page = answer
                    .and_then(|value| read_page(&value, &self.portal_origin).ok_or(unreadable));
                match page {
                    Err(error) => self.phase = Phase::Failed(error),
                    Ok(page) => {
                        let last = page.packs.last().map(|pack| pack.id);
                        // A page without a pack would be asked for again and again.
                        let goes_on = page.has_more && last.is_some() && last != self.last;
                        self.phase = if goes_on { Phase::Idle } else { Phase::End };
                        self.last = last.or(self.last);
                        if question == Question::First {
                            self.recents = page.recents;
                        }
                        self.held.extend(page.packs);
                    }
                }
            }
        }
        self.awaited.retain(|awaited| *awaited != question);
        if self.awaited.is_empty() {
            self.show_held();
            if !matches!(self.phase, Phase::Failed(_)) {
                self.recalled.clear();
            }
        }
    }

    /// Adds a pack of the company. One that does not come is left out: it may be deleted.
    fn take_pack(&mut self, answer: Result<Value, RestError>) {
        let pack = answer.ok().and_then(|value| read_pack(&value, &self.portal_origin));
        let Some(pack) = pack.filter(|pack| !self.has(pack.id)) else { return };
        // In the order of the option, whichever answer comes first.
        let place = |id: u64| self.company.packs.iter().position(|pack| pack.id == id);
        let own = place(pack.id.id);
        let at = self.packs.iter().position(|other| place(other.id.id) > own);
        self.packs.insert(at.unwrap_or(self.packs.len()), pack);
    }

    fn show_held(&mut self) {
        for pack in std::mem::take(&mut self.held) {
            if !self.has(pack.id) {
                self.packs.push(pack);
            }
        }
    }

    /// Returns whether the portal has told of a pack.
    fn has(&self, id: PackId) -> bool {
        self.packs.iter().any(|pack| pack.id == id)
    }

    /// Returns whether there is nothing to show because the first packs are still on their way.
    pub fn is_waiting(&self) -> bool {
        self.is_asking() && self.recalled.is_empty()
    }

    /// Returns whether the first packs are still on their way.
    pub fn is_asking(&self) -> bool {
        !self.awaited.is_empty()
    }

    /// Returns whether the portal has told its first packs.
    pub fn is_told(&self) -> bool {
        self.last.is_some() && !self.is_asking()
    }

    #[cfg(test)]
    pub(super) fn awaited(&self) -> &[Question] {
        &self.awaited
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn vendor(id: u64) -> PackId {
        PackId { kind: PackKind::Vendor, id }
    }

    fn custom(id: u64) -> PackId {
        PackId { kind: PackKind::Custom, id }
    }

    fn pack(id: PackId) -> Value {
        json!({"id": id.id, "name": format!("{id:?}"), "type": id.kind.as_str()})
    }

    fn sticker(id: PackId) -> Value {
        json!({"id": 1, "uri": "/a.png", "packId": id.id, "packType": id.kind.as_str()})
    }

    fn page(ids: &[PackId], has_more: bool) -> Value {
        json!({
            "packs": ids.iter().map(|id| pack(*id)).collect::<Vec<_>>(),
            "stickers": ids.iter().map(|id| sticker(*id)).collect::<Vec<_>>(),
            "recentStickers": [{"id": 1, "packId": 2, "packType": "vendor"}, {"id": 9, "packId": 2, "packType": "vendor"}],
            "hasNextPage": has_more,
        })
    }

    fn one(id: PackId) -> Value {
        json!({"pack": pack(id), "stickers": [sticker(id)]})
    }

    fn list(company: &str) -> StickerList {
        StickerList::new("https://acme.bitrix24.com".to_owned(), CompanyPacks::read(company))
    }

    fn ids(list: &StickerList) -> Vec<PackId> {
        list.packs().iter().map(|pack| pack.id).collect()
    }

    fn answer(list: &mut StickerList, question: Question, value: Value) {
        assert_eq!(list.handle(Event::Answered(question, Ok(value))), []);
    }

    #[test]
    fn each_page_is_asked_for_once() {
        let mut list = list("");
        assert_eq!(list.handle(Event::NearEnd), [], "nothing is known yet");
        assert_eq!(list.handle(Event::Shown), [Question::First]);
        assert!(list.is_waiting());
        for event in [Event::Shown, Event::NearEnd, Event::Retry] {
            assert_eq!(list.handle(event), []);
        }
        answer(&mut list, Question::First, page(&[vendor(1), vendor(2)], true));
        assert!(!list.is_waiting());
        assert_eq!(list.recents().count(), 1, "one of the two is not in its pack");
        assert_eq!(list.handle(Event::Shown), []);
        assert_eq!(list.handle(Event::NearEnd), [Question::After(vendor(2))]);
        assert_eq!(list.handle(Event::NearEnd), []);
        answer(&mut list, Question::After(vendor(2)), page(&[vendor(2), vendor(3)], false));
        assert_eq!(ids(&list), [vendor(1), vendor(2), vendor(3)]);
        assert_eq!(list.phase(), &Phase::End);
        assert_eq!(list.handle(Event::NearEnd), []);
    }

    #[test]
    fn a_failure_is_retried_where_it_happened() {
        let mut list = list("");
        list.handle(Event::Shown);
        let failed = || Err(RestError::Slow);
        list.handle(Event::Answered(Question::First, failed()));
        assert_eq!(list.phase(), &Phase::Failed(RestError::Slow));
        assert_eq!((list.handle(Event::Shown), list.handle(Event::NearEnd)), (vec![], vec![]));
        assert_eq!(list.handle(Event::Retry), [Question::First]);
        answer(&mut list, Question::First, page(&[vendor(1)], true));
        list.handle(Event::NearEnd);
        list.handle(Event::Answered(Question::After(vendor(1)), failed()));
        assert_eq!(list.handle(Event::NearEnd), []);
        assert_eq!(ids(&list), [vendor(1)], "what is there stays");
        assert_eq!(list.handle(Event::Retry), [Question::After(vendor(1))]);
    }

    #[test]
    fn an_answer_without_packs_is_a_failure_and_an_empty_page_the_end() {
        let mut list = list("");
        list.handle(Event::Shown);
        answer(&mut list, Question::First, json!({"stickers": []}));
        assert_eq!(list.phase(), &Phase::Failed(RestError::NotJson(200)));
        list.handle(Event::Retry);
        answer(&mut list, Question::First, page(&[], true));
        assert_eq!((list.phase(), list.packs().len()), (&Phase::End, 0));
    }

    #[test]
    fn a_portal_that_repeats_itself_comes_to_an_end() {
        let mut list = list("");
        list.handle(Event::Shown);
        answer(&mut list, Question::First, page(&[vendor(1)], true));
        list.handle(Event::NearEnd);
        answer(&mut list, Question::After(vendor(1)), page(&[vendor(1)], true));
        assert_eq!((list.phase(), ids(&list)), (&Phase::End, vec![vendor(1)]));
    }

    #[test]
    fn the_companys_packs_come_first_in_its_order() {
        let option = r#"{"packs":[{"id":77},{"id":71},{"id":5}]}"#;
        for first_comes_last in [false, true] {
            let mut list = list(option);
            let one_of = |id| Question::One(custom(id));
            let questions = [Question::First, one_of(77), one_of(71), one_of(5)];
            assert_eq!(list.handle(Event::Shown), questions);
            let first = page(&[vendor(1), custom(71)], false);
            if !first_comes_last {
                answer(&mut list, Question::First, first.clone());
            }
            assert!(list.is_waiting() && list.packs().is_empty());
            answer(&mut list, one_of(71), one(custom(71)));
            let gone = RestError::Refused {
                code: "PACK_NOT_AVAILABLE".into(),
                description: String::new(),
            };
            list.handle(Event::Answered(one_of(5), Err(gone)));
            answer(&mut list, one_of(77), one(custom(77)));
            if first_comes_last {
                assert!(list.is_waiting());
                answer(&mut list, Question::First, first);
            }
            assert!(!list.is_waiting());
            assert_eq!(ids(&list), [custom(77), custom(71), vendor(1)]);
        }
    }

    #[test]
    fn a_pack_that_vanishes_takes_its_recents_along() {
        let mut list = list("");
        list.handle(Event::Shown);
        answer(&mut list, Question::First, page(&[vendor(1), vendor(2)], false));
        list.handle(Event::Vanished(vendor(2)));
        assert_eq!((ids(&list), list.recents().count()), (vec![vendor(1)], 0));
        list.handle(Event::Vanished(vendor(2)));
        assert_eq!(ids(&list), [vendor(1)]);
    }
}
