//! The calls that bind and unbind, as forms.

use super::plan::Operation;
use super::{Place, Titles};
use crate::rest::Form;

/// Size of the popup over the message field in pixels: eight emoji in a row.
const WIDTH_PX: &str = "360";
const HEIGHT_PX: &str = "420";

impl Operation {
    /// The method that carries it out.
    pub const fn method(&self) -> &'static str {
        match self {
            Self::Bind(_) => "placement.bind",
            Self::Unbind(..) => "placement.unbind",
        }
    }

    /// Its parameters, for the page at the address `handler`.
    pub fn form(&self, handler: &str, titles: &Titles) -> Form {
        let form = Form::new().with("PLACEMENT", self.place().code());
        match self {
            Self::Bind(place) => bind(*place, form.with("HANDLER", handler), titles),
            Self::Unbind(_, Some(handler)) => form.with("HANDLER", handler),
            Self::Unbind(_, None) => form,
        }
    }
}

fn bind(place: Place, mut form: Form, titles: &Titles) -> Form {
    for (name, value) in options(place) {
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

/// What each place takes. An icon is demanded wherever one is shown; the menu of the messenger is
/// in no chat, so that it has no kinds of chats to choose from.
const fn options(place: Place) -> &'static [(&'static str, &'static str)] {
    const ICON: (&str, &str) = ("iconName", "fa-smile-o");
    const CONTEXT: (&str, &str) = ("context", "ALL");
    match place {
        Place::Textarea => &[ICON, CONTEXT, ("width", WIDTH_PX), ("height", HEIGHT_PX)],
        Place::SmilesSelector | Place::ContextMenu => &[CONTEXT],
        Place::Sidebar => &[ICON, CONTEXT],
        Place::Navigation => &[ICON],
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
    fn the_place_at_the_message_field() {
        let bind = Operation::Bind(Place::Textarea);
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
    fn the_options_of_the_others() {
        for (place, options) in [
            (Place::SmilesSelector, "OPTIONS[context]=ALL"),
            (Place::ContextMenu, "OPTIONS[context]=ALL"),
            (Place::Sidebar, "OPTIONS[iconName]=fa-smile-o&OPTIONS[context]=ALL"),
            (Place::Navigation, "OPTIONS[iconName]=fa-smile-o"),
        ] {
            let form = form(&Operation::Bind(place));
            let found: Vec<&str> =
                form.split('&').filter(|field| field.starts_with("OPTIONS")).collect();
            assert_eq!(found.join("&"), options, "{place:?}");
        }
    }

    #[test]
    fn unbinding_names_an_address_or_none() {
        let one = Operation::Unbind(Place::Sidebar, Some("https://old.example/?a=b".to_owned()));
        assert_eq!(one.method(), "placement.unbind");
        assert_eq!(form(&one), "PLACEMENT=IM_SIDEBAR&HANDLER=https%3A%2F%2Fold.example%2F%3Fa%3Db");
        assert_eq!(form(&Operation::Unbind(Place::Sidebar, None)), "PLACEMENT=IM_SIDEBAR");
    }
}
