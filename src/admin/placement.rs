//! The placements of a portal where the picker can be opened.

use super::AdminText;

/// A placement that the page offers. [`crate::portal::Placement`] has those that a portal can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdminPlacement {
    /// The panel over the message field.
    Textarea,
    /// The old emoji window, which has no apps since im 25.1600.
    SmilesSelector,
    /// The sidebar of a chat.
    Sidebar,
    /// The messenger's main menu.
    Navigation,
    /// The menu of a message.
    ContextMenu,
}

impl AdminPlacement {
    /// All placements in the order of the page.
    pub const ALL: [Self; 5] =
        [Self::Textarea, Self::SmilesSelector, Self::Sidebar, Self::Navigation, Self::ContextMenu];

    /// Returns the portal's code, such as `IM_TEXTAREA`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Textarea => "IM_TEXTAREA",
            Self::SmilesSelector => "IM_SMILES_SELECTOR",
            Self::Sidebar => "IM_SIDEBAR",
            Self::Navigation => "IM_NAVIGATION",
            Self::ContextMenu => "IM_CONTEXT_MENU",
        }
    }

    /// Returns the placement of a code in any case.
    pub fn by_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code().eq_ignore_ascii_case(code.trim()))
    }

    /// Whether the placement is ticked in a portal that has no bindings yet.
    pub const fn is_default(self) -> bool {
        matches!(self, Self::Textarea | Self::SmilesSelector)
    }

    /// Returns the label of the checkbox.
    pub const fn name(self) -> AdminText {
        match self {
            Self::Textarea => AdminText::PlaceTextarea,
            Self::SmilesSelector => AdminText::PlaceSmiles,
            Self::Sidebar => AdminText::PlaceSidebar,
            Self::Navigation => AdminText::PlaceNavigation,
            Self::ContextMenu => AdminText::PlaceContext,
        }
    }

    /// Returns the explanation below the label.
    pub const fn hint(self) -> AdminText {
        match self {
            Self::Textarea => AdminText::HintTextarea,
            Self::SmilesSelector => AdminText::HintSmiles,
            Self::Sidebar => AdminText::HintSidebar,
            Self::Navigation => AdminText::HintNavigation,
            Self::ContextMenu => AdminText::HintContext,
        }
    }
}
