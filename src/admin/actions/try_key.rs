//! Tries the key of the GIF service.

use crate::admin::context::AdminContext;
use crate::admin::{AdminText, Severity, StatusLine};
use crate::browser::{self, Abort};
use crate::gifs::{GifError, Options, provider};
use crate::locale::Text;
use leptos::prelude::{GetUntracked as _, ReadUntracked as _};

/// Asks the GIF service for one page with the entered key, and reports what it says to the key.
pub(super) async fn try_key(admin: AdminContext) -> StatusLine {
    let app = admin.services().app;
    let entered = admin.state.entered.get_untracked();
    let provider = provider(&app.config, &entered);
    let options = Options { rating: entered.rating, ..Options::default() };
    let answer = match provider.trending(None, &options) {
        Ok(request) => {
            let abort = Abort::after(app.limits.gif_answer_ms);
            let answer = crate::gifs::fetch(request.url(), &abort).await;
            answer.and_then(|(status, body)| provider.read_page(&request, status, &body))
        }
        Err(error) => Err(error),
    };
    let line = |severity, text| StatusLine::new(severity, admin.state.text(text));
    match answer {
        Ok(_) => line(Severity::Good, AdminText::KeyWorks),
        Err(GifError::NoKey) => line(Severity::Bad, AdminText::KeyEmpty),
        Err(GifError::BadKey) => line(Severity::Bad, AdminText::KeyRefused),
        Err(error) => {
            let texts = app.picker.texts.read_untracked();
            StatusLine::new(Severity::Bad, texts.get(picker_text(error)))
        }
    }
}

/// Returns the picker's text for an error that is not about the key.
fn picker_text(error: GifError) -> Text {
    match error {
        GifError::TooMany => Text::GifTooMany,
        GifError::Region => Text::GifRegion,
        GifError::Network if !browser::is_online() => Text::GifOffline,
        GifError::Network | GifError::Slow => Text::GifUnreachable,
        _ => Text::GifTrouble,
    }
}
