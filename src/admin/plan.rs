//! What to do so that the bindings are what is wished for.

use super::{Binding, Place};

/// One call of the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// `placement.bind` of this page's address.
    Bind(Place),
    /// `placement.unbind` of one address, or of all that the place has.
    Unbind(Place, Option<String>),
}

impl Operation {
    /// Where.
    pub const fn place(&self) -> Place {
        match self {
            Self::Bind(place) | Self::Unbind(place, _) => *place,
        }
    }
}

/// How a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceState {
    /// Bound once, to this page.
    Added,
    /// Not bound.
    Missing,
    /// Bound to another address, or twice, or too small to be of use.
    Stale,
}

/// How a place is, for the page at the address `handler`.
pub fn state(place: Place, bindings: &[Binding], handler: &str) -> PlaceState {
    let mut own = bindings.iter().filter(|binding| binding.place == place);
    match (own.next(), own.next()) {
        (None, _) => PlaceState::Missing,
        (Some(only), None) if only.handler == handler && !only.is_tiny => PlaceState::Added,
        _ => PlaceState::Stale,
    }
}

/// The calls that lead from the bindings to the wished places, in their order. None if all is as
/// it should be.
pub fn plan(bindings: &[Binding], wished: &[Place], handler: &str) -> Vec<Operation> {
    let mut operations = Vec::new();
    for place in Place::ALL {
        let is_wished = wished.contains(&place);
        match state(place, bindings, handler) {
            PlaceState::Missing if is_wished => operations.push(Operation::Bind(place)),
            PlaceState::Missing => {}
            PlaceState::Added if is_wished => {}
            PlaceState::Added | PlaceState::Stale if !is_wished => {
                operations.push(Operation::Unbind(place, None));
            }
            PlaceState::Added | PlaceState::Stale => {
                let own = bindings.iter().filter(|binding| binding.place == place);
                repair(place, own, handler, &mut operations);
            }
        }
    }
    operations
}

/// An old address goes only after the new one is there: if the portal refuses the new one, people
/// keep what they have. The same address is refused while it is bound, so that it has to go first.
fn repair<'a>(
    place: Place,
    own: impl Iterator<Item = &'a Binding>,
    handler: &str,
    operations: &mut Vec<Operation>,
) {
    let (same, others): (Vec<_>, Vec<_>) = own.partition(|binding| binding.handler == handler);
    let is_right = matches!(same.as_slice(), [only] if !only.is_tiny);
    if !is_right {
        if !same.is_empty() {
            operations.push(Operation::Unbind(place, Some(handler.to_owned())));
        }
        operations.push(Operation::Bind(place));
    }
    for other in others {
        let unbind = Operation::Unbind(place, Some(other.handler.clone()));
        if !operations.contains(&unbind) {
            operations.push(unbind);
        }
    }
}

/// The calls that unbind everything.
pub fn removal(bindings: &[Binding]) -> Vec<Operation> {
    plan(bindings, &[], "")
}

