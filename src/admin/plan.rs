//! Plans the calls that lead from the portal's bindings to the chosen placements.

use super::{AdminPlacement, AdminText, Binding};

/// One call to the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// `placement.bind` with this page's address.
    Bind(AdminPlacement),
    /// `placement.unbind` of one address, or of all addresses of the placement.
    Unbind(AdminPlacement, Option<String>),
}

impl Operation {
    /// Returns the placement that the call changes.
    pub const fn placement(&self) -> AdminPlacement {
        match self {
            Self::Bind(placement) | Self::Unbind(placement, _) => *placement,
        }
    }
}

/// How the app is bound to a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacementState {
    /// Bound once, to this page.
    Added,
    /// Not bound.
    Missing,
    /// Bound to another address, or twice, or with a popup too small to use.
    Stale,
}

/// Returns the state of a placement; `handler` is the address of this page.
pub fn state(placement: AdminPlacement, bindings: &[Binding], handler: &str) -> PlacementState {
    let mut own = bindings.iter().filter(|binding| binding.placement == placement);
    match (own.next(), own.next()) {
        (None, _) => PlacementState::Missing,
        (Some(only), None) if only.handler == handler && !only.is_tiny => PlacementState::Added,
        _ => PlacementState::Stale,
    }
}

/// Returns the calls that lead from the bindings to the chosen placements, in the order in which
/// they have to be made. Empty if nothing has to change.
pub fn plan(bindings: &[Binding], chosen: &[AdminPlacement], handler: &str) -> Vec<Operation> {
    let mut operations = Vec::new();
    for placement in AdminPlacement::ALL {
        let is_chosen = chosen.contains(&placement);
        match state(placement, bindings, handler) {
            PlacementState::Missing if is_chosen => operations.push(Operation::Bind(placement)),
            PlacementState::Missing => {}
            PlacementState::Added if is_chosen => {}
            PlacementState::Added | PlacementState::Stale if !is_chosen => {
                operations.push(Operation::Unbind(placement, None));
            }
            PlacementState::Added | PlacementState::Stale => {
                let own = bindings.iter().filter(|binding| binding.placement == placement);
                repair(placement, own, handler, &mut operations);
            }
        }
    }
    operations
}

/// Adds the calls that leave exactly one correct binding. An old address is unbound after the new
/// one is bound, so that users keep a working picker if the portal refuses the new one. This page's
/// own address is unbound first, because the portal refuses to bind it twice.
fn repair<'a>(
    placement: AdminPlacement,
    own: impl Iterator<Item = &'a Binding>,
    handler: &str,
    operations: &mut Vec<Operation>,
) {
    let (same, others): (Vec<_>, Vec<_>) = own.partition(|binding| binding.handler == handler);
    let is_right = matches!(same.as_slice(), [only] if !only.is_tiny);
    if !is_right {
        if !same.is_empty() {
            operations.push(Operation::Unbind(placement, Some(handler.to_owned())));
        }
        operations.push(Operation::Bind(placement));
    }
    for other in others {
        let unbind = Operation::Unbind(placement, Some(other.handler.clone()));
        if !operations.contains(&unbind) {
            operations.push(unbind);
        }
    }
}

/// Returns the calls that unbind everything.
pub fn removal(bindings: &[Binding]) -> Vec<Operation> {
    // Nothing is chosen, so the handler of a new binding does not matter.
    plan(bindings, &[], "")
}

/// Returns the placements to tick when the bindings are first known: those that are bound to any
/// address, or the default ones in a portal without bindings.
pub fn initial_choice(bindings: &[Binding]) -> Vec<AdminPlacement> {
    let is_bound =
        |placement: &AdminPlacement| bindings.iter().any(|binding| binding.placement == *placement);
    let all = AdminPlacement::ALL.into_iter();
    if bindings.is_empty() {
        all.filter(|placement| placement.is_default()).collect()
    } else {
        all.filter(is_bound).collect()
    }
}

