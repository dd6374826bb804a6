//! Tests of the feed with a clock and a service that answers on demand.

use super::*;
use crate::gifs::CATEGORIES;
use crate::gifs::giphy::Giphy;
use crate::gifs::model::{Gif, GifId};
use crate::gifs::provider::{Cursor, Kind, Rating};
use crate::gifs::test_data;
use proptest::prelude::*;
use std::collections::HashMap;

struct Table {
    feed: Feed,
    now: u64,
    /// The requests that were sent, in order, with their generations.
    sent: Vec<(u32, String)>,
    aborts: usize,
    wake: Option<u64>,
}

fn table() -> Table {
    let feed = Feed::new(Arc::new(test_data::giphy()), Options::default(), Limits::scaled(1.0));
    Table { feed, now: 1_000_000, sent: Vec::new(), aborts: 0, wake: None }
}

/// Returns a table with the tab open and popular GIFs in it.
fn open() -> Table {
    let mut table = table();
    table.event(Event::Shown);
    table.answer(page(&["p1", "p2"], Some(50)));
    table
}

fn page(ids: &[&str], next: Option<u32>) -> Result<Page, GifError> {
    Ok(Page {
        gifs: ids.iter().map(|id| Arc::new(test_data::gif(id))).collect(),
        next: next.map(|offset| Cursor(offset.to_string().into())),
    })
}

impl Table {
    fn event(&mut self, event: Event) {
        for effect in self.feed.handle(event, self.now) {
            match effect {
                Effect::Fetch { generation, request } => {
                    self.sent.push((generation, request.url().to_owned()));
                }
                Effect::Abort => self.aborts += 1,
                Effect::Schedule { at_ms } => self.wake = Some(at_ms),
            }
        }
    }

    fn typed(&mut self, text: &str) {
        self.event(Event::Typed(text.to_owned()));
    }

    /// Answers the last request.
    fn answer(&mut self, result: Result<Page, GifError>) {
        let generation = self.sent.last().unwrap().0;
        self.event(Event::Answer { generation, result });
    }

    /// Lets time pass, and fires the timer when it is due.
    fn wait(&mut self, ms: u64) {
        let end = self.now + ms;
        if let Some(at) = self.wake.take_if(|at| *at <= end) {
            self.now = self.now.max(at);
            self.event(Event::Tick);
        }
        self.now = end;
    }

    /// Returns the query of the last request, or else the end of its path.
    fn asked(&self) -> &str {
        let url = &self.sent.last().unwrap().1;
        match url.split_once("&q=") {
            Some((_, rest)) => rest.split('&').next().unwrap(),
            None => url.split('?').next().unwrap().rsplit('/').next().unwrap(),
        }
    }

    fn ids(&self) -> Vec<&str> {
        match self.feed.view() {
            View::Items(gifs, _) => gifs.iter().map(|gif| gif.id.as_str()).collect(),
            _ => Vec::new(),
        }
    }

    fn more(&self) -> Option<More> {
        match self.feed.view() {
            View::Items(_, more) => Some(more),
            _ => None,
        }
    }

    fn failure(&self) -> Option<Failure> {
        match self.feed.view() {
            View::Failed(failure) | View::Items(_, More::Failed(failure)) => Some(failure),
            _ => None,
        }
    }
}

// When a request is sent.

#[test]
fn nothing_is_asked_before_the_tab_is_open() {
    let mut table = table();
    for text in ["c", "ca", "cat"] {
        table.typed(text);
        table.wait(5_000);
    }
    table.event(Event::Submitted);
    table.event(Event::NearEnd);
    table.event(Event::Retry);
    table.event(Event::OptionsChanged(Options { rating: Rating::Pg, ..Options::default() }));
    assert_eq!((table.sent.len(), table.feed.view()), (0, View::Idle));
    table.event(Event::Shown);
    assert_eq!((table.sent.len(), table.asked()), (1, "cat"), "the query of the emoji tab");
    assert_eq!(table.feed.view(), View::Loading);
}

#[test]
fn opening_asks_for_what_is_popular_once() {
    let mut table = open();
    assert_eq!((table.sent.len(), table.asked()), (1, "trending"));
    assert_eq!(table.ids(), ["p1", "p2"]);
    table.event(Event::Hidden);
    table.wait(600_000);
    table.event(Event::Shown);
    assert_eq!(table.sent.len(), 1);
    assert_eq!(table.ids(), ["p1", "p2"]);
}

