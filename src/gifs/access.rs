//! What a request to a service needs: its origin and a key.

use super::error::GifError;
use super::origins::Origins;
use crate::config::GifServiceConfig;

/// The key and the origins of a service.
#[derive(Clone, Default, PartialEq)]
pub struct Access {
    key: String,
    api: Option<String>,
    origins: Origins,
}

impl Access {
    /// Reads them from the deployment's settings. A portal's own key, if it has one, takes precedence
    /// over the deployment's.
    pub fn new(settings: &GifServiceConfig, portal_key: &str) -> Self {
        let own = portal_key.trim();
        let key = if own.is_empty() { settings.key.trim() } else { own };
        let origins = Origins::new(settings);
        Self { key: key.to_owned(), api: origins.api(), origins }
    }

    /// Returns the API's origin and the key.
    ///
    /// # Errors
    /// [`GifError::NoService`] without an origin, [`GifError::NoKey`] without a key.
    pub(super) fn api_and_key(&self) -> Result<(&str, &str), GifError> {
        let Some(api) = &self.api else { return Err(GifError::NoService) };
        if self.key.is_empty() {
            return Err(GifError::NoKey);
        }
        Ok((api, &self.key))
    }

    /// Returns the origins that the service's addresses may have.
    pub(super) const fn origins(&self) -> &Origins {
        &self.origins
    }
}