/// Returns the label of the button that carries out the plan. The label of an empty plan is
/// “Repair”: the click binds nothing, but checks the bindings again.
pub fn apply_label(bindings: &[Binding], chosen: &[AdminPlacement], handler: &str) -> AdminText {
    let is_stale =
        |placement: &AdminPlacement| state(*placement, bindings, handler) == PlacementState::Stale;
    if bindings.is_empty() {
        AdminText::Add
    } else if chosen.iter().any(is_stale) || plan(bindings, chosen, handler).is_empty() {
        AdminText::Repair
    } else {
        AdminText::Apply
    }
}

/// Returns what the page shows beside a placement: the value of `data-state`, and words.
/// `bindings` is `None` until the portal has listed them.
pub fn shown_state(
    placement: AdminPlacement,
    bindings: Option<&[Binding]>,
    is_chosen: bool,
    handler: &str,
) -> (&'static str, Option<AdminText>) {
    match bindings.map(|bindings| state(placement, bindings, handler)) {
        None => ("unknown", None),
        Some(PlacementState::Missing) => ("missing", Some(AdminText::PlaceMissing)),
        Some(_) if !is_chosen => ("leftover", Some(AdminText::PlaceLeftover)),
        Some(PlacementState::Added) => ("added", Some(AdminText::PlaceAdded)),
        Some(PlacementState::Stale) => ("stale", Some(AdminText::PlaceStale)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "https://emoji.example.com/picker/";
    const OLD: &str = "https://old.example.com/";
    const DEFAULT: [AdminPlacement; 2] = [AdminPlacement::Textarea, AdminPlacement::SmilesSelector];

    fn bound(placement: AdminPlacement, handler: &str) -> Binding {
        Binding { placement, handler: handler.to_owned(), is_tiny: false }
    }

    fn unbind(placement: AdminPlacement, handler: &str) -> Operation {
        Operation::Unbind(placement, Some(handler.to_owned()))
    }

    /// Applies the calls as the portal does.
    fn apply(operations: &[Operation], bindings: &mut Vec<Binding>) {
        for operation in operations {
            match operation {
                Operation::Bind(placement) => {
                    let new = bound(*placement, HERE);
                    assert!(
                        !bindings
                            .iter()
                            .any(|old| old.placement == *placement && old.handler == HERE),
                        "the portal refuses a second binding of the same address"
                    );
                    bindings.push(new);
                }
                Operation::Unbind(placement, handler) => bindings.retain(|binding| {
                    binding.placement != *placement
                        || handler.as_ref().is_some_and(|handler| *handler != binding.handler)
                }),
            }
        }
    }

    #[test]
    fn a_fresh_portal_gets_the_default_placements() {
        assert_eq!(initial_choice(&[]), DEFAULT);
        let expected = [
            Operation::Bind(AdminPlacement::Textarea),
            Operation::Bind(AdminPlacement::SmilesSelector),
        ];
        assert_eq!(plan(&[], &DEFAULT, HERE), expected);
    }

    #[test]
    fn a_correct_binding_stays() {
        let bindings =
            [bound(AdminPlacement::Textarea, HERE), bound(AdminPlacement::Sidebar, HERE)];
        let chosen = initial_choice(&bindings);
        assert_eq!(chosen, [AdminPlacement::Textarea, AdminPlacement::Sidebar]);
        assert_eq!(plan(&bindings, &chosen, HERE), []);
    }

    #[test]
    fn a_placement_not_chosen_is_unbound() {
        let bindings = [bound(AdminPlacement::Textarea, HERE), bound(AdminPlacement::Sidebar, OLD)];
        let expected = [Operation::Unbind(AdminPlacement::Sidebar, None)];
        assert_eq!(plan(&bindings, &[AdminPlacement::Textarea], HERE), expected);
    }

    #[test]
    fn an_old_address_is_unbound_after_the_new_one_is_bound() {
        let bindings = [bound(AdminPlacement::Textarea, OLD)];
        assert_eq!(state(AdminPlacement::Textarea, &bindings, HERE), PlacementState::Stale);
        let expected =
            [Operation::Bind(AdminPlacement::Textarea), unbind(AdminPlacement::Textarea, OLD)];
        assert_eq!(plan(&bindings, &[AdminPlacement::Textarea], HERE), expected);
        let with_slash = format!("{HERE}index.html");
        let bindings =
            [bound(AdminPlacement::Textarea, &with_slash), bound(AdminPlacement::Textarea, HERE)];
        assert_eq!(
            plan(&bindings, &[AdminPlacement::Textarea], HERE),
            [unbind(AdminPlacement::Textarea, &with_slash)]
        );
    }

    #[test]
    fn duplicates_and_tiny_popups_are_bound_again() {
        let again =
            [unbind(AdminPlacement::Textarea, HERE), Operation::Bind(AdminPlacement::Textarea)];
        let twice = [bound(AdminPlacement::Textarea, HERE), bound(AdminPlacement::Textarea, HERE)];
        assert_eq!(plan(&twice, &[AdminPlacement::Textarea], HERE), again);
        let tiny = [Binding { is_tiny: true, ..bound(AdminPlacement::Textarea, HERE) }];
        assert_eq!(plan(&tiny, &[AdminPlacement::Textarea], HERE), again);
    }

    #[test]
    fn removal_leaves_nothing() {
        let mut bindings = vec![
            bound(AdminPlacement::Textarea, HERE),
            bound(AdminPlacement::Textarea, OLD),
            bound(AdminPlacement::ContextMenu, HERE),
        ];
        apply(&removal(&bindings), &mut bindings);
        assert_eq!(bindings, []);
        assert_eq!(removal(&[]), []);
    }

    #[test]
    fn a_plan_that_was_carried_out_leaves_nothing_to_do() {
        let handlers = [HERE, OLD, "https://older.example.com/"];
        // Bits 6 and 7 repeat the handlers of bits 0 and 1: a placement is bound twice.
        for mask in 0_usize..1 << 8 {
            let places = [AdminPlacement::Textarea, AdminPlacement::Sidebar];
            let mut bindings = Vec::new();
            for bit in (0..8).filter(|bit| mask >> bit & 1 == 1) {
                bindings.push(bound(places[bit % 2], handlers[bit / 2 % 3]));
            }
            for chosen in [&DEFAULT[..], &[], &[AdminPlacement::Sidebar], &places] {
                let mut bindings = bindings.clone();
                apply(&plan(&bindings, chosen, HERE), &mut bindings);
                assert_eq!(plan(&bindings, chosen, HERE), []);
                assert_eq!(bindings.len(), chosen.len());
            }
        }
    }

    #[test]
    fn the_button_says_what_it_would_do() {
        let textarea = [AdminPlacement::Textarea];
        let label =
            |bindings: &[Binding], chosen: &[AdminPlacement]| apply_label(bindings, chosen, HERE);
        assert_eq!(label(&[], &DEFAULT), AdminText::Add);
        assert_eq!(label(&[bound(AdminPlacement::Textarea, HERE)], &textarea), AdminText::Repair);
        assert_eq!(label(&[bound(AdminPlacement::Textarea, OLD)], &DEFAULT), AdminText::Repair);
        assert_eq!(label(&[bound(AdminPlacement::Textarea, HERE)], &DEFAULT), AdminText::Apply);
        assert_eq!(label(&[bound(AdminPlacement::Textarea, OLD)], &[]), AdminText::Apply);
    }

    #[test]
    fn each_state_has_a_name_and_words() {
        let shown = |bindings: Option<&[Binding]>, is_chosen| {
            shown_state(AdminPlacement::Textarea, bindings, is_chosen, HERE)
        };
        let (here, old) =
            ([bound(AdminPlacement::Textarea, HERE)], [bound(AdminPlacement::Textarea, OLD)]);
        assert_eq!(shown(None, true), ("unknown", None));
        assert_eq!(shown(Some(&[]), true), ("missing", Some(AdminText::PlaceMissing)));
        assert_eq!(shown(Some(&here), true), ("added", Some(AdminText::PlaceAdded)));
        assert_eq!(shown(Some(&old), true), ("stale", Some(AdminText::PlaceStale)));
        for bindings in [&here, &old] {
            let leftover = ("leftover", Some(AdminText::PlaceLeftover));
            assert_eq!(shown(Some(bindings), false), leftover);
        }
    }
}