#[test]
fn a_typed_word_is_one_request() {
    let mut table = open();
    for end in 1..=12 {
        table.typed(&"celebrations"[..end]);
        table.wait(200);
    }
    assert_eq!(table.sent.len(), 1);
    assert_eq!(table.ids(), ["p1", "p2"], "what is there stays until there is something new");
    table.wait(249);
    assert_eq!(table.sent.len(), 1);
    table.wait(1);
    assert_eq!((table.sent.len(), table.asked()), (2, "celebrations"));
    table.wait(60_000);
    assert_eq!(table.sent.len(), 2);
}

#[test]
fn enter_waits_for_nothing_and_asks_once() {
    let mut table = open();
    table.typed("cat");
    table.event(Event::Submitted);
    assert_eq!((table.sent.len(), table.asked()), (2, "cat"));
    table.event(Event::Submitted);
    table.wait(5_000);
    table.answer(page(&["c"], None));
    table.event(Event::Submitted);
    assert_eq!(table.sent.len(), 2);
}

#[test]
fn blanks_and_coming_back_to_a_word_ask_nothing() {
    let mut table = open();
    table.typed("cat");
    table.wait(450);
    table.answer(page(&["c"], None));
    for text in ["cat ", "cats", "cat", "  cat"] {
        table.typed(text);
        table.wait(100);
    }
    table.wait(5_000);
    assert_eq!((table.sent.len(), table.ids()), (2, vec!["c"]));
}

#[test]
fn a_query_that_was_answered_is_shown_at_once() {
    let mut table = open();
    table.typed("cat");
    table.wait(450);
    table.answer(page(&["c"], None));
    table.typed("");
    assert_eq!(table.ids(), ["p1", "p2"]);
    table.typed("cat");
    assert_eq!(table.ids(), ["c"]);
    assert_eq!(table.sent.len(), 2);
}

#[test]
fn an_answer_is_good_for_a_minute() {
    let mut table = open();
    for word in ["a", "b"] {
        table.typed(word);
        table.event(Event::Submitted);
        table.answer(page(&[word], None));
    }
    table.wait(59_999);
    table.typed("a");
    assert_eq!((table.sent.len(), table.ids()), (3, vec!["a"]));
    table.typed("b");
    table.wait(1);
    table.typed("a");
    table.event(Event::Submitted);
    assert_eq!((table.sent.len(), table.feed.view()), (4, View::Loading));
}

#[test]
fn typing_in_another_tab_asks_nothing() {
    let mut table = open();
    table.typed("do");
    table.event(Event::Hidden);
    table.wait(5_000);
    table.typed("dog");
    table.wait(5_000);
    assert_eq!(table.sent.len(), 1);
    table.event(Event::Shown);
    assert_eq!((table.sent.len(), table.asked()), (2, "dog"));
}

#[test]
fn an_answer_that_comes_while_the_tab_is_hidden_is_kept() {
    let mut table = table();
    table.event(Event::Shown);
    table.event(Event::Hidden);
    table.answer(page(&["p1"], None));
    table.event(Event::Shown);
    assert_eq!((table.sent.len(), table.ids()), (1, vec!["p1"]));
}

// Input methods.

impl Table {
    fn composes(&mut self, text: &str, has_end: bool) {
        self.event(Event::Composing { text: text.to_owned(), has_end });
    }
}

#[test]
fn what_an_input_method_composes_is_searched_for_when_it_is_finished() {
    let mut table = open();
    for text in ["ㅎ", "하", "한"] {
        table.composes(text, true);
        table.wait(5_000);
    }
    assert_eq!((table.sent.len(), table.ids()), (1, vec!["p1", "p2"]));
    table.typed("한");
    table.wait(450);
    assert_eq!((table.sent.len(), table.asked()), (2, "%ED%95%9C"));
}

#[test]
fn a_word_that_goes_on_being_composed_is_not_finished() {
    let mut table = open();
    table.typed("한");
    table.wait(100);
    table.composes("한ㄱ", true);
    table.wait(60_000);
    assert_eq!(table.sent.len(), 1);
    // The user has removed the letters.
    table.typed("한");
    table.wait(450);
    assert_eq!((table.sent.len(), table.asked()), (2, "%ED%95%9C"));
}

