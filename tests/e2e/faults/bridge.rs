//! Every message of the bridge, and what can become of it.

use super::sight::{Sight, settled};
use super::{chat, table};
use crate::admin::page::{at_rest, enter, part_says, part_text, place_is, press};
use crate::harness::{Outcome, Place, Stage, until};
use serde_json::json;

/// What becomes of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    Missing,
    Late,
    Twice,
    Garbage,
    Foreign,
}

impl Trouble {
    /// In the order of the table's columns.
    const ALL: [Self; 5] = [Self::Missing, Self::Late, Self::Twice, Self::Garbage, Self::Foreign];

    /// The column's heading, and the choice of the simulator's switch.
    const fn title(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Late => "late",
            Self::Twice => "twice",
            Self::Garbage => "garbage",
            Self::Foreign => "foreign",
        }
    }

    /// Short where the widget waits in vain.
    const fn time_factor(self) -> f64 {
        if matches!(self, Self::Twice) { 1.0 } else { 0.15 }
    }
}

/// The rows: what is sent, and what the table calls it.
const ROWS: [(&str, &str); 8] = [
    ("getInitData", "`getInitData`"),
    ("im:getImTextareaContent", "`im:getImTextareaContent` at opening"),
    ("im:getImTextareaContent", "`im:getImTextareaContent` at a pick"),
    ("im:setImTextareaContent", "`im:setImTextareaContent`"),
    ("setUserOption", "`setUserOption`"),
    ("refreshAuth", "`refreshAuth`"),
    ("setAppOption", "`setAppOption`"),
    ("setInstallFinish", "`setInstallFinish`"),
];

const WORKS: &str = "works";

impl Stage {
    fn trouble(&self, trouble: Trouble, row: usize) {
        self.switch(json!({
            "bridge_fault": trouble.title(), "bridge_fault_of": [ROWS[row].0],
            "time_factor": trouble.time_factor(),
        }));
    }

    fn trouble_is_over(&self) {
        self.switch(json!({"bridge_fault": "none", "time_factor": 1}));
    }

    /// A picker that inserts, with time limits for the trouble to come.
    async fn opened_for(&self, trouble: Trouble) -> Outcome {
        self.set_draft("Hi").await?;
        self.switch(json!({"time_factor": trouble.time_factor()}));
        assert_eq!(self.opened("en", false).await?, Sight::Works);
        self.set_query("").await
    }

    async fn close_and_insert(&self) -> Outcome {
        self.close().await?;
        self.open_picker().await?;
        self.inserts("😀").await?;
        self.no_notice().await;
        self.close().await
    }

    async fn role(&self) -> Outcome<Option<String>> {
        let role = self.in_picker("return document.documentElement.dataset.role", vec![]).await?;
        Ok(role.as_str().map(str::to_owned))
    }
}

/// Plays a row; `cell` gets the trouble and says what was seen.
async fn play(
    stage: &Stage,
    row: usize,
    mut cell: impl AsyncFnMut(Trouble) -> Outcome<&'static str>,
) -> Outcome {
    let (command, name) = ROWS[row];
    let mut seen = Vec::new();
    for trouble in Trouble::ALL {
        println!("{name} × {}", trouble.title());
        seen.push(cell(trouble).await?.to_owned());
    }
    assert!(stage.wire().await?.iter().any(|line| line.contains(command)));
    table::compare(name, &seen);
    Ok(())
}

#[tokio::test]
async fn the_handshake() -> Outcome {
    let stage = chat(json!({})).await?;
    play(&stage, 0, async |trouble| {
        stage.trouble(trouble, 0);
        stage.open_picker().await?;
        let role = settled("the role", async || stage.role().await).await;
        let seen = match (&*role, trouble) {
            ("insert", _) => WORKS,
            ("copy", Trouble::Late) => {
                stage.only_notice_says("Bitrix24 does not answer").await;
                // Better late than never; and it is late for the channel's own limit, too.
                until("another role", true, async || Ok(stage.role().await? != Some(role.clone())))
                    .await;
                "says so and copies, then works"
            }
            ("copy", _) => {
                stage.only_notice_says("Bitrix24 does not answer").await;
                stage.copies("😁").await?;
                "says so and copies"
            }
            _ => panic!("the role is {role}"),
        };
        stage.trouble_is_over();
        stage.close_and_insert().await?;
        Ok(seen)
    })
    .await
}

