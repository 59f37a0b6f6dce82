//! `cargo xtask`: every chore of this project as one command, on a machine that has only Rust and Node.js.
//!
//! It exists so that the README can name two commands and keep its word, and so that continuous integration and a
//! person at the keyboard run the very same thing.

mod bench;
mod browsers;
mod build;
mod check;
mod compare_bench;
mod direction;
mod ingest_bench;
mod linked;
mod living;
mod module;
mod neighbours;
mod one_file;
mod panics;
mod process;
mod project;
mod relocations;
mod scorers;
mod serve;
mod stemmers;
mod test;
mod tools;
mod unpacker;
mod variables;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N]                    set up what is missing, build the page, serve it at http://127.0.0.1:8080
                                      and build again whenever a file changes
  build                               write the page, dist/index.html, and the command line, target/release/dossier
  test [native|components|e2e]        set up what is missing and run every test, or one stage of them
  check                               format, lint, documentation, direction of dependencies
  bench [--ingest|--compare]          the size of the page part by part, and how fast it answers; or how well folders
                                      are read, or articles compared, by collections and scorers beside the project

Tools go to a folder of your own, one for each version, so that the next clone finds them there.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    match arguments {
        [] | ["help" | "-h" | "--help", ..] | [_, "-h" | "--help"] => {
            print!("{HELP}");
            Ok(())
        }
        ["serve", options @ ..] => serve::serve(serve::port(options)?),
        ["build"] => build::build(&tools::set_up()?),
        ["test"] => test::test(&test::Stage::ALL),
        ["test", stage] => test::test(&[stage.parse()?]),
        ["check"] => check::check(),
        ["bench"] => bench::bench(),
        ["bench", "--ingest"] => ingest_bench::bench(),
        ["bench", "--compare"] => compare_bench::bench(),
        // Trunk's post-build hook; see Trunk.toml.
        ["one-file"] => one_file::one_file(),
        #[cfg(unix)]
        ["announce", port] => {
            serve::announce(port.parse()?);
            Ok(())
        }
        _ => bail!("`{}` is not a command of this tool\n\n{HELP}", arguments.join(" ")),
    }
}
