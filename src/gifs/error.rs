//! What can go wrong between us and a GIF service, by what the person can do about it.

/// Why there is no answer to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GifError {
    /// No key is set. An administrator sets one; everybody else asks them.
    NoKey,
    /// The page's `config` block names no API that may be asked. For whoever runs the page.
    NoService,
    /// The service refuses the key (401, 403). For an administrator.
    BadKey,
    /// The key's calls are used up (429). Wait.
    TooMany,
    /// The service does not serve the country that the person is in.
    Region,
    /// The query is longer than the service takes (414). Shorten it.
    TooLong,
    /// The system says that it has no connection. Decided by the sender of the request.
    Offline,
    /// The service cannot be reached although there is a connection, or something between us and
    /// the service blocks it, or it answers without CORS headers, as a proxy does that has counted
    /// too many requests: the browser does not tell which. Decided by the sender of the request.
    Network,
    /// No answer within the time limit. Decided by whoever sends the request.
    Slow,
    /// Any other status than success. Try later.
    Service(u16),
    /// The answer ends too early. Try again.
    Cut,
    /// Success, but with an answer that is not the service's: a proxy's page, a foreign shape, or
    /// more than anybody asked for. Try later.
    NotJson,
    /// A made-up empty answer, which the service gives when it is in trouble. Try later.
    Synthetic,
}

impl GifError {
    /// Whether to ask once more is of any use: without a key or a service nothing is even sent.
    pub const fn can_be_retried(self) -> bool {
        !matches!(self, Self::NoKey | Self::NoService)
    }

    /// Whether the request may not even have reached the service.
    pub const fn is_unreached(self) -> bool {
        matches!(self, Self::Offline | Self::Network)
    }
}
