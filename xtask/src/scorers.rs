//! The scorers and collections that stand beside the project (`../shared`, or where `DOSSIER_SHARED` says): they measure
//! how well folders are read and articles compared, and are no part of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::process::{self, step};
use crate::project;

/// Where they are, and an empty folder to work in.
pub struct Scorers {
    /// The folder of the collections.
    pub corpora: PathBuf,
    scorers: PathBuf,
    /// The folder to work in.
    pub work: PathBuf,
}

impl Scorers {
    /// Finds them, and clears the folder of that name below `target`.
    pub fn find(work: &str) -> Result<Self> {
        let shared =
            std::env::var_os("DOSSIER_SHARED").map_or_else(|| project::root().join("../shared"), PathBuf::from);
        if !shared.join("scorers").is_dir() {
            bail!(
                "there are no scorers in {}; DOSSIER_SHARED names another place",
                shared.display()
            );
        }
        let work = project::root().join("target").join(work);
        fs::remove_dir_all(&work).ok(); // it may not be there yet
        fs::create_dir_all(&work).with_context(|| format!("cannot create {}", work.display()))?;
        Ok(Self {
            corpora: shared.join("corpora"),
            scorers: shared.join("scorers"),
            work,
        })
    }

    /// Writes a collection as a folder of that name, and gives its path.
    pub fn unpack(&self, collection: &Path, folder: &str, options: &[&str]) -> Result<PathBuf> {
        let to = self.work.join(folder);
        process::run(
            self.python("folder.py")
                .arg(collection)
                .arg(&to)
                .args(options)
                .stdout(Stdio::null()),
        )?;
        Ok(to)
    }

    /// Has a scorer print how what was made compares with what is right.
    pub fn score(&self, what: &str, script: &str, made: &Path, right: &Path, options: &[&str]) -> Result<()> {
        step(what);
        process::run(self.python(script).arg(made).arg(right).args(options))
    }

    fn python(&self, script: &str) -> Command {
        let mut python = Command::new("python3");
        python.arg(self.scorers.join(script)).stdin(Stdio::null());
        python
    }
}
