//! The browsers that the tests drive: found where they usually are, or installed by the system's package manager.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{self, step};

/// Where the browsers are.
pub struct Browsers {
    /// Chromium or Chrome.
    pub chromium: PathBuf,
    /// The driver that belongs to it.
    pub driver: PathBuf,
    /// Firefox.
    pub firefox: PathBuf,
    /// WebKitGTK, if the system has it.
    pub webkit: Option<WebKit>,
}

/// Where WebKitGTK is.
pub struct WebKit {
    /// The driver, which knows where the browser is.
    pub driver: PathBuf,
    /// The display that the browser needs, though nobody looks at it.
    pub xvfb: PathBuf,
}

/// Makes sure that the browsers are there.
pub fn set_up() -> Result<Browsers> {
    install_missing(&WANTED)?;
    let [chromium, driver, firefox] = &WANTED;
    Ok(Browsers {
        chromium: chromium.found()?,
        driver: driver.found()?,
        firefox: firefox.found()?,
        webkit: webkit()?,
    })
}

/// WebKitGTK, which is to be had on Linux only: elsewhere the tests do without it and say so. Where changes are judged
/// (`CI` is set) it must be there.
fn webkit() -> Result<Option<WebKit>> {
    let [driver, xvfb] = &WANTED_FOR_WEBKIT;
    let found = install_missing(&WANTED_FOR_WEBKIT).and_then(|()| {
        Ok(WebKit {
            driver: driver.found()?,
            xvfb: xvfb.found()?,
        })
    });
    match found {
        Ok(webkit) => Ok(Some(webkit)),
        Err(error) if std::env::var_os("CI").is_some() => Err(error),
        Err(error) => {
            step(&format!(
                "Nothing is tested in WebKit, which is to be had on Linux only: {error:#}"
            ));
            Ok(None)
        }
    }
}

fn install_missing(those: &[Wanted]) -> Result<()> {
    let missing: Vec<_> = those.iter().filter(|wanted| wanted.find().is_none()).collect();
    if missing.is_empty() { Ok(()) } else { install(&missing) }
}

struct Wanted {
    name: &'static str,
    /// The environment variable that says where it is.
    variable: &'static str,
    /// What it is called on `PATH`.
    programs: &'static [&'static str],
    /// Where it is on systems that do not put it on `PATH`.
    places: &'static [&'static str],
    apt: &'static str,
    dnf: &'static str,
    pacman: &'static str,
    /// Empty if it has none.
    brew: &'static str,
}

const WANTED: [Wanted; 3] = [
    Wanted {
        name: "Chromium",
        variable: "DOSSIER_CHROMIUM",
        programs: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
        places: &[
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            r"C:\Program Files\Google\Chrome\Application\chrome.exe",
            r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        ],
        apt: "chromium",
        dnf: "chromium",
        pacman: "chromium",
        brew: "google-chrome",
    },
    Wanted {
        name: "ChromeDriver",
        variable: "CHROMEDRIVER",
        programs: &["chromedriver"],
        places: &[
            "/usr/lib/chromium/chromedriver",
            "/usr/lib/chromium-browser/chromedriver",
        ],
        apt: "chromium-driver",
        dnf: "chromedriver",
        pacman: "chromium",
        brew: "chromedriver",
    },
    Wanted {
        name: "Firefox",
        variable: "DOSSIER_FIREFOX",
        programs: &["firefox-esr", "firefox"],
        places: &[
            "/Applications/Firefox.app/Contents/MacOS/firefox",
            r"C:\Program Files\Mozilla Firefox\firefox.exe",
        ],
        apt: "firefox-esr",
        dnf: "firefox",
        pacman: "firefox",
        brew: "firefox",
    },
];

const WANTED_FOR_WEBKIT: [Wanted; 2] = [
    Wanted {
        name: "the driver of WebKitGTK",
        variable: "DOSSIER_WEBKIT",
        programs: &["WebKitWebDriver"],
        places: &[],
        apt: "webkit2gtk-driver",
        dnf: "webkitgtk6.0",
        pacman: "webkitgtk-6.0",
        brew: "",
    },
    Wanted {
        name: "Xvfb",
        variable: "DOSSIER_XVFB",
        programs: &["Xvfb"],
        places: &[],
        apt: "xvfb",
        dnf: "xorg-x11-server-Xvfb",
        pacman: "xorg-server-xvfb",
        brew: "",
    },
];

impl Wanted {
    fn find(&self) -> Option<PathBuf> {
        let told = std::env::var_os(self.variable).map(PathBuf::from);
        told.or_else(|| self.programs.iter().find_map(|program| process::find(program)))
            .or_else(|| self.places.iter().map(PathBuf::from).find(|place| place.is_file()))
    }

    fn found(&self) -> Result<PathBuf> {
        let path = self.find().with_context(|| by_hand(&[self]))?;
        if !path.is_file() {
            bail!(
                "{} is said to be at {}, and is not; correct {}",
                self.name,
                path.display(),
                self.variable
            );
        }
        Ok(path)
    }
}

fn install(missing: &[&Wanted]) -> Result<()> {
    let Some(manager) = MANAGERS.iter().find(|manager| process::find(manager.program).is_some()) else {
        bail!(by_hand(missing));
    };
    let mut packages: Vec<_> = missing.iter().map(|wanted| (manager.package)(wanted)).collect();
    packages.dedup();
    if packages.contains(&"") {
        bail!(by_hand(missing));
    }
    step(&format!("Installing {} with {}", packages.join(", "), manager.program));
    for arguments in manager.calls {
        let mut call = manager.call();
        call.args(*arguments);
        if arguments.contains(&"install") || arguments.contains(&"-S") {
            call.args(&packages);
        }
        process::run(&mut call).with_context(|| by_hand(missing))?;
    }
    Ok(())
}

struct Manager {
    program: &'static str,
    /// Its calls in order; the packages are added to the one that installs.
    calls: &'static [&'static [&'static str]],
    /// Whether it wants to be run by the administrator.
    administers: bool,
    package: fn(&Wanted) -> &'static str,
}

const MANAGERS: [Manager; 4] = [
    Manager {
        program: "apt-get",
        calls: &[&["update"], &["install", "--yes"]],
        administers: true,
        package: |wanted| wanted.apt,
    },
    Manager {
        program: "dnf",
        calls: &[&["install", "--assumeyes"]],
        administers: true,
        package: |wanted| wanted.dnf,
    },
    Manager {
        program: "pacman",
        calls: &[&["-S", "--needed", "--noconfirm"]],
        administers: true,
        package: |wanted| wanted.pacman,
    },
    Manager {
        program: "brew",
        calls: &[&["install", "--cask"]],
        administers: false,
        package: |wanted| wanted.brew,
    },
];

impl Manager {
    fn call(&self) -> Command {
        let administrator = process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
        if !self.administers || administrator {
            let mut call = Command::new(self.program);
            call.env("DEBIAN_FRONTEND", "noninteractive");
            return call;
        }
        let mut call = Command::new("sudo");
        call.args(["DEBIAN_FRONTEND=noninteractive", self.program]);
        call
    }
}

fn by_hand(missing: &[&Wanted]) -> String {
    let names: Vec<_> = missing.iter().map(|wanted| wanted.name).collect();
    let variables: Vec<_> = missing.iter().map(|wanted| wanted.variable).collect();
    format!(
        "the tests need {}; install it by hand so that it is on PATH, or say where it is with {}, and run this again",
        names.join(", "),
        variables.join(", ")
    )
}
