//! Puts what `dossier pack` writes pages with into the program: the built page, as the template, and the stemmers.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

fn main() {
    let root = Path::new("../..");
    println!("cargo::rerun-if-env-changed=CARGO_TARGET_DIR");
    let target = root.join(env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from));
    for (file, name) in [
        (root.join("dist/index.html"), "template.html"),
        (target.join("stemmers.txt"), "stemmers.txt"),
    ] {
        println!("cargo::rerun-if-changed={}", file.display());
        // Without them the program is built all the same: only `pack` needs them, and says so.
        let bytes = fs::read(file).unwrap_or_default();
        let out = env::var_os("OUT_DIR").unwrap_or_default();
        if let Err(error) = fs::write(Path::new(&out).join(name), bytes) {
            eprintln!("{name} could not be put into the program: {error}");
            process::exit(1);
        }
    }
}
