//! Switches with a fixed set of choices. The first choice is the default.

use serde::{Deserialize, Serialize};

use super::control::{Control, Controlled};

/// Defines an enum whose variants are the given texts in JSON; the first is the default.
macro_rules! choice {
    ($(#[$about:meta])* $name:ident {
        $(#[$first_about:meta])* $first:ident = $first_text:literal,
        $($(#[$other_about:meta])* $other:ident = $other_text:literal,)+
    }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name {
            $(#[$first_about])*
            #[default]
            #[serde(rename = $first_text)]
            $first,
            $($(#[$other_about])* #[serde(rename = $other_text)] $other,)+
        }

        impl Controlled for $name {
            fn control() -> Control {
                Control::Choice { choices: &[$first_text, $($other_text),+] }
            }
        }
    };
}

pub(super) use choice;

choice! {
    /// Whether the portal's page replies at all.
    Portal {
        /// As a real portal.
        Normal = "normal",
        /// Never replies.
        Silent = "silent",
    }
}

choice! {
    /// The fault of the `im:` channel.
    ImFault {
        /// Nothing.
        None = "none",
        /// Both methods get a reply with an error's `message`.
        Error = "error",
        /// A set gets a reply with `success: true` and another `requestId`.
        WrongRequestId = "wrong_request_id",
        /// Neither method gets a reply.
        Silent = "silent",
        /// A set gets a reply with `success: false`.
        SuccessFalse = "success_false",
        /// A get receives a reply, a set does not.
        SilentSet = "silent_set",
        /// A set is applied and gets a reply after three seconds.
        LateSet = "late_set",
    }
}

choice! {
    /// The window that sends the replies.
    ReplyOrigin {
        /// The portal's window.
        Portal = "portal",
        /// A frame of the hostile host.
        Other = "other",
        /// A popup of the hostile host.
        Popup = "popup",
        /// The portal's window, and before and after it a frame of the hostile host that sends a
        /// forged reply.
        Raced = "raced",
    }
}

choice! {
    /// Whether the portal's window sends adversarial messages around each reply.
    Garbage {
        /// No.
        None = "none",
        /// A fixed list before and after each reply.
        Some = "some",
    }
}

choice! {
    /// The fault of the bridge's commands and replies.
    BridgeFault {
        /// Nothing.
        None = "none",
        /// The command is lost.
        Missing = "missing",
        /// It is executed and gets a reply after twelve seconds (times the time factor).
        Late = "late",
        /// It gets two replies.
        Twice = "twice",
        /// It is executed, and the reply is truncated to its half.
        Garbage = "garbage",
        /// It is executed, and the reply comes from another window.
        Foreign = "foreign",
    }
}

choice! {
    /// The effect of `refreshAuth`.
    Refresh {
        /// Returns new tokens at once.
        Normal = "normal",
        /// The portal shows an alert to the user and sends no reply.
        Fail = "fail",
        /// Returns new tokens after eleven seconds.
        Slow = "slow",
    }
}

choice! {
    /// The program that draws the messages of a chat.
    Viewer {
        /// The portal in a browser.
        Web = "web",
        /// The mobile app. A link is a picture only if `.gif` or `.webp` stands right before
        /// `[/url]`, and icons have a fixed size.
        Phone = "phone",
    }
}

choice! {
    /// The fault of REST calls.
    RestFault {
        /// Nothing.
        None = "none",
        /// 401 `expired_token`.
        Expired = "401_expired",
        /// 401 `NO_AUTH_FOUND`.
        NoAuth = "401_no_auth",
        /// 403 `insufficient_scope`.
        InsufficientScope = "insufficient_scope",
        /// 403 `ACCESS_DENIED`.
        AccessDenied = "access_denied",
        /// 403 `ACCESS_ERROR`.
        AccessError = "access_error",
        /// 503 `QUERY_LIMIT_EXCEEDED`.
        QueryLimit = "503_query_limit",
        /// 429 `OPERATION_TIME_LIMIT`.
        OperationTime = "429_operation_time",
        /// 503 `OVERLOAD_LIMIT`.
        Overload = "503_overload",
        /// 404 `ERROR_METHOD_NOT_FOUND`.
        Method = "404_method",
        /// 200 `INVALID_ERROR_ICON_NAME`: errors of a validator have the status of a success.
        Validator = "200_validator",
        /// 500 `INTERNAL_SERVER_ERROR`.
        Broken = "500",
        /// 502 with a proxy's page.
        BadGateway = "502_html",
        /// Executed, then 503 with a page of a proxy that has lost the response.
        Lost503 = "503_html",
        /// Executed, then 429 with a proxy's page.
        Lost429 = "429_html",
        /// Executed, then 401 with a proxy's page.
        Lost401 = "401_html",
        /// Executed, then 200 without a body.
        Empty = "empty",
        /// Executed, then half of the JSON.
        Truncated = "truncated",
        /// Executed, then the connection breaks within the response.
        Cut = "cut",
        /// The connection is closed without a response.
        Drop = "drop",
        /// No response.
        Hang = "hang",
    }
}

choice! {
    /// The shape of `PLACEMENT_OPTIONS`.
    OptionsShape {
        /// An object.
        Object = "object",
        /// `[]`, as PHP writes an empty array.
        Array = "array",
        /// An empty string.
        Empty = "empty",
        /// A string that holds JSON.
        Json = "json",
        /// A string that holds broken JSON.
        Garbage = "garbage",
        /// The field is missing.
        Missing = "missing",
    }
}

choice! {
    /// The shape of `USER_OPTIONS` and `APP_OPTIONS` while no option is stored.
    UserOptionsShape {
        /// `{}`.
        Object = "object",
        /// `[]`.
        Array = "array",
        /// `""`.
        Empty = "empty",
    }
}

choice! {
    /// The `name` of the widget's frame.
    WindowName {
        /// `HOST|PROTOCOL|SID`.
        Normal = "normal",
        /// The same, and `HOST:80` where the port is 80.
        DefaultPort = "default_port",
        /// A name that is not such a triple.
        Missing = "missing",
        /// A triple that names `evil.example`.
        Unlisted = "unlisted",
    }
}

choice! {
    /// The request that opens the frame.
    Method {
        /// A form POST to the handler.
        Post = "POST",
        /// `iframe.src`, as for an app on the portal's own static storage.
        Get = "GET",
    }
}

choice! {
    /// The content of the `placement-context` block of a page requested by POST.
    ContextBlock {
        /// Unchanged, as built.
        Absent = "absent",
        /// Filled from the query and the body.
        Filled = "filled",
    }
}

choice! {
    /// The response of the widget's host to a POST.
    Post {
        /// The page.
        Answered = "answered",
        /// 405, as on most static hosts.
        Refused = "405",
    }
}

choice! {
    /// The fault of `*.wasm`.
    Wasm {
        /// Nothing.
        Normal = "normal",
        /// The file is missing.
        NotFound = "404",
        /// The download starts and never ends.
        Hang = "hang",
        /// The correct bytes as `application/octet-stream`.
        Octet = "octet",
        /// An HTML page with status 200.
        Html = "html",
        /// The correct start, then invalid bytes.
        Corrupt = "corrupt",
        /// The response waits until this switch changes.
        Held = "held",
    }
}

choice! {
    /// The fault of `*.js`, except `boot*.js`.
    Js {
        /// Nothing.
        Normal = "normal",
        /// The file is missing.
        NotFound = "404",
        /// The download starts and never ends.
        Hang = "hang",
    }
}

choice! {
    /// The fault of the files under `/data/`.
    Data {
        /// Nothing.
        Normal = "normal",
        /// The files are missing.
        NotFound = "404",
        /// The download starts and never ends.
        Hang = "hang",
        /// Invalid bytes.
        Garbage = "garbage",
        /// The response waits until this switch changes.
        Held = "held",
    }
}

choice! {
    /// The fault of language packs: the files with names under `/data/`, except the catalogue.
    Pack {
        /// Nothing.
        Normal = "normal",
        /// The files are missing.
        NotFound = "404",
        /// The download starts and never ends.
        Hang = "hang",
        /// The first half of each.
        Truncated = "truncated",
        /// An HTML page with status 200.
        Html = "html",
        /// Packs that do not match the catalogue.
        OtherCatalogue = "other_catalogue",
        /// The response waits until this switch changes.
        Held = "held",
    }
}

choice! {
    /// The time at which the widget's page arrives.
    PageTime {
        /// At once.
        Whole = "whole",
        /// The head at once, the body when this switch changes.
        BodyHeld = "body_held",
    }
}

choice! {
    /// The content that a proxy, a virus scanner or the host's statistics inject into the widget's
    /// page.
    Foreign {
        /// Nothing.
        None = "none",
        /// A script of another origin at the beginning of the head. The policy blocks it.
        HeadScript = "head_script",
        /// The same at the end of the body.
        BodyScript = "body_script",
        /// An inline script. The policy blocks it.
        Inline = "inline",
        /// A style sheet of another origin. The policy blocks it.
        Style = "style",
        /// A picture of another origin. The policy blocks it.
        Image = "image",
        /// A preload of another origin. The policy blocks it.
        Preload = "preload",
        /// A script of the widget's origin that does not exist.
        MissingScript = "missing_script",
        /// A style sheet of the widget's origin that does not exist.
        MissingStyle = "missing_style",
        /// A script of the widget's origin that throws.
        Throws = "throws",
        /// A script of the widget's origin with an unhandled promise rejection.
        Rejects = "rejects",
        /// A script of the widget's origin whose own WebAssembly traps.
        Traps = "traps",
    }
}

choice! {
    /// The Content-Security-Policy of the widget's page.
    Csp {
        /// The policy of the build.
        Strict = "strict",
        /// The policy of the build without `'wasm-unsafe-eval'`.
        NoWasm = "no_wasm",
        /// The policy of the build without the hash of the inline script.
        NoScript = "no_script",
        /// The policy of the build without the hash of the inline style sheet.
        NoStyle = "no_style",
        /// The policy of the build without both hashes.
        NoInline = "no_inline",
        /// None.
        Off = "off",
    }
}

choice! {
    /// The fault of requests to any host.
    RequestFault {
        /// Nothing.
        None = "none",
        /// The connection is closed without a response.
        Refused = "refused",
        /// 404.
        NotFound = "404",
        /// 500.
        Broken = "500",
        /// An HTML page with status 200.
        Html = "html",
        /// The first half, sent as if it were complete.
        Truncated = "truncated",
        /// The correct response as `application/octet-stream`.
        Mime = "mime",
        /// The correct response after ten seconds (times the time factor).
        Slow = "slow",
        /// No response until this switch changes.
        Hang = "hang",
        /// Half of the correct response, then a broken connection.
        Cut = "cut",
        /// The response of another version of the widget.
        Old = "old",
    }
}

choice! {
    /// The page's API key of GIPHY.
    GifKey {
        /// A valid key.
        Right = "right",
        /// None.
        None = "none",
        /// An invalid key.
        Wrong = "wrong",
    }
}

choice! {
    /// The page's API key of KLIPY.
    KlipyKey {
        /// None.
        None = "none",
        /// A valid key.
        Right = "right",
        /// An invalid key.
        Wrong = "wrong",
    }
}

choice! {
    /// The fault of the responses of the GIF service that is asked. Each service has the fault in
    /// its own JSON.
    GifAnswer {
        /// Nothing.
        Right = "right",
        /// 401.
        NoKey = "401",
        /// 403: GIPHY rejects the key, KLIPY closes the call for this kind of key.
        BadKey = "403",
        /// The same without the CORS header: the page detects a network failure.
        BadKeyNoCors = "403_no_cors",
        /// 404.
        NotFound = "404",
        /// 404 with the key in the body, as KLIPY rejects a key; from GIPHY 403.
        UnknownKey = "404_key",
        /// The same without the CORS header.
        UnknownKeyNoCors = "404_key_no_cors",
        /// 414.
        TooLong = "414",
        /// 422.
        Unprocessable = "422",
        /// 429, reported in `message`; from KLIPY in `errors`.
        TooMany = "429",
        /// 429, reported in `meta`; from KLIPY in `message`.
        TooManyMeta = "429_meta",
        /// 429 from a proxy that omits the CORS headers: the page detects a network failure.
        TooManyNoCors = "429_no_cors",
        /// 500.
        Broken = "500",
        /// 502 with a proxy's page.
        BadGateway = "502_html",
        /// 503.
        Unavailable = "503",
        /// A page with status 200.
        Html = "html",
        /// An empty body with status 200.
        Empty = "empty",
        /// 204.
        NoContent = "204",
        /// Half of the JSON.
        Truncated = "truncated",
        /// A byte order mark before the JSON.
        Bom = "bom",
        /// Bytes after the JSON that are not UTF-8.
        NotUtf8 = "not_utf8",
        /// JSON that is nested too deeply to be parsed.
        Deep = "deep",
        /// Ten megabytes larger than usual.
        Huge = "huge",
        /// 200 without a response id; from KLIPY `result: false` without `errors`.
        Synthetic = "synthetic",
        /// 200 with `result: false` and `errors`; from GIPHY as `synthetic`.
        ResultFalse = "result_false",
        /// Unavailable in this country.
        Region = "region",
        /// No `pagination`; from KLIPY no fields of the page.
        NoPagination = "no_pagination",
        /// A total of 0; from KLIPY a page length of 0 and no next page.
        ZeroTotal = "zero_total",
        /// The offset as a string; from KLIPY all fields of the page.
        StringOffset = "string_offset",
        /// The connection breaks within the response.
        Cut = "cut",
        /// No items.
        None = "none",
        /// One item that is not in a list.
        Object = "object",
        /// The list as PHP writes one with gaps: an object with numbers as names.
        Numbered = "numbered",
        /// `null` instead of items.
        Null = "null",
    }
}

impl GifAnswer {
    /// Returns whether the response lacks the header by which a page may read it.
    pub(crate) fn lacks_cors(self) -> bool {
        matches!(self, Self::TooManyNoCors | Self::BadKeyNoCors | Self::UnknownKeyNoCors)
    }
}

choice! {
    /// The fault of the items of the GIF service that is asked.
    GifItems {
        /// Nothing.
        Right = "right",
        /// Each item occurs twice in a page.
        Duplicates = "duplicates",
        /// Every page is the first one.
        Repeated = "repeated",
        /// Fewer items than requested, although more follow.
        Few = "few",
        /// Renditions that are missing, empty or have unusual sizes.
        OddRenditions = "odd_renditions",
        /// Sizes as `200.0` or `"150.0"`.
        DecimalSizes = "decimal_sizes",
        /// Id and files only.
        MissingFields = "missing_fields",
        /// `null` in many places.
        Nulls = "nulls",
        /// Titles that are empty, long or contain markup.
        OddTitles = "odd_titles",
        /// URLs of other hosts.
        OddUrls = "odd_urls",
        /// Advertisements.
        Ads = "ads",
        /// A higher rating than requested. From KLIPY only the title shows it.
        TooHigh = "too_high",
        /// Items that are not objects.
        Alien = "alien",
        /// Items of other or unknown types: clips, static memes.
        OtherTypes = "other_types",
        /// One rendition (KLIPY: one tier) of each item only.
        MissingTiers = "missing_tiers",
        /// The largest and a small rendition have each other's names.
        TierOrder = "tier_order",
        /// KLIPY: a blur preview of 2 MB.
        HugeBlur = "huge_blur",
        /// KLIPY: blur previews that are no `data:` JPEG or PNG: SVG, `http:`, markup, a number.
        OddBlur = "odd_blur",
    }
}

choice! {
    /// The categories of KLIPY.
    GifCategories {
        /// In the requested language.
        Right = "right",
        /// In English, whatever was requested.
        EnglishOnly = "english_only",
        /// None.
        Empty = "empty",
    }
}

choice! {
    /// The time at which the GIF service responds.
    GifTime {
        /// At once.
        Right = "right",
        /// After a delay.
        Slow = "slow",
        /// When this switch changes.
        Hold = "hold",
    }
}

choice! {
    /// The fault of the media of the GIF service.
    GifMedia {
        /// Nothing.
        Right = "right",
        /// The files are missing.
        NotFound = "404",
        /// The download starts and never ends.
        Hang = "hang",
        /// The correct type, but not a picture.
        Broken = "broken",
        /// The response waits until this switch changes.
        Hold = "hold",
        /// Still pictures only.
        StillsOnly = "stills_only",
    }
}

choice! {
    /// The fault of reports of use: GIPHY's pingbacks, KLIPY's shares.
    GifPingback {
        /// Nothing.
        Right = "right",
        /// 500.
        Broken = "500",
        /// No response.
        Hang = "hang",
    }
}
