//! Checks which features after WebAssembly 1.0 the wasm files use.

use super::delivered;
use wasmparser::{Validator, WasmFeatures};

/// The allowed features, with the first Safari that supports them, which is always the last
/// browser: mutable globals (13.1), sign extension (14.1), saturating conversions (15.0), bulk
/// memory (15.0). Floating-point numbers belong to the first version. Reference types exist since
/// 15.0, but Safari 16.0 to 16.3 have a bug in wasm-bindgen's use of them.
const ALLOWED: WasmFeatures = WasmFeatures::FLOATS
    .union(WasmFeatures::MUTABLE_GLOBAL)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
    .union(WasmFeatures::BULK_MEMORY);

/// Returns the names of the features that a file requires.
///
/// # Panics
/// When it is no valid wasm file.
fn used(name: &str, wasm: &[u8]) -> Vec<&'static str> {
    let runs_with = |features| Validator::new_with_features(features).validate_all(wasm).is_ok();
    let mut needed = WasmFeatures::all();
    assert!(runs_with(needed), "{name} is no wasm file");
    for (_, feature) in WasmFeatures::all().iter_names() {
        if runs_with(needed.difference(feature)) {
            needed.remove(feature);
        }
    }
    needed.iter_names().map(|(name, _)| name).collect()
}

/// Returns a module of one type with the given results, and with one function of it if `body` is
/// not empty.
fn module(results: &[u8], body: &[u8]) -> Vec<u8> {
    let mut wasm = b"\0asm\x01\0\0\0".to_vec();
    let mut section = |id: u8, content: &[u8]| {
        wasm.push(id);
        wasm.push(u8::try_from(content.len()).expect("a short section"));
        wasm.extend(content);
    };
    let count = u8::try_from(results.len()).expect("few results");
    section(1, &[&[1, 0x60, 0, count], results].concat());
    section(3, &[1, 0]);
    let length = u8::try_from(body.len() + 2).expect("a short body");
    section(10, &[&[1, length, 0], body, &[0x0b]].concat());
    wasm
}

#[test]
fn used_features_are_detected() {
    const I32: u8 = 0x7f;
    let constant = [0x41, 7];
    assert_eq!(used("plain", &module(&[I32], &constant)), [""; 0]);
    let two = module(&[I32, I32], &[constant, constant].concat());
    assert_eq!(used("two results", &two), ["MULTI_VALUE"]);
    let extended = module(&[I32], &[&constant[..], &[0xc0]].concat());
    assert_eq!(used("an extended sign", &extended), ["SIGN_EXTENSION"]);
    let null = module(&[0x6f], &[0xd0, 0x6f]);
    assert!(used("a reference", &null).contains(&"REFERENCE_TYPES"), "{:?}", used("", &null));
}

#[test]
fn the_wasm_files_use_no_newer_features() {
    let files = delivered("wasm");
    assert!(files.len() > 3, "the app, and code for later");
    for (name, wasm) in files {
        let used = used(&name, &wasm);
        println!("{name}: {}", used.join(", "));
        if let Err(error) = Validator::new_with_features(ALLOWED).validate_all(&wasm) {
            panic!("{name} uses {}: {error}", used.join(", "));
        }
    }
}
