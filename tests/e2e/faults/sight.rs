//! What a person sees of a picker that has just been opened, in a word for the table.

use crate::harness::{Outcome, Stage};
use serde::Deserialize;
use std::fmt;
use std::time::{Duration, Instant};

/// How long it may take until it is clear what becomes of a fault: the widget waits itself.
const LIMIT: Duration = Duration::from_secs(30);

/// Pause between two looks.
const POLL: Duration = Duration::from_millis(25);

/// A query whose answer needs the catalogue, English and the code of the search.
pub const QUERY: &str = ":tada:";

/// Its answer.
pub const FOUND: &str = "🎉";

/// What can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// A picker like any other day.
    Works,
    /// The first rows, and that there is no more.
    FirstRows,
    /// All emoji, and that search does not work.
    NoNames,
    /// All emoji, and that search works in English only.
    EnglishOnly,
    /// All emoji, and that search works in the person's language only.
    OwnOnly,
    /// The failure screen, in English or in the person's language.
    Screen { own: bool },
    /// A line of text with a link, without style or script.
    Line,
    /// A page of the browser's.
    Browser,
    /// A page of the server's.
    Server,
    /// Nothing, and the portal's sign that something is loading.
    Loading,
}

impl fmt::Display for Sight {
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

/// What a notice of the picker is about, in English and in Russian.
const NOTICES: [(&str, &str, Sight); 4] = [
    ("The full emoji list", "catalogue_failed", Sight::FirstRows),
    ("search does not work", "names_failed", Sight::NoNames),
    ("Search works in English", "language_failed", Sight::EnglishOnly),
    ("Search works in your language", "english_failed", Sight::OwnOnly),
];

const RUSSIAN: &str = include_str!("../../../src/locale/texts/ru.txt");

fn in_russian(key: &str) -> &'static str {
    let mut lines = RUSSIAN.lines().filter_map(|line| line.split_once(" = "));
    lines.find(|(name, _)| *name == key).map(|(_, text)| text).expect("a Russian text")
}

/// Asks until there is an answer.
///
/// # Panics
/// When the limit has passed.
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
    /// What becomes of a picker that has just been opened; `lang` is the person's language, a tag.
    /// As soon as there is a search field, something is typed into it.
    pub async fn sight(&self, lang: &str) -> Sight {
        let mut last = String::new();
        settled("the picker", async || {
            let look: Look = serde_json::from_value(self.in_picker(LOOK, vec![]).await?)?;
            let sight = self.judge(&look, lang).await?;
            let looks = format!("{look:?}");
            if looks != last {
                println!("{looks}");
                last = looks;
            }
            Ok(sight)
        })
        .await
    }

    async fn judge(&self, look: &Look, lang: &str) -> Outcome<Option<Sight>> {
        if look.address.starts_with("chrome-error:") {
            return Ok(Some(Sight::Browser));
        }
        if let Some(words) = &look.failure {
            return Ok(Some(Sight::Screen { own: words == lang && lang != "en" }));
        }
        if look.line {
            // Until it is clear that no style sheet comes, and nobody who says so better.
            let is_clear =
                (look.is_loaded && !look.is_booted) || look.app.as_deref() == Some("failed");
            return Ok(is_clear.then_some(Sight::Line));
        }
        if !look.has_picker {
            let has_page = look.address.starts_with("http://widget.") && look.is_loaded;
            if has_page {
                return Ok(Some(Sight::Server));
            }
            // The portal takes its sign away when the page has come.
            return Ok(None);
        }
        for (english, key, sight) in NOTICES {
            let is_it = |notice: &String| notice.contains(english) || notice == in_russian(key);
            if look.notices.iter().any(is_it) && look.role.is_some() {
                return Ok(Some(sight));
            }
        }
        if look.query.as_deref() == Some("") {
            self.set_query(QUERY).await?;
        }
        let is_ready = look.app.as_deref() == Some("ready") && look.role.is_some();
        let found = look.first.as_deref() == Some(FOUND) && look.query.as_deref() == Some(QUERY);
        Ok((is_ready && found && look.lang == lang).then_some(Sight::Works))
    }
}
