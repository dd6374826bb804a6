//! The placement context in all forms in which portals send it.

use crate::harness::{Outcome, SHORT_LIMITS, Stage, until};
use serde_json::{Value, json};

impl Stage {
    /// Checks that the picker inserts and shows no message.
    async fn works(&self) -> Outcome {
        self.ready_as("insert").await;
        assert_eq!(self.notices().await?, [""; 0]);
        self.inserts("😀").await
    }

    /// Returns the `placement-context` block of the page.
    async fn context_block(&self) -> Outcome<Value> {
        let script = "return JSON.parse(document.getElementById('placement-context').textContent)";
        self.in_picker(script, vec![]).await
    }
}

#[tokio::test]
async fn the_portals_post_is_answered_with_the_page() -> Outcome {
    let stage = Stage::with_picker().await?;
    let log = stage.simulator.log();
    let posts = log.as_array().expect("a list").iter().filter(|entry| entry["kind"] == "post");
    let fields: Vec<&Value> = posts.map(|post| &post["body"]).collect();
    assert_eq!(fields.len(), 1, "{log}");
    assert!(fields[0].to_string().contains("AUTH_ID"), "{log}");
    assert_eq!(stage.context_block().await?, json!({}));
    Ok(())
}

#[tokio::test]
async fn a_get_works_as_well() -> Outcome {
    Stage::with_switches(json!({"method": "GET"})).await?.works().await
}

#[tokio::test]
async fn a_filled_context_block_works_and_holds_no_token() -> Outcome {
    let stage = Stage::with_switches(json!({"context_block": "filled"})).await?;
    stage.works().await?;
    let block = stage.context_block().await?;
    assert_eq!(block["PLACEMENT"], "IM_TEXTAREA");
    assert!(block.get("AUTH_ID").is_none() && block.get("REFRESH_ID").is_none(), "{block}");
    Ok(())
}

#[tokio::test]
async fn a_context_block_that_tries_to_break_out_runs_no_script() -> Outcome {
    // Without the security policy: the escaping alone must prevent it.
    for csp in ["strict", "off"] {
        let switches = json!({"context_block": "filled", "breakout": true, "csp": csp});
        let stage = Stage::with_switches(switches).await?;
        stage.ready_as("insert").await;
        stage.inserts("😀").await?;
        assert_eq!(stage.in_picker("return typeof window.pwned", vec![]).await?, "undefined");
        let block = stage.context_block().await?;
        assert!(block["PLACEMENT_OPTIONS"].to_string().contains("</script>"), "{block}");
    }
    Ok(())
}

#[tokio::test]
async fn placement_options_come_in_many_shapes() -> Outcome {
    let stage = Stage::with_picker().await?;
    for shape in ["object", "array", "empty", "json", "missing"] {
        for block in ["absent", "filled"] {
            stage.switch(json!({"options_shape": shape, "context_block": block}));
            stage.reopen_picker().await?;
            stage.works().await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn placement_options_of_garbage_are_named_and_the_picker_works() -> Outcome {
    let stage = Stage::with_switches(json!({"options_shape": "garbage"})).await?;
    stage.ready_as("insert").await;
    stage.only_notice_says("PLACEMENT_OPTIONS should be an object").await;
    stage.inserts("😀").await
}

#[tokio::test]
async fn an_unknown_language_gives_english() -> Outcome {
    let stage = Stage::with_switches(json!({"lang": "xx"})).await?;
    stage.works().await?;
    let placeholder = "return document.getElementById('search').placeholder";
    assert_eq!(stage.in_picker(placeholder, vec![]).await?, "Search emoji");
    Ok(())
}

#[tokio::test]
async fn the_life_of_a_token_may_be_a_number() -> Outcome {
    Stage::with_switches(json!({"auth_expires_number": true})).await?.works().await
}

#[tokio::test]
async fn a_missing_field_is_named_in_a_notice_that_can_be_closed() -> Outcome {
    for (field, named) in [("LANG", "LANG is missing"), ("member_id", "member_id is missing")] {
        let stage = Stage::with_switches(json!({"missing_fields": [field]})).await?;
        stage.ready_as("insert").await;
        stage.only_notice_says(named).await;
        stage.click(".notice [aria-label='Dismiss notification']").await;
        stage.no_notice().await;
        stage.inserts("😀").await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_missing_placement_is_named_and_a_chat_is_known_by_its_channel() -> Outcome {
    for (im_channel, role) in [(true, "insert"), (false, "copy")] {
        let switches = json!({"missing_fields": ["PLACEMENT"], "im_channel": im_channel});
        let stage = Stage::with_switches(switches).await?;
        stage.ready_as(role).await;
        let named = async || Ok(stage.notices().await?.concat().contains("PLACEMENT is missing"));
        until("the notice", true, named).await;
    }
    Ok(())
}

/// `window.name` contains host and protocol of the portal, so no field is missing.
#[tokio::test]
async fn domain_and_protocol_are_known_from_the_frames_name() -> Outcome {
    Stage::with_switches(json!({"missing_fields": ["DOMAIN", "PROTOCOL"]})).await?.works().await
}

#[tokio::test]
async fn without_a_proper_frame_name_the_picker_copies_and_says_why() -> Outcome {
    let stage = Stage::with_switches(json!({"window_name": "missing"})).await?;
    stage.ready_as("copy").await;
    stage.only_notice_says("Not connected to a chat, so what you click is copied").await;
    stage.copies("😀").await?;
    assert_eq!(stage.wire().await?, [""; 0]);
    Ok(())
}

/// Fields that only the answer contains are not reported while it is missing.
#[tokio::test]
async fn without_an_answer_a_field_without_a_source_is_missing() -> Outcome {
    for (field, switch) in [
        ("DOMAIN", json!({"window_name": "missing", "missing_fields": ["DOMAIN"]})),
        (
            "LANG",
            json!({"portal": "silent", "missing_fields": ["LANG"], "time_factor": SHORT_LIMITS}),
        ),
    ] {
        let stage = Stage::with_switches(switch).await?;
        stage.ready_as("copy").await;
        let missing = format!("{field} is missing");
        let named = async || Ok(stage.notices().await?.concat().contains(&missing));
        until("the notice", true, named).await;
        assert!(!stage.notices().await?.concat().contains("PLACEMENT"));
    }
    Ok(())
}

#[tokio::test]
async fn a_fault_in_several_fields_gives_one_notice() -> Outcome {
    let missing = json!({"missing_fields": ["LANG", "member_id"], "options_shape": "garbage"});
    let stage = Stage::with_switches(missing).await?;
    stage.ready_as("insert").await;
    let notices = stage.notices().await?;
    assert_eq!(notices.len(), 1, "{notices:?}");
    for name in ["LANG", "member_id", "PLACEMENT_OPTIONS"] {
        assert!(notices[0].contains(name), "{notices:?}");
    }
    Ok(())
}