#[test]
fn a_touch_keyboard_that_always_composes_gets_a_longer_pause() {
    let mut table = open();
    for text in ["c", "ca", "cat"] {
        table.composes(text, false);
        table.wait(1_199);
    }
    assert_eq!(table.sent.len(), 1);
    table.wait(1);
    assert_eq!((table.sent.len(), table.asked()), (2, "cat"));
    table.composes("cats", false);
    table.event(Event::Submitted);
    assert_eq!((table.sent.len(), table.asked()), (3, "cats"), "Enter waits for nothing");
}

// Late answers.

#[test]
fn only_the_newest_answer_counts() {
    let mut table = open();
    for word in ["a", "ab", "abc"] {
        table.typed(word);
        table.event(Event::Submitted);
    }
    assert_eq!(table.aborts, 2);
    let generations: Vec<u32> = table.sent[1..].iter().map(|(generation, _)| *generation).collect();
    for (at, id) in [(2, "abc"), (0, "a"), (1, "ab")] {
        table.event(Event::Answer { generation: generations[at], result: page(&[id], None) });
        assert_eq!(table.ids(), ["abc"]);
    }
    table.event(Event::Answer { generation: generations[0], result: Err(GifError::Network) });
    assert_eq!(table.ids(), ["abc"], "what an abort leaves behind");
}

#[test]
fn an_answer_counts_once() {
    let mut table = open();
    table.event(Event::NearEnd);
    table.answer(page(&["p3"], Some(100)));
    table.answer(page(&["p4"], None));
    assert_eq!((table.ids(), table.more()), (vec!["p1", "p2", "p3"], Some(More::Idle)));
}

#[test]
fn an_option_that_changes_in_flight_starts_again() {
    let mut table = open();
    table.typed("cat");
    table.event(Event::Submitted);
    let old = table.sent.last().unwrap().0;
    table.event(Event::OptionsChanged(Options { rating: Rating::Pg, ..Options::default() }));
    assert!(table.sent.last().unwrap().1.contains("&rating=pg&"));
    table.event(Event::OptionsChanged(Options { locale: Locale::Fr, ..Options::default() }));
    assert!(table.sent.last().unwrap().1.contains("&lang=fr&"));
    assert_eq!(table.aborts, 2);
    table.event(Event::Answer { generation: old, result: page(&["old"], None) });
    assert_eq!(table.feed.view(), View::Loading);
}

// Pages.

#[test]
fn five_pages_are_five_requests() {
    let mut table = open();
    for n in 0..4 {
        // The end comes near several times while one page is loading.
        (0..3).for_each(|_| table.event(Event::NearEnd));
        assert_eq!(table.more(), Some(More::Loading));
        assert!(table.sent.last().unwrap().1.contains(&format!("&offset={}&", 50 + n * 50)));
        table.answer(page(&[&format!("more{n}")], Some(100 + n * 50)));
    }
    assert_eq!(table.sent.len(), 5);
    assert_eq!(table.ids().len(), 6);
}

#[test]
fn pages_share_no_item_and_one_with_nothing_new_is_the_end() {
    let mut table = open();
    table.event(Event::NearEnd);
    table.answer(page(&["p2", "p3", "p1"], Some(100)));
    assert_eq!((table.ids(), table.more()), (vec!["p1", "p2", "p3"], Some(More::Idle)));
    table.event(Event::NearEnd);
    table.answer(page(&["p3", "p1"], Some(150)));
    assert_eq!((table.ids().len(), table.more()), (3, Some(More::End)));
    table.event(Event::NearEnd);
    assert_eq!(table.sent.len(), 3);
}

#[test]
fn a_list_goes_on_from_memory() {
    let mut table = open();
    table.event(Event::NearEnd);
    table.answer(page(&["p3"], None));
    table.typed("cat");
    table.event(Event::Submitted);
    table.answer(page(&[], None));
    assert_eq!(table.feed.view(), View::Empty);
    let number = table.feed.list_number();
    table.typed("");
    assert_ne!(table.feed.list_number(), number);
    table.event(Event::NearEnd);
    assert_eq!((table.ids(), table.sent.len()), (vec!["p1", "p2", "p3"], 3));
}

#[test]
fn the_number_of_a_list_says_whether_it_is_the_same() {
    let mut table = open();
    let number = table.feed.list_number();
    table.event(Event::NearEnd);
    table.answer(page(&["p3"], Some(100)));
    table.event(Event::NearEnd);
    table.answer(Err(GifError::Service(500)));
    assert_eq!(table.feed.list_number(), number);
    table.typed("cat");
    assert_eq!(table.feed.list_number(), number);
    table.wait(450);
    assert_ne!(table.feed.list_number(), number);
}

