//! Contrast of the theme's colours, light and dark, measured as WCAG 2.2 defines it.

#![allow(clippy::expect_used, clippy::panic, reason = "tests' helpers fail like the tests do")]

use std::collections::HashMap;

const STYLE: &str = include_str!("../style/picker.css");

/// Text, 4.5 to 1: what stands on what.
const TEXTS: [(&str, &str); 15] = [
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
    ("accent", "surface"),
    ("accent", "surface-raised"),
    ("accent", "hover"),
    // The words on a primary button.
    ("surface", "accent"),
    ("accent", "accent-soft"),
];

/// Parts that tell something, 3 to 1: the ring of the focus and of the marked cell, the line under
/// the chosen tab.
const PARTS: [(&str, &str); 3] =
    [("accent", "surface"), ("accent", "accent-soft"), ("accent", "field")];

type Colours = HashMap<String, [f64; 3]>;

/// The colours of one theme: those of `:root`, and what a block for the theme sets anew.
fn colours(selectors: &[&str]) -> Colours {
    let mut colours = Colours::new();
    for selector in selectors {
        let start = STYLE.find(&format!("{selector} {{")).expect("the theme's block");
        let block = STYLE[start..].split_once('{').expect("a block").1;
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
    for (theme, blocks) in
        [("light", &[":root"][..]), ("dark", &[":root", ":root[data-theme=\"dark\"]"][..])]
    {
        let colours = colours(blocks);
        assert_eq!(too_faint(&colours, &TEXTS, 4.5), [""; 0], "{theme}, texts");
        assert_eq!(too_faint(&colours, &PARTS, 3.0), [""; 0], "{theme}, parts");
    }
}
