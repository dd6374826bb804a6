//! Code that a build may put into a separate file, which the app loads when it first needs it.

/// Declares a function that `cargo xtask dist` (feature `split`) puts into a file of this name,
/// together with the code that only this function uses. A call is asynchronous and fails if the
/// file does not load. In other builds it is an ordinary function with the same signature.
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
