//! Summarizes several measurements of the same quantity.

use serde_json::{Value, json};

/// The sorted values of a measurement.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    values: Vec<f64>,
}

impl Spread {
    /// Collects the values, of which there must be at least one.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        Self { values }
    }

    /// Returns the median.
    pub fn median(&self) -> f64 {
        let middle = self.values.len().saturating_sub(1) / 2;
        self.values.get(middle).copied().unwrap_or(f64::NAN)
    }

    /// Returns the smallest value.
    pub fn min(&self) -> f64 {
        self.values.first().copied().unwrap_or(f64::NAN)
    }

    /// Returns the largest value.
    pub fn max(&self) -> f64 {
        self.values.last().copied().unwrap_or(f64::NAN)
    }

    /// Returns the figures as JSON, for the report file.
    pub fn json(&self) -> Value {
        json!({ "median": self.median(), "min": self.min(), "max": self.max(), "values": self.values })
    }
}
