//! The faults of a request.

/// A fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Refused,
    NotFound,
    Broken,
    Html,
    Truncated,
    Mime,
    Slow,
    Hang,
    Cut,
    Old,
}

/// A factor on time limits of seconds: short, but enough for the portal of a busy machine.
pub(super) const SHORT: f64 = 0.15;

impl Fault {
    /// All faults, in the order of the table's columns.
    pub const ALL: [Self; 10] = [
        Self::Refused,
        Self::NotFound,
        Self::Broken,
        Self::Html,
        Self::Truncated,
        Self::Mime,
        Self::Slow,
        Self::Hang,
        Self::Cut,
        Self::Old,
    ];

    /// Returns the value of the simulator's switch.
    pub const fn switch(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::NotFound => "404",
            Self::Broken => "500",
            Self::Html => "html",
            Self::Truncated => "truncated",
            Self::Mime => "mime",
            Self::Slow => "slow",
            Self::Hang => "hang",
            Self::Cut => "cut",
            Self::Old => "old",
        }
    }

    /// Returns the column's heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::NotFound => "404",
            Self::Broken => "500",
            Self::Html => "HTML instead",
            Self::Truncated => "truncated",
            Self::Mime => "wrong type",
            Self::Slow => "slow, 10 s",
            Self::Hang => "hangs",
            Self::Cut => "cut",
            Self::Old => "old version",
        }
    }

    /// Returns the factor on the app's time limits, which also defines "slow".
    pub const fn time_factor(self) -> f64 {
        if matches!(self, Self::Slow | Self::Hang) { SHORT } else { 1.0 }
    }

    /// Returns whether the request has taken effect in spite of the fault, if it has an effect.
    pub const fn is_carried_out(self) -> bool {
        matches!(self, Self::Truncated | Self::Mime | Self::Slow | Self::Cut | Self::Old)
    }
}