// Sources.

#[test]
fn the_kind_is_switched_for_the_same_query() {
    let mut table = open();
    table.typed("cat");
    table.event(Event::Submitted);
    table.answer(page(&["c"], None));
    table.event(Event::OptionsChanged(Options { kind: Kind::Sticker, ..Options::default() }));
    assert!(table.sent.last().unwrap().1.contains("/v1/stickers/search?"));
    assert_eq!(table.asked(), "cat");
    table.answer(page(&["s"], None));
    table.event(Event::OptionsChanged(Options::default()));
    assert_eq!((table.ids(), table.sent.len()), (vec!["c"], 3));
}

#[test]
fn a_category_is_searched_in_english() {
    let mut table = open();
    table.event(Event::OptionsChanged(Options { locale: Locale::Ja, ..Options::default() }));
    table.event(Event::Chosen(Source::English(CATEGORIES[0].words)));
    assert_eq!(table.asked(), "thank%20you");
    assert!(table.sent.last().unwrap().1.contains("&lang=en&"));
    table.answer(page(&["t"], Some(50)));
    table.event(Event::NearEnd);
    assert!(table.sent.last().unwrap().1.contains("&lang=en&"), "on its next page too");
    table.answer(page(&["t2"], None));
    table.typed("");
    assert_eq!((table.feed.source(), table.ids()), (&Source::Field, vec!["p1", "p2"]));
}

#[test]
fn saved_gifs_come_in_the_persons_order() {
    let mut table = open();
    let ids = |texts: &[&str]| texts.iter().map(|text| GifId::parse(text).unwrap()).collect();
    table.event(Event::Chosen(Source::Ids(ids(&["b", "gone", "a"]))));
    assert!(table.sent.last().unwrap().1.contains("&ids=b,gone,a&"));
    table.answer(page(&["a", "x", "b"], None));
    assert_eq!((table.ids(), table.more()), (vec!["b", "a"], Some(More::End)));
    table.event(Event::Chosen(Source::Ids(Vec::new())));
    assert_eq!((table.feed.view(), table.sent.len()), (View::Empty, 2), "nothing to ask for");
}

// Failures.

#[test]
fn a_failure_is_not_asked_again_for_a_while() {
    let mut table = table();
    table.event(Event::Shown);
    table.answer(Err(GifError::Service(500)));
    let until = table.now + 6_000;
    let failure = Failure { error: GifError::Service(500), retry_at_ms: until, is_waiting: false };
    assert_eq!(table.feed.view(), View::Failed(failure));
    for _ in 0..50 {
        table.event(Event::Retry);
        table.event(Event::Submitted);
        table.wait(100);
    }
    assert_eq!(table.sent.len(), 1);
    assert_eq!(table.failure(), Some(Failure { is_waiting: true, ..failure }));
    table.wait(1_000);
    assert_eq!(table.sent.len(), 2, "the retry that waited");
    table.wait(60_000);
    assert_eq!(table.sent.len(), 2);
    table.answer(page(&["p1"], None));
    assert_eq!(table.ids(), ["p1"]);
}

#[test]
fn nothing_is_retried_that_nobody_asked_for() {
    let mut table = open();
    table.event(Event::NearEnd);
    table.answer(Err(GifError::Network));
    table.wait(60_000);
    table.event(Event::Tick);
    table.event(Event::NearEnd);
    assert_eq!(table.sent.len(), 2);
    assert!(matches!(table.more(), Some(More::Failed(_))));
    assert_eq!(table.ids(), ["p1", "p2"], "what is there stays");
    table.event(Event::Retry);
    assert_eq!((table.sent.len(), table.more()), (3, Some(More::Loading)));
    table.answer(page(&["p3"], None));
    assert_eq!(table.ids(), ["p1", "p2", "p3"]);
}

#[test]
fn a_network_that_is_back_is_a_retry_without_a_pause() {
    let mut table = open();
    table.typed("cat");
    table.event(Event::Submitted);
    table.answer(Err(GifError::Network));
    table.event(Event::Online);
    assert_eq!((table.sent.len(), table.asked()), (3, "cat"));
    table.answer(page(&["c1"], None));
    assert_eq!(table.ids(), ["c1"]);
    table.event(Event::Online);
    assert_eq!(table.sent.len(), 3, "nothing had failed");
}

