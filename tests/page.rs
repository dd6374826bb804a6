//! Checks the parts of `index.html` that are generated from tables in `src/`. After a table has
//! changed, `B24_UPDATE_PAGE=1 cargo test --test page` writes them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "helpers of tests fail as tests do"
)]

use b24_emoji_picker::emoji::Group;
use b24_emoji_picker::locale::{Locale, PORTAL_CODES};
use b24_emoji_picker::ui::Tab;

/// Compares the page's text between two marks with the expected text, or writes it.
fn check(mark: &str, expected: &str) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/index.html");
    let page = std::fs::read_to_string(path).unwrap();
    let (start, end) = (format!("<!-- {mark} -->\n"), format!("<!-- /{mark} -->\n"));
    let (head, rest) = page.split_once(&start).unwrap();
    let (found, tail) = rest.split_once(&end).unwrap();
    if found == expected {
        return;
    }
    assert!(
        std::env::var_os("B24_UPDATE_PAGE").is_some(),
        "{mark}: index.html is out of date: run B24_UPDATE_PAGE=1 cargo test --test page"
    );
    std::fs::write(path, [head, &start, expected, &end, tail].concat()).unwrap();
}

fn json_object(entries: impl Iterator<Item = (String, String)>) -> String {
    let entries: Vec<String> = entries.map(|(key, value)| format!("{key:?}:{value:?}")).collect();
    format!("{{{}}}", entries.join(","))
}

/// `boot.js` and `before-paint.js` read the first block, the app reads the second. Trunk copies the
/// packs. The second block follows the script: the sooner the script is complete, the fewer truncated
/// pages stay blank.
#[test]
fn languages() {
    let rtl: Vec<String> = Locale::ALL
        .iter()
        .filter(|locale| locale.is_rtl())
        .map(|locale| format!("{:?}", locale.tag()))
        .collect();
    let codes = PORTAL_CODES.map(|(code, locale)| (code.to_owned(), locale.tag().to_owned()));
    let tags = Locale::ALL.map(Locale::tag);
    let packs = tags.map(|tag| (tag.to_owned(), format!("data/{tag}.txt")));
    let copies = tags.map(|tag| {
        format!(
            "<link data-trunk rel=\"copy-file\" href=\"data/{tag}.txt\" data-target-path=\"data\">\n"
        )
    });
    let block = |id: &str, json: &str| {
        format!("<script type=\"application/json\" id=\"{id}\">{json}</script>\n")
    };
    let languages =
        format!("{{\"rtl\":[{}],\"codes\":{}}}", rtl.join(","), json_object(codes.into_iter()));
    let packs = json_object(packs.into_iter());
    check("languages", &block("languages", &languages));
    check("packs", &(block("packs", &packs) + &copies.concat()));
}

#[test]
fn group_buttons() {
    let button = |group: Group| {
        let (id, icon) = (group.id(), group.icon());
        format!("<button type=\"button\" class=\"group\" data-group=\"{id}\">{icon}</button>")
    };
    let row = format!("<nav class=\"groups-row\">{}</nav>", Group::ALL.map(button).concat());
    check("groups", &format!("  <div id=\"groups\" class=\"groups\">{row}</div>\n"));
}

/// Each tab has a button and a panel in the page. The content of the button is written by hand.
#[test]
fn each_tab_has_a_button_and_a_panel() {
    let page = include_str!("../index.html");
    for tab in Tab::ALL {
        let spec = tab.spec();
        let button = page.split_once(&format!("<button id=\"{}\"", spec.button_id)).unwrap().1;
        let button = button.split_once('>').unwrap().0;
        assert!(button.contains(&format!("aria-controls=\"{}\"", spec.panel_id)), "{button}");
        assert!(page.contains(&format!("<div id=\"{}\"", spec.panel_id)), "{spec:?}");
    }
}
