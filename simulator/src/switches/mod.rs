//! What can be made to go wrong, or to be different, while the simulator runs.

mod change;
pub mod choices;
mod control;

use serde::{Deserialize, Serialize};

pub use change::ChangeError;
use choices::{
    BridgeFault, ContextBlock, Csp, Data, Foreign, Garbage, GifAnswer, GifItems, GifKey, GifMedia,
    GifPingback, GifTime, ImFault, Js, Method, OptionsShape, Pack, PageTime, Portal, Post, Refresh,
    ReplyOrigin, RequestFault, RestFault, UserOptionsShape, Wasm, WindowName,
};
use control::{Controlled as _, Description};

/// The one table of switches: name, type, default and the label of its control.
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
            /// The switches in the order of the panel.
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
    portal: Portal = Portal::default(), "Portal's answers";
    reply_delay_ms: u32 = 0, "Delay of every reply (ms)";
    init_delay_ms: u32 = 0, "Further delay of getInitData (ms)";
    init_null: bool = false, "getInitData answers null";
    bridge_fault: BridgeFault = BridgeFault::default(), "Commands: fault";
    bridge_fault_of: Vec<String> = Vec::new(), "… of these only (names, separated by commas)";
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
    is_admin: bool = false, "Person is an administrator";
    install: bool = false, "App is being installed";
    user_id: u32 = 1, "Person's id";
    is_extranet: bool = false, "Person is a guest from outside";
    can_write: bool = true, "Person may write in the chats";
    fresh_portal: bool = false, "The app is not installed yet";
    old_portal: bool = false, "Old portal: smile popup, no im: channel";
    scopes: Vec<String> = ["im", "placement", "user_brief"].map(str::to_owned).to_vec(), "Scopes of the app (separated by commas)";
    rest_fault: RestFault = RestFault::default(), "REST: fault";
    rest_fault_count: u32 = 0, "… this often only (0: always)";
    rest_fault_methods: Vec<String> = Vec::new(), "… of these methods only (separated by commas)";
    rest_delay_ms: u32 = 0, "REST: delay of every answer (ms)";
    token_calls: u32 = 0, "REST: a token expires after so many calls (0: never)";
    leaky_bucket: bool = false, "REST: 50 calls at once, then 2 a second";
    window_name: WindowName = WindowName::default(), "window.name";
    method: Method = Method::default(), "Frame opened by";
    context_block: ContextBlock = ContextBlock::default(), "placement-context block";
    breakout: bool = false, "POST tries to break out of the block";
    post: Post = Post::default(), "Widget host: POST";
    wasm: Wasm = Wasm::default(), "Widget host: *.wasm";
    js: Js = Js::default(), "Widget host: *.js";
    data: Data = Data::default(), "Widget host: /data/";
    pack: Pack = Pack::default(), "Widget host: language packs";
    pack_locales: Vec<String> = Vec::new(), "… of these languages only (tags, separated by commas)";
    query_lang: String = String::new(), "LANG in the query, where it differs from the portal's answer";
    csp: Csp = Csp::default(), "Widget host: CSP";
    page_time: PageTime = PageTime::default(), "Widget host: the page arrives";
    foreign: Foreign = Foreign::default(), "Widget host: put into the page on its way";
    content_type: String = String::new(), "Widget host: another Content-Type (none: no such header)";
    content_type_of: Vec<String> = Vec::new(), "… of these files only (host/path, * for anything, separated by commas)";
    gif_key: GifKey = GifKey::default(), "GIF service: the page's key";
    gif_answer: GifAnswer = GifAnswer::default(), "GIF service: answers";
    gif_fault_count: u32 = 0, "… this often only (0: always)";
    gif_items: GifItems = GifItems::default(), "GIF service: items";
    gif_time: GifTime = GifTime::default(), "GIF service: time";
    gif_slow_ms: u32 = 1500, "… slow means (ms)";
    gif_media: GifMedia = GifMedia::default(), "GIF service: pictures";
    gif_pingback: GifPingback = GifPingback::default(), "GIF service: pingbacks";
    fault: RequestFault = RequestFault::default(), "Any request: fault";
    fault_of: Vec<String> = Vec::new(), "… of these only (host/path, * for anything, separated by commas)";
    fault_count: u32 = 0, "… this often only (0: always)";
    files_kept: bool = true, "Files and pictures may be kept in caches";
    time_factor: f64 = 1.0, "Factor on the widget's time limits";
    popup_width: u32 = 360, "Popup width (px)";
    popup_height: u32 = 420, "Popup height (px)";
}
