//! The switches that offer a choice. The first choice of each is its default.

use serde::{Deserialize, Serialize};

use super::control::{Control, Controlled};

/// An enum whose variants are written in JSON as the given texts, the first being the default.
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

choice! {
    /// Does the portal's page answer at all?
    Portal {
        /// As a portal does.
        Normal = "normal",
        /// Never answers anything.
        Silent = "silent",
    }
}

choice! {
    /// What goes wrong in the `im:` channel.
    ImFault {
        /// Nothing.
        None = "none",
        /// Both methods are answered with an error's `message`.
        Error = "error",
        /// A set is answered with `success: true` and somebody else's `requestId`.
        WrongRequestId = "wrong_request_id",
        /// Neither method is answered.
        Silent = "silent",
        /// A set is answered with `success: false`.
        SuccessFalse = "success_false",
        /// A get is answered, a set is not.
        SilentSet = "silent_set",
        /// A set is applied and answered after three seconds.
        LateSet = "late_set",
    }
}

choice! {
    /// Which window the replies come from.
    ReplyOrigin {
        /// The portal's.
        Portal = "portal",
        /// A frame of the hostile host.
        Other = "other",
        /// A popup of the hostile host.
        Popup = "popup",
        /// The portal's, and before and after it one that is forged, from a frame of the hostile
        /// host.
        Raced = "raced",
    }
}

choice! {
    /// Does the portal's window send adversarial messages around each reply?
    Garbage {
        /// No.
        None = "none",
        /// A fixed list before and after each reply.
        Some = "some",
    }
}

choice! {
    /// What goes wrong with commands of the bridge and their replies.
    BridgeFault {
        /// Nothing.
        None = "none",
        /// The command is lost.
        Missing = "missing",
        /// It is carried out, and answered after twelve seconds (times the factor on time limits).
        Late = "late",
        /// It is answered twice.
        Twice = "twice",
        /// It is carried out, and what answers it is half of a reply.
        Garbage = "garbage",
        /// It is carried out, and the reply comes from another window.
        Foreign = "foreign",
    }
}

choice! {
    /// What `refreshAuth` does.
    Refresh {
        /// New tokens at once.
        Normal = "normal",
        /// The portal shows an alert to the person and the widget hears nothing.
        Fail = "fail",
        /// New tokens after eleven seconds.
        Slow = "slow",
    }
}

choice! {
    /// What goes wrong with REST calls.
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
        /// 200 `INVALID_ERROR_ICON_NAME`: a validator's refusal comes with the status of a success.
        Validator = "200_validator",
        /// 500 `INTERNAL_SERVER_ERROR`.
        Broken = "500",
        /// 502 with a proxy's page.
        BadGateway = "502_html",
        /// Carried out, and 503 with the page of a proxy that has lost the answer.
        Lost503 = "503_html",
        /// Carried out, and 429 with a proxy's page.
        Lost429 = "429_html",
        /// Carried out, and 401 with a proxy's page.
        Lost401 = "401_html",
        /// Carried out, and 200 without a body.
        Empty = "empty",
        /// Carried out, and half of the JSON.
        Truncated = "truncated",
        /// Carried out, and the connection breaks in the middle of the answer.
        Cut = "cut",
        /// The connection is closed without an answer.
        Drop = "drop",
        /// No answer.
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
        /// The field is not there.
        Missing = "missing",
    }
}

choice! {
    /// The shape of `USER_OPTIONS` and `APP_OPTIONS` while nothing is stored in them.
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
    /// The `name` that the widget's frame is given.
    WindowName {
        /// `HOST|PROTOCOL|SID`.
        Normal = "normal",
        /// The same, and `HOST:80` where the port is 80.
        DefaultPort = "default_port",
        /// A name that is no such triple.
        Missing = "missing",
        /// A triple that names `evil.example`.
        Unlisted = "unlisted",
    }
}

choice! {
    /// How the frame is opened.
    Method {
        /// A form POST to the handler.
        Post = "POST",
        /// `iframe.src`, as for an app on the portal's own static storage.
        Get = "GET",
    }
}

