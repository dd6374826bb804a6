//! `wasm-bindgen`, which generates the script that connects a wasm file with the browser.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(std::env::args_os())
}
