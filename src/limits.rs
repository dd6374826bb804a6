//! Every time limit of the app, in milliseconds.

/// Time limits and pauses, in milliseconds. One factor scales them all: see
/// [`Config::time_factor`](crate::config::Config::time_factor).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Timeout of `getInitData`; after it, the picker is usable without the portal.
    pub handshake_ms: u32,
    /// Second limit of `getInitData`: the app still accepts an answer that arrives before it.
    pub late_handshake_ms: u32,
    /// Timeout of `im:setImTextareaContent`, and of the probe of the `im:` channel.
    pub insert_ms: u32,
    /// Limit for reading the draft before and after an insertion. After a slower answer, the user
    /// may have typed in the meantime.
    pub tidy_read_ms: u32,
    /// Timeout of `refreshAuth`.
    pub refresh_ms: u32,
    /// Timeout of `setUserOption`.
    pub option_ms: u32,
    /// Timeout of loading the catalogue or a language pack.
    pub data_ms: u32,
    /// Pause before the app retries to load a language pack.
    pub data_retry_ms: u32,
    /// How long loading English waits for the user's own language, which has priority.
    pub english_wait_ms: u32,
    /// How long kaomoji and text symbols wait after the languages, unless the user wants them sooner.
    pub texts_wait_ms: u32,
    /// Pause between two writes of the user's state.
    pub save_pause_ms: u32,
    /// How long the user's state, once read, may be written without reading it again.
    pub state_fresh_ms: u32,
    /// Timeout of reading it again. A change by the user waits at most this long before it is
    /// written.
    pub state_read_ms: u32,
    /// How long a toast stays on screen.
    pub toast_ms: u32,
    /// Time between the loading of names and the start of work that no user waits for.
    pub idle_ms: u32,
    /// Timeout of a call of the portal's REST interface.
    pub rest_ms: u32,
    /// First pause before the app retries a call that a busy portal refused.
    pub rest_pause_ms: u32,
    /// How long the user can undo sending a GIF.
    pub undo_ms: u32,
    /// Pause in typing after which the GIF search starts (debounce).
    pub gif_typing_ms: u32,
    /// The same while a touch keyboard composes, which it does for most of the typing.
    pub gif_composing_ms: u32,
    /// Timeout of a request to the GIF service.
    pub gif_answer_ms: u32,
    /// How long the app reuses an answer for the same query.
    pub gif_fresh_ms: u32,
    /// Pause before the app repeats a failed query.
    pub gif_failed_ms: u32,
    /// The longest pause (backoff) after the service was repeatedly unreachable.
    pub gif_unreached_ms: u32,
    /// Pause after the status 429 “Too Many Requests”; the service does not report a time itself.
    pub gif_too_many_ms: u32,
}

impl Limits {
    /// Returns the limits multiplied by a factor, each rounded to whole milliseconds.
    pub fn scaled(factor: f64) -> Self {
        // The cast saturates, and the factor is known to be small and positive.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let scale = |ms: u32| (f64::from(ms) * factor).round() as u32;
        Self {
            handshake_ms: scale(2_000),
            late_handshake_ms: scale(30_000),
            insert_ms: scale(1_500),
            tidy_read_ms: scale(25),
            refresh_ms: scale(10_000),
            option_ms: scale(5_000),
            data_ms: scale(15_000),
            data_retry_ms: scale(2_000),
            english_wait_ms: scale(3_000),
            texts_wait_ms: scale(1_500),
            save_pause_ms: scale(1_000),
            state_fresh_ms: scale(60_000),
            state_read_ms: scale(1_000),
            toast_ms: scale(3_000),
            idle_ms: scale(2_000),
            rest_ms: scale(30_000),
            rest_pause_ms: scale(1_000),
            undo_ms: scale(6_000),
            gif_typing_ms: scale(450),
            gif_composing_ms: scale(1_200),
            gif_answer_ms: scale(6_000),
            gif_fresh_ms: scale(60_000),
            gif_failed_ms: scale(6_000),
            gif_unreached_ms: scale(180_000),
            gif_too_many_ms: scale(60_000),
        }
    }
}
