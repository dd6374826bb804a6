//! Asks the GIF service once, with the key of the field.

use super::AdminText;
use super::lines::{Line, Part, Tone};
use super::page::Page;
use crate::browser::{self, Abort};
use crate::gif::{self, GifError, Giphy, Options, Provider as _};
use crate::locale::Text;
use leptos::prelude::ReadUntracked as _;

/// What the service says to the key.
pub(super) async fn try_key(page: &Page) -> Line {
    let entered = page.entered();
    let service = Giphy::new(&page.app.opening.config.giphy, &entered.giphy_key);
    let options = Options { rating: entered.rating, ..Options::default() };
    let answer = match service.trending(None, &options) {
        Ok(request) => {
            let abort = Abort::after(page.app.limits.gif_answer_ms);
            let answer = gif::fetch(request.url(), &abort).await;
            answer.and_then(|(status, body)| service.read_page(&request, status, &body))
        }
        Err(error) => Err(error),
    };
    let own = |tone, text| Line::new(Part::Key, tone, page.text(text));
    match answer {
        Ok(_) => own(Tone::Good, AdminText::KeyWorks),
        Err(GifError::NoKey) => own(Tone::Bad, AdminText::KeyEmpty),
        Err(GifError::BadKey) => own(Tone::Bad, AdminText::KeyRefused),
        Err(error) => {
            let texts = page.app.state.texts.read_untracked();
            Line::new(Part::Key, Tone::Bad, texts.get(words(error)))
        }
    }
}

/// The picker has words for these, in the person's language.
fn words(error: GifError) -> Text {
    match error {
        GifError::TooMany => Text::GifTooMany,
        GifError::Region => Text::GifRegion,
        GifError::Network if !browser::is_online() => Text::GifOffline,
        GifError::Network | GifError::Slow => Text::GifUnreachable,
        _ => Text::GifTrouble,
    }
}
