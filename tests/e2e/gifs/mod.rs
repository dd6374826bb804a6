//! The GIF tab, with the GIF service of the simulator.

mod answers;
mod composing;
mod connection;
mod empty_answers;
mod hidden;
mod items;
mod keyboard;
mod keys;
mod late_code;
mod media;
mod motion;
mod next_page;
mod opening;
mod paging;
mod picking;
mod pingbacks;
mod retries;
mod saved;
mod search;
mod stale_answers;
mod too_many;
mod topics;
mod touch;
mod urls;
mod windowing;
