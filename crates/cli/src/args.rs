//! The call: raw arguments, read once into what a command needs.

use std::ffi::OsString;
use std::path::PathBuf;

use dossier_engine::View;
use lexopt::{Arg, Parser, ValueExt};

use crate::failure::Failure;

/// What was asked for.
pub(crate) enum Command {
    Pack(Pack),
    Check(Check),
    Search(Search),
    Compare(Compare),
    Help,
    Version,
}

/// `dossier pack`
pub(crate) struct Pack {
    pub(crate) folder: PathBuf,
    pub(crate) page: PathBuf,
    pub(crate) title: Option<String>,
    /// A page to take instead of the one in the program.
    pub(crate) template: Option<PathBuf>,
    /// Whether the worker that opens the page without a network is written beside it.
    pub(crate) app: bool,
}

/// `dossier check`
pub(crate) struct Check {
    pub(crate) folder: PathBuf,
    pub(crate) shown: Shown,
}

/// What `dossier check` shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    Table,
    Json,
    /// The names that were found, as a draft for the manifest.
    Names,
}

/// `dossier search`
pub(crate) struct Search {
    pub(crate) folder: PathBuf,
    pub(crate) queries: Queries,
    pub(crate) limit: Option<usize>,
    /// Whether one of the words is enough.
    pub(crate) any: bool,
}

/// What is searched for, and in which form the answer is printed.
pub(crate) enum Queries {
    One {
        query: String,
        json: bool,
    },
    /// A file of queries, answered as a TREC run.
    Run {
        file: PathBuf,
    },
}

/// `dossier compare`
pub(crate) struct Compare {
    pub(crate) folder: PathBuf,
    pub(crate) ids: Vec<String>,
    pub(crate) form: Form,
    /// How alike sentences must be to state the same, in hundredths, if not as usual.
    pub(crate) least: Option<u8>,
}

/// In which form a comparison is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Text,
    Json,
    Csv,
    Markdown,
}

/// The calls, for whoever got one wrong.
pub(crate) const USAGE: &str = "\
Usage: dossier pack FOLDER -o PAGE.html [--title T] [--app] [--template PAGE.html]
       dossier check FOLDER [--json | --names]
       dossier search FOLDER QUERY [--json] [--limit N] [--any]
       dossier search FOLDER --queries FILE --trec [--limit N] [--any]
       dossier compare FOLDER ID ID… [--json | --csv | --markdown] [--least N]
       dossier --help | --version
";

/// The calls, and what they do.
pub(crate) const HELP: &str = "\
Turns a folder of articles into one web page that searches, filters and compares them.

Usage: dossier pack FOLDER -o PAGE.html [--title T] [--app] [--template PAGE.html]
       dossier check FOLDER [--json | --names]
       dossier search FOLDER QUERY [--json] [--limit N] [--any]
       dossier search FOLDER --queries FILE --trec [--limit N] [--any]
       dossier compare FOLDER ID ID… [--json | --csv | --markdown] [--least N]
       dossier --help | --version

pack     writes the one-file page for the folder
  -o, --output PAGE   where to write it; what is there is replaced
  --title T           what to call the collection
  --app               write dossier-worker.js beside the page, too: on a host, readers can then keep the page for when there is no network
  --template PAGE     a page written by Dossier, to take instead of the one in this program
check    shows what was read from each file
  --names             prints the names found in the texts as a draft for corpus.toml
search   lists the articles that hold all words of the query, the best first
  --any               one of the words is enough
  --limit N           at most so many articles
  --queries FILE      many queries: a line each, an id, a tab, and words taken as they are
  --trec              prints them as a TREC run: qid Q0 id rank score dossier
compare  shows what articles say alike, and what each says alone
  --csv, --markdown   prints the statements as a table
  --least N           how alike sentences must be to state the same, from 5 to 100; 34 unless it is given

--json prints JSON, for check an object a line.

FOLDER holds articles in any of many forms (docs/CORPUS.md lists them), and may hold a corpus.toml that says more about them.
A query is words, \"words in a row\" and -words that must not occur. Put -- before one that begins with a hyphen.

Exit status: 0 done; 1 the input cannot be used; 2 the call was not understood.
";

impl Command {
    /// Reads the arguments.
    pub(crate) fn parse(mut parser: Parser) -> Result<Self, Failure> {
        let mut raw = Raw::default();
        while let Some(arg) = parser.next()? {
            match arg {
                Arg::Short('h') | Arg::Long("help") => return Ok(Self::Help),
                Arg::Short('V') | Arg::Long("version") => return Ok(Self::Version),
                Arg::Long("json") => raw.json = true,
                Arg::Long("names") => raw.names = true,
                Arg::Long("csv") => raw.csv = true,
                Arg::Long("markdown") => raw.markdown = true,
                Arg::Long("least") => raw.least = Some(parser.value()?.parse()?),
                Arg::Long("any") => raw.any = true,
                Arg::Long("trec") => raw.trec = true,
                Arg::Short('o') | Arg::Long("output") => raw.output = Some(parser.value()?.into()),
                Arg::Long("title") => raw.title = Some(parser.value()?.string()?),
                Arg::Long("app") => raw.app = true,
                Arg::Long("template") => raw.template = Some(parser.value()?.into()),
                Arg::Long("limit") => raw.limit = Some(parser.value()?.parse()?),
                Arg::Long("queries") => raw.queries = Some(parser.value()?.into()),
                Arg::Value(value) => raw.values.push(value),
                _ => return Err(arg.unexpected().into()),
            }
        }
        raw.command()
    }
}

