//! How a call can fail, and what the caller is told.

use std::io;
use std::process::ExitCode;

use dossier_ingest::IngestError;

/// Why a call came to nothing.
pub(crate) enum Failure {
    /// The call was not understood: exit status 2.
    Usage(String),
    /// The input cannot be used: exit status 1. The message names the place and the mend.
    Unusable(String),
    /// What was found could not be written out: exit status 1, or none if the reader had enough.
    Output(io::Error),
}

impl Failure {
    /// Says it on standard error, and gives the exit status.
    pub(crate) fn report(self) -> ExitCode {
        match self {
            Self::Usage(what) => {
                eprint!("dossier: {what}\n\n{}", crate::args::USAGE);
                ExitCode::from(2)
            }
            Self::Unusable(what) => {
                eprintln!("dossier: {what}");
                ExitCode::from(1)
            }
            // `dossier … | head` closes the pipe when it has seen enough.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Self::Output(error) => {
                eprintln!("dossier: the output could not be written: {error}. Make room, or write elsewhere.");
                ExitCode::from(1)
            }
        }
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<IngestError> for Failure {
    fn from(error: IngestError) -> Self {
        Self::Unusable(error.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
