//! The behaviour and the faults that can be switched while the simulator runs.

mod change;
pub mod choices;
mod control;
pub mod sticker_choices;

use serde::{Deserialize, Serialize};

pub use change::ChangeError;
use choices::{
    BridgeFault, ContextBlock, Csp, Data, Foreign, Garbage, GifAnswer, GifCategories, GifItems,
    GifKey, GifMedia, GifPingback, GifTime, ImFault, Js, KlipyKey, Method, OptionsShape, Pack,
    PageTime, Portal, Post, Refresh, ReplyOrigin, RequestFault, RestFault, UserOptionsShape,
    Viewer, Wasm, WindowName,
};
use control::{Controlled as _, Description};
use sticker_choices::{StickerPictures, Stickers};

/// Defines the switches in one table: name, type, default and the label of the control.
macro_rules! switches {
    ($($name:ident: $type:ty = $default:expr, $label:literal;)+) => {
        /// The switches, by the names that `/sim/switches` uses.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Switches {
            $(#[doc = $label] pub $name: $type,)+
        }

        impl Default for Switches {
            fn default() -> Self {
                Self { $($name: $default,)+ }
            }
        }

        impl Switches {
            /// Returns the switches in the order of the panel.
            pub(crate) fn describe() -> Vec<Description> {
                vec![$(Description {
                    name: stringify!($name),
                    label: $label,
                    control: <$type>::control(),
                },)+]
            }
        }
    };
}

switches! {
    portal: Portal = Portal::default(), "Portal's replies";
    reply_delay_ms: u32 = 0, "Delay of every reply (ms)";
    init_delay_ms: u32 = 0, "Further delay of getInitData (ms)";
    init_null: bool = false, "getInitData replies with null";
    bridge_fault: BridgeFault = BridgeFault::default(), "Commands: fault";
    bridge_fault_of: Vec<String> = Vec::new(), "… only these (names, separated by commas)";
    refresh: Refresh = Refresh::default(), "refreshAuth";
    im_channel: bool = true, "im: channel exists";
    im_fault: ImFault = ImFault::default(), "im: fault";
    im_fault_apply: bool = false, "A faulty set changes the draft";
    reply_origin: ReplyOrigin = ReplyOrigin::default(), "Replies come from";
    garbage: Garbage = Garbage::default(), "Garbage around replies";
    junk_per_second: u32 = 0, "Junk messages per second from another frame";
    second_frame: bool = false, "A second widget frame beside the popup";
    options_shape: OptionsShape = OptionsShape::default(), "PLACEMENT_OPTIONS";
    user_options_shape: UserOptionsShape = UserOptionsShape::default(), "Empty USER_OPTIONS, APP_OPTIONS";
    dialog_id: String = String::new(), "… dialogId in it, as JSON (empty: the chat's own)";
    missing_fields: Vec<String> = Vec::new(), "Missing fields (names, separated by commas)";
    options_delay_ms: u32 = 0, "Options reach the server after (ms; portals take 5000)";
    auth_expires_number: bool = false, "AUTH_EXPIRES is a number";
    placement: String = "IM_TEXTAREA".to_owned(), "PLACEMENT";
    lang: String = "en".to_owned(), "LANG";
    is_admin: bool = false, "User is an administrator";
    install: bool = false, "App is being installed";
    user_id: u32 = 1, "User id";
    is_extranet: bool = false, "User is an extranet guest";
    can_write: bool = true, "User may write in the chats";
    app_status: String = "L".to_owned(), "STATUS of the app (L local; F, D, T, P market)";
    fresh_portal: bool = false, "The app is not installed yet";
    old_portal: bool = false, "Old portal: smile popup, no im: channel, no [img]";
    img_tag: bool = true, "Portal draws [img] in messages (since August 2025)";
    viewer: Viewer = Viewer::default(), "Messages as drawn on";
    scopes: Vec<String> = ["im", "placement", "user_brief"].map(str::to_owned).to_vec(), "Scopes of the app (separated by commas)";
    rest_fault: RestFault = RestFault::default(), "REST: fault";
    rest_fault_count: u32 = 0, "… only this many times (0: always)";
    rest_fault_methods: Vec<String> = Vec::new(), "… only these methods (separated by commas)";
    rest_delay_ms: u32 = 0, "REST: delay of every response (ms)";
    token_calls: u32 = 0, "REST: calls until a token expires (0: never)";
    leaky_bucket: bool = false, "REST: limit of 50 calls at once, then 2 per second";
    stickers: Stickers = Stickers::default(), "Stickers: methods and packs";
    sticker_pictures: StickerPictures = StickerPictures::default(), "Stickers: pictures";
    window_name: WindowName = WindowName::default(), "window.name";
    method: Method = Method::default(), "Frame opened by";
    context_block: ContextBlock = ContextBlock::default(), "placement-context block";
    breakout: bool = false, "POST tries to break out of the block";
    post: Post = Post::default(), "Widget host: POST";
    wasm: Wasm = Wasm::default(), "Widget host: *.wasm";
    js: Js = Js::default(), "Widget host: *.js";
    data: Data = Data::default(), "Widget host: /data/";
    pack: Pack = Pack::default(), "Widget host: language packs";
    pack_locales: Vec<String> = Vec::new(), "… only these languages (tags, separated by commas)";
    query_lang: String = String::new(), "LANG in the query, if it differs from the portal's reply";
    csp: Csp = Csp::default(), "Widget host: CSP";
    page_time: PageTime = PageTime::default(), "Widget host: arrival of the page";
    foreign: Foreign = Foreign::default(), "Widget host: content injected into the page";
    content_type: String = String::new(), "Widget host: another Content-Type (none: no such header)";
    content_type_of: Vec<String> = Vec::new(), "… only these files (host/path, * for anything, separated by commas)";
    gif_key: GifKey = GifKey::default(), "GIPHY: the page's key";
    klipy_key: KlipyKey = KlipyKey::default(), "KLIPY: the page's key";
    gif_answer: GifAnswer = GifAnswer::default(), "GIF service: responses";
    gif_fault_count: u32 = 0, "… only this many times (0: always)";
    gif_items: GifItems = GifItems::default(), "GIF service: items";
    gif_categories: GifCategories = GifCategories::default(), "KLIPY: categories";
    gif_time: GifTime = GifTime::default(), "GIF service: time";
    gif_slow_ms: u32 = 1500, "… delay if slow (ms)";
    gif_media: GifMedia = GifMedia::default(), "GIF service: media";
    gif_pingback: GifPingback = GifPingback::default(), "GIF service: reports of use";
    fault: RequestFault = RequestFault::default(), "Any request: fault";
    fault_of: Vec<String> = Vec::new(), "… only these (host/path, * for anything, separated by commas)";
    fault_count: u32 = 0, "… only this many times (0: always)";
    files_kept: bool = true, "Files and pictures may be cached";
    time_factor: f64 = 1.0, "Factor on the widget's time limits";
    popup_width: u32 = 360, "Popup width (px)";
    popup_height: u32 = 420, "Popup height (px)";
}