choice! {
    /// What happens to the `placement-context` block of a page asked for by POST.
    ContextBlock {
        /// It stays as it was built.
        Absent = "absent",
        /// It is filled from the query and the body.
        Filled = "filled",
    }
}

choice! {
    /// How the widget's host takes a POST.
    Post {
        /// With the page.
        Answered = "answered",
        /// With 405, as most static hosting does.
        Refused = "405",
    }
}

choice! {
    /// What goes wrong with `*.wasm`.
    Wasm {
        /// Nothing.
        Normal = "normal",
        /// It is not there.
        NotFound = "404",
        /// The download begins and never ends.
        Hang = "hang",
        /// The right bytes as `application/octet-stream`.
        Octet = "octet",
        /// An HTML page with status 200.
        Html = "html",
        /// The right beginning, then nonsense.
        Corrupt = "corrupt",
        /// The answer waits until this switch is changed.
        Held = "held",
    }
}

choice! {
    /// What goes wrong with `*.js`, except `boot*.js`.
    Js {
        /// Nothing.
        Normal = "normal",
        /// It is not there.
        NotFound = "404",
        /// The download begins and never ends.
        Hang = "hang",
    }
}

choice! {
    /// What goes wrong with the files under `/data/`.
    Data {
        /// Nothing.
        Normal = "normal",
        /// They are not there.
        NotFound = "404",
        /// The download begins and never ends.
        Hang = "hang",
        /// Bytes that mean nothing.
        Garbage = "garbage",
        /// The answer waits until this switch is changed.
        Held = "held",
    }
}

choice! {
    /// What goes wrong with language packs: files under `/data/` with names, not the catalogue.
    Pack {
        /// Nothing.
        Normal = "normal",
        /// They are not there.
        NotFound = "404",
        /// The download begins and never ends.
        Hang = "hang",
        /// The first half of each.
        Truncated = "truncated",
        /// An HTML page with status 200.
        Html = "html",
        /// Packs of another catalogue than the one beside them.
        OtherCatalogue = "other_catalogue",
        /// The answer waits until this switch is changed.
        Held = "held",
    }
}

choice! {
    /// When the widget's page arrives.
    PageTime {
        /// At once.
        Whole = "whole",
        /// Its head at once, its body when this switch is changed.
        BodyHeld = "body_held",
    }
}

choice! {
    /// What a proxy, a virus scanner or the host's statistics, between host and browser, put
    /// into the widget's page.
    Foreign {
        /// Nothing.
        None = "none",
        /// A script of another origin at the beginning of the head. The policy blocks it.
        HeadScript = "head_script",
        /// The same at the end of the body.
        BodyScript = "body_script",
        /// A script in the page itself. The policy blocks it.
        Inline = "inline",
        /// A style sheet of another origin. The policy blocks it.
        Style = "style",
        /// A picture of another origin. The policy blocks it.
        Image = "image",
        /// Something of another origin that is preloaded. The policy blocks it.
        Preload = "preload",
        /// A script of the widget's origin that is not there.
        MissingScript = "missing_script",
        /// A style sheet of the widget's origin that is not there.
        MissingStyle = "missing_style",
        /// A script of the widget's origin that throws.
        Throws = "throws",
        /// One with a promise that is rejected and never awaited.
        Rejects = "rejects",
        /// One whose own WebAssembly traps.
        Traps = "traps",
    }
}

choice! {
    /// The Content-Security-Policy of the widget's page.
    Csp {
        /// The build's own.
        Strict = "strict",
        /// That, but without `'wasm-unsafe-eval'`.
        NoWasm = "no_wasm",
        /// None.
        Off = "off",
    }
}

choice! {
    /// What goes wrong with requests, whichever host they are for.
    RequestFault {
        /// Nothing.
        None = "none",
        /// The connection is closed without an answer.
        Refused = "refused",
        /// 404.
        NotFound = "404",
        /// 500.
        Broken = "500",
        /// An HTML page with status 200.
        Html = "html",
        /// The first half, which looks like all of it.
        Truncated = "truncated",
        /// The right answer as `application/octet-stream`.
        Mime = "mime",
        /// The right answer after ten seconds (times the factor on time limits).
        Slow = "slow",
        /// No answer for as long as this switch stays.
        Hang = "hang",
        /// Half of the right answer; then the connection breaks.
        Cut = "cut",
        /// The answer of another version of the widget.
        Old = "old",
    }
}

