//! Every focused element has a visible focus ring, in both themes.

use crate::admin::page::at_rest;
use crate::harness::{Outcome, Settings, Stage, strings};
use serde_json::json;
use thirtyfour::Key;

/// Focuses every control in turn, and returns those whose focus ring has a contrast of less than
/// 3:1 with its background.
const FAINT: &str = "
    const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const blend = (over, under, part) => over.map((it, at) => it * part + under[at] * (1 - part));
    const luminance = (colour) => colour.map((it) => it / 255)
        .map((it) => it <= .04045 ? it / 12.92 : ((it + .055) / 1.055) ** 2.4)
        .reduce((sum, it, at) => sum + it * [.2126, .7152, .0722][at], 0);
    const contrast = (...pair) => {
        const [less, more] = pair.map(luminance).sort((one, other) => one - other);
        return (more + .05) / (less + .05);
    };
    const ground = (it) => {
        const [red, green, blue, part = 1] = channels(getComputedStyle(it).backgroundColor);
        if (part === 1) return [red, green, blue];
        const under = it.parentElement ? ground(it.parentElement) : [255, 255, 255];
        return blend([red, green, blue], under, part);
    };
    const faint = [], root = document.documentElement.dataset, before = root.theme;
    let seen = 0;
    for (const theme of ['light', 'dark']) {
        root.theme = theme;
        for (const it of document.querySelectorAll('button, input, select')) {
            it.focus({ preventScroll: true });
            if (document.activeElement !== it || !it.matches(':focus-visible')) continue;
            seen += 1;
            const style = getComputedStyle(it);
            const isRing = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            const line = channels(isRing ? style.outlineColor : style.borderTopColor);
            let opacity = line[3] ?? 1;
            for (let of = it; of; of = of.parentElement) opacity *= getComputedStyle(of).opacity;
            const isOutside = isRing && parseFloat(style.outlineOffset) > 0;
            const around = ground(isOutside ? it.parentElement : it), under = ground(it.parentElement);
            const ratio = contrast(blend(line.slice(0, 3), under, opacity), blend(around, under, opacity));
            // The filter for grey preserves lightness; other filters do not.
            if (ratio < 3 || !['none', 'grayscale(1)'].includes(style.filter))
                faint.push(`${theme}: ${it.id || it.dataset.action || it.dataset.group || it.className} `
                    + ratio.toFixed(2) + ' ' + style.filter);
        }
    }
    if (before) root.theme = before; else delete root.theme;
    return seen ? faint : ['nothing took the focus'];";

impl Stage {
    async fn focus_is_seen(&self, state: &str) -> Outcome {
        // After a key press, the browser shows focus rings.
        self.press([Key::Tab]).await?;
        let faint = strings(&self.in_picker(FAINT, vec![]).await?);
        assert!(faint.is_empty(), "{state}: {}", faint.join("\n"));
        Ok(())
    }
}

#[tokio::test]
async fn in_the_picker() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    stage.pick("😀").await;
    stage.output_field_is("😀").await;
    stage.focus_is_seen("emoji, a notice and a field").await?;
    // Most groups are empty in these results.
    stage.set_query("heart").await?;
    stage.first_cell_is("❤️").await;
    stage.count_is("[data-group='flags'][aria-disabled='true']", 1).await;
    stage.focus_is_seen("a search").await?;
    stage.open_flyout("❤️").await?;
    stage.focus_is_seen("a flyout").await
}

#[tokio::test]
async fn among_gifs() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.focus_is_seen("GIFs").await
}

#[tokio::test]
async fn on_the_administrators_page() -> Outcome {
    for switches in [json!({"is_admin": true}), json!({"is_admin": true, "fresh_portal": true})] {
        let stage = Stage::with_app_page(switches.clone()).await?;
        at_rest(&stage).await;
        stage.focus_is_seen(&switches.to_string()).await?;
    }
    Ok(())
}

#[tokio::test]
async fn on_the_failure_screen() -> Outcome {
    let stage = Stage::with_switches(json!({"wasm": "404"})).await?;
    stage.count_is("#failure:not([hidden])", 1).await;
    stage.focus_is_seen("the failure screen").await
}
