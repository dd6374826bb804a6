//! The field at the foot of the picker, as the code in the first file knows it.

/// A field that collects picks.
pub trait PickField {
    /// Adds a pick. `keeps_focus`: the focus stays where it is, for the next pick.
    fn add(&self, picked: &str, keeps_focus: bool);
    /// Removes the last pick if the text ends with it. Returns whether it did.
    fn take_back(&self) -> bool;
}

/// Which field to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Collects picks and typed words, and sends them as one message.
    Composer,
    /// Collects picks, and has buttons to copy and to clear them.
    Output,
    /// Shows the last pick, selected, where there is no clipboard.
    LastPick,
}
