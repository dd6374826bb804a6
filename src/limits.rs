//! Every time limit of the widget, in one place, in milliseconds.

/// How long we wait for whom. One factor stretches or shortens them all: see
/// [`Config::time_factor`](crate::config::Config::time_factor).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// `getInitData`: after this the picker is usable without the portal.
    pub handshake_ms: u32,
    /// `getInitData` again: an answer that comes by then still counts.
    pub late_handshake_ms: u32,
    /// `im:setImTextareaContent`, and the probe of the `im:` channel.
    pub insert_ms: u32,
    /// The draft read before and after an insertion. If it takes longer, by the clock, the user may
    /// have typed since.
    pub tidy_read_ms: u32,
    /// `refreshAuth`.
    pub refresh_ms: u32,
    /// `setUserOption`.
    pub option_ms: u32,
    /// Loading a file of emoji data.
    pub data_ms: u32,
    /// Pause before a language that could not be loaded is asked for again.
    pub data_retry_ms: u32,
    /// How long English waits for the person's own language, which goes first.
    pub english_wait_ms: u32,
    /// Pause between two writes of the person's state.
    pub save_pause_ms: u32,
    /// How long after the person's state was read it is written without being read again.
    pub state_fresh_ms: u32,
    /// Reading it again: a change that the user has made waits for that long, and no longer.
    pub state_read_ms: u32,
    /// How long a passing message stays on screen.
    pub toast_ms: u32,
    /// A call of the portal's REST interface.
    pub rest_ms: u32,
    /// The first pause before a busy portal is called again.
    pub rest_pause_ms: u32,
    /// How long a sent GIF can be taken back.
    pub undo_ms: u32,
    /// Pause in typing after which GIFs are searched for.
    pub gif_typing_ms: u32,
    /// The same while the input method of a touch keyboard composes, which it does all the time.
    pub gif_composing_ms: u32,
    /// An answer of the GIF service.
    pub gif_answer_ms: u32,
    /// How long such an answer is good for the same question.
    pub gif_fresh_ms: u32,
    /// How long a failed question is not asked again.
    pub gif_failed_ms: u32,
    /// The longest pause after the service could not be reached several times in a row.
    pub gif_unreached_ms: u32,
    /// How long nothing is asked after "too many requests"; the service does not say.
    pub gif_too_many_ms: u32,
}

impl Limits {
    /// The limits times a factor.
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
            save_pause_ms: scale(1_000),
            state_fresh_ms: scale(60_000),
            state_read_ms: scale(1_000),
            toast_ms: scale(3_000),
            rest_ms: scale(30_000),
            rest_pause_ms: scale(1_000),
            undo_ms: scale(6_000),
            gif_typing_ms: scale(450),
            gif_composing_ms: scale(1_200),
            gif_answer_ms: scale(15_000),
            gif_fresh_ms: scale(60_000),
            gif_failed_ms: scale(6_000),
            gif_unreached_ms: scale(180_000),
            gif_too_many_ms: scale(60_000),
        }
    }
}
