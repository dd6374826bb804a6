//! What can go wrong with a call, by what the person can do about it.

use std::fmt;

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RestError {
    /// The portal says that it does not accept this token (any more), so it has done nothing; a new
    /// token may help.
    Expired,
    /// The portal does not take our token, and a new one did not help either.
    NotAuthorized,
    /// The app lacks a scope (`insufficient_scope`). An administrator can grant it.
    Scope,
    /// This person may not do this here (`ACCESS_ERROR`, `ACCESS_DENIED` and their kin).
    Forbidden,
    /// The portal says that there are too many requests (`QUERY_LIMIT_EXCEEDED`,
    /// `OPERATION_TIME_LIMIT`, `OVERLOAD_LIMIT`), so it has done nothing. Waiting helps.
    Busy,
    /// Nothing was sent, or the connection broke: whether the portal did it is not known.
    Network,
    /// No answer within the time limit: whether the portal did it is not known.
    Slow,
    /// An answer that is not the portal's, with its status: a proxy's page, half an answer, nothing.
    /// The portal may have carried out the call before the answer was lost.
    NotJson(u16),
    /// Any other refusal, in the portal's words.
    Refused {
        /// The portal's code, such as `ERROR_PLACEMENT_NOT_FOUND`.
        code: String,
        /// The portal's explanation, perhaps empty.
        description: String,
    },
}

impl RestError {
    /// Whether the portal may have done what was asked, although we cannot tell.
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
