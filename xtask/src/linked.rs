//! Script and program, linked more closely than wasm-bindgen leaves them: what the other never calls is taken out of
//! each, and the names by which they call each other are short.
//!
//! wasm-bindgen writes for pages that may call anything. Here the script is the only caller, and a dependency of Leptos
//! brings classes for streams to a server that this page does not have. Everything rests on how the pinned version of
//! wasm-bindgen lays out its script; what is not found as expected stays, or is an error, and never a broken page.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::module::Module;
use crate::{living, neighbours, panics, project, tools};

/// The script and the program, linked and optimised; with what panics say or without.
pub fn link(script: &str, program: &Path, panics_speak: bool) -> Result<(String, Vec<u8>)> {
    let script = without_classes(script)?;
    let bytes = fs::read(program).with_context(|| format!("cannot read {}", program.display()))?;
    let mut module = Module::read(&bytes).context("wasm-bindgen wrote a program that cannot be read")?;
    let called: Vec<&str> = identifiers(&script)
        .filter_map(|(before, name)| before.ends_with("wasm.").then_some(name))
        .collect();
    module.exports.retain(|export| called.contains(&export.name.as_str()));
    if !panics_speak {
        living::keep(&mut module, &as_linked()?)
            .context("what the program never reaches could not be taken out of it")?;
        panics::silence(&mut module).context("what panics say could not be taken out of the program")?;
    }
    let trimmed = program.with_extension("trimmed.wasm");
    fs::write(&trimmed, module.write()).with_context(|| format!("cannot write {}", trimmed.display()))?;
    let mut module =
        Module::read(&tools::optimised(&trimmed)?).context("wasm-opt wrote a program that cannot be read")?;
    neighbours::arrange(&mut module).context("its functions could not be put in order")?;
    let script = with_imports(&script, &module);
    let script = rename(&mut module, &script)?;
    Ok((script, module.write()))
}

/// The program as the linker wrote it, with its notes, before wasm-bindgen came to it.
fn as_linked() -> Result<Module> {
    let folder = project::target().join(tools::TARGET).join("page");
    let file = folder.join("dossier-app.wasm");
    let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    Module::read(&bytes).context("the linker wrote a program that cannot be read")
}

/// The script without the classes that it exports, since a script that stands in a page exports nothing.
fn without_classes(script: &str) -> Result<String> {
    let mut kept = String::with_capacity(script.len());
    let mut classes: Vec<&str> = Vec::new();
    let mut lines = script.lines();
    while let Some(line) = lines.next() {
        let registry = line.starts_with("const ") && line.contains("Finalization = (typeof FinalizationRegistry");
        if let Some(class) = line.strip_prefix("export class ") {
            classes.extend(class.split_whitespace().next());
            lines.find(|line| *line == "}");
        } else if registry {
            lines.find(|line| line.ends_with(';'));
        } else if !line.starts_with("if (Symbol.dispose) ") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    if let Some((_, class)) = identifiers(&kept).find(|(_, name)| classes.contains(name)) {
        bail!("the script uses the class {class}, which is taken out of it; see xtask/src/linked.rs");
    }
    Ok(kept)
}

/// The script without the functions that the program does not import. Each stands on lines of its own in one object.
fn with_imports(script: &str, module: &Module) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut lines = script.lines();
    while let Some(line) = lines.next() {
        let entry = line
            .strip_prefix("        ")
            .and_then(|rest| rest.split_once(": function("));
        match entry {
            Some((name, _)) if !module.imports.iter().any(|import| import.name == name) => {
                if !line.ends_with("},") {
                    lines.find(|line| line.starts_with("        }"));
                }
            }
            _ => {
                kept.push_str(line);
                kept.push('\n');
            }
        }
    }
    kept
}

/// Every identifier of a script, with what stands before it. Words in strings and comments count as well, which does
/// no harm: the names that are looked for hold a hash, or follow `wasm.`.
fn identifiers(script: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + script[at..].find(is_part)?;
        let end = script[start..]
            .find(|c| !is_part(c))
            .map_or(script.len(), |length| start + length);
        at = end;
        Some((&script[..start], &script[start..end]))
    })
}