#[tokio::test]
async fn the_probe() -> Outcome {
    let stage = chat(json!({})).await?;
    play(&stage, 1, async |trouble| {
        stage.set_draft("Hi").await?;
        stage.trouble(trouble, 1);
        stage.open_picker().await?;
        let role = settled("the role", async || {
            // With short limits a busy machine's portal may count as silent at first.
            Ok(stage.role().await?.filter(|role| role != "copy"))
        })
        .await;
        let seen = match &*role {
            "insert" => WORKS,
            "send" => {
                stage.pick("😁").await;
                stage.composer_holds("😁").await;
                "composer that sends"
            }
            _ => panic!("the role is {role}"),
        };
        assert_eq!(stage.draft().await?, "Hi");
        stage.trouble_is_over();
        stage.close_and_insert().await?;
        Ok(seen)
    })
    .await
}

#[tokio::test]
async fn the_draft_that_is_read() -> Outcome {
    let stage = chat(json!({})).await?;
    play(&stage, 2, async |trouble| {
        stage.opened_for(trouble).await?;
        stage.trouble(trouble, 2);
        stage.pick("😁").await;
        // Perhaps with the portal's blanks: whether they can go, nobody can say.
        stage.draft_holds("Hi😁").await;
        stage.trouble_is_over();
        stage.pick("😀").await;
        stage.draft_holds("Hi😁😀").await;
        stage.close_and_insert().await?;
        Ok(WORKS)
    })
    .await
}

#[tokio::test]
async fn the_insertion() -> Outcome {
    let stage = chat(json!({})).await?;
    play(&stage, 3, async |trouble| {
        stage.opened_for(trouble).await?;
        stage.trouble(trouble, 3);
        stage.pick("😁").await;
        let seen = settled("the insertion", async || {
            let (toast, status) = (stage.toast().await?, stage.status().await?);
            Ok(match () {
                () if toast.contains("The chat did not answer") => Some("says so; Copy"),
                () if status == "😁 inserted" => Some(WORKS),
                () => None,
            })
        })
        .await;
        let draft = if trouble == Trouble::Missing { "Hi" } else { "Hi😁" };
        stage.draft_holds(draft).await;
        stage.trouble_is_over();
        if seen != WORKS {
            stage.click(".toast [data-action=copy]").await;
            stage.toast_says("😁 copied").await;
        }
        stage.pick("😀").await;
        stage.draft_holds(&format!("{draft}😀")).await;
        stage.close_and_insert().await?;
        Ok(seen)
    })
    .await
}

#[tokio::test]
async fn the_person() -> Outcome {
    let stage = chat(json!({})).await?;
    play(&stage, 4, async |trouble| {
        stage.opened_for(trouble).await?;
        stage.trouble(trouble, 4);
        stage.pick("😁").await;
        stage.draft_holds("Hi😁").await;
        stage.is_kept("😁").await;
        let seen = if trouble == Trouble::Twice {
            WORKS
        } else {
            stage.only_notice_says("Your recent emoji could not be saved.").await;
            "says so"
        };
        stage.trouble_is_over();
        // What is kept next has all of it.
        stage.pick("😀").await;
        stage.draft_holds("Hi😁😀").await;
        until("both are kept", true, async || {
            let both =
                |line: &String| ["setUserOption", "😁", "😀"].iter().all(|it| line.contains(it));
            Ok(stage.wire().await?.iter().any(both))
        })
        .await;
        stage.close_and_insert().await?;
        stage.open_picker().await?;
        stage.ready_as("insert").await;
        let first_row: Vec<String> = stage.cells().await?.into_iter().take(8).collect();
        assert!(["😁", "😀"].iter().all(|it| first_row.contains(&(*it).to_owned())));
        stage.close().await?;
        Ok(seen)
    })
    .await
}

