//! The security policy of the build. All other tests run under it as well and fail at an unexpected
//! violation.

use crate::harness::{Outcome, Stage};
use serde_json::json;

/// Allows the page's own host, the portals and the GIF service only; no inline code but the
/// page's own.
#[tokio::test]
async fn what_the_widget_never_does_is_stopped() -> Outcome {
    let stage = Stage::with_picker().await?;
    for (violation, attempt) in [
        (
            "connect-src has stopped https://evil.example",
            "fetch('https://evil.example/').catch(() => {})",
        ),
        (
            "img-src has stopped https://evil.example",
            "add('img', { src: 'https://evil.example/a.gif' })",
        ),
        ("img-src has stopped data", "add('img', { src: 'data:image/gif;base64,AAAA' })"),
        ("media-src has stopped data", "add('video', { src: 'data:video/mp4;base64,AAAA' })"),
        ("script-src has stopped eval", "try { eval('1') } catch {}"),
        ("script-src-elem has stopped inline", "add('script', { textContent: '1' })"),
        (
            "script-src-elem has stopped https://evil.example",
            "add('script', { src: 'https://evil.example/a.js' })",
        ),
        ("style-src-elem has stopped inline", "add('style', { textContent: 'p {}' })"),
        ("style-src-attr has stopped inline", "add('p').setAttribute('style', 'color: red')"),
        ("base-uri has stopped", "add('base', { href: 'https://evil.example/' })"),
        ("form-action has stopped", "add('form', { action: '/elsewhere' }).submit()"),
        (
            "frame-src has stopped https://evil.example",
            "add('iframe', { src: 'https://evil.example/' })",
        ),
    ] {
        // In a task of the page: browsers may exempt scripts that WebDriver evaluates.
        let script = format!(
            "const add = (name, properties) => {{ \
                const element = Object.assign(document.createElement(name), properties); \
                document.body.append(element); return element; }}; \
             setTimeout(() => {{ {attempt} }})"
        );
        stage.in_picker(&script, vec![]).await?;
        stage.policy_has_blocked(violation).await;
    }
    Ok(())
}

#[tokio::test]
async fn a_page_that_is_not_listed_may_not_frame_the_widget() -> Outcome {
    let stage = Stage::with_portal(json!({})).await?;
    let port = stage.simulator.port();
    stage.driver().goto(format!("http://reports.localhost:{port}/")).await?;
    let script = "const frame = document.createElement('iframe'); frame.src = arguments[0]; \
        document.documentElement.append(frame)";
    stage.in_portal(script, vec![json!(stage.simulator.widget_url())]).await?;
    stage.policy_has_blocked("frame-ancestors").await;
    Ok(())
}