/// The places to tick at first: those that are bound, whatever to; before anything is bound, the
/// usual ones.
pub fn wished_at_first(bindings: &[Binding]) -> Vec<Place> {
    let is_bound = |place: &Place| bindings.iter().any(|binding| binding.place == *place);
    let all = Place::ALL.into_iter();
    if bindings.is_empty() {
        all.filter(|place| place.is_usual()).collect()
    } else {
        all.filter(is_bound).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "https://emoji.example.com/picker/";
    const OLD: &str = "https://old.example.com/";
    const USUAL: [Place; 2] = [Place::Textarea, Place::SmilesSelector];

    fn bound(place: Place, handler: &str) -> Binding {
        Binding { place, handler: handler.to_owned(), is_tiny: false }
    }

    fn unbind(place: Place, handler: &str) -> Operation {
        Operation::Unbind(place, Some(handler.to_owned()))
    }

    /// What the portal makes of calls.
    fn carry_out(operations: &[Operation], bindings: &mut Vec<Binding>) {
        for operation in operations {
            match operation {
                Operation::Bind(place) => {
                    let new = bound(*place, HERE);
                    assert!(
                        !bindings.iter().any(|old| old.place == *place && old.handler == HERE),
                        "the portal refuses what is bound already"
                    );
                    bindings.push(new);
                }
                Operation::Unbind(place, handler) => bindings.retain(|binding| {
                    binding.place != *place
                        || handler.as_ref().is_some_and(|handler| *handler != binding.handler)
                }),
            }
        }
    }

    #[test]
    fn a_fresh_portal_gets_the_usual_places() {
        assert_eq!(wished_at_first(&[]), USUAL);
        let expected = [Operation::Bind(Place::Textarea), Operation::Bind(Place::SmilesSelector)];
        assert_eq!(plan(&[], &USUAL, HERE), expected);
    }

    #[test]
    fn what_is_right_stays() {
        let bindings = [bound(Place::Textarea, HERE), bound(Place::Sidebar, HERE)];
        let wished = wished_at_first(&bindings);
        assert_eq!(wished, [Place::Textarea, Place::Sidebar]);
        assert_eq!(plan(&bindings, &wished, HERE), []);
    }

    #[test]
    fn what_is_not_wished_goes() {
        let bindings = [bound(Place::Textarea, HERE), bound(Place::Sidebar, OLD)];
        let expected = [Operation::Unbind(Place::Sidebar, None)];
        assert_eq!(plan(&bindings, &[Place::Textarea], HERE), expected);
    }

    #[test]
    fn an_old_address_goes_after_the_new_one_came() {
        let bindings = [bound(Place::Textarea, OLD)];
        assert_eq!(state(Place::Textarea, &bindings, HERE), PlaceState::Stale);
        let expected = [Operation::Bind(Place::Textarea), unbind(Place::Textarea, OLD)];
        assert_eq!(plan(&bindings, &[Place::Textarea], HERE), expected);
        let with_slash = format!("{HERE}index.html");
        let bindings = [bound(Place::Textarea, &with_slash), bound(Place::Textarea, HERE)];
        assert_eq!(
            plan(&bindings, &[Place::Textarea], HERE),
            [unbind(Place::Textarea, &with_slash)]
        );
    }

    #[test]
    fn doubles_and_tiny_windows_are_bound_anew() {
        let anew = [unbind(Place::Textarea, HERE), Operation::Bind(Place::Textarea)];
        let twice = [bound(Place::Textarea, HERE), bound(Place::Textarea, HERE)];
        assert_eq!(plan(&twice, &[Place::Textarea], HERE), anew);
        let tiny = [Binding { is_tiny: true, ..bound(Place::Textarea, HERE) }];
        assert_eq!(plan(&tiny, &[Place::Textarea], HERE), anew);
    }

    #[test]
    fn removal_leaves_nothing() {
        let mut bindings = vec![
            bound(Place::Textarea, HERE),
            bound(Place::Textarea, OLD),
            bound(Place::ContextMenu, HERE),
        ];
        carry_out(&removal(&bindings), &mut bindings);
        assert_eq!(bindings, []);
        assert_eq!(removal(&[]), []);
    }

    #[test]
    fn carried_out_there_is_nothing_left_to_do() {
        let handlers = [HERE, OLD, "https://older.example.com/"];
        for mask in 0_usize..1 << 8 {
            let places = [Place::Textarea, Place::Sidebar];
            let mut bindings = Vec::new();
            for bit in (0..8).filter(|bit| mask >> bit & 1 == 1) {
                bindings.push(bound(places[bit % 2], handlers[bit / 2 % 3]));
            }
            for wished in [&USUAL[..], &[], &[Place::Sidebar], &places] {
                let mut bindings = bindings.clone();
                carry_out(&plan(&bindings, wished, HERE), &mut bindings);
                assert_eq!(plan(&bindings, wished, HERE), []);
                assert_eq!(bindings.len(), wished.len());
            }
        }
    }
}