#[test]
fn a_network_that_is_back_mends_nothing_else() {
    for error in [GifError::TooMany, GifError::Service(503), GifError::BadKey] {
        let mut table = open();
        table.typed("cat");
        table.event(Event::Submitted);
        table.answer(Err(error));
        table.event(Event::Online);
        assert_eq!(table.sent.len(), 2, "{error:?}");
    }
}

#[test]
fn a_network_that_is_back_while_nobody_looks_is_used_when_somebody_does() {
    let mut table = open();
    table.typed("cat");
    table.event(Event::Submitted);
    table.answer(Err(GifError::Network));
    table.event(Event::Hidden);
    table.event(Event::Online);
    assert_eq!(table.sent.len(), 2);
    table.event(Event::Shown);
    assert_eq!(table.sent.len(), 3);
}

/// A rate limit that a proxy reports without CORS headers looks like this.
#[test]
fn a_service_that_cannot_be_reached_is_left_alone_longer_each_time() {
    for error in [GifError::Network, GifError::Slow] {
        let mut table = table();
        table.event(Event::Shown);
        for pause in [6_000, 12_000, 24_000, 48_000, 96_000, 180_000, 180_000] {
            let tries = table.sent.len();
            table.answer(Err(error));
            assert_eq!(table.failure().unwrap().retry_at_ms, table.now + pause, "{error:?}");
            table.event(Event::Retry);
            table.wait(pause - 1);
            assert_eq!(table.sent.len(), tries, "before {pause} ms");
            table.wait(1);
            assert_eq!(table.sent.len(), tries + 1, "after {pause} ms");
        }
    }
}

#[test]
fn two_failures_hold_up_their_own_questions_and_three_hold_up_all() {
    let mut table = open();
    for word in ["cat", "dog", "cow"] {
        table.typed(word);
        table.event(Event::Submitted);
        table.answer(Err(GifError::Network));
    }
    assert_eq!(table.sent.len(), 4);
    let until = table.now + 24_000;
    for word in ["bird", "cat", "fish"] {
        table.typed(word);
        table.event(Event::Submitted);
        assert_eq!(table.failure().unwrap().retry_at_ms, until, "{word}");
    }
    table.typed("");
    assert_eq!(table.ids(), ["p1", "p2"], "what is remembered can still be seen");
    assert_eq!(table.sent.len(), 4);
    table.typed("fish");
    table.event(Event::Submitted);
    table.event(Event::Retry);
    table.wait(24_000);
    assert_eq!((table.sent.len(), table.asked()), (5, "fish"));
}

#[test]
fn a_service_that_was_reached_is_not_left_alone_any_more() {
    for reached in [page(&["d"], None), Err(GifError::Service(500)), Err(GifError::NotJson)] {
        let mut table = open();
        for word in ["cat", "cow", "dog"] {
            table.typed(word);
            table.event(Event::Submitted);
            table.answer(Err(GifError::Network));
        }
        table.event(Event::Retry);
        table.wait(24_000);
        table.answer(reached);
        table.typed("bird");
        table.event(Event::Submitted);
        assert_eq!(table.asked(), "bird");
        table.answer(Err(GifError::Network));
        assert_eq!(table.failure().unwrap().retry_at_ms, table.now + 6_000);
    }
}

#[test]
fn a_network_that_is_back_ends_the_longest_pause() {
    let mut table = open();
    for word in ["cat", "cow", "dog"] {
        table.typed(word);
        table.event(Event::Submitted);
        table.answer(Err(GifError::Network));
    }
    table.event(Event::Online);
    assert_eq!((table.sent.len(), table.asked()), (5, "dog"));
    table.answer(page(&["d"], None));
    table.typed("cat");
    table.event(Event::Submitted);
    assert_eq!(table.asked(), "cat");
}

#[test]
fn another_key_ends_the_longest_pause() {
    let mut table = open();
    for word in ["cat", "cow", "dog"] {
        table.typed(word);
        table.event(Event::Submitted);
        table.answer(Err(GifError::Network));
    }
    table.event(Event::ProviderChanged(Arc::new(test_data::giphy())));
    assert_eq!((table.sent.len(), table.asked()), (5, "dog"));
}

