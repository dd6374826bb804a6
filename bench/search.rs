//! Measures the duration of a search in the browser, with the modules of the release build.
//!
//! `cargo xtask bench` runs it. See `bench/README.md` for the method.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot continue has failed"
)]

#[path = "../xtask/src/bench/enlarged_data.rs"]
mod enlarged_data;

use b24_emoji_picker::emoji::{Catalogue, EmojiId, Index, Pack, search};
use std::hint::black_box;
use std::sync::Arc;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

macro_rules! packs {
    ($($locale:literal),* $(,)?) => {
        [$(($locale, include_str!(concat!("../data/", $locale, ".txt")))),*]
    };
}

const CATALOGUE: &str = include_str!("../data/catalogue.txt");
const PACKS: [(&str, &str); 20] = packs!(
    "en", "de", "es-419", "pt-BR", "fr", "it", "pl", "ru", "uk", "tr", "zh-Hans", "zh-Hant", "ja",
    "vi", "id", "ms", "th", "ar", "kk", "hi",
);

/// Every 16th emoji contributes its name to the queries.
const STEP: usize = 16;
/// The number of runs of each query, measured together because a browser's clock is coarse.
const RUN: u32 = 20;
/// The number of times that each index is built.
const BUILDS: usize = 7;

#[wasm_bindgen_test]
fn search_times() {
    let catalogue = Catalogue::parse(CATALOGUE).unwrap();
    let english = index(&catalogue, PACKS[0].1);
    let mut all = Vec::new();
    let mut slowest_build: f64 = 0.0;
    console_log!("search  language     queries  median ms    p99 ms    max ms  build ms");
    for (locale, text) in PACKS {
        let builds = (0..BUILDS).map(|_| {
            let pack = Arc::new(Pack::parse(text.to_owned(), &catalogue).unwrap());
            let start = now();
            black_box(Index::new(&catalogue, pack));
            now() - start
        });
        let build = quantile(builds.collect(), 0.5);
        slowest_build = slowest_build.max(build);
        let own = index(&catalogue, text);
        let indexes: &[&Index] = if locale == "en" { &[&own] } else { &[&own, &english] };
        let times: Vec<f64> = queries(&catalogue, own.pack())
            .iter()
            .map(|query| time(query, &catalogue, indexes))
            .collect();
        row(locale, &times, build);
        all.extend(times);
    }
    row("all", &all, slowest_build);
    let everything: Vec<Index> = PACKS.iter().map(|(_, text)| index(&catalogue, text)).collect();
    let everything: Vec<&Index> = everything.iter().collect();
    let times: Vec<f64> = queries(&catalogue, everything[0].pack())
        .iter()
        .map(|query| time(query, &catalogue, &everything))
        .collect();
    row("20 at once", &times, f64::NAN);
    for emoji in [2, 4] {
        let catalogue = Catalogue::parse(&enlarged_data::catalogue(CATALOGUE, emoji)).unwrap();
        let index = index(&catalogue, &enlarged_data::pack(PACKS[0].1, emoji));
        let times: Vec<f64> = queries(&catalogue, index.pack())
            .iter()
            .step_by(emoji)
            .map(|query| time(query, &catalogue, &[&index]))
            .collect();
        row(&format!("en, {emoji} times"), &times, f64::NAN);
    }
}

fn index(catalogue: &Catalogue, text: &str) -> Index {
    Index::new(catalogue, Arc::new(Pack::parse(text.to_owned(), catalogue).unwrap()))
}

/// Returns what users type on the way to a name: its first letters, its words, the whole name, and
/// words with an extra letter, which match nothing and therefore take the longest path.
fn queries(catalogue: &Catalogue, pack: &Pack) -> Vec<String> {
    let mut queries = Vec::new();
    for id in (0..catalogue.len()).step_by(STEP) {
        let name = pack.name(EmojiId::try_from(id).unwrap());
        for letters in [1, 2, 3, 5] {
            queries.push(name.chars().take(letters).collect());
        }
        let word = name.split(' ').next_back().unwrap_or(name);
        queries.push(word.to_owned());
        queries.push(format!("{word}q"));
        let mut letters: Vec<char> = word.chars().collect();
        letters.insert(letters.len() / 2, 'x');
        queries.push(letters.into_iter().collect());
        queries.push(name.to_owned());
    }
    queries
}

/// Returns the milliseconds of one search.
fn time(query: &str, catalogue: &Catalogue, indexes: &[&Index]) -> f64 {
    let start = now();
    for _ in 0..RUN {
        black_box(search(black_box(query), catalogue, indexes, &[], &|_| true));
    }
    (now() - start) / f64::from(RUN)
}

fn row(name: &str, times: &[f64], build: f64) {
    let [median, p99, max] = [0.5, 0.99, 1.0].map(|share| quantile(times.to_vec(), share));
    console_log!(
        "search  {name:12} {:7}  {median:9.3} {p99:9.3} {max:9.3} {build:9.2}",
        times.len()
    );
}

fn quantile(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in a short list"
    )]
    let place = ((values.len() - 1) as f64 * share).round() as usize;
    values[place]
}

fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).unwrap().now()
}
