use serde::Serialize;

/// The kind of control for a switch, which determines its JSON values.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Control {
    /// `true` or `false`.
    Toggle,
    /// A non-negative integer.
    Whole,
    /// A number.
    Number,
    /// A string.
    Text,
    /// An array of strings.
    List,
    /// One of these strings.
    Choice {
        /// In display order; the first is the default.
        choices: &'static [&'static str],
    },
}

/// A type of a switch.
pub(crate) trait Controlled {
    /// Returns the control for the type.
    fn control() -> Control;
}

macro_rules! controlled {
    ($($type:ty => $control:ident),+ $(,)?) => {
        $(impl Controlled for $type {
            fn control() -> Control {
                Control::$control
            }
        })+
    };
}

controlled! {
    bool => Toggle,
    u32 => Whole,
    f64 => Number,
    String => Text,
    Vec<String> => List,
}

/// One switch, as the panel on the portal's page shows it.
#[derive(Debug, Serialize)]
pub(crate) struct Description {
    pub(crate) name: &'static str,
    pub(crate) label: &'static str,
    #[serde(flatten)]
    pub(crate) control: Control,
}
