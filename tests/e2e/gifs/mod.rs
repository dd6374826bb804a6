//! The GIF tab, with the GIF service that the simulator plays.

mod answers;
mod connection;
mod items;
mod keyboard;
mod keys;
mod media;
mod motion;
mod opening;
mod paging;
mod picking;
mod pingbacks;
mod saved;
mod search;
mod stale_answers;
mod too_many;
mod topics;
mod urls;
mod windowing;
