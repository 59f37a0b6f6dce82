//! `cargo xtask serve`: the page at an address, built again whenever a file changes.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::build::PROFILE;
use crate::process::step;
use crate::{project, tools};

const PORT: u16 = 8080;

/// How long to wait before looking again whether the page is there.
const PAUSE: Duration = Duration::from_millis(200);

/// The port asked for by the options of the command.
pub fn port(options: &[&str]) -> Result<u16> {
    match options {
        [] => Ok(PORT),
        ["--port", port] => port
            .parse()
            .with_context(|| format!("`{port}` is no port: a number from 1 to 65535 is")),
        _ => bail!("`serve` knows `--port N` and nothing else"),
    }
}

/// Serves the page until it is interrupted.
pub fn serve(port: u16) -> Result<()> {
    let tools = tools::set_up()?;
    if let Err(error) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        bail!(
            "port {port} cannot be used ({error}); choose another: `cargo xtask serve --port {}`",
            port.wrapping_add(1).max(1024)
        );
    }
    step("Building the page; the first time takes a minute or two");
    let folder = project::target().join("serve");
    // A page of an earlier time must not pass for one that this build could not make.
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let mut trunk = tools.trunk()?;
    trunk.arg("serve").args(PROFILE);
    trunk
        .args(["--address", "127.0.0.1", "--port", &port.to_string(), "--dist"])
        .arg(&folder);
    become_server(&mut trunk, port)
}

/// Says where the page is as soon as it is there. Called in a process of its own; see [`become_server`].
#[cfg(unix)]
pub fn announce(port: u16) {
    let server = std::os::unix::process::parent_id();
    while !is_served(port).unwrap_or(false) {
        thread::sleep(PAUSE);
        if std::os::unix::process::parent_id() != server {
            return; // the server has ended
        }
    }
    say(port);
}

/// This process turns into Trunk, so that whoever ends it ends the server, which would else keep its port.
#[cfg(unix)]
fn become_server(trunk: &mut Command, port: u16) -> Result<()> {
    use std::os::unix::process::CommandExt;

    let this = std::env::current_exe().context("cannot tell where this program is")?;
    Command::new(this)
        .args(["announce", &port.to_string()])
        .spawn()
        .context("cannot start a second process")?;
    Err(trunk.exec()).context("Trunk could not be started")
}

#[cfg(not(unix))]
fn become_server(trunk: &mut Command, port: u16) -> Result<()> {
    thread::spawn(move || {
        while !is_served(port).unwrap_or(false) {
            thread::sleep(PAUSE);
        }
        say(port);
    });
    crate::process::run(trunk)
}

fn say(port: u16) {
    println!("\n  Dossier is at http://127.0.0.1:{port}\n");
    println!("  It is built again whenever a file changes. Ctrl+C ends it.\n");
}

fn is_served(port: u16) -> std::io::Result<bool> {
    let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    connection.set_read_timeout(Some(Duration::from_secs(2)))?;
    write!(
        connection,
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
    )?;
    let mut status = [0; 12];
    connection.read_exact(&mut status)?;
    Ok(status.ends_with(b" 200"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_a_number() {
        assert_eq!(port(&[]).ok(), Some(8080));
        assert_eq!(port(&["--port", "9000"]).ok(), Some(9000));
        assert!(port(&["--port", "http"]).is_err());
        assert!(port(&["--open"]).is_err());
    }
}