/// Gives all that is imported and exported a short name, in the module and in the script, which is returned.
fn rename(module: &mut Module, script: &str) -> Result<String> {
    let mut imports: BTreeMap<String, String> = BTreeMap::new();
    let mut exports: BTreeMap<String, String> = BTreeMap::new();
    for (place, import) in module.imports.iter_mut().enumerate() {
        let short = short(place);
        imports.insert(std::mem::replace(&mut import.name, short.clone()), short);
    }
    for (place, export) in module.exports.iter_mut().enumerate() {
        let short = short(place);
        exports.insert(std::mem::replace(&mut export.name, short.clone()), short);
    }
    let mut renamed = String::with_capacity(script.len());
    let mut at = 0;
    for (before, name) in identifiers(script) {
        let names = if before.ends_with("wasm.") { &exports } else { &imports };
        if let Some(short) = names.get(name) {
            renamed.push_str(&script[at..before.len()]);
            renamed.push_str(short);
            at = before.len() + name.len();
        }
    }
    renamed.push_str(&script[at..]);
    let Some(of) = module.imports.first().map(|import| format!("\"{}\"", import.module)) else {
        return Ok(renamed);
    };
    if renamed.matches(&of).count() != 1 {
        bail!("the script does not name what the program imports from, {of}, once");
    }
    module
        .imports
        .iter_mut()
        .for_each(|import| import.module = "a".to_owned());
    Ok(renamed.replace(&of, "\"a\""))
}

/// A name for each number: a, b … z, aa, ab …
fn short(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'a' + (number % 26) as u8);
        number /= 26;
        if number == 0 {
            break;
        }
        number -= 1;
    }
    letters.reverse();
    letters.into_iter().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::{EXPORTS, Export, FUNCTION, IMPORTS, Import};

    const SCRIPT: &str = "\
export class Stream {
    free() {
        wasm.stream_free();
    }
}
if (Symbol.dispose) Stream.prototype[Symbol.dispose] = Stream.prototype.free;

function __wbg_get_imports() {
    const import0 = {
        __wbg_log_12ab: function(arg0) {
            console.log(arg0);
        },
        __wbg_gone_34cd: function() { return handleError(function (arg0) {
            fetch(arg0);
        }, arguments); },
    };
    return { \"./app_bg.js\": import0 };
}
const StreamFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {} }
    : new FinalizationRegistry(ptr => wasm.stream_free(ptr));
wasm.__wbindgen_start();
";

    fn module() -> Module {
        Module {
            sections: vec![(1, b"types".to_vec()), (IMPORTS, Vec::new()), (EXPORTS, Vec::new())],
            names: BTreeMap::new(),
            notes: BTreeMap::new(),
            imports: vec![Import {
                module: "./app_bg.js".into(),
                name: "__wbg_log_12ab".into(),
                kind: 300,
            }],
            exports: vec![Export {
                name: "__wbindgen_start".into(),
                kind: FUNCTION,
                number: 7,
            }],
        }
    }

    #[test]
    fn what_is_not_called_goes_and_the_rest_is_renamed() {
        let mut module = module();
        let script = with_imports(&without_classes(SCRIPT).expect("no class is used"), &module);
        assert_eq!(
            rename(&mut module, &script).expect("one module"),
            "
function __wbg_get_imports() {
    const import0 = {
        a: function(arg0) {
            console.log(arg0);
        },
    };
    return { \"a\": import0 };
}
wasm.a();
"
        );
        let again = Module::read(&module.write()).expect("a module");
        assert_eq!((again.imports[0].module.as_str(), again.imports[0].kind), ("a", 300));
        assert_eq!((again.exports[0].name.as_str(), again.exports[0].number), ("a", 7));
        assert_eq!(again.write(), module.write());
    }

    #[test]
    fn a_class_in_use_is_an_error() {
        let error = without_classes(&format!("{SCRIPT}Stream.wrap(1);\n")).expect_err("it is in use");
        assert!(error.to_string().contains("Stream"), "{error}");
    }

    #[test]
    fn short_names_are_many_and_each_another() {
        let names: Vec<String> = (0..1000).map(short).collect();
        assert_eq!(
            (names[0].as_str(), names[25].as_str(), names[26].as_str()),
            ("a", "z", "aa")
        );
        let mut sorted = names.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(sorted.len(), names.len());
    }
}
