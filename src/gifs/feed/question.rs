//! The question that a list answers, independent of the page.

use super::super::error::GifError;
use super::super::model::GifId;
use super::super::provider::{Cursor, Options, Provider, Request};
use super::super::query::Query;

/// The question that a list answers.
#[derive(Clone, Debug, Default)]
pub(super) struct Question {
    pub(super) what: What,
    pub(super) options: Options,
}

#[derive(Clone, Debug, Default)]
pub(super) enum What {
    #[default]
    Popular,
    Search(Query),
    Ids(Vec<GifId>),
}

impl Question {
    /// Returns the request for a page; `None` if the answer is known to be empty.
    pub(super) fn request(
        &self,
        provider: &dyn Provider,
        cursor: Option<&Cursor>,
    ) -> Result<Option<Request>, GifError> {
        let request = match &self.what {
            What::Popular => provider.trending(cursor, &self.options),
            What::Search(query) => provider.search(query, cursor, &self.options),
            What::Ids(ids) => {
                let service = provider.service();
                let ids: Vec<GifId> =
                    ids.iter().filter(|id| id.service() == service).cloned().collect();
                if ids.is_empty() {
                    return Ok(None);
                }
                provider.by_ids(&ids, cursor, &self.options)
            }
        };
        request.map(Some)
    }
}
