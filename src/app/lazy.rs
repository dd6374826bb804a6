//! Code that a build may put into a file of its own, which is loaded when it is first needed.

/// Declares a function whose code, and whatever nothing else needs, `cargo xtask dist` puts into a
/// file of that name (feature `split`). Calling it is asynchronous and may fail: the file may not
/// come. In other builds it is an ordinary function behind the same signature.
macro_rules! lazy {
    ($(#[$about:meta])* $file:ident: fn $name:ident($($argument:ident: $type:ty),* $(,)?) -> $output:ty $body:block) => {
        $(#[$about])*
        #[cfg(feature = "split")]
        // The macro declares the function as an import of the main file.
        #[allow(unsafe_code)]
        #[wasm_split_helpers::wasm_split($file, fallible)]
        fn $name($($argument: $type),*) -> Result<$output, wasm_split_helpers::SplitLoaderError> {
            Ok($body)
        }

        $(#[$about])*
        #[cfg(not(feature = "split"))]
        async fn $name($($argument: $type),*) -> Result<$output, std::convert::Infallible> {
            Ok($body)
        }
    };
}

pub(crate) use lazy;
