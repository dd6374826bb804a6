//! What several measurements of the same thing say together.

use serde_json::{Value, json};

/// The middle of some values, and how far they lie apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    values: Vec<f64>,
}

impl Spread {
    /// Of at least one value.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        Self { values }
    }

    /// Half of the values are not above it.
    pub fn median(&self) -> f64 {
        let middle = self.values.len().saturating_sub(1) / 2;
        self.values.get(middle).copied().unwrap_or(f64::NAN)
    }

    /// The smallest.
    pub fn min(&self) -> f64 {
        self.values.first().copied().unwrap_or(f64::NAN)
    }

    /// The largest.
    pub fn max(&self) -> f64 {
        self.values.last().copied().unwrap_or(f64::NAN)
    }

    /// All of it, for a file.
    pub fn json(&self) -> Value {
        json!({ "median": self.median(), "min": self.min(), "max": self.max(), "values": self.values })
    }
}
