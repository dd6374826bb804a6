//! The field that shows picks as text, where there is no draft to insert into: outside a portal, and
//! in the mobile app, which has no clipboard.

use crate::app::AppContext;
use crate::browser;
use crate::delivery::PickField;
use crate::locale::{Phrase, Text};
use crate::ui::Copyable;
use crate::ui::bind::{bind, instantiate, replace_children};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use web_sys::{HtmlElement, HtmlInputElement};

/// What the field does with picks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputKind {
    /// Collects picks, and has buttons to copy and to clear them.
    All,
    /// Shows the last pick, selected, where there is no clipboard.
    Last,
}

/// The field. The text in it is the only copy.
struct OutputField {
    input: Option<HtmlInputElement>,
    kind: OutputKind,
}

/// Shows the field at the foot of the picker.
pub fn show(ctx: AppContext, kind: OutputKind) -> Rc<dyn PickField> {
    let texts = ctx.picker.texts;
    let view = instantiate("output");
    let field = view.find("input").word_attr("aria-label", texts, Text::Preview);
    let input = field.element::<HtmlInputElement>();
    let [clear, copy] = ["[data-action=clear]", "[data-action=copy]"].map(|part| view.find(part));
    match (kind, input.clone()) {
        (OutputKind::All, Some(input)) => {
            let copied = input.clone();
            clear.word(texts, Text::Clear).on("click", move |_| input.set_value(""));
            copy.word(texts, Text::Copy).on("click", move |_| copy_text(ctx, copied.value()));
        }
        _ => {
            field.attr("readonly", || Some(String::new()));
            clear.remove();
            copy.remove();
        }
    }
    match bind("#foot").element::<HtmlElement>() {
        Some(foot) => replace_children(&foot, &[view]),
        None => browser::error("the page has no foot"),
    }
    Rc::new(OutputField { input, kind })
}

fn copy_text(ctx: AppContext, text: String) {
    if !text.is_empty() {
        let copied = Phrase::filled(Text::Copied, text.as_str());
        ctx.messages.copy(Copyable { text, copied });
    }
}

impl PickField for OutputField {
    fn add(&self, picked: &str, _keeps_focus: bool) {
        let Some(input) = &self.input else { return };
        if self.kind == OutputKind::Last {
            input.set_value(picked);
            input.select();
            return;
        }
        let mut text = input.value();
        // A link must not touch the text beside it.
        let meets_link = picked.contains("://") || text.contains("://");
        if meets_link && !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
        text.push_str(picked);
        input.set_value(&text);
        // Shows the end of a long line, where the pick is. Later, because it needs a layout.
        let input = input.clone();
        Timeout::new(0, move || {
            // From right to left, positions are negative.
            let end = if browser::is_rtl() { -input.scroll_width() } else { input.scroll_width() };
            input.set_scroll_left(end);
        })
        .forget();
    }

    fn take_back(&self) -> bool {
        false
    }
}
