use serde_json::Value;
use thiserror::Error;

use super::Switches;

/// The reason why a change of switches was rejected.
#[derive(Debug, Error)]
pub enum ChangeError {
    /// The change is not a JSON object.
    #[error("a change of switches is a JSON object of names and values")]
    NotAnObject,
    /// No switch has this name.
    #[error("unknown switch `{0}`")]
    Unknown(String),
    /// The value is invalid for the switch.
    #[error("switch `{name}`: {reason}")]
    Unfit {
        /// The switch.
        name: String,
        /// The valid values.
        reason: String,
    },
    /// The switches cannot be written as JSON: a bug in the simulator.
    #[error("switches: {0}")]
    Defect(#[from] serde_json::Error),
}

impl Switches {
    /// Applies a JSON object of names and values, completely or not at all.
    pub(crate) fn change(&mut self, change: Value) -> Result<(), ChangeError> {
        let Value::Object(change) = change else { return Err(ChangeError::NotAnObject) };
        let mut next = self.clone();
        for (name, value) in change {
            next = next.with(name, value)?;
        }
        *self = next;
        Ok(())
    }

    /// Sets one value at a time, so that an error names its switch.
    fn with(&self, name: String, value: Value) -> Result<Self, ChangeError> {
        let mut all = serde_json::to_value(self)?;
        let Some(slot) = all.get_mut(&name) else { return Err(ChangeError::Unknown(name)) };
        *slot = value;
        match serde_json::from_value::<Self>(all) {
            // With a factor of zero or less, all time limits would have passed.
            Ok(next) if next.time_factor <= 0.0 => {
                Err(ChangeError::Unfit { name, reason: "must be greater than 0".to_owned() })
            }
            Ok(next) => Ok(next),
            Err(error) => Err(ChangeError::Unfit { name, reason: error.to_string() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::switches::choices::ImFault;
    use crate::switches::control::Control;

    #[test]
    fn a_change_leaves_the_other_switches_alone() {
        let mut switches = Switches::default();
        switches.change(json!({"im_fault": "late_set", "missing_fields": ["LANG"]})).unwrap();
        let expected = Switches {
            im_fault: ImFault::LateSet,
            missing_fields: vec!["LANG".to_owned()],
            ..Switches::default()
        };
        assert_eq!(switches, expected);
    }

    #[test]
    fn a_refused_change_names_the_switch_and_changes_nothing() {
        let mut switches = Switches::default();
        for (change, named) in [
            (json!({"lang": "de", "colour": 1}), "`colour`"),
            (json!({"lang": "de", "reply_delay_ms": "soon"}), "`reply_delay_ms`"),
            (json!({"lang": "de", "reply_delay_ms": -1}), "`reply_delay_ms`"),
            (json!({"lang": "de", "wasm": "500"}), "`wasm`"),
            (json!({"lang": "de", "time_factor": 0}), "`time_factor`"),
            (json!(["lang"]), "object"),
        ] {
            let error = switches.change(change).unwrap_err().to_string();
            assert!(error.contains(named), "{error}");
            assert_eq!(switches, Switches::default());
        }
    }

    #[test]
    fn every_choice_of_the_panel_is_accepted() {
        let mut switches = Switches::default();
        for description in Switches::describe() {
            let Control::Choice { choices } = description.control else { continue };
            for choice in choices {
                switches.change(json!({ description.name: choice })).unwrap();
            }
        }
    }
}