#[tokio::test]
async fn a_new_token() -> Outcome {
    let stage = chat(json!({"token_calls": 1})).await?;
    play(&stage, 5, async |trouble| {
        stage.opened_for(trouble).await?;
        stage.open_gifs().await?;
        let gifs = stage.gifs_appear().await;
        let before = stage.messages().len();
        let mut expected = vec![stage.gif_message_of(&gifs[0])];
        stage.pick_gif(&gifs[0]).await;
        let sent = async |texts: Vec<String>| {
            until("the messages", texts, async || Ok(stage.messages().split_off(before))).await;
        };
        sent(expected.clone()).await;
        stage.trouble(trouble, 5);
        stage.pick_gif(&gifs[1]).await;
        let seen = settled("the sending", async || {
            let is_sent = stage.messages().len() == before + 2;
            let is_told = stage.toast().await?.contains("Your session in Bitrix24 has ended");
            Ok(if is_sent { Some(WORKS) } else { is_told.then_some("says so") })
        })
        .await;
        stage.trouble_is_over();
        if seen != WORKS {
            stage.pick_gif(&gifs[1]).await;
        }
        expected.push(stage.gif_message_of(&gifs[1]));
        sent(expected).await;
        stage.close_picker().await?;
        Ok(seen)
    })
    .await
}

#[tokio::test]
async fn a_setting() -> Outcome {
    let mut stage = chat(json!({"is_admin": true})).await?;
    stage.turn_to(Place::AppPage);
    let mut is_off = false;
    play(&stage, 6, async |trouble| {
        stage.switch(json!({"time_factor": trouble.time_factor()}));
        stage.open_app_page().await?;
        at_rest(&stage).await;
        is_off = !is_off;
        enter(&stage, "gif_tab", if is_off { "N" } else { "Y" }).await?;
        stage.trouble(trouble, 6);
        press(&stage, "save").await;
        let said = settled("the saving", async || {
            Ok(Some(part_text(&stage, "settings").await?).filter(|said| !said.is_empty()))
        })
        .await;
        stage.trouble_is_over();
        let seen = if said.contains("Saved.") {
            WORKS
        } else {
            press(&stage, "save").await;
            part_says(&stage, "settings", "Saved.").await;
            "says so; Save again"
        };
        Ok(seen)
    })
    .await
}

/// The portal says nothing to it; it loads its page anew.
#[tokio::test]
async fn the_end_of_an_installation() -> Outcome {
    let mut stage =
        chat(json!({"fresh_portal": true, "is_admin": true, "time_factor": 0.15})).await?;
    stage.turn_to(Place::AppPage);
    stage.open_app_page().await?;
    at_rest(&stage).await;
    press(&stage, "add").await;
    place_is(&stage, "IM_TEXTAREA", "added").await;
    stage.trouble(Trouble::Missing, 7);
    press(&stage, "finish").await;
    part_says(&stage, "finish", "Please reload it yourself.").await;
    assert!(!stage.simulator.is_installed());
    stage.trouble_is_over();
    press(&stage, "finish").await;
    until("the installation is finished", true, async || Ok(stage.simulator.is_installed())).await;
    let seen = ["says so; Finish again", "–", "–", "–", "–"].map(str::to_owned);
    table::compare(ROWS[7].1, &seen);
    Ok(())
}

/// The app's source names all that it can say.
#[test]
fn the_table_has_a_row_for_each_command() {
    let names: Vec<&str> = ROWS.iter().map(|(_, name)| *name).collect();
    assert_eq!(table::rows("Messages"), names);
    let source = include_str!("../../../src/bridge/commands.rs");
    let texts = source.lines().filter_map(|line| line.split_once("self.")?.1.split('"').nth(1));
    let said: Vec<&str> = texts.collect();
    assert_eq!(said.len(), 7, "{said:?}");
    for command in said {
        assert!(ROWS.iter().any(|(name, _)| *name == command), "{command}");
    }
}