/// The requests never reached the service, so that no pause is needed.
#[test]
fn without_a_connection_no_pause_gets_longer() {
    let mut table = table();
    table.event(Event::Shown);
    for _ in 0..5 {
        table.answer(Err(GifError::Offline));
        assert_eq!(table.failure().unwrap().retry_at_ms, table.now + 6_000);
        table.event(Event::Retry);
        table.wait(6_000);
    }
    table.answer(Err(GifError::Offline));
    let tries = table.sent.len();
    table.event(Event::Online);
    assert_eq!(table.sent.len(), tries + 1);
}

#[test]
fn a_timer_that_goes_off_early_is_set_again() {
    let mut table = open();
    table.typed("cat");
    table.wake = None;
    table.event(Event::Tick);
    assert_eq!((table.sent.len(), table.wake), (1, Some(table.now + 450)));
}

#[test]
fn a_waiting_retry_ends_with_the_next_word_and_the_other_way_round() {
    let mut table = table();
    table.event(Event::Shown);
    table.answer(Err(GifError::Service(500)));
    table.event(Event::Retry);
    table.typed("cat");
    table.wait(450);
    assert_eq!((table.sent.len(), table.asked()), (2, "cat"));
    table.answer(Err(GifError::Service(500)));
    table.wait(60_000);
    assert_eq!(table.sent.len(), 2);
    table.typed("dog");
    table.event(Event::Retry);
    assert_eq!((table.sent.len(), table.asked()), (3, "dog"), "the word is what is wanted");
}

#[test]
fn the_query_after_a_failure_works() {
    for error in [
        GifError::BadKey,
        GifError::Region,
        GifError::TooLong,
        GifError::Network,
        GifError::Slow,
        GifError::Service(404),
        GifError::Cut,
        GifError::NotJson,
        GifError::Synthetic,
    ] {
        let mut table = open();
        table.typed("cat");
        table.wait(450);
        table.answer(Err(error));
        assert_eq!(table.failure().map(|failure| failure.error), Some(error));
        table.typed("dog");
        table.wait(450);
        table.answer(page(&["d"], None));
        assert_eq!(table.ids(), ["d"]);
        table.typed("cat");
        assert_eq!(table.failure().map(|failure| failure.error), Some(error), "still known");
        assert_eq!(table.sent.len(), 3);
    }
}

#[test]
fn too_many_requests_stop_all_of_them_for_a_minute() {
    let mut table = open();
    table.typed("cat");
    table.wait(450);
    let until = table.now + 60_000;
    table.answer(Err(GifError::TooMany));
    for text in ["dog", "bird", "cat"] {
        table.typed(text);
        table.wait(450);
        let failure = table.failure().unwrap();
        assert_eq!((failure.error, failure.retry_at_ms), (GifError::TooMany, until));
    }
    table.typed("");
    assert_eq!(table.ids(), ["p1", "p2"], "what is remembered can still be seen");
    assert_eq!(table.sent.len(), 2);
    table.typed("dog");
    table.wait(450);
    table.event(Event::Retry);
    assert!(table.failure().unwrap().is_waiting);
    table.wait(60_000);
    assert_eq!((table.sent.len(), table.asked()), (3, "dog"));
    table.answer(page(&["d"], None));
    assert_eq!(table.ids(), ["d"]);
}

#[test]
fn coming_back_to_an_old_failure_tries_again() {
    let mut table = table();
    table.event(Event::Shown);
    table.answer(Err(GifError::Network));
    for _ in 0..20 {
        table.event(Event::Hidden);
        table.event(Event::Shown);
    }
    assert_eq!(table.sent.len(), 1);
    table.event(Event::Retry);
    table.event(Event::Hidden);
    table.wait(6_000);
    assert_eq!((table.sent.len(), table.failure().is_some()), (1, true));
    table.event(Event::Shown);
    assert_eq!((table.sent.len(), table.feed.view()), (2, View::Loading));
}

#[test]
fn a_key_that_comes_later_is_used_at_once() {
    let mut table = table();
    table.event(Event::ProviderChanged(Arc::new(Giphy::default())));
    table.event(Event::Shown);
    assert_eq!(table.failure().unwrap().error, GifError::NoService);
    table.event(Event::Retry);
    table.typed("cat");
    table.wait(5_000);
    assert_eq!((table.sent.len(), table.failure().unwrap().error), (0, GifError::NoService));
    table.event(Event::ProviderChanged(Arc::new(test_data::giphy())));
    assert_eq!((table.sent.len(), table.asked()), (1, "cat"));
    table.answer(Err(GifError::TooMany));
    table.event(Event::ProviderChanged(Arc::new(test_data::giphy())));
    assert_eq!(table.sent.len(), 2, "the wait was for the other key");
}

