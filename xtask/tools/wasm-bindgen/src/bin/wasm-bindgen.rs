//! `wasm-bindgen`, which writes the script between a wasm file and the browser.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(std::env::args_os())
}
