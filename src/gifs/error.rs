//! The failures of a GIF service, distinguished by what the user can do about them.

/// Why there are no GIFs to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GifError {
    /// No key is set. An administrator can set one.
    NoKey,
    /// The page's `config` block names no API. The operator of the deployment can change that.
    NoService,
    /// The service refuses the key. An administrator can change it.
    BadKey,
    /// The service does not allow this call with the key (403 of KLIPY), but others. An administrator
    /// can ask the service.
    NotAllowed,
    /// The calls of the key are used up (429). The user has to wait.
    TooMany,
    /// The service does not serve the user's country.
    Region,
    /// The query is longer than the service accepts (414). The user can shorten it.
    TooLong,
    /// The system reports that it has no connection. Set by the sender of the request.
    Offline,
    /// The service cannot be reached although there is a connection, or something blocks it, or a
    /// proxy answers without CORS headers, for example after too many requests. The browser does not
    /// tell which. Set by the sender of the request.
    Network,
    /// There is no answer within the time limit. Set by the sender of the request.
    Slow,
    /// Any other status than success. The user can try again later.
    Service(u16),
    /// The answer ends too early. The user can try again.
    Cut,
    /// The status is success, but the answer is not the service's: a proxy's page, another structure,
    /// or far more than was requested. The user can try again later.
    NotJson,
    /// An empty answer that the service makes up when it has a problem (`response_id` is empty). The user
    /// can try again later.
    Synthetic,
}

impl GifError {
    /// Returns whether another try can help. Without a key or a service, nothing is sent.
    pub const fn can_be_retried(self) -> bool {
        !matches!(self, Self::NoKey | Self::NoService)
    }

    /// Returns whether the request may not have reached the service.
    pub const fn is_unreached(self) -> bool {
        matches!(self, Self::Offline | Self::Network)
    }
}
