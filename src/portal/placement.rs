//! Placements: the parts of a portal's interface that can open the app.

/// The portal's `PLACEMENT` code, as far as the app distinguishes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placement {
    /// Above the chat's input field.
    ImTextarea,
    /// The chat's sidebar.
    ImSidebar,
    /// A message's context menu.
    ImContextMenu,
    /// The messenger's navigation.
    ImNavigation,
    /// A tab of the emoji window, in portals before `im` 25.1600 only.
    ImSmilesSelector,
    /// A message's context menu in the mobile app.
    ImmobileContextMenu,
    /// The app's own page, opened from the portal's menu.
    Default,
    /// Any other code, such as `CRM_DEAL_DETAIL_TAB`.
    Other(String),
}

impl Placement {
    /// Parses a code of 1 to 100 ASCII letters, digits and underscores, in any case.
    pub fn parse(code: &str) -> Option<Self> {
        let is_code = (1..=100).contains(&code.len())
            && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        is_code.then(|| match code.to_ascii_uppercase().as_str() {
            "IM_TEXTAREA" => Self::ImTextarea,
            "IM_SIDEBAR" => Self::ImSidebar,
            "IM_CONTEXT_MENU" => Self::ImContextMenu,
            "IM_NAVIGATION" => Self::ImNavigation,
            "IM_SMILES_SELECTOR" => Self::ImSmilesSelector,
            "IMMOBILE_CONTEXT_MENU" => Self::ImmobileContextMenu,
            "DEFAULT" => Self::Default,
            other => Self::Other(other.to_owned()),
        })
    }
}
