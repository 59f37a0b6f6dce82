//! Puts the built page into the program, as the template of `dossier pack`.

use std::path::Path;
use std::{env, fs, process};

fn main() {
    let page = Path::new("../../dist/index.html");
    println!("cargo::rerun-if-changed={}", page.display());
    // Without a page the program is built all the same: only `pack` needs one, and says so.
    let page = fs::read(page).unwrap_or_default();
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    if let Err(error) = fs::write(Path::new(&out).join("template.html"), page) {
        eprintln!("the page could not be put into the program: {error}");
        process::exit(1);
    }
}
