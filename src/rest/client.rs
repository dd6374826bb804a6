//! Calls methods of the portal. Refreshes an expired token once, and waits for a busy portal a few
//! times.

use super::{Endpoint, Form, KeepAlive, Patience, RestAccess, RestError, read_answer};
use crate::bridge::Bridge;
use crate::browser::{self, Abort};
use crate::limits::Limits;
use crate::percent;
use crate::portal::Secret;
use futures_channel::oneshot;
use gloo_timers::future::TimeoutFuture;
use serde_json::Value;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::RequestInit;

/// Calls the portal that opened the frame, in the user's name.
pub struct RestClient {
    bridge: Rc<Bridge>,
    endpoint: Endpoint,
    token: RefCell<Secret>,
    /// The calls that wait for the token refresh in progress. `None` if there is none.
    waiting: RefCell<Option<Vec<oneshot::Sender<bool>>>>,
    keep_alive: KeepAlive,
    limits: Limits,
    /// Called before each wait for a busy portal.
    on_wait: Box<dyn Fn()>,
}

impl RestClient {
    /// Creates a client with a token that the portal of the endpoint gave. `on_wait` is called before
    /// each wait for a busy portal.
    pub fn new(
        bridge: Rc<Bridge>,
        endpoint: Endpoint,
        token: Secret,
        limits: Limits,
        on_wait: impl Fn() + 'static,
    ) -> Rc<Self> {
        Rc::new(Self {
            bridge,
            endpoint,
            token: RefCell::new(token),
            waiting: RefCell::default(),
            keep_alive: KeepAlive::default(),
            limits,
            on_wait: Box::new(on_wait),
        })
    }

    /// Creates a client from the access that the portal granted. The rest is as for [`Self::new`].
    pub fn with_access(
        access: RestAccess,
        limits: Limits,
        on_wait: impl Fn() + 'static,
    ) -> Rc<Self> {
        let RestAccess { bridge, portal, path, token, owner: _ } = access;
        Self::new(bridge, Endpoint::new(&portal, &path), token, limits, on_wait)
    }

    /// Calls a method and returns its result. A call that the portal may have executed is not repeated.
    ///
    /// # Errors
    /// [`RestError`], but never `Expired`: it becomes `NotAuthorized` if a new token does not help or
    /// does not come.
    pub async fn call(self: &Rc<Self>, method: &str, form: &Form) -> Result<Value, RestError> {
        self.call_within(self.limits.rest_ms, method, form, Patience::default()).await
    }

    /// Does the same as [`call`](Self::call) for a call that the user does not wait for: `limit_ms` is
    /// its time limit in milliseconds, and a busy portal is an error at once.
    ///
    /// # Errors
    /// As `call`.
    pub async fn call_in_passing(
        self: &Rc<Self>,
        limit_ms: u32,
        method: &str,
        form: &Form,
    ) -> Result<Value, RestError> {
        self.call_within(limit_ms, method, form, Patience::exhausted()).await
    }

    async fn call_within(
        self: &Rc<Self>,
        limit_ms: u32,
        method: &str,
        form: &Form,
        mut patience: Patience,
    ) -> Result<Value, RestError> {
        let mut is_renewed = false;
        loop {
            let used = self.token.borrow().clone();
            match self.send(limit_ms, method, form, &used).await {
                Err(RestError::Expired) => {
                    if is_renewed || !self.renew(&used).await {
                        return Err(RestError::NotAuthorized);
                    }
                    is_renewed = true;
                }
                Err(RestError::Busy) => {
                    let chance = js_sys::Math::random();
                    let pause = patience.next_pause_ms(self.limits.rest_pause_ms, chance);
                    let Some(pause) = pause else { return Err(RestError::Busy) };
                    (self.on_wait)();
                    TimeoutFuture::new(pause).await;
                }
                result => return result,
            }
        }
    }

    /// Sends a call once.
    async fn send(
        &self,
        limit_ms: u32,
        method: &str,
        form: &Form,
        token: &Secret,
    ) -> Result<Value, RestError> {
        let body = body(form, token);
        let share = self.keep_alive.take(body.len());
        let request = post(&body, share.is_some()).ok_or(RestError::Network)?;
        let abort = Abort::after(limit_ms);
        let answer = browser::send(&self.endpoint.method(method), &request, &abort).await;
        drop(share);
        let (status, body) = answer.map_err(|why| {
            browser::warn(&[method, ": ", &*why].concat());
            if abort.is_late() { RestError::Slow } else { RestError::Network }
        })?;
        read_answer(status, &body, token)
    }

    /// Replaces the token `used`. Returns `false` if no new one comes. Calls that need one at the same
    /// time share one refresh.
    async fn renew(self: &Rc<Self>, used: &Secret) -> bool {
        // Another call has replaced it in the meantime.
        if *self.token.borrow() != *used {
            return true;
        }
        let (sender, receiver) = oneshot::channel();
        let is_first = {
            let mut waiting = self.waiting.borrow_mut();
            let is_first = waiting.is_none();
            waiting.get_or_insert_default().push(sender);
            is_first
        };
        if is_first {
            let client = Rc::clone(self);
            spawn_local(async move { client.refresh().await });
        }
        receiver.await.unwrap_or(false)
    }

    async fn refresh(&self) {
        let is_new = match self.bridge.refresh_auth().await {
            Ok(tokens) => {
                self.token.replace(tokens.access_token);
                true
            }
            Err(error) => {
                browser::warn(&format!("the portal gives no new token: {error}"));
                false
            }
        };
        for sender in self.waiting.take().unwrap_or_default() {
            // Fails only if the call no longer waits.
            sender.send(is_new).ok();
        }
    }
}

/// Returns the body of a call. The token is in it and not in the address, which logs store.
fn body(form: &Form, token: &Secret) -> String {
    let mut body = "auth=".to_owned();
    percent::push(&mut body, token.reveal());
    if !form.as_str().is_empty() {
        body.push('&');
        body.push_str(form.as_str());
    }
    body
}

/// Returns a POST request of a form, which needs no preflight. With `keep_alive` the browser completes
/// it even if the portal removes the frame meanwhile.
fn post(body: &str, keep_alive: bool) -> Option<RequestInit> {
    let init = browser::anonymous_request();
    init.set_method("POST");
    if keep_alive {
        browser::keep_alive(&init);
    }
    let headers = web_sys::Headers::new().ok()?;
    headers.set("Content-Type", "application/x-www-form-urlencoded").ok()?;
    init.set_headers(&headers);
    init.set_body(&body.into());
    Some(init)
}
