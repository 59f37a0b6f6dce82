//! Running other programs, and saying plainly when one cannot be run or fails.

use std::ffi::OsStr;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail};

/// Runs a command with its output shown, and fails if it does.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if !status.success() {
        bail!("`{}` failed ({status}); what it said stands above", shown(command));
    }
    Ok(())
}

/// Runs a command and returns what it printed.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| not_started(command, &error))?;
    printed(command, output)
}

/// Runs a command that reads a text and writes another.
pub fn filtered(command: &mut Command, text: &str) -> Result<String> {
    let piped = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit());
    let mut child = piped.spawn().map_err(|error| not_started(command, &error))?;
    let input = child.stdin.take();
    let output = std::thread::scope(|scope| {
        // In a thread of its own: a program that writes before it has read everything would wait for ever.
        scope.spawn(move || input.map(|mut input| input.write_all(text.as_bytes())));
        child.wait_with_output()
    });
    let output = output.with_context(|| format!("`{}` was lost", shown(command)))?;
    printed(command, output)
}

/// What a command printed, if it came off.
fn printed(command: &Command, output: Output) -> Result<String> {
    if !output.status.success() {
        bail!(
            "`{}` failed ({}); what it said stands above",
            shown(command),
            output.status
        );
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{}` printed what is not UTF-8", shown(command)))
}

/// Says what is done next.
pub fn step(what: &str) {
    eprintln!("\n▸ {what}");
}

/// The program of that name on `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ""] } else { &[""] };
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|folder| {
            endings
                .iter()
                .map(move |ending| folder.join(format!("{program}{ending}")))
        })
        .find(|file| file.is_file())
}

/// `npm`, or the sentence that says how to get it.
pub fn npm() -> Result<Command> {
    match (find("node"), find("npm")) {
        (Some(_), Some(npm)) => Ok(Command::new(npm)),
        _ => bail!(
            "Node.js with npm is needed (for wasm-opt, and for the tests) and is not on PATH; install version 20 or \
             later from https://nodejs.org or with the system's package manager, and run this again"
        ),
    }
}

/// `PATH` with these folders first.
pub fn path_with<'a>(folders: impl IntoIterator<Item = &'a Path>) -> Result<std::ffi::OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = folders
        .into_iter()
        .map(PathBuf::from)
        .chain(std::env::split_paths(&path));
    std::env::join_paths(folders).context("a folder on PATH holds a character that PATH cannot hold")
}

fn not_started(command: &Command, error: &std::io::Error) -> anyhow::Error {
    match error.kind() {
        ErrorKind::NotFound => anyhow::anyhow!("`{}` is not installed, or not on PATH", name(command)),
        _ => anyhow::anyhow!("`{}` could not be started: {error}", shown(command)),
    }
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn shown(command: &Command) -> String {
    let arguments = command.get_args().map(OsStr::to_string_lossy);
    std::iter::once(command.get_program().to_string_lossy())
        .chain(arguments)
        .collect::<Vec<_>>()
        .join(" ")
}