/// The arguments as they came.
#[derive(Default)]
struct Raw {
    values: Vec<OsString>,
    json: bool,
    any: bool,
    names: bool,
    csv: bool,
    markdown: bool,
    least: Option<u8>,
    trec: bool,
    output: Option<PathBuf>,
    title: Option<String>,
    template: Option<PathBuf>,
    app: bool,
    limit: Option<usize>,
    queries: Option<PathBuf>,
}

impl Raw {
    fn command(mut self) -> Result<Command, Failure> {
        if self.values.is_empty() {
            return Err(usage("say what to do: pack, check, search or compare"));
        }
        let name = self.values.remove(0).string()?;
        let command = match name.as_str() {
            "pack" => Command::Pack(Pack {
                folder: self.folder()?,
                page: self
                    .output
                    .take()
                    .ok_or_else(|| usage("say where to write the page: -o PAGE.html"))?,
                title: self.title.take(),
                template: self.template.take(),
                app: std::mem::take(&mut self.app),
            }),
            "check" => Command::Check(Check {
                folder: self.folder()?,
                shown: match (self.take_json(), std::mem::take(&mut self.names)) {
                    (false, false) => Shown::Table,
                    (true, false) => Shown::Json,
                    (false, true) => Shown::Names,
                    (true, true) => return Err(usage("--json and --names do not go together")),
                },
            }),
            "search" => Command::Search(Search {
                folder: self.folder()?,
                queries: self.queries()?,
                limit: self.limit.take(),
                any: std::mem::take(&mut self.any),
            }),
            "compare" => Command::Compare(Compare {
                folder: self.folder()?,
                ids: self.ids()?,
                form: self.form()?,
                least: self.least()?,
            }),
            _ => return Err(usage(&format!("there is no command {name:?}"))),
        };
        self.refuse_rest(&name)?;
        Ok(command)
    }

    fn folder(&mut self) -> Result<PathBuf, Failure> {
        if self.values.is_empty() {
            return Err(usage("name the folder that holds the articles"));
        }
        Ok(self.values.remove(0).into())
    }

    fn take_json(&mut self) -> bool {
        std::mem::take(&mut self.json)
    }

    fn form(&mut self) -> Result<Form, Failure> {
        let given = [
            (self.take_json(), Form::Json),
            (std::mem::take(&mut self.csv), Form::Csv),
            (std::mem::take(&mut self.markdown), Form::Markdown),
        ];
        let mut forms = given.into_iter().filter(|(given, _)| *given).map(|(_, form)| form);
        match (forms.next(), forms.next()) {
            (form, None) => Ok(form.unwrap_or(Form::Text)),
            _ => Err(usage("--json, --csv and --markdown do not go together")),
        }
    }

    fn least(&mut self) -> Result<Option<u8>, Failure> {
        match self.least.take() {
            Some(least) if !View::LEAST.contains(&least) => Err(usage("--least is a number from 5 to 100")),
            least => Ok(least),
        }
    }

    fn queries(&mut self) -> Result<Queries, Failure> {
        match (self.queries.take(), std::mem::take(&mut self.trec)) {
            (Some(file), true) => Ok(Queries::Run { file }),
            (None, false) if !self.values.is_empty() => Ok(Queries::One {
                query: self.values.remove(0).string()?,
                json: self.take_json(),
            }),
            (None, false) => Err(usage("say what to search for")),
            _ => Err(usage("--queries FILE and --trec go together")),
        }
    }

    fn ids(&mut self) -> Result<Vec<String>, Failure> {
        let ids = self
            .values
            .drain(..)
            .map(|id| id.string())
            .collect::<Result<Vec<_>, _>>()?;
        let doubled = ids.iter().enumerate().any(|(at, id)| ids[..at].contains(id));
        if ids.len() < 2 || doubled {
            return Err(usage(
                "name two or more different articles by their ids; `dossier check FOLDER` lists them",
            ));
        }
        Ok(ids)
    }

    /// Refuses what the command has no use for.
    fn refuse_rest(&self, command: &str) -> Result<(), Failure> {
        let rest = [
            (self.json, "--json"),
            (self.any, "--any"),
            (self.names, "--names"),
            (self.csv, "--csv"),
            (self.markdown, "--markdown"),
            (self.least.is_some(), "--least"),
            (self.trec, "--trec"),
            (self.output.is_some(), "--output"),
            (self.title.is_some(), "--title"),
            (self.template.is_some(), "--template"),
            (self.app, "--app"),
            (self.limit.is_some(), "--limit"),
            (self.queries.is_some(), "--queries"),
        ];
        if let Some((_, option)) = rest.iter().find(|(given, _)| *given) {
            return Err(usage(&format!("{option} cannot be used here with {command}")));
        }
        match self.values.first() {
            Some(value) if command == "search" => {
                let value = value.to_string_lossy();
                Err(usage(&format!(
                    "{value:?} is too much; put a query of several words into quotation marks"
                )))
            }
            Some(value) => Err(usage(&format!(
                "{:?} is too much for {command}",
                value.to_string_lossy()
            ))),
            None => Ok(()),
        }
    }
}

fn usage(what: &str) -> Failure {
    Failure::Usage(what.to_owned())
}
