//! Contrast of the colours of both themes, calculated as WCAG 2.2 defines it.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests may panic")]

use std::collections::HashMap;

const STYLE: &str = include_str!("../style/picker.css");

const ADMIN: &str = include_str!("../style/admin.css");

/// Returns the styles for systems that ask for more contrast.
fn more_contrast() -> &'static str {
    STYLE.split_once("@media (prefers-contrast: more) {").expect("a block for more contrast").1
}

/// Colours of text and background; WCAG requires 4.5:1.
const TEXT_PAIRS: [(&str, &str); 17] = [
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
    // Text of a button in a notice.
    ("accent", "warning"),
    // Text of a primary button.
    ("surface", "accent"),
    ("accent", "accent-soft"),
];

/// Colours of text and background on the administrators' page.
const ADMIN_TEXT_PAIRS: [(&str, &str); 6] = [
    ("good", "surface"),
    ("good", "surface-raised"),
    ("bad", "surface"),
    ("bad", "surface-raised"),
    ("note", "surface"),
    ("note", "surface-raised"),
];

/// Colours of meaningful graphics, 3:1: the ring around the focus and the active cell, the line
/// under the selected tab.
const GRAPHICS_PAIRS: [(&str, &str); 6] = [
    ("accent", "surface"),
    ("accent", "surface-raised"),
    ("accent", "accent-soft"),
    ("accent", "field"),
    ("accent", "hover"),
    ("accent", "warning"),
];

/// Decorative lines, which need 3:1 only if the user asks for more contrast.
const LINE_PAIRS: [(&str, &str); 2] = [("line", "surface"), ("line", "surface-raised")];

type Colours = HashMap<String, [f64; 3]>;

/// Returns the colours of a theme. Later blocks override earlier ones. A block is a style sheet, or
/// a part of one, and a selector in it.
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

/// Returns the relative luminance, 0 to 1.
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

/// Returns the pairs with less contrast than `least`, and their ratio.
fn low_contrast(colours: &Colours, pairs: &[(&str, &str)], least: f64) -> Vec<String> {
    let of = |name: &str| {
        *colours.get(name).unwrap_or_else(|| panic!("the theme has no colour --{name}"))
    };
    let reached = pairs.iter().map(|(one, other)| (one, other, contrast(of(one), of(other))));
    reached
        .filter(|(.., ratio)| *ratio < least)
        .map(|(one, other, ratio)| format!("{one} on {other}: {ratio:.2}"))
        .collect()
}

#[test]
fn contrast_is_calculated_as_wcag_defines_it() {
    let ratio = contrast(channels("000"), channels("ffffff"));
    assert!((ratio - 21.0).abs() < 0.001, "{ratio}");
    let ratio = contrast(channels("777"), channels("fff"));
    assert!((ratio - 4.478).abs() < 0.01, "{ratio}");
}

#[test]
fn texts_and_graphics_have_enough_contrast() {
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
        assert_eq!(low_contrast(&colours, &TEXT_PAIRS, 4.5), [""; 0], "{theme}, texts");
        assert_eq!(low_contrast(&colours, &GRAPHICS_PAIRS, 3.0), [""; 0], "{theme}, parts");
        if theme.ends_with("more contrast") {
            assert_eq!(low_contrast(&colours, &TEXT_PAIRS, 7.0), [""; 0], "{theme}, texts");
            assert_eq!(low_contrast(&colours, &LINE_PAIRS, 3.0), [""; 0], "{theme}, lines");
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
        assert_eq!(low_contrast(&colours(blocks), &ADMIN_TEXT_PAIRS, 4.5), [""; 0], "{theme}");
    }
}

/// GIFs move, but have a button that stops them.
#[test]
fn the_styles_have_no_animations() {
    for style in [STYLE, ADMIN] {
        for moving in ["transition", "animation", "@keyframes", "scroll-behavior: smooth"] {
            assert!(!style.contains(moving), "{moving}");
        }
    }
    let less = STYLE.split_once("@media (prefers-reduced-motion: reduce) {").expect("a block").1;
    assert!(less.contains(".cell:active { transform: none; }"), "{less}");
    assert_eq!(
        STYLE.matches("transform:").count(),
        2,
        "each transform is disabled for reduced motion"
    );
}
