//! The places in a portal where the picker can be opened.

use super::AdminText;

/// A placement that the page offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The panel over the message field.
    Textarea,
    /// The old emoji window, which has no apps since im 25.1600.
    SmilesSelector,
    /// The sidebar of a chat.
    Sidebar,
    /// The messenger's own menu.
    Navigation,
    /// The menu of a message.
    ContextMenu,
}

impl Place {
    /// All of them, the usual one first.
    pub const ALL: [Self; 5] =
        [Self::Textarea, Self::SmilesSelector, Self::Sidebar, Self::Navigation, Self::ContextMenu];

    /// The portal's code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Textarea => "IM_TEXTAREA",
            Self::SmilesSelector => "IM_SMILES_SELECTOR",
            Self::Sidebar => "IM_SIDEBAR",
            Self::Navigation => "IM_NAVIGATION",
            Self::ContextMenu => "IM_CONTEXT_MENU",
        }
    }

    /// The place of a code, in any case.
    pub fn by_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.code().eq_ignore_ascii_case(code.trim()))
    }

    /// Whether the picker goes there unless somebody says otherwise.
    pub const fn is_usual(self) -> bool {
        matches!(self, Self::Textarea | Self::SmilesSelector)
    }

    /// Its name.
    pub const fn name(self) -> AdminText {
        match self {
            Self::Textarea => AdminText::PlaceTextarea,
            Self::SmilesSelector => AdminText::PlaceSmiles,
            Self::Sidebar => AdminText::PlaceSidebar,
            Self::Navigation => AdminText::PlaceNavigation,
            Self::ContextMenu => AdminText::PlaceContext,
        }
    }

    /// What it is.
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
