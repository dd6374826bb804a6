//! The field at the foot of the picker that takes picks where there is no draft.

/// A field that collects picks.
pub trait PickField {
    /// Adds a pick. `keeps_focus`: the focus stays where it is, for the next pick.
    fn add(&self, picked: &str, keeps_focus: bool);
    /// Removes the last pick if the text ends with it. Returns whether it did.
    fn take_back(&self) -> bool;
}
