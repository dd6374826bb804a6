//! The REST calls that bind and unbind: method and form.

use super::plan::Operation;
use super::{AdminPlacement, Titles};
use crate::rest::Form;

/// Size of the popup over the message field in pixels. The width shows eight emoji in a row.
const WIDTH_PX: &str = "360";
const HEIGHT_PX: &str = "420";

impl Operation {
    /// Returns the REST method.
    pub const fn method(&self) -> &'static str {
        match self {
            Self::Bind(_) => "placement.bind",
            Self::Unbind(..) => "placement.unbind",
        }
    }

    /// Returns the parameters of the call; `handler` is the address of this page.
    pub fn form(&self, handler: &str, titles: &Titles) -> Form {
        let form = Form::new().with("PLACEMENT", self.placement().code());
        match self {
            Self::Bind(placement) => bind(*placement, form.with("HANDLER", handler), titles),
            Self::Unbind(_, Some(handler)) => form.with("HANDLER", handler),
            Self::Unbind(_, None) => form,
        }
    }
}

fn bind(placement: AdminPlacement, mut form: Form, titles: &Titles) -> Form {
    for (name, value) in options(placement) {
        form = form.with_nested(&["OPTIONS", name], value);
    }
    if let Some(english) = titles.english() {
        form = form.with("TITLE", &english.title).with("DESCRIPTION", &english.description);
    }
    for title in titles.all() {
        form = form
            .with_nested(&["LANG_ALL", &title.lang, "TITLE"], &title.title)
            .with_nested(&["LANG_ALL", &title.lang, "DESCRIPTION"], &title.description);
    }
    form
}

/// Returns the `OPTIONS` of each placement. The portal requires an icon where it shows one. The
/// messenger's main menu belongs to no chat, so it takes no `context`.
const fn options(placement: AdminPlacement) -> &'static [(&'static str, &'static str)] {
    const ICON: (&str, &str) = ("iconName", "fa-smile-o");
    const CONTEXT: (&str, &str) = ("context", "ALL");
    match placement {
        AdminPlacement::Textarea => &[ICON, CONTEXT, ("width", WIDTH_PX), ("height", HEIGHT_PX)],
        AdminPlacement::SmilesSelector | AdminPlacement::ContextMenu => &[CONTEXT],
        AdminPlacement::Sidebar => &[ICON, CONTEXT],
        AdminPlacement::Navigation => &[ICON],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "https://emoji.example.com/p/";

    fn titles() -> Titles {
        Titles::read(
            r#"{"de":{"title":"Emojis","description":"Satz."},
                "en":{"title":"Emoji & GIF","description":"Words."}}"#,
        )
        .unwrap()
    }

    fn form(operation: &Operation) -> String {
        operation.form(HERE, &titles()).as_str().replace("%5B", "[").replace("%5D", "]")
    }

    #[test]
    fn the_message_field_gets_all_options() {
        let bind = Operation::Bind(AdminPlacement::Textarea);
        assert_eq!(bind.method(), "placement.bind");
        assert_eq!(
            form(&bind),
            "PLACEMENT=IM_TEXTAREA&HANDLER=https%3A%2F%2Femoji.example.com%2Fp%2F\
             &OPTIONS[iconName]=fa-smile-o&OPTIONS[context]=ALL\
             &OPTIONS[width]=360&OPTIONS[height]=420\
             &TITLE=Emoji%20%26%20GIF&DESCRIPTION=Words.\
             &LANG_ALL[de][TITLE]=Emojis&LANG_ALL[de][DESCRIPTION]=Satz.\
             &LANG_ALL[en][TITLE]=Emoji%20%26%20GIF&LANG_ALL[en][DESCRIPTION]=Words."
        );
    }

    #[test]
    fn options_of_the_other_placements() {
        for (placement, options) in [
            (AdminPlacement::SmilesSelector, "OPTIONS[context]=ALL"),
            (AdminPlacement::ContextMenu, "OPTIONS[context]=ALL"),
            (AdminPlacement::Sidebar, "OPTIONS[iconName]=fa-smile-o&OPTIONS[context]=ALL"),
            (AdminPlacement::Navigation, "OPTIONS[iconName]=fa-smile-o"),
        ] {
            let form = form(&Operation::Bind(placement));
            let found: Vec<&str> =
                form.split('&').filter(|field| field.starts_with("OPTIONS")).collect();
            assert_eq!(found.join("&"), options, "{placement:?}");
        }
    }

    #[test]
    fn unbind_names_one_address_or_none() {
        let one =
            Operation::Unbind(AdminPlacement::Sidebar, Some("https://old.example/?a=b".to_owned()));
        assert_eq!(one.method(), "placement.unbind");
        assert_eq!(form(&one), "PLACEMENT=IM_SIDEBAR&HANDLER=https%3A%2F%2Fold.example%2F%3Fa%3Db");
        assert_eq!(form(&Operation::Unbind(AdminPlacement::Sidebar, None)), "PLACEMENT=IM_SIDEBAR");
    }
}
