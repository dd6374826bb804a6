use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

/// A handler that the app has bound to a placement.
#[derive(Clone, Serialize)]
pub(crate) struct Binding {
    pub(crate) id: u32,
    pub(crate) placement: String,
    pub(crate) handler: String,
    pub(crate) options: Map<String, Value>,
    pub(crate) title: Title,
    pub(crate) lang_all: BTreeMap<String, Title>,
}

/// The visible texts in one language.
#[derive(Clone, Default, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) struct Title {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) group_name: String,
}

/// The bindings made during this run. A portal that is not fresh has one more, from before.
#[derive(Default)]
pub(crate) struct Bindings {
    made: Vec<Binding>,
    last_id: u32,
    /// Whether the preexisting binding has been removed.
    is_preexisting_removed: bool,
}

/// The id of the preexisting binding.
const PREEXISTING_ID: u32 = 1;

impl Bindings {
    /// Returns all bindings; `preexisting` is the preexisting one, if the portal is not fresh.
    pub(crate) fn all(&self, preexisting: Option<Binding>) -> Vec<Binding> {
        let preexisting = preexisting.filter(|_| !self.is_preexisting_removed);
        let preexisting = preexisting.map(|binding| Binding { id: PREEXISTING_ID, ..binding });
        preexisting.into_iter().chain(self.made.iter().cloned()).collect()
    }

    pub(crate) fn add(&mut self, binding: Binding) {
        self.last_id = self.last_id.max(PREEXISTING_ID) + 1;
        self.made.push(Binding { id: self.last_id, ..binding });
    }

    pub(crate) fn remove(&mut self, id: u32) {
        self.is_preexisting_removed |= id == PREEXISTING_ID;
        self.made.retain(|binding| binding.id != id);
    }
}
