//! Asks the GIF service once, with the key of the field.

use super::AdminText;
use super::page::Page;
use super::status_line::{Line, Part, Tone};
use crate::browser::{self, Abort};
use crate::gifs::{GifError, Giphy, Options, Provider as _};
use crate::locale::Text;
use leptos::prelude::ReadUntracked as _;

/// What the service says to the key.
pub(super) async fn try_key(page: &Page) -> Line {
    let entered = page.entered();
    let service = Giphy::new(&page.app.ctx.config.giphy, &entered.giphy_key);
    let options = Options { rating: entered.rating, ..Options::default() };
    let answer = match service.trending(None, &options) {
        Ok(request) => {
            let abort = Abort::after(page.app.ctx.limits.gif_answer_ms);
            let answer = crate::gifs::fetch(request.url(), &abort).await;
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
            let texts = page.app.ctx.picker.texts.read_untracked();
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
