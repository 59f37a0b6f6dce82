//! `dossier`: packs, checks, searches and compares a folder of articles.
//!
//! Every command reads the folder afresh, asks the engine, and prints what it says. What this program does not do:
//! decide anything about texts. That is for `dossier-ingest` and `dossier-engine`, which the page uses too.

mod args;
mod check;
mod compare;
mod failure;
mod folder;
mod harmless;
mod pack;
mod search;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use args::Command;
use failure::Failure;
use harmless::Harmless;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn run() -> Result<(), Failure> {
    let command = Command::parse(lexopt::Parser::from_env())?;
    let mut out = BufWriter::new(Harmless(io::stdout().lock()));
    match &command {
        Command::Pack(options) => pack::run(options, &mut out),
        Command::Check(options) => check::run(options, &mut out),
        Command::Search(options) => search::run(options, &mut out),
        Command::Compare(options) => compare::run(options, &mut out),
        Command::Help => Ok(out.write_all(args::HELP.as_bytes())?),
        Command::Version => Ok(writeln!(out, "dossier {}", env!("CARGO_PKG_VERSION"))?),
    }?;
    Ok(out.flush()?)
}
