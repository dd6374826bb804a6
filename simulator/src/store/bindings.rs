use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

/// A handler that the app was given a place for.
#[derive(Clone, Serialize)]
pub(crate) struct Binding {
    pub(crate) id: u32,
    pub(crate) placement: String,
    pub(crate) handler: String,
    pub(crate) options: Map<String, Value>,
    pub(crate) title: Title,
    pub(crate) lang_all: BTreeMap<String, Title>,
}

/// What people read, in one language.
#[derive(Clone, Default, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) struct Title {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) group_name: String,
}

/// The bindings that were made here. A portal that is not fresh has one more, from before.
#[derive(Default)]
pub(crate) struct Bindings {
    made: Vec<Binding>,
    last_id: u32,
    /// The one from before was removed.
    former_gone: bool,
}

/// Of the binding from before.
const FORMER_ID: u32 = 1;

impl Bindings {
    /// All of them; `former` is the binding from before, if the portal is not fresh.
    pub(crate) fn all(&self, former: Option<Binding>) -> Vec<Binding> {
        let former = former.filter(|_| !self.former_gone);
        let former = former.map(|binding| Binding { id: FORMER_ID, ..binding });
        former.into_iter().chain(self.made.iter().cloned()).collect()
    }

    pub(crate) fn add(&mut self, binding: Binding) {
        self.last_id = self.last_id.max(FORMER_ID) + 1;
        self.made.push(Binding { id: self.last_id, ..binding });
    }

    pub(crate) fn remove(&mut self, id: u32) {
        self.former_gone |= id == FORMER_ID;
        self.made.retain(|binding| binding.id != id);
    }
}