#[test]
fn memory_has_bounds() {
    let mut memory = Memory::default();
    for n in 0..500_u64 {
        memory.put(n.to_string(), Remembered::Page(Page::default()), n, n + 60_000);
    }
    assert!(memory.get("499", 500).is_some() && memory.get("0", 500).is_none());
    assert!(memory.get("499", 60_499).is_none());
}

// Any order of events.

#[derive(Clone, Debug)]
enum Move {
    Type(usize),
    Submit,
    Show,
    Hide,
    Sticker(bool),
    Category,
    NearEnd,
    Retry,
    Wait(u64),
    /// Answers any request that was sent, with GIFs or a failure.
    Answer(prop::sample::Index, bool),
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        3 => (0_usize..4).prop_map(Move::Type),
        1 => Just(Move::Submit),
        2 => Just(Move::Show),
        1 => Just(Move::Hide),
        1 => any::<bool>().prop_map(Move::Sticker),
        1 => Just(Move::Category),
        2 => Just(Move::NearEnd),
        1 => Just(Move::Retry),
        3 => (0_u64..8_000).prop_map(Move::Wait),
        4 => (any::<prop::sample::Index>(), any::<bool>())
            .prop_map(|(index, good)| Move::Answer(index, good)),
    ];
    prop::collection::vec(one, 0..60)
}

/// An answer whose GIFs name the request that they answer.
fn labelled(label: usize, generation: u32) -> Page {
    let gif = |n: u32| {
        Arc::new(Gif {
            id: GifId::parse(&format!("q{label}-{generation}-{n}")).unwrap(),
            ..test_data::gif("a")
        })
    };
    Page { gifs: vec![gif(0), gif(1)], next: Some(Cursor("50".into())) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn what_is_shown_answers_what_was_asked_last(moves in moves()) {
        let mut table = table();
        // Numbers the lists that were requested, by their addresses without the offset.
        let mut labels: HashMap<String, usize> = HashMap::new();
        let mut seen = 0;
        for step in moves {
            match step {
                Move::Type(n) => table.typed(["", "a", "ab", "abc"][n]),
                Move::Submit => table.event(Event::Submitted),
                Move::Show => table.event(Event::Shown),
                Move::Hide => table.event(Event::Hidden),
                Move::Sticker(is) => {
                    let kind = if is { Kind::Sticker } else { Kind::Gif };
                    table.event(Event::OptionsChanged(Options { kind, ..Options::default() }));
                }
                Move::Category => table.event(Event::Chosen(Source::English("wow"))),
                Move::NearEnd => table.event(Event::NearEnd),
                Move::Retry => table.event(Event::Retry),
                Move::Wait(ms) => table.wait(ms),
                Move::Answer(_, _) if table.sent.is_empty() => {}
                Move::Answer(index, good) => {
                    let (generation, url) = index.get(&table.sent).clone();
                    let result = if good {
                        Ok(labelled(labels[&list_of(&url)], generation))
                    } else {
                        Err(GifError::Network)
                    };
                    table.event(Event::Answer { generation, result });
                }
            }
            for (_, url) in &table.sent[seen..] {
                let next = labels.len();
                labels.entry(list_of(url)).or_insert(next);
            }
            seen = table.sent.len();
            // Every GIF on screen belongs to the list that the feed names.
            if !table.ids().is_empty() {
                let label = labels[&list_of(&table.feed.list.url)];
                let prefix = format!("q{label}-");
                prop_assert!(table.ids().iter().all(|id| id.starts_with(&prefix)));
                let mut ids = table.ids();
                ids.sort_unstable();
                ids.dedup();
                prop_assert_eq!(ids.len(), table.ids().len());
            }
            // If nothing is pending, it is the list that the user wants.
            if table.feed.is_shown && table.feed.settles_at.is_none() {
                let wanted = table.feed.question().request(&*table.feed.provider, None);
                let wanted = wanted.unwrap().unwrap();
                prop_assert_eq!(wanted.url(), &table.feed.list.url);
            }
        }
    }
}

fn list_of(url: &str) -> String {
    let (before, after) = url.split_once("&offset=").unwrap();
    [before, after.split_once('&').unwrap().1].concat()
}
