//! What the user sees of a newly opened picker, in words for the table.

use crate::harness::{Outcome, Stage};
use serde::Deserialize;
use std::fmt;
use std::time::{Duration, Instant};

/// Limit for the result of a fault: the app has time limits of its own.
const LIMIT: Duration = Duration::from_secs(30);

/// Polling interval.
const POLL: Duration = Duration::from_millis(25);

/// A query whose result needs the catalogue, English and the search code.
pub const QUERY: &str = ":tada:";

/// The first result of the query.
pub const FOUND: &str = "🎉";

/// The visible state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Observation {
    /// The picker works as usual.
    Works,
    /// The first rows only, with a message that there is no more.
    FirstRows,
    /// All emoji, with a message that search does not work.
    NoNames,
    /// All emoji, with a message that search works in English only.
    EnglishOnly,
    /// All emoji, with a message that search works in the user's language only.
    OwnOnly,
    /// The failure screen, in English or in the user's language.
    Screen { own: bool },
    /// A line of text with a link, without style or script.
    Line,
    /// An error page of the browser.
    Browser,
    /// An error page of the server.
    Server,
    /// Nothing but the portal's loading indicator.
    Loading,
}

impl fmt::Display for Observation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Works => "works",
            Self::FirstRows => "first rows; Try again",
            Self::NoNames => "no search; Try again",
            Self::EnglishOnly => "search in English; Try again",
            Self::OwnOnly => "search in own language; Try again",
            Self::Screen { own: false } => "says so; Reload",
            Self::Screen { own: true } => "says so in own language; Reload",
            Self::Line => "a line says so; Try again",
            Self::Browser => "browser’s page",
            Self::Server => "server’s page",
            Self::Loading => "portal’s loading sign",
        })
    }
}

#[derive(Debug, Deserialize)]
struct Look {
    address: String,
    is_loaded: bool,
    has_picker: bool,
    app: Option<String>,
    role: Option<String>,
    failure: Option<String>,
    line: bool,
    is_booted: bool,
    notices: Vec<String>,
    lang: String,
    query: Option<String>,
    first: Option<String>,
}

const LOOK: &str = "
    const seen = (selector) => {
        const element = document.querySelector(selector);
        return element?.checkVisibility() ? element : null;
    };
    const root = document.documentElement;
    const texts = [...document.querySelectorAll('.notice .notice-text')].map((it) => it.textContent);
    return {
        address: location.href,
        is_loaded: document.readyState === 'complete',
        has_picker: !!document.getElementById('picker'),
        app: root.dataset.app ?? null,
        role: root.dataset.role ?? null,
        failure: seen('#failure')?.lang ?? null,
        line: !!seen('.unstyled, #cut-off'),
        is_booted: window.isBooted === true,
        notices: texts,
        lang: root.lang,
        query: document.getElementById('search')?.value ?? null,
        first: [...document.querySelectorAll('[data-emoji]')].find((it) => it.checkVisibility())?.dataset.emoji ?? null,
    }";

/// The subject of each notice, in English and in Russian.
const NOTICES: [(&str, &str, Observation); 4] = [
    ("The full emoji list", "catalogue_failed", Observation::FirstRows),
    ("search does not work", "names_failed", Observation::NoNames),
    ("Search works in English", "language_failed", Observation::EnglishOnly),
    ("Search works in your language", "english_failed", Observation::OwnOnly),
];

const RUSSIAN: &str = include_str!("../../../src/locale/texts/ru.txt");

fn in_russian(key: &str) -> &'static str {
    let mut lines = RUSSIAN.lines().filter_map(|line| line.split_once(" = "));
    lines.find(|(name, _)| *name == key).map(|(_, text)| text).expect("a Russian text")
}

/// Polls until there is a result.
///
/// # Panics
/// After the limit.
pub async fn settled<T>(what: &str, mut ask: impl AsyncFnMut() -> Outcome<Option<T>>) -> T {
    let deadline = Instant::now() + LIMIT;
    loop {
        let answer = ask().await;
        match answer {
            Ok(Some(answer)) => return answer,
            answer => {
                let answer = answer.map(drop);
                assert!(Instant::now() < deadline, "{what}: nothing after {LIMIT:?}, {answer:?}");
            }
        }
        tokio::time::sleep(POLL).await;
    }
}

impl Stage {
    /// Returns the final state of a newly opened picker; `lang` is the user's language as a tag.
    /// Types a query as soon as there is a search field.
    pub async fn observe(&self, lang: &str) -> Observation {
        let mut last = String::new();
        settled("the picker", async || {
            let look: Look = serde_json::from_value(self.in_picker(LOOK, vec![]).await?)?;
            let observation = self.evaluate(&look, lang).await?;
            let looks = format!("{look:?}");
            if looks != last {
                println!("{looks}");
                last = looks;
            }
            Ok(observation)
        })
        .await
    }

    async fn evaluate(&self, look: &Look, lang: &str) -> Outcome<Option<Observation>> {
        if look.address.starts_with("chrome-error:") {
            return Ok(Some(Observation::Browser));
        }
        if let Some(words) = &look.failure {
            return Ok(Some(Observation::Screen { own: words == lang && lang != "en" }));
        }
        if look.line {
            // Until it is certain that no style sheet loads, and that no better message follows.
            let is_clear =
                (look.is_loaded && !look.is_booted) || look.app.as_deref() == Some("failed");
            return Ok(is_clear.then_some(Observation::Line));
        }
        if !look.has_picker {
            let has_page = look.address.starts_with("http://widget.") && look.is_loaded;
            if has_page {
                return Ok(Some(Observation::Server));
            }
            // The portal removes its indicator when the page has loaded.
            return Ok(None);
        }
        for (english, key, observation) in NOTICES {
            let is_it = |notice: &String| notice.contains(english) || notice == in_russian(key);
            if look.notices.iter().any(is_it) && look.role.is_some() {
                return Ok(Some(observation));
            }
        }
        if look.query.as_deref() == Some("") {
            self.set_query(QUERY).await?;
        }
        let is_ready = look.app.as_deref() == Some("ready") && look.role.is_some();
        let found = look.first.as_deref() == Some(FOUND) && look.query.as_deref() == Some(QUERY);
        Ok((is_ready && found && look.lang == lang).then_some(Observation::Works))
    }
}
