//! `kliping watch`: builds, and builds again when anything that the site is made from has changed.

use super::report::Reporter;
use super::{BuildArguments, Building, FAILED, build, load};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::pipeline::{Changed, Memory};
use crate::watch::{Inputs, Watcher, Woken};

/// Builds until the process is ended. After each attempt `told` is given the configuration, if it could
/// be read, everything that was noticed, and whether a site was published. A `preview` remembers no address.
pub fn run(
    arguments: &BuildArguments,
    preview: bool,
    reporter: &Reporter,
    mut told: impl FnMut(Option<&Config>, &[Diagnostic], bool),
) -> ! {
    let mut watcher = Watcher::new();
    let mut memory = Memory::in_process();
    let configuration = Inputs::only(&arguments.config);
    let mut inputs = configuration.clone();
    let mut trouble = None;
    let mut is_check = false;
    loop {
        // States are noted before anything is read: a change during a build is seen after it.
        let configured = configuration.look();
        let loaded = load(arguments, preview);
        if let Ok(config) = &loaded {
            inputs = Inputs::of(config);
        }
        watcher.listen(&inputs);
        let seen = inputs.look();
        if configuration.look() != configured {
            continue;
        }
        if watcher.trouble() != trouble.as_deref() {
            trouble = watcher.trouble().map(str::to_owned);
            reporter.all(&trouble.iter().map(|why| blind(why)).collect::<Vec<_>>());
        }
        let mut seen = Some(seen);
        match loaded {
            Ok(config) => {
                let mut building = Building {
                    config: &config,
                    memory: &mut memory,
                    has_timings: arguments.timings,
                    reporter,
                };
                let mut changed = Changed::Anything;
                loop {
                    let outcome = build(&mut building, &changed, is_check);
                    if !(is_check && outcome.is_unchanged) {
                        told(Some(&config), &outcome.diagnostics, outcome.code != FAILED);
                    }
                    // Nothing tells when the other build ends; each attempt waits some seconds for it.
                    if outcome.is_busy {
                        is_check = false;
                        break;
                    }
                    match watcher.wait(seen, Some(&config.content), Some(&config.output)) {
                        Woken::Captures(paths) => changed = Changed::Captures(paths),
                        Woken::Anything => {
                            // After quick builds everything is looked at once, without a word if all is well.
                            is_check = seen.is_none();
                            break;
                        }
                    }
                    (seen, is_check) = (None, false);
                }
            }
            Err(problems) => {
                super::fail(reporter, &problems);
                told(None, &problems, false);
                watcher.wait(seen.take(), None, None);
                is_check = false;
            }
        }
    }
}

fn blind(why: &str) -> Diagnostic {
    Diagnostic::warning(format!("the system does not report all changes: {why}"))
        .hint("changes are still found, but only by looking at all files every few seconds")
}
