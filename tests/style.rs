//! Contrast of the theme's colours, light and dark, measured as WCAG 2.2 defines it.

#![allow(clippy::expect_used, clippy::panic, reason = "tests' helpers fail like the tests do")]

use std::collections::HashMap;

const STYLE: &str = include_str!("../style/picker.css");

const ADMIN: &str = include_str!("../style/admin.css");

/// The theme where the system asks for more contrast.
fn more_contrast() -> &'static str {
    STYLE.split_once("@media (prefers-contrast: more) {").expect("such a block").1
}

/// Text, 4.5 to 1: what stands on what.
const TEXTS: [(&str, &str); 17] = [
    ("text", "surface"),
    ("text", "surface-raised"),
    ("text", "field"),
    ("text", "hover"),
    ("text", "warning"),
    ("text", "accent-soft"),
    ("text-soft", "surface"),
    ("text-soft", "surface-raised"),
    ("text-soft", "field"),
    ("text-soft", "hover"),
    ("text-soft", "warning"),
    ("accent", "surface"),
    ("accent", "surface-raised"),
    ("accent", "hover"),
    // The words on a button in a notice.
    ("accent", "warning"),
    // The words on a primary button.
    ("surface", "accent"),
    ("accent", "accent-soft"),
];

/// The same on the administrators' page.
const ADMIN_TEXTS: [(&str, &str); 6] = [
    ("good", "surface"),
    ("good", "surface-raised"),
    ("bad", "surface"),
    ("bad", "surface-raised"),
    ("note", "surface"),
    ("note", "surface-raised"),
];

/// Parts that tell something, 3 to 1: the ring of the focus and of the marked cell, the line under
/// the chosen tab.
const PARTS: [(&str, &str); 6] = [
    ("accent", "surface"),
    ("accent", "surface-raised"),
    ("accent", "accent-soft"),
    ("accent", "field"),
    ("accent", "hover"),
    ("accent", "warning"),
];

/// Lines, which have to be seen only by those who ask for it.
const LINES: [(&str, &str); 2] = [("line", "surface"), ("line", "surface-raised")];

type Colours = HashMap<String, [f64; 3]>;

/// The colours of one theme: those of its first block, and what the blocks after it set anew. A
/// block is a style sheet, or a part of one, and the selector in it.
fn colours(blocks: &[(&str, &str)]) -> Colours {
    let mut colours = Colours::new();
    for (style, selector) in blocks {
        let start = style.find(&format!("{selector} {{")).expect("the theme's block");
        let block = style[start..].split_once('{').expect("a block").1;
        let block = block.split_once('}').expect("the end of the block").0;
        for (name, value) in block.split(';').filter_map(|line| line.split_once(':')) {
            let name = name.rsplit("--").next().unwrap_or_default().trim();
            if let Some(hex) = value.trim().strip_prefix('#') {
                colours.insert(name.to_owned(), channels(hex));
            }
        }
    }
    colours
}

fn channels(hex: &str) -> [f64; 3] {
    let wide: String =
        if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
    [0, 2, 4].map(|at| {
        let channel = u8::from_str_radix(&wide[at..at + 2], 16).expect("a hexadecimal colour");
        f64::from(channel) / 255.0
    })
}

/// Relative luminance.
fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Pairs that do not reach a ratio, with what they reach.
fn too_faint(colours: &Colours, pairs: &[(&str, &str)], least: f64) -> Vec<String> {
    let of = |name: &str| *colours.get(name).unwrap_or_else(|| panic!("no colour --{name}"));
    let reached = pairs.iter().map(|(one, other)| (one, other, contrast(of(one), of(other))));
    reached
        .filter(|(.., ratio)| *ratio < least)
        .map(|(one, other, ratio)| format!("{one} on {other}: {ratio:.2}"))
        .collect()
}

#[test]
fn the_measure_is_that_of_wcag() {
    let ratio = contrast(channels("000"), channels("ffffff"));
    assert!((ratio - 21.0).abs() < 0.001, "{ratio}");
    let ratio = contrast(channels("777"), channels("fff"));
    assert!((ratio - 4.478).abs() < 0.01, "{ratio}");
}

#[test]
fn what_is_read_and_what_is_seen_has_contrast() {
    const LIGHT: (&str, &str) = (STYLE, ":root");
    const DARK: (&str, &str) = (STYLE, ":root[data-theme=\"dark\"]");
    let more = more_contrast();
    let themes: [(&str, &[_]); 4] = [
        ("light", &[LIGHT]),
        ("dark", &[LIGHT, DARK]),
        ("light, more contrast", &[LIGHT, (more, ":root")]),
        ("dark, more contrast", &[LIGHT, DARK, (more, ":root"), (more, DARK.1)]),
    ];
    for (theme, blocks) in themes {
        let colours = colours(blocks);
        assert_eq!(too_faint(&colours, &TEXTS, 4.5), [""; 0], "{theme}, texts");
        assert_eq!(too_faint(&colours, &PARTS, 3.0), [""; 0], "{theme}, parts");
        if theme.ends_with("more contrast") {
            assert_eq!(too_faint(&colours, &TEXTS, 7.0), [""; 0], "{theme}, texts");
            assert_eq!(too_faint(&colours, &LINES, 3.0), [""; 0], "{theme}, lines");
        }
    }
}

#[test]
fn the_administrators_page_has_contrast() {
    let light = [(STYLE, ":root"), (ADMIN, ".admin")];
    let dark = ":root[data-theme=\"dark\"]";
    let dark_too =
        [light[0], (STYLE, dark), light[1], (ADMIN, ":root[data-theme=\"dark\"] .admin")];
    for (theme, blocks) in [("light", &light[..]), ("dark", &dark_too[..])] {
        assert_eq!(too_faint(&colours(blocks), &ADMIN_TEXTS, 4.5), [""; 0], "{theme}");
    }
}

/// Pictures apart, which have a button that stops them.
#[test]
fn nothing_moves_by_itself() {
    for style in [STYLE, ADMIN] {
        for moving in ["transition", "animation", "@keyframes", "scroll-behavior: smooth"] {
            assert!(!style.contains(moving), "{moving}");
        }
    }
    let less = STYLE.split_once("@media (prefers-reduced-motion: reduce) {").expect("a block").1;
    assert!(less.contains(".cell:active { transform: none; }"), "{less}");
    assert_eq!(STYLE.matches("transform:").count(), 2, "each has its counterpart");
}