choice! {
    /// Which key of the GIF service the page has.
    GifKey {
        /// One that the service takes.
        Right = "right",
        /// None.
        None = "none",
        /// One that it refuses.
        Wrong = "wrong",
    }
}

choice! {
    /// What goes wrong with the GIF service's answers.
    GifAnswer {
        /// Nothing.
        Right = "right",
        /// 401.
        NoKey = "401",
        /// 403.
        BadKey = "403",
        /// 404.
        NotFound = "404",
        /// 414.
        TooLong = "414",
        /// 429, told in `message`.
        TooMany = "429",
        /// 429, told in `meta`.
        TooManyMeta = "429_meta",
        /// 429 from a proxy that leaves out the CORS headers: the page sees a network failure.
        TooManyNoCors = "429_no_cors",
        /// 500.
        Broken = "500",
        /// 502 with a proxy's page.
        BadGateway = "502_html",
        /// 503.
        Unavailable = "503",
        /// A page with status 200.
        Html = "html",
        /// Nothing at all with status 200.
        Empty = "empty",
        /// 204.
        NoContent = "204",
        /// Half of the JSON.
        Truncated = "truncated",
        /// A byte order mark before the JSON.
        Bom = "bom",
        /// Bytes that are no text after the JSON.
        NotUtf8 = "not_utf8",
        /// JSON nested too deep to be read.
        Deep = "deep",
        /// Ten megabytes more than usual.
        Huge = "huge",
        /// 200 without a response id.
        Synthetic = "synthetic",
        /// Not in this country.
        Region = "region",
        /// No `pagination`.
        NoPagination = "no_pagination",
        /// A total of 0.
        ZeroTotal = "zero_total",
        /// The offset as a string.
        StringOffset = "string_offset",
        /// The connection breaks in the middle.
        Cut = "cut",
        /// No items.
        None = "none",
        /// One item that is not in a list.
        Object = "object",
        /// The list as PHP writes one with gaps: an object with numbers for names.
        Numbered = "numbered",
        /// `null` in the place of items.
        Null = "null",
    }
}

choice! {
    /// What goes wrong with its items.
    GifItems {
        /// Nothing.
        Right = "right",
        /// Each one twice in a page.
        Duplicates = "duplicates",
        /// Every page is the first one.
        Repeated = "repeated",
        /// Fewer than asked for, and more to follow.
        Few = "few",
        /// Renditions missing, empty, of strange sizes.
        OddRenditions = "odd_renditions",
        /// Sizes as `200.0` or `"150.0"`.
        DecimalSizes = "decimal_sizes",
        /// Id and images only.
        MissingFields = "missing_fields",
        /// `null` in many places.
        Nulls = "nulls",
        /// Titles that are empty, long, markup.
        OddTitles = "odd_titles",
        /// Addresses that lead elsewhere.
        OddUrls = "odd_urls",
        /// Advertisements.
        Ads = "ads",
        /// Rated higher than asked for.
        TooHigh = "too_high",
        /// No objects.
        Alien = "alien",
    }
}

choice! {
    /// When the GIF service answers.
    GifTime {
        /// At once.
        Right = "right",
        /// After some time.
        Slow = "slow",
        /// When this switch is changed.
        Hold = "hold",
    }
}

choice! {
    /// What goes wrong with its pictures.
    GifMedia {
        /// Nothing.
        Right = "right",
        /// They are not there.
        NotFound = "404",
        /// The download begins and never ends.
        Hang = "hang",
        /// The right type, and no picture.
        Broken = "broken",
        /// The answer waits until this switch is changed.
        Hold = "hold",
        /// Nothing that moves.
        StillsOnly = "stills_only",
    }
}

choice! {
    /// What goes wrong where uses are told.
    GifPingback {
        /// Nothing.
        Right = "right",
        /// 500.
        Broken = "500",
        /// No answer.
        Hang = "hang",
    }
}
