//! Messages that the picker sends, the composer, and what the portal has received.

use super::{Outcome, Settings, Stage, until};
use serde_json::{Value, json};

/// The chat that is open at the start.
const CHAT: &str = "chat12";

/// The number of messages in it at the start.
const EARLIER: usize = 2;

impl Stage {
    /// Opens a picker with a composer, in the emoji window of an old portal.
    pub async fn with_composer(switches: Value) -> Outcome<Self> {
        let mut all = json!({"placement": "IM_SMILES_SELECTOR"});
        if let (Some(all), Some(more)) = (all.as_object_mut(), switches.as_object()) {
            all.extend(more.clone());
        }
        let stage = Self::with_switches(all).await?;
        stage.ready_as("send").await;
        Ok(stage)
    }

    /// Opens the GIF tab in a portal where a click sends, and returns its first GIF.
    pub async fn with_sent_gifs(switches: Value) -> Outcome<(Self, String)> {
        let stage = Self::with_switches_in(Settings::default(), switches).await?;
        stage.ready_as("insert").await;
        stage.open_gifs().await?;
        let gif = stage.gifs_appear().await.swap_remove(0);
        Ok((stage, gif))
    }

    /// Returns the messages that were added to the chat since the start. A GIF is written as a link,
    /// whichever form it has: that depends on when the portal has answered a question.
    pub fn messages(&self) -> Vec<String> {
        let as_link = |text: String| {
            let link = text.strip_prefix("[img size=medium]");
            let link = link.and_then(|rest| rest.strip_suffix(" [/img]"));
            link.map(|link| format!("[url]{link}[/url]")).unwrap_or(text)
        };
        self.raw_messages().into_iter().map(as_link).collect()
    }

    /// Returns the same messages as they are.
    pub fn raw_messages(&self) -> Vec<String> {
        self.simulator.messages(CHAT).into_iter().skip(EARLIER).collect()
    }

    /// Waits until exactly these messages were added to the chat.
    pub async fn messages_are(&self, texts: &[&str]) {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        until("the messages", texts, async || Ok(self.messages())).await;
    }

    /// Returns the message that contains a GIF.
    pub fn gif_message_of(&self, id: &str) -> String {
        format!("[url]{}[/url]", self.gif_link(id))
    }

    /// Returns all calls of the portal's REST interface: method and parameters.
    pub fn rest_calls(&self) -> Vec<(String, Value)> {
        let call = |entry: Value| {
            (entry["method"].as_str().unwrap_or_default().to_owned(), entry["parameters"].clone())
        };
        self.logged("rest").into_iter().map(call).collect()
    }

    /// Returns whether no other element covers an element.
    pub async fn is_free(&self, selector: &str) -> Outcome<bool> {
        let script = "const element = document.querySelector(arguments[0]); \
            const box = element.getBoundingClientRect(); \
            return document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2) \
                === element";
        Ok(self.in_picker(script, vec![json!(selector)]).await? == true)
    }

    /// Returns how often the portal was asked to send a message, successfully or not.
    pub fn sendings(&self) -> usize {
        self.rest_calls().iter().filter(|(method, _)| method == "im.message.add").count()
    }

    /// Waits until the portal was asked this often to send a message. The simulator logs a call
    /// after answering it, which may be later than the message itself.
    pub async fn sendings_are(&self, number: usize) {
        until("the sendings", number, async || Ok(self.sendings())).await;
    }

    /// Returns the text of the composer.
    pub async fn composer_text(&self) -> Outcome<String> {
        let script = "return document.getElementById('composer').value";
        Ok(self.in_picker(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the composer contains this text.
    pub async fn composer_holds(&self, text: &str) {
        until("the composer", text.to_owned(), async || self.composer_text().await).await;
    }
}
