//! The errors of calls, grouped by what the user can do.

use std::fmt;

/// Why a call has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RestError {
    /// The portal does not accept the token, or no longer. It has executed nothing. A new token may
    /// help.
    Expired,
    /// The portal does not accept the token, and there is no new one, or it did not help.
    NotAuthorized,
    /// The app lacks a scope (`insufficient_scope`). An administrator can grant it.
    Scope,
    /// The user lacks the permission (`ACCESS_ERROR`, `ACCESS_DENIED` and similar codes).
    Forbidden,
    /// Too many requests (`QUERY_LIMIT_EXCEEDED`, `OPERATION_TIME_LIMIT`, `OVERLOAD_LIMIT`). The
    /// portal has executed nothing. Waiting helps.
    Busy,
    /// The request was not sent, or the connection broke. The portal may have executed the call.
    Network,
    /// No answer came within the time limit. The portal may have executed the call.
    Slow,
    /// The answer is not the portal's: a proxy's page, half an answer, or an empty one. The number is
    /// its HTTP status. The portal may have executed the call before the answer was lost.
    NotJson(u16),
    /// Any other error of the portal.
    Refused {
        /// The portal's code, such as `ERROR_PLACEMENT_NOT_FOUND`.
        code: String,
        /// The portal's explanation. May be empty.
        description: String,
    },
}

impl RestError {
    /// Returns whether the portal may have executed the call.
    pub const fn is_uncertain(&self) -> bool {
        matches!(self, Self::Network | Self::Slow | Self::NotJson(_))
    }
}

impl fmt::Display for RestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Expired => f.write_str("the token has expired"),
            Self::NotAuthorized => f.write_str("the portal does not take the token"),
            Self::Scope => f.write_str("the app lacks the scope"),
            Self::Forbidden => f.write_str("the person may not do this"),
            Self::Busy => f.write_str("too many requests"),
            Self::Network => f.write_str("the portal cannot be reached"),
            Self::Slow => f.write_str("the portal did not answer in time"),
            Self::NotJson(status) => write!(f, "status {status}, and no JSON"),
            Self::Refused { code, description } => write!(f, "{code}: {description}"),
        }
    }
}
