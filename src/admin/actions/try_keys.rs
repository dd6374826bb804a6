//! Tries the keys of the GIF services.

use crate::admin::context::AdminContext;
use crate::admin::{AdminText, Severity, StatusLine};
use crate::browser::{self, Abort};
use crate::gifs::{GifError, GifService, Options, fetch, service_provider};
use crate::locale::{Text, fill};
use leptos::prelude::{GetUntracked as _, ReadUntracked as _};

/// Asks each GIF service that has a key for one page, and reports what it says to the key.
pub(super) async fn try_keys(admin: AdminContext) -> Vec<StatusLine> {
    let mut lines = Vec::new();
    for service in GifService::ALL {
        let answer = try_key(admin, service).await;
        if !matches!(answer, Err(GifError::NoKey | GifError::NoService)) {
            lines.push(status_line(admin, service, answer));
        }
    }
    if lines.is_empty() {
        lines.push(StatusLine::new(Severity::Bad, admin.state.text(AdminText::KeyEmpty)));
    }
    lines
}

async fn try_key(admin: AdminContext, service: GifService) -> Result<(), GifError> {
    let app = admin.services().app;
    let entered = admin.state.entered.get_untracked();
    let provider = service_provider(service, &app.config, &entered);
    let options = Options { rating: entered.rating, ..Options::default() };
    let request = provider.trending(None, &options)?;
    let abort = Abort::after(app.limits.gif_answer_ms);
    let (status, body) = fetch(request.url(), &abort).await?;
    provider.read_page(&request, status, &body).map(drop)
}

fn status_line(
    admin: AdminContext,
    service: GifService,
    answer: Result<(), GifError>,
) -> StatusLine {
    let title = service.spec().title;
    let own = |text| admin.state.text(text).to_owned();
    let picker = |text| fill(admin.services().app.picker.texts.read_untracked().get(text), title);
    let (severity, words) = match answer {
        Ok(()) => (Severity::Good, own(AdminText::KeyWorks)),
        Err(GifError::BadKey) => (Severity::Bad, own(AdminText::KeyRefused)),
        Err(GifError::TooMany) => (Severity::Bad, picker(Text::GifTooMany)),
        Err(GifError::NotAllowed) => (Severity::Bad, picker(Text::GifNotAllowed)),
        Err(GifError::Region) => (Severity::Bad, picker(Text::GifRegion)),
        Err(GifError::Slow) => (Severity::Bad, picker(Text::GifSlow)),
        Err(GifError::Network) if !browser::is_online() => {
            (Severity::Bad, picker(Text::GifOffline))
        }
        // Services answer a wrong key without the header that would let the app read the answer.
        Err(GifError::Network) => (Severity::Bad, own(AdminText::KeyUnsure)),
        Err(_) => (Severity::Bad, picker(Text::GifTrouble)),
    };
    StatusLine::new(severity, [title, ": ", &*words].concat())
}
